"""Contours between image planes, shown on the image plane nearest to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QPainter

from dosiscope.viewer.layers.contours import halo_of, name_of
from dosiscope.viewer.layers.labels import Label
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.strokes import Lines, dashed, pen, ring_starts
from dosiscope.viewer.plane_step import offset_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import ViewState

WIDTH, ALPHA = 1.3, 200


class OffSliceLayer(Layer):
    """Dashed outlines of what lies beside this plane, with its distance.

    Never solid: here they are not data.  On their own plane they are, and the
    contour layer draws them.
    """

    overlay = "off_slice"

    def set_case(self) -> None:
        """Forget the outlines of the last case."""
        self._of_plane: dict[int, list[tuple[float, Lines]]] = {}

    def show_plane(self, plane: Plane) -> None:
        """Forget the outlines of the last plane."""
        self._of_plane = {}

    def _near(self, number: int) -> list[tuple[float, Lines]]:
        if number not in self._of_plane:
            near = self.review.display.near(number, self.view.at)
            self._of_plane[number] = [(n.z, _from_the_side(n.segments)) for n in near]
        return self._of_plane[number]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the visible ROIs' outlines."""
        if not _may_have(self.view):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for roi in self.review.display.visible_rois:
            colour = self.review.display.colour(roi.number)
            for _, lines in self._near(roi.number):
                halo = halo_of(colour, on_white=frame.is_on_white)
                if halo is not None:
                    painter.setPen(pen(halo, WIDTH + 2))
                    lines.stroke(painter, frame)
                painter.setPen(dashed(pen(colour, WIDTH, ALPHA)))
                lines.stroke(painter, frame)

    def labels(self, frame: Frame) -> Iterator[Label]:
        """Yield the distances; without a CT one line says them for all."""
        case = self.review.case
        has_ct = case is not None and case.ct is not None
        if not has_ct or not _may_have(self.view):
            return
        for roi in self.review.display.visible_rois:
            for z, lines in self._near(roi.number):
                colour = name_of(self.review.display.colour(roi.number))
                x, y = lines.segments[lines.segments[:, 0].argmax(), :2]
                yield Label(frame.to_pixel(x, y), offset_text(z - self.view.at), colour)


def _may_have(view: ViewState) -> bool:
    """Whether contours may lie beside a plane: others cut them wherever they are."""
    return view.plane.is_axial and view.has_image


def _from_the_side(rows: NDArray[np.float64]) -> Lines:
    """Begin every closed outline at its rightmost vertex and go one way round.

    So the dashes do not depend on where and which way a file begins an outline.
    """
    if not len(rows):
        return Lines(rows)
    starts = ring_starts(rows)
    sizes = np.diff(np.append(starts, len(rows)))
    ring = np.repeat(np.arange(len(starts)), sizes)
    rightmost = np.lexsort((rows[:, 1], rows[:, 0], ring))[np.cumsum(sizes) - 1]
    turn = rows[:, 0] * rows[:, 3] - rows[:, 2] * rows[:, 1]
    way = np.where(np.add.reduceat(turn, starts) < 0, -1, 1)
    place = np.arange(len(rows)) - starts[ring]
    first, size = (rightmost - starts)[ring], sizes[ring]
    here = starts[ring] + (first + way[ring] * place) % size
    following = starts[ring] + (first + way[ring] * (place + 1)) % size
    return Lines(np.concatenate([rows[here, :2], rows[following, :2]], axis=1))
