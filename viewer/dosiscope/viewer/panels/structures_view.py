"""The table of ROIs: its measures, and how its columns share the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from dosiscope.core.structures import Roi
from dosiscope.resources.theme import ROW
from dosiscope.viewer.panels.structures_model import ON_DEMAND, RoiColumn
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.table_view import TableView

if TYPE_CHECKING:
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
    """The list, its names always in sight."""

    def __init__(self, model: StructuresModel) -> None:
        super().__init__(
            model,
            frozen=RoiColumn.NAME + 1,
            look=_LOOK,
            is_sortable=True,
            name="Structures",
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for column in ON_DEMAND:
            self.show_column(column, is_shown=False)

    def fit_columns(self) -> None:
        """Give the name what is left; where that is little, shorten the type."""
        super().fit_columns()
        name, kind = RoiColumn.NAME, RoiColumn.TYPE
        left = self.left_for(name, kind)
        wide = self.source.columns[kind].least
        self.set_width(kind, min(max(left - _BEFORE_TYPE, _TYPE_AT_LEAST), wide))
        least = self.source.columns[name].least
        self.set_width(name, max(left - self.columnWidth(kind), least))
