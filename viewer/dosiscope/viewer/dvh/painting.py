"""Painting of a DVH: grid, ticks, curves and legend, on a widget or a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.language import tr
from dosiscope.core.text import first_few
from dosiscope.resources.theme import NORMAL, SMALL, blend
from dosiscope.viewer.dvh.curves import decimate
from dosiscope.viewer.style import font
from dosiscope.viewer.ticks import tick_labels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.isodose import RGB
    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.dvh.curves import Absence, Curve, CurveSet, Shade

TOLERANCE = 0.2  # px that a drawn curve may differ from the full one
LEFT_PAD, RIGHT_PAD, TOP_PAD, BOTTOM = 8.0, 16.0, 8.0, 22.0
DIMMED = 0.35
SHADE = 0.3  # opacity of a band
LEAST_CONTRAST = 0.15  # difference in brightness of a curve and the panel
_NAMED = 3  # structures without a curve that one reason names
# of one source after the other: the other doses if there are any, then those stored
DASHES = (
    [4.0, 2.5],
    [1.2, 2.0],
    [6.0, 2.0, 1.2, 2.0],
    [6.0, 2.0, 1.2, 2.0, 1.2, 2.0],
    [9.0, 2.5],
    [9.0, 2.0, 3.0, 2.0],
)


@dataclass(frozen=True, slots=True)
class PlotView:
    """The part of the axes that is seen, and where on the widget.

    ``left`` to ``right`` is dose, ``bottom`` to ``top`` volume, in the units of
    the axes; ``area`` is the plot on the widget, px.
    """

    left: float
    right: float
    bottom: float
    top: float
    area: QRectF

    @property
    def x_scale(self) -> float:
        """Px per unit of dose."""
        return self.area.width() / (self.right - self.left)

    @property
    def y_scale(self) -> float:
        """Px per unit of volume."""
        return self.area.height() / (self.top - self.bottom)

    def to_px(self, x: float, y: float) -> QPointF:
        """Return the place on the widget."""
        return QPointF(
            self.area.left() + (x - self.left) * self.x_scale,
            self.area.bottom() - (y - self.bottom) * self.y_scale,
        )

    def to_axes(self, point: QPointF) -> tuple[float, float]:
        """Return dose and volume at a place of the widget."""
        return (
            self.left + (point.x() - self.area.left()) / self.x_scale,
            self.bottom + (self.area.bottom() - point.y()) / self.y_scale,
        )


def label_room(curves: CurveSet, top: float) -> float:
    """Return the width that the labels of the volume axis need, px."""
    metrics = QFontMetricsF(font(SMALL))
    longest = tick_labels([0.0, top / 4, top], curves.volume_unit)
    return max(metrics.horizontalAdvance(t) for t in longest) + LEFT_PAD + 8


@dataclass(frozen=True, slots=True)
class Grid:
    """The values that have a line of the grid: those that the axes label."""

    doses: list[float]
    volumes: list[float]


def paint_plot(
    painter: QPainter,
    view: PlotView,
    curves: CurveSet,
    grid: Grid,
    theme: Theme,
    highlight: int | None = None,
    *,
    is_fine: bool = False,
) -> None:
    """Paint grid and curves; ``is_fine`` joins their segments roundly, for an export.

    The labels are the axes'.
    """
    _paint_grid(painter, view, grid, theme)
    _paint_shades(painter, view, curves, theme, highlight)
    _paint_curves(painter, view, curves, theme, highlight, is_fine=is_fine)


def _paint_grid(painter: QPainter, view: PlotView, grid: Grid, theme: Theme) -> None:
    area = view.area
    # an opaque colour: lines with alpha take 25 times as long
    ink = QColor(blend(theme.panel, theme.line, 0.55))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(ink, 1))
    for dose in grid.doses:
        x = view.to_px(dose, 0).x()
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    for volume in grid.volumes:
        y = view.to_px(0, volume).y()
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def _paint_shades(
    painter: QPainter,
    view: PlotView,
    curves: CurveSet,
    theme: Theme,
    highlight: int | None = None,
) -> None:
    """Paint the bands of uncertainty, faint, below all curves."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(view.area.adjusted(0, -2, 0, 2))
    painter.setPen(Qt.PenStyle.NoPen)
    marked = any(c.number == highlight for c in curves.curves)
    for curve in curves.curves:
        if curve.shade is None or (marked and curve.number != highlight):
            continue
        colour = QColor(visible_ink(curve.colour, theme))
        colour.setAlphaF(SHADE)
        painter.setBrush(colour)
        points = _to_px(_shade_points(curve.shade, view), view)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
    painter.restore()


def _shade_points(shade: Shade, view: PlotView) -> NDArray[np.float64]:
    """Return the outline of a band, shape (n, 2), in the units of the axes."""
    key = _zoom(view)
    points = shade.drawn.get(key)
    if points is None:
        if len(shade.drawn) > 12:
            shade.drawn.clear()
        tolerance = TOLERANCE / 2.0**key
        sides = []
        for side in (shade.low, shade.high):
            keep = decimate(shade.x, side, tolerance)
            sides.append(np.column_stack([shade.x[keep], side[keep]]))
        points = np.concatenate([sides[0], sides[1][::-1]])
        shade.drawn[key] = points
    return points


def _zoom(view: PlotView) -> int:
    """Return a number that one choice of points serves: a factor of two of zoom."""
    return math.ceil(math.log2(view.y_scale))


