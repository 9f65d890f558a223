"""Pages on paper, through the dialog of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.viewer.picture_text import PROGRAM
from dosiscope.viewer.report.lettering import INCH
from dosiscope.viewer.report.pdf import layout_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dosiscope.core.progress import Steps
    from dosiscope.viewer.report.pages import Pages

_FULL: Final = 1.0005  # a size of paper is known to a tenth of a point


def ask_for_printer(pages: Pages, title: str, parent: QWidget) -> QPrinter | None:
    """Ask which printer, which pages and how many; None where it is called off."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator(PROGRAM)
    printer.setFullPage(True)
    printer.setPageLayout(layout_of(pages))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return printer


def printed(pages: Pages, printer: QPrinter) -> Steps[None]:
    """Print the pages that the printer was asked for, as large as its paper has room.

    Raises
    ------
    DosiscopeError
        The printer takes nothing.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise DosiscopeError(tr("the printer does not take the pages"))
    try:
        numbers = wanted_pages(printer, len(pages))
        copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        all_pages = [number for _ in range(copies) for number in numbers]
        for done, number in enumerate(all_pages, 1):
            if done > 1 and not printer.newPage():
                raise DosiscopeError(tr("the printer does not take more pages"))
            _paint(pages, number, printer, painter)
            yield Progress(done, len(all_pages), tr("Printing"))
    finally:
        painter.end()


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the numbers of the pages that are wanted, from 0; 0 to 0 are all."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    numbers = list(range(max(first, 1) - 1, min(last, count)))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    return numbers


def _paint(pages: Pages, number: int, printer: QPrinter, painter: QPainter) -> None:
    """Paint a page; on another paper than it is laid out for it is fitted in."""
    dots = printer.resolution() / INCH
    room = printer.pageLayout().fullRectPixels(printer.resolution())
    share = min(
        room.width() / (pages.width * dots), room.height() / (pages.height * dots)
    )
    scale = dots if 1 / _FULL < share < _FULL else dots * share
    painter.save()
    painter.scale(scale, scale)
    pages.paint(painter, number)
    painter.restore()
