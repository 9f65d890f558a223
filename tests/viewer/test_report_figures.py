"""The pictures and plots of a report: what is on them, and what in their captions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dosiscope.core.report.document import Figure, Paragraph, Section
from dosiscope.core.report.material import PictureKind, PictureNote
from dosiscope.core.report.template import Colours, Part, Template
from dosiscope.core.structures import Contour, GeometricType
from dosiscope.core.text import MINUS
from dosiscope.viewer.legend import entries
from dosiscope.viewer.picture import Page
from dosiscope.viewer.report.review_figures import ReviewFigures
from dosiscope.viewer.review import Review
from support.axial import circle, closed, make_plan, make_roi, small_case
from support.checked_plan import good_case
from support.delivered_plan import arc, beam, delivered, setup_beam
from support.documents import a_document
from support.dvh_review import box, review_of, sigmoid
from support.pdf_read import pages_text
from support.report_material import of_plan, section
from support.written_pdf import write_pdf

if TYPE_CHECKING:
    from dosiscope.viewer.review import ViewState

pytestmark = pytest.mark.usefixtures("qapp")
BETWEEN = f"no CT image at z = {MINUS}7.35 mm: interpolated"
TEMPLATE = Template(title="Plots", parts=(Part(key="dvh"),))
LONG = "Isocentre of the second target of the boost"


def reviewed() -> Review:
    """A review whose isocentre is between images, and beside a point of a long name."""
    off = make_roi(1, [closed(circle(0, 0, -7.35, 5))])
    mark = Contour(GeometricType.POINT, np.array([[4.0, 4.0, -7.35]]))
    point = make_roi(2, [mark], LONG)
    plan = make_plan((50.0,), isocentre=(0, 0, -7.35))
    review = Review()
    review.set_case(small_case(rois=(off, point), plan=plan))
    return review


def words(view: ViewState, *, is_captioned: bool) -> str:
    page = Page(view, False, None, is_brief=True, is_captioned=is_captioned)
    return " ".join(one.text for one in page.words(316, 300))


def test_what_is_true_of_a_plane_stands_in_its_caption_and_not_on_it() -> None:
    review = reviewed()
    notes = {note.key: note.caption for note in ReviewFigures(review).notes}
    assert notes["isocentre axial"] == f"Isocentre, axial: z {MINUS}7.35 mm; {BETWEEN}"
    assert BETWEEN not in notes["isocentre coronal"]
    view = review.axial
    view.go_to(-7.35)
    assert "interpolated" in words(view, is_captioned=False)
    assert "interpolated" not in words(view, is_captioned=True)


def test_a_long_name_is_short_where_the_key_beside_the_picture_has_it() -> None:
    view = reviewed().axial
    view.go_to(-7.35)
    assert LONG in words(view, is_captioned=False)
    told = words(view, is_captioned=True)
    assert LONG not in told
    assert LONG[:5] in told
    assert "…" in told
    assert LONG in [entry.name for entry in entries(view)]


def test_which_isocentre_it_is_stands_whole_since_no_key_has_it() -> None:
    beams = (beam(1, isocentre=(0, 0, 0)), beam(2, isocentre=(9, 0, 0)))
    review = Review()
    review.set_case(small_case(plan=delivered(*beams)))
    told = words(review.axial, is_captioned=True)
    assert "isocentre of 1" in told
    assert "isocentre of 2" in told


@pytest.mark.parametrize(
    ("width", "aspect"),
    [(1.0, 2.0), (0.62, 0.62 / 0.4), (0.3, 1.0)],
)
def test_a_plot_is_no_lower_than_its_words_where_it_is_narrow(
    width: float, aspect: float
) -> None:
    note = PictureNote(
        key="dvh", kind=PictureKind.DVH, caption="", aspect=2.0, least_height=0.4
    )
    assert note.aspect_at(width) == pytest.approx(aspect)
    assert PictureNote(key="a", kind=PictureKind.PLANE, caption="").aspect_at(0.3) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "count"), [(0.62, 1), (0.62, 3), (0.62, 9), (1.0, 3), (1.0, 20)]
)
def test_the_legend_of_a_plot_of_dvhs_has_room_for_every_word(
    width: float, count: int
) -> None:
    """That a curve is a lower bound takes two lines beside a picture."""
    names = [f"Structure {n}" for n in range(count)]
    rois = tuple(box(n, name) for n, name in enumerate(names, 1))
    review = review_of(0, rois=rois)
    for n, name in enumerate(names, 1):
        dvh = sigmoid(n, name, 100.0, 50.0 + n, 3.0)
        review.results.add_dvh(n, replace(dvh, covered_cc=80.0))
    figures = ReviewFigures(review)
    (note,) = (note for note in figures.notes if note.key == "dvh")
    aspect = note.aspect_at(width, 2.6 if width == 1.0 else 0.0)
    figure = Figure(key="dvh", caption="", aspect=aspect, width=width)
    section = Section(key="dvh", title="DVH", blocks=(figure,))
    document = replace(a_document(), sections=(section,))
    (page,) = pages_text(write_pdf(document, figures, TEMPLATE))
    assert all(f"{name}: lower bound" in page for name in names)
    assert " more" not in page


def test_beams_are_shown_where_most_of_them_is_open() -> None:
    plan = delivered(arc(1), beam(2, 90), setup_beam(4), beam(5, source_axis=None))
    review = Review()
    review.set_case(good_case(plan=plan))
    figures = ReviewFigures(review)
    notes = [note for note in figures.notes if note.kind is PictureKind.BEAM]
    assert [note.key for note in notes] == ["beam's eye 1", "beam's eye 2"]
    arc_of, static = (note.caption for note in notes)
    assert arc_of.startswith(
        'Beam 1 "G000": control point 0 (1st of 7), the widest opening; '
    )
    assert static == 'Beam 2 "G090": gantry 90.0°, collimator 10.0°, couch 0.0°'
    image = QImage(400, 440, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        figures.paint(notes[0].key, painter, QRectF(0, 0, 400, 440), Colours.PRINT)
    seen = {image.pixelColor(x, y).rgb() for x in range(400) for y in range(0, 440, 3)}
    assert len(seen) > 10


@pytest.mark.slow
def test_a_report_says_which_beams_it_does_not_show() -> None:
    plan = delivered(beam(1), beam(5, source_axis=None))
    notes = (
        PictureNote(
            key="beam's eye 1", kind=PictureKind.BEAM, caption="Beam 1", aspect=1
        ),
    )
    told = replace(of_plan(plan), pictures=notes)
    found = section(told, "beams")
    figures = [one.key for one in found.blocks if isinstance(one, Figure)]
    assert figures == ["beam's eye 1"]
    texts = [one.text for one in found.blocks if isinstance(one, Paragraph)]
    assert texts == [
        'Beam 5 "G000" is not shown from its source: the source-axis distance is not '
        "stated."
    ]
    found = section(told, "beams", figure=False)
    assert not any(isinstance(one, (Figure, Paragraph)) for one in found.blocks)
