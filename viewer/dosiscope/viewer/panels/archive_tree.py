"""The tree of what was found in an archive, asked for when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHeaderView

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.panels.archive_rows import ArchiveModel, ArchiveRow, State
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.tree_view import TreeView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

# of the columns behind the first
_WIDEST: Final = (
    "2026-01-31 00:00:00",
    "CT, RTSTRUCT, RTPLAN, RTDOSE",
    tr("Objects"),
)


class ArchiveTree(TreeView[ArchiveRow]):
    """What was found; a row is asked for what is below it when it is opened."""

    below_wanted = Signal(object)  # an ArchiveRow
    chosen = Signal()  # the current row is another

    def __init__(self) -> None:
        self.rows = ArchiveModel()
        look = Look(row=ROW, padding=GRID)
        super().__init__(self.rows, look, tr("Found in the archive"), is_sortable=True)
        self.setAlternatingRowColors(True)
        heads = self.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setSectionsMovable(False)
        self._fit_columns()
        self.expanded.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        screen_identity.changed.connect(self.viewport().update)

    def _fit_columns(self) -> None:
        """Give what is short the room of the longest that is usual."""
        metrics = self.fontMetrics()
        for n, text in enumerate(_WIDEST, 1):
            self.header().setSectionResizeMode(n, QHeaderView.ResizeMode.Fixed)
            self.header().resizeSection(n, metrics.horizontalAdvance(text) + 6 * GRID)

    def changeEvent(self, event: QEvent) -> None:
        """Give text of another size its room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "rows"):
            self._fit_columns()

    def show_rows(self, rows: Sequence[ArchiveRow]) -> None:
        """List these patients, open; the only study of all is opened too."""
        self.rows.set_root(ArchiveRow(rows=list(rows)))
        self.expandToDepth(0)  # one by one thousands would take seconds
        for n in range(len(rows)):
            self._span(self.rows.index(n, 0))
        if rows:
            first = self.rows.index(0, 0)
            if len(rows) == 1 and len(rows[0].rows) == 1:
                first = self.rows.index(0, 0, first)
                self.expand(first)
            self.setCurrentIndex(first)
        else:
            self.chosen.emit()

    def show_below(self, row: ArchiveRow) -> None:
        """Show what is known by now below a row."""
        self.rows.grow_anew(row)
        index = self.rows.index_at(row)
        for n in range(self.rows.rowCount(index)):
            below = self.rows.index(n, 0, index)
            if self.rows.row_of(below).says[0]:
                self._span(below)

    def lists(self, row: ArchiveRow) -> bool:
        """Whether a row is among those of now."""
        return self.rows.index_at(row).isValid()

    def shows_whole(self, row: ArchiveRow) -> bool:
        """Whether a sentence in the place of a row has room."""
        index = self.rows.index_at(row)
        needed = self.fontMetrics().horizontalAdvance(self.cell_at(index)[0].text)
        return needed + 2 * GRID <= self.visualRect(index).width()

    def _span(self, index: QModelIndex) -> None:
        self.setFirstColumnSpanned(index.row(), index.parent(), True)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_of(index)
        if row.state in (State.UNKNOWN, State.FAILED):
            row.begin()
            self.show_below(row)
            self.below_wanted.emit(row)

    @property
    def current(self) -> ArchiveRow | None:
        """The row that is chosen, if it stands for something."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        row = self.rows.row_of(index)
        return None if row.says[0] else row
