"""Colours by name: what a table says, and which name fits which line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.colour_scheme import (
    ColourRule,
    ColourSchemeError,
    colour_by,
    parse_scheme,
    rules_for,
    scheme_text,
)

RED, BLUE = (255, 0, 0), (0, 0, 255)
names = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=20
)
colours = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        ("PTV*", "ptv 60", True),
        ("*lung*", "Lt Lung", True),
        ("Lung ?", "LUNG L", True),
        ("Lung ?", "Lung", False),
        ("PTV", "PTV1", False),
        ("z[*]", "z*", True),
        ("z[*]", "zz", False),
    ],
)
def test_patterns(pattern: str, name: str, fits: bool) -> None:
    assert ColourRule(pattern, RED).fits(name) is fits


def test_the_first_that_fits_counts() -> None:
    rules = (ColourRule("PTV 60", BLUE), ColourRule("PTV*", RED))
    assert colour_by(rules, "PTV 60") == BLUE
    assert colour_by(rules, "PTV 50") == RED
    assert colour_by(rules, "Heart") is None


@pytest.mark.slow
@given(st.dictionaries(names, colours, min_size=1))
def test_what_is_saved_gives_the_same_names_the_same_colours(
    wanted: dict[str, tuple[int, int, int]],
) -> None:
    by_name: dict[str, tuple[str, tuple[int, int, int]]] = {}
    for name, colour in wanted.items():
        if name.strip():
            by_name.setdefault(name.strip().casefold(), (name, colour))
    rules = parse_scheme(scheme_text(rules_for(by_name.values())))
    for name, colour in by_name.values():
        assert colour_by(rules, name) == colour


@pytest.mark.parametrize("name", ["=1+1", "+x", "-5mm", "@SUM(A1)", "# 1", "\uff1d1"])
def test_a_name_is_neither_a_formula_nor_a_remark(name: str) -> None:
    text = scheme_text(rules_for([(name, RED)]))
    assert f"[{name[0]}]" in text.splitlines()[-1][:3]
    assert colour_by(parse_scheme(text), name) == RED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name,color\r\n",
        "pattern,colour\r\nPTV,red\r\n",
        "pattern,colour\r\n,#ff0000\r\n",
        "pattern,colour\r\nPTV\r\n",
    ],
)
def test_what_is_no_scheme_is_refused(text: str) -> None:
    with pytest.raises(ColourSchemeError):
        parse_scheme(text)


def test_the_line_is_named() -> None:
    with pytest.raises(ColourSchemeError, match="line 3 "):
        parse_scheme("pattern,colour\r\nA,#000000\r\nB,blue\r\n")
