"""A second axial view shows a dose of its own; all that is told of it says which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QImage

from dosiscope.core.dose import Dose, DoseUnits, SummationType
from dosiscope.viewer.picture import Page, render_picture
from dosiscope.viewer.readout import read_out
from dosiscope.viewer.review import Review
from support.axial import ORIENTATIONS, make_dose, small_case, stack

if TYPE_CHECKING:
    from dosiscope.viewer.review import ViewState
    from support.axial import Array

pytestmark = pytest.mark.usefixtures("qapp")


def flat(gray: float, label: str, units: DoseUnits = DoseUnits.GY) -> Dose:
    """The same dose everywhere."""
    dose = make_dose(
        stack(ORIENTATIONS[0], (5, 5), (-10.0, 0.0, 10.0), (-40, -40), (40, 40)),
        lambda x, y, z: gray + 0 * x,
        maximum=gray,
        summation=SummationType.BEAM,
        units=units,
    )
    own = replace(dose.header, sop_instance_uid=f"1.9.{label[-1]}")
    return replace(dose, label=label, header=own)


ONE, TWO, OTHER = (
    flat(20.0, "Beam 1"),
    flat(30.0, "Beam 2"),
    flat(50.0, "Beam 3", DoseUnits.RELATIVE),
)


@pytest.fixture
def review() -> Review:
    made = Review()
    made.set_case(small_case(doses=(ONE, TWO, OTHER)))
    return made


def painted(view: ViewState) -> Array:
    image = render_picture(view, (240, 240), words=False)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    return np.frombuffer(image.constBits(), np.uint8).astype(float)


def words(view: ViewState) -> str:
    return " ".join(one.text for one in Page(view, True, None).words(900, 700))


def test_it_shows_that_of_the_review_until_it_has_its_own(review: Review) -> None:
    assert review.beside.dose is ONE
    review.set_dose(TWO)
    assert review.beside.dose is TWO
    review.beside.set_dose(ONE)
    assert (review.axial.dose, review.beside.dose) == (TWO, ONE)
    review.beside.set_dose(None)
    assert review.beside.dose is TWO


def test_the_picture_is_that_of_its_own_dose(review: Review) -> None:
    """As the whole review is painted where it shows that dose."""
    review.look.set_wash(low=5, high=40)
    left, right = painted(review.axial), painted(review.beside)
    assert np.array_equal(left, right)
    review.beside.set_dose(TWO)
    with_own = painted(review.beside)
    assert not np.array_equal(with_own, left)
    assert np.array_equal(painted(review.axial), left)
    review.set_dose(TWO)
    review.look.set_wash(low=5, high=40)
    assert np.array_equal(painted(review.axial), with_own)


def test_its_words_name_its_own_dose(review: Review) -> None:
    review.beside.set_dose(TWO)
    assert "Beam 1" in words(review.axial)
    assert "max 30.00 Gy" in words(review.beside)
    assert "Beam 2" in words(review.beside)
    assert "Beam 1" not in words(review.beside)


def test_the_read_out_is_of_the_picture_below_the_mouse(review: Review) -> None:
    review.beside.set_dose(TWO)
    point = (0.0, 0.0, 0.0)
    review.set_hover(point, review.axial)
    assert read_out(review, point).dose == "20.00 Gy"
    review.set_hover(point, review.beside)
    assert read_out(review, point).dose == "30.00 Gy (Beam 2)"
    review.set_hover(None)
    assert read_out(review, point).dose == "20.00 Gy"


def test_a_dose_of_another_unit_is_not_offered(review: Review) -> None:
    assert review.beside.doses == (ONE, TWO)
    review.beside.set_dose(OTHER)
    assert review.beside.dose is ONE
    review.beside.set_dose(TWO)
    review.set_dose(OTHER)  # levels and wash are in its unit now
    assert review.beside.dose is OTHER


def test_another_case_has_none_of_the_doses_before(review: Review) -> None:
    review.beside.set_dose(TWO)
    review.set_case(small_case())
    case = review.case
    assert case is not None
    assert review.beside.dose is case.doses[0]


def test_more_of_the_same_case_leaves_it(review: Review) -> None:
    review.beside.set_dose(TWO)
    case = review.case
    assert case is not None
    review.amend_case(replace(case, findings=()))
    assert review.beside.dose is TWO
    more = replace(TWO, label="read anew")
    review.amend_case(replace(case, doses=(ONE, more)))
    assert review.beside.dose is more
    review.amend_case(replace(case, doses=(ONE,)))
    assert review.beside.dose is ONE


def test_it_tells_only_when_it_changes(review: Review) -> None:
    told: list[None] = []
    review.beside.dose_changed.connect(lambda: told.append(None))
    review.beside.set_dose(TWO)
    review.beside.set_dose(TWO)
    assert len(told) == 1
    review.beside.set_dose(ONE)
    review.beside.set_dose(None)  # the same dose, by another choice
    assert len(told) == 2
