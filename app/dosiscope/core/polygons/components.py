"""The connected parts of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def label_components(count: int, edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """Label the connected parts of ``count`` nodes, shape (count,).

    Parts are numbered by their first node.  Every round hooks roots to smaller
    neighbouring roots and shortens all ways to the roots; a chain in any order
    needs about log(count) rounds.
    """
    root = np.arange(count)
    first, second = edges.T
    while len(first):
        a, b = root[first], root[second]
        apart = a != b
        first, second, a, b = first[apart], second[apart], a[apart], b[apart]
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
        above = root[root]
        while not np.array_equal(above, root):
            root, above = above, above[above]
    labels: NDArray[np.int64] = np.unique(root, return_inverse=True)[1].astype(np.int64)
    return labels
