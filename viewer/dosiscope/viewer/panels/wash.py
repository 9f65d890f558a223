"""Range, opacity and colour table of the colour wash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.core.text import dose_text, trimmed
from dosiscope.resources.colour_tables import TITLES, colour_table
from dosiscope.resources.theme import GRID
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.level_drag import LevelDrag
from dosiscope.viewer.shown_doses import A_MINUS_B
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.range_bar import RangeBar
from dosiscope.viewer.widgets.section import Heading
from dosiscope.viewer.widgets.text import Line, Paragraph, tip

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review

_PREVIEW = QSize(96, 12)  # of a colour table
_INSTEAD = {
    Wash.DIFFERENCE: tr(
        "The pictures are coloured by {difference}, not by the dose.",
        difference=A_MINUS_B,
    ),
    Wash.GAMMA: tr("The pictures are coloured by gamma, not by the dose."),
}
_BEYOND = 2.0  # times the usual upper end: as far as the bar goes


class WashEditor(QWidget):
    """Two handles on the colour bar, the same numbers as fields, opacity, table."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self.heading = Heading(tr("Colour wash"))
        self.instead = Paragraph(role="caution")
        self.bar = RangeBar()
        self.bar.set_levels(LevelDrag(review))
        self.low = NumberField(0.0, 1e5)
        self.low.setToolTip(
            tr("Dose where the colours begin; below it nothing is drawn")
        )
        self.low.setAccessibleName(tr("Dose where the colours begin"))
        self.high = NumberField(0.0, 1e5)
        self.high.setToolTip(
            tr("Dose where the colours end; above it the last colour stays")
        )
        self.high.setAccessibleName(tr("Dose where the colours end"))
        self.low.objection, self.high.objection = self._not_low, self._not_high
        self.unit = QPushButton("Gy")
        self.unit.setProperty("quiet", True)
        self.unit.setProperty("unit", True)
        self.unit.setToolTip(
            tr("Read and type the range in % of the reference, or as dose")
        )
        self.unit.setAccessibleName(tr("Unit of the range"))
        self.hot = Chip(tr("Hot only"))
        self._is_percent = False
        self.refusal = Refusal()
        for field in (self.low, self.high):
            self.refusal.watch(field)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setToolTip(tr("Opacity of the colour wash, %"))
        self.opacity.setAccessibleName(tr("Opacity of the colour wash, %"))
        self.percent = Line(role="secondary")
        grow_with_text(self.percent, width=40)
        self.percent.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.table = QComboBox()
        self.table.setToolTip(tr("Colour table"))
        self.table.setAccessibleName(tr("Colour table"))
        self.table.setIconSize(_PREVIEW)
        for name, title in TITLES.items():
            self.table.addItem(preview(name), tr(title), name)
        self._arrange()
        self._connect()
        self._refresh()

    def _arrange(self) -> None:
        fields = QHBoxLayout()
        fields.addWidget(self.low)
        fields.addWidget(self.unit)
        fields.addStretch(1)
        fields.addWidget(self.hot)
        fields.addStretch(1)
        fields.addWidget(self.high)
        opacity = QWidget()
        beside = QHBoxLayout(opacity)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.opacity, 1)
        beside.addWidget(self.percent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        for row, (name, part) in enumerate(
            ((tr("Opacity"), opacity), (tr("Colours"), self.table))
        ):
            label = Line(name, role="secondary")
            grow_with_text(label, width=64)
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addWidget(self.instead)
        column.addWidget(self.bar)
        column.addLayout(fields)
        column.addWidget(self.refusal)
        column.addSpacing(GRID)
        column.addLayout(grid)

    def _connect(self) -> None:
        review = self._review
        self.bar.range_changed.connect(lambda a, b: review.look.set_wash(low=a, high=b))
        self.low.edited.connect(
            lambda value: review.look.set_wash(low=self._dose(value))
        )
        self.high.edited.connect(
            lambda value: review.look.set_wash(high=self._dose(value))
        )
        self.unit.clicked.connect(self._change_unit)
        self.hot.clicked.connect(self._switch_hot)
        self.opacity.valueChanged.connect(
            lambda value: review.look.set_wash(opacity=value / 100)
        )
        self.table.activated.connect(
            lambda row: review.look.set_wash(table=self.table.itemData(row))
        )
        for signal in (
            review.case_changed,
            review.dose_changed,
            review.look.wash_changed,
            review.look.levels_changed,  # with the reference, the end of the bar
            review.comparison.shown_changed,
        ):
            signal.connect(self._refresh)

    def _not_low(self, value: float) -> str:
        """Return that the colours cannot begin there, or ""."""
        high = self._shown(self._review.look.wash_range[1])
        if value < high:
            return ""
        return tr(
            "{value} is not below the upper end, {high}",
            value=trimmed(value),
            high=trimmed(high),
        )

    def _not_high(self, value: float) -> str:
        """Return that the colours cannot end there, or ""."""
        low = self._shown(self._review.look.wash_range[0])
        if value > low:
            return ""
        return tr(
            "{value} is not above the lower end, {low}",
            value=trimmed(value),
            low=trimmed(low),
        )

    # --- % and dose -------------------------------------------------------------------

    @property
    def _per_percent(self) -> float:
        """The dose of 1 % where the range is told in %, else 1."""
        reference = self._review.look.reference
        return reference.gray / 100 if self._is_percent and reference else 1.0

    def _shown(self, dose: float) -> float:
        return dose / self._per_percent

    def _dose(self, shown: float) -> float:
        return shown * self._per_percent

    def _change_unit(self) -> None:
        self._is_percent = not self._is_percent
        self.refusal.hide()
        self._refresh()

    def _switch_hot(self) -> None:
        look = self._review.look
        look.set_hot_only(not look.is_hot_only)
        self._refresh()  # also where nothing came of it

    def _show_hot(self, unit: str) -> None:
        """Show whether hot spots alone are coloured, and from where on they are."""
        look, dose = self._review.look, self._review.dose
        reference, hot = look.reference, look.hot_range()
        self.hot.setChecked(look.is_hot_only)
        self.hot.setEnabled(hot is not None)
        if reference is None or dose is None:
            told = tr("No dose is named as 100 %: nothing can be said to be above it")
        elif hot is None:
            most = dose_text(dose.maximum, unit)
            told = tr("Nothing lies above 100 %: the maximum is {dose}", dose=most)
        else:
            whole = f"{dose_text(reference.gray, unit)}, {reference.source}"
            told = tr(
                "Colour only what lies above 100 % ({whole}); once more shows the "
                "range that was before",
                whole=whole,
            )
        self.hot.setToolTip(tip(told))

    def _refresh(self) -> None:
        review, dose = self._review, self._review.dose
        low, high = review.look.wash_range
        has_range = dose is not None and not dose.is_zero
        self.setEnabled(has_range)
        for part in (self.bar, self.low, self.high, self.unit, self.hot):
            part.setVisible(has_range)
        unit, reference = dose.unit_text if dose is not None else "", None
        if dose is not None and dose.is_gray:
            reference = review.look.reference
        if reference is None:
            self._is_percent = False
        self.unit.setEnabled(reference is not None)
        self.unit.setText("%" if self._is_percent else unit)
        of = dose_text(reference.gray, unit) if reference is not None else ""
        self.heading.aside.setText(
            tr("% of {dose}", dose=of) if self._is_percent else unit
        )
        wash = review.comparison.wash
        self.instead.setText(_INSTEAD.get(wash, ""))
        self.instead.setVisible(wash in _INSTEAD)
        self._show_hot(unit)
        self.bar.set_colours(colour_table(review.look.wash_table))
        # of a peaked dose most of the bar would be far above what the wash is for
        end = _BEYOND * review.look.usual_wash()[1]
        self.bar.set_range(low, high, min(end, dose.maximum) if dose else end)
        self.low.show_value(self._shown(low))
        self.high.show_value(self._shown(high))
        opacity = round(100 * review.look.wash_opacity)
        self.opacity.blockSignals(True)
        self.opacity.setValue(opacity)
        self.opacity.blockSignals(False)
        self.percent.setText(f"{opacity} %")
        self.table.setCurrentIndex(max(self.table.findData(review.look.wash_table), 0))


def preview(name: str) -> QIcon:
    """Return a colour table as a strip, its lower end at the left."""
    wide, high = _PREVIEW.width(), _PREVIEW.height()
    row = colour_table(name, wide)
    pixels = np.ascontiguousarray(np.broadcast_to(row, (high, wide, 3)))
    image = QImage(pixels.tobytes(), wide, high, 3 * wide, QImage.Format.Format_RGB888)
    return QIcon(QPixmap.fromImage(image.copy()))
