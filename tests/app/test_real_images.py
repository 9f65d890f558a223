"""Series of images as scanners and archives leave them: which are the CT, and where."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.text import MINUS
from support.command_line import run_json
from support.real_kinds import images as kinds
from support.real_kinds.outcome import outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]

NOTED = {"NOTE"}
WARNED = {"WARN", "NOTE"}


def slices(capsys: Capture, folder: Path) -> int:
    """How many images make the grey volume of the only case."""
    _, checked = run_json(capsys, "check", folder)
    (case,) = checked["cases"]
    count: int = case["ct"]["slices"]
    return count


@pytest.mark.parametrize(
    ("make", "actions", "rules", "count"),
    [
        (kinds.scout_and_report, NOTED, {"SS-06"}, 20),
        (kinds.report_without_place, NOTED, set(), 20),
        (kinds.two_reconstructions, NOTED, {"SS-06"}, 20),
        (kinds.missing_slice, WARNED, {"IMG-11"}, 19),
        (kinds.unsigned_with_padding, NOTED, set(), 20),
        (kinds.series_of_one_image_each, WARNED, {"ACT-05", "SS-05"}, 20),
        (kinds.series_of_the_structure_set, NOTED, set(), 20),
    ],
)
def test_the_case_is_whole(
    make: Callable[[Path], None],
    actions: set[str],
    rules: set[str],
    count: int,
    tmp_path: Path,
    capsys: Capture,
) -> None:
    make(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.cases == 1
    found.assert_whole()
    assert found.actions() == actions
    assert {one["rule"] for one in found.findings} == {*rules, "REL-08"}
    assert slices(capsys, tmp_path) == count


@pytest.mark.parametrize("position", kinds.POSITIONS)
def test_a_patient_may_lie_in_any_way(
    position: str, tmp_path: Path, capsys: Capture
) -> None:
    kinds.lying_otherwise(tmp_path, position)
    found = outcome(capsys, tmp_path)
    found.assert_whole()
    assert found.actions() == NOTED


def test_what_is_left_out_of_a_series_is_told(tmp_path: Path, capsys: Capture) -> None:
    kinds.scout_and_report(tmp_path)
    text = outcome(capsys, tmp_path).message("SS-06")
    assert "(1 of type LOCALIZER, 1 of another size)" in text


def test_a_page_without_a_place_is_listed_with_its_reason(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.report_without_place(tmp_path)
    _, checked = run_json(capsys, "check", tmp_path)
    (skipped,) = checked["files"]["skipped"]
    assert "no slice" in skipped["reason"]
    assert "ImagePositionPatient" in skipped["reason"]


def test_a_slice_without_a_place_is_damaged(tmp_path: Path, capsys: Capture) -> None:
    kinds.slice_without_place(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.status == 1
    assert "REFUSE" in found.actions()
    assert "ImagePositionPatient" in found.message("F17")


def test_a_few_pages_are_left_out_with_a_warning(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.pages_among_slices(tmp_path, 2)
    found = outcome(capsys, tmp_path)
    found.assert_whole()
    assert "2 CT images of the series are left out" in found.message("C08")
    assert slices(capsys, tmp_path) == 20


def test_many_of_another_size_leave_the_ct_in_doubt(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.pages_among_slices(tmp_path, 8)
    found = outcome(capsys, tmp_path)
    (one,) = found.of("C08")
    assert one["action"] == "REFUSE"
    assert "8 of 128 x 128 pixels" in one["message"]


def test_of_two_scans_neither_is_shown_where_nothing_says_which(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.two_phases_and_no_contours(tmp_path)
    found = outcome(capsys, tmp_path)
    assert "of two acquisitions, so the volume is ambiguous" in found.message("IMG-10")
    assert ".." not in found.error


def test_a_missing_image_is_told_with_its_place(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.missing_slice(tmp_path)
    told = " ".join(one["message"] for one in outcome(capsys, tmp_path).of("IMG-11"))
    assert f"between z = {MINUS}4.50 and 1.50 mm" in told
    assert "20 CT images are referenced, 19 are here" in told


@pytest.mark.parametrize(
    ("make", "body_mm", "ptv_mm"),
    [
        # half a step beyond the first and the last plane
        (kinds.mixed_distances, 60 + 1.5 + 3, 33 + 1.5 + 3),
        (kinds.rounded_positions, 47.6 + 2.5, 22.6 + 2.5),
    ],
)
def test_every_plane_reaches_half_way_to_its_neighbours(
    make: Callable[[Path], None],
    body_mm: float,
    ptv_mm: float,
    tmp_path: Path,
    capsys: Capture,
) -> None:
    make(tmp_path)
    found = outcome(capsys, tmp_path)
    body, ptv = math.pi * 55**2 * body_mm, math.pi * 15**2 * ptv_mm
    assert found.volume("BODY") == pytest.approx(body / 1000, rel=1e-3)
    assert found.volume("PTV") == pytest.approx(ptv / 1000, rel=1e-3)
    assert found.actions() == NOTED
    assert "every plane is shown at its own position" in found.message("ACT-13")


def test_a_tilted_ct_is_refused_and_the_rest_shown(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.tilted_gantry(tmp_path)
    found = outcome(capsys, tmp_path)
    found.assert_whole()
    assert len(found.findings) == 1
    assert "tilted by 12.00°" in found.message("IMG-01")


def points(capsys: Capture, folder: Path, *places: str) -> list[dict[str, Any]]:
    """What `probe` says at some places."""
    words = [word for place in places for word in ("--at", place)]
    _, probed = run_json(capsys, "probe", folder, *words)
    found: list[dict[str, Any]] = probed["points"]
    return found


def test_padding_has_no_hu(tmp_path: Path, capsys: Capture) -> None:
    kinds.unsigned_with_padding(tmp_path)
    body, air, outside = points(capsys, tmp_path, "0,0,1.5", "56,0,1.5", "62,62,1.5")
    assert body["hu"] == 0
    assert air["hu"] == -1000
    assert outside["hu"] is None


def test_pet_has_the_slope_of_each_slice(tmp_path: Path, capsys: Capture) -> None:
    kinds.pet_alone(tmp_path)
    found = outcome(capsys, tmp_path)
    found.assert_whole()
    assert "the PET is shown as the grey base" in found.message("IMG-11")
    low, middle, high = points(capsys, tmp_path, "0,0,-28.5", "0,0,1.5", "0,0,28.5")
    for point, activity in ((low, 1000), (middle, 11_000), (high, 20_000)):
        assert point["hu"] is None
        assert point["image_value"] == pytest.approx(activity, abs=6)  # a slope


@pytest.mark.parametrize(
    "make", [kinds.series_of_two_studies, kinds.series_at_one_place]
)
def test_series_that_are_not_one_are_not_joined(
    make: Callable[[Path], None], tmp_path: Path, capsys: Capture
) -> None:
    make(tmp_path)
    _, checked = run_json(capsys, "dvh", tmp_path)
    assert checked["error"] == "There are 20 CT series; choose one"
