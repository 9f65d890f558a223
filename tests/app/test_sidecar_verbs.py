"""Sidecars on the command line: pictures and reports are made again of them."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from pydicom import dcmread

from dosiscope.app.main import main
from dosiscope.core.goals.goals_csv import goals_text
from dosiscope.core.sidecar.text import read_sidecar
from dosiscope.resources.goal_examples import example_goals
from support.cases import write_good
from support.data import case_dir
from support.named_patient import (
    IDENTITY,
    identity_in,
    personal,
    without_moment,
)
from support.rival_plans import good_dose, write_two_plans
from support.states import state_of

if TYPE_CHECKING:
    from pathlib import Path


FORMS = ("pdf", "html", "json", "csv")
TWO_PLANS = {
    "plan": "1.2.752.243.1.1.20180405114728128.4000.85245",
    "other": "1.2.752.243.1.1.20180405120828294.3200.66183",
}


def written(verb: str, folder: Path, form: str, *words: object) -> int:
    """Write ``one`` by a verb, with a sidecar ``kept.json``; return the status."""
    told = [*map(str, words), "-o", str(folder / f"one.{form}")]
    status = main([verb, *told, "--sidecar", str(folder / "kept.json")])
    assert status in (0, 1)
    return status


def again(verb: str, folder: Path, form: str, *words: object) -> tuple[bytes, bytes]:
    """Run a verb with a sidecar, and once more of that; return both files."""
    one, other = folder / f"one.{form}", folder / f"other.{form}"
    first = written(verb, folder, form, *words)
    assert main([verb, str(folder / "kept.json"), "-o", str(other)]) == first
    return one.read_bytes(), other.read_bytes()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, str]:
    rival = write_two_plans(tmp_path / "patient" / "good")
    return tmp_path / "patient" / "good", rival.dose


# --- pictures ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["--at", "6", "--window", "40,300", "--levels", "95%,12Gy"],
        ["--plane", "coronal", "--scale", "2", "--no-identity", "--rois", "Target"],
        ["--plane", "coronal", "--beams", "all,2@0"],
        ["--plane", "sagittal", "--centre", "Target", "--field", "90"],
        ["--colours", "print", "--size", "700x500", "--reference", "33"],
        ["--eqd2", "3,Target=10", "--fractions", "20", "--plane", "coronal"],
    ],
)
def test_a_picture_is_painted_again(tmp_path: Path, words: list[str]) -> None:
    folder = write_good(tmp_path / "patient")
    one, other = again("snapshot", tmp_path, "png", folder, *words)
    assert one == other


@pytest.mark.parametrize("wash", ["dose", "difference", "gamma"])
def test_a_picture_of_two_doses_is_painted_again(
    tmp_path: Path, two: tuple[Path, str], wash: str
) -> None:
    folder, rival = two
    words = ("--dose", good_dose(), "--with", rival, "--wash", wash)
    gamma = ("--gamma", "2%/1mm,local") if wash == "gamma" else ()
    one, other = again("snapshot", tmp_path, "png", folder, *words, *gamma)
    assert one == other


def test_a_sum_of_plans_is_painted_again(tmp_path: Path, two: tuple[Path, str]) -> None:
    folder, rival = two
    words = ("--dose", f"{good_dose()}+0.5*{rival}", "--plane", "sagittal")
    one, other = again("snapshot", tmp_path, "png", folder, *words)
    assert one == other


@pytest.mark.parametrize(
    "words",
    [
        ["--layout", "three", "--colours", "print", "--scale", "2"],
        ["--layout", "four", "--no-identity"],
        ["--layout", "three", "--centre", "Target", "--field", "90"],
        ["--layout", "four", "--size", "1500x1200"],
    ],
)
def test_several_planes_on_a_sheet_are_painted_again(
    tmp_path: Path, words: list[str]
) -> None:
    folder = write_good(tmp_path / "patient")
    one, other = again("snapshot", tmp_path, "png", folder, *words)
    assert one == other
    assert one == other


def test_a_series_has_no_sidecar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_good(tmp_path / "patient")
    words = ["snapshot", str(folder), "-o", str(tmp_path / "x.png")]
    kept = str(tmp_path / "kept.json")
    assert main([*words, "--each-structure", "--sidecar", kept]) == 2
    assert "--sidecar is of one picture" in capsys.readouterr().err
    assert not (tmp_path / "kept.json").exists()


@pytest.mark.parametrize("verb", ["snapshot", "report"])
def test_a_sidecar_is_no_input_and_not_the_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    folder = write_good(tmp_path / "patient")
    form = "png" if verb == "snapshot" else "json"
    out = str(tmp_path / f"x.{form}")
    data = (folder / "RP.dcm").read_bytes()
    words = [verb, str(folder), "-o", out, "--force", "--sidecar"]
    assert main([*words, str(folder / "RP.dcm")]) == 2
    assert (folder / "RP.dcm").read_bytes() == data
    assert main([*words, out]) == 2
    assert "name one file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("verb", "form"),
    [("snapshot", "png"), ("snapshot", "svg"), *(("report", f) for f in FORMS)],
)
def test_no_file_that_a_sidecar_leads_to_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, form: str
) -> None:
    """The command line names the sidecar alone: what it is of is an input as well."""
    folder, sidecar = write_good(tmp_path / "patient"), tmp_path / "kept.json"
    written(verb, tmp_path, form, folder)
    (folder / "notes.txt").write_text("of somebody else")
    before = state_of(folder), sidecar.read_bytes()
    for n, file in enumerate(("RP.dcm", "CT.0001.dcm", "notes.txt")):
        soft, hard = tmp_path / f"soft{n}.{form}", tmp_path / f"hard{n}.{form}"
        soft.symlink_to(folder / file)
        hard.hardlink_to(folder / file)
        for link in (soft, hard):
            capsys.readouterr()
            assert main([verb, str(sidecar), "-o", str(link), "--force"]) == 2
            assert "never overwritten" in capsys.readouterr().err
    of_itself = tmp_path / f"itself.{form}"
    of_itself.hardlink_to(sidecar)
    assert main([verb, str(sidecar), "-o", str(of_itself), "--force"]) == 2
    assert "never overwritten" in capsys.readouterr().err
    assert (state_of(folder), sidecar.read_bytes()) == before


def test_a_report_is_not_written_over_what_it_is_made_with(tmp_path: Path) -> None:
    """Goals that Dosiscope wrote are not replaced as other files of its own are."""
    folder, goals = write_good(tmp_path / "patient"), tmp_path / "goals.csv"
    goals.write_text(goals_text(example_goals("quantec")))
    before = goals.read_bytes()
    words = ["report", str(folder), "--goals", str(goals), "-o", str(goals), "--force"]
    assert main(words) == 2
    assert goals.read_bytes() == before


# --- reports -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--no-identity", "--template", "everything"],
        ["--eqd2", "3,Target=10", "--fractions", "20"],
        ["--rois", "Target", "--reference", "33"],
    ],
)
def test_a_report_is_made_again(tmp_path: Path, words: list[str]) -> None:
    folder = write_good(tmp_path / "patient")
    one, other = again("report", tmp_path, "json", folder, *words)
    assert without_moment(one.decode()) == without_moment(other.decode())


def test_a_report_of_two_plans_is_made_again(
    tmp_path: Path, two: tuple[Path, str]
) -> None:
    folder, rival = two
    words = ("--dose", good_dose(), "--with", rival, "--gamma", "3%/2mm")
    one, other = again("report", tmp_path, "json", folder, *words)
    assert json.loads(one)
    assert without_moment(one.decode()) == without_moment(other.decode())


def test_a_page_is_made_again_with_goals_and_limits(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "patient")
    limits = tmp_path / "limits.txt"
    limits.write_text("maximal field = 50 mm\n")
    from dosiscope.resources.goal_examples import example_names

    words = ("--goals", example_names()[0], "--limits", limits)
    one, other = again("report", tmp_path, "html", folder, *words)
    assert without_moment(one.decode()) == without_moment(other.decode())


# --- what is not as it was, and what is not in it -------------------------------------


@pytest.mark.parametrize("verb", ["snapshot", "report"])
def test_other_inputs_are_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    folder = write_good(tmp_path / "patient", personal)
    form = "png" if verb == "snapshot" else "html"
    written(verb, tmp_path, form, folder)
    dataset = dcmread(folder / "RD.dcm")
    dataset.DoseGridScaling = "0.002"
    dataset.save_as(folder / "RD.dcm")
    image = dcmread(folder / "CT.0001.dcm")
    image.SOPInstanceUID += ".7"
    image.file_meta.MediaStorageSOPInstanceUID = image.SOPInstanceUID
    image.save_as(folder / "more.dcm")
    (folder / "RP.dcm").unlink()
    capsys.readouterr()
    fresh = tmp_path / f"fresh.{form}"
    assert main([verb, str(tmp_path / "kept.json"), "-o", str(fresh)]) == 2
    err = capsys.readouterr().err
    assert "the files are others:" in err
    assert "(RD.dcm): changed since then." in err
    assert "(more.dcm): not there then, and part of what is shown." in err
    assert re.search(r"RT Plan …\S+: missing\.", err)
    assert not fresh.exists()


def test_moved_files_are_found_where_the_user_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_good(tmp_path / "patient")
    one, other = again("snapshot", tmp_path, "png", folder)
    shutil.move(folder, tmp_path / "there")
    kept, fresh = str(tmp_path / "kept.json"), tmp_path / "fresh.png"
    assert main(["snapshot", kept, "-o", str(fresh)]) == 2
    assert "not where it was: name its folder" in capsys.readouterr().err
    words = ["snapshot", kept, str(tmp_path / "there"), "-o", str(fresh)]
    assert main(words) in (0, 1)
    assert fresh.read_bytes() == one == other


@pytest.mark.parametrize("verb", ["snapshot", "report"])
def test_no_identity_is_in_any_byte(tmp_path: Path, verb: str) -> None:
    folder = write_good(tmp_path / "zzyzx_quentin" / "PQ-7788", personal)
    form = "png" if verb == "snapshot" else "json"
    written(verb, tmp_path, form, folder)
    text = (tmp_path / "kept.json").read_text().lower()
    for word in (*IDENTITY, "rp.dcm", "rs.dcm", "rd.dcm", ".dcm"):
        assert word not in text


def test_what_leaves_identity_out_leaves_it_out_again(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "patient", personal)
    for form in ("json", "html"):
        _, other = again("report", tmp_path, form, folder, "--no-identity")
        assert not identity_in(other.decode())
        for name in ("one", "other"):
            (tmp_path / f"{name}.{form}").unlink()


@pytest.mark.parametrize(("verb", "form"), [("snapshot", "png"), ("report", "html")])
def test_of_what_leaves_identity_out_no_path_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, form: str
) -> None:
    """Neither where all is as it was, nor where a file is another or has gone."""
    folder = write_good(tmp_path / "zzyzx_quentin" / "PQ-7788", personal)
    kept, fresh = tmp_path / "kept" / "kept.json", tmp_path / f"fresh.{form}"
    kept.parent.mkdir()
    words = ["-o", str(tmp_path / f"one.{form}"), "--no-identity"]
    made = main([verb, str(folder), *words, "--sidecar", str(kept)])
    assert made in (0, 1)
    capsys.readouterr()

    def told(status: int = made) -> str:
        assert main([verb, str(kept), "-o", str(fresh), "--force"]) == status
        err = capsys.readouterr().err
        assert not identity_in(err), err
        return err

    assert "Opened: " in told()
    (folder / "RS.dcm").rename(folder / "pq-7788.dcm")
    assert "elsewhere or renamed" in told()
    dataset = dcmread(folder / "RD.dcm")
    dataset.DoseGridScaling = "0.002"
    dataset.save_as(folder / "RD.dcm")
    assert "changed since then" in told(2)


# --- real data -----------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["eclipse-breast", "monaco-becker", "raystation-brain-two-plans"]
)
def test_real_cases_are_painted_again(tmp_path: Path, name: str) -> None:
    words: tuple[str, ...] = ()
    if name == "raystation-brain-two-plans":
        a, b = TWO_PLANS.values()
        words = ("--dose", a, "--with", b, "--wash", "difference")
    one, other = again("snapshot", tmp_path, "png", case_dir(name), *words)
    assert one == other
    kept = read_sidecar(tmp_path / "kept.json")
    assert all(len(one.sha256) == 64 for one in kept.inputs)
