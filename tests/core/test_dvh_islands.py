"""Islands and thin walls in doses that fall by up to 8 Gy a millimetre.

The dose is trilinear between its samples by `Dose.sample`, and the solid is what
`Solid.contains` says, or what runs linearly between its sections; points tell the truth
without the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.dvh.band import band_steps
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.phantoms.shapes import make_dose
from dosiscope.core.progress import finish
from support.brute_force import Counted
from support.data import case_dir
from support.opened import scanned
from support.stacks import stack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]

pytestmark = pytest.mark.slow

_STEP = 0.5  # mm
_FINE, _FINE_2CC = 0.06, 0.24  # mm: the truth is good to about 0.02 Gy


def disc(radius: float, x: float, y: float, count: int = 72) -> Floats:
    angle = np.arange(count) * 2 * np.pi / count
    return np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], axis=1)


def ball(radius: float, centre: tuple[float, float, float]) -> dict[float, Floats]:
    """Outlines of a ball by z, on planes every 2 mm."""
    x, y, z = centre
    found = {}
    for height in np.arange(-40.0, 41.0, 2.0):
        rest = radius**2 - (height - z) ** 2
        if rest > 0.25:
            found[float(height)] = disc(float(np.sqrt(rest)), x, y)
    return found


def solid_of(*balls: dict[float, Floats]) -> Solid:
    """Return prisms: an island's end is where its last outline ends."""
    heights = sorted({z for one in balls for z in one})
    outlines = [(z, [one[z] for one in balls if z in one]) for z in heights]
    return stack(outlines, 1.0, prisms=True)


def shell(radius: float, wall: float) -> Solid:
    rings = [disc(radius, 0, 0, 180), disc(radius - wall, 0, 0, 180)]
    return stack([(float(z), rings) for z in range(-8, 9, 2)], 1.0)


def tube(radius: float, wall: float, x: float = 5.0, y: float = 5.0) -> Solid:
    rings = [disc(radius, x, y), disc(radius - wall, x, y)]
    return stack([(float(z), rings) for z in range(-30, 31, 2)], 1.0)


def peaked(x: float, y: float, z: float, width: float = 7.0) -> Dose:
    """A peak of 60 Gy on a floor, samples every 3 mm."""

    def gray(px: Floats, py: Floats, pz: Floats) -> Floats:
        r2 = (px - x) ** 2 + (py - y) ** 2 + (pz - z) ** 2
        found: Floats = 5 + 60 * np.exp(-r2 / (2 * width**2))
        return found

    return make_dose(gray, (3.0, 3.0, 3.0), 60)


def doses_inside(solid: Solid, dose: Dose) -> tuple[Floats, Floats]:
    """Dose at points within the solid, the hottest first, and where that one is."""
    box = solid.extent
    assert box is not None
    return _doses(solid, dose, np.array(box), _STEP)


def _doses(solid: Solid, dose: Dose, box: Floats, step: float) -> tuple[Floats, Floats]:
    axes = [np.arange(box[n] + step / 2, box[n + 3], step) for n in range(3)]
    found, places = [], []
    for z in axes[2]:
        x, y = np.meshgrid(axes[0], axes[1])
        points = np.stack([x.ravel(), y.ravel(), np.full(x.size, z)], axis=1)
        points = points[solid.contains(points)]
        found.append(dose.sample(points))
        places.append(points)
    values, where = np.concatenate(found), np.concatenate(places)
    order = np.argsort(-values)
    return values[order], where[order[0]]


def hottest(solid: Solid, dose: Dose, near: Floats) -> float:
    """Search for the largest dose around a point, in ever smaller boxes."""
    reach = _STEP
    for _ in range(3):
        box = np.concatenate([near - reach, near + reach])
        values, near = _doses(solid, dose, box, reach / 10)
        reach /= 5
    return float(values[0])


