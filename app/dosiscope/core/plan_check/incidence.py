"""From where beams reach the patient, and in which direction the couch lies."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam
    from dosiscope.core.plane import Vector

_ARC_STEP: Final = 10.0  # degrees
_MANY_POINTS: Final = 2  # more control points than these tell where an arc goes
# By Patient Position: which axes of the couch (IEC 61217 table top: x to the right of
# who faces the gantry, y towards the gantry, z up) are the patient's left, back and
# head (PS3.3 C.7.3.1.1.2), with their signs.
_AXES: Final[dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]] = {
    "HFS": ((0, 1), (2, -1), (1, 1)),
    "HFP": ((0, -1), (2, 1), (1, 1)),
    "FFS": ((0, -1), (2, -1), (1, -1)),
    "FFP": ((0, 1), (2, 1), (1, -1)),
    "HFDR": ((2, 1), (0, 1), (1, 1)),
    "HFDL": ((2, -1), (0, -1), (1, 1)),
    "FFDR": ((2, 1), (0, -1), (1, -1)),
    "FFDL": ((2, -1), (0, 1), (1, -1)),
}


def in_patient(position: str, x: float, y: float, z: float) -> Vector:
    """Return a direction of the table top as one of the patient (LPS).

    Raises
    ------
    NotEvaluableError
        The patient position is none of the eight.
    """
    axes = _AXES.get(position)
    if axes is None:
        raise NotEvaluableError("the patient position is not stated, or no known one")
    couch = (x, y, z)
    left, back, head = (sign * couch[axis] for axis, sign in axes)
    return left, back, head


def towards_source(position: str, gantry: float, couch: float) -> Vector:
    """Return the unit vector from the isocentre to the source, in the patient (LPS).

    ``gantry`` and ``couch`` are Gantry Angle and Patient Support Angle, degrees.
    """
    at, turn = radians(gantry), radians(couch)
    return in_patient(position, sin(at) * cos(turn), -sin(at) * sin(turn), cos(at))


def gantry_angles(beam: Beam) -> tuple[float, ...]:
    """Return the angles of a beam, degrees; of an arc some about every 10 degrees."""
    if beam.points is not None and len(beam.points) > _MANY_POINTS:
        stated = beam.points.gantry[~np.isnan(beam.points.gantry)]
        tens = np.unique(np.round(stated / _ARC_STEP), return_index=True)[1]
        return tuple(stated[np.sort(tens)].tolist())
    if beam.gantry is None:
        return ()
    first, last = beam.gantry
    if beam.gantry_direction in ("CW", "CC"):
        sign = 1 if beam.gantry_direction == "CW" else -1
        turn = (sign * (last - first)) % 360
    else:  # of an arc without a direction every angle may be one
        sign, turn = 1, 0.0 if first == last else 360.0
    steps = max(1, round(turn / _ARC_STEP))
    return tuple((first + sign * turn * n / steps) % 360 for n in range(steps + 1))
