"""A structure that leaves the dose grid: one denominator, or no curve and why.

A box of 16 mm in a uniform dose of 10 Gy; the grid begins within it.
"""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.app.export import dvh_text
from dosiscope.app.main import main
from dosiscope.demo.dicom.description import Dose, Grid
from dosiscope.viewer.dvh.painting import absence_texts, legend_text
from dosiscope.viewer.panels.checks_rows import NO_DVH
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.demo.dicom.description import Floats

    Capture = pytest.CaptureFixture[str]

BONE = 3  # its ROI Number: x from -38 to -22 mm
FIRST_X, WIDE = -38.0, 16.0
GRAY = 10.0
AT_LEAST = "\N{GREATER-THAN OR EQUAL TO}"


def uniform(x: Floats, y: Floats, z: Floats) -> Floats:
    return np.full(np.broadcast_shapes(x.shape, y.shape, z.shape), GRAY)


def cut(folder: Path, outside: float) -> Path:
    """The good case whose grid begins where this share of the bone has been passed."""
    case = good_case()
    planes = tuple(-22.5 + 3.0 * k for k in range(16))
    start = FIRST_X + WIDE * outside
    grid = Grid((start, 4.0, 24), (-47.5, 5.0, 20), planes)
    doses = (Dose(grid, uniform, bits=16, scaling=0.001),)
    build_case(replace(case, doses=doses)).write(folder)
    return folder


def bone(capsys: Capture, folder: Path) -> dict[str, Any]:
    main(["dvh", str(folder), "--json", "--dvh-at", "V10Gy,V10Gy(cc),V5Gy"])
    found = json.loads(capsys.readouterr().out)
    (record,) = (one for one in found["rois"] if one["number"] == BONE)
    whole: dict[str, Any] = record
    return whole


@pytest.mark.parametrize("outside", [0.125, 0.25, 0.48])
def test_one_denominator_everywhere(
    capsys: Capture, tmp_path: Path, outside: float
) -> None:
    record = bone(capsys, cut(tmp_path, outside))
    inside = 1 - outside
    volume = record["volume_cc"]
    assert record["outside_grid_percent"] == pytest.approx(100 * outside, abs=0.2)
    # the curve begins at what is inside, of the volume of the whole
    assert record["curve"]["volume_cc"][0] == pytest.approx(inside * volume, rel=3e-3)
    assert record["curve"]["bound"] == "lower"
    metrics = record["metrics"]
    assert metrics["V5Gy"]["value"] == pytest.approx(100 * inside, abs=0.3)
    assert metrics["V10Gy(cc)"]["value"] <= inside * volume * 1.003
    # the rest may be without dose: the mean is at least the share of the 10 Gy
    assert record["bounds"]["mean_gy"]["lower"] == pytest.approx(
        GRAY * inside, rel=3e-3
    )
    for name in ("mean", "V5Gy", "V10Gy"):
        assert metrics[name]["bound"] == "lower"
        assert "outside the dose grid" in metrics[name]["reason"]
    assert record["mean_gy"] is None


def test_the_table_says_why_values_are_bounds(capsys: Capture, tmp_path: Path) -> None:
    main(["dvh", str(cut(tmp_path, 0.25))])
    lines = capsys.readouterr().out.splitlines()
    (told,) = (line for line in lines if line.startswith("Bone (computed)"))
    assert "bounds only: 25.0 % of the structure is outside the dose grid" in told


@pytest.mark.parametrize("outside", [0.52, 0.75, 0.9])
def test_mostly_outside_has_no_curve_in_json_and_csv_and_text(
    capsys: Capture, tmp_path: Path, outside: float
) -> None:
    folder = cut(tmp_path / "case", outside)
    record = bone(capsys, folder)
    assert record["state"] == "withheld"
    assert record["curve"] is None
    assert record["metrics"] == {}
    assert record["volume_cc"] > 0
    assert "of the structure lies outside the dose grid" in record["reason"]
    path = tmp_path / "curves.csv"
    main(["dvh", str(folder), "--csv", str(path)])
    (line,) = (t for t in capsys.readouterr().out.splitlines() if "Bone" in t)
    assert "withheld: " in line
    assert "outside the dose grid" in line
    rows = list(csv.reader(StringIO(path.read_text("utf-8"))))
    named = [row for row in rows if any("Bone" in cell for cell in row)]
    (row,) = named  # no column of a curve
    assert "outside the dose grid" in row[-1]
    assert row[2] == "computed"


def test_mostly_outside_has_no_curve_in_the_window(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, cut(tmp_path, 0.75))
    wanted = {roi.number for roi in window.review.display.visible_rois}
    qtbot.waitUntil(
        lambda: wanted <= {*window.review.results.dvhs, *window.review.results.reasons},
        timeout=20000,
    )
    window.dvh.refresh()
    curves = window.dvh.plot.curves
    assert BONE not in {curve.number for curve in curves.curves}
    assert BONE not in window.review.results.dvhs
    (told,) = (text for text in absence_texts(curves) if "Bone" in text)
    assert "outside the dose grid" in told
    table = window.dvh.table
    rows = [table.row_at(n) for n in range(table.model().rowCount())]
    (row,) = (row for row in rows if row.number == BONE)
    assert row.dvh is None
    assert all("outside the dose grid" in cell.hint for cell in row.cells)
    found = json.loads(dvh_text(window.review, "json", {}))
    (withheld,) = (one for one in found["rois"] if one["number"] == BONE)
    assert (withheld["state"], withheld["curve"]) == ("withheld", None)
    assert "outside the dose grid" in withheld["reason"]
    # nobody may read that nothing was found
    badge = window.header.findings
    assert "1 without DVH" in badge.text()
    assert "Bone: 75" in badge.toolTip()
    qtbot.waitUntil(
        lambda: any(
            row.message.startswith("Bone: ") and row.detail.startswith(NO_DVH)
            for row in window.late.checks.panel.view.checks.shown
        )
    )
    text = dvh_text(window.review, "csv", {})
    (line,) = (line for line in text.splitlines() if "Bone" in line)
    assert "withheld: " in line


def test_partly_outside_is_told_by_every_part_of_the_window(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, cut(tmp_path, 0.25))
    qtbot.waitUntil(lambda: BONE in window.review.results.dvhs, timeout=20000)
    window.dvh.refresh()
    (curve,) = (c for c in window.dvh.plot.curves.curves if c.number == BONE)
    # % of the whole: the curve begins at what lies inside
    assert curve.y_at(0) == pytest.approx(75, abs=0.3)
    assert curve.volume_at(5)[0] == pytest.approx(75, abs=0.3)
    assert "25.0 % outside the dose grid" in legend_text(curve)
    table = window.dvh.table
    rows = [table.row_at(n) for n in range(table.model().rowCount())]
    (row,) = (row for row in rows if row.number == BONE)
    mean = row.cells[2]
    assert mean.text == f"{AT_LEAST} 7.50"
    text = dvh_text(window.review, "csv", {})
    line = next(t for t in text.splitlines() if t.startswith(f"{BONE},Bone,computed"))
    values = next(csv.reader([line]))
    heads = next(r for r in csv.reader(StringIO(text)) if r[:1] == ["roi_numbers"])
    named = dict(zip(heads, values, strict=True))
    assert float(named["outside_grid_percent"]) == pytest.approx(25, abs=0.2)
    assert named["mean Gy"].startswith(AT_LEAST)
