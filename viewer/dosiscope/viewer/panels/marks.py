"""The Measurements panel: what the tools have left, as a list, and the profile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QSplitter,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.core.marks.mark import MarkKind
from dosiscope.core.text import capitalised
from dosiscope.resources.theme import GRID
from dosiscope.viewer.dvh.sentences import made_of_text
from dosiscope.viewer.layers.marks import HINTS
from dosiscope.viewer.mark_readings import read_at, whole_of
from dosiscope.viewer.panels.figures import place_text
from dosiscope.viewer.panels.marks_columns import columns_of
from dosiscope.viewer.profile.curves import profile_of
from dosiscope.viewer.profile.plot import ProfilePlot
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.section import fill
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from dosiscope.core.marks.mark import Mark
    from dosiscope.core.marks.reading import MarkReading
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.profile.curves import ProfileCurves
    from dosiscope.viewer.review import Review


_SHARE = 0.6  # of the panel's width that the list takes at most


class MarksModel(TableModel["MarkReading"]):
    """A row is pointed at by the kind and number of its mark."""

    def key(self, row: MarkReading) -> object:
        """Return what a mark is known by."""
        return row.mark.kind, row.mark.number


class MarksPanel(QWidget):
    """Tools, the list of marks, and the plot of one profile beside it.

    Attributes
    ----------
    export_requested
        "csv", "profile csv" or "profile picture": the user wants that in a file.
    rename_requested
        The user wants another name for the selected mark.
    """

    export_requested = Signal(str)
    rename_requested = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._chips: dict[MarkKind, Chip] = {}
        self.view = TableView(MarksModel(()), name=tr("Measurements"))
        self.plot = ProfilePlot(self)
        self.plot.pointed.connect(review.marks.point_at)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.view)
        self._split.addWidget(self.plot)
        self._split.setHandleWidth(GRID)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        fill(self, self._bar(), self._split)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._connect()
        self.refresh()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(bar)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        row.setSpacing(2 * GRID)
        for kind in MarkKind:
            chip = Chip(kind.heading, capitalised(HINTS[kind]))
            chip.clicked.connect(partial(self._take, kind))
            self._chips[kind] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.clear = quiet_button("trash-2", tr("Remove all measurements"))
        self.clear.clicked.connect(self._review.marks.clear)
        self.export = quiet_button(
            "download", tr("Export"), tr("Save the list, or the profile")
        )
        menu = QMenu(self.export)
        for text, what in (
            (tr("List as CSV…"), "csv"),
            (tr("Profile as CSV…"), "profile csv"),
            (tr("Profile as picture…"), "profile picture"),
        ):
            action = menu.addAction(text, partial(self.export_requested.emit, what))
            action.setData(what)
        self.export.setMenu(menu)
        row.addWidget(self.clear)
        row.addWidget(self.export)
        return bar

    def _connect(self) -> None:
        review, marks = self._review, self._review.marks
        for changed in (
            marks.changed,
            marks.selected_changed,
            marks.tool_changed,
            review.case_changed,
            review.dose_changed,
            review.arranged,
            review.display.rois_changed,
            review.results.solids_changed,
            review.look.levels_changed,
        ):
            changed.connect(self._look_soon)
        self.view.clicked.connect(self._select)
        self.view.doubleClicked.connect(self._go_to)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._ask)
        for keys, run in (
            ("Del", self._remove_selected),
            ("Return", lambda: self._go_to(self.view.currentIndex())),
            ("F2", self._rename),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    # --- following the review --------------------------------------------------------

    def _look_soon(self) -> None:
        if self.isVisible():  # a drag on the picture changes them many times
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what was not looked at."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read every mark anew."""
        review, marks = self._review, self._review.marks
        case, dose = review.case, review.dose
        ct = case.ct if case is not None else None
        readings = [read_at(review, mark, dose) for mark in marks.all]
        self.view.source.set_rows(
            readings, columns_of(ct, dose, whole_of(review, dose))
        )
        selected = marks.selected
        self.view.set_marked(
            None if selected is None else (selected.kind, selected.number)
        )
        for kind, chip in self._chips.items():
            chip.setChecked(marks.tool is kind)
            chip.setEnabled(case is not None)
        self._show_profile()
        self.clear.setEnabled(bool(readings))
        self.export.setEnabled(bool(readings))
        for action in self.export.menu().actions():
            action.setEnabled(action.data() == "csv" or self.profile is not None)

    def _show_profile(self) -> None:
        mark = self._line
        is_new = self.plot.isHidden() and mark is not None
        self.plot.setVisible(mark is not None)
        if is_new:
            self._share_room()
        self.plot.set_curves(None if mark is None else profile_of(self._review, mark))

    def _share_room(self) -> None:
        """Give the list the room it needs, but never more than its share."""
        wide = min(self.view.natural_width(), int(self.width() * _SHARE))
        self._split.setSizes([wide, self.width() - wide - GRID])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between list and plot."""
        super().resizeEvent(event)
        self._share_room()

    @property
    def _line(self) -> Mark | None:
        """The line whose profile is plotted: the selected one, else the last."""
        marks = self._review.marks
        draft, selected = marks.draft, marks.selected
        lines = [one for one in (draft, selected) if one is not None]
        lines += reversed(marks.all)
        return next(
            (
                one
                for one in lines
                if one.kind is MarkKind.PROFILE and not one.is_nothing
            ),
            None,
        )

    @property
    def profile(self) -> ProfileCurves | None:
        """The profile that is plotted."""
        return self.plot.curves

    def profile_picture(self) -> PlotPicture:
        """Return the plot as a picture with a title, without patient data."""
        mark = self._line
        title = tr("Profile")
        if mark is not None:
            first, last = map(place_text, mark.points)
            title = tr(
                "{profile}, from {first} to {last} mm",
                profile=mark.title,
                first=first,
                last=last,
            )
        title = f"{title} · {made_of_text(self._review)}"
        return self.plot.picture(title)

    def shown_profile(self) -> PlotPicture | None:
        """Return the plot as a picture; None where there is none."""
        return None if self.profile is None else self.profile_picture()

    # --- what the user does ----------------------------------------------------------

    def _take(self, kind: MarkKind, *_: object) -> None:
        marks = self._review.marks
        marks.take_tool(None if marks.tool is kind else kind)
        self.refresh()

    def _mark_of(self, index: QModelIndex) -> Mark | None:
        return self.view.row_of(index).mark if index.isValid() else None

    def _select(self, index: QModelIndex) -> None:
        self._review.marks.select(self._mark_of(index))

    def _go_to(self, index: QModelIndex) -> None:
        mark = self._mark_of(index)
        if mark is not None:
            self._review.marks.select(mark)
            self._review.centre_on(mark.middle)

    def _rename(self) -> None:
        self._select(self.view.currentIndex())
        self.rename_requested.emit()

    def _remove_selected(self) -> None:
        for row in self.view.selected_rows():
            self._review.marks.remove(row.mark)

    def _ask(self, at: QPoint) -> None:
        mark = self._mark_of(self.view.indexAt(at))
        if mark is not None:
            self.context_menu(mark).exec(self.view.viewport().mapToGlobal(at))

    def context_menu(self, mark: Mark) -> QMenu:
        """Return what can be done with a mark."""
        self._review.marks.select(mark)
        menu = QMenu(self)
        index = self.view.currentIndex()
        menu.addAction(tr("Go to it"), lambda: self._go_to(index))
        menu.addAction(tr("Rename…"), self.rename_requested.emit)
        menu.addAction(tr("Remove"), lambda: self._review.marks.remove(mark))
        menu.addSeparator()
        menu.addAction(tr("Copy the rows"), self.view.copy)
        return menu
