"""Structure sets as exporters and converters write them: shown, measured, told once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from support.command_line import run_json
from support.real_kinds import structure_sets as kinds
from support.real_kinds.outcome import (
    BODY,
    CORD,
    PTV,
    outcome,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]

WARNED = {"WARN", "NOTE"}
NOTED = {"NOTE"}


@pytest.mark.parametrize(
    ("make", "actions", "rules"),
    [
        (kinds.decimal_commas, WARNED, {"RC-12"}),
        (kinds.long_decimals, NOTED, {"S10"}),
        (kinds.no_image_references, NOTED, {"RC-04", "SS-04"}),
        (kinds.empty_rois, NOTED, {"RC-02", "OB-01"}),
        (kinds.other_order_and_gaps, NOTED, set()),
        (kinds.mask_remains, NOTED, {"RC-10"}),
        (kinds.repeated_first_point, NOTED, {"RC-10"}),
    ],
)
def test_all_is_shown_and_measured(
    make: Callable[[Path], None],
    actions: set[str],
    rules: set[str],
    tmp_path: Path,
    capsys: Capture,
) -> None:
    make(tmp_path)
    found = outcome(capsys, tmp_path)
    found.assert_whole()
    assert found.actions() == actions
    # the dose reaches beyond the images in every one
    assert {one["rule"] for one in found.findings} == {*rules, "REL-08"}
    assert found.status == int("WARN" in actions)


def test_decimal_commas_are_told(tmp_path: Path, capsys: Capture) -> None:
    kinds.decimal_commas(tmp_path)
    text = outcome(capsys, tmp_path).message("RC-12")
    assert text.startswith("3 ROIs have coordinates with decimal commas: no other")
    assert '2 "PTV" (10 of 10 contours)' in text


def test_commas_beside_points_are_not_guessed_at(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.commas_for_thousands(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.volume("PTV") is None
    assert found.mean("PTV") is None
    assert found.volume("CORD") == pytest.approx(CORD, rel=1e-3)
    assert "WITHHOLD" in found.actions()
    assert '"1,5.0"' in found.message("RC-12")


def test_empty_rois_are_named_once(tmp_path: Path, capsys: Capture) -> None:
    kinds.empty_rois(tmp_path)
    found = outcome(capsys, tmp_path)
    named = '3 ROIs have no contours: 6 "Empty6", 5 "Empty5", 4 "Empty4".'
    assert found.message("RC-02") == named
    assert "ROI 77" in found.message("OB-01")


def test_two_rois_of_one_number_are_withheld(tmp_path: Path, capsys: Capture) -> None:
    kinds.reused_roi_number(tmp_path)
    found = outcome(capsys, tmp_path)
    found.assert_without("CORD", "Added")
    for name in ("CORD", "Added"):
        assert found.rois[name]["reason"].startswith("2 ROIs have the number 3")


def test_the_hole_of_a_keyhole_is_none(tmp_path: Path, capsys: Capture) -> None:
    kinds.keyholes(tmp_path)
    found = outcome(capsys, tmp_path)
    ring = math.pi * (15**2 - 8**2) * 30 / 1000
    assert found.volume("RING") == pytest.approx(ring, rel=1e-3)
    assert found.actions() == NOTED


def test_what_lies_beyond_the_images_is_measured(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.beyond_the_images(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.volume("CouchSurface") == pytest.approx(80 * 3 * 150 * 10 / 1000)
    found.assert_without("Wire")
    assert "OPEN_PLANAR" in found.rois["Wire"]["reason"]
    # hardly any of the couch has a dose
    assert found.mean("CouchSurface") is None
    assert "outside the extent of the images" in found.message("RC-05")


def test_the_roi_of_another_frame_is_withheld(tmp_path: Path, capsys: Capture) -> None:
    kinds.two_frames(tmp_path)
    found = outcome(capsys, tmp_path)
    found.assert_without("CORD")
    assert 'ROI 3 "CORD" is not shown' in found.message("SS-08")


def test_two_of_one_name_are_told_apart(tmp_path: Path, capsys: Capture) -> None:
    kinds.one_name_for_two(tmp_path)
    found = outcome(capsys, tmp_path)
    assert '2 "Lesion01", 3 "Lesion01"' in found.message("SS-09")
    _, measured = run_json(capsys, "dvh", tmp_path)
    volumes = {roi["number"]: roi["volume_cc"] for roi in measured["rois"]}
    assert volumes[2] == pytest.approx(math.pi * 10**2 * 30 / 1000, rel=1e-3)
    assert volumes[3] == pytest.approx(math.pi * 6**2 * 30 / 1000, rel=1e-3)


def test_ten_thousand_specks_are_measured(tmp_path: Path, capsys: Capture) -> None:
    kinds.many_tiny_contours(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.volume("SPECKS") == pytest.approx(30.0)
    assert found.actions() == NOTED


def test_outlines_on_sagittal_planes_have_no_volume(
    tmp_path: Path, capsys: Capture
) -> None:
    kinds.other_planes(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.volume("SAGITTAL") is None
    assert found.volume("PTV") == pytest.approx(PTV, rel=1e-3)
    assert "lying in no transverse plane" in found.message("RC-09")
    assert found.of("RC-02") == []  # there are some


@pytest.mark.parametrize(
    ("make", "step", "count"),
    [
        (kinds.planes_of_another_series, 2.2, 14),
        (kinds.between_the_images_too, 1.5, 19),
    ],
)
def test_planes_of_another_series_are_measured_when_a_person_says_so(
    make: Callable[[Path], None],
    step: float,
    count: int,
    tmp_path: Path,
    capsys: Capture,
) -> None:
    make(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.volume("PTV") is None
    assert found.volume("BODY") == pytest.approx(BODY, rel=1e-3)
    assert f"on planes {step:.2f} mm apart, but no Attached" in found.message("OS-03")
    assert found.of("OS-03")[0]["acceptable"]
    assert found.of("RC-05") == []  # no contour is taken for one of an image
    asked = outcome(capsys, tmp_path, "--accept", "OS-03")
    volume = math.pi * 15**2 * step * count / 1000
    assert asked.volume("PTV") == pytest.approx(volume, rel=1e-3)
    assert "as the user asked" in asked.message("OS-03")
    assert asked.of("OS-03")[0]["accepted"]


def test_uneven_planes_cannot_be_accepted(tmp_path: Path, capsys: Capture) -> None:
    kinds.uneven_planes(tmp_path)
    found = outcome(capsys, tmp_path)
    assert found.volume("PTV") is None
    assert not found.of("OS-03")[0]["acceptable"]
    assert "how they are connected is unknown" in found.message("OS-03")
    asked = outcome(capsys, tmp_path, "--accept", "OS-03")
    assert asked.volume("PTV") is None
