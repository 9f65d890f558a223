"""A report with its pictures: its document in every form, its pages as PDF, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app import leaving
from dosiscope.app.cli.opening import run_watched
from dosiscope.app.gui import application
from dosiscope.app.report_figures import figures_of, with_figures
from dosiscope.io.out.document_html import Picture, document_html

if TYPE_CHECKING:
    from dosiscope.app.reporting import Gathered, ReportAsked
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
    from dosiscope.viewer.picture import png_of
    from dosiscope.viewer.report.figures import figure_images
    from dosiscope.viewer.report.pdf import pdf_steps

    if form == ".pdf":
        return run_watched(pdf_steps(document, figures, template))
    images = figure_images(document, figures, template)
    pictures = {key: Picture("image/png", png_of(image)) for key, image in images}
    return document_html(document, pictures)
