"""Beams seen from their source, of values and without files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.beams.prepared import prepare_faces
from dosiscope.core.progress import finish
from dosiscope.core.rt_image import RtImage
from dosiscope.viewer.beams_eye.directions import plane_of
from dosiscope.viewer.beams_eye.sight import Silhouettes
from dosiscope.viewer.beams_eye.sight_of import sight_of
from dosiscope.viewer.frame import Frame
from support.checked_plan import good_case, subject_of
from support.reviews import review_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.plan import Plan
    from dosiscope.viewer.beams_eye.sight import BeamSight
    from dosiscope.viewer.review import Review


def review_with(plan: Plan, **changes: Any) -> Review:
    """The good case with another plan, measured; its first beam is chosen."""
    case = good_case(plan=plan, **changes)
    review = review_of(case)
    for number, solid in subject_of(case).solids.items():
        review.results.add_solid(number, solid, solid.volume_cc)
    review.beam.choose(plan.beams[0].number)
    return review


def prepared(review: Review) -> Silhouettes:
    """All its structures that are measured."""
    return Silhouettes(finish(prepare_faces(review.results.solids)))


def seen(review: Review, point: int = 0, **changes: Any) -> BeamSight:
    """The chosen beam at a control point, with all structures."""
    plan, beam = review.beam.plan, review.beam.beam
    assert plan is not None
    assert beam is not None
    options: dict[str, Any] = {"finest": 0.1, **changes}
    return sight_of(review, plan, beam, point, prepared(review), **options)


def frame_of(sight: BeamSight, half: float = 50.0, scale: float = 6.0) -> Frame:
    """The isocentre in the middle, so many mm on each side, px per mm."""
    assert sight.eye is not None
    size = 2 * half * scale
    return Frame(-half, -half, scale, size, size, plane_of(sight.eye))


def image_of(plan: Plan, stored: NDArray[np.uint16], **changes: Any) -> RtImage:
    """A DRR of the first beam of a plan, its middle pixel at the isocentre."""
    rows, columns = stored.shape
    fields: dict[str, Any] = {
        "header": plan.header,
        "label": "DRR",
        "image_type": ("DERIVED", "SECONDARY", "DRR"),
        "spacing": (1.0, 1.0),
        "position": (-(columns - 1) / 2, (rows - 1) / 2),
        "sid": 1000.0,
        "sad": 1000.0,
        "gantry": 0.0,
        "couch": 0.0,
        "plan_uid": plan.header.sop_instance_uid,
        "beam_number": plan.beams[0].number,
    }
    return RtImage(stored=stored, **{**fields, **changes})
