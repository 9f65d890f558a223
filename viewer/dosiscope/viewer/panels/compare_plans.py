"""The part of the Compare panel that holds two plans against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dosiscope.core.comparing.plan_row import PlanChange, PlanRow
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.section import fill, part_of, spare_room
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.comparing.plans import PlansComparison

_LOOK: Final = Look(row=ROW, padding=4, spare=10, is_striped=False, is_hovered=False)
_ICONS: Final = {
    PlanChange.SAME: ("", "secondary"),
    PlanChange.CHANGED: ("circle-dot", "caution"),
    PlanChange.ONLY_A: ("circle-slash", "caution"),
    PlanChange.ONLY_B: ("plus", "caution"),
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the table: an attribute, or (None) what the next ones are of."""

    subject: str
    row: PlanRow | None = None


def lines_of(rows: Sequence[PlanRow]) -> Iterator[PlanLine]:
    """Yield the lines of attributes, each group below what it is of."""
    before = None
    for row in rows:
        if row.subject != before:
            before = row.subject
            yield PlanLine(row.subject)
        yield PlanLine(row.subject, row)


def _text(text: str) -> str:
    return screen_identity.text(text)


def _what(line: PlanLine) -> Cell:
    row = line.row
    if row is None:
        return Cell(_text(line.subject), is_strong=True)
    icon, role = _ICONS[row.change]
    unit = f", {row.unit}" if row.unit else ""
    return Cell(
        f"{row.what}{unit}",
        icon=icon,
        icon_role=role,
        hint=_hint(row),
        role="text" if row.differs else "secondary",
    )


def _hint(row: PlanRow) -> str:
    note = f": {row.note}" if row.note else ""
    return f"{row.subject}, {row.what}: {tr(row.change.value)}{note}"


def _stated(line: PlanLine, *, is_a: bool) -> Cell:
    row = line.row
    if row is None:
        return Cell()
    text = _text(row.a_text if is_a else row.b_text)
    if row.note and not is_a:
        text = f"{text} ({row.note})"
    role = "text" if row.differs else "secondary"
    return Cell(text, role=role, is_strong=row.differs, hint=_hint(row))


def _change(line: PlanLine) -> Cell:
    return Cell("" if line.row is None else tr(line.row.change.value))


COLUMNS: Final[tuple[Column[PlanLine], ...]] = (
    Column(title=tr("Attribute"), cell=_what, least=128, most=148, is_wrapped=True),
    Column(
        title="A", cell=lambda line: _stated(line, is_a=True), takes_rest=True,
        least=96, is_wrapped=True,
    ),
    Column(
        title="B", cell=lambda line: _stated(line, is_a=False), takes_rest=True,
        least=96, is_wrapped=True,
    ),
    Column(
        title=tr("Change"), cell=_change, is_on_demand=True,
        hint=tr("Whether both plans state the same"),
    ),
)  # fmt: skip


class PlansView(TableView[PlanLine]):
    """The table; in what way a row differs may be a column of its own."""

    def __init__(self) -> None:
        super().__init__(TableModel(COLUMNS), look=_LOOK, name=tr("Plans"))


class PlansPart(QWidget):
    """How many attributes differ, the switch that leaves the others out, the table."""

    def __init__(self) -> None:
        super().__init__()
        self.says = Paragraph(role="secondary")
        self.count = Paragraph(weight="semibold")
        self.only = Chip(
            tr("Only what differs"), tr("Leave out what both plans state alike")
        )
        self.only.setChecked(True)
        self.only.toggled.connect(self._fill)
        self.view = PlansView()
        self.rest = spare_room()
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.says, 1)
        head.addWidget(self.count, 1)
        head.addWidget(self.only)
        fill(self, part_of(head), self.view, self.rest)
        self._found: PlansComparison | None = None
        screen_identity.changed.connect(self._fill)
        self.show_plans(None, "")

    def text(self) -> str:
        """Return what is told, as the clipboard takes it."""
        told = [self.says.text() if self._found is None else self.count.text()]
        return "\n".join(told if self.view.isHidden() else [*told, self.view.text()])

    def show_plans(self, found: PlansComparison | None, instead: str) -> None:
        """Show two plans, or ``instead``: why they are not compared."""
        is_new = found is not self._found
        self._found = found
        self.says.setText(instead)
        self.says.setVisible(found is None)
        self.count.setText("" if found is None else count_text(found))
        self.count.setVisible(found is not None)
        self.only.setVisible(found is not None)
        if is_new or found is None:
            self._fill()

    def _fill(self, *_: object) -> None:
        found = self._found
        rows: Sequence[PlanRow] = ()
        if found is not None:
            rows = found.changed if self.only.isChecked() else found.rows
        self.view.source.set_rows(list(lines_of(rows)))
        self.view.setVisible(bool(rows))
        self.rest.setVisible(not rows)


def count_text(found: PlansComparison) -> str:
    """Return how much of two plans differs."""
    if found.is_same_plan:
        return tr("A and B are doses of one plan")
    rows = counted(len(found.rows), "attribute")
    if not found.changed:
        return tr("The plans state the same: {attributes} compared", attributes=rows)
    return tr("{n} of {attributes} differ", n=len(found.changed), attributes=rows)
