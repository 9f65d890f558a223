"""The DVH table: one row per ROI and source, numbers to the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID, NORMAL, SMALL
from dosiscope.viewer.dvh.rows import DvhRow, outside_cell
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.columns import Cell, Column, SwatchLook
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from dosiscope.core.dvh.results import DvhResult

WHY = tr("Why")
FIRST = (tr("ROI"), tr("Source"))
_MOST_NAME, _MOST_WHY = 150, 340  # px
# many narrow columns beside a plot that needs the room
_LOOK = Look(padding=GRID, spare=3 * GRID)
_LEAST = 36  # px


class DvhModel(TableModel[DvhRow]):
    """Rows of the DVH table; pointed at by the number of their ROI."""

    def key(self, row: DvhRow) -> object:
        """Return the ROI Number."""
        return row.number


class DvhTable(TableView[DvhRow]):
    """The table; its names are always in sight, and a click on a value tells which.

    Attributes
    ----------
    value_clicked
        The row, the cell and the column of a click on a value.
    copy_requested
        The user wants the selected rows, or all, on the clipboard.
    """

    value_clicked = Signal(object, object, object)
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            DvhModel(),
            look=_LOOK,
            is_sortable=True,
            name=tr("DVH table"),
            parent=parent,
        )
        self._take_fonts()
        state.changed.connect(self._take_fonts)
        self.clicked.connect(self._click)

    def _take_fonts(self) -> None:
        """Write in the size of text that the user has chosen."""
        self.setFont(font(NORMAL))
        self.horizontalHeader().setFont(font(SMALL))

    def set_rows(
        self,
        rows: list[DvhRow],
        columns: Sequence[Column[DvhResult]],
        second: str = FIRST[1],
    ) -> None:
        """Show other rows; ``second`` is the head of the column of origins."""
        # of two doses, which one a row is of stays in sight as its name does
        self.freeze(2 if any(row.side for row in rows) else 1)
        self.source.set_rows(rows, _columns(rows, columns, second))
        # one source needs no column; the legend names it
        is_one = second == FIRST[1] and len({row.origin for row in rows}) < 2
        self.show_column(1, is_shown=not is_one)

    def set_highlight(self, number: int | None) -> None:
        """Mark the rows of an ROI and, unless the mouse is here, scroll to them."""
        self.set_marked(number)
        if number is None or self.underMouse():
            return
        for n in range(self.sorted.rowCount()):
            if self.row_at(n).number == number:
                self.scrollTo(self.sorted.index(n, 0))
                return

    def bring_into_sight(self, title: str) -> None:
        """Scroll sideways to the last column of this title, where it is not seen."""
        titles = [column.title for column in self.source.columns]
        if title not in titles or not self.sorted.rowCount():
            return
        column = len(titles) - 1 - titles[::-1].index(title)
        self.updateGeometries()  # the room for it is new
        top = self.rowAt(0)
        self.scrollTo(self.sorted.index(max(top, 0), column))

    def copy(self) -> None:
        """Ask for a copy: what the rows are of is known above."""
        self.copy_requested.emit()

    def _click(self, index: QModelIndex) -> None:
        cell, column = self.cell_at(index)
        if cell.place is not None:
            self.value_clicked.emit(self.row_of(index), cell, column)


def _columns(
    rows: Sequence[DvhRow], columns: Sequence[Column[DvhResult]], second: str
) -> tuple[Column[DvhRow], ...]:
    """Return ROI, source, the numbers, and the share outside if there is one."""
    found: list[Column[DvhRow]] = [
        Column(title=FIRST[0], cell=_name, least=_LEAST, most=_MOST_NAME),
        Column(
            title=second,
            cell=lambda row: Cell(row.origin, hint=row.tooltip, role="secondary"),
            least=_LEAST,
            most=_MOST_WHY if second == WHY else _MOST_NAME,
        ),
    ]
    for n, column in enumerate(columns):
        found.append(
            Column(
                title=column.title,
                unit=column.unit,
                hint=column.hint,
                cell=partial(_value, n),
                is_number=True,
                least=_LEAST,
                most=_MOST_NAME,
            )
        )
    if any(row.dvh and outside_cell(row.dvh).is_doubtful for row in rows):
        found.append(
            Column(
                title=tr("outside"),
                unit="%",
                hint=tr("Share of the volume outside the dose grid"),
                cell=lambda row: outside_cell(row.dvh) if row.dvh else row.blank,
                is_number=True,
                least=_LEAST,
            )
        )
    return tuple(found)


def _value(n: int, row: DvhRow) -> Cell:
    return row.cells[n]


def _name(row: DvhRow) -> Cell:
    """Return the name behind its colour: filled if computed, a ring if stored."""
    doubts = row.dvh.doubts if row.dvh else ()
    is_computed = row.source is DvhSource.COMPUTED
    return Cell(
        row.name,
        # the column of sources may be out of sight
        hint="\n".join((row.name, row.origin, *doubts)),
        role="text" if row.dvh else "secondary",
        is_doubtful=bool(doubts),
        swatch=row.colour,
        swatch_look=SwatchLook.FILLED if is_computed else SwatchLook.RING,
    )
