"""Sums, EQD2 and BED on the command line: what is made, told and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydicom import dcmread

from dosiscope.app.main import main
from support.cases import good_built, setting, write_good
from support.command_line import run_json
from support.made_cases import made_case
from support.rival_plans import good_dose, write_rival, write_two_plans

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

AT = ("--at", "0,0,0")
RATIO = "\N{GREEK SMALL LETTER ALPHA}/\N{GREEK SMALL LETTER BETA}"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The good case in 20 fractions, and a rival with half its dose in 2."""

    def fewer(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        plan.FractionGroupSequence[0].NumberOfFractionsPlanned = 2

    folder = tmp_path_factory.mktemp("two")
    return folder, write_two_plans(folder, 0.5, change=fewer).dose


def test_a_sum_of_two_plans(
    two: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, other = two
    _, plain = run_json(capsys, "probe", folder, "--dose", good_dose(), *AT)
    status, told = run_json(
        capsys, "probe", folder, "--dose", f"{good_dose()}+0.5*{other}", *AT
    )
    assert status == 1  # they are given in fractions of other sizes
    assert any("their effects do not" in one for one in told["warnings"])
    gray = plain["points"][0]["dose_gy"]
    assert told["points"][0]["dose_gy"] == pytest.approx(1.25 * gray, rel=1e-6)
    assert told["dose_uid"] == told["dose"]["uid"] == f"{good_dose()}+0.5*{other}"
    times = "\N{MULTIPLICATION SIGN}"
    label = f"composite of Good plan · PLAN + 0.5 {times} B · PLAN, not a plan dose"
    assert told["dose"]["label"] == label
    assert told["plan"] is None  # nothing bears the label of one of them


def test_eqd2_of_each_in_its_own_fractions(
    two: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, other = two
    _, plain = run_json(capsys, "probe", folder, "--dose", good_dose(), *AT)
    gray = plain["points"][0]["dose_gy"]
    words = ("--dose", f"{good_dose()}+{other}", "--eqd2", "3")
    _, told = run_json(capsys, "probe", folder, *words, *AT)
    half = gray / 2
    expected = sum(
        d * (1 + d / n / 3) / (1 + 2 / 3) for d, n in ((gray, 20), (half, 2))
    )
    # between samples what is converted is interpolated
    assert told["points"][0]["dose_gy"] == pytest.approx(expected, rel=1e-3)
    assert told["dose"]["unit"] == "Gy (EQD2)"
    assert told["dose"]["label"].count("EQD2 (") == 2
    assert f"{RATIO} 3, 20 fractions) of Good plan · PLAN" in told["dose"]["label"]
    assert f"{RATIO} 3, 2 fractions) of B · PLAN" in told["dose"]["label"]
    assert any("linear-quadratic" in one for one in told["warnings"])


def test_every_verb_takes_them(
    two: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = two
    name = f"EQD2 ({RATIO} 3, 20 fractions) of PLAN, not a plan dose"
    words = ("--dose", good_dose(), "--eqd2", "3")
    csv, page = tmp_path / "dvh.csv", tmp_path / "check.html"
    _, told = run_json(capsys, "dvh", folder, *words, "--rois", "Target", "--csv", csv)
    assert told["rois"][0]["dose_label"] == name
    assert told["rois"][0]["dose_unit"] == "Gy (EQD2)"
    assert told["plan"]["label"]  # it is of one plan
    assert name in csv.read_text(encoding="utf-8-sig")
    _, told = run_json(capsys, "check", folder, *words, "--html", page)
    (case,) = told["cases"]
    assert case["doses"][0]["label"] == name
    assert case["doses"][0]["is_made"]
    assert case["doses"][0]["plan_uid"] == ""
    assert name in page.read_text(encoding="utf-8")
    _, told = run_json(capsys, "plancheck", folder, *words)
    items = {one["id"]: one for one in told["items"]}
    assert items["PC-37"]["result"] == "NOT_EVALUABLE"
    assert name in items["PC-37"]["message"]
    goals = tmp_path / "goals.csv"
    goals.write_text(
        "structure;metric;op;goal\n"
        "Target;Mean[Gy];<=;90\nTarget;Mean[Gy EQD2];<=;90\n"
        "Target;Mean[Gy EQD2 3];<=;90\nTarget;Mean[Gy EQD2 10];<=;90\n"
        "Target;Mean[Gy BED];<=;90\n",
        encoding="utf-8",
    )
    _, told = run_json(capsys, "goals", folder, *words, "--goals", goals)
    assert [(one["result"], one["reason"]) for one in told["goals"]] == [
        ("NOT_EVALUABLE", "the goal is in Gy, the dose is EQD2"),
        ("PASS", f"on {name}"),
        ("PASS", f"on {name}"),
        (
            "NOT_EVALUABLE",
            f"the goal is in Gy EQD2 10, the dose is EQD2 with {RATIO} 3",
        ),
        ("NOT_EVALUABLE", "the goal is in Gy BED, the dose is EQD2"),
    ]


def test_text_names_what_was_made(
    two: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, other = two
    main(["dvh", str(folder), "--dose", f"{good_dose()}+{other}", "--rois", "Target"])
    head = capsys.readouterr().out.splitlines()[0]
    assert head.startswith("Dose: composite of Good plan · PLAN + B · PLAN, ")
    assert ", not a plan dose, maximum " in head
    assert "UID" not in head
    main(["check", str(folder), "--dose", f"{good_dose()}+{other}"])
    out = capsys.readouterr().out
    assert "  dose: composite of Good plan · PLAN + B · PLAN, not" in out
    assert "\n  plan: " not in out
    assert 'RT Plan "B": the dose that is shown is made with it.' in out


def test_structures_with_a_ratio_of_their_own(
    two: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = two
    words = ("dvh", folder, "--dose", good_dose(), "--rois", "Target")
    _, low = run_json(capsys, *words, "--eqd2", "10")
    _, told = run_json(capsys, *words, "--eqd2", "3,Target=10")
    assert "10 in Target" in told["dose"]["label"]
    # but for the samples just outside of it
    assert told["rois"][0]["d"]["D50%"] == pytest.approx(
        low["rois"][0]["d"]["D50%"], rel=0.01
    )


def test_bed(two: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    folder, _ = two
    words = ("probe", folder, "--dose", good_dose(), *AT)
    _, by_bed = run_json(capsys, *words, "--bed", "3")
    _, by_eqd2 = run_json(capsys, *words, "--eqd2", "3")
    values = [told["points"][0]["dose_gy"] for told in (by_bed, by_eqd2)]
    assert values[0] == pytest.approx(values[1] * 5 / 3, rel=1e-6)
    assert by_bed["dose"]["unit"] == "Gy (BED)"


def refusal(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main(["probe", *map(str, words), *AT]) == 2
    return capsys.readouterr().err.strip().removeprefix("dosiscope: ")


def other_frame(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
    dose.FrameOfReferenceUID = plan.FrameOfReferenceUID = "1.2.3.99"


def other_patient(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
    for one in (plan, dose):
        one.PatientID, one.PatientName = "OTHER", "Else^Someone"
        one.PatientBirthDate = "19300101"


def effective(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
    dose.DoseType = "EFFECTIVE"


def relative(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
    dose.DoseUnits = "RELATIVE"


def of_several(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
    dose.DoseSummationType = "MULTI_PLAN"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (other_frame, "it lies in another frame of reference"),
        (other_patient, "it is of another patient"),
        (effective, "they are of different Dose Types: EFFECTIVE, PHYSICAL"),
        (relative, "a relative dose adds to none and compares with none"),
        (of_several, "may have plans in common: a MULTI_PLAN does not name all"),
    ],
)
def test_what_does_not_add(
    change: object, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rival = write_two_plans(tmp_path, 1.0, change=change)
    told = refusal(capsys, tmp_path, "--dose", f"{good_dose()}+{rival.dose}")
    assert reason in told
    assert told.count("\n") == 0
    assert "Else" not in told


def test_a_plan_and_its_own_beam(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def beam(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        dose.DoseSummationType = "BEAM"
        own = good_built().plan.SOPInstanceUID
        dose.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = own

    rival = write_rival(write_good(tmp_path), "B", 0.5, beam)
    told = refusal(capsys, tmp_path, "--dose", f"{good_dose()}+{rival.dose}")
    assert told.endswith("are of one plan, and one may be part of the other.")
    told = refusal(capsys, tmp_path, "--dose", rival.dose, "--eqd2", "3")
    assert "a BEAM dose is not the whole dose of a fraction" in told
    told = refusal(capsys, tmp_path, "--dose", "beams")
    assert told.startswith("There is no sum of all beams: a BEAM dose does not state")


@pytest.mark.parametrize(
    ("path", "value", "words", "reason"),
    [
        ("DoseUnits", "RELATIVE", (), "the dose is relative, not in Gy"),
        ("DoseType", "EFFECTIVE", (), "only if that is accepted (EQ-01)"),
        ("DoseSummationType", "MULTI_PLAN", (), "it is of several plans"),
        ("DoseComment", "-", ("--fractions", "0"), "is from 1 to 200, not 0"),
        ("DoseComment", "-", ("--fractions", "1,2"), "2 numbers of fractions for 1 d"),
    ],
)
def test_what_has_no_eqd2(
    path: str,
    value: str,
    words: tuple[str, ...],
    reason: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_good(tmp_path, setting("dose", path, value))
    assert reason in refusal(capsys, tmp_path, "--eqd2", "3", *words)


def test_the_fractions_of_a_plan_that_does_not_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "FractionGroupSequence.0.NumberOfFractionsPlanned"
    write_good(tmp_path, setting("plan", path, None))
    told = refusal(capsys, tmp_path, "--eqd2", "3")
    assert told == (
        "There is no EQD2 of PLAN: the plan does not state the number of fractions."
    )
    words = ("probe", tmp_path, "--eqd2", "3", "--fractions", "25", *AT)
    _, found = run_json(capsys, *words)
    assert "25 fractions as typed" in found["dose"]["label"]


def test_effective_dose_where_it_is_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_good(tmp_path, setting("dose", "DoseType", "EFFECTIVE"))
    words = ("probe", tmp_path, "--eqd2", "3", "--accept", "EQ-01", *AT)
    status, told = run_json(capsys, *words)
    assert status == 1
    assert told["accepted"] == ["EQ-01"]
    assert any("counts it twice" in one for one in told["warnings"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--dose", "1.2.3+x"), "--dose: “x” is no dose"),
        (("--dose", "1.2.3+1.2.4"), "--dose: no dose has a UID that ends in 1.2.3"),
        (("--eqd2", "x"), f"--eqd2: “x” is no {RATIO}"),
        (("--bed", "3,Nothing=2"), "“Nothing” names no structures"),
        (("--eqd2", "0"), f"{RATIO} is from 0.1 to 100 Gy, not 0"),
        (("--fractions", "3"), "--fractions is for --eqd2 and --bed"),
    ],
)
def test_wrong_words(
    words: tuple[str, ...],
    told: str,
    two: tuple[Path, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, _ = two
    more = () if "--dose" in words else ("--dose", good_dose())
    assert told in refusal(capsys, folder, *words, *more)


def test_all_beams_where_there_is_no_dose_of_the_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each of three beams gives a third of 62.8 Gy, in 30 fractions."""
    folder = made_case("c29", tmp_path / "case")
    _, told = run_json(capsys, "probe", folder, "--dose", "beams", *AT)
    label = "composite of all beams (BEAM 1 + BEAM 2 + BEAM 3), not a plan dose"
    assert told["dose"]["label"] == label
    gray = told["dose"]["max"]
    assert gray == pytest.approx(62.78, abs=0.01)
    _, told = run_json(capsys, "probe", folder, "--dose", "beams", "--eqd2", "3", *AT)
    expected = gray * (1 + gray / 30 / 3) / (1 + 2 / 3)
    assert told["dose"]["max"] == pytest.approx(expected, abs=1e-6)
    assert main(["dvh", str(folder), "--dose", "beams"]) in (0, 1)
    lines = capsys.readouterr().out.splitlines()
    assert sum("The Dose Summation Type is BEAM" in line for line in lines) == 1
    asked = refusal(capsys, folder)
    assert asked.startswith("There are 3 doses, none of a whole plan; choose one:")
    assert asked.endswith("--dose beams adds all beams of the plan up")
    status, told = run_json(capsys, "compare", folder, "--with", "beams")
    assert status == 2
    assert told["error"].endswith("--dose beams adds all beams of the plan up")


def test_beams_of_a_plan_that_is_withheld(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made_case("c29", tmp_path / "case")
    for path in folder.iterdir():
        dataset = dcmread(path)
        if dataset.Modality == "RTPLAN":
            dataset.PatientID, dataset.PatientName = "OTHER", "Else^Someone"
            dataset.PatientBirthDate = "19300101"
            dataset.save_as(path)
    asked = refusal(capsys, folder, "--dose", "beams")
    told = "There is no sum of all beams: there is no plan. Withheld: RT Plan "
    assert asked.startswith(told)
    assert "is the patient of the RT Plan" in asked


def test_beams_of_one_of_two_plans(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_two_plans(tmp_path)
    asked = refusal(capsys, tmp_path, "--dose", "beams")
    assert asked.startswith("There are 2 doses; choose one:")
    assert asked.endswith("--plan chooses the plan whose beams are added up")


def test_a_sum_that_lies_elsewhere_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_good(tmp_path)
    rival = write_rival(tmp_path, "B", change=other_frame)
    assert refusal(capsys, tmp_path, "--dose", f"{good_dose()}+{rival.dose}") == (
        f"There is no sum with PLAN ({rival.dose}): it lies in another frame of "
        "reference than the dose that is shown."
    )


def test_names_with_commas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("A", "B", "A, B", "C, c")
    path = "StructureSetROISequence.{}.ROIName"
    folder = write_good(
        tmp_path,
        *(setting("structures", path.format(n), name) for n, name in enumerate(names)),
    )
    rois = good_built().structures.StructureSetROISequence
    expected = {
        "C, c": ["C, c"],
        "B,C, c": ["B", "C, c"],
        "A,C, c,B": ["A", "C, c", "B"],
        str(rois[2].ROINumber): ["A, B"],
    }
    for words, chosen in expected.items():
        _, told = run_json(capsys, "dvh", folder, "--rois", words)
        assert [one["name"] for one in told["rois"]] == chosen
    status, told = run_json(capsys, "dvh", folder, "--rois", "A, B")
    assert status == 2
    assert "can be read as several lists of names" in told["error"]
    begun = ("dvh", folder, "--rois", "A", "--eqd2")
    _, told = run_json(capsys, *begun, "3,C, c=10,B=2")
    assert f"{RATIO} 3, 10 in C, c, 2 in B, 20 fractions" in told["dose"]["label"]
    status, told = run_json(capsys, *begun, "3,B=10,B=2")
    assert status == 2
    assert f"which has an {RATIO} already" in told["error"]


@pytest.mark.parametrize("verb", [("dvh",), ("probe", *AT)])
def test_a_dose_that_is_withheld_is_told_with_its_reason_and_without_names(
    verb: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def of_another(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        for one in (plan, dose):
            one.PatientID, one.PatientName = "ZZZ-2", "Secret^Person"

    rival = write_two_plans(tmp_path, change=of_another)
    words = (verb[0], tmp_path, *verb[1:], "--dose", rival.dose, "--eqd2", "3")
    for more in ((), ("--no-identity",)):
        status, found = run_json(capsys, *words, *more)
        assert status == 2
        assert "Withheld: RT Dose" in found["error"]
        assert "is the patient of the RT Dose" in found["error"]
        assert ("Secret" in found["error"]) is not bool(more)
        assert ("ZZZ-2" in found["error"]) is not bool(more)
        main([*map(str, words), *more])
        assert ("Secret" in capsys.readouterr().err) is not bool(more)


def test_a_dose_of_a_sum_that_is_withheld_is_told_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of one plan there are two doses, one of them in another frame of reference."""

    def elsewhere(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        dose.FrameOfReferenceUID = "1.2.3.999"
        uid = good_built().plan.SOPInstanceUID
        dose.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = uid

    rival = write_two_plans(tmp_path, change=other_frame)
    words = ("dvh", tmp_path, "--dose", f"{good_dose()}+{rival.dose}")
    status, found = run_json(capsys, *words)
    assert status == 2
    assert "frame of reference" in found["error"]
    assert "no other dose" not in found["error"]
