"""The generator that shares no code with the project, and what kinds need of it.

Its PTV is a cylinder of 15 mm about the origin, 30 mm long, its dose a Gaussian of
63 Gy.
"""

from __future__ import annotations

import copy
import importlib.util
import math
import pickle
import random
import re
import sys
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

import pytest
from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset
from pydicom.uid import PYDICOM_ROOT_UID, UID

from support.made_cases import GENERATORS
from support.synthetic.encode import read_from, saved

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


_DIGITS = 38  # after the root: as many in every UID, so that one can replace another
_UIDS = re.compile(rf"{re.escape(PYDICOM_ROOT_UID)}\d{{{_DIGITS}}}".encode())


@cache
def phantom() -> Any:
    """Return the generator; skip where it is not at hand.

    Its base case is made once for the same arguments, see `_copy`.
    """
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
    vars(module).update(generate_uid=_uid, base=partial(_copy, module.base))
    return module


def _uid() -> UID:
    first = 10 ** (_DIGITS - 1)
    return UID(f"{PYDICOM_ROOT_UID}{random.randrange(first, 10 * first)}")


def _copy(make: Any, **changes: Any) -> Any:
    """Return a case of these arguments with UIDs of its own.

    To check some 50,000 coordinates one by one takes the generator ten times as long
    as all else, and a case is the same each time but for its UIDs.
    """
    fresh: dict[bytes, bytes] = {}

    def anew(found: re.Match[bytes]) -> bytes:
        return fresh.setdefault(found[0], _uid().encode())

    state = _UIDS.sub(anew, _made(make, pickle.dumps(changes)))
    case = phantom().Case()
    vars(case).update(pickle.loads(state))
    return case


@lru_cache(maxsize=40)  # about 1.5 MB each
def _made(make: Any, arguments: bytes) -> bytes:
    """What a case holds, pickled: its objects as they are read from their files."""
    with disable_value_validation():
        parts = vars(make(**pickle.loads(arguments)))
        parts["ct"] = [_read(one) for one in parts["ct"]]
        objects = {k: v for k, v in parts.items() if isinstance(v, Dataset)}
        read = {name: _read(one) for name, one in objects.items()}
    return pickle.dumps({**parts, **read})


def _read(dataset: Dataset) -> Dataset:
    read = read_from(saved(dataset))
    read.preamble = dataset.preamble
    return read


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
