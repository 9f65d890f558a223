"""Several pictures on one sheet, and which pictures make a series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.plane import AXIAL, CORONAL
from dosiscope.core.text import MINUS
from dosiscope.resources.theme import PRINT_PICTURE, SCREEN_PICTURE
from dosiscope.viewer.canvas import PictureError, are_apart
from dosiscope.viewer.picture import Page
from dosiscope.viewer.picture_series import (
    SeriesError,
    parts_of,
    shot_of,
    shots_of_each,
    shots_through,
)
from dosiscope.viewer.picture_sheet import (
    Part,
    Sheet,
    in_four,
    in_rows,
    one_and_two,
    planes_text,
)
from dosiscope.viewer.review import Review
from dosiscope.viewer.view_box import box_around
from dosiscope.viewer.views_at import three_planes
from support import panel_case
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    make_ct,
    make_roi,
    small_case,
    stack,
)

if TYPE_CHECKING:
    from dosiscope.resources.theme import PictureColours

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def review() -> Review:
    result = Review()
    result.set_case(panel_case.case())
    return result


def sheet_of(review: Review, *, identity: bool = True) -> Sheet:
    views = three_planes(review)
    parts = [Part(view=view) for view in views]
    return Sheet(parts, one_and_two, planes_text(views), identity=identity)


@pytest.mark.parametrize("arrange", [in_rows, in_four, one_and_two])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_parts_lie_apart_and_in_the_room(arrange: object, count: int) -> None:
    assert callable(arrange)
    places: list[QRectF] = arrange(count, QSizeF(800, 600))
    room = QRectF(-0.01, -0.01, 800.02, 600.02)
    assert len(places) == count
    assert all(room.contains(place) for place in places)
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[:n])


def test_a_sheet_says_once_what_it_is_and_of_each_where(review: Review) -> None:
    sheet = sheet_of(review)
    size = sheet.fitting((1200, 800))
    told = [one.text for one in sheet.words(size.width(), size.height())]
    assert review.case is not None
    for once in (review.case.patient.spoken_name, "not for clinical decisions"):
        assert sum(once in text for text in told) == 1
    places = [text for text in told if text[:2] in ("z ", "y ", "x ")]
    assert len({text[0] for text in places}) == 3  # each its own plane
    sides = [text for text in told if text in ("R", "L", "A", "P", "H", "F")]
    assert len(sides) == 12
    assert not any(text.startswith("no CT image") for text in told)


@pytest.mark.parametrize("side", [220, 300])
def test_a_small_picture_tells_its_plane_with_the_unit(side: int) -> None:
    """And on one line what is wrong with it: more would hide what it shows."""
    z = tuple(range(-180, -100, 20))
    grid = stack(ORIENTATIONS[0], (1, 1), z, (-60, -50), (60, 50))
    off = make_roi(1, [closed(circle(0, 0, -122.44, 5))])
    case = small_case(ct=make_ct(grid, lambda x, y, z: 40 + 0 * x), rois=(off,))
    review = Review()
    review.set_case(case)
    review.axial.go_to(-122.44)
    words = Page(review.axial, True, None, is_brief=True).words(side, side)
    told = [one.text for one in words]
    assert any(f"z {MINUS}122.44 mm" in text for text in told)
    assert "no CT image: interpolated" in told
    assert are_apart(words, QRectF(0, 0, side, side))


@pytest.mark.slow
def test_words_around_lie_on_no_picture(review: Review) -> None:
    sheet = sheet_of(review)
    size = sheet.fitting((700, 500))
    assert sheet.fits(size.width(), size.height())
    with pytest.raises(PictureError, match="pixels are enough"):
        sheet.image((300, 260), 1)


@pytest.mark.slow
@pytest.mark.parametrize("colours", [SCREEN_PICTURE, PRINT_PICTURE])
def test_svg_of_a_sheet_shows_the_same(review: Review, colours: PictureColours) -> None:
    views = three_planes(review)
    parts = [Part(view=view) for view in views]
    sheet = Sheet(parts, one_and_two, planes_text(views), colours=colours)
    size = sheet.fitting((900, 700))
    image = sheet.image(size, 1)
    drawn = QImage(size, QImage.Format.Format_RGB32)
    with QPainter(drawn) as painter:
        QSvgRenderer(sheet.svg(size)).render(painter, QRectF(drawn.rect()))
    places = [(x, y) for x in range(0, 900, 7) for y in range(0, size.height(), 7)]
    far = sum(
        abs(drawn.pixelColor(x, y).lightness() - image.pixelColor(x, y).lightness())
        > 100
        for x, y in places
    )
    assert far / len(places) < 0.05  # edges of letters and lines


@pytest.mark.slow
def test_each_part_is_a_step_as_image_and_as_svg(review: Review) -> None:
    """A window that shows how far it is answers between two parts."""
    sheet = sheet_of(review)
    size = sheet.fitting((900, 700))
    told = [step.what for step in sheet.svg_steps(size)]
    words, painted = "Words of the sheet", "Pictures of the sheet"
    assert told == [words] * 3 + [painted] * 3
    assert [one.what for one in sheet.image_steps(size, 1)] == [painted] * 3


@pytest.mark.slow
def test_without_identity_nobody_is_named(review: Review) -> None:
    sheet = sheet_of(review, identity=False)
    size = sheet.fitting((1200, 800))
    assert review.case is not None
    svg = sheet.svg(size)
    words = svg.partition(b"</desc>")[0]  # all that is written on it
    patient = review.case.patient
    assert NO_IDENTITY.encode() in words
    for value in (patient.id, patient.spoken_name, patient.birth_date):
        assert not value or value.encode() not in words


def test_a_structure_is_in_the_middle_of_its_picture(review: Review) -> None:
    roi = review.display.rois[0]
    assert roi.centre is not None
    for orientation in (AXIAL, CORONAL):
        shot = shot_of(review, roi, orientation)
        middle = shot.view.plane.to_uv(roi.centre)
        assert shot.box is not None
        assert (shot.box.center().x(), shot.box.center().y()) == pytest.approx(
            tuple(middle.tolist()), abs=0.01
        )
        assert shot.title == roi.shown_name
    assert box_around(review.axial.plane, roi, 40.0).width() == 40.0


def test_planes_go_through_a_structure_from_end_to_end(review: Review) -> None:
    roi = review.display.rois[0]
    z = roi.contours.z
    shots = shots_through(review, roi, 1.0, AXIAL)
    places = [shot.view.at for shot in shots]
    assert places == sorted(set(places))
    # the outermost contours have an image, and it is among them
    assert {float(z.min()), float(z.max())} <= set(places)
    assert all(float(z.min()) - 0.5 <= at <= float(z.max()) + 0.5 for at in places)
    assert not any("\N{MINUS SIGN}" in shot.tag or " " in shot.tag for shot in shots)


def test_a_series_without_end_is_refused(review: Review) -> None:
    roi = review.display.rois[0]
    with pytest.raises(SeriesError, match="too many: 400 at most"):
        shots_through(review, roi, 1e-4, AXIAL)


def test_each_structure_has_a_picture(review: Review) -> None:
    rois = review.display.visible_rois
    shots = shots_of_each(review, rois, AXIAL)
    assert [one.title for one in shots] == [
        roi.shown_name for roi in rois if roi.centre is not None
    ]
    assert [part.title for part in parts_of(shots)] == [one.title for one in shots]
    with pytest.raises(SeriesError):
        shots_of_each(review, [], AXIAL)
