"""Images are missing where a regular series has a step of several usual ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.missing_images import missing_images


@pytest.mark.parametrize(
    ("z", "expected"),
    [
        ((0, 2, 4, 8, 10, 12), {2: 1}),
        ((0, 2, 4, 12, 14, 16, 18, 20, 22, 26), {2: 3, 8: 1}),
        ((0, 2, 4, 6.009, 8), {}),
        ((0, 2, 4, 8.009, 10, 12), {2: 1}),
        ((0, 2, 4, 8.05, 10, 12), {}),  # no multiple of the usual step
        ((0, 2, 4, 8, 12), {}),  # as many wide steps as others
        ((0, 5, 10, 17, 24), {}),
        ((0, 5), {}),
        ((5,), {}),
    ],
)
def test_where_images_are_missing(
    z: tuple[float, ...], expected: dict[int, int]
) -> None:
    assert missing_images(np.array(z, dtype=float)) == expected


@given(st.integers(9, 40), st.integers(1, 3), st.floats(0.5, 10), st.floats(-900, 900))
def test_images_taken_out_of_a_regular_series_are_missing(
    count: int, lost: int, step: float, first: float
) -> None:
    z = first + step * np.arange(count, dtype=np.float64)
    kept = np.delete(z, np.arange(4, 4 + lost))
    assert missing_images(z) == {}
    assert missing_images(kept) == {3: lost}
    assert missing_images(-kept[::-1]) == {len(kept) - 5: lost}
