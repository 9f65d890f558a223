"""Fields, their units and buttons in one row of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from dosiscope.resources.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def side_by_side(*parts: QWidget | None) -> QHBoxLayout:
    """Return parts in a row; None takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
