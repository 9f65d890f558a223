"""How an isodose is drawn: a sample of it, and the menu in which that is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from dosiscope.core.isodose import WIDTHS, Dash, Level
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number
from dosiscope.viewer.layers.isodoses import fill_colour, level_pen
from dosiscope.viewer.theming import colour
from dosiscope.viewer.widgets.swatch import ask_colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDE, _HIGH = 22, 24  # px
DASH_NAMES: Final = {
    Dash.SOLID: tr("Solid"),
    Dash.DASHED: tr("Dashed"),
    Dash.DOTTED: tr("Dotted"),
}


class LevelSwatch(QAbstractButton):
    """A piece of an isodose as the picture draws it; a click asks for another look.

    Attributes
    ----------
    look_chosen
        The `Level` with the look that the user chose.
    """

    look_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = Level(0.0, False, (0, 0, 0))
        self.setFixedSize(_WIDE, _HIGH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("Colour, width, dashes and fill of this isodose"))
        self.setAccessibleName(tr("Look of the isodose"))
        self.clicked.connect(self._open)

    @property
    def level(self) -> Level:
        """The level that is shown."""
        return self._level

    def show_level(self, level: Level) -> None:
        """Show the look of a level."""
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(_WIDE, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the piece of line, and its fill behind it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(0, 5, 18, 14)
            if self._level.is_filled:
                painter.fillRect(box, fill_colour(self._level))
            middle = box.center().y()
            stroke = level_pen(self._level)
            stroke.setWidthF(max(self._level.width, 2.0))
            stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(stroke)
            painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
            if self.hasFocus():
                painter.setPen(QPen(colour("accent"), 1))
                painter.drawRect(box.adjusted(0.5, -2.5, 2.5, 2.5))

    def menu(self) -> QMenu:
        """Return the menu of looks, the present one checked."""
        level, menu = self._level, QMenu(self)
        menu.addAction(tr("Colour…"), self._ask_colour)
        widths = menu.addMenu(tr("Width"))
        self._choices(
            widths,
            [
                (f"{typed_number(w)} px", replace(level, width=w), w == level.width)
                for w in WIDTHS
            ],
        )
        dashes = menu.addMenu(tr("Line"))
        self._choices(
            dashes,
            [
                (DASH_NAMES[dash], replace(level, dash=dash), dash is level.dash)
                for dash in Dash
            ],
        )
        filled = menu.addAction(tr("Fill what it encloses"))
        filled.setCheckable(True)
        filled.setChecked(level.is_filled)
        other = replace(level, is_filled=not level.is_filled)
        filled.triggered.connect(partial(self._choose, other))
        return menu

    def _choices(self, menu: QMenu, choices: list[tuple[str, Level, bool]]) -> None:
        group = QActionGroup(menu)
        for text, level, is_present in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(is_present)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, level))

    def _choose(self, level: Level, _checked: bool = False) -> None:
        self.show_level(level)
        self.look_chosen.emit(level)

    def _ask_colour(self) -> None:
        chosen = ask_colour(self._level.colour, tr("Colour of the isodose"), self)
        if chosen is not None:
            self._choose(replace(self._level, colour=chosen))

    def _open(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
