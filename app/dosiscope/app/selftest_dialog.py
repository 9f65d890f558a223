"""Help → Self-test: runs phantoms and frames as a job, shows table and verdict."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from dosiscope.app.self_testing import whole_selftest
from dosiscope.app.selftest_report import selftest_text
from dosiscope.core.language import tr
from dosiscope.core.phantoms.selftest import HEADS
from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import icon, set_icon
from dosiscope.viewer.style import restyle
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dosiscope.app.jobs import Jobs
    from dosiscope.core.phantoms.frames import FrameCheck
    from dosiscope.core.phantoms.selftest import Check, SelfTest
    from dosiscope.core.progress import Progress

KEY = "selftest"
RUNNING = tr(
    "Comparing shapes in a linear dose with their closed forms, "
    "and sample frames with the pixels they were made of…"
)
FAULT = tr("The self-test itself failed: do not rely on this installation.")


class SelfTestDialog(QDialog):
    """Verdict, table and a button that copies both; closing it stops the test."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Self-test"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 560)
        self.result_shown: SelfTest | None = None
        self._jobs = jobs
        self.sign = QLabel()
        self.verdict = QLabel(RUNNING)
        self.verdict.setWordWrap(True)
        self.verdict.setProperty("weight", "semibold")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.table = TableView(
            TableModel(_columns()), look=Look(head=6 * GRID), name=tr("Self-test")
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(tr("Copy table and verdict as text, to be filed"))
        self.copy.setEnabled(False)
        set_icon(self.copy, "copy")
        self.copy.clicked.connect(self._copy)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.verdict, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        page.setSpacing(4 * GRID)
        page.addLayout(head)
        page.addWidget(self.bar)
        page.addWidget(self.table, 1)
        page.addWidget(buttons)
        job = jobs.start(KEY, whole_selftest())
        job.progressed.connect(self._advance)
        job.succeeded.connect(self._show)
        job.failed.connect(self._fail)

    def _advance(self, progress: Progress[object]) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def _show(self, result: SelfTest) -> None:
        self.result_shown = result
        name, role = (
            ("circle-check", "good") if result.passed else ("octagon-alert", "bad")
        )
        self.sign.setPixmap(icon(name, role).pixmap(20, 20))
        self.verdict.setText(result.verdict)
        restyle(self.verdict, role=role)
        self.bar.hide()
        self.table.source.set_rows(result.rows)
        self.copy.setEnabled(True)

    def _fail(self, error: Exception) -> None:
        self.bar.hide()
        self.sign.setPixmap(icon("octagon-alert", "bad").pixmap(20, 20))
        self.verdict.setText(f"{FAULT} ({type(error).__name__})")
        restyle(self.verdict, role="bad")

    def _copy(self) -> None:
        if self.result_shown is not None:
            QGuiApplication.clipboard().setText(selftest_text(self.result_shown))

    def done(self, result: int) -> None:
        """Stop the test when the dialog goes."""
        self._jobs.cancel(KEY)
        super().done(result)


def _columns() -> tuple[Column[Check | FrameCheck], ...]:
    def cell(n: int, check: Check | FrameCheck) -> Cell:
        return Cell(check.texts[n])

    return tuple(
        Column(
            title=head,
            cell=partial(cell, n),
            is_number=n >= 2,
            takes_rest=n == 0,
        )
        for n, head in enumerate(HEADS)
    )
