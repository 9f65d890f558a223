"""Measures ROIs in a dose, in steps: solids, DVHs and bands, as verbs tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.structures import Roi


def solids_steps(
    case: Case, rois: Sequence[Roi], choice: DvhChoice = DEFAULT_CHOICE
) -> PartSteps[Measured, dict[int, Measured]]:
    """Return the solids of ROIs of a case and of its targets, or why there is none."""
    # an index of one target asks which others share its isodose
    everyone = case.structure_set.rois if case.structure_set else ()
    beside = {
        roi.number
        for roi in everyone
        if rois and TARGET_TYPES.intersection(roi.interpreted_types)
    }
    numbers = {roi.number for roi in rois} | beside
    return (yield from measure_solids(case, choice, numbers))


def results_steps(
    case: Case,
    dose: Dose,
    rois: Sequence[Roi],
    measured: Mapping[int, Measured],
    reference: Reference | None,
    *,
    choice: DvhChoice = DEFAULT_CHOICE,
    with_band: bool = True,
    known: Mapping[int, Dvh] | None = None,
    known_bands: Mapping[Dvh, Band] | None = None,
) -> PartSteps[object, list[DvhResult]]:
    """Return the DVHs of ROIs in a dose, given the solids of `solids_steps`.

    ``known`` are DVHs in this dose that were made already, by ROI Number, and
    ``known_bands`` their bands.
    """
    from dosiscope.app.measure import Measured

    names = {roi.number: roi.shown_name for roi in rois}
    solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
    found = {
        n: Measured(n, solids[n], dvh.volume_cc, dvh)
        for n, dvh in (known or {}).items()
        if n in names and n in solids
    }
    wanted = [number for number in names if number not in found]
    found |= yield from measure_dvhs(solids, dose, names, wanted, choice)
    bands = dict(known_bands or {})
    if with_band:
        pairs = [
            (solids[n], m.dvh)
            for n, m in found.items()
            if m.dvh is not None and m.dvh not in bands
        ]
        bands |= yield from measure_bands(pairs, dose, choice, among=len(solids))
    return results_of(
        rois, measured, found, bands, case=case, dose=dose, reference=reference
    )
