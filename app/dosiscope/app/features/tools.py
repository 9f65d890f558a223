"""What is drawn and measured on the pictures: ruler, angle, areas, profile, points."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from dosiscope.app.features.action import Action
from dosiscope.core.marks.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.review import Review

# kind, words, keys, tip
TOOLS = (
    (MarkKind.POINT, "Point", "Shift+P", "Keep a point with its HU, dose, structures"),
    (MarkKind.RULER, "Ruler", "Shift+R", "Measure a distance"),
    (MarkKind.ANGLE, "Angle", "Shift+A", "Measure an angle"),
    (MarkKind.CIRCLE, "Circle", "Shift+C", "Mean, SD and range of HU and dose inside"),
    (
        MarkKind.RECTANGLE,
        "Rectangle",
        "Shift+B",
        "Mean, SD and range of HU and dose inside",
    ),
    (MarkKind.PROFILE, "Line profile", "Shift+L", "Dose and HU along a line"),
)


class Tools:
    """Takes tools, and keeps, names and removes what they leave.

    Parameters
    ----------
    top
        The widget that its dialogs belong to.
    """

    def __init__(self, review: Review, pictures: PictureArea, top: QWidget) -> None:
        self._review, self._pictures, self._top = review, pictures, top

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        marks = self._review.marks
        for kind, text, keys, tip in TOOLS:
            yield Action(
                f"tool_{kind.name.lower()}", "Tools", text, keys,
                f"{tip}; Esc ends", partial(self.take, kind),
                is_on=partial(self._is_on, kind), needs_case=True,
            )  # fmt: skip
        # its key is the picture's: Esc stops reading too
        yield Action(
            "end_tool", "Tools", "End the tool\tEsc", "",
            "The mouse moves the cross-hair again", self._end,
            has_line=True, is_offered=lambda: marks.tool is not None,
        )  # fmt: skip
        yield Action(
            "point_at_cursor", "Tools", "Point at the cross-hair", "Ctrl+P",
            "Keep the place of the cross-hair as a point", self._keep_cursor,
            is_offered=lambda: self._review.cursor is not None,
        )  # fmt: skip
        yield Action(
            "rename_mark", "Tools", "Rename the selected…", "",
            "Give the selected point, ruler, area or profile a name", self._rename,
            is_offered=lambda: marks.selected is not None,
        )  # fmt: skip
        yield Action(
            "remove_mark", "Tools", "Remove the selected", "Del Backspace",
            "Remove the selected point, ruler, area or profile", self._remove,
            is_offered=lambda: marks.selected is not None, is_of_picture=True,
        )  # fmt: skip
        yield Action(
            "clear_marks", "Tools", "Clear all", "Ctrl+Del",
            "Remove all points, rulers, areas and profiles", marks.clear,
            is_offered=lambda: bool(marks.all),
        )  # fmt: skip

    def take(self, kind: MarkKind) -> None:
        """Take a tool, or put away the one that is taken; keys go to the picture."""
        marks = self._review.marks
        marks.take_tool(None if marks.tool is kind else kind)
        self._pictures.current.setFocus()

    def _is_on(self, kind: MarkKind) -> bool:
        return self._review.marks.tool is kind

    def _end(self) -> None:
        self._review.marks.take_tool(None)

    def _keep_cursor(self) -> None:
        review = self._review
        if review.cursor is not None:
            plane = self._pictures.current.state.plane
            at = plane.moved(plane.at + float(plane.distance(review.cursor)))
            review.marks.add_point(review.cursor, at)

    def _rename(self) -> None:
        mark = self._review.marks.selected
        if mark is None:
            return
        name, is_given = QInputDialog.getText(
            self._top, "Rename", f"Name of {mark.title}", text=mark.name
        )
        if is_given:
            self._review.marks.rename(mark, name)

    def _remove(self) -> None:
        mark = self._review.marks.selected
        if mark is not None:
            self._review.marks.remove(mark)
