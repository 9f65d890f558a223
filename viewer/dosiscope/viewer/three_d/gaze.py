"""From where the patient is looked at in space, along parallel lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF

from dosiscope.core.plane import Orientation, Plane

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_AIR: Final = 1.16  # times what is shown


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gaze:
    """A direction of looking.

    Attributes
    ----------
    axes
        Unit vectors to the right, downwards and away from who looks, as rows in the
        patient's x, y, z, shape (3, 3).
    """

    axes: Floats

    @classmethod
    def of(cls, right: tuple[float, ...], down: tuple[float, ...]) -> Gaze:
        """Look so that these directions of the patient run to the right and down."""
        return cls(axes=np.array([right, down, np.cross(right, down)], dtype=float))

    @property
    def plane(self) -> Plane:
        """The plane across the gaze through the patient's origin."""
        right, down, away = (_vector(row) for row in self.axes)
        orientation = Orientation(name="3-D", right=right, down=down, normal=away)
        return Plane(orientation, 0.0)

    def turned(self, across: float, upwards: float) -> Gaze:
        """Look from elsewhere, degrees.

        ``across`` turns the patient around the axis from feet to head, so that what
        is in front of a standing one goes to the right; ``upwards`` around the line
        from left to right of who looks, so that it goes up.
        """
        axes = self.axes @ _about_z(across)
        c, s = np.cos(np.radians(upwards)), np.sin(np.radians(upwards))
        tilt = np.array([[1, 0, 0], [0, c, s], [0, -s, c]])
        axes = tilt @ axes
        # what many turns round is made a rotation again
        u, _, v = np.linalg.svd(axes)
        return Gaze(axes=u @ v)

    def box_of(self, points: Floats) -> QRectF:
        """Return the part of `plane`, u and v in mm, that points take, with air."""
        uv = points @ self.axes[:2].T
        (left, top), (right, bottom) = uv.min(axis=0), uv.max(axis=0)
        wide, high = _AIR * max(right - left, 1.0), _AIR * max(bottom - top, 1.0)
        x, y = (left + right) / 2, (top + bottom) / 2
        return QRectF(x - wide / 2, y - high / 2, wide, high)


#: By the side of the patient that is seen.
GAZES: Final = {
    "A": Gaze.of((1, 0, 0), (0, 0, -1)),
    "P": Gaze.of((-1, 0, 0), (0, 0, -1)),
    "L": Gaze.of((0, 1, 0), (0, 0, -1)),
    "R": Gaze.of((0, -1, 0), (0, 0, -1)),
    "H": Gaze.of((-1, 0, 0), (0, 1, 0)),
    "F": Gaze.of((1, 0, 0), (0, 1, 0)),
}


def _about_z(degrees: float) -> Floats:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def _vector(row: Floats) -> tuple[float, float, float]:
    x, y, z = (round(float(v), 12) + 0.0 for v in row)
    return x, y, z
