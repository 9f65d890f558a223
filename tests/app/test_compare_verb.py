"""``dosiscope compare``: what it prints, writes and returns."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import json
import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from pydicom.dataset import Dataset as Item
from pydicom.uid import UID

from dosiscope.app.main import main
from dosiscope.app.session import Session
from dosiscope.core.goals.goals_csv import HEADS
from dosiscope.viewer.review import Review
from support.cases import good_built, write_good
from support.command_line import run_json
from support.data import case_dir
from support.defects.dvh import stored
from support.rival_plans import Written, good_dose, write_rival, write_two_plans
from support.synthetic.build import build_case

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset
    from pytestqt.qtbot import QtBot

    Capture = pytest.CaptureFixture[str]

ONE = ("--rois", "Target")
FACTOR = 1.1  # of dose B to dose A


class Compared(NamedTuple):
    """What the verb printed and wrote."""

    json: dict[str, Any]
    text: str
    csv: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("two") / "case"


@pytest.fixture(scope="module")
def rival(folder: Path) -> Written:
    return write_two_plans(folder, FACTOR)


@pytest.fixture(scope="module")
def compared(folder: Path, rival: Written, tmp_path_factory: Any) -> Compared:
    """The good plan and its rival of 1.1 times the dose, in all three forms."""
    out = tmp_path_factory.mktemp("out") / "out.csv"
    words = ["compare", str(folder), "--dose", good_dose(), "--with", rival.dose]
    texts = []
    for more in (["--json", "--csv", str(out)], []):
        with contextlib.redirect_stdout(io.StringIO()) as text:
            assert main([*words, *more]) == 0
        texts.append(text.getvalue())
    return Compared(json.loads(texts[0]), texts[1], out.read_text(encoding="utf-8"))


def told(
    capsys: Capture, folder: Path, b: str, *words: object, a: str = ""
) -> tuple[int, dict[str, Any]]:
    return run_json(
        capsys, "compare", folder, "--dose", a or good_dose(), "--with", b, *words
    )


def test_json_has_the_keys_of_the_contract(rival: Written, compared: Compared) -> None:
    found = compared.json
    difference = found["difference"]
    assert {"min_gy", "max_gy", "max_abs_gy", "at_mm", "mean_gy", "rms_gy"} <= set(
        difference
    )
    assert difference["of"] == "A - B"
    assert (found["a"]["name"], found["b"]["name"]) == ("Good plan · PLAN", "B · PLAN")
    assert found["a"]["plan"]["label"] == "Good plan"
    assert found["b"]["plan"]["uid"] == rival.plan
    assert found["b"]["dose"]["uid"] == rival.dose
    assert found["reference"] == {
        "gy": 40.0,
        "source": "Target Prescription Dose, plan Good plan",
    }
    assert len(found["rois"]) == len(good_built().structures.ROIContourSequence)


def test_a_minus_b_in_closed_form(compared: Compared) -> None:
    dose = good_built().dose
    values = dose.pixel_array * float(dose.DoseGridScaling)
    difference, share = compared.json["difference"], 1 - FACTOR
    assert difference["min_gy"] == pytest.approx(share * values.max(), rel=1e-6)
    assert difference["max_gy"] == pytest.approx(share * values.min(), abs=1e-6)
    assert difference["max_abs_gy"] == pytest.approx(-difference["min_gy"])
    assert difference["at_mm"] == difference["min_at_mm"]
    assert difference["mean_gy"] == pytest.approx(share * values.mean(), rel=1e-5)
    rms = math.sqrt((values**2).mean())
    assert difference["rms_gy"] == pytest.approx(-share * rms, rel=1e-5)
    beyond = 100 * (abs(share * values) > 0.03 * 40).mean()
    assert difference["beyond_percent"] == pytest.approx(beyond, rel=1e-5)
    assert (difference["only_a_cc"], difference["only_b_cc"]) == (0, 0)


def test_structures_have_the_difference_of_their_dvhs(
    folder: Path, compared: Compared, capsys: Capture
) -> None:
    _, dvhs = run_json(capsys, "dvh", folder, "--dose", good_dose())
    means = {one["name"]: one["mean_gy"] for one in dvhs["rois"]}
    both = [one for one in compared.json["rois"] if means.get(one["structure"])]
    assert len(both) > 2
    for one in both:
        expected = (1 - FACTOR) * means[one["structure"]]
        assert one["mean_gy"] == pytest.approx(expected, rel=1e-4, abs=1e-4)


def test_exchanged_the_signs_are_exchanged(
    folder: Path, rival: Written, capsys: Capture
) -> None:
    words = ("--reference", 40, *ONE)
    _, one = told(capsys, folder, rival.dose, *words)
    _, other = told(capsys, folder, good_dose(), *words, a=rival.dose)
    assert one["a"]["name"] == other["b"]["name"]
    pairs = [(one["difference"], other["difference"])]
    pairs += zip(one["rois"], other["rois"], strict=True)
    for ab, ba in pairs:
        assert ab["min_gy"] == pytest.approx(_minus(ba["max_gy"]))
        assert ab["mean_gy"] == pytest.approx(_minus(ba["mean_gy"]))
        assert ab["max_abs_gy"] == pytest.approx(ba["max_abs_gy"])
        assert ab["beyond_percent"] == pytest.approx(ba["beyond_percent"])


def _minus(value: float | None) -> float | None:
    return None if value is None else -value


def test_metrics_of_both_and_their_difference(compared: Compared) -> None:
    (target,) = (m for m in compared.json["metrics"] if m["structure"] == "Target")
    assert {"Mean", "D95%", "D2%"} <= set(target["values"])
    for one in target["values"].values():
        a, b = one["a"]["number"], one["b"]["number"]
        assert b == pytest.approx(FACTOR * a, rel=1e-4)
        assert one["difference"] == pytest.approx(a - b, rel=1e-4)
    # part of the body is outside the grid: what is a bound has no difference
    (body,) = (m for m in compared.json["metrics"] if m["structure"] == "Body")
    mean = body["values"]["Mean"]
    assert mean["a"]["number"] is mean["difference"] is None
    assert mean["a"]["bound"]["lower"] < mean["b"]["bound"]["lower"]


def test_how_certain_the_differences_are_is_told(
    folder: Path, rival: Written, capsys: Capture
) -> None:
    _, found = told(capsys, folder, rival.dose, "--band", *ONE)
    (target,) = found["metrics"]
    mean = target["values"]["Mean"]
    assert mean["uncertainty"] > 0
    assert mean["is_uncertain"] is (abs(mean["difference"]) <= mean["uncertainty"])


def test_an_input_is_never_replaced(
    folder: Path, rival: Written, capsys: Capture
) -> None:
    before = rival.dose_file.read_bytes()
    status, found = told(
        capsys, folder, rival.dose, "--csv", rival.dose_file, "--force"
    )
    assert status == 2
    assert "error" in found
    assert rival.dose_file.read_bytes() == before


def test_structures_of_one_set_are_not_compared(compared: Compared) -> None:
    assert compared.json["structure_sets"] is None


def test_plans_differ_in_what_was_changed(compared: Compared) -> None:
    plans = compared.json["plans"]
    changed = [r["attribute"] for r in plans["rows"] if r["change"] != "same"]
    assert changed == ["Label"]
    assert plans["changed"] == 1


def test_goals_are_judged_on_both(
    folder: Path, rival: Written, tmp_path: Path, capsys: Capture
) -> None:
    goals = tmp_path / "goals.csv"
    # the target has a mean of 41.50 Gy in A, 45.65 in B
    line = "Target;;Mean[Gy];<=;45"
    goals.write_text("\n".join((";".join(HEADS), line, "")), encoding="utf-8")
    status, found = told(capsys, folder, rival.dose, "--goals", goals, *ONE)
    results = [found["goals"][n]["goals"][0]["result"] for n in "ab"]
    assert results == ["PASS", "FAIL"]
    assert found["goals"]["changes"] == ["B is worse"]
    assert status == 0  # a goal that is not met is no finding
    words = ["compare", str(folder), "--dose", good_dose(), "--with", rival.dose]
    assert main([*words, "--goals", str(goals), *ONE]) == 0
    lines = capsys.readouterr().out.splitlines()
    (row,) = (line for line in lines if line.startswith("Target") and "≤" in line)
    assert row.index("PASS") < row.index("FAIL")


def test_text_says_what_a_and_b_are_and_the_sign(compared: Compared) -> None:
    lines = compared.text.splitlines()
    assert lines[0].startswith("A: Good plan · PLAN, PHYSICAL, maximum ")
    assert lines[2].startswith("B: B · PLAN, PHYSICAL, maximum ")
    assert "Difference A - B" in lines
    assert "Difference A - B in structures" in lines


def test_csv_has_every_table_and_nobody(compared: Compared) -> None:
    rows = list(csv.reader(io.StringIO(compared.csv, newline="")))
    head = {row[0]: row[1] for row in rows if row and row[0].startswith("# ")}
    assert head["# difference"] == "A - B"
    assert (head["# a_plan_label"], head["# b_plan_label"]) == ("Good plan", "B")
    tables = [row[1] for row in rows if row[:1] == ["# table"]]
    assert tables[:2] == ["Difference A - B", "Difference A - B in structures"]
    start = rows.index(["# table", tables[0]])
    names, values = rows[start + 1], rows[start + 2]
    own = dict(zip(names, values, strict=True))
    assert float(own["min_gy"]) == compared.json["difference"]["min_gy"]
    assert "TEST-001" not in compared.csv


def test_a_formula_as_a_label_is_no_formula(tmp_path: Path, capsys: Capture) -> None:
    def formula(plan: Dataset, _dose: Dataset, _structures: Dataset) -> None:
        plan.RTPlanLabel = "=1+1"

    rival = write_two_plans(tmp_path / "in", change=formula)
    path = tmp_path / "out.csv"
    told(capsys, tmp_path / "in", rival.dose, "--csv", path, *ONE)
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'=1+1" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_a_replan_with_its_own_structure_set_is_told(
    tmp_path: Path, capsys: Capture
) -> None:
    rival = write_two_plans(tmp_path, has_own_structures=True)
    _, found = told(capsys, tmp_path, rival.dose, *ONE)
    (note,) = found["notes"]
    assert "has a structure set of its own, SS B" in note
    assert found["b"]["structure_set"]["uid"] == found["a"]["structure_set"]["uid"]


def test_structure_sets_of_both_plans_are_compared(
    tmp_path: Path, capsys: Capture
) -> None:
    def shifted(_plan: Dataset, _dose: Dataset, structures: Dataset) -> None:
        for contour in structures.ROIContourSequence[1].ContourSequence:
            points = [float(value) for value in contour.ContourData]
            points[::3] = [x + 2 for x in points[::3]]
            contour.ContourData = points

    rival = write_two_plans(tmp_path, has_own_structures=True, change=shifted)
    _, found = told(capsys, tmp_path, rival.dose, "--rois", "Target,Bone")
    sets = found["structure_sets"]
    assert (sets["b"], sets["only_a"], sets["only_b"]) == ("SS B", [], [])
    target, bone = sets["rois"]
    assert (target["structure"], bone["structure"]) == ("Target", "Bone")
    assert bone["is_identical"] is True
    assert bone["dice"] == 1
    assert target["shift_mm"] == pytest.approx([-2, 0, 0], abs=0.01)
    assert target["largest_mm"] == pytest.approx(2, abs=0.05)
    assert target["a_cc"] == pytest.approx(target["b_cc"])
    assert 0.8 < target["dice"] < 0.95
    # whichever is A
    _, other = told(
        capsys, tmp_path, good_dose(), "--rois", "Target,Bone", a=rival.dose
    )
    assert other["structure_sets"]["rois"][0]["shift_mm"] == pytest.approx(
        [2, 0, 0], abs=0.01
    )


def test_doses_that_are_called_alike_are_told_apart(
    tmp_path: Path, capsys: Capture
) -> None:
    def nameless(plan: Dataset, _dose: Dataset, _structures: Dataset) -> None:
        plan.RTPlanLabel = "Good plan"

    rival = write_two_plans(tmp_path, change=nameless)
    _, found = told(capsys, tmp_path, rival.dose, *ONE)
    a, b = found["a"]["name"], found["b"]["name"]
    assert a != b
    assert a.startswith("Good plan · PLAN …")


def test_doses_of_other_types_are_refused(tmp_path: Path, capsys: Capture) -> None:
    def effective(_plan: Dataset, dose: Dataset, _structures: Dataset) -> None:
        dose.DoseType = "EFFECTIVE"

    rival = write_two_plans(tmp_path, change=effective)
    status, found = told(capsys, tmp_path, rival.dose, *ONE)
    assert status == 2
    assert "they are of different Dose Types: EFFECTIVE, PHYSICAL" in found["error"]


def test_three_rivals_one_at_a_time(tmp_path: Path, capsys: Capture) -> None:
    write_good(tmp_path)
    rivals = [write_rival(tmp_path, n, f) for n, f in (("B", 1.1), ("C", 0.9))]
    found = [told(capsys, tmp_path, one.dose, *ONE)[1]["difference"] for one in rivals]
    b, c = (one["mean_gy"] for one in found)
    assert b == pytest.approx(-c, rel=1e-5)


def test_one_of_two_plans_must_be_chosen(
    folder: Path, rival: Written, capsys: Capture
) -> None:
    status, found = run_json(capsys, "compare", folder, "--with", rival.dose)
    assert status == 2
    assert found["error"] == "There are 2 doses; choose one"
    assert len(found["candidates"]) == 2


@pytest.mark.parametrize(
    ("b", "words"),
    [
        ("9.9.9", "no other dose with the UID 9.9.9 is here"),
        ("A", "that is dose A itself"),
    ],
)
def test_no_such_dose_b(
    folder: Path, rival: Written, b: str, words: str, capsys: Capture
) -> None:
    assert rival
    status, found = told(capsys, folder, good_dose() if b == "A" else b)
    assert status == 2
    assert words in found["error"]


def test_the_end_of_a_uid_will_do(
    folder: Path, rival: Written, capsys: Capture
) -> None:
    """For A and B as in a sum; all of it stands in what is told."""
    ends = [uid[-12:] for uid in (good_dose(), rival.dose)]
    assert ends[0] != ends[1]
    status, found = told(capsys, folder, ends[1], *ONE, a=f"…{ends[0]}")
    assert status == 0
    uids = [found[side]["dose"]["uid"] for side in "ab"]
    assert uids == [good_dose(), rival.dose]
    _, found = told(capsys, folder, ends[1], *ONE, "--eqd2", "3", a=ends[0])
    assert found["b"]["dose"]["uid"] == f"EQD2[3.0,n=20]({rival.dose})"
    _, found = told(capsys, folder, good_dose()[-12:], *ONE)
    assert found["error"].endswith("that is dose A itself")


def test_the_end_of_any_uid_chooses(
    folder: Path, rival: Written, capsys: Capture
) -> None:
    words = ["dvh", folder, "--rois", "Target"]
    _, whole = run_json(capsys, *words, "--dose", rival.dose)
    _, by_dose = run_json(capsys, *words, "--dose", rival.dose[-12:])
    assert by_dose == whole
    _, by_plan = run_json(capsys, *words, "--plan", whole["plan"]["uid"][-12:])
    assert by_plan == whole


def test_a_damaged_dose_b_is_named(tmp_path: Path, capsys: Capture) -> None:
    rival = write_two_plans(tmp_path)
    rival.dose_file.write_bytes(rival.dose_file.read_bytes()[:-1000])
    words = ["compare", str(tmp_path), "--dose", good_dose(), "--with", rival.dose]
    assert main(words) == 2
    assert "is here (it may be in 1 damaged file)" in capsys.readouterr().err
    assert main(["check", str(tmp_path)]) == 1
    assert rival.dose_file.name in capsys.readouterr().out


def test_findings_of_b_warn_too(tmp_path: Path, capsys: Capture) -> None:
    def spoil(plan: Dataset, _dose: Dataset, _structures: Dataset) -> None:
        plan.PatientName = "Somebody^Else"

    rival = write_two_plans(tmp_path, change=spoil)
    status, found = told(capsys, tmp_path, rival.dose, *ONE)
    assert status == 1
    assert any("Somebody" in one for one in found["b"]["warnings"])
    assert not any("Somebody" in one for one in found["a"]["warnings"])
    _, found = told(capsys, tmp_path, rival.dose, "--no-identity", *ONE)
    assert "Somebody" not in json.dumps(found)


# --- gamma, sums, EQD2 ---------------------------------------------------------------


def test_gamma_of_b_against_a(folder: Path, rival: Written, capsys: Capture) -> None:
    dose = good_built().dose
    # nowhere do they differ by more than 10 % of the maximum of A
    _, found = told(capsys, folder, rival.dose, "--gamma", "20%/2mm", *ONE)
    gamma = found["gamma"]
    assert (gamma["criteria"], gamma["threshold_percent"]) == ("20%/2mm", 10)
    assert (gamma["reference"], gamma["evaluated"]) == ("a", "b")
    stored = dose.pixel_array
    assert gamma["points"] == (stored >= 0.1 * stored.max()).sum()
    assert gamma["pass_percent"] == 100
    assert 0 < gamma["max"] <= 0.5
    assert gamma["normalisation_gy"] == pytest.approx(found["a"]["dose"]["max"])
    assert [one["structure"] for one in gamma["rois"]] == ["Target"]
    # of the dose at the point they differ by 10 % everywhere
    words = ("--gamma", "1%/0.1mm,local", "--threshold", 50, *ONE)
    _, found = told(capsys, folder, rival.dose, *words)
    assert found["gamma"]["points"] == (stored >= 0.5 * stored.max()).sum()
    assert found["gamma"]["is_local"] is True
    assert found["gamma"]["pass_percent"] < 20


@pytest.mark.parametrize(
    ("words", "told_as"),
    [
        (("--gamma", "3"), "names no gamma criteria"),
        (("--gamma", "3%/2mm", "--threshold", "99"), "% as threshold is not computed"),
        (("--threshold", "10"), "--threshold is for --gamma"),
        (("--fractions", "5"), "--fractions is for --eqd2 and --bed"),
        (("--goals", "no such file"), "there is no such file"),
    ],
)
def test_wrong_use_is_told(
    words: tuple[str, ...], told_as: str, folder: Path, rival: Written, capsys: Capture
) -> None:
    status, found = told(capsys, folder, rival.dose, *words)
    assert status == 2
    assert told_as in found["error"]


def test_b_may_be_a_sum(folder: Path, rival: Written, capsys: Capture) -> None:
    half = f"0.5*{good_dose()}+0.5*{rival.dose}"
    _, found = told(capsys, folder, half, *ONE)
    assert "composite" in found["b"]["name"]
    whole = found["a"]["dose"]["max"]
    least = found["difference"]["min_gy"]
    assert least == pytest.approx(0.5 * (1 - FACTOR) * whole, rel=1e-6)


def test_eqd2_of_a_boost_of_other_fractions(tmp_path: Path, capsys: Capture) -> None:
    def boost(plan: Dataset, _dose: Dataset, _structures: Dataset) -> None:
        plan.FractionGroupSequence[0].NumberOfFractionsPlanned = 5

    rival = write_two_plans(tmp_path, 0.25, change=boost)
    _, plain = told(capsys, tmp_path, rival.dose, *ONE)
    _, found = told(capsys, tmp_path, rival.dose, "--eqd2", 3, *ONE)
    for letter, fractions in (("a", 20), ("b", 5)):
        gray = plain[letter]["dose"]["max"]
        expected = gray * (1 + gray / fractions / 3) / (1 + 2 / 3)
        assert found[letter]["dose"]["max"] == pytest.approx(expected, rel=1e-6)
    assert found["difference"]["unit"] == "Gy (EQD2)"
    # the prescription is no EQD2
    assert plain["reference"]["gy"] == 40
    assert found["reference"] is None


# --- window and command line are one ----------------------------------------------


def _as(patient: str, frame: str, fractions: int, plan: Dataset, dose: Dataset) -> None:
    if patient == "other":
        plan.PatientID = dose.PatientID = "OTHER"
    if frame != "same":
        uid = "1.2.3.4" if frame == "other" else ""
        plan.FrameOfReferenceUID = dose.FrameOfReferenceUID = uid
    plan.FractionGroupSequence[0].NumberOfFractionsPlanned = fractions


@pytest.mark.parametrize(
    ("patient", "frame", "fractions", "has_own"),
    list(
        itertools.product(
            ("same", "other"), ("same", "other", "none"), (20, 5), (False, True)
        )
    ),
)
def test_window_and_command_line_offer_and_refuse_the_same(
    patient: str,
    frame: str,
    fractions: int,
    has_own: bool,
    tmp_path: Path,
    qtbot: QtBot,
    capsys: Capture,
) -> None:
    rival = write_two_plans(
        tmp_path,
        change=lambda plan, dose, _: _as(patient, frame, fractions, plan, dose),
        has_own_structures=has_own,
    )
    session = Session(Review())
    session.want(dose=good_dose())
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.open([tmp_path])
    (one,) = session.rivals()
    status, found = told(capsys, tmp_path, rival.dose, "--rois", "Target")
    is_alike = (patient, frame) == ("same", "same")
    assert one.may_be_compared is is_alike
    assert (status < 2) is is_alike
    with qtbot.waitSignal(session.rivals_changed, timeout=20_000):
        session.compare_with(rival.dose)
    other = session.review.comparison.other
    assert (other is not None) is is_alike
    if is_alike:
        assert other is not None
        assert other.maximum == pytest.approx(found["b"]["dose"]["max"])
        case = session.review.case
        assert case is not None
        (companion,) = case.companions
        assert companion.structure_set is not None
        is_shared = companion.structure_set is case.structure_set
        assert is_shared is not has_own
        assert len(found["notes"]) == int(has_own)
    else:
        assert one.refusal in found["error"]
    session.close()


def test_parts_of_one_plan_of_protons(capsys: Capture) -> None:
    folder = case_dir("raystation-proton")
    _, found = run_json(capsys, "dvh", folder)
    plan = next(c for c in found["candidates"] if "Slope" in c["detail"])
    _, check = run_json(capsys, "check", folder, "--dose", plan["uid"])
    doses = [one["uid"] for one in check["cases"][0]["doses"]]
    status, found = told(capsys, folder, doses[1], "--rois", "PMMA", a=doses[0])
    assert status < 2
    assert found["plans"] is None  # both are of one
    # the whole plan has at least what its beam has
    assert found["difference"]["min_gy"] > -1e-3
    assert found["difference"]["unit"] == "Gy (RBE)"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written, Written]:
    """The good plan, B of 1.1 times its dose and C of 0.8 times."""
    folder = tmp_path_factory.mktemp("three")
    b = write_two_plans(folder, FACTOR)
    return folder, b, write_rival(folder, "C", 0.8)


def test_several_are_compared_with_one(
    three: tuple[Path, Written, Written], tmp_path: Path, capsys: Capture
) -> None:
    folder, b, c = three
    words = ("--with", c.dose, "--dvh-at", "D95%", "--gamma", "5%/3mm", *ONE)
    status, found = told(capsys, folder, b.dose, *words)
    assert status == 0
    assert list(found) == ["comparisons"]
    alone = [told(capsys, folder, one.dose, *words[2:])[1] for one in (b, c)]
    for one in (*found["comparisons"], *alone):
        for side in "ab":
            del one[side]["outside"]  # C is not apart where it is compared too
    assert found["comparisons"] == alone
    assert [one["b"]["name"] for one in alone] == ["B · PLAN", "C · PLAN"]
    out = tmp_path / "out.csv"
    named = ["--dose", good_dose(), "--with", b.dose, *words, "--csv", str(out)]
    assert main(["compare", str(folder), *named]) == 0
    printed = capsys.readouterr().out.splitlines()
    heads = [line for line in printed if line.startswith("Comparison ")]
    which = ("A Good plan · PLAN, B B · PLAN", "A Good plan · PLAN, B C · PLAN")
    assert heads == [f"Comparison {n} of 2: {one}" for n, one in enumerate(which, 1)]
    assert printed.count("Difference A - B") == printed.count("Gamma") == 2
    rows = list(csv.reader(out.read_text(encoding="utf-8").splitlines()))
    compared = [row[1] for row in rows if row and row[0] == "# comparison"]
    assert compared == [f"{n} of 2: {one}" for n, one in enumerate(which, 1)]
    plans = [row[1] for row in rows if row and row[0] == "# b_plan_label"]
    assert plans == ["B", "C"]


@pytest.mark.parametrize("again", [0, 1])
def test_no_dose_is_compared_twice(
    three: tuple[Path, Written, Written], again: int, capsys: Capture
) -> None:
    folder, b, _ = three
    status, found = told(
        capsys, folder, b.dose, "--with", (good_dose(), b.dose)[again], *ONE
    )
    assert status == 2
    why = ("that is dose A itself", "that dose is named twice")[again]
    assert found["error"].endswith(f": {why}")


def test_numbers_of_fractions_go_round_the_doses(
    three: tuple[Path, Written, Written], capsys: Capture
) -> None:
    folder, b, c = three
    words = ("--with", f"0.5*{b.dose}+{c.dose}", *ONE, "--eqd2", "3")
    status, found = told(capsys, folder, b.dose, *words, "--fractions", "5,6,7,8")
    assert status == 1  # in so few fractions they are large
    names = [one["b"]["name"] for one in found["comparisons"]]
    counts = [re.findall(r"(\d+) fractions as typed", name) for name in names]
    assert counts == [["6"], ["7", "8"]]
    assert "5 fractions as typed" in found["comparisons"][0]["a"]["name"]
    status, found = told(capsys, folder, b.dose, *words, "--fractions", "5,6,7,8,9")
    assert (status, found["error"]) == (
        2,
        "3 numbers of fractions for 2 doses: write one for each, in their order",
    )


def test_which_of_two_doses_does_not_compare_is_told(
    tmp_path: Path, capsys: Capture
) -> None:
    def relative(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        dose.DoseUnits = "RELATIVE"

    rival = write_two_plans(tmp_path, FACTOR, change=relative)
    status, found = told(capsys, tmp_path, rival.dose, *ONE)
    assert (status, found["error"]) == (
        2,
        "There is no comparison of A (Good plan · PLAN) and B (B · PLAN): a relative "
        "dose adds to none and compares with none (B)",
    )


def test_a_structure_mostly_outside_b_is_told_as_a_comparison_does(
    tmp_path: Path, capsys: Capture
) -> None:
    def cut(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        middle = dose.Rows // 2
        kept = dose.pixel_array[:, : middle - 1]
        dose.Rows = middle - 1
        dose.PixelData = kept.tobytes()

    rival = write_two_plans(tmp_path, FACTOR, change=cut)
    status, found = told(capsys, tmp_path, rival.dose, *ONE)
    assert status == 0
    reason = found["rois"][0]["reason"]
    assert reason.endswith("% of it does not have both doses")
    assert found["rois"][0]["mean_gy"] is None


def test_a_warning_says_which_dose_it_is_of(tmp_path: Path, capsys: Capture) -> None:
    def unknown(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        dose.DoseSummationType = ""

    rival = write_two_plans(tmp_path, FACTOR, change=unknown)
    for a, b, letter in (
        (good_dose(), rival.dose, "B"),
        (rival.dose, good_dose(), "A"),
    ):
        main(["compare", str(tmp_path), "--dose", a, "--with", b, *ONE])
        lines = capsys.readouterr().out.splitlines()
        (warning,) = [line for line in lines if line.startswith("WARN: ")]
        assert warning.startswith(f"WARN: {letter}: The Dose Summation Type is not")


def test_a_grid_with_dvhs_chosen_beside_it(tmp_path: Path, capsys: Capture) -> None:
    """Of several RT Doses that hold DVHs alone one is chosen: UID of the grid, its."""
    rival = write_two_plans(tmp_path, FACTOR)
    built = good_built()
    uids = []
    for n in (1, 2):
        dvhs = build_case(stored()()).dose
        dvhs.ReferencedRTPlanSequence[
            0
        ].ReferencedSOPInstanceUID = built.plan.SOPInstanceUID
        for keyword in ("PixelData", "Rows", "Columns", "NumberOfFrames"):
            delattr(dvhs, keyword)
        uid = UID(f"1.2.77.{n}")
        dvhs.SOPInstanceUID = dvhs.file_meta.MediaStorageSOPInstanceUID = uid
        (tmp_path / f"dvh{n}.dcm").write_bytes(built.file_of(dvhs))
        uids.append(str(uid))
    both = f"{good_dose()},{uids[0]}"
    _, found = told(capsys, tmp_path, rival.dose, *ONE, a=both)
    assert "error" not in found
    assert found["a"]["dose"]["uid"] == good_dose()
    shown = [one["uid"] for one in found["a"]["stored_dvhs"] if one["shown"]]
    assert shown == [uids[0]]
    _, found = told(capsys, tmp_path, rival.dose, *ONE, "--eqd2", "3", a=both)
    assert found["a"]["dose"]["uid"] == f"EQD2[3.0,n=20]({good_dose()})"


def test_warnings_of_other_doses_of_the_plan_are_not_told(
    tmp_path: Path, capsys: Capture
) -> None:
    """Two BEAM doses are beside the PLAN dose; one of them is compared with it."""

    def beam(number: int) -> Any:
        def change(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
            dose.DoseSummationType = "BEAM"
            named = dose.ReferencedRTPlanSequence[0]
            named.ReferencedSOPInstanceUID = good_built().plan.SOPInstanceUID
            group, one = Item(), Item()
            group.ReferencedFractionGroupNumber = 1
            one.ReferencedBeamNumber = number
            group.ReferencedBeamSequence = [one]
            named.ReferencedFractionGroupSequence = [group]

        return change

    write_good(tmp_path)
    beams = [write_rival(tmp_path, f"B{n}", 0.5, change=beam(n)) for n in (1, 2)]
    for one in beams:
        (tmp_path / one.dose_file.name.replace("RD", "RP")).unlink()
    words = ["compare", str(tmp_path), "--dose", good_dose(), "--with", beams[1].dose]
    assert main([*words, *ONE]) == 1
    lines = capsys.readouterr().out.splitlines()
    (warning,) = [line for line in lines if line.startswith("WARN: ")]
    assert warning.startswith("WARN: B: The Dose Summation Type is BEAM")
