"""Objects beside plan, dose, structures and CT of a case: one of each further kind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from support.cases import good_built
from support.synthetic.rt_image import rt_image
from support.synthetic.second import (
    OTHER_FRAME,
    SERIES,
    homogeneous,
    join,
    registration,
    series,
)
from support.synthetic.treatment_records import beams_record, override

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase

#: What is laid over the CT with ``--over``.
OVER: Final = SERIES


def beside(built: BuiltCase) -> dict[str, Dataset]:
    """Return them by the name of their file; of whom they are is as the case has it."""
    record = beams_record(built.plan, 1)
    point = record.TreatmentSessionBeamSequence[0].ControlPointDeliverySequence[0]
    point.OverrideSequence = [override(0x300A011E, "Gantry by hand")]
    found = {"RTRECORD.1.dcm": record, "RTIMAGE.1.dcm": rt_image(built)}
    images = series(built, shape=(3, 8, 9))
    found |= {f"MR.{n:04d}.dcm": image for n, image in enumerate(images, 1)}
    found["REG.dcm"] = registration(built, join(OTHER_FRAME, homogeneous()))
    return found


def nested(dataset: Dataset) -> Iterator[Dataset]:
    """Yield an object and all items in it, however deep."""
    yield dataset
    for element in dataset:
        if element.VR == "SQ":
            for item in element.value:
                yield from nested(item)


def write_beside(folder: Path, built: BuiltCase | None = None) -> Path:
    """Write a case, else the good one, and what is beside it."""
    files = _good_files() if built is None else _files(built)
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        (folder / name).write_bytes(file)
    return folder


def _files(built: BuiltCase) -> dict[str, bytes]:
    named = [*built.named(), *beside(built).items()]
    return {name: built.file_of(dataset) for name, dataset in named}


@cache
def _good_files() -> dict[str, bytes]:
    return _files(good_built())
