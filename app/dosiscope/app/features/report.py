"""The report of what is open: one step to its pages, another to a file or to paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from dosiscope.app.compared_pair import GammaAsked
from dosiscope.app.features.action import Action
from dosiscope.app.features.report_export import with_made
from dosiscope.app.measure import Cut
from dosiscope.app.turns import Turns
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal, filled
from dosiscope.core.made_findings import made_findings
from dosiscope.core.outputs import check_output
from dosiscope.core.progress import Progress
from dosiscope.core.sidecar.head import SUFFIX
from dosiscope.core.visible import path_text
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.compare import Compare
    from dosiscope.app.features.goals import Goals
    from dosiscope.app.features.plan_check import PlanCheck
    from dosiscope.app.reporting import Gathered, Known, ReportAsked
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.core.case import Case
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.report.document import Document
    from dosiscope.core.report.template import Template
    from dosiscope.core.roi_names import NameRule
    from dosiscope.core.sidecar.record import KeptReport
    from dosiscope.core.solids.solid import Solid
    from dosiscope.viewer.report.dialog import ReportDialog
    from dosiscope.viewer.report.pages import Pages
    from dosiscope.viewer.report.review_figures import ReviewFigures
    from dosiscope.viewer.review import Review

_KEY: Final = "report pages"  # of its job
_WORD: Final = "report_template"  # the last one, as it is remembered: its text
_TEMPLATES: Final = "Templates of reports (*.txt)"
_AGAIN_MS: Final = 100  # until it is asked again whether all is measured
_IDLE: Final = 20  # times that nothing is measured though not all is there
_SHARE: Final = 0.92  # of the window, that the dialog takes
_KINDS: Final = {
    "pdf": "PDF (*.pdf)",
    "html": "HTML (*.html)",
    "json": "JSON (*.json)",
}


class _Found(NamedTuple):
    """What a job returns: the record, and how planes cut structures."""

    gathered: Gathered
    cuts: Sequence[Cut]


class Report(QObject):
    """Gathers what a report tells in a job, and shows, saves and prints its pages.

    Parameters
    ----------
    name_rules
        Returns the table of ROI names.
    keep_beside
        Writes beside a report, by its path, how the case is seen, and the report.
    top
        The widget that its dialogs belong to.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        goals: Goals,
        plan_check: PlanCheck,
        compare: Compare,
        settings: Settings,
        saving: Saving,
        name_rules: Callable[[], tuple[NameRule, ...]],
        keep_beside: Callable[[str, KeptReport], object],
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._keep_beside = keep_beside
        self._session, self._review, self._settings = session, review, settings
        self._goals, self._plan_check, self._compare = goals, plan_check, compare
        self._saving, self._name_rules, self._top = saving, name_rules, top
        self.dialog: ReportDialog | None = None
        self._gathered: Gathered | None = None
        self._figures: ReviewFigures | None = None
        self._document: Document | None = None
        self._idle = 0
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._gather_when_measured)
        self._laying = Turns(self)
        self._laying.done.connect(self._take_pages)
        self._laying.failed.connect(self._fail)
        self._writing = Turns(self)
        self._writing.progressed.connect(self._show_step)
        self._writing.failed.connect(self._fail)
        self._writing.done.connect(self._take_written)
        self._path = ""  # where the PDF that is made is to be; "": it is printed

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "report", "File", "Report…", "Ctrl+R",
            "All that is known of the plan and its dose on pages: to save as PDF, "
            "HTML or JSON, or to print",
            self.open, icon="file-text", has_line=True, needs_case=True,
        )  # fmt: skip

    # --- the dialog ------------------------------------------------------------------

    def open(self) -> None:
        """Show the report of what is open, with the template used last."""
        if self._review.case is None or self.dialog is not None:
            return
        from dosiscope.viewer.report.dialog import ReportDialog

        self.dialog = dialog = ReportDialog(
            self._last_template(),
            identity=not screen_identity.is_hidden,
            parent=self._top,
        )
        dialog.template_changed.connect(self._lay_out)
        dialog.identity_changed.connect(self._begin)
        dialog.template_asked.connect(self._ask_for_template)
        dialog.save_asked.connect(self.save)
        dialog.print_asked.connect(self._print)
        dialog.stop_asked.connect(dialog.reject)
        dialog.finished.connect(self._leave)
        dialog.resize(self._top.size() * _SHARE)
        dialog.open()
        self._begin()

    def _leave(self, *_: object) -> None:
        self._session.jobs.cancel(_KEY)
        self._again.stop()
        self._laying.stop()
        self._writing.stop()
        dialog, self.dialog = self.dialog, None
        self._gathered = self._figures = self._document = None
        if dialog is not None:
            dialog.deleteLater()

    def _last_template(self) -> Template:
        from dosiscope.core.report.template_text import parse_template
        from dosiscope.resources.report_templates import DEFAULT, preset

        text = self._settings.word(_WORD)
        try:
            return parse_template(text) if text else preset(DEFAULT)
        except DosiscopeError:  # of another version
            return preset(DEFAULT)

    def _ask_for_template(self, is_read: bool) -> None:
        from dosiscope.core.report.template_text import read_template, template_text

        dialog = self.dialog
        assert dialog is not None
        if not is_read:
            text = template_text(dialog.template)
            path = self._saving.ask_where("Save the template", "report.txt", _TEMPLATES)
            if path:
                self._saving.write(path, lambda: text)
            return
        path, _ = QFileDialog.getOpenFileName(
            dialog, "Template of a report", str(Path.home()), _TEMPLATES
        )
        if not path:
            return
        try:
            dialog.take_template(read_template(path))
        except DosiscopeError as error:
            dialog.notice.show_error(error.sentence)

    # --- what it is made of ----------------------------------------------------------

    def _begin(self, *_: object) -> None:
        """Show that it is being made, and begin once the window has measured."""
        dialog = self.dialog
        if dialog is None:
            return
        self._session.jobs.cancel(_KEY)
        self._laying.stop()
        self._gathered = self._figures = self._document = None
        dialog.show_pages(None)
        dialog.begin("Measuring")
        self._idle = 0
        self._gather_when_measured()

    def _gather_when_measured(self) -> None:
        """Gather, unless the window measures what would be measured twice.

        Where it does not, for it made a mistake, nobody waits for it.
        """
        self._idle = 0 if self._session.jobs.is_working else self._idle + 1
        if self._is_measured or self._idle > _IDLE:
            self._gather()
        else:
            self._again.start()

    @property
    def _is_measured(self) -> bool:
        """Whether what is shown has its solids and DVHs, or reasons for none."""
        review, structures = self._review, None
        if review.case is not None:
            structures = review.case.structure_set
        if structures is None:
            return True
        measured = self._session.measuring.measured
        if not all(roi.number in measured for roi in structures.rois):
            return False
        known = {*review.results.reasons, *review.results.dvhs}
        shown = {roi.number for roi in review.display.visible_rois}
        return review.dose is None or shown <= known

    def _gather(self) -> None:
        """Measure what is not there, in a job; then lay out."""
        asked = self._asked()
        if asked is None:
            return
        results = self._review.results
        assert self.dialog is not None
        steps = _gathered(
            asked,
            self._known(),
            results.uncut,
            frozenset(results.solids),
            self.dialog.template,
        )
        job = self._session.jobs.start(_KEY, steps)
        job.progressed.connect(self._show_step)
        job.succeeded.connect(self._take_found)
        job.failed.connect(self._fail)

    def _asked(self) -> ReportAsked | None:
        from dosiscope.app.plan_checking import limits_of
        from dosiscope.app.reporting import ReportAsked

        review, dialog, scan = self._review, self.dialog, self._session.scan_of_case
        case: Case | None = review.case
        if case is None or dialog is None:
            return None
        case = with_made(case, review.made)
        with_identity = dialog.identity.isChecked()
        judging, gamma = self._goals.judging, self._compare.comparing.gamma.of
        compared, criteria = review.compared_doses, None
        if isinstance(gamma, GammaAsked) and gamma.reference is review.dose:
            criteria = gamma.criteria
        dvh = dialog.template.part("dvh")
        return ReportAsked(
            case=case if with_identity else case.without_identity(),
            dose=review.dose,
            limits=self._plan_check.limits or limits_of(None),
            others={k: one for k, one in compared.items() if one is not review.dose},
            reference=review.look.reference,
            entries=scan.inventory.entries if scan is not None else (),
            name_rules=self._name_rules(),
            goals=(judging.template, judging.names) if judging.template else None,
            criteria=criteria,
            metrics=dvh.metrics if dvh is not None else (),
            shown=frozenset(roi.number for roi in review.display.visible_rois),
            tray=review.tray.all,
            made=review.made,
            noticed=tuple(
                finding
                for dose in compared.values()
                if dose.made is not None
                for finding in made_findings(dose)
            ),
            with_identity=with_identity,
            choice=self._session.measuring.choice,
        )

    def _known(self) -> Known:
        from dosiscope.app.reporting import Known

        measuring = self._session.measuring
        return Known(
            measured=measuring.measured,
            dvhs=dict(self._review.results.dvhs),
            bands=dict(measuring.bands),
            goals=self._goals.judging.report if self._goals.judging.template else None,
            plan_check=self._plan_check.outcomes or None,
        )

    def _show_step(self, step: Progress[object]) -> None:
        if self.dialog is not None:
            self.dialog.strip.show_progress(step)

    def _take_found(self, found: _Found) -> None:
        if self.dialog is None:
            return
        from dosiscope.viewer.report.review_figures import ReviewFigures

        self._fill_review(found)
        self._gathered = found.gathered
        self._figures = ReviewFigures(self._review, found.gathered.material.comparisons)
        self._lay_out()

    def _fill_review(self, found: _Found) -> None:
        """Give the review what its pictures and plots lack."""
        results, shown = self._review.results, found.gathered.material.shown
        for number, one in found.gathered.measured.items():
            if number in results.solids or number in results.reasons:
                continue
            if one.solid is not None and one.volume_cc is not None:
                results.add_solid(number, one.solid, one.volume_cc)
            else:
                results.add_no_solid(number, one.reason)
        for cut in found.cuts:
            results.add_cut(cut.roi_number, cut.solid, cut.cut)
        dvhs = results.dvhs
        for told in found.gathered.material.results:
            if told.number not in shown or told.source is not DvhSource.COMPUTED:
                continue
            if told.dvh is not None and told.number not in dvhs:
                results.add_dvh(told.number, told.dvh)

    # --- pages -----------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Lay out anew: of what is there already."""
        dialog, gathered, figures = self.dialog, self._gathered, self._figures
        if dialog is None or gathered is None or figures is None:
            return
        from dosiscope.app.report_figures import with_figures
        from dosiscope.core.report.template_text import template_text
        from dosiscope.viewer.report.pages import pages_of

        template = dialog.template
        self._settings.set_word(_WORD, template_text(template))
        self._document = with_figures(gathered.material, figures, template)
        dialog.begin("Laying out")
        self._laying.begin(pages_of(self._document, figures, template))

    def _take_pages(self, pages: Pages) -> None:
        if self.dialog is not None:
            self.dialog.show_pages(pages)

    def _fail(self, error: Exception) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.end()
        if isinstance(error, DosiscopeError):
            dialog.notice.show_error(error.sentence)
        else:
            dialog.reject()
            self._session.faulted.emit(error)

    # --- out -------------------------------------------------------------------------

    def save(self, kind: str) -> None:
        """Ask for a file and write the report: "pdf", "html" or "json"."""
        dialog, document, gathered = self.dialog, self._document, self._gathered
        if dialog is None or document is None or gathered is None:
            return
        # a proposed name holds nothing of the patient
        path = self._saving.ask_where("Save the report", f"report.{kind}", _KINDS[kind])
        if not path:
            return
        if kind == "pdf":
            from dosiscope.viewer.report.pdf import pages_as_pdf

            pages = dialog.preview.pages
            assert pages is not None
            self._path = path
            dialog.begin("Pages")
            self._writing.begin(pages_as_pdf(pages, document.title))
            return
        self._write(path, self._text(kind))

    def _text(self, kind: str) -> str:
        from dosiscope.app.json_text import json_text
        from dosiscope.core.report.parts import document_of
        from dosiscope.io.out.document_html import Picture, document_html
        from dosiscope.io.out.report_json import report_values
        from dosiscope.viewer.picture import png_of
        from dosiscope.viewer.report.figures import figure_images

        dialog, document, gathered = self.dialog, self._document, self._gathered
        figures = self._figures
        assert dialog is not None
        assert document is not None
        assert gathered is not None
        assert figures is not None
        if kind == "json":
            # pictures have no numbers; the verb tells the same
            told = document_of(gathered.material, dialog.template)
            return f"{json_text(report_values(gathered.material, told))}\n"
        images = figure_images(document, figures, dialog.template)
        pictures = {key: Picture("image/png", png_of(image)) for key, image in images}
        return document_html(document, pictures)

    def _write(self, path: str, data: str | bytes) -> None:
        dialog = self.dialog
        if self._saving.write(path, lambda: data) and dialog is not None:
            words = {"path": Personal(path_text(path))}
            told = "Written: {path}"
            if dialog.beside.isChecked():
                if path.casefold().endswith(SUFFIX):  # it would have the same name
                    told += ". JSON has no session beside it."
                else:
                    self._keep_beside(path, self._kept(dialog))
            dialog.notice.show_note(filled(told, words))

    def _kept(self, dialog: ReportDialog) -> KeptReport:
        """Return what the report is made with, for a sidecar."""
        from dosiscope.core.report.template_text import template_text
        from dosiscope.core.sidecar.record import KeptReport

        return KeptReport(
            template=template_text(dialog.template),
            with_identity=dialog.identity.isChecked(),
            limits=self._plan_check.limits_text(),
        )

    def _print(self) -> None:
        dialog, document = self.dialog, self._document
        if dialog is None or document is None or dialog.preview.pages is None:
            return
        from dosiscope.viewer.report.printing import ask_for_printer, printed

        pages = dialog.preview.pages
        printer = ask_for_printer(pages, document.title, dialog)
        if printer is None or not self._may_print_to(printer.outputFileName()):
            return
        self._path = ""
        dialog.begin("Printing")
        self._writing.begin(printed(pages, printer))

    def _may_print_to(self, path: str) -> bool:
        """Whether a file that is printed to is none of what was opened."""
        try:
            if path:
                check_output(path, self._saving.inputs(), replace=True)
        except DosiscopeError as error:
            assert self.dialog is not None
            self.dialog.notice.show_error(error.sentence)
            return False
        return True

    def _take_written(self, data: bytes | None) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.end()
        if data is None:
            dialog.notice.show_note("The pages are with the printer.")
        else:
            self._write(self._path, data)


def _gathered(
    asked: ReportAsked,
    known: Known,
    uncut: Mapping[int, Solid],
    with_solid: frozenset[int],
    template: Template,
) -> PartSteps[object, _Found]:
    """Gather what is told, and find out how planes cut what is shown.

    ``uncut`` are solids of the review that are not cut yet, ``with_solid`` the ROIs
    that have one there: of the others the solids that are gathered are cut.
    """
    from dosiscope.app.measure import measure_cuts
    from dosiscope.app.reporting import material_of
    from dosiscope.core.report.parts import document_of

    gathered = yield from material_of(asked, known)
    yield Progress(0, 1, "Report")
    # what the record is asked for the first time is kept: the window need not wait
    document_of(gathered.material, template)
    found = {
        number: one.solid
        for number, one in gathered.measured.items()
        if one.solid is not None and number not in with_solid
    }
    wanted = {n: one for n, one in {**uncut, **found}.items() if n in asked.shown}
    cuts = yield from measure_cuts(wanted)
    return _Found(gathered, [Cut(n, wanted[n], cut) for n, cut in cuts.items()])
