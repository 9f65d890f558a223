"""The section of a report with comparisons: the dose A that is shown, less others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from dosiscope.core.comparing.table import Bound, Holds
from dosiscope.core.comparing.table import Column as ToldColumn
from dosiscope.core.comparing.tables import comparison_tables
from dosiscope.core.goals.two_doses import GoalChange
from dosiscope.core.identity import with_stop, without_stop
from dosiscope.core.language import tr
from dosiscope.core.report.cells import nothing, number, of_dashes, without, words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Figure,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.material import PictureKind
from dosiscope.core.report.template import Rows
from dosiscope.core.text import (
    PLUS_MINUS,
    capitalised,
    counted,
    dose_text,
    in_row,
    moment_text,
    seven_figures,
    uid_tail,
    uncertainty_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.comparing.table import Cell as ToldCell
    from dosiscope.core.comparing.table import ComparisonTable
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.two_doses import DvhPair
    from dosiscope.core.report.document import Block
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_DIFFERENCE: Final = ToldColumn("difference", "A - B", Holds.DIFFERENCE)
_UNITS: Final = ("cc", "mm")  # headings that are no words
_NAMES: Final = (
    "where",
    "structure",
    "subject",
    "what",
    "metric",
)  # columns that name rows


def comparison_section(material: Material, part: Part) -> Section | None:
    """Return A, B and all that differs, pair by pair; None where none is compared.

    In each pair the dose that A is compared with is B.
    """
    reports, refused = material.comparisons, material.not_compared
    if not (reports or refused):
        return None
    blocks: list[Block] = []
    for n, (letter, report) in enumerate(reports.items(), 1):
        pair = _Pair(letter, n, len(reports))
        blocks += _pair_blocks(material, pair, report, is_whole=part.rows is Rows.ALL)
    blocks += [Paragraph(text=why, tone=Tone.CAUTION) for why in refused.values()]
    title = tr("Comparison A - B") if len(reports) < 2 else tr("Comparisons")
    return Section(key="comparison", title=title, blocks=tuple(blocks))


class _Pair(NamedTuple):
    """Which of several comparisons one is; the letter is that of its B in plots."""

    letter: str
    number: int
    total: int

    def title(self, text: str) -> str:
        """Return a title that says of which pair it is, where there are several."""
        if self.total == 1:
            return text
        return tr(
            "{number} of {total}: {what}",
            number=self.number,
            total=self.total,
            what=text,
        )

    def key(self, key: str) -> str:
        """Return the key of a table, alone in its document."""
        of = "" if self.number == 1 else f"{self.number} "
        return f"comparison {of}{key}"


def _pair_blocks(
    material: Material, pair: _Pair, report: ComparisonReport, *, is_whole: bool
) -> Iterator[Block]:
    """Yield what a comparison tells: what A and B are, plots, tables."""
    title = pair.title(tr("A and B")) if pair.total > 1 else ""
    yield Facts(title=title, pairs=tuple(_head(report, pair.letter)))
    for note in report.notes:
        yield Paragraph(text=note, tone=Tone.CAUTION)
    for one in material.pictures:
        if one.kind is PictureKind.PLOT and one.other == pair.letter:
            caption = pair.title(one.caption)
            yield Figure(key=one.key, caption=caption, aspect=one.aspect, width=0.5)
    for table in comparison_tables(report, is_whole=is_whole):
        if table.key == "metrics" and not is_whole:
            told = _differences(report)
        elif table.key == "goals" and not is_whole:
            told = _table(_changed(table))
        else:
            told = _table(table)
        yield replace(told, key=pair.key(table.key), title=pair.title(told.title))


def _head(report: ComparisonReport, other: str) -> Iterator[tuple[str, Cell]]:
    for letter, dose, name in zip(
        "AB", (report.a, report.b), report.names, strict=True
    ):
        told = in_row(", ", (name, told_of(dose)))
        if letter == "B" != other:
            told = tr("{dose} ({letter} in plots of DVHs)", dose=told, letter=other)
        yield letter, words(told)
        plan = report.case.plan_of(dose)
        if plan is not None:
            when = moment_text(plan.date, plan.time)
            uid = uid_tail(plan.header.sop_instance_uid)
            told = f"{plan.label}, {when}, UID {uid}"
            yield tr("Plan of {letter}", letter=letter), words(told)
    reference = report.reference
    if reference is not None:
        whole = dose_text(reference.gray, report.difference.unit)
        yield "100 %", number(reference.gray, in_row(": ", (whole, reference.source)))


def told_of(dose: Dose) -> str:
    """Return what a dose is: "PHYSICAL, maximum 62.10 Gy, UID …12.3"."""
    most = tr("maximum {dose}", dose=dose_text(dose.maximum, dose.unit_text))
    if dose.made is not None:
        return tr("{maximum}, not a plan dose", maximum=most)
    kind = str(dose.type) or tr("type not stated")
    tail = uid_tail(dose.header.sop_instance_uid)
    return in_row(", ", (kind, most, f"UID {tail}"))


def _table(table: ComparisonTable) -> Table:
    """Return a table of the comparison; a column without anything is left out."""
    columns = table.columns
    told = Table(
        key=table.key,
        title=table.title,
        columns=tuple(map(_column, columns)),
        rows=tuple(
            tuple(
                _cell(column, cell) for column, cell in zip(columns, row, strict=True)
            )
            for row in table.rows
        ),
        note=in_row(" ", map(_sentence, table.remarks)),
        empty="" if table.remarks else tr("Nothing differs."),
    )
    return without(told, {column.key for column in of_dashes(told)})


def _changed(goals: ComparisonTable) -> ComparisonTable:
    """Return the goals whose result in B is another, and how many have the same."""
    at = [column.key for column in goals.columns].index("change")
    rows = tuple(row for row in goals.rows if row[at] != tr(GoalChange.SAME.value))
    same = len(goals.rows) - len(rows)
    told = (
        (tr("{goals} with the same result.", goals=counted(same, "goal")),)
        if same
        else ()
    )
    return replace(goals, rows=rows, remarks=(*goals.remarks, *told))


def _differences(report: ComparisonReport) -> Table:
    """Return what the DVHs of A and B differ by, a row a structure."""
    metrics = dict.fromkeys(one for pair in report.metrics for one in pair.metrics)
    unit = report.difference.unit
    return Table(
        key="metrics",
        title=tr("DVH metrics, A - B"),
        columns=(
            Column(key="structure", heading=tr("Structure"), is_name=True),
            *(
                Column(
                    key=one.text,
                    heading=one.symbol,
                    unit=one.unit_in(unit),
                    is_number=True,
                )
                for one in metrics
            ),
        ),
        rows=tuple(_pair(pair, tuple(metrics)) for pair in report.metrics),
        note=tr(
            "Faint: within the ± of both, not certain. A dash: not known, or a bound "
            "only on one side."
        ),
    )


def _pair(pair: DvhPair, metrics: Sequence[Metric]) -> tuple[Cell, ...]:
    known = dict(zip(pair.metrics, pair.differences, strict=True))
    cells = [words(pair.a.name)]
    for metric in metrics:
        one = known.get(metric)
        if one is None or one.absolute is None:
            cells.append(nothing())
            continue
        text = _DIFFERENCE.text(one.absolute)
        size = one.uncertainty
        if size is not None:
            text += f" {PLUS_MINUS} {uncertainty_number(size, text)}"
        tone = Tone.FAINT if one.is_uncertain else Tone.PLAIN
        value, spread = seven_figures(one.absolute), seven_figures(size)
        cells.append(Cell(text=text, value=value, spread=spread, tone=tone))
    return tuple(cells)


def _column(column: ToldColumn) -> Column:
    return Column(
        key=column.key,
        heading=_heading(column.head),
        is_number=column.holds not in (Holds.TEXT, Holds.PLACE),
        is_name=column.key in _NAMES,
    )


def _sentence(remark: str) -> str:
    return with_stop(without_stop(remark))


def _heading(head: str) -> str:
    return head if head in _UNITS else capitalised(head)


def _cell(column: ToldColumn, cell: ToldCell) -> Cell:
    if cell is None:
        return nothing()
    if isinstance(cell, Bound):
        return Cell(text=cell.text, value=seven_figures(cell.value), sign=cell.sign)
    text = column.text(cell)
    if isinstance(cell, float | int):
        return Cell(text=text, value=seven_figures(cell))
    return words(text)
