"""On which image a contour is meant to lie: brute force over all images, and limits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.contours.placing import (
    beside_images,
    image_heights,
    nearer_to_one,
    reach_of_images,
)
from dosiscope.core.structures import Contours, GeometricType
from support.contours import contour, square

IMAGES = np.array([0.0, 1.0, 2.0, 5.0, 8.0])
UIDS = {f"1.2.{n}": float(z) for n, z in enumerate(IMAGES)}


def at(z: float, *images: str, kind: GeometricType | None = None) -> Contours:
    kind = kind or GeometricType.CLOSED_PLANAR
    return Contours.of([contour(square(5, z), kind=kind, images=images)])


def test_the_reach_is_half_a_millimetre_and_less_than_a_quarter_of_the_distance() -> (
    None
):
    limits = [0.25, 0.25, 0.25, 0.5, 0.5]
    assert reach_of_images(IMAGES) == pytest.approx(limits, abs=2e-6)
    assert (reach_of_images(IMAGES)[:3] < 0.25).all()
    assert reach_of_images(np.array([3.0])) == pytest.approx([0.5], abs=2e-6)
    assert nearer_to_one(IMAGES) == pytest.approx(
        [0.49, 0.49, 0.49, 1.49, 1.49], abs=2e-6
    )


@pytest.mark.parametrize(
    ("z", "images", "found"),
    [
        (5.03, ("1.2.3",), 5.0),
        (5.5, ("1.2.3",), 5.0),
        (5.501, ("1.2.3",), None),
        (1.24, ("1.2.1",), 1.0),
        (1.25, ("1.2.1",), None),  # a quarter of the distance
        (1.25, (), None),
        (1.76, ("1.2.2",), 2.0),
        (2.24, (), 2.0),  # the distance below is 1 mm
        (5.03, (), 5.0),
        (-0.1, (), 0.0),  # beside the first image, from outside
        (8.4, ("1.2.4",), 8.0),
        (5.03, ("1.2.4",), None),  # names another image
        (5.03, ("9.9",), None),  # names one that is not here
        (5.03, ("9.9", "1.2.3"), 5.0),
    ],
)
def test_a_contour_is_on_the_image_it_names_and_is_near_to(
    z: float, images: tuple[str, ...], found: float | None
) -> None:
    (height,) = image_heights(at(z, *images), IMAGES, UIDS)
    assert height == found or (found is None and np.isnan(height))


@pytest.mark.parametrize("kind", [GeometricType.POINT, GeometricType.OPEN_NONPLANAR])
def test_what_need_not_lie_in_a_plane_lies_where_it_is(kind: GeometricType) -> None:
    assert np.isnan(image_heights(at(5.03, kind=kind), IMAGES, UIDS)).all()


def test_without_images_there_is_none() -> None:
    assert np.isnan(image_heights(at(5.03), np.empty(0), {})).all()


@given(
    steps=st.lists(st.integers(0, 6000), min_size=1, max_size=8),
    z=st.lists(st.integers(-1000, 20000), min_size=1, max_size=8),
)
def test_every_contour_has_the_one_image_of_brute_force(
    steps: list[int], z: list[int]
) -> None:
    # in µm, so that limits are exact
    images = np.cumsum(steps)
    contours = Contours.of([contour(square(5, h / 1000)) for h in z])
    found = image_heights(contours, images / 1000, {})
    for height, result in zip(z, found.tolist(), strict=True):
        near = [
            int(image)
            for n, image in enumerate(images)
            for apart in [[abs(int(o - image)) for o in np.delete(images, n)]]
            if abs(height - image) <= 500
            and all(4 * abs(height - int(image)) < other for other in apart)
        ]
        if len(near) == 1:
            assert result == near[0] / 1000
        else:
            assert np.isnan(result)


def test_only_contours_off_every_image_are_beside_one() -> None:
    heights = (0.0, 5.009, 5.011, 6.5)
    contours = Contours.of([contour(square(5, z)) for z in heights])
    beside, height = beside_images(contours, IMAGES, UIDS)
    assert beside.tolist() == [2]
    assert height.tolist() == [5.0]
