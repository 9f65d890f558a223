"""Pictures of two doses: dashed lines of B, the wash A - B, titles, words, scales."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage

from dosiscope.core.dose import DoseType
from dosiscope.core.isodose import Level, Reference
from dosiscope.core.plane import Plane
from dosiscope.core.text import MINUS
from dosiscope.resources.colour_tables import DIFFERENCE, NAMES, colour_table, opacities
from dosiscope.viewer.bar_ends import DifferenceEnds
from dosiscope.viewer.canvas import are_apart
from dosiscope.viewer.colouring import difference_bands, mixing_table
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.end_drag import EndDrag
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.comparison import ComparisonLayer
from dosiscope.viewer.layers.labels import width_of_plate
from dosiscope.viewer.layers.lettering import measured
from dosiscope.viewer.layers.scales import DoseScaleLayer
from dosiscope.viewer.level_drag import Axis
from dosiscope.viewer.panels.wash import WashEditor
from dosiscope.viewer.picture import Page, render_picture
from dosiscope.viewer.readout import read_out
from dosiscope.viewer.review import ViewState
from dosiscope.viewer.shown_doses import A_MINUS_B, has_other_lines
from dosiscope.viewer.slice_view import SliceView
from support.findings import finding
from support.painted import grabbed
from support.pairs import review_of_pair
from support.pointer import mouse
from support.reviews import review_of
from support.rivals import OWN_PLAN, RIVAL, RIVAL_PLAN, rival_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.review import Review
    from support.axial import Array

pytestmark = pytest.mark.usefixtures("qapp")

BOX, SIZE = QRectF(-50, -50, 100, 100), 600
GREEN = (0, 255, 0)
# Simulated linear RGB of the three kinds of missing cones: Machado, Oliveira and
# Fernandes 2009, severity 1.0
MISSING_CONES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def rising(x: Array, y: Array, z: Array) -> Array:
    """30 Gy at x = 0, half a gray more with every mm to the patient's left."""
    return 30 + 0.5 * x


def cone(x: Array, y: Array, z: Array) -> Array:
    """100 Gy in the middle, 2 Gy less with every mm away from the axis."""
    falling: Array = np.maximum(100 - 2 * np.hypot(x, y), 0)
    return falling


def level(x: Array, y: Array, z: Array) -> Array:
    """30 Gy everywhere."""
    return 30 + 0 * x


def pixels(view: ViewState, *, words: bool = False) -> Array:
    """Return the picture, shape (rows, columns, 3)."""
    image = render_picture(view, (SIZE, SIZE), words=words, view_box=BOX)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(
        image.height(), image.bytesPerLine()
    )
    return rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).astype(float)


def at(image: Array, u: float, v: float) -> Array:
    """Return the colour at a place of the plane, mm."""
    colour: Array = image[int((v + 50) * SIZE / 100), int((u + 50) * SIZE / 100)]
    return colour


def bare(review: Review, *shown: str) -> Review:
    """Switch everything off but what is named."""
    for overlay in (
        "contours", "wash", "isodoses", "points", "off_slice", "annotations", "cursor",
    ):  # fmt: skip
        review.look.set_shown(overlay, overlay in shown)
    return review


def told(view: ViewState) -> str:
    return " ".join(one.text for one in Page(view, True, None).words(1000, 800))


# --- colours -------------------------------------------------------------------------


def test_the_colours_of_a_difference_are_the_same_on_both_sides() -> None:
    values = np.linspace(0.11, 6, 60).astype(np.float32)
    above = difference_bands(values, 5.0, 0.1)
    below = difference_bands(-values, 5.0, 0.1)
    assert (above.astype(int) + below == 256).all()
    assert above.max() == 255
    assert (np.diff(above.astype(int)) >= 0).all()
    table = colour_table(DIFFERENCE, 255).astype(float)
    shares = opacities(DIFFERENCE, 255)
    assert np.allclose(shares, shares[::-1])
    luminance = table @ (0.2126, 0.7152, 0.0722)
    assert np.abs(luminance - luminance[::-1]).max() < 25
    assert DIFFERENCE not in NAMES


