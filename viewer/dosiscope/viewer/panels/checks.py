"""The Checks panel: what was noticed, what is withheld, missing or skipped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.acceptance import acceptable
from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.panels.checks_lines import Bundle
from dosiscope.viewer.panels.checks_rows import CheckRow, check_rows
from dosiscope.viewer.panels.checks_view import ROW, ChecksView
from dosiscope.viewer.panels.refusals import Refusals
from dosiscope.viewer.reference_map import ReferenceMap
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.chips import Chips
from dosiscope.viewer.widgets.filter_field import FilterField
from dosiscope.viewer.widgets.section import MARGIN, Fold
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from dosiscope.core.acceptance import Acceptable
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Skipped
    from dosiscope.viewer.review import Review


class ChecksPanel(QWidget):
    """The reference map, and findings; a click shows the place one is about."""

    finding_activated = Signal(object)  # a Finding
    tags_requested = Signal(str, object)  # UID of the object, a Finding or None
    acceptance_requested = Signal(object)  # an Acceptable
    export_requested = Signal(str)  # "html" or "json"

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._skipped: tuple[Skipped, ...] = ()
        self.map = ReferenceMap(review)
        self.map.object_clicked.connect(lambda uid: self.tags_requested.emit(uid, None))
        self.map_fold = Fold(tr("References"), self.map, is_open=True)
        self.refusals = Refusals()
        self.refusals.acceptance_requested.connect(self.acceptance_requested)
        self.filter = FilterField(
            tr("Filter checks"), tr("Word, rule, tag, object or file")
        )
        self.view = ChecksView()
        self.filter.textChanged.connect(self.view.checks.set_filter)
        self.grouping = Chips(
            (tr("Severity"), tr("Object")),
            (tr("Group by what the screen does about it"), tr("Group by object")),
        )
        self.grouping.choose(0)
        self.grouping.chosen.connect(lambda n: self.view.checks.set_by_object(n == 1))
        self.copy = _tool("copy", tr("Copy all that is listed as text"))
        self.copy.clicked.connect(lambda: self._copy(self.view.checks.shown))
        self.export = _tool("download", tr("Export the verification report"))
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for kind, words in (
            ("html", tr("Report as HTML…")),
            ("json", tr("Report as JSON…")),
        ):
            menu.addAction(words, partial(self.export_requested.emit, kind))
        self.export.setMenu(menu)
        self.nothing = Paragraph(
            tr("Nothing was found that needs attention."), "secondary"
        )
        self._head = _padded(self.map_fold, MARGIN, GRID)
        self._tools = self._make_tools()
        self._empty = _padded(self.nothing, MARGIN, MARGIN)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for part in (self._head, self.refusals, self._tools, self._empty):
            self._column.addWidget(part)
        self._column.addWidget(self.view, 1)
        self._column.addStretch(0)
        self.view.clicked.connect(self._activate)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._context_menu)
        self._add_keys()
        self.view.tags_clicked.connect(self._ask_for_tags)
        review.case_changed.connect(self._reload)
        # one ROI after the other is found to have no DVH: the list is made once
        soon = QTimer(self, singleShot=True, interval=0)
        soon.timeout.connect(self._reload)
        for changed in (
            review.results.reasons_changed,
            review.dose_changed,
            review.doses_changed,
        ):
            changed.connect(soon.start)
        state.changed.connect(self.view.viewport().update)
        screen_identity.changed.connect(self._reload)
        self._reload()

    def _add_keys(self) -> None:
        """Copy, and the keys that do what a click does.

        Not Qt's "activated": it also comes with the second click of two, and on some
        desktops with every click, and would fold what the first has unfolded.
        """
        for keys, run in (
            (QKeySequence.StandardKey.Copy, lambda: self._copy(self.view.selected())),
            (Qt.Key.Key_Return, lambda: self._activate(self.view.currentIndex())),
            (Qt.Key.Key_Enter, lambda: self._activate(self.view.currentIndex())),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        column = QVBoxLayout(tools)
        column.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.filter)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.grouping)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.export)
        column.addLayout(row)
        return tools

    def show_skipped(self, skipped: Sequence[Skipped]) -> None:
        """List the files that were not taken."""
        self._skipped = tuple(skipped)
        self._reload()

    def _reload(self) -> None:
        whole, skipped = self._review.case, self._skipped
        case = screen_identity.case(self._review.told_case)
        if screen_identity.is_hidden:
            skipped = tuple(one.without_identity() for one in skipped)
        rows = check_rows(case, skipped, self._review.results.reasons)
        self.view.checks.set_rows(rows)
        self._head.setVisible(case is not None)
        self.refusals.show_case(screen_identity.case(whole))
        for part in (self.view, self._tools):
            part.setVisible(bool(rows) or case is not None)
        self._empty.setVisible(not rows)
        self.nothing.setText(
            tr("Nothing was found that needs attention.")
            if case is not None
            else tr("No case is open")
        )
        self.copy.setEnabled(bool(rows))
        self.export.setEnabled(case is not None)

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Bundle):
            self.view.checks.toggle(row)
        elif isinstance(row, CheckRow) and row.finding is not None:
            self._go_to(row.finding)
            self.finding_activated.emit(row.finding)

    def _go_to(self, finding: Finding) -> None:
        """Show the dose, the ROIs (the first of several) and the plane it is about."""
        review = self._review
        for dose in review.doses:
            if dose.key == finding.object_uid:
                review.set_dose(dose)
        about = finding.concerned
        rois = [r for r in review.display.rois if r.number in about and not r.withheld]
        if rois:
            review.display.set_visible([roi.number for roi in rois], True)
            review.display.set_highlight(rois[0].number)
        if finding.z is not None:
            review.axial.go_to(finding.z)
        elif rois and rois[0].centre is not None:
            review.centre_on(rois[0].centre)

    def _context_menu(self, at: QPoint) -> None:
        self.menu_of(self.view.selected()).exec(self.view.viewport().mapToGlobal(at))

    def menu_of(self, rows: list[CheckRow]) -> QMenu:
        """Return what can be done with these rows."""
        menu = QMenu(self)
        if rows:
            menu.addAction(tr("Copy"), lambda: self._copy(rows))
        if len(rows) == 1 and rows[0].uid:
            words = (
                tr("Show the element")
                if _has_tag(rows[0])
                else tr("Tags of this object")
            )
            action = menu.addAction(words, lambda: self._ask_for_tags(rows[0]))
            set_icon(action, "list-tree")
        for one in self._acceptable_of(rows):
            menu.addAction(
                tr("Accept for this session…"),
                partial(self.acceptance_requested.emit, one),
            )
        menu.addAction(tr("Copy all"), lambda: self._copy(self.view.checks.shown))
        return menu

    def _acceptable_of(self, rows: Sequence[CheckRow]) -> list[Acceptable]:
        """Return the kind against which the user may decide, where rows are of one."""
        if self._review.case is None or not rows:
            return []
        found = {row.finding for row in rows}
        kinds = acceptable(self._review.case)
        return [one for one in kinds if found <= set(one.findings)]

    def _ask_for_tags(self, row: CheckRow) -> None:
        self.tags_requested.emit(row.uid, row.finding)

    @staticmethod
    def _copy(rows: list[CheckRow]) -> None:
        if rows:
            lines = [f"{row.group.title}: {row.text}" for row in rows]
            QApplication.clipboard().setText("\n\n".join(lines))


def _has_tag(row: CheckRow) -> bool:
    return row.finding is not None and row.finding.attribute is not None


def _tool(icon: str, hint: str) -> QToolButton:
    button = QToolButton()
    set_icon(button, icon)
    button.setToolTip(hint)
    button.setAccessibleName(hint)
    return button


def _padded(part: QWidget, sides: int, ends: int) -> QWidget:
    box = QWidget()
    inside = QHBoxLayout(box)
    inside.setContentsMargins(sides, ends, sides, ends)
    inside.addWidget(part)
    return box
