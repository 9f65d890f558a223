"""Generated cases for tests: the good case, and one change at a time to it."""

from __future__ import annotations

import copy
import pickle
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.dataelem import RawDataElement

from dosiscope.demo.dicom.header import set_decimals
from support.synthetic.build import BuiltCase, build_case
from support.synthetic.encode import as_read, file_of
from support.synthetic.good import good_case

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import CaseDescription, Roi

Mutation = Callable[[BuiltCase], None]


@cache
def _good(orientation: str, seed: str) -> tuple[bytes, dict[str, bytes]]:
    """The good case as pickled, and its files by name."""
    built = build_case(good_case(orientation, seed))
    built.structure_set = as_read(built.structures)
    built.plans = [as_read(plan) for plan in built.plans]
    built.doses = [as_read(dose) for dose in built.doses]
    files = {name: file_of(dataset) for name, dataset in built.named()}
    return pickle.dumps(built), files


def good_built(orientation: str = "HFS", seed: str = "good") -> BuiltCase:
    """The good case as objects; made once, and copied each time."""
    state, files = _good(orientation, seed)
    built: BuiltCase = pickle.loads(state)
    built.know(files.values())
    return built


def write_good(folder: Path, *mutations: Mutation, orientation: str = "HFS") -> Path:
    """Write the good case, changed by the mutations in turn; return the folder."""
    if mutations:
        built = good_built(orientation)
        for mutate in mutations:
            mutate(built)
        built.write(folder)
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in _good(orientation, "good")[1].items():
        (folder / name).write_bytes(file)
    return folder


def with_rois(*rois: Roi, case: CaseDescription | None = None) -> CaseDescription:
    """Return a case (the good one) with these ROIs instead of its own."""
    case = case or good_case()
    assert case.structure_set is not None
    structures = replace(case.structure_set, rois=rois)
    # its plan may name an ROI that is gone
    plans = tuple(
        replace(p, prescriptions=tuple(replace(r, roi=None) for r in p.prescriptions))
        for p in case.plans
    )
    return replace(case, structure_set=structures, plans=plans)


def with_dose(case: CaseDescription | None = None, **changes: Any) -> CaseDescription:
    """Return a case (the good one) whose first dose is changed in these fields."""
    case = case or good_case()
    first, *others = case.doses
    return replace(case, doses=(replace(first, **changes), *others))


def setting(where: str, path: str, value: Any) -> Mutation:
    """Set an attribute: ``where`` is ct, structures, plan or dose.

    ``path`` names attributes and item indices: "ROIContourSequence.1.ROIDisplayColor".
    For ct every image is changed.
    """

    def mutate(built: BuiltCase) -> None:
        for dataset in _objects(built, where):
            parent, keyword = _parent(dataset, path)
            setattr(parent, keyword, value)

    return mutate


def without(where: str, path: str) -> Mutation:
    """Remove an attribute; arguments as in `setting`."""

    def mutate(built: BuiltCase) -> None:
        for dataset in _objects(built, where):
            parent, keyword = _parent(dataset, path)
            delattr(parent, keyword)

    return mutate


def unreadable(where: str, path: str, text: str) -> Mutation:
    """Give an attribute a text that its VR does not allow; as `setting` otherwise."""

    def mutate(built: BuiltCase) -> None:
        for dataset in _objects(built, where):
            parent, keyword = _parent(dataset, path)
            old = parent[keyword]
            raw = text.encode().ljust(len(text) + len(text) % 2)
            parent[keyword] = RawDataElement(
                old.tag, old.VR, len(raw), raw, 0, False, True
            )

    return mutate


def _objects(built: BuiltCase, where: str) -> list[Dataset]:
    return {
        "ct": built.ct,
        "structures": [built.structure_set] if built.structure_set else [],
        "plan": built.plans,
        "dose": built.doses,
        "all": built.datasets,
    }[where]


def _parent(dataset: Dataset, path: str) -> tuple[Dataset, str]:
    *steps, keyword = path.split(".")
    found: Any
    for step in steps:
        found = dataset[int(step)] if step.isdigit() else getattr(dataset, step)
        dataset = found
    return dataset, keyword


def contours(built: BuiltCase, roi_number: int) -> list[Dataset]:
    """Items of the Contour Sequence of an ROI."""
    for found in built.structures.ROIContourSequence:
        if found.ReferencedROINumber == roi_number:
            return list(found.ContourSequence)
    raise LookupError(f"no ROI {roi_number}")


def points_of(contour: Dataset) -> np.ndarray:
    """Vertices of a contour item, shape (n, 3), mm."""
    return np.array([float(v) for v in contour.ContourData]).reshape(-1, 3)


def set_points(contour: Dataset, points: np.ndarray, digits: int = 3) -> None:
    """Give a contour item other vertices (and their count)."""
    contour.NumberOfContourPoints = len(points)
    set_decimals(contour, "ContourData", points, digits)


def beside_images(offset: float) -> Mutation:
    """Move every contour, points left out, off its image by this distance, mm."""

    def mutate(built: BuiltCase) -> None:
        for items in built.structures.ROIContourSequence:
            for item in items.get("ContourSequence", ()):
                if item.ContourGeometricType != "POINT":
                    set_points(item, np.add(points_of(item), [0, 0, offset]), 4)

    return mutate


# --- changes that must change nothing -----------------------------------------


def shuffled_instance_numbers(built: BuiltCase) -> None:
    """Instance Numbers in an order that has nothing to do with z."""
    numbers = list(range(1, len(built.ct) + 1))
    random.Random(1).shuffle(numbers)
    for image, number in zip(built.ct, numbers, strict=True):
        image.InstanceNumber = number


def shuffled_files(built: BuiltCase) -> None:
    """CT files named in an order that has nothing to do with z."""
    random.Random(2).shuffle(built.ct)


def permuted_rois(built: BuiltCase) -> None:
    """Contours and observations in another order than the ROIs."""
    structures = built.structures
    structures.ROIContourSequence = list(reversed(structures.ROIContourSequence))
    found = list(structures.RTROIObservationsSequence)
    structures.RTROIObservationsSequence = [*found[2:], *found[:2]]


def unreliable_values_changed(built: BuiltCase) -> None:
    """Falsify everything that must not be relied upon."""
    for image in built.ct:
        image.SliceThickness = "99"
        image.SliceLocation = "7"
    built.dose.SliceThickness = "0"
    for roi in built.structures.StructureSetROISequence:
        roi.ROIVolume = "1"


def private_attributes_added(built: BuiltCase) -> None:
    """Add private and foreign attributes everywhere."""
    for dataset in built.datasets:
        block = dataset.private_block(0x0029, "SOMEONE ELSE", create=True)
        block.add_new(0x10, "OB", bytes(256))
        block.add_new(0x11, "UN", b"what is this")
        dataset.PatientComments = "not listed in the profile"


HARMLESS: tuple[Mutation, ...] = (
    shuffled_instance_numbers,
    shuffled_files,
    permuted_rois,
    unreliable_values_changed,
    private_attributes_added,
)


def reordered(roi_contours: Iterable[Dataset], seed: int = 3) -> list[Dataset]:
    """Return contour items in another order (deep copies)."""
    found = [copy.deepcopy(c) for c in roi_contours]
    random.Random(seed).shuffle(found)
    return found