def test_around_zero_and_without_data_there_is_no_colour() -> None:
    values = np.array([0, 0.1, -0.1, np.nan, 0.2], np.float32)
    assert difference_bands(values, 5.0, 0.1)[:4].tolist() == [0, 0, 0, 0]
    assert difference_bands(values, 5.0, 0.1)[4] > 128
    mixed = mixing_table(DIFFERENCE, 1.0).reshape(256, 256)
    assert np.array_equal(mixed[128], mixed[0])  # at 0 the image alone


@pytest.mark.parametrize("kind", MISSING_CONES)
def test_higher_and_lower_are_told_apart_without_one_kind_of_cones(kind: str) -> None:
    table = colour_table(DIFFERENCE, 255) / 255
    linear = np.where(table <= 0.04045, table / 12.92, ((table + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ np.array(MISSING_CONES[kind]).T, 0, 1)
    seen = np.where(seen <= 0.0031308, 12.92 * seen, 1.055 * seen ** (1 / 2.4) - 0.055)
    apart = np.linalg.norm(seen - seen[::-1], axis=1)
    assert apart[[0, 254]].min() > 0.3
    assert apart[63] > 0.15


# --- the wash A - B ------------------------------------------------------------------


@pytest.mark.parametrize("plane", ["axial", "coronal"])
def test_the_difference_of_linear_doses_is_zero_where_it_must_be(plane: str) -> None:
    review = bare(review_of_pair(rising, level), "wash")
    view = getattr(review, plane)
    review.look.set_wash(opacity=1.0)
    review.look.set_shown("wash", False)
    plain = pixels(view)
    review.look.set_shown("wash", True)
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.comparison.set_difference_colours(end=10.0, threshold=0.5)
    image = pixels(view)
    red, blue = image[..., 0] - plain[..., 0], image[..., 2] - plain[..., 2]
    v = 0.0
    for x in (2.0, 10.0, 25.0):
        assert at(image, x, v)[0] > at(image, x, v)[2]  # A is higher: orange
        assert at(image, -x, v)[2] > at(image, -x, v)[0]  # B is: blue
    row = int((v + 50) * SIZE / 100)
    coloured = np.flatnonzero((red[row] != 0) | (blue[row] != 0))
    around = coloured[np.abs(coloured - SIZE / 2) < 60]
    gap = np.flatnonzero(np.diff(around) > 1)
    assert len(gap) == 1
    left, right = around[gap[0]], around[gap[0] + 1]
    # |A - B| <= 0.5 Gy from -1 to 1 mm: 12 pixels, on pixels of the CT of 1 mm
    assert abs((left + right) / 2 - SIZE / 2) <= 4
    assert 6 <= right - left <= 19


def test_the_whole_scale_of_colours_moves_with_its_end() -> None:
    review = bare(review_of_pair(rising, level), "wash")
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.comparison.set_difference_colours(end=20.0)
    at_20_gray = at(pixels(review.axial), 20, 0)  # A - B = 10 Gy
    review.comparison.set_difference_colours(end=10.0)
    assert np.array_equal(
        at(pixels(review.axial), 10, 0), at_20_gray
    )  # 5 Gy is half of it, too


def test_where_one_dose_has_no_data_there_is_no_colour() -> None:
    review = bare(review_of_pair(rising, level, high=(10, 40)))
    plain = pixels(review.axial)
    review.look.set_shown("wash", True)
    review.comparison.set_wash(Wash.DIFFERENCE)
    image = pixels(review.axial)
    columns = slice(int(61.5 * SIZE / 100), None)  # beyond x = 10 mm, and its pixel
    below = slice(120, None)  # the title
    assert np.array_equal(image[below, columns], plain[below, columns])
    assert not np.array_equal(at(image, 8, 0), at(plain, 8, 0))
    review = review_of_pair(rising, level, z=(-10.0, -5.0))
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.axial.go_to(5.0)
    assert "no difference at z = 5.0 mm: outside the dose grid of B" in told(
        review.axial
    )


def test_what_does_not_compare_has_no_colour_and_says_why() -> None:
    review = bare(review_of_pair(rising, level, type=DoseType.EFFECTIVE))
    plain = pixels(review.axial)
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.look.set_shown("wash", True)
    words = told(review.axial)
    assert f"no difference {A_MINUS_B}: they are of different Dose Types" in words
    below = slice(120, None)  # the title
    assert np.array_equal(pixels(review.axial)[below], plain[below])


def test_a_dose_of_its_own_that_is_neither_keeps_its_colours() -> None:
    review = bare(review_of_pair(rising, level), "wash")
    review.comparison.set_wash(Wash.DIFFERENCE)
    other = review.comparison.other
    assert other is not None
    review.beside.set_dose(other)
    assert np.array_equal(
        pixels(review.beside)[110:], pixels(review.axial)[110:]
    )  # the difference is that of the pair on either
    review.comparison.set_other(None)
    assert not np.array_equal(pixels(review.beside), pixels(review.axial))


# --- lines of B ----------------------------------------------------------------------


def share_along(image: Array, places: Array, colour: tuple[int, int, int]) -> float:
    """Return the share of places (u, v) that have a colour within a pixel."""
    columns = ((places[:, 0] + 50) * SIZE / 100).astype(int)
    rows = ((places[:, 1] + 50) * SIZE / 100).astype(int)
    near = [
        np.abs(image[rows + a, columns + b] - colour).max(axis=1) < 90
        for a in (-1, 0, 1)
        for b in (-1, 0, 1)
    ]
    return float(np.mean(np.any(near, axis=0)))


def circle_of(radius: float) -> Array:
    angle = np.linspace(0, 2 * np.pi, 1500, endpoint=False)
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


@pytest.mark.parametrize("words", [True, False])
def test_lines_of_b_are_dashed_at_their_radius(words: bool) -> None:
    review = bare(review_of_pair(level, cone), "isodoses")
    review.look.set_levels([Level(50.0, False, GREEN, width=1.5)])
    image = pixels(review.axial, words=words)
    share = share_along(image, circle_of(25.0), GREEN)
    assert 0.4 < share < 0.9  # 7 of 12 pixels, and one more at each end
    for beside in (23.5, 26.5):
        assert share_along(image, circle_of(beside), GREEN) < 0.05
    review.comparison.set_has_lines(False)
    image = pixels(review.axial, words=words)
    assert share_along(image, circle_of(25.0), GREEN) == 0


def test_lines_of_a_are_solid_at_the_same_level_and_b_lies_on_them() -> None:
    review = bare(review_of_pair(cone, cone), "isodoses")
    review.look.set_levels([Level(50.0, False, GREEN, width=1.5)])
    image = pixels(review.axial)
    assert share_along(image, circle_of(25.0), GREEN) > 0.97
    dark = share_along(image, circle_of(25.15), (12, 13, 15))
    review.comparison.set_other(None)
    assert dark > share_along(pixels(review.axial), circle_of(25.15), (12, 13, 15))


def test_lines_of_b_are_dashed_across_the_images_too() -> None:
    review = bare(review_of_pair(level, cone), "isodoses")
    review.look.set_levels([Level(50.0, False, GREEN, width=1.5)])
    review.coronal.go_to(0.0)
    v = np.linspace(-9, 9, 300)
    for x in (-25.0, 25.0):
        line = np.stack([np.full(300, x), v], axis=1)
        assert 0.3 < share_along(pixels(review.coronal), line, GREEN) < 0.95


def test_lines_and_difference_lie_where_they_must_on_an_oblique_plane() -> None:
    """On a plane turned by 30 degrees x = 10 mm lies at u = 10 / cos 30."""
    review = bare(review_of_pair(level, lambda x, y, z: 40 + x), "isodoses", "wash")
    review.look.set_levels([Level(50.0, False, GREEN, width=1.5)])
    turned = np.radians(30)
    across = (float(np.cos(turned)), float(np.sin(turned)), 0.0)
    plane = Plane.through((0, 0, 0), across, (*across[:2], -1.0))
    view = ViewState(review, plane.orientation)
    view.start()
    view.go_to(0.0)
    right, down, _ = plane.orientation.directions
    ends = np.array([[10, 10 * np.tan(turned), z] for z in np.linspace(-8, 8, 250)])
    line = np.stack([ends @ right, ends @ down], axis=1)
    image = pixels(view)
    assert 0.3 < share_along(image, line, GREEN) < 0.95
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.look.set_shown("isodoses", False)
    image = pixels(view)
    for x, is_higher in ((-16.0, True), (6.0, False)):  # 0 at x = -10
        u, v = np.array([x, x * np.tan(turned), 0.0]) @ np.array([right, down]).T
        red, _, blue = at(image, u, v)
        assert bool(red > blue) is is_higher


def test_exchanged_the_colours_of_the_difference_are_exchanged() -> None:
    review = bare(review_of_pair(rising, level), "wash")
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.comparison.set_difference_colours(end=10.0, threshold=0.5)
    before = pixels(review.axial)
    review.exchange_doses()
    review.comparison.set_difference_colours(end=10.0, threshold=0.5)
    after = pixels(review.axial)
    # the dose is odd in x: what was at x is at -x now
    for x in (4.2, 11.2, 22.2):
        for y in (-20.0, 20.0):
            assert np.abs(at(before, x, y) - at(after, -x, y)).max() <= 3


def test_where_b_has_no_maximum_of_a_slab_it_has_no_lines() -> None:
    review = bare(review_of_pair(level, cone), "isodoses")
    review.look.set_levels([Level(50.0, False, GREEN, width=1.5)])
    other = review.comparison.other
    assert other is not None
    turned = np.array([np.cos(0.3), np.sin(0.3), 0.0])
    object.__setattr__(other.geometry, "row_direction", turned)
    beside = np.array([-turned[1], turned[0], 0.0])
    object.__setattr__(other.geometry, "column_direction", beside)
    assert has_other_lines(review.axial)
    review.look.set_slab(5.0)
    assert not has_other_lines(review.axial)
    assert "none of B, whose rows run askew" in told(review.axial)


def test_in_another_unit_b_has_no_lines_at_the_numbers_of_a() -> None:
    """50 Gy and 50 Gy (RBE) are not the same: the picture says so instead."""
    review = bare(review_of_pair(level, cone, type=DoseType.EFFECTIVE), "isodoses")
    review.look.set_levels([Level(50.0, False, GREEN, width=1.5)])
    assert not has_other_lines(review.axial)
    why = "no isodoses of B: A is in Gy, B is in Gy (RBE)"
    assert why in told(review.axial)
    assert share_along(pixels(review.axial), circle_of(25.0), GREEN) == 0
    review.look.set_shown("isodoses", False)
    assert why not in told(review.axial)
    review.look.set_shown("isodoses", True)
    review.comparison.set_has_lines(False)
    assert why not in told(review.axial)


def test_a_picture_of_b_has_its_lines_alone_and_solid() -> None:
    review = bare(review_of_pair(level, cone), "isodoses")
    review.look.set_levels([Level(50.0, False, GREEN, width=1.5)])
    review.show_other(True)
    assert share_along(pixels(review.axial), circle_of(25.0), GREEN) > 0.97
    review.show_other(False)
    review.comparison.set_blinking(True)  # by turns: each its own
    assert share_along(pixels(review.axial), circle_of(25.0), GREEN) == 0


# --- words ---------------------------------------------------------------------------


def test_every_picture_says_which_dose_and_whose_plan() -> None:
    review = review_of_pair(rising, level)
    words = told(review.axial)
    assert "A IMRT · PLAN" in words
    assert "B VMAT · PLAN" in words  # dashed, in the legend
    assert "IMRT 2024-01-01 10:11:12 APPROVED" in words
    review.show_other(True)
    words = told(review.axial)
    assert "B VMAT · PLAN" in words
    assert "VMAT 2025-02-02 20:21:22 REJECTED" in words
    assert "IMRT" not in words.replace("plan IMRT", "")  # whose 100 % it is
    review.beside.set_dose(None)
    assert "A IMRT · PLAN" in told(review.beside)
    review.comparison.set_other(None)
    review.show_other(False)
    assert "A IMRT" not in told(review.axial)


def test_warnings_of_both_stand_where_both_are_drawn() -> None:
    """Those of B with its letter; on a picture of B alone without."""
    case = rival_case()
    (companion,) = case.companions
    of_a = finding("Own plan is odd", object_kind="RT Plan", object_uid=OWN_PLAN)
    of_b = finding("Rival is odd", object_kind="RT Plan", object_uid=RIVAL_PLAN)
    companion = replace(companion, findings=(of_b,))
    review = review_of(replace(case, findings=(of_a,), companions=(companion,)))
    assert "Rival is odd" not in told(review.axial)
    review.comparison.set_other(RIVAL)
    words = told(review.axial)
    assert "B: Rival is odd" in words
    assert "Own plan is odd" in words
    review.comparison.set_has_lines(False)
    assert "Rival is odd" not in told(review.axial)
    review.comparison.set_wash(Wash.DIFFERENCE)
    assert "B: Rival is odd" in told(review.axial)
    review.comparison.set_wash(Wash.DOSE)
    review.beside.set_dose(RIVAL)
    words = told(review.beside)
    assert "Rival is odd" in words
    assert "B: " not in words
    assert "Own plan is odd" not in words


def test_no_switch_hides_which_of_the_two_it_is() -> None:
    review = bare(review_of_pair(rising, level))
    with_title = pixels(review.axial)
    review.show_other(True)
    assert not np.array_equal(pixels(review.axial), with_title)


def test_the_scale_of_the_difference_has_signs_and_a_unit() -> None:
    review = review_of_pair(rising, level)
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.comparison.set_difference_colours(end=5.0, threshold=0.1)
    words = told(review.axial)
    for text in (
        "+5.0 Gy",
        f"{MINUS}5.0",
        f"colours: {A_MINUS_B}, Gy",
        "none within ± 0.10 Gy",
    ):
        assert text in words
    review.look.set_reference(Reference(50.0))
    review.comparison.set_difference_colours(in_percent=True)
    words = told(review.axial)
    assert "+10.0 %" in words
    assert f"{MINUS}10.0" in words
    assert f"{A_MINUS_B}, % of 50.00 Gy (typed by the user)" in words
    assert "none within ± 0.2 %" in words


def test_words_of_two_doses_lie_on_no_others() -> None:
    review = review_of_pair(rising, level)
    review.comparison.set_wash(Wash.DIFFERENCE)
    for view in (review.axial, review.coronal):
        assert Page(view, True, None).fits(900, 700)


def test_a_slab_is_of_the_lines_alone_where_the_colours_are_the_difference() -> None:
    review = review_of_pair(rising, level)
    review.look.set_slab(5.0)
    slab = "maximum dose within ± 5 mm"
    assert f"{slab}; read-out" in told(review.axial)
    review.comparison.set_wash(Wash.DIFFERENCE)
    assert f"isodoses: {slab}; colours: the plane" in told(review.axial)
    review.look.set_shown("isodoses", False)
    assert slab not in told(review.axial)


def test_the_dose_panel_says_that_its_wash_is_not_what_is_seen() -> None:
    review = review_of_pair(rising, level)
    editor = WashEditor(review)
    assert editor.instead.isHidden()
    review.comparison.set_wash(Wash.DIFFERENCE)
    assert not editor.instead.isHidden()
    assert A_MINUS_B in editor.instead.text()
    review.comparison.set_other(None)
    assert editor.instead.isHidden()


# --- which doses ---------------------------------------------------------------------


def test_a_and_b_are_exchanged_with_what_is_shown_of_them() -> None:
    review = review_of_pair(rising, level)
    a, b = review.dose, review.comparison.other
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.comparison.set_difference(a)
    review.exchange_doses()
    assert (review.dose, review.comparison.other) == (b, a)
    assert review.comparison.wash is Wash.DIFFERENCE
    assert review.comparison.difference is None  # it was of the pair before


def test_a_dose_is_not_compared_with_itself() -> None:
    review = review_of_pair(rising, level)
    other = review.comparison.other
    assert other is not None
    review.set_dose(other)
    assert review.comparison.other is None


def test_the_ends_of_the_colours_are_dragged_together() -> None:
    review = review_of_pair(rising, level)
    review.comparison.set_difference_colours(end=5.0, threshold=0.1)
    axis = Axis(100.0, -10.0)  # 0 at 100 px, 10 px a gray, upwards
    drag = EndDrag(DifferenceEnds(review))
    assert drag.at(QPointF(0, 50).y(), axis) == 1
    assert drag.press(150.0, axis)  # the lower one
    drag.move(180.0)
    assert review.comparison.difference_end == pytest.approx(8.0)
    assert review.comparison.difference_threshold == pytest.approx(0.16)
    drag.cancel()
    assert review.comparison.difference_end == pytest.approx(5.0)
    assert not drag.press(100.0, axis)


def test_an_end_of_the_scale_is_dragged_on_the_picture(qtbot: QtBot) -> None:
    review = review_of_pair(rising, level)
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.comparison.set_difference_colours(end=5.0)
    view = SliceView(review.axial)
    qtbot.addWidget(view)
    view.resize(700, 700)
    grabbed(view)
    bar = next(
        one for one in view.painter.stack.layers if isinstance(one, DoseScaleLayer)
    ).bar
    assert bar is not None
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    top = QPointF(bar.center().x(), bar.top())
    lower = top + QPointF(0, bar.height() / 10)  # a tenth of 10 Gy
    mouse(view, QEvent.Type.MouseMove, top, none)
    assert "5.00 Gy" in view.toolTip()
    mouse(view, QEvent.Type.MouseButtonPress, top, left)
    mouse(view, QEvent.Type.MouseMove, lower, none, left)
    mouse(view, QEvent.Type.MouseButtonRelease, lower, left, none)
    assert review.comparison.difference_end == pytest.approx(4.0, abs=0.11)
    assert review.look.wash_range == review.look.usual_wash()  # that of the dose stays


# --- the read-out --------------------------------------------------------------------


def test_the_read_out_tells_a_and_b_and_a_less_b() -> None:
    review = review_of_pair(rising, level, high=(10, 40))
    review.look.set_reference(Reference(50.0))
    found = read_out(review, (4.0, 0.0, 0.0))
    assert found.dose == "A 32.00 Gy"
    assert found.percent == "64.0 %"
    assert found.pair == f"B 30.00 Gy  {A_MINUS_B} +2.00 Gy"
    found = read_out(review, (-4.0, 0.0, 0.0))
    assert found.pair == f"B 30.00 Gy  {A_MINUS_B} {MINUS}2.00 Gy"
    assert read_out(review, (0.0, 0.0, 0.0)).pair.endswith(f"{A_MINUS_B} 0.00 Gy")
    assert read_out(review, (20.0, 0.0, 0.0)).pair == "B no dose data"
    review.comparison.set_difference_colours(in_percent=True)
    assert read_out(review, (4.0, 0.0, 0.0)).pair.endswith("+4.0 %")
    review.show_other(True)
    review.set_hover((4.0, 0.0, 0.0), review.axial)  # a picture of B
    found = read_out(review, (4.0, 0.0, 0.0))
    assert found.dose == "B 30.00 Gy"
    assert found.pair == f"A 32.00 Gy  {A_MINUS_B} +4.0 %"
    review.comparison.set_other(None)
    review.set_hover(None)
    found = read_out(review, (4.0, 0.0, 0.0))
    assert (found.dose, found.pair) == ("32.00 Gy", "")


@pytest.fixture(scope="module")
def pair(qapp: object) -> Review:
    return review_of_pair(rising, level)


@given(x=st.floats(-35, 35), y=st.floats(-35, 35), z=st.floats(-9, 9))
@settings(max_examples=30)
def test_the_difference_that_is_read_is_that_of_linear_doses(
    pair: Review, x: float, y: float, z: float
) -> None:
    text = read_out(pair, (x, y, z)).pair.partition(A_MINUS_B)[2]
    value = float(text.replace(MINUS, "-").removesuffix(" Gy"))
    assert value == pytest.approx(0.5 * x, abs=0.006)


@pytest.mark.parametrize(("width", "height"), [(300, 300), (470, 300), (620, 350)])
def test_a_small_picture_says_the_letter_and_why_it_has_no_colours(
    width: int, height: int
) -> None:
    review = review_of_pair(rising, level, type=DoseType.EFFECTIVE)
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.comparison.set_has_lines(False)
    layer = ComparisonLayer(review.axial)
    frame = Frame(-50, -50, 3, width, height, review.axial.plane)
    (plate,) = layer.labels(frame)
    words = " ".join(run.text for line in plate.lines for run in line)
    assert words.startswith("A no difference")
    review.comparison.set_wash(Wash.DOSE)
    (plate,) = layer.labels(frame)
    assert [run.text for line in plate.lines for run in line] == ["A"]
    review.comparison.set_has_lines(True)
    (plate,) = layer.labels(frame)
    words = " ".join(run.text for line in plate.lines for run in line)
    assert words == "A no isodoses of B: A is in Gy, B is in Gy (RBE)"


@pytest.mark.parametrize(("height", "is_bar"), [(600, True), (300, False)])
def test_where_a_bar_has_no_room_the_picture_says_what_its_colours_are(
    height: int, is_bar: bool
) -> None:
    review = review_of_pair(rising, level)
    review.comparison.set_wash(Wash.DIFFERENCE)
    review.comparison.set_difference_colours(end=5.0)
    layer = DoseScaleLayer(review.axial)
    frame = Frame(-50, -50, 3, 470, height, review.axial.plane)

    def told() -> list[str]:
        layer.restyle()
        with measured() as (painter, words):
            layer.paint(painter, frame)
        return [one.text for one in words]

    words = told()
    assert (layer.bar is not None) is is_bar
    assert (f"{A_MINUS_B}: {MINUS}5.0 to +5.0 Gy" in words) is not is_bar
    assert (A_MINUS_B in words) is is_bar
    review.comparison.set_wash(Wash.DOSE)  # its levels tell
    assert not any(A_MINUS_B in one for one in told())


def test_on_a_low_wide_picture_levels_and_bar_stand_side_by_side() -> None:
    review = review_of_pair(rising, level)
    review.look.set_reference(Reference(50.0))
    layer = DoseScaleLayer(review.axial)
    count = len(review.look.levels)
    for wash in (Wash.DOSE, Wash.DIFFERENCE):
        review.comparison.set_wash(wash)
        layer.restyle()
        for height, is_beside in ((800, False), (340, True)):
            frame = Frame(-50, -50, 3, 900, height, review.axial.plane)
            with measured() as (painter, words):
                layer.paint(painter, frame)
            rows = [one.place for one in words if one.text.endswith(" %")][:count]
            assert len(rows) == count
            assert not any("more levels" in one.text for one in words)
            assert layer.bar is not None
            assert layer.bar.height() > 90
            ends_left = layer.bar.right() < min(row.left() for row in rows)
            assert ends_left is is_beside
            assert are_apart(words, QRectF(0, 0, 900, height))
    kept = layer._kept
    assert kept is not None
    assert all(one.place.left() >= kept[1] for one in words)  # all of it is painted


@pytest.mark.parametrize("wash", [Wash.DOSE, Wash.DIFFERENCE])
def test_on_a_wide_picture_the_title_hides_nothing_of_the_patient(wash: Wash) -> None:
    review = review_of_pair(rising, level)
    review.comparison.set_wash(wash)
    view = SliceView(review.axial)
    view.resize(900, 400)
    grabbed(view)
    layer = ComparisonLayer(review.axial)
    (plate,) = layer.labels(view.frame)
    half = width_of_plate(plate.lines) / 2
    assert plate.about.center().x() - half > 0
    patient = view.frame.rect((-45, 45), (-45, 45))
    assert plate.about.center().x() + half < patient.left()
    (plate,) = layer.labels(replace(view.frame, width=700))
    assert plate.about.center().x() == 350
