"""Isodose levels that are kept under a name, as a small text that a person can write.

A file holds any number of them::

    Dosiscope 0.1.0, isodose levels

    [Prostate 78 Gy]
    prescription 78 Gy
    107% #d62778
    95% #f56028 3 px dashed filled
    20Gy

Behind a level stand its colour, its width, its dashes and whether it is filled, each
only where it is not the usual one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.__about__ import __version__
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.isodose import (
    MOST_LEVELS,
    TYPED_LEVEL,
    TYPED_REFERENCE,
    USUAL_WIDTH,
    WIDTHS,
    Dash,
    Level,
)
from dosiscope.core.language import in_curved_quotes, tr
from dosiscope.core.text import typed_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dosiscope.core.isodose import RGB

MOST_BYTES: Final = 1_000_000  # of a file
_MOST_PRESETS: Final = 500
_MOST_NAME: Final = 60  # letters
_MOST_TOLD: Final = 40  # letters of what is no level
_HEAD: Final = re.compile(r"\[(?P<name>[^\[\]]*)\]")
_PRESCRIPTION: Final = re.compile(r"prescription\s+(?P<gray>[0-9.]+)\s*Gy", re.I)
_LEVEL: Final = re.compile(
    r"(?P<number>[0-9.]+(?:e[+-]?[0-9]+)?)\s*(?P<unit>%|Gy)", re.I
)
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}", re.I)


class PresetError(DosiscopeError):
    """A text of presets cannot be used; the message tells which line, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsodosePreset:
    """Levels under a name.

    Attributes
    ----------
    prescription_gy
        The dose for which they were made; None for any.
    """

    name: str
    levels: tuple[Level, ...]
    prescription_gy: float | None = None


def checked_name(name: str) -> str:
    """Return a name as it is kept.

    Raises
    ------
    PresetError
        It is empty, too long, or has what a name cannot have.
    """
    plain = " ".join(name.split())
    if not plain:
        raise PresetError(tr("a preset needs a name"))
    if len(plain) > _MOST_NAME:
        raise PresetError(tr("a name has at most {n} letters", n=_MOST_NAME))
    if "[" in plain or "]" in plain or not plain.isprintable():
        raise PresetError(
            tr("a name has no brackets, and only letters that can be seen")
        )
    return plain


def checked_levels(levels: Iterable[Level]) -> tuple[Level, ...]:
    """Return levels as a preset holds them.

    Raises
    ------
    PresetError
        There is none, there are too many, one is there twice, or beyond what can be
        typed.
    """
    kept: tuple[Level, ...] = ()
    for level in levels:
        _check_value(level.value, TYPED_LEVEL, typed_number(level.value))
        kept = _with(kept, level, _level_word(level))
    if not kept:
        raise PresetError(tr("a preset has at least one level"))
    return kept


def _with(levels: tuple[Level, ...], level: Level, word: str) -> tuple[Level, ...]:
    if len(levels) >= MOST_LEVELS:
        raise PresetError(tr("a preset has at most {n} levels", n=MOST_LEVELS))
    stated = level.value, level.is_percent
    if any((one.value, one.is_percent) == stated for one in levels):
        raise PresetError(tr("“{name}” is there twice", name=word))
    return (*levels, level)


def presets_text(presets: Iterable[IsodosePreset]) -> str:
    """Return presets as the text that `parse_presets` reads."""
    parts = [f"Dosiscope {__version__}, isodose levels\n"]
    for preset in presets:
        lines = [f"[{preset.name}]"]
        if preset.prescription_gy is not None:
            lines.append(f"prescription {_exact(preset.prescription_gy)} Gy")
        lines += map(_level_line, preset.levels)
        parts.append("".join(f"{line}\n" for line in lines))
    return "\n".join(parts)


def _exact(value: float) -> str:
    """Return a number with all figures that anybody could have meant."""
    return f"{value:.10g}"


def _level_word(level: Level) -> str:
    return f"{_exact(level.value)}{'%' if level.is_percent else 'Gy'}"


