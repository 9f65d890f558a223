"""The verification report as a file, with the hashes of what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.hashed_report import hashed_report, report_text
from dosiscope.app.saving import ask_where, opened_by
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.outputs import write_output
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dosiscope.app.window import Window
    from dosiscope.core.progress import Steps
    from dosiscope.io.out.report_record import CheckRecord

NAMES = {"html": "HTML", "json": "JSON"}


def export_report(window: Window, kind: str) -> None:
    """Ask for a file and write the report of the open case in a job."""
    case, session = window.review.case, window.session
    if case is None or session.scan is None or session.selection is None:
        return
    # a proposed name holds nothing of the patient
    path = ask_where(
        window,
        "Export the verification report",
        f"verification-report.{kind}",
        f"{NAMES[kind]} (*.{kind})",
    )
    if not path:
        return
    steps = hashed_report(
        session.scan,
        [case],
        [session.selection],
        measured={case: session.measuring.measured},
    )
    session.busy_changed.emit(True)
    job = session.jobs.start("report", _written(steps, path, kind, opened_by(window)))
    job.progressed.connect(session.progressed)
    job.succeeded.connect(
        lambda _: window.notice.show_note(f"Written: {path_text(path)}")
    )
    job.failed.connect(lambda error: window.notice.show_error(_reason(error)))
    job.finished.connect(lambda: session.busy_changed.emit(False))


def _written(
    steps: Steps[CheckRecord], path: str, kind: str, opened: Sequence[Path]
) -> Steps[None]:
    report = yield from steps
    write_output(path, report_text(report, kind), opened, replace=True)


def _reason(error: Exception) -> str:
    if isinstance(error, DosiscopeError):
        return f"{error}."
    return f"The report was not written: {error}"
