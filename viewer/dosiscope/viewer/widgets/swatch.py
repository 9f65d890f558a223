"""Colours of files as they are shown in lists, and the dialog that asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QColorDialog

from dosiscope.resources.theme import blend, contrast
from dosiscope.viewer.theming import colour, current_theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QWidget

    from dosiscope.core.isodose import RGB

SIDE = 12  # px
_VISIBLE = 2.0  # contrast of a swatch to the panel that needs no outline


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
