"""Gamma as colours: passed and failed told apart, with criteria and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.isodose import Reference
from dosiscope.core.progress import finish
from dosiscope.core.text import THIN_SPACE, grouped, percent_text
from dosiscope.resources.colour_tables import GAMMA, colour_table, opacities
from dosiscope.viewer.colouring import gamma_bands
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.comparison_text import short_pair_words
from dosiscope.viewer.picture import Page, render_picture
from support.pairs import review_of_pair

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review
    from support.axial import Array

pytestmark = pytest.mark.usefixtures("qapp")

SIZE, BOX = 600, (-50, -50, 100, 100)


def level(x: Array, y: Array, z: Array) -> Array:
    """50 Gy everywhere."""
    return 50 + 0 * x


def rising(x: Array, y: Array, z: Array) -> Array:
    """As much as `level` at x = 0, 1 Gy more with every 10 mm."""
    return 50 + 0.1 * x


@pytest.fixture
def review() -> Review:
    """Gamma of 4 %/1 mm of 50 Gy: |0.1 x| / sqrt(2^2 + (0.1 * 1)^2)."""
    made = review_of_pair(level, rising)
    dose, other = made.dose, made.comparison.other
    assert dose is not None
    assert other is not None
    criteria = GammaCriteria(4.0, 1.0, normalisation=Reference(50.0))
    made.comparison.set_gamma(finish(gamma(dose, other, criteria)))
    made.comparison.set_wash(Wash.GAMMA)
    for overlay in ("contours", "isodoses", "points", "off_slice", "cursor"):
        made.look.set_shown(overlay, False)
    return made


def told(review: Review) -> str:
    return " ".join(one.text for one in Page(review.axial, True, None).words(1000, 800))


def test_no_colour_is_of_passed_and_failed() -> None:
    values = np.array([0, 0.5, 1, 1.001, 1.5, 2, 7, np.nan], np.float32)
    bands = gamma_bands(values)
    assert (bands[:3] <= 128).all()
    assert (bands[3:7] > 128).all()
    assert bands[0] == 1
    assert bands[5] == bands[6] == 255
    assert bands[7] == 0
    every = gamma_bands(np.linspace(0, 3, 3001, dtype=np.float32)).astype(int)
    assert (np.diff(every) >= 0).all()


def test_passed_is_blue_and_fainter_failed_goes_from_yellow_to_red() -> None:
    red, green, blue = colour_table(GAMMA, 255).T.astype(int)
    assert (blue[:128] > red[:128]).all()
    assert (red[128:] > blue[128:] + 100).all()
    assert green[128] > 150
    assert green[254] < 90
    share = opacities(GAMMA, 255)
    assert share[:128].max() < share[128:].min()


def test_the_edge_of_what_passes_lies_where_it_must(review: Review) -> None:
    image = render_picture(review.axial, (SIZE, SIZE), words=False, view_box=BOX)
    edge = np.hypot(2.0, 0.1) / 0.1  # 20.02 mm
    row = SIZE // 2
    colours = {
        x: image.pixelColor(int((x + 50) * SIZE / 100), row)
        for x in (0, edge - 1.5, edge + 1.5, -edge + 1.5, -edge - 1.5)
    }
    for x, colour in colours.items():
        is_passed = bool(abs(x) < edge)
        assert (colour.blue() > colour.red()) is is_passed, x


def test_criteria_and_numbers_stand_on_the_picture(review: Review) -> None:
    words = told(review)
    assert "gamma 4 %/1 mm, global of 50.00 Gy, threshold 10 %" in words
    found = review.comparison.gamma
    assert found is not None
    points = grouped(found.numbers.evaluated).replace(THIN_SPACE, " ")  # as wrapped
    share = percent_text(100 * found.numbers.passed / found.numbers.evaluated)
    assert f"threshold 10 %: {share} of {points} points pass" in words
    assert "reference A, evaluated B" in words
    assert "2.00 or more" in words


def test_a_small_picture_has_a_line_that_leaves_its_middle_free(review: Review) -> None:
    found = review.comparison.gamma
    assert found is not None
    (line,) = short_pair_words(review.axial)
    share = percent_text(100 * found.numbers.passed / found.numbers.evaluated)
    assert line == f"gamma 4 %/1 mm, global: {share} pass"
    review.comparison.set_gamma(None)
    assert short_pair_words(review.axial) == ("no colours: gamma is not computed",)


def test_exchanged_it_says_so_and_is_of_the_pair_before(review: Review) -> None:
    dose, other = review.dose, review.comparison.other
    assert dose is not None
    assert other is not None
    turned = finish(gamma(other, dose, GammaCriteria()))
    review.comparison.set_gamma(turned)
    assert "reference B, evaluated A" in told(review)
    assert short_pair_words(review.axial)[0].endswith("pass, reference B")
    review.exchange_doses()
    assert review.comparison.gamma is None
    assert "no colours: gamma is not computed" in told(review)


def test_without_points_there_is_no_colour(review: Review) -> None:
    review.comparison.set_gamma(None)
    without = render_picture(review.axial, (SIZE, SIZE), words=False, view_box=BOX)
    review.look.set_shown("wash", False)
    plain = render_picture(review.axial, (SIZE, SIZE), words=False, view_box=BOX)
    for x in range(0, SIZE, 50):
        assert without.pixelColor(x, 400) == plain.pixelColor(x, 400)
