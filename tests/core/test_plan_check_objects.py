"""Items 1, 2, 3, 25, 36 and 38: each finds its fault, and the good plan passes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.findings import Action, Result
from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind
from dosiscope.core.plan_check.check import check_plan
from dosiscope.core.structures import Contours
from support.axial import ORIENTATIONS, circle, closed, header, make_ct, make_roi, stack
from support.broken_courses import interrupted
from support.checked_plan import (
    EXTERNAL,
    MIDDLE,
    POINT,
    answers,
    changed,
    good_case,
    good_ct,
    good_plan,
    point,
    results_of,
    subject_of,
)
from support.courses import course_in
from support.findings import finding

if TYPE_CHECKING:
    from pathlib import Path

GOOD = ("PC-01", "PC-02", "PC-03", "PC-36")


@pytest.mark.parametrize("item", GOOD)
def test_the_good_plan_passes(item: str) -> None:
    assert set(results_of(item)) == {"PASS"}


def test_every_item_of_the_good_plan_has_an_answer_and_none_is_flagged() -> None:
    outcomes = check_plan(subject_of())
    mine = {*GOOD, "PC-15", "PC-17", "PC-18", "PC-19", "PC-20", "PC-21", "PC-22"}
    mine |= {"PC-23", "PC-24", "PC-25", "PC-27", "PC-34", "PC-35", "PC-37", "PC-39"}
    assert mine <= {one.item.id for one in outcomes}
    flagged = [o for o in outcomes if o.item.id in mine and o.result.value == "FLAG"]
    assert flagged == []
    for one in outcomes:
        assert one.message.endswith(".")
        assert one.message[0].isupper() or one.message[0] in '"0123456789'


# --- 1: the patient --------------------------------------------------------------


def test_another_patient_is_flagged_without_a_name() -> None:
    wrong = finding(
        "X^Y is not Z",
        Action.REFUSE,
        rule="PAT-03:differs",
        result=Result.FAIL,
        headline="{object} of another patient ID is not shown",
        object_kind="RT Dose",
    )
    (one,) = answers("PC-01", subject_of(good_case(findings=(wrong,))))
    assert one.result.value == "FLAG"
    assert one.message == "RT Dose of another patient ID is not shown."


def test_a_name_written_otherwise_is_the_same_patient() -> None:
    written = finding("", Action.NOTE, rule="PAT-04:spelling", result=Result.DEV)
    assert results_of("PC-01", subject_of(good_case(findings=(written,)))) == ["PASS"]


def test_a_patient_that_is_not_stated_is_no_pass() -> None:
    lacks = finding(
        "",
        rule="PAT-02",
        result=Result.FAIL,
        headline="No patient ID is stated",
        object_kind="RT Plan",
    )
    (one,) = answers("PC-01", subject_of(good_case(findings=(lacks,))))
    assert one.result.value == "NOT_EVALUABLE"
    assert one.message == "No patient ID is stated (RT Plan)"


# --- 2: the images ---------------------------------------------------------------


def test_another_ct_than_that_of_the_structures_is_flagged() -> None:
    ct = replace(good_ct(), header=replace(good_ct().header, series_uid="2.9"))
    (one,) = answers("PC-02", subject_of(good_case(ct=ct)))
    assert one.result.value == "FLAG"
    assert one.message == "Structure set: names another CT series."


def test_a_plan_of_another_structure_set_is_flagged() -> None:
    plan = replace(good_plan(), structure_set_uid="9.9")
    (one,) = answers("PC-02", subject_of(good_case(plan=plan)))
    assert (one.result.value, one.found) == ("FLAG", "9.9")


def test_images_that_are_not_here_are_not_judged() -> None:
    (one,) = answers("PC-02", subject_of(good_case(ct=None)))
    assert one.result.value == "NOT_EVALUABLE"
    assert "the CT series it names is not here" in one.message


# --- 3: the isocentre ------------------------------------------------------------


@pytest.mark.parametrize(("off", "result"), [(0.9, "PASS"), (1.1, "FLAG")])
def test_the_isocentre_lies_at_its_point(off: float, result: str) -> None:
    x, y, z = MIDDLE
    rois = changed(point(POINT, (x, y + off, z)))
    (one,) = answers("PC-03", subject_of(good_case(rois)))
    assert one.result.value == result
    assert one.found == f"{off} mm"
    assert one.rois == (POINT,)
    assert one.beams == (1, 2, 3)


def test_a_marker_is_told_and_not_judged() -> None:
    """3, 4 and 12 mm away: 13 mm."""
    x, y, z = MIDDLE
    rois = changed(point(POINT, (x + 3, y + 4, z + 12), "MARKER"))
    (one,) = answers("PC-03", subject_of(good_case(rois)))
    assert (one.result.value, one.found) == ("REPORT", "13.0 mm")


def test_every_isocentre_is_told_and_setup_beams_are_not() -> None:
    plan = good_plan()
    first, second, third = plan.beams
    beams = (
        first,
        replace(second, isocentre=(0.0, 0.0, 0.0)),
        replace(third, isocentre=(9.0, 9.0, 9.0), delivery="SETUP"),
    )
    subject = subject_of(good_case(plan=replace(plan, beams=beams)))
    assert [(one.result.value, one.beams) for one in answers("PC-03", subject)] == [
        ("PASS", (1,)),
        ("FLAG", (2,)),
    ]


def test_without_a_point_or_an_isocentre_there_is_no_answer() -> None:
    rois = changed(without=(POINT,))
    assert results_of("PC-03", subject_of(good_case(rois))) == ["NOT_EVALUABLE"]
    plan = replace(good_plan(), beams=())
    assert results_of("PC-03", subject_of(good_case(plan=plan))) == ["NOT_EVALUABLE"]


# --- 25: other plans -------------------------------------------------------------


def entry(uid: str, label: str, kind: Kind = Kind.PLAN) -> Entry:
    head = header(kind, uid=uid)
    return Entry(header=head, uid=uid, label=label, date="20230501")


def test_other_plans_of_the_patient_are_told_and_the_own_is_not() -> None:
    own = entry(good_plan().header.sop_instance_uid, "Head left")
    boost = entry("7.7", "Boost")
    (one,) = answers("PC-25", subject_of(entries=(own, boost)))
    assert one.result.value == "REPORT"
    assert one.message == ('Of the patient there is also: plan "Boost" of 2023-05-01.')
    (one,) = answers("PC-25", subject_of(entries=(own,)))
    assert "No other plan" in one.message


def test_plans_of_other_patients_are_not_told() -> None:
    other = entry("7.7", "Boost")
    patient = replace(other.header.patient, id="another")
    other = replace(other, header=replace(other.header, patient=patient))
    (one,) = answers("PC-25", subject_of(entries=(other,)))
    assert one.found == "none"


def test_the_dose_of_a_plan_that_is_not_here_is_told() -> None:
    earlier = replace(entry("8.8", "PLAN dose", Kind.DOSE), plan_uids=("9.9",))
    (one,) = answers("PC-25", subject_of(entries=(earlier,)))
    assert one.found == "1 dose of other plans"


# --- 36: the CT ------------------------------------------------------------------


def test_images_at_several_distances_are_flagged() -> None:
    uneven = finding(
        "The distance of the CT planes varies.",
        Action.NOTE,
        rule="ACT-13",
        result=Result.PASS,
    )
    ct = good_ct()
    for away, result in ((1.0, "FLAG"), (0.05, "PASS")):  # 0.05: rounding
        offsets = ct.geometry.offsets.copy()
        offsets[30:] += away
        moved = replace(ct, geometry=replace(ct.geometry, offsets=offsets))
        case = good_case(ct=moved, findings=(uneven,))
        first, *_ = answers("PC-36", subject_of(case))
        assert first.result.value == result


@pytest.mark.parametrize(
    ("made", "result", "found"),
    [
        ("20240101", "PASS", "30 days"),
        ("20231231", "FLAG", "31 days"),
        ("20240201", "FLAG", "plan 2024-01-31, images 2024-02-01"),
        ("", "NOT_EVALUABLE", ""),
        ("31.12.23", "NOT_EVALUABLE", ""),
    ],
)
def test_the_age_of_the_ct(made: str, result: str, found: str) -> None:
    """The plan is of 2024-01-31."""
    ct = replace(good_ct(), header=replace(good_ct().header, study_date=made))
    *_, age = answers("PC-36", subject_of(good_case(ct=ct)))
    assert (age.result.value, age.found) == (result, found)


def test_a_patient_beyond_the_images_is_flagged_where_it_is_cut() -> None:
    """The images end at 120 mm; the outline goes there on two planes."""
    outline = good_case().structure_set
    assert outline is not None
    body = outline.rois[0]
    circles = [
        closed(circle(0, 0, z, 121.5 if z in (0.0, 2.0) else 95, 90))
        for z in np.unique(body.contours.z)
    ]
    wide = replace(body, contours=Contours.of(circles))
    _, cut, _ = answers("PC-36", subject_of(good_case(changed(wide))))
    assert cut.result.value == "FLAG"
    assert cut.found == "z = 0.0 to 2.0 mm"
    assert cut.rois == (EXTERNAL,)


def test_a_patient_beyond_a_round_field_of_view_is_flagged() -> None:
    """What the scanner did not see is filled with -2000 HU."""
    z = (-2.0, 0.0, 2.0)
    ct = make_ct(
        stack(ORIENTATIONS[0], (2, 2), z, (-120, -120), (120, 120)),
        lambda x, y, _z: np.where(np.hypot(x, y) < 90, 40.0, -2000.0),
    )
    circles = [closed(circle(0, 0, v, 89.5, 90)) for v in z]
    body = make_roi(EXTERNAL, circles, "External", kind="EXTERNAL")
    _, cut, _ = answers("PC-36", subject_of(good_case((body,), ct=ct)))
    assert cut.result.value == "FLAG"
    inner = [closed(circle(0, 0, v, 80, 90)) for v in z]
    body = make_roi(EXTERNAL, inner, "External", kind="EXTERNAL")
    _, whole, _ = answers("PC-36", subject_of(good_case((body,), ct=ct)))
    assert whole.result.value == "PASS"


def test_contrast_is_told() -> None:
    head = replace(good_ct().header, series_description="Thorax IV contrast")
    case = good_case(ct=replace(good_ct(), header=head))
    told = [one.message for one in answers("PC-36", subject_of(case))]
    assert any("with contrast" in message for message in told)


# --- 38: what was delivered ------------------------------------------------------


def test_without_records_it_is_not_evaluable_what_was_delivered() -> None:
    (one,) = [o for o in check_plan(subject_of()) if o.item.id == "PC-38"]
    assert one.result.value == "NOT_EVALUABLE"
    assert "No treatment record of the plan is here" in one.message


def test_a_course_as_planned_passes(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    subject = subject_of(
        good_case(plan=course.plan, along=course.records, course=course)
    )
    (one,) = [o for o in check_plan(subject) if o.item.id == "PC-38"]
    assert one.result.value == "PASS"
    assert one.message == "3 of 20 fractions recorded, all as planned."


def test_what_was_not_completed_is_flagged(tmp_path: Path) -> None:
    course = course_in(tmp_path, lambda records: interrupted(records))
    subject = subject_of(
        good_case(plan=course.plan, along=course.records, course=course)
    )
    (one,) = [o for o in check_plan(subject) if o.item.id == "PC-38"]
    assert one.result.value == "FLAG"
    assert one.message.startswith('Fraction 2, beam 1 "Anterior": ended by MACHINE')
