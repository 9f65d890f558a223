"""The verification report as a file, with the hashes of what it is about."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.session import REPORT
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.made_findings import made_findings
from dosiscope.core.outputs import write_output
from dosiscope.core.visible import path_text
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dosiscope.app.features.action import Entry
    from dosiscope.app.looked_at import LookedAt
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.progress import Steps
    from dosiscope.io.out.report_record import CheckRecord
    from dosiscope.viewer.panels.checks import ChecksPanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

NAMES = {"html": "HTML", "json": "JSON"}


class ReportExport:
    """Writes the report of the open case in a job.

    While identity is hidden on the screen it is left out.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        checks: LookedAt[ChecksPanel],
        saving: Saving,
        notice: Notice,
    ) -> None:
        self._session = session
        self._review = review
        self._saving = saving
        self._notice = notice
        checks.when_made(lambda panel: panel.export_requested.connect(self.export))

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu("File", tr("Verification report"), actions=tuple(self._forms()))

    def _forms(self) -> Iterator[Action]:
        yield Action(
            "report_html", "File", tr("Verification report as HTML…"), "",
            tr(
                "Findings, references, structures and hashes of the input files, to "
                "print"
            ),
            partial(self.export, "html"), needs_case=True,
        )  # fmt: skip
        yield Action(
            "report_json", "File", tr("Verification report as JSON…"), "",
            tr("The same for other programs"), partial(self.export, "json"),
            needs_case=True,
        )  # fmt: skip

    def export(self, kind: str) -> None:
        """Ask for a file and write the report, "html" or "json"."""
        from dosiscope.app.hashed_report import hashed_report

        case, session, notice = self._review.case, self._session, self._notice
        if case is None or session.scan_of_case is None or session.selection is None:
            return
        # a proposed name holds nothing of the patient
        path = self._saving.ask_where(
            tr("Export the verification report"),
            f"verification-report.{kind}",
            f"{NAMES[kind]} (*.{kind})",
        )
        if not path:
            return
        told, scan = with_made(case, self._review.made), session.scan_of_case
        if screen_identity.is_hidden:
            told = told.without_identity()
            scan = replace(scan, inventory=scan.inventory.without_identity())
        steps = hashed_report(
            scan,
            [told],
            [session.selection],
            names=not screen_identity.is_hidden,
            measured={told: session.measuring.measured},
        )
        session.busy_changed.emit(True)
        inputs = self._saving.inputs()
        job = session.jobs.start(REPORT, _written(steps, path, kind, inputs))
        job.progressed.connect(session.progressed)
        written = tr("Written: {path}", path=Personal(path_text(path)))
        job.succeeded.connect(lambda _: notice.show_note(written))
        job.failed.connect(self._fail)
        job.finished.connect(lambda: session.busy_changed.emit(session.is_busy))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, DosiscopeError):
            self._notice.show_error(error.sentence)
        else:
            self._session.faulted.emit(error)


def with_made(case: Case, made: Sequence[Dose]) -> Case:
    """Return a case as a report tells it: with the doses made in the window."""
    if not made:
        return case
    findings = (finding for dose in made for finding in made_findings(dose))
    return replace(
        case,
        doses=(*case.doses, *made),
        findings=tuple(dict.fromkeys((*case.findings, *findings))),
    )


def _written(
    steps: Steps[CheckRecord], path: str, kind: str, opened: Sequence[Path]
) -> Steps[None]:
    from dosiscope.app.hashed_report import report_text

    report = yield from steps
    write_output(path, report_text(report, kind), opened, replace=True)
