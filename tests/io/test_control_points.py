"""Every control point, and what shapes a beam, as files state them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset as Item

from dosiscope.core.kinds import Kind
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.plan import read_plan
from support.cases import good_built
from support.data import case_dir
from support.plan_parts import to_brachytherapy
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.synthetic.ion_plan import of_protons

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.plan import Plan


def read(folder: Path, change: Callable[[Item], None], kind: Kind = Kind.PLAN) -> Plan:
    case = good_case()
    if kind is Kind.ION_PLAN:
        from dataclasses import replace

        case = replace(case, plans=(of_protons(case.plans[0]),))
        built = build_case(case)
    else:
        built = good_built()
    change(built.plan)
    built.ct, built.doses, built.structure_set = [], [], None
    (path,) = built.write(folder)
    return read_plan(read_file(path), kind)[0]


def item(**values: object) -> Item:
    made = Item()
    for keyword, value in values.items():
        setattr(made, keyword, value)
    return made


def with_points(*points: Item) -> Callable[[Item], None]:
    """Give the first beam more control points behind its first."""

    def change(plan: Item) -> None:
        first = plan.BeamSequence[0].ControlPointSequence[0]
        plan.BeamSequence[0].ControlPointSequence = [first, *points]

    return change


def positions(**devices: list[str]) -> list[Item]:
    return [
        item(RTBeamLimitingDeviceType=device, LeafJawPositions=values)
        for device, values in devices.items()
    ]


def test_what_is_not_stated_stays_as_it_was(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        with_points(
            item(ControlPointIndex=1, CumulativeMetersetWeight="0.25"),
            item(
                ControlPointIndex=2,
                GantryAngle="20",
                TableTopVerticalPosition="-12.5",
                SourceToSurfaceDistance="900",
                BeamLimitingDevicePositionSequence=positions(ASYMX=["-10", "12"]),
            ),
            item(ControlPointIndex=3, CumulativeMetersetWeight="1"),
        ),
    )
    points = plan.beams[0].points
    assert points is not None
    assert len(points) == 4
    np.testing.assert_array_equal(points.weights, [0, 0.25, np.nan, 1])
    np.testing.assert_array_equal(points.gantry, [0, 0, 20, 20])
    np.testing.assert_array_equal(points.couch, [0] * 4)
    np.testing.assert_array_equal(points.skin_distances, [np.nan, np.nan, 900, 900])
    np.testing.assert_array_equal(
        points.table_tops[:, 0], [np.nan, np.nan, -12.5, -12.5]
    )
    np.testing.assert_array_equal(points.isocentres, [[10, 5, 0]] * 4)
    jaws = points.positions["ASYMX"]
    assert len(jaws.rows) == 2
    for n, expected in enumerate([jaws.rows[0]] * 2 + [[-10, 12]] * 2):
        row = jaws.at(n)
        assert row is not None
        np.testing.assert_array_equal(row, expected)
    assert not plan.beams[0].wrong


def test_a_position_that_is_first_stated_later_is_none_before(tmp_path: Path) -> None:
    def change(plan: Item) -> None:
        beam = plan.BeamSequence[0]
        del beam.ControlPointSequence[0].BeamLimitingDevicePositionSequence
        last = beam.ControlPointSequence[1]
        last.BeamLimitingDevicePositionSequence = positions(ASYMX=["-1", "1"])

    points = read(tmp_path, change).beams[0].points
    assert points is not None
    assert points.positions["ASYMX"].at(0) is None


@pytest.mark.parametrize(
    ("point", "tag"),
    [
        (
            item(
                BeamLimitingDevicePositionSequence=positions(ASYMX=["-1", "1", "2"]),
            ),
            "(300A,011C)",
        ),
        # two devices of no type would be one
        (
            item(
                BeamLimitingDevicePositionSequence=[
                    item(LeafJawPositions=["-1", "1"]),
                    item(LeafJawPositions=["-2", "2"]),
                ],
            ),
            "(300A,00B8)",
        ),
        (
            item(
                BeamLimitingDevicePositionSequence=positions(ASYMX=["-1e9", "1"]),
            ),
            "(300A,011C)",
        ),
        (item(TableTopVerticalPosition="1e12"), "(300A,0128)"),
    ],
)
def test_what_cannot_be_used_is_named_and_refuses_nothing(
    point: Item, tag: str, tmp_path: Path
) -> None:
    plan = read(tmp_path, with_points(point))
    (wrong,) = plan.beams[0].wrong
    assert wrong.startswith(tag)
    assert "expected" in wrong


def test_what_cannot_be_used_holds_nothing_from_there_on(tmp_path: Path) -> None:
    """What stood before it does not: it was to be changed, to what is not known."""
    plan = read(
        tmp_path,
        with_points(
            item(
                GantryAngle="1e9",
                IsocenterPosition=["1e9", "0", "0"],
                BeamLimitingDevicePositionSequence=positions(
                    ASYMX=["-1e9", "1"], ASYMY=["-1", "1", "2"]
                ),
            ),
            item(CumulativeMetersetWeight="0.5"),
            item(
                GantryAngle="20",
                IsocenterPosition=["1", "2", "3"],
                BeamLimitingDevicePositionSequence=positions(
                    ASYMX=["-3", "4"], ASYMY=["-5", "6"]
                ),
            ),
        ),
    )
    points = plan.beams[0].points
    assert points is not None
    np.testing.assert_array_equal(points.gantry, [0, np.nan, np.nan, 20])
    np.testing.assert_array_equal(points.isocentres[:, 0], [10, np.nan, np.nan, 1])
    for device, last in (("ASYMX", [-3, 4]), ("ASYMY", [-5, 6])):
        held = [points.positions[device].at(n) for n in range(4)]
        assert held[0] is not None
        assert held[1] is None
        assert held[2] is None
        np.testing.assert_array_equal(np.array(held[3]), last)


def test_an_empty_value_changes_nothing(tmp_path: Path) -> None:
    point = item(
        GantryAngle="",
        IsocenterPosition=None,
        BeamLimitingDevicePositionSequence=positions(ASYMX=[]),
    )
    points = read(tmp_path, with_points(point)).beams[0].points
    assert points is not None
    np.testing.assert_array_equal(points.gantry, [0, 0])
    np.testing.assert_array_equal(points.isocentres, [[10, 5, 0]] * 2)
    np.testing.assert_array_equal(points.positions["ASYMX"].index, [0, 0])


def test_devices_of_a_beam(tmp_path: Path) -> None:
    def change(plan: Item) -> None:
        beam = plan.BeamSequence[0]
        beam.WedgeSequence = [
            item(WedgeNumber=n, WedgeType="DYNAMIC", WedgeID=f"W{n}", WedgeAngle=30)
            for n in (1, 2)
        ]
        first = beam.ControlPointSequence[0]
        first.WedgePositionSequence = [
            item(ReferencedWedgeNumber=1, WedgePosition="IN"),
            item(ReferencedWedgeNumber=2, WedgePosition="OUT"),
        ]
        beam.ReferencedBolusSequence = [item(ReferencedROINumber=2)]
        beam.BlockSequence = [
            item(BlockNumber=1, BlockName="Insert", BlockType="APERTURE")
        ]
        beam.ApplicatorSequence = [item(ApplicatorID="A10", ApplicatorType="")]
        beam.ReferencedToleranceTableNumber = 4
        beam.ReferencedReferenceImageSequence = [
            item(ReferencedSOPInstanceUID="1.2.3", ReferenceImageNumber=1)
        ]
        plan.ToleranceTableSequence = [
            item(ToleranceTableNumber=4, ToleranceTableLabel="Pelvis")
        ]
        group = plan.FractionGroupSequence[0]
        group.ReferencedBeamSequence[0].BeamDose = "1.25"
        group.ReferencedBeamSequence[0].BeamDoseSpecificationPoint = ["1", "2", "3"]

    plan = read(tmp_path, change)
    beam = plan.beams[0]
    assert [(w.number, w.type, w.angle, w.is_used) for w in beam.wedges] == [
        (1, "DYNAMIC", 30, True),
        (2, "DYNAMIC", 30, False),
    ]
    assert beam.bolus_rois == (2,)
    assert [(b.name, b.type) for b in beam.blocks] == [("Insert", "APERTURE")]
    assert [one.id for one in beam.applicators] == ["A10"]
    assert beam.tolerance_table == 4
    assert beam.setup == 1
    assert beam.reference_images == ("1.2.3",)
    assert [(t.number, t.label) for t in plan.tolerance_tables] == [(4, "Pelvis")]
    assert beam.dose_gy == 1.25
    assert next((p.number, p.dose_gy) for p in plan.fraction_groups[0].planned) == (
        1,
        1.25,
    )
    assert plan.fraction_groups[0].planned[0].dose_point == (1, 2, 3)
    assert beam.source_axis == (1000, 1000)
    assert [device.type for device in beam.devices] == ["ASYMX", "ASYMY"]


@pytest.mark.parametrize("dose", ["-1", "1e300", "1e-320"])
def test_the_dose_of_a_beam_that_cannot_be_used_is_named(
    dose: str, tmp_path: Path
) -> None:
    def change(plan: Item) -> None:
        (group,) = plan.FractionGroupSequence
        group.ReferencedBeamSequence[0].BeamDose = dose

    plan = read(tmp_path, change)
    assert plan.beams[0].dose_gy is None
    (wrong,) = plan.wrong
    assert wrong.startswith("(300A,0084)")
    assert "expected 0 or 1e-09 to" in wrong


def test_brachytherapy_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    def change(plan: Item) -> None:
        to_brachytherapy(plan)
        (setup,) = plan.ApplicationSetupSequence
        point = setup.ChannelSequence[0].BrachyControlPointSequence[1]
        point.ControlPoint3DPosition = ["1e9", "0", "0"]

    (wrong,) = read(tmp_path, change).wrong
    assert wrong.startswith("(300A,02D4)")


def test_a_sequence_that_is_none_is_named(tmp_path: Path) -> None:
    def change(plan: Item) -> None:
        plan.BeamSequence[0].add_new(0x300A00D1, "LO", "no sequence")

    (wrong,) = read(tmp_path, change).beams[0].wrong
    assert wrong.startswith("(300A,00D1)")


def test_spots_of_an_ion_beam(tmp_path: Path) -> None:
    def change(plan: Item) -> None:
        first, last = plan.IonBeamSequence[0].IonControlPointSequence
        first.ScanSpotPositionMap = [1.0, 2.0, 3.0, 4.0]
        first.ScanSpotMetersetWeights = [0.25, 0.75]
        last.ScanSpotPositionMap = [1.0, 2.0, 3.0]
        last.ScanSpotMetersetWeights = [0.0, 0.0]
        plan.IonBeamSequence[0].SnoutSequence = [item(SnoutID="S1")]
        plan.IonBeamSequence[0].RangeShifterSequence = [
            item(RangeShifterNumber=1, RangeShifterID="RS 40")
        ]

    plan = read(tmp_path, change, Kind.ION_PLAN)
    beam = plan.beams[0]
    assert beam.points is not None
    spots, none = beam.points.spots
    assert spots is not None
    assert none is None
    np.testing.assert_array_equal(spots.positions, [[1, 2], [3, 4]])
    np.testing.assert_array_equal(spots.weights, [0.25, 0.75])
    assert beam.source_axis == (2000, 2500)
    assert (beam.snout, beam.range_shifters[0].id) == ("S1", "RS 40")
    assert [one[:11] for one in beam.wrong] == ["(300A,0394)"]


def test_brachytherapy(tmp_path: Path) -> None:
    plan = read(tmp_path, to_brachytherapy)
    assert plan.brachy is not None
    assert plan.brachy.type == "HDR"
    (source,) = plan.brachy.sources
    assert (source.isotope, source.air_kerma_rate) == ("Ir-192", 40800)
    (setup,) = plan.brachy.setups
    (channel,) = setup.channels
    assert (channel.total_time, channel.source) == (30, 1)
    np.testing.assert_array_equal(channel.weights, [0, 40, 40, 100])
    np.testing.assert_array_equal(channel.places[:, 0], [0, 0, 5, 5])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("eclipse-breast", "rtplan.dcm"),
        (
            "raystation-brain-two-plans",
            "RP1.2.752.243.1.1.20180405114728127.3000.13138.dcm",
        ),
    ],
)
def test_leaves_and_jaws_of_real_plans_are_those_that_pydicom_reads(
    name: str, file: str
) -> None:
    path = case_dir(name) / file
    plan, _ = read_plan(read_file(path), Kind.PLAN)
    peer = pydicom.dcmread(path)
    for beam, other in zip(plan.beams, peer.BeamSequence, strict=True):
        assert beam.points is not None
        assert not beam.wrong
        held: dict[str, list[float]] = {}
        for n, point in enumerate(other.ControlPointSequence):
            for one in point.get("BeamLimitingDevicePositionSequence", []):
                held[one.RTBeamLimitingDeviceType] = list(one.LeafJawPositions)
            assert held.keys() == beam.points.positions.keys()
            for device, values in held.items():
                row = beam.points.positions[device].at(n)
                assert row is not None
                np.testing.assert_array_equal(row, values)
            weight = point.CumulativeMetersetWeight
            assert beam.points.weights[n] == weight


def test_the_proton_set_states_448_spots_in_its_first_layer() -> None:
    """The figures are those that pydicom reads."""
    folder = case_dir("raystation-proton") / "plan03_sobp_raystation"
    (path,) = folder.glob("RP*.dcm")
    plan, _ = read_plan(read_file(path), Kind.ION_PLAN)
    (beam,) = plan.beams
    assert beam.points is not None
    first = beam.points.spots[0]
    assert first is not None
    assert len(beam.points) == 68
    assert len(first.weights) == 448
    total = sum(spots.weights.sum() for spots in beam.points.spots if spots)
    assert beam.final_weight is not None
    assert total == pytest.approx(beam.final_weight, rel=1e-6)
