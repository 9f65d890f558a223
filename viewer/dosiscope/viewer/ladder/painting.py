"""Painting of a ladder: planes, gaps, edges and contours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dosiscope.core.contours.modes import Mode
from dosiscope.core.language import tr
from dosiscope.core.text import number_text
from dosiscope.resources.theme import SMALL, blend
from dosiscope.viewer.style import font

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.isodose import RGB
    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.ladder.model import LadderModel

LEFT, RIGHT, MARGIN = 64.0, 12.0, 14.0  # px
COLUMN = 40.0  # px between columns at most
RADIUS_MOST, RADIUS_LEAST = 5.0, 1.2  # px
LABELLED = 13.0  # px between the numbers of contours
LABEL_ROOM = 30.0  # px between columns that hold a number
GAP_LABELLED = 15.0  # px of a gap that holds its length
MANY = 3000  # contours in view from which they are drawn as points


@dataclass(frozen=True, slots=True)
class LadderView:
    """The range of z that is seen, mm, and where it is in the plot, px.

    Attributes
    ----------
    area
        Where contours are.
    column, first
        Distance of columns, and where the leftmost one is.
    """

    low: float
    high: float
    area: QRectF
    column: float
    first: float

    @property
    def scale(self) -> float:
        """Px per mm."""
        return self.area.height() / (self.high - self.low)

    def y(self, z: float) -> float:
        """Return the height on the widget of a z in mm, px."""
        return self.area.bottom() - (z - self.low) * self.scale

    def places(self, model: LadderModel) -> NDArray[np.float64]:
        """Return the place of every contour on the widget, shape (nodes, 2), px."""
        x = self.first + model.column * self.column
        y = self.area.bottom() - (model.z - self.low) * self.scale
        return np.column_stack([x, y])


def view_of(
    model: LadderModel | None, low: float, high: float, area: QRectF
) -> LadderView:
    """Return the view of a range of z, its columns in the middle of an area."""
    most = 0.0
    if model is not None and len(model.column):
        most = float(model.column.max())
    column = min(COLUMN, max(area.width() - 40, 1) / most) if most else COLUMN
    first = area.left() + (area.width() - most * column) / 2
    return LadderView(low, high, area, column, first)


def radius_of(model: LadderModel, view: LadderView) -> float:
    """Return the radius of a contour's dot, smaller where they are dense, px."""
    room = 0.36 * min(model.spacing * view.scale, view.column)
    return min(max(room, RADIUS_LEAST), RADIUS_MOST)


def paint_ladder(
    painter: QPainter, view: LadderView, model: LadderModel, colour: RGB, theme: Theme
) -> None:
    """Paint all that lies still but the labels of the scale, which are the axis's."""
    ink = blend(theme.text, QColor(*colour).name(), 0.8)
    painter.setFont(font(SMALL))
    _paint_images(painter, view, model, theme)
    painter.save()
    painter.setClipRect(view.area.adjusted(-8, -MARGIN, RIGHT, MARGIN))
    places = view.places(model)
    if model.mode in (Mode.ON_SLICE, Mode.SOURCE_PLANES):
        _paint_slabs(painter, view, model, places, blend(theme.panel, ink, 0.22))
    _paint_edges(painter, model, places, view, ink, theme)
    _paint_gaps(painter, view, model, places, theme)
    _paint_ghosts(painter, view, model, places, theme)
    _paint_contours(painter, view, model, places, ink, theme)
    painter.restore()


def _lines(
    painter: QPainter, segments: NDArray[np.float64], pen: QPen | QColor
) -> None:
    """Draw segments (x1, y1, x2, y2), shape (n, 4), as they lie in memory."""
    if not len(segments):
        return
    painter.setPen(pen)
    segments = np.ascontiguousarray(segments)
    first = cast("QLineF", shiboken6.wrapInstance(segments.ctypes.data, QLineF))
    painter.drawLines(first, len(segments))


def _paint_images(
    painter: QPainter, view: LadderView, model: LadderModel, theme: Theme
) -> None:
    images = model.images[(model.images >= view.low) & (model.images <= view.high)]
    if not len(images):
        return
    distance = view.area.height() / len(images)
    share = 0.8 if distance > 6 else 0.4 if distance > 3 else 0.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    y = view.area.bottom() - (images - view.low) * view.scale
    y = np.floor(y) + 0.5
    left, right = np.full(len(y), view.area.left()), np.full(len(y), view.area.right())
    if share:
        pen = QPen(QColor(blend(theme.panel, theme.line, share)), 1)
        _lines(painter, np.column_stack([left, y, right, y]), pen)
    pen = QPen(QColor(theme.disabled), 1)
    if distance > 2:
        _lines(painter, np.column_stack([left - 5, y, left, y]), pen)
    painter.setPen(pen)
    painter.drawLine(view.area.topLeft(), view.area.bottomLeft())


def _paint_slabs(
    painter: QPainter,
    view: LadderView,
    model: LadderModel,
    places: NDArray[np.float64],
    colour: str,
) -> None:
    """Paint a band over the slices that the ROI fills; a gap interrupts it."""
    low, high = model.extent
    half = model.spacing / 2 if len(np.unique(model.z)) > 1 else 1.0
    edges = [low - half, *(z for gap in model.gaps for z in gap), high + half]
    left, right = float(places[:, 0].min()) - 9, float(places[:, 0].max()) + 9
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for bottom, top in zip(edges[::2], edges[1::2], strict=True):
        upper, lower = view.y(top), view.y(bottom)
        painter.drawRoundedRect(QRectF(left, upper, right - left, lower - upper), 4, 4)


