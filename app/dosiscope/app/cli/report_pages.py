"""A report with its pictures: its document in every form, its pages as PDF, as HTML."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dosiscope.app import leaving
from dosiscope.app.cli.opening import run_watched
from dosiscope.app.gui import application
from dosiscope.app.report_figures import figures_of, with_figures
from dosiscope.io.out.document_html import Picture, document_html

if TYPE_CHECKING:
    from dosiscope.app.report_asked import ReportAsked
    from dosiscope.app.reporting import Gathered
    from dosiscope.core.report.document import Document
    from dosiscope.core.report.template import Template
    from dosiscope.viewer.report.review_figures import ReviewFigures


def pictured(
    asked: ReportAsked, gathered: Gathered, template: Template
) -> tuple[Document, ReviewFigures]:
    """Return a report that names all its pictures, and what paints them."""
    leaving.do_not_interrupt()
    app = application(headless=True)
    from dosiscope.resources.theme import LIGHT
    from dosiscope.viewer.style import apply_style

    apply_style(app, LIGHT)
    figures = run_watched(figures_of(asked, gathered))
    return with_figures(gathered.material, figures, template), figures


def pages_of(
    form: str, document: Document, figures: ReviewFigures, template: Template
) -> str | bytes:
    """Return a report as ".pdf" or ".html" has it, with all its pictures."""
    from dosiscope.viewer.report.figures import figure_pngs
    from dosiscope.viewer.report.pages import pages_of as laid_out
    from dosiscope.viewer.report.pdf import pages_as_pdf

    if form == ".pdf":
        pages = run_watched(laid_out(document, figures, template))
        if pages.lost:
            print(f"dosiscope: {pages.lost}", file=sys.stderr)
        return run_watched(pages_as_pdf(pages, document.title))
    pngs = run_watched(figure_pngs(document, figures, template))
    pictures = {key: Picture("image/png", png) for key, png in pngs.items()}
    return document_html(document, pictures)
