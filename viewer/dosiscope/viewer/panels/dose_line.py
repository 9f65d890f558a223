"""Doses that are compared: a letter, a name, and the plan with its date."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.viewer.panels.compare_text import DoseWords


class DoseLine(QWidget):
    """The letter of a dose, its name, and its plan with the date."""

    def __init__(self, letter: str, hint: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self.letter = Line(letter, role="accent", weight="semibold")
        grow_with_text(self.letter, width=3 * GRID)
        self.letter.setToolTip(hint)
        # neither is ever cut: labels and dates are what tells plans apart
        self.name = Paragraph(weight="semibold")
        self.plan = Paragraph(role="secondary", size="small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.plan)
        row.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_words(self, words: DoseWords | None, instead: str = "") -> None:
        """Show what a dose is called, or something instead."""
        self.name.setText(words.name if words is not None else "")
        self.name.setVisible(words is not None)
        self.plan.setText(words.plan if words is not None else instead)
        self.plan.setVisible(bool(self.plan.text()))

    def text(self) -> str:
        """Return letter, name and plan in a line."""
        return f"{self.letter.text()}: {self.name.text()} {self.plan.text()}".strip()


class KeptDoses(QWidget):
    """The doses C and D whose DVHs are kept, each with a way to give it up.

    Attributes
    ----------
    given_up
        The user gives up a dose: its letter.
    """

    given_up = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GRID)
        grid.setSpacing(GRID)
        grid.setColumnStretch(0, 1)
        self.lines: dict[str, DoseLine] = {}
        self.buttons: dict[str, QPushButton] = {}
        for row, letter in enumerate("CD"):
            line = DoseLine(letter, tr("A dose whose DVHs are kept in the plot"))
            button = quiet_button(
                "x", tr("Give up the DVHs of {letter}", letter=letter)
            )
            button.clicked.connect(partial(self.given_up.emit, letter))
            grid.addWidget(line, row, 0)
            grid.addWidget(button, row, 1)
            self.lines[letter], self.buttons[letter] = line, button
        self.show_kept({})

    def show_kept(self, words: Mapping[str, DoseWords]) -> None:
        """Show what is kept, by its letters."""
        for letter, line in self.lines.items():
            line.show_words(words.get(letter))
            for part in (line, self.buttons[letter]):
                part.setVisible(letter in words)
        self.setVisible(bool(words))

    def text(self) -> str:
        """Return what is kept, a line each."""
        return "\n".join(
            line.text() for line in self.lines.values() if not line.isHidden()
        )