def _paint_edges(
    painter: QPainter,
    model: LadderModel,
    places: NDArray[np.float64],
    view: LadderView,
    ink: str,
    theme: Theme,
) -> None:
    if not len(model.edges):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    segments = np.hstack([places[model.edges[:, 0]], places[model.edges[:, 1]]])
    seen = (segments[:, 1] > -20) & (segments[:, 3] < view.area.bottom() + 40)
    wide = 2.0 if len(segments) < 1000 else 1.0
    fine = seen & ~model.edge_is_faulty
    _lines(painter, segments[fine], QPen(QColor(blend(theme.panel, ink, 0.6)), wide))
    pen = QPen(QColor(theme.bad), 2.0)
    pen.setDashPattern([3, 2])
    _lines(painter, segments[seen & model.edge_is_faulty], pen)


def _paint_gaps(
    painter: QPainter,
    view: LadderView,
    model: LadderModel,
    places: NDArray[np.float64],
    theme: Theme,
) -> None:
    """Paint a break and its length where the ROI is not."""
    metrics = QFontMetricsF(painter.font())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    colour = QColor(theme.caution)
    middle = (
        view.first + float(model.column.max() if len(places) else 0) / 2 * view.column
    )
    for low, high in model.gaps:
        bottom, top = view.y(low), view.y(high)
        if top > view.area.bottom() + MARGIN or bottom < 0 or bottom - top < 3:
            continue
        room = radius_of(model, view) + 2
        inset = room if bottom - top > 3 * room else 0.0
        pen = QPen(colour, 1)
        painter.setPen(pen)
        for y in (bottom - inset, top + inset):
            painter.drawLine(QPointF(middle - 9, y), QPointF(middle + 9, y))
        if bottom - top < GAP_LABELLED:
            continue
        text = tr("gap {height} mm", height=number_text(high - low, 1))
        wide = metrics.horizontalAdvance(text)
        x = min(middle + 14, view.area.right() - wide)
        base = (bottom + top) / 2 + metrics.ascent() / 2 - 1
        painter.drawText(QPointF(x, base), text)


def _paint_ghosts(
    painter: QPainter,
    view: LadderView,
    model: LadderModel,
    places: NDArray[np.float64],
    theme: Theme,
) -> None:
    """Paint a hatched bar on every image plane that attached contours skip."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for lower, upper, z in model.ghosts:
        span = model.z[upper] - model.z[lower]
        share = (z - model.z[lower]) / span if span else 0.5
        x = float(places[lower, 0] + share * (places[upper, 0] - places[lower, 0]))
        bar = QRectF(x - 11, view.y(z) - 4, 22, 8)
        painter.fillRect(bar, QColor(theme.panel))
        painter.setPen(QPen(QColor(theme.bad), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.save()
        painter.setClipRect(bar)
        for n in range(-2, 6):
            start = QPointF(bar.left() + 5 * n, bar.bottom())
            painter.drawLine(start, start + QPointF(8, -8))
        painter.restore()
        painter.drawRect(bar)


def _paint_contours(
    painter: QPainter,
    view: LadderView,
    model: LadderModel,
    places: NDArray[np.float64],
    ink: str,
    theme: Theme,
) -> None:
    seen = np.flatnonzero(
        (places[:, 1] > -RADIUS_MOST) & (places[:, 1] < view.area.bottom() + 20)
    )
    radius = radius_of(model, view)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if len(seen) > MANY:
        dash = places[seen]
        half = max(min(view.column * 0.4, 3.0), 0.5)
        segments = np.column_stack(
            [dash[:, 0] - half, dash[:, 1], dash[:, 0] + half, dash[:, 1]]
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        bad = model.is_faulty[seen]
        _lines(painter, segments[~bad], QColor(ink))
        _lines(painter, segments[bad], QColor(theme.bad))
        return
    wide = 1.6 if radius > 2.5 else 1.0
    lines = {bad: QColor(theme.bad if bad else ink) for bad in (False, True)}
    hollow, last = QColor(theme.panel), None
    looks = zip(
        model.is_faulty[seen].tolist(), model.on_image[seen].tolist(), strict=True
    )
    for (x, y), look in zip(places[seen].tolist(), looks, strict=True):
        if look != last:  # most look like the one before
            is_bad, is_filled = last = look
            painter.setPen(QPen(lines[is_bad], wide))
            painter.setBrush(lines[is_bad] if is_filled else hollow)
        painter.drawEllipse(QPointF(x, y), radius, radius)
    if len(model.z) and view.column >= LABEL_ROOM:
        _paint_numbers(painter, model, places, seen, radius, theme)


def _paint_numbers(
    painter: QPainter,
    model: LadderModel,
    places: NDArray[np.float64],
    seen: NDArray[np.int64],
    radius: float,
    theme: Theme,
) -> None:
    """Write Contour Numbers beside the dots, as many as there is room for."""
    painter.setPen(QColor(theme.secondary))
    numbers = model.roi.contours.numbers
    lowest: dict[float, float] = {}  # by column
    upwards = seen[np.argsort(-places[seen, 1], kind="stable")]
    for (x, y), column, contour in zip(
        places[upwards].tolist(),
        np.floor(model.column[upwards] + 0.01).tolist(),
        model.contour[upwards].tolist(),
        strict=True,
    ):
        number = numbers[contour]
        if number is None or lowest.get(column, y + LABELLED) - y < LABELLED:
            continue
        lowest[column] = y
        painter.drawText(QPointF(x + radius + 4, y + 4), str(number))
