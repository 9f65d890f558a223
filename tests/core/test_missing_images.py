"""Images are missing where a regular series has a step of several usual ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dosiscope.core.missing_images import missing_images


@pytest.mark.parametrize(
    ("z", "expected"),
    [
        ((0, 2, 4, 8, 10, 12), {2: 1}),
        ((0, 2, 4, 12, 14, 16, 18, 20, 22, 26), {2: 3, 8: 1}),
        ((0, 2, 4, 6.009, 8), {}),
        ((0, 2, 4, 8.009, 10, 12), {2: 1}),
        ((0, 2, 4, 8.3, 10.3, 12.3), {}),  # no multiple of the usual step
        ((0, 2, 4, 8.05, 10, 12), {2: 1}),  # one lies beside its place
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


@example(12, 5, (1.25, 1), 0.0)
@example(15, 5, (1.25, 1), 0.0)
@given(
    st.integers(12, 60),
    st.integers(1, 8),
    st.sampled_from([(1.25, 1), (0.9765625, 2), (3.27, 1), (0.625, 2), (2.5, 1)]),
    st.floats(-900, 900),
)
def test_images_are_missing_where_positions_are_rounded(
    count: int, lost: int, written: tuple[float, int], first: float
) -> None:
    step, digits = written
    z = np.round(first + step * np.arange(count + lost), digits)
    assert missing_images(z) == {}
    assert missing_images(np.delete(z, np.arange(4, 4 + lost))) == {3: lost}


@given(st.lists(st.floats(2.0, 4.0), min_size=3, max_size=30))
def test_steps_of_all_sizes_say_nothing(steps: list[float]) -> None:
    assert missing_images(np.cumsum([0.0, *steps, 2.0, 2.9, 4.0])) == {}
