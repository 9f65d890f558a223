"""Puts together what is seen of a beam under review."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.beam_words import beam_name
from dosiscope.core.language import tr
from dosiscope.viewer.beams_eye.sight import (
    BeamSight,
    Silhouettes,
    drr_of,
    rois_seen,
    wedges_in,
)
from dosiscope.viewer.beams_eye.spots_of import spots_of

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.viewer.review import Review


def sight_of(
    review: Review,
    plan: Plan,
    beam: Beam,
    point: int,
    silhouettes: Silhouettes,
    *,
    finest: float,
    all_layers: bool = False,
) -> BeamSight:
    """Return what is seen of a beam from its source at a control point.

    Parameters
    ----------
    silhouettes
        Of the structures that are prepared.
    finest
        Between which rows silhouettes are found, mm.
    all_layers
        Whether spots of all energies are shown together.
    """
    seen = review.beam.seen(plan, beam, point)
    spots, why_no_spots = spots_of(beam, point, all_layers=all_layers)
    whys = list(seen.whys)
    if why_no_spots:
        whys.append(
            tr(
                "The spots of {beam} are not drawn: {why}.",
                beam=beam_name(beam),
                why=why_no_spots,
            )
        )
    sight = BeamSight(
        plan=plan, beam=beam, point=point, spots=spots, whys=tuple(whys), why_no_drr=""
    )
    eye = seen.eye
    if eye is None:
        return sight
    turned = 0.0
    if spots is not None:
        turned, eye = eye.collimator, eye.in_gantry()
    rois, unseen = rois_seen(silhouettes, review.display, eye, finest)
    images = () if review.case is None else review.case.rt_images
    drr, why_no_drr = drr_of(images, plan, beam, eye)
    return replace(
        sight,
        eye=eye,
        aperture=seen.aperture,
        turned=turned,
        rois=rois,
        unseen=unseen,
        drr=drr,
        why_no_drr=why_no_drr,
        wedges=wedges_in(beam, point),
        has_halo=review.display.has_halo,
    )
