"""What stands in space as a picture of its own: for files, the clipboard and paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.__about__ import __version__
from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.language import tr
from dosiscope.resources.theme import PRINT_PICTURE, SCREEN_PICTURE, SMALL
from dosiscope.viewer.beams_eye.key import (
    Name,
    height_of_names,
    paint_names,
    place_names,
)
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.picture_text import (
    approval_text,
    dose_text,
    patient_text,
    plan_text,
    reference_text,
)
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme
from dosiscope.viewer.three_d.drawer import Drawer, NoOpenGLError
from dosiscope.viewer.three_d.painting import on_white, paint_space
from dosiscope.viewer.three_d.shapes import named_in

if TYPE_CHECKING:
    from dosiscope.core.plane import Plane
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.three_d.shapes import Space

_SIZE: Final = QSize(900, 860)  # px
_AIR: Final = 8.0
_FLAGS: Final = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_FINE: Final = 2.0  # pixels of what is drawn for each px


def picture_of(
    review: Review,
    space: Space,
    plane: Plane,
    box: QRectF,
    drawer: Drawer,
    *,
    shows_identity: bool,
) -> PlotPicture:
    """Return what stands in space as a picture with its words.

    Parameters
    ----------
    plane, box
        That across the gaze, and the part of it that is shown, u and v in mm.
    shows_identity
        Whether the patient is named on it.
    """
    lines = words_of(review, space, shows_identity=shows_identity)
    title = tr(
        "3-D view · Dosiscope {version}, not for clinical decisions",
        version=__version__,
    )

    def paint_pane(painter: QPainter, pane: QRectF) -> None:
        if pane.height() <= 0:
            return
        is_paper = current_theme().name == "print"
        colours = PRINT_PICTURE if is_paper else SCREEN_PICTURE
        frame = replace(
            Frame.fitting(box, pane.width(), pane.height(), plane),
            ratio=_FINE,
            is_export=True,
            is_vector=True,
            is_on_white=is_paper,
            colours=colours,
        )
        painter.save()
        painter.translate(pane.topLeft())
        painter.setClipRect(QRectF(0, 0, pane.width(), pane.height()))
        try:
            paint_space(painter, frame, space, drawer, is_fine=True)
        except NoOpenGLError as error:
            painter.setPen(QColor(colours.text))
            painter.setFont(font(SMALL))
            text = tr("There is no 3-D picture: {why}.", why=error)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(0, 0, pane.width(), pane.height()), flags, text)
        painter.restore()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(pane)

    def draw(painter: QPainter, room: QRectF) -> None:
        inner = room.adjusted(_AIR, 0, -_AIR, -_AIR)
        keys = place_names(_names(space), inner.width())
        text = "\n".join(lines)
        painter.setFont(font(SMALL))
        words = painter.boundingRect(inner, _FLAGS, text)
        high = words.height() + height_of_names(keys) + 2 * _AIR
        paint_pane(painter, inner.adjusted(0, 0, 0, -high))
        words.moveTop(inner.bottom() - high + _AIR)
        painter.setFont(font(SMALL))
        painter.setPen(QColor(current_theme().text))
        painter.drawText(words.adjusted(0, 0, 2, 2), _FLAGS, text)
        paint_names(painter, words.bottomLeft() + QPointF(0, _AIR / 2), keys)

    return PlotPicture(title=title, draw=draw, size=_SIZE, told=tuple(lines))


def words_of(review: Review, space: Space, *, shows_identity: bool) -> list[str]:
    """Return the lines below the picture: whose, of which plan and dose, what lacks."""
    case, dose = review.told_case, review.dose
    who = tr(NO_IDENTITY)
    lines = []
    if case is not None:
        if shows_identity:
            who = " · ".join(patient_text(case))
        plan = (*plan_text(case, dose), approval_text(case, dose))
        lines.append(" · ".join(part for part in plan if part))
    if dose is not None:
        reference = reference_text(review.look.reference, dose)
        lines.append(f"{dose_text(dose)} · {reference}")
    return [who, *lines, *dict.fromkeys(space.whys)]


def _names(space: Space) -> list[Name]:
    """Return the key, in the colours of the theme in force."""
    if current_theme().name == "print":
        space = on_white(space)
    return [
        Name(text=name, colour=QColor(*colour))
        for name, colour in named_in(space.shapes)
    ]
