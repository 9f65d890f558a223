"""The section of a report with the plan check."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.item import ItemResult
from dosiscope.core.report.cells import words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.template import Rows
from dosiscope.core.text import in_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.plan_check.item import ItemOutcome
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_TONES: Final = {
    ItemResult.FLAG: Tone.CAUTION,
    ItemResult.NOT_EVALUABLE: Tone.FAINT,
    ItemResult.REPORT: Tone.PLAIN,
    ItemResult.PASS: Tone.GOOD,
}
_COLUMNS: Final = (
    Column(key="result", heading=tr("Result")),
    Column(key="id", heading=tr("Item"), is_name=True),
    Column(key="title", heading=tr("What is checked"), is_name=True),
    Column(key="message", heading=tr("What was found")),
    Column(key="found", heading=tr("Found")),
    Column(key="expected", heading=tr("Expected")),
)


def plan_check_section(material: Material, part: Part) -> Section | None:
    """Return the items, the most urgent first; None where there is no plan."""
    outcomes = material.plan_check
    if outcomes is None:
        return None
    order = list(ItemResult)
    rows = tuple(
        _row(one)
        for one in sorted(outcomes, key=lambda one: order.index(one.result))
        if part.rows is Rows.ALL or one.result is not ItemResult.PASS
    )
    passed = sum(one.result is ItemResult.PASS for one in outcomes)
    is_short = part.rows is not Rows.ALL and passed > 0
    note = tr_count(
        "{n} item that passed is not listed.",
        "{n} items that passed are not listed.",
        passed,
    )
    return Section(
        key="plan check",
        title=tr("Plan check"),
        blocks=(
            Paragraph(text=_total(outcomes)),
            Table(
                key="plan check",
                columns=_COLUMNS,
                rows=rows,
                note=note if is_short else "",
                empty="" if is_short else tr("Nothing was checked."),
            ),
        ),
    )


def _total(outcomes: Sequence[ItemOutcome]) -> str:
    counts = Counter(one.result for one in outcomes)
    stated = (one for one in ItemResult if counts[one])
    return in_row(", ", (in_row(" ", (str(counts[one]), one.word)) for one in stated))


def _row(outcome: ItemOutcome) -> tuple[Cell, ...]:
    return (
        words(outcome.result.word, _TONES[outcome.result]),
        words(outcome.item.id),
        words(tr(outcome.item.title)),
        words(outcome.message),
        words(outcome.found),
        words(outcome.expected),
    )
