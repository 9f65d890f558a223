"""The verification report as a file, with the hashes of what it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from dosiscope.app.hashed_report import hashed_report, report_text
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from dosiscope.app.window import Window
    from dosiscope.core.progress import Steps

NAMES = {"html": "HTML", "json": "JSON"}


def export_report(window: Window, kind: str) -> None:
    """Ask for a file and write the report of the open case in a job."""
    case, session = window.review.case, window.session
    if case is None or session.scan is None or session.selection is None:
        return
    # a proposed name holds nothing of the patient
    path, _ = QFileDialog.getSaveFileName(
        window,
        "Export the verification report",
        f"verification-report.{kind}",
        f"{NAMES[kind]} (*.{kind})",
    )
    if not path:
        return
    steps = hashed_report(session.scan, [case], [session.selection])
    session.busy_changed.emit(True)
    job = session.jobs.start("report", _written(steps, Path(path), kind))
    job.progressed.connect(session.progressed)
    job.succeeded.connect(
        lambda _: window.notice.show_note(f"Written: {path_text(path)}")
    )
    job.failed.connect(lambda error: window.notice.show_error(_reason(error)))
    job.finished.connect(lambda: session.busy_changed.emit(False))


def _written(steps: Steps[dict[str, Any]], path: Path, kind: str) -> Steps[None]:
    report = yield from steps
    path.write_text(report_text(report, kind), encoding="utf-8")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"The report was not written: {error.strerror or 'writing failed'}."
    return f"The report was not written: {error}"
