"""What stands in a beam or lies on the patient, as files state it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.accessories import DeviceSetting, ModulatorSetting
from dosiscope.core.kinds import Kind
from dosiscope.core.plan import Tolerance
from dosiscope.core.plan_words import energy_text
from dosiscope.demo.dicom.header import item
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.plan import read_plan
from support.plan_parts import with_layers
from support.synthetic.build import build_case
from support.synthetic.ion_plan import of_protons
from support.synthetic.placed_beams import placed_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.plan import Plan


# Every sequence of a beam that holds accessories, and what they are read as.
_NAMES = {
    "WedgeSequence": "wedges",
    "IonWedgeSequence": "wedges",
    "BlockSequence": "blocks",
    "IonBlockSequence": "blocks",
    "CompensatorSequence": "compensators",
    "IonRangeCompensatorSequence": "compensators",
    "ReferencedBolusSequence": "boli",
    "ApplicatorSequence": "applicators",
    "RangeShifterSequence": "range_shifters",
    "RangeModulatorSequence": "range_modulators",
    "LateralSpreadingDeviceSequence": "spreading_devices",
}
_OF_IONS = {
    "IonWedgeSequence",
    "IonBlockSequence",
    "IonRangeCompensatorSequence",
    "RangeShifterSequence",
    "RangeModulatorSequence",
    "LateralSpreadingDeviceSequence",
}


def read(
    folder: Path,
    change: Callable[[Dataset], None],
    kind: Kind = Kind.PLAN,
    *,
    small: tuple[str, ...] = (),
) -> Plan:
    """Read a plan that is changed; codes that are ``small`` begin with a capital."""
    case = placed_case()
    if kind is Kind.ION_PLAN:
        case = replace(case, plans=(of_protons(case.plans[0]),))
    built = build_case(case)
    change(built.plan)
    built.ct, built.doses, built.structure_set = [], [], None
    (path,) = built.write(folder)
    data = path.read_bytes()
    for code in small:
        assert code.encode() in data
        data = data.replace(code.encode(), code.capitalize().encode())
    path.write_bytes(data)
    return read_plan(read_file(path), kind)[0]


def with_block(**changes: object) -> Callable[[Dataset], None]:
    values = {
        "BlockNumber": 3,
        "BlockType": "SHIELDING",
        "BlockNumberOfPoints": 3,
        "BlockData": ["1", "2", "3", "4", "5", "-6.5"],
        **changes,
    }

    def change(plan: Dataset) -> None:
        plan.BeamSequence[0].BlockSequence = [item(**values)]

    return change


def test_all_of_a_block(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        with_block(
            BlockName="Lung",
            MaterialID="Cerrobend",
            BlockTrayID="T1",
            SourceToBlockTrayDistance="600",
            BlockDivergence="PRESENT",
            BlockMountingPosition="SOURCE_SIDE",
            BlockThickness="75",
            BlockTransmission="0.03",
        ),
    )
    (block,) = plan.beams[0].blocks
    assert block.outline == ((1, 2), (3, 4), (5, -6.5))
    assert (block.number, block.name, block.type) == (3, "Lung", "SHIELDING")
    assert (block.material, block.tray, block.tray_distance) == ("Cerrobend", "T1", 600)
    assert (block.divergence, block.mounting) == ("PRESENT", "SOURCE_SIDE")
    assert (block.thickness, block.transmission) == (75, 0.03)


@pytest.mark.parametrize(
    ("changes", "tag", "expected"),
    [
        ({"BlockNumberOfPoints": 4}, "(300A,0106)", "4 pairs"),
        ({"BlockData": ["1", "2", "3", "4", "5"]}, "(300A,0106)", "3 pairs"),
        (
            {"BlockNumberOfPoints": None, "BlockData": ["1", "2", "3", "4"]},
            "(300A,0106)",
            "three pairs at least",
        ),
        ({"BlockData": ["1e9"] * 6}, "(300A,0106)", "mm"),
        ({"BlockTransmission": "1.5"}, "(300A,0102)", "0 to 1"),
    ],
)
def test_a_block_that_cannot_be_used_is_named(
    changes: dict[str, object], tag: str, expected: str, tmp_path: Path
) -> None:
    beam = read(tmp_path, with_block(**changes)).beams[0]
    (wrong,) = beam.wrong
    assert wrong.startswith(tag)
    assert wrong.endswith(expected)
    assert len(beam.blocks) == 1


def test_codes_in_small_letters_are_what_they_say(tmp_path: Path) -> None:
    small = ("APERTURE", "PHOTON", "ASYMX", "ASYMY")
    plan = read(tmp_path, with_block(BlockType="APERTURE"), small=small)
    beam = plan.beams[0]
    assert beam.blocks[0].type == "APERTURE"
    assert (beam.radiation, beam.energy_unit) == ("PHOTON", "MV")
    devices = {"ASYMX", "ASYMY", "MLCX"}
    assert {one.type for one in beam.devices} == devices
    assert beam.points is not None
    assert set(beam.points.positions) == devices


def test_energies_of_unknown_radiation_have_no_unit(tmp_path: Path) -> None:
    def unknown(plan: Dataset) -> None:
        plan.BeamSequence[0].RadiationType = ""

    beam = read(tmp_path, unknown).beams[0]
    assert beam.energy_unit == ""
    assert energy_text(beam) == "6"


def test_a_wedge_is_where_control_points_have_it(tmp_path: Path) -> None:
    def change(plan: Dataset) -> None:
        beam = plan.BeamSequence[1]
        beam.WedgeSequence = [
            item(
                WedgeNumber=n,
                WedgeType="MOTORIZED",
                WedgeAngle=60,
                WedgeOrientation="270",
                WedgeFactor="0.25",
                SourceToWedgeTrayDistance="480",
            )
            for n in (1, 2)
        ]
        points = beam.ControlPointSequence
        for n, where in ((0, ("IN", "OUT")), (2, ("OUT", None))):
            points[n].WedgePositionSequence = [
                item(ReferencedWedgeNumber=number, WedgePosition=place)
                for number, place in enumerate(where, 1)
                if place
            ]

    beam = read(tmp_path, change).beams[1]
    assert beam.points is not None
    assert beam.points.wedge_positions == {
        1: ("IN", "IN", "OUT", "OUT", "OUT"),
        2: ("OUT",) * 5,
    }
    assert [wedge.is_used for wedge in beam.wedges] == [True, False]
    wedge = beam.wedges[0]
    assert (wedge.factor, wedge.tray_distance, wedge.orientation) == (0.25, 480, 270)


def test_compensators_boli_and_applicators(tmp_path: Path) -> None:
    def change(plan: Dataset) -> None:
        beam = plan.BeamSequence[0]
        beam.CompensatorSequence = [
            item(
                CompensatorNumber=1,
                CompensatorID="C7",
                CompensatorType="STANDARD",
                MaterialID="Brass",
                CompensatorRows=2,
                CompensatorColumns=3,
                CompensatorPixelSpacing=["2.5", "5"],
                CompensatorPosition=["-5", "1.25"],
                SourceToCompensatorTrayDistance="650",
                CompensatorDivergence="ABSENT",
                CompensatorMountingPosition="DOUBLE_SIDED",
                CompensatorTrayID="CT",
                CompensatorThicknessData=["1"] * 6,
            )
        ]
        beam.ReferencedBolusSequence = [
            item(ReferencedROINumber=2, BolusID="B5", BolusDescription="5 mm gel")
        ]
        geometry = item(ApplicatorApertureShape="SYM_RECTANGLE")
        geometry.ApplicatorOpeningX, geometry.ApplicatorOpeningY = 60.0, 100.0
        square = item(ApplicatorApertureShape="SYM_SQUARE", ApplicatorOpening=100.0)
        beam.ApplicatorSequence = [
            item(
                ApplicatorID="A6x10",
                ApplicatorType="ELECTRON_RECT",
                ApplicatorDescription="narrow",
                ApplicatorGeometrySequence=[geometry],
                SourceToApplicatorMountingPositionDistance=520.0,
            ),
            item(ApplicatorID="A10", ApplicatorGeometrySequence=[square]),
        ]

    beam = read(tmp_path, change).beams[0]
    assert not beam.wrong
    (compensator,) = beam.compensators
    assert (compensator.rows, compensator.columns) == (2, 3)
    assert (compensator.spacing, compensator.position) == ((2.5, 5), (-5, 1.25))
    assert (compensator.id, compensator.material) == ("C7", "Brass")
    assert (compensator.tray, compensator.tray_distance) == ("CT", 650)
    assert compensator.mounting == "DOUBLE_SIDED"
    (bolus,) = beam.boli
    assert (bolus.roi_number, bolus.id) == (2, "B5")
    assert bolus.description == "5 mm gel"
    assert beam.bolus_rois == (2,)
    narrow, square_one = beam.applicators
    assert (narrow.shape, narrow.opening) == ("SYM_RECTANGLE", (60, 100))
    assert (narrow.description, narrow.mounting_distance) == ("narrow", 520)
    assert square_one.opening == (100, 100)


@pytest.mark.parametrize("sequence", _NAMES)
def test_each_is_read_where_it_is_all_that_a_beam_has(
    tmp_path: Path, sequence: str
) -> None:
    is_ion = sequence in _OF_IONS
    kind = Kind.ION_PLAN if is_ion else Kind.PLAN

    def change(plan: Dataset) -> None:
        beam = (plan.IonBeamSequence if is_ion else plan.BeamSequence)[0]
        for name in _NAMES:
            if name in beam:
                delattr(beam, name)
        setattr(beam, sequence, [item()])

    beam = read(tmp_path, change, kind).beams[0]
    found = {name for name in _NAMES.values() if getattr(beam, name)}
    assert found == {_NAMES[sequence]}


def test_what_ions_pass_through(tmp_path: Path) -> None:
    def change(plan: Dataset) -> None:
        with_layers(plan, [(120.0, [(0, 0, 1.0)]), (110.0, [(5, -5, 2.0), (0, 5, 3)])])
        beam = plan.IonBeamSequence[0]
        beam.PatientSupportID = "Couch 2"
        beam.RangeShifterSequence = [
            item(RangeShifterNumber=1, RangeShifterID="RS", RangeShifterType="BINARY")
        ]
        beam.RangeModulatorSequence = [
            item(
                RangeModulatorNumber=4,
                RangeModulatorID="RM",
                RangeModulatorType="WHL_MODWEIGHTS",
            )
        ]
        beam.LateralSpreadingDeviceSequence = [
            item(
                LateralSpreadingDeviceNumber=9,
                LateralSpreadingDeviceID="S2",
                LateralSpreadingDeviceType="SCATTERER",
            )
        ]
        points = beam.IonControlPointSequence
        for n, where, water in ((0, "OUT", 0.0), (2, "IN", 41.5)):
            points[n].RangeShifterSettingsSequence = [
                item(
                    ReferencedRangeShifterNumber=1,
                    RangeShifterSetting=where,
                    RangeShifterWaterEquivalentThickness=water,
                    IsocenterToRangeShifterDistance=350.0,
                )
            ]
        points[1].RangeModulatorSettingsSequence = [
            item(
                ReferencedRangeModulatorNumber=4,
                RangeModulatorGatingStartValue=10.0,
                RangeModulatorGatingStopValue=20.0,
                IsocenterToRangeModulatorDistance=900.0,
            )
        ]
        points[0].LateralSpreadingDeviceSettingsSequence = [
            item(
                ReferencedLateralSpreadingDeviceNumber=9,
                LateralSpreadingDeviceSetting="IN",
                LateralSpreadingDeviceWaterEquivalentThickness=2.0,
                IsocenterToLateralSpreadingDeviceDistance=1500.0,
            )
        ]
        points[0].MetersetRate = 1e9

    beam = read(tmp_path, change, Kind.ION_PLAN).beams[0]
    assert not beam.wrong
    points = beam.points
    assert points is not None
    out = DeviceSetting(setting="OUT", distance=350, water_mm=0)
    put_in = DeviceSetting(setting="IN", distance=350, water_mm=41.5)
    assert points.shifter_settings == {1: (out, out, put_in, put_in)}
    gated = ModulatorSetting(gating=(10, 20), distance=900)
    assert points.modulator_settings == {4: (None, gated, gated, gated)}
    scattered = DeviceSetting(setting="IN", distance=1500, water_mm=2)
    assert points.spreader_settings == {9: (scattered,) * 4}
    assert [one.type for one in beam.range_shifters] == ["BINARY"]
    assert [one.type for one in beam.range_modulators] == ["WHL_MODWEIGHTS"]
    assert [one.type for one in beam.spreading_devices] == ["SCATTERER"]
    assert beam.scan_mode == "MODULATED"
    assert beam.patient_support == ("TABLE", "Couch 2")
    np.testing.assert_array_equal(points.dose_rates, [1e9] * 4)
    np.testing.assert_array_equal(points.energies, [120, 120, 110, 110])
    third = points.spots[2]
    assert third is not None
    assert (third.tune, third.size, third.paintings) == ("1.0", (10, 11), 1)
    np.testing.assert_array_equal(third.positions, [[5, -5], [0, 5]])


def test_numbers_without_end_are_refused(tmp_path: Path) -> None:
    def change(plan: Dataset) -> None:
        plan.BeamSequence[0].ControlPointSequence[0].WedgePositionSequence = [
            item(ReferencedWedgeNumber=n, WedgePosition="IN") for n in range(100)
        ]

    beam = read(tmp_path, change).beams[0]
    (wrong,) = beam.wrong
    assert "more than 64" in wrong
    assert beam.points is not None
    assert len(beam.points.wedge_positions) == 64


def test_tolerances_and_setups(tmp_path: Path) -> None:
    def change(plan: Dataset) -> None:
        plan.ToleranceTableSequence = [
            item(
                ToleranceTableNumber=1,
                ToleranceTableLabel="Pelvis",
                GantryAngleTolerance="1.5",
                TableTopPitchAngleTolerance=0.5,
                TableTopVerticalPositionTolerance="20",
                BeamLimitingDeviceToleranceSequence=[
                    item(
                        RTBeamLimitingDeviceType="ASYMX",
                        BeamLimitingDevicePositionTolerance="2",
                    )
                ],
            )
        ]
        (setup,) = plan.PatientSetupSequence
        setup.SetupTechniqueDescription = "arms up"
        setup.FixationDeviceSequence = [
            item(FixationDeviceType="MASK", FixationDeviceLabel="Mask 3"),
            item(FixationDeviceType="BITEBLOCK", FixationDeviceLabel=""),
        ]
        setup.ShieldingDeviceSequence = [item(ShieldingDeviceType="EYE")]
        setup.SetupDeviceSequence = [item(SetupDeviceLabel="Laser")]

    plan = read(tmp_path, change)
    assert plan.tolerance_tables[0].tolerances == (
        Tolerance(what="gantry", value=1.5, unit="°"),
        Tolerance(what="table top pitch", value=0.5, unit="°"),
        Tolerance(what="table top vertical", value=20, unit="mm"),
        Tolerance(what="ASYMX", value=2, unit="mm"),
    )
    (setup,) = plan.setups
    assert setup.technique_description == "arms up"
    assert setup.fixation == ("Mask 3", "BITEBLOCK")
    assert (setup.shielding, setup.devices) == (("EYE",), ("Laser",))


def test_a_tilted_gantry_is_read(tmp_path: Path) -> None:
    def change(plan: Dataset) -> None:
        plan.BeamSequence[0].ControlPointSequence[0].GantryPitchAngle = 12.5

    points = read(tmp_path, change).beams[0].points
    assert points is not None
    np.testing.assert_array_equal(points.gantry_pitch, [12.5, 12.5])
