"""Level sets against those of scikit-image, and where levels are values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from skimage.measure import find_contours

from dosiscope.core.sections.level_sets import LevelSets, level_sets

if TYPE_CHECKING:
    from numpy.typing import NDArray


def lines_of(found: LevelSets, level: int) -> list[NDArray[np.float64]]:
    """Return the lines of one level."""
    lines = np.split(found.points, found.ends[:-1]) if len(found.ends) else []
    return [one for one, n in zip(lines, found.owner, strict=True) if n == level]


def pieces(lines: list[NDArray[np.float64]]) -> set[tuple[float, ...]]:
    """Return the pieces of lines, each with its direction."""
    return {
        (*one, *other)
        for line in lines
        for one, other in zip(line[:-1].tolist(), line[1:].tolist(), strict=True)
    }


@pytest.mark.slow
@pytest.mark.parametrize("gaps", [0.0, 0.15])
def test_same_lines_as_of_scikit_image(gaps: float) -> None:
    rng = np.random.default_rng(11)
    count = 0
    for _ in range(150):
        values = rng.normal(size=rng.integers(2, 12, 2)).astype(np.float32)
        values[rng.random(values.shape) < gaps] = np.nan
        levels = sorted(rng.normal(size=rng.integers(1, 6)).tolist())
        found = level_sets(values, levels)
        for n, level in enumerate(levels):
            ours = lines_of(found, n)
            theirs = find_contours(values.astype(np.float64), level)
            assert len(ours) == len(theirs)
            for one, other in zip(ours, theirs, strict=True):
                np.testing.assert_array_equal(one, other)
            count += len(ours)
    assert count > 300


def test_same_pieces_where_levels_are_values() -> None:
    # lines touch there: which one goes on as which is told by neither
    rng = np.random.default_rng(12)
    levels = [-1.0, 0.0, 1.0]
    for _ in range(150):
        values = np.round(1.5 * rng.normal(size=rng.integers(2, 9, 2)))
        found = level_sets(values, levels)
        for n, level in enumerate(levels):
            ours = lines_of(found, n)
            assert pieces(ours) == pieces(find_contours(values, level))
            assert all(len(line) > 1 for line in ours)
            assert all((line[1:] != line[:-1]).any(axis=1).all() for line in ours)


def test_a_cone_has_circles_of_all_levels() -> None:
    row, column = np.mgrid[:81, :81] - 40.0
    values = 40 - np.hypot(row, column)
    levels = [5.25, 10.5, 20.25, 30.5]
    found = level_sets(values, levels)
    assert found.owner.tolist() == [0, 1, 2, 3]
    for n, level in enumerate(levels):
        (line,) = lines_of(found, n)
        assert (line[0] == line[-1]).all()
        radius = np.hypot(*(line - 40).T)
        assert np.abs(radius - (40 - level)).max() < 0.02


def test_more_levels_than_a_byte_counts() -> None:
    values = np.tile(np.arange(3.0) * 150, (2, 1))
    levels = (np.arange(300) + 0.5).tolist()
    found = level_sets(values, levels)
    assert found.owner.tolist() == list(range(300))
    columns = found.points[:, 1].reshape(300, 2)
    np.testing.assert_allclose(columns, np.repeat(levels, 2).reshape(300, 2) / 150)


@pytest.mark.parametrize("shape", [(0, 5), (1, 5), (5, 1)])
def test_without_a_cell_there_is_no_line(shape: tuple[int, int]) -> None:
    assert not len(level_sets(np.zeros(shape), [0.5]).ends)


def test_nothing_crosses_where_all_is_above_or_below() -> None:
    assert not len(level_sets(np.ones((4, 4)), [0.5, 1.0, 2.0]).ends)
    assert not len(level_sets(np.full((4, 4), np.nan), [0.5]).ends)
    assert not len(level_sets(np.ones((4, 4)), []).ends)
