"""The cross-hair of a DVH: a line, a dot on the curve and a tag that reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dosiscope.core.dvh.metric import AT_LEAST, EXACT
from dosiscope.core.language import tr
from dosiscope.core.text import grouped, percent_text, quantity_number, volume_text
from dosiscope.resources.theme import GRID, RADIUS, SMALL
from dosiscope.viewer.dvh.curves import SOURCE_TEXT
from dosiscope.viewer.style import font

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB
    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.dvh.curves import Curve, CurveSet

_RELATIVE = "relative"  # unit of a dose without one
PAD = 2.0 * GRID
GAP = 3.0 * GRID  # between the line and the tag
DOT = 3.5


class CrossPlace(NamedTuple):
    """Where a cross-hair stands: dose and volume in the units of the axes."""

    x: float
    y: float


def place_text(curves: CurveSet, at: CrossPlace) -> str:
    """Return dose and volume of a place of the plot."""
    dose, volume = curves.dose_unit, curves.volume_unit
    first = f"{quantity_number(at.x, dose or _RELATIVE)} {dose}".rstrip()
    if curves.scale.differential:
        return first
    return f"{first} · {quantity_number(at.y, volume)} {volume}"


def readout_lines(curves: CurveSet, curve: Curve, x: float) -> tuple[str, ...]:
    """Return what the tag says at dose ``x``: ROI, dose, and volume in % and cc."""
    number = quantity_number(x, curves.dose_unit or _RELATIVE)
    dose = f"{number} {curves.dose_unit}".rstrip()
    lines = [f"{curve.name} · {dose}"]
    if curves.scale.differential:
        lines.append(f"dV/dD = {grouped(curve.y_at(x), 2)} {curves.volume_unit}")
    else:
        percent, cc = curve.volume_at(x)
        parts = [] if percent is None else [percent_text(percent)]
        parts += [] if cc is None else [f"{volume_text(cc)} cc"]
        both = f"{parts[0]} ({parts[1]})" if len(parts) == 2 else "".join(parts)
        # what lies outside the grid may receive the dose too
        sign = AT_LEAST if curve.dvh.is_partial else EXACT
        lines.append(f"V {sign} {both}")
    if curve.dvh.is_partial:
        lines.append(tr("{share} outside the dose grid", share=curve.dvh.outside_text))
    if curve.is_stored:
        lines.append(f"{SOURCE_TEXT[curve.dvh.source]} {curve.dvh.origin}".rstrip())
    elif curve.side:
        lines.append(curves.label_of(curve))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class DvhReadout:
    """A cross-hair at one place of a plot: what it says, its dot and its tag.

    ``place`` is on the curve, ``area`` the plot, both px; with ``across`` its lines go
    from there to both axes, else through all of the plot.
    """

    place: QPointF
    area: QRectF
    lines: tuple[str, ...]
    colour: RGB | None = None
    across: bool = False

    def tag(self) -> QRectF:
        """Return the tag's place, kept within the plot."""
        strong, plain = (
            QFontMetricsF(font(SMALL, weight="semibold")),
            QFontMetricsF(font(SMALL)),
        )
        width = strong.horizontalAdvance(self.lines[0])
        width = max([width, *(plain.horizontalAdvance(t) for t in self.lines[1:])])
        box = QRectF(
            self.place.x() + GAP,
            self.place.y() - GAP - len(self.lines) * self._row(),
            width + 2 * PAD,
            len(self.lines) * self._row() + PAD,
        )
        area = self.area
        if box.right() > area.right():
            box.moveRight(self.place.x() - GAP)
        box.moveLeft(max(box.left(), area.left()))
        box.moveTop(min(max(box.top(), area.top()), area.bottom() - box.height()))
        box.moveTop(max(box.top(), 0.0))
        return box

    @staticmethod
    def _row() -> float:
        return SMALL + 5.0

    def bounds(self) -> QRectF:
        """Return what dot and tag cover: all that a move has to draw again."""
        place, reach = self.place, DOT + 2
        dot = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        return dot.united(self.tag().adjusted(-2, -2, 2, 2))

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint dot and tag over the curves."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.colour is not None:
            painter.setPen(QPen(QColor(theme.panel), 1.5))
            painter.setBrush(QColor(*self.colour))
            painter.drawEllipse(self.place, DOT, DOT)
        box = self.tag()
        painter.setPen(QPen(QColor(theme.line), 1))
        back = QColor(theme.raised)
        back.setAlphaF(0.94)
        painter.setBrush(back)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setFont(font(SMALL, weight="semibold"))
        painter.setPen(QColor(theme.text))
        row = QRectF(box.left() + PAD, box.top() + PAD / 2, box.width(), self._row())
        for n, line in enumerate(self.lines):
            if n == 1:
                painter.setFont(font(SMALL))
                painter.setPen(QColor(theme.secondary))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, line)
            row.translate(0, self._row())
