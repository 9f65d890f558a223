"""What a value is that is kept between runs: its name, its type, what it is at first.

What is found in its place and is none (damaged, of another version, of another
program) counts as not kept: it is what it is at first.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")

MOST_LETTERS: Final = 200_000  # of one value
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One of them.

    Attributes
    ----------
    key
        Where it is kept: a group and a name.
    default
        What it is as long as nothing else was chosen.
    words
        What it is, for the user: English, to be asked of `tr`.
    read
        Makes it of what was found; None where that is none.
    write
        Makes of it what is kept.
    is_choice
        Whether it goes back to its default with all choices.
    is_shared
        Whether all windows have it in common, so that it is read anew whenever it is
        asked for.  Any other is for a window what it was when that began.
    """

    key: str
    default: T
    words: str
    read: Callable[[object], T | None]
    write: Callable[[T], object]
    is_choice: bool = True
    is_shared: bool = False


def switch(
    key: str, words: str, *, is_choice: bool = True, is_shared: bool = False
) -> Setting[bool]:
    """Declare what is on or off, and off at first."""
    return Setting(
        key=f"switch/{key}",
        default=False,
        words=words,
        read=lambda found: _SWITCHES.get(text_of(found).casefold()),
        write=lambda value: "true" if value else "false",
        is_choice=is_choice,
        is_shared=is_shared,
    )


# systems that have numbers in place of words give those
_SWITCHES: Final = {"true": True, "1": True, "false": False, "0": False}


def word(
    key: str,
    words: str,
    allowed: Sequence[str] = (),
    *,
    is_choice: bool = True,
    is_shared: bool = False,
) -> Setting[str]:
    """Declare a text, "" at first; with ``allowed`` one of these or ""."""

    def read(found: object) -> str | None:
        text = text_of(found)
        if len(text) > MOST_LETTERS or "\0" in text:
            return None
        return text if not allowed or text in ("", *allowed) else None

    return Setting(
        key=f"word/{key}",
        default="",
        words=words,
        read=read,
        write=str,
        is_choice=is_choice,
        is_shared=is_shared,
    )


def number(
    key: str, words: str, default: float, allowed: Callable[[float], bool]
) -> Setting[float]:
    """Declare a number, and which it may be."""

    def read(found: object) -> float | None:
        try:
            value = float(text_of(found))
        except ValueError:
            return None
        return value if math.isfinite(value) and allowed(value) else None

    return Setting(
        key=f"word/{key}",
        default=default,
        words=words,
        read=read,
        write=lambda value: str(round(value, 4)),
    )


def paths(key: str, words: str) -> Setting[tuple[str, ...]]:
    """Declare paths, the newest first, that all windows have in common."""

    def read(found: object) -> tuple[str, ...] | None:
        listed = [found] if isinstance(found, str) else found
        if not isinstance(listed, (list, tuple)):
            return None
        return tuple(one for one in listed if isinstance(one, str) and one)

    return Setting(
        key=f"recent/{key}",
        default=(),
        words=words,
        read=read,
        write=list,
        is_choice=False,
        is_shared=True,
    )


def pairs(key: str, words: str) -> Setting[Pairs]:
    """Declare pairs of texts that all windows have in common, as JSON."""

    def read(found: object) -> Pairs | None:
        try:
            listed: Any = json.loads(text_of(found))
        except (ValueError, RecursionError):
            return None
        if isinstance(listed, dict):
            listed = list(listed.items())
        if not isinstance(listed, list):
            return None
        return tuple(
            (one[0], one[1])
            for one in listed
            if isinstance(one, (list, tuple))
            and len(one) == 2
            and all(isinstance(part, str) for part in one)
        )

    return Setting(
        key=f"word/{key}",
        default=(),
        words=words,
        read=read,
        write=lambda value: json.dumps([list(one) for one in value]),
        is_choice=False,
        is_shared=True,
    )


def number_pairs(
    key: str, words: str, allowed: Callable[[float, float], bool]
) -> Setting[tuple[tuple[float, float], ...]]:
    """Declare pairs of numbers that all windows have in common."""

    def read(found: object) -> tuple[tuple[float, float], ...]:
        kept = []
        for text in text_of(found).split(";"):
            try:
                first, second = map(float, text.split())
            except ValueError:
                continue
            if math.isfinite(first + second) and allowed(first, second):
                kept.append((first, second))
        return tuple(kept)

    return Setting(
        key=f"word/{key}",
        default=(),
        words=words,
        read=read,
        write=lambda value: ";".join(f"{a} {b}" for a, b in value),
        is_choice=False,
        is_shared=True,
    )


def bare_bytes(key: str, words: str) -> Setting[QByteArray]:
    """Declare what Qt makes and reads again; empty at first."""
    return Setting(
        key=key,
        default=QByteArray(),
        words=words,
        read=lambda found: found if isinstance(found, QByteArray) else None,
        write=lambda value: value,
        is_choice=False,
    )


def all_of(names: Mapping[str, object]) -> tuple[Setting[Any], ...]:
    """Return the settings among the names of a module."""
    return tuple(one for one in names.values() if isinstance(one, Setting))


def text_of(found: object) -> str:
    """Return what was found as a text; "" where it is none."""
    if isinstance(found, (bool, int, float)):
        return str(found)
    return found if isinstance(found, str) else ""
