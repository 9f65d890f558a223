"""Solids, volumes and DVHs of a case, one ROI after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.sections.solid_cut import SolidCut
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What was found for one ROI; ``reason`` says why a part is None."""

    roi_number: int
    solid: Solid | None = None
    volume_cc: float | None = None
    dvh: Dvh | None = None
    reason: str = ""


class Cut(NamedTuple):
    """How planes cut the solid of an ROI."""

    roi_number: int
    solid: Solid
    cut: SolidCut


def measure_solids(
    case: Case,
    choice: DvhChoice | None = None,
    numbers: Container[int] | None = None,
) -> PartSteps[Measured, dict[int, Measured]]:
    """Build the solid and the volume of every ROI; each is a part of the progress.

    ``numbers`` are those of the ROIs that are wanted; None: all.
    """
    from dosiscope.core.contours.modes import usual_step
    from dosiscope.core.dvh.choice import DEFAULT_CHOICE, chosen_volume
    from dosiscope.core.effort import Allowance, Pool, bounded
    from dosiscope.core.nearest_slice import offset_text
    from dosiscope.core.solids.builder import build_solid

    choice = choice or DEFAULT_CHOICE
    rois = [
        roi
        for roi in (case.structure_set.rois if case.structure_set else ())
        if numbers is None or roi.number in numbers
    ]
    image_z = case.ct.geometry.z if case.ct else np.empty(0)
    image_uids = case.ct.image_uids if case.ct else None
    step = usual_step(case.structure_set) if case.structure_set else None
    pool = Pool()
    results: dict[int, Measured] = {}
    for done, roi in enumerate(rois):
        yield Progress(done, len(rois), tr("Volumes"))
        try:
            with bounded(Allowance(len(roi.contours.points), pool)):
                solid = build_solid(
                    roi,
                    image_z,
                    end_rule=choice.solid_rule,
                    ignore_off_slice=roi.number in case.off_slice_ignored,
                    image_uids=image_uids,
                    usual_step=step,
                )
                if case.moved_to_slices:
                    told = offset_text(case.moved_to_slices)
                    method = tr(
                        "{method}; shown on the nearest slice ({offset}) as asked",
                        method=solid.method,
                        offset=told,
                    )
                    solid = replace(solid, method=method)
                result = Measured(roi.number, solid, chosen_volume(solid, choice))
        except NotEvaluableError as error:
            result = Measured(roi.number, reason=str(error))
        results[roi.number] = result
        yield Progress(done + 1, len(rois), tr("Volumes"), part=result)
    return results


def measure_dvhs(
    solids: Mapping[int, Solid],
    dose: Dose,
    names: Mapping[int, str],
    numbers: Iterable[int],
    choice: DvhChoice | None = None,
) -> PartSteps[Measured, dict[int, Measured]]:
    """Compute the DVH of these ROIs in a dose; each is a part of the progress."""
    from dosiscope.core.dvh.choice import DEFAULT_CHOICE, compute_chosen
    from dosiscope.core.effort import Allowance, bounded, part_of

    wanted = [number for number in numbers if number in solids]
    results: dict[int, Measured] = {}
    for done, number in enumerate(wanted):
        yield Progress(done, len(wanted), "DVH")
        try:
            allowance = Allowance(_points(solids[number]), part_of(len(solids)))
            with bounded(allowance):
                dvh = compute_chosen(
                    solids[number],
                    dose,
                    name=names.get(number, ""),
                    choice=choice or DEFAULT_CHOICE,
                )
            result = Measured(number, solids[number], dvh.volume_cc, dvh)
        except NotEvaluableError as error:
            result = Measured(number, solids[number], reason=str(error))
        results[number] = result
        yield Progress(done + 1, len(wanted), "DVH", part=result)
    return results


def results_of(
    rois: Iterable[Roi],
    measured: Mapping[int, Measured],
    found: Mapping[int, Measured],
    bands: Mapping[Dvh, Band],
    *,
    case: Case,
    dose: Dose,
    reference: Reference | None,
) -> list[DvhResult]:
    """Return what was measured of ROIs, each with its band, or why it has no DVH.

    Parameters
    ----------
    measured, found
        Solids and DVHs by ROI Number, as `measure_solids` and `measure_dvhs` return
        them; an ROI without a solid has none of the latter.
    """
    from dosiscope.core.dvh.curve import WithheldDvh
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.dvh.targets import targets_of

    everyone = case.structure_set.rois if case.structure_set else ()
    solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
    targets = targets_of(everyone, solids)
    results = []
    for roi in rois:
        result = found.get(roi.number) or measured[roi.number]
        if result.dvh is None:
            # no DVH is no reason to keep back the volume
            volume = measured[roi.number].volume_cc
            absent = WithheldDvh.of_roi(roi, dose, result.reason)
            results.append(DvhResult.withheld(absent, dose.unit_text, volume))
        else:
            results.append(
                DvhResult.of(
                    result.dvh,
                    band=bands.get(result.dvh),
                    reference=reference,
                    dose=dose,
                    solid=result.solid,
                    targets=targets,
                )
            )
    return results


def _points(solid: Solid) -> int:
    return sum(len(polygon) for one in solid.sections for polygon in one.polygons)


def measure_cuts(
    solids: Mapping[int, Solid],
) -> PartSteps[Cut, dict[int, SolidCut]]:
    """Find out how planes cut solids, by ROI Number; each is a part of the progress."""
    from dosiscope.core.sections.solid_cut import SolidCut

    results: dict[int, SolidCut] = {}
    for done, (number, solid) in enumerate(solids.items(), start=1):
        results[number] = SolidCut(solid)
        part = Cut(number, solid, results[number])
        yield Progress(done, len(solids), tr("Cutting structures"), part=part)
    return results


def measure_bands(
    wanted: Iterable[tuple[Solid, Dvh]],
    dose: Dose,
    choice: DvhChoice | None = None,
    *,
    among: int,
) -> PartSteps[Band, dict[Dvh, Band]]:
    """Estimate the bands of DVHs in small steps; each is a part of the progress.

    ``among`` is the number of solids of the case, wanted or not.
    """
    from dosiscope.core.dvh.band import band_steps
    from dosiscope.core.dvh.choice import DEFAULT_CHOICE
    from dosiscope.core.effort import Allowance, bounded_steps, part_of

    pairs = list(wanted)
    results: dict[Dvh, Band] = {}
    for done, (solid, dvh) in enumerate(pairs, start=1):
        options = (choice or DEFAULT_CHOICE).options_for(solid, dose)
        allowance = Allowance(_points(solid), part_of(among))
        steps = band_steps(solid, dose, dvh, options)
        try:
            results[dvh] = yield from bounded_steps(steps, allowance)
        except NotEvaluableError:
            continue
        yield Progress(done, len(pairs), tr("Uncertainty"), part=results[dvh])
    return results
