"""Reports of whole cases: what pages and record say alike, identity, real files."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.app.main import main
from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.dvh.metric import SIGNS
from dosiscope.core.identity import LEFT_OUT, NO_IDENTITY, Personal
from dosiscope.core.text import DASH, capitalised
from support.cases import write_good
from support.checked_plan import good_case
from support.command_line import run_json
from support.data import case_dir
from support.delivered_plan import delivered
from support.made_doses import weighted_sum
from support.opened import mutated, opened
from support.report_material import (
    cells_of,
    facts_of,
    good_material,
    material_for,
    section,
    sentences_of,
    texts_of,
    whole,
    words_of,
)
from support.report_pages import EVERYTHING, block_of, rows_of
from support.rival_plans import good_dose, write_two_plans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]


# --- pages and record ---------------------------------------------------------------


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("two")
    return folder, write_two_plans(folder, 1.1).dose


def test_a_comparison_has_the_numbers_of_its_record(
    two: tuple[Path, str], capsys: Capture
) -> None:
    folder, rival = two
    words = ("--dose", good_dose(), "--with", rival, "--gamma", "3%/2mm")
    _, report = run_json(capsys, "report", folder, *words, *EVERYTHING)
    record = report["comparison"]
    (whole_row, *_) = rows_of(report, "comparison difference")
    for key in ("min_gy", "max_gy", "mean_gy", "rms_gy", "volume_cc"):
        assert whole_row[key]["value"] == record["difference"][key]
    by_name = {one["structure"]: one for one in record["rois"]}
    rows = rows_of(report, "comparison rois")
    assert len(rows) == len(by_name)
    for row in rows:
        told = by_name[row["structure"]["text"]]
        assert row["max_gy"].get("value") == told["max_gy"]
        assert row["mean_gy"].get("value") == told["mean_gy"]
    gamma = rows_of(report, "comparison gamma")[0]
    assert gamma["pass_percent"]["value"] == record["gamma"]["pass_percent"]
    assert gamma["points"]["value"] == record["gamma"]["points"]
    metrics = rows_of(report, "comparison metrics")
    assert len(metrics) > len(by_name)
    changed = {row["attribute"]["text"] for row in map(_what, rows_of(report, PLANS))}
    assert "Label" in changed


def test_what_is_compared_is_told_once_and_as_that(
    two: tuple[Path, str], capsys: Capture
) -> None:
    folder, rival = two
    words = ("--dose", good_dose(), "--with", rival)
    _, report = run_json(capsys, "report", folder, *words, *EVERYTHING)
    rows = rows_of(report, "objects")
    uids = [row["uid"]["text"] for row in rows]
    assert len(set(uids)) == len(uids)
    states = [row["state"]["text"] for row in rows]
    compared = "it is compared with this case"
    assert states.count(compared) == 2  # the other dose, and its plan
    assert set(states) == {"shown", compared}
    _, alone = run_json(capsys, "report", folder, *words[:2], *EVERYTHING)
    assert len(rows_of(alone, "objects")) == len(rows)


def test_every_dose_that_is_named_is_compared_with_a(
    two: tuple[Path, str], tmp_path: Path, capsys: Capture
) -> None:
    folder, rival = two
    half = f"0.5*{good_dose()}"
    words = ("--dose", good_dose(), "--with", rival, "--with", half, *EVERYTHING)
    status, report = run_json(capsys, "report", folder, *words)
    _, compared = run_json(capsys, "compare", folder, *words[:6], "--band")
    assert report["comparison"] == compared
    ends = [one["difference"]["max_gy"] for one in compared["comparisons"]]
    assert len(set(ends)) == 2
    tables = [f"comparison{n} difference" for n in ("", " 2")]
    assert [rows_of(report, key)[0]["max_gy"]["value"] for key in tables] == ends
    assert [block_of(report, key)["title"] for key in tables] == [
        "1 of 2: Difference A - B",
        "2 of 2: Difference A - B",
    ]
    names = [name for name, _ in _facts(report, "comparison")]
    assert names.count("B") == 2
    told = dict(_facts(report, "comparison"))  # of the last one
    assert "(C in plots of DVHs)" in told["B"]

    kept = tmp_path / "kept.json"
    page = ("-o", tmp_path / "r.json", "--sidecar", kept)
    assert run_json(capsys, "report", folder, *words, *page)[0] == status
    _, again = run_json(capsys, "report", kept)
    del again["made"], report["made"]
    assert again["comparison"] == compared
    assert _without_moment(again["report"]) == _without_moment(report["report"])


def test_no_more_doses_are_compared_than_have_letters(
    two: tuple[Path, str], capsys: Capture
) -> None:
    folder, rival = two
    words = [word for n in range(4) for word in ("--with", f"{n}*{rival}")]
    assert main(["report", str(folder), "--json", *words]) == 2
    assert "compares A with 3 doses at most" in capsys.readouterr().err


def test_what_does_not_compare_is_told_in_its_place() -> None:
    case = good_case(plan=delivered())
    (dose,) = case.doses
    relative = replace(dose, units=DoseUnits.RELATIVE)
    material = material_for(case, others={"B": relative})
    assert not material.comparisons
    (told,) = sentences_of(section(material, "comparison"))
    assert told.startswith("A (PLAN) and B (PLAN) are not compared: ")


def _facts(report: dict[str, Any], key: str) -> list[tuple[str, str]]:
    (found,) = (one for one in report["report"]["sections"] if one["key"] == key)
    blocks = (block["facts"] for block in found["blocks"] if "facts" in block)
    return [(fact["name"], fact["text"]) for facts in blocks for fact in facts]


def _without_moment(told: dict[str, Any]) -> str:
    return str(told).replace(told["made"], "")


PLANS = "comparison plans"


def _what(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "attribute": row["what"]}


def test_a_short_comparison_has_a_row_a_structure_and_what_changes(
    two: tuple[Path, str], tmp_path: Path, capsys: Capture
) -> None:
    folder, rival = two
    template, goals = tmp_path / "t.txt", tmp_path / "g.csv"
    template.write_text("title = T\n[comparison]\nrows = notable\n")
    goals.write_text(
        "structure,metric,op,goal,variation\nTarget,Max,<=,1,\nTarget,Max,>=,1,\n"
    )
    words = ("--dose", good_dose(), "--with", rival, "--goals", goals)
    _, report = run_json(capsys, "report", folder, *words, "--template", template)
    record = report["comparison"]
    by_name = {one["structure"]: one for one in record["metrics"]}
    for row in rows_of(report, "comparison metrics"):
        told = by_name[row["structure"]["text"]]["values"]
        for metric, cell in row.items():
            if metric in told:
                assert cell.get("value") == told[metric]["difference"]
                assert cell.get("plus_minus") == told[metric]["uncertainty"]
    goals_told = block_of(report, "comparison goals")
    assert goals_told["rows"] == []
    assert "2 goals with the same result." in goals_told["note"]


def test_indices_are_those_of_the_dvh_verb(tmp_path: Path, capsys: Capture) -> None:
    folder = write_good(tmp_path)
    asked = "CI_RTOG@100%,CI_Paddick@100%,GI@100%,R50@100%,HI"
    words = ("--reference", "10")
    _, report = run_json(capsys, "report", folder, *words, *EVERYTHING)
    _, dvh = run_json(capsys, "dvh", folder, *words, "--band", "--dvh-at", asked)
    computed = {
        one["name"]: one["metrics"]
        for one in dvh["rois"]
        if one["source"] == "computed"
    }
    rows, note = rows_of(report, "indices"), block_of(report, "indices")["note"]
    assert rows
    for row in rows:
        told = computed[row["structure"]["text"]][row["index"]["text"]]
        assert row["value"].get("value") == told["value"]
        if told["value"] is None:
            assert row["value"]["text"] == DASH
            own = row.get("remark", {"text": DASH})["text"]
            # of all targets it is told once
            assert told["reason"] in (own if own != DASH else note)


def test_structures_are_those_of_check(tmp_path: Path, capsys: Capture) -> None:
    folder = write_good(tmp_path)
    _, report = run_json(capsys, "report", folder, *EVERYTHING)
    _, check = run_json(capsys, "check", folder)
    told = check["cases"][0]["structure_set"]["rois"]
    rows = rows_of(report, "structures")
    assert [row["number"]["value"] for row in rows] == [one["number"] for one in told]
    for row, one in zip(rows, told, strict=True):
        assert row["volume_cc"].get("value") == one["volume_cc"]
        assert row["state"]["text"] == one["state"]
        assert row["mode"]["text"] == one["mode"]


def test_findings_are_those_of_check(tmp_path: Path, capsys: Capture) -> None:
    folder = write_good(tmp_path, unnamed)
    _, report = run_json(capsys, "report", folder, *EVERYTHING)
    _, check = run_json(capsys, "check", folder)
    told = check["cases"][0]["findings"]
    rows = rows_of(report, "findings")
    assert {row["message"]["text"] for row in rows} == {one["message"] for one in told}
    assert len(rows) == len(told)
    assert not block_of(report, "findings").get("note")  # all are listed


def unnamed(built: BuiltCase) -> None:
    built.structures.ROIContourSequence[0].ContourSequence[0].ContourNumber = None
    built.plan.ApprovalStatus = "UNAPPROVED"


def test_bounds_keep_their_sign() -> None:
    for cell in cells_of(whole(good_material())):
        assert cell.sign in ("", *SIGNS.values())
        if cell.sign:
            assert cell.text.startswith(cell.sign)


# --- made doses ---------------------------------------------------------------------


def test_a_made_dose_is_never_called_one_of_a_plan() -> None:
    case = good_case(plan=delivered())
    (dose,) = case.doses
    made = weighted_sum((dose, dose), (0.5, 1.0))
    material = material_for(case, made)
    facts = facts_of(section(material, "plan"))
    assert made.made is not None
    assert facts["Made"].text == made.made.text
    assert "Dose UID" not in facts
    document = whole(material)
    rows = [r for r in texts_of(section(material, "dvh"), "dvh") if r["Max"] != DASH]
    assert len(rows) > 3
    assert "comparison" not in {one.key for one in document.sections}


# --- identity -----------------------------------------------------------------------

PEOPLE = ("Zyxwolf", "Qorbin", "TOKID77", "1934", "05-21", "Otherone", "ACC-5150")
STAFF = ("Reviewix",)


def person(built: BuiltCase) -> None:
    for dataset in built.datasets:
        dataset.PatientName, dataset.PatientID = "Zyxwolf^Qorbin", "TOKID77"
        dataset.PatientBirthDate, dataset.AccessionNumber = "19340521", "ACC-5150"
        dataset.StudyID = "TOKID77"
    built.plan.PatientName, built.plan.PatientID = "Otherone^X", "TOKID779"
    built.plan.ApprovalStatus = "APPROVED"
    built.plan.ReviewDate, built.plan.ReviewTime = "20240102", "101112"
    built.plan.ReviewerName = "Reviewix^Y"


def marked(one: object) -> Iterator[str]:
    """Yield texts that are still marked as identity, anywhere in a value."""
    if isinstance(one, Personal):
        yield one
    elif isinstance(one, tuple):
        for each in one:
            yield from marked(each)
    elif is_dataclass(one) and not isinstance(one, type):
        for field in fields(one):
            yield from marked(getattr(one, field.name))


def test_identity_is_told_or_left_out_field_by_field(tmp_path: Path) -> None:
    case = mutated(tmp_path, person)
    assert case.withheld  # the plan is of another patient
    told = material_for(case)
    hidden = material_for(case.without_identity(), with_identity=False)
    words = "\n".join(words_of(whole(told)))
    assert "Zyxwolf^Qorbin" in words
    assert "TOKID77" in words
    assert "Otherone" in words
    document = whole(hidden)
    assert document.identity == capitalised(NO_IDENTITY)
    assert not list(marked(document))
    assert not list(marked(whole(told)))
    words = "\n".join(words_of(document))
    for value in PEOPLE:
        assert value not in words
    assert LEFT_OUT in words  # of the sentence on the two patients the rest is told


def test_who_reviewed_a_plan_is_left_out_too(tmp_path: Path) -> None:
    def same(built: BuiltCase) -> None:
        person(built)
        built.plan.PatientName, built.plan.PatientID = "Zyxwolf^Qorbin", "TOKID77"

    case = mutated(tmp_path, same)
    assert case.plan is not None
    told = facts_of(section(material_for(case), "plan"))
    assert told["Reviewer"].text == "Reviewix^Y"
    hidden = material_for(case.without_identity(), with_identity=False)
    told = facts_of(section(hidden, "plan"))
    assert told["Reviewer"].text == LEFT_OUT
    assert told["Reviewed"].text == "2024-01-02 10:11:12"
    words = "\n".join(words_of(whole(hidden)))
    for value in (*PEOPLE, *STAFF):
        assert value not in words


def test_a_case_without_identity_that_is_asked_to_tell_it_tells_none() -> None:
    material = good_material()
    bare = replace(material, case=material.case.without_identity())
    assert NO_IDENTITY in whole(bare).identity


# --- real files ---------------------------------------------------------


SETS: dict[str, dict[str, str]] = {
    "eclipse-breast": {},
    "monaco-becker": {},
    "oncentra-phantom": {
        "dose": "1.3.6.1.4.1.2452.6.3972076813.1154767945.2697895863.3611079142"
    },
    "raystation-proton": {"dose": "1.2.752.243.1.1.20250523160113556.3000.73252"},
    "raystation-brain-two-plans": {
        "dose": "1.2.752.243.1.1.20180405114728128.4000.85245"
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_real_files_give_whole_reports(name: str) -> None:
    case = opened(case_dir(name), **SETS[name])
    material = material_for(case)
    document = whole(material)
    for cell in cells_of(document):
        assert cell.text.strip()
        assert "nan" not in cell.text.casefold().split()
    if case.plan is not None and case.plan.beams:
        beams = texts_of(section(material, "beams"), "beams")
        assert [row["number"] for row in beams] == [
            str(beam.number) for beam in case.plan.beams
        ]
        assert all(row["meterset"] for row in beams)
    hidden = material_for(case.without_identity(), with_identity=False)
    told = "\n".join(words_of(whole(hidden)))
    for value in (case.patient.name, case.patient.spoken_name):
        assert not value or value not in told
    assert sentences_of(section(hidden, "identity")) == [f"{document_line(hidden)}."]


def document_line(material: Any) -> str:
    return whole(material).identity


def test_both_doses_are_measured_as_it_is_chosen() -> None:
    case = good_case(plan=delivered())
    (dose,) = case.doses
    half = weighted_sum([dose], [0.5])
    material = material_for(
        case, others={"B": half}, made=(half,), choice=DvhChoice(cubic_dose=True)
    )
    methods = [
        (pair.a.dvh.method["dose"], pair.b.dvh.method["dose"])
        for pair in material.comparisons["B"].metrics
        if pair.a.dvh is not None and pair.b.dvh is not None
    ]
    assert any("spline" in a for a, _ in methods)
    assert [a for a, _ in methods] == [b for _, b in methods]
