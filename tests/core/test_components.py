"""Connected parts, and the largest of neighbours: as scipy finds them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.ndimage import maximum_filter
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from dosiscope.core.dvh.steepness import _largest_around
from dosiscope.core.polygons.components import label_components

pairs_of_some = st.integers(1, 30).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(*2 * [st.integers(0, count - 1)]), max_size=40),
    )
)


@given(pairs_of_some)
def test_parts_are_those_of_scipy_in_its_order(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    count, pairs = graph
    edges = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    matrix = coo_array((np.ones(len(edges)), tuple(edges.T)), shape=(count, count))
    expected = connected_components(matrix, directed=False)[1]
    assert label_components(count, edges).tolist() == expected.tolist()


@given(
    st.tuples(*3 * [st.integers(1, 9)]).flatmap(
        lambda shape: arrays(np.float32, shape, elements=st.integers(0, 99))
    )
)
def test_the_largest_around_is_scipys_filter(values: np.ndarray) -> None:
    expected = maximum_filter(values, 3, mode="nearest")
    assert np.array_equal(_largest_around(values), expected)
