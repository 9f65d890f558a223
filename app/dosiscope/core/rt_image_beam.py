"""Which beam an RT Image is of, and whether its angles are those of that beam."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.language import marked, tr
from dosiscope.core.text import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.rt_image import RtImage

_SAME: Final = 0.5  # degrees: angles that are nearer are the same
_TURN: Final = 360.0


class Stray(NamedTuple):
    """An angle of an image that its beam has at none of its control points.

    ``what`` is its name, English: a key as well.
    """

    what: str
    found: str
    expected: str


def beam_of(image: RtImage, plan: Plan | None) -> Beam | None:
    """Return the beam of a plan that an image names; None where it has none such."""
    if plan is None or image.plan_uid != plan.header.uid:
        return None
    its = (beam for beam in plan.beams if beam.number == image.beam_number)
    return next(its, None)


def point_of(image: RtImage, beam: Beam, wanted: int = 0) -> int:
    """Return the control point of a beam at which an image was taken.

    That is the one whose gantry angle is nearest; of several alike the ``wanted`` one,
    else the first.
    """
    points = beam.points
    if points is None or image.gantry is None or np.isnan(points.gantry).all():
        return wanted
    away = np.abs(_shortest(points.gantry - image.gantry))
    if away[wanted] <= max(float(np.nanmin(away)), _SAME):
        return wanted
    return int(np.nanargmin(away))


def has_other_frame(image: RtImage, plan: Plan) -> bool:
    """Whether it states another frame of reference: isocentres are not compared."""
    mine, its = (one.header.frame_of_reference_uid for one in (image, plan))
    return bool(mine and its) and mine != its


def strays_of(image: RtImage, beam: Beam) -> Iterator[Stray]:
    """Yield the angles of an image that are not those of its beam.

    A gantry that turns is at every angle that it passes.
    """
    points = beam.points
    if points is None:
        return
    turning = (points.gantry, points.gantry_directions)
    for what, angle, stated, directions in (
        (marked("gantry angle"), image.gantry, *turning),
        (marked("collimator angle"), image.collimator, points.collimator, ()),
        (marked("couch angle"), image.couch, points.couch, ()),
    ):
        known = stated[~np.isnan(stated)]
        if angle is None or not len(known):
            continue
        if not _is_passed(angle, known, directions[-len(known) :]):
            first, last = _degrees(known[0]), _degrees(known[-1])
            passed = tr("{low} to {high}", low=first, high=last)
            expected = first if first == last else passed
            yield Stray(what=what, found=_degrees(angle), expected=expected)


def _is_passed(
    angle: float, stated: NDArray[np.float64], directions: tuple[str, ...]
) -> bool:
    if np.abs(_shortest(stated - angle)).min() <= _SAME:
        return True
    steps = _shortest(np.diff(stated))
    for n, direction in enumerate(directions[: len(steps)]):
        if direction == "CW":
            steps[n] %= _TURN
        elif direction == "CC":
            steps[n] = -(-steps[n] % _TURN)
    way = (angle - stated[:-1]) * np.sign(steps) % _TURN
    return bool(directions) and bool(((steps != 0) & (way <= np.abs(steps))).any())


def _shortest(angles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return differences of angles as the shorter way, -180 to 180."""
    return (angles + _TURN / 2) % _TURN - _TURN / 2


def _degrees(angle: float) -> str:
    return f"{trimmed(angle, 1)}°"
