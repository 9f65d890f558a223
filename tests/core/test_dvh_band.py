"""The band of uncertainty: it holds the truth, and is honest about its sources."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.dvh.band import (
    as_prisms,
    band_steps,
    every_other_plane,
    without_ends,
)
from dosiscope.core.dvh.engine import DvhOptions, compute_dvh
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.phantoms.analytic import truth
from dosiscope.core.phantoms.shapes import Shape, circle, linear_dose, shape_outlines
from dosiscope.core.progress import finish
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.structures import Contour, Contours, GeometricType, Roi
from support.areas import area_at
from support.linear_shapes import solid_of
from support.stacks import stack

DOSE = linear_dose("y", 2.0, (0.3, 0.2, 0.1))


def roi_of(shape: Shape, step: float) -> Roi:
    """Contours of a shape; planes that only touch it have none."""
    contours = [
        Contour(
            GeometricType.CLOSED_PLANAR,
            np.column_stack([polygon, np.full(len(polygon), z)]),
        )
        for z, polygons in shape_outlines(shape, step)
        for polygon in polygons
        if np.ptp(polygon[:, 0]) > 1
    ]
    return Roi(1, str(shape), contours=Contours.of(contours))


@pytest.mark.parametrize("shape", list(Shape))
def test_band_holds_the_closed_form(shape: Shape) -> None:
    solid = solid_of(shape, 3.0)
    dvh = compute_dvh(solid, DOSE)
    band = finish(band_steps(solid, DOSE, dvh))
    true = truth(shape, "y")
    assert dvh.volume_cc is not None
    assert abs(dvh.volume_cc - true.volume_cc) <= 1.05 * band.plus_minus["volume"]
    assert np.all(band.low <= dvh.volume)
    assert np.all(dvh.volume <= band.high)
    wanted = true.volume_at_dose(dvh.dose)
    slack = 0.01 * true.volume_cc
    held = (wanted >= band.low - slack) & (wanted <= band.high + slack)
    assert held.mean() > 0.99


def test_finer_slices_give_a_narrower_band() -> None:
    width = []
    for step in (3.0, 1.0):
        solid = solid_of(Shape.UPRIGHT_CYLINDER, step)
        band = finish(band_steps(solid, DOSE, compute_dvh(solid, DOSE)))
        width.append(band.plus_minus["volume"])
    # half a slice at each end is unknown; where the planes lie adds a little
    ends = np.pi * 144 * 3.0 / 1000
    assert ends < width[0] < 1.2 * ends
    assert width[1] == pytest.approx(width[0] / 3, rel=0.02)


def test_sources_are_named() -> None:
    solid = solid_of(Shape.SPHERE, 2.0)
    band = finish(band_steps(solid, DOSE, compute_dvh(solid, DOSE)))
    assert set(band.parts) == {"sampling", "ends", "between planes", "slice phase"}
    total = sum(part["D95%"] ** 2 for part in band.parts.values()) ** 0.5
    assert band.plus_minus["D95%"] == pytest.approx(total)


def test_prisms_have_the_volume_of_the_linear_course() -> None:
    solid = solid_of(Shape.SPHERE, 2.0)
    (prisms,) = as_prisms(solid)
    assert prisms.volume_cc == pytest.approx(solid.volume_cc)
    # half way to the next contour nothing has changed yet
    z = solid.sections[5].z
    assert area_at(prisms, z + 0.9) == pytest.approx(area_at(prisms, z))
    assert as_prisms(stack([(float(z), [circle(8, 60)]) for z in range(3)], 0.0)) == []


def test_hard_ends_are_no_source() -> None:
    solid = stack([(float(z), [circle(8, 60)]) for z in range(9)], 0.0)
    assert without_ends(solid) == []
    assert every_other_plane(solid) == []
    band = finish(band_steps(solid, DOSE, compute_dvh(solid, DOSE)))
    assert set(band.parts) == {"sampling"}


def test_small_structures_are_marked() -> None:
    tiny = stack([(z, [circle(1.5, 40)]) for z in (0.0, 1.0)], 0.5)
    doubts = compute_dvh(tiny, DOSE).doubts
    assert any("dose voxels" in doubt for doubt in doubts)
    assert any("2 planes" in doubt for doubt in doubts)
    assert compute_dvh(solid_of(Shape.SPHERE, 2.0), DOSE).doubts == ()


def test_any_metric_has_its_uncertainty() -> None:
    solid = solid_of(Shape.UPRIGHT_CYLINDER, 3.0)
    dvh = compute_dvh(solid, DOSE)
    band = finish(band_steps(solid, DOSE, dvh))
    # the dose is symmetric about 16 Gy whatever the height of the cylinder:
    # half of it receives 16 Gy, in cc the unknown ends count by half
    percent = band.uncertainty(parse_metric("V16Gy"))
    cc = band.uncertainty(parse_metric("V16Gy(cc)"))
    assert percent is not None
    assert cc is not None
    assert percent < 0.2
    assert cc == pytest.approx(band.plus_minus["volume"] / 2, rel=0.05)
    assert band.uncertainty(parse_metric("V95%")) is None  # without a reference


def test_in_percent_the_band_begins_without_width() -> None:
    solid = solid_of(Shape.UPRIGHT_CYLINDER, 3.0)
    dvh = compute_dvh(solid, DOSE)
    low, high = finish(band_steps(solid, DOSE, dvh)).limits(percent=True)
    share = 100 * dvh.volume / dvh.total
    assert low[0] == pytest.approx(100)
    assert high[0] == pytest.approx(100)
    assert np.all(low <= share + 1e-9)
    assert np.all(share <= high + 1e-9)


def test_the_band_of_a_smooth_profile_holds_the_closed_form_too() -> None:
    roi = roi_of(Shape.SPHERE, 3.0)
    planes = np.arange(-15.0, 15.1, 3.0)
    width = {}
    for smooth in (False, True):
        rule = EndRule.TAPERED if smooth else EndRule.HALF_SLICE
        solid = build_solid(roi, planes, end_rule=rule)
        options = DvhOptions(smooth=smooth)
        dvh = compute_dvh(solid, DOSE, options=options)
        band = finish(band_steps(solid, DOSE, dvh, options))
        width[smooth] = band.plus_minus["volume"]
        true = truth(Shape.SPHERE, "y").volume_cc
        assert dvh.volume_cc is not None
        assert abs(dvh.volume_cc - true) <= 1.05 * width[smooth]
    assert width[True] == pytest.approx(width[False], rel=0.1)
