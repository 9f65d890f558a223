"""DVHs of shapes in a linear dose against closed forms (Nelms et al. 2015)."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from dosiscope.core.dvh.engine import DvhOptions, compute_dvh
from dosiscope.core.dvh.grid import Resolution
from dosiscope.core.phantoms.analytic import truth
from dosiscope.core.phantoms.shapes import RADIUS, Shape, make_dose, shape_outlines
from dosiscope.core.solids.end_rule import EndRule
from support.linear_shapes import (
    FINE,
    FRACTIONS,
    MAXIMUM,
    STEPS,
    dose_of,
    endpoints,
    solid_of,
    sphere_on_slices,
    tried,
)
from support.stacks import stack

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("axis", ["y", "z"])
@pytest.mark.parametrize("shape", list(Shape))
def test_fine_contours_are_exact(shape: Shape, axis: str, step: float) -> None:
    dvh = compute_dvh(solid_of(shape, FINE), dose_of(axis, step, True))
    true = truth(shape, axis, FINE / 2)
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
    for shape, dvh, true in tried(step, step):
        limit = for_all if shape is Shape.LYING_CYLINDER else without
        assert dvh.volume_cc == pytest.approx(true.volume_cc, rel=limit / 100)
        error = dvh.dose_at_fraction(0.95) - true.dose_at_fraction(0.95)
        assert abs(error) <= for_dose / 100 * MAXIMUM


def test_few_endpoints_are_off_by_three_percent() -> None:
    off = [
        one.is_off
        for step in STEPS
        for _, dvh, true in tried(step, step)
        for one in endpoints(dvh, true)
    ]
    # PlanIQ 7 %, Pinnacle 36 % on the authors' own sets
    assert sum(off) / len(off) <= 0.04


def test_finer_sampling_changes_nothing() -> None:
    fine = DvhOptions(Resolution(across=96, layers=96, lines=512, bins=32000))
    for shape, axis in product(Shape, "yz"):
        solid, dose = solid_of(shape, 3.0), dose_of(axis, 3.0, True)
        usual, finer = compute_dvh(solid, dose), compute_dvh(solid, dose, options=fine)
        assert usual.mean == pytest.approx(finer.mean, abs=1e-4 * MAXIMUM)
        for fraction in (0.95, 0.5):
            change = usual.dose_at_fraction(fraction) - finer.dose_at_fraction(fraction)
            assert abs(change) <= 0.0004 * MAXIMUM


def gaussian_sphere_above(
    dose: float, radius: float, peak: float, sigma: float
) -> float:
    """The volume of a sphere that gets ``dose`` of a Gaussian at its centre, mm³."""
    ratio = max(peak / dose, 1)
    r = min(sigma * np.sqrt(2 * np.log(ratio)), radius)
    return float(4 * np.pi / 3 * r**3)


def test_sphere_in_a_gaussian() -> None:
    peak, sigma, radius = 50.0, 10.0, RADIUS
    dose = make_dose(
        lambda x, y, z: peak * np.exp(-(x**2 + y**2 + z**2) / (2 * sigma**2)),
        (1, 1, 1),
        18,
        shift=(0.3, 0.2, 0.1),
    )
    dvh = compute_dvh(solid_of(Shape.SPHERE, FINE), dose)
    for level in (25.0, 30.0, 40.0, 45.0):
        true = gaussian_sphere_above(level, radius, peak, sigma) / 1000
        volume = 4 / 3 * np.pi * radius**3 / 1000
        assert dvh.volume_at_dose(level) == pytest.approx(true, abs=0.005 * volume)


@pytest.mark.parametrize("step", [1.0, 3.0])
@pytest.mark.parametrize("phase", [0.1, 0.35, 0.6, 0.85])
def test_smooth_profile_gives_a_sphere_at_any_phase(step: float, phase: float) -> None:
    solid = sphere_on_slices(step, phase * step, EndRule.TAPERED)
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
