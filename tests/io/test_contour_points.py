"""Many Contour Data are split in one go into the values that each of them has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.io.rt.contour_points import split_texts

NUMBERS = st.one_of(
    st.floats(-1e4, 1e4).map(lambda x: f"{x:.3f}"),
    st.integers(-99, 99).map(str),
    st.floats(-1e4, 1e4).map(repr),
)
TEXTS = st.lists(NUMBERS, max_size=40).map(lambda values: "\\".join(values).encode())


@pytest.mark.slow
@given(st.lists(TEXTS, max_size=20))
def test_counts_values_and_the_longest(texts: list[bytes]) -> None:
    split = split_texts(texts)
    parts = [text.split(b"\\") if text else [] for text in texts]
    flat = [value for part in parts for value in part]
    assert split.values is not None
    assert split.values.tolist() == [float(value) for value in flat]
    assert split.counts.tolist() == [len(part) for part in parts]
    assert split.longest == max(map(len, flat), default=0)


@pytest.mark.slow
@given(st.lists(TEXTS, max_size=5))
def test_without_numbers_the_longest_is_still_found(texts: list[bytes]) -> None:
    split = split_texts([*texts, b"1\\not a number\\2"])
    assert split.values is None
    lengths = [len(v) for text in texts for v in text.split(b"\\")]
    assert split.longest == max([*lengths, 12])
