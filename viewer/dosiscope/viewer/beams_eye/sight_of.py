"""Puts together what is seen of a beam under review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.viewer.beams_eye.sight import (
    BeamSight,
    Silhouettes,
    drr_of,
    rois_seen,
    shape_of,
    view_of,
    wedges_in,
)
from dosiscope.viewer.beams_eye.spots_of import spots_of

if TYPE_CHECKING:
    from dosiscope.core.beams.aperture import Aperture
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
    eye, why = view_of(plan, beam, point)
    spots = spots_of(beam, point, all_layers=all_layers)
    if eye is None:
        return BeamSight(plan=plan, beam=beam, point=point, why=why, spots=spots)
    aperture, why_open = shape_of(beam, point)
    if spots is not None:
        # spots are stated in the gantry system: all else is turned into it
        if aperture is not None and eye.collimator % 360:
            aperture, why_open = (
                None,
                ("spots are shown in the gantry system, and the collimator is turned"),
            )
        eye = eye.in_gantry()
    if _is_nothing(aperture):
        aperture, why_open = None, "" if why_open else "no jaws or leaves are stated"
    rois, unseen = rois_seen(silhouettes, review.display, eye, finest)
    case = review.case
    images = () if case is None else getattr(case, "rt_images", ())
    drr, why_no_drr = drr_of(images, plan, beam, eye)
    return BeamSight(
        plan=plan,
        beam=beam,
        point=point,
        eye=eye,
        aperture=aperture,
        why_open=why_open,
        rois=rois,
        unseen=unseen,
        drr=drr,
        why_no_drr=why_no_drr,
        spots=spots,
        wedges=wedges_in(beam, point),
        has_halo=review.display.has_halo,
    )


def _is_nothing(aperture: Aperture | None) -> bool:
    """Whether nothing at all shapes the beam."""
    if aperture is None:
        return False
    jaws = aperture.jaws
    sides = (jaws.x1, jaws.x2, jaws.y1, jaws.y2)
    return sides == (None,) * 4 and not aperture.leaves and not aperture.blocks
