"""Isodose levels from one line of text, in colours and with the look they had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.isodose import Level, percent_of
from dosiscope.core.isodose_text import LevelTextError, levels_line, read_levels
from dosiscope.core.language import tr
from dosiscope.resources.presets import level_colour
from dosiscope.viewer.picture_text import read_alike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import Reference


def by_dose(levels: Iterable[Level], reference: Reference | None) -> list[Level]:
    """Return levels with the highest first; without a dose they stand last."""
    return sorted(levels, key=lambda level: -(level.dose(reference) or 0.0))


def line_of(
    levels: Iterable[Level], dose: Dose | None, reference: Reference | None
) -> str:
    """Return levels as the line that `levels_of` reads, the highest first."""
    is_gray = dose is None or dose.is_gray
    return levels_line(by_dose(levels, reference), is_gray=is_gray)


def levels_of(
    text: str,
    dose: Dose | None,
    reference: Reference | None,
    now: Iterable[Level] = (),
) -> list[Level]:
    """Return the levels of a line such as ``107,100,95%,20Gy``, the highest first.

    A level of ``now`` that is in the line stays as it is.

    Raises
    ------
    LevelTextError
        As `read_levels`, and where two words are one dose.
    """
    is_gray = dose is None or dose.is_gray
    levels: list[Level] = []
    words: list[str] = []
    for typed in read_levels(text, reference, is_gray=is_gray, now=now):
        level = typed.now
        if level is None:
            level = Level(typed.value, typed.is_percent, (0, 0, 0))
            level = replace(level, colour=colour_of(level, dose, reference))
        for word, other in zip(words, levels, strict=True):
            if dose is not None and read_alike(level, other, reference, dose):
                raise LevelTextError(
                    tr("“{word}” is there twice", word=typed.word)
                    if word == typed.word
                    else tr(
                        "“{word}” and “{other}” are one dose",
                        word=word,
                        other=typed.word,
                    )
                )
        levels.append(level)
        words.append(typed.word)
    return by_dose(levels, reference)


def colour_of(
    level: Level, dose: Dose | None, reference: Reference | None
) -> tuple[int, int, int]:
    """Return the colour that a level has unasked: that of its % of what is 100 %."""
    return level_colour(percent_of(level, dose, reference))
