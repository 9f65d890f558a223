"""What a view shows of a plane: pyqtgraph's ViewBox in mm, with its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pyqtgraph import ViewBox
from PySide6.QtCore import QLineF, QPointF, QRectF

from dosiscope.viewer.scene_view import make_bare

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsSceneResizeEvent

LEAST_MM, MOST_MM = 4.0, 4000.0  # that can be seen, in x and in y
_A_HAIR = 1e-6
_SAME_PX, _SAME_SCALE = 0.01, 1e-4  # less is no other part of the plane


class Aim(NamedTuple):
    """What is seen of a plane: a box (mm) as a whole, else a middle and a scale."""

    whole: QRectF | None
    middle: QPointF = QPointF()
    scale: float = 1.0

    def is_near(self, other: Aim) -> bool:
        """Whether both show the same, but for rounding."""
        if self.whole is not None or other.whole is not None:
            return self.whole == other.whole
        apart = QLineF(self.middle, other.middle).length() * self.scale
        return apart < _SAME_PX and abs(self.scale / other.scale - 1) < _SAME_SCALE


class PlaneBox(ViewBox):
    """A ViewBox in mm, x to the right and y down, with one scale for both.

    A box that was asked for stays whole when the view changes its size, until the
    picture is moved by hand; then its middle and its scale stay.  (A ViewBox by itself
    keeps what it shows whole, and so changes the scale.)
    """

    def __init__(self) -> None:
        super().__init__(
            lockAspect=True,
            invertY=True,
            enableMouse=False,
            enableMenu=False,
            defaultPadding=0,
        )
        self._whole: QRectF | None = None  # the box that stays whole, mm
        # Middle and scale of what is seen, and the only source of it: what is seen
        # again is the same to the last pixel, however it came to be seen at first.
        self._aimed: tuple[QPointF, float] = (QPointF(), 1.0)
        make_bare(self)
        # Limits that rounding does not touch: a ViewBox that meets one with x and y
        # locked to one scale goes back to where it was in one of them.
        least, most = LEAST_MM * (1 - _A_HAIR), MOST_MM * (1 + _A_HAIR)
        self.setLimits(minXRange=least, maxXRange=most, minYRange=least, maxYRange=most)

    @property
    def pixels_per_mm(self) -> float:
        """The scale, the same in x and y."""
        return self._size[0] / float(self.viewRect().width())

    def show_whole(self, box: QRectF) -> None:
        """Show a box (mm) as large as it can be, in the middle."""
        self._whole = QRectF(box)
        width, height = self._size
        across, down = max(box.width(), 1e-6), max(box.height(), 1e-6)
        self._look_at(box.center(), min(width / across, height / down))

    def pan(self, pixels: QPointF) -> None:
        """Move the picture by so many pixels."""
        middle, scale = self._seen
        self._whole = None
        self._look_at(middle - pixels / scale, scale)

    def centre_on(self, x: float, y: float) -> None:
        """Bring a point (mm) into the middle."""
        self._whole = None
        self._look_at(QPointF(x, y), self._aimed[1])

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Enlarge around a point (mm), which keeps its place within the limits."""
        middle, before = self._seen
        scale = self._within_limits(before * factor)
        self._whole = None
        around = QPointF(x, y)
        self._look_at(around + (middle - around) * (before / scale), scale)

    @property
    def aim(self) -> Aim:
        """What it shows: a box that stays whole, else a middle and a scale."""
        if self._whole is not None:
            return Aim(QRectF(self._whole))
        return Aim(None, *self._aimed)

    def take_aim(self, aim: Aim) -> None:
        """Show that again, also once the view has another size than now."""
        if aim.whole is not None:
            self.show_whole(aim.whole)
        else:
            self._whole = None
            self._look_at(aim.middle, aim.scale)
            self._aimed = QPointF(aim.middle), aim.scale

    @property
    def _seen(self) -> tuple[QPointF, float]:
        """Middle and scale, within the limits that there are at this size."""
        middle, scale = self._aimed
        return middle, self._within_limits(scale)

    def show_as(self, other: PlaneBox) -> None:
        """Show what another one shows: the same middle at the same scale."""
        (middle, scale), (mine, own) = other._seen, self._seen
        is_near = QLineF(middle, mine).length() * scale < _SAME_PX
        if is_near and abs(own / scale - 1) < _SAME_SCALE:
            return
        self._whole = None
        self._look_at(middle, scale)

    def resizeEvent(self, event: QGraphicsSceneResizeEvent) -> None:
        """Keep a box whole that was asked for, else the middle and the scale."""
        middle, scale = self._aimed
        super().resizeEvent(event)
        if self._whole is not None:
            self.show_whole(self._whole)
        else:
            self._look_at(middle, scale)

    def _look_at(self, middle: QPointF, scale: float) -> None:
        """Show the part of the plane around a point (mm) at a scale within limits.

        It has the shape of the view: where a ViewBox has to choose between its limits
        and one scale for x and y, it gives up the one scale.
        """
        scale = self._within_limits(scale)
        self._aimed = QPointF(middle), scale
        width, height = (side / scale for side in self._size)
        corner = middle - QPointF(width / 2, height / 2)
        self.setRange(QRectF(corner.x(), corner.y(), width, height), padding=0)

    def _within_limits(self, scale: float) -> float:
        least = max(self._size) / MOST_MM
        most = max(min(self._size) / LEAST_MM, least)
        return min(max(scale, least), most)

    @property
    def _size(self) -> tuple[float, float]:
        """Width and height of the view, pixels."""
        return max(float(self.width()), 1.0), max(float(self.height()), 1.0)
