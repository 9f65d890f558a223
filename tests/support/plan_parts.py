"""Parts that a plan may have beside jaws and gantry: wedges, spots, sources."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from pydicom.dataset import Dataset

from dosiscope.demo.dicom.header import item, items

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_devices(plan: Dataset) -> None:
    """Give the first beam of a plan a wedge, a block, an applicator and a bolus.

    The plan gets a tolerance table, which the beam names.
    """
    beam = plan.BeamSequence[0]
    beam.NumberOfWedges = beam.NumberOfBlocks = beam.NumberOfBoli = 1
    beam.WedgeSequence = items([_wedge()])
    (first, *others) = beam.ControlPointSequence
    first.WedgePositionSequence = items([_wedge_position("IN")])
    others[-1].WedgePositionSequence = items([_wedge_position("OUT")])
    first.SourceToSurfaceDistance = "950"
    first.TableTopVerticalPosition = "-120.5"
    beam.BlockSequence = items(
        [
            item(
                BlockType="APERTURE",
                BlockNumber=1,
                BlockName="Insert",
                MaterialID="Cerrobend",
                BlockTrayID="T1",
                SourceToBlockTrayDistance="600",
                BlockDivergence="PRESENT",
                BlockThickness="50",
                BlockTransmission="0.05",
                BlockNumberOfPoints=4,
                BlockData=["-20", "-25", "22", "-18", "24", "21", "-15", "19"],
            )
        ]
    )
    beam.ApplicatorSequence = items(
        [
            item(
                ApplicatorID="A10",
                ApplicatorType="ELECTRON_SQUARE",
                ApplicatorDescription="cone",
                ApplicatorGeometrySequence=items(
                    [
                        item(
                            ApplicatorApertureShape="SYM_SQUARE",
                            ApplicatorOpening=100.0,
                        )
                    ]
                ),
            )
        ]
    )
    beam.NumberOfCompensators = 1
    beam.CompensatorSequence = items([_compensator()])
    beam.ReferencedBolusSequence = items(
        [item(ReferencedROINumber=1, BolusID="B5", BolusDescription="5 mm gel")]
    )
    beam.ReferencedToleranceTableNumber = 1
    plan.ToleranceTableSequence = items([_tolerance_table()])
    (setup,) = plan.PatientSetupSequence
    setup.SetupTechniqueDescription = "arms up"
    setup.FixationDeviceSequence = items(
        [item(FixationDeviceType="MASK", FixationDeviceLabel="Mask 3")]
    )
    group = plan.FractionGroupSequence[0]
    first_used = group.ReferencedBeamSequence[0]
    first_used.BeamDoseSpecificationPoint = ["2", "3", "0"]


def along_y(plan: Dataset) -> None:
    """Let the leaves of all beams of a plan move along y, as MLCY."""
    for beam in plan.BeamSequence:
        devices = list(beam.BeamLimitingDeviceSequence)
        for point in beam.ControlPointSequence:
            devices += point.get("BeamLimitingDevicePositionSequence", [])
        for device in devices:
            if device.RTBeamLimitingDeviceType == "MLCX":
                device.RTBeamLimitingDeviceType = "MLCY"


def with_shield(plan: Dataset) -> None:
    """Give the first beam of a plan a shielding block: a triangle."""
    beam = plan.BeamSequence[0]
    beam.NumberOfBlocks = 1
    beam.BlockSequence = items(
        [
            item(
                BlockType="SHIELDING",
                BlockNumber=1,
                BlockName="Shield",
                MaterialID="Cerrobend",
                SourceToBlockTrayDistance="600",
                BlockDivergence="ABSENT",
                BlockThickness="75",
                BlockTransmission="0.03",
                BlockNumberOfPoints=3,
                BlockData=["-10", "-10", "10", "-10", "0", "15"],
            )
        ]
    )


def with_layers(
    plan: Dataset, layers: Sequence[tuple[float, Sequence[tuple[float, ...]]]]
) -> None:
    """Give the first beam of an ion plan these layers.

    Each is an energy in MeV and its spots: x, y in mm, and weight; it makes two control
    points, of which the first gives the weights.
    """
    beam = plan.IonBeamSequence[0]
    first = beam.IonControlPointSequence[0]
    points: list[Dataset] = []
    so_far = 0.0
    for energy, spots in layers:
        for part in (0, 1):
            point = deepcopy(first) if not points else Dataset()
            point.ControlPointIndex = len(points)
            point.CumulativeMetersetWeight = f"{so_far:.6g}"
            point.NominalBeamEnergy = f"{energy:g}"
            point.ScanSpotTuneID = "1.0"
            point.NumberOfScanSpotPositions = len(spots)
            point.ScanSpotPositionMap = [v for x, y, _ in spots for v in (x, y)]
            point.ScanSpotMetersetWeights = [w * (1 - part) for *_, w in spots]
            point.ScanningSpotSize = [10.0, 11.0]
            point.NumberOfPaintings = 1
            points.append(point)
            so_far += sum(w for *_, w in spots) * (1 - part)
    beam.IonControlPointSequence = items(points)
    beam.NumberOfControlPoints = len(points)
    beam.FinalCumulativeMetersetWeight = f"{so_far:.6g}"


def with_ion_devices(plan: Dataset) -> None:
    """Give the first beam of an ion plan jaws, a wedge, a snout, a range shifter.

    Its first layer gets three spots more; the plan gets a tolerance table.
    """
    beam = plan.IonBeamSequence[0]
    beam.NumberOfWedges = beam.NumberOfRangeShifters = 1
    first = beam.IonControlPointSequence[0]
    first.NumberOfScanSpotPositions = 4
    first.ScanSpotPositionMap = [0.0, 0.0, 5.0, 0.0, -5.0, 2.5, 0.0, 5.0]
    first.ScanSpotMetersetWeights = [0.25, 0.25, 0.125, 0.375]
    first.BeamLimitingDevicePositionSequence = items(
        [item(RTBeamLimitingDeviceType="X", LeafJawPositions=["-40", "40"])]
    )
    first.IonWedgePositionSequence = items([_wedge_position("IN")])
    beam.IonBeamLimitingDeviceSequence = items(
        [item(RTBeamLimitingDeviceType="X", NumberOfLeafJawPairs=1)]
    )
    beam.IonWedgeSequence = items([_wedge()])
    beam.SnoutSequence = items([item(SnoutID="S1")])
    beam.RangeShifterSequence = items(
        [item(RangeShifterNumber=1, RangeShifterID="RS 40", RangeShifterType="BINARY")]
    )
    first.RangeShifterSettingsSequence = items(
        [
            item(
                ReferencedRangeShifterNumber=1,
                RangeShifterSetting="IN",
                IsocenterToRangeShifterDistance=350.0,
                RangeShifterWaterEquivalentThickness=40.5,
            )
        ]
    )
    beam.NumberOfRangeModulators = beam.NumberOfLateralSpreadingDevices = 1
    beam.RangeModulatorSequence = items(
        [
            item(
                RangeModulatorNumber=1,
                RangeModulatorID="M1",
                RangeModulatorType="WHL_MODWEIGHTS",
            )
        ]
    )
    first.RangeModulatorSettingsSequence = items(
        [
            item(
                ReferencedRangeModulatorNumber=1,
                RangeModulatorGatingStartValue=1.5,
                RangeModulatorGatingStopValue=2.5,
                IsocenterToRangeModulatorDistance=900.0,
            )
        ]
    )
    beam.LateralSpreadingDeviceSequence = items(
        [
            item(
                LateralSpreadingDeviceNumber=1,
                LateralSpreadingDeviceID="S2",
                LateralSpreadingDeviceType="SCATTERER",
            )
        ]
    )
    first.LateralSpreadingDeviceSettingsSequence = items(
        [
            item(
                ReferencedLateralSpreadingDeviceNumber=1,
                LateralSpreadingDeviceSetting="IN",
                IsocenterToLateralSpreadingDeviceDistance=1500.0,
                LateralSpreadingDeviceWaterEquivalentThickness=2.0,
            )
        ]
    )
    beam.ReferencedToleranceTableNumber = 1
    plan.IonToleranceTableSequence = items([_tolerance_table()])


def to_brachytherapy(plan: Dataset) -> None:
    """Make a plan one of a channel of an afterloader with two places of dwelling."""
    del plan.BeamSequence
    plan.BrachyTreatmentTechnique, plan.BrachyTreatmentType = "INTRACAVITARY", "HDR"
    plan.TreatmentMachineSequence = items([item(TreatmentMachineName="Afterloader 1")])
    plan.SourceSequence = items(
        [
            item(
                SourceNumber=1,
                SourceType="CYLINDER",
                SourceIsotopeName="Ir-192",
                SourceIsotopeHalfLife="73.83",
                ReferenceAirKermaRate="40800",
                SourceStrengthReferenceDate="20240301",
                SourceStrengthReferenceTime="080000",
            )
        ]
    )
    points = items(
        item(
            ControlPointIndex=n,
            CumulativeTimeWeight=weight,
            ControlPointRelativePosition=place,
            ControlPoint3DPosition=[place, "0", "0"],
        )
        for n, (place, weight) in enumerate(
            (("0", "0"), ("0", "40"), ("5", "40"), ("5", "100"))
        )
    )
    channel = item(
        ChannelNumber=1,
        ChannelLength="1200",
        ChannelTotalTime="30",
        SourceMovementType="STEPWISE",
        SourceApplicatorNumber=1,
        SourceApplicatorID="T1",
        SourceApplicatorType="RIGID",
        SourceApplicatorLength="320",
        SourceApplicatorStepSize="5",
        TransferTubeNumber=2,
        TransferTubeLength="880",
        NumberOfControlPoints=4,
        FinalCumulativeTimeWeight="100",
        ReferencedSourceNumber=1,
        BrachyControlPointSequence=points,
    )
    plan.ApplicationSetupSequence = items(
        [
            item(
                ApplicationSetupType="FLETCHER_SUIT",
                ApplicationSetupNumber=1,
                TotalReferenceAirKerma="340",
                ChannelSequence=items([channel]),
            )
        ]
    )
    group = plan.FractionGroupSequence[0]
    group.NumberOfBeams, group.NumberOfBrachyApplicationSetups = 0, 1
    del group.ReferencedBeamSequence


def _wedge() -> Dataset:
    return item(
        WedgeNumber=1,
        WedgeType="STANDARD",
        WedgeID="W30",
        WedgeAngle=30,
        WedgeOrientation="90",
    )


def _compensator() -> Dataset:
    return item(
        CompensatorNumber=1,
        CompensatorID="C7",
        MaterialID="Brass",
        CompensatorRows=1,
        CompensatorColumns=2,
        CompensatorPixelSpacing=["2.5", "5"],
        CompensatorPosition=["-5", "1.25"],
        SourceToCompensatorTrayDistance="650",
        CompensatorThicknessData=["1", "2"],
    )


def _wedge_position(place: str) -> Dataset:
    return item(ReferencedWedgeNumber=1, WedgePosition=place)


def _tolerance_table() -> Dataset:
    return item(
        ToleranceTableNumber=1,
        ToleranceTableLabel="Pelvis",
        GantryAngleTolerance="1.5",
        TableTopPitchAngleTolerance=0.5,
        BeamLimitingDeviceToleranceSequence=items(
            [
                item(
                    RTBeamLimitingDeviceType="ASYMX",
                    BeamLimitingDevicePositionTolerance="2",
                )
            ]
        ),
    )
