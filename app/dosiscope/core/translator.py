"""What turns a text of the program into the language it runs in: one for all of it.

The program is written in English.  What is set here is asked for every text that a
person reads; nothing is set where the language is English.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

# text, what is meant by it where that is said, how many it is about (-1: no number)
Translator: TypeAlias = Callable[[str, str, int], str]

_translator: Translator | None = None


def set_translator(translator: Translator | None) -> None:
    """Let all texts that are made from now on be of another language; None: English."""
    global _translator
    _translator = translator


def is_english() -> bool:
    """Return whether the texts that are made now are as they are written."""
    return _translator is None


def translated(text: str, meaning: str = "") -> str:
    """Return a text in the language of the program."""
    return text if _translator is None else _translator(text, meaning, -1)


def translated_count(one: str, many: str, number: int, meaning: str = "") -> str:
    """Return a text about one or several things in the language of the program.

    ``many`` is what it is looked up by; languages have other forms than these two.
    """
    if _translator is None:
        return one if number == 1 else many
    return _translator(many, meaning, number)
