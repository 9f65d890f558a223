"""The picture from the source of a beam, painted in any size on any painter.

The picture's u is x of the beam limiting device system and its v is -y, mm on the
isocentre plane: x to the right and y upwards, as the source sees them.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from dosiscope.core.language import tr
from dosiscope.core.text import mm_number
from dosiscope.resources.theme import BEAM_ON_PAPER, BEAM_ON_PICTURE, SMALL
from dosiscope.viewer.beams_eye.directions import paint_directions
from dosiscope.viewer.layers.contours import halo_of
from dosiscope.viewer.layers.labels import Label, place
from dosiscope.viewer.layers.lettering import Run, draw_line, written
from dosiscope.viewer.layers.scales import paint_scale_bar
from dosiscope.viewer.layers.strokes import pen, with_dash
from dosiscope.viewer.rt_image.greys import paint_greys
from dosiscope.viewer.scene_view import kept_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from dosiscope.core.beams.aperture import Aperture, Jaws
    from dosiscope.core.beams.silhouette import Silhouette
    from dosiscope.resources.theme import BeamColours
    from dosiscope.viewer.beams_eye.sight import BeamSight, SeenRoi
    from dosiscope.viewer.frame import Frame

    Floats = NDArray[np.float64]

_CLOSED, _CLOSED_ON_DRR = 46, 96  # of 255: the shade of what is closed
_EDGE = 105  # between leaves
_LEAST_LEAF = 3.0  # px of a leaf whose edges are told apart
_HALO = QColor(0, 0, 0, 150)
_PALE = QColor(255, 255, 255, 190)  # the halo on paper
_OPEN_WIDTH = 2.2  # px
_GLOW_WIDTH, _GLOW_ALPHA = 8.0, 90
_TICK, _LONG_TICK = 3.0, 6.0  # px, at every cm and at every fifth
_LEAST_TICK = 4.0  # px between ticks
_CM = 10.0  # mm
_WEDGE = 34.0  # px of its arrow


def ink_of(frame: Frame) -> BeamColours:
    """Return the colours of what shapes the beam."""
    return BEAM_ON_PAPER if frame.is_on_white else BEAM_ON_PICTURE


def paint_sight(
    painter: QPainter, frame: Frame, sight: BeamSight, highlight: int | None = None
) -> None:
    """Paint all that is seen, with its words; each lies on no other.

    Parameters
    ----------
    frame
        Which part of the isocentre plane is in sight.
    highlight
        Number of the structure that is pointed at.
    """
    painter.fillRect(
        QRectF(0, 0, frame.width, frame.height), QColor(frame.colours.ground)
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if sight.eye is None:
        return
    if sight.drr is not None:
        to_plane = sight.drr.to_isocentre(sight.eye.collimator)
        paint_greys(painter, frame, sight.drr, sight.drr.usual_window, to_plane)
    shape = sight.aperture
    if shape is not None:
        with _turned(painter, frame, sight.turned):
            _paint_closed(painter, frame, shape, sight.drr is not None)
    _paint_rois(painter, frame, sight, highlight)
    if sight.spots is not None:
        sight.spots.paint(painter, frame, QColor(ink_of(frame).spot))
    _paint_axes(painter, frame)
    if shape is not None:
        with _turned(painter, frame, sight.turned):
            _paint_blocks(painter, frame, shape)
            _paint_jaws(painter, frame, shape.jaws)
            _paint_opening(painter, frame, shape)
    with written() as words:
        paint_scale_bar(painter, frame)
        _paint_wedges(painter, frame, sight)
        paint_directions(painter, frame, sight.eye)
        labels = list(_labels(frame, sight))
        place(painter, frame, labels, words)


def turn_of(frame: Frame, angle: float) -> QTransform:
    """Return what turns a picture around the isocentre, anticlockwise, degrees."""
    at = frame.to_pixel(0.0, 0.0)
    result = QTransform.fromTranslate(at.x(), at.y())
    result.rotate(-angle)
    return result.translate(-at.x(), -at.y())


@contextmanager
def _turned(painter: QPainter, frame: Frame, angle: float) -> Iterator[None]:
    """Paint what shapes the beam as its collimator is turned in the picture."""
    if not angle % 360:
        yield
        return
    with kept_state(painter):
        painter.setTransform(turn_of(frame, angle), combine=True)
        yield


# --- what shapes the beam --------------------------------------------------


def to_px(frame: Frame, xy: Floats) -> Floats:
    """Return where places x, y lie on a picture, shape (n, 2), px."""
    return frame.pixels(xy * np.array((1.0, -1.0)))


def polygon(frame: Frame, xy: Floats) -> QPolygonF:
    """Return a polygon in pixels."""
    return QPolygonF([QPointF(x, y) for x, y in to_px(frame, xy).tolist()])


def path_of(frame: Frame, outlines: Iterable[Floats]) -> QPainterPath:
    """Return outlines as a path, even-odd."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for outline in outlines:
        path.addPolygon(polygon(frame, outline))
        path.closeSubpath()
    return path


