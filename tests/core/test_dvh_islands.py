"""Islands and thin walls: what a structure receives at most, against brute force.

The dose of the tests is trilinear between its samples by `Dose.sample`, and the solid
is what `Solid.contains` says; points every 0.25 mm find the truth without the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.phantoms.shapes import make_dose, stack
from support.data import case_dir
from support.opened import scanned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]

_STEP, _FINE = 0.25, 0.1  # mm
# The aim is 0.05 Gy; it is met where the dose is linear (test_dvh_islands_and_walls).
# Here it falls by up to 8 Gy a millimetre (docs/known-anomalies.md).
_REACHED_GY = 0.2


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
    heights = sorted({z for one in balls for z in one})
    return stack([(z, [one[z] for one in balls if z in one]) for z in heights], 1.0)


def peaked(x: float, y: float, z: float, width: float = 7.0) -> Dose:
    """A peak of 60 Gy on a floor, samples every 3 mm."""

    def gray(px: Floats, py: Floats, pz: Floats) -> Floats:
        r2 = (px - x) ** 2 + (py - y) ** 2 + (pz - z) ** 2
        found: Floats = 5 + 60 * np.exp(-r2 / (2 * width**2))
        return found

    return make_dose(gray, (3.0, 3.0, 3.0), 60)


def doses_inside(
    solid: Solid, dose: Dose, step: float = _STEP
) -> tuple[Floats, Floats]:
    """Dose at points within the solid, the hottest first, and where that one is."""
    box = solid.extent
    assert box is not None
    return _doses(solid, dose, np.array(box), step)


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
    dvh = compute_dvh(solid, dose)
    truth, place = doses_inside(solid, dose)
    top = hottest(solid, dose, place)
    assert dvh.maximum is not None
    assert dvh.minimum is not None
    assert dvh.maximum >= top - 1e-6  # no probe inside says more
    assert dvh.minimum <= truth[-1] + 1e-6
    assert dvh.maximum == pytest.approx(top, abs=0.05)
    assert dvh.volume_cc is not None
    fine, _ = _doses(solid, dose, _around(place), _FINE)
    if dvh.volume_cc > 0.03:
        expected = fine[round(0.03 * 1000 / _FINE**3)]
        tolerance = max(_REACHED_GY, 0.001 * expected)
        assert value(dvh, "D0.03cc") == pytest.approx(expected, abs=tolerance)
    if dvh.volume_cc > 2.5:  # else 2 cc are nearly all, and the points too coarse
        # as a part of the points, so that those missed at the edge cost little
        expected = truth[round(2.0 / dvh.volume_cc * len(truth))]
        tolerance = max(_REACHED_GY, 0.001 * expected)
        assert value(dvh, "D2cc") == pytest.approx(expected, abs=tolerance)


def _around(place: Floats) -> Floats:
    """A box that holds more than the hottest 0.03 cc."""
    box: Floats = np.concatenate([place - 6.0, place + 6.0])
    return box


@pytest.mark.parametrize("far", [30.0, 60.0])
@pytest.mark.parametrize("radius", [2.5, 4.0, 8.0])
def test_islands(radius: float, far: float) -> None:
    near = (-20.0, 3.0, 1.0)
    solid = solid_of(ball(radius, near), ball(10.0, (far - 20, -30.0, 0.0)))
    check(solid, peaked(-18.0, 4.0, 2.0))


@pytest.mark.parametrize("wall", [2.0, 5.0])
def test_a_shell(wall: float) -> None:
    rings = [
        (float(z), [disc(50, 0, 0, 180), disc(50 - wall, 0, 0, 180)])
        for z in range(-8, 9, 2)
    ]
    check(stack(rings, 1.0), peaked(46.0, 9.0, 1.0, 5.0))


def test_a_tube() -> None:
    rings = [(float(z), [disc(9, 5, 5), disc(7, 5, 5)]) for z in range(-30, 31, 2)]
    check(stack(rings, 1.0), peaked(12.0, 5.0, 8.0, 4.0))


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
