"""The Checks panel: what was noticed, what is withheld, missing or skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.panels.checks_rows import CheckRow, check_rows
from dosiscope.viewer.panels.checks_view import ROW, ChecksView
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.section import MARGIN, fill
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Skipped
    from dosiscope.viewer.review import Review


class ChecksPanel(QWidget):
    """Findings worst first; a click shows the place one is about."""

    finding_activated = Signal(object)  # a Finding

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._skipped: tuple[Skipped, ...] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter checks")
        self.filter.setToolTip("Word, rule, tag, object or file")
        self.filter.setClearButtonEnabled(True)
        find = QAction(self.filter)
        set_icon(find, "search", "disabled")
        self.filter.addAction(find, QLineEdit.ActionPosition.LeadingPosition)
        self.view = ChecksView()
        self.filter.textChanged.connect(self.view.checks.set_filter)
        self.copy = QToolButton()
        set_icon(self.copy, "copy")
        self.copy.setToolTip("Copy all that is listed as text")
        self.copy.clicked.connect(lambda: self._copy(self.view.checks.shown))
        self.nothing = Paragraph("Nothing was found that needs attention.", "secondary")
        self.nothing.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(MARGIN, MARGIN, 2 * GRID, GRID)
        row.addWidget(self.filter)
        row.addWidget(self.copy)
        empty = QWidget()
        inside = QHBoxLayout(empty)
        inside.setContentsMargins(MARGIN, GRID, MARGIN, MARGIN)
        inside.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self._empty = empty
        fill(self, top, empty, self.view)
        self.view.clicked.connect(self._activate)
        self.view.activated.connect(self._activate)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._context_menu)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(lambda: self._copy(self.view.selected()))
        review.case_changed.connect(self._reload)
        state.changed.connect(self.view.viewport().update)
        self._reload()

    def show_skipped(self, skipped: Sequence[Skipped]) -> None:
        """List the files that were not taken."""
        self._skipped = tuple(skipped)
        self._reload()

    def _reload(self) -> None:
        rows = check_rows(self._review.case, self._skipped)
        self.view.checks.set_rows(rows)
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.nothing.setText(
            "Nothing was found that needs attention."
            if self._review.case is not None
            else "Nothing is open."
        )
        self.copy.setEnabled(bool(rows))

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, CheckRow) and row.finding is not None:
            self._go_to(row.finding)
            self.finding_activated.emit(row.finding)

    def _go_to(self, finding: Finding) -> None:
        """Show the ROI and the plane that a finding is about."""
        review = self._review
        roi = next((r for r in review.rois if r.number == finding.roi), None)
        if roi is not None and not roi.withheld:
            review.set_visible([roi.number], True)
            review.set_highlight(roi.number)
        if finding.z is not None:
            review.set_z(finding.z)
        elif roi is not None and roi.centre is not None and not roi.withheld:
            review.centre_on(roi.centre)

    def _context_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        rows = self.view.selected()
        if rows:
            menu.addAction("Copy", lambda: self._copy(rows))
        menu.addAction("Copy all", lambda: self._copy(self.view.checks.shown))
        menu.exec(self.view.viewport().mapToGlobal(at))

    @staticmethod
    def _copy(rows: list[CheckRow]) -> None:
        if rows:
            lines = [f"{row.group.title}: {row.text}" for row in rows]
            QApplication.clipboard().setText("\n\n".join(lines))