def _to_px(points: NDArray[np.float64], view: PlotView) -> NDArray[np.float64]:
    """Return the places of points (axis units) on the widget, shape (n, 2), px."""
    place: NDArray[np.float64] = points - (view.left, view.bottom)
    place *= (view.x_scale, -view.y_scale)
    place += (view.area.left(), view.area.bottom())
    return place


def _paint_curves(
    painter: QPainter,
    view: PlotView,
    curves: CurveSet,
    theme: Theme,
    highlight: int | None = None,
    *,
    is_fine: bool = False,
) -> None:
    """Paint the curves; ``is_fine`` joins their segments roundly, for an export."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(view.area.adjusted(0, -2, 0, 2))
    marked = any(c.number == highlight for c in curves.curves)
    # the marked one last, so that it lies on top
    for curve in sorted(curves.curves, key=lambda c: c.number == highlight):
        is_marked = marked and curve.number == highlight
        painter.setPen(
            curve_pen(curve, theme, wide=is_marked, dimmed=marked and not is_marked)
        )
        points = _points_px(curve, view)
        if len(points) < 2:
            continue
        if is_fine or curve.is_dashed:  # dashes run on from segment to segment
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
        else:
            lines = np.hstack([points[:-1], points[1:]])
            # drawn as it lies in memory: no Python object for each segment
            first = cast("QLineF", shiboken6.wrapInstance(lines.ctypes.data, QLineF))
            painter.drawLines(first, len(lines))
    painter.restore()


def visible_ink(colour: RGB, theme: Theme) -> str:
    """Return a colour that stands off the panel: near black and white are shifted."""
    ink, back = QColor(*colour), _brightness(QColor(theme.panel))
    while abs(_brightness(ink) - back) < LEAST_CONTRAST:
        ink = QColor(blend(ink.name(), theme.text, 0.2))
    return ink.name()


def _brightness(colour: QColor) -> float:
    """Return the luma of a colour, 0..1 (ITU-R BT.601)."""
    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.299 * red + 0.587 * green + 0.114 * blue


def curve_pen(
    curve: Curve, theme: Theme, *, wide: bool = False, dimmed: bool = False
) -> QPen:
    """Return the pen of a curve: solid in the shown dose, else dashed.

    What is stored is finer too.
    """
    colour = QColor(visible_ink(curve.colour, theme))
    if dimmed:
        # opaque: with alpha, the joints of the segments would show
        colour = QColor(blend(theme.panel, colour.name(), DIMMED))
    width = 3.0 if wide else 2.0
    pen = QPen(colour, width if not curve.is_stored else width - 0.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if curve.is_dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(dashes_of(curve))
    return pen


def dashes_of(curve: Curve) -> list[float]:
    """Return the dashes of a curve: those of its source; [] is solid."""
    return DASHES[curve.rank % len(DASHES)] if curve.is_dashed else []


def legend_of(curves: CurveSet) -> list[tuple[str, list[float]]]:
    """Return the words and dashes of every source that is seen; [] is solid."""
    found: dict[str, list[float]] = {}
    for curve in curves.curves:
        found.setdefault(curves.label_of(curve), dashes_of(curve))
    return sorted(found.items(), key=lambda one: bool(one[1]))


def _points_px(curve: Curve, view: PlotView) -> NDArray[np.float64]:
    """Return the curve's points that matter on the widget, shape (n, 2), px."""
    key = _zoom(view)
    points = curve.drawn.get(key)
    if points is None:
        if len(curve.drawn) > 12:
            curve.drawn.clear()
        keep = decimate(curve.x, curve.y, TOLERANCE / 2.0**key)
        points = np.column_stack([curve.x[keep], curve.y[keep]])
        curve.drawn[key] = points
    first = max(int(np.searchsorted(points[:, 0], view.left)) - 1, 0)
    last = int(np.searchsorted(points[:, 0], view.right, side="right")) + 1
    return _to_px(points[first:last], view)


def paint_message(
    painter: QPainter, area: QRectF, lines: list[str], theme: Theme
) -> None:
    """Paint why there is nothing to see, in the middle of the plot."""
    painter.setFont(font(NORMAL))
    painter.setPen(QColor(theme.secondary))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(area.adjusted(24, 0, -24, 0), flags, "\n".join(lines))


def absence_texts(curves: CurveSet) -> list[str]:
    """Return one line for every reason why there is no curve, and whom it is about."""
    alike: dict[tuple[str, str], list[Absence]] = {}
    for one in curves.absences:
        if not one.is_pending:
            alike.setdefault((one.source_text, one.reason), []).append(one)
    texts = []
    for group in alike.values():
        names = first_few((one.name for one in group), _NAMED)
        texts.append(absence_text(replace(group[0], name=names)))
    return texts


def absence_text(absence: Absence) -> str:
    """Return one line that names an ROI without a curve and the reason."""
    is_told = absence.source is DvhSource.STORED or absence.side
    source = f", {absence.source_text}" if is_told else ""
    return f"{absence.name}{source}: {absence.reason}"


def partial_text(curve: Curve) -> str:
    """Return one line that says why a curve is a lower bound."""
    name = f"{curve.name}, {curve.side}" if curve.side else curve.name
    return tr(
        "{roi}: lower bound, {share} outside the dose grid",
        roi=name,
        share=curve.dvh.outside_text,
    )


def legend_text(curve: Curve) -> str:
    """Return what the legend of a picture calls a curve."""
    if curve.dvh.is_partial:
        return partial_text(curve)
    is_told = curve.is_stored or curve.side
    return f"{curve.name} ({curve.source_text})" if is_told else curve.name
