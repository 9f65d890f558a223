"""The DVH plot as a picture of its own: curves, and beside them which is which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dosiscope.core.language import tr
from dosiscope.resources.theme import SMALL
from dosiscope.viewer.dvh.painting import (
    TOP_PAD,
    absence_texts,
    curve_pen,
    legend_of,
    legend_text,
)
from dosiscope.viewer.dvh.plot_item import limits_of, paint_alone
from dosiscope.viewer.dvh.sides import Side
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.dvh.curves import Curve, CurveSet
    from dosiscope.viewer.dvh.painting import PlotView

_SIZE = QSize(900, 420)
_ROW = 20.0  # px, of the legend
_MOST = 0.4  # of the width that the legend may take
_TEXT = 32.0  # px from a line to its name
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_Range = tuple[float, float]


def dvh_picture(
    curves: CurveSet, title: str = "", view: PlotView | None = None
) -> PlotPicture:
    """Return what a DVH plot shows as a picture.

    Parameters
    ----------
    view
        The part of the axes that is seen; None: all.
    """
    if view is None:
        end, top = limits_of(curves)
        seen: tuple[_Range, _Range] = (0.0, end), (0.0, top)
    else:
        seen = (view.left, view.right), (view.bottom, view.top)

    def draw(painter: QPainter, room: QRectF) -> None:
        _draw(painter, room, curves, seen)

    told = tuple(line.text for line in legend_lines(curves))
    return PlotPicture(title=title, draw=draw, size=_SIZE, told=told)


def _draw(
    painter: QPainter, room: QRectF, curves: CurveSet, seen: tuple[_Range, _Range]
) -> None:
    """Paint the plot, and the ROIs with their curves at its right."""
    theme, lines = current_theme(), legend_lines(curves)
    metrics = QFontMetricsF(font(SMALL))
    named = [one.text for one in lines if one.pen(theme) is not None]
    longest = max(map(metrics.horizontalAdvance, named), default=0.0)
    legend = min(longest + 60, room.width() * _MOST)
    paint_alone(painter, room.adjusted(8, 0, 8 - legend, -8), curves, *seen)
    painter.setFont(font(SMALL))
    x = room.right() - legend + 8
    rows = [_rows(painter, line, legend - 16, theme) for line in lines]
    y, bottom = room.top() + TOP_PAD, room.bottom()
    for n, (line, high) in enumerate(zip(lines, rows, strict=True)):
        rest = len(lines) - n
        if y + sum(rows[n:]) > bottom and y + high + (_ROW if rest > 1 else 0) > bottom:
            line, high = LegendLine(tr("and {n} more", n=rest)), _ROW
        else:
            rest = 0
        box = QRectF(x, y, legend - 16, high)
        pen = line.pen(theme)
        if pen is not None:
            middle = y + _ROW / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, middle), QPointF(x + 24, middle))
            box.setLeft(x + _TEXT)
        painter.setPen(QColor(theme.caution if pen is None else theme.text))
        painter.drawText(box, _WRAPPED, line.text)
        if rest:
            break
        y += high


def _rows(painter: QPainter, line: LegendLine, width: float, theme: Theme) -> float:
    """Return the height of a line of the legend, px: every word is told."""
    left = 0.0 if line.pen(theme) is None else _TEXT
    room = QRectF(0, 0, width - left, 1000)
    told = painter.boundingRect(room, _WRAPPED, line.text).height()
    return max(_ROW, told + _ROW - painter.fontMetrics().height())


class LegendLine(NamedTuple):
    """A line of the legend of a picture: its words, and what is drawn before them.

    That is the line of a curve, or one with these dashes ([]: solid), or nothing where
    words tell of what has no curve.
    """

    text: str
    curve: Curve | None = None
    dashes: list[float] | None = None

    def pen(self, theme: Theme) -> QPen | None:
        """Return the pen of what is drawn before the words; None for nothing."""
        if self.curve is not None:
            return curve_pen(self.curve, theme)
        if self.dashes is None:
            return None
        pen = QPen(QColor(theme.text), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.dashes:
            pen.setDashPattern(self.dashes)
        return pen


def legend_lines(curves: CurveSet) -> list[LegendLine]:
    """Return the legend of a picture: the curves, and in words what has none.

    Of several doses, and of what is stored too, it begins with which is which, and a
    structure has one line for all of them.
    """
    lines = []
    solid = {curve.number: curve.name for curve in curves.curves if not curve.is_dashed}
    again = [
        curve
        for curve in curves.curves
        if curve.is_stored and solid.get(curve.number) == curve.name
    ]
    if curves.sides is not None or again:
        lines += [LegendLine(text, dashes=dashes) for text, dashes in legend_of(curves)]
    sides = curves.sides.names if curves.sides is not None else ()
    numbers = [
        {curve.number for curve in curves.curves if curve.side is side}
        for side in sides
    ]
    in_all = set.intersection(*numbers) if numbers else set()
    for curve in curves.curves:
        is_told = curve.number in in_all and curve.side and not curve.dvh.is_partial
        if (is_told and curve.side is not Side.A) or curve in again:
            continue
        text = curve.name if is_told else legend_text(curve)
        lines.append(LegendLine(text, curve))
    told = [*absence_texts(curves), *filter(None, [curves.note])]
    return lines + [LegendLine(text) for text in told]
