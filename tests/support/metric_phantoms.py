"""Phantoms whose metrics and indices have closed forms, and these.

The tests ask for limits, benchmarks/validate_metrics.py prints what is found.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.band import band_steps
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.dvh.targets import Target
from dosiscope.core.isodose import Reference
from dosiscope.core.phantoms.shapes import circle, make_dose
from dosiscope.core.progress import finish
from support.stacks import stack

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid

    Shift = tuple[float, float, float]

RADIUS = 20.0  # mm, of the sphere
LEVEL = 50.0  # Gy, of the isodoses that are spheres
GRID = (2.5, 2.5, 2.5)  # mm
SHIFTED = (0.3, 0.7, 0.4)  # mm: no sample lies on the middle of a sphere

# Sphere of 20 mm in 60 + 0.15 z Gy; volume beyond h: (R - h)^2 (2 R + h) / (4 R^3)
SPHERE = {
    "D2%": 62.49577,
    "D5%": 62.18790,
    "D50%": 60.0,
    "D95%": 57.81210,
    "D98%": 57.50423,
    "Min": 57.0,
    "Max": 63.0,
    "Mean": 60.0,
    "Median": 60.0,
    "D0.03cc": 62.89575,
    "D0.1cc": 62.80872,
    "D1cc": 62.37984,
    "D2cc": 62.10840,
    "DC5cc": 58.46212,
    "V58.5Gy": 84.375,
    "V58.5Gy[cc]": 28.27433,
    "CV58.5Gy[cc]": 5.23599,
    "V60Gy": 50.0,
    "V61.5Gy": 15.625,
    "HI": (62.49577 - 57.50423) / 60,
    "Volume": 33.5103,
}

# Radius of a spherical isodose and its distance from the middle of the target, mm;
# PIV / TV, Paddick.
SPHERES = [
    (20.0, 0.0, 1.0, 1.0),
    (22.0, 0.0, 1.33100, 0.75131),
    (22.0, 2.0, 1.33100, 0.75131),
    (18.0, 0.0, 0.72900, 0.72900),
    (20.0, 4.0, 1.0, 0.72335),
    (20.0, 10.0, 1.0, 0.40045),
    (25.0, 50.0, 1.95313, 0.0),
]

# 60 exp(-r^2 / (2 20^2)) Gy: volumes of 48 and of 24 Gy, cc; in the sphere
GAUSSIAN_CC = {48.0: 9.99080, 24.0: 83.13301}
GAUSSIAN = {
    "GI@48Gy": 8.32096,
    "R50@48Gy": 83.13301 / 33.51032,
    "CI_RTOG@48Gy": 9.99080 / 33.51032,
    # the isodose lies within the target
    "CI_Paddick@48Gy": 9.99080 / 33.51032,
}


@cache
def ball(
    radius: float = RADIUS, step: float = 0.5, x: float = 0.0, number: int = 1
) -> Solid:
    """Return a sphere of contours at 0, ± step ... around (x, 0, 0): its caps are cut.

    Half slices are at its ends.
    """
    count = int(radius / step - 1e-9)
    return stack(
        [
            (float(z), [np.add(circle(float(np.sqrt(radius**2 - z * z)), 360), (x, 0))])
            for z in step * np.arange(-count, count + 1)
        ],
        step / 2,
        number=number,
    )


@cache
def whole_ball() -> Solid:
    """Return the sphere with caps: every 0.2 mm, the last contours touch its poles."""
    outlines = [
        (float(z), [circle(max(float(np.sqrt(max(RADIUS**2 - z * z, 0))), 0.02), 360)])
        for z in np.linspace(-RADIUS, RADIUS, 201)
    ]
    return stack(outlines, 0.0)


@cache
def rising(shift: Shift = SHIFTED) -> Dose:
    """Return the dose that rises along z: 60 + 0.15 z Gy."""
    return make_dose(lambda x, y, z: 60 + 0.15 * z, GRID, 40, shift=shift)


@cache
def gaussian(
    sigma: float = 20.0, half_size: float = 60.0, shift: Shift = (0.0, 0.0, 0.0)
) -> Dose:
    """Return the dose 60 exp(-r^2 / (2 sigma^2)) Gy."""
    return make_dose(
        lambda x, y, z: 60 * np.exp(-(x * x + y * y + z * z) / (2 * sigma**2)),
        GRID,
        half_size,
        shift=shift,
    )


@cache
def around(radius: float, x: float = 0.0, shift: Shift = (0.0, 0.0, 0.0)) -> Dose:
    """Return a Gaussian dose whose isodose of LEVEL is a sphere around (x, 0, 0)."""
    return make_dose(
        lambda i, j, k: (
            LEVEL * np.exp((radius**2 - ((i - x) ** 2 + j * j + k * k)) / (2 * 20.0**2))
        ),
        GRID,
        100,
        shift=shift,
    )


def result_of(
    solid: Solid, dose: Dose, *targets: Solid, is_banded: bool = False
) -> DvhResult:
    """Return the DVH of a structure, with its band where that is asked for."""
    dvh = compute_dvh(solid, dose)
    return DvhResult.of(
        dvh,
        band=finish(band_steps(solid, dose, dvh)) if is_banded else None,
        reference=Reference(LEVEL),
        dose=dose,
        solid=solid,
        targets=tuple(Target(f"PTV {one.roi_number}", one) for one in targets),
    )
