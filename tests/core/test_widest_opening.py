"""At which control point most of a beam is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.beams.aperture import aperture_of
from dosiscope.core.beams.widest import widest_point
from dosiscope.core.delivery import Carried, LimitingDevice
from support.delivered_plan import arc, beam, control_points

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam

SEVEN = np.arange(7)


def with_positions(**rows: list[list[float]]) -> Beam:
    """An arc of seven control points with these jaws and leaves."""
    found = arc()
    assert found.points is not None
    held = {
        name: Carried(rows=np.array(values), index=np.minimum(SEVEN, len(values) - 1))
        for name, values in rows.items()
    }
    return replace(found, points=replace(found.points, positions=held))


def test_it_is_where_the_leaves_are_widest_apart() -> None:
    jaws = {"ASYMX": [[-15.0, 15.0]], "ASYMY": [[-10.0, 10.0]]}
    leaves = [
        [-1.0, -1.0, 1.0, 1.0],
        [-9.0, -2.0, 9.0, 2.0],
        [-5.0, -7.0, 5.0, 7.0],  # 10 by 10 and 14 by 10: the most
        [-1.0, -1.0, 1.0, 1.0],
    ]
    assert widest_point(with_positions(**jaws, MLCX=leaves)) == 2


def test_what_the_jaws_cover_does_not_count() -> None:
    """Behind the jaws the leaves of the second control point are wide open."""
    jaws = {"ASYMX": [[-4.0, 4.0]], "ASYMY": [[-10.0, 0.0]]}
    leaves = [[-3.0, -1.0, 3.0, 1.0], [-2.0, -60.0, 2.0, 60.0]]
    assert widest_point(with_positions(**jaws, MLCX=leaves)) == 0


def test_of_jaws_alone_they_count() -> None:
    jaws = {"X": [[-1.0, 1.0], [-9.0, 9.0], [-5.0, 5.0]], "Y": [[-10.0, 10.0]]}
    found = with_positions(**jaws)
    assert widest_point(replace(found, devices=())) == 1


def test_of_what_is_not_stated_it_is_the_first() -> None:
    assert widest_point(replace(arc(), points=None)) == 0
    nothing = replace(arc(), points=control_points([0.0] * 3, positions={}))
    assert widest_point(nothing) == 0
    without = replace(arc(), devices=(LimitingDevice(type="MLCX"),))
    assert widest_point(without) == 0
    assert widest_point(beam(1)) == 0


def test_it_has_the_largest_area_of_all_apertures() -> None:
    random = np.random.default_rng(7)
    rows = np.concatenate(
        [random.uniform(-14, 0, (7, 2)), random.uniform(0, 14, (7, 2))], axis=1
    )
    found = with_positions(
        ASYMX=[[-12.0, 11.0]], ASYMY=[[-8.0, 9.0]], MLCX=rows.tolist()
    )
    areas = [
        sum(map(_area, aperture_of(found, n).open_polygons)) for n in range(len(rows))
    ]
    assert widest_point(found) == int(np.argmax(areas))


def _area(polygon: np.ndarray) -> float:
    x, y = polygon.T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)
