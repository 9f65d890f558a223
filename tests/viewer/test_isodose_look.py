"""How an isodose looks is its own: width, dashes, fill, and its name on its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from dosiscope.core.isodose import Dash, Level, Reference
from dosiscope.core.plane import axial
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.isodoses import FILL_ALPHA, LABELS
from dosiscope.viewer.layers.labels import OnLine
from dosiscope.viewer.layers.standard import SWITCHES, stack_of
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support.axial import ORIENTATIONS, make_dose, make_plan, small_case, stack

if TYPE_CHECKING:
    from support.axial import Array, Function

pytestmark = pytest.mark.usefixtures("qapp")

GREEN = (0, 255, 0)
BOX = QRectF(-50, -50, 100, 100)
SIZE = 600  # 6 px a mm
# 100 Gy in the middle, 2 Gy less with every mm
CONE = 100.0


def cone(x: Array, y: Array, z: Array) -> Array:
    falling: Array = np.maximum(CONE - 2 * np.hypot(x, y), 0)
    return falling


def review_of(*levels: Level, function: Function = cone, edge: float = 50) -> Review:
    grid = stack(ORIENTATIONS[0], (1, 1), (-5, 0, 5), (-edge, -edge), (edge, edge))
    case = small_case(doses=(make_dose(grid, function),), plan=make_plan((80.0,)))
    review = Review()
    review.set_case(case)
    review.axial.go_to(0)
    for switch in SWITCHES:
        review.look.set_shown(switch.overlay, switch.overlay == "isodoses")
    review.look.set_levels(levels)
    return review


def greens(review: Review) -> Array:
    """Return the green of every pixel, 0 to 1, rows by columns, without words."""
    image = render_picture(review.axial, (SIZE, SIZE), words=False, view_box=BOX)
    return channel(image)


def channel(image: QImage) -> Array:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    whole = pixels.reshape(image.height(), -1)[:, : 4 * image.width()]
    found: Array = whole[:, 1::4].astype(np.float64) / 255
    return found


def radii() -> Array:
    """Return how far the middle of every pixel lies from the middle, mm."""
    at = (np.arange(SIZE) + 0.5) / 6 - 50
    found: Array = np.hypot(*np.meshgrid(at, at))
    return found


# --- width, dashes, fill ---


@pytest.mark.parametrize("width", [1.0, 1.5, 3.0])
def test_a_line_is_as_wide_as_its_level_says(width: float) -> None:
    black = greens(review_of())
    drawn = greens(review_of(Level(40, False, GREEN, width=width))) - black
    drawn /= 1 - black  # the share of each pixel that is line
    # ink over the length of the circle of 30 mm
    assert drawn.sum() / (2 * np.pi * 30 * 6) == pytest.approx(width, abs=0.12)


@pytest.mark.parametrize(
    ("dash", "share"),
    [(Dash.SOLID, 1.0), (Dash.DASHED, 5 / 9), (Dash.DOTTED, 1.5 / 4)],
)
def test_dashes_leave_their_share_of_the_line(dash: Dash, share: float) -> None:
    black = greens(review_of())
    level = Level(40, False, GREEN, width=2.0)
    whole = (greens(review_of(level)) - black).sum()
    drawn = (greens(review_of(replace(level, dash=dash))) - black).sum()
    assert drawn / whole == pytest.approx(share, abs=0.06)


@pytest.mark.slow
def test_what_is_filled_is_the_disc_and_nothing_else() -> None:
    black = greens(review_of())
    tinted = greens(review_of(Level(40, False, GREEN, is_filled=True)))
    change = tinted - black
    share = FILL_ALPHA / 255
    inside, outside = radii() < 29.5, radii() > 30.5
    assert change[inside] == pytest.approx(share * (1 - black[inside]), abs=0.01)
    assert not change[outside].any()


def test_a_hidden_level_is_not_filled_either() -> None:
    hidden = Level(40, False, GREEN, is_filled=True, is_shown=False)
    assert np.array_equal(greens(review_of(hidden)), greens(review_of()))


def test_a_fill_ends_where_the_dose_ends() -> None:
    ramp = review_of(
        Level(50, False, GREEN, is_filled=True),
        function=lambda x, y, z: 50 + x,
        edge=30,
    )
    black = greens(review_of(function=lambda x, y, z: 50 + x, edge=30))
    change = greens(ramp) - black > 0.05
    rows, columns = np.flatnonzero(change.any(axis=1)), np.flatnonzero(change.any(0))
    # from x = 0 to the last sample at 30 mm, from -30 to 30 mm
    ends = [columns[0], columns[-1] + 1, rows[0], rows[-1] + 1]
    assert ends == pytest.approx([300, 480, 120, 480], abs=1.5)


@pytest.mark.slow
@pytest.mark.parametrize("look", [{"width": 3.0}, {"dash": Dash.DASHED}])
def test_the_legend_of_the_picture_shows_the_same_look(look: dict[str, object]) -> None:
    def legend(level: Level) -> Array:
        review = review_of(level)
        review.look.set_shown("annotations", True)
        image = render_picture(review.axial, (SIZE, SIZE), view_box=BOX)
        right: Array = channel(image)[:, SIZE - 130 :]
        return right

    plain = Level(10, False, GREEN, width=2.0)
    other = replace(plain, **look)  # type: ignore[arg-type]
    assert not np.array_equal(legend(plain), legend(other))
    filled = legend(replace(plain, is_filled=True)) > legend(plain) + 0.1
    assert filled.any()


# --- the name of a level on its line ---


def labels(
    review: Review, box: QRectF, width: int, height: int
) -> tuple[list[OnLine], list[tuple[str, QRectF]], Frame]:
    """Return what is wanted on the lines, what is written and where, and the frame."""
    frame = Frame.fitting(box, width, height, axial(0))
    layers = stack_of(review.axial)
    words = [(one.text, one.place) for one in layers.measure(frame)]
    wanted = [one for layer in layers.layers for one in layer.labels(frame)]
    return [one for one in wanted if isinstance(one, OnLine)], words, frame


LEVELS = tuple(Level(v, False, GREEN) for v in (80.0, 60.0, 40.0, 20.0))


@pytest.mark.parametrize("size", [(240, 200), (500, 400), (900, 900)])
@pytest.mark.parametrize(
    "box",
    [BOX, QRectF(-8, -45, 20, 20), QRectF(20, -10, 12, 12), QRectF(-90, -90, 180, 180)],
)
def test_a_label_lies_on_its_line_within_the_picture_and_on_no_word(
    size: tuple[int, int], box: QRectF
) -> None:
    review = review_of(*LEVELS)
    for overlay in (LABELS, "annotations"):
        review.look.set_shown(overlay, True)
    wanted, words, frame = labels(review, box, *size)
    names = {one.text for one in wanted}
    assert names
    picture = QRectF(0, 0, frame.width, frame.height)
    written = [(text, place) for text, place in words if text in names]
    for text, place in written:
        assert picture.contains(place)
        x, y, _ = frame.to_mm(place.center())
        dose = float(text.removesuffix(" Gy"))
        # on the circle that this dose is, but for the chords between its points
        assert np.hypot(x, y) == pytest.approx((CONE - dose) / 2, abs=0.25)
    for n, (text, place) in enumerate(words):
        if text in names:
            others = words[:n] + words[n + 1 :]
            assert not any(place.intersects(other) for _, other in others), text


def test_every_line_with_room_has_its_label_in_the_unit_of_the_level() -> None:
    review = review_of(Level(100, True, GREEN), Level(40, False, GREEN))
    review.look.set_shown(LABELS, True)
    _, words, _ = labels(review, BOX, 700, 700)
    assert {text for text, _ in words} >= {"100 %", "40 Gy"}
    review.look.set_reference(Reference(50.0))
    assert {text for text, _ in labels(review, BOX, 700, 700)[1]} >= {"100 %", "40 Gy"}


@pytest.mark.parametrize("off", [LABELS, "isodoses"])
def test_labels_go_with_their_switch_and_with_the_lines(off: str) -> None:
    review = review_of(*LEVELS)
    review.look.set_shown(LABELS, True)
    review.look.set_shown(off, False)
    assert not any("Gy" in text for text, _ in labels(review, BOX, 700, 700)[1])


def test_a_line_too_short_for_a_label_has_none() -> None:
    review = review_of(Level(98, False, GREEN))  # a circle of 1 mm
    review.look.set_shown(LABELS, True)
    assert labels(review, BOX, 700, 700)[0] == []


def test_a_label_can_be_read_on_black_whatever_the_colour() -> None:
    review = review_of(Level(40, False, (0, 0, 40)))
    review.look.set_shown(LABELS, True)
    (one,) = labels(review, BOX, 700, 700)[0]
    assert QColor(one.colour).lightnessF() > 0.35
