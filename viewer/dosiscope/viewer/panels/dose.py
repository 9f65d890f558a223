"""The Dose panel: which dose, what it is, its 100 %, isodoses and colour wash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QWidget

from dosiscope.core.dose_names import dose_names
from dosiscope.core.dose_words import dose_facts
from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.dose_text import dose_details
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.panels.figures import dose_text, place_text
from dosiscope.viewer.panels.isodoses import IsodoseEditor
from dosiscope.viewer.panels.overlays import OverlayChips
from dosiscope.viewer.panels.reference import ReferenceChooser
from dosiscope.viewer.panels.wash import WashEditor
from dosiscope.viewer.picture_text import ZERO
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.elided import ElidedChoice
from dosiscope.viewer.widgets.facts import NAME_WIDTH, Facts
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.out_of_sight import Refresher
from dosiscope.viewer.widgets.section import Fold, Heading, fill, scrolling
from dosiscope.viewer.widgets.text import Line, tip

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review


class DosePanel(QWidget):
    """Everything about the dose that is shown."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.heading = Heading(tr("Dose"))
        hint = tr("The dose that is shown; none is summed but on demand")
        self.choice = ElidedChoice(tr("Dose shown"), hint)
        self.choice.activated.connect(self._choose)
        self.remove = quiet_button("trash-2", tr("Remove this made dose"))
        self.remove.clicked.connect(self._remove)
        self.facts = Facts()
        self.maximum = Line(weight="medium")
        self.maximum_at = Line(role="secondary", size="small")
        self.details = Facts()
        self.details_fold = Fold(tr("Details"), self.details)
        self.reference = ReferenceChooser(review)
        self.isodoses = IsodoseEditor(review)
        self.wash = WashEditor(review)
        self.overlays = OverlayChips(review)
        fill(
            self,
            scrolling(
                self.heading,
                self._choice_row(),
                self.facts,
                self._maximum_row(),
                self.details_fold,
                None,
                self.reference,
                self.isodoses,
                None,
                self.wash,
                None,
                Heading(tr("Overlays")),
                self.overlays,
                panel=self,
            ),
        )
        self._refresher = Refresher(self, self._reload)
        review.case_changed.connect(self._refresher.request)
        review.dose_changed.connect(self._refresher.request)
        review.doses_changed.connect(self._refresher.request)
        screen_identity.changed.connect(self._refresher.request)
        self._reload()

    def _choice_row(self) -> QWidget:
        """Return the list of doses, and what removes one that was made."""
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.choice, 1)
        row.addWidget(self.remove)
        return widget

    def _maximum_row(self) -> QWidget:
        """Return the row with the maximum, where it is, and the way to it."""
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        name = Line(tr("Maximum"), role="secondary")
        grow_with_text(name, width=NAME_WIDTH)
        self.go = QToolButton()
        self.go.setAccessibleName(tr("Go to the dose maximum"))
        set_icon(self.go, "crosshair", "accent")
        self.go.clicked.connect(self._go_to_maximum)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.maximum, 0, 1)
        grid.addWidget(self.maximum_at, 1, 1)
        grid.addWidget(self.go, 0, 2, 2, 1)
        return widget

    def _reload(self) -> None:
        doses = self._review.doses
        self.choice.clear()
        self.choice.addItems(dose_names(doses, self._review.case))
        self.choice.setEnabled(bool(doses))
        self.heading.aside.setText(_count(len(doses), len(self._review.made)))
        self._refresh()

    def _refresh(self) -> None:
        dose, doses = self._review.dose, self._review.doses
        if dose in doses:
            self.choice.setCurrentIndex(doses.index(dose))
        self.remove.setVisible(dose is not None and dose.made is not None)
        self.facts.set_rows(dose_facts(dose))
        self.details.set_rows(dose_details(dose))
        self.go.setEnabled(dose is not None and not dose.is_zero)
        if dose is None:
            self.maximum.setText("—")
            self.maximum_at.setText("")
            return
        self.maximum.setText(dose_text(dose, dose.maximum))
        if dose.is_zero:  # it is everywhere, so nowhere in particular
            self.maximum_at.setText(ZERO)
            self.go.setToolTip(tr("There is no maximum: the dose is {zero}", zero=ZERO))
            return
        at = f"{place_text(dose.maximum_at)} mm"
        self.maximum_at.setText(at)
        self.go.setToolTip(tip(tr("Go to the dose maximum at {place} (M)", place=at)))

    def _choose(self, row: int) -> None:
        doses = self._review.doses
        if 0 <= row < len(doses):
            self._review.set_dose(doses[row])

    def _remove(self) -> None:
        dose = self._review.dose
        if dose is not None:
            self._review.remove_made(dose)

    def _go_to_maximum(self) -> None:
        dose = self._review.dose
        if dose is not None:
            self._review.set_cursor(dose.maximum_at)
            self._review.centre_on(dose.maximum_at)


def _count(doses: int, made: int) -> str:
    """Return how many doses there are, and how many of them were made."""
    if not doses:
        return ""
    told = tr("{n} in this case", n=doses - made)
    return ", ".join([told, tr("{n} made", n=made)]) if made else told
