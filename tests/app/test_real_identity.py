"""Patients, UIDs and frames of reference that do not quite agree: proof decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.command_line import run_json
from support.real_kinds import identity as kinds
from support.real_kinds.outcome import BODY, PTV, outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("make", "warned"),
    [
        (kinds.anonymised_apart, {"SS-05"}),
        (kinds.named_by_file_meta, {"IMG-11"}),
        (kinds.no_frame_of_reference, {"SS-03"}),
        (kinds.no_patient_id_in_ct, {"PAT-02", "PAT-03"}),
        (kinds.blanks_and_case, {"PAT-05"}),
        (kinds.nobody, {"PAT-01", "PAT-02"}),
        (kinds.cone_beam_beside, set()),
    ],
)
def test_what_is_proved_is_shown_and_what_differs_told(
    make: Callable[[Path], None], warned: set[str], tmp_path: Path, capsys: Capture
) -> None:
    make(tmp_path)
    found = outcome(capsys, tmp_path)
    found.assert_whole()
    assert {f["rule"] for f in found.findings if f["action"] != "NOTE"} == warned
    assert found.actions() <= {"WARN", "NOTE"}


def test_images_of_another_uid_are_named_once(tmp_path: Path, capsys: Capture) -> None:
    kinds.named_by_file_meta(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.message("T06").startswith("20 of 20 files")


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (kinds.anonymised_apart_frame_too, "SS-03"),
        (kinds.no_frame_one_beside, "SS-03"),
        (kinds.no_patient_id_untied, "PAT-03"),
        (kinds.no_patient_id_other_name, "PAT-03"),
        (kinds.leading_zeros, "PAT-03"),
    ],
)
def test_what_contradicts_is_not_shown_until_accepted(
    make: Callable[[Path], None], rule: str, tmp_path: Path, capsys: Capture
) -> None:
    make(tmp_path)
    found = outcome(capsys, tmp_path)
    assert not found.rois
    refused = [f for f in found.of(rule) if f["action"] in ("REFUSE", "WITHHOLD")]
    assert refused
    assert all(one["acceptable"] for one in refused)
    assert f"--accept {rule}" in found.error


def test_an_id_that_lost_its_zeros_can_be_accepted(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.leading_zeros(tmp_path)
    found = outcome(capsys, tmp_path, "--accept", "PAT-03")
    found.assert_whole()
    assert all("0014629281" in one["message"] for one in found.of("PAT-03"))


def test_structures_beside_images_without_a_frame_can_be_accepted(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.no_frame_one_beside(tmp_path)
    found = outcome(capsys, tmp_path, "--accept", "SS-03,DO-24,FOR-01")
    assert "as the user asked" in found.message("SS-03")
    assert found.volume("BODY") == pytest.approx(BODY, rel=1e-3)
    assert found.volume("PTV") is None  # one contour lies between the images


def test_the_dose_must_lie_in_the_frame_of_the_structures(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.no_frame_other_dose(tmp_path)
    found = outcome(capsys, tmp_path)
    assert "every contour of the structure set names an image" in found.message("SS-03")
    (refused,) = found.of("DO-24")
    assert refused["action"] == "REFUSE"


def test_without_any_frame_the_images_place_the_structures(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.no_frame_anywhere(tmp_path)
    _, checked = run_json(capsys, "check", tmp_path)
    (case,) = checked["cases"]
    assert case["structure_set"] is not None
    (dose,) = case["withheld"]
    assert dose["object"] == "RT Dose"
    asked = outcome(capsys, tmp_path, "--accept", "DO-24")
    asked.assert_whole()
    assert "(not stated)" in asked.message("SS-03")


def test_two_patients_of_one_id_are_not_mixed(tmp_path: Path, capsys: Capture) -> None:
    kinds.two_patients_of_one_id(tmp_path)
    _, checked = run_json(capsys, "check", tmp_path)
    frames = [case["frame_of_reference_uid"] for case in checked["cases"]]
    assert len(set(frames)) == 2
    _, measured = run_json(capsys, "dvh", tmp_path)
    assert measured["error"] == "There are 2 doses; choose one"
    for one in measured["candidates"]:
        _, chosen = run_json(capsys, "dvh", tmp_path, "--dose", one["uid"])
        volumes = {roi["name"]: roi["volume_cc"] for roi in chosen["rois"]}
        assert volumes["PTV"] == pytest.approx(PTV, rel=1e-3)


def test_the_cone_beam_ct_is_listed_outside_the_case(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.cone_beam_beside(tmp_path)
    _, checked = run_json(capsys, "check", tmp_path)
    (case,) = checked["cases"]
    assert case["ct"]["slices"] == 20
    (outside,) = case["outside"]
    assert outside["object"] == "CT Image"
