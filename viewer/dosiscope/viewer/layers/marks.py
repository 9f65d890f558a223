"""What the tools have drawn: rulers, angles, areas, lines of profiles, points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.language import tr
from dosiscope.core.marks.mark import MarkKind
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.layers.labels import Label, Plate
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import QUIET, Run
from dosiscope.viewer.layers.markers import REACH, plus
from dosiscope.viewer.layers.points import beside
from dosiscope.viewer.marks import is_of_plane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.marks.mark import Mark
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.labels import Placed

COLOUR = "#fdf3d0"  # no isodose and few structures are so pale
_SHADOW = QColor(0, 0, 0, 170)
_WIDTH, _HALO = 1.5, 2.0  # px
_END = 5.0  # px, half of the stroke across the end of a ruler
_HEAD, _SPREAD = 9.0, math.radians(25)  # of the arrow of a profile
_ARC = 18.0  # px, radius of the sign of an angle
HINTS = {
    MarkKind.POINT: tr("click where"),
    MarkKind.RULER: tr("drag from end to end"),
    MarkKind.ANGLE: tr("drag the first leg, then click the end of the second"),
    MarkKind.PROFILE: tr("drag along the line"),
    MarkKind.CIRCLE: tr("drag from the middle to the edge"),
    MarkKind.RECTANGLE: tr("drag from corner to corner"),
}


class MarkLayer(Layer):
    """The marks in the plane that is shown, each with what it measures.

    A mark stays in its plane: it goes when one steps on, and is back when one comes
    back.  A point is shown like an isocentre, in every picture that it lies in.
    """

    overlay = "marks"

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw them; on the screen the one being drawn too."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, _ in self._shown(frame):
            paint_mark(painter, frame, mark, self._colour(mark, frame))
        pointed = self.review.marks.pointed
        if pointed is not None and not frame.is_export and frame.plane.holds(pointed):
            plus(painter, frame.pixel_of(pointed), QColor(frame.signs.accent))

    def labels(self, frame: Frame) -> Iterator[Placed]:
        """Yield what each measures, and on the screen how the tool is used."""
        for mark, offset in self._shown(frame):
            from dosiscope.viewer.mark_text import mark_text

            lines = mark_text(self.review, mark, self.view.dose)
            colour = self._colour(mark, frame).name()
            if mark.kind.is_area:
                yield _plate(frame, mark, lines)
                continue
            reach = REACH if mark.kind is MarkKind.POINT else GRID
            text = f"{lines[0]} {offset}".strip()
            yield Label(_label_at(frame, mark), text, colour, reach=reach)
        tool = self.review.marks.tool
        if tool is not None and not frame.is_export and not frame.is_brief:
            words = (
                Run(f"{tool.heading}: {HINTS[tool]}", size=SMALL),
                Run(tr("Esc ends"), QUIET, size=SMALL),
            )
            yield Plate(QRectF(frame.width / 2, 4 * GRID, 0, 0), (words,))

    def _shown(self, frame: Frame) -> Iterator[tuple[Mark, str]]:
        """Yield marks of this plane, and how far beside it they lie."""
        marks = self.review.marks
        for mark in marks.drawn_in(frame.plane):
            yield mark, ""
        for mark in marks.of_kind(MarkKind.POINT):
            offset = beside(self.view, mark.at)
            if offset is not None:
                yield mark, offset
        draft = marks.draft
        if draft is not None and not frame.is_export:
            if is_of_plane(draft, frame.plane) and not draft.is_nothing:
                yield draft, ""

    def _colour(self, mark: Mark, frame: Frame) -> QColor:
        is_lit = not frame.is_export and mark == self.review.marks.selected
        return QColor(frame.signs.accent if is_lit else COLOUR)


def paint_mark(painter: QPainter, frame: Frame, mark: Mark, colour: QColor) -> None:
    """Draw one mark: dark below, so that it is seen on any ground."""
    at = [frame.pixel_of(point) for point in mark.points]
    if mark.kind is MarkKind.POINT:
        plus(painter, at[0], colour)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shade, width in ((_SHADOW, _WIDTH + _HALO), (colour, _WIDTH)):
        line = QPen(shade, width)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(line)
        _draw(painter, mark, at, mark.length * frame.scale)


def _draw(painter: QPainter, mark: Mark, at: list[QPointF], radius: float) -> None:
    if mark.kind is MarkKind.CIRCLE:
        painter.drawEllipse(at[0], radius, radius)
        painter.drawPoint(at[0])
        return
    if mark.kind is MarkKind.RECTANGLE:
        painter.drawRect(QRectF(at[0], at[1]).normalized())
        return
    painter.drawPolyline(at)
    if mark.kind is MarkKind.ANGLE:
        _draw_arc(painter, at)
    elif mark.kind is MarkKind.RULER:
        across = _unit(at[0], at[1])
        side = QPointF(-across.y(), across.x()) * _END
        for end in at:
            painter.drawLine(end - side, end + side)
    else:
        _draw_arrow(painter, at[0], at[1])


def _draw_arc(painter: QPainter, at: list[QPointF]) -> None:
    """Draw the sign of the angle at its corner, between its legs."""
    if len(at) < 3:
        return
    one, other = (_unit(at[1], end) for end in (at[0], at[2]))
    # counter-clockwise as Qt counts, y up
    first = math.degrees(math.atan2(-one.y(), one.x()))
    turn = math.degrees(math.atan2(-other.y(), other.x())) - first
    turn = (turn + 180) % 360 - 180
    box = QRectF(at[1].x() - _ARC, at[1].y() - _ARC, 2 * _ARC, 2 * _ARC)
    painter.drawArc(box, round(16 * first), round(16 * turn))


def _draw_arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """Draw the head that tells where a profile ends."""
    along = _unit(start, end)
    way = math.atan2(along.y(), along.x()) + math.pi
    for angle in (way - _SPREAD, way + _SPREAD):
        tip = QPointF(math.cos(angle), math.sin(angle)) * _HEAD
        painter.drawLine(end, end + tip)


def _unit(start: QPointF, end: QPointF) -> QPointF:
    along = end - start
    return along / max(math.hypot(along.x(), along.y()), 1e-9)


def _label_at(frame: Frame, mark: Mark) -> QPointF:
    """Return where the words of a mark belong: a point of it that is in sight."""
    points = mark.points[::-1] if mark.kind.is_line else mark.points
    if mark.kind is MarkKind.ANGLE:
        points = points[1:2] + points
    places = [frame.pixel_of(point) for point in points]
    whole = QRectF(0, 0, frame.width, frame.height)
    return next((at for at in places if whole.contains(at)), places[0])


def _plate(frame: Frame, mark: Mark, lines: tuple[str, ...]) -> Plate:
    left, top, right, bottom = mark.box
    about = frame.rect((left, right), (top, bottom))
    first, *rest = lines
    return Plate(
        about,
        (
            (Run(first, size=SMALL, weight=600),),
            *((Run(line, size=SMALL, is_tabular=True),) for line in rest),
        ),
    )
