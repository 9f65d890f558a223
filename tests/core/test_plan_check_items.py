"""The table of items of the plan check, and its limits."""

from __future__ import annotations

import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core import plan_check
from dosiscope.core.plan_check.items import items
from dosiscope.core.plan_check.limits import _KEYS, LimitError, Limits, parse_limits
from dosiscope.core.plan_check.table import CHECKS, LEFT_OUT
from dosiscope.resources.plan_limits import bundled_limits, bundled_text

MOST_LEFT_OUT = 6  # at least 34 of the 40 are checked


def test_there_are_forty_items_in_order() -> None:
    assert list(items()) == [f"PC-{n:02}" for n in range(1, 41)]
    titles = [item.title for item in items().values()]
    assert len(set(titles)) == len(titles)
    for item in items().values():
        assert item.source
        assert re.search(r"\([0-9A-F]{4},[0-9A-F]{4}\)", item.tag), item


def test_what_is_checked_and_what_is_left_out_is_in_the_table() -> None:
    assert set(CHECKS) | set(LEFT_OUT) == set(items())
    assert not set(CHECKS) & set(LEFT_OUT)
    assert len(LEFT_OUT) <= MOST_LEFT_OUT


def test_no_two_checks_are_of_one_item() -> None:
    """Of two the first would be gone."""
    beside = [Path(one) for one in plan_check.__path__]
    names = [file.stem for folder in beside for file in folder.glob("[a-z]*.py")]
    modules = [import_module(f"{plan_check.__name__}.{name}") for name in names]
    tables = [getattr(module, "CHECKS", {}) for module in modules]
    ids = [id_ for one in tables if one is not CHECKS for id_ in one]
    assert sorted(ids) == sorted(CHECKS)


def test_every_limit_has_a_line_in_the_bundled_file() -> None:
    assert sorted(field for field, _ in _KEYS.values()) == sorted(
        field.name for field in fields(Limits)
    )
    heads = {line.partition("=")[0].strip() for line in bundled_text().splitlines()}
    assert set(_KEYS) <= heads
    assert bundled_limits().maximal_field_mm == 400
    assert bundled_limits().machines == ()


def test_a_clinic_writes_only_what_differs() -> None:
    limits = parse_limits(
        "\ufeff# ours\r\nMaximal  field = 200 mm # square\nmachines= TB 1,TB2\n"
        "ct age =\n",
        bundled_limits(),
    )
    assert limits.maximal_field_mm == 200
    assert limits.machines == ("TB 1", "TB2")
    assert limits.ct_age_days is None
    assert limits.minimal_mu == bundled_limits().minimal_mu


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("maximal field 400", 'line 2: "maximal field 400" has no value behind a "="'),
        ("fields = 3", 'line 2: "fields" is no limit that is known'),
        ("= 3", 'line 2: "" is no limit that is known'),
        ("CT age = 30", 'line 2, "CT age": "30" is no number from 0 to 10000 days'),
        ("CT age = -1 days", 'line 2, "CT age": "-1 days" is no number'),
        ("maximal field = 40 cm", 'line 2, "maximal field": "40 cm" is no number'),
        ("maximal field = nan mm", '"nan mm" is no number'),
        ("maximal field = ٤ mm", "is no number from 0 to 1000 mm"),
        ("beam name = (", 'line 2, "beam name": "(" is no pattern that can be used'),
        ("beam name = (a+)+$", "is no pattern that can be used"),
        ("machines = A,,B", 'line 2, "machines": a word between its commas is empty'),
        ("overlap = 1 cc\noverlap = 2 cc", 'line 3: "overlap" is there twice'),
    ],
)
def test_a_line_that_cannot_be_used_is_named(line: str, told: str) -> None:
    with pytest.raises(LimitError, match=re.escape(told)):
        parse_limits(f"# remark\n{line}\n")


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(st.sampled_from([*_KEYS, "x"]), st.text(max_size=12)), max_size=4
    ).map(lambda lines: "\n".join(f"{key} = {value}" for key, value in lines))
    | st.text(max_size=60)
)
def test_any_text_is_limits_or_refused_in_a_sentence(text: str) -> None:
    told = ""
    try:
        parse_limits(text, bundled_limits())
    except LimitError as error:
        told = str(error)
    assert not told or re.match(r"line \d+[,:] ", told)
