"""A contour of any colour is seen on the black picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from dosiscope.resources.presets import default_levels
from dosiscope.viewer.layers.contours import HALO, is_dark
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support import panel_case


@pytest.mark.parametrize("colour", [(0, 0, 0), (0, 1, 0), (40, 0, 60), (0, 0, 255)])
@pytest.mark.usefixtures("qapp")
def test_a_dark_contour_has_a_halo(colour: tuple[int, int, int]) -> None:
    review = Review()
    review.set_case(panel_case.case())
    for overlay in ("wash", "isodoses", "points", "annotations"):
        review.look.set_shown(overlay, False)
    pictures = []
    for shown in (False, True):
        review.look.set_shown("contours", shown)
        for roi in review.display.rois:
            review.display.set_colour(roi.number, colour)
        image = render_picture(review.axial, QSize(900, 900))
        rgb = np.array(image.convertToFormat(image.Format.Format_RGB32).constBits())
        pictures.append(rgb.reshape(-1, 4)[:, :3].astype(int))
    changed = np.abs(pictures[1] - pictures[0]).max(axis=1)
    assert (changed > 100).sum() > 200


def contrast_by_hand(colour: tuple[int, int, int]) -> float:
    """Contrast with black as WCAG 2.2 defines it."""
    linear = [
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in colour
    ]
    return (float(np.dot([0.2126, 0.7152, 0.0722], linear)) + 0.05) / 0.05


@given(st.tuples(*[st.integers(0, 255)] * 3))
@example((0, 0, 255))
@example((80, 80, 80))
@example((128, 0, 0))
def test_every_contour_has_three_to_one_on_black(
    colour: tuple[int, int, int],
) -> None:
    """By itself, or by the halo around it."""
    own = contrast_by_hand(colour)
    assert is_dark(colour) is (own < 3)
    assert (contrast_by_hand(HALO) if is_dark(colour) else own) >= 3


def test_isodose_lines_are_seen_on_black() -> None:
    colours = [level.colour for level in default_levels(None, 70.0)]
    assert min(map(contrast_by_hand, colours)) >= 3
