"""Cells of tables: no name becomes a formula, no number becomes a name."""

from __future__ import annotations

import pytest

from dosiscope.core.text import cell_text, table_text


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "\N{FULLWIDTH EQUALS SIGN}1+1",
        "+PTV",
        "-1e5+A1",
        "-e-5",
    ],
)
def test_what_begins_as_a_formula_is_text(text: str) -> None:
    assert cell_text(text).startswith("'")


@pytest.mark.parametrize(
    "text",
    ["PTV 60", "-3.5", "-9.99e-321", "+8.20 (+5.9 %)", "≥ 5", "", "'=1", "1=1"],
)
def test_names_and_numbers_stay(text: str) -> None:
    assert cell_text(text) == text


def test_cells_keep_to_their_place() -> None:
    assert table_text([["a\tb", "=c"], ["d\r\ne", "1"]]) == "a b\t'=c\nd e\t1"
