from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.contours.outlines import Outlines
from dosiscope.core.plane import axial
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.structures import Contours, GeometricType, Roi
from support.contours import circle, contour, roi, square

if TYPE_CHECKING:
    from numpy.typing import NDArray


def closed_lines(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.hstack([points[:, :2], np.roll(points, -1, axis=0)[:, :2]])


def test_closed_contours_come_with_their_closing_segment() -> None:
    lines = Outlines(roi([contour(square(5, 2.5))])).closed_at(2.5)
    assert lines.flags.c_contiguous
    assert not lines.flags.writeable
    np.testing.assert_array_equal(lines, closed_lines(square(5, 2.5)))


def test_open_contours_stay_open_and_points_are_markers() -> None:
    kinds = GeometricType
    outlines = Outlines(
        roi(
            [
                contour(square(5, 0), kind=kinds.OPEN_PLANAR),
                contour(np.array([[1.0, 2, 0]]), kind=kinds.POINT),
                contour(square(7, 0)),
            ]
        )
    )
    drawn = outlines.lines.lying_in(axial(0))
    np.testing.assert_array_equal(drawn, closed_lines(square(5, 0))[:3])
    assert len(outlines.lines.crossings(axial(0))) == 0
    assert outlines.markers.tolist() == [[1, 2, 0]]
    assert len(outlines.closed_at(0)) == 4
    assert len(outlines.lines.lying_in(axial(1))) == 0


@pytest.mark.parametrize(
    ("offset", "count"), [(0.0, 4), (0.0099, 4), (-0.01, 4), (0.0111, 0), (0.02, 0)]
)
def test_a_contour_within_a_hundredth_mm_is_on_the_plane(
    offset: float, count: int
) -> None:
    outlines = Outlines(roi([contour(square(5, 10 + offset))]))
    assert len(outlines.closed_at(10)) == count


def test_contours_in_any_order_are_found_by_plane() -> None:
    z = [5, -2, 5, 0, -2, 7.5]
    outlines = Outlines(roi([contour(square(n + 1, h)) for n, h in enumerate(z)]))
    assert outlines.z.tolist() == [-2, 0, 5, 7.5]
    expected = np.concatenate([closed_lines(square(n, 0)) for n in (1, 3)])
    np.testing.assert_array_equal(outlines.closed_at(5), expected)
    np.testing.assert_array_equal(outlines.closed_at(7.5), closed_lines(square(6, 0)))


def test_off_slice_contours_are_shown_on_the_nearest_image_only() -> None:
    images = np.array([0.0, 3.0, 8.0])
    z = [-2.0, -1.4, 1.2, 1.6, 3.0, 5.4, 5.6, 10.4, 10.6]
    outlines = Outlines(roi([contour(square(1, h)) for h in z]))
    near = {
        image: [round(n.distance, 6) for n in outlines.near(image, images)]
        for image in images.tolist()
    }
    assert near == {0.0: [-1.4, 1.2], 3.0: [-1.4, 2.4], 8.0: [-2.4, 2.4]}
    assert all(len(n.segments) == 4 for n in outlines.near(3.0, images))


def test_without_neighbouring_images_nothing_is_near() -> None:
    outlines = Outlines(roi([contour(square(1, 0.5))]))
    assert outlines.near(0.0, np.array([0.0])) == ()


def test_an_roi_without_contours_has_no_outline() -> None:
    empty = Outlines(roi([]))
    assert len(empty.z) == len(empty.closed_at(0)) == 0
    assert not empty.lines


def test_every_segment_is_found_on_exactly_one_plane() -> None:
    rng = np.random.default_rng(3)
    rois = [
        roi(
            [
                contour(circle(3, float(z), vertices=9))
                for z in rng.integers(0, 50, 200)
            ],
            number=n,
        )
        for n in (4, 9)
    ]
    for outlines in map(Outlines, rois):
        assert sum(len(outlines.closed_at(z)) for z in outlines.z) == 200 * 9


def test_a_hundred_thousand_contours() -> None:
    count = 100_000
    points = np.tile(square(1, 0), (count, 1))
    points[:, 2] = np.repeat(np.arange(count) % 1000, 4)
    contours = Contours(
        points, np.arange(count + 1) * 4, (GeometricType.CLOSED_PLANAR,) * count
    )
    outlines = Outlines(Roi(1, "many", contours=contours))
    assert len(outlines.closed_at(17)) == 400


def test_there_is_one_copy_of_the_points() -> None:
    rings = [contour(circle(30, float(z), vertices=2000)) for z in range(50)]
    whole = roi(rings)
    points = whole.contours.points
    solid = build_solid(whole, np.arange(50.0))
    assert all(
        np.shares_memory(polygon, points)
        for section in solid.sections
        for polygon in section.polygons
    )
    tracemalloc.start()
    try:
        outlines = Outlines(whole)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < points.nbytes / 20
    assert len(outlines.closed_at(17.0)) == 2000
