"""Isodose lines, what they enclose, and what is written on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from dosiscope.core.sections.dose_sections import dose_sections
from dosiscope.core.sections.dose_slab import slab_section
from dosiscope.core.sections.isolines import filled_areas, isolines
from dosiscope.resources.theme import DARK, blend
from dosiscope.viewer.layers.contours import halo_of
from dosiscope.viewer.layers.labels import OnLine
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.strokes import Lines, pen, ring_starts, segments, with_dash
from dosiscope.viewer.picture_text import level_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PySide6.QtGui import QPen

    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import RGB, Level
    from dosiscope.core.plane import Plane
    from dosiscope.core.sections.dose_sections import DoseSection, DoseSections
    from dosiscope.viewer.frame import Frame

FILL_ALPHA = 70  # of 255
LABELS = "isodose_labels"  # the switch of what is written on the lines
_LEAST_LINE = 120.0  # px of a line that has room for a label
_APART = 24.0  # px between two places of a label
_MOST_PLACES = 24
_MOST_KEPT = 60  # levels whose lines are kept
_MOST_LABELS = 2  # on the lines of a level


def level_pen(level: Level) -> QPen:
    """Return the pen of an isodose: colour, width and dashes are the level's."""
    return with_dash(pen(level.colour, level.width), level.dash)


def fill_colour(level: Level) -> QColor:
    """Return the colour of what an isodose encloses."""
    return QColor(*level.colour, FILL_ALPHA)


class IsodoseLayer(Layer):
    """The lines of equal dose, the highest level on top."""

    overlay = "isodoses"

    def set_case(self) -> None:
        """Forget the lines of the last dose."""
        self._lines: dict[float, Lines] = {}
        self._areas: dict[float, tuple[NDArray[np.float64], ...]] = {}
        self._slab = self.view.slab_mm
        dose = self._drawn()
        self._sections = (
            None if dose is None else dose_sections(dose, self.view.orientation)
        )

    def _drawn(self) -> Dose | None:
        """Return the dose of which they are the lines."""
        return self.view.dose

    def show_plane(self, plane: Plane) -> None:
        """Forget the lines of the last plane."""
        self._lines, self._areas = {}, {}

    def restyle(self) -> None:
        """Forget the lines of a slab of another thickness."""
        if self._slab != self.view.slab_mm:
            self._lines, self._areas = {}, {}
            self._slab = self.view.slab_mm

    def _section(self, sections: DoseSections) -> DoseSection | None:
        plane, half = self.view.plane, self._slab
        return slab_section(sections, plane, half) if half else sections.at(plane)

    def shown(self, *, fills: bool = True) -> list[tuple[float, Level]]:
        """Return the levels that are drawn with their doses, the lowest first.

        Only levels that are not known yet on this plane are extracted; without
        ``fills`` nothing of what they enclose.
        """
        if self._sections is None:
            return []
        reference = self.review.look.reference
        shown = [
            (value, level)
            for level in self.review.look.levels
            if level.is_shown and (value := level.dose(reference)) is not None
        ]
        if len(self._lines) > _MOST_KEPT:  # a dragged level leaves one at every step
            kept = {value for value, _ in shown}
            self._lines = {v: one for v, one in self._lines.items() if v in kept}
            self._areas = {v: one for v, one in self._areas.items() if v in kept}
        new = [value for value, _ in shown if value not in self._lines]
        unfilled = [
            value
            for value, level in shown
            if fills and level.is_filled and value not in self._areas
        ]
        if new or unfilled:
            self._find(self._section(self._sections), new, unfilled)
        return sorted(shown, key=lambda one: one[0])

    def _find(
        self, section: DoseSection | None, new: list[float], unfilled: list[float]
    ) -> None:
        found = {} if section is None else isolines(section, new)
        self._lines |= {value: Lines(segments(found.get(value, ()))) for value in new}
        for value in unfilled:
            lines = self._lines[value].polylines
            self._areas[value] = (
                () if section is None else filled_areas(section, value, lines)
            )

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw every shown level: first what they enclose, then the lines."""
        shown = self.shown()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for value, level in shown:
            if level.is_filled:
                path = QPainterPath()  # odd-even
                for area in self._areas[value]:
                    path.addPolygon(_polygon(frame.pixels(area)))
                painter.fillPath(path, fill_colour(level))
        for value, level in shown:
            lines = self._lines[value]
            if not lines:
                continue
            halo = halo_of(level.colour, on_white=True) if frame.is_on_white else None
            if halo is not None:
                painter.setPen(with_dash(pen(halo, level.width + 2), level.dash))
                lines.stroke(painter, frame)
            painter.setPen(level_pen(level))
            lines.stroke(painter, frame)

    def labels(self, frame: Frame) -> Iterator[OnLine]:
        """Yield what each level is, with places on its longest lines in the picture."""
        dose = self.view.dose
        if dose is None or not self.review.look.is_shown(LABELS):
            return
        for value, level in reversed(self.shown()):
            for places in _label_places(self._lines[value], frame):
                yield OnLine(places, level_text(level, dose), _ink(level.colour))


def _polygon(points: NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def _ink(colour: RGB) -> str:
    """Return a level's colour, light enough for words on black."""
    return blend(QColor(*colour).name(), DARK.text, 0.45)


def _label_places(lines: Lines, frame: Frame) -> list[tuple[QPointF, ...]]:
    """Return where a label may stand on each of the longest lines, the best first.

    The first place is the uppermost: there the levels of a target lie apart.
    """
    if not lines:
        return []
    rows, starts = frame.pixels(lines.segments), ring_starts(lines.segments)
    steps = np.hypot(rows[:, 2] - rows[:, 0], rows[:, 3] - rows[:, 1])
    lengths, ends = np.add.reduceat(steps, starts), np.append(starts, len(rows))
    result: list[tuple[QPointF, ...]] = []
    for n in np.argsort(-lengths, kind="stable")[:_MOST_LABELS].tolist():
        length = float(lengths[n])
        if length < _LEAST_LINE:
            break
        line = slice(ends[n], ends[n + 1])
        along = np.concatenate([[0.0], np.cumsum(steps[line])])
        points = np.concatenate([rows[line, :2], rows[line, 2:][-1:]])
        count = min(max(int(length / _APART), 1), _MOST_PLACES)
        at = (np.arange(count) + 0.5) * length / count
        places = np.stack(
            [np.interp(at, along, points[:, axis]) for axis in (0, 1)], axis=1
        )
        # from the uppermost in both directions along the line
        away = (np.arange(len(places)) - places[:, 1].argmin()) % len(places)
        order = np.argsort(np.minimum(away, len(places) - away), kind="stable")
        x, y = places[order].T
        pane = frame.pane
        across = (x > pane.left()) & (x < pane.right())
        seen = places[order][across & (y > pane.top()) & (y < pane.bottom())].tolist()
        if seen:
            result.append(tuple(QPointF(u, v) for u, v in seen))
    return result
