"""What the window exports as text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dosiscope.core.dvh.curve import WithheldDvh
from dosiscope.core.dvh.results import DvhReport, DvhResult
from dosiscope.core.reason import reasons_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.viewer.review import Review


def dvh_text(
    review: Review,
    kind: str,
    bands: Mapping[Dvh, Band],
    stored: Sequence[WithheldDvh] = (),
) -> str:
    """Return the shown DVHs, computed and stored, as "csv" or "json".

    Parameters
    ----------
    bands
        Their uncertainties, as far as they are known.
    stored
        The stored DVHs that are withheld.
    """
    results = _results(review, bands, stored)
    case = review.case_as_of(review.dose)
    made = None if case is None else case.without_identity()
    others = _others(review)
    if kind == "json" and made is not None:
        report = DvhReport(case=made, dose=review.dose, results=tuple(results))
        return _json(report, others)
    from dosiscope.io.out.dvh_csv import dvh_csv
    from dosiscope.io.out.provenance import made_of

    return dvh_csv(results, made_of(made, review.dose) if made else None, others)


def _others(review: Review) -> dict[str, dict[str, Any]]:
    """Return what the doses B, C and D are made of that the shown one stands beside."""
    from dosiscope.io.out.provenance import made_of

    found = {}
    for letter, dose in review.compared_doses.items():
        case = review.case_as_of(dose)
        if letter != "A" and case is not None:
            found[letter] = made_of(case.without_identity(), dose)
    return found


def _json(report: DvhReport, others: Mapping[str, dict[str, Any]]) -> str:
    from dosiscope.app.json_text import json_text
    from dosiscope.core.__about__ import PURPOSE, __version__
    from dosiscope.io.out.a_minus_b import values_of_others
    from dosiscope.io.out.dvh_json import dvh_values

    head = {"program": f"Dosiscope {__version__}", "purpose": PURPOSE}
    more = values_of_others(others, report.results)
    return f"{json_text(head | dvh_values(report) | more)}\n"


def _results(
    review: Review, bands: Mapping[Dvh, Band], stored: Sequence[WithheldDvh]
) -> list[DvhResult]:
    """Return what is known of the ROIs that are switched on, and of combinations.

    Of several doses those of B follow those of A, then those that are kept.
    """
    in_set = {roi.number for roi in review.display.rois}
    visible = {roi.number for roi in review.display.visible_rois}
    results: list[DvhResult] = []
    for letter, dose in review.compared_doses.items():
        found = _computed(review, bands, dose)
        results += [replace(result, origin=letter) for result in found]
    if not review.compared_doses:
        results += _computed(review, bands, review.dose)
    held = [
        dvh
        for dvh in review.results.stored_dvhs
        if visible & set(dvh.roi_numbers) or not in_set & set(dvh.roi_numbers)
    ]
    return [
        *(one for one in results if one.dvh is not None),
        *(review.result_of(dvh) for dvh in held),
        *(one for one in results if one.dvh is None),
        *(DvhResult.withheld(one) for one in stored if one.number in visible | {None}),
    ]


def _computed(
    review: Review, bands: Mapping[Dvh, Band], dose: Dose | None
) -> Iterator[DvhResult]:
    """Yield what is known of the ROIs that are switched on, in a dose."""
    results = review.results
    dvhs, reasons = results.dvhs, results.reasons
    if dose is not None and dose is not review.dose:
        dvhs, reasons = results.dvhs_of(dose), results.reasons_of(dose)
    visible = {roi.number for roi in review.display.visible_rois}
    for number, dvh in dvhs.items():
        if number in visible:
            yield review.result_of(dvh, bands.get(dvh))
    for roi in review.display.visible_rois:
        reason = reasons_text(roi.not_measured) or reasons.get(roi.number, "")
        if reason:
            # no DVH is no reason to keep back the volume
            volume = None if roi.not_measured else results.volumes.get(roi.number)
            absent = WithheldDvh.of_roi(roi, dose, reason)
            unit = dose.unit_text if dose is not None else ""
            yield DvhResult.withheld(absent, unit, volume)
