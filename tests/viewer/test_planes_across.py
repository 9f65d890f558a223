"""CT, wash, isodose and contour agree within 0.05 mm in every plane."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from dosiscope.core.isodose import Level
from dosiscope.core.plane import CORONAL, SAGITTAL, Plane
from dosiscope.core.sections.solid_cut import SolidCut
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.legend import entries
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.picture_text import banners, plane_text
from dosiscope.viewer.review import Review, ViewState
from dosiscope.viewer.slice_painter import SlicePainter
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
    from collections.abc import Collection

    from dosiscope.core.plane import Orientation
    from support.axial import Array, Directions

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]

CENTRE = np.array([7.3, -11.9, 4.4])
PIXELS = 8  # a mm
LIMIT = 0.05  # mm
SIGMA, CT_SIGMA, LEVEL, RADIUS = 30.0, 9.0, 60.0, 27.7
MAXIMUM = LEVEL / np.exp(-(RADIUS**2) / (2 * SIGMA**2))
# neither evenly spaced nor symmetric
IMAGES = np.cumsum([-51.0, *([2.0, 1.5, 2.5, 1.8, 2.2] * 11)])
ALONG = np.array([[10.0, 7, 3], [-2, 4, 10]])
OBLIQUE = Plane.through(CENTRE, *(CENTRE + ALONG)).orientation
ACROSS = (CORONAL, SAGITTAL, OBLIQUE)


def ball(sigma: float, top: float) -> object:
    def values(x: Array, y: Array, z: Array) -> Array:
        far = (x - CENTRE[0]) ** 2 + (y - CENTRE[1]) ** 2 + (z - CENTRE[2]) ** 2
        fall: Array = top * np.exp(-far / (2 * sigma**2))
        return fall

    return values


def review_of(ct_lies: Directions, dose_lies: Directions, *, has_ball: bool) -> Review:
    ct = make_ct(
        stack(ct_lies, (0.9, 1.1), IMAGES, (-58.2, -77.1), (77.5, 49.4)),
        ball(CT_SIGMA, 1000) if has_ball else lambda x, y, z: -1000 + 0 * x,  # type: ignore[arg-type]  # a function
    )
    dose = make_dose(
        stack(dose_lies, (2, 1.5), np.arange(-50, 55, 2.0), (-52, -68.5), (67, 46)),
        ball(SIGMA, float(MAXIMUM)),  # type: ignore[arg-type]  # a function
        maximum=MAXIMUM * 1.1,
    )
    review = Review()
    review.set_case(make_case(ct, (), [dose]))
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


def view_of(review: Review, orientation: Orientation) -> ViewState:
    """A view through the middle of the ball, or as near to it as there are planes."""
    view = ViewState(review, orientation)
    view.start()
    view.go_to_point(tuple(CENTRE))
    return view


def pixels_of(view: ViewState) -> tuple[Array, Array, Array]:
    """Colours [v, u, 3], and u and v (mm) of the pixels from the ball's middle."""
    u0, v0 = view.plane.to_uv(CENTRE)
    box = QRectF(u0 - 45, v0 - 45, 90, 90)
    size = int(box.width() * PIXELS), int(box.height() * PIXELS)
    image = render_picture(view, size, words=False, view_box=box)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    colours = rows[:, : 3 * image.width()].reshape(image.height(), -1, 3)
    v, u = np.indices(colours.shape[:2])
    return (colours.astype(float), (u + 0.5) / PIXELS - 45, (v + 0.5) / PIXELS - 45)


def centroid(weight: Array, u: Array, v: Array) -> tuple[float, float]:
    total = weight.sum()
    return float((weight * u).sum() / total), float((weight * v).sum() / total)


def radius_in(view: ViewState) -> float:
    """Radius of the level's circle in the plane, which misses the middle a little."""
    return float(np.sqrt(RADIUS**2 - float(view.plane.distance(CENTRE)) ** 2))


