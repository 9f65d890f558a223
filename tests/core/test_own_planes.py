"""Which ROIs have planes of their own at one distance, and which only seem to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.contours.own_planes import own_planes
from dosiscope.core.structures import Contours, GeometricType, Roi

_IMAGES = np.linspace(-28.5, 28.5, 20)
_CORNERS = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 10.0]])


def roi(heights: list[float], image_uids: list[str] | None = None) -> Roi:
    """An ROI with one triangle at each height, which may name an image each."""
    points = [np.c_[_CORNERS, np.full(3, z)] for z in heights]
    count = len(heights)
    contours = Contours(
        np.concatenate(points),
        3 * np.arange(count + 1),
        (GeometricType.CLOSED_PLANAR,) * count,
        numbers=(None,) * count,
        attached=(None,) * count,
        image_uids=tuple((uid,) if uid else () for uid in image_uids or [""] * count),
    )
    return Roi(1, "ROI", contours=contours)


# steps and starts to 0.1 mm: none that images 3 mm apart would leave within 0.5 mm
@settings(deadline=None)
@given(
    tenths=st.integers(7, 40),
    start=st.integers(-120, 0),
    places=st.sets(st.integers(0, 12), min_size=1, max_size=8),
)
def test_planes_at_one_distance_are_found(
    tenths: int, start: int, places: set[int]
) -> None:
    step = tenths / 10
    # two neighbours show the distance
    taken = sorted({0, 1, *places})
    heights = [start / 10 + step * n for n in taken]
    inside = all(_IMAGES[0] < z < _IMAGES[-1] for z in heights)
    off = max(float(np.abs(_IMAGES - z).min()) for z in heights)
    found = own_planes(roi(heights), _IMAGES, None)
    if len(taken) < 3 or not inside or off <= 0.5 + 1e-6:
        assert len(taken) < 3 or not inside or found is None
        return
    assert found is not None
    assert found.spacing == pytest.approx(step)
    assert found.count == taken[-1] + 1
    assert found.origin[2] == pytest.approx(heights[0])


@pytest.mark.parametrize(
    "heights",
    [
        [-1.5, 1.5, 4.5],  # on images
        [-1.4, 1.6, 4.6],  # rounded
        [0.0, 1.1, 2.5],  # no distance fits
        [0.0, 2.2, 4.43],
        [0.0, 2.2],  # shows none
        [0.0, 4.4, 11.0],  # no two neighbours
        # beyond the images and rounded: stand for images
        [22.45, 25.45, 28.45, 31.45, 34.45],
    ],
)
def test_what_only_seems_to_have_its_own_has_none(heights: list[float]) -> None:
    assert own_planes(roi(heights), _IMAGES, None) is None


def test_an_image_that_is_not_here_is_no_plane_of_its_own() -> None:
    images = np.delete(_IMAGES, 9)  # the one at -1.5
    uids = [f"1.{n}" for n in range(20) if n != 9]
    lost = roi([-4.5, -1.5, 1.5], ["1.8", "1.9", "1.10"])
    assert own_planes(lost, images, uids) is None


def test_without_images_nothing_is_its_own() -> None:
    assert own_planes(roi([0.0, 2.2, 4.4]), np.empty(0), None) is None