def _paint_closed(
    painter: QPainter, frame: Frame, shape: Aperture, is_on_drr: bool
) -> None:
    """Shade what is closed, and the leaves in it."""
    most = frame.width + frame.height  # of a picture that is turned, too
    whole = QRectF(-most, -most, 3 * most, 3 * most)
    ink = QColor(ink_of(frame).leaf)
    shade = QColor("#000000") if is_on_drr and not frame.is_on_white else QColor(ink)
    shade.setAlpha(_CLOSED_ON_DRR if is_on_drr else _CLOSED)
    if shape.is_bounded:
        closed = path_of(frame, shape.open_polygons)
        closed.addRect(whole)
        # its edge lies below the outline: smooth, it would take thrice as long
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillPath(closed, shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    reach = _reach(frame)
    edge = QColor(ink_of(frame).leaf)
    edge.setAlpha(_EDGE)
    for leaves in shape.leaves:
        corners = leaves.rectangles(reach)
        one, other = to_px(frame, corners[:, :2]), to_px(frame, corners[:, 2:])
        rows = np.concatenate([np.minimum(one, other), np.maximum(one, other)], axis=1)
        across = (0, 2) if leaves.axis == "y" else (1, 3)
        is_told = rows[:, across[1]] - rows[:, across[0]] >= _LEAST_LEAF
        rows = np.clip(rows[is_told], -most, 2 * most)
        for line in _edges(rows):
            painter.fillRect(line, edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _edges(rows: Floats) -> Iterator[QRectF]:
    """Yield the edges of rectangles as lines 1 px thick, each once.

    Qt strokes frames that let light through thirty times as slowly as it fills them.
    """
    x1, y1, x2, y2 = np.floor(rows).T
    every = np.concatenate(
        [
            np.column_stack([x1, y, x2 - x1, np.ones_like(y)]) for y in (y1, y2)
        ] + [
            np.column_stack([x, y1, np.ones_like(x), y2 - y1]) for x in (x1, x2)
        ]
    )  # fmt: skip
    for ends in np.unique(every, axis=0).tolist():
        yield QRectF(*ends)


def _reach(frame: Frame) -> float:
    """Return how far from the isocentre anything in sight is, mm."""
    box = frame.box
    return 1.0 + max(map(abs, (box.left(), box.right(), box.top(), box.bottom())))


def _paint_opening(painter: QPainter, frame: Frame, shape: Aperture) -> None:
    path = path_of(frame, shape.open_polygons)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    halo = _PALE if frame.is_on_white else _HALO
    for colour, width in (
        (halo, _OPEN_WIDTH + 2.4),
        (QColor(ink_of(frame).opening), _OPEN_WIDTH),
    ):
        line = QPen(colour, width)
        line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(line)
        painter.drawPath(path)


def _jaw_box(frame: Frame, jaws: Jaws) -> QRectF | None:
    """Return what jaws leave open, px; sides without a jaw lie beyond the picture."""
    reach = 10 * _reach(frame)
    x1, x2 = _or(jaws.x1, -reach), _or(jaws.x2, reach)
    y1, y2 = _or(jaws.y1, -reach), _or(jaws.y2, reach)
    if (jaws.x1, jaws.x2, jaws.y1, jaws.y2) == (None,) * 4:
        return None
    return QRectF(frame.to_pixel(x1, -y2), frame.to_pixel(x2, -y1))


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _paint_jaws(painter: QPainter, frame: Frame, jaws: Jaws) -> None:
    box = _jaw_box(frame, jaws)
    if box is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    halo = _PALE if frame.is_on_white else _HALO
    for colour, width in ((halo, 3.2), (QColor(ink_of(frame).jaw), 1.4)):
        line = QPen(colour, width)
        line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(line)
        painter.drawRect(box)


def _paint_blocks(painter: QPainter, frame: Frame, shape: Aperture) -> None:
    for block in shape.blocks:
        outline = polygon(frame, block.points)
        ink = QColor(ink_of(frame).block)
        if not block.is_aperture:
            shade = QColor(ink)
            shade.setAlpha(60)
            painter.setBrush(QBrush(shade))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.6))
        painter.drawPolygon(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_wedges(painter: QPainter, frame: Frame, sight: BeamSight) -> None:
    """Draw which way each wedge in the beam grows thin: IEC 61217, +y of the wedge."""
    used = [w for w in sight.wedges if w.orientation is not None]
    for n, wedge in enumerate(used):
        angle = math.radians((wedge.orientation or 0.0) + sight.turned)
        along = QPointF(-math.sin(angle), -math.cos(angle))
        aside = QPointF(-along.y(), along.x())
        middle = QPointF(frame.width / 2, frame.height / 2)
        if sight.aperture is not None:
            box = _jaw_box(frame, sight.aperture.jaws)
            if box is not None and frame.pane.contains(box.center()):
                middle = box.center()
        middle += aside * (14.0 * n)
        thick, thin = middle - along * _WEDGE, middle + along * _WEDGE
        shape = QPolygonF([thick + aside * 9, thin, thick - aside * 9])
        ink = QColor(ink_of(frame).block)
        shade = QColor(ink)
        shade.setAlpha(80)
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(shade)
        painter.drawPolygon(shape)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = (Run(tr("thin edge"), ink.name(), size=SMALL),)
        draw_line(painter, thin + along * 12 - QPointF(0, 8), line, frame, 0.5)


# --- structures ------------------------------------------------------------


def _paint_rois(
    painter: QPainter, frame: Frame, sight: BeamSight, highlight: int | None
) -> None:
    """Draw silhouettes, the largest first and the one that is pointed at last."""
    for roi in sorted(sight.rois, key=lambda one: one.number == highlight):
        _paint_roi(painter, frame, roi, roi.number == highlight, sight.has_halo)


def _paint_roi(
    painter: QPainter, frame: Frame, roi: SeenRoi, is_lit: bool, has_halo: bool
) -> None:
    style, lines = roi.style, roi.lines
    if style.fill > 0 or is_lit:
        shade = QColor(*roi.colour)
        shade.setAlphaF(max(style.fill, 0.12 if is_lit else 0.0))
        _fill(painter, frame, roi.silhouette, shade)
    width = style.width + 1 if is_lit else style.width
    if is_lit:
        painter.setPen(pen(roi.colour, _GLOW_WIDTH, _GLOW_ALPHA))
        lines.stroke(painter, frame)
    halo = halo_of(roi.colour, on_white=frame.is_on_white)
    if halo is not None or has_halo:
        painter.setPen(pen(halo or (12, 13, 15), width + 2))
        lines.stroke(painter, frame)
    own = pen(roi.colour, width, round(255 * style.opacity))
    painter.setPen(with_dash(own, style.dash))
    lines.stroke(painter, frame)


def _fill(
    painter: QPainter, frame: Frame, silhouette: Silhouette, shade: QColor
) -> None:
    """Tint what a silhouette covers, row by row: no seam is between its rows."""
    (a, b), (c, d) = silhouette.turn.tolist()
    s = frame.scale
    to_px = QTransform(s * a, -s * b, s * c, -s * d, -s * frame.left, -s * frame.top)
    first = silhouette.start + silhouette.row * silhouette.step
    rows = zip(
        silhouette.left.tolist(),
        first.tolist(),
        (silhouette.right - silhouette.left).tolist(),
        strict=True,
    )
    with kept_state(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setTransform(to_px, combine=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRects([QRectF(x, y, w, silhouette.step) for x, y, w in rows])


# --- axes and words --------------------------------------------------------


def _paint_axes(painter: QPainter, frame: Frame) -> None:
    """Draw x and y through the isocentre, and it, with ticks every cm, or every 10."""
    ink = QColor(ink_of(frame).axes)
    ink.setAlpha(150)
    at = frame.to_pixel(0.0, 0.0)
    left, top = math.floor(at.x()), math.floor(at.y())
    lines = [QRectF(0, top, frame.width, 1), QRectF(left, 0, 1, frame.height)]
    step = _CM
    while step * frame.scale < _LEAST_TICK:
        step *= 10
    box = frame.box
    for n in _between(box.left(), box.right(), step):
        x = frame.to_pixel(n * step, 0).x()
        size = _TICK if n % 5 else _LONG_TICK
        lines.append(QRectF(math.floor(x), top - size, 1, 2 * size + 1))
    for n in _between(box.top(), box.bottom(), step):
        y = frame.to_pixel(0, n * step).y()
        size = _TICK if n % 5 else _LONG_TICK
        lines.append(QRectF(left - size, math.floor(y), 2 * size + 1, 1))
    for line in lines:
        painter.fillRect(line, ink)
    ink.setAlpha(255)
    halo = _PALE if frame.is_on_white else _HALO
    for colour, width in ((halo, 3.6), (ink, 1.6)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(at, 6.0, 6.0)


def _between(low: float, high: float, step: float) -> range:
    return range(math.ceil(low / step), math.floor(high / step) + 1)


_SIDES: Final = ("x1", "x2", "y1", "y2")


def _labels(frame: Frame, sight: BeamSight) -> Iterator[Label]:
    """Yield which jaw is which with its place, and the names of blocks."""
    shape = sight.aperture
    if shape is None:
        return
    turn = turn_of(frame, sight.turned)
    box = _jaw_box(frame, shape.jaws)
    if box is not None:
        seen = box & frame.pane
        places = {
            "x1": QPointF(box.left(), seen.top() + 0.32 * seen.height()),
            "x2": QPointF(box.right(), seen.top() + 0.32 * seen.height()),
            "y1": QPointF(seen.left() + 0.32 * seen.width(), box.bottom()),
            "y2": QPointF(seen.left() + 0.32 * seen.width(), box.top()),
        }
        for side in _SIDES:
            value = getattr(shape.jaws, side)
            if value is not None:
                text = f"{side.upper()} {mm_number(value)}"
                yield Label(turn.map(places[side]), text, ink_of(frame).jaw, 600)
    for block in shape.blocks:
        name = block.block.name or tr("block {number}", number=block.block.number)
        at = polygon(frame, block.points).boundingRect().topRight()
        yield Label(turn.map(at), name, ink_of(frame).block)
