"""A dialog for line and fill of structures; what is chosen is seen at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QWidget,
)

from dosiscope.core.isodose import Dash
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.level_look import DASH_NAMES
from dosiscope.viewer.roi_style import WIDTHS, RoiStyle

_DASHES = tuple(Dash)


class StyleDialog(QDialog):
    """Width, dashes, opacity and fill.

    Attributes
    ----------
    changed
        The user has chosen another `RoiStyle`.
    """

    changed = Signal(object)

    def __init__(self, title: str, style: RoiStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._style, self._first = style, style
        self._is_showing = False
        self.width_box, self.dash_box = QComboBox(), QComboBox()
        self.width_box.addItems([f"{typed_number(one)} px" for one in WIDTHS])
        self.dash_box.addItems([DASH_NAMES[one] for one in _DASHES])
        self.opacity, opacity = _share(10, tr("Opacity of the line, %"))
        self.fill, fill = _share(0, tr("Fill, %"))
        form = QFormLayout(self)
        form.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        form.setHorizontalSpacing(4 * GRID)
        form.setVerticalSpacing(3 * GRID)
        form.addRow(tr("&Width"), self.width_box)
        form.addRow(tr("&Line"), self.dash_box)
        form.addRow(tr("&Opacity"), opacity)
        form.addRow(tr("&Fill"), fill)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.RestoreDefaults)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(kinds.RestoreDefaults).clicked.connect(
            lambda: self._take(RoiStyle())
        )
        form.addRow(buttons)
        self._show()
        for signal in (
            self.width_box.activated,
            self.dash_box.activated,
            self.opacity.valueChanged,
            self.fill.valueChanged,
        ):
            signal.connect(self._read)

    def _show(self) -> None:
        self._is_showing = True
        nearest = min(WIDTHS, key=lambda one: abs(one - self._style.width))
        self.width_box.setCurrentIndex(WIDTHS.index(nearest))
        self.dash_box.setCurrentIndex(_DASHES.index(self._style.dash))
        self.opacity.setValue(round(100 * self._style.opacity))
        self.fill.setValue(round(100 * self._style.fill))
        self._is_showing = False

    def _read(self) -> None:
        if self._is_showing:
            return
        self._take(
            replace(
                self._style,
                width=WIDTHS[self.width_box.currentIndex()],
                dash=_DASHES[self.dash_box.currentIndex()],
                opacity=self.opacity.value() / 100,
                fill=self.fill.value() / 100,
            )
        )

    def _take(self, style: RoiStyle) -> None:
        if style != self._style:
            self._style = style
            self._show()
            self.changed.emit(style)

    def reject(self) -> None:
        """Go back to what it was."""
        self._take(self._first)
        super().reject()


def _share(least: int, name: str) -> tuple[QSlider, QWidget]:
    """Return a slider for a share in %, and the slider beside its number."""
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(least, 100)
    slider.setAccessibleName(name)
    slider.setPageStep(10)
    slider.setMinimumWidth(160)
    number = QLabel()
    number.setMinimumWidth(44)
    number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    slider.valueChanged.connect(lambda value: number.setText(f"{value} %"))
    number.setText(f"{slider.value()} %")
    both = QWidget()
    both.setFocusProxy(slider)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(slider, 1)
    row.addWidget(number)
    return slider, both
