"""Isodose presets as a small text: read as written, and refused by the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.isodose import WIDTHS, Dash, Level
from dosiscope.core.isodose_presets import (
    IsodosePreset,
    PresetError,
    checked_levels,
    checked_name,
    parse_presets,
    presets_text,
)
from dosiscope.core.outputs import is_ours
from dosiscope.resources.presets import ISODOSE_PRESETS, level_colour

CHANNEL = st.integers(0, 255)
LEVELS = st.builds(
    Level,
    st.floats(0.01, 1e5).map(lambda value: float(f"{value:.10g}")),
    st.booleans(),
    st.tuples(CHANNEL, CHANNEL, CHANNEL),
    is_shown=st.booleans(),
    width=st.sampled_from(WIDTHS),
    dash=st.sampled_from(list(Dash)),
    is_filled=st.booleans(),
)
NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="[]"), min_size=1, max_size=40
).filter(lambda text: text.isprintable() and text == " ".join(text.split()))
PRESETS = st.builds(
    IsodosePreset,
    name=NAMES,
    levels=st.lists(
        LEVELS,
        min_size=1,
        max_size=8,
        unique_by=lambda one: (one.value, one.is_percent),
    ).map(tuple),
    prescription_gy=st.none()
    | st.floats(0.01, 1000).map(lambda gray: float(f"{gray:.10g}")),
)


def parse(text: str) -> tuple[IsodosePreset, ...]:
    return parse_presets(text, level_colour)


@pytest.mark.slow
@given(st.lists(PRESETS, min_size=1, max_size=5, unique_by=lambda one: one.name))
def test_presets_are_read_as_they_were_written(presets: list[IsodosePreset]) -> None:
    assert parse(presets_text(presets)) == tuple(presets)


def test_a_person_can_write_one() -> None:
    (one,) = parse(
        "[Breast]\nprescription 40.05 Gy\n\n107%\n 38Gy dotted 3px filled \n"
    )
    assert one == IsodosePreset(
        name="Breast",
        prescription_gy=40.05,
        levels=(
            Level(107, True, level_colour(107)),
            Level(
                38,
                False,
                level_colour(95),  # 38 Gy of 40.05 Gy
                dash=Dash.DOTTED,
                width=3.0,
                is_filled=True,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it holds no preset"),
        ("95%", "line 1: a preset begins with its [name]"),
        ("[A]\n[B]\n95%", "line 2: “A” has no level"),
        ("[A]\nabc", "line 2: “abc” is no isodose level such as 95% or 20Gy"),
        ("[A]\n95", "line 2: “95” is no isodose level such as 95% or 20Gy"),
        ("[A]\n95% red", "line 2: “red” is no colour, width or look of a level"),
        ("[A]\n95% 99 px", "line 2: 99 is not between 1 and 3"),
        ("[A]\n0%", "line 2: 0 is not between 0.01 and 100000"),
        ("[A]\n1.2.3%", "line 2: “1.2.3” is no number"),
        ("[A]\nprescription 0 Gy", "line 2: 0 is not between 0.01 and 1000"),
        ("[A]\n95%\n[A]\n90%", "line 3: “A” is there twice"),
        ("[ ]\n95%", "line 1: a preset needs a name"),
        (
            "[A]\n" + "".join(f"{n}%\n" for n in range(1, 102)),
            "line 102: a preset has at most 100 levels",
        ),
        ("[A]\n95%\n95.0 %", "line 3: “95.0 %” is there twice"),
        (
            "[A]\nprescription 5 Gy\nprescription 6 Gy",
            "line 3: “A” has two prescriptions",
        ),
        ("[A]\n95%\x1b[31m", "line 2: “␛[31m” is no colour, width or look of a level"),
        (
            "[A]\n=cmd|' /C calc'!A0",
            "line 2: “=cmd|' /C calc'!A0” is no isodose level such as 95% or 20Gy",
        ),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(text: str, why: str) -> None:
    with pytest.raises(PresetError) as refused:
        parse(text)
    assert str(refused.value) == why


@pytest.mark.parametrize(
    "line", ["x" * 100_000, "9" * 100_000 + "%", "5% " + "x" * 10**5]
)
def test_a_line_without_end_is_told_in_short(line: str) -> None:
    with pytest.raises(PresetError) as refused:
        parse(f"[A]\n{line}")
    assert str(refused.value).startswith("line 2: ")
    assert len(str(refused.value)) < 200


@pytest.mark.slow
@given(st.lists(LEVELS, max_size=120))
def test_what_can_be_kept_can_be_read_again(levels: list[Level]) -> None:
    try:
        kept = checked_levels(levels)
    except PresetError:
        return
    text = presets_text([IsodosePreset(name="A", levels=kept)])
    assert parse(text)[0].levels == tuple(levels)


@pytest.mark.parametrize(
    ("levels", "why"),
    [
        ([], "a preset has at least one level"),
        (
            [Level(n, True, (1, 2, 3)) for n in range(1, 102)],
            "a preset has at most 100 levels",
        ),
        ([Level(0.004, False, (1, 2, 3))], "0.004 is not between 0.01 and 100000"),
        (
            [Level(95, True, (1, 2, 3)), Level(95, True, (4, 5, 6))],
            "“95%” is there twice",
        ),
    ],
)
def test_what_could_not_be_read_again_is_not_kept(
    levels: list[Level], why: str
) -> None:
    with pytest.raises(PresetError) as refused:
        checked_levels(levels)
    assert str(refused.value) == why


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        presets = parse(text)
    except PresetError:
        return
    assert all(one.levels for one in presets)


@pytest.mark.parametrize("name", ["", "  ", "a" * 61, "a[b", "a\x07b"])
def test_a_name_can_be_read(name: str) -> None:
    with pytest.raises(PresetError):
        checked_name(name)


def test_what_comes_with_the_program_can_be_written_and_is_known_as_ours() -> None:
    text = presets_text(ISODOSE_PRESETS)
    assert parse(text) == ISODOSE_PRESETS
    assert is_ours(text.encode())
