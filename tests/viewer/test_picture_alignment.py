"""CT, wash, isodose and contour agree within 0.05 mm however the files are turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from dosiscope.core.geometry import Geometry
from dosiscope.core.isodose import Level
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    make_case,
    make_ct,
    make_dose,
    make_roi,
    stack,
)

if TYPE_CHECKING:
    from support.axial import Array, Directions

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]

BOX = QRectF(-60, -50, 120, 100)
PIXELS = 8  # a mm
LIMIT = 0.05  # mm
X0, Y0 = 7.3, -11.9
LEVEL, RADIUS, SIGMA = 60.0, 27.7, 30.0
DOSE_MAXIMUM = LEVEL / np.exp(-(RADIUS**2) / (2 * SIGMA**2))
CT_SIGMA = 9.0


def blob(x: Array, y: Array, z: Array) -> Array:
    fall: Array = np.exp(-((x - X0) ** 2 + (y - Y0) ** 2) / (2 * CT_SIGMA**2))
    return 1000 * fall


def bell(x: Array, y: Array, z: Array) -> Array:
    fall: Array = np.exp(-((x - X0) ** 2 + (y - Y0) ** 2) / (2 * SIGMA**2))
    return float(DOSE_MAXIMUM) * fall * (1 + z / 50)


def review_of(
    ct_orientation: Directions, dose_orientation: Directions, *, ct_is_blob: bool
) -> Review:
    ct = make_ct(
        stack(ct_orientation, (0.9, 1.1), (-4, 0, 4), (-58.2, -47.1), (57.5, 49.4)),
        blob if ct_is_blob else lambda x, y, z: -1000 + 0 * x,
    )
    # planes of the dose lie off those of the CT: the shown one is interpolated
    dose = make_dose(
        stack(dose_orientation, (2, 1.5), (-7, -1, 3), (-52, -48.5), (57, 46)),
        bell,
        maximum=DOSE_MAXIMUM * 1.1,
    )
    roi = make_roi(1, [closed(circle(X0, Y0, 0, RADIUS))], colour=(255, 0, 0))
    review = Review()
    review.set_case(make_case(ct, [roi], [dose]))
    review.axial.go_to(0)
    review.look.set_window(500, 1000)
    for overlay in (
        "contours",
        "wash",
        "isodoses",
        "isodose_labels",
        "points",
        "annotations",
    ):
        review.look.set_shown(overlay, False)
    return review


def pixels_of(review: Review) -> tuple[Array, Array, Array]:
    """Colours [y, x, 3] and the x and y (mm) of the pixels' centres."""
    size = int(BOX.width() * PIXELS), int(BOX.height() * PIXELS)
    image = render_picture(review.axial, size, words=False, view_box=BOX)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    colours = rows[:, : 3 * image.width()].reshape(image.height(), -1, 3)
    y, x = np.indices(colours.shape[:2])
    return (
        colours.astype(float),
        BOX.left() + (x + 0.5) / PIXELS,
        BOX.top() + (y + 0.5) / PIXELS,
    )


def centroid(weight: Array, x: Array, y: Array) -> tuple[float, float]:
    total = weight.sum()
    return float((weight * x).sum() / total), float((weight * y).sum() / total)


def assert_is_the_circle(weight: Array, x: Array, y: Array) -> None:
    """A ring of weights: its middle and its radius towards all four sides."""
    assert weight.sum() > 0
    assert centroid(weight, x, y) == pytest.approx((X0, Y0), abs=LIMIT)
    dx, dy = x - X0, y - Y0
    radius, angle = np.hypot(dx, dy), np.arctan2(dy, dx)
    for side in np.arange(-4, 4) * np.pi / 4:
        sector = weight * (np.abs((angle - side + np.pi) % (2 * np.pi) - np.pi) < 0.3)
        assert (sector * radius).sum() / sector.sum() == pytest.approx(
            RADIUS, abs=LIMIT
        )


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_the_ct(orientation: Directions) -> None:
    colours, x, y = pixels_of(review_of(orientation, ORIENTATIONS[0], ct_is_blob=True))
    grey = colours[..., 0]
    assert grey.max() > 250
    assert centroid(grey, x, y) == pytest.approx((X0, Y0), abs=LIMIT)


