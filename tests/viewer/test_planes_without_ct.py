"""Without a CT the planes are those of the contours, and begin at the dose."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.structures import Contour, GeometricType
from dosiscope.viewer.picture_text import banners, plane_text
from dosiscope.viewer.review import Review
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    make_case,
    make_dose,
    make_plan,
    make_roi,
    small_case,
    stack,
)

pytestmark = pytest.mark.usefixtures("qapp")


def review_of(*heights: tuple[float, ...], isocentre: float | None = None) -> Review:
    """Dose every 3 mm from -6.1 to 5.9, its maximum at 2.9; one ROI a tuple of z."""
    grid = stack(
        ORIENTATIONS[0], (5, 5), tuple(np.arange(-6.1, 6.0, 3)), (-20, -20), (20, 20)
    )
    dose = make_dose(grid, lambda x, y, z: 50 - abs(z - 2.9), 100)
    rois = tuple(
        make_roi(n, [closed(circle(0, 0, z, 5 + n)) for z in zs])
        for n, zs in enumerate(heights, 1)
    )
    plan = make_plan(
        (50.0,), isocentre=None if isocentre is None else (0, 0, isocentre)
    )
    review = Review()
    review.set_case(make_case(None, rois, (dose,), plan))
    return review


def test_contours_are_the_planes_and_the_dose_those_that_no_contour_is_near() -> None:
    review = review_of((-3, 0, 3))
    assert review.axial.planes == pytest.approx([-6.1, -3, 0, 3, 5.9])
    assert review.display.near(1, 0.0) == ()


def test_a_case_opens_at_the_maximum_of_the_dose() -> None:
    assert review_of((-3, 0, 3), isocentre=-3).axial.at == 3


def test_an_isocentre_beyond_the_dose_gives_way_to_the_maximum() -> None:
    review = Review()
    review.set_case(small_case(plan=make_plan(isocentre=(0, 0, 400.0))))
    assert review.axial.at == 0


@pytest.mark.parametrize("has_ct", [True, False])
def test_points_make_no_plane(has_ct: bool) -> None:
    case = small_case()
    point = make_roi(9, [Contour(GeometricType.POINT, np.array([[0.0, 0, 1.3]]))])
    rois = (make_roi(1, [closed(circle(0, 0, z, 5)) for z in (-5, 0, 5)]), point)
    review = Review()
    review.set_case(make_case(case.ct if has_ct else None, rois, case.doses))
    assert 1.3 not in review.axial.planes
    review.centre_on_roi(point)
    assert review.axial.at == 0


def test_an_roi_of_wider_spacing_is_drawn_within_half_of_it_and_one_line_says_so() -> (
    None
):
    review = review_of(tuple(np.arange(-6.0, 7)), (-3, 0, 3))
    assert [n.distance for n in review.display.near(2, 1.0)] == [-1.0]
    assert [n.distance for n in review.display.near(2, 2.0)] == [1.0]
    assert review.display.near(2, 5.0) == ()
    review.axial.go_to(1.0)
    assert banners(review.axial) == (
        "dashed: 1 structure, up to 1.00 mm beside this plane",
    )
    review.axial.go_to(0.0)
    assert banners(review.axial) == ()
    assert plane_text(review.axial) == ("z 0.0 mm", "plane 7 of 13")


def test_planes_a_little_beside_one_another_are_one() -> None:
    review = review_of((-6, -3, 0, 3, 6), (-2.9, 0.1, 3.1))
    assert review.axial.planes == pytest.approx([-6, -3, 0, 3, 6])
    (near,) = review.display.near(2, 0.0)
    assert near.distance == pytest.approx(0.1)
