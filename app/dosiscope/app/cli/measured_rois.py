"""Measures ROIs in a dose for a verb: DVHs, with what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import run_watched
from dosiscope.app.measure import (
    measure_bands,
    measure_dvhs,
    measure_solids,
    results_of,
)
from dosiscope.core.dvh.choice import DEFAULT_CHOICE, DvhChoice
from dosiscope.core.dvh.targets import TARGET_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.isodose import Reference
    from dosiscope.core.structures import Roi


def measured_rois(
    case: Case,
    dose: Dose,
    rois: Sequence[Roi],
    reference: Reference | None,
    *,
    choice: DvhChoice = DEFAULT_CHOICE,
    with_band: bool = True,
) -> list[DvhResult]:
    """Return the DVHs of ROIs of a case, with their bands, or why there is none."""
    measured = measured_solids(case, rois, choice)
    return measured_in(
        case, dose, rois, measured, reference, choice=choice, with_band=with_band
    )


def measured_solids(
    case: Case, rois: Sequence[Roi], choice: DvhChoice = DEFAULT_CHOICE
) -> dict[int, Measured]:
    """Return the solids of ROIs of a case and of its targets, or why there is none."""
    # an index of one target asks which others share its isodose
    everyone = case.structure_set.rois if case.structure_set else ()
    beside = {
        roi.number
        for roi in everyone
        if rois and TARGET_TYPES.intersection(roi.interpreted_types)
    }
    numbers = {roi.number for roi in rois} | beside
    return run_watched(measure_solids(case, choice, numbers))


def measured_in(
    case: Case,
    dose: Dose,
    rois: Sequence[Roi],
    measured: Mapping[int, Measured],
    reference: Reference | None,
    *,
    choice: DvhChoice = DEFAULT_CHOICE,
    with_band: bool = True,
) -> list[DvhResult]:
    """Return the DVHs of ROIs in a dose, given the solids of `measured_solids`."""
    names = {roi.number: roi.shown_name for roi in rois}
    solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
    found = run_watched(measure_dvhs(solids, dose, names, names, choice))
    bands: dict[Dvh, Band] = {}
    if with_band:
        pairs = [(solids[n], m.dvh) for n, m in found.items() if m.dvh is not None]
        bands = run_watched(measure_bands(pairs, dose, choice, among=len(solids)))
    return results_of(
        rois, measured, found, bands, case=case, dose=dose, reference=reference
    )
