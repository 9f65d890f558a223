"""Proposes an interpreted type and a TG-263 name for an ROI from its name, by rules.

A proposal is never more than that: the file's own type and name always go before,
and whoever shows a proposal marks it as one.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEADS: Final = ("pattern", "type", "name", "manufacturer", "model")
# defined terms of RT ROI Interpreted Type (3006,00A4), PS3.3 C.8.8.8.1
TYPES: Final = (
    *("EXTERNAL", "PTV", "CTV", "GTV", "TREATED_VOLUME", "IRRAD_VOLUME", "BOLUS"),
    *("AVOIDANCE", "ORGAN", "MARKER", "REGISTRATION", "ISOCENTER", "CONTRAST_AGENT"),
    *("CAVITY", "BRACHY_CHANNEL", "BRACHY_ACCESSORY", "BRACHY_SRC_APP"),
    *("BRACHY_CHNL_SHLD", "SUPPORT", "FIXATION", "DOSE_REGION", "CONTROL"),
    "DOSE_MEASUREMENT",
)
SIDE: Final = "{side}"
_LEFT: Final = frozenset("l lt left li links gauche g sin sinistra lft".split())
_RIGHT: Final = frozenset("r rt right re rechts droit droite d dx dex rgt".split())
_NEUTRAL: Final = frozenset(("organ", "oar", "both", "beide", "the"))


class NameRuleError(DosiscopeError):
    """A line of a table of ROI names cannot be used; the message tells which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRule:
    """One line of the table, all as it was written.

    ``pattern`` is a regular expression that is looked for in the normal form of a
    name (`normal_name`); ``type`` an RT ROI Interpreted Type; ``name`` a TG-263
    name, in which ``{side}`` becomes L or R.  With ``manufacturer`` or ``model``
    (patterns too) it counts only for structure sets of that origin.
    """

    pattern: str
    type: str
    name: str = ""
    manufacturer: str = ""
    model: str = ""

    def applies_to(self, manufacturer: str, model: str) -> bool:
        """Whether it counts for structure sets of this origin."""
        return _holds(self.manufacturer, manufacturer) and _holds(self.model, model)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule proposes; ``name`` is "" where it proposes none."""

    type: str
    name: str
    pattern: str


def _holds(pattern: str, text: str) -> bool:
    return not pattern or re.search(pattern, text, re.IGNORECASE) is not None


@lru_cache(maxsize=4096)
def normal_name(name: str) -> str:
    """Return a name in lower case without accents, its words parted by one space.

    ``Lt Parotid``, ``parotid_LT`` and ``ParotidLt`` all become words; digits stay
    with the letters before them (``ptv60``).
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain)
    return " ".join(re.sub(r"[\W_]+", " ", plain).casefold().split())


def side_of(normal: str) -> str:
    """Return L, R or "" (none, or both) for a name in normal form."""
    words = set(normal.split())
    left, right = bool(words & _LEFT), bool(words & _RIGHT)
    return "" if left == right else "L" if left else "R"


def propose(
    name: str, rules: Iterable[NameRule], manufacturer: str = "", model: str = ""
) -> Proposal | None:
    """Return what the first rule that fits proposes; None where none fits.

    A TG-263 name is proposed only for a name of which nothing is left over: a
    "Bladder wall", "Rectum +5" or "Lungs-PTV" is not the organ it is named after.
    Where it shall be, the pattern takes in the rest of the name.
    """
    normal = normal_name(name)
    for one in rules:
        if re.search(one.pattern, normal) and one.applies_to(manufacturer, model):
            standard = _with_side(one.name, normal)
            if not _says_all(standard, one.pattern, normal):
                standard = ""
            return Proposal(one.type, standard, one.pattern)
    return None


def _says_all(standard: str, pattern: str, normal: str) -> bool:
    """Whether a standard name keeps every word of a name in normal form."""
    left = set(re.sub(pattern, " ", normal).split())
    if left & _LEFT and left & _RIGHT:  # both of a pair
        return False
    return left <= {*normal_name(standard).split(), *_LEFT, *_RIGHT, *_NEUTRAL}


def _with_side(name: str, normal: str) -> str:
    side = side_of(normal)
    return name.replace(SIDE, side) if side else name.replace(f"_{SIDE}", "")


def parse_rules(text: str) -> tuple[NameRule, ...]:
    """Return the rules of a table (CSV; lines that begin with # are remarks).

    Raises
    ------
    NameRuleError
        A line has no pattern, a wrong one, or a type that DICOM does not define.
    """
    lines = [
        "" if line.lstrip().startswith("#") else line for line in text.splitlines()
    ]
    rules = []
    for number, cells in enumerate(csv.reader(lines), 1):
        if not any(cell.strip() for cell in cells) or cells[0].strip() == HEADS[0]:
            continue
        padded = [cell.strip() for cell in (*cells, "", "", "", "", "")[: len(HEADS)]]
        rules.append(checked(NameRule(**dict(zip(HEADS, padded, strict=True))), number))
    return tuple(rules)


def checked(one: NameRule, number: int) -> NameRule:
    """Return the rule of line ``number``; raise `NameRuleError` if it is none."""
    if not one.pattern:
        raise NameRuleError(tr("line {number}: a pattern is missing", number=number))
    for pattern in (one.pattern, one.manufacturer, one.model):
        try:
            re.compile(pattern)
        except re.error as error:
            raise NameRuleError(
                tr(
                    "line {number}: {pattern!r} is not a regular expression: {error}",
                    number=number,
                    pattern=pattern,
                    error=error,
                )
            ) from None
    if one.type not in TYPES:
        raise NameRuleError(
            tr(
                "line {number}: {type!r} is not an RT ROI Interpreted Type",
                number=number,
                type=one.type,
            )
        )
    return one


def rules_text(rules: Sequence[NameRule]) -> str:
    """Return the table as CSV, to be read by `parse_rules`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows(
        (r.pattern, r.type, r.name, r.manufacturer, r.model) for r in rules
    )
    return out.getvalue()
