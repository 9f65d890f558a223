"""Which doses may be compared with those of a case, and why others may not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dosiscope.core.header import Header, Patient
from dosiscope.core.inventory import Entry, Inventory, Selection
from dosiscope.core.kinds import Kind
from dosiscope.core.rivals import Rival, companion_selection, rivals

PATIENT = Patient("One^Patient", "P1", birth_date="19500101", sex="F")
FRAME = "1.2.3"


def header(kind: Kind, uid: str, patient: Patient = PATIENT) -> Header:
    return Header(
        kind=kind,
        sop_class_uid="",
        sop_instance_uid=uid,
        series_uid=f"{uid}.9",
        study_uid="1",
        frame_of_reference_uid=FRAME,
        patient=patient,
        files=(f"{uid}.dcm",),
    )


def dose(uid: str, plan: str = "", patient: Patient = PATIENT, **rest: Any) -> Entry:
    one = Entry(
        header=header(Kind.DOSE, uid, patient),
        uid=uid,
        label="PLAN dose",
        plan_uids=(plan,) if plan else (),
        summation="PLAN",
        images=10,
        frame_of_reference_uid=FRAME,
    )
    return replace(one, **rest)


def plan(uid: str, label: str, structures: str = "5") -> Entry:
    return Entry(
        header=header(Kind.PLAN, uid),
        uid=uid,
        label=label,
        date="20260102",
        time="030405",
        structure_set_uids=(structures,),
        frame_of_reference_uid=FRAME,
    )


def structure_set(uid: str) -> Entry:
    return Entry(
        header=header(Kind.STRUCTURE_SET, uid),
        uid=uid,
        label="",
        frame_of_reference_uid=FRAME,
    )


MINE = (plan("1", "A"), dose("2", "1"), structure_set("5"))
SELECTION = Selection(structure_set="5", plan="1", doses=("2",))


def the_rival(*others: Entry) -> Rival:
    (found,) = rivals(Inventory(entries=(*MINE, *others)), SELECTION)
    return found


def test_a_dose_of_another_plan_in_the_frame_may_be_compared() -> None:
    one = the_rival(plan("3", "B"), dose("4", "3"))
    assert one.may_be_compared
    assert (one.uid, one.plan and one.plan.uid) == ("4", "3")
    assert one.name == "B · PLAN dose, 2026-01-02 03:04:05"


def test_a_dose_that_names_no_plan_may_be_compared() -> None:
    one = the_rival(dose("4"))
    assert (one.may_be_compared, one.name) == (True, "PLAN dose")


OTHER = Patient("Two^Patient", "P2")
SAME_ID = Patient("Misspelt^Patient", "P1")
REFUSED = [
    ({"images": 0}, "it has no dose grid, only DVHs"),
    ({"patient": OTHER}, "it is of another patient than the dose that is shown"),
    ({"frame_of_reference_uid": ""}, "it states no Frame of Reference"),
    (
        {"frame_of_reference_uid": "9.9"},
        "it lies in another frame of reference than the dose that is shown",
    ),
    (
        {"stated_uid": "2"},
        "it has the SOP Instance UID of the dose that is shown",
    ),
]


@pytest.mark.parametrize(("changed", "reason"), REFUSED)
def test_others_may_not_with_one_reason_each(
    changed: dict[str, Any], reason: str
) -> None:
    one = the_rival(dose("4", **changed))
    assert (one.may_be_compared, one.refusal) == (False, reason)
    assert one.sentence == f"RT Dose (PLAN dose): {reason}."


def test_one_patient_id_is_one_patient_however_the_name_is_written() -> None:
    assert the_rival(dose("4", patient=SAME_ID)).may_be_compared


def test_nothing_is_compared_with_a_dose_that_lies_nowhere() -> None:
    mine = (MINE[0], replace(MINE[1], frame_of_reference_uid=""), MINE[2])
    (one,) = rivals(Inventory(entries=(*mine, dose("4"))), SELECTION)
    assert one.refusal == "the dose that is shown states no Frame of Reference"


def test_what_is_called_alike_is_told_apart() -> None:
    entries = (*MINE, dose("1.2.33.44444.1"), dose("1.2.33.44444.2"))
    one, other = rivals(Inventory(entries=entries), SELECTION)
    assert one.name != other.name
    assert one.name.startswith("PLAN dose, …")


def test_what_its_references_leave_open_is_as_in_the_case() -> None:
    entries = (*MINE, structure_set("6"), dose("4"))
    found = companion_selection(Inventory(entries=entries), SELECTION, "4")
    assert (found.doses[0], found.structure_set, found.plan) == ("4", "5", "")
    other = (plan("3", "B", "6"), dose("7", "3"))
    found = companion_selection(Inventory(entries=(*entries, *other)), SELECTION, "7")
    assert (found.doses, found.structure_set, found.plan) == (("7",), "6", "3")
