from __future__ import annotations

import re
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action, Result
from dosiscope.core.header import Patient
from dosiscope.core.identity import NO_IDENTITY
from dosiscope.resources.theme import PRINT_PICTURE, SCREEN_PICTURE
from dosiscope.viewer.picture import Page, png_of, render_picture
from dosiscope.viewer.picture_text import PROGRAM
from dosiscope.viewer.review import Review
from dosiscope.viewer.views_at import three_planes
from support.axial import make_case, make_plan, small_case
from support.findings import finding
from support.picture_words import picture_words
from support.reviews import review_of

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.resources.theme import PictureColours

pytestmark = pytest.mark.usefixtures("qapp")


def corner(image: QImage) -> QImage:
    return image.copy(0, 0, 330, 60)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1, 1.5, 2, 4])
def test_a_picture_has_the_size_asked_for(scale: float) -> None:
    image = render_picture(review_of(small_case()).axial, QSize(500, 400), scale)
    assert (image.width(), image.height()) == (500 * scale, 400 * scale)
    assert image.devicePixelRatio() == scale


def test_the_same_review_gives_the_same_picture() -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    assert render_picture(review.axial, (500, 400)) == render_picture(
        review.axial, (500, 400)
    )


def test_annotations_hidden_on_the_screen_are_on_a_saved_picture() -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    whole = render_picture(review.axial, (500, 400))
    review.look.toggle("annotations")
    assert render_picture(review.axial, (500, 400)) == whole


def test_rendering_leaves_the_review_as_it_is() -> None:
    review = review_of(small_case())
    heard: list[str] = []
    review.axial.plane_changed.connect(lambda: heard.append("plane_changed"))
    for name in ("levels_changed", "wash_changed", "overlays_changed"):
        getattr(review.look, name).connect(lambda n=name: heard.append(n))
    render_picture(review.axial, (500, 400), identity=False)
    assert not heard


def test_without_identity_patients_cannot_be_told_apart() -> None:
    cases = [
        small_case(patient=patient, plan=make_plan(patient=patient))
        for patient in (
            Patient("Alpha^A", "1", birth_date="19500101", sex="M"),
            Patient("B^Beta", "22"),
        )
    ]
    named = [render_picture(review_of(c).axial, (600, 400)) for c in cases]
    nameless = [
        render_picture(review_of(c).axial, (600, 400), identity=False) for c in cases
    ]
    assert named[0] != named[1]
    assert nameless[0] == nameless[1]


def test_warnings_stay_without_identity() -> None:
    plain = small_case()
    warning = finding(
        rule="DO-05",
        result=Result.DEV,
        action=Action.WARN,
        message="dose planes 5 and 7 mm apart",
    )
    warned = replace(plain, findings=(warning,))
    first, second = (
        render_picture(review_of(case).axial, (600, 400), identity=False)
        for case in (plain, warned)
    )
    assert first.copy(0, 40, 300, 60) != second.copy(0, 40, 300, 60)
    assert corner(first).copy(0, 0, 300, 25) == corner(second).copy(0, 0, 300, 25)


def test_everything_is_on_the_picture_that_names_or_qualifies_it() -> None:
    case = replace(
        small_case(plan=make_plan((50.0,), isocentre=(1, 2, 0))),
        findings=(
            finding(
                rule="X",
                result=Result.FAIL,
                action=Action.WARN,
                message="beware of this",
            ),
        ),
    )
    drawn = [one.text for one in picture_words(review_of(case), (800, 800))]
    words = " | ".join(drawn)
    for expected in (
        "Testing, Terry",
        "ID-4711",
        "Plan A",
        "2024-01-31 08:15:02",
        "approval not stated",
        "beware of this",
        "Dose GY PHYSICAL PLAN",
        "100 % = 50.00 Gy (Target Prescription Dose, plan Plan A)",
        "z 0.0 mm",
        "image 3 of 5",
        "W 400  L 40",
        "soft tissue",
        "95 %",
        "47.5 Gy",
        "isocentre",
        "max 60.00 Gy",
        "not for clinical decisions",
        PROGRAM,
    ):
        assert expected in words
    assert {"R", "L", "A", "P"} <= set(drawn)


def test_an_empty_review_gives_a_black_picture() -> None:
    image = render_picture(Review().axial, (300, 300))
    blank = QImage(image.size(), image.format())
    blank.fill("black")
    blank.setDevicePixelRatio(image.devicePixelRatio())
    assert image == blank


@pytest.mark.parametrize(
    "case",
    [
        make_case(),
        make_case(plan=make_plan()),
        small_case(ct=None),
        small_case(doses=()),
    ],
    ids=["nothing", "plan only", "no CT", "no dose"],
)
def test_parts_of_a_case_are_enough(case: Case) -> None:
    assert not render_picture(review_of(case).axial, (400, 300)).isNull()


