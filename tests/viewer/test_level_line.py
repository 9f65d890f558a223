"""Levels from a line: in colours of their own, or as they were."""

from __future__ import annotations

import pytest

from dosiscope.core.isodose import Dash, Level, Reference
from dosiscope.core.isodose_text import LevelTextError
from dosiscope.resources.presets import level_colour
from dosiscope.viewer.level_line import levels_of, line_of
from support.dvh_review import dose

WHOLE = Reference(80.0)


def test_levels_stand_with_the_highest_dose_first() -> None:
    levels = levels_of("20Gy,95%,100%", dose(), WHOLE)
    assert [(one.value, one.is_percent) for one in levels] == [
        (100, True),
        (95, True),
        (20, False),
    ]
    assert [one.colour for one in levels] == [
        level_colour(100),
        level_colour(95),
        level_colour(25),
    ]
    assert line_of(levels, dose(), WHOLE) == "100,95%,20Gy"


def test_what_stays_keeps_its_look_and_what_is_new_has_the_usual_one() -> None:
    own = Level(95, True, (1, 2, 3), width=3.0, dash=Dash.DOTTED, is_filled=True)
    levels = levels_of("95%,50%", dose(), WHOLE, now=[own])
    assert levels[0] is own
    assert levels[1] == Level(50, True, level_colour(50))


@pytest.mark.parametrize("text", ["95%,95%", "50%,40Gy", "20Gy,20.001Gy"])
def test_one_dose_is_one_level(text: str) -> None:
    with pytest.raises(LevelTextError, match=r"there twice|are one dose"):
        levels_of(text, dose(), WHOLE)
