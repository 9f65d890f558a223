"""An RT Image on the screen: zoom, pan, window, what lies under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from dosiscope.core.language import tr
from dosiscope.viewer.isocentre_view import IsocentreView
from dosiscope.viewer.mouse_scheme import Drag
from dosiscope.viewer.rt_image.painting import Shows, paint_sight

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.rt_image.sight import ImageSight

_ZOOM_PX: Final = 1.01  # a pixel of a drag
_WHOLE_WINDOW: Final = 300.0  # px of a drag that double a window
_ROOM: Final = 1.04  # of its extent, that is seen at first


class RtImageView(IsocentreView):
    """Paints one image; the mouse is that of the slice pictures.

    Attributes
    ----------
    windowed
        Centre and width that the user drags.
    """

    windowed = Signal(float, float)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.sight: ImageSight | None = None
        self.shows = Shows()
        self._drags: Drag | None = None
        self._start = self._last = QPointF()
        self._window = (0.0, 1.0)
        self.setObjectName("rt-image-view")
        self.setAccessibleName(tr("RT Image"))

    def show_sight(self, sight: ImageSight | None) -> None:
        """Show an image; another one than before as a whole."""
        before, self.sight = self.sight, sight
        if sight is not None and (before is None or before.image is not sight.image):
            self.fit()
        self.update()

    def fit(self) -> None:
        """Show the whole image."""
        if self.sight is not None:
            self.box.show_whole(whole_of(self.sight))

    def paint_on(self, painter: QPainter, frame: Frame) -> bool:
        """Paint the image, if there is one."""
        if self.sight is None:
            return False
        paint_sight(painter, frame, self.sight, self.shows)
        return True

    # --- Qt's events: all are ours ----------------------------------------------------

    def end_drag(self) -> None:
        """Drag no more."""
        self._drags = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the mouse scheme says."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drags = self._review.mouse_scheme.drag(event.button())
        if self._drags is Drag.CURSOR:  # there is no cross-hair here
            self._drags = Drag.PAN
        self._start = self._last = event.position()
        if self.sight is not None:
            self._window = self.sight.window
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, zoom or window, and tell what lies under the mouse."""
        position = event.position()
        if event.buttons() and self.sight is not None:
            self._drag(position)
        self.hovered.emit(self.place_at(position))
        event.accept()

    def _drag(self, position: QPointF) -> None:
        step = position - self._last
        if self._drags is Drag.PAN:
            self.box.pan(step)
        elif self._drags is Drag.ZOOM:
            self.zoom_at(_ZOOM_PX ** -step.y(), self._start)
        elif self._drags is Drag.WINDOW:
            centre, width = self._window
            moved = position - self._start
            share = width / _WHOLE_WINDOW
            wanted = max(width + moved.x() * share, width / 100)
            self.windowed.emit(centre + moved.y() * share, wanted)
        self._last = position

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._drags = None
        event.accept()


def whole_of(sight: ImageSight) -> QRectF:
    """Return the box around an image and its openings' middle, u and v in mm."""
    left, right, top, bottom = sight.extent
    box = QRectF(left, -top, right - left, top - bottom)
    middle, size = box.center(), box.size() * _ROOM
    box.setSize(size)
    box.moveCenter(middle)
    return box
