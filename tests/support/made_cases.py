"""Failing inputs whose generators lie beside the real data, not in the project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_BESIDE = Path(__file__).parents[3] / "shared" / "cases"
GENERATORS = Path(os.environ.get("DOSISCOPE_CASES", _BESIDE))


def made_case(name: str, folder: Path) -> Path:
    """Write a case into a folder and return it; skip where its generator is absent.

    ``name`` is the beginning of the generator's: "c23".
    """
    found = sorted(GENERATORS.glob(f"{name}*.py"))
    if not found:
        pytest.skip(f"generator {name} is not at hand (set DOSISCOPE_CASES)")
    subprocess.run(
        [sys.executable, "-B", str(found[0]), str(folder)],
        check=True,
        cwd=GENERATORS,
        capture_output=True,
    )
    return folder
