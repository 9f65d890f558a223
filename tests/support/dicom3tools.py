"""Independent checkers of DICOM objects: the programs of dicom3tools."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def dciodvfy(path: Path) -> list[str]:
    """Return errors and warnings about one object; skips where there is none to ask."""
    return [
        line
        for line in _said("dciodvfy", "-new", path)
        if line.startswith(("Error", "Warning", "dciodvfy:"))
    ]


def dcentvfy(*paths: Path) -> list[str]:
    """Return what does not fit between objects; skips where there is none to ask."""
    return _said("dcentvfy", *paths)


def _said(name: str, *arguments: str | Path) -> list[str]:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed (package dicom3tools of the system)")
    found = subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=False
    )
    return (found.stderr + found.stdout).strip().splitlines()
