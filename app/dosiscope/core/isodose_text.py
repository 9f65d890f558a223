"""All isodose levels as one line of text, such as ``107,100,95%,20Gy``.

The window and the command line read and write the same line.
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.isodose import MOST_LEVELS, TYPED_LEVEL
from dosiscope.core.language import tr
from dosiscope.core.text import grouped, trimmed, two_figures, typed_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.isodose import Level, Reference

_WORD: Final = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?)\s*(?P<unit>%|gy)?",
    re.IGNORECASE,
)

_MOST_TOLD: Final = 40  # letters of what is no level
_FEW: Final = 0.01  # below it a level has two figures


class LevelTextError(DosiscopeError):
    """A line is no list of isodose levels; the message says why and what is one."""


@dataclass(frozen=True, slots=True)
class TypedLevel:
    """A level as it was typed: a number of % of the reference, or of the dose.

    ``now`` is the level that is there already and that the word stands for.
    """

    value: float
    is_percent: bool
    word: str
    _: KW_ONLY
    now: Level | None = None


class _Word(NamedTuple):
    text: str
    value: float
    unit: str  # "%", "Gy" or "" where none is written


def read_levels(
    text: str,
    reference: Reference | None,
    *,
    is_gray: bool = True,
    now: Iterable[Level] = (),
) -> list[TypedLevel]:
    """Read a line of levels, in the order in which they stand.

    A number without a unit has that of the next number with one: ``107,100,95%``.
    Where that leaves two readings the line is refused, and both are named.  Between
    levels stand commas, or semicolons, and then a comma is a decimal sign.

    Parameters
    ----------
    reference
        The dose that is 100 %; without one there are no percentages.
    is_gray
        Whether the dose is in Gy; if not, numbers without a unit are in its own.
    now
        Levels that are there: a word that `levels_line` writes for one is that one,
        with all its figures.

    Raises
    ------
    LevelTextError
        A word is no level, beyond what a level can be, there twice, or of a unit that
        is not known or that the dose does not have; or there are too many.
    """
    separator = ";" if ";" in text else ","
    decimal = "," if separator == ";" else "."
    parts = [part.strip() for part in text.split(separator)]
    parts = [part for part in parts if part]
    if not parts:
        raise LevelTextError(
            tr("there is no level: write levels such as 107,100,95%,20Gy")
        )
    if len(parts) > MOST_LEVELS:
        raise LevelTextError(
            tr(
                "there are {n} levels, and {most} at most",
                n=grouped(len(parts)),
                most=MOST_LEVELS,
            )
        )
    words = [_word(part, decimal) for part in parts]
    units = _units(words, reference, is_gray=is_gray)
    known = {levels_line([one], is_gray=is_gray): one for one in now}
    levels = []
    for word, unit in zip(words, units, strict=True):
        same = known.get(f"{level_number(word.value)}{unit}")
        if same is not None:
            levels.append(TypedLevel(same.value, same.is_percent, word.text, now=same))
            continue
        _check(word, unit, reference, is_gray=is_gray)
        levels.append(TypedLevel(word.value, unit == "%", word.text))
    return levels


def levels_line(levels: Iterable[Level], *, is_gray: bool = True) -> str:
    """Return levels as one line that `read_levels` reads as the same levels.

    The first ones that share a unit have it once: ``107,100,95%,20Gy``.
    """
    words = [
        (level_number(level.value), _unit(level, is_gray=is_gray)) for level in levels
    ]
    units = [unit for _, unit in words]
    shared = next((n for n, unit in enumerate(units) if unit != units[0]), len(units))
    return ",".join(
        number + ("" if n < shared - 1 else unit)
        for n, (number, unit) in enumerate(words)
    )


def level_number(value: float) -> str:
    """Return the number of a level as it was typed; a very small one is not lost."""
    return trimmed(value) if value >= _FEW else two_figures(value)


def _unit(level: Level, *, is_gray: bool) -> str:
    return "%" if level.is_percent else "Gy" if is_gray else ""


def _word(text: str, decimal: str) -> _Word:
    found = _WORD.fullmatch(text.replace(decimal, "."))
    if found is None:
        told = shown(text, _MOST_TOLD)
        raise LevelTextError(
            tr(
                "“{level}” is no isodose level: write levels such as 107,100,95%,20Gy",
                level=told,
            )
        )
    unit = (found["unit"] or "").lower()
    return _Word(
        shown(text, _MOST_TOLD), float(found["number"]), "Gy" if unit == "gy" else unit
    )


def _units(
    words: list[_Word], reference: Reference | None, *, is_gray: bool
) -> list[str]:
    """Return the unit of every word; "" is the dose's own where it is not in Gy."""
    if reference is None and not any(word.unit for word in words):
        return ["Gy" if is_gray else ""] * len(words)  # nothing else is possible
    if not is_gray:
        return [word.unit for word in words]
    units = []
    for n, word in enumerate(words):
        before = next((w.unit for w in reversed(words[:n]) if w.unit), "")
        after = next((w.unit for w in words[n:] if w.unit), "")
        known = {unit for unit in (before, after) if unit}
        if len(known) != 1 and not word.unit:
            raise LevelTextError(
                tr(
                    "“{level}” could be {level} % or {level} Gy: write the unit behind "
                    "it",
                    level=word.text,
                )
            )
        units.append(word.unit or known.pop())
    return units


def _check(
    word: _Word, unit: str, reference: Reference | None, *, is_gray: bool
) -> None:
    if unit == "%" and reference is None:
        raise LevelTextError(
            tr("“{level}” has no meaning: no dose is named as 100 %", level=word.text)
        )
    if unit == "Gy" and not is_gray:
        raise LevelTextError(
            tr("“{level}” is in Gy, and the dose is not", level=word.text)
        )
    least, most = TYPED_LEVEL
    if not least <= word.value <= most:
        raise LevelTextError(
            tr(
                "“{level}” is not between {least} and {most}",
                level=word.text,
                least=typed_number(least),
                most=typed_number(most),
            )
        )
