"""What the mouse moves at the colour bar of a picture: levels, ends of the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from dosiscope.core.language import tr
from dosiscope.viewer.bar_ends import DifferenceEnds, WashEnds
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.end_drag import REACH, EndDrag
from dosiscope.viewer.layers.scales import DoseScaleLayer
from dosiscope.viewer.level_drag import LevelDrag
from dosiscope.viewer.shown_doses import shown_wash

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent

    from dosiscope.viewer.layers.layer import Stack
    from dosiscope.viewer.level_drag import Axis
    from dosiscope.viewer.review import Review

_LEFT = Qt.MouseButton.LeftButton
_WIDE = 12.0  # px to the right of the bar, where the marks are
_NEAR = 3.0  # px to its left
ADD_TIP = tr("Double click: an isodose level of this dose")


class BarLevels:
    """Answers the mouse at the colour bar; each method tells whether it did."""

    def __init__(self, review: Review, stack: Stack) -> None:
        self._review = review
        self._layer = next(
            one for one in stack.layers if isinstance(one, DoseScaleLayer)
        )
        self._drag = LevelDrag(review)
        self._of_wash = EndDrag(WashEnds(review))
        self._of_difference = EndDrag(DifferenceEnds(review))

    @property
    def _ends(self) -> EndDrag:
        is_difference = shown_wash(self._layer.view) is Wash.DIFFERENCE
        return self._of_difference if is_difference else self._of_wash

    @property
    def _held(self) -> EndDrag | None:
        """The ends of which one is held, whatever the colours have become since."""
        both = self._of_wash, self._of_difference
        return next((one for one in both if one.is_held), None)

    @property
    def axis(self) -> Axis | None:
        """How values lie on the bar, px from the top; None where there is none."""
        is_shown = self._review.look.is_shown
        if not (is_shown("annotations") and is_shown("wash")):
            return None
        return self._layer.axis

    @property
    def _has_levels(self) -> bool:
        is_of_dose = shown_wash(self._layer.view) is Wash.DOSE
        return is_of_dose and self._review.look.is_shown("isodoses")

    def _end_at(self, place: QPointF, axis: Axis) -> int | None:
        """Return which end of the wash is at a place of the bar, beside the marks."""
        bar = self._layer.bar
        if bar is None or place.x() > bar.right() + 1:
            return None
        return self._ends.at(place.y(), axis)

    def _axis_at(self, place: QPointF) -> Axis | None:
        bar = self._layer.bar
        if bar is None or self.axis is None:
            return None
        around = bar.adjusted(-_NEAR, -REACH, _WIDE, REACH)
        return self.axis if around.contains(place) else None

    def press(self, event: QMouseEvent) -> bool:
        """Take the end or the level at the mouse; on the bar nothing else is meant."""
        place = event.position()
        axis = self._axis_at(place)
        if axis is None or event.button() != _LEFT:
            return False
        if self._end_at(place, axis) is not None:
            self._ends.press(place.y(), axis)
        elif self._has_levels:
            self._drag.press(place.y(), axis)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Move what is held."""
        if self._held is not None:
            self._held.move(event.position().y())
            return True
        axis, bar, place = self.axis, self._layer.bar, event.position()
        if self._drag.held is None or axis is None or bar is None:
            return False
        beside = max(bar.left() - place.x(), place.x() - bar.right() - _WIDE, 0.0)
        self._drag.move(place.y(), beside, axis)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go."""
        held = self._held
        is_held = self._drag.held is not None or held is not None
        if not is_held or event.button() != _LEFT:
            return False
        self._drag.release()
        if held is not None:
            held.release()
        return True

    def double_click(self, event: QMouseEvent) -> bool:
        """Add a level."""
        axis, y = self._axis_at(event.position()), event.position().y()
        if axis is None or event.button() != _LEFT:
            return False
        is_end = self._end_at(event.position(), axis) is not None
        if self._has_levels and not is_end and self._drag.at(y, axis) is None:
            self._drag.add(y, axis)
        return True

    def escape(self) -> bool:
        """Put what is held back to where it was."""
        if self._held is not None:
            self._held.cancel()
            return True
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
        end = self._end_at(place, axis)
        if end is not None:
            return self._ends.hint(end)
        if not self._has_levels:
            return None
        level = self._drag.at(place.y(), axis)
        return ADD_TIP if level is None else self._drag.hint(level)