def value(dvh: Dvh, metric: str) -> float:
    number = evaluate(parse_metric(metric), dvh).number
    assert number is not None
    return number


def check(solid: Solid, dose: Dose) -> None:
    """Hold maximum, minimum, D0.03cc and D2cc, and their ±, against points."""
    dvh = compute_dvh(solid, dose)
    truth, place = doses_inside(solid, dose)
    top = hottest(solid, dose, place)
    assert dvh.maximum is not None
    assert dvh.minimum is not None
    assert dvh.maximum >= top - 1e-6  # no probe inside says more
    assert dvh.minimum <= truth[-1] + 1e-6
    assert dvh.maximum == pytest.approx(top, abs=0.05)
    assert dvh.volume_cc is not None
    band = finish(band_steps(solid, dose, dvh))
    counted = Counted(solid, dose)
    for cc, step in ((0.03, _FINE), (2.0, _FINE_2CC)):
        if 1.2 * cc < dvh.volume_cc:  # else it is about the minimum
            wanted = counted.dose_at_volume(1000 * cc, step)
            metric = f"D{cc:g}cc"
            found = value(dvh, metric)
            assert found == pytest.approx(wanted, abs=0.05, rel=0.001)
            size = band.parts_of(parse_metric(metric), None)["sampling"]
            assert abs(found - wanted) <= size + 0.02


@pytest.mark.parametrize("far", [30.0, 60.0])
@pytest.mark.parametrize("radius", [2.5, 4.0, 8.0])
def test_islands(radius: float, far: float) -> None:
    near = (-20.0, 3.0, 1.0)
    solid = solid_of(ball(radius, near), ball(10.0, (far - 20, -30.0, 0.0)))
    check(solid, peaked(-18.0, 4.0, 2.0))


@pytest.mark.parametrize("wall", [2.0, 5.0])
def test_a_shell(wall: float) -> None:
    check(shell(50.0, wall), peaked(46.0, 9.0, 1.0, 5.0))


@pytest.mark.parametrize(
    ("radius", "wall", "x", "y", "z", "width"),
    [
        (43.0, 3.0, 46.0, 4.0, 1.0, 3.3),
        (18.0, 2.7, 19.0, 5.0, -1.5, 4.0),
        (22.0, 2.0, 23.0, -4.0, 0.5, 3.6),
    ],
)
def test_shells_in_steep_doses(
    radius: float, wall: float, x: float, y: float, z: float, width: float
) -> None:
    check(shell(radius, wall), peaked(x, y, z, width))


@pytest.mark.parametrize(
    ("radius", "wall", "z", "width"),
    [
        (8.0, 1.8, -5.3, 3.8),
        (7.0, 3.2, 2.1, 5.0),
        (8.0, 1.3, -1.1, 4.4),
    ],
)
def test_tubes(radius: float, wall: float, z: float, width: float) -> None:
    check(tube(radius, wall), peaked(radius + 3, 5.0, z, width))


