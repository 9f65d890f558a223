"""Indices of a target against closed forms: spheres, a Gaussian, and what has none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dosiscope.core.dose import DoseType, DoseUnits
from dosiscope.core.dvh.isodose_volume import isodose_volume
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.dvh.targets import Target, sharing
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.isodose import Reference
from dosiscope.core.phantoms.shapes import make_dose
from support.metric_phantoms import (
    GAUSSIAN,
    GAUSSIAN_CC,
    RADIUS,
    SPHERES,
    around,
    ball,
    gaussian,
    result_of,
)

SHIFTS = [(0.0, 0.0, 0.0), (0.3, 0.7, 1.1)]


def lens(r: float, d: float) -> float:
    """The volume that spheres of 20 mm and r, d apart, have in common, mm^3."""
    big = RADIUS
    if d >= big + r:
        return 0.0
    if d <= abs(big - r):
        return 4 / 3 * np.pi * min(big, r) ** 3
    part = d * d + 2 * d * r - 3 * r * r + 2 * d * big + 6 * r * big - 3 * big * big
    return float(np.pi * (big + r - d) ** 2 * part / (12 * d))


@pytest.mark.slow
@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize(("r", "d", "rtog", "paddick"), SPHERES)
def test_spheres(
    r: float, d: float, rtog: float, paddick: float, shift: tuple[float, float, float]
) -> None:
    # the closed form that the table is made of
    common, target, isodose = (
        lens(r, d),
        4 / 3 * np.pi * RADIUS**3,
        4 / 3 * np.pi * r**3,
    )
    assert isodose / target == pytest.approx(rtog, abs=1e-5)
    assert common**2 / (target * isodose) == pytest.approx(paddick, abs=1e-5)
    result = result_of(ball(RADIUS, step=0.2), around(r, d, shift))
    for text, true in (("CI_RTOG@50Gy", rtog), ("CI_Paddick@100%", paddick)):
        value = result.value(parse_metric(text))
        assert value.number == pytest.approx(true, rel=0.005), text
        assert (value.unit, value.bound) == ("", "=")
        assert "whole dose grid" in value.reason


@pytest.mark.slow
@pytest.mark.parametrize("step", [1.0, 2.5, 3.0])
@pytest.mark.parametrize(("r", "d", "rtog", "paddick"), SPHERES)
def test_the_interval_holds_what_coarse_contours_miss(
    r: float, d: float, rtog: float, paddick: float, step: float
) -> None:
    result = result_of(ball(RADIUS, step=step), around(r, d), is_banded=True)
    for text, true in (("CI_RTOG@50Gy", rtog), ("CI_Paddick@50Gy", paddick)):
        found = result.interval(parse_metric(text))
        # but for half a percent, where both run alongside each other everywhere
        assert found.low - 0.005 <= true <= found.high + 0.005, text
        assert found.high - found.low < 0.3


@pytest.mark.slow
@pytest.mark.parametrize("shift", [*SHIFTS, (1.25, 1.25, 1.25)])
def test_the_gradient_of_a_gaussian(shift: tuple[float, float, float]) -> None:
    dose = gaussian(shift=shift)
    result = result_of(ball(), dose, is_banded=True)
    same = dict.fromkeys(("GI@4800cGy", "GI@96%"), GAUSSIAN["GI@48Gy"])
    for text, true in (GAUSSIAN | same).items():
        metric = parse_metric(text)
        assert result.value(metric).number == pytest.approx(true, rel=0.005), text
        found = result.interval(metric)
        assert found.low * 0.999 <= true <= found.high * 1.001, text
        assert found.number is not None
        assert found.low <= found.number <= found.high
        assert "whole dose grid" in found.reason
    for level, cc in GAUSSIAN_CC.items():
        assert isodose_volume(dose, level).cubic_cc == pytest.approx(cc, rel=0.002)
        # the linear isodose of a rounded dose is smaller: by 2 % of 10 cc
        assert isodose_volume(dose, level).linear_cc < cc


def test_planes_of_another_distance_and_turned_axes() -> None:
    dose = make_dose(
        lambda x, y, z: 60 * np.exp(-(x * x + y * y + z * z) / (2 * 20.0**2)),
        (1.7, 2.5, 2.1),
        60,
        orientation=((0, 1, 0), (-1, 0, 0)),
    )
    assert isodose_volume(dose, 48).cubic_cc == pytest.approx(9.99080, rel=0.002)
    uneven = make_dose(
        lambda x, y, z: 100 - np.abs(x) - 0 * y - 0 * z,
        (2.5, 2.5, 2.5),
        60,
        z=np.cumsum([1.0, 2.0] * 20) - 30,
    )
    # a slab reaches the edge; what is linear is exact in any distances
    with pytest.raises(NotEvaluableError, match="reaches the edge"):
        isodose_volume(uneven, 60)
    pyramid = make_dose(
        lambda x, y, z: 100 - np.maximum(np.abs(x), np.maximum(np.abs(y), np.abs(z))),
        (2.0, 2.0, 2.0),
        40,
        z=np.cumsum([1.0, 2.0] * 26) - 40.0,
    )
    assert isodose_volume(pyramid, 75).linear_cc == pytest.approx(
        50**3 / 1000, rel=0.01
    )


def test_a_cone_of_dose_is_counted_to_the_corner() -> None:
    # |x| + |y| + |z| <= 25: an octahedron of 4 / 3 25^3, its faces cut the cells askew
    dose = make_dose(
        lambda x, y, z: 100 - (np.abs(x) + np.abs(y) + np.abs(z)), (2.5, 2.5, 2.5), 40
    )
    found = isodose_volume(dose, 75)
    assert found.linear_cc == pytest.approx(4 / 3 * 25**3 / 1000, rel=1e-3)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("CI_RTOG@70Gy", "no dose reaches 70.00 Gy"),
        ("CI_Paddick@70Gy", "no dose reaches 70.00 Gy"),
        ("GI@70Gy", "no dose reaches 70.00 Gy"),
        ("R50@140Gy", "no dose reaches 70.00 Gy"),
        ("CI_RTOG@20Gy", "the isodose of 20.00 Gy reaches the edge"),
        ("GI@40Gy", "the isodose of 20.00 Gy reaches the edge"),
        ("R50@40Gy", "the isodose of 20.00 Gy reaches the edge"),
        ("CI_RTOG@0Gy", "everywhere"),
    ],
)
def test_what_has_no_index_says_why(text: str, why: str) -> None:
    dose = gaussian(half_size=25)
    result = result_of(ball(10.0, step=2.5), dose)
    value = result.value(parse_metric(text))
    assert value.number is None
    assert why in value.reason
    with pytest.raises(NotEvaluableError, match=why):
        result.interval(parse_metric(text))
    assert result.value(parse_metric("CI_RTOG@40Gy")).number is not None


@pytest.mark.slow
def test_units_and_what_is_not_known() -> None:
    dose = around(20.0)
    solid = ball(RADIUS, step=2.5)
    plain = result_of(solid, dose)
    metric = parse_metric("CI_RTOG@50Gy")
    in_percent = parse_metric("CI_RTOG@100%")
    assert plain.value(metric).number == plain.value(in_percent).number
    no_reference = replace(plain, reference=None).value(in_percent)
    assert "no reference dose" in no_reference.reason
    relative = result_of(solid, replace(dose, units=DoseUnits.RELATIVE))
    assert "relative" in relative.value(metric).reason
    effective = result_of(solid, replace(dose, type=DoseType.EFFECTIVE))
    assert effective.value(metric).number == plain.value(metric).number
    high = effective.value(parse_metric("CI_RTOG@5000Gy"))
    assert "no dose reaches 5000.00 Gy (RBE)" in high.reason
    assert plain.dvh is not None
    bare = DvhResult.of(plain.dvh, reference=Reference(50.0)).value(metric)
    assert "dose grid is not known" in bare.reason
    unlooked = replace(plain, targets=None)
    assert "not looked at" in unlooked.value(metric).reason
    assert "not looked at" not in unlooked.value(parse_metric("GI@50Gy")).reason


def test_several_targets_share_the_isodose() -> None:
    dose = make_dose(
        lambda x, y, z: (
            60 * np.exp(-((x - 30) ** 2 + y * y + z * z) / (2 * 15.0**2))
            + 60 * np.exp(-((x + 30) ** 2 + y * y + z * z) / (2 * 15.0**2))
        ),
        (2.5, 2.5, 2.5),
        90,
    )
    one, other = ball(10, 2.5, 30), ball(12, 2.5, -30, 2)
    inner = ball(6, 2.5, 30, 3)  # a CTV in its PTV
    paddick, rtog = parse_metric("CI_Paddick@45Gy"), parse_metric("CI_RTOG@45Gy")
    alone = result_of(one, dose, one, inner)
    assert alone.value(paddick).number is not None
    assert "PTV" not in alone.value(rtog).reason
    both = result_of(one, dose, one, other, inner)
    assert both.value(paddick).number is None
    assert "also that of PTV 2" in both.value(paddick).reason
    assert both.value(rtog).number is not None
    assert "also that of PTV 2" in both.value(rtog).reason
    assert both.value(parse_metric("GI@45Gy")).number is not None
    # of a dose that the other does not receive it has none
    targets = [Target("PTV 1", one), Target("PTV 2", other), Target("CTV", inner)]
    assert sharing(one, targets, dose, 45) == ("PTV 2",)
    assert sharing(one, targets, dose, 65) == ()
    assert result_of(inner, dose, one, inner).value(paddick).number is not None


def test_part_of_the_target_outside_the_grid() -> None:
    dose = around(12.0)
    far = ball(RADIUS, 2.5, 95)
    result = result_of(far, dose)
    assert result.dvh is not None
    assert result.dvh.is_partial
    value = result.value(parse_metric("CI_Paddick@50Gy"))
    assert "outside the dose grid" in value.reason
    assert result.value(parse_metric("CI_RTOG@50Gy")).number is not None


@pytest.mark.slow
def test_the_interval_is_wider_where_the_contours_tell_less() -> None:
    widths = []
    for step in (1.0, 5.0):
        found = result_of(
            ball(RADIUS, step=step), around(20.0), is_banded=True
        ).interval(parse_metric("CI_RTOG@50Gy"))
        assert found.low <= 1 <= found.high
        widths.append(found.high - found.low)
    assert widths[0] < widths[1]


@pytest.mark.parametrize("dtype", [np.uint16, np.uint32])
def test_the_level_of_the_largest_sample_is_reached(
    dtype: type[np.unsignedinteger],
) -> None:
    dose = gaussian(half_size=10)
    stored = np.zeros(dose.stored.shape, dtype)
    stored[4, 4, 4] = np.iinfo(dtype).max
    one = replace(dose, stored=stored, scaling=60.0 / float(np.iinfo(dtype).max))
    # the very peak of a pyramid has no volume, and is no error
    assert isodose_volume(one, one.maximum).linear_cc == pytest.approx(0, abs=1e-4)
    assert isodose_volume(one, 61.0) == (0.0, 0.0)
    # around one sample u v w >= c: 1 - c (1 - ln c + (ln c)^2 / 2) of each of 8 cells
    for c in (0.2, 0.5):
        share = 1 - c * (1 - np.log(c) + np.log(c) ** 2 / 2)
        found = isodose_volume(one, 60.0 * c).linear_cc
        assert found == pytest.approx(8 * share * 2.5**3 / 1000, rel=0.03)
