"""The Second image panel: which images are laid over, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSlider, QVBoxLayout, QWidget

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.spatial_registration import motion_text
from dosiscope.core.text import DASH, date_text, mm_number
from dosiscope.resources.colour_tables import SECOND_TITLES
from dosiscope.viewer.panels.wash import preview
from dosiscope.viewer.picture_text import window_decimals
from dosiscope.viewer.second_look import SQUARES, Laying
from dosiscope.viewer.second_text import name_of, registration_text
from dosiscope.viewer.widgets.buttons import fresh_menu, quiet_button
from dosiscope.viewer.widgets.chips import Chip, Chips
from dosiscope.viewer.widgets.facts import Facts
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.section import Heading, fill, scrolling
from dosiscope.viewer.widgets.side_by_side import side_by_side
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from dosiscope.core.second_image import SecondImage
    from dosiscope.viewer.review import Review

NOTHING: Final = tr(
    "No image is laid over the CT. Another series of the patient in the same frame of "
    "reference (MR, PET or another CT) can be, blended or as a checkerboard. Nothing "
    "is measured on it, and it changes no number of the dose."
)
_CHOOSE: Final = tr("Choose images…")
_LAYINGS: Final = (Laying.BLEND, Laying.CHECKERBOARD)
_MOST: Final = 1e7  # of a value
_NAME: Final = 64  # px


class SecondImagePanel(QWidget):
    """What is laid over above; below how, by which registration, and what was noticed.

    Attributes
    ----------
    cleared
        The user wants nothing laid over any more.
    """

    cleared = Signal()

    def __init__(self, review: Review, fill_choices: Callable[[QMenu], None]) -> None:
        super().__init__()
        self._review, self._look = review, review.second
        self.name = Line(weight="medium")
        self.on = Chip(tr("Shown"), tr("Show it, or the images below alone (Shift+E)"))
        self.clear = quiet_button("x", tr("Lay nothing over any more"))
        self.choose = QPushButton(_CHOOSE)
        self.choose.setMenu(fresh_menu(self.choose, fill_choices))
        self.says = Paragraph(NOTHING, role="secondary")
        self.warning = Paragraph(role="caution")
        self.laying = Chips(
            (tr("Blend"), tr("Checkerboard")),
            (
                tr("Mix both images"),
                tr("Show one and the other in alternating squares"),
            ),
        )
        self.share = QSlider(Qt.Orientation.Horizontal)
        self.share.setRange(0, 100)
        self.share.setToolTip(tr("Share of the second image, %"))
        self.share.setAccessibleName(tr("Share of the second image, %"))
        self.percent = Line(role="secondary")
        grow_with_text(self.percent, width=40)
        self.square = NumberField(*SQUARES, 1, 0)
        self.square.setToolTip(tr("The side of a square, mm"))
        self.square.setAccessibleName(tr("Side of a square, mm"))
        self.low = NumberField(-_MOST, _MOST, 3, 0)
        self.low.setToolTip(tr("The value at the lower end of its colours"))
        self.low.setAccessibleName(tr("Lower end of its colours"))
        self.high = NumberField(-_MOST, _MOST, 3, 0)
        self.high.setToolTip(tr("The value at the upper end of its colours"))
        self.high.setAccessibleName(tr("Upper end of its colours"))
        self.low.objection, self.high.objection = self._not_low, self._not_high
        self.unit = Line(role="secondary")
        self.refusal = Refusal()
        for field in (self.square, self.low, self.high):
            self.refusal.watch(field)
        self.table = QComboBox()
        self.table.setToolTip(tr("Its colour table"))
        self.table.setAccessibleName(tr("Colours of the second image"))
        for name, title in SECOND_TITLES.items():
            self.table.addItem(preview(name), tr(title), name)
        self.facts = Facts()
        self.how = self._how()
        fill(
            self,
            scrolling(
                _row(self.name, self.on, self.clear, stretched=self.name),
                self.choose,
                self.says,
                self.warning,
                self.how,
                None,
                self.facts,
                panel=self,
            ),
        )
        self._connect()
        self.show_state("", "")

    def _how(self) -> QWidget:
        how = QWidget()
        self._of_blend = _row(_named(tr("Share")), self.share, self.percent)
        self._of_squares = _row(
            _named(tr("Squares")), self.square, Line("mm", role="secondary"), None
        )
        column = QVBoxLayout(how)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (
            Heading(tr("How it is laid over")),
            _row(self.laying, None),
            self._of_blend,
            self._of_squares,
            _row(
                _named(tr("Window", "of grey values")),
                self.low,
                Line(tr("to", "between two ends"), role="secondary"),
                self.high,
                self.unit,
                None,
            ),
            self.refusal,
            _row(_named(tr("Colours")), self.table, stretched=self.table),
        ):
            column.addWidget(part)
        return how

    def _connect(self) -> None:
        look = self._look
        self.clear.clicked.connect(self.cleared)
        self.on.clicked.connect(look.set_on)
        self.laying.chosen.connect(lambda n: look.set_shown(laying=_LAYINGS[n]))
        self.share.valueChanged.connect(lambda value: look.set_shown(share=value / 100))
        self.square.edited.connect(lambda value: look.set_shown(square=value))
        self.low.edited.connect(lambda value: self._set_ends(low=value))
        self.high.edited.connect(lambda value: self._set_ends(high=value))
        self.table.activated.connect(
            lambda row: look.set_shown(table=self.table.itemData(row))
        )
        look.image_changed.connect(self._follow)
        look.shown_changed.connect(self._follow)

    # --- its window ------------------------------------------------------------------

    @property
    def _ends(self) -> tuple[float, float]:
        centre, width = self._look.window
        return centre - width / 2, centre + width / 2

    def _set_ends(self, low: float | None = None, high: float | None = None) -> None:
        first, last = self._ends
        first, last = first if low is None else low, last if high is None else high
        self._look.set_window((first + last) / 2, last - first)

    def _not_low(self, value: float) -> str:
        return "" if value < self._ends[1] else tr("It is not below the upper end")

    def _not_high(self, value: float) -> str:
        return "" if value > self._ends[0] else tr("It is not above the lower end")

    # --- what is shown ---------------------------------------------------------------

    def show_state(self, name: str, says: str) -> None:
        """Show what is chosen; ``says`` why it is not there (yet), a sentence."""
        second = self._look.image
        self.name.setText(name or tr("No second image"))
        self.says.setText(says or NOTHING)
        self.says.setVisible(second is None)
        self.clear.setVisible(bool(name))
        self._follow()

    def _follow(self) -> None:
        look, second = self._look, self._look.image
        for part in (self.on, self.how, self.facts, self.warning):
            part.setVisible(second is not None)
        if second is None:
            return
        self.name.setText(name_of(second))
        self.on.setChecked(look.is_on)
        self.laying.choose(_LAYINGS.index(look.laying))
        is_blend = look.laying is Laying.BLEND
        self._of_blend.setVisible(is_blend)
        self._of_squares.setVisible(not is_blend)
        share = round(100 * look.share)
        self.share.blockSignals(True)
        self.share.setValue(share)
        self.share.blockSignals(False)
        self.percent.setText(f"{share} %")
        self.square.show_value(look.square)
        low, high = self._ends
        digits = window_decimals(look.grain)
        for field, value in ((self.low, low), (self.high, high)):
            field.set_decimals(digits, 0)
            field.show_value(value)
        self.unit.setText(second.volume.unit)
        self.table.setCurrentIndex(self.table.findData(look.table))
        told = registration_text(second)
        self.warning.setText(tr("It lies there {how}.", how=told) if told else "")
        self.warning.setVisible(bool(told))
        self.facts.set_rows(_facts(second))


def _facts(second: SecondImage) -> list[tuple[str, str]]:
    volume, registration = second.volume, second.registration
    row, column = volume.geometry.spacing
    planes, rows, columns = volume.geometry.shape
    steps = volume.geometry.offsets[1:] - volume.geometry.offsets[:-1]
    apart = mm_number(float(steps.min())) if len(steps) else DASH
    if len(steps) and steps.max() - steps.min() > SAME_PLANE_MM:
        apart = tr("{low} to {high}", low=apart, high=mm_number(float(steps.max())))
    found = [
        (tr("Values"), volume.value_name),
        (
            tr("Images"),
            tr(
                "{planes} of {columns} x {rows} pixels",
                planes=planes,
                columns=columns,
                rows=rows,
            ),
        ),
        (
            tr("Spacing"),
            tr(
                "{column} x {row} mm, planes {apart} mm apart",
                column=mm_number(column),
                row=mm_number(row),
                apart=apart,
            ),
        ),
    ]
    if registration is not None:
        methods = dict.fromkeys(join.method for join in registration.joins)
        found += [
            (tr("Registration"), registration.name),
            (tr("Made"), date_text(registration.date)),
            (tr("Description"), registration.description),
        ]
        if second.applied is not None:
            found.append((tr("Applied"), motion_text(second.applied)))
        by = ", ".join(filter(None, methods))
        if by:
            found.append((tr("By", "a method"), by))
    found += [(tr("Noticed"), str(one.message)) for one in second.findings]
    return found


def _named(name: str) -> Line:
    label = Line(name, role="secondary")
    grow_with_text(label, width=_NAME)
    return label


def _row(*parts: QWidget | None, stretched: QWidget | None = None) -> QWidget:
    row = QWidget()
    layout = side_by_side(*parts)
    layout.setContentsMargins(0, 0, 0, 0)
    row.setLayout(layout)
    if stretched is not None:
        layout.setStretchFactor(stretched, 1)
    return row
