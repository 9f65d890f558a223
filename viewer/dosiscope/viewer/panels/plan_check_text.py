"""What the Plan check panel says of an item: words and signs, counts, all of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked, tr
from dosiscope.core.plan_check.item import ItemResult
from dosiscope.viewer.panels.goals_text import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.plan_check.item import ItemOutcome

# the most urgent first: rows are sorted by their place here
RESULTS: Final = {
    ItemResult.FLAG: Told(tr("Flag"), "triangle-alert", "caution"),
    ItemResult.NOT_EVALUABLE: Told(tr("Not evaluable"), "circle-slash", "secondary"),
    ItemResult.REPORT: Told(tr("Report", "result of a check"), "info", "accent"),
    ItemResult.PASS: Told(tr("Pass"), "circle-check", "good"),
}
_COUNTS: Final = {
    ItemResult.FLAG: marked("{n} flag"),
    ItemResult.NOT_EVALUABLE: marked("{n} not evaluable"),
    ItemResult.REPORT: marked("{n} report"),
    ItemResult.PASS: marked("{n} pass"),
}
_RANKS: Final = {result: n for n, result in enumerate(RESULTS)}


def rank_of(outcome: ItemOutcome) -> int:
    """Return where a result stands among results, the most urgent at 0."""
    return _RANKS[outcome.result]


def sorted_outcomes(outcomes: Sequence[ItemOutcome]) -> list[ItemOutcome]:
    """Return outcomes, the most urgent first; else as they come."""
    return sorted(outcomes, key=rank_of)


def count_text(outcomes: Sequence[ItemOutcome]) -> str:
    """Return how many have which result: "2 flag, 25 pass"."""
    counts = Counter(one.result for one in outcomes)
    return ", ".join(
        tr(text, n=counts[result])
        for result, text in _COUNTS.items()
        if counts[result] or result in (ItemResult.FLAG, ItemResult.PASS)
    )


def detail_text(outcome: ItemOutcome) -> str:
    """Return all that is known of an item, in lines that may wrap."""
    item, word = outcome.item, RESULTS[outcome.result].word
    lines = [f"{item.id} {tr(item.title)}. {word}.", outcome.message]
    for name, text in (
        (tr("Found"), outcome.found),
        (tr("Expected"), outcome.expected),
        (tr("Reads"), item.tag),
        (tr("Source"), item.source),
    ):
        if text:
            lines.append(f"{name}: {text}")
    return "\n".join(lines)
