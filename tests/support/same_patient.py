"""Ways to write one patient in other files: nothing that is seen may change.

Each takes the objects of a case and changes them in place.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np

from support.cases import points_of, set_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase

    Contour = Dataset


def every_contour(built: BuiltCase) -> Iterator[Contour]:
    """All contour items of the structure set."""
    for roi in built.structures.ROIContourSequence:
        yield from roi.ContourSequence


def permuted_items(built: BuiltCase) -> None:
    """Items of every sequence whose order means nothing, in another order."""
    chance = random.Random(4)
    structures, plan = built.structures, built.plan
    for dataset, keyword in (
        (structures, "ROIContourSequence"),
        (structures, "RTROIObservationsSequence"),
        *((roi, "ContourSequence") for roi in structures.ROIContourSequence),
        (plan.FractionGroupSequence[0], "ReferencedBeamSequence"),
    ):
        items = list(getattr(dataset, keyword))
        chance.shuffle(items)
        setattr(dataset, keyword, items)


def renumbered(built: BuiltCase) -> None:
    """Other ROI Numbers and Contour Numbers, in all places alike."""
    new = {n: 7 - 13 * n for n in range(1, 20)}
    structures = built.structures
    for roi in structures.StructureSetROISequence:
        roi.ROINumber = new[int(roi.ROINumber)]
    for sequence in (
        structures.ROIContourSequence,
        structures.RTROIObservationsSequence,
    ):
        for item in sequence:
            item.ReferencedROINumber = new[int(item.ReferencedROINumber)]
    for reference in built.plan.DoseReferenceSequence:
        if "ReferencedROINumber" in reference:
            reference.ReferencedROINumber = new[int(reference.ReferencedROINumber)]
    for dvh in built.dose.DVHSequence:
        for item in dvh.DVHReferencedROISequence:
            item.ReferencedROINumber = new[int(item.ReferencedROINumber)]
    for contour in every_contour(built):
        if "ContourNumber" in contour:
            contour.ContourNumber = 1000 + 3 * int(contour.ContourNumber)
        attached = contour.get("AttachedContours")
        if attached:
            many = attached if hasattr(attached, "__iter__") else [attached]
            contour.AttachedContours = [1000 + 3 * int(n) for n in many]


def untrusted_values(built: BuiltCase) -> None:
    """False values in all attributes that must not be relied upon."""
    for image in built.ct:
        image.SliceThickness, image.SliceLocation = "99", "7"
    built.dose.SliceThickness = "0"
    built.dose.NormalizationPoint = [1, 2, 3]
    for roi in built.structures.StructureSetROISequence:
        roi.ROIVolume = "1"
    for contour in every_contour(built):
        contour.ContourSlabThickness = "99"


def reversed_frames(built: BuiltCase) -> None:
    """The dose from its other end: frames and offsets reversed."""
    dose = built.dose
    offsets = [float(v) for v in dose.GridFrameOffsetVector]
    x, y, z = map(float, dose.ImagePositionPatient)
    dose.ImagePositionPatient = [x, y, z + offsets[-1]]
    dose.GridFrameOffsetVector = [v - offsets[-1] for v in reversed(offsets)]
    shape = (len(offsets), dose.Rows, dose.Columns)
    stored = np.frombuffer(dose.PixelData, f"<u{dose.BitsAllocated // 8}")
    dose.PixelData = stored.reshape(shape)[::-1].tobytes()


def _each_contour(change: Callable[[np.ndarray], np.ndarray]) -> Callable[..., None]:
    def changed(built: BuiltCase) -> None:
        for contour in every_contour(built):
            if contour.ContourGeometricType == "CLOSED_PLANAR":
                set_points(contour, change(points_of(contour)), 3)

    return changed


other_start = _each_contour(lambda points: np.roll(points, len(points) // 3, axis=0))
reversed_winding = _each_contour(lambda points: points[::-1])


def translated(by: tuple[float, float, float]) -> Callable[[BuiltCase], None]:
    """The whole patient at another place."""

    def change(built: BuiltCase) -> None:
        def moved(point: Any) -> list[float]:
            return [round(float(v) + d, 3) for v, d in zip(point, by, strict=True)]

        for dataset in (*built.ct, built.dose):
            dataset.ImagePositionPatient = moved(dataset.ImagePositionPatient)
        for contour in every_contour(built):
            set_points(contour, points_of(contour) + np.array(by))
        for beam in built.plan.BeamSequence:
            point = beam.ControlPointSequence[0]
            if "IsocenterPosition" in point:
                point.IsocenterPosition = moved(point.IsocenterPosition)

    return change


def renamed_files(folder: Path) -> None:
    """Names that say nothing, in folders that say nothing."""
    files = sorted(folder.iterdir())
    random.Random(5).shuffle(files)
    for n, path in enumerate(files):
        place = folder / f"{n % 3}"
        place.mkdir(exist_ok=True)
        path.rename(place / f"{n:03d}")
