"""Labels of a picture never lie on words, on signs, or on each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from dosiscope.core.kinds import Kind
from dosiscope.core.plane import axial
from dosiscope.core.structures import Contour, GeometricType
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.labels import Label
from dosiscope.viewer.layers.lettering import measured
from dosiscope.viewer.layers.scales import DoseScaleLayer
from dosiscope.viewer.layers.standard import stack_of
from dosiscope.viewer.view_box import body_box
from support.axial import circle, closed, make_plan, make_roi, small_case
from support.data import case_dir
from support.opened import opened, scanned
from support.reviews import review_of
from support.synthetic.build import write_case
from support.synthetic.off_slice import EXAMPLES, example_case

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.viewer.review import Review

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]
SIZES = ((700, 600), (1000, 1000))


def marker(number: int, x: float, y: float, z: float = 0.0) -> object:
    point = Contour(GeometricType.POINT, np.array([[x, y, z]]))
    return replace(make_roi(number, [point]), name=f"Marker {number}")


def crowded() -> Case:
    """Isocentre, maximum and ten markers within some mm; contours beside the plane."""
    plan = make_plan((50.0,), isocentre=(0.5, 0.5, 0))
    case = small_case(plan=plan)
    x, y, _ = case.doses[0].maximum_at
    plan = make_plan((50.0,), isocentre=(x + 0.4, y, 0))
    rois = [marker(n, x + n / 3, y + n % 3) for n in range(1, 11)]
    rois += [make_roi(n, [closed(circle(x, y, 1.2, 5 + n / 9))]) for n in (21, 22, 23)]
    return small_case(plan=plan, rois=tuple(rois))


def frame_of(review: Review, size: tuple[int, int], z: float) -> Frame:
    frame = Frame.fitting(body_box(review.axial), *size, axial(z))
    return replace(frame, is_export=True, is_told=True)


def overlaps(review: Review, size: tuple[int, int]) -> list[tuple[str, str]]:
    """Pairs of a label and what it lies on; letters are lower than their lines."""
    frame = frame_of(review, size, review.axial.at)
    stack = stack_of(review.axial)
    words = stack.measure(frame)
    placed = [one for layer in stack.layers for one in layer.labels(frame)]
    labels = [one for one in placed if isinstance(one, Label)]
    signs = [(one.text or "a sign", one.sign) for one in labels if one.reach]
    names = {one.text for one in labels if one.text}
    tight = [
        (one.text, one.place.adjusted(1, 2, -1, -2))
        for one in words
        if one.place.height()
    ]
    found = []
    for n, (text, place) in enumerate(tight):
        others = tight[:n] + (signs if text in names else [])
        found += [(text, told) for told, other in others if place.intersects(other)]
    return found


@pytest.mark.parametrize("size", SIZES)
def test_labels_of_a_crowd_are_apart(size: tuple[int, int]) -> None:
    review = review_of(crowded())
    frame = frame_of(review, size, 0.0)
    written = [one.text for one in stack_of(review.axial).measure(frame)]
    assert {f"Marker {n}" for n in range(1, 11)} <= set(written)
    assert "isocentre" in written
    assert overlaps(review, size) == []


def test_no_label_touches_a_cross_it_does_not_name() -> None:
    case = small_case()
    x, y, z = case.doses[0].maximum_at
    # the name would stand right of its sign, where the maximum is
    plan = make_plan((50.0,), isocentre=(x - 2.0, y, z))
    review = review_of(small_case(plan=plan))
    review.axial.go_to(z)
    frame = frame_of(review, (700, 700), review.axial.at)
    places = {one.text: one.place for one in stack_of(review.axial).measure(frame)}
    at = frame.to_pixel(x, y)
    cross = QRectF(at.x() - 10, at.y() - 10, 20, 20)
    assert not places["isocentre"].intersects(cross)


@pytest.mark.parametrize("key", sorted(EXAMPLES))
def test_sentences_on_missing_contours_lie_on_no_words(
    tmp_path: Path, key: str
) -> None:
    write_case(example_case(EXAMPLES[key]), tmp_path / "case")
    review = review_of(opened(tmp_path / "case"))
    for z in review.axial.planes:
        review.axial.go_to(z)
        assert overlaps(review, (900, 800)) == [], z


@pytest.mark.parametrize(
    "name", ["oncentra-phantom", "eclipse-breast", "raystation-proton"]
)
def test_labels_of_real_cases_are_apart(name: str) -> None:
    folder = case_dir(name)
    entries = scanned(folder).inventory.entries
    dose = next(one.uid for one in entries if one.kind is Kind.DOSE)
    review = review_of(opened(folder, dose=dose))
    planes = review.axial.planes
    for z in planes[:: max(len(planes) // 8, 1)]:
        review.axial.go_to(z)
        for size in SIZES:
            assert overlaps(review, size) == [], (z, size)


def test_names_without_room_are_left_out_on_the_screen() -> None:
    """Eighty markers within some mm: part of two names is neither."""
    rois = tuple(marker(n, n % 9 / 2, n // 9 / 2) for n in range(1, 81))
    review = review_of(small_case(rois=rois))
    size = (240, 200)
    frame = replace(frame_of(review, size, 0.0), is_export=False)
    words = stack_of(review.axial).measure(frame)
    names = [one for one in words if one.text.startswith("Marker ")]
    assert len(names) < 80
    rects = [one.place.adjusted(0.5, 0.5, -0.5, -0.5) for one in names]
    for n, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[:n])


@pytest.mark.parametrize(("low", "high"), [(12.56, 62.78), (0.0, 60.0), (0.031, 0.5)])
def test_numbers_beside_the_colour_bar_have_their_decimals_alike(
    low: float, high: float
) -> None:
    review = review_of(small_case())
    review.look.set_wash(low=low, high=high)
    review.look.set_levels(())
    with measured() as (painter, words):
        DoseScaleLayer(review.axial).paint(painter, frame_of(review, (900, 900), 0.0))
    numbers = [one.text.split(" ")[0] for one in words if one.text]
    assert len(numbers) >= 3
    assert len({len(text.partition(".")[2]) for text in numbers}) == 1, numbers
