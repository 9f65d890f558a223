"""What mouse and keys do in a slice view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from dosiscope.viewer.mark_hand import MarkHand
from dosiscope.viewer.mouse_scheme import Drag

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

    from dosiscope.viewer.review import Point, Review, ViewState

_NOTCH = 120  # eighths of a degree
_PIXELS = 40  # of a touch pad, that are a plane
_ZOOM = 1.25  # a notch
_ZOOM_PX = 1.01  # a pixel of a drag
_STILL = 4  # px that a click may move
_LEFT = Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_ALL = 10**6
_ROUNDING = 1e-9


class View(Protocol):
    """What gestures need of a view."""

    state: ViewState
    review: Review

    def point_at(self, pixel: QPointF) -> Point:
        """Return the point of the plane at a pixel, mm."""

    def pixel_of(self, point: Point) -> QPointF:
        """Return where the foot of a point is, in pixels."""

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Show another cursor."""

    def pan(self, pixels: QPointF) -> None:
        """Move the picture."""

    def zoom(self, factor: float, pixel: QPointF) -> None:
        """Enlarge around a pixel."""

    def pick(self, pixel: QPointF) -> None:
        """Highlight the ROI at a pixel and go to it."""

    def line_at(self, pixel: QPointF) -> ViewState | None:
        """Return the view whose plane is a line at a pixel, or None."""

    def show_handle(self, line: ViewState | None) -> None:
        """Show that a line can be dragged, or that none is there."""

    def enlarge(self) -> None:
        """Ask for the room of all pictures, or for the others again."""


class Windowed(Protocol):
    """Images whose window is dragged: those of the case, or those laid over them."""

    @property
    def window(self) -> tuple[float, float]:
        """Centre and width."""

    @property
    def grain(self) -> float:
        """The step in which both are set."""

    def set_window(self, centre: float, width: float) -> None:
        """Set both."""


