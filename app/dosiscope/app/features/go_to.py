"""Ways to a place: coordinates, extremes of the dose, places in a structure."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr
from dosiscope.core.text import capitalised, mm_number
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.structures import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.jobs import Jobs
    from dosiscope.core.dvh.hot_places import HotPlaces
    from dosiscope.core.plane import Vector
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_FARTHEST = 10_000.0  # mm
_NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?\d+(?:\.\d*)?|[-+\N{MINUS SIGN}]?\.\d+")


class GoTo:
    """Puts the cross-hair where the user wants it.

    Parameters
    ----------
    top
        The widget that its dialogs belong to.
    """

    def __init__(
        self,
        review: Review,
        jobs: Jobs,
        panel: StructuresPanel,
        notice: Notice,
        top: QWidget,
    ) -> None:
        self._review, self._jobs, self._notice, self._top = review, jobs, notice, top
        panel.place_requested.connect(self.go_in)
        review.case_opened.connect(lambda: jobs.cancel(_KEY))

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "go_coordinates", "Tools", tr("Go to coordinates…"), "G",
            tr("Put the cross-hair at x, y and z in mm"), self._ask_for_point,
            icon="crosshair", has_line=True, needs_case=True,
        )  # fmt: skip
        yield Action(
            "go_in_structure", "Tools", tr("Go to a place in a structure…"), "Shift+G",
            tr("Its hottest or coldest place, or its hottest 0.03 cc"),
            self._ask_for_place,
            needs_case=True, is_offered=lambda: bool(self._rois()),
        )  # fmt: skip

    def go(self, point: Vector) -> None:
        """Put the cross-hair at a point, and bring it into view."""
        self._review.set_cursor(point)
        self._review.centre_on(point)

    # --- coordinates ---

    def _ask_for_point(self) -> None:
        dialog = PointDialog(self._review.cursor, self._top)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.point is not None:
            self.go_to_typed(dialog.point)

    def go_to_typed(self, point: Vector) -> None:
        """Go to a point; tell where nothing is there."""
        self.go(point)
        case, dose = self._review.case, self._review.dose
        geometries = [
            one.geometry for one in (case.ct if case else None, dose) if one is not None
        ]
        if not any(one.covers(one.to_index(point)).item() for one in geometries):
            where = "  ".join(
                f"{axis} {mm_number(value)}"
                for axis, value in zip("xyz", point, strict=True)
            )
            self._notice.show_note(
                tr(
                    "{point} mm lies outside the images and the dose: the pictures "
                    "show the planes next to it.",
                    point=where,
                )
            )

    # --- places in a structure ---

    def _rois(self) -> list[Roi]:
        """Return the structures whose places can be looked for."""
        if self._review.dose is None:
            return []
        solids = self._review.results.solids
        return [roi for roi in self._review.display.rois if roi.number in solids]

    def _ask_for_place(self) -> None:
        rois = self._rois()
        dialog = PlaceDialog(rois, self._review.display.highlight, self._top)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.go_in(rois[dialog.roi.currentIndex()], dialog.which)

    def go_in(self, roi: Roi, which: str) -> None:
        """Look for a place of a structure in the dose that is shown, and go there."""
        from dosiscope.core.dvh.hot_places import hot_places

        review = self._review
        solid, dose = review.results.solids.get(roi.number), review.dose
        if solid is None or dose is None:
            return

        def take(found: HotPlaces) -> None:
            if review.dose is not dose:
                return
            place = getattr(found, which)
            if place is None:
                self._notice.show_note(_why_none(roi.shown_name, found))
            else:
                self.go(place.at)

        job = self._jobs.start(_KEY, hot_places(solid, dose))
        job.succeeded.connect(take)
        job.failed.connect(lambda error: self._notice.show_error(str(error)))


_KEY = "hot places"


def _why_none(roi: str, found: HotPlaces) -> str:
    if found.hottest is None:
        return tr(
            "{roi}: no dose data inside, so there is no hottest or coldest place.",
            roi=roi,
        )
    return tr(
        "{roi}: it is smaller than 0.03 cc, so there is no hottest 0.03 cc.", roi=roi
    )


class PointDialog(QDialog):
    """Asks for x, y and z in mm; three numbers can be pasted at once.

    Attributes
    ----------
    point
        What was typed, once it is accepted.
    """

    def __init__(self, at: Vector | None, parent: QWidget) -> None:
        from dosiscope.viewer.widgets.number_field import NumberField

        super().__init__(parent)
        self.setWindowTitle(tr("Go to coordinates"))
        self.point: Vector | None = None
        self.fields = [
            NumberField(-_FARTHEST, _FARTHEST, 2, 1, width=84) for _ in range(3)
        ]
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for name, field, value in zip(
            "xyz", self.fields, at or (0.0, 0.0, 0.0), strict=True
        ):
            field.setAccessibleName(tr("{axis} in mm", axis=name))
            field.show_value(round(value, 2))
            label = QLabel(f"&{name}")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        row.addWidget(QLabel("mm"))
        row.addStretch(1)  # names stay beside their fields where the note is long
        self.pasted = QLineEdit()
        self.pasted.setPlaceholderText(tr("or paste three numbers: 12.4, -31, -12"))
        self.pasted.setAccessibleName(tr("Three numbers"))
        self.pasted.textEdited.connect(self._take_pasted)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        note = QLabel(
            tr("Patient coordinates: x to the left, y to the back, z to the head")
        )
        note.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(row)
        column.addWidget(self.pasted)
        column.addWidget(note)
        column.addWidget(buttons)
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def _take_pasted(self, text: str) -> None:
        found = point_of(text)
        if found is not None:
            for field, value in zip(self.fields, found, strict=True):
                field.show_value(value)

    def accept(self) -> None:
        """Take what stands in the fields."""
        x, y, z = (field.value() for field in self.fields)
        if all(map(math.isfinite, (x, y, z))):
            self.point = x, y, z
            super().accept()


class PlaceDialog(QDialog):
    """Asks for a structure and which place of it."""

    def __init__(self, rois: list[Roi], current: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Go to a place in a structure"))
        self.roi, self.place = QComboBox(), QComboBox()
        self.roi.addItems([roi.shown_name for roi in rois])
        numbers = [roi.number for roi in rois]
        if current in numbers:
            self.roi.setCurrentIndex(numbers.index(current))
        self.place.addItems([capitalised(text) for text in PLACES.values()])
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        form.setSpacing(3 * GRID)
        form.addRow(tr("&Structure"), self.roi)
        form.addRow(tr("&Place"), self.place)
        form.addRow(buttons)

    @property
    def which(self) -> str:
        """Which of `PLACES` was chosen."""
        return list(PLACES)[self.place.currentIndex()]


def point_of(text: str) -> Vector | None:
    """Return the three numbers of a text, if there are exactly three."""
    numbers = [
        float(one.replace("\N{MINUS SIGN}", "-")) for one in _NUMBER.findall(text)
    ]
    if len(numbers) != 3 or not all(abs(v) <= _FARTHEST for v in numbers):
        return None
    x, y, z = numbers
    return x, y, z
