"""The result of a self-test as text and as values, to be filed."""

from __future__ import annotations

import platform
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dosiscope.core.__about__ import __version__
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from dosiscope.core.phantoms.selftest import SelfTest


def installation() -> dict[str, str]:
    """Return what the test ran on, and when; no name of a machine or of a person."""
    import numpy as np
    import scipy

    return {
        "program": f"Dosiscope {__version__}",
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }


def selftest_text(result: SelfTest) -> str:
    """Return installation, table and verdict as lines of text."""
    about = installation()
    head = [
        tr(
            "Self-test of {program}, {date}",
            program=about["program"],
            date=about["date"],
        ),
        f"Python {about['python']}, numpy {about['numpy']}, scipy {about['scipy']}, "
        f"{about['system']}",
        tr(
            "Volumes and DVHs of shapes in a linear dose beside their closed forms;\n"
            "a frame of every transfer syntax beside the pixels it was made of"
        ),
    ]
    return "\n".join([*head, "", *result.table()])


def selftest_values(result: SelfTest) -> dict[str, Any]:
    """Return installation, verdict and every check as plain values for JSON."""
    worst = result.largest
    return {
        **installation(),
        "passed": result.passed,
        "verdict": result.verdict,
        "largest_error": {
            "phantom": worst.phantom,
            "quantity": worst.quantity,
            "error_percent": round(worst.error, 6),
            "allowed_percent": worst.limit,
        },
        "checks": [
            {
                "phantom": check.phantom,
                "quantity": check.quantity,
                "unit": check.unit,
                "expected": round(check.expected, 6),
                "found": round(check.found, 6),
                "error_percent": round(check.error, 6),
                "allowed_percent": check.limit,
                "passed": check.passed,
            }
            for check in result.checks
        ],
        "transfer_syntaxes": [
            {
                "uid": frame.sample.syntax,
                "name": frame.sample.name,
                "largest_difference": frame.difference,
                "allowed_difference": frame.sample.allowed,
                "passed": frame.passed,
                "reason": frame.reason,
                "lacks": frame.lacks,
            }
            for frame in result.frames
        ],
    }
