"""A contour of any colour is seen on the black picture."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize

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
