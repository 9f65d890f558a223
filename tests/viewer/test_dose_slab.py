"""A slab's maximum dose on the picture: drawn, told wherever it is, never probed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from dosiscope.core.isodose import Level
from dosiscope.core.plane import CORONAL
from dosiscope.viewer.picture import Page, render_picture
from dosiscope.viewer.readout import read_out
from dosiscope.viewer.review import Review
from support.axial import ORIENTATIONS, make_case, make_ct, make_dose, small_case, stack

pytestmark = pytest.mark.usefixtures("qapp")

BOX = QRectF(-25, -25, 50, 50)


def rising() -> Review:
    """A dose that rises along x, y and z by 1 Gy a mm, on black."""
    z = np.arange(-30.0, 31, 2.0)
    ct = make_ct(
        stack(ORIENTATIONS[0], (1, 1), z, (-30, -30), (30, 30)),
        lambda x, y, z: -1000 + 0 * x,
    )
    dose = make_dose(
        stack(ORIENTATIONS[0], (2, 2), z, (-30, -30), (30, 30)),
        lambda x, y, z: 100 + x + y + z,
        maximum=200,
    )
    review = Review()
    review.set_case(make_case(ct, (), (dose,)))
    for overlay in ("points", "annotations", "cursor"):
        review.look.set_shown(overlay, False)
    review.look.set_wash(low=50, high=150, opacity=1, table="grey")
    review.look.set_levels(
        [Level(float(gray), False, (0, 255, 0)) for gray in (90, 110)]
    )
    return review


def greys(review: Review, coronal: bool) -> np.ndarray:
    view = review.coronal if coronal else review.axial
    image = render_picture(view, (300, 300), words=False, view_box=BOX)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    return np.frombuffer(image.constBits(), np.uint8).reshape(300, -1).astype(int)


@pytest.mark.parametrize("coronal", [False, True])
def test_of_a_rising_dose_it_is_the_plane_at_its_far_face(coronal: bool) -> None:
    review = rising()
    view = review.coronal if coronal else review.axial
    view.go_to(4.0)
    at = view.at
    alone = greys(review, coronal)
    review.look.set_slab(6.0)
    # but for the plate with its words at the top
    thick = greys(review, coronal)[100:]
    review.look.set_slab(0.0)
    assert np.array_equal(greys(review, coronal), alone)
    view.go_to(at + 6.0)
    assert view.at == at + 6.0
    assert np.abs(thick - greys(review, coronal)[100:]).max() <= 1
    assert not np.array_equal(thick, alone[100:])


def words(review: Review) -> str:
    return " ".join(one.text for one in Page(review.axial, True, None).words(900, 700))


def test_the_picture_says_so_also_without_annotations() -> None:
    review = Review()
    review.set_case(small_case())
    assert "maximum dose within" not in words(review)
    review.look.set_slab(5.0)
    for shown in (True, False):
        review.look.set_shown("annotations", shown)
        assert "maximum dose within ± 5 mm; read-out: the plane" in words(review)
    review.look.set_shown("wash", False)
    review.look.set_shown("isodoses", False)
    assert "maximum dose within" not in words(review)  # nothing of it is seen


def test_the_read_out_is_of_the_plane() -> None:
    review = rising()
    point = (3.0, 2.0, 4.0)
    before = read_out(review, point)
    review.look.set_slab(10.0)
    assert read_out(review, point) == before
    assert before.dose == "109.00 Gy"


def test_another_case_has_none() -> None:
    review = rising()
    review.look.set_slab(10.0)
    review.set_case(small_case())
    assert review.look.slab == 0
    assert review.axial.slab_mm == 0


def test_where_it_cannot_be_the_picture_says_that_it_is_not() -> None:
    review = rising()
    case = review.case
    assert case is not None
    turned = np.array([np.cos(0.3), np.sin(0.3), 0.0])
    geometry = stack(ORIENTATIONS[0], (2, 2), (-10.0, 0.0, 10.0), (-30, -30), (30, 30))
    object.__setattr__(geometry, "row_direction", turned)
    object.__setattr__(
        geometry, "column_direction", np.array([-turned[1], turned[0], 0.0])
    )
    askew = make_dose(geometry, lambda x, y, z: 50 + 0 * x)
    review.set_case(make_case(case.ct, (), (askew,)))
    review.look.set_slab(5.0)
    assert review.axial.slab_mm == 0
    assert "dose in the plane, no maximum of a slab: rows" in words(review)
    assert review.coronal.orientation is CORONAL
