"""What is read of treatment records, and what of bad ones is told instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydicom.dataelem import RawDataElement
from pydicom.tag import Tag

from dosiscope.core.findings import Action
from dosiscope.core.kinds import Kind
from dosiscope.demo.dicom.header import item, items
from support.broken_courses import points_of, sessions
from support.cases import good_built
from support.courses import (
    brachy_plan_object,
    good_plan_object,
    ion_plan_object,
    read_records,
)
from support.opened import opened, rules, scanned
from support.synthetic.treatment_records import (
    beams_record,
    brachy_record,
    course,
    override,
    summary_record,
    write_records,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.case import Case
    from dosiscope.core.treatment_record import TreatmentRecord


def one(folder: Path, record: Dataset) -> TreatmentRecord:
    """The record as it is read; nothing is noticed of it."""
    (found,), findings = read_records(folder, [record])
    assert not findings, [finding.message for finding in findings]
    return found


def in_case(folder: Path, *records: Dataset) -> Case:
    """The good case with these records."""
    good_built().write(folder)
    write_records(folder, records)
    return opened(folder)


def test_a_record_of_beams_is_read_whole(tmp_path: Path) -> None:
    record = one(tmp_path, beams_record(good_plan_object(), 2))
    assert record.header.kind is Kind.BEAMS_RECORD
    assert (record.date, record.time, record.unit) == ("20240319", "100000", "MU")
    assert (record.machine, record.group, record.fractions_planned) == (
        "Linac 1",
        1,
        20,
    )
    assert record.operators == "Therapist^Tess"
    assert record.plan_uid == good_plan_object().SOPInstanceUID
    first, second = record.deliveries
    assert (first.number, first.name, first.fraction) == (1, "Anterior", 2)
    assert (first.specified, first.delivered) == (100.0, 100.0)
    assert (first.termination, first.verification) == ("NORMAL", "VERIFIED")
    assert (first.purpose, first.radiation, first.wedges) == ("TREATMENT", "PHOTON", ())
    assert second.points is not None
    assert second.points.gantry.tolist() == [90.0, 90.0]
    assert second.points.indices.tolist() == [0, 1]
    assert second.points.delivered.tolist() == [0.0, 100.0]
    assert second.points.energies.tolist() == [6.0, 6.0]
    assert not second.points.gantry.flags.writeable


def test_angles_that_a_control_point_does_not_state_are_carried(tmp_path: Path) -> None:
    record = beams_record(good_plan_object(), 1)
    first, last = points_of(sessions(record)[1])
    assert "GantryAngle" in first
    assert "GantryAngle" not in last
    points = one(tmp_path, record).deliveries[1].points
    assert points is not None
    assert points.gantry.tolist() == [90.0, 90.0]


def test_a_record_of_ions_is_read(tmp_path: Path) -> None:
    record = one(tmp_path, beams_record(ion_plan_object(), 1))
    assert record.header.kind is Kind.ION_BEAMS_RECORD
    assert record.unit == "NP"
    assert [d.delivered for d in record.deliveries] == [100.0, 100.0]
    assert record.deliveries[0].radiation == "PROTON"


def test_a_record_of_sources_is_read_by_channel(tmp_path: Path) -> None:
    record = one(tmp_path, brachy_record(brachy_plan_object(), 1))
    assert record.header.kind is Kind.BRACHY_RECORD
    (setup,) = record.deliveries
    assert setup.number == 1
    assert setup.air_kerma == 680.0
    assert [(c.number, c.points) for c in setup.channels] == [(1, 4), (2, 4)]
    assert [c.delivered for c in setup.channels] == pytest.approx([33.0, 33.0])
    assert setup.delivered == pytest.approx(66.0)
    (source,) = record.sources
    assert (source.isotope, source.air_kerma_rate) == ("Ir-192", 40800.0)
    # what the plan has in 60 s is what the source gives: 40800 µGy/h x 60 s
    assert setup.air_kerma == pytest.approx(40800.0 * 60 / 3600)


def test_a_summary_is_read(tmp_path: Path) -> None:
    record = one(tmp_path, summary_record(good_plan_object(), 4, "ON_BREAK"))
    assert record.header.kind is Kind.SUMMARY_RECORD
    assert record.deliveries == ()
    summary = record.summary
    assert summary is not None
    assert (summary.status, summary.first_date) == ("ON_BREAK", "20240318")
    (group,) = summary.groups
    assert (group.planned, group.delivered) == (20, 4)
    assert [f.number for f in group.fractions] == [1, 2, 3, 4]
    (dose,) = summary.doses
    assert (dose.dose_gy, dose.reference, dose.origin) == (8.0, 1, "calculated")


def test_doses_of_a_session_are_read_where_they_are_in_gray(tmp_path: Path) -> None:
    record = beams_record(good_plan_object(), 1)
    record.CalculatedDoseReferenceSequence = items(
        [item(CalculatedDoseReferenceDoseValue="2.01", ReferencedDoseReferenceNumber=1)]
    )
    record.MeasuredDoseReferenceSequence = items(
        [
            item(
                MeasuredDoseValue="1.98", DoseUnits="GY", MeasuredDoseDescription="D1"
            ),
            item(MeasuredDoseValue="98", DoseUnits="RELATIVE"),
        ]
    )
    doses = one(tmp_path, record).doses
    assert [(d.origin, d.dose_gy) for d in doses] == [
        ("calculated", 2.01),
        ("measured", 1.98),
    ]


def test_overrides_of_control_points_are_gathered(tmp_path: Path) -> None:
    record = beams_record(good_plan_object(), 1)
    (first, *_) = sessions(record)
    for point in points_of(first):
        point.OverrideSequence = items([override(0x300A011E, "Collision")])
    points_of(first)[1].OverrideSequence.append(override(0x300A012A, "Bolus"))
    gantry, table = one(tmp_path, record).deliveries[0].overrides
    assert str(gantry.parameter) == "(300A,011E) GantryAngle"
    assert (gantry.reason, gantry.points) == ("Collision", (0, 1))
    assert (table.operator, table.points) == ("Therapist^Tess", (1,))


# --- what is wrong -----------------------------------------------------------------


def _raw(dataset: Dataset, keyword_tag: int, vr: str, text: bytes) -> None:
    """Put into an object what pydicom would not write."""
    tag = Tag(keyword_tag)
    text += b" " * (len(text) % 2)
    dataset[tag] = RawDataElement(tag, vr, len(text), text, 0, False, True)
    dataset.set_original_encoding(False, True, "iso8859")


@pytest.mark.parametrize(
    ("tag", "vr", "text"),
    [
        (0x30080036, "DS", b"many"),
        (0x30080036, "DS", b"-5"),
        (0x30080036, "DS", b"1e300"),
        (0x30080036, "DS", b"NaN"),
        (0x30080022, "IS", b"two"),
        (0x30080022, "IS", b"-1"),
        (0x30080022, "IS", b"2000000000"),
    ],
)
def test_a_number_that_cannot_be_is_named_and_not_used(
    tag: int, vr: str, text: bytes, tmp_path: Path
) -> None:
    record = beams_record(good_plan_object(), 1)
    _raw(sessions(record)[0], tag, vr, text)
    (found,), findings = read_records(tmp_path, [record])
    first = found.deliveries[0]
    assert (first.delivered if tag == 0x30080036 else first.fraction) is None
    (finding,) = findings
    assert finding.rule == "F18"
    assert finding.action is Action.WARN
    assert finding.attribute is not None
    assert finding.attribute.tag == tag
    assert finding.expected


def test_such_a_record_is_counted_with_a_warning(tmp_path: Path) -> None:
    record = beams_record(good_plan_object(), 1)
    _raw(sessions(record)[0], 0x30080036, "DS", b"many")
    case = in_case(tmp_path, record)
    assert len(case.records) == 1
    assert {"F18", "REC-04"} <= rules(case.findings)


def test_control_points_that_name_nothing_are_held_against_the_whole_beam(
    tmp_path: Path,
) -> None:
    record = beams_record(good_plan_object(), 1)
    for point in points_of(sessions(record)[0]):
        del point.ReferencedControlPointIndex
    found = one(tmp_path, record)
    points = found.deliveries[0].points
    assert points is not None
    assert points.indices.tolist() == [-1, -1]
    assert np.isfinite(points.gantry).all()


@pytest.mark.parametrize("keyword", ["TreatmentSessionBeamSequence"])
def test_a_record_that_ends_before_its_session_is_refused(
    keyword: str, tmp_path: Path
) -> None:
    record = beams_record(good_plan_object(), 1)
    for element in list(record):
        if element.tag >= 0x30080020:
            del record[element.tag]
    write_records(tmp_path, [record])
    (skipped,) = scanned(tmp_path).inventory.skipped
    assert skipped.is_damaged
    assert "RT Beams Treatment Record is cut short" in skipped.reason
    assert keyword in skipped.reason


@pytest.mark.parametrize("is_there", [True, False])
def test_an_empty_session_is_told_and_makes_no_course(
    is_there: bool, tmp_path: Path
) -> None:
    record = beams_record(good_plan_object(), 1)
    record.TreatmentSessionBeamSequence = items([])
    if not is_there:
        del record.TreatmentSessionBeamSequence
    case = in_case(tmp_path, record)
    assert [len(one.deliveries) for one in case.records] == [0]
    told = {f.message for f in case.findings if f.rule.startswith("REC")}
    assert told == {
        "The RT Beams Treatment Record does not state any beam that was delivered."
    }


# --- which case they are of --------------------------------------------------------


def test_records_come_along_with_the_plan_that_they_name(tmp_path: Path) -> None:
    case = in_case(tmp_path, *course(good_plan_object(), 3))
    assert [record.label for record in case.records] == [
        "Fraction 1",
        "Fraction 2",
        "Fraction 3",
    ]
    assert case.findings == ()
    assert case.outside == ()


def test_a_record_of_another_plan_is_not_counted_and_is_named(tmp_path: Path) -> None:
    other = beams_record(good_plan_object(), 2)
    other.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3.4"
    case = in_case(tmp_path, beams_record(good_plan_object(), 1), other)
    assert [record.label for record in case.records] == ["Fraction 1"]
    (left,) = case.outside
    assert left.sentence == (
        'Not in this case: RT Beams Treatment Record "Fraction 2": it names another '
        "plan than that shown."
    )


def test_a_record_of_another_patient_is_not_counted_and_is_named(
    tmp_path: Path,
) -> None:
    other = beams_record(good_plan_object(), 2)
    other.PatientID, other.PatientName = "77", "Another^One"
    case = in_case(tmp_path, beams_record(good_plan_object(), 1), other)
    assert [record.label for record in case.records] == ["Fraction 1"]
    told = [one.sentence for one in case.outside]
    told += [one.sentence for one in case.withheld]
    (sentence,) = told
    assert "RT Beams Treatment Record" in sentence
    assert "patient" in sentence


def test_a_record_that_names_no_plan_is_not_counted(tmp_path: Path) -> None:
    other = beams_record(good_plan_object(), 2)
    del other.ReferencedRTPlanSequence
    case = in_case(tmp_path, other)
    assert case.records == ()
    (left,) = case.outside
    assert left.reason == "it names no plan"


def test_records_alone_make_a_case_of_their_own(tmp_path: Path) -> None:
    write_records(tmp_path, course(good_plan_object(), 2))
    case = opened(tmp_path)
    assert case.plan is None
    assert len(case.records) == 2


def test_what_is_listed_of_a_record(tmp_path: Path) -> None:
    write_records(tmp_path, [beams_record(good_plan_object(), 7)])
    (entry,) = scanned(tmp_path).inventory.entries
    assert (entry.label, entry.date, entry.time) == ("Fraction 7", "20240326", "100000")
    assert entry.detail == "2 beams, NORMAL"
    stated: dict[str, Any] = dict(entry.stated)
    assert stated["Treatment Machine"] == "Linac 1"
    assert stated["Fractions Planned"] == "20"
