"""A square of colour that opens the colour dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QColorDialog

from dosiscope.resources.theme import blend, contrast
from dosiscope.viewer.theming import colour, current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.core.isodose import RGB

SIDE = 12  # px
_VISIBLE = 2.0  # contrast of a swatch to the panel that needs no outline


class Swatch(QAbstractButton):
    """Shows a colour; a click asks for another one."""

    colour_chosen = Signal(object)  # an RGB

    def __init__(self, shade: RGB, what: str, *, is_line: bool = False) -> None:
        super().__init__()
        self._colour = shade
        self._what = what
        self._is_line = is_line
        self.setFixedSize(20, 24)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"Colour of the {what}")
        self.clicked.connect(self._ask)

    @property
    def colour(self) -> RGB:
        """The colour that is shown."""
        return self._colour

    def set_colour(self, colour: RGB) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a rounded square, or a thick line for isodoses."""
        with QPainter(self) as painter:
            width, height = (16.0, 4.0) if self._is_line else (SIDE, SIDE)
            box = QRectF(0, (24 - height) / 2, width, height)
            shade = QColor(*self._colour)
            paint_swatch(painter, box, shade, 2 if self._is_line else 3)

    def _ask(self) -> None:
        chosen = ask_colour(self._colour, f"Colour of the {self._what}", self)
        if chosen is not None:
            self.set_colour(chosen)
            self.colour_chosen.emit(chosen)


def paint_swatch(
    painter: QPainter,
    box: QRectF,
    shade: QColor,
    radius: float = 3,
    *,
    is_filled: bool = True,
) -> None:
    """Draw a colour of a file; one that its ground would swallow has an outline."""
    theme = current_theme()
    ground = theme.panel
    seen = blend(ground, shade.name(), shade.alphaF())
    inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(shade if is_filled else Qt.BrushStyle.NoBrush)
    painter.setPen(shade)
    if contrast(seen, ground) < _VISIBLE:
        if not is_filled:  # within the outline it keeps its own colour
            painter.setPen(QPen(shade, 3))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(colour("secondary"))
    painter.drawRoundedRect(inside, radius, radius)


def ask_colour(colour: RGB, title: str, parent: QWidget) -> RGB | None:
    """Ask for a colour; None where the user cancels."""
    chosen = QColorDialog.getColor(QColor(*colour), parent, title)
    if not chosen.isValid():
        return None
    return chosen.red(), chosen.green(), chosen.blue()
