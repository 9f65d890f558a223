"""Shapes of Nelms 2015 in their linear dose: which are tried, and what is compared.

The tests ask for limits, benchmarks/validate_dvh.py prints the errors themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.phantoms.analytic import truth
from dosiscope.core.phantoms.shapes import Shape, linear_dose, shape_outlines
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.structures import Contour, Contours, GeometricType, Roi
from support.stacks import stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.phantoms.analytic import Truth
    from dosiscope.core.solids.end_rule import EndRule
    from dosiscope.core.solids.solid import Solid

MAXIMUM = 28.0  # Gy
STEPS = (1.0, 2.0, 3.0)  # of the dose, and of contours that match it, mm
FINE = 0.2  # distance of contours that leave no error, mm
SHIFT = (0.37, 0.21, 0.13)  # of the dose grid, mm
FRACTIONS = {"D99%": 0.99, "D95%": 0.95, "D5%": 0.05, "D1%": 0.01}


@cache
def solid_of(shape: Shape, step: float) -> Solid:
    """Return a shape of contours so far apart, mm, with half slices at both ends."""
    return stack(shape_outlines(shape, step), step / 2)


@cache
def dose_of(axis: str, step: float, shifted: bool) -> Dose:
    """Return the dose that rises along an axis, in cubes of so many mm."""
    return linear_dose(axis, step, SHIFT if shifted else (0.0, 0.0, 0.0))


@dataclass(frozen=True)
class Endpoint:
    """One of the nine values compared: found, and by the closed form."""

    name: str
    found: float
    true: float

    @property
    def is_off(self) -> bool:
        """Whether it is off by more than 3 % of itself, as Nelms counts."""
        return abs(self.found / self.true - 1) > 0.03


def endpoints(dvh: Dvh, true: Truth) -> list[Endpoint]:
    """Return Nelms' nine endpoints: volume (cm3) and doses (Gy)."""
    assert dvh.volume_cc is not None
    assert dvh.mean is not None
    assert dvh.minimum is not None
    assert dvh.maximum is not None
    hottest = dvh.dose_at_fraction(0.03 / dvh.volume_cc)
    return [
        Endpoint("volume", dvh.volume_cc, true.volume_cc),
        Endpoint("Dmean", dvh.mean, true.mean),
        Endpoint("Dmin", dvh.minimum, true.minimum),
        Endpoint("Dmax", dvh.maximum, true.maximum),
        Endpoint("D0.03cc", hottest, true.dose_at_fraction(0.03 / true.volume_cc)),
        *(
            Endpoint(name, dvh.dose_at_fraction(part), true.dose_at_fraction(part))
            for name, part in FRACTIONS.items()
        ),
    ]


def tried(contour_step: float, dose_step: float) -> Iterator[tuple[Shape, Dvh, Truth]]:
    """Every shape, gradient and position of the dose grid: DVH and closed form."""
    for shape, axis, shifted in product(Shape, "yz", (False, True)):
        dose = dose_of(axis, dose_step, shifted)
        dvh = compute_dvh(solid_of(shape, contour_step), dose)
        yield shape, dvh, truth(shape, axis, contour_step / 2)


def sphere_on_slices(step: float, phase: float, end_rule: EndRule) -> Solid:
    """Return the sphere cut by slices so far apart, all shifted by ``phase``, mm."""
    outlines = shape_outlines(Shape.SPHERE, step, phase)
    contours = [
        Contour(
            GeometricType.CLOSED_PLANAR,
            np.column_stack([polygon, np.full(len(polygon), z)]),
        )
        for z, (polygon,) in outlines
    ]
    heights = [z for z, _ in outlines]
    planes = [heights[0] - step, *heights, heights[-1] + step]
    roi = Roi(1, "sphere", contours=Contours.of(contours))
    return build_solid(roi, planes, end_rule=end_rule)
