"""Which spellings of a name are one: case, marks and empty parts say nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.header import Patient


def same(one: str, other: str) -> bool:
    answers = {Patient(one).same_name(Patient(other))}
    answers.add(Patient(other).same_name(Patient(one)))
    (answer,) = answers
    return answer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PHANTOM^fourD", "PHANTOM^FourD^^"),
        ("Núñez^Zoë", "NUNEZ^ZOE"),
        ("Doe^^Jane", "Doe^Jane"),
        ("Doe ^ Jane", "Doe^Jane"),
        ("van  der Berg^A", "Van der Berg^A"),
        ("Weiß^Anna", "WEISS^ANNA"),
        ("Yamada^Tarou=山田^太郎=やまだ^たろう", "Yamada^Tarou"),
        ("Yamada^Tarou=山田^太郎", "YAMADA^TAROU=山田^太郎^^"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Doe^Jane", "Doe^Jan"),
        ("Doe^Jane", "Jane^Doe"),
        ("Müller^A", "Mueller^A"),  # one name perhaps, but another spelling
        ("Yamada^Tarou=山田^太郎", "Yamada^Tarou=山田^次郎"),
        ("=山田^太郎", "Yamada^Tarou"),
        ("が^A", "か^A"),  # here the mark is another sound
        ("", "Doe^Jane"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not same(one, other)


LETTERS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F))


@given(LETTERS, LETTERS)
def test_case_decomposition_and_empty_parts_never_count(one: str, other: str) -> None:
    name = f"{one}^{other}"
    for variant in (
        name + "^^",
        f" {one} ^^ {other} ",
        unicodedata.normalize("NFD", name),
        name.casefold(),
    ):
        assert same(name, variant)


def test_an_empty_id_is_no_id() -> None:
    assert not Patient("A", " ").has_same_id(Patient("A", ""))
    assert Patient("A", "7 ").has_same_id(Patient("B", "7"))
