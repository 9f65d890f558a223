"""RT Treatment Records of a plan: what was delivered, to be broken where a test wants.

A record is made of the plan object that it is of, so whatever that states of beams,
metersets and control points was delivered exactly so.
"""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from pydicom import dcmread
from pydicom.uid import (
    UID,
    RTBeamsTreatmentRecordStorage,
    RTBrachyTreatmentRecordStorage,
    RTIonBeamsTreatmentRecordStorage,
    RTTreatmentSummaryRecordStorage,
)

from dosiscope.demo.dicom.header import decimal, item, items, reference
from dosiscope.demo.dicom.uids import uid
from support.plan_parts import to_brachytherapy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pydicom.dataset import Dataset

    Change = Callable[[list[Dataset]], object]

FIRST_DAY: Final = date(2024, 3, 18)  # after the plan of the good case
_BESIDE: Final = ("SETUP", "OPEN_PORTFILM", "TRMT_PORTFILM")


def treatment_day(fraction: int) -> str:
    """Return the date of a fraction: one a working day, as DICOM has it."""
    week, day = divmod(fraction - 1, 5)
    return (FIRST_DAY + timedelta(days=7 * week + day)).strftime("%Y%m%d")


def record_of(plan: Dataset, sop_class: str, *keys: object) -> Dataset:
    """Return what every record of a plan states; ``keys`` make its UID."""
    record = copy.deepcopy(plan)
    for element in plan:
        if element.tag.group >= 0x3000 or element.keyword == "FrameOfReferenceUID":
            del record[element.tag]
    del record.PositionReferenceIndicator
    own = UID(uid("records", str(plan.SOPInstanceUID), *keys))
    record.SOPClassUID, record.SOPInstanceUID = sop_class, own
    record.file_meta = copy.deepcopy(plan.file_meta)
    record.file_meta.MediaStorageSOPClassUID = UID(sop_class)
    record.file_meta.MediaStorageSOPInstanceUID = own
    record.Modality = "RTRECORD"
    record.SeriesInstanceUID = uid("records", str(plan.SOPInstanceUID), "series")
    record.SeriesDescription = "Records"
    record.SeriesNumber = 9
    record.InstanceNumber = 1
    record.OperatorsName = "Therapist^Tess"
    record.ReferencedRTPlanSequence = items(
        [reference(plan.SOPClassUID, plan.SOPInstanceUID)]
    )
    return record


def beams_record(
    plan: Dataset, fraction: int, *, time: str = "100000", beams: Iterable[int] = ()
) -> Dataset:
    """Return the record of one fraction: every beam that treats, as planned.

    ``beams`` are the numbers of those that it holds, where it is not all of them.
    """
    is_ion = "IonBeamSequence" in plan
    own = plan.IonBeamSequence if is_ion else plan.BeamSequence
    wanted = tuple(beams) or tuple(
        b.BeamNumber for b in own if b.TreatmentDeliveryType not in _BESIDE
    )
    sop_class = (
        RTIonBeamsTreatmentRecordStorage if is_ion else RTBeamsTreatmentRecordStorage
    )
    record = record_of(plan, sop_class, "fraction", fraction, time, *wanted)
    group = plan.FractionGroupSequence[0]
    metersets = {
        one.ReferencedBeamNumber: float(one.BeamMeterset or 0)
        for one in group.ReferencedBeamSequence
    }
    day = treatment_day(fraction)
    record.TreatmentDate, record.TreatmentTime = day, time
    record.TreatmentMachineSequence = items([_machine(own[0])])
    record.ReferencedFractionGroupNumber = group.FractionGroupNumber
    record.NumberOfFractionsPlanned = group.NumberOfFractionsPlanned
    record.PrimaryDosimeterUnit = own[0].PrimaryDosimeterUnit
    sessions = items(
        _session(beam, fraction, metersets.get(beam.BeamNumber, 0.0), day, time)
        for beam in own
        if beam.BeamNumber in wanted
    )
    if is_ion:
        record.TreatmentSessionIonBeamSequence = sessions
    else:
        record.TreatmentSessionBeamSequence = sessions
    return record


def _machine(beam: Dataset) -> Dataset:
    machine = item(
        Manufacturer="Dosiscope", ManufacturerModelName="Linac",
        TreatmentMachineName=beam.TreatmentMachineName,
    )  # fmt: skip
    machine.InstitutionName = machine.DeviceSerialNumber = ""
    return machine


