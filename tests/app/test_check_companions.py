"""``dosiscope check`` of a sum: the plans of all of its doses are in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app.main import main
from support.command_line import run_json
from support.defects.dvh import stored
from support.rival_plans import good_dose, write_two_plans
from support.synthetic.build import build_case

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.rival_plans import Written

    Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    """The good plan and a rival whose dose stores DVHs; its approval is another."""

    def change(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        with_dvhs = build_case(stored()()).dose
        dose.DVHSequence = with_dvhs.DVHSequence
        dose.ReferencedStructureSetSequence = with_dvhs.ReferencedStructureSetSequence
        plan.ApprovalStatus = "REJECTED"
        plan.FractionGroupSequence[0].NumberOfFractionsPlanned = 2  # told of the sum

    folder = tmp_path_factory.mktemp("two")
    return folder, write_two_plans(folder, change=change)


def test_the_plans_of_a_sum_are_listed(
    two: tuple[Path, Written], capsys: Capture
) -> None:
    folder, rival = two
    words = ("check", folder, "--dose", f"{good_dose()}+{rival.dose}")
    _, report = run_json(capsys, *words, "--hashes")
    (case,) = report["cases"]
    assert case["plan"] is None
    assert case["doses"][0]["is_made"]
    own, companion = case["companions"]
    assert own["plan"]["label"] == "Good plan"
    assert [one["uid"] for one in own["doses"]] == [good_dose()]
    assert own["notes"] == own["companions"] == own["findings"] == []
    assert companion["plan"]["uid"] == rival.plan
    assert companion["plan"]["approval"] == "REJECTED"
    assert [one["uid"] for one in companion["doses"]] == [rival.dose]
    (held,) = companion["stored_dvhs"]
    assert (held["uid"], held["shown"], held["count"]) == (rival.dose, False, 1)
    (note,) = companion["notes"]
    assert note.startswith("1 stored DVH of the plan B")
    assert "not shown" in note
    assert companion["companions"] == []
    assert case["notes"] == []
    files = {one["file"] for one in report["files"]["inputs"]}
    assert {"RP.B.dcm", "RD.B.dcm"} <= files


def test_one_dose_has_no_companions(two: tuple[Path, Written], capsys: Capture) -> None:
    folder, rival = two
    _, report = run_json(capsys, "check", folder, "--dose", rival.dose)
    assert report["cases"][0]["companions"] == []
    (held,) = report["cases"][0]["stored_dvhs"]
    assert held["shown"]


def test_the_page_and_the_lines_have_them(
    two: tuple[Path, Written], tmp_path: Path, capsys: Capture
) -> None:
    folder, rival = two
    words = ["check", str(folder), "--dose", f"{good_dose()}+{rival.dose}"]
    main(words)
    lines = capsys.readouterr().out.splitlines()
    (at,) = [n for n, line in enumerate(lines) if line.startswith("  beside: plan B,")]
    assert "not shown" in lines[at + 1]
    assert "  beside: plan Good plan, 1 dose" in lines
    doses = [line for line in lines if line.startswith("  dose: ")]
    assert [line.split(",")[0] for line in doses[1:]] == [
        "  dose: Good plan · PLAN",
        "  dose: B · PLAN",
    ]
    page = tmp_path / "a.html"
    main([*words, "--html", str(page)])
    text = page.read_text(encoding="utf-8")
    assert "<h3>Beside: plan B</h3>" in text
    assert "B · REJECTED" in text
    assert rival.plan in text
    assert ": not shown</td>" in text


def test_nobody_is_named(two: tuple[Path, Written], capsys: Capture) -> None:
    folder, rival = two
    words = ("check", folder, "--dose", f"{good_dose()}+{rival.dose}", "--no-identity")
    _, report = run_json(capsys, *words, "--hashes")
    assert "Test" not in str(report)
    (case,) = report["cases"]
    assert all(one["patient"] == case["patient"] for one in case["companions"])
