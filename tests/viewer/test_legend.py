"""A saved picture names its structures, and no word on it lies on another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action, Finding, Result
from dosiscope.core.header import Patient
from dosiscope.core.structures import Contour, GeometricType
from dosiscope.viewer.layers import labels, text
from dosiscope.viewer.legend import entries
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support.axial import circle, closed, make_plan, make_roi, small_case

if TYPE_CHECKING:
    from dosiscope.core.case import Case

pytestmark = pytest.mark.usefixtures("qapp")

LONG = Patient("^".join(c * 64 for c in "ABC"), "I" * 64, "19500101", "O")


def review_of(case: Case) -> Review:
    review = Review()
    review.set_case(case)
    return review


def crowded(count: int = 28, patient: Patient = LONG) -> Case:
    rois = tuple(
        replace(
            make_roi(n, [closed(circle(0, 0, 0, 3 + n / 2))]), name=f"Structure {n}"
        )
        for n in range(1, count + 1)
    )
    plan = make_plan((50.0,), isocentre=(1, 2, 0), patient=patient)
    findings = tuple(
        Finding("X", Result.FAIL, Action.WARN, f"beware of thing number {n}")
        for n in range(4)
    )
    return replace(
        small_case(rois=rois, plan=replace(plan, label="P" * 16), patient=patient),
        findings=findings,
    )


def refused(review: Review, size: tuple[int, int]) -> str:
    try:
        render_picture(review, size)
    except DosiscopeError as error:
        return str(error)
    return ""


def words_of(
    monkeypatch: pytest.MonkeyPatch, review: Review, size: tuple[int, int]
) -> list[tuple[str, QRectF]]:
    """What is written, and where the letters are; from the painter's own orders."""
    found: list[tuple[str, QRectF]] = []
    draw = text.draw_line

    def heard(painter, at, line, ratio, align=0.0):  # type: ignore[no-untyped-def]
        shift = painter.transform()
        width = text.width_of(line)
        height = max(run.size for run in line)
        top = at.y() + (text.height_of(line) - height) / 2
        rect = QRectF(at.x() - align * width, top, width, height)
        found.append((" ".join(run.text for run in line), shift.mapRect(rect)))
        return draw(painter, at, line, ratio, align)

    from dosiscope.viewer import legend
    from dosiscope.viewer.layers import annotations, scales

    with monkeypatch.context() as patch:
        for module in (annotations, labels, legend, scales, text):
            patch.setattr(module, "draw_line", heard)
        render_picture(review, size)
    return [(words, rect) for words, rect in found if words.strip()]


@pytest.mark.parametrize("side", [400, 500, 700, 1000, 2000])
@pytest.mark.parametrize("case", [small_case(plan=make_plan((50.0,))), crowded()])
def test_words_are_whole_and_apart_or_the_size_that_is_enough_is_named(
    monkeypatch: pytest.MonkeyPatch, case: Case, side: int
) -> None:
    review, size = review_of(case), (side, side)
    if refusal := refused(review, size):
        enough = re.search(r"(\d+) x (\d+) pixels are enough", refusal)
        assert enough, refusal
        size = int(enough[1]), int(enough[2])
        assert size[0] > side
        assert not refused(review, size)
        assert refused(review, (size[0] - 10, size[1] - 10))
    words = words_of(monkeypatch, review, size)
    assert any(plan_words in w for w, _ in words for plan_words in ("Plan A", "PPPP"))
    assert any("08:15:02" in w for w, _ in words)
    whole = QRectF(0, 0, *size)
    for n, (told, rect) in enumerate(words):
        assert whole.contains(rect), told
        for other, place in words[:n]:
            assert not rect.intersects(place), (told, other)


def test_a_size_at_which_words_collide_is_refused() -> None:
    with pytest.raises(DosiscopeError, match="do not fit on a picture of 250 x 250"):
        render_picture(review_of(crowded()), (250, 250))


def test_every_structure_on_the_plane_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    review = review_of(crowded())
    words = [told for told, _ in words_of(monkeypatch, review, (1000, 1000))]
    assert {f"Structure {n}" for n in range(1, 29)} <= set(words)
    review.set_z(5.0)
    assert entries(review, 5.0) == []


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
    on, beside, is_open, point = entries(review, 0.0)
    assert (on.beside, on.is_open, on.is_point) == ("", False, False)
    assert on.colour == review.colour(1)
    assert beside.beside == "+1.2 mm"
    assert is_open.is_open
    assert (point.is_point, point.beside) == (True, "+1.2 mm")
    review.set_visible([1], False)
    review.toggle("off_slice")
    assert [e.is_open for e in entries(review, 0.0)] == [True, False]


def test_the_legend_has_the_colour_of_the_outline() -> None:
    roi = replace(make_roi(1, [closed(circle(0, 0, 0, 5))]), colour=(10, 200, 30))
    image = render_picture(review_of(small_case(rois=(roi,))), (600, 600))
    strip = [image.pixelColor(20, y).name() for y in range(555, 600)]
    assert "#0ac81e" in strip


def test_labels_of_all_layers_are_placed_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    review = review_of(small_case(plan=make_plan((50.0,), isocentre=(0, 0, 0))))
    assert review.dose is not None
    at = review.dose.maximum_at
    case = small_case(plan=make_plan((50.0,), isocentre=at))
    told = dict(words_of(monkeypatch, review_of(case), (800, 800)))
    (label,) = [rect for words, rect in told.items() if words.startswith("max ")]
    assert not label.intersects(told["isocentre"])
