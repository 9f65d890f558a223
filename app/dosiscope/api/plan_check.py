"""A plan checked item by item: the records of ``plancheck --json`` as objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.plan_check.item import ItemResult
from dosiscope.io.out.plan_check import plan_check_values, summary_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.plan_check.item import ItemOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedItem:
    """An item of the plan check, and what was found of it.

    Attributes
    ----------
    id, title
        Such as "PC-11" (docs/plan-check.md has them all).
    result
        "FLAG", "NOT_EVALUABLE", "REPORT" or "PASS".
    message
        One sentence.
    found, expected
        In words with units; "" where there is nothing to tell.
    tag, source
        The attributes that it reads, and the paragraph that asks for it.
    rois, beams
        Numbers of what it is about.
    """

    id: str
    title: str
    result: str
    message: str
    found: str
    expected: str
    tag: str
    source: str
    rois: tuple[int, ...]
    beams: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCheck:
    """All items, in their order, and how many have which result, in words."""

    items: tuple[CheckedItem, ...]
    text: str

    @property
    def flagged(self) -> tuple[CheckedItem, ...]:
        """The items that ask a person to look."""
        return tuple(one for one in self.items if one.result == ItemResult.FLAG.value)


def plan_check_of(outcomes: Sequence[ItemOutcome], *, identity: bool) -> PlanCheck:
    """Return outcomes as objects, without identity where that is asked."""
    records = plan_check_values(outcomes, {}, identity=identity)["items"]
    return PlanCheck(
        items=tuple(
            CheckedItem(
                id=one["id"],
                title=one["title"],
                result=one["result"],
                message=one["message"],
                found=one["found"],
                expected=one["expected"],
                tag=one["tag"],
                source=one["source"],
                rois=tuple(one["rois"]),
                beams=tuple(one["beams"]),
            )
            for one in records
        ),
        text=summary_text(outcomes),
    )
