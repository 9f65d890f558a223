"""A metric is a row of one table, and is then in every panel, verb and file."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.app.export import dvh_text
from dosiscope.app.main import main
from dosiscope.core.dvh import metrics
from dosiscope.core.dvh.compare import compare
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metric import (
    EVERYWHERE,
    EXACT,
    Metric,
    MetricKind,
    Number,
    Subject,
    Where,
)
from dosiscope.core.dvh.metric_values import reference_gray
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.phantoms.selftest import run_selftest
from dosiscope.core.progress import finish
from dosiscope.viewer.dvh.metric_menu import MetricMenu, examples_text
from support.command_line import run_json
from support.dvh_results import ramp
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.dose import Dose

    Capture = pytest.CaptureFixture[str]

PRESCRIBED = 30.0


def _isodose_cc(dose: Dose, gray: float) -> float:
    """Volume of the samples that have a dose, each with what lies around it."""
    across, down = dose.geometry.spacing
    apart = float(np.diff(dose.geometry.z)[0])
    count = int((dose.values() >= gray).sum())
    return count * across * down * apart / 1000


def _conformity(_: Metric, of: Subject) -> Number:
    """Paddick's index: (target within the isodose)² / (target x isodose)."""
    if of.dose is None or of.solid is None:
        raise NotEvaluableError("no dose grid is known")
    gray, target = reference_gray(of), of.dvh.volume_cc or 0.0
    covered = of.dvh.volume_at_dose(gray)
    return covered**2 / (target * _isodose_cc(of.dose, gray)), "", EXACT


def _gradient(_: Metric, of: Subject) -> Number:
    """Volume within half of the prescribed dose over that within all of it."""
    if of.dose is None:
        raise NotEvaluableError("no dose grid is known")
    gray = reference_gray(of)
    return _isodose_cc(of.dose, gray / 2) / _isodose_cc(of.dose, gray), "", EXACT


# one row each, and the function that reads it: all that a metric of a plan takes
PLAN_METRICS = (
    MetricKind(
        name="CI",
        tip="Conformity",
        read=_conformity,
        standard={"": EVERYWHERE ^ Where.TESTED},
        decimals=2,
    ),
    MetricKind(
        name="GI",
        tip="Gradient",
        read=_gradient,
        standard={"": EVERYWHERE ^ Where.TESTED},
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build_case(good_case()).write(tmp_path / "case")
    return tmp_path / "case"


@pytest.fixture
def _plan_metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "METRICS", (*metrics.METRICS, *PLAN_METRICS))


def columns_of(text: str) -> dict[str, list[str]]:
    """The columns of the statistics in a CSV, by head."""
    rows = list(csv.reader(StringIO(text)))
    first = next(n for n, row in enumerate(rows) if row[:1] == ["roi_numbers"])
    last = rows.index([], first)
    heads, *body = rows[first:last]
    return {head: [row[n] for row in body] for n, head in enumerate(heads)}


@pytest.mark.usefixtures("_plan_metrics")
def test_a_metric_of_a_plan_is_on_the_command_line_and_in_its_files(
    capsys: Capture, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "curves.csv"
    words = (folder, "--reference", PRESCRIBED)
    _, found = run_json(capsys, "dvh", *words, "--csv", path)
    record = next(r for r in found["rois"] if r["state"] == "ok")
    value = record["metrics"]["CI"]["value"]
    assert 0 < value < 1
    assert record["metrics"]["GI"]["value"] > 1
    columns = columns_of(path.read_text("utf-8"))
    at = columns["name"].index(record["name"])
    assert float(columns["CI"][at]) == pytest.approx(value, rel=1e-6)
    assert float(columns["GI"][at]) > 1
    main(["dvh", *map(str, words)])
    lines = capsys.readouterr().out.splitlines()
    head = next(line for line in lines if line.startswith("ROI"))
    row = next(line for line in lines if line.startswith(f"{record['name']} "))
    assert head.split()[-2:] == ["CI", "GI"]
    assert row.split()[-2] == f"{value:.2f}"  # with the decimals of the table
    assert main(["dvh", str(folder), "--dvh-at", "ci"]) in (0, 1)
    assert main(["dvh", str(folder), "--dvh-at", "PI"]) == 2
    assert "HI, CI, GI." in capsys.readouterr().err


@pytest.mark.usefixtures("_plan_metrics")
def test_a_metric_of_a_plan_is_a_column_of_the_panel_and_in_its_exports(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    open_and_wait(qtbot, window, folder)
    review = window.review
    qtbot.waitUntil(lambda: len(review.results.dvhs) >= 3, timeout=20_000)
    window.dvh.refresh()
    table = window.dvh.table
    heads, *rows = (line.split("\t") for line in table.text().splitlines())
    place = heads.index("CI")
    assert heads[place : place + 2] == ["CI", "GI"]
    record = next(
        r
        for r in json.loads(dvh_text(review, "json", {}))["rois"]
        if r["metrics"].get("CI", {}).get("value")
    )
    row = next(r for r in rows if r[0] == record["name"] and r[1] == "computed")
    assert row[place] == f"{record['metrics']['CI']['value']:.2f}"
    columns = columns_of(dvh_text(review, "csv", {}))
    at = columns["name"].index(record["name"])
    value = record["metrics"]["CI"]["value"]
    assert float(columns["CI"][at]) == pytest.approx(value, rel=1e-6)


@pytest.mark.usefixtures("_plan_metrics")
def test_what_has_no_dose_says_why_it_has_no_metric_of_a_plan() -> None:
    stored = ramp(source=DvhSource.STORED)
    value = metrics.evaluate(metrics.parse_metric("CI"), stored)
    assert (value.number, value.reason) == (None, "no dose grid is known")
    compared = compare(ramp(), stored).differences
    assert [d.absolute for d in compared if d.name in ("CI", "GI")] == [None, None]


def test_a_row_made_standard_is_everywhere(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, qtbot: QtBot, folder: Path
) -> None:
    def wider(kind: MetricKind) -> MetricKind:
        more = {"V": {"20Gy": EVERYWHERE}, "Median": {"": EVERYWHERE}}
        standard = dict(kind.standard) | more.get(kind.name, {})
        return replace(kind, standard=standard)

    monkeypatch.setattr(metrics, "METRICS", tuple(map(wider, metrics.METRICS)))
    _, found = run_json(capsys, "dvh", folder)
    record = next(r for r in found["rois"] if r["curve"] and not r["bounds"])
    assert record["metrics"]["V20Gy"]["unit"] == "%"
    assert record["v"]["V20Gy"] == record["metrics"]["V20Gy"]["value"]
    tested = {check.quantity for check in finish(run_selftest()).checks}
    assert {"V20Gy", "Dmedian", "Dmean", "volume"} <= tested
    assert "V20Gy" not in examples_text().split(", ")  # it is a column anyway
    menu = MetricMenu()
    qtbot.addWidget(menu)
    assert menu.field.placeholderText() == examples_text()
