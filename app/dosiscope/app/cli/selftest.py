"""``dosiscope selftest``: whether this installation calculates right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import print_json, run
from dosiscope.app.selftest_report import selftest_text, selftest_values
from dosiscope.core.phantoms.selftest import run_selftest

if TYPE_CHECKING:
    from argparse import Namespace


def selftest(arguments: Namespace) -> int:
    """Run the phantoms and print table and verdict; status 1 where a check failed."""
    result = run(run_selftest())
    if arguments.json:
        print_json(selftest_values(result))
    else:
        print(selftest_text(result))
    return 0 if result.passed else 1
