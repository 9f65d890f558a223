"""What turns a text of the program into the language it runs in: one for all of it.

The program is written in English.  What is set here is asked for every text that a
person reads; nothing is set where the language is English.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

# text, what is meant by it where that is said, how many it is about (-1: no number)
Translator: TypeAlias = Callable[[str, str, int], str]

_translator: Translator | None = None


def set_translator(translator: Translator | None) -> None:
    """Let all texts that are made from now on be of another language; None: English."""
    global _translator
    _translator = translator


def is_english() -> bool:
    """Whether the texts that are made now are the English ones."""
    return _translator is None


class Translated(str):
    """A text in another language that still knows how it is said in English.

    What other programs read, and what is compared, takes the English one: see
    `english`.
    """

    english: str

    def __new__(cls, text: str, english: str = "") -> Translated:
        """Keep the English text beside its translation."""
        made = super().__new__(cls, text)
        made.english = english
        return made

    def __str__(self) -> str:
        return self


_Value = TypeVar("_Value")


def english(value: _Value) -> _Value:
    """Return a text as it is said in English, whatever the language it was made in.

    Anything else is returned as it is.
    """
    told: _Value = getattr(value, "english", value)
    return told


def with_english(told: str, plain: str) -> str:
    """Return a text that knows how it is said in English, where that is another."""
    return told if told == plain else Translated(told, plain)


def translated(text: str, meaning: str = "") -> str:
    """Return a text in the language of the program."""
    if _translator is None:
        return text
    return with_english(_translator(text, meaning, -1), text)


def translated_count(one: str, many: str, number: int, meaning: str = "") -> str:
    """Return a text about one or several things in the language of the program.

    ``many`` is what it is looked up by; languages have other forms than these two.
    """
    text = one if number == 1 else many
    if _translator is None:
        return text
    return with_english(_translator(many, meaning, number), text)
