"""A document as PDF at once, as verb and window make it in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.progress import finish
from dosiscope.viewer.canvas import ensure_application
from dosiscope.viewer.report.pages import pages_of
from dosiscope.viewer.report.pdf import pages_as_pdf

if TYPE_CHECKING:
    from dosiscope.core.report.document import Document
    from dosiscope.core.report.template import Template
    from dosiscope.viewer.report.figures import Figures


def write_pdf(document: Document, figures: Figures, template: Template) -> bytes:
    """Return a document as PDF, on the paper of a template."""
    ensure_application()
    pages = finish(pages_of(document, figures, template))
    return finish(pages_as_pdf(pages, document.title))
