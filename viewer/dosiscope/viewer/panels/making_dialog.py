"""What dialogs that make a dose have in common: name, sentences, progress, buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.text import capitalised
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.progress_strip import ProgressStrip
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QShowEvent

    from dosiscope.core.dose import Dose
    from dosiscope.core.progress import Progress, Steps

_WIDTH = 620  # px


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a user has chosen, to be chosen in another dialog too; doses by their keys.

    Attributes
    ----------
    ticked
        The doses that something is made of.
    weights, fractions
        How often each counts, and of those that were typed in how many fractions it is
        given.
    quantity, ratio, own
        EQD2 or BED, and alpha/beta of all and of ROIs by their numbers, Gy; "" and
        None: as they are at first.
    accepts
        Whether a dose that is not said to be physical is taken for one.
    """

    ticked: frozenset[str] = frozenset()
    weights: Mapping[str, float] = field(default_factory=dict)
    fractions: Mapping[str, float] = field(default_factory=dict)
    quantity: str = ""
    ratio: float | None = None
    own: Mapping[int, float] = field(default_factory=dict)
    accepts: bool = False


class MakingDialog(QDialog):
    """Asks for what a dose is made of; it stays until the dose is there.

    Why no dose can be made of what is chosen is told at once, in the place of its name.
    """

    wanted = Signal(object)  # Steps of a Dose
    cancelled = Signal()  # what was wanted is so no more

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.name = Paragraph(weight="medium")
        self.hint = Paragraph(role="secondary", size="small")
        self.says = Paragraph(role="bad", size="small")
        self.note = Paragraph(role="caution", size="small")
        self._offers = QVBoxLayout()
        self.strip = ProgressStrip(self)
        self.strip.cancelled.connect(self._give_up)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.make = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.make.setText(tr("Make"))
        self.make.setProperty("primary", True)
        self.buttons.accepted.connect(self._want)
        self.buttons.rejected.connect(self.reject)

    def lay_out(self, *parts: QWidget) -> None:
        """Put the parts above what all such dialogs have."""
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        for part in parts:
            column.addWidget(part)
        for words in (self.hint, self.name, self.says, self.note):
            column.addWidget(words)
        column.addLayout(self._offers)
        column.addWidget(self.strip)
        column.addWidget(self.buttons)

    def add_offer(self, button: QPushButton) -> None:
        """Put a button below what must be known of the dose."""
        self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        raise NotImplementedError

    def choose(self, choice: Choice) -> None:
        """Choose what was chosen in another dialog, of what is here."""
        raise NotImplementedError

    def steps(self) -> Steps[Dose]:
        """Return how the dose is made that was asked for."""
        raise NotImplementedError

    def asks(self) -> str:
        """Return what is still to be chosen; "" where a dose can be made."""
        raise NotImplementedError

    def told(self) -> tuple[str, str]:
        """Return what the dose will be called, and what must be known of it.

        Raises
        ------
        NotEvaluableError
            None can be made of what is chosen.
        """
        raise NotImplementedError

    def check(self) -> None:
        """Tell what would be made, or why nothing can be."""
        name = note = why = ""
        hint = self.asks()
        if not hint:
            try:
                name, note = map(capitalised, self.told())
            except NotEvaluableError as error:
                why = capitalised(error.sentence)
        told = {self.hint: hint, self.name: name, self.note: note, self.says: why}
        for label, words in told.items():
            label.setText(words)
            label.setVisible(bool(words))
        self.make.setEnabled(bool(name) and not self.is_busy)
        self.grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what is in it, once that is styled."""
        super().showEvent(event)
        # Return enters a number; what that refuses must not be made as it was
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)
        for rows in self.findChildren(QScrollArea):
            inside = rows.widget()
            inner = inside.layout() if inside is not None else None
            if inner is not None:
                inner.invalidate()  # it has the sizes from before
            rows.updateGeometry()
        self.adjustSize()

    def grow(self) -> None:
        """Give sentences that came room of their own, not that of the rows."""
        page = self.layout()
        if self.isVisible() and page is not None:
            page.activate()
            needed = page.totalHeightForWidth(self.width())
            self.resize(self.width(), max(needed, self.height()))

    # --- while it is made --------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether a dose is being made."""
        return not self.strip.isHidden()

    def _want(self) -> None:
        if self.make.isEnabled():
            self.begin(self.steps, self.wanted.emit)

    def begin(
        self,
        steps: Callable[[], Steps[object]],
        emit: Callable[[Steps[object]], object],
    ) -> None:
        """Show that something is being worked out."""
        self.strip.begin(tr("Reading doses"))
        self.make.setEnabled(False)
        emit(steps())

    def show_progress(self, progress: Progress[object]) -> None:
        """Show how far it is."""
        self.strip.show_progress(progress)

    def end(self, why: str = "") -> None:
        """Take back that something is worked out; ``why`` it came to nothing."""
        self.strip.hide()
        self.check()
        if why:
            self.says.setText(capitalised(why))
            self.says.show()

    def _give_up(self) -> None:
        self.cancelled.emit()
        self.end()

    def reject(self) -> None:
        """Close; what is being made is given up."""
        self.cancelled.emit()
        super().reject()


def begin(steps: Steps[Dose]) -> None:
    """Refuse what is refused before the first step; no dose is made.

    Raises
    ------
    NotEvaluableError
        With the reason.
    """
    next(steps)
    steps.close()
