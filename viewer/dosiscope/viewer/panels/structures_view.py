"""The table of ROIs: its measures, and how its columns share the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from dosiscope.core.language import tr
from dosiscope.core.structures import Roi
from dosiscope.resources.theme import ROW
from dosiscope.viewer.panels.structures_model import RoiColumn
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.table_view import TableView

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from dosiscope.viewer.panels.structures_model import StructuresModel

_LOOK = Look(
    row=ROW,
    padding=4,
    spare=12,
    is_striped=True,
    is_hovered=False,  # the ROI under the mouse is pointed at in every view
    taller=16,
    first=(4, 20),
    second=(22, 18),
)
_TYPE_AT_LEAST, _BEFORE_TYPE = 44, 120  # px


class StructuresView(TableView[Roi]):
    """The list, its names always in sight; rows are dragged where it is not sorted.

    Attributes
    ----------
    row_dragged
        The user drags an ROI to a row.
    """

    row_dragged = Signal(object, int)

    def __init__(self, model: StructuresModel) -> None:
        super().__init__(
            model,
            frozen=RoiColumn.NAME + 1,
            look=_LOOK,
            is_sortable=True,
            name=tr("Structures"),
        )
        self._held: Roi | None = None
        self.sorted.modelReset.connect(self._let_go)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def number_of(self, roi: Roi) -> int:
        """Return in which row an ROI is shown."""
        shown = (self.row_at(n).number for n in range(self.sorted.rowCount()))
        return next(n for n, number in enumerate(shown) if number == roi.number)

    # --- dragging --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a row, beside what else a click does."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_meant = (
            event.button() is Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self.horizontalHeader().sortIndicatorSection() < 0
            and index.isValid()
            and not self.source.columns[index.column()].is_button
        )
        self._held = self.row_of(index) if is_meant else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the row along that is held."""
        if self._held is None:
            super().mouseMoveEvent(event)
            return
        held, y = self.number_of(self._held), event.position().toPoint().y()
        row = self._row_at(y)
        if row != held and self._is_passed(held, row, y):
            self.row_dragged.emit(self._held, row)

    def _row_at(self, y: int) -> int:
        """Return the row at a height; beyond what is seen the next one there."""
        bottom, last = self.viewport().height() - 1, self.sorted.rowCount() - 1
        row = self.rowAt(min(max(y, 0), bottom))
        if row < 0:  # below all rows
            return last
        return min(max(row + (y > bottom) - (y < 0), 0), last)

    def _is_passed(self, held: int, row: int, y: int) -> bool:
        """Whether the row that is held would lie below the mouse, were it moved."""
        top, high = self.rowViewportPosition(row), self.rowHeight(held)
        if row < held:
            return y < top + high
        return y >= top + self.rowHeight(row) - high

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the row."""
        self._let_go()
        super().mouseReleaseEvent(event)

    def _let_go(self) -> None:
        self._held = None

    # --- sizes -----------------------------------------------------------------------

    def fit_columns(self) -> None:
        """Give the name what is left; where that is little, shorten the type."""
        super().fit_columns()
        name, kind = RoiColumn.NAME, RoiColumn.TYPE
        left = self.left_for(name, kind)
        wide = self.source.columns[kind].least
        self.set_width(kind, min(max(left - _BEFORE_TYPE, _TYPE_AT_LEAST), wide))
        least = self.source.columns[name].least
        self.set_width(name, max(left - self.columnWidth(kind), least))
