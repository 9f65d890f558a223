"""DVHs of simple bodies in all kinds of dose grids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.dose import DoseType, DoseUnits
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.phantoms.shapes import make_dose
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.solid import Section, Solid, Span
from support.stacks import stack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.phantoms.shapes import Direction

    Floats = NDArray[np.float64]

ORIENTATIONS = [
    *(((sx, 0, 0), (0, sy, 0)) for sx in (1, -1) for sy in (1, -1)),
    *(((0, sy, 0), (sx, 0, 0)) for sx in (1, -1) for sy in (1, -1)),
]
HEIGHTS = np.arange(-10, 11, 2.0)


def square(x: float, y: float, side: float) -> NDArray[np.float64]:
    return np.array([[x, y], [x + side, y], [x + side, y + side], [x, y + side]], float)


def box_stack(
    heights: NDArray[np.float64] = HEIGHTS,
    corner: tuple[float, float] = (-5.2, -5.3),
    side: float = 10.0,
    **more: Any,
) -> Solid:
    return stack([(z, [square(*corner, side)]) for z in heights], 1.0, **more)


def rising_dose(**more: Any) -> Dose:
    """30 Gy at the centre, 1 Gy/mm along z, samples every 2.5 mm."""
    more.setdefault("spacing", (2.5, 2.5, 2.5))
    return make_dose(lambda x, y, z: 30 + z, more.pop("spacing"), 25, **more)


def same(first: Dvh, second: Dvh, tolerance: float = 1e-5) -> None:
    assert first.volume_cc == pytest.approx(second.volume_cc, rel=tolerance)
    for name in ("mean", "minimum", "maximum"):
        assert getattr(first, name) == pytest.approx(
            getattr(second, name), abs=50 * tolerance
        )
    for fraction in (0.98, 0.5, 0.02):
        assert first.dose_at_fraction(fraction) == pytest.approx(
            second.dose_at_fraction(fraction), abs=0.01
        )


def test_a_box() -> None:
    dvh = compute_dvh(box_stack(), rising_dose(), name="Box")
    assert dvh.name == "Box"
    assert dvh.dose_unit == "Gy"
    assert dvh.volume_cc == pytest.approx(2.2)
    assert dvh.outside_percent == 0
    assert dvh.mean == pytest.approx(30)
    assert dvh.minimum == pytest.approx(19)
    assert dvh.maximum == pytest.approx(41)
    assert dvh.volume_at_dose(35.5) == pytest.approx(0.55, rel=0.002)
    assert dvh.dose_at_fraction(0.25) == pytest.approx(35.5, abs=0.02)
    assert dvh.method["end rule"] == "half a slice"
    assert np.all(np.diff(dvh.volume) <= 0)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_all_orientations_of_the_grid_give_one_result(
    orientation: tuple[Direction, Direction],
) -> None:
    def field(x: Floats, y: Floats, z: Floats) -> Floats:
        return 30 + 0.4 * x + 0.7 * y + 0.2 * z

    shift = (0.4, -0.3, 0.2)
    usual = make_dose(field, (2.5, 2, 3), 25, shift=shift)
    turned = make_dose(field, (2.5, 2, 3), 25, shift=shift, orientation=orientation)
    same(compute_dvh(box_stack(), usual), compute_dvh(box_stack(), turned))


def test_rows_turned_in_the_plane() -> None:
    angle = np.deg2rad(20)
    row = (np.cos(angle), np.sin(angle), 0)
    column = (-np.sin(angle), np.cos(angle), 0)
    turned = make_dose(
        lambda x, y, z: 30 + y, (2.5, 2, 3), 25, orientation=(row, column)
    )
    dvh = compute_dvh(box_stack(), turned)
    assert dvh.mean == pytest.approx(29.7, abs=1e-4)
    assert dvh.minimum == pytest.approx(24.7, abs=1e-3)
    assert dvh.dose_at_fraction(0.25) == pytest.approx(32.2, abs=0.03)


def test_slightly_tilted_grid() -> None:
    tilt = 0.008
    row, column = (np.cos(tilt), 0, np.sin(tilt)), (0, 1, 0)
    tilted = make_dose(
        lambda x, y, z: 30 + z, (2.5, 2, 3), 25, orientation=(row, column)
    )
    dvh = compute_dvh(box_stack(), tilted)
    assert dvh.mean == pytest.approx(30, abs=0.005)
    assert dvh.maximum == pytest.approx(41, abs=0.01)
    assert "tilted" in dvh.method["dose grid"]


def test_planes_at_any_distance() -> None:
    z = np.array([-25, -20, -13, -12, -4, -1, 1.5, 9, 10, 17, 25], float)
    dvh = compute_dvh(box_stack(), rising_dose(z=z))
    assert dvh.mean == pytest.approx(30, abs=1e-3)
    assert dvh.dose_at_fraction(0.25) == pytest.approx(35.5, abs=0.02)


@pytest.mark.slow
@settings(max_examples=15)
@given(st.tuples(*[st.floats(-4, 4)] * 3))
def test_moving_everything_changes_nothing(shift: Direction) -> None:
    x, y, z = shift
    still = compute_dvh(box_stack(), rising_dose())
    moved = make_dose(lambda a, b, c: 30 + c - z, (2.5, 2.5, 2.5), 25, shift=(x, y, z))
    solid = box_stack(HEIGHTS + z, (-5.2 + x, -5.3 + y))
    same(still, compute_dvh(solid, moved), 1e-4)


def test_hole_in_any_direction_and_keyhole_are_one() -> None:
    outer, inner = square(-10.2, -10.3, 20), square(-5.2, -5.3, 10)
    keyhole = np.concatenate([outer, outer[:1], inner[::-1][-1:], inner[::-1]])
    dose = rising_dose()
    for polygons in ([outer, inner], [outer, inner[::-1]], [keyhole]):
        dvh = compute_dvh(stack([(z, polygons) for z in HEIGHTS], 1.0), dose)
        assert dvh.volume_cc == pytest.approx(6.6)
        assert dvh.mean == pytest.approx(30, abs=1e-4)


def test_overlapping_polygons_count_by_even_odd() -> None:
    polygons = [square(-10, -5, 10), square(-5, -5, 10)]
    dose = make_dose(lambda x, y, z: 30 + x, (2.5, 2.5, 2.5), 25)
    dvh = compute_dvh(stack([(z, polygons) for z in HEIGHTS], 1.0), dose)
    # two bars of 5 mm remain
    assert dvh.volume_cc == pytest.approx(2.2)
    assert dvh.mean == pytest.approx(27.5, abs=0.01)
    assert dvh.volume_at_dose(27.5) == pytest.approx(1.1, abs=0.01)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_crossing_outlines_and_holes_in_all_orientations(
    orientation: tuple[Direction, Direction],
) -> None:
    """A narrow triangle that reaches a little out of a box with a hole."""
    box, hole = square(-10, -10, 20), square(-9.5, -9.5, 4)
    spike = np.array([[0, 4.0], [0, 6.0], [11.0, 5.0]])
    solid = stack([(z, [box, hole, spike]) for z in HEIGHTS], 1.0)
    dose = make_dose(lambda x, y, z: 30 + x, (2.5,) * 3, 25, orientation=orientation)
    dvh = compute_dvh(solid, dose)
    out = 0.5 * (1 / 11) * 2 * 1  # of the tip: its height is 1, its base 2 / 11
    assert dvh.volume_cc == pytest.approx(22 * (400 - 16 - 11 + 2 * out) / 1000)
    assert dvh.volume_at_dose(40.3) == pytest.approx(22 * 0.49 * out / 1000, rel=0.1)
    # right of the middle: half of the box without the spike, and the tip
    assert dvh.volume_at_dose(30) == pytest.approx(
        22 * (200 - 11 + 2 * out) / 1000, rel=1e-3
    )


def test_gap_stays_empty() -> None:
    heights = [-10, -8, -6, 0, 2, 4]
    sections = tuple(Section(z, (square(-5.2, -5.3, 10),)) for z in heights)
    spans = tuple(Span(z - 1, z + 1, lower=n, upper=n) for n, z in enumerate(heights))
    dvh = compute_dvh(Solid(1, sections, spans), rising_dose())
    assert dvh.volume_cc == pytest.approx(1.2)
    assert dvh.mean == pytest.approx(27)
    assert dvh.volume_at_dose(27) == pytest.approx(0.6, abs=1e-3)


def test_prisms_and_linear_layers_agree_for_a_straight_body() -> None:
    same(
        compute_dvh(box_stack(), rising_dose()),
        compute_dvh(box_stack(prisms=True), rising_dose()),
    )


def test_frustum_between_two_squares() -> None:
    # the area runs linearly: mean area 250 mm^2, more of it above
    sections = (
        Section(0, (square(-5, -5, 10),)),
        Section(12, (square(-10, -10, 20),)),
    )
    dvh = compute_dvh(
        Solid(1, sections, (Span(0, 12, lower=0, upper=1),)), rising_dose()
    )
    assert dvh.volume_cc == pytest.approx(3.0)
    assert dvh.mean == pytest.approx(30 + 7.2, abs=1e-3)


def test_taper_weighs_the_layer() -> None:
    section = Section(0, (square(-5, -5, 10),))
    span = Span(0, 12, lower=0, upper=0, taper=(1.0, 0.0))
    dvh = compute_dvh(Solid(1, (section,), (span,)), rising_dose())
    assert dvh.volume_cc == pytest.approx(0.6)
    assert dvh.mean == pytest.approx(34, abs=1e-3)


def test_one_contour() -> None:
    dvh = compute_dvh(stack([(0.0, [square(-5.2, -5.3, 10)])], 1.0), rising_dose())
    assert dvh.volume_cc == pytest.approx(0.2)
    assert dvh.minimum == pytest.approx(29)
    assert dvh.maximum == pytest.approx(31)


def test_one_voxel_between_sample_centres() -> None:
    solid = stack([(z, [square(-2.5, -2.5, 2.5)]) for z in (0.0, 2.0)], 1.0)
    dvh = compute_dvh(solid, rising_dose())
    assert dvh.volume_cc == pytest.approx(0.025)
    assert dvh.mean == pytest.approx(31, abs=1e-4)


def test_partly_above_the_grid() -> None:
    dvh = compute_dvh(box_stack(np.arange(10, 40, 2.0)), rising_dose())
    assert dvh.volume_cc == pytest.approx(3.0)
    assert dvh.covered_cc == pytest.approx(1.6)  # 9 to 25 mm
    assert dvh.outside_percent == pytest.approx(100 * 14 / 30)
    assert dvh.total == pytest.approx(1.6)
    assert dvh.mean == pytest.approx(47, abs=1e-3)
    assert dvh.minimum == pytest.approx(39)


def test_partly_beside_the_grid() -> None:
    dvh = compute_dvh(box_stack(corner=(15, -5.3), side=20), rising_dose())
    assert dvh.volume_cc == pytest.approx(8.8)
    assert dvh.covered_cc == pytest.approx(4.4)
    assert dvh.minimum == pytest.approx(19)  # not the 0 of a missing sample
    assert dvh.mean == pytest.approx(30, abs=1e-3)


@pytest.mark.parametrize("corner", [(100, 0), (0, -300)])
def test_wholly_outside_has_no_dvh(corner: tuple[float, float]) -> None:
    with pytest.raises(NotEvaluableError, match="outside the dose grid"):
        compute_dvh(box_stack(corner=corner), rising_dose())


def test_without_volume() -> None:
    lamina = Solid(1, (Section(0, (square(0, 0, 5),)),), ())
    with pytest.raises(NotEvaluableError, match="no volume"):
        compute_dvh(lamina, rising_dose())


def test_single_dose_plane() -> None:
    dose = rising_dose(z=np.array([0.0]))
    with pytest.raises(NotEvaluableError, match="1 plane of"):
        compute_dvh(box_stack(), dose)


def test_units_are_those_of_the_dose() -> None:
    relative = rising_dose(units=DoseUnits.RELATIVE)
    assert compute_dvh(box_stack(), relative).dose_unit == "relative"
    effective = rising_dose(dose_type=DoseType.EFFECTIVE)
    assert compute_dvh(box_stack(), effective).dose_unit == "Gy (RBE)"


def test_dose_of_zero_everywhere() -> None:
    dose = make_dose(lambda x, y, z: 0 * z, (2.5, 2.5, 2.5), 25)
    dvh = compute_dvh(box_stack(), dose)
    assert (dvh.minimum, dvh.mean, dvh.maximum) == (0, 0, 0)
    assert dvh.volume_at_dose(0) == pytest.approx(2.2)
    assert dvh.volume_at_dose(0.1) == 0


def test_end_rule_is_named() -> None:
    solid = stack([(z, [square(-5, -5, 10)]) for z in HEIGHTS], 0.0)
    dvh = compute_dvh(solid, rising_dose())
    assert dvh.method["end rule"] == EndRule.NONE
    assert dvh.volume_cc == pytest.approx(2.0)


@pytest.mark.slow
def test_against_counting_points() -> None:
    """Points strewn evenly, tested and sampled one by one, in a steep dose."""
    angle = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    outlines = []
    for k in range(8):
        reach = (14 + 3 * np.sin(3 * angle + k)) * (1 - 0.05 * abs(k - 4))
        outer = np.stack([reach * np.cos(angle), reach * np.sin(angle)], axis=1)
        outlines.append((2.7 * k - 9, [outer, 0.4 * outer + 1.5]))
    solid = stack(outlines, 1.35, prisms=True)
    dose = make_dose(
        lambda x, y, z: 60 / (1 + np.exp(x / 3 + y / 5 - z / 4)), (3, 2.5, 2.5), 25
    )
    dvh = compute_dvh(solid, dose)
    low, high = np.array([-18, -18, -10.35]), np.array([18, 18, 11.25])
    points = np.random.default_rng(5).uniform(low, high, (600_000, 3))
    inside = points[solid.contains(points)]
    counted = np.sort(dose.sample(inside))
    volume = len(inside) / len(points) * float(np.prod(high - low)) / 1000
    assert dvh.volume_cc == pytest.approx(volume, rel=0.006)
    assert dvh.mean == pytest.approx(counted.mean(), abs=0.15)
    assert dvh.minimum == pytest.approx(counted[0], abs=0.05)
    assert dvh.maximum == pytest.approx(counted[-1], abs=0.05)
    for fraction in (0.98, 0.95, 0.75, 0.5, 0.25, 0.05, 0.02):
        wanted = counted[int((1 - fraction) * len(counted))]
        assert dvh.dose_at_fraction(fraction) == pytest.approx(wanted, abs=0.25)


def test_there_is_no_dvh_of_a_structure_mostly_outside_the_grid() -> None:
    dose = make_dose(lambda x, y, z: 30 + x, (0.5, 0.5, 0.5), 5)
    with pytest.raises(NotEvaluableError, match=r"99\.97 % of the structure lies out"):
        compute_dvh(box_stack(corner=(-200, -200), side=400), dose)


def test_the_volume_at_a_dose_is_a_part_of_the_whole_structure() -> None:
    """A box of which 3/5 lie in the grid: the curve begins at 60 %, not at 100 %."""
    dose = make_dose(lambda x, y, z: 30 + 0 * x, (1.0, 1.0, 1.0), 15)
    dvh = compute_dvh(box_stack(corner=(-5, -5), side=10), dose)
    assert dvh.outside_percent == pytest.approx(0, abs=0.01)
    moved = compute_dvh(box_stack(corner=(6, -5), side=10), dose)
    inside = 100 - (moved.outside_percent or 0.0)
    assert moved.is_partial
    value = evaluate(parse_metric("V20Gy"), moved)
    assert value.bound == "≥"
    assert value.number == pytest.approx(inside)
    assert 100 * moved.volume_at_dose(20) / moved.whole == pytest.approx(inside)
