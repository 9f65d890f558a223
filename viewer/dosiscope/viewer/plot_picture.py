"""A plot as a picture of its own: for files, the clipboard and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from dosiscope.resources.theme import LARGE, NORMAL
from dosiscope.viewer.style import font
from dosiscope.viewer.svg import svg_of
from dosiscope.viewer.theming import current_theme, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.resources.theme import Theme

_SIDE = 16.0  # px beside the title
_TOP = 8.0  # px above and below it


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotPicture:
    """What a plot shows, to be painted at any size on any painter.

    Attributes
    ----------
    title
        What it is of: plan, dose, program, and what it is not for; nothing of the
        patient.
    draw
        Paints it below the title into a room, px, in the theme in force.
    size
        Width and height that show it well, px.
    told
        What else is written on it.
    """

    title: str
    draw: Callable[[QPainter, QRectF], None]
    size: QSize
    told: tuple[str, ...] = ()

    def paint(
        self,
        painter: QPainter,
        room: QRectF,
        theme: Theme | None = None,
        *,
        width: float = 0.0,
        has_title: bool = True,
    ) -> None:
        """Paint it into a room of a painter.

        Parameters
        ----------
        theme
            Its colours; None: those of the screen.
        width
            Px that it is laid out for, which sets how large letters are beside the
            room: the unit of the painter may be any.  0: the room is in px.
        has_title
            Not where what is around it says what it is of.
        """
        share = room.width() / width if width else 1.0
        size = QSizeF(room.width() / share, room.height() / share)
        painter.save()
        try:
            with state.apart(theme or current_theme()):
                painter.translate(room.topLeft())
                painter.scale(share, share)
                whole = QRectF(0, 0, size.width(), size.height())
                painter.fillRect(whole, QColor(current_theme().panel))
                top = _paint_title(painter, whole, self.title) if has_title else _TOP
                self.draw(painter, whole.adjusted(0, top, 0, 0))
        finally:
            painter.restore()

    def image(
        self, size: QSize | None = None, scale: float = 2.0, theme: Theme | None = None
    ) -> QImage:
        """Return it as an image of ``size`` px times ``scale``."""
        size = size or self.size
        image = QImage(size * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        with QPainter(image) as painter:
            self.paint(painter, QRectF(0, 0, size.width(), size.height()), theme)
        return image

    def svg(self, size: QSize | None = None, theme: Theme | None = None) -> bytes:
        """Return it as SVG."""
        size = size or self.size
        room = QRectF(0, 0, size.width(), size.height())
        told = "\n".join((self.title, *self.told))
        return svg_of(size, lambda painter: self.paint(painter, room, theme), told)


def _paint_title(painter: QPainter, whole: QRectF, title: str) -> float:
    """Write the title on top; return where it ends, px.

    One too long for a line takes as many as it needs.
    """
    if not title:
        return _TOP
    room = whole.width() - 2 * _SIDE
    painter.setFont(font(LARGE, weight="semibold"))
    if QFontMetricsF(painter.font()).horizontalAdvance(title) > room:
        painter.setFont(font(NORMAL, weight="semibold"))
    painter.setPen(QColor(current_theme().text))
    flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    box = painter.boundingRect(QRectF(_SIDE, _TOP, room, 1000), flags, title)
    painter.drawText(box, flags, title)
    return box.bottom() + _TOP
