"""The generator that shares no code with the project, and what kinds need of it.

Its PTV is a cylinder of 15 mm about the origin, 30 mm long, its dose a Gaussian of
63 Gy.
"""

from __future__ import annotations

import copy
import importlib.util
import math
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from support.made_cases import GENERATORS

if TYPE_CHECKING:
    from pathlib import Path

# what the generator makes, in closed form
PTV_CC = math.pi * 15**2 * 30 / 1000
# the mean of 63 exp(-r^2 / 2 / 32^2) over the disc times that of exp(-z^2 / 2 / 30^2)
_DISC = 2 * 32**2 / 15**2 * (1 - math.exp(-(15**2) / 2 / 32**2))
_LENGTH = 30 / 15 * math.sqrt(math.pi / 2) * math.erf(15 / 30 / math.sqrt(2))
PTV_MEAN_GY = 63 * _DISC * _LENGTH
# the samples nearest to the middle lie 1.5 mm off it in x, y and z
MAXIMUM_GY = 63 * math.exp(-2 * 1.5**2 / 2 / 32**2 - 1.5**2 / 2 / 30**2)


@cache
def phantom() -> Any:
    """Return the generator; skip where it is not at hand."""
    path = GENERATORS / "phantom.py"
    if not path.is_file():
        pytest.skip("the generator phantom.py is not at hand (set DOSISCOPE_CASES)")
    spec = importlib.util.spec_from_file_location("independent_phantom", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    return module


def base(**changes: Any) -> Any:
    """Return the case that all kinds start from."""
    return phantom().base(**changes)


def again(dataset: Any) -> Any:
    """Return a copy that is an object of its own."""
    made = copy.deepcopy(dataset)
    uid = phantom().generate_uid()
    made.SOPInstanceUID = made.file_meta.MediaStorageSOPInstanceUID = uid
    return made


def save(dataset: Any, path: Path) -> None:
    """Write one object more."""
    path.parent.mkdir(parents=True, exist_ok=True)
    dataset.save_as(path, enforce_file_format=True)


def item(**values: Any) -> Any:
    """Return an item of a sequence."""
    made = phantom().Dataset()
    for keyword, value in values.items():
        setattr(made, keyword, value)
    return made


def scaled(dose: Any, factor: float) -> None:
    """Give a dose another scaling."""
    dose.DoseGridScaling = f"{float(dose.DoseGridScaling) * factor:.9e}"