@pytest.mark.parametrize("orientation", ACROSS, ids=lambda o: o.name)
@pytest.mark.parametrize("n", [0, 3, 6])
def test_the_ct(orientation: Orientation, n: int) -> None:
    review = review_of(ORIENTATIONS[n], ORIENTATIONS[0], has_ball=True)
    colours, u, v = pixels_of(view_of(review, orientation))
    assert colours.max() > 240
    assert centroid(colours[..., 0], u, v) == pytest.approx((0, 0), abs=LIMIT)


@pytest.mark.parametrize("orientation", ACROSS, ids=lambda o: o.name)
@pytest.mark.parametrize("n", [1, 4, 7])
def test_an_isodose_line(orientation: Orientation, n: int) -> None:
    review = review_of(ORIENTATIONS[n], ORIENTATIONS[(3 * n + 1) % 8], has_ball=False)
    review.look.set_shown("isodoses", True)
    review.look.set_levels([Level(LEVEL, False, (0, 255, 0))])
    view = view_of(review, orientation)
    colours, u, v = pixels_of(view)
    weight = colours[..., 1]
    assert centroid(weight, u, v) == pytest.approx((0, 0), abs=LIMIT)
    angle, far = np.arctan2(v, u), np.hypot(u, v)
    for side in np.arange(-4, 4) * np.pi / 4:
        turned = np.abs((angle - side + np.pi) % (2 * np.pi) - np.pi)
        sector = weight * (turned < 0.3)
        found = (sector * far).sum() / sector.sum()
        assert found == pytest.approx(radius_in(view), abs=LIMIT)


@pytest.mark.parametrize("orientation", ACROSS, ids=lambda o: o.name)
def test_the_edge_of_the_colour_wash(orientation: Orientation) -> None:
    review = review_of(ORIENTATIONS[5], ORIENTATIONS[2], has_ball=False)
    review.look.set_shown("wash", True)
    review.look.set_wash(low=LEVEL, high=MAXIMUM * 3, opacity=1, table="jet")
    view = view_of(review, orientation)
    colours, u, v = pixels_of(view)
    inside = (colours.sum(axis=2) > 64).astype(float)  # half of the darkest colour
    found = np.sqrt(inside.sum() / PIXELS**2 / np.pi)
    assert found == pytest.approx(radius_in(view), abs=0.1)
    # the edge is that of whole pixels: known to a share of one
    assert centroid(inside, u, v) == pytest.approx((0, 0), abs=0.15)


def with_tube(review: Review, z: tuple[float, ...]) -> Review:
    """The case with the ROI of a round tube through the ball, measured."""
    case = review.case
    assert case is not None
    assert case.ct is not None
    x, y = CENTRE[:2]
    roi = make_roi(1, [closed(circle(x, y, at, 20.0)) for at in z], colour=(255, 0, 0))
    review.set_case(make_case(case.ct, (roi,), case.doses))
    for overlay in ("wash", "isodoses", "points", "annotations"):
        review.look.set_shown(overlay, False)
    review.look.set_shown("contours", True)
    solid = build_solid(roi, case.ct.geometry.z)
    review.results.add_solid(1, solid, solid.volume_cc)
    review.results.add_cut(1, solid, SolidCut(solid))
    return review


@pytest.mark.parametrize("orientation", [CORONAL, SAGITTAL], ids=lambda o: o.name)
def test_a_contour_is_cut_from_the_solid(orientation: Orientation) -> None:
    """A tube is a rectangle; slabs reach half a slice beyond its first and last."""
    review = review_of(ORIENTATIONS[0], ORIENTATIONS[0], has_ball=False)
    low, high = 20, 36
    with_tube(review, tuple(IMAGES[low : high + 1].tolist()))
    view = view_of(review, orientation)
    colours, u, v = pixels_of(view)
    red = colours[..., 0] - colours[..., 1] > 100
    half = np.sqrt(20.0**2 - float(view.plane.distance(CENTRE)) ** 2)
    bottom = (IMAGES[low] + IMAGES[low - 1]) / 2 - CENTRE[2]
    top = (IMAGES[high] + IMAGES[high + 1]) / 2 - CENTRE[2]
    middle = np.abs(v) < 5
    for found, expected in (
        (u[red & middle & (u < 0)].mean(), -half),
        (u[red & middle & (u > 0)].mean(), half),
        (v[red & (np.abs(u) < 10) & (v < 0)].mean(), -top),
        (v[red & (np.abs(u) < 10) & (v > 0)].mean(), -bottom),
    ):
        assert found == pytest.approx(expected, abs=LIMIT + 0.5 / PIXELS)
    assert [entry.name for entry in entries(view)] == [
        review.display.rois[0].shown_name
    ]


