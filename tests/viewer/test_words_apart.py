"""On the screen no word lies on another, at any size of view and of text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF

from dosiscope.core.header import Patient
from dosiscope.resources.theme import DARK
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import stack_of
from dosiscope.viewer.review import Review
from dosiscope.viewer.style import apply_style
from dosiscope.viewer.theming import state
from dosiscope.viewer.view_box import body_box
from support import panel_case
from support.axial import small_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from dosiscope.core.case import Case
    from dosiscope.viewer.layers.lettering import Words
    from dosiscope.viewer.review import ViewState

pytestmark = pytest.mark.slow

LEADING = 2.0  # px by which lines may overlap: letters are less high than these
LARGE = [
    (492, 331),
    (656, 404),
    (720, 660),
    (1000, 640),
    (1600, 900),
    (2400, 1500),
]
LEAST_AT_TWICE = 500  # px that a picture with the largest text is wide
LOW = [(856, 232), (856, 330), (540, 330)]
BRIEF = [(328, 200), (300, 190), (492, 331), (800, 700)]
LONG = Patient(
    "Featherstonehaugh-Cholmondeley^Bartholomew Maximilian^von und zu",
    "2.25.329800735698586629295641978511506172918",
    birth_date="19340521",
    sex="O",
)
CASES = {
    "small": small_case,
    "long name": lambda: replace(small_case(), patient=LONG),
    "panels": panel_case.case,
}


SCALED = "text {:.0%}".format


# dressing takes longer than most of the tests: those of one size of text are together
@pytest.fixture(scope="module", params=[1.0, 1.15, 1.3, 2.0], ids=SCALED)
def _text(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    apply_style(qapp, DARK, request.param)
    yield
    apply_style(qapp, DARK)


def words(view: ViewState, size: tuple[int, int], *, is_brief: bool) -> list[Words]:
    frame = Frame.fitting(body_box(view), *size, view.plane)
    frame = replace(frame, is_brief=is_brief)
    return stack_of(view).measure(frame)


def overlaps(found: list[Words]) -> list[tuple[str, str]]:
    tight = [one.place.adjusted(1, LEADING, -1, -LEADING) for one in found]
    return [
        (found[m].text, found[n].text)
        for n, a in enumerate(tight)
        for m, b in enumerate(tight[:n])
        if a.intersects(b)
    ]


@cache
def case_of(name: str) -> Case:
    return CASES[name]()


def review_of(case: str) -> Review:
    review = Review()
    review.set_case(case_of(case))
    dose = review.dose
    if dose is not None:  # its sign is near to the isocentre's
        review.axial.go_to_point(dose.maximum_at)
    return review


@pytest.mark.usefixtures("_text")
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("size", LARGE, ids=str)
def test_on_a_picture_that_says_all(case: str, size: tuple[int, int]) -> None:
    if state.text_scale == 2.0 and size[0] < LEAST_AT_TWICE:
        pytest.skip("letters of twice the size have no room there")
    review = review_of(case)
    for view in review.views:
        found = words(view, size, is_brief=False)
        assert overlaps(found) == []
        whole = QRectF(0, 0, *size)
        beyond = [one.text for one in found if not whole.contains(one.place.center())]
        assert beyond == []


@pytest.mark.usefixtures("_text")
@pytest.mark.parametrize("_text", [1.0], ids=SCALED, indirect=True)
@pytest.mark.parametrize("case", CASES)
def test_on_a_quarter_of_what_1366_pixels_leave(case: str) -> None:
    review = review_of(case)
    found = [words(view, (330, 331), is_brief=False) for view in review.views]
    assert [overlaps(one) for one in found] == [[] for _ in found]


@pytest.mark.usefixtures("_text")
@pytest.mark.parametrize("_text", [2.0], ids=SCALED, indirect=True)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("size", LOW, ids=str)
def test_on_a_low_picture_with_the_largest_text(
    case: str, size: tuple[int, int]
) -> None:
    """As below a notice and above the DVH on a screen of 1366 by 768."""
    review = review_of(case)
    found = words(review.axial, size, is_brief=False)
    assert overlaps(found) == []
    told = " ".join(one.text for one in found)
    assert "mm" in told  # which plane it is
    if case == "panels":
        assert "Prostate VMAT" in told
        assert "in Checks" in told


@pytest.mark.usefixtures("_text")
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("size", BRIEF, ids=str)
def test_on_a_picture_beside_it(case: str, size: tuple[int, int]) -> None:
    if state.text_scale == 2.0 and size == (300, 190):
        pytest.skip("letters of twice the size have no room there")
    review = review_of(case)
    for view in review.views:
        assert overlaps(words(view, size, is_brief=True)) == []
