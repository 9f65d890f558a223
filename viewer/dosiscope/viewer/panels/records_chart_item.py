"""What the chart of a course is made of: a sign for each delivery, by its fraction.

Signs stand at what was delivered as a share of what is planned; beams of a fraction
stand beside each other.  What has no share stands on the line of nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsScene

from dosiscope.core.course import State
from dosiscope.core.language import tr
from dosiscope.core.records.words import (
    meterset_number,
    name_text,
    state_text,
    when_text,
)
from dosiscope.core.text import capitalised, percent_text
from dosiscope.resources.theme import GRID, SMALL, blend
from dosiscope.viewer.bare_plot import BarePlot
from dosiscope.viewer.dvh.painting import PlotView
from dosiscope.viewer.panels.records_look import LOOKS, paint_shape
from dosiscope.viewer.plot_axis import PlotAxis
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme
from dosiscope.viewer.ticks import nice_ceiling, tick_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.course import Course, CourseRow
    from dosiscope.resources.theme import Theme

_PAD: Final = 8.0
_BOTTOM: Final = 22.0
_HALF: Final = 4.0  # px, half a sign
_LEAST_HALF: Final = 2.5
_NEAR: Final = 9.0  # px around a sign where the mouse reads it
_SPREAD: Final = 0.64  # of the room of a fraction that its beams take
_LEAST_FRACTIONS: Final = 5
_BELOW: Final = -7.0  # %, of the axis, below nothing: signs at 0 are seen whole
_DIMMED: Final = 0.28
_WORD: Final = tr("Fraction")
_SIZE: Final = QSize(900, 320)


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A row of the course and where it stands: fraction (with its offset), percent."""

    row: CourseRow
    x: float
    percent: float


def chart_points(course: Course) -> list[ChartPoint]:
    """Return the signs of a course; what images the patient has none."""
    names = list(dict.fromkeys(row.name for row in course.rows if _is_shown(row)))
    places = {name: n for n, name in enumerate(name for name in names if name)}
    points = []
    for row in course.rows:
        if not _is_shown(row) or row.fraction is None:
            continue
        share = (places.get(row.name, 0) + 0.5) / max(len(places), 1)
        offset = _SPREAD * (share - 0.5) if row.name else 0.0
        points.append(ChartPoint(row, row.fraction + offset, _percent(row)))
    return points


def _is_shown(row: CourseRow) -> bool:
    return row.state is not State.IMAGING


def _percent(row: CourseRow) -> float:
    if not row.planned or row.delivered is None or row.state is State.UNKNOWN:
        return 0.0
    return 100 * row.delivered / row.planned


class FractionAxis(PlotAxis):
    """The axis below: whole numbers of fractions, behind the word."""

    @property
    def _after(self) -> float:
        """Where the word ends, px of the axis."""
        wide = QFontMetricsF(self.style["tickFont"]).horizontalAdvance(_WORD)
        return _PAD + wide + _PAD - float(self.x())

    def values(self) -> list[float]:
        """Return the fractions that are labelled."""
        low, high = self.range
        room = max(2, int(self.rect().width() / 40))
        first, last = max(1, round(low + 0.5)), round(high - 0.5)
        step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500) if (
            (last - first) / n <= room or n == 500
        ))  # fmt: skip
        found = [float(n) for n in range(step, last + 1, step) if n >= first]
        return found if step == 1 or not found else [float(first), *found]

    def place(self) -> list[tuple[QRectF, str]]:
        """Return where which label stands: below its fraction, none on another."""
        room, metrics = self.rect(), QFontMetricsF(self.style["tickFont"])
        placed, free = [], -1e9
        for share, label in self.labels():
            wide = metrics.horizontalAdvance(label)
            left = share * room.width() - wide / 2
            left = max(left, self._after)
            if left >= free:
                placed.append((QRectF(left, self.gap, wide, metrics.height()), label))
                free = left + wide + 6
        return placed


