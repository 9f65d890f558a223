"""What is not seen gets a sign; what is text in any script stays as it is."""

from __future__ import annotations

import copy
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.visible import (
    Shortened,
    has_unseen,
    parted_by,
    path_text,
    put_together,
    shown,
    visible,
    whole,
)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("a\nb", "a⏎b"),
        ("a\r\nb\rc\n\nd", "a⏎b⏎c⏎⏎d"),
        ("a\tb\x00\x07", "a␉b␀␇"),
        ("\x7f", "␡"),
        ("\x9b31m", "\u2039U+009B\u203a31m"),
        ("x\u202ey\u2069", "x\u2039U+202E\u203ay\u2039U+2069\u203a"),
        ("PT\u200bV", "PT\u2039U+200B\u203aV"),
        ("a\u2028b\ufeff", "a\u2039U+2028\u203ab\u2039U+FEFF\u203a"),
        ("a\u00adb", "a\u2039U+00AD\u203ab"),
        ("a\u3164b", "a\u2039U+3164\u203ab"),
        ("a\U000e0041b", "a\u2039U+E0041\u203ab"),
        ("a\ud800b", "a\u2039U+D800\u203ab"),
        ("a\udce9b", "a\u20390xE9\u203ab"),
        ("a\u200db", "a\u2039U+200D\u203ab"),
        ("\ufe0fa", "\u2039U+FE0F\u203aa"),
    ],
)
def test_what_is_not_seen_gets_a_sign(text: str, sign: str) -> None:
    assert visible(text) == sign
    assert has_unseen(text)


@pytest.mark.parametrize(
    "text",
    [
        "Müller^Jörg",
        "山田^太郎=やまだ^たろう",
        "김희중",
        "כהן^יוסף",
        "قباني^لنزار",
        "می\u200cشود",  # Persian needs the zero-width non-joiner
        "क्\u200dष",  # and Hindi the joiner
        "葛\U000e0100城",  # a variant of a character, as in names of Japan
        "Жуков",
        "10 cm² · Δ ≥ 5 %",
        "a\u00a0b\u3000c",
        "\ue000",  # a character of somebody's own: a box, at least
    ],
)
def test_text_in_any_script_stays(text: str) -> None:
    assert visible(text) == text
    assert not has_unseen(text)


@given(st.text(st.characters(codec=None)))
def test_nothing_unseen_is_left_and_twice_is_once(text: str) -> None:
    once = visible(text)
    left = {unicodedata.category(char) for char in once} - {"Cf"}
    assert left.isdisjoint({"Cc", "Cs", "Cn", "Zl", "Zp"})
    assert visible(once) == once
    assert has_unseen(text) == (once != text)
    once.encode("utf-8")


def test_layout_is_allowed_where_the_vr_allows_it() -> None:
    assert not has_unseen("one\r\ntwo", "\t\n\f\r")
    assert has_unseen("one\r\n\x1btwo", "\t\n\f\r")


def test_a_long_text_ends_early_and_stays_another_than_its_like() -> None:
    one, two = "x" * 100_000 + "1", "x" * 100_000 + "2"
    short = shown(one, 64)
    assert short.startswith("x" * 64 + "… ")
    assert "100,001 characters" in short
    assert len(short) < 120
    assert short != shown(two, 64)
    assert short == shown(one, 64)
    assert whole(short) == whole(copy.deepcopy(short)) == one
    assert shown("x" * 64, 64) == "x" * 64 == whole("x" * 64)


def test_the_whole_of_a_long_text_is_visible_too() -> None:
    short = shown("a\x1b" * 1000, 64)
    assert "\x1b" not in short
    assert whole(short) == "a␛" * 1000


def test_what_is_put_together_keeps_its_whole() -> None:
    long = "x" * 1000
    text = put_together("; ", ["a", shown(long, 64)])
    assert len(text) < 120
    assert whole(text) == f"a; {long}"
    assert not isinstance(put_together("; ", ["a", "b"]), Shortened)


def test_values_that_are_parted_otherwise_keep_their_whole() -> None:
    assert parted_by(", ", "a\\b") == "a, b"
    text = parted_by(", ", shown("a\\b" * 500, 64))
    assert "\\" not in text
    assert len(text) < 160
    assert whole(text) == "a, b" * 500


def test_a_path_is_words_whatever_its_bytes() -> None:
    assert path_text("a/b c.dcm") == "a/b c.dcm"
    assert path_text("caf\udce9/\x1b[31m\n") == "caf\u20390xE9\u203a/␛[31m⏎"
    assert path_text("山田") == "山田"
