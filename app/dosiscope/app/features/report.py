"""The report of what is open: one step to its pages, another to a file or to paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from dosiscope.app.choices import REPORT_TEMPLATE
from dosiscope.app.features.action import Action
from dosiscope.app.features.report_files import FOLDER, ReportFiles, ShownReport
from dosiscope.app.features.report_gathering import ReportGathering
from dosiscope.app.file_dialogs import ask_for_file
from dosiscope.app.saving import Saving
from dosiscope.app.turns import Turns
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.sidecar.head import SUFFIX
from dosiscope.core.visible import path_text
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.compare import Compare
    from dosiscope.app.features.goals import Goals
    from dosiscope.app.features.plan_check import PlanCheck
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.core.progress import Steps
    from dosiscope.core.report.document import Document
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Template
    from dosiscope.core.roi_names import NameRule
    from dosiscope.core.sidecar.record import KeptReport
    from dosiscope.viewer.report.dialog import ReportDialog
    from dosiscope.viewer.report.pages import Pages
    from dosiscope.viewer.report.review_figures import ReviewFigures
    from dosiscope.viewer.review import Review

_KEY: Final = "report document"  # of its job
_TEMPLATES: Final = tr("Templates of reports (*.txt)")
_GROWN: Final = tr(
    "Nothing is written: more of the case has arrived, and the pages are made anew."
)
_SHARE: Final = 0.92  # of the window, that the dialog takes
_KINDS: Final = {
    "pdf": tr("PDF (*.pdf)"),
    "html": tr("HTML (*.html)"),
    "json": tr("JSON (*.json)"),
    "csv": tr("CSV, one file of all tables (*.csv)"),
}


class Report(QObject):
    """Shows, saves and prints the pages of a report.

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
        self._session, self._review, self._settings = session, review, settings
        self._plan_check, self._saving, self._top = plan_check, saving, top
        self._keep_beside = keep_beside
        self.dialog: ReportDialog | None = None
        self._material: Material | None = None  # with identity
        self._figures: ReviewFigures | None = None
        self._told: Callable[[Pages], ShownReport] | None = None  # once laid out
        self._shown: ShownReport | None = None
        self._going_out: ShownReport | None = None  # that is written or printed
        self._gathering = ReportGathering(
            session, review, goals, plan_check, compare, name_rules, self
        )
        self._gathering.done.connect(self._take_material)
        self._laying = Turns(self)
        self._laying.done.connect(self._take_pages)
        self._files = ReportFiles(session.jobs, saving.inputs, self)
        self._files.done.connect(self._take_written)
        for work in (self._gathering, self._laying, self._files):
            work.progressed.connect(self._show_step)
            work.failed.connect(self._fail)
        session.opened.connect(self._renew)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "report", "File", tr("Report…"), "Ctrl+R",
            tr(
                "All that is known of the plan and its dose on pages: to save as PDF, "
                "HTML, JSON or CSV, or to print"
            ),
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
        dialog.template_changed.connect(self._tell)
        dialog.identity_changed.connect(self._tell)
        dialog.template_asked.connect(self._ask_for_template)
        dialog.save_asked.connect(self.save)
        dialog.print_asked.connect(self._print)
        dialog.stop_asked.connect(dialog.reject)
        dialog.finished.connect(self._leave)
        dialog.resize(self._top.size() * _SHARE)
        dialog.open()
        self._begin()

    def _leave(self, *_: object) -> None:
        self._stop()
        self._files.stop()
        dialog, self.dialog = self.dialog, None
        self._material = self._figures = self._going_out = None
        if dialog is not None:
            dialog.deleteLater()

    def _stop(self) -> None:
        """Leave the pages that are being made; those that are there are of before."""
        self._gathering.stop()
        self._session.jobs.cancel(_KEY)
        self._laying.stop()
        self._told = self._shown = None

    def _last_template(self) -> Template:
        from dosiscope.resources.report_templates import DEFAULT, kept_template, preset

        text = self._settings.get(REPORT_TEMPLATE)
        try:
            return kept_template(text) if text else preset(DEFAULT)
        except DosiscopeError:  # of another version
            return preset(DEFAULT)

    def _ask_for_template(self, is_read: bool) -> None:
        from dosiscope.core.report.template_text import read_template, template_file

        dialog = self.dialog
        assert dialog is not None
        if not is_read:
            text, saving = template_file(dialog.template), self._saving_in(dialog)
            path = saving.ask_where(tr("Save the template"), "report.txt", _TEMPLATES)
            if path:
                saving.write(path, lambda: text)
            return
        path = ask_for_file(dialog, tr("Template of a report"), _TEMPLATES)
        if not path:
            return
        try:
            dialog.take_template(read_template(path))
        except DosiscopeError as error:
            dialog.notice.show_error(error.sentence)

    def _saving_in(self, dialog: ReportDialog) -> Saving:
        """Return what asks and tells where it is seen: the window is behind."""
        return Saving(self._saving.inputs, dialog.notice, dialog)

    # --- pages -----------------------------------------------------------------------

    def _begin(self) -> None:
        """Show that it is being made, and gather what it is made of."""
        dialog = self.dialog
        assert dialog is not None
        self._stop()
        self._material = self._figures = None
        dialog.show_pages(None)
        dialog.begin(tr("Measuring"))
        self._gathering.begin(dialog.template.metrics)

    def _renew(self) -> None:
        """Make it anew where the open case has grown: it would be of two cases."""
        if self.dialog is not None:
            self._begin()

    def _take_material(self, material: Material) -> None:
        if self.dialog is None:
            return
        from dosiscope.viewer.report.review_figures import ReviewFigures

        self._material = material
        self._figures = ReviewFigures(self._review, material.comparisons)
        self._tell()

    def _tell(self, *_: object) -> None:
        """Make the document anew, in a job: of what is gathered already."""
        dialog, material, figures = self.dialog, self._material, self._figures
        if dialog is None or material is None or figures is None:
            return
        from dosiscope.resources.report_templates import kept_text

        template = dialog.template
        self._settings.set(REPORT_TEMPLATE, kept_text(template))
        if template.metrics != material.metrics:
            self._begin()
            return
        self._stop()
        if not dialog.identity.isChecked():
            material = material.without_identity()
        dialog.begin(tr("Laying out"))
        steps = _documented(material, figures, template)
        job = self._session.jobs.start(_KEY, steps)
        job.succeeded.connect(lambda made: self._lay_out(material, made, template))
        job.failed.connect(self._fail)

    def _lay_out(
        self, material: Material, document: Document, template: Template
    ) -> None:
        if self.dialog is None or self._figures is None:
            return
        from dosiscope.viewer.report.pages import pages_of

        self._told = partial(ShownReport, material, template, document, self._figures)
        self._laying.begin(pages_of(document, self._figures, template))

    def _take_pages(self, pages: Pages) -> None:
        dialog = self.dialog
        if dialog is not None and self._told is not None:
            self._shown = self._told(pages)
            dialog.show_pages(pages)
            told = [*self._gathering.left_out, *filter(None, [pages.lost])]
            if told:
                dialog.notice.show_caution(" ".join(told))

    def _show_step(self, step: Progress[object]) -> None:
        if self.dialog is not None:
            self.dialog.strip.show_progress(step)

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

    def save(self, form: str) -> None:
        """Ask where, and write: "pdf", "html", "json", "csv", or a `FOLDER`."""
        dialog, shown = self.dialog, self._shown
        if dialog is None or shown is None:
            return
        saving = self._saving_in(dialog)
        # a proposed name holds nothing of the patient
        if form == FOLDER:
            path = saving.ask_for_folder(tr("A folder of all tables"), "report-tables")
        else:
            name = f"report.{form}"
            path = saving.ask_where(tr("Save the report"), name, _KINDS[form])
        if path and self._is_still(shown):
            dialog.begin(tr("Writing"))
            self._files.write(shown, form, path)

    def _print(self) -> None:
        dialog, shown = self.dialog, self._shown
        if dialog is None or shown is None:
            return
        from dosiscope.viewer.report.printing import ask_for_printer

        printer = ask_for_printer(shown.pages, shown.document.title, dialog)
        if printer is None or not self._is_still(shown):
            return
        dialog.begin(tr("Printing"))
        try:
            self._files.print_on(shown.pages, printer)
        except DosiscopeError as error:
            self._fail(error)

    def _is_still(self, shown: ShownReport) -> bool:
        """Whether the pages that are to go out are those that are shown; tell if not.

        The case may have grown while the user was asked.
        """
        if shown is self._shown:
            self._going_out = shown
            return True
        if self.dialog is not None:
            self.dialog.notice.show_caution(_GROWN)
        return False

    def _take_written(self, path: str) -> None:
        dialog, shown = self.dialog, self._going_out
        if dialog is None:
            return
        dialog.end()
        if not path:
            dialog.notice.show_note(tr("The pages are with the printer."))
            return
        told = tr("Written: {path}", path=Personal(path_text(path)))
        is_kept = dialog.beside.isChecked()
        if is_kept and path.casefold().endswith(SUFFIX):  # it would have the same name
            told = tr(
                "Written: {path}. JSON has no session beside it.",
                path=Personal(path_text(path)),
            )
            is_kept = False
        dialog.notice.show_note(told)
        if is_kept and shown is not None:
            self._keep_beside(path, self._kept(shown))

    def _kept(self, shown: ShownReport) -> KeptReport:
        """Return what the report is made with, for a sidecar."""
        from dosiscope.core.sidecar.record import KeptReport
        from dosiscope.resources.report_templates import kept_text

        return KeptReport(
            template=kept_text(shown.template),
            with_identity=shown.material.with_identity,
            limits=self._plan_check.limits_text(),
        )


def _documented(
    material: Material, figures: ReviewFigures, template: Template
) -> Steps[Document]:
    from dosiscope.app.report_figures import with_figures

    yield Progress(0, 1, tr("Report"))
    return with_figures(material, figures, template)
