"""A rigid motion: a rotation and a shift, as registrations state them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: How far a matrix of decimal strings may be from a rotation: 0.03 mm over 600 mm.
ROUNDED: Final = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rigid:
    """What takes a point p to ``rotation @ p + shift``.

    Attributes
    ----------
    rotation
        Shape (3, 3), orthonormal, of determinant 1.
    shift
        Shape (3,), mm.
    """

    rotation: NDArray[np.float64]
    shift: NDArray[np.float64]

    def __post_init__(self) -> None:
        for name in ("rotation", "shift"):
            array = np.array(getattr(self, name), dtype=np.float64)
            array.setflags(write=False)
            object.__setattr__(self, name, array)

    def of(self, points: ArrayLike) -> NDArray[np.float64]:
        """Return where points go, shape (..., 3), mm."""
        moved: NDArray[np.float64] = (
            np.asarray(points, dtype=np.float64) @ self.rotation.T + self.shift
        )
        return moved

    def inverse(self) -> Rigid:
        """Return the motion back."""
        back = self.rotation.T
        return Rigid(rotation=back, shift=-(back @ self.shift))

    def after(self, first: Rigid) -> Rigid:
        """Return the motion that does ``first``, and this one then."""
        return Rigid(
            rotation=self.rotation @ first.rotation,
            shift=self.rotation @ first.shift + self.shift,
        )

    @property
    def is_none(self) -> bool:
        """Whether it moves nothing: 0.01 mm at the most, within 500 mm."""
        turned = float(np.abs(self.rotation - np.eye(3)).max())
        return turned <= 1e-5 and float(np.abs(self.shift).max()) <= 0.005

    @property
    def angles(self) -> tuple[float, float, float]:
        """About x, then y, then z of the patient, degrees.

        ``rotation`` is Rz @ Ry @ Rx; where y is at 90° all of the rest is about x.
        """
        m = self.rotation
        about_y = np.arctan2(-m[2, 0], np.hypot(m[0, 0], m[1, 0]))
        if np.hypot(m[0, 0], m[1, 0]) < 1e-9:
            about_x, about_z = np.arctan2(-m[1, 2], m[1, 1]), 0.0
        else:
            about_x = np.arctan2(m[2, 1], m[2, 2])
            about_z = np.arctan2(m[1, 0], m[0, 0])
        x, y, z = np.degrees([about_x, about_y, about_z]).tolist()
        return x, y, z


def why_not_rigid(matrix: NDArray[np.float64]) -> str:
    """Return why a matrix is no rigid motion, a clause; "" where it is one.

    Parameters
    ----------
    matrix
        Of homogeneous coordinates, shape (4, 4) (PS3.3 C.20.2.1.1).
    """
    if not np.isfinite(matrix).all():
        return tr("its matrix holds what is no number")
    if np.abs(matrix[3] - (0, 0, 0, 1)).max() > ROUNDED:
        return tr("the last row of its matrix is not 0, 0, 0, 1")
    part = matrix[:3, :3]
    if np.abs(part).max() > 1e3:
        return tr("its matrix scales beyond all measure")
    if np.abs(part.T @ part - np.eye(3)).max() > ROUNDED:
        sizes = np.linalg.norm(part, axis=0)
        told = ", ".join(f"{size:.4g}" for size in sizes)
        if np.abs(sizes - 1).max() > ROUNDED:
            return tr("its matrix scales by {factors} along x, y and z", factors=told)
        return tr("its matrix shears")
    if np.linalg.det(part) < 0:
        return tr("its matrix mirrors (its determinant is \N{MINUS SIGN}1)")
    return ""


def rigid_of(matrix: NDArray[np.float64]) -> Rigid:
    """Return the motion of a matrix that is rigid but for rounding, shape (4, 4).

    Its rotation is the nearest to what is written.
    """
    left, _, right = np.linalg.svd(matrix[:3, :3])
    exact = left @ right
    if np.abs(exact - matrix[:3, :3]).max() < 1e-14:  # quarter turns stay as written
        exact = matrix[:3, :3]
    return Rigid(rotation=exact, shift=matrix[:3, 3])
