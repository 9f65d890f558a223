"""Edges with what is inside to their left: closed ways, by even-odd, however wound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.oriented import OrientedEdges, oriented_edges

SQUARE = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)])
HOLE = SQUARE * 0.4 + 3
KEYHOLE = np.array(
    [(0, 0), (10, 0), (10, 10), (0, 10), (0, 5), (3, 5), (3, 7), (7, 7), (7, 3),
     (3, 3), (3, 5), (0, 5)], dtype=np.float64
)  # fmt: skip
EIGHT = np.array([(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)])


def area(edges: OrientedEdges) -> float:
    """Green's theorem: that of closed ways with the inside to their left."""
    first, last = edges.xy[edges.first], edges.xy[edges.last]
    cross = first[:, 0] * last[:, 1] - first[:, 1] * last[:, 0]
    return float(0.5 * cross.sum())


def is_closed(edges: OrientedEdges) -> bool:
    count = len(edges.xy)
    begin = np.bincount(edges.first, minlength=count)
    return bool((begin == np.bincount(edges.last, minlength=count)).all())


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("polygons", "expected"),
    [
        ((SQUARE,), 100.0),
        ((SQUARE, HOLE), 84.0),
        ((SQUARE, HOLE, HOLE * 0.5 + 2.5), 88.0),
        ((KEYHOLE,), 84.0),
        ((EIGHT,), 50.0),
        ((SQUARE, SQUARE + 5), 150.0),  # they overlap: what both hold is outside
        ((SQUARE, SQUARE + np.array((10, 0))), 200.0),  # they touch
        ((SQUARE, SQUARE), 0.0),
    ],
)
def test_the_inside_is_to_the_left(
    polygons: tuple[np.ndarray, ...], expected: float, backwards: bool
) -> None:
    if backwards:
        polygons = tuple(one[::-1] for one in polygons)
    edges = oriented_edges([polygons])
    assert is_closed(edges)
    assert area(edges) == pytest.approx(expected)


def test_groups_do_not_see_each_other() -> None:
    edges = oriented_edges([(SQUARE,), (HOLE,), (SQUARE, HOLE)])
    assert edges.group.tolist() == sorted(edges.group.tolist())
    assert area(edges) == pytest.approx(100 + 16 + 84)


def test_nothing_has_no_edges() -> None:
    assert len(oriented_edges([]).first) == 0
    assert len(oriented_edges([(), (np.zeros((1, 2)),)]).first) == 0


@pytest.mark.slow
@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.integers(3, 12))
def test_the_same_area_however_they_cross(seed: int, count: int, points: int) -> None:
    random = np.random.default_rng(seed)
    polygons = [random.uniform(-50, 50, (points, 2)) for _ in range(count)]
    edges = oriented_edges([polygons])
    assert is_closed(edges)
    assert area(edges) == pytest.approx(even_odd_area(polygons), rel=1e-9, abs=1e-6)
