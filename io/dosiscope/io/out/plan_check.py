"""The plan check as values for JSON, and as lines of text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dosiscope.core.identity import anonymous
from dosiscope.core.language import tr
from dosiscope.core.plan_check.item import ItemResult

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.plan_check.item import ItemOutcome


def plan_check_values(
    outcomes: Sequence[ItemOutcome],
    made_of: Mapping[str, Any],
    *,
    identity: bool = True,
) -> dict[str, Any]:
    """Return what was checked, every item in order, and how many have which result.

    ``made_of`` names the objects (`dosiscope.io.out.provenance`).
    """
    counts = Counter(one.result for one in outcomes)
    return {
        **made_of,
        "items": [
            {
                "id": one.item.id,
                "title": one.item.title,
                "result": one.result.value,
                "message": _told(one.message, identity=identity),
                "found": _told(one.found, identity=identity),
                "expected": _told(one.expected, identity=identity),
                "tag": one.item.tag,
                "source": one.item.source,
                "rois": list(one.rois),
                "beams": list(one.beams),
            }
            for one in outcomes
        ],
        "summary": {result.value: counts[result] for result in ItemResult},
    }


def plan_check_lines(
    outcomes: Sequence[ItemOutcome], *, identity: bool = True
) -> list[str]:
    """Return a line an outcome, the most urgent first, and a line of their total."""
    order = list(ItemResult)
    wide = max(len(result.word) for result in order)
    lines = [
        f"{one.result.word:{wide}}  {one.item.id}  {tr(one.item.title)}: "
        f"{_told(one.message, identity=identity)}"
        for one in sorted(outcomes, key=lambda one: order.index(one.result))
    ]
    return [*lines, summary_text(outcomes)]


def summary_text(outcomes: Sequence[ItemOutcome]) -> str:
    """Return how many outcomes there are of each result: "2 FLAG, 25 PASS"."""
    counts = Counter(one.result for one in outcomes)
    return ", ".join(f"{counts[one]} {one.word}" for one in ItemResult if counts[one])


def _told(text: str, *, identity: bool) -> str:
    return text if identity else anonymous(text)
