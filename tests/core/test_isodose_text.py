"""All isodose levels as one line of text: read as they are written, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.isodose import Level, Reference
from dosiscope.core.isodose_text import (
    LevelTextError,
    levels_line,
    read_levels,
)

WHOLE = Reference(78.0)


def read(
    text: str, reference: Reference | None = WHOLE, *, is_gray: bool = True
) -> list[tuple[float, str]]:
    found = read_levels(text, reference, is_gray=is_gray)
    return [(one.value, "%" if one.is_percent else "Gy") for one in found]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("107,100,95%,20Gy", [(107, "%"), (100, "%"), (95, "%"), (20, "Gy")]),
        (" 95 % , 50% ", [(95, "%"), (50, "%")]),
        ("95%,20", [(95, "%"), (20, "%")]),  # no other unit is written
        ("60,40gy", [(60, "Gy"), (40, "Gy")]),
        ("107;100;47,5Gy", [(107, "Gy"), (100, "Gy"), (47.5, "Gy")]),
        ("95%,", [(95, "%")]),
        (".5Gy", [(0.5, "Gy")]),
    ],
)
def test_a_number_has_the_unit_that_follows(
    text: str, levels: list[tuple[float, str]]
) -> None:
    assert read(text) == levels


def test_without_a_reference_a_bare_number_can_only_be_a_dose() -> None:
    assert read("60,40", None) == [(60, "Gy"), (40, "Gy")]


def test_of_a_dose_that_is_not_in_gray_bare_numbers_are_its_own() -> None:
    assert read("60,40", None, is_gray=False) == [(60, "Gy"), (40, "Gy")]
    with pytest.raises(LevelTextError, match="“40Gy” is in Gy, and the dose is not"):
        read("60,40Gy", None, is_gray=False)


@pytest.mark.parametrize("text", ["107,100", "95%,50,20Gy", "20Gy,50,95%", "50"])
def test_of_two_readings_none_is_taken(text: str) -> None:
    with pytest.raises(LevelTextError) as refused:
        read(text)
    number = "107" if text.startswith("107") else "50"
    assert f"{number} % or {number} Gy" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there is no level"),
        (" , ", "there is no level"),
        ("abc", "“abc” is no isodose level"),
        ("95%,2000cGy", "“2000cGy” is no isodose level"),
        ("95%,-5Gy", "“-5Gy” is no isodose level"),
        ("95%,nanGy", "“nanGy” is no isodose level"),
        ("1e9%", "“1e9%” is not between 0.01 and 100000"),
        ("0Gy", "“0Gy” is not between"),
        ("1e-300Gy", "“1e-300Gy” is not between"),
    ],
)
def test_what_is_no_level_is_named(text: str, why: str) -> None:
    with pytest.raises(LevelTextError) as refused:
        read(text)
    assert str(refused.value).startswith(why)


def test_percent_needs_a_dose_that_is_the_whole() -> None:
    with pytest.raises(LevelTextError, match="no dose is named as 100 %"):
        read("95%", None)


LEVELS = st.builds(
    Level,
    st.floats(0.01, 1e5).map(lambda value: round(value, 2)),
    st.booleans(),
    st.just((1, 2, 3)),
)


@given(st.lists(LEVELS, min_size=1, max_size=12))
def test_a_line_is_read_as_it_was_written(levels: list[Level]) -> None:
    line = levels_line(levels)
    assert read(line) == [
        (one.value, "%" if one.is_percent else "Gy") for one in levels
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("100%", "100%"),
        ("107%,100%,95%", "107,100,95%"),
        ("107%,100%,20Gy", "107,100%,20Gy"),
        ("80Gy,95%,20Gy", "80Gy,95%,20Gy"),
        ("100%,50Gy,20Gy", "100%,50Gy,20Gy"),  # "50" could be % or Gy there
    ],
)
def test_a_unit_that_the_first_levels_share_is_written_once(
    words: str, line: str
) -> None:
    typed = read_levels(words, WHOLE)
    levels = [Level(one.value, one.is_percent, (1, 2, 3)) for one in typed]
    assert levels_line(levels) == line
    assert read_levels(line, WHOLE)[0].value == typed[0].value


@given(st.floats(1e-5, 1e4), st.booleans())
def test_a_level_that_is_there_keeps_all_its_figures(
    value: float, is_percent: bool
) -> None:
    level = Level(value, is_percent, (1, 2, 3), width=3.0)
    (found,) = read_levels(levels_line([level]), WHOLE, now=[level])
    assert found.now is level


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            ",".join(map(str, range(1, 1002))),
            "there are 1\u202f001 levels, and 100 at most",
        ),
        ("9" * 1000, "“" + "9" * 40 + "… "),
        ("x\x1b" * 1000, "“" + "x␛" * 20 + "… "),
    ],
)
def test_a_line_without_end_is_refused_in_short(line: str, why: str) -> None:
    with pytest.raises(LevelTextError) as refused:
        read_levels(line, None)
    assert str(refused.value).startswith(why)
    assert len(str(refused.value)) < 250
