"""What a slice view paints: the stack of layers, and when it must be painted again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from dosiscope.resources.theme import DARK
from dosiscope.viewer import theming
from dosiscope.viewer.exposed import copy_exposed
from dosiscope.viewer.flash import Flash
from dosiscope.viewer.layers.lettering import add_written, written
from dosiscope.viewer.layers.standard import stack_of

if TYPE_CHECKING:
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import ViewState


class SlicePainter(QObject):
    """Paints the layers of a view.

    Changes are noted here and made in `paint`: of many between two frames, as of a
    turning wheel, only the last one costs anything.

    What is painted again though nothing of it has changed, as where the lines of other
    planes move over it, is kept as an image from the second time on.

    Attributes
    ----------
    changed
        The picture must be painted again.
    lines_moved
        What follows the mouse has moved: `moved_lines` tells what to paint again.
    """

    changed = Signal()
    lines_moved = Signal()

    def __init__(self, state: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        review = state.review
        self._state = state
        self.stack = stack_of(state)
        self._frame: Frame | None = None  # that was painted last
        self._kept: QImage | None = None
        self._lines: QRegion | None = QRegion()  # where some were painted last
        self.flash = Flash(review, self)
        self.flash.changed.connect(self.changed)
        for renewed in (
            review.case_changed,
            review.dose_changed,
            state.dose_changed,
            review.comparison.changed,
            review.second.image_changed,
        ):
            renewed.connect(self._renew)
        for restyled in (
            review.display.rois_changed,
            review.display.styles_changed,
            review.look.window_changed,
            review.look.levels_changed,
            review.look.wash_changed,
            review.look.overlays_changed,
            review.display.highlight_changed,
            review.comparison.shown_changed,
            review.comparison.worked_out,
            review.second.shown_changed,
            theming.state.changed,  # the size of text, too
        ):
            restyled.connect(self._restyle)
        for view in review.views:  # others are lines on this one
            if view is state or view.orientation != state.orientation:
                view.plane_changed.connect(
                    self.changed if view is state else self.lines_moved
                )
        for found in (review.results.cuts_changed, review.results.reasons_changed):
            found.connect(self._take_cuts)
        for marked in (
            review.marks.changed,
            review.marks.selected_changed,
            review.marks.tool_changed,
            review.beam.changed,
        ):
            marked.connect(self._forget)
        review.cursor_changed.connect(self.lines_moved)

    def _renew(self) -> None:
        self.stack.new_case()
        self.changed.emit()

    def _restyle(self) -> None:
        self.stack.new_style()
        self.changed.emit()

    def _forget(self) -> None:
        """Paint anew what is kept, though nothing has another style."""
        self._frame = self._kept = None
        self.changed.emit()

    def _take_cuts(self) -> None:
        # on axial planes contours are drawn as stated
        if not self._state.plane.is_axial:
            self._restyle()

    def moved_lines(self, frame: Frame) -> QRegion | None:
        """Return where lines were and are, if nothing else need be painted again.

        None where all must be.
        """
        is_kept = self._kept is not None and frame == self._frame
        if not is_kept or self.stack.is_changed(frame):
            return None
        lines = self.stack.moving_region(frame)
        return None if lines is None or self._lines is None else lines | self._lines

    def paint(
        self, painter: QPainter, frame: Frame, exposed: QRegion | None = None
    ) -> None:
        """Paint in logical pixels of the view, with its ground.

        Nothing is seen of what lies beyond ``exposed``, pixels; None: all may be.
        """
        is_alike = frame == self._frame and not self.stack.is_changed(frame)
        if not is_alike:
            self._kept = None
        elif self._kept is None and _is_on_whole_pixels(painter, frame):
            self._kept = self._painted(frame)
        if self._kept is not None:
            copy_exposed(painter, self._kept, exposed)
            add_written(self.stack.words)
        else:
            self.stack.update(frame)
            if not self.stack.covers(frame):
                ground = QRectF(0, 0, frame.width, frame.height)
                painter.fillRect(ground, QColor(DARK.picture))
            self.stack.paint_still(painter, frame)
        self._frame = frame
        self.stack.paint_moving(painter, frame)
        self._lines = self.stack.moving_region(frame)
        self.flash.paint(painter, frame)

    def _painted(self, frame: Frame) -> QImage:
        """Return what does not follow the mouse as an image."""
        width, height = (
            math.ceil(s * frame.ratio) for s in (frame.width, frame.height)
        )
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(frame.ratio)
        image.fill(QColor(DARK.picture))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            with written():  # told where the image is drawn
                self.stack.paint_still(painter, frame)
        return image


def _is_on_whole_pixels(painter: QPainter, frame: Frame) -> bool:
    """Whether an image would be drawn there pixel by pixel."""
    at = painter.deviceTransform()
    return bool(
        at.m11() == at.m22() == frame.ratio
        and not at.isRotating()
        and at.dx() == round(at.dx())
        and at.dy() == round(at.dy())
    )
