"""RT Plan objects (PS3.3 A.20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydicom.uid import RTStructureSetStorage

from dosiscope.demo.dicom.description import ControlPoint
from dosiscope.demo.dicom.header import (
    MANUFACTURER,
    decimal,
    item,
    items,
    new_object,
    reference,
    set_decimals,
)
from dosiscope.demo.dicom.uids import uid

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import (
        Beam,
        CaseDescription,
        Plan,
        Prescription,
    )

# from source to jaws and leaves, mm: optional, yet what draws an aperture asks for it
_FROM_SOURCE = {"ASYMX": "406", "ASYMY": "319", "MLCX": "509"}


def build_plan(case: CaseDescription, plan: Plan) -> Dataset:
    """Return a plan of the case."""
    dataset = new_object(
        case,
        case.study,
        sop_class=plan.sop_class,
        instance=plan.key,
        modality="RTPLAN",
        series=f"{plan.key} series",
        series_number=3,
        series_description="Plan",
        date=plan.date,
        time=plan.time,
    )
    dataset.RTPlanLabel = plan.label
    dataset.RTPlanName = plan.name or plan.label
    if plan.description:
        dataset.RTPlanDescription = plan.description
    dataset.RTPlanDate = plan.date
    dataset.RTPlanTime = plan.time
    dataset.PlanIntent = plan.intent
    dataset.RTPlanGeometry = "PATIENT" if case.structure_set else "TREATMENT_DEVICE"
    if case.structure_set:
        structures = uid(case.seed, "structure set")
        dataset.ReferencedStructureSetSequence = items(
            [reference(RTStructureSetStorage, structures)]
        )
    dataset.DoseReferenceSequence = items(
        _dose_reference(case, plan, n, p) for n, p in enumerate(plan.prescriptions, 1)
    )
    dataset.FractionGroupSequence = items([_fraction_group(plan)])
    dataset.PatientSetupSequence = items(
        [
            item(
                PatientSetupNumber=1,
                PatientPosition=plan.position,
                SetupTechnique="ISOCENTRIC",
            )
        ]
    )
    if plan.beams:
        dataset.BeamSequence = items(_beam(case, b) for b in plan.beams)
    dataset.ApprovalStatus = plan.approval
    if plan.approval != "UNAPPROVED":
        dataset.ReviewDate = plan.review_date
        dataset.ReviewTime = plan.review_time
        dataset.ReviewerName = plan.reviewer
    return dataset


def _dose_reference(
    case: CaseDescription, plan: Plan, number: int, prescription: Prescription
) -> Dataset:
    of_volume = prescription.roi is not None
    found = item(
        DoseReferenceNumber=number,
        DoseReferenceUID=uid(case.seed, plan.key, "dose reference", number),
        DoseReferenceStructureType="VOLUME" if of_volume else "SITE",
        DoseReferenceDescription=prescription.description,
        DoseReferenceType=prescription.type,
        ReferencedROINumber=prescription.roi,
    )
    if prescription.type == "TARGET":
        found.TargetPrescriptionDose = decimal(prescription.dose)
    else:
        found.OrganAtRiskMaximumDose = decimal(prescription.dose)
    return found


def _fraction_group(plan: Plan) -> Dataset:
    group = item(
        FractionGroupNumber=1,
        NumberOfFractionsPlanned=plan.fractions,
        NumberOfBeams=len(plan.beams),
        NumberOfBrachyApplicationSetups=0,
    )
    if plan.beams:
        group.ReferencedBeamSequence = items(
            item(
                ReferencedBeamNumber=b.number,
                BeamMeterset=decimal(b.meterset),
                BeamDose=None if b.dose is None else decimal(b.dose),
            )
            for b in plan.beams
        )
    return group


def points_of(beam: Beam) -> tuple[ControlPoint, ...]:
    """Return the control points: those stated, or start and end."""
    if beam.control_points:
        return beam.control_points
    return (ControlPoint(beam.gantry[0], 0.0), ControlPoint(beam.gantry[-1], 1.0))


def _beam(case: CaseDescription, beam: Beam) -> Dataset:
    points = points_of(beam)
    leaves = beam.leaf_bounds
    devices = [
        item(
            RTBeamLimitingDeviceType=name,
            SourceToBeamLimitingDeviceDistance=_FROM_SOURCE[name],
            NumberOfLeafJawPairs=1,
        )
        for name in ("ASYMX", "ASYMY")
    ]
    if leaves:
        device = item(
            RTBeamLimitingDeviceType="MLCX",
            SourceToBeamLimitingDeviceDistance=_FROM_SOURCE["MLCX"],
            NumberOfLeafJawPairs=len(leaves) - 1,
        )
        set_decimals(device, "LeafPositionBoundaries", leaves, 1)
        devices.append(device)
    moving = len(beam.gantry) > 1 or len(points) > 2
    filtered = beam.fluence_mode == "STANDARD"
    fluence = item(
        FluenceMode=beam.fluence_mode, FluenceModeID=None if filtered else "FFF"
    )
    found = item(
        Manufacturer=MANUFACTURER,
        ManufacturerModelName=beam.machine,
        PrimaryFluenceModeSequence=items([fluence]),
        TreatmentMachineName=beam.machine,
        PrimaryDosimeterUnit="MU",
        SourceAxisDistance="1000",
        BeamLimitingDeviceSequence=items(devices),
        BeamNumber=beam.number,
        BeamName=beam.name,
        BeamDescription=beam.description or None,
        BeamType="DYNAMIC" if moving else "STATIC",
        RadiationType="PHOTON",
        TreatmentDeliveryType=beam.delivery,
        NumberOfWedges=0,
        NumberOfCompensators=0,
        NumberOfBoli=0,
        NumberOfBlocks=0,
        FinalCumulativeMetersetWeight="1",
        NumberOfControlPoints=len(points),
        ReferencedPatientSetupNumber=1,
    )
    found.ControlPointSequence = items(
        _control_point(beam, n, p, last=n == len(points) - 1)
        for n, p in enumerate(points)
    )
    return found


def _control_point(beam: Beam, n: int, point: ControlPoint, *, last: bool) -> Dataset:
    moving = len(beam.gantry) > 1
    found = item(
        ControlPointIndex=n,
        CumulativeMetersetWeight=f"{point.weight:.6g}",
    )
    if n == 0:
        found.NominalBeamEnergy = decimal(beam.energy)
        found.DoseRateSet = decimal(beam.dose_rate)
    if n == 0 or point.leaves:
        found.BeamLimitingDevicePositionSequence = _positions(beam, n, point)
    if n == 0 or moving:
        found.GantryAngle = decimal(point.gantry)
        found.GantryRotationDirection = "NONE" if last else beam.direction
    if n == 0:
        found.BeamLimitingDeviceAngle = decimal(beam.collimator)
        found.BeamLimitingDeviceRotationDirection = "NONE"
        found.PatientSupportAngle = decimal(beam.couch)
        found.PatientSupportRotationDirection = "NONE"
        found.TableTopEccentricAngle = "0"
        found.TableTopEccentricRotationDirection = "NONE"
        for axis in ("Vertical", "Longitudinal", "Lateral"):
            setattr(found, f"TableTop{axis}Position", None)
        found.IsocenterPosition = [decimal(v) for v in beam.isocentre]
        found.TableTopPitchAngle = 0.0
        found.TableTopPitchRotationDirection = "NONE"
        found.TableTopRollAngle = 0.0
        found.TableTopRollRotationDirection = "NONE"
    return found


def _positions(beam: Beam, n: int, point: ControlPoint) -> object:
    jaws = (
        ("ASYMX", point.jaws_x or beam.jaws_x),
        ("ASYMY", point.jaws_y or beam.jaws_y),
    )
    found = [
        item(
            RTBeamLimitingDeviceType=name,
            LeafJawPositions=[decimal(v) for v in position],
        )
        for name, position in jaws
        if n == 0
    ]
    if point.leaves:
        device = item(RTBeamLimitingDeviceType="MLCX")
        set_decimals(device, "LeafJawPositions", point.leaves, 1)
        found.append(device)
    return items(found)
