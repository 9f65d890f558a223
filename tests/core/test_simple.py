"""A polygon called simple has no two edges that meet; the exact areas agree then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.rings import Rings, signed_area
from dosiscope.core.polygons.simple import are_simple

if TYPE_CHECKING:
    from numpy.typing import NDArray


def is_simple(*vertices: tuple[float, float]) -> bool:
    return bool(are_simple(Rings.of([np.array(vertices, float)]))[0])


def crescent(count: int) -> NDArray[np.float64]:
    """Return an outline that is seen whole from nowhere."""
    turn = np.linspace(0.2, 5.9, count)
    outer = np.stack([50 * np.cos(turn), 50 * np.sin(turn)], axis=1)
    outline: NDArray[np.float64] = np.concatenate([outer, 0.8 * outer[::-1]])
    outline += (300.0, -120.0)
    return outline


@pytest.mark.parametrize("count", [8, 100, 2000])
def test_concave_outlines_are_simple(count: int) -> None:
    assert are_simple(Rings.of([crescent(count), crescent(count) + 1.0])).all()


@pytest.mark.parametrize(
    "vertices",
    [
        ((0, 0), (4, 4), (4, 0), (0, 4)),  # a bow-tie
        ((0, 0), (4, 0), (4, 4), (2, 0), (0, 4)),  # a vertex on an edge
        ((0, 0), (4, 0), (4, 2), (2, 2), (4, 2), (4, 4), (0, 4)),  # a spike
        (
            (0, 0),
            (6, 0),
            (6, 6),
            (0, 6),
            (0, 0),
            (2, 2),
            (4, 2),
            (4, 4),
            (2, 4),
            (2, 2),
        ),
        ((0, 0), (4, 0), (4, 4), (0, 0), (4, 0), (4, 4)),  # around twice
        ((0, 0), (4, 0)),
        ((1, 1),),
        ((0, 0), (2, 0), (4, 0)),  # no area
    ],
)
def test_outlines_that_touch_themselves_are_not(
    vertices: tuple[tuple[float, float], ...],
) -> None:
    assert not is_simple(*vertices)


def test_a_square_among_others() -> None:
    square = np.array([(0, 0), (4, 0), (4, 4), (0, 4)], float)
    tie = square[[0, 2, 1, 3]]
    rings = Rings.of([square, tie, np.empty((0, 2)), square + 1.0, square[:2]])
    assert are_simple(rings).tolist() == [True, False, False, True, False]


@pytest.mark.slow
@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=0, max_size=8
        ),
        min_size=1,
        max_size=6,
    )
)
def test_against_every_pair_of_edges(polygons: list[list[tuple[int, int]]]) -> None:
    arrays = [np.array(p, float).reshape(-1, 2) for p in polygons]
    for polygon, simple in zip(arrays, are_simple(Rings.of(arrays)), strict=True):
        assert simple == _is_simple_by_definition(polygon.tolist())
        if simple:
            area = even_odd_area([polygon])
            assert area == pytest.approx(abs(signed_area(polygon)), rel=1e-12)


def _is_simple_by_definition(vertices: list[list[float]]) -> bool:
    """Shamos' test in whole numbers, edge against edge."""
    count = len(vertices)
    if count < 3:
        return False

    def side(a: list[float], b: list[float], c: list[float]) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    def on(a: list[float], b: list[float], c: list[float]) -> bool:
        inside = (min(a[n], b[n]) <= c[n] <= max(a[n], b[n]) for n in (0, 1))
        return side(a, b, c) == 0 and all(inside)

    for i in range(count):
        a, b = vertices[i], vertices[(i + 1) % count]
        if a == b:
            return False
        for j in range(i + 1, count):
            c, d = vertices[j], vertices[(j + 1) % count]
            if j == i + 1 or (j + 1) % count == i:
                common = b if j == i + 1 else a
                ends = [a if common == b else b, d if common == c else c]
                if on(a, b, ends[1]) or on(c, d, ends[0]):
                    return False
                continue
            if any((on(a, b, c), on(a, b, d), on(c, d, a), on(c, d, b))):
                return False
            if side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0:
                return False
    return True
