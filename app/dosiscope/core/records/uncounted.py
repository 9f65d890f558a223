"""Treatment records that were opened and are of another course, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.kinds import RECORDS, Role
from dosiscope.core.language import tr
from dosiscope.core.not_shown import Apart
from dosiscope.core.records.words import dates_text
from dosiscope.core.text import uid_tail

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.not_shown import Outside

# what tells more than the plan that a record names
_FIRST = (Apart.OTHER_PATIENT, Apart.OTHER_CONTENT, Apart.NOT_CHOSEN)


def not_counted(outside: Iterable[Outside]) -> list[str]:
    """Return which records are not of the course, and of which plan; alike ones once.

    Parameters
    ----------
    outside
        All that is not in the case: plans among it are known by their labels.
    """
    apart = tuple(outside)
    plans = {
        one.entry.own_uid: one.entry.label
        for one in apart
        if one.entry.kind.role is Role.PLAN
    }
    alike: dict[tuple[str, str, bool], list[Outside]] = {}
    for one in apart:
        if one.entry.kind in RECORDS:
            key = one.entry.kind.noun, *_why(one, plans)
            alike.setdefault(key, []).append(one)
    return [
        tr("{records}, each: {why}", records=_what(found), why=why)
        if is_clause and found[1:]
        else f"{_what(found)}: {why}"
        for (_, why, is_clause), found in alike.items()
    ]


def _why(one: Outside, plans: Mapping[str, str]) -> tuple[str, bool]:
    """Return why a record is not counted, and whether that is a clause about it."""
    named = one.entry.plan_uids
    if one.why in _FIRST or not named:
        return one.reason, True
    if named[0] not in plans:
        return (
            tr("of a plan that is not here (UID {uid})", uid=uid_tail(named[0], plans)),
            False,
        )
    label = plans[named[0]]
    return (
        tr('of the plan "{label}"', label=label)
        if label
        else tr("of another plan that is here")
    ), False


def _what(alike: list[Outside]) -> str:
    what = alike[0].entry.kind.counted(len(alike)) if alike[1:] else alike[0].name
    dates = dates_text(one.entry.date for one in alike)
    return f"{what}, {dates}" if dates else what
