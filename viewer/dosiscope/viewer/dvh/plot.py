"""The DVH plot: what it shows and what the mouse does in it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy
from shiboken6 import isValid

from dosiscope.core.language import tr
from dosiscope.viewer.dvh.plot_item import DvhPlotItem, limits_of
from dosiscope.viewer.dvh.readout import (
    CrossPlace,
    DvhReadout,
    place_text,
    readout_lines,
)
from dosiscope.viewer.level_marks import HIGH
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QEnterEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from dosiscope.core.goals.outcome import GoalOutcome
    from dosiscope.core.isodose import RGB, Level, Reference
    from dosiscope.viewer.dvh.curves import Curve, CurveSet
    from dosiscope.viewer.dvh.painting import PlotView
    from dosiscope.viewer.level_drag import Axis, LevelDrag
    from dosiscope.viewer.plot_picture import PlotPicture

ADD_TIP = tr("Double click: an isodose level of this dose")
REACH = 14.0  # px from a curve within which the mouse means it
STEPS = {  # of the cross-hair, by the keys
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
NOTCH = 1.25  # zoom of one notch of the wheel


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a curve that the user asked for, such as D95%: axis units."""

    x: float
    y: float
    lines: tuple[str, ...]
    colour: RGB
    curve: Curve | None = None  # the one it lies on: goes with it

    def is_on(self, curves: CurveSet) -> bool:
        """Whether the curve that it tells of is still drawn, and in the same way."""
        mine = self.curve
        return mine is None or any(
            mine.dvh is curve.dvh
            and (mine.number, mine.name, mine.colour, mine.dose_per_unit)
            == (curve.number, curve.name, curve.colour, curve.dose_per_unit)
            for curve in curves.curves
        )


