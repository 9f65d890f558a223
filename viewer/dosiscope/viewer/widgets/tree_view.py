"""The one view of trees: it paints cells as tables do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from dosiscope.resources.theme import GRID
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.cell_delegate import CellDelegate, Look, before_text
from dosiscope.viewer.widgets.columns import Row

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from dosiscope.viewer.widgets.columns import Cell, Column, Note
    from dosiscope.viewer.widgets.tree_model import TreeModel

_INDENT = 16  # px a level


class TreeView(QTreeView, Generic[Row]):
    """Shows a model of rows below rows.

    Parameters
    ----------
    is_sortable
        Whether a click on a head sorts the rows of each branch.

    Attributes
    ----------
    button_pressed
        The row and the column of a click on a cell that does something.
    """

    button_pressed = Signal(object, object)

    def __init__(
        self,
        model: TreeModel[Row],
        look: Look,
        name: str,
        parent: QWidget | None = None,
        *,
        is_sortable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.source = model
        self.look = look
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, self))
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if is_sortable:
            self.header().setSortIndicatorClearable(True)
            self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        state.changed.connect(self.viewport().update)

    def cell_at(self, index: QModelIndex) -> tuple[Cell, Column[Any]]:
        """Return a cell and its column."""
        column = self.source.columns[index.column()]
        return column.cell(self.source.row_of(index)), column

    def note_at(self, index: QModelIndex) -> Note | None:
        """Return the note of a row; it stands in the first column."""
        return self.source.note(self.source.row_of(index))

    def note_span(
        self, option: QStyleOptionViewItem, index: QModelIndex
    ) -> tuple[int, int]:
        """Return where a note begins and ends, px; in other columns nowhere."""
        if index.column():
            return 0, 0
        left = option.rect.left() + before_text(self.cell_at(index)[0], self.look)
        return left, option.rect.right() - GRID

    def is_marked(self, _index: QModelIndex) -> bool:
        """Whether a row is pointed at: from elsewhere none is."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, or do what the cell under the mouse is there for."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            column = self.source.columns[index.column()]
            if column.is_button:
                self.button_pressed.emit(self.source.row_of(index), column)
                event.accept()
                return
        super().mousePressEvent(event)
