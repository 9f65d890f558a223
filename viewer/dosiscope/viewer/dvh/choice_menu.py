"""The menu in which the user chooses how DVHs are made."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from dosiscope.core.dvh.choice import DEFAULT_CHOICE, DvhChoice
from dosiscope.core.language import tr
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

END_RULES = {
    EndRule.HALF_SLICE: tr("Half a slice (default)"),
    EndRule.AT_MOST_1_5_MM: tr("Half a slice, at most 1.5 mm"),
    EndRule.TAPERED: tr("Tapered"),
    EndRule.NONE: tr("None: end at the contours"),
}
TIPS = {
    EndRule.HALF_SLICE: tr(
        "As most systems do; the volume is area times slice distance"
    ),
    EndRule.AT_MOST_1_5_MM: tr("As ProKnow does"),
    EndRule.TAPERED: tr("The last three areas are continued to their end"),
    EndRule.NONE: tr("Nothing beyond the first and the last contour"),
}


class ChoiceMenu(QMenu):
    """End rule, smooth profile, cubic dose; which stored DVHs are shown.

    Attributes
    ----------
    chosen
        The `DvhChoice` that the user made.
    source_chosen
        UID of the RT Dose whose stored DVHs are wanted; "" for all.
    """

    chosen = Signal(object)
    source_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._choice = DEFAULT_CHOICE
        self._head(tr("Ends of on-slice structures"))
        group = QActionGroup(self)
        self._rules: dict[EndRule, QAction] = {}
        for rule, text in END_RULES.items():
            action = self._add(text, TIPS[rule])
            group.addAction(action)
            action.triggered.connect(
                lambda _=False, r=rule: self._take(replace(self._choice, end_rule=r))
            )
            self._rules[rule] = action
        self.addSeparator()
        self._head(tr("For targets"))
        self._smooth = self._add(
            tr("Smooth profile (tapered ends)"),
            tr(
                "The area runs as a cubic through the contours: rounded structures on "
                "coarse slices. Not done by planning systems."
            ),
        )
        self._smooth.triggered.connect(
            lambda on: self._take(replace(self._choice, smooth=on))
        )
        self._cubic = self._add(
            tr("Cubic dose for small structures"),
            tr(
                "The dose is interpolated by cubic splines for targets of a few dose "
                "samples. Not done by planning systems."
            ),
        )
        self._cubic.triggered.connect(
            lambda on: self._take(replace(self._choice, cubic_dose=on))
        )
        self._sources = QActionGroup(self)
        self._of_sources: list[QAction] = []
        self.set_choice(DEFAULT_CHOICE)

    def set_sources(self, sources: Mapping[str, str], chosen: str = "") -> None:
        """Offer the RT Doses that store DVHs: words by UID; none where there is one."""
        for action in self._of_sources:
            self.removeAction(action)
            action.deleteLater()
        self._of_sources = []
        if len(sources) < 2:
            return
        self._of_sources = [self.addSeparator(), self._head(tr("Stored DVHs"))]
        for uid, words in {"": tr("All, side by side"), **sources}.items():
            action = self._add(
                verbatim(words), uid or tr("Each with what tells it from the others")
            )
            self._sources.addAction(action)
            action.setChecked(uid == chosen)
            action.triggered.connect(partial(self.source_chosen.emit, uid))
            self._of_sources.append(action)

    def _head(self, text: str) -> QAction:
        # not addSection: the style sheet leaves its text out
        action = self.addAction(text)
        action.setEnabled(False)
        return action

    def _add(self, text: str, tip: str) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setToolTip(tip)
        return action

    @property
    def choice(self) -> DvhChoice:
        """What is chosen."""
        return self._choice

    def set_choice(self, choice: DvhChoice) -> None:
        """Show a choice without telling anyone."""
        self._choice = choice
        for rule, action in self._rules.items():
            action.setChecked(rule is choice.solid_rule)
            action.setEnabled(not choice.smooth)
        self._smooth.setChecked(choice.smooth)
        self._cubic.setChecked(choice.cubic_dose)

    def _take(self, choice: DvhChoice) -> None:
        self.set_choice(choice)
        self.chosen.emit(choice)
