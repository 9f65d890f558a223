"""Real data sets, where they are at hand; they are never part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).parents[3] / "shared" / "data"
DATA = Path(os.environ.get("DOSISCOPE_DATA", _BESIDE))


def case_dir(name: str) -> Path:
    """Return the folder of a data set; skip the test where it is absent."""
    folder = DATA / name
    if not folder.is_dir():
        pytest.skip(f"data set {name} is not at hand (set DOSISCOPE_DATA)")
    return folder
