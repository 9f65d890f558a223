"""Two identities side by side, and the explicit choice to take them for one person.

Labels in a grid, not a table: the few values wrap, and each can be copied by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.text import DASH, date_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.section import rule
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from dosiscope.core.header import Patient
    from dosiscope.core.not_shown import Withheld

_WIDTH = 600


class PatientComparison(QDialog):
    """Accepted only after a tick; ends with this session."""

    def __init__(
        self, withheld: Withheld, shown: Patient, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        kind = withheld.header.kind
        self.setWindowTitle("Another patient?")
        self.setFixedWidth(_WIDTH)
        title = Line(f"The {kind} names another patient", "", "large", "semibold")
        words = Paragraph(
            f"It is withheld because what is on the screen is of one patient only. "
            f"If you know that both are the same person, the {kind} can be shown in "
            "this session; a red warning then stands on every picture.",
            role="secondary",
        )
        self.tick = QCheckBox("I have compared both and know that this is one person")
        self.show_button = QPushButton(f"Show the {kind}")
        self.show_button.setEnabled(False)
        self.show_button.setToolTip("For this session only; no file is changed")
        keep = QPushButton("Keep it withheld")
        keep.setDefault(True)
        self.tick.toggled.connect(self.show_button.setEnabled)
        self.show_button.clicked.connect(self.accept)
        keep.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.show_button)
        buttons.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(rule())
        column.addWidget(_table(withheld, shown))
        column.addWidget(rule())
        column.addWidget(self.tick)
        column.addLayout(buttons)


def _table(withheld: Withheld, shown: Patient) -> QWidget:
    """Return both identities, verbatim; what differs is in the colour of caution."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6 * GRID)
    grid.setVerticalSpacing(2 * GRID)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    label = f" {withheld.label}" if withheld.label else ""
    grid.addWidget(Line("On the screen", "secondary"), 0, 1)
    grid.addWidget(Paragraph(f"{withheld.header.kind}{label}", "secondary"), 0, 2)
    other = withheld.header.patient
    rows = (
        ("Patient's Name", shown.name, other.name, shown.same_name(other)),
        ("Patient ID", shown.id, other.id, shown.id.strip() == other.id.strip()),
        (
            "Birth Date",
            date_text(shown.birth_date),
            date_text(other.birth_date),
            shown.birth_date.strip() == other.birth_date.strip(),
        ),
        ("Sex", shown.sex, other.sex, shown.sex.strip() == other.sex.strip()),
    )
    for row, (name, mine, theirs, is_equal) in enumerate(rows, 1):
        role = "" if is_equal else "caution"
        weight = "" if is_equal else "medium"
        grid.addWidget(Line(name, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
        for column, value in ((1, mine), (2, theirs)):
            shown_value = Paragraph(value or DASH, role, "", weight)
            grid.addWidget(shown_value, row, column, Qt.AlignmentFlag.AlignTop)
    return table
