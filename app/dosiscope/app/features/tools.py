"""What is drawn and measured on the pictures: ruler, angle, areas, profile, points."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr
from dosiscope.core.marks.mark import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget, QWidget

    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.app.saving import Saving
    from dosiscope.core.marks.mark import Mark
    from dosiscope.viewer.panels.marks import MarksPanel
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.review import Review

# kind, words, keys, tip
TOOLS = (
    (
        MarkKind.POINT,
        tr("Point"),
        "Shift+P",
        tr("Keep a point with its HU, dose, structures"),
    ),
    (MarkKind.RULER, tr("Ruler"), "Shift+R", tr("Measure a distance")),
    (MarkKind.ANGLE, tr("Angle"), "Shift+A", tr("Measure an angle")),
    (
        MarkKind.CIRCLE,
        tr("Circle"),
        "Shift+C",
        tr("Mean, SD and range of HU and dose inside"),
    ),
    (
        MarkKind.RECTANGLE,
        tr("Rectangle"),
        "Shift+B",
        tr("Mean, SD and range of HU and dose inside"),
    ),
    (MarkKind.PROFILE, tr("Line profile"), "Shift+D", tr("Dose and HU along a line")),
)


class Tools:
    """Takes tools, and keeps, names and removes what they leave.

    Parameters
    ----------
    dock
        Where the list of them is; it is made when it is looked at.
    top
        The widget that its dialogs belong to.
    """

    def __init__(
        self,
        review: Review,
        pictures: PictureArea,
        dock: QDockWidget,
        saving: Saving,
        plots: PlotPictures,
        top: QWidget,
    ) -> None:
        self._review, self._pictures, self._top = review, pictures, top
        self._dock, self._saving, self._plots = dock, saving, plots
        self._panel: MarksPanel | None = None
        self._is_listed = False  # the list has been shown with this case
        dock.visibilityChanged.connect(self._look)
        review.marks.added.connect(self._list)
        review.case_opened.connect(self._begin)
        self._look(dock.isVisible())

    @property
    def panel(self) -> MarksPanel:
        """The list, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.marks import MarksPanel

            self._panel = panel = MarksPanel(self._review)
            self._plots.offer(panel.plot, panel.shown_profile, "profile")
            panel.export_requested.connect(self.export)
            panel.rename_requested.connect(self._rename)
            self._dock.setWidget(panel)
        return self._panel

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            self.panel.refresh()

    def _begin(self) -> None:
        self._is_listed = False

    def _list(self, mark: Mark) -> None:
        """Show the list with the first mark of a case that says more in it."""
        if self._is_listed or mark.kind not in (MarkKind.POINT, MarkKind.PROFILE):
            return
        self._is_listed = True
        self.show_list()

    def show_list(self) -> None:
        """Bring the list to the front."""
        self._dock.show()
        self._dock.raise_()
        self.panel.refresh()

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        marks = self._review.marks
        for kind, text, keys, tip in TOOLS:
            yield Action(
                f"tool_{kind.name.lower()}", "Tools", text, keys,
                tr("{tip}; Esc ends", tip=tip), partial(self.take, kind),
                is_on=partial(self._is_on, kind), needs_case=True,
            )  # fmt: skip
        yield Action(
            "show_marks", "Tools", tr("List of measurements"), "Ctrl+L",
            tr("Show the points, sizes and statistics, and the profile"),
            self.show_list,
            has_line=True, icon="list",
        )  # fmt: skip
        yield Action(
            "marks_csv", "Tools", tr("Measurements as CSV…"), "",
            tr("Save all points, sizes and statistics"), partial(self.export, "csv"),
            icon="download", is_offered=lambda: bool(marks.all),
        )  # fmt: skip
        yield Action(
            "profile_csv", "Tools", tr("Profile as CSV…"), "",
            tr("Save dose and HU along the line"), partial(self.export, "profile csv"),
            is_offered=self._has_profile,
        )  # fmt: skip
        yield Action(
            "profile_picture", "Tools", tr("Profile as picture…"), "",
            tr("Save the plot of the profile"), partial(self.export, "profile picture"),
            is_offered=self._has_profile,
        )  # fmt: skip
        # its key is the picture's: Esc stops reading too
        yield Action(
            "end_tool", "Tools", tr("End the tool\tEsc"), "",
            tr("The mouse moves the cross-hair again"), self._end,
            has_line=True, is_offered=lambda: marks.tool is not None,
        )  # fmt: skip
        yield Action(
            "point_at_cursor", "Tools", tr("Point at the cross-hair"), "Ctrl+P",
            tr("Keep the place of the cross-hair as a point"), self._keep_cursor,
            needs_case=True,
        )  # fmt: skip
        yield Action(
            "rename_mark", "Tools", tr("Rename the selected…"), "",
            tr("Give the selected point, ruler, area or profile a name"), self._rename,
            is_offered=lambda: marks.selected is not None,
        )  # fmt: skip
        yield Action(
            "remove_mark", "Tools", tr("Remove the selected"), "Del Backspace",
            tr("Remove the selected point, ruler, area or profile"), self._remove,
            is_offered=lambda: marks.selected is not None, is_of_picture=True,
        )  # fmt: skip
        yield Action(
            "clear_marks", "Tools", tr("Clear all"), "Ctrl+Del",
            tr("Remove all points, rulers, areas and profiles"), marks.clear,
            is_offered=lambda: bool(marks.all),
        )  # fmt: skip

    def take(self, kind: MarkKind) -> None:
        """Take a tool, or put away the one that is taken; keys go to the picture."""
        marks = self._review.marks
        marks.take_tool(None if marks.tool is kind else kind)
        self._pictures.current.setFocus()

    def _is_on(self, kind: MarkKind) -> bool:
        return self._review.marks.tool is kind

    def _has_profile(self) -> bool:
        return bool(self._review.marks.of_kind(MarkKind.PROFILE))

    def export(self, what: str) -> None:
        """Ask for a file and write: "csv", "profile csv" or "profile picture"."""
        self.panel.refresh()
        if what == "csv":
            self._saving.ask_and_write("measurements.csv", self._list_text())
        elif what == "profile csv":
            self._saving.ask_and_write("profile.csv", self._profile_text())
        else:
            self._plots.export(self.panel.profile_picture(), "profile")

    def _list_text(self) -> str:
        from dosiscope.io.out.marks_csv import marks_csv
        from dosiscope.io.out.provenance import made_of
        from dosiscope.viewer.mark_readings import read_at, whole_of

        review = self._review
        case, dose = review.case, review.dose
        if case is None:
            return ""
        readings = [read_at(review, mark, dose) for mark in review.marks.all]
        made = made_of(case.without_identity(), dose)
        return marks_csv(readings, case.ct, dose, made, whole_of(review, dose))

    def _profile_text(self) -> str:
        from dosiscope.io.out.marks_csv import profile_csv
        from dosiscope.io.out.provenance import made_of

        case, curves = self._review.case, self.panel.profile
        if case is None or curves is None:
            return ""
        made = made_of(case.without_identity(), self._review.dose)
        return profile_csv(curves.mark, curves.profile, curves.ct, curves.doses, made)

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
            self._top,
            tr("Rename"),
            tr("Name of {mark}", mark=mark.title),
            text=mark.name,
        )
        if is_given:
            self._review.marks.rename(mark, name)

    def _remove(self) -> None:
        mark = self._review.marks.selected
        if mark is not None:
            self._review.marks.remove(mark)
