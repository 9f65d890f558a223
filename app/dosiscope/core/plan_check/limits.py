"""The limits that a clinic sets for its plans: a small text that a person can write.

A line each, ``key = value``; what follows a ``#`` is a remark::

    maximal field = 400 mm
    machines = TrueBeam1, TrueBeam2

A list has commas between its words. An empty value sets no limit: what it would have
been held against is then reported, not judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES: Final = 100_000  # of a file
_MOST_TOLD: Final = 40  # letters of a value that cannot be used
_MOST_PATTERN: Final = 500  # letters
GANTRY: Final = "{gantry}"  # in a pattern: the first gantry angle, whole degrees
# a repeat of a repeat can take for ever on a hostile name
_NESTED_REPEAT: Final = re.compile(r"[*+}]\)?[*+{]|[*+][^()]*\)[*+{]")


class LimitError(DosiscopeError):
    """A line of a text of limits cannot be used; the message tells which, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a plan is held against; None, "" and () where the clinic set nothing.

    Lengths in mm, doses in Gy, patterns as regular expressions that are looked for
    without regard to case.

    Attributes
    ----------
    energies
        Such as "6 MV", "10 MV FFF", "9 MeV".
    modulation
        Largest MU of all beams per cGy of a fraction.
    """

    machines: tuple[str, ...] = ()
    energies: tuple[str, ...] = ()
    maximal_field_mm: float | None = None
    minimal_leaf_gap_mm: float | None = None
    minimal_mu: float | None = None
    minimal_wedge_mu: float | None = None
    maximal_mu: float | None = None
    modulation: float | None = None
    maximal_fractions: float | None = None
    same_isocentre_mm: float | None = None
    isocentres_apart_mm: float | None = None
    isocentre_marker_mm: float | None = None
    grid_spacing_mm: float | None = None
    small_grid_spacing_mm: float | None = None
    small_target_cc: float | None = None
    large_fraction_gy: float | None = None
    prescription_percent: float | None = None
    beam_doses_percent: float | None = None
    maximal_dose_percent: float | None = None
    beam_name: str = ""
    couch_name: str = ""
    density_low: float | None = None
    density_high: float | None = None
    outside_body_cc: float | None = None
    overlap_cc: float | None = None
    device_name: str = ""
    device_dose_gy: float | None = None
    ct_age_days: float | None = None
    skin_distance_mm: float | None = None
    clearance_mm: float | None = None
    source_age_days: float | None = None
    secondary_percent: float | None = None


def _words(text: str) -> tuple[str, ...]:
    words = tuple(" ".join(word.split()) for word in text.split(","))
    if not all(words):
        raise LimitError(tr("a word between its commas is empty"))
    return words


def _pattern(text: str) -> str:
    plain = text.replace(GANTRY, "0")
    try:
        if len(text) <= _MOST_PATTERN and not _NESTED_REPEAT.search(plain):
            re.compile(plain)
            return text
    except (re.error, OverflowError):
        pass
    raise LimitError(
        tr('"{text}" is no pattern that can be used', text=shown(text, _MOST_TOLD))
    )


def _number(unit: str, least: float, most: float) -> Callable[[str], float]:
    """Return what reads a number with its unit, in ASCII figures, within two ends."""
    form = re.compile(rf"(?P<number>[0-9]+(\.[0-9]+)?)\s*{re.escape(unit)}", re.ASCII)
    ends = {"least": f"{least:g}", "most": f"{typed_number(most)} {unit}".rstrip()}

    def read(text: str) -> float:
        stated = form.fullmatch(text)
        value = float(stated["number"]) if stated is not None else -1.0
        if not least <= value <= most:
            told = shown(text, _MOST_TOLD)
            raise LimitError(
                tr('"{text}" is no number from {least} to {most}', text=told, **ends)
            )
        return value

    return read


_MM: Final = _number("mm", 0, 1000)
_CC: Final = _number("cc", 0, 10_000)
_PERCENT: Final = _number("%", 0, 1000)
_DENSITY: Final = _number("", 0, 30)
# what a line is called: the field it sets, and what reads its value
_KEYS: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    "machines": ("machines", _words),
    "energies": ("energies", _words),
    "maximal field": ("maximal_field_mm", _MM),
    "minimal leaf gap": ("minimal_leaf_gap_mm", _MM),
    "minimal MU": ("minimal_mu", _number("MU", 0, 10_000)),
    "minimal MU with a wedge": ("minimal_wedge_mu", _number("MU", 0, 10_000)),
    "maximal MU": ("maximal_mu", _number("MU", 0, 100_000)),
    "modulation": ("modulation", _number("MU/cGy", 0, 1000)),
    "maximal fractions": ("maximal_fractions", _number("", 0, 1000)),
    "same isocentre": ("same_isocentre_mm", _MM),
    "isocentres apart": ("isocentres_apart_mm", _MM),
    "isocentre to marker": ("isocentre_marker_mm", _MM),
    "grid spacing": ("grid_spacing_mm", _MM),
    "grid spacing for small targets": ("small_grid_spacing_mm", _MM),
    "small target": ("small_target_cc", _CC),
    "large fraction": ("large_fraction_gy", _number("Gy", 0, 100)),
    "prescriptions agree within": ("prescription_percent", _PERCENT),
    "doses of beams agree within": ("beam_doses_percent", _PERCENT),
    "maximal dose": ("maximal_dose_percent", _PERCENT),
    "beam name": ("beam_name", _pattern),
    "couch name": ("couch_name", _pattern),
    "lowest density": ("density_low", _DENSITY),
    "highest density": ("density_high", _DENSITY),
    "target outside the patient": ("outside_body_cc", _CC),
    "overlap": ("overlap_cc", _CC),
    "device name": ("device_name", _pattern),
    "device dose": ("device_dose_gy", _number("Gy", 0, 100)),
    "CT age": ("ct_age_days", _number("days", 0, 10_000)),
    "distance to the skin": ("skin_distance_mm", _MM),
    "clearance": ("clearance_mm", _MM),
    "source age": ("source_age_days", _number("days", 0, 10_000)),
    "secondary calculation": ("secondary_percent", _PERCENT),
}
_KNOWN: Final = {key.casefold(): key for key in _KEYS}


def parse_limits(text: str, base: Limits | None = None) -> Limits:
    """Read limits; what the text does not name stays as in ``base``.

    Raises
    ------
    LimitError
        A line is none, its key is unknown or was there before, or its value cannot
        be used.
    """
    values: dict[str, Any] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        words, equals, value = line.partition("#")[0].partition("=")
        key, value = " ".join(words.split()), value.strip()
        if not key and not equals:
            continue
        if not equals:
            told = shown(key, _MOST_TOLD)
            raise LimitError(
                tr(
                    'line {number}: "{text}" has no value behind a "="',
                    number=number,
                    text=told,
                )
            )
        known = _KNOWN.get(key.casefold())
        if known is None:
            told = shown(key, _MOST_TOLD)
            raise LimitError(
                tr(
                    'line {number}: "{text}" is no limit that is known',
                    number=number,
                    text=told,
                )
            )
        field, read = _KEYS[known]
        if field in values:
            raise LimitError(
                tr(
                    'line {number}: "{limit}" is there twice',
                    number=number,
                    limit=known,
                )
            )
        try:
            values[field] = read(value) if value else _UNSET[field]
        except LimitError as error:
            raise LimitError(
                tr(
                    'line {number}, "{limit}": {error}',
                    number=number,
                    limit=known,
                    error=error,
                )
            ) from None
    return replace(base or Limits(), **values)


_UNSET: Final[dict[str, Any]] = {field.name: field.default for field in fields(Limits)}
