"""Findings in words, for lists and reports: what follows, and what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.findings import Action
from dosiscope.core.language import marked, tr
from dosiscope.core.text import in_row, mm_number

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What the screen does, worst first: titles of groups.
ACTION_TITLES: Final[Mapping[Action, str]] = {
    Action.REFUSE: tr("Refused"),
    Action.WITHHOLD: tr("Withheld"),
    Action.WARN: tr("Warnings"),
    Action.NOTE: tr("Notes"),
    Action.SHOW: tr("Checked"),
}
#: The same of a single one.
ACTION_WORDS: Final[Mapping[Action, str]] = {
    **ACTION_TITLES,
    Action.WARN: tr("Warning"),
    Action.NOTE: tr("Note"),
}
_OWN: Final = marked("this program")  # of rules that no standard has


def accepted_text(rule: str, message: str) -> str:
    """Return what is shown because the user accepted it: identity stays marked."""
    return tr("Accepted ({rule}): {message}", rule=rule, message=message)


def section_text(section: str) -> str:
    """Return a paragraph as it is cited: "§ 7.4.1.1.1"; other sources as they are.

    The program itself is named in the language that it speaks.
    """
    if section[:1].isdigit():
        return f"§ {section}"
    parts = section.split("; ")
    return in_row("; ", (tr(_OWN) if one == _OWN else one for one in parts))


def about_text(
    *,
    rule: str,
    section: str,
    result: str,
    kind: str,
    roi: int | None,
    z: float | None,
    tag: str,
) -> str:
    """Return which rule a finding is of, and what it is about, in a line.

    Parameters
    ----------
    section
        The paragraph of the rule; "" where it has none.
    kind
        Of the object.
    z
        Of the place, mm.
    """
    cited = section_text(section)
    of_roi = f"ROI #{roi}" if roi is not None else ""
    at = f"z {mm_number(z)} mm" if z is not None else ""
    parts = (rule, cited, result, kind, of_roi, at, tag)
    return in_row(" · ", (part for part in parts if part))
