"""Words are broken into lines that are full, whatever they are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.viewer.layers import lettering
from dosiscope.viewer.layers.lettering import Run, width_of, wrapped

pytestmark = pytest.mark.usefixtures("qapp")


@given(st.text("abcW. í²", max_size=60), st.integers(1, 200))
def test_lines_keep_every_letter_and_their_width(text: str, width: int) -> None:
    lines = wrapped(Run(text), width)
    assert "".join(run.text for (run,) in lines).replace(" ", "") == "".join(
        text.split()
    )
    assert all(len(run.text) <= 1 or width_of((run,)) <= width for (run,) in lines)


def test_a_line_of_one_long_word_is_full() -> None:
    width = 160.0
    *full, _ = [run.text for (run,) in wrapped(Run("Wi" * 200), width)]
    assert len(full) > 5
    assert all(width_of((Run(f"{line}W"),)) > width for line in full)


def test_a_long_word_is_measured_by_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letter by letter, a name of 1,000 letters took half a minute for a picture."""
    measured = []

    def measure(run: Run) -> float:
        measured.append(run.text)
        return 7.0 * len(run.text)

    monkeypatch.setattr(lettering, "_measured", measure)
    lettering._wrapped.cache_clear()
    lines = wrapped(Run("x" * 1000), 140)
    lettering._wrapped.cache_clear()
    assert [len(run.text) for (run,) in lines] == [20] * 50
    assert len(measured) < 50 * 10
