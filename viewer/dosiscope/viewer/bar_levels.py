"""The isodose levels on the colour bar of a picture, moved with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from dosiscope.viewer.layers.scales import DoseScaleLayer
from dosiscope.viewer.level_drag import LevelDrag

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent

    from dosiscope.viewer.layers.layer import Stack
    from dosiscope.viewer.level_drag import Axis
    from dosiscope.viewer.review import Review

_LEFT = Qt.MouseButton.LeftButton
_WIDE = 12.0  # px to the right of the bar, where the marks are
_NEAR = 3.0  # px to its left and beyond its ends
ADD_TIP = "Double click: an isodose level of this dose"


class BarLevels:
    """Answers the mouse at the colour bar; each method tells whether it did."""

    def __init__(self, review: Review, stack: Stack) -> None:
        self._review = review
        self._layer = next(
            one for one in stack.layers if isinstance(one, DoseScaleLayer)
        )
        self._drag = LevelDrag(review)

    @property
    def axis(self) -> Axis | None:
        """How doses lie on the bar, px from the top; None where there is none."""
        is_shown = self._review.look.is_shown
        if not (is_shown("annotations") and is_shown("isodoses") and is_shown("wash")):
            return None
        return self._layer.axis

    def _axis_at(self, place: QPointF) -> Axis | None:
        bar = self._layer.bar
        if bar is None or self.axis is None:
            return None
        around = bar.adjusted(-_NEAR, -_NEAR, _WIDE, _NEAR)
        return self.axis if around.contains(place) else None

    def press(self, event: QMouseEvent) -> bool:
        """Take the level at the mouse; on the bar nothing else is meant."""
        axis = self._axis_at(event.position())
        if axis is None or event.button() != _LEFT:
            return False
        self._drag.press(event.position().y(), axis)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Move the level that is held."""
        axis, bar, place = self.axis, self._layer.bar, event.position()
        if self._drag.held is None or axis is None or bar is None:
            return False
        beside = max(bar.left() - place.x(), place.x() - bar.right() - _WIDE, 0.0)
        self._drag.move(place.y(), beside, axis)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go."""
        if self._drag.held is None or event.button() != _LEFT:
            return False
        self._drag.release()
        return True

    def double_click(self, event: QMouseEvent) -> bool:
        """Add a level."""
        axis, y = self._axis_at(event.position()), event.position().y()
        if axis is None or event.button() != _LEFT:
            return False
        if self._drag.at(y, axis) is None:
            self._drag.add(y, axis)
        return True

    def escape(self) -> bool:
        """Put the level that is held back to where it was."""
        if self._drag.held is None:
            return False
        self._drag.cancel()
        self._drag.release()
        return True

    def hint(self, place: QPointF) -> str | None:
        """Return what the mouse can do at a place; None where it is not at the bar."""
        axis = self._axis_at(place)
        if axis is None:
            return None
        level = self._drag.at(place.y(), axis)
        return ADD_TIP if level is None else self._drag.hint(level)
