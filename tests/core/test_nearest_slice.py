"""Contours that all lie beside the images: when a shift is offered, what it does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dosiscope.core.findings import Action, Result
from dosiscope.core.nearest_slice import (
    common_offset,
    offset_text,
    on_nearest_slice,
)
from dosiscope.core.reason import Reason
from dosiscope.core.structures import (
    GeometricType,
    SourcePixelPlanes,
    StructureSet,
)
from dosiscope.core.text import MINUS
from support.contours import contour, roi, square, structure_set

IMAGES = np.linspace(0.0, 40.0, 11, dtype=np.float64)


def at(*heights: float) -> StructureSet:
    return structure_set(roi([contour(square(5, z)) for z in heights]))


@pytest.mark.parametrize(
    ("heights", "offset"),
    [
        ((8.134, 12.134), 0.134),
        ((7.7, 11.7), -0.3),
        ((8.0101,), 0.0101),
        ((8.01,), None),  # on the image
        ((8.5, 12.5), 0.5),
        ((9.98, 13.98), 1.98),
        ((9.9902, 13.9902), None),  # as near to the next image
        ((8.12, 12.14), 0.13),  # each comes to lie within 0.01 mm of its image
        ((8.12, 12.1402), None),
        ((8.134, 12.2), None),
        ((8.134, 12.0), None),
        ((8.134, 11.866), None),  # beside on either side
        ((40.13, 0.13), 0.13),  # the last image too
        ((8.13, 44.13), None),  # no image there
        ((), None),
    ],
)
def test_an_offset_is_common_or_none(
    heights: tuple[float, ...], offset: float | None
) -> None:
    found = common_offset(at(*heights), IMAGES)
    assert found == (None if offset is None else pytest.approx(offset, abs=1e-9))


def test_without_images_there_is_no_offset() -> None:
    assert common_offset(at(8.134), np.empty(0, dtype=np.float64)) is None


def test_a_contour_as_near_to_two_images_has_no_nearest() -> None:
    images = np.linspace(0.0, 8.0, 11, dtype=np.float64)
    assert common_offset(at(0.4, 1.2), images) is None
    assert common_offset(at(0.39, 1.19), images) == pytest.approx(0.39)


def test_contours_meant_to_lie_between_images_are_never_offered() -> None:
    attached = roi([contour(square(5, 8.13), 1, ())], number=2)
    assert common_offset(structure_set(*at(8.13).rois, attached), IMAGES) is None
    planes = SourcePixelPlanes((0.0, 0.0, 0.13), 4.0, 11)
    stated = roi([contour(square(5, 8.13))], number=2, source_planes=planes)
    assert common_offset(structure_set(*at(8.13).rois, stated), IMAGES) is None


def test_points_neither_tell_an_offset_nor_move() -> None:
    point = contour(np.array([[1.0, 2.0, 9.7]]), kind=GeometricType.POINT)
    points = roi([point], number=2)
    assert common_offset(structure_set(points), IMAGES) is None
    case = structure_set(*at(8.13, 12.13).rois, points)
    moved, finding = on_nearest_slice(case, 0.13)
    assert moved.rois[0].contours.z.tolist() == pytest.approx([8.0, 12.0])
    assert moved.rois[1].contours.z.tolist() == [9.7]
    assert "2 contours" in finding.message
    assert "Points" in finding.message


def test_the_structure_set_itself_does_not_change() -> None:
    case = at(8.13, 12.13)
    before = case.rois[0].contours.points.copy()
    moved, _ = on_nearest_slice(case, 0.13)
    assert np.array_equal(case.rois[0].contours.points, before)
    after = moved.rois[0].contours.points
    assert np.array_equal(after[:, :2], before[:, :2])
    assert not after.flags.writeable


def test_a_withheld_roi_neither_tells_nor_moves() -> None:
    other = replace(
        roi([contour(square(5, 9.0))], number=2), withheld=Reason("another frame")
    )
    moved, finding = on_nearest_slice(structure_set(*at(8.13).rois, other), 0.13)
    assert moved.rois[1].contours.z.tolist() == [9.0]
    assert "1 contour Δz" in finding.message


def test_the_warning_names_the_distance_and_who_asked() -> None:
    _, finding = on_nearest_slice(at(7.87), -0.13)
    outcome = (finding.rule, finding.result, finding.action)
    assert outcome == ("RC-05/E13", Result.DEV, Action.WARN)
    assert f"Δz = {MINUS}0.13 mm" in finding.message
    assert "user asked" in finding.message
    assert f"Δz = {MINUS}0.13 mm" in finding.headline


@pytest.mark.parametrize(
    ("offset", "text"),
    [(0.13000000000000078, "0.13"), (0.0101, "0.0101"), (0.5, "0.5")],
)
def test_a_distance_is_told_without_noise(offset: float, text: str) -> None:
    assert offset_text(offset) == f"Δz = {text} mm"
