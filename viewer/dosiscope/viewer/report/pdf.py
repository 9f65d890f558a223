"""A report as PDF: searchable, its fonts in it, nothing of the patient about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.viewer.picture_text import PROGRAM
from dosiscope.viewer.report.lettering import INCH, POINT

_LIKE: Final = QPageSize.SizeMatchPolicy.FuzzyMatch

if TYPE_CHECKING:
    from dosiscope.core.progress import Steps
    from dosiscope.viewer.report.pages import Pages


def pages_as_pdf(pages: Pages, title: str) -> Steps[bytes]:
    """Return pages that are laid out as PDF; its title is all that is told about it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(PROGRAM)
    writer.setResolution(round(INCH))
    writer.setPageLayout(layout_of(pages))
    # of the title alone: what is made again is the same
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), title.encode()))
    painter = QPainter(writer)
    try:
        for number in range(len(pages)):
            if number:
                writer.newPage()
            pages.paint(painter, number)
            yield Progress(number + 1, len(pages), tr("Pages"))
    finally:
        painter.end()
    return bytes(buffer.data().data())


def layout_of(pages: Pages) -> QPageLayout:
    """Return the paper of pages, painted to its edges."""
    points = QSizeF(pages.width / POINT, pages.height / POINT)
    size = QPageSize(points, QPageSize.Unit.Point, matchPolicy=_LIKE)
    return QPageLayout(
        size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point
    )
