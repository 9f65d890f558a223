"""Items 18, 19, 20, 23, 24, 37 and 39: each finds its fault, the good plan passes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.dose import DoseType, SummationType
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.goals.goal import Comparison, Goal, GoalTemplate
from dosiscope.core.goals.outcome import GoalOutcome, GoalReport, GoalResult
from dosiscope.core.plan import FractionGroup
from dosiscope.core.text import MINUS
from dosiscope.resources.plan_limits import bundled_limits
from support.axial import ORIENTATIONS, make_dose, stack
from support.checked_plan import (
    COUCH,
    CTV,
    EXTERNAL,
    GTV,
    LEFT,
    MIDDLE,
    POINT,
    PRESCRIBED,
    PTV,
    RIGHT,
    answers,
    around,
    changed,
    cylinder,
    dose_like,
    good_case,
    good_dose,
    good_plan,
    results_of,
    sphere,
    subject_of,
)

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan


def flat(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
    """60 Gy everywhere."""
    found: np.ndarray = 60 + 0 * (x + y + z)
    return found


@pytest.mark.parametrize("item", ["PC-18", "PC-19", "PC-37"])
def test_the_good_plan_passes(item: str) -> None:
    assert set(results_of(item)) == {"PASS"}


def test_without_a_dose_there_is_no_answer() -> None:
    case = good_case(doses=())
    for item in ("PC-18", "PC-19", "PC-20", "PC-23", "PC-37", "PC-39"):
        assert results_of(item, subject_of(case)) == ["NOT_EVALUABLE"]


# --- 18: the grid holds the structures -------------------------------------------


@pytest.mark.parametrize("measured", [(), (PTV,)])
def test_a_target_beyond_the_grid_is_flagged(measured: tuple[int, ...]) -> None:
    """The grid ends at x = 60 mm, the target at 70 mm."""
    dose = dose_like(around(MIDDLE), half=60)
    subject = subject_of(good_case(doses=(dose,)), measured=measured)
    first, *_ = answers("PC-18", subject)
    assert first.result.value == "FLAG"
    assert first.rois == (PTV, CTV)
    assert "Targets reach out of the dose grid" in first.message
    if measured:  # the cap of a sphere of 20 mm beyond 10 mm: 5/32 of it
        assert '"PTV_60" 15.' in first.found


def test_an_organ_that_leaves_the_grid_where_dose_is_high_is_flagged() -> None:
    cord = cylinder(20, 5, "SpinalCord", "ORGAN", (0, 60))
    case = good_case(changed(cord), doses=(dose_like(flat),))
    first, *_ = answers("PC-18", subject_of(case, measured=(20,)))
    assert (first.result.value, first.rois) == ("FLAG", (20,))
    assert "up to 100.0 % of the maximum" in first.message


def test_an_organ_that_leaves_the_grid_where_dose_is_low_is_told() -> None:
    cord = cylinder(20, 5, "SpinalCord", "ORGAN", (-60, 60))
    case = good_case(changed(cord))
    first, *_ = answers("PC-18", subject_of(case, measured=(20,)))
    assert (first.result.value, first.rois) == ("REPORT", (20,))
    # from -61 to 61 mm, in a grid from -50 to 50
    assert first.found == f'"SpinalCord" {100 * 22 / 122:.1f} %'


def test_the_outline_and_the_couch_need_not_be_in_the_grid() -> None:
    (one,) = answers("PC-18", subject_of(measured=(EXTERNAL,)))
    assert one.result.value == "PASS"


# --- 19: how fine the grid is ----------------------------------------------------


def dose_of(step: float, along: float) -> Dose:
    z = np.arange(-50, 50.1, along)
    grid = stack(ORIENTATIONS[0], (step, step), z, (20, -30), (80, 30))
    return make_dose(grid, around(MIDDLE))


@pytest.mark.parametrize(
    ("step", "along", "result"),
    [(2.5, 2.5, "PASS"), (2.6, 2.5, "FLAG"), (2.5, 5.0, "FLAG"), (1.25, 1.25, "PASS")],
)
def test_the_spacing_is_held_against_the_limit(
    step: float, along: float, result: str
) -> None:
    case = good_case(doses=(dose_of(step, along),))
    (one,) = answers("PC-19", subject_of(case))
    assert one.result.value == result
    assert one.expected == "at most 2.5 mm"


def test_between_images_nothing_finer_is_asked_along_z() -> None:
    """Images and dose planes 5 mm apart."""
    ct = good_case().ct
    assert ct is not None
    part = np.arange(0, 60, 1)[::1]
    coarse = ct.geometry.part(slice(0, len(part)), slice(None), slice(None))
    geometry = replace(coarse, offsets=coarse.offsets * 2.5)
    ct = replace(ct, geometry=geometry, stored=ct.stored[: len(part)])
    case = good_case(doses=(dose_of(2.5, 5.0),), ct=ct)
    (one,) = answers("PC-19", subject_of(case))
    assert one.result.value == "PASS"
    assert "along z as the images, 5 mm" in one.message


@pytest.mark.parametrize(("step", "result"), [(1.25, "PASS"), (2.0, "FLAG")])
def test_a_small_target_asks_for_a_finer_grid(step: float, result: str) -> None:
    """A sphere of 6 mm: 0.9 cc."""
    rois = changed(sphere(PTV, 6, "PTV", "PTV"), without=(CTV, GTV))
    case = good_case(rois, doses=(dose_of(step, step),))
    (one,) = answers("PC-19", subject_of(case))
    assert (one.result.value, one.rois) == (result, (PTV,))
    assert one.expected == "at most 1.25 mm"


def test_a_limit_that_is_not_set_judges_nothing() -> None:
    limits = replace(bundled_limits(), grid_spacing_mm=None, small_target_cc=None)
    assert results_of("PC-19", subject_of(limits=limits)) == ["REPORT"]


# --- 20: what was calculated -----------------------------------------------------


def test_the_calculation_is_told() -> None:
    (one,) = answers("PC-20")
    assert one.message == (
        "The dose is physical; correction for tissue IMAGE, written by Maker Planner."
    )


def test_a_dose_of_unknown_kind_is_flagged() -> None:
    dose = replace(good_dose(), type=DoseType.NOT_STATED)
    assert results_of("PC-20", subject_of(good_case(doses=(dose,)))) == ["FLAG"]


# --- 23: goals and the highest dose ----------------------------------------------


def goals(*results: GoalResult) -> GoalReport:
    goal = Goal(
        structure="PTV_60",
        metric=parse_metric("D95%[Gy]"),
        comparison=Comparison.AT_LEAST,
        limit=57.0,
    )
    outcomes = tuple(
        GoalOutcome(goal=goal, result=one, roi_number=PTV, roi_name="PTV_60")
        for one in results
    )
    return GoalReport(
        template=GoalTemplate(name="Head", goals=(goal,) * len(results)),
        outcomes=outcomes,
    )


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (("PASS", "PASS"), "PASS"),
        (("PASS", "FAIL"), "FLAG"),
        (("PASS", "VARIATION"), "REPORT"),
        (("PASS", "NOT_DECIDED"), "REPORT"),
        (("PASS", "NOT_EVALUABLE"), "NOT_EVALUABLE"),
        (("VARIATION", "FAIL", "NOT_DECIDED"), "FLAG"),
        ((), "NOT_EVALUABLE"),
    ],
)
def test_goals_are_as_they_were_judged(results: tuple[str, ...], expected: str) -> None:
    report = goals(*map(GoalResult, results))
    first, _ = answers("PC-23", subject_of(goals=report))
    assert first.result.value == expected
    assert first.rois == ((PTV,) if "FAIL" in results else ())


def test_goals_that_could_not_be_read_are_no_pass() -> None:
    report = goals(GoalResult.PASS)
    template = replace(report.template, left_out=("line 3: no metric",))
    report = replace(report, template=template)
    first, _ = answers("PC-23", subject_of(goals=report))
    assert first.result.value == "NOT_EVALUABLE"
    assert first.found.endswith("1 left out")


def test_the_highest_dose_lies_in_the_target() -> None:
    _, hot = answers("PC-23")
    assert hot.result.value == "PASS"
    assert hot.rois == (PTV, CTV, GTV)
    assert hot.message == (
        "The highest dose, 63.00 Gy, is at (50.0, 0.0, 0.0) mm, in "
        '"PTV_60", "CTV_60", "GTV_60".'
    )


def test_a_hot_spot_outside_all_targets_is_flagged_with_what_it_is_in() -> None:
    dose = dose_like(around((-40, 40, 10), 70))
    _, hot = answers("PC-23", subject_of(good_case(doses=(dose,))))
    assert (hot.result.value, hot.rois) == ("FLAG", (RIGHT,))
    assert 'in "Parotid_R", outside all targets' in hot.message


def test_a_maximum_outside_that_is_not_hot_is_told() -> None:
    """64 of 60 Gy: less than 107 %."""
    dose = dose_like(around((-40, 40, 10), 64))
    _, hot = answers("PC-23", subject_of(good_case(doses=(dose,))))
    assert hot.result.value == "REPORT"


def test_the_sample_beside_a_small_target_is_in_it() -> None:
    rois = changed(
        sphere(PTV, 2.1, "PTV", "PTV", (52.0, 0, 0)), without=(CTV, GTV, POINT)
    )
    _, hot = answers("PC-23", subject_of(good_case(rois)))
    assert hot.result.value == "PASS"


def test_goals_are_told_though_the_dose_is_zero() -> None:
    dose = dose_like(lambda x, y, z: 0 * (x + y + z))
    subject = subject_of(good_case(doses=(dose,)), goals=goals(GoalResult.FAIL))
    assert results_of("PC-23", subject) == ["FLAG", "NOT_EVALUABLE"]


def test_at_the_sources_of_brachytherapy_the_highest_dose_is_told() -> None:
    group = FractionGroup(number=1, fractions=4, brachy_setups=1)
    plan = replace(good_plan(), fraction_groups=(group,), beams=())
    dose = dose_like(around((-40, 40, 10), 600), 600)
    case = good_case(doses=(dose,), plan=plan)
    _, hot = answers("PC-23", subject_of(case))
    assert hot.result.value == "REPORT"
    assert "FLAG" not in results_of("PC-37", subject_of(case))


# --- 24: conformity --------------------------------------------------------------


def test_small_fractions_ask_for_no_conformity() -> None:
    (one,) = answers("PC-24")
    assert (one.result.value, one.found) == ("REPORT", "2.00 Gy")


def in_fractions(count: int) -> Plan:
    group = FractionGroup(number=1, fractions=count)
    return replace(good_plan(), fraction_groups=(group,))


def test_large_fractions_have_the_index_of_paddick() -> None:
    """60 Gy lie on a sphere of 16 mm around the middle of the target, of 20 mm.

    The index is the ratio of their volumes: (16 / 20)^3.
    """
    maximum = PRESCRIBED * np.exp(16**2 / 2000)
    dose = dose_like(around(MIDDLE, maximum))
    case = good_case(doses=(dose,), plan=in_fractions(3))
    (one,) = answers("PC-24", subject_of(case, measured=(PTV,)))
    assert (one.result.value, one.rois) == ("REPORT", (PTV,))
    assert float(one.found) == pytest.approx(0.512, rel=0.02)
    assert "Paddick conformity index of 0.5" in one.message
    assert "at 60.00 Gy" in one.message


def test_targets_that_share_the_isodose_have_no_index() -> None:
    rois = changed(sphere(20, 10, "PTV_2", "PTV", (-50, 0, 0)))
    dose = dose_like(flat)
    case = good_case(rois, doses=(dose,), plan=in_fractions(3))
    (one,) = answers("PC-24", subject_of(case, measured=(PTV, 20)))
    assert (one.result.value, one.rois) == ("NOT_EVALUABLE", (PTV, 20))
    assert one.message.startswith('The conformity at 60.00 Gy is not known of "PTV_60"')


def test_a_target_without_a_dvh_has_no_index() -> None:
    (one,) = answers("PC-24", subject_of(good_case(plan=in_fractions(3))))
    assert one.result.value == "NOT_EVALUABLE"
    assert "no DVH" in one.message


def test_without_a_number_of_fractions_nothing_is_known() -> None:
    plan = replace(good_plan(), fraction_groups=())
    assert results_of("PC-24", subject_of(good_case(plan=plan))) == ["NOT_EVALUABLE"]


# --- 37: the maximum -------------------------------------------------------------


@pytest.mark.parametrize(
    ("maximum", "result", "found"),
    [
        (63.0, "PASS", "105 %"),
        (71.9, "PASS", "120 %"),
        (74.0, "FLAG", "123 %"),
        (0.63, "FLAG", "1 %"),
        (6300.0, "FLAG", "10500 %"),
    ],
)
def test_the_maximum_fits_the_prescription(
    maximum: float, result: str, found: str
) -> None:
    dose = dose_like(around(MIDDLE, maximum), maximum)
    (one,) = answers("PC-37", subject_of(good_case(doses=(dose,))))
    assert (one.result.value, one.found) == (result, found)


def test_within_a_target_of_large_fractions_a_high_maximum_is_meant() -> None:
    """60 Gy in three fractions, 140 % in the middle."""
    group = FractionGroup(number=1, fractions=3)
    plan = replace(good_plan(), fraction_groups=(group,))
    dose = dose_like(around(MIDDLE, 84))
    case = good_case(doses=(dose,), plan=plan)
    assert results_of("PC-37", subject_of(case)) == ["REPORT"]


def test_what_is_not_of_the_whole_plan_is_not_compared() -> None:
    dose = replace(good_dose(), summation=SummationType.BEAM)
    assert results_of("PC-37", subject_of(good_case(doses=(dose,)))) == [
        "NOT_EVALUABLE"
    ]


# --- 39: a second calculation ----------------------------------------------------


def second(factor: float, **changes: Any) -> Dose:
    """The dose times a factor, as of another system."""
    other = dose_like(around(MIDDLE, 63 * factor))
    head = replace(other.header, sop_instance_uid="5.5", manufacturer="Second")
    return replace(other, header=head, **changes)


@pytest.mark.parametrize(
    ("factor", "result", "found"),
    [
        (1.049, "PASS", "+4.9 % at the isocentre, +4.9 % at the maximum"),
        (0.96, "PASS", f"{MINUS}4.0 % at the isocentre, {MINUS}4.0 % at the maximum"),
        (1.051, "FLAG", "+5.1 % at the isocentre, +5.1 % at the maximum"),
        (0.9, "FLAG", f"{MINUS}10.0 % at the isocentre, {MINUS}10.0 % at the maximum"),
    ],
)
def test_a_second_dose_differs_by_less_than_the_limit(
    factor: float, result: str, found: str
) -> None:
    case = good_case(doses=(good_dose(), second(factor)))
    (one,) = answers("PC-39", subject_of(case))
    assert (one.result.value, one.found) == (result, found)
    assert "Second Planner" in one.message


def test_an_isocentre_in_low_dose_is_no_point_to_compare() -> None:
    x, y, z = MIDDLE
    plan = good_plan()
    beams = tuple(replace(b, isocentre=(x - 100, y, z)) for b in plan.beams)
    case = good_case(doses=(good_dose(), second(1.02)), plan=replace(plan, beams=beams))
    (one,) = answers("PC-39", subject_of(case))
    assert one.found == "+2.0 % at the maximum"


@pytest.mark.parametrize(
    "changes",
    [
        {"plan_uid": "9.9"},
        {"type": DoseType.EFFECTIVE},
        {"summation": SummationType.BEAM},
    ],
)
def test_what_is_another_quantity_is_no_second_dose(changes: dict[str, object]) -> None:
    case = good_case(doses=(good_dose(), second(1.2, **changes)))
    assert results_of("PC-39", subject_of(case)) == ["NOT_EVALUABLE"]


def test_numbers_of_structures_are_those_that_exist() -> None:
    known = {EXTERNAL, PTV, CTV, GTV, LEFT, RIGHT, COUCH, POINT}
    for item in ("PC-18", "PC-19", "PC-23", "PC-24"):
        for one in answers(item):
            assert set(one.rois) <= known
