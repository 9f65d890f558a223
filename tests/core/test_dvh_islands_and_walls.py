"""Islands, walls and tubes: the maximum is exact, small volumes are sampled finely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.dvh.band import band_steps
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.islands import islands_of
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.phantoms.shapes import make_dose
from dosiscope.core.progress import finish
from support.stacks import stack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid

pytestmark = pytest.mark.slow

HEIGHTS = np.arange(-10, 11, 2.0)
RISE = 0.8  # Gy/mm along x


def square(x: float, y: float, side: float) -> NDArray[np.float64]:
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=np.float64)
    return np.asarray(side * corners + (x, y))


def rising(shift: float = 0.0, step: float = 3.0) -> Dose:
    return make_dose(
        lambda x, y, z: 60 + RISE * x, (step,) * 3, 70, shift=(shift, 0.3, 0.1)
    )


def random_dose(seed: int, step: float = 3.0) -> Dose:
    generator = np.random.default_rng(seed)
    return make_dose(lambda x, y, z: generator.uniform(0, 60, x.shape), (step,) * 3, 40)


def chords(
    squares: list[tuple[float, float, float, int]], x: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Length along y at ``x`` of squares, each (x, y, side, +1 or -1 for a hole)."""
    total = np.zeros_like(x)
    for left, _, side, sign in squares:
        total += sign * side * ((x >= left) & (x < left + side))
    return total


def dose_above(
    squares: list[tuple[float, float, float, int]], height: float, volume: float
) -> float:
    """Dose that ``volume`` mm^3 of the prisms receive at least, in a rising dose."""
    x = np.arange(-60, 60, 0.002) + 0.001
    above = np.cumsum((chords(squares, x) * height * 0.002)[::-1])
    return float(60 + RISE * x[::-1][np.searchsorted(above, volume)])


def cases() -> list[tuple[str, list[tuple[float, float, float, int]], float]]:
    generator = np.random.default_rng(11)
    found = []
    for n in range(12):
        x, y = generator.uniform(-50, -40, 2)
        side, wall = generator.uniform(40, 90), generator.uniform(1, 6)
        shift = float(generator.uniform(-1.5, 1.5))
        inner = (x + wall, y + wall, side - 2 * wall, -1)
        found.append((f"wall {n}", [(x, y, side, 1), inner], shift))
        islands = [
            (
                -50.0 + 25 * m + generator.uniform(0, 9),
                generator.uniform(-40, 30),
                generator.uniform(4, 12),
                1,
            )
            for m in range(4)
        ]
        found.append((f"islands {n}", islands, shift))
    return found


CASES = cases()


@pytest.mark.parametrize(("name", "squares", "shift"), CASES, ids=[c[0] for c in CASES])
def test_closed_forms(
    name: str, squares: list[tuple[float, float, float, int]], shift: float
) -> None:
    polygons = [square(*one[:3]) for one in squares]
    solid = stack([(z, polygons) for z in HEIGHTS], 1.0)
    dvh = compute_dvh(solid, rising(shift))
    left = min(one[0] for one in squares)
    right = max(one[0] + one[2] for one in squares)
    assert dvh.maximum == pytest.approx(60 + RISE * right, abs=1e-4)
    assert dvh.minimum == pytest.approx(60 + RISE * left, abs=1e-4)
    assert dvh.volume_cc is not None
    for volume in (0.03, 2.0):
        if volume < dvh.volume_cc:
            wanted = dose_above(squares, 22.0, 1000 * volume)
            found = dvh.dose_at_fraction(volume / dvh.volume_cc)
            allowed = max(0.05, 0.001 * wanted)
            assert found == pytest.approx(wanted, abs=allowed), volume


def test_plus_minus_of_the_sampling_holds_the_truth() -> None:
    held = []
    for _, squares, shift in CASES:
        polygons = [square(*one[:3]) for one in squares]
        solid = stack([(z, polygons) for z in HEIGHTS], 1.0)
        dose = rising(shift)
        dvh = compute_dvh(solid, dose)
        band = finish(band_steps(solid, dose, dvh))
        assert dvh.volume_cc is not None
        for volume in (0.03, 2.0):
            if volume < dvh.volume_cc:
                wanted = dose_above(squares, 22.0, 1000 * volume)
                found = dvh.dose_at_fraction(volume / dvh.volume_cc)
                metric = parse_metric(f"D{volume}cc")
                size = band.parts_of(metric, None)["sampling"]
                assert size < 0.15
                held.append(abs(found - wanted) <= size)
    assert np.mean(held) >= 0.99


def tube(n: int, points: int = 24) -> Solid:
    generator = np.random.default_rng(n)
    angle = np.arange(points) * 2 * np.pi / points
    reach = generator.uniform(8, 20, points)
    outer = np.stack([reach * np.cos(angle), reach * np.sin(angle)], axis=1)
    return stack([(z, [outer, 0.9 * outer]) for z in HEIGHTS], 1.0)