class Gestures:
    """Turns events into changes of the review and of the view.

    Wheel: planes (shift: ten); with control, zoom at the mouse.  Left: the tool that
    is taken or the mark below the mouse, else the line of the cross-hair that is
    dragged; with control, the ROI below it.  All else is the scheme's: cross-hair,
    pan, window (with shift that of the second image), zoom.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._hand = MarkHand(view)
        self._is_drawing = False
        self._turned = 0.0  # parts of a notch
        self._drags: Drag | None = None
        self._button = Qt.MouseButton.NoButton
        self._start = self._last = QPointF()
        self._has_moved = False
        self._line: ViewState | None = None  # that is dragged
        self._windowed: Windowed = view.review.look
        self._window = (0.0, 1.0)
        self._seen = view.review.cursor, view.review.places  # at the press

    def wheel(self, event: QWheelEvent) -> None:
        """Step through the planes or zoom."""
        turn = _notches(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom(_ZOOM**turn, event.position())
            return
        is_new = event.phase() == Qt.ScrollPhase.ScrollBegin
        if is_new or self._turned * turn < 0:  # what is left over was another turn
            self._turned = 0.0
        self._turned += turn
        notches = int(self._turned + (_ROUNDING if turn > 0 else -_ROUNDING))
        if notches:
            self._turned -= notches
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._view.state.step(notches * (10 if shift else 1))

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if self._button is not Qt.MouseButton.NoButton:
            return
        self._button = event.button()
        self._start = self._last = event.position()
        self._has_moved = False
        review = self._view.review
        has_shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        is_second = bool(has_shift) and review.second.shown is not None
        self._windowed = review.second if is_second else review.look
        self._window = self._windowed.window
        self._line = None
        self._seen = self._view.review.cursor, self._view.review.places
        self._drags = self._view.review.mouse_scheme.drag(event.button())
        if self._button == _LEFT:
            self._press_left(event)

    def _press_left(self, event: QMouseEvent) -> None:
        is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_control and self._view.review.marks.tool is None:
            self._button = Qt.MouseButton.NoButton  # nothing is dragged
            self._view.pick(event.position())
            return
        self._is_drawing = self._hand.press(event.position())
        if self._is_drawing:
            return
        self._line = self._view.line_at(event.position())
        if self._line is None and self._drags is Drag.CURSOR:
            self._set_cursor(event.position())

    def move(self, event: QMouseEvent) -> None:
        """Drag, or tell where the mouse is."""
        position = event.position()
        if self._is_drawing:
            self._hand.move(position)
        elif self._button is not Qt.MouseButton.NoButton:
            self._drag(position)
        elif not self._hand.move(position):
            self._view.show_handle(self._view.line_at(position))
        self.tell_hover(position)

    def tell_hover(self, pixel: QPointF) -> None:
        """Tell which point of the plane is at the mouse."""
        if self._view.review.case is not None:
            view = self._view
            view.review.set_hover(view.point_at(pixel), view.state)

    def _drag(self, position: QPointF) -> None:
        review = self._view.review
        moved = position - self._start
        self._has_moved = self._has_moved or moved.manhattanLength() > _STILL
        if self._line is not None:
            review.move_plane(self._line, self._view.point_at(position))
        elif self._drags is Drag.CURSOR:
            self._set_cursor(position)
        elif self._drags is Drag.PAN:
            self._view.pan(position - self._last)
        elif self._drags is Drag.ZOOM:
            up = self._last.y() - position.y()
            self._view.zoom(_ZOOM_PX**up, self._start)
        elif self._drags is Drag.WINDOW and self._has_moved:
            centre, width = self._window
            # a wide window moves faster: the eye sees shares of it
            grain = self._windowed.grain
            step = max(width / grain, 40.0) / 300
            self._windowed.set_window(
                grain * round(centre / grain + moved.y() * step),
                grain * round(width / grain + moved.x() * step),
            )
        self._last = position

    def release(self, event: QMouseEvent) -> None:
        """End a click or a drag."""
        if event.button() != self._button:
            return
        button, self._button = self._button, Qt.MouseButton.NoButton
        if self._is_drawing:
            self._hand.release()
        elif button == _LEFT and self._line is None and not self._has_moved:
            self._set_cursor(event.position())  # a click, in every scheme
        self._is_drawing = False
        self._line = None

    def double_click(self, event: QMouseEvent) -> None:
        """Ask for all the room, or for the others beside it again.

        Its first click has set the cross-hair, which is not what is meant: cross-hair
        and planes go back.  With a tool it is a click like any other.
        """
        if self._view.review.marks.tool is not None:
            self.press(event)
        elif event.button() == _LEFT:
            self._view.review.go_back(*self._seen)
            self._view.enlarge()

    def leave(self) -> None:
        """Tell that the mouse has gone."""
        self._view.review.set_hover(None)

    def key(self, event: QKeyEvent) -> bool:
        """Step, or give a tool back; return whether the key means something.

        Where the window is not the active one Qt asks a view before its shortcuts: a
        key with control or a letter is not the view's.
        """
        if event.modifiers() & ~_PLAIN:
            return False
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
            Qt.Key.Key_Home: -_ALL,
            Qt.Key.Key_End: _ALL,
        }
        if event.key() in steps:
            self._view.state.step(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            return self._view.review.marks.stop()
        else:
            return False
        return True

    def _set_cursor(self, pixel: QPointF) -> None:
        review = self._view.review
        if review.case is not None:
            point = self._view.point_at(pixel)
            if point != review.cursor:
                review.set_cursor(point)


def _notches(event: QWheelEvent) -> float:
    """Return how many notches, or planes of a touch pad, an event is worth.

    A touch pad tells pixels, many small steps of them; on X11 they cannot be relied on.
    """
    # with shift or alt held some systems turn the wheel sideways
    pixels, angle = event.pixelDelta(), event.angleDelta()
    if not pixels.isNull() and QGuiApplication.platformName() != "xcb":
        return (pixels.y() or pixels.x()) / _PIXELS
    return (angle.y() or angle.x()) / _NOTCH
