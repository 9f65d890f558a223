"""A course of fractions against its plan: what is added, told, and left unsaid."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.course import State
from dosiscope.core.findings import Action
from dosiscope.core.record_fault import numbers_text
from dosiscope.core.records.comparison import course_of
from dosiscope.core.records.limits import differs
from dosiscope.core.records.words import (
    doses_so_far,
    override_lines,
    period_text,
    progress_text,
    summary_text,
)
from dosiscope.core.rules import verdict
from dosiscope.demo.dicom.header import items
from support.broken_courses import (
    COURSES,
    BrokenCourse,
    again,
    each,
    interrupted,
    points_of,
    sessions,
)
from support.courses import (
    brachy_plan_object,
    course_in,
    good_plan_object,
    ion_plan_object,
    read_plan_object,
    read_records,
)
from support.synthetic.treatment_records import (
    beams_record,
    course,
    override,
    summary_record,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.course import Course, CourseRow


def row(of: Course, fraction: int, number: int | None = 1) -> CourseRow:
    """The row of a beam in a fraction."""
    (found,) = (r for r in of.rows if (r.fraction, r.number) == (fraction, number))
    return found


def states(of: Course) -> list[State]:
    return [one.state for one in of.rows]


# --- what is as planned ----------------------------------------------------------


@pytest.mark.parametrize("make", [good_plan_object, ion_plan_object])
def test_a_good_course_is_as_planned_and_its_sums_are_plain(
    make: Callable[[], Dataset], tmp_path: Path
) -> None:
    found = course_in(tmp_path, plan=make())
    assert set(states(found)) == {State.AS_PLANNED}
    assert found.faults == ()
    assert found.findings == ()
    assert [(t.label, t.fractions, t.delivered) for t in found.totals] == [
        ("Anterior", 3, 300.0),
        ("Left", 3, 300.0),
    ]
    assert [t.planned_course for t in found.totals] == [2000.0, 2000.0]
    assert (found.delivered_fractions, found.complete_fractions) == ((1, 2, 3), 3)
    assert progress_text(found) == "3 of 20 fractions recorded, all as planned."
    assert period_text(found) == "2024-03-18 to 2024-03-20"


def test_a_course_of_sources_is_held_against_the_times_that_were_set(
    tmp_path: Path,
) -> None:
    """Two channels of 30 s, of a source that has decayed: 1.1 times as long."""
    found = course_in(tmp_path, plan=brachy_plan_object())
    first = row(found, 1)
    assert (first.name, first.unit) == ("setup 1", "s")
    assert (first.planned, first.delivered) == pytest.approx((66.0, 66.0))
    assert not first.is_from_plan
    assert first.state is State.AS_PLANNED


@pytest.mark.slow
@pytest.mark.parametrize("broken", COURSES, ids=str)
def test_a_broken_course_has_exactly_its_faults(
    broken: BrokenCourse, tmp_path: Path
) -> None:
    plan = good_plan_object()
    if broken.plan is not None:
        broken.plan(plan)
    found = course_in(tmp_path, broken.change, plan=plan)
    assert {fault.key for fault in found.faults} == set(broken.keys)
    for fault in found.faults:
        assert fault.sentence.endswith(".")
        assert "{" not in fault.sentence
    # what warns of a delivery is seen at it
    for one in found.rows:
        warns = any(f.action >= Action.WARN for f in one.faults)
        assert one.state.is_caution >= warns


def test_there_are_more_than_twelve_kinds_of_fault() -> None:
    keys = {key for broken in COURSES for key in broken.keys}
    assert len(keys) >= 28
    assert all(verdict(key).message_of_several or key == "REC-08:count" for key in keys)


# --- limits ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "delivered", "unit", "is_off"),
    [
        (100.0, 100.5, "MU", False),  # 0.5 MU are allowed
        (100.0, 100.51, "MU", True),
        (100.0, 99.5, "MU", False),
        (20.0, 20.2, "MU", False),  # 1 % of a small beam
        (20.0, 20.21, "MU", True),
        (300.0, 302.0, "MU", True),  # within 1 %, not within 0.5 MU
        (300.0, 302.0, "NP", False),  # particles have no MU
        (75.0, 75.7, "s", False),
        (75.0, 75.8, "s", True),
        (0.0, 0.0, "MU", False),
        (0.0, 0.3, "MU", True),
    ],
)
def test_more_than_half_a_unit_or_one_percent_differs(
    planned: float, delivered: float, unit: str, is_off: bool
) -> None:
    assert differs(planned, delivered, unit) is is_off


# --- parts -----------------------------------------------------------------------


def test_parts_of_an_interrupted_beam_add_up(tmp_path: Path) -> None:
    found = course_in(tmp_path, lambda r: r.append(interrupted(r)))
    one = row(found, 2)
    assert one.state is State.RESUMED
    assert one.delivered == pytest.approx(40.2 + 59.8)
    assert [part.delivery.delivered for part in one.parts] == [40.2, 59.8]
    assert found.complete_fractions == 3
    assert {f.action for f in found.findings} == {Action.NOTE}


def test_what_was_not_resumed_stays_partial(tmp_path: Path) -> None:
    found = course_in(tmp_path, lambda r: interrupted(r))
    one = row(found, 2)
    assert one.state is State.PARTIAL
    assert one.difference == pytest.approx(-59.8)
    assert one.percent == pytest.approx(-59.8)
    assert found.complete_fractions == 2
    (total, _) = found.totals
    assert total.delivered == pytest.approx(240.2)
    assert total.planned == pytest.approx(300.0)


def test_a_whole_fraction_that_is_there_twice_is_told_as_such(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        records.append(again(records[1], "1.2.3", "150000"))
        for session in sessions(records[-1]):
            for point in points_of(session):
                point.TreatmentControlPointTime = "150000"

    found = course_in(tmp_path, change)
    assert row(found, 2).state is State.REPEATED
    assert row(found, 2).delivered == 200.0
    assert row(found, 2).moments == (("20240319", "100000"), ("20240319", "150000"))


def test_the_same_delivery_in_two_records_counts_once(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        records.append(again(records[1], "1.2.3", records[1].TreatmentTime))

    found = course_in(tmp_path, change)
    assert row(found, 2).delivered == 100.0
    assert row(found, 2).state is State.AS_PLANNED
    assert [f.rule for f in found.findings] == ["REC-02"]


def test_without_a_time_two_records_are_two_deliveries(tmp_path: Path) -> None:
    """Nobody can tell them apart from one that was exported twice: both are told."""

    def change(records: list[Dataset]) -> None:
        records[1].TreatmentTime = ""
        records.append(again(records[1], "1.2.3", ""))

    found = course_in(tmp_path, change)
    assert row(found, 2).state is State.REPEATED


@pytest.mark.parametrize("number", [None, 0])
def test_deliveries_without_a_fraction_number_are_not_added(
    tmp_path: Path, number: int | None
) -> None:
    def change(records: list[Dataset]) -> None:
        for record in records:
            each(record, CurrentFractionNumber=number)
        records[2].TreatmentDate = records[1].TreatmentDate  # a second one that day
        records[2].TreatmentTime = "160000"

    found = course_in(tmp_path, change)
    assert [(r.number, r.delivered, r.state) for r in found.rows] == [
        (n, 100.0, State.AS_PLANNED) for _ in range(3) for n in (1, 2)
    ]
    assert [r.moments[0][1] for r in found.rows[::2]] == ["100000", "100000", "160000"]
    assert progress_text(found) == (
        "0 of 20 fractions recorded; 6 deliveries without a fraction number."
    )
    assert [(t.fractions, t.delivered) for t in found.totals] == [(3, 300.0)] * 2


def test_the_rest_of_a_beam_without_a_fraction_number_is_added(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        records.append(interrupted(records))
        for record in records:
            each(record, CurrentFractionNumber=None)

    found = course_in(tmp_path, change)
    (resumed,) = (r for r in found.rows if r.state is State.RESUMED)
    assert resumed.delivered == 100.0
    assert [len(r.parts) for r in found.rows] == [1, 1, 2, 1, 1, 1]


def test_a_beam_without_its_number_is_that_of_its_name(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        for record in records:
            for session in sessions(record):
                del session.ReferencedBeamNumber

    found = course_in(tmp_path, change)
    assert {r.state for r in found.rows} == {State.AS_PLANNED}
    assert [r.number for r in found.rows] == [1, 2] * 3
    (told,) = found.findings
    assert told.message == (
        "6 deliveries are recorded without the number of their beam or setup; only one "
        'of the plan can be meant by each: beam 1 "Anterior" of fractions 1 to 3; '
        'beam 2 "Left" of fractions 1 to 3.'
    )


def test_a_name_that_two_beams_have_tells_of_neither(tmp_path: Path) -> None:
    plan = good_plan_object()
    for beam in plan.BeamSequence:
        beam.BeamName = "Field"

    def change(records: list[Dataset]) -> None:
        del sessions(records[0])[0].ReferencedBeamNumber

    found = course_in(tmp_path, change, plan=plan, fractions=1)
    unknown = row(found, 1, None)
    assert (unknown.state, unknown.planned) == (State.UNKNOWN, None)
    assert unknown.faults[0].sentence == (
        'Fraction 1, beam "Field": the record states no number, and which of the plan '
        "it is does not follow."
    )


def test_records_of_one_beam_each_make_one_fraction(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        plan = good_plan_object()
        records[:] = [
            beams_record(plan, n, time=f"10{beam}000", beams=(beam,))
            for n in (1, 2)
            for beam in (1, 2)
        ]

    found = course_in(tmp_path, change)
    assert set(states(found)) == {State.AS_PLANNED}
    assert found.delivered_fractions == (1, 2)


def test_the_order_of_records_does_not_matter(tmp_path: Path) -> None:
    forward = course_in(tmp_path)
    backward = course_in(tmp_path, lambda records: records.reverse())
    assert [(r.fraction, r.number, r.state) for r in forward.rows] == [
        (r.fraction, r.number, r.state) for r in backward.rows
    ]
    assert [r.uid for r in forward.records] == [r.uid for r in backward.records]


# --- what is missing ---------------------------------------------------------------


def test_the_last_fraction_may_still_get_its_records(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        records[2].TreatmentSessionBeamSequence = items(sessions(records[2])[:1])

    found = course_in(tmp_path, change)
    assert row(found, 3, 2).state is State.OPEN
    assert not any(f.action >= Action.WARN for f in found.findings)


def test_of_a_completed_course_it_is_missing(tmp_path: Path) -> None:
    plan = good_plan_object()
    plan.FractionGroupSequence[0].NumberOfFractionsPlanned = 3

    def change(records: list[Dataset]) -> None:
        records[2].TreatmentSessionBeamSequence = items(sessions(records[2])[:1])
        records.append(summary_record(plan, 3, "COMPLETED"))

    found = course_in(tmp_path, change, plan=plan)
    assert row(found, 3, 2).state is State.MISSING
    assert {fault.key for fault in found.faults} == {"REC-03:absent"}


def test_a_gap_is_a_row_and_says_nothing_of_later_ones(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        each(records[2], CurrentFractionNumber=5)

    found = course_in(tmp_path, change)
    assert [(r.fraction, r.state) for r in found.rows if r.number is None] == [
        (3, State.MISSING),
        (4, State.MISSING),
    ]
    (finding,) = found.findings
    assert finding.message.startswith("2 fractions have no record")
    assert finding.message.endswith("fractions 3, 4.")
    assert progress_text(found) == (
        "3 of 20 fractions recorded, all as planned; no record of fractions 3, 4."
    )


def test_an_impossible_number_makes_no_thousands_of_missing_fractions(
    tmp_path: Path,
) -> None:
    plan = good_plan_object()
    del plan.FractionGroupSequence[0].NumberOfFractionsPlanned
    records = [beams_record(_planned(plan), 1)]
    each(records[0], CurrentFractionNumber=9999)
    read, _ = read_records(tmp_path, records)
    found = course_of(read_plan_object(tmp_path, plan), read)
    assert len(found.rows) == 2
    assert {fault.key for fault in found.faults} == {"REC-01:range"}


def _planned(plan: Dataset) -> Dataset:
    other = copy.deepcopy(plan)
    other.FractionGroupSequence[0].NumberOfFractionsPlanned = 20
    return other


def test_a_beam_that_images_is_in_no_sum(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        imaging = copy.deepcopy(sessions(records[0])[0])
        imaging.TreatmentDeliveryType = "SETUP"
        imaging.ReferencedBeamNumber, imaging.BeamName = 9, "kV"
        both = [*sessions(records[0]), imaging]
        records[0].TreatmentSessionBeamSequence = items(both)

    found = course_in(tmp_path, change)
    assert row(found, 1, 9).state is State.IMAGING
    assert found.findings == ()
    assert [one.label for one in found.totals] == ["Anterior", "Left"]


@pytest.mark.slow
def test_two_fractions_of_a_day_are_in_order_unless_their_times_say_otherwise(
    tmp_path: Path,
) -> None:
    def on_one_day(*times: str) -> set[str]:
        def change(records: list[Dataset]) -> None:
            for record, time in zip(records, times, strict=True):
                record.TreatmentDate, record.TreatmentTime = "20240318", time

        return {fault.key for fault in course_in(tmp_path, change).faults}

    assert on_one_day("080000", "140000", "200000") == set()
    assert on_one_day("080000", "", "200000") == set()
    assert on_one_day("080000", "200000", "140000") == {"REC-07:order"}


def test_a_record_that_states_no_unit_is_taken_in_that_of_the_plan(
    tmp_path: Path,
) -> None:
    def change(records: list[Dataset]) -> None:
        for record in records:
            record.PrimaryDosimeterUnit = ""
        sessions(records[1])[0].DeliveredPrimaryMeterset = "100.7"

    found = course_in(tmp_path, change)
    assert {one.unit for one in found.rows} == {"MU"}
    assert row(found, 2).state is State.DIFFERS


# --- two groups --------------------------------------------------------------------


def test_each_fraction_group_has_its_own_fractions(tmp_path: Path) -> None:
    plan = good_plan_object()
    first = plan.FractionGroupSequence[0]
    second = copy.deepcopy(first)
    second.FractionGroupNumber, second.NumberOfFractionsPlanned = 2, 5
    second.ReferencedBeamSequence = items(second.ReferencedBeamSequence[1:])
    second.ReferencedBeamSequence[0].BeamMeterset = "50"
    first.ReferencedBeamSequence = items(first.ReferencedBeamSequence[:1])
    plan.FractionGroupSequence.append(second)
    records = [beams_record(plan, 1, beams=(1,))]
    other = beams_record(plan, 1, time="110000", beams=(2,))
    other.ReferencedFractionGroupNumber, other.NumberOfFractionsPlanned = 2, 5
    (session,) = sessions(other)
    session.SpecifiedPrimaryMeterset = session.DeliveredPrimaryMeterset = "50"
    read, _ = read_records(tmp_path, [*records, other])
    found = course_of(read_plan_object(tmp_path, plan), read)
    assert [(r.group, r.number, r.planned, r.state) for r in found.rows] == [
        (1, 1, 100.0, State.AS_PLANNED),
        (2, 2, 50.0, State.AS_PLANNED),
    ]
    assert found.faults == ()
    assert found.planned_fractions is None


# --- without a plan ----------------------------------------------------------------


def test_without_a_plan_records_are_held_against_themselves(tmp_path: Path) -> None:
    read, _ = read_records(tmp_path, course(good_plan_object(), 2))
    found = course_of(None, read)
    assert set(states(found)) == {State.AS_PLANNED}
    assert [(r.label, r.planned, r.is_from_plan) for r in found.rows[:2]] == [
        ("Anterior", 100.0, False),
        ("Left", 100.0, False),
    ]
    assert progress_text(found) == "2 fractions recorded, all as planned."


# --- words -------------------------------------------------------------------------


def test_overrides_are_told_with_reason_operator_and_control_points(
    tmp_path: Path,
) -> None:
    def change(records: list[Dataset]) -> None:
        first = sessions(records[1])[0]
        for point in points_of(first):
            point.OverrideSequence = items([override(0x300A0128, "Bolus")])

    found = course_in(tmp_path, change)
    (line,) = override_lines(found)
    assert line.parameter == "Table Top Vertical Position (300A,0128)"
    assert (line.reason, line.points) == ("Bolus", "0, 1")
    assert str(line.operator) == "Therapist^Tess"
    assert getattr(line.operator, "anonymous", None) == "…"
    assert row(found, 2).state is State.FLAGGED
    assert found.complete_fractions == 2


def test_only_a_summary_says_a_dose_so_far(tmp_path: Path) -> None:
    assert doses_so_far(course_in(tmp_path)) == ()
    plan = good_plan_object()
    found = course_in(
        tmp_path, lambda r: r.append(summary_record(plan, 3, "ON_TREATMENT"))
    )
    assert doses_so_far(found) == ("Target: 6.00 Gy (calculated)",)
    assert summary_text(found).startswith("ON_TREATMENT, 3 fractions delivered")


def test_rows_of_numbers_are_told_as_such() -> None:
    assert numbers_text([3, 1, 2, 7, 9, 10]) == "1 to 3, 7, 9, 10"


def test_findings_of_many_places_are_one_with_their_count(tmp_path: Path) -> None:
    def change(records: list[Dataset]) -> None:
        for record in records:
            each(record, TreatmentVerificationStatus="NOT_VERIFIED")

    found = course_in(tmp_path, change)
    (finding,) = found.findings
    assert finding.count == 6
    assert finding.message == (
        "6 deliveries are recorded as NOT_VERIFIED: "
        'beam 1 "Anterior" of fractions 1 to 3; beam 2 "Left" of fractions 1 to 3.'
    )
    assert finding.object_kind == "RT Beams Treatment Record"
