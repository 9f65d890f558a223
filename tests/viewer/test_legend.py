"""A saved picture names its structures, and no word on it lies on another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action, Result
from dosiscope.core.header import Patient
from dosiscope.core.structures import Contour, GeometricType
from dosiscope.viewer.layers.lettering import written
from dosiscope.viewer.legend import entries
from dosiscope.viewer.picture import Page, render_picture
from support.axial import circle, closed, make_plan, make_roi, small_case
from support.findings import finding
from support.picture_words import picture_words
from support.reviews import review_of

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.viewer.review import Review

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]

LONG = Patient(
    "^".join(c * 64 for c in "ABC"), "I" * 64, birth_date="19500101", sex="O"
)


def crowded(count: int = 28, patient: Patient = LONG) -> Case:
    rois = tuple(
        replace(
            make_roi(n, [closed(circle(0, 0, 0, 3 + n / 2))]), name=f"Structure {n}"
        )
        for n in range(1, count + 1)
    )
    plan = make_plan((50.0,), isocentre=(1, 2, 0), patient=patient)
    findings = tuple(
        finding(
            rule="X",
            result=Result.FAIL,
            action=Action.WARN,
            message=f"beware of thing number {n}",
        )
        for n in range(4)
    )
    return replace(
        small_case(rois=rois, plan=replace(plan, label="P" * 16), patient=patient),
        findings=findings,
    )


def refused(review: Review, size: tuple[int, int]) -> str:
    try:
        render_picture(review.axial, size)
    except DosiscopeError as error:
        return str(error)
    return ""


def words_of(review: Review, size: tuple[int, int]) -> list[tuple[str, QRectF]]:
    """What is written, and where the letters are."""
    found = [one for one in picture_words(review, size) if one.text.strip()]
    return [(one.text, one.place.adjusted(0, 2.5, 0, -2.5)) for one in found]


@pytest.mark.parametrize("side", [400, 500, 700, 1000, 2000])
@pytest.mark.parametrize("case", [small_case(plan=make_plan((50.0,))), crowded()])
def test_words_are_whole_and_apart_or_the_size_that_is_enough_is_named(
    case: Case, side: int
) -> None:
    review, size = review_of(case), (side, side)
    if refusal := refused(review, size):
        enough = re.search(r"(\d+) x (\d+) pixels are enough", refusal)
        assert enough, refusal
        size = int(enough[1]), int(enough[2])
        assert size[0] > side
        assert not refused(review, size)
        assert refused(review, (size[0] - 10, size[1] - 10))
    words = words_of(review, size)
    assert any(plan_words in w for w, _ in words for plan_words in ("Plan A", "PPPP"))
    assert any("08:15:02" in w for w, _ in words)
    whole = QRectF(0, 0, *size)
    for n, (told, rect) in enumerate(words):
        assert whole.contains(rect), told
        for other, place in words[:n]:
            assert not rect.intersects(place), (told, other)


def test_a_size_at_which_words_collide_is_refused() -> None:
    with pytest.raises(DosiscopeError, match="do not fit on a picture of 250 x 250"):
        render_picture(review_of(crowded()).axial, (250, 250))


def test_every_structure_on_the_plane_is_named() -> None:
    review = review_of(crowded())
    words = [told for told, _ in words_of(review, (1000, 1000))]
    assert {f"Structure {n}" for n in range(1, 29)} <= set(words)
    review.axial.go_to(5.0)
    assert entries(review.axial) == []


def test_structures_are_listed_as_they_are_drawn() -> None:
    mark = Contour(GeometricType.POINT, np.array([[3.0, 0, 1.2]]))
    trace = Contour(GeometricType.OPEN_PLANAR, circle(0, 0, 0, 6))
    rois = (
        make_roi(1, [closed(circle(0, 0, 0, 5))]),
        make_roi(2, [closed(circle(0, 0, 1.2, 5))]),
        make_roi(3, [trace]),
        make_roi(4, [mark]),
        make_roi(5, [closed(circle(0, 0, 5, 5))]),
    )
    review = review_of(small_case(rois=rois))
    on, beside, is_open, point = entries(review.axial)
    assert (on.beside, on.is_open, on.is_point) == ("", False, False)
    assert on.colour == review.display.colour(1)
    assert beside.beside == "+1.2 mm"
    assert is_open.is_open
    assert (point.is_point, point.beside) == (True, "+1.2 mm")
    review.display.set_visible([1], False)
    review.look.toggle("off_slice")
    assert [e.is_open for e in entries(review.axial)] == [True, False]


def test_the_legend_has_the_colour_of_the_outline() -> None:
    roi = replace(make_roi(1, [closed(circle(0, 0, 0, 5))]), colour=(10, 200, 30))
    image = render_picture(review_of(small_case(rois=(roi,))).axial, (600, 600))
    strip = [image.pixelColor(20, y).name() for y in range(555, 600)]
    assert "#0ac81e" in strip


def test_a_size_is_found_by_measuring_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    review = review_of(crowded())
    with monkeypatch.context() as patch:
        patch.setattr("dosiscope.viewer.layers.image.ImageLayer.paint", None)
        patch.setattr("dosiscope.viewer.layers.contours.ContourLayer.paint", None)
        patch.setattr("dosiscope.viewer.layers.lettering._drawn", None)
        size = Page(review.axial, True, None).fitting((300, 150))
        assert "pixels are enough" in refused(review, (300, 300))
    assert size.width() >= 300
    assert size.height() > 150
    assert not refused(review, size.toTuple())


def test_what_is_measured_is_what_is_written() -> None:
    review = review_of(crowded())
    measured = picture_words(review, (1000, 1000))
    with written() as found:
        render_picture(review.axial, (1000, 1000))
    # it measures whether all fit, and then writes
    assert found[-len(measured) :] == measured
    assert len(found) <= 2 * len(measured)


def test_a_name_whose_sign_is_beyond_the_picture_asks_for_no_room() -> None:
    case = small_case(plan=make_plan((50.0,), isocentre=(300, 300, 0)))
    box = (-10.0, -10.0, 20.0, 20.0)
    words = picture_words(review_of(case), (700, 700), view_box=box)
    assert "isocentre" not in [one.text for one in words]
    assert not render_picture(review_of(case).axial, (700, 700), view_box=box).isNull()
