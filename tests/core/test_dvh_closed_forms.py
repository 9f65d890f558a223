"""DVHs of shapes in a linear dose against closed forms (Nelms et al. 2015)."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.dvh.engine import DvhOptions, compute_dvh
from dosiscope.core.dvh.grid import Resolution
from dosiscope.core.phantoms.analytic import gaussian_sphere_above, truth
from dosiscope.core.phantoms.shapes import (
    RADIUS,
    Shape,
    linear_dose,
    make_dose,
    shape_outlines,
    shape_solid,
    stack,
)
from dosiscope.core.solids.solid import EndRule, build_solid
from dosiscope.core.structures import Contour, Contours, GeometricType, Roi

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid

MAXIMUM = 28.0
SHIFT = (0.37, 0.21, 0.13)
FRACTIONS = {"D99": 0.99, "D95": 0.95, "D5": 0.05, "D1": 0.01}


@cache
def solid_of(shape: Shape, step: float) -> Solid:
    return shape_solid(shape, step)


@cache
def dose_of(axis: str, step: float, shifted: bool) -> Dose:
    return linear_dose(axis, step, SHIFT if shifted else (0.0, 0.0, 0.0))


@pytest.mark.parametrize("step", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("axis", ["y", "z"])
@pytest.mark.parametrize("shape", list(Shape))
def test_fine_contours_are_exact(shape: Shape, axis: str, step: float) -> None:
    dvh = compute_dvh(solid_of(shape, 0.2), dose_of(axis, step, True))
    true = truth(shape, axis, 0.1)
    assert dvh.volume_cc == pytest.approx(true.volume_cc, rel=0.001)
    assert dvh.mean == pytest.approx(true.mean, abs=1e-4 * MAXIMUM)
    assert dvh.minimum == pytest.approx(true.minimum, abs=1e-4 * MAXIMUM)
    assert dvh.maximum == pytest.approx(true.maximum, abs=1e-4 * MAXIMUM)
    for name, fraction in FRACTIONS.items():
        error = dvh.dose_at_fraction(fraction) - true.dose_at_fraction(fraction)
        assert abs(error) <= 0.0015 * MAXIMUM, name
    levels = np.linspace(true.minimum, true.maximum, 301)
    curve = np.interp(levels, dvh.dose, dvh.volume)
    assert np.abs(curve - true.volume_at_dose(levels)).max() < 0.005 * true.volume_cc


# contours and dose of the same spacing: % of volume, the same without the lying
# cylinder, % of the maximum dose
MATCHED = {1.0: (1.0, 0.25, 0.5), 2.0: (2.6, 0.8, 1.2), 3.0: (4.7, 1.6, 2.0)}


@pytest.mark.parametrize("step", list(MATCHED))
def test_matched_contours(step: float) -> None:
    for_all, without, for_dose = MATCHED[step]
    for shape, axis, shifted in product(Shape, "yz", (False, True)):
        dvh = compute_dvh(solid_of(shape, step), dose_of(axis, step, shifted))
        true = truth(shape, axis, step / 2)
        limit = for_all if shape is Shape.LYING_CYLINDER else without
        assert dvh.volume_cc == pytest.approx(true.volume_cc, rel=limit / 100)
        error = dvh.dose_at_fraction(0.95) - true.dose_at_fraction(0.95)
        assert abs(error) <= for_dose / 100 * MAXIMUM


def test_few_endpoints_are_off_by_three_percent() -> None:
    off = total = 0
    for shape, axis, step, shifted in product(Shape, "yz", MATCHED, (False, True)):
        dvh = compute_dvh(solid_of(shape, step), dose_of(axis, step, shifted))
        true = truth(shape, axis, step / 2)
        hot = 0.03 / true.volume_cc
        assert dvh.volume_cc is not None
        assert dvh.mean is not None
        assert dvh.minimum is not None
        assert dvh.maximum is not None
        pairs = [
            (dvh.volume_cc, true.volume_cc),
            (dvh.mean, true.mean),
            (dvh.minimum, true.minimum),
            (dvh.maximum, true.maximum),
            (dvh.dose_at_fraction(hot), true.dose_at_fraction(hot)),
        ]
        for fraction in FRACTIONS.values():
            pairs.append(
                (dvh.dose_at_fraction(fraction), true.dose_at_fraction(fraction))
            )
        off += sum(abs(found / wanted - 1) > 0.03 for found, wanted in pairs)
        total += len(pairs)
    # PlanIQ 7 %, Pinnacle 36 % on the authors' own sets
    assert off / total <= 0.04


def test_finer_sampling_changes_nothing() -> None:
    fine = DvhOptions(Resolution(across=96, layers=96, lines=512, bins=32000))
    for shape, axis in product(Shape, "yz"):
        solid, dose = solid_of(shape, 3.0), dose_of(axis, 3.0, True)
        usual, finer = compute_dvh(solid, dose), compute_dvh(solid, dose, options=fine)
        assert usual.mean == pytest.approx(finer.mean, abs=1e-4 * MAXIMUM)
        for fraction in (0.95, 0.5):
            change = usual.dose_at_fraction(fraction) - finer.dose_at_fraction(fraction)
            assert abs(change) <= 0.0004 * MAXIMUM


def test_sphere_in_a_gaussian() -> None:
    peak, sigma, radius = 50.0, 10.0, RADIUS
    dose = make_dose(
        lambda x, y, z: peak * np.exp(-(x**2 + y**2 + z**2) / (2 * sigma**2)),
        (1, 1, 1),
        18,
        shift=(0.3, 0.2, 0.1),
    )
    dvh = compute_dvh(solid_of(Shape.SPHERE, 0.2), dose)
    for level in (25.0, 30.0, 40.0, 45.0):
        true = gaussian_sphere_above(level, radius, peak, sigma) / 1000
        volume = 4 / 3 * np.pi * radius**3 / 1000
        assert dvh.volume_at_dose(level) == pytest.approx(
            float(true), abs=0.005 * volume
        )


def tapered(step: float, phase: float) -> Solid:
    outlines = shape_outlines(Shape.SPHERE, step, phase)
    contours = [
        Contour(
            GeometricType.CLOSED_PLANAR,
            np.column_stack([polygons[0], np.full(len(polygons[0]), z)]),
        )
        for z, polygons in outlines
    ]
    heights = [z for z, _ in outlines]
    planes = [heights[0] - step, *heights, heights[-1] + step]
    roi = Roi(1, "sphere", Contours.of(contours))
    return build_solid(roi, planes, end_rule=EndRule.TAPERED)


@pytest.mark.parametrize("step", [1.0, 3.0])
@pytest.mark.parametrize("phase", [0.1, 0.35, 0.6, 0.85])
def test_smooth_profile_gives_a_sphere_at_any_phase(step: float, phase: float) -> None:
    solid = tapered(step, phase * step)
    dvh = compute_dvh(solid, dose_of("y", 2.0, True), options=DvhOptions(smooth=True))
    true = truth(Shape.SPHERE, "y")
    assert dvh.volume_cc == pytest.approx(true.volume_cc, rel=0.001)
    assert dvh.method["end rule"] == "tapered"
    assert dvh.dose_at_fraction(0.95) == pytest.approx(
        true.dose_at_fraction(0.95), abs=0.005 * MAXIMUM
    )


def test_cubic_dose_sees_the_peak_between_samples() -> None:
    sigma = 2.0
    dose = make_dose(
        lambda x, y, z: 20 * np.exp(-(x**2 + y**2 + z**2) / (2 * sigma**2)),
        (1, 1, 1),
        12,
        shift=(0.5, 0.5, 0.5),
    )
    outlines = shape_outlines(Shape.SPHERE, 0.2)
    small = [(z / 8, [p / 8 for p in polygons]) for z, polygons in outlines]
    solid = stack(small, 0.0125)
    linear = compute_dvh(solid, dose)
    cubic = compute_dvh(solid, dose, options=DvhOptions(cubic_dose=True))
    true = gaussian_sphere_above(18.0, 1.5, 20.0, sigma) / 1000
    missed = abs(linear.volume_at_dose(18.0) - true)
    assert abs(cubic.volume_at_dose(18.0) - true) < missed / 3
    assert "cubic" in cubic.method["dose"]
