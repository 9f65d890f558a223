"""The view from the source of a beam (IEC 61217; PS3.3 C.8.8.14.12, C.8.8.25).

Whatever is seen is told on the isocentre plane: the plane through the isocentre
across the axis of the beam, x and y of the IEC beam limiting device system, mm.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beams.coordinate_systems import table_axes
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr
from dosiscope.core.text import typed_number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, Plan

_LEVEL: Final = 0.01  # degrees of what is not tilted
_LEAST_MM: Final = 1e-6  # so near to the source nothing is seen


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BeamsEye:
    """The view from the source at one control point.

    The two virtual sources of ions make a perspective each: one of x, one of y, both
    in the gantry system.

    Attributes
    ----------
    position
        Patient Position, such as HFS.
    isocentre
        Shape (3,), mm of the patient; read-only.
    axes
        X, Y, Z of the gantry system as rows in patient x, y, z, shape (3, 3); Z points
        to the source; read-only.
    gantry, couch, collimator
        Degrees.
    distances
        From source to isocentre in x and in y, mm; of photons twice the same.
    """

    position: str
    isocentre: NDArray[np.float64]
    axes: NDArray[np.float64]
    gantry: float
    couch: float
    collimator: float
    distances: tuple[float, float]

    @property
    def source(self) -> NDArray[np.float64]:
        """Where the source is, shape (3,), mm; of ions the virtual one of x."""
        found: NDArray[np.float64] = self.isocentre + self.distances[0] * self.axes[2]
        return found

    @property
    def sources(self) -> NDArray[np.float64]:
        """Where the sources of x and of y are, shape (2, 3), mm."""
        return self.isocentre + np.outer(self.distances, self.axes[2])

    def in_gantry(self) -> BeamsEye:
        """Return the same view in the gantry system, in which spots are stated."""
        return replace(self, collimator=0.0)

    def towards(self, points: ArrayLike) -> NDArray[np.float64]:
        """Return how far points lie from the isocentre plane to the source, (n,) mm."""
        found: NDArray[np.float64] = (_rows(points, 3) - self.isocentre) @ self.axes[2]
        return found

    def project(self, points: ArrayLike) -> NDArray[np.float64]:
        """Return where points are seen on the isocentre plane, shape (n, 2), mm.

        Parameters
        ----------
        points
            Shape (n, 3), mm of the patient; those at or behind a source give NaN.
        """
        seen = (_rows(points, 3) - self.isocentre) @ self.axes.T
        nearness = np.array(self.distances) - seen[:, 2:]
        is_seen = (nearness > _LEAST_MM).all(axis=1)
        result = np.full((len(seen), 2), np.nan)
        result[is_seen] = (
            seen[is_seen, :2] * np.array(self.distances) / nearness[is_seen]
        )
        return result @ _turn(self.collimator)

    def place(self, xy: ArrayLike) -> NDArray[np.float64]:
        """Return the points of the patient on the isocentre plane, shape (n, 3), mm.

        Parameters
        ----------
        xy
            In the beam limiting device system, shape (n, 2), mm.
        """
        flat = _rows(xy, 2) @ _turn(self.collimator).T
        placed: NDArray[np.float64] = self.isocentre + flat @ self.axes[:2]
        return placed

    def at_depth(self, xy: ArrayLike, towards: float) -> NDArray[np.float64]:
        """Return where rays meet a plane across the axis, shape (n, 3), mm.

        Parameters
        ----------
        xy
            Where they meet the isocentre plane, as for `place`.
        towards
            How far that plane is from the isocentre plane to the source, mm; negative
            beyond the isocentre.
        """
        flat = _rows(xy, 2) @ _turn(self.collimator).T
        flat = flat * (1 - towards / np.array(self.distances))
        placed: NDArray[np.float64] = (
            self.isocentre + flat @ self.axes[:2] + towards * self.axes[2]
        )
        return placed


def eye_of(plan: Plan, beam: Beam, point: int) -> BeamsEye:
    """Return the view from the source of a beam at a control point.

    Raises
    ------
    NotEvaluableError
        It does not follow from what is stated; the message is one clause, why not.
    """
    points = beam.points
    if points is None or not 0 <= point < len(points):
        raise NotEvaluableError(
            tr("the beam has no control point {point}", point=point)
        )
    isocentre = points.isocentres[point]
    if np.isnan(isocentre).any():
        raise NotEvaluableError(tr("the isocentre is not stated"))
    distances = beam.source_axis
    if distances is None:
        raise NotEvaluableError(tr("the source-axis distance is not stated"))
    if min(distances) <= 0:
        raise NotEvaluableError(tr("the source-axis distance is not positive"))
    gantry, couch, collimator = _angles(points, point)
    tilt = _tilt(points, point)
    if tilt:
        raise NotEvaluableError(tilt)
    position = position_of(plan, beam)
    return BeamsEye(
        position=position,
        isocentre=isocentre,
        axes=_gantry_axes(position, gantry, couch),
        gantry=gantry,
        couch=couch,
        collimator=collimator,
        distances=distances,
    )


def position_of(plan: Plan, beam: Beam) -> str:
    """Return the patient position of the setup that a beam names, else of the plan.

    Raises
    ------
    NotEvaluableError
        None is stated, or several, and the beam names none of them; or the patient
        sits.
    """
    if beam.patient_support[0] == "CHAIR":
        raise NotEvaluableError(tr("the patient sits in a chair"))
    named = [one.position for one in plan.setups if one.number == beam.setup]
    stated = tuple(dict.fromkeys(filter(None, named))) if beam.setup is not None else ()
    stated = stated or plan.patient_positions
    if not stated:
        raise NotEvaluableError(tr("the patient position is not stated"))
    if len(stated) > 1:
        raise NotEvaluableError(
            tr(
                "the plan states several patient positions ({positions}), and the "
                "beam does not say which is its own",
                positions=", ".join(stated),
            )
        )
    return stated[0]


def _angles(points: ControlPoints, point: int) -> tuple[float, float, float]:
    found = []
    for angles, lack in (
        (points.gantry, tr("the gantry angle is not stated")),
        (points.couch, tr("the couch angle is not stated")),
        (points.collimator, tr("the collimator angle is not stated")),
    ):
        angle = float(angles[point])
        if np.isnan(angle):
            raise NotEvaluableError(lack)
        found.append(angle)
    return found[0], found[1], found[2]


def tilt_of(beam: Beam) -> str:
    """Return how the table or the gantry of a beam is tilted; "" where it is level."""
    points = beam.points
    if points is None:
        return ""
    is_tilted = np.zeros(len(points), dtype=np.bool_)
    for _, angles in _tilts(points):
        is_tilted |= _from_level(angles) > _LEVEL
    return _tilt(points, int(is_tilted.argmax())) if is_tilted.any() else ""


def _tilts(points: ControlPoints) -> tuple[tuple[str, NDArray[np.float64]], ...]:
    return (
        (marked("the table top is tilted: its pitch angle is {angle}°"), points.pitch),
        (marked("the table top is tilted: its roll angle is {angle}°"), points.roll),
        (
            marked(
                "the table top is turned beside the couch: its eccentric angle is "
                "{angle}°"
            ),
            points.eccentric,
        ),
        (
            marked("the gantry is tilted: its pitch angle is {angle}°"),
            points.gantry_pitch,
        ),
    )


def _tilt(points: ControlPoints, point: int) -> str:
    """Return how table or gantry is tilted; what is not stated is level (C.8.8.14)."""
    for clause, angles in _tilts(points):
        if _from_level(angles[point]) > _LEVEL:
            return tr(clause, angle=typed_number(float(angles[point])))
    return ""


def _from_level(angles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far angles are from 0 either way, degrees; NaN where not stated."""
    return np.minimum(angles % 360, -angles % 360)


def _gantry_axes(position: str, gantry: float, couch: float) -> NDArray[np.float64]:
    cos, sin = _cosine_and_sine(couch)
    from_table = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
    cos, sin = _cosine_and_sine(gantry)
    from_fixed = np.array([[cos, 0, -sin], [0, 1, 0], [sin, 0, cos]])
    axes: NDArray[np.float64] = from_fixed @ from_table @ table_axes(position)
    axes.setflags(write=False)
    return axes


def _turn(collimator: float) -> NDArray[np.float64]:
    """Return what makes, of a row in the gantry system, one turned by the collimator.

    Its transpose turns it back.
    """
    cos, sin = _cosine_and_sine(collimator)
    return np.array([[cos, -sin], [sin, cos]])


def _cosine_and_sine(degrees: float) -> tuple[float, float]:
    """Return them, exact where the angle is a quarter turn or several."""
    quarters, rest = divmod(degrees, 90)
    cos, sin = math.cos(math.radians(rest)), math.sin(math.radians(rest))
    for _ in range(int(quarters) % 4):
        cos, sin = 0.0 - sin, cos
    return cos, sin


def _rows(values: ArrayLike, length: int) -> NDArray[np.float64]:
    return np.asarray(values, dtype=np.float64).reshape(-1, length)