def test_what_is_not_measured_is_named_where_it_cannot_be_cut() -> None:
    review = review_of(ORIENTATIONS[0], ORIENTATIONS[0], has_ball=False)
    with_tube(review, tuple(IMAGES[20:30].tolist()))
    case, view = review.case, review.coronal
    review.set_case(case)
    assert "1 structure still to be cut" in banners(view)
    assert entries(view) == []
    review.results.add_no_solid(1, "it has a gap")
    name = review.display.rois[0].shown_name
    assert f"not shown here, without volume: {name}" in banners(view)
    review.look.set_shown("contours", False)
    assert banners(view) == ()


def test_missing_images_are_black_and_nothing_is_stretched() -> None:
    review = review_of(ORIENTATIONS[0], ORIENTATIONS[0], has_ball=True)
    case = review.case
    assert case is not None
    assert case.ct is not None
    z = np.delete(np.arange(-40.0, 41, 2), [15, 16])  # none at -10 and -8
    white = make_ct(
        stack(ORIENTATIONS[0], (0.9, 1.1), z, (-58.2, -77.1), (77.5, 49.4)),
        lambda x, y, z: 1000 + 0 * x,
    )
    review.set_case(replace(case, ct=white))
    for overlay in ("wash", "isodoses", "points", "annotations"):
        review.look.set_shown(overlay, False)
    view = review.coronal
    box = QRectF(-10, -41, 20, 82)
    image = render_picture(view, (200, 820), words=False, view_box=box)
    column = [image.pixelColor(100, y).red() for y in range(820)]
    height = -(np.arange(820) + 0.5) / 10 + 41
    dark = height[np.array(column) < 128]
    gap = dark[(dark > -30) & (dark < 30)]
    assert gap.min() == pytest.approx(-12, abs=1.0)
    assert gap.max() == pytest.approx(-6, abs=1.0)
    assert len(gap) == pytest.approx(60, abs=12)
    assert np.isnan(white.sample((0, 0, -9)))


def column_of(z: Array, bright: Collection[int], orientation: Orientation) -> Array:
    """The greys (0 to 1) of a picture's middle column, 20 pixels a mm from the top.

    Images at ``z`` are black but for the bright ones.
    """
    at = z[list(bright)].round(6)
    ct = make_ct(
        stack(ORIENTATIONS[0], (0.9, 1.1), z, (-20, -20), (20, 20)),
        lambda x, y, z: np.where(np.isin(z.round(6), at), 1000.0, 0.0),
    )
    review = Review()
    review.set_case(make_case(ct))
    review.look.set_window(500, 1000)
    for overlay in ("points", "annotations"):
        review.look.set_shown(overlay, False)
    view = view_of(review, orientation)
    box = QRectF(-10, -41, 20, 82)
    image = render_picture(view, (400, 1640), words=False, view_box=box)
    greys = np.array([image.pixelColor(200, row).red() for row in range(1640)])
    result: Array = greys / 255
    return result


HEIGHT = 41 - (np.arange(1640) + 0.5) / 20  # z of the rows of such a column, mm
GAPPED = np.delete(np.cumsum([-40.0, *([2.0, 1.85, 2.15, 1.9, 2.1] * 8)]), [12, 13, 27])


