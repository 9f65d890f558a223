"""What the window exports as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import WithheldDvh
from dosiscope.core.dvh.results import DvhReport, DvhResult
from dosiscope.core.reason import reasons_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    case = review.case.without_identity() if review.case else None
    if kind == "json" and case is not None:
        return _json(DvhReport(case=case, dose=review.dose, results=tuple(results)))
    from dosiscope.io.out.dvh_csv import dvh_csv
    from dosiscope.io.out.provenance import made_of

    return dvh_csv(results, made_of(case, review.dose) if case else None)


def _json(report: DvhReport) -> str:
    from dosiscope.app.json_text import json_text
    from dosiscope.core.__about__ import PURPOSE, __version__
    from dosiscope.io.out.dvh_json import dvh_values

    head = {"program": f"Dosiscope {__version__}", "purpose": PURPOSE}
    return f"{json_text(head | dvh_values(report))}\n"


def _results(
    review: Review, bands: Mapping[Dvh, Band], stored: Sequence[WithheldDvh]
) -> list[DvhResult]:
    """Return what is known of the ROIs that are switched on, and of combinations."""
    in_set = {roi.number for roi in review.display.rois}
    visible = {roi.number for roi in review.display.visible_rois}
    curves = [dvh for number, dvh in review.results.dvhs.items() if number in visible]
    curves += [
        dvh
        for dvh in review.results.stored_dvhs
        if visible & set(dvh.roi_numbers) or not in_set & set(dvh.roi_numbers)
    ]
    results = [review.result_of(dvh, bands.get(dvh)) for dvh in curves]
    dose, reasons = review.dose, review.results.reasons
    unit = dose.unit_text if dose else ""
    for roi in review.display.visible_rois:
        reason = reasons_text(roi.not_measured) or reasons.get(roi.number, "")
        if reason:
            # no DVH is no reason to keep back the volume
            volume = (
                None if roi.not_measured else review.results.volumes.get(roi.number)
            )
            absent = WithheldDvh.of_roi(roi, dose, reason)
            results.append(DvhResult.withheld(absent, unit, volume))
    return [
        *results,
        *(DvhResult.withheld(one) for one in stored if one.number in visible | {None}),
    ]
