"""Courses of the good plan, read as the program reads them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from pydicom.uid import (
    RTBeamsTreatmentRecordStorage,
    RTBrachyTreatmentRecordStorage,
    RTIonBeamsTreatmentRecordStorage,
    RTTreatmentSummaryRecordStorage,
)

from dosiscope.core.kinds import Kind
from dosiscope.core.records.comparison import course_of
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.plan import read_plan
from dosiscope.io.rt.sessions import APPLICATIONS, BEAMS, ION_BEAMS, NOTHING
from dosiscope.io.rt.treatment_record import read_treatment_record
from support.cases import good_built
from support.synthetic.ion_plan import of_protons
from support.synthetic.treatment_records import as_brachy, course

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.course import Course
    from dosiscope.core.findings import Finding
    from dosiscope.core.plan import Plan
    from dosiscope.core.treatment_record import TreatmentRecord
    from dosiscope.io.rt.sessions import Session

    Change = Callable[[list[Dataset]], object]


_KINDS: dict[str, tuple[Kind, Session]] = {
    RTBeamsTreatmentRecordStorage: (Kind.BEAMS_RECORD, BEAMS),
    RTIonBeamsTreatmentRecordStorage: (Kind.ION_BEAMS_RECORD, ION_BEAMS),
    RTBrachyTreatmentRecordStorage: (Kind.BRACHY_RECORD, APPLICATIONS),
    RTTreatmentSummaryRecordStorage: (Kind.SUMMARY_RECORD, NOTHING),
}


def good_plan_object() -> Dataset:
    """The plan of the good case: two beams of 100 MU, 20 fractions."""
    return copy.deepcopy(good_built().plan)


def ion_plan_object() -> Dataset:
    """The same as an ion plan."""
    from dataclasses import replace

    from support.synthetic.build import build_case
    from support.synthetic.good import good_case

    case = good_case()
    return build_case(replace(case, plans=(of_protons(case.plans[0]),))).plan


def brachy_plan_object() -> Dataset:
    """The same as a plan of an afterloader: one setup of two channels."""
    plan = good_plan_object()
    as_brachy(plan)
    return plan


def read_records(
    folder: Path, records: Sequence[Dataset]
) -> tuple[list[TreatmentRecord], list[Finding]]:
    """Write records and read them; return them and what was noticed."""
    found: list[TreatmentRecord] = []
    findings: list[Finding] = []
    for n, record in enumerate(records):
        path = folder / f"record {n}.dcm"
        record.save_as(path, enforce_file_format=True)
        one, noticed = read_treatment_record(
            read_file(path), *_KINDS[record.SOPClassUID]
        )
        found.append(one)
        findings += noticed
    return found, findings


def read_plan_object(folder: Path, plan: Dataset) -> Plan:
    """Write a plan and read it."""
    path = folder / "plan.dcm"
    plan.save_as(path, enforce_file_format=True)
    is_ion = "IonBeamSequence" in plan
    return read_plan(read_file(path), Kind.ION_PLAN if is_ion else Kind.PLAN)[0]


def course_in(
    folder: Path,
    change: Change | None = None,
    *,
    plan: Dataset | None = None,
    fractions: int = 3,
) -> Course:
    """Return the course of a plan (else of the good one), after a change to it."""
    plan = good_plan_object() if plan is None else plan
    records = course(plan, fractions)
    if change is not None:
        change(records)
    read, findings = read_records(folder, records)
    assert not findings, [one.message for one in findings]
    return course_of(read_plan_object(folder, plan), read)
