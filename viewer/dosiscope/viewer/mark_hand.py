"""The mouse with a tool: it draws marks, takes hold of them and moves them."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from PySide6.QtCore import QPointF, Qt

from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.viewer.layers.points import beside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plane import Vector
    from dosiscope.viewer.marks import Marks
    from dosiscope.viewer.review import Review, ViewState

_REACH = 7.0  # px around a grip or a line
_STILL = 4  # px that a click may move
_ENDS = 64  # pieces as which a circle is taken


class View(Protocol):
    """What the hand needs of a view."""

    state: ViewState
    review: Review

    def point_at(self, pixel: QPointF) -> Vector:
        """Return the point of the plane at a pixel, mm."""

    def pixel_of(self, point: Vector) -> QPointF:
        """Return where the foot of a point is, in pixels."""

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Show another cursor."""


class Hold(NamedTuple):
    """What the mouse has hold of: a mark, and which of its grips; None: all of it."""

    mark: Mark
    grip: int | None


class MarkHand:
    """Draws with the tool that is taken; without one it moves what is there.

    A mark is drawn by a drag, or by a click at each of its points.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._pressed: QPointF | None = None
        self._has_begun_now = self._has_moved = False
        self._hold: Hold | None = None
        self._from: Vector = (0.0, 0.0, 0.0)

    @property
    def _marks(self) -> Marks:
        return self._view.review.marks

    # --- the left button: each tells whether it was meant for a mark ---

    def press(self, pixel: QPointF) -> bool:
        """Begin a mark, set its next point, or take hold of one."""
        if self._view.review.case is None:
            return False
        self._pressed, self._has_moved = pixel, False
        tool = self._marks.tool
        if tool is None:
            return self._grasp(pixel)
        point = self._view.point_at(pixel)
        if tool is MarkKind.POINT:
            self._marks.add_point(point, self._view.state.plane)
            return True
        draft = self._draft
        self._has_begun_now = draft is None
        if draft is None:
            points = (point, point)
            draft = Mark(
                kind=tool,
                plane=self._view.state.plane,
                points=points,
                number=self._marks.next_number(tool),
            )
        self._marks.set_draft(_ending(draft, point))
        return True

    def _grasp(self, pixel: QPointF) -> bool:
        self._hold = self.found(pixel)
        self._marks.select(None if self._hold is None else self._hold.mark)
        self._from = self._view.point_at(pixel)
        return self._hold is not None

    def move(self, pixel: QPointF) -> bool:
        """Go on drawing or moving a mark; else show what could be taken hold of.

        Return whether the mouse belongs to marks here.
        """
        if self._pressed is not None:
            moved = (pixel - self._pressed).manhattanLength()
            self._has_moved = self._has_moved or moved > _STILL
        if self._marks.tool is not None:
            draft = self._draft
            if draft is not None:
                self._marks.set_draft(_ending(draft, self._view.point_at(pixel)))
            self._view.show_cursor(Qt.CursorShape.CrossCursor)
            return True
        if self._hold is not None:
            self._drag(self._hold, self._view.point_at(pixel))
            return True
        held = self.found(pixel)
        if held is None:
            return False
        shapes = Qt.CursorShape
        whole, grip = shapes.SizeAllCursor, shapes.PointingHandCursor
        self._view.show_cursor(whole if held.grip is None else grip)
        return True

    def _drag(self, hold: Hold, point: Vector) -> None:
        if not self._has_moved:
            return
        if hold.grip is None:
            moved = hold.mark.shifted(np.subtract(point, self._from))
        else:
            moved = hold.mark.with_grip(hold.grip, point)
        if moved.kind is MarkKind.POINT:
            moved = replace(moved, plane=self._view.state.plane)
        if not moved.is_nothing:
            self._marks.put(moved)

    def release(self) -> bool:
        """End a drag; finish the mark, or wait for its next point."""
        was_dragged, self._pressed = self._has_moved, None
        hold, self._hold = self._hold, None
        draft = self._draft
        if draft is None:
            return hold is not None
        # a click sets the first point only: the next click sets the next one
        if not self._has_begun_now or was_dragged:
            self._advance(draft)
        self._has_begun_now = False
        return True

    def _advance(self, draft: Mark) -> None:
        """Go on to the next point, or keep the mark."""
        if draft.is_nothing:
            if len(draft.points) == 2:
                self._marks.set_draft(None)
            return
        if len(draft.points) < draft.kind.point_count:
            more = (*draft.points, draft.points[-1])
            self._marks.set_draft(replace(draft, points=more))
            return
        self._marks.draft = None
        self._marks.add(draft)

    @property
    def _draft(self) -> Mark | None:
        """The mark that is being drawn here; that of another plane is given up."""
        draft = self._marks.draft
        if draft is not None and draft.plane != self._view.state.plane:
            self._marks.set_draft(None)
            return None
        return draft

    # --- what is below the mouse ---

    def found(self, pixel: QPointF) -> Hold | None:
        """Return what can be taken hold of at a pixel, the newest first."""
        state = self._view.state
        if not self._view.review.look.is_shown("marks"):
            return None
        selected, place = self._marks.selected, self._view.point_at(pixel)
        beside_it = self._view.point_at(pixel + QPointF(_REACH, 0))
        reach = math.dist(place, beside_it)  # mm
        at = state.plane.to_uv(place)
        shown = [
            *(
                mark
                for mark in self._marks.of_kind(MarkKind.POINT)
                if beside(state, mark.at) is not None
            ),
            *(
                mark
                for mark in self._marks.drawn_in(state.plane)
                if _is_near(mark, at, reach)
            ),
        ][::-1]
        for mark in sorted(shown, key=lambda one: one != selected):
            hold = self._hold_of(mark, pixel)
            if hold is not None:
                return hold
        return None

    def _hold_of(self, mark: Mark, pixel: QPointF) -> Hold | None:
        for number, grip in enumerate(mark.grips):
            away = self._view.pixel_of(grip) - pixel
            if away.manhattanLength() <= _REACH:
                return Hold(mark, number)
        line = [self._view.pixel_of(point) for point in _outline(mark)]
        near = any(
            _distance(pixel, a, b) <= _REACH / 2 for a, b in itertools.pairwise(line)
        )
        return Hold(mark, None) if near else None


def _is_near(mark: Mark, at: NDArray[np.float64], reach: float) -> bool:
    """Whether a place (u, v) is in the box around a mark or so near to it, mm."""
    left, top, right, bottom = mark.box
    u, v = at.tolist()
    return bool(
        left - reach <= u <= right + reach and top - reach <= v <= bottom + reach
    )


def _ending(draft: Mark, point: Vector) -> Mark:
    return replace(draft, points=(*draft.points[:-1], draft.plane.foot(point)))


def _outline(mark: Mark) -> list[Vector]:
    """Return the points of the line that is drawn of a mark, mm."""
    if mark.kind is MarkKind.CIRCLE:
        angle = np.linspace(0, 2 * np.pi, _ENDS + 1)
        rim = mark.uv[0] + mark.length * np.column_stack([np.cos(angle), np.sin(angle)])
        return [(x, y, z) for x, y, z in mark.plane.to_mm(rim).tolist()]
    if mark.kind is MarkKind.RECTANGLE:
        one, across, other, under = (mark.grips[n] for n in (0, 2, 1, 3))
        return [one, across, other, under, one]
    return list(mark.points)


def _distance(at: QPointF, start: QPointF, end: QPointF) -> float:
    """Return how far a place is from a piece of a line, pixels."""
    along, to = end - start, at - start
    size = QPointF.dotProduct(along, along)
    share = min(max(QPointF.dotProduct(to, along) / size, 0.0), 1.0) if size else 0.0
    away = to - along * share
    return math.hypot(away.x(), away.y())
