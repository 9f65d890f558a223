"""A beam's eye as a picture of its own: for files, the clipboard, paper, reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.__about__ import __version__
from dosiscope.core.beam_words import beam_name
from dosiscope.core.beams.silhouette import FINEST
from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.language import tr
from dosiscope.resources.theme import PRINT_PICTURE, SCREEN_PICTURE, SMALL
from dosiscope.viewer.beams_eye.directions import plane_of
from dosiscope.viewer.beams_eye.key import (
    ROW,
    Name,
    height_of_names,
    names_of,
    paint_names,
    place_names,
)
from dosiscope.viewer.beams_eye.painting import paint_sight
from dosiscope.viewer.beams_eye.room import field_box
from dosiscope.viewer.beams_eye.sight_of import sight_of
from dosiscope.viewer.beams_eye.words import notes_of, plan_text, point_text
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.picture_text import patient_text
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.viewer.beams_eye.sight import BeamSight, Silhouettes
    from dosiscope.viewer.review import Review

_SIZE: Final = QSize(760, 820)  # px
_AIR: Final = 8.0


def picture_at(
    review: Review,
    plan: Plan,
    beam: Beam,
    point: int,
    silhouettes: Silhouettes,
    *,
    shows_identity: bool,
    all_layers: bool = False,
    box: QRectF | None = None,
) -> PlotPicture:
    """Return a beam at a control point as a picture with its words, drawn finely.

    Parameters
    ----------
    silhouettes
        Of the structures that are prepared; of these the visible ones are drawn.
    shows_identity, box
        As `picture_of`.
    all_layers
        Whether spots of all energies are shown together.
    """
    sight = sight_of(
        review, plan, beam, point, silhouettes, finest=FINEST, all_layers=all_layers
    )
    return picture_of(sight, review.case, shows_identity=shows_identity, box=box)


def picture_of(
    sight: BeamSight,
    case: Case | None,
    *,
    shows_identity: bool,
    box: QRectF | None = None,
) -> PlotPicture:
    """Return what is seen of a beam as a picture with its words.

    Parameters
    ----------
    shows_identity
        Whether the patient is named on it.
    box
        The part of the isocentre plane, u and v in mm; else the whole field.
    """
    who = tr(NO_IDENTITY)
    if case is not None and shows_identity:
        who = " · ".join(patient_text(case))
    lines = [
        who,
        plan_text(sight.plan),
        point_text(sight.beam, sight.point),
        *notes_of(sight),
        *([sight.spots.text] if sight.spots is not None else []),
    ]
    names = names_of(sight.rois)
    title = tr(
        "Beam's eye · {beam} · plan {plan} · Dosiscope {version}, not "
        "for clinical decisions",
        beam=beam_name(sight.beam),
        plan=sight.plan.label,
        version=__version__,
    )

    def draw(painter: QPainter, room: QRectF) -> None:
        paint_picture(painter, room, sight, lines, names, box)

    return PlotPicture(title=title, draw=draw, size=_SIZE, told=tuple(lines))


def paint_picture(
    painter: QPainter,
    room: QRectF,
    sight: BeamSight,
    lines: list[str],
    names: list[Name],
    box: QRectF | None = None,
) -> None:
    """Paint the picture with words and key below it, in the theme in force."""
    inner = room.adjusted(_AIR, 0, -_AIR, -_AIR)
    rows = _wrapped(painter, lines, inner.width())
    keys = place_names(names, inner.width())
    high = len(rows) * ROW + height_of_names(keys) + _AIR
    pane = QRectF(inner.left(), inner.top(), inner.width(), inner.height() - high)
    if pane.height() > 0:
        _paint_pane(painter, pane, sight, box)
    y = pane.bottom() + _AIR
    theme = current_theme()
    painter.setFont(font(SMALL))
    painter.setPen(QColor(theme.text))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for text in rows:
        painter.drawText(QRectF(inner.left(), y, inner.width(), ROW), flags, text)
        y += ROW
    paint_names(painter, QPointF(inner.left(), y), keys)


def _paint_pane(
    painter: QPainter, pane: QRectF, sight: BeamSight, box: QRectF | None
) -> None:
    is_paper = current_theme().name == "print"
    colours = PRINT_PICTURE if is_paper else SCREEN_PICTURE
    whole = box or field_box(sight)
    if sight.eye is None:
        painter.fillRect(pane, QColor(colours.ground))
        painter.setPen(QColor(colours.text))
        painter.setFont(font(SMALL))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(pane.adjusted(24, 0, -24, 0), flags, notes_of(sight)[0])
        return
    frame = Frame.fitting(whole, pane.width(), pane.height(), plane_of(sight.eye))
    painter.save()
    painter.translate(pane.topLeft())
    painter.setClipRect(QRectF(0, 0, pane.width(), pane.height()))
    paint_sight(painter, _exported(frame, is_paper), sight)
    painter.restore()
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(pane)


def _exported(frame: Frame, is_paper: bool) -> Frame:
    return replace(
        frame,
        is_export=True,
        is_vector=True,
        ratio=2.0,
        is_on_white=is_paper,
        colours=PRINT_PICTURE if is_paper else SCREEN_PICTURE,
    )


def _wrapped(painter: QPainter, lines: list[str], width: float) -> list[str]:
    """Return lines that are no wider than a width, words kept whole."""
    painter.setFont(font(SMALL))
    metrics = painter.fontMetrics()
    rows = []
    for line in lines:
        current = ""
        for word in line.split():
            longer = f"{current} {word}".strip()
            if current and metrics.horizontalAdvance(longer) > width:
                rows.append(current)
                longer = word
            current = longer
        rows.append(current)
    return rows