@pytest.mark.parametrize("n", range(8))
def test_the_middle_of_the_colour_wash(n: int) -> None:
    review = review_of(ORIENTATIONS[n], ORIENTATIONS[(3 * n + 1) % 8], ct_is_blob=False)
    assert review.dose is not None
    assert review.case is not None
    geometry = review.dose.geometry
    dose = make_dose(geometry, blob, maximum=1000)
    review.set_case(make_case(review.case.ct, (), [dose]))
    review.axial.go_to(0)
    for overlay in ("isodoses", "points", "annotations"):
        review.look.set_shown(overlay, False)
    review.look.set_wash(low=2, high=1000, opacity=1, table="grey")
    colours, x, y = pixels_of(review)
    assert colours.max() > 240
    assert centroid(colours[..., 0], x, y) == pytest.approx((X0, Y0), abs=LIMIT)


@pytest.mark.parametrize("n", range(8))
def test_the_edge_of_the_colour_wash(n: int) -> None:
    review = review_of(ORIENTATIONS[n], ORIENTATIONS[(3 * n + 1) % 8], ct_is_blob=False)
    review.look.set_shown("wash", True)
    review.look.set_wash(low=LEVEL, high=DOSE_MAXIMUM * 3, opacity=1, table="jet")
    colours, x, y = pixels_of(review)
    inside = (colours.sum(axis=2) > 64).astype(float)  # half of the darkest colour
    area = inside.sum() / PIXELS**2
    assert np.sqrt(area / np.pi) == pytest.approx(RADIUS, abs=0.1)
    # the edge is that of whole pixels of the CT: known to a share of a pixel
    assert centroid(inside, x, y) == pytest.approx((X0, Y0), abs=0.15)


@pytest.mark.parametrize("n", range(8))
def test_an_isodose_line(n: int) -> None:
    review = review_of(ORIENTATIONS[n], ORIENTATIONS[(3 * n + 1) % 8], ct_is_blob=False)
    review.look.set_shown("isodoses", True)
    review.look.set_levels([Level(LEVEL, False, (0, 255, 0))])
    colours, x, y = pixels_of(review)
    assert_is_the_circle(colours[..., 1], x, y)


@pytest.mark.parametrize("orientation", ORIENTATIONS[::3])
def test_a_contour(orientation: Directions) -> None:
    review = review_of(orientation, ORIENTATIONS[0], ct_is_blob=False)
    review.look.set_shown("contours", True)
    colours, x, y = pixels_of(review)
    assert_is_the_circle(colours[..., 0], x, y)


def test_without_a_ct_the_dose_lies_at_the_same_place() -> None:
    review = review_of(ORIENTATIONS[0], ORIENTATIONS[5], ct_is_blob=False)
    dose = review.dose
    assert dose is not None
    review.set_case(make_case(None, (), [dose]))
    review.axial.go_to(-1)
    review.look.set_shown("isodoses", False)
    review.look.set_shown("annotations", False)
    review.look.set_shown("points", False)
    # at z = -1 the dose is 49/50 of that at 0
    review.look.set_wash(
        low=LEVEL * 0.98, high=DOSE_MAXIMUM * 3, opacity=1, table="jet"
    )
    colours, x, y = pixels_of(review)
    inside = (colours.sum(axis=2) > 64).astype(float)
    assert np.sqrt(inside.sum() / PIXELS**2 / np.pi) == pytest.approx(RADIUS, abs=0.1)
    assert centroid(inside, x, y) == pytest.approx((X0, Y0), abs=LIMIT)


def test_rows_that_run_askew_are_drawn_askew() -> None:
    angle = np.radians(20)
    c, s = float(np.cos(angle)), float(np.sin(angle))
    review = review_of(ORIENTATIONS[0], ORIENTATIONS[0], ct_is_blob=True)
    row, column = np.array([c, s, 0]), np.array([-s, c, 0])
    corner = np.array([3.3, 1.2, -4]) - 60 * row - 55 * column
    geometry = Geometry(
        origin=corner,
        row_direction=row,
        column_direction=column,
        spacing=(0.9, 1.1),
        offsets=np.array([0, 4, 8]),
        size=(120, 110),
    )
    ct = make_ct(geometry, blob)
    review.set_case(make_case(ct))
    review.axial.go_to(0)
    review.look.set_window(500, 1000)
    review.look.set_shown("annotations", False)
    colours, x, y = pixels_of(review)
    assert centroid(colours[..., 0], x, y) == pytest.approx((X0, Y0), abs=LIMIT)
