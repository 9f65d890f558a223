"""What must never pass without a word: each trap with why its result is right.

The cord is a rod of 6 mm radius at x = -30 in the dose 40 + 0.4 x Gy: 25.6 to 30.4 Gy,
mean 28, 2.49 cc; the target one of 10 mm at x = 0: 36 to 44 Gy, mean 40.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.goals.evaluate import evaluate_goals
from dosiscope.core.goals.goal import Comparison, GoalTemplate
from dosiscope.core.goals.goals_csv import GoalFileError, parse_goals
from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.identity import Personal
from dosiscope.core.isodose import Prescription, Reference
from dosiscope.core.kinds import Kind
from dosiscope.core.not_shown import Withheld
from dosiscope.core.reason import Reason
from dosiscope.core.structures import Contour, GeometricType
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    header,
    make_dose,
    make_roi,
    stack,
)
from support.dvh_results import ramp
from support.goals import (
    CORD,
    TARGET,
    Z,
    cord_case,
    goal_of,
    outcome_of,
    plan_of,
    rod,
    slope,
)
from support.made_doses import difference, weighted_sum
from support.measured import measured_rois

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose

PASS, VARIATION, FAIL = GoalResult.PASS, GoalResult.VARIATION, GoalResult.FAIL
OPEN, NONE = GoalResult.NOT_DECIDED, GoalResult.NOT_EVALUABLE
# every dose of the cord is far below, so that only the trap can keep it from passing
EASY = "Cord;;Max[Gy];<=;50"


@dataclass(frozen=True, kw_only=True)
class Trap:
    """A case, a goal, and what must come of it."""

    name: str
    case: Callable[[], Case]
    line: str = EASY
    result: GoalResult = NONE
    told: str
    how: dict[str, Any] = field(default_factory=dict)


def trap(
    name: str, case: Callable[[], Case], line: str, result: GoalResult, told: str,
    **how: Any,
) -> Trap:  # fmt: skip
    return Trap(name=name, case=case, line=line, result=result, told=told, how=how)


def with_dose(**changes: Any) -> Callable[[], Case]:
    return lambda: cord_case(dose=replace(slope(), **changes))


def part(summation: SummationType) -> Trap:
    """The rest of the treatment adds dose: what is met now may not be met by all."""
    case = with_dose(summation=summation)
    return trap(f"{summation} dose", case, EASY, NONE, "a part of the treatment")


def other_dose(factor: float = 1.0, uid: str = "1.77") -> Dose:
    first = slope()
    return replace(
        first,
        header=replace(first.header, sop_instance_uid=uid),
        plan_uid="1.8.8",
        scaling=first.scaling * factor,
    )


def peak(width: float = 15) -> Dose:
    """A peak of 60 Gy in the middle of eight samples, its standard deviation in mm."""
    z = [float(z) for z in range(-20, 21, 2)]
    geometry = stack(ORIENTATIONS[0], (2, 2), z, (-40, -40), (40, 40))
    return make_dose(
        geometry,
        lambda x, y, z: (
            60 * np.exp(-((x - 1) ** 2 + (y - 1) ** 2 + (z - 1) ** 2) / (2 * width**2))
        ),
        60,
    )


def with_gaps() -> Case:
    """A sum of doses of which one has no data within the cord."""
    dose = weighted_sum((slope(), other_dose()), (1, 1))
    values = np.array(dose.stored, np.float64)
    values[:, :, :5] = np.nan  # up to x = -32, a third of it
    return cord_case(dose=replace(dose, stored=values))


def renamed(number: int, name: str, x: float) -> Case:
    return cord_case(rod(number, name, x))


def flat(number: int, name: str) -> Any:
    """An ROI whose contours have no area."""
    lines = [closed(np.array([[-33.0, 0, z], [-30, 0, z], [-27, 0, z]])) for z in Z]
    return make_roi(number, lines, name)


def points(number: int, name: str) -> Any:
    one = Contour(GeometricType.POINT, np.array([[-30.0, 0, 0]]))
    return make_roi(number, [one], name)


def lines(number: int, name: str) -> Any:
    open_line = Contour(GeometricType.OPEN_PLANAR, circle(-30, 0, 0, 5, 12))
    return make_roi(number, [open_line], name)


PARTLY_OUT = rod(5, "Edge", -38)  # the grid ends at x = -40
OUT = rod(6, "Far", -60)
EMPTY = make_roi(7, [], "Empty")
HIDDEN = replace(rod(8, "Hidden", -30), withheld=Reason.of("its frame is another"))
NOT_MEASURED = replace(
    rod(9, "Crossed", -30), not_measured=(Reason.of("its contours cross"),)
)
ONE_SLICE = make_roi(10, [closed(circle(-30, 0, 0, 6))], "Slice")
OTHER_PATIENT = Withheld(
    header=header(Kind.STRUCTURE_SET),
    label="S",
    reason=Reason.of("its Patient ID is {there}", there=Personal("ID-4711")),
)
TARGETS = [
    replace(rod(14, "PTV_1", -8), interpreted_types=("PTV",)),
    replace(rod(15, "PTV_2", 8), interpreted_types=("PTV",)),
]
HUNDRED = Reference(40.0)
CENTS = Reference(4000.0, Prescription("Plan", "as stated"))

TRAPS = [
    # --- which structure
    trap("missing structure", cord_case, "Heart;;Mean[Gy];<=;50", NONE, "no structure"),
    trap("missing, with aliases", cord_case, "Heart;herz*;Mean[Gy];<=;50", NONE,
         "or an alias of it"),
    trap("two of one name", lambda: renamed(3, "Cord", 0), EASY, NONE,
         "“Cord” [1] and “Cord” [3] both fit"),
    trap("two names that differ in case", lambda: renamed(3, "CORD", 0), EASY, NONE,
         "both fit “Cord”"),
    trap("two fit an alias", lambda: renamed(3, "Cord2", 0), "Myelon;cord*;Mean;<=;50",
         NONE, "“Cord” [1] and “Cord2” [3] both fit “cord*”"),
    trap("two aliases fit two", cord_case, "X;cord|ptv;Mean[Gy];<=;50", NONE,
         "both fit “cord | ptv”"),
    trap("a bracket is no wildcard", cord_case, "X;[cp]ord;Mean[Gy];<=;50", NONE,
         "no structure"),
    trap("two are proposed", lambda: cord_case(rod(3, "Myelon", 0)),
         "SpinalCord;;Max[Gy];<=;50", NONE, "both fit “SpinalCord”"),
    trap("one is proposed: said", cord_case, "SpinalCord;;Max[Gy];<=;50", PASS,
         "the proposed TG-263 name is SpinalCord"),
    trap("found by an alias: said", cord_case, "Myelon;c?rd;Max[Gy];<=;50", PASS,
         "“Cord” fits the alias “c?rd”"),
    trap("assigned by the user: said", cord_case, "Myelon;;Max[Gy];<=;50", PASS,
         "“Cord” was assigned by the user", assignments={"myelon": "Cord"}),
    trap("assigned is not here", cord_case, "Heart;;Max[Gy];<=;50", NONE,
         "no structure", assignments={"Heart": "Herz of last week"}),
    trap("two of one ROI Number", lambda: renamed(1, "Other", 0), EASY, NONE,
         "several structures have the ROI Number 1"),
    trap("no structure set", lambda: replace(cord_case(), structure_set=None), EASY,
         NONE, "there is no structure set"),
    trap("structure set withheld",
         lambda: replace(cord_case(), structure_set=None, withheld=(OTHER_PATIENT,)),
         EASY, NONE, "the structure set is withheld: its Patient ID is …"),
    # --- what the structure is
    trap("empty ROI", lambda: cord_case(EMPTY), "Empty;;Max[Gy];<=;50", NONE,
         "no contours"),
    trap("withheld ROI", lambda: cord_case(HIDDEN), "Hidden;;Max[Gy];<=;50", NONE,
         "withheld: its frame is another"),
    trap("ROI that is not measured", lambda: cord_case(NOT_MEASURED),
         "Crossed;;Max[Gy];<=;50", NONE, "its contours cross"),
    trap("zero volume", lambda: cord_case(flat(11, "Flat")),
         "Flat;;V20Gy[%];<=;50", NONE, ""),
    trap("points only", lambda: cord_case(points(12, "Point")),
         "Point;;Max[Gy];<=;50", NONE, ""),
    trap("open lines only", lambda: cord_case(lines(13, "Line")),
         "Line;;Max[Gy];<=;50", NONE, ""),
    # where a single slice ends, its contours do not tell: 0.23 cc may be 0.45
    trap("ends that nobody knows", lambda: cord_case(ONE_SLICE),
         "Slice;;Volume[cc];<=;0.4", OPEN, "within the uncertainty"),
    # --- where the structure is
    trap("outside the grid", lambda: cord_case(OUT), "Far;;Max[Gy];<=;50", NONE,
         "grid"),
    # what is outside may have any dose
    trap("partly outside: maximum", lambda: cord_case(PARTLY_OUT),
         "Edge;;Max[Gy];<=;50", OPEN, "outside the dose grid"),
    trap("partly outside: mean", lambda: cord_case(PARTLY_OUT),
         "Edge;;Mean[Gy];<=;50", OPEN, "outside the dose grid"),
    trap("partly outside: volume", lambda: cord_case(PARTLY_OUT),
         "Edge;;V30Gy[%];<=;20", OPEN, "outside the dose grid"),
    # all that is outside is 29.2 %: even if it had 30 Gy, that were no more than 40 %
    trap("partly outside: met whatever is there", lambda: cord_case(PARTLY_OUT),
         "Edge;;V30Gy[%];<=;40", PASS, "outside the dose grid"),
    trap("partly outside: near maximum", lambda: cord_case(PARTLY_OUT),
         "Edge;;D0.03cc[Gy];<=;50", OPEN, "outside the dose grid"),
    trap("partly outside: minimum", lambda: cord_case(PARTLY_OUT),
         "Edge;;Min[Gy];>=;10", OPEN, "outside the dose grid"),
    # a lower bound proves a miss: more than half of it has 24 Gy or more
    trap("partly outside: fails surely", lambda: cord_case(PARTLY_OUT),
         "Edge;;V20Gy[%];<=;40", FAIL, "outside the dose grid"),
    # --- an umlaut of one sign or two
    trap("another spelling of an umlaut",
         lambda: cord_case(rod(3, "Ho\u0308cker", -30)),
         "H\u00f6cker;;D0.03cc[Gy];<=;20", FAIL, ""),
    trap("two that differ in the spelling of an umlaut",
         lambda: cord_case(rod(3, "Ho\u0308cker", -30), rod(4, "H\u00d6CKER", 0)),
         "H\u00f6cker;;D0.03cc[Gy];<=;60", NONE, "both fit"),
    # --- what 100 % is
    trap("% of dose without reference", cord_case, "Cord;;Max[%];<=;200", NONE,
         "no reference dose"),
    trap("V in % without reference", cord_case, "Cord;;V150%[%];<=;50", NONE,
         "no reference dose"),
    trap("whole dose in % without reference", cord_case, ";;Max[%];<=;200", NONE,
         "no reference dose"),
    trap("a prescription in cGy", cord_case, "Cord;;Max[%];<=;107", NONE,
         "100 % is 4000.00 Gy, which does not fit the dose", reference=CENTS),
    trap("a volume at % of a prescription in cGy", cord_case, "Cord;;V95%[%];<=;5",
         NONE, "(stated in cGy? Divided by 100 it would be 40.00 Gy)",
         reference=CENTS),
    trap("the whole dose in % of a prescription in cGy", cord_case, ";;Max[%];<=;107",
         NONE, "which does not fit the dose", reference=CENTS),
    trap("a typed 100 % that does not fit: said", cord_case, "Cord;;Max[%];<=;107",
         PASS, "100 % is 4000.00 Gy, which does not fit the dose",
         reference=Reference(4000.0)),
    trap("of no concern to a goal in Gy", cord_case, "Cord;;D95%[Gy];<=;40", PASS, "",
         reference=CENTS),
    # --- how much of it
    trap("cc above the volume", cord_case, "Cord;;D10cc[Gy];<=;50", NONE, "cc only"),
    trap("cold cc above the volume", cord_case, "Cord;;DC10cc[Gy];<=;50", NONE, "cc"),
    # --- what the dose is
    trap("RELATIVE", with_dose(units=DoseUnits.RELATIVE), EASY, NONE, "relative"),
    trap("no unit", with_dose(units=DoseUnits.NOT_STATED), EASY, NONE, "not stated"),
    trap("ERROR", with_dose(type=DoseType.ERROR), EASY, NONE, "ERROR"),
    # limits in Gy are used for Gy (RBE) in clinics: judged, and said in every row
    trap("EFFECTIVE in cGy: said", with_dose(type=DoseType.EFFECTIVE),
         "Cord;;Max[cGy];<=;6000", PASS, "a limit in cGy was compared with cGy (RBE)"),
    trap("EFFECTIVE without a limit in Gy: said", with_dose(type=DoseType.EFFECTIVE),
         "PTV;;HI;<=;0.9", PASS, "the dose is EFFECTIVE, in Gy (RBE)"),
    trap("EFFECTIVE, whole dose in cGy", with_dose(type=DoseType.EFFECTIVE),
         ";;Max[cGy];<=;5000", FAIL, "a limit in cGy was compared with cGy (RBE)"),
    trap("EFFECTIVE: said", with_dose(type=DoseType.EFFECTIVE), EASY, PASS,
         "compared with Gy (RBE)"),
    trap("type not stated: said", with_dose(type=DoseType.NOT_STATED), EASY, PASS,
         "does not state whether the dose is physical"),
    trap("EQD2 goal on physical dose", cord_case, "Cord;;Max[Gy EQD2];<=;50", NONE,
         "the goal is in Gy EQD2, the dose is physical"),
    trap("BED goal on physical dose", cord_case, "Cord;;Max[Gy BED 3];<=;50", NONE,
         "Gy BED 3"),
    trap("RBE goal on physical dose", cord_case, "Cord;;Max[Gy (RBE)];<=;50", NONE,
         "Gy RBE"),
    *map(part, (
        SummationType.BEAM, SummationType.BRACHY, SummationType.FRACTION_SESSION,
        SummationType.BEAM_SESSION, SummationType.BRACHY_SESSION,
        SummationType.CONTROL_POINT, SummationType.RECORD,
    )),
    trap("summation not stated", with_dose(summation=SummationType.NOT_STATED), EASY,
         NONE, "does not state whether the dose is that of the whole plan"),
    trap("FRACTION of the only group: said",
         with_dose(summation=SummationType.FRACTION), EASY, PASS,
         "the only fraction group"),
    trap("FRACTION of one of two groups",
         lambda: cord_case(dose=slope(summation=SummationType.FRACTION),
                           plan=plan_of(25, 5)), EASY, NONE, "the plan has 2"),
    trap("FRACTION without the plan",
         lambda: cord_case(dose=slope(summation=SummationType.FRACTION), plan=None),
         EASY, NONE, "is not known"),
    trap("difference", lambda: cord_case(dose=difference(slope(), other_dose(0.5))),
         EASY, NONE, "a difference"),
    trap("composite: said",
         lambda: cord_case(dose=weighted_sum((slope(), other_dose()), (0.5, 0.5))),
         EASY, PASS, "composite"),
    trap("no data within the cord", with_gaps, "Cord;;Max[Gy];<=;90", NONE,
         "outside the dose grid"),
    trap("whole dose with gaps", with_gaps, ";;Max[Gy];<=;190", OPEN, "has gaps"),
    # beyond the edge it may rise further
    trap("largest dose at the edge", cord_case, ";;Max[Gy];<=;60", OPEN, "at the edge"),
    # 60 Gy lie between the samples, of which the largest has 59.6: 59.8 is not met
    trap("peak between samples", lambda: cord_case(dose=peak()), ";;Max[Gy];<=;59.8",
         OPEN, "within the uncertainty"),
    trap("peak far below", lambda: cord_case(dose=peak()), ";;Max[Gy];<=;61", PASS, ""),
    trap("stored DVHs only",
         lambda: replace(cord_case(), doses=()), EASY, NONE, "no dose grid"),
    trap("dose of another plan: said", with_dose(plan_uid="1.8.8"), EASY, PASS,
         "of another plan than the one shown"),
    trap("RBE goal on RBE dose", with_dose(type=DoseType.EFFECTIVE),
         "Cord;;Max[Gy RBE];<=;50", PASS, ""),
    # --- how many fractions
    trap("another number of fractions", cord_case, f"{EASY};;;5", NONE,
         "for 5 fractions, the plan has 25"),
    trap("fewer than the least number", cord_case, f"{EASY};;;26-45", NONE,
         "for 26 to 45 fractions, the plan has 25"),
    trap("more than the most", cord_case, f"{EASY};;;1-24", NONE,
         "for 1 to 24 fractions, the plan has 25"),
    trap("a number between", cord_case, f"{EASY};;;25-45", PASS, ""),
    trap("one fraction only", cord_case, f"{EASY};;;1", NONE, "for 1 fraction, the"),
    trap("no plan", lambda: cord_case(plan=None), f"{EASY};;;25", NONE, "not shown"),
    trap("two fraction groups", lambda: cord_case(plan=plan_of(25, 5)), f"{EASY};;;25",
         NONE, "2 fraction groups"),
    trap("fractions not stated", lambda: cord_case(plan=plan_of(None)), f"{EASY};;;25",
         NONE, "does not state how many"),
    trap("dose of another plan", with_dose(plan_uid="1.8.8"), f"{EASY};;;25", NONE,
         "the plan of the dose is not shown"),
    trap("dose of several plans",
         with_dose(summation=SummationType.MULTI_PLAN, further_plan_uids=("1.8.8",)),
         f"{EASY};;;25", NONE, "several plans"),
    trap("dose of several plans, of which it names one",
         with_dose(summation=SummationType.MULTI_PLAN), f"{EASY};;;25", NONE,
         "several plans"),
    trap("an alias that nearly all fit",
         lambda: cord_case(*(rod(n, f"Rib{n}", -30) for n in range(3, 13))),
         "Bone;rib*;Max[Gy];<=;50", NONE, "“Rib7” [7] and 5 more all fit “rib*”"),
    trap("fractions of a composite",
         lambda: cord_case(dose=weighted_sum((slope(), other_dose()), (0.5, 0.5))),
         f"{EASY};;;25", NONE, "made of others"),
    # --- indices: of an isodose in the whole grid
    trap("isodose leaves the grid", cord_case, "PTV;;CI_RTOG@38Gy;<=;9", NONE, "grid"),
    trap("index in % without reference", cord_case, "PTV;;CI_RTOG@95%;<=;9", NONE,
         "no reference dose"),
    trap("isodose of two targets",
         lambda: cord_case(TARGETS[0], TARGETS[1], dose=peak(12)),
         "PTV_1;;CI_Paddick@30Gy;>=;0.1", NONE, "that of PTV_2"),
    trap("isodose of two targets, shared: said",
         lambda: cord_case(TARGETS[0], TARGETS[1], dose=peak(12)),
         "PTV_1;;CI_RTOG@30Gy;<=;9", PASS, "PTV_2"),
    # --- how near to the limit
    # 30.4 Gy at its edge; 0.03 cc of it have 30.2: a nearest voxel would say less
    trap("near maximum of the cord", cord_case, "Cord;;D0.03cc[Gy];<=;30", FAIL, ""),
    trap("maximum of the cord", cord_case, "Cord;;Max[Gy];<=;30", FAIL, ""),
    # in cGy the cord has 3040: a limit of 50 was meant in Gy
    trap("Gy meant, cGy written", cord_case, "Cord;;Max[cGy];<=;50", FAIL, ""),
    trap("volume within its uncertainty", cord_case, "Cord;;Volume[cc];<=;2.5", OPEN,
         "within the uncertainty"),
    trap("variation within the uncertainty", cord_case,
         "Cord;;Volume[cc];<=;2.3;2.5", OPEN, "within the uncertainty"),
    trap("between goal and variation", cord_case, "Cord;;Max[Gy];<=;30;31", VARIATION,
         ""),
    trap("as a control, an easy goal", cord_case, EASY, PASS, ""),
]  # fmt: skip


@pytest.mark.parametrize("one", TRAPS, ids=lambda one: one.name)
def test_no_trap_passes_without_a_word(one: Trap) -> None:
    outcome = outcome_of(one.case(), one.line, **one.how)
    assert outcome.result is one.result, outcome
    assert one.told in outcome.told
    if outcome.result in (OPEN, NONE):
        assert outcome.reason


def beyond(gray: float) -> float:
    """The share of the cord that receives at least so much, %."""
    h = (gray - 28) / 0.4
    return float(100 * (36 * np.arccos(h / 6) - h * np.sqrt(36 - h * h)) / (36 * np.pi))


def test_no_volume_of_the_cord_is_outside_its_interval() -> None:
    """So no limit is passed or failed against the truth."""
    case = cord_case()
    (cord,) = measured_rois(case, case.doses[0], [CORD], None)
    for gray in np.arange(25.65, 30.36, 0.05).round(2):
        value = cord.interval(parse_metric(f"V{gray}Gy[%]"))
        assert value.low <= beyond(gray) <= value.high, gray
        assert value.high - value.low < 1
        dose = cord.interval(parse_metric(f"D{beyond(gray):.9f}%[Gy]"))
        assert dose.low <= gray <= dose.high, gray


def test_there_are_enough_traps() -> None:
    assert len(TRAPS) >= 60


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Cord;;Max[Gy];<=;-5", "not below 0"),
        ("Cord;;Mean[Gy];>=;0", "always be met"),
        ("Cord;;V20Gy[%];<=;100", "always be met"),
        ("Cord;;V20Gy[%];>=;101", "never be met"),
        ("PTV;;CI_Paddick@95%;<=;1", "always be met"),
        ("PTV;;CI_Paddick@95%;>=;95", "never be met"),
        ("Cord;;Max[Gy];<=;30,5", "decimal comma: write 30.5, not 30,5"),
        ("Cord;;Max[Gy];<=;nan", "no number"),
        ("Cord;;Max[Gy];<=;inf", "no number"),
        ("Cord;;Max[Gy];<=;1e999", "are numbers"),
        ("Cord;;Max[Gy];<=;30;28", "would be met already"),
        ("PTV;;D95%[Gy];>=;38;39", "would be met already"),
        ("Cord;;Max[Gy];<;30", "op is <= or >="),
        ("Cord;;Max[Gy];<=;", "the goal is missing"),
        ("Cord;;;<=;30", "the metric is missing"),
        (";;Mean[Gy];<=;30", "the structure is missing"),
        ("Cord;;V20Gy[Gy];<=;30", "V20Gy[Gy]"),
        ("Cord;;Max[cc];<=;30", "Max[cc]"),
        ("Cord;;D120%[Gy];<=;30", "100 %"),
    ],
)
def test_a_line_that_could_pass_by_mistake_is_refused(line: str, why: str) -> None:
    with pytest.raises(GoalFileError, match="line 2: ") as caught:
        goal_of(line)
    assert why in str(caught.value)


def test_a_senseless_goal_that_was_made_in_the_program_is_not_judged() -> None:
    goal = replace(goal_of(EASY), comparison=Comparison.AT_LEAST, limit=-1.0)
    template = GoalTemplate(name="", goals=(goal,))
    case = cord_case()
    report = evaluate_goals(template, [], case=case, dose=case.doses[0])
    assert report.outcomes[0].result is NONE
    assert "not below 0" in report.outcomes[0].reason


def test_results_without_a_band_stored_or_of_another_dose_decide_nothing() -> None:
    case = cord_case()
    template = parse_goals("structure;metric;op;goal\nCord;Mean;<=;70")
    uid = case.doses[0].key
    for number, dvh_uid, why in (
        (1, uid, "its uncertainty has not been estimated"),
        (1, "1.2.99", "it is not measured"),
        (2, uid, "it is not measured"),
    ):
        result = DvhResult.of(ramp(roi_numbers=(number,), dose_uid=dvh_uid))
        report = evaluate_goals(template, [result], case=case, dose=case.doses[0])
        assert (report.outcomes[0].result, report.outcomes[0].reason) == (NONE, why)


def test_the_rods_are_what_the_table_says() -> None:
    assert CORD.name == "Cord"
    assert TARGET.name == "PTV"
    assert outcome_of(cord_case(), "Cord;;Mean[Gy];<=;28.001").result is PASS
    assert outcome_of(cord_case(), "Cord;;Mean[Gy];<=;27.999").result is FAIL
    assert outcome_of(cord_case(), "PTV;;Mean[Gy];>=;39.999").result is PASS
    assert (
        outcome_of(cord_case(), "PTV;;Mean[%];>=;99.9", reference=HUNDRED).result
        is PASS
    )
