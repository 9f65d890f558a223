"""What is said of a beam in words: angles that stay, change, or tremble."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.beam_words import angle_words, most_turn


@pytest.mark.parametrize(
    ("angles", "told"),
    [
        ([10.0, 10.0], "10"),
        ([10.0, 10.03, 10.0], "10"),  # as machines log it: not "turns by up to 0"
        ([10.0, 30.0, 10.0], "10, turns by up to 20"),
        ([350.0, 355.0, 5.0], "350 → 5"),
        ([10.0, np.nan, 12.5], "10 → 12.5"),
    ],
)
def test_an_angle_that_does_not_turn_is_one_number(
    angles: list[float], told: str
) -> None:
    assert angle_words(angles[0], np.array(angles)) == told


def test_a_turn_is_the_shorter_way_and_of_what_is_stated() -> None:
    assert most_turn(np.array([350.0, np.nan, 5.0])) == 15.0
    assert most_turn(np.full(3, np.nan)) == 0.0
    assert most_turn(np.empty(0)) == 0.0
