"""The Python interface: the same answers as ``--json`` of the verbs, and no Qt."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope import api
from dosiscope.api import (
    ChoiceError,
    DosiscopeError,
    NotEvaluableError,
    NothingReadableError,
    open_case,
    open_cases,
)
from dosiscope.app.main import main
from support.cases import setting, write_good
from support.command_line import run_json
from support.data import case_dir

if TYPE_CHECKING:
    from dosiscope.api import Case, Dvh, Finding

ROOT = Path(__file__).parents[2]
SETS = ("monaco-becker", "eclipse-breast", "oncentra-phantom")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_good(tmp_path_factory.mktemp("good") / "case")


def chosen(case: Case) -> list[str]:
    """The options with which a verb opens the same case, where there are several."""
    return ["--dose", case.dose.uid] if case.dose else []


# --- the verbs ------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_a_case_is_what_check_lists(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = case_dir(name)
    _, told = run_json(capsys, "check", folder)
    cases = open_cases(folder)
    assert len(cases) == len(told["cases"]) >= 1
    for case, record in zip(cases, told["cases"], strict=True):
        assert_case_is(case, record)
    files = told["files"]["skipped"]
    assert [(one.file, one.reason) for one in cases[0].skipped] == [
        (one["file"], one["reason"]) for one in files
    ]


def assert_case_is(case: Case, record: dict[str, Any]) -> None:
    patient = case.patient
    assert {
        "name": patient.name,
        "id": patient.id,
        "birth_date": patient.birth_date,
        "sex": patient.sex,
    } == record["patient"]
    assert case.frame_of_reference_uid == record["frame_of_reference_uid"]
    plan = record["plan"]
    assert (case.plan is None) is (plan is None)
    if case.plan is not None:
        assert case.plan.uid == plan["uid"]
        assert case.plan.label == plan["label"]
        assert case.plan.fractions == plan["fractions"]
        assert [b.name for b in case.plan.beams] == [b["name"] for b in plan["beams"]]
        assert [p.dose_gy for p in case.plan.prescriptions] == [
            p["dose_gy"] for p in plan["prescription"]
        ]
    for dose, its in zip(case.doses, record["doses"], strict=True):
        assert (dose.uid, dose.label, dose.unit) == (
            its["uid"],
            its["label"],
            its["unit"],
        )
        assert list(dose.values.shape) == its["shape"]
        assert list(dose.maximum_at_mm) == its["max_at_mm"]
        if dose.is_gray:
            assert dose.maximum == its["max_gy"]
            assert dose.values_gy.max() == pytest.approx(its["max_gy"], abs=1e-9)
            assert dose.gy_at(*its["max_at_mm"]) == pytest.approx(its["max_gy"])
    rois = (record["structure_set"] or {"rois": []})["rois"]
    for structure, roi in zip(case.structures, rois, strict=True):
        assert structure.number == roi["number"]
        assert len(structure.contours) == roi["contours"]
        assert structure.type == roi["type"]
        assert structure.volume_cc == roi["volume_cc"]
        assert (structure.why_not_measured or None) == roi["not_measured"]
        assert (structure.withheld or None) == roi["withheld"]
    assert [finding_record(one) for one in case.findings] == [
        {key: one[key] for key in finding_record(case.findings[0])}
        for one in record["findings"]
    ]
    assert list(case.missing) == record["missing"]
    for ours, key in ((case.withheld, "withheld"), (case.outside, "outside")):
        assert [(o.object, o.uid, o.label, o.reason) for o in ours] == [
            (o["object"], o["uid"], o["label"], o["reason"]) for o in record[key]
        ]


def finding_record(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "action": finding.action,
        "result": finding.result,
        "object": finding.object,
        "uid": finding.uid,
        "roi": finding.roi,
        "rois": list(finding.rois),
        "message": finding.message,
        "count": finding.count,
        "acceptable": finding.is_acceptable,
        "accepted": finding.is_accepted,
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "words", "count", "with_band"),
    [
        ("monaco-becker", "", 3, True),
        ("oncentra-phantom", "2,3,5", 3, False),
        ("eclipse-breast", "2,5", 2, False),
    ],
)
def test_dvhs_are_those_of_the_verb(
    name: str,
    words: str,
    count: int,
    with_band: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = case_dir(name)
    case = open_cases(folder)[0]
    options = ["--rois", words, "--dvh-at", "D2cc,V20Gy[cc]"]
    options += ["--band"] if with_band else []
    _, told = run_json(capsys, "dvh", folder, *chosen(case), *options)
    dvhs = case.dvhs(words.split(",") if words else None, with_band=with_band)
    assert len(dvhs) == len(told["rois"]) >= count
    for dvh, record in zip(dvhs, told["rois"], strict=True):
        assert_dvh_is(dvh, record)


def assert_dvh_is(dvh: Dvh, record: dict[str, Any]) -> None:
    for key in ("number", "name", "source", "origin", "dose_uid", "dose_unit"):
        assert getattr(dvh, key) == record[key]
    assert dvh.reason == record["reason"]
    assert dvh.volume_cc == record["volume_cc"]
    assert dvh.outside_percent == record["outside_grid_percent"]
    assert dict(dvh.method) == record["method"]
    assert list(dvh.doubts) == record["doubts"]
    curve = record["curve"]
    assert (dvh.dose is None) is (curve is None)
    if dvh.dose is None:
        return
    assert curve["dose_gy"] in (None, dvh.dose.tolist())
    assert curve["volume_cc"] == (None if dvh.volume is None else dvh.volume.tolist())
    names = {"V20Gy(cc)": "V20Gy[cc]"}
    for key, told in record["metrics"].items():
        found = dvh.metric(names.get(key, key))
        bounds = {"lower": found.lower, "upper": found.upper}
        assert bounds.get(told["bound"], found.value) == told["value"]
        assert found.unit == told["unit"]
        assert found.reason == told["reason"]
        if told["bound"] in bounds:
            assert found.value is None
        if "plus_minus" in told:
            assert found.plus_minus == told["plus_minus"]


@pytest.mark.slow
def test_goals_are_those_of_the_verb(capsys: pytest.CaptureFixture[str]) -> None:
    folder = case_dir("monaco-becker")
    options = ("--assign", "Rectum=BODY", "--reference", "78")
    _, told = run_json(capsys, "goals", folder, "--goals", "prostate", *options)
    goals = open_case(folder).goals(
        "prostate", assign={"Rectum": "BODY"}, reference=78.0
    )
    assert goals.template == told["template"]["name"]
    assert goals.reference_gy == told["reference"]["gy"] == 78
    assert list(goals.remarks) == told["template"]["remarks"]
    assert list(goals.left_out) == told["template"]["left_out"]
    assert goals.passed is told["summary"]["all_pass"]
    assert goals.text == told["summary"]["text"]
    assert len(goals.goals) == len(told["goals"]) >= 10
    for goal, record in zip(goals.goals, told["goals"], strict=True):
        ends = record["value"] or {"low": None, "high": None, "number": None}
        assert (goal.low, goal.high, goal.value) == tuple(ends.values())
        assert goal.comparison == record["op"]
        assert goal.limit == record["goal"]
        assert goal.roi == (record["roi"] or "")
        assert goal.fractions == (record["fractions"] or "")
        for key in (
            "structure",
            "metric",
            "variation",
            "unit",
            "result",
            "reason",
            "note",
        ):
            assert getattr(goal, key) == record[key]
    assert any(goal.roi == "BODY" for goal in goals.goals)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["monaco-becker", "oncentra-phantom"])
def test_a_point_is_what_probe_tells(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = case_dir(name)
    case = open_cases(folder)[0]
    assert case.dose is not None
    points = [case.dose.maximum_at_mm, (0.0, 0.0, 9999.0)]
    options = [f"--at={x},{y},{z}" for x, y, z in points]
    _, told = run_json(capsys, "probe", folder, *chosen(case), *options)
    for point, record in zip(points, told["points"], strict=True):
        found = case.at(*point)
        assert list(found.at_mm) == record["at_mm"]
        assert found.hu == record["hu"]
        assert found.dose_gy == record["dose_gy"]
        assert list(found.inside) == record["inside"]
    assert case.at(*points[0]).dose_gy is not None


# --- what is chosen -------------------------------------------------------------------


@pytest.mark.slow
def test_two_doses_are_asked_for_as_by_the_verb(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = case_dir("raystation-brain-two-plans")
    assert main(["dvh", str(folder)]) == 2
    told = capsys.readouterr().err
    with pytest.raises(ChoiceError) as asked:
        open_case(folder)
    assert told == f"dosiscope: {asked.value}\n"
    first, second = asked.value.candidates
    assert (
        open_case(folder, dose=second.uid[-12:]).plan
        != open_case(folder, dose=first.uid).plan
    )


@pytest.mark.slow
def test_a_sum_and_eqd2_are_made_as_by_the_verb(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = case_dir("monaco-becker")
    _, told = run_json(capsys, "dvh", folder, "--rois", "PTV", "--eqd2", "3")
    case = open_case(folder, eqd2=3)
    assert case.dose is not None
    assert case.dose.is_made
    assert case.dose.unit == told["dose"]["unit"] == "Gy (EQD2)"
    assert case.dvh("PTV").metric("mean").value == told["rois"][0]["mean_gy"]


@pytest.mark.slow
def test_what_is_accepted_in_vain_is_noted(good: Path) -> None:
    assert open_case(good).notes == ()
    case = open_case(good, accept=["pat-03"])
    assert case.notes == ("--accept PAT-03: there is nothing to accept.",)
    with pytest.raises(DosiscopeError, match=r"^--accept: XX-99 cannot be accepted"):
        open_case(good, accept="XX-99")


@pytest.mark.slow
def test_what_is_accepted_is_shown(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case", setting("dose", "PatientID", "another"))
    held = open_case(folder)
    assert held.dose is None
    assert [one.object for one in held.withheld] == ["RT Dose"]
    with pytest.raises(DosiscopeError, match=r"^there is no dose to make a DVH of\. "):
        held.dvhs()
    with pytest.raises(DosiscopeError, match=r"^there is no dose to judge goals on\. "):
        held.goals("prostate")
    shown = open_case(folder, accept=["PAT-03"])
    assert shown.dose is not None
    assert shown.accepted == ("PAT-03",)
    assert any(one.is_accepted for one in shown.warnings)


def test_identity_is_left_out_by_field(tmp_path: Path) -> None:
    folder = write_good(
        tmp_path / "case",
        setting("dose", "PatientName", "Tok^Name"),
        setting("dose", "PatientID", "TOKID"),
    )
    open_told, hidden = open_case(folder), open_case(folder, identity=False)
    words = [*(f.message for f in open_told.findings), open_told.withheld[0].reason]
    assert any("TOKID" in word for word in words)
    words = [
        *(f.message for f in hidden.findings),
        *(one.reason for one in hidden.withheld),
        hidden.patient.name,
        hidden.patient.id,
        *(one.file for one in hidden.skipped),
    ]
    assert not any("TOKID" in word or "Tok" in word for word in words)


def test_errors_name_nobody_where_identity_is_left_out(tmp_path: Path) -> None:
    folder = case_dir("raystation-brain-two-plans")
    for identity in (True, False):
        with pytest.raises(ChoiceError) as asked:
            open_case(folder, identity=identity)
        told = f"{asked.value} {asked.value.question} {asked.value.candidates!r}"
        assert ("gbm" in told) is identity
        assert [one.uid[-5:] for one in asked.value.candidates] == ["85245", "66183"]
    named = tmp_path / "Tok^Name"
    named.mkdir()
    (named / "Tok.txt").write_text("no DICOM")
    for paths in ([named], [tmp_path / "Tok"]):
        with pytest.raises(DosiscopeError) as refused:
            open_case(*paths, identity=False)
        words = [str(refused.value), *map(str, vars(refused.value).values())]
        assert "Tok" not in "".join(words)
        trace = "".join(traceback.format_exception(refused.value))
        assert "Tok" not in trace


def test_goals_that_are_not_there_name_no_path(good: Path) -> None:
    with pytest.raises(DosiscopeError) as told:
        open_case(good, identity=False).goals("Tok.csv")
    assert str(told.value).startswith("--goals …: there is no such file")


# --- what is refused ------------------------------------------------------------------


def test_nothing_readable_has_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no DICOM")
    with pytest.raises(NothingReadableError) as told:
        open_case(tmp_path)
    assert [Path(one.file).name for one in told.value.skipped] == ["note.txt"]
    with pytest.raises(DosiscopeError, match=r"is not there$"):
        open_case(tmp_path / "gone")
    with pytest.raises(TypeError, match="at least one path"):
        open_case()


def test_a_dose_that_is_not_in_gray_gives_no_gray(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case", setting("dose", "DoseUnits", "RELATIVE"))
    case = open_case(folder)
    dose = case.dose
    assert dose is not None
    assert dose.unit == "relative"
    assert dose.values.max() == dose.maximum
    for refused in (lambda: dose.values_gy, lambda: dose.gy_at(0, 0, 0)):
        with pytest.raises(NotEvaluableError, match=r"^the dose is relative, not in"):
            refused()
    assert case.at(*dose.maximum_at_mm).dose_gy is None
    assert not np.isnan(dose.sample([dose.maximum_at_mm])).any()


def test_what_a_structure_contains_is_its_volume(good: Path) -> None:
    case = open_case(good)
    bone = case.structure("Bone")
    assert bone.volume_cc is not None
    low, high = (
        getattr(np.concatenate(bone.contours), end)(axis=0) for end in ("min", "max")
    )
    axes = [np.arange(a - 3.25, b + 3, 0.5) for a, b in zip(low, high, strict=True)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    inside = bone.contains(points)
    assert inside.shape == points.shape[:-1]
    assert inside.sum() * 0.5**3 / 1000 == pytest.approx(bone.volume_cc, rel=0.02)
    for point in points[inside][:3].tolist():
        assert "Bone" in case.at(*point).inside


def test_what_has_no_volume_contains_nothing_that_could_be_told(good: Path) -> None:
    case = open_case(good)
    point = next(one for one in case.structures if one.why_not_measured)
    with pytest.raises(NotEvaluableError) as told:
        point.contains([(0, 0, 0)])
    assert str(told.value) == point.why_not_measured


def test_a_number_is_no_name(tmp_path: Path) -> None:
    """Nor are the letters of one name several names."""
    roi = "StructureSetROISequence.0.ROIName"
    first, second, *_ = open_case(write_good(tmp_path / "as")).structures
    case = open_case(write_good(tmp_path / "b", setting("structures", roi, "2")))
    assert (first.number, second.number) == (1, 2)
    assert case.structure("2").number == 1
    assert case.structure(2).number == 2
    assert [one.number for one in case.dvhs("2")] == [1]
    assert [one.number for one in case.dvhs(2)] == [2]
    with pytest.raises(ChoiceError, match=r"^99 names no ROIs; there are: 2 \[1\], "):
        case.dvh(99)


@pytest.mark.slow
def test_stored_dvhs_that_are_left_out_are_noted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = case_dir("eclipse-breast")
    words = ["dvh", folder, "--eqd2", "3", "--rois", "2", "--fractions", "20"]
    assert main(list(map(str, words))) in (0, 1)
    lines = capsys.readouterr().err.splitlines()
    (told,) = [line for line in lines if "left out" in line]
    assert told.startswith("9 stored DVHs left out: ")
    assert open_case(folder, eqd2=3, fractions=[20]).notes == (told,)
    assert open_case(folder).notes == ()


def test_arrays_cannot_be_written_to(good: Path) -> None:
    case = open_case(good)
    assert case.dose is not None
    dvh = case.dvh(case.structures[0].number)
    assert dvh.dose is not None
    assert dvh.volume is not None
    for array in (
        case.dose.values,
        case.structures[0].contours[0],
        dvh.dose,
        dvh.volume,
    ):
        assert not array.flags.writeable


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda case: case.dvh("Spleen"), "'Spleen' names no ROIs; there are: "),
        (lambda case: case.dvh("Bone", end_rule="round"), "'round' is no end rule; "),
        (lambda case: case.dvh("Bone").metric("D95"), '"D95" has no unit: '),
        (lambda case: case.dvhs(reference=-1), "--reference \N{MINUS SIGN}1: "),
        (lambda case: case.goals("gone"), "--goals gone: there is no such file, "),
        (
            lambda case: case.goals("prostate", assign={"PTV": "Spleen"}),
            "--assign PTV=Spleen: there is no ROI ",
        ),
    ],
)
def test_what_is_not_there_is_told(good: Path, asked: Any, told: str) -> None:
    with pytest.raises(DosiscopeError) as error:
        asked(open_case(good))
    assert str(error.value).startswith(told)


# --- the page, and what is imported ---------------------------------------------------


def test_the_page_has_all_that_is_exported() -> None:
    """And of each object all that it has; of those of the core what is promised."""
    text = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    assert [name for name in api.__all__ if not re.search(rf"\b{name}\b", text)] == []
    rows = re.findall(r"^\| `([A-Z]\w+)` \| (.*) \|$", text, re.MULTILINE)
    told = {name: set(re.findall(r"`(\w+)`", row)) for name, row in rows}
    classes = {n: vars(api)[n] for n in api.__all__ if isinstance(vars(api)[n], type)}
    errors = {n for n, one in classes.items() if issubclass(one, DosiscopeError)}
    assert told.keys() == classes.keys() - errors
    for name, attributes in told.items():
        has = {one for one in dir(classes[name]) if not one.startswith("_")}
        of_core = classes[name].__module__.startswith("dosiscope.core")
        assert attributes <= has if of_core else attributes == has, name


@pytest.mark.slow
def test_no_qt_is_imported(good: Path) -> None:
    script = """
import json, sys
from dosiscope.api import open_case
case = open_case(sys.argv[1])
case.dvhs(with_band=True), case.goals("prostate"), case.at(0, 0, 0), case.findings
[structure.volume_cc for structure in case.structures]
heavy = ("PySide6", "pyqtgraph", "dosiscope.viewer", "dosiscope.app.cli", "argparse")
print(json.dumps([name for name in sys.modules if name.startswith(heavy)]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(good)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == []
    assert done.stderr == ""
