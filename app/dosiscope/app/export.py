"""What the window exports as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import WithheldDvh
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
    from dosiscope.io.out.dvh_export import dvh_csv, dvh_json, provenance_of

    in_set = {roi.number for roi in review.rois}
    visible = {roi.number for roi in review.visible_rois}
    curves = [dvh for number, dvh in review.dvhs.items() if number in visible]
    curves += [
        dvh
        for dvh in review.stored_dvhs
        if visible & set(dvh.roi_numbers) or not in_set & set(dvh.roi_numbers)
    ]
    withheld = [
        WithheldDvh.of_roi(
            roi,
            review.dose,
            reasons_text(roi.not_measured) or review.reasons[roi.number],
        )
        for roi in review.visible_rois
        if roi.not_measured or roi.number in review.reasons
    ]
    withheld += [one for one in stored if one.number in visible | {None}]
    provenance = provenance_of(review.case, review.dose) if review.case else None
    write = dvh_csv if kind == "csv" else dvh_json
    return write(curves, provenance, bands, withheld)
