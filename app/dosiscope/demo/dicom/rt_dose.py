"""RT Dose objects (PS3.3 A.18): grids, stored DVHs, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.uid import RTDoseStorage, RTStructureSetStorage

from dosiscope.demo.dicom.ct_images import set_stored
from dosiscope.demo.dicom.description import Plan
from dosiscope.demo.dicom.header import (
    decimal,
    item,
    items,
    new_object,
    reference,
    set_decimals,
)
from dosiscope.demo.dicom.pixels import arranged, normal_sign, set_plane
from dosiscope.demo.dicom.uids import uid

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import CaseDescription, Dose, Grid, Histogram


def build_dose(case: CaseDescription, dose: Dose) -> Dataset:
    """Return a dose of the case."""
    dataset = new_object(
        case,
        case.study,
        sop_class=RTDoseStorage,
        instance=dose.key,
        modality="RTDOSE",
        series=f"{dose.key} series",
        series_number=4,
        series_description=dose.series_description,
        date=dose.date,
        time=dose.time,
    )
    dataset.ContentDate = dose.date
    dataset.ContentTime = dose.time
    dataset.DoseUnits = dose.units
    dataset.DoseType = dose.type
    if dose.comment:
        dataset.DoseComment = dose.comment
    dataset.DoseSummationType = dose.summation
    if dose.heterogeneity:
        dataset.TissueHeterogeneityCorrection = list(dose.heterogeneity)
    plans = [p for p in case.plans if p.key == dose.plan]
    if dose.plan is not None:
        dataset.ReferencedRTPlanSequence = items([_plan(case, dose, plans)])
    if dose.grid is not None and dose.value is not None:
        _set_grid(dataset, dose, dose.grid, dose.value)
    if dose.dvhs:
        dataset.ReferencedStructureSetSequence = items(
            [reference(RTStructureSetStorage, uid(case.seed, "structure set"))]
        )
        dataset.DVHSequence = items(_dvh(h, dose) for h in dose.dvhs)
    return dataset


def _plan(case: CaseDescription, dose: Dose, plans: list[Plan]) -> Dataset:
    # a plan that is not among the files is referenced all the same
    sop_class = plans[0].sop_class if plans else Plan.sop_class
    found = reference(sop_class, uid(case.seed, dose.plan))
    if dose.beam is not None:
        group = item(ReferencedFractionGroupNumber=1)
        group.ReferencedBeamSequence = items([item(ReferencedBeamNumber=dose.beam)])
        found.ReferencedFractionGroupSequence = items([group])
    return found


def _set_grid(dataset: Dataset, dose: Dose, grid: Grid, value: Any) -> None:
    values = grid.evaluate(value) if callable(value) else value
    if values.shape != grid.shape:
        raise ValueError(f"dose has shape {values.shape}, its grid {grid.shape}")
    z = np.array(grid.z)
    sign = normal_sign(grid)
    upwards = sign > 0 if dose.offsets != "descending" else sign < 0
    if not upwards:
        z, values = z[::-1], values[::-1]
    if dose.offsets == "absolute":
        if grid.orientation != "HFS":
            raise ValueError("absolute offsets go with orientation HFS only")
        offsets = z
    else:
        offsets = sign * (z - z[0])
    stored, scaling = _quantised(values, dose)
    set_plane(dataset, grid, float(z[0]))
    steps = np.abs(np.diff(z))
    dataset.SliceThickness = decimal(float(steps[0])) if len(steps) else None
    dataset.SamplesPerPixel = 1
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.NumberOfFrames = len(z)
    dataset.FrameIncrementPointer = 0x3004000C
    set_decimals(dataset, "GridFrameOffsetVector", offsets, 4)
    dataset.DoseGridScaling = scaling
    set_stored(dataset, arranged(stored, grid))


def _quantised(values: NDArray[Any], dose: Dose) -> tuple[NDArray[Any], str]:
    top = float(values.max())
    largest = 2**dose.bits - 1
    # one part in 1000 of headroom covers the rounding of the scaling itself
    step = dose.scaling or (top * 1.001 / largest if top > 0 else 1e-6)
    text = decimal(float(f"{step:.8g}"))
    stored = np.clip(np.rint(values / float(text)), 0, largest)
    return stored.astype(np.uint16 if dose.bits == 16 else np.uint32), text


def _dvh(histogram: Histogram, dose: Dose) -> Dataset:
    referenced = [
        *((n, "INCLUDED") for n in histogram.rois),
        *((n, "EXCLUDED") for n in histogram.excluded),
    ]
    found = item(
        DVHType=histogram.type,
        DoseUnits=dose.units,
        DoseType=dose.type,
        DVHDoseScaling=decimal(histogram.scaling),
        DVHVolumeUnits=histogram.volume_units,
        DVHNumberOfBins=len(histogram.widths),
    )
    pairs = np.column_stack([histogram.widths, histogram.volumes])
    set_decimals(found, "DVHData", pairs, 5)
    found.DVHReferencedROISequence = items(
        item(DVHROIContributionType=how, ReferencedROINumber=n) for n, how in referenced
    )
    for keyword, number in (
        ("DVHMinimumDose", histogram.minimum),
        ("DVHMaximumDose", histogram.maximum),
        ("DVHMeanDose", histogram.mean),
    ):
        if number is not None:
            setattr(found, keyword, f"{number:.6g}")
    return found
