"""Courses that are broken in one respect each, and what follows by the table of rules.

Three fractions of two beams of 100 MU (`support.synthetic.treatment_records`).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydicom.uid import UID

from dosiscope.demo.dicom.header import item, items
from support.synthetic.treatment_records import (
    as_brachy,
    override,
    summary_record,
    treatment_day,
)

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

Change = Callable[[list["Dataset"]], object]


@dataclass(frozen=True)
class BrokenCourse:
    """What is done to the records of a course, and which outcomes follow.

    ``plan`` changes the plan before its records are made, ``of_plan`` are the outcomes
    that this cannot be had without.
    """

    keys: tuple[str, ...]
    change: Change
    name: str = ""
    plan: Callable[[Dataset], object] | None = None
    of_plan: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.keys[0] if self.keys else 'nothing'} {self.name}".strip()


def sessions(record: Dataset) -> list[Dataset]:
    """Return what was delivered in a record, beams or application setups."""
    for keyword in (
        "TreatmentSessionBeamSequence",
        "TreatmentSessionIonBeamSequence",
        "TreatmentSessionApplicationSetupSequence",
    ):
        if keyword in record:
            return list(record[keyword].value)
    return []


def points_of(session: Dataset) -> list[Dataset]:
    """Return the control points of a delivered beam."""
    return list(session.ControlPointDeliverySequence)


def each(record: Dataset, **changes: Any) -> None:
    """Change all that was delivered in a record."""
    for session in sessions(record):
        for keyword, value in changes.items():
            setattr(session, keyword, value)


def of_first(**changes: Any) -> Change:
    """Return what changes the first beam of the second fraction."""

    def change(records: list[Dataset]) -> None:
        for keyword, value in changes.items():
            setattr(sessions(records[1])[0], keyword, value)

    return change


def at_points(n: int = 1, **changes: Any) -> Change:
    """Return what changes the control points of the first beam of a fraction."""

    def change(records: list[Dataset]) -> None:
        for point in points_of(sessions(records[n])[0]):
            for keyword, value in changes.items():
                setattr(point, keyword, value)

    return change


def again(record: Dataset, uid: str, time: str, **changes: Any) -> Dataset:
    """Return a record once more, under another UID and at another time."""
    other = copy.deepcopy(record)
    other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = UID(uid)
    other.TreatmentTime = time
    for keyword, value in changes.items():
        setattr(other, keyword, value)
    return other


def interrupted(records: list[Dataset], delivered: str = "40.2") -> Dataset:
    """End the first beam of the second fraction early; return what is left of it."""
    (first, *_) = sessions(records[1])
    rest = again(records[1], f"{records[1].SOPInstanceUID}.1", "103000")
    first.TreatmentTerminationStatus = "MACHINE"
    first.TreatmentTerminationCode = "CHMB"
    first.DeliveredPrimaryMeterset = delivered
    rest.TreatmentSessionBeamSequence = items([sessions(rest)[0]])
    (second,) = sessions(rest)
    second.TreatmentDeliveryType = "CONTINUATION"
    second.SpecifiedPrimaryMeterset = second.DeliveredPrimaryMeterset = "59.8"
    return rest


def _gap(records: list[Dataset]) -> None:
    del records[1]


def _gap_at_the_end(records: list[Dataset]) -> None:
    """The course is completed after three of twenty fractions, as summed up."""
    first = records[0]
    summary = summary_record(_plan_like(first), 3, "COMPLETED")
    del summary.FractionGroupSummarySequence
    records.append(summary)


def _plan_like(record: Dataset) -> Dataset:
    """Return what `summary_record` needs of a plan, from one of its records."""
    plan = copy.deepcopy(record)
    named = record.ReferencedRTPlanSequence[0]
    plan.SOPClassUID = named.ReferencedSOPClassUID
    plan.SOPInstanceUID = named.ReferencedSOPInstanceUID
    plan.PositionReferenceIndicator = ""
    plan.FractionGroupSequence = items(
        [
            item(
                FractionGroupNumber=record.ReferencedFractionGroupNumber,
                NumberOfFractionsPlanned=record.NumberOfFractionsPlanned,
            )
        ]
    )
    for keyword in ("TreatmentDate", "TreatmentTime"):
        delattr(plan, keyword)
    return plan


def _summed_up(delivered: int, status: str = "ON_TREATMENT") -> Change:
    def change(records: list[Dataset]) -> None:
        records.append(summary_record(_plan_like(records[0]), delivered, status))

    return change


def _twice(records: list[Dataset]) -> None:
    """The second fraction is given once more in the afternoon."""
    other = again(records[1], f"{records[1].SOPInstanceUID}.1", "150000")
    for session in sessions(other):
        for point in points_of(session):
            point.TreatmentControlPointTime = "150000"
    records.append(other)


def _copied(records: list[Dataset]) -> None:
    """The same under another UID."""
    time = records[1].TreatmentTime
    records.append(again(records[1], f"{records[1].SOPInstanceUID}.1", time))


def _partial(records: list[Dataset]) -> None:
    interrupted(records)


def _resumed(records: list[Dataset]) -> None:
    records.append(interrupted(records))


def _resumed_too_much(records: list[Dataset]) -> None:
    """80 and 59.8 of 100 MU; none of the parts is the whole."""
    records.append(interrupted(records, "80"))


def _ended_by_hand(records: list[Dataset]) -> None:
    sessions(records[1])[0].TreatmentTerminationStatus = "OPERATOR"


def _one_beam_left_out(n: int) -> Change:
    def change(records: list[Dataset]) -> None:
        one = records[n]
        one.TreatmentSessionBeamSequence = items(sessions(one)[:1])

    return change


def _stranger(records: list[Dataset]) -> None:
    found = sessions(records[1])
    other = copy.deepcopy(found[0])
    other.ReferencedBeamNumber, other.BeamName = 7, "Boost"
    records[1].TreatmentSessionBeamSequence = items([*found, other])


def _overridden(records: list[Dataset]) -> None:
    first = sessions(records[1])[0]
    first.TreatmentVerificationStatus = "VERIFIED_OVR"
    point = points_of(first)[0]
    point.OverrideSequence = items([override(0x300A0128, "Table lower: bolus")])


def _wedge(records: list[Dataset]) -> None:
    first = sessions(records[1])[0]
    first.NumberOfWedges = 1
    first.RecordedWedgeSequence = items(
        [item(WedgeNumber=1, WedgeType="STANDARD", WedgeID="W30", WedgeAngle=30)]
    )
    for point in points_of(first):
        point.WedgePositionSequence = items(
            [item(ReferencedWedgeNumber=1, WedgePosition="IN")]
        )


def _before(records: list[Dataset]) -> None:
    records[0].TreatmentDate = "20230101"


def _out_of_order(records: list[Dataset]) -> None:
    records[2].TreatmentDate = treatment_day(1)
    records[2].TreatmentTime = "150000"


def _not_of_the_plan(records: list[Dataset]) -> None:
    """The last fraction is the 21st of 20; those between have no record."""
    each(records[2], CurrentFractionNumber=21)


def _no_number(records: list[Dataset]) -> None:
    each(records[2], CurrentFractionNumber=None)


def _no_numbers_at_all(records: list[Dataset]) -> None:
    for record in records:
        each(record, CurrentFractionNumber=None)


def _of_fraction_0(records: list[Dataset]) -> None:
    for record in records:
        each(record, CurrentFractionNumber=0)


def _by_name(records: list[Dataset]) -> None:
    for record in records:
        for session in sessions(record):
            del session.ReferencedBeamNumber


def _by_nothing(records: list[Dataset]) -> None:
    """Beside the beams of the plan there is one of which nobody knows which it is."""
    found = sessions(records[1])
    other = copy.deepcopy(found[0])
    del other.ReferencedBeamNumber, other.BeamName
    records[1].TreatmentSessionBeamSequence = items([*found, other])


def _only_setup(records: list[Dataset]) -> None:
    for record in records:
        (setup,) = sessions(record)
        del setup.ReferencedBrachyApplicationSetupNumber


def _without_meterset(records: list[Dataset]) -> None:
    del sessions(records[1])[0].DeliveredPrimaryMeterset


def _no_date(records: list[Dataset]) -> None:
    records[2].TreatmentDate = records[2].TreatmentTime = ""


def _nowhere_planned(records: list[Dataset]) -> None:
    for record in records:
        for session in sessions(record):
            del session.SpecifiedPrimaryMeterset


def _without_metersets(plan: Dataset) -> None:
    for one in plan.FractionGroupSequence[0].ReferencedBeamSequence:
        one.BeamMeterset = None


def _second_group(plan: Dataset) -> None:
    groups = plan.FractionGroupSequence
    other = copy.deepcopy(groups[0])
    other.FractionGroupNumber = 2
    groups.append(other)


def _nothing(_records: list[Dataset]) -> None:
    pass


def _no_group(records: list[Dataset]) -> None:
    del records[2].ReferencedFractionGroupNumber


def _channel_gone(records: list[Dataset]) -> None:
    (setup,) = sessions(records[1])
    setup.RecordedChannelSequence = items(setup.RecordedChannelSequence[:1])


def _channel_shorter(records: list[Dataset]) -> None:
    (setup,) = sessions(records[1])
    setup.TreatmentTerminationStatus = "MACHINE"
    setup.RecordedChannelSequence[1].DeliveredChannelTotalTime = "12.5"


COURSES: tuple[BrokenCourse, ...] = (
    BrokenCourse(("REC-01:missing",), _gap),
    BrokenCourse(("REC-01:missing",), _gap_at_the_end, name="completed"),
    BrokenCourse(("REC-01:again",), _twice),
    BrokenCourse(("REC-02",), _copied),
    BrokenCourse(("REC-01:range",), _not_of_the_plan),
    BrokenCourse(
        ("REC-01:range",), lambda r: each(r[2], CurrentFractionNumber=0), name="0"
    ),
    BrokenCourse(("REC-01:none",), _no_number),
    BrokenCourse(("REC-01:none",), _no_numbers_at_all, name="of any"),
    BrokenCourse(
        ("REC-01:range",),
        _of_fraction_0,
        name="0 of all",
    ),
    BrokenCourse(("REC-03:partial",), _partial),
    BrokenCourse(("REC-03:resumed",), _resumed),
    BrokenCourse(("REC-04:differs",), _resumed_too_much, name="resumed too much"),
    BrokenCourse(("REC-03:ended",), _ended_by_hand),
    BrokenCourse(("REC-03:stranger",), _stranger),
    BrokenCourse(("REC-03:named",), _by_name),
    BrokenCourse(
        ("REC-03:named",),
        _only_setup,
        name="setup",
        plan=as_brachy,
        of_plan=("FX-02",),
    ),
    BrokenCourse(("REC-03:unknown",), _by_nothing),
    BrokenCourse(("REC-03:absent",), _one_beam_left_out(1)),
    BrokenCourse(("REC-03:open",), _one_beam_left_out(2)),
    BrokenCourse(
        ("REC-04:differs",), of_first(DeliveredPrimaryMeterset="101.2"), name="1.2 MU"
    ),
    BrokenCourse(
        ("REC-04:differs",), of_first(DeliveredPrimaryMeterset="99.4"), name="0.6 MU"
    ),
    BrokenCourse((), of_first(DeliveredPrimaryMeterset="100.5"), name="within 0.5 MU"),
    BrokenCourse(("REC-04:none",), _without_meterset),
    BrokenCourse(
        ("REC-04:planned",),
        _nowhere_planned,
        plan=_without_metersets,
        of_plan=("BM-04:dose",),
    ),
    BrokenCourse(
        ("REC-04:unit",), lambda r: setattr(r[1], "PrimaryDosimeterUnit", "MINUTE")
    ),
    BrokenCourse(
        ("REC-04:specified", "REC-04:differs"),
        of_first(SpecifiedPrimaryMeterset="110", DeliveredPrimaryMeterset="110"),
    ),
    BrokenCourse(("REC-05:not",), of_first(TreatmentVerificationStatus="NOT_VERIFIED")),
    BrokenCourse(("REC-05:override",), _overridden),
    BrokenCourse(
        ("REC-05:unsaid",), of_first(TreatmentVerificationStatus="VERIFIED_OVR")
    ),
    BrokenCourse(("REC-06:energy",), at_points(NominalBeamEnergy="10")),
    BrokenCourse(("REC-06:radiation",), of_first(RadiationType="ELECTRON")),
    BrokenCourse(("REC-06:angle",), at_points(GantryAngle="2"), name="gantry"),
    BrokenCourse((), at_points(GantryAngle="359.2"), name="gantry within 1°"),
    BrokenCourse(("REC-06:angle",), at_points(PatientSupportAngle="350"), name="couch"),
    BrokenCourse(("REC-06:wedge",), _wedge),
    BrokenCourse(
        ("REC-06:machine",),
        lambda r: setattr(
            r[1].TreatmentMachineSequence[0], "TreatmentMachineName", "Linac 9"
        ),
    ),
    BrokenCourse(("REC-07:before",), _before),
    BrokenCourse(("REC-07:order",), _out_of_order),
    BrokenCourse(("REC-07:none",), _no_date),
    BrokenCourse(
        ("REC-08:planned",), lambda r: setattr(r[1], "NumberOfFractionsPlanned", 25)
    ),
    BrokenCourse(("REC-08:count", "REC-01:missing"), _summed_up(5)),
    BrokenCourse((), _summed_up(3), name="summed up"),
    BrokenCourse((), _summed_up(2), name="an older summary"),
    BrokenCourse(
        ("REC-01:group",), _no_group, plan=_second_group, of_plan=("FX-01:several",)
    ),
    BrokenCourse(
        (), _nothing, name="of an afterloader", plan=as_brachy, of_plan=("FX-02",)
    ),
    BrokenCourse(
        ("REC-03:partial",),
        _channel_shorter,
        name="channel",
        plan=as_brachy,
        of_plan=("FX-02",),
    ),
    BrokenCourse(
        ("REC-09:kerma",),
        of_first(TotalReferenceAirKerma="600"),
        plan=as_brachy,
        of_plan=("FX-02",),
    ),
    BrokenCourse(
        ("REC-09:channels",), _channel_gone, plan=as_brachy, of_plan=("FX-02",)
    ),
)