@pytest.mark.parametrize("orientation", [CORONAL, SAGITTAL], ids=lambda o: o.name)
def test_missing_images_are_black_at_their_true_z_where_steps_are_uneven(
    orientation: Orientation,
) -> None:
    column = column_of(GAPPED, range(len(GAPPED)), orientation)
    for below, above in ((11, 12), (24, 25)):
        low, high = GAPPED[[below, above]]
        around = (HEIGHT > low - 5) & (HEIGHT < high + 5)
        dark = (1 - column[around]).sum() / 20
        assert dark == pytest.approx(high - low, abs=1.5)  # rows of 1.1 mm
        inside = (HEIGHT > low + 1.1) & (HEIGHT < high - 1.1)
        assert column[inside].max() == 0
        outside = around & ((HEIGHT < low - 1.1) | (HEIGHT > high + 1.1))
        assert column[outside].min() > 0.99


@pytest.mark.parametrize("orientation", [CORONAL, SAGITTAL], ids=lambda o: o.name)
@pytest.mark.parametrize("n", [5, 9, 17, 30])
def test_an_image_lies_at_its_true_z_where_steps_are_uneven(
    orientation: Orientation, n: int
) -> None:
    """One bright image is a tent from its neighbours, as read-outs are linear."""
    column = column_of(GAPPED, [n], orientation)
    below, here, above = GAPPED[n - 1 : n + 2]
    centre = (column * HEIGHT).sum() / column.sum()
    assert centre == pytest.approx((below + here + above) / 3, abs=0.1)
    assert column.sum() / 20 == pytest.approx((above - below) / 2, rel=0.05)


def test_a_plane_across_says_where_it_is() -> None:
    review = review_of(ORIENTATIONS[0], ORIENTATIONS[0], has_ball=False)
    review.coronal.go_to(-12.0)
    place, which = plane_text(review.coronal)
    assert place == "y \N{MINUS SIGN}12.3 mm"
    assert which == "coronal plane 73 of 141"


def test_a_click_in_one_view_goes_to_the_point_in_all() -> None:
    review = review_of(ORIENTATIONS[0], ORIENTATIONS[0], has_ball=False)
    review.set_cursor((10.0, -20.0, 4.4))
    assert review.axial.at == pytest.approx(5.0)
    assert review.coronal.at == pytest.approx(-20, abs=0.46)
    assert review.sagittal.at == pytest.approx(10, abs=0.56)
    review.axial.step(5)
    assert review.coronal.at == pytest.approx(-20, abs=0.46)


def test_an_outline_goes_with_the_solid_that_it_was_cut_from() -> None:
    review = review_of(ORIENTATIONS[0], ORIENTATIONS[0], has_ball=False)
    with_tube(review, tuple(IMAGES[20:37].tolist()))
    view, (roi,) = review.coronal, review.display.rois
    case = review.case
    assert case is not None
    assert case.ct is not None
    view.go_to_point(tuple(CENTRE))
    painter = SlicePainter(view)
    changed: list[None] = []
    painter.changed.connect(lambda: changed.append(None))
    frame = Frame.fitting(QRectF(-60, -60, 120, 120), 600, 600, view.plane)

    def red_rows() -> int:
        image = QImage(600, 600, QImage.Format.Format_RGB32)
        image.fill(0)
        with QPainter(image) as on:
            painter.paint(on, frame)
        return sum(
            any(image.pixelColor(x, y).red() > 200 for x in range(200, 450, 2))
            for y in range(600)
        )

    with_slabs = red_rows()
    assert with_slabs > 0
    changed.clear()
    flat = build_solid(roi, case.ct.geometry.z, end_rule=EndRule.NONE)
    review.results.add_solid(1, flat, flat.volume_cc)
    assert changed
    assert red_rows() == 0  # of the solid before nothing is left
    review.results.add_cut(1, flat, SolidCut(flat))
    ends = IMAGES[20] - IMAGES[19] + IMAGES[37] - IMAGES[36]
    assert with_slabs - red_rows() == pytest.approx(ends / 2 * 5, abs=2)
    changed.clear()
    review.results.add_no_solid(1, "it has a gap")
    assert changed
    assert red_rows() == 0
