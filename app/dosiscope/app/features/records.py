"""Treatment records: their panel, their tables as CSV and on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action
from dosiscope.core.language import tr, tr_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.plot_pictures import PlotPictures
    from dosiscope.app.saving import Saving
    from dosiscope.core.case import Case
    from dosiscope.core.course import Course
    from dosiscope.viewer.panels.records import RecordsPanel
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import Review


class Records:
    """Shows what was delivered of the plan of the dose that is shown.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    """

    def __init__(
        self, review: Review, dock: QDockWidget, saving: Saving, plots: PlotPictures
    ) -> None:
        self._review, self._dock, self._saving = review, dock, saving
        self._plots = plots
        self._panel: RecordsPanel | None = None
        self._told: Case | None = None
        dock.visibilityChanged.connect(self._look)
        for changed in (review.case_changed, review.dose_changed):
            changed.connect(self._follow)
        self._look(is_in_sight(dock))

    @property
    def panel(self) -> RecordsPanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.records import RecordsPanel

            self._panel = panel = RecordsPanel(self._review)
            self._plots.offer(panel.chart, self._picture, "records")
            panel.copy_requested.connect(self._copy)
            panel.csv_requested.connect(self._save_csv)
            self._dock.setWidget(panel)
        return self._panel

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            _ = self.panel
            self._follow()

    def show_panel(self) -> None:
        """Bring the panel to the front."""
        self._dock.show()
        self._dock.raise_()
        self._follow()
        self.panel.setFocus()

    def _follow(self) -> None:
        """Show the course of the plan that is shown, once the panel is there."""
        if self._panel is None:
            return
        case = self._review.shown_case
        if case is self._told and case is not None:
            return
        self._told = case
        from dosiscope.core.records.uncounted import not_counted

        course = None if case is None else case.course
        others = [] if case is None else not_counted(case.outside)
        self._panel.show_course(course, _instead(case), others)

    @property
    def _course(self) -> Course | None:
        return self.panel.course

    def _picture(self) -> PlotPicture | None:
        course = self._course
        if course is None:
            return None
        from dosiscope.viewer.panels.records_chart_item import records_picture

        label = course.plan.label if course.plan is not None else ""
        words = (
            tr("Delivered against planned, plan {label}", label=label)
            if label
            else tr("Delivered against planned")
        )
        return records_picture(course, words)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.panel.text())

    def _save_csv(self) -> None:
        from dosiscope.app.records_text import records_csv

        case = self._review.shown_case
        if case is not None and case.course is not None:
            text = records_csv(case, case.course)
            self._saving.ask_and_write("records.csv", text)

    def _has_records(self) -> bool:
        case = self._review.shown_case
        return case is not None and case.course is not None

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Action(
            "records", "Plan", tr("Treatment records"), "Ctrl+Shift+T",
            tr("Show what was delivered, fraction by fraction, against the plan"),
            self.show_panel, icon="list", has_line=True,
        )  # fmt: skip
        yield Action(
            "records_csv", "Plan", tr("Treatment records as CSV…"), "",
            tr("Save every delivery, the sums over the course and all overrides"),
            self._save_csv, icon="download", is_offered=self._has_records,
        )  # fmt: skip


def _instead(case: Case | None) -> str:
    """Return why there is no course to show; "" where there is one."""
    if case is None:
        return tr("Open a case: treatment records of its plan are shown here.")
    if case.course is not None:
        return ""
    from dosiscope.core.kinds import RECORDS
    from dosiscope.core.records.words import OF_SEVERAL

    if case.unread:
        return tr("What was delivered is told once all of the case is here.")
    if case.records:
        return OF_SEVERAL

    told = tr("There is no treatment record of this plan.")
    withheld = sum(one.header.kind in RECORDS for one in case.withheld)
    if withheld:
        more = tr_count(
            "{n} record is withheld: see Checks.",
            "{n} records are withheld: see Checks.",
            withheld,
        )
        told = f"{told} {more}"
    return told
