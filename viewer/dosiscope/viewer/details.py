"""Details: all that is displayed of every object, side by side; one click away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from dosiscope.core.language import tr
from dosiscope.core.visible import Shortened, visible
from dosiscope.resources.theme import GRID
from dosiscope.viewer.details_rows import columns_of, roi_rows, rows_of
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.long_text import LongText
from dosiscope.viewer.widgets.section import MARGIN, Heading
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex

    from dosiscope.viewer.details_rows import DetailsColumn, DetailsRow
    from dosiscope.viewer.review import Review

_NAME_WIDTH, _NUMBER_WIDTH = 168, 88  # px
_AT_LEAST = 176  # px, column of an object
_ROI_HEADS = (
    tr("ROI Number"),
    tr("ROI Name"),
    tr("Interpreted Type"),
    tr("Algorithm"),
    tr("Laterality"),
)
_LOOK = Look(head=6 * GRID, padding=6, spare=3 * GRID)


class Details(QDialog):
    """A window beside the main one; follows the review."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setWindowTitle(tr("Details of every object"))
        self.resize(1040, 680)
        self.objects = _table(_object_columns([]), tr("Objects"))
        self.structures = _table(_roi_columns(), tr("Structures"))
        self.rois_heading = Heading(tr("Structures"))
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.addWidget(self.rois_heading)
        column.addWidget(self.structures, 1)
        self.rois_heading.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._below = below
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self.objects)
        both.addWidget(below)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 2)
        both.setChildrenCollapsible(False)
        self.long_text = LongText()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GRID, 0, 0)
        page.addWidget(both, 1)
        page.addWidget(self.long_text)
        for table in (self.objects, self.structures):
            table.selectionModel().currentChanged.connect(
                lambda index, _, table=table: self._show_whole(table, index)
            )
        review.case_changed.connect(self._reload)
        review.doses_changed.connect(self._reload)
        self._reload()

    def _reload(self) -> None:
        self.long_text.show_text("")
        case = self._review.case
        columns = columns_of(case, self._review.made) if case is not None else []
        self.objects.source.set_rows(rows_of(columns), _object_columns(columns))
        found = roi_rows(case) if case is not None else []
        self.structures.source.set_rows(found)
        self._below.setVisible(bool(found))
        self.rois_heading.aside.setText(tr("{n} in the file", n=len(found)))

    def _show_whole(self, table: TableView[Any], index: QModelIndex) -> None:
        """Show below the tables what a cell has no room for."""
        text = table.cell_at(index)[0].text if index.isValid() else ""
        self.long_text.show_text(
            visible(text.given) if isinstance(text, Shortened) else ""
        )

    def texts(self) -> list[str]:
        """Return the words of every cell."""
        tables = (self.objects, self.structures)
        return [text for table in tables for row in table.texts() for text in row]


def _table(columns: Sequence[Column[Any]], name: str) -> TableView[Any]:
    table = TableView(TableModel(columns), look=_LOOK, name=name)
    table.setAlternatingRowColors(True)
    return table


def _object_columns(
    columns: Sequence[DetailsColumn],
) -> tuple[Column[DetailsRow], ...]:
    """Return the attributes, and a column for each object."""

    def cell(n: int, row: DetailsRow) -> Cell:
        return _stated(row.cells[n] or "", "caution" if row.differs else "text")

    return (
        _wrapping("", lambda row: Cell(row.told, role="secondary"), _NAME_WIDTH),
        *(
            _wrapping(
                one.title, partial(cell, n), role="bad" if one.is_withheld else ""
            )
            for n, one in enumerate(columns)
        ),
    )


def _roi_columns() -> tuple[Column[Sequence[str]], ...]:
    def cell(n: int, row: Sequence[str]) -> Cell:
        return _stated(row[n], "text" if n else "secondary")

    return tuple(
        _wrapping(head, partial(cell, n), 0 if n else _NUMBER_WIDTH)
        for n, head in enumerate(_ROI_HEADS)
    )


def _stated(text: str, role: str) -> Cell:
    is_long = isinstance(text, Shortened)
    hint = tr("Click to read all of it below") if is_long else ""
    return Cell(text, hint=hint, role=role)


def _wrapping(
    title: str, cell: Callable[[Any], Cell], width: int = 0, role: str = ""
) -> Column[Any]:
    """Return a column of this width; without one it shares the room."""
    return Column(
        title=title,
        cell=cell,
        role=role,
        least=width or _AT_LEAST,
        most=width or None,
        takes_rest=not width,
        is_wrapped=True,
    )
