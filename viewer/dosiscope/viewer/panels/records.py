"""The Records panel: what was delivered, fraction by fraction, against the plan."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from dosiscope.core.findings import worst_first
from dosiscope.core.language import tr
from dosiscope.core.records.words import (
    doses_so_far,
    override_lines,
    period_text,
    progress_text,
    summary_text,
)
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.panels.records_chart import RecordsChart
from dosiscope.viewer.panels.records_columns import (
    FINDINGS,
    OVERRIDES,
    delivery_columns,
    hint_of,
    total_columns,
)
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.chips import Chip, Chips
from dosiscope.viewer.widgets.facts import Facts
from dosiscope.viewer.widgets.section import MARGIN, fill, part_of, spare_room
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex

    from dosiscope.core.course import BeamTotal, Course, CourseRow
    from dosiscope.core.findings import Finding
    from dosiscope.core.records.words import OverrideLine
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.columns import Column

_LOOK: Final = Look(row=ROW, padding=4, spare=10, is_striped=True, is_hovered=False)


class Part(IntEnum):
    """The tables of the panel, in the order of their chips."""

    DELIVERIES = 0
    SUMS = 1
    OVERRIDES = 2
    FINDINGS = 3


_PARTS: Final = {
    Part.DELIVERIES: (tr("Deliveries"), tr("Every beam or setup of every fraction")),
    Part.SUMS: (tr("Sums"), tr("Every beam or setup over the course")),
    Part.OVERRIDES: (
        tr("Overrides"),
        tr("What was overridden at the machine, and why"),
    ),
    Part.FINDINGS: (tr("Findings"), tr("What was noticed of the course")),
}


class DeliveriesModel(TableModel["CourseRow"]):
    """Deliveries, known by the number of their beam."""

    def key(self, row: CourseRow) -> object:
        """Return the number of the beam."""
        return row.number

    def hint(self, row: CourseRow, _column: Column[CourseRow]) -> str:
        """Return all that is known of the delivery, made when it is asked for."""
        return hint_of(row)


class RecordsPanel(QWidget):
    """How far the course is, its chart, and tables of it, chosen by chips.

    Parameters
    ----------
    review
        Its beam is that which stands out here, and which is chosen here.

    Attributes
    ----------
    csv_requested, copy_requested
        The user wants the tables in a file, or the one in sight on the clipboard.
    """

    csv_requested = Signal()
    copy_requested = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.course: Course | None = None
        self._others: tuple[str, ...] = ()
        self.says = Paragraph(weight="semibold")
        self.facts = Facts()
        self.chart = RecordsChart()
        self.deliveries: TableView[CourseRow] = TableView(
            DeliveriesModel(delivery_columns("")), look=_LOOK, is_sortable=True,
            name=tr("Deliveries"),
        )  # fmt: skip
        self.totals: TableView[BeamTotal] = TableView(
            TableModel(total_columns("")), look=_LOOK, is_sortable=True,
            name=tr("Sums over the course"),
        )  # fmt: skip
        self.overrides: TableView[OverrideLine] = TableView(
            TableModel(OVERRIDES), look=_LOOK, name=tr("Overrides")
        )
        self.chips = Chips(
            tuple(word for word, _ in _PARTS.values()),
            tuple(hint for _, hint in _PARTS.values()),
        )
        self.only = Chip(tr("Flagged"), tr("Leave out what was delivered as planned"))
        self.parts = QStackedWidget()
        self.findings: TableView[Finding] = TableView(
            TableModel(FINDINGS), look=_LOOK, name=tr("What was noticed of the course")
        )
        self.tables = self.deliveries, self.totals, self.overrides, self.findings
        for table in self.tables:
            self.parts.addWidget(table)
        self.told = Paragraph(size="small")
        self.detail = part_of(self.told, above=2 * GRID)
        self.rest = spare_room()
        self.bar = self._make_bar()
        fill(
            self, self._make_head(), self.chart, self.bar, self.parts, self.detail,
            self.rest,
        )  # fmt: skip
        self._join()
        self.show_part(Part.DELIVERIES)
        self.show_course(None, "")

    def _make_head(self) -> QWidget:
        self.copy = quiet_button("copy", tr("Copy the table"))
        self.csv = quiet_button("download", tr("Save all tables as CSV…"))
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self.says, 1)
        first.addWidget(self.only)
        first.addWidget(self.copy)
        first.addWidget(self.csv)
        return part_of(first, self.facts, above=2 * GRID)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.chips)
        row.addStretch(1)
        return bar

    def _join(self) -> None:
        self.copy.clicked.connect(self.copy_requested)
        self.csv.clicked.connect(self.csv_requested)
        self.chips.chosen.connect(lambda n: self.show_part(Part(n)))
        self.only.toggled.connect(self._fill)
        self.chart.row_chosen.connect(self._select)
        self.deliveries.clicked.connect(self._choose_delivery)
        self.totals.clicked.connect(self._choose_total)
        self.deliveries.selectionModel().currentRowChanged.connect(self._show_current)
        self._review.beam.beam_changed.connect(self._follow_beam)
        screen_identity.changed.connect(self._write_anew)

    # --- what is shown ---------------------------------------------------------------

    def show_course(
        self, course: Course | None, instead: str, others: Iterable[str] = ()
    ) -> None:
        """Show a course, or ``instead``: why there is none.

        ``others`` are records of other courses, in words.
        """
        self.course, self._others = course, tuple(others)
        is_here = course is not None
        self.says.setText(progress_text(course) if course is not None else instead)
        for part in (self.chart, self.bar, self.parts):
            part.setVisible(is_here)
        self.rest.setVisible(not is_here)
        self.only.setVisible(is_here)
        self.copy.setVisible(is_here)
        self.csv.setVisible(is_here)
        self.chart.set_course(course)
        self._tell(course)
        self._fill()
        self._follow_beam()

    def _tell(self, course: Course | None) -> None:
        facts = [*_facts(course), *((tr("Not counted"), told) for told in self._others)]
        self.facts.set_rows(facts)
        self.facts.setVisible(bool(facts))
        lines = () if course is None else tuple(override_lines(course))
        found = () if course is None else worst_first(course.findings)
        self.overrides.source.set_rows(lines)
        self.findings.source.set_rows(found)
        for part, count in ((Part.OVERRIDES, len(lines)), (Part.FINDINGS, len(found))):
            word, _ = _PARTS[part]
            self.chips.button(part).setText(f"{word} {count}" if count else word)

    def _fill(self, *_: object) -> None:
        course = self.course
        rows = () if course is None else course.rows
        if self.only.isChecked():
            rows = tuple(row for row in rows if not row.state.is_good)
        unit = _one({row.unit for row in rows if row.unit})
        noun, word = ("beam", "planned")
        if course is not None:
            noun, word = course.noun, course.planned_word
        self.deliveries.source.set_rows(rows, delivery_columns(unit, noun, word))
        totals = () if course is None else course.totals
        columns = total_columns(_one(t.unit for t in totals), noun, word)
        self.totals.source.set_rows(totals, columns)
        self._show_current()

    def _write_anew(self) -> None:
        self.deliveries.source.refresh()
        self._tell(self.course)
        self._show_current()

    def show_part(self, part: Part) -> None:
        """Show another table."""
        self.chips.choose(part)
        self.parts.setCurrentIndex(part)
        self.only.setEnabled(part is Part.DELIVERIES)
        self._show_current()

    @property
    def part(self) -> Part:
        """The table that is shown."""
        return Part(self.parts.currentIndex())

    def text(self) -> str:
        """Return what is told and the table in sight, to be copied."""
        table = self.tables[self.part]
        told = [self.says.text(), *(f"{n}\t{v}" for n, v in self.facts.rows())]
        return "\n".join([*told, table.text()])

    def _show_current(self, *_: object) -> None:
        row = self._row_of(self.deliveries.currentIndex())
        is_told = row is not None and self.part is Part.DELIVERIES
        self.detail.setVisible(is_told)
        self.told.setText(hint_of(row) if row is not None else "")

    def _row_of(self, index: QModelIndex) -> CourseRow | None:
        return self.deliveries.row_of(index) if index.isValid() else None

    # --- the beam that is looked at --------------------------------------------------

    def _follow_beam(self) -> None:
        beam = self._review.beam.beam
        is_ours = self.course is not None and self._review.beam.plan is self.course.plan
        number = beam.number if beam is not None and is_ours else None
        self.chart.item.choose(number)
        self.deliveries.set_marked(number)

    def _choose_beam(self, number: int | None) -> None:
        course = self.course
        plan = course.plan if course is not None else None
        if plan is not None and number in {beam.number for beam in plan.beams}:
            self._review.beam.choose(number, plan)

    def _choose_delivery(self, index: QModelIndex) -> None:
        row = self._row_of(index)
        if row is not None:
            self._choose_beam(row.number)

    def _choose_total(self, index: QModelIndex) -> None:
        self._choose_beam(self.totals.row_of(index).number)

    def _select(self, row: CourseRow) -> None:
        """Go to the delivery whose sign was clicked."""
        self.show_part(Part.DELIVERIES)
        table = self.deliveries
        for n in range(table.sorted.rowCount()):
            if table.row_at(n) is row:
                table.setCurrentIndex(table.sorted.index(n, 0))
                # once all that is known of it has taken its room
                QTimer.singleShot(0, self, self._scroll_to_current)
        self._choose_beam(row.number)

    def _scroll_to_current(self) -> None:
        table = self.deliveries
        hint = table.ScrollHint.PositionAtCenter
        table.scrollTo(table.currentIndex(), hint)


def _facts(course: Course | None) -> Iterable[tuple[str, str]]:
    if course is None:
        return ()
    rows = [(tr("Treated"), period_text(course)), (tr("Course"), summary_text(course))]
    rows += [(tr("Dose so far"), told) for told in doses_so_far(course)]
    return [(name, text) for name, text in rows if text]


def _one(units: Iterable[str]) -> str:
    """Return the unit that all share; "" where there are several."""
    found = set(units)
    return found.pop() if len(found) == 1 else ""
