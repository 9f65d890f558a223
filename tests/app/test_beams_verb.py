"""``dosiscope beams``: what it prints and returns, against what was put into files."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pytest

from dosiscope.app.main import main
from dosiscope.core.dose_words import TIMES
from support.cases import good_built
from support.command_line import run_json
from support.data import case_dir
from support.plan_parts import (
    along_y,
    to_brachytherapy,
    with_devices,
    with_layers,
    with_shield,
)
from support.synthetic.build import build_case
from support.synthetic.good import ISOCENTRE
from support.synthetic.ion_plan import of_protons
from support.synthetic.placed_beams import BORDERS, POSITIONS, TIPS, placed_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]

AT = (40.0, -35.0, 50.0)
KEYS = {"index", "gantry", "collimator", "couch", "source_mm", "jaws_mm", "leaves_mm"}
# axes of the table in x, y, z of the patient: what its X, Y and Z are, with their signs
TABLE = {
    "HFS": "+x +z -y",
    "HFP": "-x +z +y",
    "FFS": "-x -z -y",
    "FFP": "+x -z +y",
    "HFDL": "-y +z -x",
    "HFDR": "+y +z +x",
    "FFDL": "+y -z -x",
    "FFDR": "-y -z +x",
}


def written(
    folder: Path,
    *changes: Callable[[Any], None],
    position: str = "HFS",
    **angles: float,
) -> Path:
    built = build_case(placed_case(position, **angles))
    for change in changes:
        change(built.plan)
    built.write(folder)
    return folder


def told(capsys: Capture, folder: Path, *words: object) -> tuple[int, dict[str, Any]]:
    return run_json(capsys, "beams", folder, *words)


def turned(vector: Any, axis: str, degrees: float) -> Any:
    """Turn coordinates into those of a system that is turned about an axis."""
    x, y, z = vector
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    if axis == "z":
        return np.array([c * x + s * y, -s * x + c * y, z])
    return np.array([c * x - s * z, y, s * x + c * z])


def seen_by_hand(
    position: str, point: Any, gantry: float, collimator: float, couch: float
) -> tuple[float, float]:
    """Follow IEC 61217 step by step: table, fixed, gantry, beam limiting device."""
    x, y, z = np.array(point) - ISOCENTRE
    of = {"x": x, "y": y, "z": z}
    table = [{"+": 1, "-": -1}[w[0]] * of[w[1]] for w in TABLE[position].split()]
    fixed = turned(table, "z", -couch)
    in_gantry = turned(fixed, "y", gantry)
    bx, by, bz = turned(in_gantry, "z", collimator)
    return bx * 1000 / (1000 - bz), by * 1000 / (1000 - bz)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_point_is_seen_where_the_angles_say(
    position: str, tmp_path: Path, capsys: Capture
) -> None:
    angles = {"gantry": 30.0, "collimator": 10.0, "couch": 340.0}
    folder = written(tmp_path / "case", position=position, **angles)
    status, found = told(capsys, folder, "--point", ",".join(map(str, AT)))
    assert status == 0
    static, arc = found["beams"]
    assert static["patient_position"] == position
    for beam in (static, arc):
        for point in beam["control_points"]:
            assert KEYS <= point.keys()
            expected = seen_by_hand(position, AT, point["gantry"], 10, 340)
            np.testing.assert_allclose(point["point_bev_mm"], expected, atol=0.005)
            # the source itself lies on the axis, as far as it is said to
            source = np.array(point["source_mm"])
            assert np.linalg.norm(source - ISOCENTRE) == pytest.approx(1000, abs=1e-3)
            half = (source + ISOCENTRE) / 2
            on_axis = seen_by_hand(position, half, point["gantry"], 10, 340)
            np.testing.assert_allclose(on_axis, 0, atol=1e-3)
    gantries = [point["gantry"] for point in arc["control_points"]]
    assert gantries == [180, 270, 0, 90, 179]
    assert {p["couch"] for b in (static, arc) for p in b["control_points"]} == {340}


def test_jaws_leaves_and_metersets(tmp_path: Path, capsys: Capture) -> None:
    _, found = told(capsys, written(tmp_path / "case"))
    static, arc = found["beams"]
    first, last = static["control_points"]
    assert first["jaws_mm"] == last["jaws_mm"] == {"x": [-28, 40], "y": [-35, 30]}
    assert static["leaf_boundaries_mm"] == {"MLCX": list(BORDERS)}
    pairs = len(TIPS) // 2
    sides = {"side_1": list(TIPS[:pairs]), "side_2": list(TIPS[pairs:])}
    assert first["leaves_mm"] == last["leaves_mm"] == {"MLCX": sides}
    third = arc["control_points"][2]["leaves_mm"]["MLCX"]
    assert third["side_1"] == [tip + 4 for tip in TIPS[:pairs]]
    metersets = [point["meterset"] for point in arc["control_points"]]
    assert metersets == [0, 25, 50, 75, 100]
    assert (static["meterset"], static["unit"]) == (100, "MU")
    assert static["energies"] == [6]
    assert found["brachy"] is None
    assert found["plan"]["label"] == "Good plan"


def test_leaves_along_y_and_blocks(tmp_path: Path, capsys: Capture) -> None:
    folder = written(tmp_path / "case", along_y, with_shield)
    _, found = told(capsys, folder)
    beam = found["beams"][0]
    assert list(beam["control_points"][0]["leaves_mm"]) == ["MLCY"]
    (block,) = beam["blocks"]
    assert block["outline_mm"] == [[-10, -10], [10, -10], [0, 15]]
    assert (block["type"], block["thickness_mm"]) == ("SHIELDING", 75)
    assert block["transmission"] == 0.03


def test_what_stands_in_a_beam_is_told(tmp_path: Path, capsys: Capture) -> None:
    status, found = told(capsys, written(tmp_path / "case", with_devices))
    beam = found["beams"][0]
    assert status == 0
    (wedge,) = beam["wedges"]
    assert (wedge["id"], wedge["angle_deg"]) == ("W30", 30)
    assert [p["wedges"] for p in beam["control_points"]] == [{"1": "IN"}, {"1": "OUT"}]
    (bolus,) = beam["bolus"]
    assert (bolus["roi"], bolus["roi_number"], bolus["id"]) == ("Body", 1, "B5")
    assert beam["ssd_mm"] == 950
    assert beam["applicators"][0]["opening_mm"] == [100, 100]
    assert beam["compensators"][0]["spacing_mm"] == [2.5, 5]
    (setup,) = found["setups"]
    assert (setup["number"], beam["setup"], setup["position"]) == (1, 1, "HFS")
    assert setup["technique_description"] == "arms up"
    assert setup["fixation"] == ["Mask 3"]
    assert beam["tolerance_table"]["tolerances"][0] == {
        "what": "gantry",
        "value": 1.5,
        "unit": "°",
    }


def test_a_tilted_table_is_withheld_with_the_reason(
    tmp_path: Path, capsys: Capture
) -> None:
    def tilt(plan: Any) -> None:
        plan.BeamSequence[1].ControlPointSequence[3].TableTopPitchAngle = 2.0

    folder = written(tmp_path / "case", tilt)
    status, found = told(capsys, folder, "--point", "0,0,0")
    why = "the table top is tilted: its pitch angle is 2°"
    points = found["beams"][1]["control_points"]
    assert [point["withheld"] for point in points] == [None] * 3 + [why] * 2
    assert points[3]["source_mm"] is points[4]["point_bev_mm"] is None
    assert points[3]["jaws_mm"] is not None
    assert status == 0
    main(["beams", str(folder)])
    out = capsys.readouterr().out
    assert f'WITHHELD: Beam 2 "Arc", control points 3 to 4: {why}.' in out


def test_leaves_that_do_not_follow_are_withheld(
    tmp_path: Path, capsys: Capture
) -> None:
    def unbound(plan: Any) -> None:
        del plan.BeamSequence[0].BeamLimitingDeviceSequence[2].LeafPositionBoundaries

    _, found = told(capsys, written(tmp_path / "case", unbound))
    for point in found["beams"][0]["control_points"]:
        assert point["jaws_mm"] == {"x": [-28, 40], "y": [-35, 30]}
        assert point["leaves_mm"] == {}
        assert "boundaries of the leaves MLCX" in point["shape_withheld"]
        assert point["source_mm"] is not None


def test_jaws_without_positions_withhold_no_others(
    tmp_path: Path, capsys: Capture
) -> None:
    def without(plan: Any) -> None:
        first = plan.BeamSequence[0].ControlPointSequence[0]
        held = first.BeamLimitingDevicePositionSequence
        first.BeamLimitingDevicePositionSequence = [
            one for one in held if one.RTBeamLimitingDeviceType != "ASYMX"
        ]

    folder = written(tmp_path / "case", without)
    _, found = told(capsys, folder)
    for point in found["beams"][0]["control_points"]:
        assert point["jaws_mm"] == {"x": [None, None], "y": [-35, 30]}
        assert list(point["leaves_mm"]) == ["MLCX"]
        assert "positions of ASYMX are not stated" in point["shape_withheld"]
    main(["beams", str(folder), "--beam", "1"])
    out = capsys.readouterr().out
    assert "35 / 30" in out
    assert 'WITHHELD: Beam 1 "Static", opening: the positions of ASYMX' in out


def test_a_beam_with_several_isocentres_tells_them(
    tmp_path: Path, capsys: Capture
) -> None:
    def moved(plan: Any) -> None:
        plan.BeamSequence[1].ControlPointSequence[2].IsocenterPosition = [1, 2, 3]

    folder = written(tmp_path / "case", moved)
    _, found = told(capsys, folder)
    places = [p["isocentre_mm"] for p in found["beams"][1]["control_points"]]
    assert places == [list(ISOCENTRE)] * 2 + [[1, 2, 3]] * 3
    main(["beams", str(folder), "--beam", "2"])
    out = capsys.readouterr().out
    first = ", ".join(f"{value:.1f}" for value in ISOCENTRE)
    assert f"isocentres ({first}), (1.0, 2.0, 3.0) mm" in out


def test_layers_of_ions(tmp_path: Path, capsys: Capture) -> None:
    case = placed_case()
    built = build_case(replace(case, plans=(of_protons(case.plans[0]),)))
    with_layers(built.plan, [(120.0, [(0, 0, 1), (5, 2, 2)]), (110.0, [(-5, 0, 5)])])
    built.write(tmp_path / "case")
    _, found = told(capsys, tmp_path / "case", "--spots")
    beam = found["beams"][0]
    assert [layer["energy"] for layer in beam["layers"]] == [120, 110]
    assert [layer["control_point"] for layer in beam["layers"]] == [0, 2]
    assert [layer["weight"] for layer in beam["layers"]] == [3, 5]
    assert [layer["meterset"] for layer in beam["layers"]] == [37.5, 62.5]
    assert beam["layers"][0]["positions_mm"] == [[0, 0], [5, 2]]
    assert beam["layers"][0]["weights"] == [1, 2]
    two = beam["control_points"][0]["sources_mm"]
    far = [np.linalg.norm(np.array(source) - ISOCENTRE) for source in two]
    np.testing.assert_allclose(far, beam["source_axis_mm"], atol=1e-3)
    _, found = told(capsys, tmp_path / "case")
    assert "weights" not in found["beams"][0]["layers"][0]


def test_why_a_scanned_beam_has_no_layers(tmp_path: Path, capsys: Capture) -> None:
    case = placed_case()
    built = build_case(replace(case, plans=(of_protons(case.plans[0]),)))
    for beam in built.plan.IonBeamSequence:
        beam.ScanMode = "UNIFORM"
        for point in beam.IonControlPointSequence:
            for keyword in ("ScanSpotPositionMap", "ScanSpotMetersetWeights"):
                if keyword in point:
                    delattr(point, keyword)
    built.write(tmp_path / "case")
    _, found = told(capsys, tmp_path / "case")
    why = "the beam states no spots; its scan mode is UNIFORM"
    for beam in found["beams"]:
        assert (beam["layers"], beam["layers_withheld"]) == (None, why)
    main(["beams", str(tmp_path / "case"), "--beam", "1"])
    assert f'WITHHELD: Beam 1 "Static", layers: {why}.' in capsys.readouterr().out


def test_photons_have_no_layers_and_withhold_none(
    tmp_path: Path, capsys: Capture
) -> None:
    _, found = told(capsys, written(tmp_path / "case"))
    for beam in found["beams"]:
        assert beam["layers"] is beam["layers_withheld"] is None


def test_what_an_applicator_leaves_open_is_said(
    tmp_path: Path, capsys: Capture
) -> None:
    def without_insert(plan: Any) -> None:
        del plan.BeamSequence[0].BlockSequence

    folder = written(tmp_path / "case", with_devices, without_insert)
    _, found = told(capsys, folder)
    size = f"100 {TIMES} 100 mm"
    why = f"what its applicator (A10 {size}) leaves open on the isocentre plane"
    assert found["beams"][0]["opening_withheld"] == f"{why} is not stated"
    assert found["beams"][1]["opening_withheld"] is None
    main(["beams", str(folder)])
    out = capsys.readouterr().out
    assert f'WITHHELD: Beam 1 "Static", opening: {why} is not stated.' in out


def test_dwells_of_brachytherapy(tmp_path: Path, capsys: Capture) -> None:
    folder = written(tmp_path / "case", to_brachytherapy)
    _, found = told(capsys, folder)
    assert found["beams"] == []
    (setup,) = found["brachy"]["setups"]
    assert setup["total_air_kerma_ugy"] == setup["air_kerma_of_dwells_ugy"] == 340
    (channel,) = setup["channels"]
    assert channel["dwells"] == [
        {"position_mm": [0, 0, 0], "relative_mm": 0, "time_s": 12},
        {"position_mm": [5, 0, 0], "relative_mm": 5, "time_s": 18},
    ]
    assert channel["applicator"]["length_mm"] == 320
    (source,) = found["brachy"]["sources"]
    assert source["air_kerma_rate_ugy_h"] == 40800
    main(["beams", str(folder)])
    out = capsys.readouterr().out
    assert "total reference air kerma 340 µGy at 1 m, of the dwells 340 µGy" in out
    path = tmp_path / "dwells.csv"
    main(["beams", str(folder), "--csv", str(path)])
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    heads = next(row for row in rows if row and row[0] == "setup")
    values = dict(zip(heads, rows[-1], strict=True))
    assert (values["dwell"], values["time_s"], values["x_mm"]) == ("2", "18", "5")


def test_a_source_that_oscillates_is_withheld(tmp_path: Path, capsys: Capture) -> None:
    def moving(plan: Any) -> None:
        to_brachytherapy(plan)
        (setup,) = plan.ApplicationSetupSequence
        setup.ChannelSequence[0].SourceMovementType = "OSCILLATING"

    _, found = told(capsys, written(tmp_path / "case", moving))
    (setup,) = found["brachy"]["setups"]
    (channel,) = setup["channels"]
    assert channel["dwells"] is None
    assert channel["withheld"] == "the movement of its source is OSCILLATING"
    assert setup["withheld"] == f"channel 1: {channel['withheld']}"


def test_one_beam_with_all_of_its_points_as_text(
    tmp_path: Path, capsys: Capture
) -> None:
    folder = written(tmp_path / "case")
    assert main(["beams", str(folder), "--beam", "2", "--point", "-10,5,0"]) == 0
    lines = capsys.readouterr().out.splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("point "))
    assert lines[begin].split()[-3:] == ["seen", "at", "mm"]
    assert len(lines) - begin - 1 == 5
    assert not any("Static" in line for line in lines)


def test_a_beam_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: Capture) -> None:
    folder = written(tmp_path / "case")
    assert main(["beams", str(folder), "--beam", "7"]) == 2
    assert "no beam of this number; it has: 1, 2" in capsys.readouterr().err


def test_without_a_plan_there_is_nothing_to_tell(
    tmp_path: Path, capsys: Capture
) -> None:
    built = build_case(placed_case())
    built.plans, built.doses = [], []
    built.write(tmp_path / "case")
    assert main(["beams", str(tmp_path / "case"), "--json"]) == 2
    assert "there is no plan to tell of" in capsys.readouterr().out


def test_control_points_as_csv(tmp_path: Path, capsys: Capture) -> None:
    folder = written(tmp_path / "case")
    path = tmp_path / "beams.csv"
    words = ["beams", str(folder), "--csv", str(path), "--point", "0,0,0"]
    assert main(words) == 0
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    begin = next(n for n, row in enumerate(rows) if row and row[0] == "beam")
    table = [dict(zip(rows[begin], row, strict=True)) for row in rows[begin + 1 :]]
    assert [row["beam"] for row in table] == ["1"] * 2 + ["2"] * 5
    assert [row["gantry_deg"] for row in table[2:]] == ["180", "270", "0", "90", "179"]
    assert (table[0]["jaw_x1_mm"], table[0]["jaw_y2_mm"]) == ("-28", "30")
    expected = seen_by_hand("HFS", (0, 0, 0), 30, 10, 20)
    seen = [float(table[0][f"point_bev_{axis}_mm"]) for axis in "xy"]
    np.testing.assert_allclose(seen, expected, atol=0.005)
    capsys.readouterr()
    # what was opened is never written over
    assert main([*words[:3], str(folder / "RP.dcm")]) == 2


def test_identity_is_left_out(tmp_path: Path, capsys: Capture) -> None:
    folder = written(tmp_path / "case", with_devices)
    for words in (["--no-identity"], ["--no-identity", "--json"]):
        main(["beams", str(folder), *words])
        out = capsys.readouterr().out
        assert "Static" in out
        assert "TEST-001" not in out
        assert "arms up" not in out
        assert "Test" not in out.replace("Test case", "")


def test_one_of_several_doses_need_not_be_chosen(capsys: Capture) -> None:
    folder = case_dir("oncentra-phantom")
    _, found = told(capsys, folder)
    (path,) = folder.glob("RP*.dcm")
    peer = pydicom.dcmread(path)
    assert [beam["number"] for beam in found["beams"]] == [
        beam.BeamNumber for beam in peer.BeamSequence
    ]


def test_which_of_several_plans_is_asked(capsys: Capture) -> None:
    folder = case_dir("raystation-brain-two-plans")
    status = main(["beams", str(folder), "--json"])
    assert status == 2
    assert "choose one" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda built: setattr(built.dose, "DoseSummationType", "ODD"), 0),
        (lambda built: setattr(built.ct[0], "PatientPosition", "ODD"), 0),
        (
            lambda built: setattr(
                built.plan.FractionGroupSequence[0], "NumberOfBeams", 5
            ),
            1,
        ),
    ],
    ids=["dose", "image", "plan"],
)
def test_only_what_is_noticed_of_the_plan_counts_for_the_status(
    change: Callable[[Any], None], status: int, tmp_path: Path, capsys: Capture
) -> None:
    built = good_built()
    change(built)
    built.write(tmp_path)
    assert main(["check", str(tmp_path)]) == 1
    assert main(["beams", str(tmp_path)]) == status
