"""Closed forms of the DVHs of the phantoms, free of any grid.

All give the volume (mm^3) at or above the plane at distance ``u`` (mm) from the
shape's centre along the gradient; checked against counting 480^3 points (0.006 %).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.phantoms.shapes import CENTRE_GY, GRADIENT, HEIGHT, RADIUS, Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    Above = Callable[[ArrayLike], NDArray[np.float64]]


def sphere_above(u: ArrayLike, radius: float) -> NDArray[np.float64]:
    """Return the volume of a spherical cap."""
    u = np.clip(u, -radius, radius)
    return np.asarray(np.pi * (radius - u) ** 2 * (2 * radius + u) / 3)


def cylinder_above_along(
    u: ArrayLike, radius: float, height: float
) -> NDArray[np.float64]:
    """Return the volume of a cylinder above a plane across its axis."""
    return np.asarray(
        np.pi * radius**2 * np.clip(height / 2 - np.asarray(u), 0, height)
    )


def cylinder_above_across(
    u: ArrayLike, radius: float, height: float
) -> NDArray[np.float64]:
    """Return the volume of a cylinder beyond a plane parallel to its axis."""
    u = np.clip(u, -radius, radius)
    segment = radius**2 * np.arccos(u / radius) - u * np.sqrt(radius**2 - u * u)
    return np.asarray(height * segment)


def cone_above_along(u: ArrayLike, radius: float, height: float) -> NDArray[np.float64]:
    """Return the volume of a cone (apex at low dose) above a plane across its axis."""
    part = np.clip(np.asarray(u) + height / 2, 0, height) / height
    return np.asarray(np.pi * radius**2 * height / 3 * (1 - part**3))


def cone_above_across(
    u: ArrayLike, radius: float, height: float
) -> NDArray[np.float64]:
    """Return the volume of a cone beyond a plane parallel to its axis.

    The circular segments r^2 acos(u/r) - u sqrt(r^2 - u^2), summed from r = u to R.
    """
    u = np.asarray(u, dtype=np.float64)
    k = np.clip(np.abs(u) / radius, 1e-12, 1)
    part = np.arccos(k) - 2 * k * np.sqrt(1 - k * k) + k**3 * np.arccosh(1 / k)
    beyond = np.where(u >= 0, part / np.pi, 1 - part / np.pi)
    return np.asarray(np.pi * radius**2 * height / 3 * beyond)


@dataclass(frozen=True, slots=True)
class Truth:
    """The DVH of a shape in a linear dose.

    Attributes
    ----------
    above
        Volume (mm^3) at or above distance u (mm) along the gradient.
    low, high
        Least and largest u of the shape.
    """

    above: Above
    low: float
    high: float

    @property
    def volume_cc(self) -> float:
        """Volume, cc."""
        return float(self.above(self.low)) / 1000

    @property
    def minimum(self) -> float:
        """Least dose, Gy."""
        return CENTRE_GY + GRADIENT * self.low

    @property
    def maximum(self) -> float:
        """Largest dose, Gy."""
        return CENTRE_GY + GRADIENT * self.high

    @property
    def mean(self) -> float:
        """Mean dose, Gy: the least plus the area under the DVH's share."""
        u = np.linspace(self.low, self.high, 40001)
        area = float(np.trapezoid(self.above(u), u))
        return CENTRE_GY + GRADIENT * (self.low + area / (1000 * self.volume_cc))

    def dose_at_fraction(self, fraction: float) -> float:
        """Return the dose that this fraction of the volume receives at least, Gy."""
        low, high = self.low, self.high
        wanted = fraction * 1000 * self.volume_cc
        for _ in range(60):
            middle = (low + high) / 2
            if float(self.above(middle)) > wanted:
                low = middle
            else:
                high = middle
        return CENTRE_GY + GRADIENT * low

    def volume_at_dose(self, dose: ArrayLike) -> NDArray[np.float64]:
        """Return the volume that receives at least ``dose`` (Gy), cc."""
        u = (np.asarray(dose, dtype=np.float64) - CENTRE_GY) / GRADIENT
        return self.above(np.clip(u, self.low, self.high)) / 1000


def truth(shape: Shape, axis: str, end: float = 0.0) -> Truth:
    """Return the DVH of a shape in the linear dose along ``axis`` ("y" or "z").

    Parameters
    ----------
    end
        Length of the prisms added at both ends along z, mm (half a slice): they
        lengthen an upright cylinder and add a disc to an upright cone's base.
        Where the end contour has no area they add none, but reach as far.
    """
    r, h = RADIUS, HEIGHT
    low, high = (-r - end, r + end) if axis == "z" else (-r, r)
    match shape, axis:
        case Shape.SPHERE, _:
            return Truth(lambda u: sphere_above(u, r), low, high)
        case Shape.UPRIGHT_CYLINDER, "z":
            return Truth(lambda u: cylinder_above_along(u, r, h + 2 * end), low, high)
        case Shape.UPRIGHT_CYLINDER, _:
            return Truth(lambda u: cylinder_above_across(u, r, h + 2 * end), low, high)
        case Shape.LYING_CYLINDER, "z":
            return Truth(lambda u: cylinder_above_across(u, r, h), low, high)
        case Shape.LYING_CYLINDER, _:
            return Truth(lambda u: cylinder_above_along(u, r, h), low, high)
        case Shape.UPRIGHT_CONE, "z":
            return Truth(
                lambda u: (
                    cone_above_along(u, r, h)
                    + np.pi * r * r * np.clip(r + end - np.asarray(u), 0, end)
                ),
                low,
                high,
            )
        case Shape.UPRIGHT_CONE, _:
            return Truth(
                lambda u: cone_above_across(u, r, h) + cylinder_above_across(u, r, end),
                low,
                high,
            )
        case Shape.LYING_CONE, "z":
            return Truth(lambda u: cone_above_across(u, r, h), low, high)
        case _:
            return Truth(lambda u: cone_above_along(u, r, h), low, high)
