"""What the read-out says is what the picture has at that pixel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.dose import SummationType
from dosiscope.core.plane import axial
from dosiscope.core.text import number_text
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer import theming
from dosiscope.viewer.layers.image import ImageLayer
from dosiscope.viewer.picture_text import banners
from dosiscope.viewer.readout import read_out, readout
from support import panel_case

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review


@pytest.mark.parametrize("z", [0.0, 0.009, -0.009, 1.25, 2.5, -3.7])
def test_hu_are_those_of_the_pixel_of_the_picture(review: Review, z: float) -> None:
    plain = panel_case.ct()
    rng = np.random.default_rng(3)
    stored = rng.integers(0, 255, plain.stored.shape).astype(np.int16)
    ct = replace(plain, stored=stored, intercept=np.zeros(len(plain.intercept)))
    review.set_case(replace(panel_case.case(), ct=ct, doses=()))
    review.look.set_window(127.5, 255.0)  # grey is HU, cut to a whole number
    layer = ImageLayer(review.axial)
    grey = layer._grey(axial(z))
    for x, y in rng.uniform(-125, 125, (50, 2)).tolist():
        column = int(np.floor((x + 126) / 4 + 0.5))
        row = int(np.floor((y + 126) / 4 + 0.5))
        value = float(ct.sample((x, y, z)))
        assert int(value + 1e-3) == grey[row, column]
        assert read_out(review, (x, y, z)).ct == f"HU {number_text(value, 0)}"


def test_the_dose_is_in_the_theme_s_own_ink(review: Review) -> None:
    try:
        theming.state.set_theme(LIGHT)
        assert LIGHT.text in readout(review, (0.0, 0.0, 0.0))
    finally:
        theming.state.set_theme(DARK)
    assert DARK.text in readout(review, (0.0, 0.0, 0.0))


def test_a_dose_that_is_zero_everywhere_is_said_to_be(review: Review) -> None:
    dose = panel_case.dose(summation=SummationType.BEAM, label="BEAM 1, 2, 3", peak=0.0)
    review.set_case(replace(panel_case.case(), doses=(dose,)))
    assert "BEAM 1, 2, 3 is zero everywhere" in banners(review.axial)
