"""One way of writing for every quantity, wherever it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dosiscope.core.text import (
    DASH,
    MINUS,
    dose_number,
    dose_text,
    mm_number,
    ordinal,
    part_text,
    percent_text,
    quantity_number,
    uid_tail,
    unbroken,
    uncertainty_number,
    volume_texts,
)

_ROOT = Path(__file__).parents[2]
# a number with so many decimals, written in place
_IN_PLACE = re.compile(r"\{[^{}]*:[,+]?\.\d+f\}")


@pytest.mark.parametrize(
    ("value", "written", "round_"),
    [
        (47.5, "47.50", "47.5"),
        (50.0, "50.00", "50.0"),
        (12.345, "12.35", "12.35"),
        (0.5, "0.50", "0.5"),
        (0.123, "0.123", "0.123"),
        (0.0042, "0.0042", "0.0042"),
        (0.0, "0.00", "0.0"),
        (-1.2, f"{MINUS}1.20", f"{MINUS}1.2"),
        (None, DASH, DASH),
    ],
)
def test_a_small_dose_is_not_rounded_away(
    value: float | None, written: str, round_: str
) -> None:
    assert dose_number(value) == written
    assert dose_number(value, 1) == round_
    assert dose_text(value, "Gy (RBE)") == f"{written} Gy (RBE)"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (4.0, "4.0"),
        (-7.35, f"{MINUS}7.35"),
        (0.1, "0.1"),
        (-0.001, "0.0"),
        (None, DASH),
    ],
)
def test_a_place_has_two_decimals_where_one_would_hide_something(
    value: float | None, written: str
) -> None:
    assert mm_number(value) == written


def test_shares_and_ends_of_uids() -> None:
    shares = (95, 1.04, 0.95, 0.5, 0.042, 0.0, -0.25)
    assert [percent_text(share).removesuffix(" %") for share in shares] == [
        *("95.0", "1.0", "0.95", "0.5", "0.042", "0.0", "\N{MINUS SIGN}0.25")
    ]
    parts = (6.0, 0.1, 0.02, 99.9, 99.98, 99.999)
    assert [part_text(part).removesuffix(" %") for part in parts] == [
        *("6.0", "0.1", "0.02", "99.9", "99.98", "99.99")
    ]
    assert uid_tail("1.2.840.113619.4567") == "….113619.4567"
    assert uid_tail("1.2", ["1.3"]) == "1.2"


@pytest.mark.parametrize("folder", ["viewer/dosiscope/viewer", "io/dosiscope/io/out"])
def test_no_panel_and_no_export_writes_numbers_in_its_own_way(folder: str) -> None:
    found = [
        f"{path.name}: {match[0]}"
        for path in sorted((_ROOT / folder).rglob("*.py"))
        for match in _IN_PLACE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (7.236, "cc", "7.24"),
        (97.94, "%", "97.9"),
        (57.144, "Gy", "57.14"),
        (0.04721, "Gy (RBE)", "0.0472"),
        (0.1893, "", "0.189"),
        (None, "Gy", "—"),
    ],
)
def test_a_quantity_is_written_in_one_way(
    value: float | None, unit: str, text: str
) -> None:
    assert quantity_number(value, unit) == text


@pytest.mark.parametrize(
    ("volumes", "texts"),
    [
        ((10.6, 19.09, 21.2), ["10.6", "19.1", "21.2"]),
        ((10.6, 10.6000001), ["10.6", "10.6"]),
        ((10.61, 10.62, 3.5), ["10.61", "10.62", "3.500"]),
        ((9.999, 10.001), ["9.999", "10.00"]),
        ((1000.05, 1000.0, 0.25), ["1\u202f000.05", "1\u202f000.00", "0.25000"]),
        ((0.0, 0.0004), ["0.0000", "0.0004"]),
        ((0.262,), ["0.262"]),
    ],
)
def test_volumes_of_one_sentence_are_told_apart(
    volumes: tuple[float, ...], texts: list[str]
) -> None:
    assert volume_texts(*volumes) == texts


def test_an_uncertainty_has_the_decimals_of_its_number() -> None:
    assert uncertainty_number(0.3571, "57.18") == "0.36"
    assert uncertainty_number(0.004, "100.0") == "<0.1"


def test_lines_end_between_parts_alone() -> None:
    assert unbroken("2 met, 1 not met") == "2\xa0met, 1\xa0not\xa0met"
    assert unbroken("gantry 5° · 3 of 4", " · ") == "gantry\xa05° · 3\xa0of\xa04"


def test_which_one_of_a_row_is_told() -> None:
    told = [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111, 112, 178)]
    assert told == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th"),
        *("21st", "101st", "111th", "112th", "178th"),
    ]
