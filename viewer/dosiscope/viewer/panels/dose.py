"""The Dose panel: which dose, what it is, its 100 %, isodoses and colour wash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout, QToolButton, QWidget

from dosiscope.resources.theme import GRID
from dosiscope.viewer.dose_text import dose_details, dose_facts, dose_names
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.panels.figures import dose_text, place_text
from dosiscope.viewer.panels.isodoses import IsodoseEditor
from dosiscope.viewer.panels.overlays import OverlayChips
from dosiscope.viewer.panels.reference import ReferenceChooser
from dosiscope.viewer.panels.wash import WashEditor
from dosiscope.viewer.picture_text import ZERO
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.facts import NAME_WIDTH, Facts
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
        self.heading = Heading("Dose")
        self.choice = QComboBox()
        self.choice.setToolTip("The dose that is shown; none is summed but on demand")
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(8)
        self.choice.activated.connect(self._choose)
        self.facts = Facts()
        self.maximum = Line(weight="medium")
        self.maximum_at = Line(role="secondary", size="small")
        self.details = Facts()
        self.details_fold = Fold("Details", self.details)
        self.reference = ReferenceChooser(review)
        self.isodoses = IsodoseEditor(review)
        self.wash = WashEditor(review)
        self.overlays = OverlayChips(review)
        fill(
            self,
            scrolling(
                self.heading,
                self.choice,
                self.facts,
                self._maximum_row(),
                self.details_fold,
                None,
                self.reference,
                self.isodoses,
                None,
                self.wash,
                None,
                Heading("Overlays"),
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

    def _maximum_row(self) -> QWidget:
        """Return the row with the maximum, where it is, and the way to it."""
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        name = Line("Maximum", role="secondary")
        name.setFixedWidth(NAME_WIDTH)
        self.go = QToolButton()
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
        self.heading.aside.setText(f"{len(doses)} in this case" if doses else "")
        self._refresh()

    def _refresh(self) -> None:
        dose, doses = self._review.dose, self._review.doses
        if dose in doses:
            self.choice.setCurrentIndex(doses.index(dose))
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
            self.go.setToolTip(f"There is no maximum: the dose is {ZERO}")
            return
        at = f"{place_text(dose.maximum_at)} mm"
        self.maximum_at.setText(at)
        self.go.setToolTip(tip(f"Go to the dose maximum at {at} (M)"))

    def _choose(self, row: int) -> None:
        doses = self._review.doses
        if 0 <= row < len(doses):
            self._review.set_dose(doses[row])

    def _go_to_maximum(self) -> None:
        dose = self._review.dose
        if dose is not None:
            self._review.set_cursor(dose.maximum_at)
            self._review.centre_on(dose.maximum_at)
