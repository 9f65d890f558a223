"""Coverage of cells: areas and moments against exact ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosiscope.core.dvh.raster import rasterize
from dosiscope.core.dvh.section_outlines import SectionOutlines
from dosiscope.core.polygons.even_odd import even_odd_area, even_odd_areas
from dosiscope.core.polygons.rings import Inside, Rings

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.dvh.raster import Coverage

pytestmark = pytest.mark.slow

SIZE = 9


def cover(*polygons: ArrayLike, lines: int = 64) -> Coverage:
    rings = Rings.of([np.asarray(p, dtype=float) for p in polygons])
    plane = np.zeros(len(polygons), dtype=np.int64)
    return rasterize(outlines_of(rings, plane, 1), (1, SIZE, SIZE), lines)


def outlines_of(rings: Rings, plane: NDArray[np.int64], planes: int) -> SectionOutlines:
    return SectionOutlines.with_areas(
        rings, plane, even_odd_areas(rings, plane, planes)
    )


def whole_moments(coverage: Coverage) -> NDArray[np.float64]:
    """Area and first and second moments of everything, from those of the cells."""
    share = coverage.share[0].astype(float)
    row, column = np.divmod(np.arange(SIZE * SIZE), SIZE)
    own = coverage.moments[:, coverage.entry[0]].astype(float)
    plain = (coverage.entry[0] == 0) * share
    own += plain * np.array([1 / 2, 1 / 2, 1 / 3, 1 / 4, 1 / 3])[:, None]
    mx, my, mxx, mxy, myy = own
    return np.array(
        [
            share.sum(),
            (mx + column * share).sum(),
            (my + row * share).sum(),
            (mxx + 2 * column * mx + column**2 * share).sum(),
            (mxy + column * my + row * mx + row * column * share).sum(),
            (myy + 2 * row * my + row**2 * share).sum(),
        ]
    )


def polygon_moments(polygon: ArrayLike) -> NDArray[np.float64]:
    """Exact integrals of 1, x, y, x^2, xy, y^2 (the shoelace formulas)."""
    x, y = np.asarray(polygon, dtype=float).T
    u, v = np.roll(x, -1), np.roll(y, -1)
    cross = x * v - u * y
    result = np.array(
        [
            cross.sum() / 2,
            ((x + u) * cross).sum() / 6,
            ((y + v) * cross).sum() / 6,
            ((x * x + x * u + u * u) * cross).sum() / 12,
            ((x * v + 2 * x * y + 2 * u * v + u * y) * cross).sum() / 24,
            ((y * y + y * v + v * v) * cross).sum() / 12,
        ]
    )
    return np.asarray(result * np.sign(result[0]))


angles = st.lists(st.floats(0.3, 1.0), min_size=4, max_size=14)
centres = st.tuples(st.floats(4, 5), st.floats(4, 5))


def star(
    radii: list[float], centre: tuple[float, float], size: float = 3.9
) -> NDArray[np.float64]:
    turn = 2 * np.pi * np.arange(len(radii)) / len(radii)
    reach = size * np.array(radii)
    return np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1) + centre


@given(angles, centres, st.booleans())
def test_moments_of_any_polygon_are_exact(
    radii: list[float], centre: tuple[float, float], reverse: bool
) -> None:
    polygon = star(radii, centre)
    found = whole_moments(cover(polygon[::-1] if reverse else polygon))
    assert found == pytest.approx(polygon_moments(polygon), rel=1e-5, abs=1e-4)


@given(angles, centres)
def test_hole_is_taken_away(radii: list[float], centre: tuple[float, float]) -> None:
    outer = star(radii, centre)
    inner = 0.4 * (outer - centre) + centre
    island = 0.1 * (outer - centre) + centre
    wanted = polygon_moments(outer) - polygon_moments(inner) + polygon_moments(island)
    for polygons in ((outer, inner, island), (island, outer[::-1], inner)):
        found = whole_moments(cover(*polygons))
        assert found == pytest.approx(wanted, rel=1e-5, abs=1e-4)


def brute_force(
    polygons: list[NDArray[np.float64]], points: int
) -> NDArray[np.float64]:
    """Share of every cell by so many points across it, counting edges passed."""
    middles = (np.arange(SIZE * points) + 0.5) / points
    x, y = np.meshgrid(middles, middles)
    inside = np.zeros(x.shape, dtype=bool)
    for polygon in polygons:
        for (x1, y1), (x2, y2) in zip(polygon, np.roll(polygon, -1, 0), strict=True):
            if y1 != y2:
                passed = (y1 <= y) != (y2 <= y)
                inside ^= passed & (x1 + (y - y1) * (x2 - x1) / (y2 - y1) > x)
    cells = inside.reshape(SIZE, points, SIZE, points)
    return np.asarray(cells.mean(axis=(1, 3)))


# What of the first is outside the second lies in cells that the second's edge crosses:
# added up, no share of a cell is impossible.
NARROW = ([0.7, 0.4, 0.7, 0.3], (4.3, 4.7))
ROUND = ([0.8, 0.9, 0.8, 0.9], (4.6, 4.1))


@given(angles, centres, angles, centres)
@example(*NARROW, *ROUND)
@example(*ROUND, *NARROW)
def test_crossing_polygons_by_even_odd(
    first: list[float],
    one: tuple[float, float],
    second: list[float],
    two: tuple[float, float],
) -> None:
    polygons = [star(first, one), star(second, two)]
    found = whole_moments(cover(*polygons, lines=256))[0]
    assert found == pytest.approx(even_odd_area(polygons), abs=0.01)


@pytest.mark.parametrize("seed", range(30))
def test_every_cell_of_crossing_polygons_by_brute_force(seed: int) -> None:
    generator = np.random.default_rng(seed)
    polygons = [
        star(list(generator.uniform(0.3, 1, n)), tuple(generator.uniform(4, 5, 2)))
        for n in generator.integers(4, 15, 2)
    ]
    if seed % 3 == 1:  # nearly a copy
        polygons[1] = polygons[0] + generator.uniform(-0.3, 0.3, 2)
    if seed % 3 == 2:  # each crosses itself as well
        polygons = [
            polygon[generator.permutation(len(polygon))] for polygon in polygons
        ]
    share = cover(*polygons, lines=256).share[0].reshape(SIZE, SIZE)
    wanted = brute_force(polygons, 50)
    assert share == pytest.approx(wanted, abs=0.03)
    assert share.sum() == pytest.approx(wanted.sum(), abs=0.04)


def test_figure_of_eight() -> None:
    eight = [(1, 1), (7, 5), (7, 1), (1, 5)]
    assert whole_moments(cover(eight, lines=512))[0] == pytest.approx(12, abs=0.02)


def test_traced_twice_is_nothing() -> None:
    square = [(1, 1), (4, 1), (4, 4), (1, 4)]
    assert whole_moments(cover(square, square))[0] == pytest.approx(0, abs=1e-6)


def test_borders_on_the_cells_borders() -> None:
    coverage = cover([(2, 3), (5, 3), (5, 7), (2, 7)])
    share = coverage.share[0].reshape(SIZE, SIZE)
    wanted = np.zeros((SIZE, SIZE))
    wanted[3:7, 2:5] = 1
    assert np.array_equal(share, wanted)
    assert np.array_equal(coverage.full[0].reshape(SIZE, SIZE), wanted > 0)


def test_part_of_a_row_without_any_vertex_in_the_cells() -> None:
    coverage = cover([(0.5, 2.25), (8.5, 2.25), (8.5, 2.75), (0.5, 2.75)])
    share = coverage.share[0].reshape(SIZE, SIZE)
    assert share[2] == pytest.approx([0.25, *[0.5] * 7, 0.25])
    assert share.sum() == pytest.approx(4)


def test_planes_do_not_mix() -> None:
    square = np.array([(1, 1), (4, 1), (4, 4), (1, 4)], dtype=float)
    rings = Rings.of([square, square + 0.5, square - 0.5])
    outlines = outlines_of(rings, np.array([0, 1, 1]), 3)
    coverage = rasterize(outlines, (3, SIZE, SIZE), 128)
    assert coverage.share.sum(axis=1) == pytest.approx([9, 2 * (9 - 4), 0], abs=0.05)


def test_island_that_touches_its_hole() -> None:
    outer = [(1, 1), (8, 1), (8, 8), (1, 8)]
    hole = [(3, 3), (6, 3), (6, 6), (3, 6)]
    corner = [(3, 3), (4, 3.5), (3.5, 4)]
    area = whole_moments(cover(outer, hole, corner))[0]
    assert area == pytest.approx(49 - 9 + even_odd_area([np.array(corner)]), abs=1e-4)


@given(angles, centres)
def test_what_reaches_beyond_the_cells_is_cut_off(
    radii: list[float], centre: tuple[float, float]
) -> None:
    polygon = star(radii, centre, size=12)
    middles = np.arange(0, SIZE, 0.05) + 0.025
    x, y = np.meshgrid(middles, middles)
    inside = Inside((polygon,)).points(np.stack([x.ravel(), y.ravel()], axis=1))
    assert whole_moments(cover(polygon))[0] == pytest.approx(
        inside.sum() * 0.05**2, abs=0.4
    )