def _session(
    beam: Dataset, fraction: int, meterset: float, day: str, time: str
) -> Dataset:
    is_ion = "IonControlPointSequence" in beam
    found = item(
        ReferencedBeamNumber=beam.BeamNumber,
        BeamName=beam.BeamName,
        BeamType=beam.BeamType,
        RadiationType=beam.RadiationType,
        TreatmentDeliveryType=beam.TreatmentDeliveryType,
        CurrentFractionNumber=fraction,
        TreatmentTerminationStatus="NORMAL",
        TreatmentVerificationStatus="VERIFIED",
        SpecifiedPrimaryMeterset=decimal(meterset),
        DeliveredPrimaryMeterset=decimal(meterset),
        NumberOfWedges=beam.NumberOfWedges,
        NumberOfCompensators=0,
        NumberOfBoli=0,
        NumberOfBlocks=0,
        NumberOfControlPoints=beam.NumberOfControlPoints,
    )
    if beam.NumberOfWedges:
        found.RecordedWedgeSequence = copy.deepcopy(beam.WedgeSequence)
    planned = beam.IonControlPointSequence if is_ion else beam.ControlPointSequence
    points = items(
        _point(one, meterset, float(beam.FinalCumulativeMetersetWeight), day, time)
        for one in planned
    )
    if is_ion:
        found.ScanMode = beam.ScanMode
        found.NumberOfRangeShifters = found.NumberOfLateralSpreadingDevices = 0
        found.NumberOfRangeModulators, found.PatientSupportType = 0, "TABLE"
        found.IonControlPointDeliverySequence = points
        return found
    found.ControlPointDeliverySequence = points
    leaves = [
        item(
            RTBeamLimitingDeviceType=one.RTBeamLimitingDeviceType,
            NumberOfLeafJawPairs=one.NumberOfLeafJawPairs,
        )
        for one in beam.BeamLimitingDeviceSequence
    ]
    found.BeamLimitingDeviceLeafPairsSequence = items(leaves)
    return found


_LEFT_OUT: Final = (
    "ControlPointIndex", "CumulativeMetersetWeight", "IsocenterPosition",
    "ScanSpotMetersetWeights", "SourceToSurfaceDistance", "MetersetRate",
    "ReferencedDoseReferenceSequence",
)  # fmt: skip


def _point(
    planned: Dataset, meterset: float, final: float, day: str, time: str
) -> Dataset:
    """Return a control point as delivered: angles, energy and openings as planned."""
    found = copy.deepcopy(planned)
    for keyword in _LEFT_OUT:
        if keyword in found:
            delattr(found, keyword)
    share = float(planned.CumulativeMetersetWeight) / final
    found.ReferencedControlPointIndex = planned.ControlPointIndex
    found.TreatmentControlPointDate, found.TreatmentControlPointTime = day, time
    found.SpecifiedMeterset = found.DeliveredMeterset = decimal(share * meterset)
    if "ScanSpotMetersetWeights" in planned:
        weights = planned.ScanSpotMetersetWeights
        spots = weights if isinstance(weights, list) else [weights]
        found.ScanSpotMetersetsDelivered = [float(w) * meterset / final for w in spots]
    else:
        found.DoseRateDelivered = planned.get("DoseRateSet", "")
        found.DoseRateSet = planned.get("DoseRateSet", "")
    return found


def summary_record(plan: Dataset, delivered: int, status: str) -> Dataset:
    """Return a summary of a course of which so many fractions were delivered."""
    record = record_of(plan, RTTreatmentSummaryRecordStorage, "summary", delivered)
    last = treatment_day(max(1, delivered))
    record.TreatmentDate, record.TreatmentTime = last, "180000"
    record.CurrentTreatmentStatus = status
    record.FirstTreatmentDate = treatment_day(1)
    record.MostRecentTreatmentDate = last
    group = plan.FractionGroupSequence[0]
    fractions = [
        item(
            ReferencedFractionNumber=n, TreatmentDate=treatment_day(n),
            TreatmentTime="100000", TreatmentTerminationStatus="NORMAL",
        )
        for n in range(1, delivered + 1)
    ]  # fmt: skip
    record.FractionGroupSummarySequence = items(
        [
            item(
                ReferencedFractionGroupNumber=group.FractionGroupNumber,
                NumberOfFractionsPlanned=group.NumberOfFractionsPlanned,
                NumberOfFractionsDelivered=delivered,
                FractionGroupType="EXTERNAL_BEAM",
                FractionStatusSummarySequence=items(fractions),
            )
        ]
    )
    record.TreatmentSummaryCalculatedDoseReferenceSequence = items(
        [
            item(
                CumulativeDoseToDoseReference=decimal(2.0 * delivered),
                DoseReferenceDescription="Target",
                ReferencedDoseReferenceNumber=1,
            )
        ]
    )
    return record