@pytest.mark.parametrize(
    ("size", "scale"), [((10, 400), 1), ((500, 400), 0), ((500, 400), 99)]
)
def test_an_impossible_size_is_refused(size: tuple[int, int], scale: float) -> None:
    with pytest.raises(DosiscopeError, match="at least"):
        render_picture(Review().axial, size, scale)


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    """Type and content of the chunks of a PNG (ISO/IEC 15948, 5.3)."""
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def test_a_png_says_only_which_program_made_it() -> None:
    image = render_picture(review_of(small_case()).axial, (400, 300), 2)
    image.setText("Comment", "Testing^Terry")
    png = png_of(image)
    found = chunks(png)
    assert {kind for kind, _ in found} <= {b"IHDR", b"pHYs", b"tEXt", b"IDAT", b"IEND"}
    words = [content for kind, content in found if kind == b"tEXt"]
    assert words == [b"Software\0" + PROGRAM.encode()]
    assert image.text("Comment")  # the image itself is not touched
    assert QImage.fromData(png).size() == image.size()


def test_levels_without_room_are_counted() -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    words = [one.text for one in picture_words(review, (400, 200))]
    rows = sum(bool(re.fullmatch(r"[\d.]+ Gy", text)) for text in words)
    assert f"and {len(review.look.levels) - rows} more levels" in words
    words = [one.text for one in picture_words(review, (400, 110))]
    assert not any(re.fullmatch(r"[\d.]+ Gy", text) for text in words)
    assert f"{len(review.look.levels)} levels" in words  # more than none are all


@pytest.mark.parametrize("side", [400, 500, 700, 1000])
@pytest.mark.parametrize("has_wash", [True, False])
def test_the_left_letter_is_clear_of_the_scales(side: int, has_wash: bool) -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    if not has_wash:
        review.look.toggle("wash")
    words = picture_words(review, (side, side))
    (left,) = (one.place for one in words if one.text == "L")
    around = left.adjusted(-11.9, -11.9, 11.9, 11.9)
    assert [one.text for one in words if one.place.intersects(around)] == ["L"]
    if side == 1000 and not has_wash:  # nothing is beside it: as far out as "R"
        (right,) = (one.place for one in words if one.text == "R")
        assert side - left.right() == pytest.approx(right.left())


def test_a_saved_picture_has_every_word_of_a_warning() -> None:
    long = " ".join(f"word{n}" for n in range(60))
    warned = replace(
        small_case(),
        findings=(
            finding(rule="X", result=Result.FAIL, action=Action.WARN, message=long),
        ),
    )
    words = [one.text for one in picture_words(review_of(warned), (900, 900))]
    assert long in " ".join(words)


def test_a_view_of_its_own_moves_nothing_on_the_screen() -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    before = review.places, review.cursor
    for view in three_planes(review, (1.0, 2.0, 3.0)):
        assert abs(float(view.plane.distance((1.0, 2.0, 3.0)))) < 2.5
        assert not render_picture(view, (500, 400)).isNull()
    assert (review.places, review.cursor) == before
    assert len(review.views) == 4


def test_on_paper_the_image_is_dark_and_all_around_it_white() -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    image = render_picture(review.axial, (700, 600), colours=PRINT_PICTURE)
    assert image.pixelColor(1, 300).name() == "#ffffff"
    assert image.pixelColor(350, 598).name() == "#ffffff"
    dark = sum(
        image.pixelColor(x, y).lightness() < 40
        for x in range(0, 700, 5)
        for y in range(0, 600, 5)
    )
    assert dark > 500


def test_on_paper_it_says_the_same() -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    told = [
        {
            one.text
            for one in Page(review.axial, True, None, colours=colours).words(900, 800)
        }
        for colours in (SCREEN_PICTURE, PRINT_PICTURE)
    ]
    assert told[0] - told[1] <= {"10 cm", "5 cm", "2 cm", "1 cm", "5 mm"}  # the scale


@pytest.mark.slow
@pytest.mark.parametrize("colours", [SCREEN_PICTURE, PRINT_PICTURE])
def test_svg_says_and_shows_the_same(colours: PictureColours) -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    svg = Page(review.axial, True, None, colours=colours).svg((700, 600))
    for word in ("Testing, Terry", "Plan A", "W 400  L 40", "not for clinical", "95 %"):
        assert word.encode() in svg
    drawn = QImage(700, 600, QImage.Format.Format_RGB32)
    with QPainter(drawn) as painter:
        QSvgRenderer(svg).render(painter, QRectF(drawn.rect()))
    image = render_picture(review.axial, (700, 600), colours=colours)
    far = sum(
        abs(drawn.pixelColor(x, y).lightness() - image.pixelColor(x, y).lightness())
        > 100
        for x in range(0, 700, 4)
        for y in range(0, 600, 4)
    )
    assert far / (175 * 150) < 0.02


def test_svg_without_identity_names_nobody() -> None:
    review = review_of(small_case(plan=make_plan((50.0,))))
    svg = Page(review.axial, False, None).svg((700, 600))
    assert b"identity left out" in svg or NO_IDENTITY.encode() in svg
    for value in (b"Testing", b"Terry", b"ID-4711"):
        assert value not in svg
