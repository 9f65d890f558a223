"""An RT Image as a picture of its own: for files, the clipboard, paper, reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.__about__ import __version__
from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.language import tr
from dosiscope.core.rt_image_words import image_name
from dosiscope.resources.theme import PRINT_PICTURE, SCREEN_PICTURE, SMALL
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.isocentre_view import NOWHERE
from dosiscope.viewer.picture_text import patient_text
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.rt_image.painting import ALL, Shows, paint_sight
from dosiscope.viewer.rt_image.view import whole_of
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.viewer.rt_image.sight import ImageSight

_SIZE: Final = QSize(760, 820)  # px
_ROW: Final = 20.0  # px of the line above the picture
_AIR: Final = 8.0


def who_text(case: Case, *, shows_identity: bool) -> str:
    """Return whose picture it is, as a line of it."""
    return " · ".join(patient_text(case)) if shows_identity else tr(NO_IDENTITY)


def picture_of(
    sight: ImageSight,
    who: str = "",
    *,
    shows: Shows = ALL,
    box: QRectF | None = None,
) -> PlotPicture:
    """Return an image as a picture with its words.

    Parameters
    ----------
    who
        Whose it is; "" where what is around it says that.
    box
        The part of the isocentre plane, u and v in mm; else the whole image.
    """
    title = tr(
        "RT Image · {image} · Dosiscope {version}, not for clinical decisions",
        image=image_name(sight.image),
        version=__version__,
    )

    def draw(painter: QPainter, room: QRectF) -> None:
        if not who:
            _paint_pane(painter, room, sight, shows, box)
            return
        inner = room.adjusted(_AIR, 0, -_AIR, -_AIR)
        painter.setFont(font(SMALL))
        painter.setPen(QColor(current_theme().text))
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), _ROW), who)
        _paint_pane(painter, inner.adjusted(0, _ROW, 0, 0), sight, shows, box)

    told = (who,) if who else ()
    return PlotPicture(title=title, draw=draw, size=_SIZE, told=told)


def _paint_pane(
    painter: QPainter,
    pane: QRectF,
    sight: ImageSight,
    shows: Shows,
    box: QRectF | None,
) -> None:
    """Paint the image; its words are light, for they stand on it, paper or not."""
    is_paper = current_theme().name == "print"
    colours = PRINT_PICTURE if is_paper else SCREEN_PICTURE
    whole = box or whole_of(sight)
    frame = Frame.fitting(whole, pane.width(), pane.height(), NOWHERE)
    painter.save()
    painter.translate(pane.topLeft())
    painter.setClipRect(QRectF(0, 0, pane.width(), pane.height()))
    exported = replace(
        frame,
        is_export=True,
        is_vector=True,
        ratio=2.0,
        is_on_white=is_paper,
        colours=colours,
    )
    paint_sight(painter, exported, sight, shows)
    painter.restore()
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawRect(pane)
