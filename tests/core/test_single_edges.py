"""Edges that bound something are those that are run once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.polygons.rings import Rings
from dosiscope.core.polygons.single_edges import single_edges
from support.contours import circle, keyhole
from support.lines import as_set, distances, enclosed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def edges_of(
    polygons: Sequence[NDArray[np.float64]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rings = Rings.of(polygons)
    return rings.xy, rings.xy[rings.following()]


def bounding(*polygons: NDArray[np.float64]) -> NDArray[np.float64]:
    """The edges that bound something, rows x1, y1, x2, y2."""
    first, second = edges_of(polygons)
    group = np.zeros(len(first), np.int64)
    kept, pieces, _ = single_edges(first, second, group)
    return np.concatenate([np.concatenate([first, second], axis=1)[kept], pieces])


def box(x: float, y: float, xx: float, yy: float) -> NDArray[np.float64]:
    return np.array([[x, y], [xx, y], [xx, yy], [x, yy]], dtype=np.float64)


def test_of_a_plain_outline_all_are_kept() -> None:
    assert len(bounding(circle(10, 0)[:, :2])) == 360


def test_the_channel_of_a_keyhole_bounds_nothing() -> None:
    ring = keyhole(20, 10, 0, angle=0.3)[:, :2]
    lengths = np.hypot(*np.diff(bounding(ring).reshape(-1, 2, 2), axis=1)[:, 0].T)
    assert lengths.max() < 1  # the channel is 10 mm long


def test_a_channel_bounds_nothing_if_only_one_way_has_a_vertex() -> None:
    outer = [(0, 5), (0, 0), (9, 0), (9, 9), (0, 9), (0, 5)]
    inner = [(2, 5), (3, 5), (3, 6), (6, 6), (6, 3), (3, 3), (3, 5)]
    assert as_set(bounding(np.array(outer + inner, dtype=np.float64))) == {
        (0, 0, 0, 5), (0, 5, 0, 9), (0, 9, 9, 9), (9, 0, 9, 9), (0, 0, 9, 0),
        (3, 5, 3, 6), (3, 6, 6, 6), (6, 3, 6, 6), (3, 3, 6, 3), (3, 3, 3, 5),
    }  # fmt: skip


def test_what_touches_in_part_is_bounded_by_the_rest() -> None:
    found = bounding(box(0, 0, 2, 10), box(2, 4, 5, 6))
    assert (2.0, 4.0, 2.0, 6.0) not in as_set(found)
    assert {(2, 0, 2, 4), (2, 6, 2, 10)} <= as_set(found)


def test_an_outline_that_is_there_twice_bounds_nothing() -> None:
    ring = circle(10, 0)[:, :2]
    assert not len(bounding(ring, ring[::-1]))
    assert len(bounding(ring, ring, ring)) == len(ring)


def test_groups_do_not_see_each_other() -> None:
    first, second = edges_of([box(0, 0, 2, 2), box(0, 0, 2, 2)])
    kept, pieces, _ = single_edges(first, second, np.repeat([0, 1], 4))
    assert kept.all()
    assert not len(pieces)


def test_pieces_keep_their_group() -> None:
    first, second = edges_of([box(0, 0, 2, 9), box(2, 4, 5, 6)] * 2)
    _, pieces, group = single_edges(first, second, np.repeat([3, 7], 8))
    assert sorted(group.tolist()) == [3, 3, 7, 7]
    assert len(pieces) == 4


coordinate = st.integers(-3, 3)
polygon = st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=7).map(
    lambda points: np.array(points, dtype=np.float64)
)


@pytest.mark.slow
@given(st.lists(polygon, min_size=1, max_size=4))
def test_the_same_is_inside_as_of_all_edges(
    polygons: list[NDArray[np.float64]],
) -> None:
    whole = np.concatenate(edges_of(polygons), axis=1)
    places = np.linspace(-3.31, 3.29, 23)
    points = np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2)
    points = points[distances(whole, points) > 1e-6]
    found = bounding(*polygons)
    assert enclosed(found, points).tolist() == enclosed(whole, points).tolist()


@pytest.mark.slow
@given(st.lists(polygon, min_size=1, max_size=4))
def test_none_is_run_twice(polygons: list[NDArray[np.float64]]) -> None:
    found = bounding(*polygons)
    found = found[(found[:, :2] != found[:, 2:]).any(axis=1)]
    assert len(as_set(found)) == len(found)
    for row, middle in zip(found, (found[:, :2] + found[:, 2:]) / 2, strict=True):
        for along in (0, 1):
            straight = found[found[:, along] == found[:, along + 2]]
            if row[along] == row[along + 2]:
                on = [r for r in straight if distances(r[None], middle[None])[0] < 1e-9]
                assert len(on) == 1
