"""Asks which pictures are saved together: planes, or those of structures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from dosiscope.app.features.picture_dialog import COLOURS
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.plane import ORIENTATIONS
from dosiscope.core.text import capitalised
from dosiscope.resources.theme import GRID
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.number_field import NumberField
from dosiscope.viewer.widgets.progress_strip import ProgressStrip
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.plane import Orientation
    from dosiscope.core.structures import Roi
    from dosiscope.resources.theme import PictureColours

_WIDTH = 480  # px
_LEAST_MM, _MOST_MM, _USUAL_MM = 0.5, 100.0, 5.0
SCALES = (1, 2, 3)


class What(Enum):
    """Which pictures are saved together."""

    PLANES = tr("All three planes")
    PLANES_AND_DVH = tr("All three planes and the DVH")
    THROUGH = tr("Planes through a structure")
    EACH = tr("Each structure that is shown")

    @property
    def is_series(self) -> bool:
        """Whether they may be files of their own."""
        return self in (What.THROUGH, What.EACH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for.

    Attributes
    ----------
    roi
        ROI Number of what planes go through, ``every`` mm.
    """

    what: What
    roi: int | None
    every: float
    orientation: Orientation
    is_sheet: bool
    colours: PictureColours
    scale: int
    identity: bool


class PictureSetsDialog(QDialog):
    """It stays until all is written: it shows how far that is.

    Parameters
    ----------
    tell
        Returns which pictures would be made; raises a sentence where none can be.
    """

    wanted = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        rois: Sequence[Roi],
        chosen: int | None,
        tell: Callable[[Wanted], str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save sheet or series"))
        self.setMinimumWidth(_WIDTH)
        self._tell = tell
        self.what = QComboBox()
        for one in What:
            self.what.addItem(one.value, one)
        self.roi = QComboBox()
        for roi in rois:
            self.roi.addItem(roi.shown_name, roi.number)
        if chosen is not None:
            self.roi.setCurrentIndex(max(self.roi.findData(chosen), 0))
        self.every = NumberField(_LEAST_MM, _MOST_MM)
        self.every.show_value(_USUAL_MM)
        self.plane = QComboBox()
        for name, orientation in ORIENTATIONS.items():
            self.plane.addItem(tr(capitalised(name)), orientation)
        self.form = QComboBox()
        self.form.addItems([tr("One sheet"), tr("A file each")])
        self.colours = QComboBox()
        self.colours.addItems(list(COLOURS))
        self.scale = QComboBox()
        for scale in SCALES:
            self.scale.addItem(f"{scale}\N{MULTIPLICATION SIGN}", scale)
        self.scale.setCurrentIndex(1)
        self.identity = QCheckBox(tr("Show the patient's identity on the pictures"))
        self.identity.setChecked(not screen_identity.is_hidden)
        self.says = Paragraph(role="secondary", size="small")
        self.why = Paragraph(role="bad", size="small")
        self.strip = ProgressStrip(self)
        self.strip.cancelled.connect(self._give_up)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(lambda: self.wanted.emit(self.asked()))
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        for box in (self.what, self.roi, self.plane, self.form):
            box.currentIndexChanged.connect(self._check)
        self.every.edited.connect(self._check)
        self._check()

    def _lay_out(self) -> None:
        self.fields = QWidget()
        self._form = QFormLayout(self.fields)
        self._form.setContentsMargins(0, 0, 0, 0)
        for text, field in (
            (tr("Pictures"), self.what),
            (tr("Structure"), self.roi),
            (tr("Every (mm)"), self.every),
            (tr("Planes"), self.plane),
            (tr("As", "as one sheet or single files"), self.form),
            (tr("Colours"), self.colours),
            (tr("Size"), self.scale),
            ("", self.identity),
        ):
            self._form.addRow(text, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        for part in (self.fields, self.says, self.why, self.strip, self.buttons):
            column.addWidget(part)

    def asked(self) -> Wanted:
        """Return what is asked for now."""
        what: What = self.what.currentData()
        return Wanted(
            what=what,
            roi=self.roi.currentData() if what is What.THROUGH else None,
            every=self.every.value(),
            orientation=self.plane.currentData(),
            is_sheet=not what.is_series or self.form.currentIndex() == 0,
            colours=COLOURS[self.colours.currentText()],
            scale=self.scale.currentData(),
            identity=self.identity.isChecked(),
        )

    def _check(self, *_: object) -> None:
        """Show what is asked for, and tell what would be made or why nothing can be."""
        what: What = self.what.currentData()
        for field, is_asked in (
            (self.roi, what is What.THROUGH),
            (self.every, what is What.THROUGH),
            (self.plane, what.is_series),
            (self.form, what.is_series),
        ):
            self._form.setRowVisible(field, is_asked)
        told = why = ""
        try:
            told = self._tell(self.asked())
        except DosiscopeError as error:
            why = capitalised(error.sentence)
        for label, words in ((self.says, told), (self.why, why)):
            label.setText(words)
            label.setVisible(bool(words))
        self._save.setEnabled(not why)

    @property
    def _save(self) -> QWidget:
        return self.buttons.button(QDialogButtonBox.StandardButton.Save)

    def begin(self, what: str) -> None:
        """Show that it is being written; what is asked for stays as it is."""
        self._let_ask(False)
        self.strip.begin(what)

    def _let_ask(self, is_let: bool) -> None:
        self.fields.setEnabled(is_let)
        self._save.setEnabled(is_let)

    def end(self, why: str = "") -> None:
        """Close, or, with a reason why nothing was written, go on asking."""
        self.strip.hide()
        if not why:
            self.accept()
            return
        self._let_ask(True)
        self.why.setText(capitalised(why))
        self.why.show()

    def _give_up(self) -> None:
        self.strip.hide()
        self._let_ask(True)
        self.cancelled.emit()

    def done(self, result: int) -> None:
        """Close; what is being written stops."""
        self.cancelled.emit()
        super().done(result)
