"""What each layer puts on the picture, read from the picture's own pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dosiscope.core.isodose import Level, Reference
from dosiscope.core.plane import axial
from dosiscope.core.reason import Reason
from dosiscope.core.structures import Contour, GeometricType
from dosiscope.resources.colour_tables import NAMES, colour_table
from dosiscope.viewer.appearance import WASH_OPACITY
from dosiscope.viewer.colouring import grey_of, mixing_table, wash_bands, window_table
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import stack_of
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    make_case,
    make_ct,
    make_dose,
    make_plan,
    make_roi,
    small_case,
    stack,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.case import Case
    from dosiscope.core.structures import Roi

pytestmark = pytest.mark.usefixtures("qapp")

BOX = QRectF(-50, -50, 100, 100)
SIZE = 600
SWITCHES = (
    "contours",
    "wash",
    "isodoses",
    "isodose_labels",
    "points",
    "off_slice",
    "annotations",
)
GREEN = (0, 255, 0)


def review_of(case: Case, *shown: str, z: float = 0) -> Review:
    review = Review()
    review.set_case(case)
    review.axial.go_to(z)
    for switch in SWITCHES:
        review.look.set_shown(switch, switch in shown)
    return review


def picture(review: Review) -> QImage:
    return render_picture(review.axial, (SIZE, SIZE), words=False, view_box=BOX)


def at(image: QImage, x: float, y: float) -> tuple[int, int, int]:
    pixel = int((x + 50) * SIZE / 100), int((y + 50) * SIZE / 100)
    colour = image.pixelColor(*pixel)
    return colour.red(), colour.green(), colour.blue()


def has_near(
    image: QImage,
    x: float,
    y: float,
    colour: tuple[int, int, int],
    reach: float = 1.0,
) -> bool:
    """Whether the colour is near a place; ``reach`` in mm."""
    steps = np.arange(-reach, reach + 0.01, 0.15)
    return any(
        max(abs(a - b) for a, b in zip(at(image, x + u, y + v), colour, strict=True))
        < 40
        for u in steps
        for v in steps
    )


def share_on_circle(
    image: QImage, radius: float, colour: tuple[int, int, int], reach: float = 1.0
) -> float:
    """Share of places on a circle around 0 that have the colour within reach, mm."""
    angles = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    hits = [
        has_near(image, radius * np.cos(a), radius * np.sin(a), colour, reach)
        for a in angles
    ]
    return float(np.mean(hits))


def with_rois(*rois: Roi) -> Case:
    return small_case(rois=rois, doses=())


# --- tables ------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [np.int16, np.uint16])
def test_rescale_and_window_are_one_table(dtype: type[np.int16]) -> None:
    table = window_table(np.dtype(dtype), 2.0, -100.0, (40, 400), padding=7)
    for stored, hu in ((-30, -160), (70, 40), (170, 240), (1000, 1900)):
        if stored < 0 and dtype is not np.int16:
            continue
        expected = np.clip((hu + 160) * 255 / 400, 0, 255)
        assert table[np.array([stored], dtype).view(np.uint16)[0]] == int(expected)
    assert table[7] == 0


def test_where_there_is_no_image_the_picture_is_black() -> None:
    hounsfield = np.array([-160, 39.9, 40, 240, 999, np.nan, -999], np.float32)
    assert grey_of(hounsfield, (40, 400)).tolist() == [0, 127, 127, 255, 255, 0, 0]


def test_images_that_are_missing_are_black_on_the_picture() -> None:
    z = (-12.0, -9.0, -6.0, -3.0, 6.0, 9.0, 12.0)
    grid = stack(ORIENTATIONS[0], (1, 1), z, (-60, -50), (60, 50))
    ct = make_ct(grid, lambda x, y, z: 40 + 0 * x)
    roi = make_roi(1, [closed(circle(0, 0, 2.0, 20)), closed(circle(0, 0, -4.0, 20))])
    case = small_case(ct=ct, rois=(roi,), doses=())
    assert at(picture(review_of(case, z=2.0)), 0, 30) == (0, 0, 0)
    for between_images in (-4.0, -3.0):
        assert at(picture(review_of(case, z=between_images)), 0, 30) == (127,) * 3


def test_below_the_range_and_without_data_there_is_no_colour() -> None:
    dose = np.array([0, 19.99, 20, 60, 99.99, 100, 500, np.nan], np.float32)
    bands = wash_bands(dose, (20, 100))
    assert bands.tolist() == [0, 0, 1, 128, 254, 255, 255, 0]


def test_a_range_from_zero_leaves_zero_dose_without_colour() -> None:
    assert wash_bands(np.zeros(2, np.float32), (0, 0)).tolist() == [0, 0]


@pytest.mark.parametrize("name", NAMES)
def test_opacity_mixes_grey_and_colour(name: str) -> None:
    table = mixing_table(name, 0.25)
    assert table[200] == 0xFFC8C8C8
    red, green, blue = colour_table(name, 255)[99]
    mixed = table[100 * 256 + 80]
    for part, shift in ((red, 16), (green, 8), (blue, 0)):
        assert (mixed >> shift) & 255 == pytest.approx(
            0.75 * 80 + 0.25 * part, abs=0.51
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_table_never_jumps(name: str) -> None:
    steps = np.abs(np.diff(colour_table(name).astype(int), axis=0))
    assert steps.max() < 14


def test_lightness_of_the_even_table_only_rises() -> None:
    luminance = colour_table("even") @ np.array([0.2126, 0.7152, 0.0722])
    assert np.all(np.diff(luminance) > -0.6)
    assert luminance[-1] - luminance[0] > 150


# --- image -------------------------------------------------------------------------


def test_the_window_makes_the_grey() -> None:
    review = review_of(small_case())
    review.look.set_window(40, 400)
    assert at(picture(review), 0, 0) == (127, 127, 127)
    review.look.set_window(40 - 100, 400)  # 40 HU is now 3/4 up
    assert at(picture(review), 0, 0) == (191, 191, 191)
    assert at(picture(review), 48, 48) == (0, 0, 0)


def test_the_wash_has_the_colour_of_the_dose() -> None:
    grid = stack(ORIENTATIONS[0], (5, 5), (-10, 0, 10), (-40, -40), (40, 40))
    dose = make_dose(grid, lambda x, y, z: 50 + 0.5 * x)
    review = review_of(small_case(doses=(dose,)), "wash")
    review.look.set_wash(low=40, high=60, opacity=1, table="jet")
    image = picture(review)
    table = colour_table("jet", 255)
    for x in (-15.0, -3.0, 6.0, 17.0):
        band = round((50 + 0.5 * x - 40) / 20 * 254)
        expected = table[band].tolist()
        assert at(image, x, 5) == pytest.approx(expected, abs=14)
    assert at(image, -25, 5) == (127, 127, 127)  # below the range
    assert at(image, 35, 5) == pytest.approx(table[-1].tolist(), abs=2)  # above it
    assert at(image, 5, 43) == (127, 127, 127)  # beyond the grid


def test_beyond_the_planes_of_the_dose_there_is_no_colour() -> None:
    grid = stack(ORIENTATIONS[0], (5, 5), (-3, 0, 3), (-40, -40), (40, 40))
    dose = make_dose(grid, lambda x, y, z: 50 + 0 * x)
    review = review_of(small_case(doses=(dose,)), "wash", z=5)
    assert at(picture(review), 0, 0) == (127, 127, 127)


def test_between_images_the_ct_is_interpolated() -> None:
    grid = stack(ORIENTATIONS[3], (1, 1), (0, 10), (-50, -50), (50, 50))
    ct = make_ct(grid, lambda x, y, z: 20 * z + 0 * x)
    roi = make_roi(1, [closed(circle(0, 0, 2.5, 30))])
    review = review_of(make_case(ct, [roi]), z=2.5)
    assert review.axial.at == 2.5
    review.look.set_window(100, 200)
    assert at(picture(review), 3, 3)[0] == pytest.approx(255 / 4, abs=1)


def test_without_a_ct_the_dose_is_on_black_and_ends_with_its_grid() -> None:
    grid = stack(ORIENTATIONS[6], (5, 5), (-5, 0, 5), (-30, -20), (30, 20))
    dose = make_dose(grid, lambda x, y, z: 50 + 0 * x)
    review = review_of(make_case(doses=[dose]), "wash")
    review.look.set_wash(opacity=1)
    image = picture(review)
    for inside in ((29.7, 0), (-29.7, 0), (0, 19.7), (0, -19.7)):
        assert max(at(image, *inside)) > 100
    for outside in ((30.4, 0), (-30.4, 0), (0, 20.4), (0, -20.4)):
        assert at(image, *outside) == (0, 0, 0)


# --- lines -------------------------------------------------------------------------


def test_contours_are_lines_and_never_filled() -> None:
    ring = [closed(circle(0, 0, 0, 30)), closed(circle(0, 0, 0, 15))]
    image = picture(review_of(with_rois(make_roi(1, ring, colour=GREEN)), "contours"))
    assert share_on_circle(image, 30, GREEN) == 1
    assert share_on_circle(image, 15, GREEN) == 1
    assert at(image, 22, 0) == at(image, 0, 0) == (127, 127, 127)


@pytest.mark.slow
def test_a_hidden_roi_is_not_drawn() -> None:
    roi = make_roi(1, [closed(circle(0, 0, 0, 30))], colour=GREEN)
    review = review_of(with_rois(roi), "contours")
    review.display.set_visible([1], False)
    assert share_on_circle(picture(review), 30, GREEN) == 0


@pytest.mark.slow
def test_a_withheld_roi_is_not_drawn() -> None:
    roi = make_roi(1, [closed(circle(0, 0, 0, 30))], colour=GREEN)
    review = review_of(with_rois(replace(roi, withheld=Reason("unsafe"))), "contours")
    assert share_on_circle(picture(review), 30, GREEN) == 0


def test_an_open_contour_is_drawn_open_and_dashed_with_its_ends_marked() -> None:
    half = circle(0, 0, 0, 30)[:361]  # from (30, 0) over (0, 30) to (-30, 0)
    roi = make_roi(1, [Contour(GeometricType.OPEN_PLANAR, half)], colour=GREEN)
    image = picture(review_of(with_rois(roi), "contours"))
    xs = np.linspace(-25, 25, 40)
    assert not any(has_near(image, x, 0, GREEN) for x in xs)  # not closed
    # half of it, 5 of 9 of the line drawn
    assert 0.2 < share_on_circle(image, 30, GREEN, 0.15) < 0.42
    for x in (30, -30):
        assert has_near(image, x - 0.5, -0.5, GREEN)


@pytest.mark.slow
def test_an_off_slice_contour_is_solid_on_its_plane_and_dashed_beside_it() -> None:
    roi = make_roi(1, [closed(circle(0, 0, 1.2, 30))], colour=GREEN)
    case = with_rois(roi)
    solid = picture(review_of(case, "contours", "off_slice", z=1.2))
    assert share_on_circle(solid, 30, GREEN) == 1
    dashed = picture(review_of(case, "contours", "off_slice", z=0))
    share = share_on_circle(dashed, 30, (27, 227, 27), 0.15)
    assert 0.3 < share < 0.8
    for z in (5, -5):
        far = picture(review_of(case, "contours", "off_slice", z=z))
        assert share_on_circle(far, 30, GREEN) == 0
    assert share_on_circle(picture(review_of(case, "contours")), 30, GREEN) == 0


@pytest.mark.slow
def test_isodose_levels_follow_the_reference() -> None:
    grid = stack(ORIENTATIONS[0], (2, 2), (-5, 0, 5), (-50, -50), (50, 50))
    dose = make_dose(grid, lambda x, y, z: 100 - 2 * np.hypot(x, y))
    case = small_case(doses=(dose,), plan=make_plan((80.0,)))
    review = review_of(case, "isodoses")
    review.look.set_levels([Level(50, True, GREEN)])  # 40 Gy, at 30 mm
    assert share_on_circle(picture(review), 30, GREEN) == 1
    review.look.set_reference(Reference(120.0))  # 60 Gy, at 20 mm
    image = picture(review)
    assert share_on_circle(image, 20, GREEN) == 1
    assert share_on_circle(image, 30, GREEN) == 0
    review.look.set_levels([Level(50, True, GREEN, is_shown=False)])
    assert share_on_circle(picture(review), 20, GREEN) == 0


def test_a_point_is_marked_where_it_is() -> None:
    point = Contour(GeometricType.POINT, np.array([[-20.0, 10, 0]]))
    case = with_rois(make_roi(1, [point], "m1", GREEN, "MARKER"))
    image = picture(review_of(case, "points"))
    assert has_near(image, -20.8, 10, GREEN)
    assert not any(
        has_near(picture(review_of(case, "points", z=z)), -20.8, 10, GREEN)
        for z in (5, -5)
    )


# --- screen and export -------------------------------------------------------------


def on_screen(review: Review) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    stack_of(review.axial).paint(
        painter, Frame.fitting(BOX, SIZE, SIZE, review.axial.plane)
    )
    painter.end()
    return image


def test_screen_and_export_have_their_lines_at_the_same_place() -> None:
    review = review_of(small_case(), "contours", "isodoses")
    first, second = (
        np.frombuffer(image.constBits(), np.uint8).reshape(SIZE, SIZE, 4).astype(int)
        for image in (on_screen(review), picture(review))
    )
    differ = np.abs(first - second).max(axis=2) > 100
    assert differ.mean() < 0.002  # joins of the strokes


def test_a_highlight_glows_on_the_screen_and_not_in_exports() -> None:
    review = review_of(small_case(), "contours")
    screen, export = on_screen(review), picture(review)
    review.display.set_highlight(1)
    assert on_screen(review) != screen
    assert picture(review) == export


@pytest.mark.slow
def test_a_layer_follows_every_change_without_being_made_anew() -> None:
    """One stack that lived through changes paints as a fresh one does."""
    review = review_of(small_case(), *SWITCHES)
    stack_ = stack_of(review.axial)

    def painted() -> QImage:
        image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor("black"))
        painter = QPainter(image)
        stack_.paint(painter, Frame.fitting(BOX, SIZE, SIZE, review.axial.plane))
        painter.end()
        return image

    assert painted() == on_screen(review)
    changes: list[Callable[[], object]] = [
        lambda: review.axial.go_to(5),
        lambda: review.look.set_window(0, 1000),
        lambda: review.look.set_wash(low=10, high=50, opacity=0.7, table="even"),
        lambda: review.look.set_levels([Level(20, False, (255, 0, 255))]),
        lambda: review.display.set_colour(1, (1, 200, 250)),
        lambda: review.display.set_visible([2], False),
        lambda: review.look.toggle("wash"),
        lambda: review.set_cursor((10, 10, 0)),
    ]
    for change in changes:
        change()
        stack_.new_style()
        assert painted() == on_screen(review)


def test_a_frame_maps_back_and_forth() -> None:
    frame = Frame.fitting(QRectF(-10, 20, 40, 10), 800, 600, axial(-3.0))
    x, y, z = frame.to_mm(QPointF(123, 456))
    assert frame.to_pixel(x, y).toTuple() == pytest.approx((123, 456))
    assert z == -3
    assert frame.scale == 20
    assert frame.box.contains(QRectF(-10, 20, 40, 10))


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"grey"}))
@pytest.mark.parametrize("grey", [0, 60, 120, 180])
def test_the_highest_doses_are_not_lost_on_the_ct(name: str, grey: int) -> None:
    """At the usual opacity the end stands off the grey below, and never darkens."""
    mixed = mixing_table(name, WASH_OPACITY).reshape(256, 256)[230:, grey]
    colours = np.stack([mixed >> shift & 255 for shift in (16, 8, 0)], axis=-1)
    away = np.abs(colours.astype(int) - grey).max(axis=1)
    assert away.min() >= 30
    brightest = colour_table(name)[-26:].max(axis=1)  # the last tenth
    assert brightest.min() >= 200
