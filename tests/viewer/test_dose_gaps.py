"""A sample without dose data looks and reads as what is outside the grid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.readout import readout
from support.axial import ORIENTATIONS, make_ct, small_case, stack
from support.fields import signed
from support.reviews import review_of

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose

pytestmark = pytest.mark.usefixtures("qapp")

Z = (-10.0, -5.0, 0.0, 5.0, 10.0)


def with_gaps() -> tuple[Dose, Dose]:
    """Return a dose without data beyond x = 10 mm, and one whose grid ends there."""
    (dose,) = small_case().doses
    last = int(np.flatnonzero(dose.geometry.origin[0] + 2.5 * np.arange(33) <= 10)[-1])
    part = (slice(None), slice(None), slice(0, last + 1))
    values = dose.values()
    gaps = signed(dose, lambda x, y, z: np.where(x > 10, np.nan, values))
    small = replace(
        dose,
        geometry=dose.geometry.part(*part),
        stored=np.ascontiguousarray(values[part]),
        scaling=1.0,
    )
    return gaps, small


@pytest.mark.slow
@pytest.mark.parametrize("z", [0.0, 1.7])
def test_the_picture_ends_where_the_data_end(z: float) -> None:
    # no pixel lies on a sample: there the last of them has data on one side only
    ct = make_ct(
        stack(ORIENTATIONS[0], (1, 1), Z, (-60.3, -50.3), (60, 50)),
        lambda x, y, _z: np.where(np.hypot(x, y) < 45, 40.0, -1000.0),
    )
    images = []
    for dose in with_gaps():
        review = review_of(small_case(ct=ct, doses=(dose,)))
        review.axial.go_to(z)
        images.append(
            render_picture(
                review.axial, (500, 500), view_box=QRectF(-50, -50, 100, 100)
            )
        )
    assert images[0] == images[1]


@pytest.mark.parametrize("x", [-3.3, 9.9, 10.0, 10.1, 12.5])
def test_the_read_out_has_no_dose_data(x: float) -> None:
    said = []
    for dose in with_gaps():
        review = review_of(small_case(doses=(dose,)))
        said.append(readout(review, (x, 1.2, 0.0)))
    assert said[0] == said[1]
    assert ("no dose data" in said[0]) is (x > 10)
