"""RT Ion Plans (PS3.3 A.49, C.8.8.25): spot scanning, one energy."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar

from pydicom.uid import RTIonPlanStorage

from dosiscope.demo.dicom.description import Plan
from dosiscope.demo.dicom.header import decimal, item, items
from dosiscope.demo.dicom.rt_plan import build_plan

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import Beam, CaseDescription


@dataclass(frozen=True, slots=True)
class IonPlan(Plan):
    """A plan whose beams are spots of protons."""

    sop_class: ClassVar[str] = RTIonPlanStorage


def of_protons(plan: Plan) -> IonPlan:
    """Return the same plan as an ion plan."""
    return IonPlan(**{field.name: getattr(plan, field.name) for field in fields(plan)})


def build_ion_plan(case: CaseDescription, plan: IonPlan) -> Dataset:
    """Return an ion plan of the case."""
    dataset = build_plan(case, plan)
    if plan.beams:
        del dataset.BeamSequence
        dataset.IonBeamSequence = items(_ion_beam(b) for b in plan.beams)
    return dataset


def _ion_beam(beam: Beam) -> Dataset:
    """Return a static proton beam of one spot layer."""
    found = item(
        BeamNumber=beam.number,
        BeamName=beam.name,
        BeamDescription=beam.description or None,
        BeamType="STATIC",
        RadiationType="PROTON",
        ScanMode="MODULATED",
        ModulatedScanModeType="STATIONARY",
        TreatmentMachineName=beam.machine,
        PrimaryDosimeterUnit="NP",
        VirtualSourceAxisDistances=[2000.0, 2500.0],
        TreatmentDeliveryType=beam.delivery,
        NumberOfWedges=0,
        NumberOfCompensators=0,
        NumberOfBoli=0,
        NumberOfBlocks=0,
        NumberOfRangeShifters=0,
        NumberOfLateralSpreadingDevices=0,
        NumberOfRangeModulators=0,
        PatientSupportType="TABLE",
        FinalCumulativeMetersetWeight="1",
        NumberOfControlPoints=2,
        ReferencedPatientSetupNumber=1,
    )
    found.IonControlPointSequence = items(_control_point(beam, n) for n in range(2))
    return found


def _control_point(beam: Beam, n: int) -> Dataset:
    found = item(
        ControlPointIndex=n,
        CumulativeMetersetWeight=str(n),
        NominalBeamEnergy=decimal(beam.energy),
        ScanSpotTuneID="1.0",
        NumberOfScanSpotPositions=1,
        ScanSpotPositionMap=[0.0, 0.0],
        ScanSpotMetersetWeights=1.0 - n,
        ScanningSpotSize=[10.0, 10.0],
        NumberOfPaintings=1,
    )
    if n == 0:
        found.GantryAngle = decimal(beam.gantry[0])
        found.GantryRotationDirection = "NONE"
        found.GantryPitchAngle = 0.0
        found.GantryPitchRotationDirection = "NONE"
        found.BeamLimitingDeviceAngle = decimal(beam.collimator)
        found.BeamLimitingDeviceRotationDirection = "NONE"
        found.PatientSupportAngle = decimal(beam.couch)
        found.PatientSupportRotationDirection = "NONE"
        found.TableTopPitchAngle = 0.0
        found.TableTopPitchRotationDirection = "NONE"
        found.TableTopRollAngle = 0.0
        found.TableTopRollRotationDirection = "NONE"
        for axis in ("Vertical", "Longitudinal", "Lateral"):
            setattr(found, f"TableTop{axis}Position", None)
        found.IsocenterPosition = [decimal(v) for v in beam.isocentre]
        found.SnoutPosition = 300.0
        found.MetersetRate = 0.0
    return found
