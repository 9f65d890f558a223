"""The Beams panel: every beam of the plan, and the control points of the chosen one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QWidget

from dosiscope.core.beam_words import beam_name
from dosiscope.core.comparing.plans import total_meterset
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.report.not_here import why_none
from dosiscope.core.text import counted, number_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.beam_columns import BeamRow, beam_columns, beam_rows
from dosiscope.viewer.panels.channel_columns import (
    channel_columns,
    channel_rows,
    dwell_columns,
    dwell_rows,
)
from dosiscope.viewer.panels.point_columns import point_columns
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.out_of_sight import Refresher
from dosiscope.viewer.widgets.section import fill, part_of
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from dosiscope.core.plan import Plan
    from dosiscope.viewer.review import Review

_WIDE = 2.2  # width by height, from which on the tables stand beside each other


class BeamsModel(TableModel[BeamRow]):
    """A row is pointed at by its plan and its number."""

    def key(self, row: BeamRow) -> object:
        """Return what a beam is known by."""
        return row.key


class PointsModel(TableModel[int]):
    """A row is the index of a control point."""


class BeamsPanel(QWidget):
    """Beams, the control points of the chosen one, and what is drawn of them.

    Both tables follow the beam that the review shows, and choose it.

    Attributes
    ----------
    eye_requested
        The user wants to look from the source of the chosen beam.
    export_requested
        The user wants the beams in a file.
    """

    eye_requested = Signal()
    export_requested = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.total = Line(weight="semibold")
        self.on_pictures = Chip(tr("On the pictures"), tr("Draw the chosen beam (E)"))
        self.every = Chip(
            tr("All beams"), tr("Draw the field edges of all beams that treat")
        )
        self.eye = quiet_button(
            "eye", tr("Beam's eye"), tr("Look from the beam's source")
        )
        self.export = quiet_button(
            "download", tr("Export"), tr("Save the beams as CSV")
        )
        self.view = TableView(BeamsModel(()), frozen=2, name=tr("Beams"))
        self.points = TableView(PointsModel(()), name=tr("Control points"))
        self.channels = TableView(TableModel(channel_columns()), name=tr("Channels"))
        self.dwells = TableView(TableModel(dwell_columns()), name=tr("Dwells"))
        self.told = Paragraph(role="secondary", size="small")
        self.why = Paragraph(role="caution", size="small")
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(GRID)
        growing = QSizePolicy.Policy.Expanding
        self._split.setSizePolicy(growing, growing)
        tables: tuple[QWidget, ...] = (
            self.view,
            self.points,
            self.channels,
            self.dwells,
        )
        for n, part in enumerate(tables):
            self._split.addWidget(part)
            self._split.setStretchFactor(n, 1)
        fill(self, self._bar(), self._split, part_of(self.why, self.told, above=GRID))
        self._refresher = Refresher(self, self.refresh)
        self._connect()
        self.refresh()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(bar)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.total, 1)
        for button in (self.on_pictures, self.every, self.eye, self.export):
            row.addWidget(button)
        return bar

    def _connect(self) -> None:
        review = self._review
        review.beam.beam_changed.connect(self._refresher.request)
        review.beam.changed.connect(self._follow)
        screen_identity.changed.connect(self._refresher.request)
        for changed in (
            review.case_changed,
            review.dose_changed,
        ):
            changed.connect(self._refresher.request)
        review.look.overlays_changed.connect(self._follow)
        self.on_pictures.clicked.connect(lambda on: review.look.set_shown("beams", on))
        self.every.clicked.connect(review.beam.show_all)
        self.eye.clicked.connect(self.eye_requested)
        self.export.clicked.connect(self.export_requested)
        # clicks and arrow keys alike; a row that is current alone is not chosen
        self.view.selectionModel().selectionChanged.connect(self._choose)
        self.points.selectionModel().selectionChanged.connect(self._go_to)
        self.view.doubleClicked.connect(self._centre)
        self.dwells.doubleClicked.connect(self._centre_on_dwell)
        none = QShortcut(QKeySequence("Esc"), self.view)
        none.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        none.activated.connect(self._choose_none)

    # --- following the review --------------------------------------------------------

    def refresh(self) -> None:
        """Show the beams of the plans that are told beside the shown dose."""
        shown = self._review.beam
        rows = beam_rows(shown.plans)
        columns, left_out = beam_columns(rows, self._roi_names(), shown.beam)
        self.view.source.set_rows(rows, columns)
        self.view.setVisible(bool(rows))
        self._show_channels()
        self._show_points()
        self.total.setText(self._total())
        self.told.setText(" ".join(self._told(rows, left_out)))
        self.told.setVisible(bool(self.told.text()))
        self.on_pictures.setEnabled(bool(shown.plans))
        self.every.setEnabled(bool(rows))
        self.eye.setEnabled(bool(rows))
        self.export.setEnabled(bool(shown.plans))
        self._follow()

    def _roi_names(self) -> dict[int, str]:
        case = self._review.shown_case
        structures = case.structure_set if case is not None else None
        return (
            {one.number: one.shown_name for one in structures.rois}
            if structures
            else {}
        )

    def _show_channels(self) -> None:
        shown = self._review.beam
        rows = [
            row
            for plan in shown.plans
            for row in channel_rows(plan, shown.seen_channels(plan))
        ]
        dwells = dwell_rows(row.seen for row in rows)
        self.channels.source.set_rows(rows)
        self.dwells.source.set_rows(dwells)
        self.channels.setVisible(bool(rows))
        self.dwells.setVisible(bool(dwells))

    def _show_points(self) -> None:
        beam = self._review.beam.beam
        count = self._review.beam.points
        columns = point_columns(beam) if beam is not None else ()
        self.points.source.set_rows(range(count), columns)
        self.points.setVisible(count > 0)

    def _follow(self) -> None:
        """Mark the beam and the control point that are shown."""
        shown = self._review.beam
        beam, plan = shown.beam, shown.plan
        self.every.setChecked(shown.shows_all)
        self.on_pictures.setChecked(self._review.look.is_switched_on("beams"))
        is_chosen = beam is not None and plan is not None
        self.view.set_marked(
            (plan.header.uid, beam.number) if is_chosen and beam and plan else None
        )
        self.points.set_marked(shown.point if is_chosen else None)
        if is_chosen and shown.points:
            self.points.scrollTo(self.points.index_of(shown.point))
        whys = shown.whys
        self.why.setText(" ".join(whys))
        self.why.setVisible(bool(whys))

    def _total(self) -> str:
        case, plans = self._review.shown_case, self._review.beam.plans
        if case is None:
            return tr("Open a case: the beams of its plan are listed here.")
        if not plans:
            return tr("No beams are shown.")
        return "; ".join(map(_total_of, plans))

    def _told(
        self, rows: tuple[BeamRow, ...], left_out: tuple[str, ...]
    ) -> Iterator[str]:
        """Yield what is true of the tables: what nobody states, what was not read."""
        case = self._review.shown_case
        if case is not None and not self._review.beam.plans:
            yield screen_identity.text(why_none(case, Role.PLAN))
        if rows and self._review.beam.beam is None:
            yield tr("Choose a beam: it is drawn on the pictures.")
        if rows and left_out:
            yield tr("No beam states: {columns}.", columns=", ".join(left_out))
        for plan in self._review.beam.plans:
            wrong = [*plan.wrong]
            wrong += [
                f"{beam_name(beam)}: {why}" for beam in plan.beams for why in beam.wrong
            ]
            yield from (tr("Not read: {why}.", why=why) for why in wrong)

    # --- what the user does ----------------------------------------------------------

    def _choose(self, *_: Any) -> None:
        rows = self.view.selected_rows()
        if len(rows) == 1:  # several are selected to be copied
            self._review.beam.choose(rows[0].beam.number, rows[0].plan)

    def _choose_none(self) -> None:
        self.view.clearSelection()
        self._review.beam.choose(None)

    def _go_to(self, *_: Any) -> None:
        rows = self.points.selected_rows()
        if len(rows) == 1:
            self._review.beam.go_to(rows[0])

    def _centre(self, index: QModelIndex) -> None:
        """Go to the isocentre of a beam."""
        at = self.view.row_of(index).beam.isocentre
        if at is not None:
            self._review.centre_on(at)

    def _centre_on_dwell(self, index: QModelIndex) -> None:
        place = self.dwells.row_of(index).place
        if not any(map(math.isnan, place)):
            self._review.centre_on(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tables beside each other where there is more width than height."""
        super().resizeEvent(event)
        is_wide = self.width() > _WIDE * self.height()
        way = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._split.orientation() is not way:
            self._split.setOrientation(way)


def _total_of(plan: Plan) -> str:
    """Return what a plan is called and how much it delivers."""
    treating = [beam for beam in plan.beams if not beam.is_setup]
    parts = [counted(len(treating), "beam")] if plan.beams else []
    beside = len(plan.beams) - len(treating)
    if beside:
        parts.append(counted(beside, "setup beam"))
    if plan.brachy is not None:
        parts.append(" ".join(filter(None, (plan.brachy.technique, plan.brachy.type))))
    if plan.fractions is not None:
        parts.append(counted(plan.fractions, "fraction"))
    total = total_meterset(plan)
    if total is not None:
        told = f"{number_text(total, 1)} {treating[0].meterset_unit}".rstrip()
        parts.append(tr("{meterset} a fraction", meterset=told))
    return " · ".join((plan.label or tr("Plan without a label"), *parts))
