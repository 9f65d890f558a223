"""Columns of a table on a page, and what stands together on one."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.report.document import Cell, Column, Figure, Table
from dosiscope.core.report.template import Colours
from dosiscope.viewer.report.figures import figure_strips
from dosiscope.viewer.report.lettering import (
    POINT,
    Letters,
    lines_of,
    longest_word,
    width_of,
)
from dosiscope.viewer.report.strip import Strip, fill
from dosiscope.viewer.report.table import table_strips
from dosiscope.viewer.report.table_columns import GAP, LEAST_GAP, placings

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH = 520 * POINT


def a_table(*columns: tuple[str, ...], names: int = 1, numbers: int = 0) -> Table:
    """Return a table of texts, column by column; the last ones hold numbers."""
    first = len(columns) - numbers
    return Table(
        key="t",
        columns=tuple(
            Column(key=str(n), heading="H", is_name=n < names, is_number=n >= first)
            for n in range(len(columns))
        ),
        rows=tuple(
            tuple(
                Cell(text=text, value=1.0 if n >= first else None)
                for n, text in enumerate(row)
            )
            for row in zip(*columns, strict=True)
        ),
    )


@settings(max_examples=60)
@given(
    texts=st.lists(
        st.text(alphabet="ab 1", min_size=0, max_size=80), min_size=1, max_size=40
    )
)
def test_every_column_has_its_place_and_none_lies_on_another(texts: list[str]) -> None:
    parts = placings(a_table(*((text,) for text in texts)), WIDTH)
    shown = [one.number for part in parts for one in part]
    assert set(shown) == set(range(len(texts)))
    assert all(shown.count(n) == 1 for n in range(1, len(texts)))
    for part in parts:
        assert part[0].number == 0  # the name, in every part
        for left, right in itertools.pairwise(part):
            gap = right.left - left.left - left.width
            assert LEAST_GAP - 0.01 <= gap <= GAP + 0.01
        assert part[-1].left + part[-1].width <= WIDTH + 1


def test_numbers_are_never_narrower_than_their_digits() -> None:
    number = "1234567.891 ± 0.002"
    long = "many words " * 60
    table = a_table(("name",), (long,), (number,), (number,), numbers=2)
    for part in placings(table, WIDTH):
        for one in part:
            if one.is_number:
                assert one.width >= width_of(number, Letters.CELL)


def test_short_text_stays_on_one_line_beside_a_long_sentence_among_dashes() -> None:
    short, long = "-13.27, 23.13, 26.5", "why there are no numbers of it " * 12
    rows = 20
    remarks = (long, *["—"] * (rows - 1))
    table = a_table(("PTV",) * rows, (short,) * rows, (short,) * rows, remarks)
    (part,) = placings(table, WIDTH)
    assert all(one.width >= width_of(short, Letters.CELL) for one in part[1:3])


def test_what_is_long_in_every_row_has_most_of_the_width() -> None:
    rows = 20
    brief = ("a word or two of it",) * rows
    long = ("a sentence that tells what was found of the plan, whole " * 3,) * rows
    (part,) = placings(a_table(("PC-01",) * rows, long, brief), WIDTH)
    assert part[1].width > 2 * part[2].width


def nothing(*_: object) -> None:
    """Paint nothing."""


def test_a_heading_stands_with_what_follows_it() -> None:
    rows = [Strip(height=10, paint=nothing) for _ in range(9)]
    heading = Strip(height=10, paint=nothing, keeps=True)
    last = Strip(height=10, paint=nothing)
    pages = fill([*rows, heading, last], 100)
    assert [len(page) for page in pages] == [9, 2]
    assert pages[1][0].strip is heading


def test_space_above_is_none_at_the_top_of_a_page() -> None:
    strips = [Strip(height=60, paint=nothing, before=20) for _ in range(3)]
    pages = fill(strips, 100)
    assert [[one.top for one in page] for page in pages] == [[0.0]] * 3


def test_the_head_of_a_table_stands_above_what_goes_on() -> None:
    head = Strip(height=20, paint=nothing, keeps=True)
    rows = [Strip(height=30, paint=nothing, repeats=head) for _ in range(6)]
    pages = fill([head, *rows], 100)
    assert [[one.top for one in page] for page in pages] == [
        [0.0, 20.0, 50.0],
        [0.0, 20.0, 50.0],
        [0.0, 20.0, 50.0],
    ]
    assert all(page[0].strip is head for page in pages)


class Nobody:
    """Paints no figure."""

    def paint(self, *_: object) -> None:
        """Paint nothing."""

    def make(self, *_: object) -> None:
        """Make nothing."""


def test_what_tells_lines_apart_stands_with_the_pictures() -> None:
    pictures = [Figure(key=str(n), caption="x", width=1 / 3) for n in range(3)]
    strip = Figure(key="lines", caption="100 %", aspect=12.0)
    strips = list(
        figure_strips([*pictures, strip], Nobody(), Colours.PRINT, 5000.0, 7000.0)
    )
    assert [strip.keeps for strip in strips] == [True, False]


def test_no_line_ends_within_a_quantity() -> None:
    text = "at most ≤ 50 % (variation 55.5 Gy) of it"
    for width in range(30, 400, 10):
        narrow = max(width * POINT / 4, longest_word(text, Letters.CELL))
        lines = lines_of(text, Letters.CELL, narrow)
        assert " ".join(lines) == text  # no other space is told
        assert any("≤ 50 %" in line for line in lines)
        assert any("55.5 Gy)" in line for line in lines)
    assert len(lines_of(text, Letters.CELL, longest_word(text, Letters.CELL))) > 3


@pytest.mark.parametrize("free", range(0, 60, 5))
def test_a_short_note_is_never_alone_on_a_page(free: int) -> None:
    table = replace(a_table(("A", "B", "C", "D")), note="What is to be known. " * 12)
    height = 300 * POINT
    strips = list(table_strips(table, 200 * POINT, height))
    rows = [strip for strip in strips if strip.repeats is not None]
    used = sum(one.before + one.height for one in strips) - free * POINT
    above = Strip(height=height - used, paint=lambda _painter, _top: None)
    first, second = (
        fill([above, *strips], height)
        if free
        else (*fill([above, *strips], height), [])
    )
    told = [placed.strip for placed in second]
    assert bool(told) == bool(free)
    notes = [one for one in told if one not in rows and one is not rows[-1].repeats]
    assert not free or not notes or rows[-1] in told
    assert len(first) + len(told) >= len(strips) + 1


@pytest.mark.parametrize("free", range(0, 90, 5))
def test_no_row_of_a_table_is_alone_on_a_page(free: int) -> None:
    strips = list(table_strips(a_table(tuple("ABCDEF")), WIDTH, 300 * POINT))
    rows = [strip for strip in strips if strip.repeats is not None]
    used = sum(one.before + one.height for one in strips) - free * POINT
    above = Strip(height=300 * POINT - used, paint=nothing)
    for page in fill([above, *strips], 300 * POINT):
        assert sum(placed.strip in rows for placed in page) != 1


def test_columns_stand_closer_where_that_saves_broken_lines() -> None:
    name, text = "a name", "a text of some words " * 3
    texts = ((name,), (text,), (text,), (text,))
    whole = [width_of(told.strip(), Letters.CELL) for (told,) in texts]
    table = a_table(*((told.strip(),) for (told,) in texts))
    for lacking, gap in (
        (0.0, GAP),
        (5 * POINT, GAP - 5 * POINT / 3),
        (90 * POINT, GAP),
    ):
        (part,) = placings(table, sum(whole) + 3 * GAP - lacking)
        left, right = part[0], part[1]
        assert right.left - left.left - left.width == pytest.approx(gap)
        is_whole = part[1].width + 1 >= whole[1]
        assert is_whole == (lacking < 90 * POINT)


@pytest.mark.parametrize("width", range(100, 700, 40))
def test_what_is_left_of_a_uid_is_on_one_line_with_its_dots(width: int) -> None:
    text = "DO-19 · RT Dose …4.3200.66183 · RT Plan …2.3000.83684 · more …"
    lines = lines_of(text, Letters.CELL, width * POINT)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not any(line.endswith("…") for line in lines[:-1])
    assert all(width_of(line, Letters.CELL) <= width * POINT for line in lines)
    assert longest_word(text, Letters.CELL) >= width_of("…4.3200.66183", Letters.CELL)