class DvhPlot(SceneView):
    """Draws a `CurveSet`.

    Attributes
    ----------
    curve_hovered
        ROI Number of the curve under the mouse, or None.
    double_clicked
        Where all was shown already: another size of the plot may be meant.
    crossed
        Where the mouse has its cross-hair, a `CrossPlace`; None where it has none.
    """

    curve_hovered = Signal(object)
    double_clicked = Signal()
    crossed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = DvhPlotItem()
        self.setCentralItem(self._item)
        self._is_fitted = True
        self._mouse: QPointF | None = None
        self._dragged_from: QPointF | None = None
        self._mark: Mark | None = None
        self._goal_lines: tuple[str, ...] = ()  # to be told where a curve comes
        self._is_crossed = False
        self._levels: LevelDrag | None = None
        self._had_focus: QWidget | None = None
        self.setMinimumSize(160, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("DVH plot"))
        state.changed.connect(self._redraw)
        self._item.vb.sigResized.connect(self._update_readout)
        self.reset_view()

    # --- what is shown ---------------------------------------------------------

    @property
    def curves(self) -> CurveSet:
        """What is drawn."""
        return self._item.curves

    @property
    def view_shown(self) -> PlotView:
        """The part of the axes that is seen."""
        return self._item.view()

    def set_curves(self, curves: CurveSet) -> None:
        """Draw other curves; a zoom stays unless the axes change."""
        units = (curves.dose_unit, curves.volume_unit)
        if units != (self.curves.dose_unit, self.curves.volume_unit):
            self._is_fitted = True
            self._mark = None
        if self._mark is not None and not self._mark.is_on(curves):
            self._mark = None
        self._item.set_curves(curves, *limits_of(curves))
        if self._is_fitted:
            self.reset_view()
        self._mark_goal()
        self._update_readout()

    def set_highlight(self, number: int | None) -> None:
        """Bring the curves of an ROI forward."""
        if number != self._item.highlight:
            self._item.highlight = number
            self._redraw()

    def set_levels(self, levels: LevelDrag) -> None:
        """Let isodose levels be moved, added and removed on the dose axis."""
        self._levels = self._item.level_marks.levels = levels
        self.show_levels()

    def show_levels(self) -> None:
        """Draw the isodose levels where they are now."""
        self._item.level_marks.update()

    def set_goals(
        self,
        outcomes: Sequence[GoalOutcome],
        reference: Reference | None,
        others: Sequence[GoalOutcome] = (),
        other_reference: Reference | None = None,
    ) -> None:
        """Mark goals where their structures have a curve; ``others`` in dose B."""
        item = self._item.goals
        item.outcomes, item.reference = outcomes, reference
        item.others, item.other_reference = others, other_reference
        chosen = item.chosen.goal if item.chosen is not None else None
        item.chosen = next((one for one in outcomes if one.goal is chosen), None)
        item.update()

    def choose_goal(self, outcome: GoalOutcome | None, lines: Sequence[str]) -> None:
        """Point at one goal and tell of it, beside those of its structure; or none."""
        self._item.goals.chosen, self._goal_lines = outcome, tuple(lines)
        self._item.goals.update()
        self.set_mark(None)
        self._mark_goal()

    def _mark_goal(self) -> None:
        """Tell of the goal that is pointed at, once its structure has a curve."""
        item = self._item.goals
        for outcome, curve, place in item.shown() if self._goal_lines else ():
            if outcome is item.chosen:
                at = place.of_value or (place.x, place.y)
                self._mark = Mark(*at, self._goal_lines, curve.colour, curve)
                self._goal_lines = ()  # a mark that is taken away does not come back
                self._update_readout()

    def show_all_goals(self, is_all: bool) -> None:
        """Mark the goals of all curves, or of the one that is pointed at."""
        self._item.goals.is_all = is_all
        self._item.goals.update()

    @property
    def goals_shown(self) -> list[GoalOutcome]:
        """The goals that are marked now."""
        return [outcome for outcome, _, _ in self._item.goals.shown()]

    def level_place(self, dose: float) -> QPointF:
        """Return where the mark of a level of this dose lies, px."""
        axis, area = self._item.level_axis(), self.view_shown.area
        x = area.left() if axis is None else axis.px(dose)
        return QPointF(x, area.bottom() + HIGH / 2)

    def _on_axis(self, place: QPointF) -> Axis | None:
        """Return the dose axis where the mouse is on it, as far as it is seen."""
        area = self.view_shown.area
        is_on = area.left() - REACH <= place.x() <= area.right() + REACH
        if self._levels is None or not is_on or place.y() < area.bottom() - 2:
            return None
        return self._item.level_axis()

    def set_mark(self, mark: Mark | None) -> None:
        """Mark a place on a curve, or none."""
        self._mark = mark
        self._update_readout()

    @property
    def mark(self) -> Mark | None:
        """The place that is marked."""
        return self._mark

    def sizeHint(self) -> QSize:
        """Return a size that shows ten curves well."""
        return QSize(620, 190)

    # --- view ------------------------------------------------------------------

    def reset_view(self) -> None:
        """Show all of both axes."""
        self._item.look_at(*self._item.limits)
        self._follow_view()

    def show_axes(
        self, x: tuple[float, float] | None, y: tuple[float, float] | None
    ) -> None:
        """Show a part of the dose or of the volume axis, within what there is."""
        self._item.look_at(x, y)
        self._follow_view()

    def _follow_view(self) -> None:
        """Take note that another part of the axes is seen."""
        view = self.view_shown
        seen = (view.left, view.right), (view.bottom, view.top)
        self._is_fitted = all(
            math.isclose(high - low, end)
            for (low, high), (_, end) in zip(seen, self._item.limits, strict=True)
        )
        self._update_readout()

    def _redraw(self) -> None:
        self._item.renew()
        self._update_readout()

    # --- mouse -----------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom the axis under the mouse, or both inside the plot."""
        turned = event.angleDelta().y()
        if not turned:
            return
        factor = NOTCH ** (-turned / 120)
        self._item.zoom(factor, event.position())
        self._follow_view()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a pan; a left click takes a mark away."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton:
            axis = self._on_axis(event.position())
            if axis is None or self._levels is None:
                self.set_mark(None)
            elif self._levels.press(event.position().x(), axis):
                # for Escape, and only as long as the level is held
                self._had_focus = QApplication.focusWidget()
                self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the cross-hair, or the view while the middle button is held."""
        point = event.position()
        if self._dragged_from is not None:
            step = point - self._dragged_from
            self._dragged_from, self._mouse = point, None
            self._item.pan(step)
            self._follow_view()
            return
        if self._drag_level(point):
            return
        inside = self.view_shown.area.adjusted(0, -2, 1, 2).contains(point)
        self._point_at(point if inside else None)

    def _let_go(self) -> None:
        """Leave the level that is held where it is."""
        if self._levels is not None and self._levels.held is not None:
            self._levels.release()
            self.show_levels()
            if self._had_focus is not None and isValid(self._had_focus):
                self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._had_focus = None

    def _drag_level(self, point: QPointF) -> bool:
        """Move the level that is held, or show what can be; return whether one is."""
        levels, axis = self._levels, self._item.level_axis()
        if levels is None or axis is None or self._dragged_from is not None:
            return False
        if levels.held is not None:
            beside = abs(point.y() - self.level_place(0.0).y())
            levels.move(point.x(), beside, axis)
            return True
        found = levels.at(point.x(), axis) if self._on_axis(point) else None
        shapes = Qt.CursorShape
        self.setCursor(shapes.CrossCursor if found is None else shapes.SizeHorCursor)
        self.setToolTip(self._hint(point, levels, found))
        return False

    def _hint(self, point: QPointF, levels: LevelDrag, found: Level | None) -> str:
        """Return what can be done at a place, or what has no room above the curves."""
        if found is not None:
            return levels.hint(found)
        if self._on_axis(point):
            return ADD_TIP
        is_above = point.y() < self.view_shown.area.top()
        return tip(self._item.strip.told) if is_above else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan or the drag of a level."""
        if event.button() is Qt.MouseButton.LeftButton and self._levels is not None:
            self._let_go()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = None
            self.setCursor(Qt.CursorShape.CrossCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything again; where it is seen already, tell.

        On the dose axis add an isodose level.
        """
        place = event.position()
        axis = self._on_axis(place)
        if axis is not None and self._levels is not None:
            if self._levels.at(place.x(), axis) is None:
                self._levels.add(place.x(), axis)
        elif self._is_fitted:
            self.double_clicked.emit()
        else:
            self.reset_view()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the cross-hair away."""
        self._point_at(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Draw the cross-hair where the mouse comes in."""
        self._mouse = event.position()

    def curve_at(self, point: QPointF) -> Curve | None:
        """Return the curve nearest to a place of the widget, if near enough."""
        view = self.view_shown
        x, y = view.to_axes(point)
        # a steep curve is near in x long before it is near in y
        places = x + np.array([-5.0, 0.0, 5.0]) / view.x_scale
        best, best_distance = None, REACH
        for curve in self.curves.curves:
            before, here, after = np.interp(places, curve.x, curve.y, right=0.0)
            if not before:
                continue
            low, high = min(before, here, after), max(before, here, after)
            distance = max(low - y, y - high, 0.0) + 0.02 * abs(here - y)
            distance *= view.y_scale
            # of curves on top of each other, the one that is marked already
            distance -= 0.5 * (curve.number == self._item.highlight)
            if distance < best_distance:
                best, best_distance = curve, distance
        return best

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross-hair, or put a level back that is being dragged.

        Other keys are left to the window.
        """
        is_dragging = self._levels is not None and self._levels.held is not None
        if event.key() == Qt.Key.Key_Escape and is_dragging:
            assert self._levels is not None
            self._levels.cancel()
            self._let_go()
        elif event.key() in STEPS:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(STEPS[Qt.Key(event.key())], 10 if far else 1)
        else:
            event.ignore()

    def _step(self, towards: tuple[int, int], times: int) -> None:
        """Move the cross-hair by so many pixels, from the middle if there is none."""
        area = self.view_shown.area
        at = area.center() if self._mouse is None else self._mouse
        x, y = at.x() + times * towards[0], at.y() + times * towards[1]
        self._point_at(
            QPointF(
                min(max(x, area.left()), area.right()),
                min(max(y, area.top()), area.bottom()),
            )
        )

    def _point_at(self, point: QPointF | None) -> None:
        """Let the cross-hair stand at a place of the plot, or nowhere."""
        self._mouse = point
        near = self._update_readout()
        self.curve_hovered.emit(near.number if near else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys begin."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self._is_crossed:
            self._step((0, 0), 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the cross-hair of the keys away."""
        super().focusOutEvent(event)
        if not self.underMouse():
            self._point_at(None)

    # --- the cross-hair and the picture ----------------------------------------

    def _read(
        self, crossing: tuple[Curve | None, CrossPlace] | None
    ) -> DvhReadout | None:
        """Return the cross-hair for the mouse, else for the mark, else None."""
        if self.curves.message:
            return None
        view = self.view_shown
        area = view.area
        if crossing is not None:
            near, at = crossing
            place = view.to_px(*at)
            if near is None:
                return DvhReadout(place, area, (place_text(self.curves, at),))
            lines = readout_lines(self.curves, near, at.x)
            return DvhReadout(place, area, lines, near.colour)
        mark = self._mark
        if mark is None:
            return None
        place = view.to_px(mark.x, mark.y)
        if not area.adjusted(-1, -1, 1, 1).contains(place):
            return None
        return DvhReadout(place, area, tuple(mark.lines), mark.colour, across=True)

    def _crossing(self, mouse: QPointF) -> tuple[Curve | None, CrossPlace]:
        """Return the curve near the mouse, and the place on it or of the mouse."""
        near = self.curve_at(mouse)
        x, y = self.view_shown.to_axes(mouse)
        return near, CrossPlace(x, y if near is None else near.y_at(x))

    def _update_readout(self, *_: object) -> Curve | None:
        """Show the cross-hair where it belongs now; return the curve near the mouse."""
        mouse, area = self._mouse, self.view_shown.area.adjusted(0, -2, 1, 2)
        is_in = mouse is not None and area.contains(mouse) and not self.curves.message
        crossing = self._crossing(mouse) if mouse is not None and is_in else None
        self._item.show_readout(self._read(crossing))
        if crossing is not None or self._is_crossed:
            self._is_crossed = crossing is not None
            self.crossed.emit(crossing[1] if crossing is not None else None)
        return crossing[0] if crossing is not None else None

    def picture(self, title: str = "") -> PlotPicture:
        """Return what it shows as a picture of its own, with title and legend."""
        from dosiscope.viewer.dvh.picture import dvh_picture

        return dvh_picture(self.curves, title, self.view_shown)
