"""Isodose lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from dosiscope.core.sections.dose_sections import dose_sections
from dosiscope.core.sections.dose_slab import slab_section
from dosiscope.core.sections.isolines import isolines
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.strokes import Lines, pen, segments

if TYPE_CHECKING:
    from dosiscope.core.plane import Plane
    from dosiscope.viewer.frame import Frame

WIDTH = 1.5  # px


class IsodoseLayer(Layer):
    """The lines of equal dose, the highest level on top."""

    overlay = "isodoses"

    def set_case(self) -> None:
        """Forget the lines of the last dose."""
        self._lines: dict[float, Lines] = {}
        self._slab = self.view.slab_mm
        dose = self.view.dose
        self._sections = (
            None if dose is None else dose_sections(dose, self.view.orientation)
        )

    def show_plane(self, plane: Plane) -> None:
        """Forget the lines of the last plane."""
        self._lines = {}

    def restyle(self) -> None:
        """Forget the lines of a slab of another thickness."""
        if self._slab != self.view.slab_mm:
            self._lines, self._slab = {}, self.view.slab_mm

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw every shown level; only levels not yet known are extracted."""
        if self._sections is None:
            return
        reference = self.review.look.reference
        shown = [
            (value, level.colour)
            for level in self.review.look.levels
            if level.is_shown and (value := level.dose(reference)) is not None
        ]
        new = [value for value, _ in shown if value not in self._lines]
        if new:
            plane = self.view.plane
            section = (
                slab_section(self._sections, plane, self._slab)
                if self._slab
                else self._sections.at(plane)
            )
            found = {} if section is None else isolines(section, new)
            self._lines |= {
                value: Lines(segments(found.get(value, ()))) for value in new
            }
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for value, colour in sorted(shown):
            lines = self._lines[value]
            if lines:
                painter.setPen(pen(colour, WIDTH))
                lines.stroke(painter, frame)
