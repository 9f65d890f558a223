"""What the window exports as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.viewer.review import Review


def dvh_text(review: Review, kind: str, bands: Mapping[Dvh, Band]) -> str:
    """Return the shown DVHs, computed and stored, as "csv" or "json".

    ``bands`` are their uncertainties, as far as they are known.
    """
    from dosiscope.io.out.dvh_export import dvh_csv, dvh_json, provenance_of

    visible = {roi.number for roi in review.visible_rois}
    curves = [dvh for number, dvh in review.dvhs.items() if number in visible]
    curves += [dvh for dvh in review.stored_dvhs if visible & set(dvh.roi_numbers)]
    provenance = provenance_of(review.case, review.dose) if review.case else None
    return (dvh_csv if kind == "csv" else dvh_json)(curves, provenance, bands)
