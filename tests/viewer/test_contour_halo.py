"""A contour of any colour is seen on the black picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from dosiscope.resources.presets import default_levels
from dosiscope.viewer.layers.contours import halo_of
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support import panel_case


@pytest.mark.slow
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


def luminance_by_hand(colour: tuple[int, int, int]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in colour
    ]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def contrast_by_hand(colour: tuple[int, int, int], *, white: bool = False) -> float:
    """Contrast with black or white as WCAG 2.2 defines it."""
    own = luminance_by_hand(colour) + 0.05
    return 1.05 / own if white else own / 0.05


@given(st.tuples(*[st.integers(0, 255)] * 3), st.booleans())
@example((0, 0, 255), False)
@example((80, 80, 80), False)
@example((128, 0, 0), False)
@example((255, 255, 0), True)
def test_every_contour_has_three_to_one(
    colour: tuple[int, int, int], white: bool
) -> None:
    """On black, and on the white ground of print, by itself or by its halo."""
    own, halo = contrast_by_hand(colour, white=white), halo_of(colour, on_white=white)
    assert (halo is not None) is (own < 3)
    assert (own if halo is None else contrast_by_hand(halo, white=white)) >= 3


def test_isodose_lines_are_seen_on_black() -> None:
    colours = [level.colour for level in default_levels(None, 70.0)]
    assert min(map(contrast_by_hand, colours)) >= 3
