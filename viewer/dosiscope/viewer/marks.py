"""The marks of a case: what the tools left, which is selected, which tool is on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.core.marks.mark import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.marks.reading import MarkReading
    from dosiscope.core.plane import Plane, Vector
    from dosiscope.viewer.appearance import Appearance


class Marks(QObject):
    """The part of a review that the user draws.

    Marks belong to the case: another one begins without any.

    Attributes
    ----------
    draft
        The mark that is being drawn; it is none yet.
    pointed
        A point that a plot points at, mm.
    readings
        What has been read at marks (`read_at`), until something of that changes.
    """

    changed = Signal()  # marks, their places and names, or the one being drawn
    selected_changed = Signal()
    tool_changed = Signal()
    added = Signal(object)  # a Mark that is finished

    def __init__(self, look: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.readings: dict[tuple[Mark, str], MarkReading] = {}
        self.reset()

    def reset(self) -> None:
        """Begin anew, without any, and without a tool."""
        self._marks: tuple[Mark, ...] = ()
        self._selected: tuple[MarkKind, int] | None = None
        self._tool: MarkKind | None = None
        self._last = dict.fromkeys(MarkKind, 0)
        self.draft: Mark | None = None
        self.pointed: Vector | None = None
        self.readings.clear()

    def tell(self) -> None:
        """Tell everybody that it began anew."""
        for signal in (self.changed, self.selected_changed, self.tool_changed):
            signal.emit()

    # --- which there are ---------------------------------------------------------

    @property
    def all(self) -> tuple[Mark, ...]:
        """All marks, the oldest first."""
        return self._marks

    def of_kind(self, kind: MarkKind) -> tuple[Mark, ...]:
        """Return those of a kind, the oldest first."""
        return tuple(mark for mark in self._marks if mark.kind is kind)

    def drawn_in(self, plane: Plane) -> tuple[Mark, ...]:
        """Return those that lie in a plane as it is seen; points are of no plane."""
        return tuple(
            mark
            for mark in self._marks
            if mark.kind is not MarkKind.POINT and is_of_plane(mark, plane)
        )

    def add(self, mark: Mark) -> Mark:
        """Keep a mark, with a number of its own, select it, and return it."""
        mark = replace(mark, number=self.next_number(mark.kind))
        self._last[mark.kind] = mark.number
        self._marks = (*self._marks, mark)
        self._selected = _key(mark)
        self._look.set_shown("marks", True)  # nobody draws what is hidden
        self.selected_changed.emit()
        self.changed.emit()
        self.added.emit(mark)
        return mark

    def replace_all(self, marks: Iterable[Mark]) -> None:
        """Have these marks, with the numbers that they have, and no others."""
        self._marks = tuple(marks)
        self.draft = None
        for mark in self._marks:
            self._last[mark.kind] = max(self._last[mark.kind], mark.number)
        self.select(None)
        self.changed.emit()

    def next_number(self, kind: MarkKind) -> int:
        """Return the number of the next mark of a kind."""
        return self._last[kind] + 1

    def add_point(self, point: Vector, plane: Plane) -> Mark:
        """Keep a point of a plane."""
        return self.add(Mark(kind=MarkKind.POINT, plane=plane, points=(point,)))

    def put(self, mark: Mark) -> None:
        """Put a mark in the place of the one of its kind and number."""
        key = _key(mark)
        marks = tuple(mark if _key(one) == key else one for one in self._marks)
        if marks != self._marks:
            self._marks = marks
            self.changed.emit()

    def rename(self, mark: Mark, name: str) -> None:
        """Call a mark by another name; "" for its kind and number."""
        self.put(replace(mark, name=name.strip()))

    def remove(self, mark: Mark) -> None:
        """Forget a mark."""
        key = _key(mark)
        self._marks = tuple(one for one in self._marks if _key(one) != key)
        if self._selected == key:
            self.select(None)
        self.changed.emit()

    def clear(self) -> None:
        """Forget all marks."""
        self._marks = ()
        self.draft = None
        self.select(None)
        self.changed.emit()

    def set_draft(self, draft: Mark | None) -> None:
        """Show another mark that is being drawn, or none."""
        if draft != self.draft:
            self.draft = draft
            self.changed.emit()

    def point_at(self, point: Vector | None) -> None:
        """Show where a plot is read, or nowhere."""
        if point != self.pointed:
            self.pointed = point
            self.changed.emit()

    # --- which is meant ----------------------------------------------------------

    @property
    def selected(self) -> Mark | None:
        """The mark that is selected."""
        return next((one for one in self._marks if _key(one) == self._selected), None)

    def select(self, mark: Mark | None) -> None:
        """Select a mark, or none."""
        key = None if mark is None else _key(mark)
        if key != self._selected:
            self._selected = key
            self.selected_changed.emit()

    @property
    def tool(self) -> MarkKind | None:
        """What the left button draws; None: it moves the cross-hair."""
        return self._tool

    def take_tool(self, tool: MarkKind | None) -> None:
        """Take a tool, or put it away."""
        if tool is not self._tool:
            self._tool = tool
            self.set_draft(None)
            self.tool_changed.emit()

    def stop(self) -> bool:
        """End what goes on: the mark being drawn, else the tool, else the selection.

        Return whether there was anything.
        """
        if self.draft is not None:
            self.set_draft(None)
        elif self._tool is not None:
            self.take_tool(None)
        elif self._selected is not None:
            self.select(None)
        else:
            return False
        return True


def is_of_plane(mark: Mark, plane: Plane) -> bool:
    """Whether a mark was drawn in this plane, as it is seen."""
    return mark.plane.orientation == plane.orientation and bool(plane.holds(mark.at))


def _key(mark: Mark) -> tuple[MarkKind, int]:
    return mark.kind, mark.number
