"""Names and values in two columns; an empty value is a dash, never a gap.

Labels in a grid, not a table: values wrap, and each can be copied by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dosiscope.core.text import DASH
from dosiscope.resources.theme import GRID
from dosiscope.viewer.style import restyle
from dosiscope.viewer.theming import scaled, state
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME_WIDTH = 96


class Facts(QWidget):
    """A grid of facts: a quiet name, and beside it the value as the file has it."""

    def __init__(self, rows: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Line, Paragraph]] = []
        state.changed.connect(self._fit_names)
        self.set_rows(rows)

    def set_rows(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Show these (name, value) or (name, value, role) rows instead."""
        rows = list(rows)
        for n, (name, value, *role) in enumerate(rows):
            if n == len(self._rows):
                self._add()
            shown_name, shown_value = self._rows[n]
            shown_name.setText(name)
            shown_value.setText(value if value.strip() else DASH)
            restyle(shown_value, role=role[0] if role else "")
        for n, pair in enumerate(self._rows):
            for widget in pair:
                if widget.isHidden() is (n < len(rows)):  # else Qt lays all out anew
                    widget.setVisible(n < len(rows))

    def rows(self) -> list[tuple[str, str]]:
        """Return what is shown."""
        return [(n.text(), v.text()) for n, v in self._rows if not v.isHidden()]

    def value(self, name: str) -> str:
        """Return the value beside a name; "" where there is no such row."""
        return next((v for n, v in self.rows() if n == name), "")

    def _fit_names(self) -> None:
        for name, _ in self._rows:
            name.setFixedWidth(round(scaled(NAME_WIDTH)))

    def _add(self) -> None:
        name, value = Line(role="secondary"), Paragraph()
        name.setFixedWidth(round(scaled(NAME_WIDTH)))
        row = len(self._rows)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._rows.append((name, value))
