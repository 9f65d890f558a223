"""The report of ``dosiscope check``: its keys are a contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.link import proposals
from dosiscope.core.progress import finish
from dosiscope.core.report.roi_report import RoiReport
from dosiscope.io.case.load import load
from dosiscope.io.out.report import check_report
from support.cases import setting, write_good
from support.opened import scanned

if TYPE_CHECKING:
    from pathlib import Path


def report(folder: Path, measured: Any = ()) -> Any:
    found = scanned(folder)
    cases = [finish(load(found, one)) for one in proposals(found.inventory)]
    made = check_report(found, cases, measured)
    json.dumps(made, allow_nan=False)
    return made


def test_the_good_case(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    (folder / "notes.txt").write_text("no DICOM")
    made = report(folder)
    assert made["files"]["read"] == 19
    assert [s["reason"] for s in made["files"]["skipped"]] == ["not a DICOM file"]
    (case,) = made["cases"]
    assert case["patient"] == {
        "name": "Test^Patient",
        "id": "TEST-001",
        "birth_date": "19500102",
        "sex": "O",
    }
    assert case["ct"]["slices"] == 16
    assert case["ct"]["z_mm"][0] == -22.5
    assert case["ct"]["spacing_mm"] == [2.0, 2.0]
    rois = {roi["name"]: roi for roi in case["structure_set"]["rois"]}
    assert rois["Target"]["mode"] == "on-slice"
    assert rois["Target"]["planes"] == 10
    assert rois["Target"]["off_slice"] == 0
    assert rois["Isocentre"]["mode"] == "none"
    assert case["plan"]["label"] == "Good plan"
    assert case["plan"]["prescription"] == [{"description": "Target", "dose_gy": 40.0}]
    assert [beam["name"] for beam in case["plan"]["beams"]] == ["Anterior", "Left"]
    (dose,) = case["doses"]
    assert dose["shape"] == [16, 20, 20]
    assert dose["plan_uid"] == case["plan"]["uid"]
    # linear: 40 + 0.2 x - 0.1 y + 0.4 z, largest in one corner of the grid
    assert dose["max_at_mm"] == pytest.approx([57.0, -47.5, 22.5])
    assert dose["max_gy"] == pytest.approx(40 + 0.2 * 57 + 0.1 * 47.5 + 0.4 * 22.5)
    assert case["findings"] == []


def test_measured_values_are_taken_in(tmp_path: Path) -> None:
    measured = RoiReport(mode="on-slice", state="shown", gaps=0, volume_cc=11.5)
    made = report(write_good(tmp_path), [{2: measured}])
    rois = {roi["number"]: roi for roi in made["cases"][0]["structure_set"]["rois"]}
    assert rois[2]["volume_cc"] == 11.5
    assert rois[2]["gaps"] == 0
    assert rois[2]["state"] == "shown"
    assert "state" not in rois[3]
    assert rois[3]["volume_cc"] is None


def test_findings_and_withheld_objects_are_listed(tmp_path: Path) -> None:
    made = report(write_good(tmp_path, setting("dose", "PatientID", "OTHER")))
    (case,) = made["cases"]
    assert case["doses"] == []
    (one,) = case["withheld"]
    assert one["object"] == "RT Dose"
    (finding,) = case["findings"]
    assert finding["rule"] == "PAT-03"
    assert finding["action"] == "REFUSE"
    assert finding["result"] == "FAIL"


def test_a_relative_dose_has_no_gray(tmp_path: Path) -> None:
    made = report(write_good(tmp_path, setting("dose", "DoseUnits", "RELATIVE")))
    assert made["cases"][0]["doses"][0]["max_gy"] is None