def as_brachy(plan: Dataset) -> None:
    """Make a plan one of an afterloader: one setup of two channels, 30 s each.

    40800 µGy/h x 60 s / 3600 s/h is 680 µGy.
    """
    to_brachytherapy(plan)
    (setup,) = plan.ApplicationSetupSequence
    second = copy.deepcopy(setup.ChannelSequence[0])
    second.ChannelNumber = 2
    setup.ChannelSequence.append(second)
    setup.TotalReferenceAirKerma = "680"


def brachy_record(plan: Dataset, fraction: int, *, time: str = "100000") -> Dataset:
    """Return the record of one fraction of a plan that `as_brachy` made.

    The source has decayed a little: times are longer, total air kerma is the same.
    """
    record = record_of(plan, RTBrachyTreatmentRecordStorage, "brachy", fraction, time)
    day = treatment_day(fraction)
    record.TreatmentDate, record.TreatmentTime = day, time
    record.TreatmentMachineSequence = items([_machine_of(plan)])
    record.ReferencedFractionGroupNumber = 1
    group = plan.FractionGroupSequence[0]
    record.NumberOfFractionsPlanned = group.NumberOfFractionsPlanned
    record.BrachyTreatmentTechnique = plan.BrachyTreatmentTechnique
    record.BrachyTreatmentType = plan.BrachyTreatmentType
    source = copy.deepcopy(plan.SourceSequence[0])
    source.SourceSerialNumber, source.SourceManufacturer = "S1", "Maker"
    record.RecordedSourceSequence = items([source])
    setup = plan.ApplicationSetupSequence[0]
    record.TreatmentSessionApplicationSetupSequence = items(
        [
            item(
                ReferencedBrachyApplicationSetupNumber=1,
                ApplicationSetupType=setup.ApplicationSetupType,
                CurrentFractionNumber=fraction,
                TreatmentDeliveryType="TREATMENT",
                TreatmentTerminationStatus="NORMAL",
                TreatmentVerificationStatus="VERIFIED",
                TotalReferenceAirKerma=setup.TotalReferenceAirKerma,
                RecordedChannelSequence=items(
                    _recorded_channel(one, day, time) for one in setup.ChannelSequence
                ),
            )
        ]
    )
    return record


def _machine_of(plan: Dataset) -> Dataset:
    return _machine(plan.TreatmentMachineSequence[0])


def _recorded_channel(planned: Dataset, day: str, time: str) -> Dataset:
    total = decimal(1.1 * float(planned.ChannelTotalTime))
    channel = item(
        ReferencedChannelNumber=planned.ChannelNumber,
        ChannelNumber=planned.ChannelNumber,
        SpecifiedChannelTotalTime=total,
        DeliveredChannelTotalTime=total,
        SourceMovementType="STEPWISE",
        ReferencedSourceNumber=1,
        NumberOfControlPoints=planned.NumberOfControlPoints,
        SafePositionExitDate=day,
        SafePositionExitTime=time,
        SafePositionReturnDate=day,
        SafePositionReturnTime=time,
        BrachyControlPointDeliveredSequence=items(
            item(
                ReferencedControlPointIndex=one.ControlPointIndex,
                TreatmentControlPointDate=day,
                TreatmentControlPointTime=time,
                ControlPointRelativePosition=one.ControlPointRelativePosition,
            )
            for one in planned.BrachyControlPointSequence
        ),
    )
    channel.ChannelLength = channel.TransferTubeNumber = ""
    return channel


def override(tag: int, reason: str = "") -> Dataset:
    """Return an item of an Override Sequence."""
    found = item(OverrideParameterPointer=tag, OperatorsName="Therapist^Tess")
    if reason:
        found.OverrideReason = reason
    return found


def course(plan: Dataset, fractions: int = 3) -> list[Dataset]:
    """Return the records of the first fractions of a plan, one each."""
    make = brachy_record if "ApplicationSetupSequence" in plan else beams_record
    return [make(plan, n) for n in range(1, fractions + 1)]


def write_records(folder: Path, records: Iterable[Dataset]) -> list[Path]:
    """Write records beside what is in a folder; return the files."""
    paths = []
    for n, record in enumerate(records, 1):
        paths.append(folder / f"RT.{n:03d}.dcm")
        record.save_as(paths[-1], enforce_file_format=True)
    return paths


def with_course(
    change: Change | None = None, fractions: int = 3, **attributes: Any
) -> Callable[[Path], None]:
    """Return what writes a course beside a plan in a folder, after a change to it."""

    def write(folder: Path) -> None:
        records = course(dcmread(folder / "RP.dcm"), fractions)
        for keyword, value in attributes.items():
            for record in records:
                setattr(record, keyword, value)
        if change is not None:
            change(records)
        write_records(folder, records)

    return write
