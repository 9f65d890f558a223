"""Planes through the patient: what a view shows is a plane, whichever way it lies.

A plane has coordinates of its own, in mm: ``u`` to the right and ``v`` down as the
screen has them.  They count from the patient's origin along fixed directions, so that
a point keeps its u and v while planes of one orientation are stepped through; on axial
planes they are the patient's x and y.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import GeometryError
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import marked, tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Vector = tuple[float, float, float]

_ROUNDING: Final = 1e-6
_SINES_OF_A_LINE: Final = 1e-9  # three points this near to a line make no plane


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation:
    """Which way planes lie, and how they are seen.

    Attributes
    ----------
    name
        What its planes are called, "axial".
    right, down
        Unit vectors of the screen's axes, in patient coordinates (LPS).
    normal
        Unit vector along which its planes are counted; for the three that everybody
        uses it is the patient's x, y or z.
    """

    name: str
    right: Vector
    down: Vector
    normal: Vector

    @property
    def directions(self) -> NDArray[np.float64]:
        """``right``, ``down`` and ``normal`` as rows, shape (3, 3)."""
        return np.array((self.right, self.down, self.normal))

    @property
    def axis(self) -> int | None:
        """Number of the patient's axis (x 0, y 1, z 2) along the normal, or None."""
        return next((n for n in range(3) if abs(self.normal[n]) == 1), None)

    @property
    def sides(self) -> tuple[str, str, str, str]:
        """Letters for left, right, upper and lower edge: R, L, A, P, H, F."""
        right, down = _side(self.right), _side(self.down)
        return _opposite(right), right, _opposite(down), down


# as they are shown everywhere: the patient's right on the left, the head on top, and
# of a sagittal plane the front on the left
AXIAL: Final = Orientation(
    name=marked("axial"),
    right=(1.0, 0.0, 0.0),
    down=(0.0, 1.0, 0.0),
    normal=(0.0, 0.0, 1.0),
)
CORONAL: Final = Orientation(
    name=marked("coronal"),
    right=(1.0, 0.0, 0.0),
    down=(0.0, 0.0, -1.0),
    normal=(0.0, 1.0, 0.0),
)
SAGITTAL: Final = Orientation(
    name=marked("sagittal"),
    right=(0.0, 1.0, 0.0),
    down=(0.0, 0.0, -1.0),
    normal=(1.0, 0.0, 0.0),
)
ORIENTATIONS: Final = {one.name: one for one in (AXIAL, CORONAL, SAGITTAL)}


@dataclass(frozen=True, slots=True)
class Plane:
    """One plane.

    Attributes
    ----------
    at
        Where it lies along the normal of its orientation, mm: z of an axial plane.
    """

    orientation: Orientation
    at: float

    @classmethod
    def through(cls, a: ArrayLike, b: ArrayLike, c: ArrayLike) -> Plane:
        """Return the plane through three points, shape (3,), mm.

        It is seen as far as possible as the nearest of axial, coronal and sagittal.

        Raises
        ------
        GeometryError
            The points lie on a line.
        """
        first, second, third = (np.asarray(p, dtype=np.float64) for p in (a, b, c))
        one, other = second - first, third - first
        across = np.cross(one, other)
        length = float(np.linalg.norm(across))
        if length <= _SINES_OF_A_LINE * np.linalg.norm(one) * np.linalg.norm(other):
            raise GeometryError(tr("the three points of a plane lie on a line"))
        normal = across / length
        near = max(ORIENTATIONS.values(), key=lambda o: abs(normal @ o.normal))
        if normal @ near.normal < 0:
            normal = -normal
        right = near.right - (normal @ near.right) * normal
        right /= np.linalg.norm(right)
        down = np.cross(normal, right)
        if down @ near.down < 0:
            down = -down
        orientation = Orientation(
            name=marked("oblique"), right=_vector(right), down=_vector(down),
            normal=_vector(normal),
        )  # fmt: skip
        return cls(orientation, float(first @ normal))

    @property
    def is_axial(self) -> bool:
        """Whether it is a transverse plane, on which contours are drawn as stated."""
        return self.orientation == AXIAL

    def moved(self, at: float) -> Plane:
        """Return the parallel plane at another place along the normal, mm."""
        return replace(self, at=at)

    def to_mm(self, uv: ArrayLike) -> NDArray[np.float64]:
        """Return points (x, y, z), shape (..., 3), mm, of (u, v), shape (..., 2)."""
        right, down, normal = self.orientation.directions
        places = np.asarray(uv, dtype=np.float64)
        points: NDArray[np.float64] = (
            places[..., :1] * right + places[..., 1:] * down + self.at * normal
        )
        return points

    def to_uv(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return (u, v), shape (..., 2), of the feet of points, shape (..., 3), mm."""
        points = np.asarray(xyz, dtype=np.float64)
        places: NDArray[np.float64] = points @ self.orientation.directions[:2].T
        return places

    def distance(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return how far points lie from it along the normal, signed, shape (...)."""
        points = np.asarray(xyz, dtype=np.float64)
        far: NDArray[np.float64] = points @ np.array(self.orientation.normal) - self.at
        return far

    def holds(self, xyz: ArrayLike) -> NDArray[np.bool_]:
        """Whether points lie on it, within 0.01 mm, shape (...)."""
        near: NDArray[np.bool_] = (
            np.abs(self.distance(xyz)) <= SAME_PLANE_MM + _ROUNDING
        )
        return near

    def foot(self, point: Vector) -> Vector:
        """Return the point of the plane that is nearest to a point, mm."""
        return _vector(
            np.array(point) - self.distance(point) * np.array(self.orientation.normal)
        )


def axial(z: float) -> Plane:
    """Return the transverse plane at patient z, mm."""
    return Plane(AXIAL, z)


def _vector(values: NDArray[np.float64]) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)  # no minus zero
    return x, y, z


_NEAR_AN_AXIS: Final = 0.02  # of a unit vector: below, a direction has no second letter


def _side(direction: Vector) -> str:
    """Return the letters of where a direction points, the larger share first."""
    names = (("R", "L"), ("A", "P"), ("F", "H"))
    shares = sorted(
        ((abs(v), names[n][v > 0]) for n, v in enumerate(direction)), reverse=True
    )
    return "".join(letter for share, letter in shares if share > _NEAR_AN_AXIS)


_OPPOSITES: Final = str.maketrans("RLAPFH", "LRPAHF")


def _opposite(side: str) -> str:
    return side.translate(_OPPOSITES)
