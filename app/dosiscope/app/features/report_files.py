"""A report of the window as a file of any form, and on paper.

What paints is done in turns of the window; text is made, and every file written, in a
job.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from dosiscope.app.turns import Turns
from dosiscope.core.language import tr
from dosiscope.core.outputs import (
    OutputError,
    check_output,
    reason_of,
    write_output,
)
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter

    from dosiscope.app.jobs import Jobs
    from dosiscope.core.progress import Steps
    from dosiscope.core.report.document import Document
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Template
    from dosiscope.viewer.report.pages import Pages
    from dosiscope.viewer.report.review_figures import ReviewFigures

_KEY: Final = "report file"  # of its job
FOLDER: Final = "csv folder"  # the form that is not one file


class ShownReport(NamedTuple):
    """A report as its pages show it, and what it was made of."""

    material: Material
    template: Template
    document: Document
    figures: ReviewFigures
    pages: Pages

    def without_identity(self) -> tuple[Material, Document]:
        """Return what it is made of and its document as they name nobody."""
        from dosiscope.app.report_figures import with_figures

        nobody = self.material.without_identity()
        return nobody, with_figures(nobody, self.figures, self.template)


class ReportFiles(QObject):
    """Writes and prints a report, one thing at a time.

    Parameters
    ----------
    inputs
        Returns every file and folder that has ever been opened.
    """

    progressed = Signal(Progress)
    done = Signal(str)  # where it is; "": with the printer
    failed = Signal(Exception)

    def __init__(
        self, jobs: Jobs, inputs: Callable[[], tuple[Path, ...]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs, self._inputs = jobs, inputs
        self._then: Callable[[Any], object] | None = None
        self._turns = Turns(self)
        self._turns.progressed.connect(self.progressed)
        self._turns.failed.connect(self.failed)
        self._turns.done.connect(self._go_on)

    def stop(self) -> None:
        """Leave it; there is no file then."""
        self._turns.stop()
        self._jobs.cancel(_KEY)

    def write(self, report: ShownReport, form: str, path: str) -> None:
        """Write a report as "pdf", "html", "json" or "csv", or as a `FOLDER`."""
        from dosiscope.app import report_text
        from dosiscope.io.out.document_html import Picture, document_html
        from dosiscope.viewer.report.figures import figure_pngs
        from dosiscope.viewer.report.pdf import pages_as_pdf

        def with_pictures(pngs: dict[str, bytes]) -> None:
            pictures = {key: Picture("image/png", png) for key, png in pngs.items()}
            self._write(path, partial(document_html, report.document, pictures))

        if form == "pdf":
            steps = pages_as_pdf(report.pages, report.document.title)
            self._take_turns(steps, lambda data: self._write(path, lambda: data))
        elif form == "html":
            shown = (report.document, report.figures, report.template)
            self._take_turns(figure_pngs(*shown), with_pictures)
        elif form == FOLDER:
            self._in_job(
                path,
                _filled(
                    lambda: report_text.write_tables(path, *report.without_identity())
                ),
            )
        elif form == "csv":
            self._write(
                path, lambda: report_text.tables_csv(*report.without_identity())
            )
        else:
            told = (report.material, report.document)
            self._write(path, partial(report_text.report_json, *told))

    def print_on(self, pages: Pages, printer: QPrinter) -> None:
        """Print; what the user prints into a file is there whole or not at all.

        Raises
        ------
        OutputError
            The file is one that must not be written.
        """
        from dosiscope.viewer.report.printing import printed

        path = printer.outputFileName()
        if not path:
            self._take_turns(printed(pages, printer), lambda _: self.done.emit(""))
            return
        check_output(path, self._inputs(), replace=True)
        steps = _printed_aside(pages, printer)
        self._take_turns(steps, lambda data: self._write(path, lambda: data))

    def _take_turns(self, steps: Steps[Any], then: Callable[[Any], object]) -> None:
        self._then = then
        self._turns.begin(steps)

    def _go_on(self, made: object) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(made)

    def _write(self, path: str, make: Callable[[], str | bytes]) -> None:
        self._in_job(path, _written(path, make, self._inputs()))

    def _in_job(self, path: str, steps: Steps[None]) -> None:
        job = self._jobs.start(_KEY, steps)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(lambda _: self.done.emit(path))
        job.failed.connect(self.failed)


def _printed_aside(pages: Pages, printer: QPrinter) -> Steps[bytes]:
    """Return what a printer makes of pages that would write into a file itself."""
    from dosiscope.app.temporary import RunFolder
    from dosiscope.viewer.report.printing import printed

    path = printer.outputFileName()
    try:
        folder = RunFolder()
        try:
            aside = folder.path / f"pages{Path(path).suffix}"
            printer.setOutputFileName(str(aside))
            yield from printed(pages, printer)
            return aside.read_bytes()
        finally:
            folder.remove()
    except OSError as error:
        raise OutputError(path, reason_of(error)) from None


def _written(
    path: str, make: Callable[[], str | bytes], inputs: Sequence[Path]
) -> Steps[None]:
    yield Progress(0, 2, tr("Writing"))
    data = make()
    yield Progress(1, 2, tr("Writing"))  # whoever stops it now finds no file
    write_output(path, data, inputs, replace=True)


def _filled(fill: Callable[[], None]) -> Steps[None]:
    yield Progress(0, 1, tr("Writing"))
    fill()
