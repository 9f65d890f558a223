"""Lines that run through the planes: a sign and a name where they go through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.structures import Contour, GeometricType
from dosiscope.viewer.legend import entries
from dosiscope.viewer.picking import roi_at
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.picture_text import banners
from dosiscope.viewer.roi_lines import roi_lines
from support.axial import circle, closed, make_roi, small_case
from support.made_cases import made_case
from support.opened import opened
from support.picture_words import picture_words
from support.reviews import review_of

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.viewer.review import Review

pytestmark = pytest.mark.usefixtures("qapp")

PATH = np.array([[4.0, -2.0, -20.0], [4.0, 6.0, 20.0]])


def review() -> Review:
    """A ring, and a needle that rises by 1 in y for 5 in z through (4, 2, 0)."""
    needle = Contour(GeometricType.OPEN_NONPLANAR, PATH)
    rois = (
        make_roi(1, [closed(circle(0, 0, z, 8)) for z in (-5.0, 0.0, 5.0)]),
        make_roi(2, [needle]),
    )
    return review_of(small_case(rois=rois))


def test_on_an_axial_plane_its_place_is_that_of_the_line() -> None:
    found = review()
    for view in (found.axial,):
        z = view.at
        lines = roi_lines(found, [2], view.plane)[2]
        assert lines.crossings == pytest.approx(np.array([[4.0, 2.0 + z / 5]]))
        assert len(lines.closed) == len(lines.still_open) == 0


def test_across_the_axial_planes_too() -> None:
    found = review()
    coronal = found.coronal.plane.moved(3.0)
    # u is x, v runs from the head down: z = 5 (y - 2)
    places = roi_lines(found, [2], coronal)[2].crossings
    assert places == pytest.approx(np.array([[4.0, -5.0]]))
    sagittal = found.sagittal.plane.moved(4.0)
    lines = roi_lines(found, [2], sagittal)[2]
    assert len(lines.crossings) == 0
    assert lines.still_open == pytest.approx(np.array([[-2.0, 20.0, 6.0, -20.0]]))


def test_its_name_stands_beside_it_on_the_picture_and_in_the_legend() -> None:
    found = review()
    words = [one.text for one in picture_words(found, (700, 700))]
    name = found.display.roi(2).shown_name
    assert name in words
    ring, needle = entries(found.axial)
    assert (ring.is_passing, needle.is_passing) == (False, True)
    found.display.set_visible([2], False)
    words = [one.text for one in picture_words(found, (700, 700))]
    assert name not in words
    assert not render_picture(found.axial, (700, 700)).isNull()


def test_a_click_on_it_means_it() -> None:
    found = review()
    z = found.axial.at
    roi = roi_at(found.axial, (4.0, 2.0 + z / 5, z), 1.0)
    assert roi is not None
    assert roi.number == 2


def test_across_the_planes_it_is_not_told_to_be_missing() -> None:
    found = review()
    found.coronal.go_to(3.0)
    (name,) = (roi.shown_name for roi in found.display.rois if roi.number == 2)
    assert not any(name in text for text in banners(found.coronal))


@pytest.mark.slow
def test_the_made_case(tmp_path: Path) -> None:
    found = review_of(opened(made_case("c16", tmp_path)))
    z = found.axial.at
    for number, x in ((2, -8.0), (3, 0.0), (4, 8.0)):
        (place,) = roi_lines(found, [number], found.axial.plane)[number].crossings
        assert place == pytest.approx((x, 0.3 * (z + 25) / 2.5))
    words = [one.text for one in picture_words(found, (900, 900))]
    assert {"Cath0", "Cath1", "Cath2"} <= set(words)
    assert sum("Cath" in word for word in words) >= 3
