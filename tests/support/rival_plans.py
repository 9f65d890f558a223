"""The good case with rivals of its plan, each in files of its own."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydicom.uid import UID

from support.cases import good_built, write_good

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

#: What is done to plan, dose and structure set of a rival before it is written.
Change = "Callable[[Dataset, Dataset, Dataset], object]"


@dataclass(frozen=True, slots=True)
class Written:
    """A rival, by UID, and its files."""

    dose: str
    plan: str
    structure_set: str
    dose_file: Path


def write_rival(
    folder: Path,
    name: str,
    factor: float = 1.1,
    change: Callable[[Dataset, Dataset, Dataset], object] | None = None,
    *,
    has_own_structures: bool = False,
) -> Written:
    """Write a plan of the good case with so many times the dose; see `write_good`.

    Parameters
    ----------
    change
        What else is done to plan, dose and structure set.
    has_own_structures
        Whether it was made on a structure set of its own: a copy of the same contours.
    """
    built = good_built()
    plan, dose = copy.deepcopy(built.plan), copy.deepcopy(built.dose)
    structures = copy.deepcopy(built.structures)
    if has_own_structures:
        _rename(structures, name)
        structures.StructureSetLabel = f"SS {name}"
        plan.ReferencedStructureSetSequence[
            0
        ].ReferencedSOPInstanceUID = structures.SOPInstanceUID
    _rename(plan, name)
    plan.RTPlanLabel = name
    _rename(dose, name)
    dose.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = plan.SOPInstanceUID
    dose.DoseGridScaling = f"{float(dose.DoseGridScaling) * factor:.10g}"
    if change is not None:
        change(plan, dose, structures)
    folder.mkdir(parents=True, exist_ok=True)
    written = [("RP", plan), ("RD", dose)]
    if has_own_structures:
        written.append(("RS", structures))
    for kind, dataset in written:
        (folder / f"{kind}.{name}.dcm").write_bytes(built.file_of(dataset))
    return Written(
        dose=str(dose.SOPInstanceUID),
        plan=str(plan.SOPInstanceUID),
        structure_set=str(structures.SOPInstanceUID),
        dose_file=folder / f"RD.{name}.dcm",
    )


def write_two_plans(folder: Path, factor: float = 1.1, **more: Any) -> Written:
    """Write the good case and its rival "B"; return the rival."""
    return write_rival(write_good(folder), "B", factor, **more)


def good_dose() -> str:
    """UID of the dose of the good case."""
    return str(good_built().dose.SOPInstanceUID)


def _rename(dataset: Dataset, name: str) -> None:
    uid = UID(f"{str(dataset.SOPInstanceUID)[:50]}.{sum(map(ord, name))}")
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = uid
