"""Colours of structures by their names: a table of patterns that the user keeps."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from dosiscope.core.__about__ import __version__
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.text import FORMULA_STARTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.isodose import RGB

HEADS: Final = ("pattern", "colour")
_COLOUR: Final = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)
# what means something in a pattern; a beginning of a formula, or of a remark here
_SPECIAL: Final = re.compile(rf"[*?\[]|^[#{re.escape(''.join(FORMULA_STARTS))}]")
_RULE: Final = (
    "* stands for any letters, ? for one, a sign in [ ] for itself; the first line "
    "that fits counts"
)


class ColourSchemeError(DosiscopeError):
    """A line of a scheme of colours cannot be used; the message tells which."""


@dataclass(frozen=True, slots=True)
class ColourRule:
    """One line: names that fit the pattern have the colour.

    In a pattern * stands for any letters, ? for one, a sign in brackets for itself;
    capitals do not matter.
    """

    pattern: str
    colour: RGB

    def fits(self, name: str) -> bool:
        """Whether a name fits."""
        return fnmatchcase(name.strip().casefold(), self.pattern.strip().casefold())


def colour_by(rules: Iterable[ColourRule], name: str) -> RGB | None:
    """Return the colour of the first rule that fits a name; None where none does."""
    return next((rule.colour for rule in rules if rule.fits(name)), None)


def rules_for(colours: Iterable[tuple[str, RGB]]) -> tuple[ColourRule, ...]:
    """Return rules for names as they are; of a name that occurs twice the first."""
    found: dict[str, ColourRule] = {}
    for name, colour in colours:
        pattern = _SPECIAL.sub(r"[\g<0>]", name.strip())
        if pattern:
            found.setdefault(pattern.casefold(), ColourRule(pattern, colour))
    return tuple(found.values())


def scheme_text(rules: Iterable[ColourRule]) -> str:
    """Return the rules as a CSV file."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["# program", f"Dosiscope {__version__}"])
    rows.writerow(["# colours", _RULE])
    rows.writerow(HEADS)
    for rule in rules:
        rows.writerow([rule.pattern, "#{:02x}{:02x}{:02x}".format(*rule.colour)])
    return text.getvalue()


def parse_scheme(text: str) -> tuple[ColourRule, ...]:
    """Return the rules of a CSV file.

    Raises
    ------
    ColourSchemeError
        The heads are missing, or a line has no pattern or no colour.
    """
    rows = [
        (number, row)
        for number, row in enumerate(csv.reader(io.StringIO(text)), 1)
        if row and not row[0].startswith("# ")
    ]
    if not rows or tuple(cell.strip().casefold() for cell in rows[0][1][:2]) != HEADS:
        raise ColourSchemeError(tr("a scheme of colours begins with: pattern,colour"))
    return tuple(_rule(number, row) for number, row in rows[1:])


def _rule(number: int, row: list[str]) -> ColourRule:
    pattern, colour = (*row, "", "")[:2]
    found = _COLOUR.fullmatch(colour.strip())
    if not pattern.strip() or found is None:
        raise ColourSchemeError(
            tr(
                "line {number} of the scheme of colours is no pattern and #rrggbb",
                number=number,
            )
        )
    red, green, blue = (int(part, 16) for part in found.groups())
    return ColourRule(pattern.strip(), (red, green, blue))
