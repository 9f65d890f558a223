"""A small table, as high as its rows: several of them stand in one panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.columns import Row
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from dosiscope.viewer.widgets.columns import Column

_BAR = 12  # px, of a table that is scrolled sideways
_LOOK = Look(
    row=ROW,
    head=6 * GRID,
    padding=GRID,
    spare=2 * GRID + 2,
    is_striped=True,
    is_hovered=False,
)


class Table(TableView[Row]):
    """The table; other rows give it another height."""

    def __init__(
        self, columns: Sequence[Column[Row]], name: str, *, is_sortable: bool = False
    ) -> None:
        super().__init__(
            TableModel(columns), look=_LOOK, is_sortable=is_sortable, name=name
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(
        self, rows: Sequence[Row], columns: Sequence[Column[Row]] | None = None
    ) -> None:
        """Show other rows and take their height."""
        self.clearSelection()
        self.source.set_rows(rows, columns)
        self._take_height()

    def _take_height(self) -> None:
        rows = range(self.source.rowCount())
        height = self.look.head + sum(self.rowHeight(n) for n in rows)
        if self.horizontalHeader().length() > self.viewport().width():
            height += _BAR
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that rows and bar need now."""
        super().resizeEvent(event)
        self._take_height()
