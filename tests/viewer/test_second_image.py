"""A second image on the picture: below wash and lines, named, gone without trace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from dosiscope.core.kinds import Kind
from dosiscope.core.spatial_registration import SpatialRegistration
from dosiscope.resources.colour_tables import HOT, INVERSE
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.readout import read_out
from dosiscope.viewer.review import Review
from dosiscope.viewer.second_look import Laying
from dosiscope.viewer.second_text import window_words
from support import panel_case
from support.picture_words import picture_words
from support.second_images import second_image, turned_by

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.second_image import SecondImage

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (1000, 1100)


def laid_over(second: SecondImage | None = None) -> Review:
    review = Review()
    review.set_case(panel_case.case())
    review.set_cursor((0.0, 0.0, 0.0))
    for words in ("annotations", "isodose_labels"):
        review.look.set_shown(words, False)
    if second is not None:
        review.second.set_image(second)
    return review


def pixels(review: Review, name: str = "axial") -> NDArray[np.uint8]:
    view = next(one for one in review.views if one.name == name)
    image = render_picture(view, SIZE, view_box=QRectF(-60, -60, 120, 120))
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[..., 2::-1].copy()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["axial", "coronal", "sagittal"])
def test_switched_off_the_picture_is_as_before(name: str) -> None:
    review = laid_over()
    before = pixels(review, name)
    review.second.set_image(second_image(rotation=turned_by(x=10)))
    with_it = pixels(review, name)
    assert (with_it != before).any()
    review.second.set_on(False)
    assert np.array_equal(pixels(review, name), before)
    review.second.set_on(True)
    assert np.array_equal(pixels(review, name), with_it)
    review.second.set_image(None)
    assert np.array_equal(pixels(review, name), before)


def bare(second: SecondImage) -> Review:
    """A review of nothing but the two images."""
    review = laid_over(second)
    review.look.hide_all(True)
    return review


def images_of(review: Review) -> tuple[NDArray[np.float64], ...]:
    """What stands where both have a value: base, second, as 0 to 255; and where."""
    from dosiscope.core.sections.image_grid import ImageGrid
    from dosiscope.viewer.colouring import grey_of

    case, second = review.case, review.second.image
    assert case is not None
    assert case.ct is not None
    assert second is not None
    plane = review.axial.plane
    pixels = ImageGrid(case.ct, None, plane.orientation)
    assert pixels.grid is not None
    points = pixels.grid.points(plane)
    own, other = case.ct.sample(points), second.sample(points)
    base = grey_of(own.astype(np.float32), review.look.window)
    over = grey_of(other.astype(np.float32), review.second.window)
    return base.astype(float), over.astype(float), ~np.isnan(other), points


def composed(review: Review) -> NDArray[np.uint8]:
    """The pixels of the image itself, before the screen scales them."""
    from dosiscope.viewer.layers.image import ImageLayer

    layer = ImageLayer(review.axial)
    image = layer._compose()
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_a_blend_is_the_mean_with_its_share(share: float) -> None:
    review = bare(second_image(rotation=turned_by(z=10)))
    review.second.set_shown(share=share)
    base, over, where, _ = images_of(review)
    assert 0.03 < where.mean() < 0.9
    expected = np.where(where, base + share * (over - base), base)
    shown = composed(review)
    assert np.abs(shown - expected[..., None]).max() <= 0.51


def test_a_checkerboard_alternates_in_squares_of_its_size() -> None:
    review = bare(second_image())
    review.second.set_shown(laying=Laying.CHECKERBOARD, square=15.0, share=0.1)
    base, over, where, points = images_of(review)
    odd = (np.floor(points[..., 0] / 15) + np.floor(points[..., 1] / 15)) % 2 == 1
    expected = np.where(where & odd, over, base)
    assert np.abs(composed(review) - expected[..., None]).max() <= 0.51


def test_colours_of_its_own_are_mixed_with_the_base() -> None:
    review = bare(second_image(kind=Kind.PET))
    assert review.second.table == HOT
    base, over, where, _ = images_of(review)
    t = over / 255
    hot = np.stack([np.clip(3 * t - n, 0, 1) * 255 for n in range(3)], axis=-1)
    blend = (base[..., None] + np.rint(hot)) / 2
    expected = np.where(where[..., None], blend, base[..., None])
    assert np.abs(composed(review) - expected).max() <= 0.51


def test_an_inverse_grey_runs_from_white_to_black() -> None:
    review = bare(second_image())
    review.second.set_shown(table=INVERSE, share=1.0)
    _, over, where, _ = images_of(review)
    assert np.abs(composed(review)[..., 0] - (255 - over))[where].max() <= 0.51


@pytest.mark.parametrize("kind", [Kind.MR, Kind.PET])
def test_the_wash_lies_above_it(kind: Kind) -> None:
    """Mixed with what is below it as it is without: in all channels alike."""
    review = laid_over(second_image(kind=kind))
    for overlay in ("contours", "isodoses", "points", "cursor"):
        review.look.set_shown(overlay, False)
    washed = composed(review).astype(float)
    review.second.set_on(False)
    plain_washed = composed(review).astype(float)
    review.look.set_shown("wash", False)
    plain = composed(review).astype(float)
    review.second.set_on(True)
    below = composed(review).astype(float)
    opacity = review.look.wash_opacity
    tinted = (plain_washed != plain).any(axis=-1)
    assert tinted.sum() > 100
    colour = plain_washed - (1 - opacity) * plain
    expected = (1 - opacity) * below + colour
    assert np.abs(washed - expected)[tinted].max() <= 1.6
    assert np.array_equal(washed[~tinted], below[~tinted])


def words(review: Review, size: tuple[int, int] = (900, 800)) -> str:
    return " ".join(one.text for one in picture_words(review, size))


def test_it_is_named_on_every_picture_whatever_is_switched_off() -> None:
    review = laid_over(second_image())
    assert 'over the CT: MR "T1", blended, 50 %' in words(review)
    review.second.set_shown(laying=Laying.CHECKERBOARD, square=10.0)
    assert 'over the CT: MR "T1", checkerboard of 10 mm' in words(review)
    review.second.set_on(False)
    assert "over the CT" not in words(review)


def test_a_registration_is_named_with_a_warning() -> None:
    second = second_image()
    registration = SpatialRegistration(
        header=second.volume.header, label="MR TO CT", date="20260502"
    )
    by = replace(second, registration=registration)
    told = words(laid_over(by))
    assert 'by the registration "MR TO CT" of 2026-05-02: not part of the plan' in told


def test_where_it_has_no_image_that_is_said() -> None:
    review = laid_over(second_image(offsets=(50.0, 53.0)))
    assert "no MR image here" in words(review)
    assert read_out(review, (0.0, 0.0, 0.0)).second == "2nd MR: no image here"


def test_its_value_is_read_beside_that_of_the_base() -> None:
    second = second_image()
    review = laid_over(second)
    point = (1.3, -2.2, 4.1)
    value = 1000 + 100 * 24.1 / 3 + 5 * 27.8 / 2 + 41.3 / 1.5
    assert read_out(review, point).second == f"2nd MR {round(value)}"
    review.second.set_on(False)
    assert read_out(review, point).second == ""


def test_its_window_stands_below_that_of_the_base() -> None:
    review = laid_over(second_image())
    review.look.set_shown("annotations", True)
    review.second.set_shown(window=(1500.0, 800.0))
    assert "2nd W 800  L 1500" in words(review)


def test_of_several_on_a_sheet_it_is_named_once_and_whole() -> None:
    second = second_image()
    registration = SpatialRegistration(
        header=second.volume.header, label="MR TO CT", date="20260502"
    )
    review = laid_over(replace(second, registration=registration))
    assert window_words(review, with_name=True)[1] == (
        'MR, grey: MR "T1", by the registration "MR TO CT" of 2026-05-02: '
        "not part of the plan"
    )


def test_another_case_has_none() -> None:
    review = laid_over(second_image())
    review.set_case(panel_case.case())
    assert review.second.image is None


def test_window_and_colours_stay_with_their_series() -> None:
    review = laid_over(second_image())
    review.second.set_shown(window=(10.0, 20.0), share=0.3)
    review.second.set_image(second_image(rotation=turned_by(z=3)))
    assert review.second.window == (10.0, 20.0)
    review.second.set_image(second_image(kind=Kind.PET, series="1.2.3.77"))
    assert review.second.window != (10.0, 20.0)
    assert review.second.share == 0.3


def test_a_small_window_is_told_with_the_decimals_that_it_needs() -> None:
    """Of diffusion coefficients all values lie between 0 and 0.003."""
    review = laid_over(second_image(slope=np.full(14, 1e-6)))
    width, centre = review.second.window[::-1]
    assert width < 0.01
    told = window_words(review)[0].split()
    assert float(told[2]) == pytest.approx(width, rel=1e-3)
    assert float(told[4]) == pytest.approx(centre, abs=width / 1000)


def bar_words(review: Review, size: tuple[int, int] = (900, 800)) -> list[str]:
    """What stands at the left edge between the words of the corners."""
    review.look.set_shown("annotations", True)
    found = [one for one in picture_words(review, size) if one.place.right() < 100]
    return [one.text for one in found if 100 < one.place.top() < size[1] - 90]


def test_a_bar_says_which_value_each_of_its_colours_is() -> None:
    review = laid_over(second_image(kind=Kind.PET))
    review.second.set_window(1000.0, 1600.0)
    said = bar_words(review)
    assert {"2nd PET", "200", "500", "1000", "1500", "1800"} <= set(said)
    review.second.set_shown(table=INVERSE)
    assert "2nd PET" not in bar_words(review)
    review.second.set_shown(table=HOT)
    assert "2nd PET" in bar_words(review)
    review.second.set_on(False)
    assert "2nd PET" not in bar_words(review)


@pytest.mark.parametrize("size", [(560, 420), (700, 620), (1366, 700), (1900, 1000)])
def test_its_bar_lies_on_no_words(size: tuple[int, int]) -> None:
    """Where there is no room between the corners, there is none."""
    review = laid_over(second_image(kind=Kind.PET))
    review.look.set_shown("annotations", True)
    found = picture_words(review, size)
    mine = [one for one in found if one.text == "2nd PET" or one.text.isdecimal()]
    assert bool(mine) is (size != (560, 420))
    for one in mine:
        others = [other for other in found if other is not one]
        met = [o.text for o in others if o.place.intersects(one.place)]
        assert met == [], one.text


@pytest.mark.parametrize("size", [(700, 620), (900, 800), (1400, 900)])
def test_its_words_lie_on_no_others(size: tuple[int, int]) -> None:
    second = second_image()
    registration = SpatialRegistration(
        header=second.volume.header, label="A REGISTRATION", date="20260502"
    )
    review = laid_over(replace(second, registration=registration))
    review.look.set_shown("annotations", True)
    review.look.set_shown("points", False)
    found = picture_words(review, size)
    mine = [one for one in found if "REGISTRATION" in one.text]
    assert mine
    for one in mine:
        others = [other for other in found if other is not one]
        met = [o.text for o in others if o.place.intersects(one.place)]
        assert met == []