def many_balls(count: int) -> list[dict[float, Floats]]:
    """Balls of 2.5 to 4 mm that do not touch, the first of them at the peak."""
    generator = np.random.default_rng(4)
    found = [ball(3.0, (-18.0, 4.0, 2.5))]
    for n in range(1, count):
        x, y = -42.0 + 14 * (n % 7), -42.0 + 14 * (n // 7 % 7)
        z = 20.0 * (n // 49) - 20 * (n > 97) * 2 + float(generator.uniform(-4, 4))
        if abs(x + 18) < 12 and abs(y - 4) < 12 and abs(z) < 12:
            continue
        found.append(ball(float(generator.uniform(2.5, 4)), (x, y, z)))
    return found


@pytest.mark.parametrize("count", [40, 140])
def test_many_small_islands(count: int) -> None:
    """More than are sampled one by one: maximum and D0.03cc are as exact."""
    check(solid_of(*many_balls(count)), peaked(-18.0, 4.0, 2.0))


def test_an_island_more_changes_nothing_of_the_hottest() -> None:
    dose = peaked(-18.0, 4.0, 2.0)
    found = []
    for count in (1, 2, 15, 16, 17, 40):
        balls = many_balls(count)
        heights = sorted({z for one in balls for z in one})
        outlines = [(z, [one[z] for one in balls if z in one]) for z in heights]
        dvh = compute_dvh(stack(outlines, 1.0), dose)
        found.append((dvh.maximum, value(dvh, "D0.03cc")))
    assert found == [pytest.approx(found[0], abs=0.02)] * len(found)


def test_many_islands_cost_no_more_than_a_few_of_their_size() -> None:
    """The samples are counted, not the seconds."""
    dose = peaked(-18.0, 4.0, 2.0)
    samples = [
        int(
            compute_dvh(solid_of(*many_balls(n)), dose)
            .method["samples"]
            .replace(" ", "")
        )
        for n in (16, 40, 140)
    ]
    assert samples[1] < 4 * samples[0]
    assert samples[2] < 10 * samples[0]


def test_a_ball_whose_area_runs_linearly() -> None:
    outlines = [(z, [polygon]) for z, polygon in ball(8.0, (-20.0, 3.0, 1.0)).items()]
    check(stack(outlines, 1.0), peaked(-18.0, 4.0, 2.0, 5.0))


@settings(max_examples=12)
@given(st.floats(-30, 30), st.floats(-30, 30), st.floats(2.5, 7), st.floats(-10, 10))
def test_the_maximum_of_a_part_is_none_above_that_of_the_whole(
    x: float, y: float, radius: float, z: float
) -> None:
    first, second = ball(radius, (x, y, z)), ball(5.0, (x + 25, y - 25, 0.0))
    dose = peaked(x + 1, y + 2, z)
    whole, part = (
        compute_dvh(s, dose) for s in (solid_of(first, second), solid_of(first))
    )
    assert part.maximum is not None
    assert whole.maximum is not None
    assert part.maximum <= whole.maximum + 1e-6


@settings(max_examples=8)
@given(st.floats(30, 50))
def test_where_a_second_island_lies_changes_nothing_of_the_first(far: float) -> None:
    first, dose = ball(4.0, (-20.0, 3.0, 1.0)), peaked(-18.0, 4.0, 2.0)
    here, there = (
        compute_dvh(solid_of(first, ball(6.0, (x, -35.0, 0.0))), dose)
        for x in (25.0, far)
    )
    assert here.maximum == pytest.approx(there.maximum, abs=1e-6)
    assert value(here, "D0.03cc") == pytest.approx(value(there, "D0.03cc"), abs=0.02)


def test_the_hottest_island_of_a_real_set() -> None:
    from dosiscope.app.measure import measure_dvhs, measure_solids
    from dosiscope.core.link import propose
    from dosiscope.core.progress import finish
    from dosiscope.io.case.load import load

    found = scanned(case_dir("raystation-brain-two-plans"))
    tops = []
    for entry in found.inventory.entries:
        if not entry.plan_uids:
            continue
        case = finish(load(found, propose(found.inventory, dose=entry.uid)))
        assert case.structure_set is not None
        measured = finish(measure_solids(case))
        names = {roi.number: roi.name for roi in case.structure_set.rois}
        solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
        dvhs = finish(measure_dvhs(solids, case.doses[0], names, names))
        top = {names[n]: m.dvh.maximum for n, m in dvhs.items() if m.dvh is not None}
        for whole, parts in (("GTV_ALL", "GTV_"), ("PTV_ALL", "PTV_")):
            islands = [top[f"{parts}{n}"] for n in range(1, 6)]
            assert top[whole] == pytest.approx(max(v or 0.0 for v in islands), abs=1e-3)
        tops.append(top["GTV_ALL"] or 0.0)
    assert max(tops) == pytest.approx(61.97, abs=0.01)  # the dose at a point inside
