"""What is withheld though the user may know better, each kind with the way to do so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dosiscope.core.acceptance import refusals
from dosiscope.core.findings import PATIENT_RULES
from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.acceptance_dialog import objects_text
from dosiscope.viewer.widgets.section import MARGIN, clear
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from dosiscope.core.acceptance import Acceptable
    from dosiscope.core.case import Case


class Refusals(QWidget):
    """A banner for each; hidden where there is none."""

    acceptance_requested = Signal(object)  # an Acceptable

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        self._column.setSpacing(GRID)
        self.buttons: list[QPushButton] = []

    def show_case(self, case: Case | None) -> None:
        """List what is withheld of a case."""
        clear(self._column)
        self.buttons = []
        found = refusals(case)
        for one in found:
            self._column.addWidget(self._banner(one))
        self.setVisible(bool(found))

    def _banner(self, one: Acceptable) -> QWidget:
        banner = QWidget()
        banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        banner.setProperty("banner", "bad")
        row = QHBoxLayout(banner)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        is_of_patient = one.rule in PATIENT_RULES
        words = (
            tr("Of another patient: {objects}.", objects=objects_text(one))
            if is_of_patient
            else f"{one.findings[0].headline}."
        )
        row.addWidget(Paragraph(words), 1)
        button = QPushButton(tr("Compare…") if is_of_patient else tr("Accept…"))
        button.setToolTip(tr("Both values side by side, and a way to show it anyway"))
        button.clicked.connect(partial(self.acceptance_requested.emit, one))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons.append(button)
        return banner
