"""RT Plan and RT Ion Plan (PS3.3 A.20, A.49)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.beams.eye import tilt_of
from dosiscope.core.language import tr
from dosiscope.core.plan import DoseReference, FractionGroup, Plan
from dosiscope.core.text import first_few, trimmed
from dosiscope.io.completeness import note_incomplete
from dosiscope.io.ct.remarks import POSITIONS
from dosiscope.io.files import tags
from dosiscope.io.header import read_header
from dosiscope.io.ranges import InRange
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.beams import beam_sequence, read_beams, read_planned
from dosiscope.io.rt.plan_agreement import check_agreement
from dosiscope.io.rt.references import referenced_uids
from dosiscope.io.rt.setups import read_setup, read_tolerance_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.beams.spots import SpotSum
    from dosiscope.core.brachy import Brachy
    from dosiscope.core.findings import Finding
    from dosiscope.core.kinds import Kind
    from dosiscope.core.plan import Beam
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile

_BEAMS_OF_THE_PROFILE = 100


def read_plan(file: DicomFile, kind: Kind) -> tuple[Plan, tuple[Finding, ...]]:
    """Return the plan (``kind`` PLAN or ION_PLAN) and what was noticed."""
    dataset = file.dataset
    header = read_header(dataset, kind, [str(file.path)])
    numbers = InRange()
    parts = InRange()  # what only the plan check asks for, and tells what is wrong of
    fraction_groups = tuple(
        _read_fraction_group(item, numbers, parts)
        for item in dataset.items(tags.FractionGroupSequence)
    )
    structure_sets = referenced_uids(dataset, tags.ReferencedStructureSetSequence)
    plan = Plan(
        header=header,
        label=dataset.text(tags.RTPlanLabel),
        name=dataset.text(tags.RTPlanName),
        description=dataset.text(tags.RTPlanDescription),
        date=dataset.text(tags.RTPlanDate),
        time=dataset.text(tags.RTPlanTime),
        geometry=dataset.text(tags.RTPlanGeometry),
        intent=dataset.text(tags.PlanIntent),
        approval=dataset.text(tags.ApprovalStatus),
        review_date=dataset.text(tags.ReviewDate),
        review_time=dataset.text(tags.ReviewTime),
        reviewer=dataset.text(tags.ReviewerName),
        structure_set_uid=structure_sets[0] if structure_sets else "",
        beams=read_beams(dataset, kind, fraction_groups, numbers),
        dose_references=tuple(
            _read_dose_reference(item, numbers)
            for item in dataset.items(tags.DoseReferenceSequence)
        ),
        fraction_groups=fraction_groups,
        setups=tuple(
            read_setup(item, numbers, parts)
            for item in dataset.items(tags.PatientSetupSequence)
        ),
        tolerance_tables=read_tolerance_tables(dataset, kind, parts),
        brachy=_brachy(dataset, parts),
    )
    plan = replace(plan, wrong=parts.wrong())
    remarks = Remarks(header)
    is_of_patient = plan.geometry == "PATIENT"
    named = (tags.ReferencedStructureSetSequence,) if is_of_patient else ()
    note_incomplete(dataset, named, remarks)
    _check(plan, remarks)
    check_agreement(dataset, kind, numbers, remarks)
    numbers.note(remarks)
    return plan, tuple(remarks.found)


def _brachy(dataset: Dataset, numbers: InRange) -> Brachy | None:
    if tags.ApplicationSetupSequence not in dataset:
        return None
    from dosiscope.io.rt.brachy import read_brachy

    return read_brachy(dataset, numbers)


def needed(dataset: Dataset, kind: Kind) -> Iterator[int]:
    """Yield what a plan needs to be what it says itself that it is.

    A structure set must be named by one whose geometry is PATIENT (type 1C, PS3.3
    C.8.8.9).
    """
    yield tags.RTPlanGeometry
    sequence = beam_sequence(kind)
    groups = dataset.items(tags.FractionGroupSequence)
    if any(group.items(tags.ReferencedBeamSequence) for group in groups):
        yield sequence
    beams = dataset.items(sequence)
    if any(tags.ReferencedPatientSetupNumber in beam for beam in beams):
        yield tags.PatientSetupSequence
    is_empty = not beams and tags.ApplicationSetupSequence not in dataset
    if is_empty and dataset.text(tags.RTPlanGeometry) == "PATIENT":
        yield tags.ReferencedStructureSetSequence


def _read_dose_reference(item: Dataset, numbers: InRange) -> DoseReference:
    maximum = numbers.number(item, tags.DeliveryMaximumDose)
    if maximum is None:
        maximum = numbers.number(item, tags.OrganAtRiskMaximumDose)
    return DoseReference(
        number=numbers.integer(item, tags.DoseReferenceNumber),
        structure_type=item.text(tags.DoseReferenceStructureType),
        description=item.text(tags.DoseReferenceDescription),
        type=item.text(tags.DoseReferenceType),
        roi_number=numbers.integer(item, tags.ReferencedROINumber),
        prescription_gy=numbers.number(item, tags.TargetPrescriptionDose),
        maximum_gy=maximum,
        uid=item.uid(tags.DoseReferenceUID),
    )


def _read_fraction_group(
    item: Dataset, numbers: InRange, parts: InRange
) -> FractionGroup:
    return FractionGroup(
        number=numbers.integer(item, tags.FractionGroupNumber),
        fractions=numbers.integer(item, tags.NumberOfFractionsPlanned),
        beams=numbers.integer(item, tags.NumberOfBeams),
        brachy_setups=numbers.integer(item, tags.NumberOfBrachyApplicationSetups),
        planned=read_planned(item, numbers, parts),
    )


def _check(plan: Plan, remarks: Remarks) -> None:
    """Rules that need the plan alone."""
    _check_label(plan, remarks)
    if plan.geometry != "PATIENT":
        remarks.add(
            "PL-02:geometry",
            tag=tags.RTPlanGeometry,
            found=plan.geometry,
            expected="PATIENT",
        )
    if not plan.structure_set_uid:
        remarks.add(
            "PL-02:none",
            tag=tags.ReferencedStructureSetSequence,
            found=tr("nothing"),
            expected=tr("one structure set"),
        )
    if not plan.dose_references:
        remarks.add(
            "RX-01:none",
            tag=tags.DoseReferenceSequence,
            found=tr("nothing"),
            expected=tr("at least one item"),
        )
    if any(one.prescription_gy == 0 for one in plan.dose_references):
        remarks.add(
            "RX-01:zero",
            tag=tags.TargetPrescriptionDose,
            found="0 Gy",
            expected=tr("the prescribed dose, or no value"),
        )
    _check_fractions(plan, remarks)
    if len(plan.patient_positions) > 1:
        positions = ", ".join(plan.patient_positions)
        remarks.add(
            "PS-02",
            tag=tags.PatientPosition,
            found=positions,
            expected=tr("one"),
        )
    unusual = [p for p in plan.patient_positions if p not in POSITIONS]
    if unusual or not plan.patient_positions:
        found = ", ".join(unusual) or tr("nothing")
        remarks.add(
            "PS-03",
            tag=tags.PatientPosition,
            found=found,
            expected=tr("one of {terms}", terms=", ".join(sorted(POSITIONS))),
        )
    _check_beams(plan, remarks)


def _check_label(plan: Plan, remarks: Remarks) -> None:
    for tag, value, name in (
        (tags.RTPlanLabel, plan.label, tr("label")),
        (tags.RTPlanDate, plan.date, tr("date")),
        (tags.RTPlanTime, plan.time, tr("time")),
    ):
        if not value:
            remarks.add_empty("PL-01", tag, name=name)


def _check_fractions(plan: Plan, remarks: Remarks) -> None:
    groups = plan.fraction_groups
    if len(groups) > 1:
        remarks.add(
            "FX-01:several",
            tag=tags.FractionGroupSequence,
            found=str(len(groups)),
            expected="1",
        )
    elif not groups:
        remarks.add(
            "FX-01:none",
            tag=tags.FractionGroupSequence,
            found="0",
            expected="1",
        )
    if any(group.brachy_setups for group in groups):
        remarks.add(
            "FX-02",
            tag=tags.NumberOfBrachyApplicationSetups,
            found=", ".join(str(group.brachy_setups) for group in groups),
            expected="0",
        )


def _check_beams(plan: Plan, remarks: Remarks) -> None:
    if len(plan.beams) > _BEAMS_OF_THE_PROFILE:
        remarks.add(
            "BM-01",
            tag=tags.BeamSequence,
            found=str(len(plan.beams)),
            expected=tr("at most {limit}", limit=_BEAMS_OF_THE_PROFILE),
        )
    names = [beam.name for beam in plan.beams]
    for name in dict.fromkeys(names):
        times = names.count(name)
        if not name or times > 1:
            remarks.add(
                "BM-03:several" if name else "BM-03:none",
                several=times > 1,
                times=times,
                tag=tags.BeamName,
                found=name,
                expected=tr("a name no other beam has"),
            )
    wrong = _wrong_sums(plan)
    if wrong:
        remarks.add(
            "BM-08",
            tag=tags.ScanSpotMetersetWeights,
            found=first_few(wrong),
            expected=tr("spots that add up to the meterset weights"),
        )
    tilts = ((beam.number, tilt_of(beam)) for beam in plan.beams)
    tilted = [
        tr("beam {number} ({tilt})", number=number, tilt=tilt)
        for number, tilt in tilts
        if tilt
    ]
    if tilted:
        remarks.add("BM-09", found=first_few(tilted), expected=tr("no tilt"))


def _wrong_sums(plan: Plan) -> list[str]:
    """Return the beams whose spots do not add up, each with what was found."""
    scanned = [beam for beam in plan.beams if beam.points and beam.points.spots]
    if not scanned:
        return []
    from dosiscope.core.beams.spots import wrong_sum

    sums = ((beam, wrong_sum(beam)) for beam in scanned)
    return [_sum_text(beam, one) for beam, one in sums if one is not None]


def _sum_text(beam: Beam, wrong: SpotSum) -> str:
    """Return what spots add up to, and what to: of a control point or of the beam."""
    found, expected = (trimmed(value, 4) for value in (wrong.found, wrong.expected))
    if wrong.point is None:
        return tr(
            "beam {number}: {found} of {expected}",
            number=beam.number,
            found=found,
            expected=expected,
        )
    return tr(
        "beam {number} at control point {point}: {found} of {expected}",
        number=beam.number,
        point=wrong.point,
        found=found,
        expected=expected,
    )
