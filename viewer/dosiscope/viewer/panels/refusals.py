"""Objects of another patient that are withheld, each with the way to look into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dosiscope.core.findings import PATIENT_RULES, Action
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.section import MARGIN, clear
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.not_shown import Withheld


def of_another_patient(case: Case | None) -> list[Withheld]:
    """Return the objects that are withheld because of their patient alone."""
    if case is None:
        return []
    told = {
        f.object_uid
        for f in case.findings
        if f.rule in PATIENT_RULES and f.action is Action.REFUSE
    }
    return [one for one in case.withheld if one.header.sop_instance_uid in told]


class Refusals(QWidget):
    """A banner for each; hidden where there is none."""

    compare_requested = Signal(object)  # a Withheld

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
        found = of_another_patient(case)
        for one in found:
            self._column.addWidget(self._banner(one))
        self.setVisible(bool(found))

    def _banner(self, one: Withheld) -> QWidget:
        banner = QWidget()
        banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        banner.setProperty("banner", "bad")
        row = QHBoxLayout(banner)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        label = f" {one.label}" if one.label else ""
        row.addWidget(
            Paragraph(f"The {one.header.kind}{label} is of another patient."), 1
        )
        button = QPushButton("Compare…")
        button.setToolTip("Both identities side by side, and a way to show it anyway")
        button.clicked.connect(lambda: self.compare_requested.emit(one))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons.append(button)
        return banner
