"""The pictures of a report where there is no window: a review of what was gathered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.app.chosen_palettes import show_palettes
from dosiscope.app.measure import measure_cuts
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.progress import without_parts
from dosiscope.core.report.material import LETTERS
from dosiscope.core.report.parts import document_of
from dosiscope.viewer.kept.showing import show_again
from dosiscope.viewer.report.review_figures import ReviewFigures
from dosiscope.viewer.review import Review

if TYPE_CHECKING:
    from dosiscope.app.report_asked import ReportAsked
    from dosiscope.app.reporting import Gathered
    from dosiscope.core.progress import Steps
    from dosiscope.core.report.document import Document
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Template


def figures_of(asked: ReportAsked, gathered: Gathered) -> Steps[ReviewFigures]:
    """Return what paints the pictures of a report, of what was measured for it.

    They show what a new window would show of the case, and of its structures those
    that are switched on; or all as it was seen (``ReportAsked.view``).  An application
    that can draw letters must be there.
    """
    material = gathered.material
    review = Review()
    review.set_case(asked.case)
    for dose in (asked.dose, *asked.others.values(), *asked.made):
        if dose is not None and dose.made is not None:
            review.add_made(dose)
    if asked.dose is not None:
        review.set_dose(asked.dose)
    review.comparison.take([asked.others.get(letter) for letter in LETTERS])
    if asked.reference is not None:
        review.look.set_reference(asked.reference)
    review.display.show_only(asked.shown)
    review.second.set_image(asked.second)
    if asked.view is not None:
        show_again(review, asked.view)
    show_palettes(review, asked.palettes)
    review.tray.replace_all(asked.tray)
    results = review.results
    for number, one in gathered.measured.items():
        if one.solid is not None and one.volume_cc is not None:
            results.add_solid(number, one.solid, one.volume_cc)
        else:
            results.add_no_solid(number, one.reason)
    for told in material.results:
        if told.number is None or told.source is not DvhSource.COMPUTED:
            continue
        if told.dvh is not None:
            results.add_dvh(told.number, told.dvh)
        else:
            results.add_no_dvh(told.number, told.reason)
    for pair in (p for one in material.comparisons.values() for p in one.metrics):
        if pair.b.number is not None and pair.b.dvh is not None:
            results.add_dvh(pair.b.number, pair.b.dvh)
    solids = {n: one for n, one in results.uncut.items() if n in asked.shown}
    cuts = yield from without_parts(measure_cuts(solids))
    for number, cut in cuts.items():
        results.add_cut(number, solids[number], cut)
    return ReviewFigures(review, material.comparisons)


def with_figures(
    material: Material, figures: ReviewFigures, template: Template
) -> Document:
    """Return the report of a template with the figures that can be painted."""
    told = replace(material, pictures=figures.notes, colours=figures.colours)
    return document_of(told, template)
