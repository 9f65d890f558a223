"""Text that tells who a patient is, and what stands in its place where asked."""

from __future__ import annotations

from numbers import Real
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.text import MINUS, THIN_SPACE
from dosiscope.core.translator import english, is_english, with_english
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

LEFT_OUT: Final = "…"
NO_IDENTITY: Final = "identity left out"


class Personal(str):
    """Text with a patient's name, number or birth date, or a path that may hold one.

    ``anonymous`` is what is written in its place where identity is left out: which
    part of a text is identity is known where it is made, and only there.  Searching
    for it later cannot tell the ID "2" from the 2 of "12 images".
    """

    anonymous: str
    english: str  # only where the text is in another language

    def __new__(cls, text: str, anonymous: str = LEFT_OUT) -> Personal:
        """Mark a text; all of it is identity unless said otherwise."""
        made = super().__new__(cls, text)
        made.anonymous = anonymous
        plain = english(text)
        if plain is not text:
            made.english = Personal(plain, anonymous)
        return made


class _Sentences(Formatter):
    """`str.format` with numbers as they are everywhere: a true minus sign, no -0.

    Thousands are grouped by a thin space: a comma is a decimal sign to many readers.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        text: str = super().format_field(value, format_spec)
        if not isinstance(value, Real):
            return text
        text = text.replace(",", THIN_SPACE)
        is_zero = not any(figure in "123456789" for figure in text)
        return text.lstrip("-") if is_zero else text.replace("-", MINUS)


_SENTENCES = _Sentences()


class _Told(Personal):
    """A text made here: what of files is in it is visible, its line breaks are ours."""


def anonymous(text: str) -> str:
    """Return a text without identity: itself where it holds none."""
    if not isinstance(text, Personal):
        return text
    plain = english(text)
    if plain is text:
        return text.anonymous
    return with_english(text.anonymous, anonymous(plain))


def filled(template: str, values: Mapping[str, Any]) -> str:
    """Return a template (`str.format`) with its fields, identity among them marked.

    What is not seen in the fields gets signs: a sentence is told as it is. Numbers
    have a true minus sign, and thin spaces between thousands (``{n:,}``). A translated
    text still knows the English one.
    """
    told = _filled(template, values)
    if is_english():
        return told
    plain = {name: _plain(value) for name, value in values.items()}
    if english(template) is template and all(plain[n] is values[n] for n in plain):
        return told
    return _with_english(told, _filled(english(template), plain))


def _filled(template: str, values: Mapping[str, Any]) -> str:
    values = {name: _visible(value) for name, value in values.items()}
    text = _SENTENCES.vformat(template, (), values)
    if not any(isinstance(value, Personal) for value in values.values()):
        return text
    without = {name: _without(value) for name, value in values.items()}
    return _Told(text, _SENTENCES.vformat(template, (), without))


def joined(separator: str, parts: list[str]) -> str:
    """Return parts in one text, identity among them marked.

    What is not seen in the parts gets signs; the separator stays as it is.
    """
    told = _joined(separator, parts)
    if is_english():
        return told
    return _with_english(told, _joined(separator, [english(part) for part in parts]))


def _joined(separator: str, parts: list[str]) -> str:
    parts = [_visible(part) for part in parts]
    return _Told(separator.join(parts), separator.join(map(anonymous, parts)))


def with_stop(clause: str) -> str:
    """Return a clause with its full stop, identity in it marked as before."""
    return filled("{clause}.", {"clause": clause})


def without_stop(text: str) -> str:
    """Return a sentence as a clause, identity in it marked as before."""
    clause = text.rstrip(".")
    if isinstance(text, Personal):
        clause = _Told(clause, text.anonymous.rstrip("."))
    plain = english(text)
    return clause if plain is text else _with_english(clause, without_stop(plain))


def _with_english(told: str, plain: str) -> str:
    if not isinstance(told, Personal):
        return with_english(told, plain)
    marked = _Told(told, told.anonymous)
    marked.english = plain
    return marked


def _plain(value: Any) -> Any:
    """Return what fills the English sentence: of what is told by its words these."""
    if isinstance(value, str | Real):
        return english(value)
    words = str(value)
    return value if english(words) is words else english(words)


def _visible(value: Any) -> Any:
    if type(value) is str:
        return visible(value)
    if type(value) is Personal:
        return Personal(visible(value), visible(value.anonymous))
    return value


def _without(value: object) -> object:
    return anonymous(value) if isinstance(value, str) else value
