"""What stands in space on the screen: turned, shifted, enlarged, picked."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import NORMAL, SCREEN_PICTURE
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.style import font
from dosiscope.viewer.three_d.drawer import Drawer, NoOpenGLError
from dosiscope.viewer.three_d.gaze import GAZES
from dosiscope.viewer.three_d.painting import paint_space
from dosiscope.viewer.three_d.shapes import Space, hit_by

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

NOTHING: Final = tr("Nothing to be shown is switched on.")
_ZOOM: Final = 1.2  # a notch
_NOTCH: Final = 120
_STILL_PX: Final = 4  # that a click may move
_DEGREES: Final = 0.5  # for each px
_STILL_MS: Final = 180  # after which it is drawn finely
_SLOW: Final = 0.12  # s: while it moves it is drawn with fewer pixels then
_COARSE: Final = 0.5
_SCALES: Final = (0.05, 200.0)  # px for each mm


class SpaceView(QWidget):
    """Shows a space; drawn anew where it changes, roughly while it moves.

    Attributes
    ----------
    space
        What is shown.
    told
        What is said in place of a picture; "" where there is one.
    why_not
        Why nothing can be drawn, a clause; "" where it can.
    picked
        A surface that was clicked and the point on it, mm; or None.
    enlarge_requested
        The user wants all the room for it, or no more.
    """

    picked = Signal(object)
    enlarge_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.space = Space()
        self.gaze = GAZES["A"]
        self.told = self.why_not = ""
        self._drawer: Drawer | None = None
        self._box: QRectF | None = None  # u, v of all that is in sight; None: whole
        self._dragged: QPointF | None = None
        self._is_moved = False
        self._is_slow = False
        self._rest = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._rest.timeout.connect(self.update)
        self.setObjectName("space-view")
        self.setAccessibleName(tr("3-D view"))
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def drawer(self) -> Drawer | None:
        """Return what draws, made when it is first needed; None: `why_not`."""
        if self._drawer is None and not self.why_not:
            try:
                self._drawer = Drawer()
            except NoOpenGLError as error:
                self.why_not = str(error)
        return self._drawer

    def show_space(self, space: Space) -> None:
        """Show something else, from where it is looked."""
        self.space = space
        self._move()

    def fit(self) -> None:
        """Show all of it."""
        self._box = None
        self.update()

    def look_at(self, side: str) -> None:
        """Look at a side of the patient: A, P, L, R, H or F."""
        self.gaze = GAZES[side]
        self.fit()

    @property
    def is_moved(self) -> bool:
        """Whether the user shows a part of it, or goes beside it."""
        return self._box is not None

    @property
    def box(self) -> QRectF:
        """What is in sight at least: u and v of the gaze's plane, mm."""
        if self._box is not None:
            return self._box
        corners = self.space.corners
        if corners is None:
            return QRectF(-100, -100, 200, 200)
        return self.gaze.box_of(corners)

    @property
    def frame(self) -> Frame:
        """What is in sight now."""
        frame = Frame.fitting(self.box, self.width(), self.height(), self.gaze.plane)
        return replace(frame, ratio=self.devicePixelRatioF(), colours=SCREEN_PICTURE)

    def sizeHint(self) -> QSize:
        """Take the room that there is."""
        return QSize(360, 360)

    # --- painting ----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, or say why it is not drawn."""
        with QPainter(self) as painter:
            self.told = text = self._paint(painter)
            if text:
                painter.fillRect(self.rect(), QColor(SCREEN_PICTURE.ground))
                painter.setPen(QColor(SCREEN_PICTURE.text))
                painter.setFont(font(NORMAL))
                room = self.rect().adjusted(24, 24, -24, -24)
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(room, flags, text)

    def _paint(self, painter: QPainter) -> str:
        """Draw it; return what is to be said in its place."""
        if not self.space.shapes and not any(len(s.ends) for s in self.space.strokes):
            return self._why_sentence() or NOTHING
        is_fine = not self._rest.isActive()
        share = _COARSE if not is_fine and self._is_slow else 1.0
        drawer = self.drawer()
        if drawer is None:
            return self._why_sentence()
        begin = perf_counter()
        try:
            paint_space(
                painter, self.frame, self.space, drawer, is_fine=is_fine, share=share
            )
        except NoOpenGLError as error:
            self.why_not, self._drawer = str(error), None
            return self._why_sentence()
        if not is_fine and not self._is_slow:
            self._is_slow = perf_counter() - begin > _SLOW
        return ""

    def _why_sentence(self) -> str:
        if not self.why_not:
            return ""
        return tr("There is no 3-D picture: {why}.", why=self.why_not)

    def _move(self) -> None:
        """Draw it roughly now, and finely when it rests."""
        self._rest.start()
        self.update()

    # --- moving --------------------------------------------------------------------

    def turn(self, across: float, upwards: float) -> None:
        """Turn the patient, degrees: around its long axis, and up or down."""
        middle = self._middle()
        box = self._box
        self.gaze = self.gaze.turned(across, upwards)
        if box is not None and middle is not None:
            u, v = (self.gaze.axes[:2] @ middle).tolist()
            box.moveCenter(QPointF(u, v))
        self._move()

    def _middle(self) -> NDArray[np.float64] | None:
        """Return the point of the patient in the middle of the view, mm."""
        corners = self.space.corners
        if self._box is None or corners is None:
            return None
        at = self._box.center()
        deep = float(corners.mean(axis=0) @ self.gaze.axes[2])
        point: NDArray[np.float64] = np.array((at.x(), at.y(), deep)) @ self.gaze.axes
        return point

    def zoom(self, factor: float, at: QPointF) -> None:
        """Enlarge around a pixel."""
        frame = self.frame
        scale = min(max(frame.scale * factor, _SCALES[0]), _SCALES[1])
        u, v = frame.left + at.x() / frame.scale, frame.top + at.y() / frame.scale
        left, top = u - at.x() / scale, v - at.y() / scale
        self._box = QRectF(left, top, self.width() / scale, self.height() / scale)
        self._move()

    def pan(self, step: QPointF) -> None:
        """Shift it, px."""
        scale = self.frame.scale
        self._box = self._seen().translated(-step.x() / scale, -step.y() / scale)
        self._move()

    def _seen(self) -> QRectF:
        frame = self.frame
        scale = frame.scale
        return QRectF(
            frame.left, frame.top, self.width() / scale, self.height() / scale
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it for the new size."""
        super().resizeEvent(event)
        self._move()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to turn or to shift."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged, self._is_moved = event.position(), False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn it; with shift or the middle button shift it."""
        if self._dragged is None or not event.buttons():
            return
        step = event.position() - self._dragged
        if not self._is_moved and step.manhattanLength() < _STILL_PX:
            return
        self._is_moved = True
        self._dragged = event.position()
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_shift or event.buttons() & Qt.MouseButton.MiddleButton:
            self.pan(step)
        else:
            self.turn(_DEGREES * step.x(), -_DEGREES * step.y())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the surface in front."""
        is_click = self._dragged is not None and not self._is_moved
        self._dragged = None
        if is_click and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(hit_by(self.space, self.frame, event.position()))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for all the room, or give it back."""
        self._dragged = None
        self.enlarge_requested.emit()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the mouse."""
        self.zoom(_ZOOM ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the panel."""
        event.ignore()
