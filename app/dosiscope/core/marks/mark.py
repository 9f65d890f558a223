"""A mark: what a tool has left in a plane of the patient, in patient mm."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.language import marked, tr
from dosiscope.core.text import capitalised

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.plane import Plane, Vector

_ROUNDING = 1e-9  # mm: a centre on the edge is inside


class MarkKind(StrEnum):
    """What a mark is, as it is called."""

    POINT = marked("point")
    RULER = marked("ruler")
    ANGLE = marked("angle")
    PROFILE = marked("line profile")
    CIRCLE = marked("circle")
    RECTANGLE = marked("rectangle")

    @property
    def point_count(self) -> int:
        """How many points make it."""
        return {MarkKind.POINT: 1, MarkKind.ANGLE: 3}.get(self, 2)

    @property
    def is_line(self) -> bool:
        """Whether it has a length."""
        return self in (MarkKind.RULER, MarkKind.PROFILE)

    @property
    def is_area(self) -> bool:
        """Whether it encloses a part of its plane."""
        return self in (MarkKind.CIRCLE, MarkKind.RECTANGLE)

    @property
    def heading(self) -> str:
        """Its name at the beginning of a line."""
        return capitalised(tr(self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark.

    Attributes
    ----------
    plane
        The plane that it was drawn in.
    points
        Points (x, y, z) of that plane, mm: the ends of a line; an end, the corner and
        the other end of an angle; the middle of a circle and a point of its edge; two
        corners of a rectangle that lie across.
    number
        Counts the marks of a kind; a number is never given twice.
    name
        What the user calls it; "" for its kind and number.
    """

    kind: MarkKind
    plane: Plane
    points: tuple[Vector, ...]
    number: int = 1
    name: str = ""

    @property
    def title(self) -> str:
        """What it is called: its name, else "Ruler 2"."""
        return self.name or f"{self.kind.heading} {self.number}"

    @property
    def at(self) -> Vector:
        """Its first point, mm: the place of a point, the middle of a circle."""
        return self.points[0]

    @property
    def middle(self) -> Vector:
        """The point of its plane that it lies around, mm."""
        if self.kind in (MarkKind.CIRCLE, MarkKind.POINT):
            return self.points[0]
        x, y, z = np.mean(self.points, axis=0).tolist()
        return x, y, z

    @property
    def uv(self) -> NDArray[np.float64]:
        """Its points in its plane, shape (n, 2), mm."""
        return self.plane.to_uv(self.points)

    @property
    def length(self) -> float:
        """From the first point to the last, mm: of a circle the radius."""
        return math.dist(self.points[0], self.points[-1])

    @property
    def angle(self) -> float:
        """Between the two legs of an angle, degrees, 0 to 180; NaN of one leg."""
        if len(self.points) < MarkKind.ANGLE.point_count:
            return math.nan
        first, corner, last = np.asarray(self.points)
        one, other = first - corner, last - corner
        across = float(np.linalg.norm(np.cross(one, other)))
        return math.degrees(math.atan2(across, float(one @ other)))

    @property
    def sides(self) -> tuple[float, float]:
        """Width and height of a rectangle, or of the box around a circle, mm."""
        if self.kind is MarkKind.CIRCLE:
            return 2 * self.length, 2 * self.length
        across, down = np.abs(self.uv[-1] - self.uv[0]).tolist()
        return across, down

    @property
    def area(self) -> float:
        """What it encloses, mm²."""
        if self.kind is MarkKind.CIRCLE:
            return math.pi * self.length**2
        across, down = self.sides
        return across * down

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The least and the largest u and v around it: u, v, u, v, mm."""
        low, high = self.uv.min(axis=0), self.uv.max(axis=0)
        if self.kind is MarkKind.CIRCLE:
            low, high = self.uv[0] - self.length, self.uv[0] + self.length
        (left, top), (right, bottom) = low.tolist(), high.tolist()
        return left, top, right, bottom

    @property
    def is_nothing(self) -> bool:
        """Whether it has no extent: points that lie on each other."""
        if self.kind is MarkKind.POINT:
            return False
        if self.kind.is_area:
            return min(self.sides) <= _ROUNDING
        return any(
            math.dist(a, b) <= _ROUNDING
            for a, b in zip(self.points, self.points[1:], strict=False)
        )

    def encloses(self, uv: ArrayLike) -> NDArray[np.bool_]:
        """Whether places (u, v), shape (..., 2), mm, are inside; the edge is."""
        places = np.asarray(uv, dtype=np.float64)
        if self.kind is MarkKind.CIRCLE:
            away = np.hypot(*np.moveaxis(places - self.uv[0], -1, 0))
            within: NDArray[np.bool_] = away <= self.length + _ROUNDING
            return within
        low, high = self.uv.min(axis=0) - _ROUNDING, self.uv.max(axis=0) + _ROUNDING
        between: NDArray[np.bool_] = ((places >= low) & (places <= high)).all(axis=-1)
        return between

    @property
    def grips(self) -> tuple[Vector, ...]:
        """Where it can be taken hold of, mm: its points, of a rectangle four corners.

        The first ones are its points.
        """
        if self.kind is not MarkKind.RECTANGLE:
            return self.points
        (u, v), (other_u, other_v) = self.uv.tolist()
        corners = self.plane.to_mm([(other_u, v), (u, other_v)])
        return (*self.points, *((x, y, z) for x, y, z in corners.tolist()))

    def with_grip(self, number: int, point: Vector) -> Mark:
        """Return it with a grip put elsewhere in its plane.

        The middle of a circle takes the whole of it along.
        """
        point = self.plane.foot(point)
        if self.kind is MarkKind.CIRCLE and number == 0:
            return self.shifted(np.subtract(point, self.points[0]))
        if self.kind is MarkKind.RECTANGLE and number > 1:
            fixed = self.grips[5 - number]  # the corner across
            return replace(self, points=(fixed, point))
        points = list(self.points)
        points[number] = point
        return replace(self, points=tuple(points))

    def shifted(self, by: ArrayLike) -> Mark:
        """Return it moved by a vector (x, y, z), mm."""
        moved = np.asarray(self.points) + np.asarray(by, dtype=np.float64)
        return replace(self, points=tuple((x, y, z) for x, y, z in moved.tolist()))
