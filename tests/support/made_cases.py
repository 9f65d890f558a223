"""Failing inputs whose generators lie beside the real data, not in the project."""

from __future__ import annotations

import os
import runpy
import sys
import warnings
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pydicom.config import disable_value_validation

_BESIDE = Path(__file__).parents[3] / "shared" / "cases"
GENERATORS = Path(os.environ.get("DOSISCOPE_CASES", _BESIDE))


def made_case(name: str, folder: Path) -> Path:
    """Write a case into a folder and return it; skip where its generator is absent.

    ``name`` is the beginning of the generator's: "c23".
    """
    found = sorted(GENERATORS.glob(f"{name}*.py"))
    if not found:
        pytest.skip(f"generator {name} is not at hand (set DOSISCOPE_CASES)")
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in _files(found[0]).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@cache
def _files(generator: Path) -> dict[Path, bytes]:
    """What a generator writes, by the place in its folder.

    It runs once, as a program would, but within this process: another one takes longer
    to import what it needs than to write a case.
    """
    with (
        TemporaryDirectory() as made,
        pytest.MonkeyPatch.context() as patch,
        warnings.catch_warnings(action="ignore"),
        disable_value_validation(),
    ):
        patch.setattr(sys, "argv", [str(generator), made])
        patch.setattr(sys, "path", [str(GENERATORS), *sys.path])
        patch.setattr(sys, "dont_write_bytecode", True)
        patch.chdir(GENERATORS)
        runpy.run_path(str(generator), run_name="__main__")
        written = (path for path in Path(made).rglob("*") if path.is_file())
        return {path.relative_to(made): path.read_bytes() for path in written}