def _level_line(level: Level) -> str:
    words = [
        _level_word(level),
        "#{:02x}{:02x}{:02x}".format(*level.colour),
    ]
    if level.width != USUAL_WIDTH:
        words.append(f"{typed_number(level.width)} px")
    if level.dash is not Dash.SOLID:
        words.append(level.dash.value)
    if level.is_filled:
        words.append("filled")
    if not level.is_shown:
        words.append("hidden")
    return " ".join(words)


def parse_presets(
    text: str, usual_colour: Callable[[float], RGB]
) -> tuple[IsodosePreset, ...]:
    """Read presets.

    Parameters
    ----------
    usual_colour
        Returns the colour of a level at this % of the prescription, for those that
        state none.

    Raises
    ------
    PresetError
        A line is none of a preset, a name, a prescription or a level is there twice, or
        a preset has no level.
    """
    found: list[IsodosePreset] = []
    name, gray = "", None
    levels: tuple[Level, ...] = ()

    def finish() -> None:
        if not name:
            return
        if not levels:
            raise PresetError(tr("“{name}” has no level", name=name))
        found.append(IsodosePreset(name=name, levels=levels, prescription_gy=gray))

    for n, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words or (n == 1 and words.startswith("Dosiscope")):
            continue
        try:
            if head := _HEAD.fullmatch(words):
                finish()
                name, gray, levels = checked_name(head["name"]), None, ()
                if any(one.name == name for one in found):
                    raise PresetError(tr("“{name}” is there twice", name=name))
                if len(found) >= _MOST_PRESETS:
                    raise PresetError(
                        tr("there are more than {n} presets", n=_MOST_PRESETS)
                    )
            elif not name:
                raise PresetError(tr("a preset begins with its [name]"))
            elif stated := _PRESCRIPTION.fullmatch(words):
                if gray is not None:
                    raise PresetError(tr("“{name}” has two prescriptions", name=name))
                gray = _number(stated["gray"], TYPED_REFERENCE)
            else:
                level, word = _level(words, gray, usual_colour)
                levels = _with(levels, level, word)
        except PresetError as error:
            raise PresetError(tr("line {number}: {why}", number=n, why=error)) from None
    finish()
    if not found:
        raise PresetError(tr("it holds no preset"))
    return tuple(found)


def _number(text: str, ends: tuple[float, float]) -> float:
    try:
        value = float(text)
    except ValueError:
        raise PresetError(tr("{text} is no number", text=_told(text))) from None
    _check_value(value, ends, shown(text, _MOST_TOLD))
    return value


def _check_value(value: float, ends: tuple[float, float], text: str) -> None:
    if not ends[0] <= value <= ends[1]:
        least, most = map(typed_number, ends)
        raise PresetError(
            tr(
                "{text} is not between {least} and {most}",
                text=text,
                least=least,
                most=most,
            )
        )


def _told(text: str) -> str:
    return in_curved_quotes(shown(text, _MOST_TOLD))


def _level(
    line: str, gray: float | None, usual_colour: Callable[[float], RGB]
) -> tuple[Level, str]:
    """Return the level of a line, and the word that states it."""
    stated = _LEVEL.match(line)
    if stated is None:
        raise PresetError(
            tr("{level} is no isodose level such as 95% or 20Gy", level=_told(line))
        )
    value = _number(stated["number"], TYPED_LEVEL)
    is_percent = stated["unit"] == "%"
    percent = value if is_percent or not gray else 100 * value / gray
    colour, width, dash = usual_colour(percent), USUAL_WIDTH, Dash.SOLID
    words = line[stated.end() :].replace(" px", "px").split()
    for word in words:
        if _COLOUR.fullmatch(word):
            colour = (int(word[1:3], 16), int(word[3:5], 16), int(word[5:7], 16))
        elif word.endswith("px"):
            width = _number(word.removesuffix("px"), (WIDTHS[0], WIDTHS[-1]))
        elif word in list(Dash):
            dash = Dash(word)
        elif word not in ("filled", "hidden"):
            raise PresetError(
                tr("{word} is no colour, width or look of a level", word=_told(word))
            )
    level = Level(
        value,
        is_percent,
        colour,
        is_shown="hidden" not in words,
        width=width,
        dash=dash,
        is_filled="filled" in words,
    )
    return level, stated.group()
