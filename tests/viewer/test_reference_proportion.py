"""A reference dose out of proportion to the dose: the picture says so, levels follow.

A third of the maximum to 1.5 times of it is in proportion.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydicom import dcmread

from dosiscope.core.dose import DoseUnits, SummationType
from dosiscope.core.isodose import Level, Prescription, Reference
from dosiscope.core.plan import FractionGroup
from dosiscope.viewer.panels.isodoses import IsodoseEditor
from dosiscope.viewer.panels.reference import ReferenceChooser
from dosiscope.viewer.panels.wash import WashEditor
from dosiscope.viewer.picture_warnings import standing_warnings
from dosiscope.viewer.review import Review
from support.axial import ORIENTATIONS, make_dose, make_plan, small_case, stack
from support.made_cases import made_case
from support.opened import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.core.dose import Dose

pytestmark = pytest.mark.usefixtures("qapp")

GRID = stack(ORIENTATIONS[0], (5, 5), (-5, 0, 5), (-20, -20), (20, 20))


def dose_of(maximum: float, summation: SummationType = SummationType.PLAN) -> Dose:
    """A dose of this maximum, Gy."""
    return make_dose(
        GRID, lambda x, y, z: maximum * (20 + x) / 40, 2 * maximum, summation
    )


def reviewed(prescriptions: tuple[float, ...], *doses: Dose) -> Review:
    review = Review()
    plan = make_plan(prescriptions)
    plan = replace(plan, fraction_groups=(FractionGroup(number=1, fractions=30),))
    review.set_case(small_case(doses=doses, plan=plan))
    return review


def said(review: Review) -> str:
    """What stands on the picture."""
    assert review.case is not None
    standing = standing_warnings(
        review.case, review.dose, reference=review.look.reference
    )
    return "\n".join(one.text for one in standing)


def visible(review: Review) -> list[float]:
    """The doses of the levels that can be seen: within the dose, Gy."""
    assert review.dose is not None
    doses = [level.dose(review.look.reference) for level in review.look.levels]
    return [d for d in doses if d is not None and d < review.dose.maximum]


@pytest.mark.parametrize("reference", [20.1, 40.0, 60.0, 89.9])
def test_in_proportion_nothing_is_said(reference: float) -> None:
    review = reviewed((reference,), dose_of(60.0))
    assert said(review) == ""
    assert all(level.is_percent for level in review.look.levels)


@pytest.mark.parametrize(
    ("reference", "percent"),
    [(2.0, "3000 %"), (19.9, "302 %"), (90.5, "66.3 %"), (6000.0, "1 %")],
)
def test_out_of_proportion_the_picture_says_so_and_levels_are_in_gy(
    reference: float, percent: str
) -> None:
    review = reviewed((reference,), dose_of(60.0))
    assert f" {percent} of that" in said(review)
    assert not any(level.is_percent for level in review.look.levels)
    assert len(visible(review)) >= 5
    assert max(visible(review)) > 30
    # never corrected
    assert review.look.reference is not None
    assert review.look.reference.gray == reference


@pytest.mark.parametrize(
    ("reference", "maximum", "hint"),
    [
        (6000.0, 63.0, "Divided by 100 it would be 60.00 Gy"),
        (2.0, 63.0, "Times 30 it would be 60.00 Gy"),
        (60.0, 2.1, "of one fraction? Times 30 it would be 63.00 Gy"),
        (500.0, 60.0, ""),
    ],
)
def test_what_may_be_the_reason_is_suggested(
    reference: float, maximum: float, hint: str
) -> None:
    text = said(reviewed((reference,), dose_of(maximum)))
    assert "of that" in text
    assert hint in text
    assert bool(hint) == ("would be" in text)


@pytest.mark.parametrize("typed", ["typed by the user", "Target Prescription Dose, x"])
def test_whatever_is_chosen_as_100_percent_is_judged(typed: str) -> None:
    review = reviewed((50.0, 60.0), dose_of(63.0))
    assert said(review) == ""
    review.look.set_reference(Reference(6000.0))
    assert "1.05 %" in said(review)
    assert len(visible(review)) >= 5
    review.look.set_reference(Reference(60.0))
    assert said(review) == ""
    assert all(level.is_percent for level in review.look.levels)
    review.look.set_reference(None)
    assert said(review) == ""


def test_levels_of_the_user_stay() -> None:
    review = reviewed((60.0,), dose_of(63.0))
    mine = (Level(95, True, (1, 2, 3)),)
    review.look.set_levels(mine)
    review.look.set_reference(Reference(6000.0))
    assert review.look.levels == mine
    assert "1.05 %" in said(review)


@pytest.mark.parametrize("summation", [SummationType.BEAM, SummationType.FRACTION])
def test_a_part_of_the_dose_has_lines_and_the_whole_has_its_own_again(
    summation: SummationType,
) -> None:
    whole, part = dose_of(63.0), dose_of(2.1, summation)
    review = reviewed((60.0,), whole, part)
    before = review.look.levels
    assert all(level.is_percent for level in before)
    review.set_dose(part)
    assert len(visible(review)) >= 5
    assert "3.5 %" in said(review)
    assert str(summation) in said(review)
    assert "would be" not in said(review)  # nothing is wrong with the prescription
    review.set_dose(whole)
    assert review.look.levels == before
    assert said(review) == ""


def test_a_part_alone_has_no_reference_and_nothing_is_said() -> None:
    review = reviewed((60.0,), dose_of(20.0, SummationType.BEAM))
    assert review.look.reference is None
    assert said(review) == ""


def test_a_dose_of_nothing_or_without_unit_is_not_judged() -> None:
    zero = make_dose(GRID, lambda x, y, z: 0 * x, 1.0)
    assert said(reviewed((60.0,), zero)) == ""
    relative = replace(dose_of(1.0), units=DoseUnits.RELATIVE)
    assert said(reviewed((60.0,), relative)) == ""


def test_reset_brings_levels_that_can_be_seen(qtbot: QtBot) -> None:
    review = reviewed((6000.0,), dose_of(63.0))
    editor = IsodoseEditor(review)
    qtbot.addWidget(editor)
    usual = review.look.levels
    review.look.set_levels([])
    editor.reset.click()
    assert review.look.levels == usual
    assert len(visible(review)) >= 5


def brachy(prescriptions: tuple[float, ...]) -> Review:
    """60/r² around a source: 1200 Gy beside it, 7 Gy at 2.9 mm from the corner."""
    plan = make_plan(prescriptions)
    groups = (FractionGroup(number=1, fractions=4, beams=0, brachy_setups=1),)
    spiky = make_dose(
        GRID,
        lambda x, y, z: 60 / np.maximum((x / 10) ** 2 + (y / 10) ** 2, 0.05) + 0 * z,
        1500.0,
    )
    review = Review()
    plan = replace(plan, fraction_groups=groups, beams=())
    review.set_case(small_case(doses=(spiky,), plan=plan))
    return review


def test_around_a_source_levels_and_wash_are_about_the_reference() -> None:
    review = brachy((7.0,))
    assert review.dose is not None
    assert review.dose.maximum > 1000
    assert all(level.is_percent for level in review.look.levels)
    assert review.look.wash_range == pytest.approx((1.4, 14.0))
    # the maximum at a source says nothing of the prescription
    assert said(review) == ""


def test_around_a_source_a_reference_chosen_later_does_the_same() -> None:
    review = brachy((5.0, 7.0))
    assert review.look.wash_range[1] > 1000
    review.look.set_reference(Reference(7.0, Prescription("Plan A")))
    assert review.look.wash_range[0] < 7 < review.look.wash_range[1] <= 14
    assert all(level.is_percent for level in review.look.levels)


def test_around_a_source_a_reference_above_all_doses_has_levels_in_gy() -> None:
    review = brachy((7000.0,))
    assert len(visible(review)) >= 5
    assert "does not fit the dose" in said(review)


@pytest.mark.slow
@pytest.mark.parametrize(("stated", "is_told"), [(None, False), ("7000", True)])
def test_the_checks_compare_no_maximum_at_a_source(
    tmp_path: Path, stated: str | None, is_told: bool
) -> None:
    folder = made_case("c16", tmp_path)
    if stated is not None:
        (path,) = (p for p in folder.rglob("*") if p.is_file() and _is_plan(p))
        plan = dcmread(path)
        plan.DoseReferenceSequence[0].TargetPrescriptionDose = stated
        plan.save_as(path)
    found = [one.rule for one in opened(folder).findings]
    assert ("RX-03" in found) is is_told


def _is_plan(path: Path) -> bool:
    return str(dcmread(path, force=True).get("Modality", "")) == "RTPLAN"


WIDE = stack(ORIENTATIONS[0], (2, 2), (-2, 0, 2), (-60, -60), (60, 60))


def wide(around: Callable[..., Any], reference: float, *, has_sources: bool) -> Review:
    """A dose on a grid of 12 cm, as a function of the distance from its axis, mm."""
    dose = make_dose(WIDE, lambda x, y, z: around(np.hypot(x, y)) + 0 * z, 1500.0)
    plan = make_plan((reference,))
    if has_sources:
        groups = (FractionGroup(number=1, fractions=4, beams=0, brachy_setups=1),)
        plan = replace(plan, fraction_groups=groups, beams=())
    review = Review()
    review.set_case(small_case(doses=(dose,), plan=plan))
    return review


def source(r: Any) -> Any:
    """Fall as 1/r², of 7 Gy at 10 mm; 1400 Gy on the axis."""
    return 700 / np.maximum(r**2, 0.5)


def beam(r: Any) -> Any:
    """60 Gy within 30 mm, then less and less."""
    return 60 * np.exp(-np.maximum(r - 30, 0) / 10)


def small_beam(r: Any) -> Any:
    """65 Gy in a target of 10 mm, and a steep fall."""
    return 65 * np.exp(-np.maximum(r - 10, 0) / 8)


@pytest.mark.parametrize("has_sources", [True, False])
def test_the_wash_of_a_peaked_dose_is_from_a_fifth_to_twice_the_reference(
    has_sources: bool,
) -> None:
    review = wide(source, 7.0, has_sources=has_sources)
    assert review.dose is not None
    assert review.dose.maximum == pytest.approx(1400)
    assert review.look.wash_range == pytest.approx((1.4, 14.0))
    assert all(level.is_percent for level in review.look.levels)


def test_the_bar_of_the_wash_of_a_peaked_dose_ends_where_its_handles_can_be_told(
    qtbot: QtBot,
) -> None:
    """To the maximum, 1400 Gy, both would stand within 3 of 270 pixels."""
    review = wide(source, 7.0, has_sources=True)
    wash = WashEditor(review)
    qtbot.addWidget(wash)
    wash.resize(320, 300)
    wash.show()
    bar, span = wash.bar, wash.bar.width() - 14
    assert bar.x_of(28.0) - bar.x_of(0.0) == pytest.approx(span)
    assert bar.x_of(14.0) - bar.x_of(1.4) == pytest.approx(0.45 * span)
    review.look.set_wash(high=280.0)  # typed: it goes on to there
    assert bar.x_of(280.0) - bar.x_of(0.0) == pytest.approx(span)


@pytest.mark.parametrize(
    ("dose", "reference", "has_sources"),
    [
        (beam, 2.0, False),  # of one fraction of 30
        (small_beam, 18.0, False),  # of one fraction of 3
        (beam, 60.0, False),
        (source, 0.02, True),  # far below all of the dose
        (source, 0.02, False),
    ],
)
def test_the_wash_of_any_other_dose_reaches_its_maximum(
    dose: Callable[..., Any], reference: float, has_sources: bool
) -> None:
    review = wide(dose, reference, has_sources=has_sources)
    assert review.dose is not None
    top = review.dose.maximum
    assert review.look.wash_range == pytest.approx((0.2 * top, top))


@pytest.mark.slow
def test_real_forms(tmp_path: Path) -> None:
    review = Review()
    review.set_case(opened(made_case("c17", tmp_path / "c17")))
    assert "stated in cGy" in said(review)
    assert len(visible(review)) >= 5
    review.set_case(opened(made_case("c16", tmp_path / "c16")))
    assert review.look.wash_range[0] < 7 < review.look.wash_range[1] <= 14


def test_where_none_is_chosen_the_panel_says_whether_the_plan_states_any(
    qtbot: QtBot,
) -> None:
    """Two that differ are no answer; of none there is nothing to choose."""
    for prescriptions, word in (((14.0, 11.31), "the plan states"), ((), "named")):
        review = reviewed(prescriptions, dose_of(14.68))
        review.look.set_reference(None)
        editor = ReferenceChooser(review)
        qtbot.addWidget(editor)
        told = editor.source.text()
        assert "as 100 %" in told
        assert word in told
        assert editor.choice.count() == len(prescriptions) + 2
