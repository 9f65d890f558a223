"""``--ignore-off-slice`` on the command line: never without a flag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app.main import main
from support.command_line import run_json
from support.synthetic.build import write_case
from support.synthetic.off_slice import EXAMPLES, example_case, radius

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


@pytest.fixture
def capped(tmp_path: Path) -> Path:
    write_case(example_case(EXAMPLES["a"]), tmp_path / "case")
    return tmp_path / "case"


@pytest.mark.slow
def test_check_flags_and_counts_what_is_ignored(capsys: Capture, capped: Path) -> None:
    status, plain = run_json(capsys, "check", capped)
    flagged_status, flagged = run_json(capsys, "check", capped, "--ignore-off-slice")
    assert (status, flagged_status) == (0, 1)
    assert "OS-17" not in {f["rule"] for f in plain["cases"][0]["findings"]}
    assert "OS-17" in {f["rule"] for f in flagged["cases"][0]["findings"]}
    (before,), (after,) = (
        made["cases"][0]["structure_set"]["rois"] for made in (plain, flagged)
    )
    for key in ("contours", "off_slice", "planes", "mode"):
        assert before[key] == after[key]
    assert (before["state"], after["state"]) == ("shown", "off-slice hidden")
    assert "2 off-slice contours ignored" in after["method"]


@pytest.mark.slow
def test_dvh_says_what_its_solid_left_out(capsys: Capture, capped: Path) -> None:
    _, made = run_json(capsys, "dvh", capped, "--ignore-off-slice")
    (one,) = made["rois"]
    assert "2 off-slice contours ignored" in one["method"]["solid"]
    # five slices of 4 mm: areas at -8, -4, ... 8 mm, linear in between
    areas = [3.14159265 * radius(z) ** 2 for z in (-8.0, -4.0, 0.0, 4.0, 8.0)]
    assert one["volume_cc"] == pytest.approx(sum(areas) * 4 / 1000, rel=2e-3)


def test_a_point_in_a_cap_is_inside_and_none_beyond(
    capsys: Capture, capped: Path
) -> None:
    at = "--at=5,-2.5,9.4"
    _, plain = run_json(capsys, "probe", capped, at)
    assert plain["points"][0]["inside"] == ["Vessel"]
    below = "--at=2,-4,-11.5"
    _, other = run_json(capsys, "probe", capped, below)
    assert other["points"][0]["inside"] == []


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_a_snapshot_of_an_off_slice_plane_goes_to_an_image_if_ignored(
    capsys: Capture, capped: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.png"
    words = ["snapshot", str(capped), "-o", str(out), "--z", "9.6"]
    assert main(words) == 0
    assert "no plane" not in capsys.readouterr().err
    assert main([*words, "--ignore-off-slice"]) == 1
    assert "the nearest, 8.0 mm, is shown" in capsys.readouterr().err
    assert out.exists()