class RecordsChartItem(BarePlot):
    """Axes, signs, the line of what is planned, and a key to the signs."""

    def __init__(self, *, is_kept: bool = True) -> None:
        self._left = PlotAxis("left", room=30, gap=8)
        self._below = FractionAxis("bottom", room=40, gap=6)
        axes = {"left": self._left, "bottom": self._below}
        super().__init__(axes, is_kept=is_kept)
        self._below.setHeight(_BOTTOM)
        self.points: list[ChartPoint] = []
        self.states: list[State] = []
        self.chosen: int | None = None  # number of a beam
        self.pointed: ChartPoint | None = None
        self._last = float(_LEAST_FRACTIONS)
        self.vb.sigResized.connect(self._lay_out)
        self.vb.sigRangeChanged.connect(self.still.renew)
        self.renew()

    def set_course(self, course: Course | None) -> None:
        """Show another course, or none."""
        self.points = [] if course is None else chart_points(course)
        self.pointed = None
        present = {point.row.state for point in self.points}
        self.states = [state for state in LOOKS if state in present]
        planned = course.planned_fractions if course is not None else None
        most = max((point.row.fraction or 0 for point in self.points), default=0)
        self._last = float(max(most, planned or 0, _LEAST_FRACTIONS))
        top = max((point.percent for point in self.points), default=100.0)
        top = 110.0 if top <= 105 else nice_ceiling(top * 1.05)
        self._left.unit = self._below.unit = None
        if self.points:
            self._left.unit, self._below.unit = "%", ""
        metrics = QFontMetricsF(font(SMALL))
        labels = tick_labels([0.0, 50.0, 100.0], "%")
        widest = max(metrics.horizontalAdvance(text) for text in labels)
        self._left.setWidth(widest + 2 * _PAD)
        self.vb.setRange(
            xRange=(0.4, self._last + 0.6), yRange=(_BELOW, top), padding=0
        )
        self._lay_out()
        self.renew()

    def choose(self, number: int | None) -> None:
        """Bring the signs of a beam forward; None: those of all."""
        if number != self.chosen:
            self.chosen = number
            self.still.renew()

    def point_at(self, point: ChartPoint | None) -> None:
        """Read a sign, or none."""
        if point is not self.pointed:
            self.pointed = point
            self.still.renew()

    def near(self, at: QPointF) -> ChartPoint | None:
        """Return the sign next to a place, px; None where none is near."""
        view = self.view()
        found, best = None, _NEAR
        for point in self.points:
            place = view.to_px(point.x, point.percent)
            off = max(abs(place.x() - at.x()), abs(place.y() - at.y()))
            if off < best:
                found, best = point, off
        return found

    def renew(self) -> None:
        """Paint everything anew: signs, sizes or colours are others."""
        for axis in (self._left, self._below):
            axis.recolour()
        self.still.renew()

    def view(self) -> PlotView:
        """Return the axes and where they are."""
        (left, right), (bottom, top) = self.vb.viewRange()
        return PlotView(left, right, bottom, top, self.vb.geometry())

    def _lay_out(self, *_: object) -> None:
        """Leave room for the key, which takes as many lines as it needs."""
        room = self.rect().width() - 2 * _PAD
        lines = max((line for line, _, _ in _key(self.states, room)), default=-1) + 1
        high = lines * QFontMetricsF(font(SMALL)).height()
        margins = (0.0, _PAD + high + (GRID if lines else 0), 2 * _PAD, 0.0)
        if margins != self.layout.getContentsMargins():
            self.layout.setContentsMargins(*margins)
            self.layout.activate()
        self.still.renew()

    # --- what lies still ---------------------------------------------------------

    def paint_still(self, painter: QPainter) -> None:
        """Paint grid, signs, key, and what is read at the sign that is pointed at."""
        theme = current_theme()
        if not self.points:
            return
        view = self.view()
        self._paint_key(painter, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_grid(painter, view, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        half = min(_HALF, max(_LEAST_HALF, view.x_scale * _SPREAD / 3))
        for is_front in (False, True):
            for point in self.points:
                is_chosen = self._is_front(point)
                if is_chosen is is_front:
                    painter.setOpacity(1.0 if is_chosen else _DIMMED)
                    place = view.to_px(point.x, point.percent)
                    state = point.row.state
                    paint_shape(painter, state, place, half, theme, theme.panel)
        painter.setOpacity(1.0)
        if self.pointed is not None:
            place = view.to_px(self.pointed.x, self.pointed.percent)
            painter.setPen(QPen(QColor(theme.text), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, half + 4, half + 4)
            _paint_words(painter, view.area, place, lines_of(self.pointed.row), theme)

    def _is_front(self, point: ChartPoint) -> bool:
        return self.chosen is None or point.row.number in (self.chosen, None)

    def _paint_key(self, painter: QPainter, theme: Theme) -> None:
        """Write which sign is which state."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(font(SMALL))
        metrics = QFontMetricsF(painter.font())
        room = self.rect().width() - 2 * _PAD
        for (line, left, text), state in zip(
            _key(self.states, room), self.states, strict=True
        ):
            middle = _PAD + (line + 0.5) * metrics.height()
            at = QPointF(_PAD + left + _HALF + 1, middle)
            paint_shape(painter, state, at, _HALF, theme, theme.panel)
            painter.setPen(QColor(theme.secondary))
            base = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(at.x() + _HALF + 6, base), text)

    def _paint_grid(self, painter: QPainter, view: PlotView, theme: Theme) -> None:
        area = view.area
        painter.setPen(QPen(QColor(blend(theme.panel, theme.line, 0.55)), 1))
        for percent in self._left.values():
            y = view.to_px(view.left, percent).y()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        y = view.to_px(view.left, 100.0).y()
        painter.setPen(QPen(QColor(theme.secondary), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setFont(font(SMALL))
        painter.setPen(QColor(theme.secondary))
        ascent = QFontMetricsF(painter.font()).ascent()
        painter.drawText(QPointF(_PAD, area.bottom() + 6 + ascent), _WORD)


def _key(states: Sequence[State], room: float) -> Iterator[tuple[int, float, str]]:
    """Yield of each state its line, its place in it (px) and its word."""
    metrics = QFontMetricsF(font(SMALL))
    line, left = 0, 0.0
    for state in states:
        text = capitalised(tr(state.value))
        wide = 2 * _HALF + 7 + metrics.horizontalAdvance(text)
        if left and left + wide > room:
            line, left = line + 1, 0.0
        yield line, left, text
        left += wide + 3 * GRID


def lines_of(row: CourseRow) -> tuple[str, ...]:
    """Return what is read at a sign: which delivery, how much, how it stands."""
    number = tr("no number") if row.fraction is None else str(row.fraction)
    lines = [tr("Fraction {number}: {beam}", number=number, beam=name_text(row))]
    if row.parts:
        lines.append(when_text(row))
    if row.delivered is not None:
        told = f"{meterset_number(row.delivered)} {row.unit}".rstrip()
        if row.planned:
            share = percent_text(100 * row.delivered / row.planned)
            told = tr(
                "{delivered} of {planned} ({share})",
                delivered=told,
                planned=meterset_number(row.planned),
                share=share,
            )
        lines.append(told)
    lines.append(capitalised(state_text(row)))
    return tuple(lines)


def _paint_words(
    painter: QPainter, area: QRectF, at: QPointF, lines: Sequence[str], theme: Theme
) -> None:
    """Write what is read beside a sign, within the plot."""
    painter.setFont(font(SMALL))
    metrics = QFontMetricsF(painter.font())
    wide = max(metrics.horizontalAdvance(line) for line in lines) + 3 * GRID
    row = metrics.height()
    high = row * len(lines) + 2 * GRID
    left = at.x() + 12 if at.x() + 12 + wide <= area.right() else at.x() - 12 - wide
    left = max(left, area.left())
    top = min(max(at.y() - high / 2, 0.0), area.bottom() - high)
    box = QRectF(left, max(top, 0.0), wide, high)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(box, GRID, GRID)
    painter.setPen(QColor(theme.text))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for n, line in enumerate(lines):
        place = QRectF(box.left() + 1.5 * GRID, box.top() + GRID + n * row, wide, row)
        painter.drawText(place, flags, line)


def records_picture(course: Course, title: str) -> PlotPicture:
    """Return the chart of a course as a picture of its own."""

    def draw(painter: QPainter, room: QRectF) -> None:
        scene = QGraphicsScene()
        plot = RecordsChartItem(is_kept=False)
        scene.addItem(plot)
        inside = room.adjusted(8, 0, -8, -8)
        plot.resize(inside.size())
        plot.set_course(course)
        plot.paint_alone(painter, inside)

    return PlotPicture(title=title, draw=draw, size=_SIZE)
