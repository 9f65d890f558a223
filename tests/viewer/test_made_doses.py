"""Doses made in the window: offered with the others, kept, removed, named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.dose_names import dose_names
from dosiscope.core.dose_words import dose_facts
from dosiscope.core.eqd2 import conversion_of
from dosiscope.viewer.dose_text import dose_details
from dosiscope.viewer.header_bar import dose_line
from dosiscope.viewer.panels.dose import DosePanel
from support.axial import small_case
from support.made_doses import converted, weighted_sum
from support.reviews import review_of
from support.rivals import OWN, RIVAL, rival_case

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review

pytestmark = pytest.mark.usefixtures("qapp")

SUM = weighted_sum((OWN, RIVAL), (1, 1))


@pytest.fixture
def review() -> Review:
    return review_of(rival_case())


def test_doses_are_those_of_the_case_its_rivals_and_made(review: Review) -> None:
    assert list(review.doses) == [OWN, RIVAL]
    told: list[None] = []
    review.doses_changed.connect(lambda: told.append(None))
    assert review.add_made(SUM) is SUM
    assert list(review.doses) == [OWN, RIVAL, SUM]
    assert list(review.made) == [SUM]
    assert len(told) == 1


def test_the_same_sum_is_there_once(review: Review) -> None:
    review.add_made(SUM)
    assert review.add_made(weighted_sum((OWN, RIVAL), (1, 1))) is SUM
    assert review.made == (SUM,)


def test_the_plan_is_that_of_the_shown_dose(review: Review) -> None:
    review.add_made(SUM)
    labels = []
    for dose in review.doses:
        review.set_dose(dose)
        labels.append(review.plan.label if review.plan else None)
    assert labels == ["IMRT", "VMAT", None]


def test_a_made_dose_that_is_removed_is_shown_nowhere(review: Review) -> None:
    review.add_made(SUM)
    review.set_dose(SUM)
    review.beside.set_dose(SUM)
    review.comparison.set_other(SUM)
    review.remove_made(SUM)
    assert review.dose is OWN
    assert review.beside.dose is OWN
    assert review.comparison.other is None
    assert review.made == ()
    review.remove_made(OWN)  # of the case: it stays
    assert review.doses == (OWN, RIVAL)


def test_made_doses_end_with_the_case(review: Review) -> None:
    review.add_made(SUM)
    review.set_case(small_case())
    assert review.made == ()


def test_more_of_the_same_case_leaves_what_is_made_of_the_same(review: Review) -> None:
    review.add_made(SUM)
    review.set_dose(SUM)
    case = rival_case()
    again = replace(OWN, stored=OWN.stored.copy())
    review.amend_case(replace(case, doses=(again,)))
    assert review.dose is SUM
    review.amend_case(replace(case, companions=()))
    assert review.made == ()
    assert review.dose is OWN


def test_a_part_that_is_read_otherwise_ends_what_is_made_of_it(review: Review) -> None:
    review.add_made(SUM)
    other = replace(OWN, scaling=2 * OWN.scaling)
    review.amend_case(replace(rival_case(), doses=(other,)))
    assert review.made == ()


def test_a_rival_that_is_gone_is_compared_with_no_more(review: Review) -> None:
    review.comparison.set_other(RIVAL)
    review.amend_case(replace(rival_case(), companions=()))
    assert review.comparison.other is None


def test_names_tell_plan_and_dose_apart() -> None:
    case = rival_case()
    assert dose_names((OWN, RIVAL), case) == ["IMRT · PLAN", "VMAT · PLAN"]
    formula = "composite of PLAN 1.2.1 + PLAN 1.2.2"
    assert dose_names((OWN, SUM), case) == ["IMRT · PLAN", formula]
    alone = replace(case, companions=())
    assert dose_names((OWN,), alone) == ["PLAN"]


def test_a_sum_is_what_its_parts_are(review: Review) -> None:
    """The reviewed dose is that of the sum, point by point."""
    review.set_dose(review.add_made(SUM))
    point = (3.0, -7.0, 2.0)
    assert review.dose is not None
    parts = OWN.sample(point) + RIVAL.sample(point)
    assert np.isclose(review.dose.sample(point), parts, atol=1e-9)


def test_the_dose_panel_tells_what_was_made_and_removes_it(review: Review) -> None:
    review.set_dose(review.add_made(SUM))
    panel = DosePanel(review)
    assert panel.heading.aside.text() == "2 in this case, 1 made"
    assert not panel.remove.isHidden()
    told = {row[0]: row[1] for row in dose_facts(SUM)}
    assert told["Made"] == "composite of PLAN 1.2.1 + PLAN 1.2.2, not a plan dose"
    assert told["Type"] == "PHYSICAL"
    assert "Summation" not in told  # no file states one
    assert [uid for _, uid in dose_details(SUM)][:2] == ["1.2.1", "1.2.2"]
    panel.remove.click()
    assert review.made == ()
    panel._reload()
    assert panel.heading.aside.text() == "2 in this case"
    assert panel.remove.isHidden()


def test_what_was_converted_is_told_as_derived() -> None:
    how = conversion_of(OWN, None, 3.0, fractions=30)
    made = converted(OWN, how)
    told = {row[0]: row[1] for row in dose_facts(made)}
    assert told["Unit"] == "Gy (EQD2): derived from Gy"
    assert "Type" not in told  # EFFECTIVE would be read as RBE-weighted
    line = dose_line(made)
    assert line.startswith("EQD2 (")
    assert line.endswith("max 60.00 Gy (EQD2)")
    assert "EFFECTIVE" not in line
