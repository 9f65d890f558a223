"""What was opened and is not in the case is named, with the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.app.main import main
from dosiscope.demo.dicom.description import Dose, Histogram
from dosiscope.viewer.panels.checks_rows import check_rows
from support.cases import good_built
from support.command_line import run_json
from support.data import case_dir
from support.opened import opened
from support.synthetic.build import build_case
from support.synthetic.good import good_case

if TYPE_CHECKING:
    from pathlib import Path


def test_check_names_the_geometric_plan_of_the_ihe_ro_set(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = case_dir("ihero-brto-equidistant")
    assert main(["check", str(folder)]) == 1
    assert (
        'Not in this case: RT Plan "RT-Plan": the plan shown is "Dosimetric Plan".'
        in capsys.readouterr().out
    )
    (one,) = opened(folder).outside
    assert one.entry.label == "RT-Plan"


def test_the_checks_panel_names_it() -> None:
    rows = check_rows(opened(case_dir("ihero-brto-equidistant")), ())
    assert any('Not in this case: RT Plan "RT-Plan"' in row.message for row in rows)


def test_check_tells_structure_sets_of_one_label_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["check", str(case_dir("nelms-dvh"))])
    for case in capsys.readouterr().out.split("\n\n")[1:]:
        told = [line for line in case.splitlines() if "Not in this case" in line]
        assert len(set(told)) == len(told) == 11


HISTOGRAM = Histogram((2,), np.full(60, 1.0), np.linspace(10, 0, 60))


@pytest.fixture
def two_patients(tmp_path: Path) -> tuple[Path, str]:
    """A folder of two patients, and the dose of one of them."""
    folder, built, other = tmp_path / "in", good_built(), good_built(seed="other")
    for dataset in other.datasets:
        dataset.PatientID, dataset.PatientName = "77", "Another^One"
    built.write(folder / "a")
    other.write(folder / "b")
    return folder, str(built.dose.SOPInstanceUID)


VERBS = {
    "dvh": (),
    "plancheck": (),
    "probe": ("--at", "0,0,0"),
    "snapshot": ("-o", "a.png"),
}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_that_opens_one_case_names_what_it_left_out(
    verb: str,
    two_patients: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, dose = two_patients
    monkeypatch.chdir(tmp_path)
    main([verb, str(folder), "--dose", dose, *VERBS[verb]])
    printed = capsys.readouterr()
    told = printed.err if verb == "snapshot" else printed.out
    (line,) = (line for line in told.splitlines() if "Not in this case" in line)
    for kind in ("CT Image", "RT Structure Set", "RT Plan", "RT Dose"):
        assert f"{kind} " in line
    assert line.count("it is of another patient") == 4
    assert "Another" not in line


def test_what_is_left_out_is_in_every_file_of_numbers(
    two_patients: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, dose = two_patients
    _, report = run_json(capsys, "check", folder, "--dose", dose)
    for verb in ("dvh", "plancheck", "probe"):
        _, found = run_json(capsys, verb, folder, "--dose", dose, *VERBS[verb])
        assert len(found["outside"]) == 4
        assert found["outside"] == report["cases"][0]["outside"]
    curves = tmp_path / "a.csv"
    main(["dvh", str(folder), "--dose", dose, "--csv", str(curves)])
    lines = [
        line
        for line in curves.read_text("utf-8").splitlines()
        if line.startswith("# not_in_this_case")
    ]
    assert len(lines) == 4
    assert all("it is of another patient" in line for line in lines)


def test_the_printed_report_lists_it(
    two_patients: tuple[Path, str], tmp_path: Path
) -> None:
    folder, dose = two_patients
    page = tmp_path / "a.html"
    main(["check", str(folder), "--dose", dose, "--html", str(page)])
    text = page.read_text("utf-8")
    assert text.count("not in this case, it is of another patient") == 4


def test_nothing_is_told_where_nothing_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good_built().write(tmp_path)
    main(["dvh", str(tmp_path)])
    assert "ot in this case" not in capsys.readouterr().out


def test_what_is_left_out_of_dvhs_alone_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing lies anywhere in such a case, which is no reason to drop the rest."""
    case = good_case()
    doses = [
        Dose(None, None, dvhs=(HISTOGRAM,), key=key, comment=key) for key in ("a", "b")
    ]
    built = build_case(replace(case, doses=tuple(doses)))
    for dose in built.doses:
        path = tmp_path / f"{dose.SOPInstanceUID}.dcm"
        dose.save_as(path, enforce_file_format=True)
    chosen, other = (str(dose.SOPInstanceUID) for dose in built.doses)
    _, found = run_json(capsys, "dvh", tmp_path, "--dose", chosen)
    told = {one["uid"] for one in found["outside"]}
    told |= {one["uid"] for one in found["stored_dvhs"]}
    assert told == {chosen, other}