@pytest.mark.parametrize("seed", range(8))
def test_no_place_inside_receives_more_than_the_maximum(seed: int) -> None:
    solid, dose = tube(seed), random_dose(seed)
    dvh = compute_dvh(solid, dose)
    low, high = [-22, -22, -11], [22, 22, 11]
    points = np.random.default_rng(seed + 100).uniform(low, high, (100_000, 3))
    found = dose.sample(points[solid.contains(points)])
    assert dvh.maximum is not None
    assert dvh.minimum is not None
    assert found.max() <= dvh.maximum + 1e-4
    assert found.min() >= dvh.minimum - 1e-4
    # nor is it more than a place very near receives
    assert dvh.maximum - found.max() < 6
    assert found.min() - dvh.minimum < 6


def test_the_middle_of_a_sample_column_on_a_face() -> None:
    """The largest dose lies between two planes, far from every outline."""
    peak = make_dose(
        lambda x, y, z: 10 + 40 * ((abs(x) < 1) & (abs(y) < 1) & (z > 2)), (3, 3, 3), 30
    )
    dvh = compute_dvh(stack([(0.0, [square(-8.2, -8.3, 16)])], 1.5), peak)
    assert dvh.maximum == pytest.approx(30, abs=1e-4)


@settings(max_examples=15)
@given(st.floats(-30, 15), st.floats(-30, 15), st.floats(2, 12), st.integers(0, 9))
def test_a_part_receives_no_more_than_the_whole(
    x: float, y: float, side: float, seed: int
) -> None:
    dose = random_dose(seed)
    part = [square(x, y, side)]
    whole = [*part, square(x - 14 if x > 0 else x + 14, y, 6)]
    one = compute_dvh(stack([(z, part) for z in HEIGHTS], 1.0), dose)
    all_ = compute_dvh(stack([(z, whole) for z in HEIGHTS], 1.0), dose)
    assert one.maximum is not None
    assert one.minimum is not None
    assert all_.maximum is not None
    assert all_.minimum is not None
    assert one.maximum <= all_.maximum + 1e-5
    assert one.minimum >= all_.minimum - 1e-5


@settings(max_examples=15)
@given(st.floats(-55, -25), st.floats(-55, 45))
def test_a_far_second_island_changes_nothing_of_the_first(x: float, y: float) -> None:
    dose = rising()
    near, far = square(30.2, 0.3, 9), square(x, y, 8)
    alone = compute_dvh(stack([(z, [near]) for z in HEIGHTS], 1.0), dose)
    both = compute_dvh(stack([(z, [near, far]) for z in HEIGHTS], 1.0), dose)
    assert both.maximum == alone.maximum
    assert alone.volume_cc is not None
    assert both.volume_cc is not None
    assert both.dose_at_fraction(0.03 / both.volume_cc) == pytest.approx(
        alone.dose_at_fraction(0.03 / alone.volume_cc), abs=0.01
    )


def test_islands_are_told_apart() -> None:
    ring = [square(-20, -20, 30), square(-15, -15, 20)]
    apart = [*ring, square(30, 0, 5)]
    assert len(islands_of(stack([(z, ring) for z in HEIGHTS], 1.0))) == 1
    solid = stack([(z, apart) for z in HEIGHTS], 1.0)
    parts = islands_of(solid)
    assert len(parts) == 2
    assert sum(part.volume_cc for part in parts) == pytest.approx(solid.volume_cc)
    upper = [(z, [square(0, 0, 5)]) for z in (0.0, 2.0, 20.0, 22.0)]
    gap = stack(upper, 1.0)
    gap = replace(gap, spans=tuple(s for s in gap.spans if s.low != 2.0))
    assert len(islands_of(gap)) == 2


def test_neighbours_beside_each_other_end_half_way_alone_or_not() -> None:
    """Outlines of 1 and 4 cm^2, 10 mm apart, of which none lies above the other.

    The dose is 60 Gy + z: the lower one receives 55 to 65 Gy, the upper one 65 to 75,
    whatever else is on these planes.
    """
    dose = make_dose(lambda x, y, z: 60 + z, (2.5, 3.0, 3.0), 70)
    pair = [(0.0, [square(-20, -5, 10)]), (10.0, [square(5, -10, 20)])]
    beside = square(40, 40, 10)
    for others, more in (([], 0.0), ([beside], 0.1)):
        solid = stack([(z, [*one, *others]) for z, one in pair], 5.0)
        assert len(islands_of(solid)) == 2 + len(others)
        dvh = compute_dvh(solid, dose)
        for gray in (57.0, 61.0, 65.0, 66.0, 70.0, 74.0):
            height = 75 - gray  # of what receives so much, from above
            wanted = 0.4 * min(height, 10) + 0.1 * max(height - 10, 0) + more * height
            found = float(np.interp(gray, dvh.dose, dvh.volume))
            assert found == pytest.approx(wanted, abs=0.01)
