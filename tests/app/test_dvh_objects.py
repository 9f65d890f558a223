"""Several RT Doses that store DVHs of one ROI: told apart, and one can be chosen."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog

from dosiscope.app import export
from dosiscope.app.export import dvh_text
from dosiscope.app.main import main
from dosiscope.demo.dicom.description import Dose, Histogram
from dosiscope.viewer.case_browser import CaseBrowser
from dosiscope.viewer.dvh.choice_menu import ChoiceMenu
from dosiscope.viewer.dvh.painting import dashes_of, legend_of, legend_text
from dosiscope.viewer.dvh.sentences import picture_title
from support.case_rows import index_of
from support.command_line import run_json
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

    Capture = pytest.CaptureFixture[str]

WIDTHS = np.full(60, 1.0)
# all of 10 cc up to 20 Gy, none above 60 Gy, falling evenly: D50% is 40 Gy
VOLUMES = 10 * np.clip((60 - np.arange(60.0)) / 40, 0, 1)
COMMENTS = ("first check", "second check")


def stored(key: str, comment: str, scaling: float = 1.0) -> Dose:
    histogram = Histogram((2,), WIDTHS, VOLUMES, scaling=scaling)
    return Dose(None, None, dvhs=(histogram,), key=key, comment=comment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good case with two RT Doses of DVHs alone, one of half the dose."""
    case = good_case()
    one, other = (stored(c, c, s) for c, s in zip(COMMENTS, (1.0, 0.5), strict=True))
    build_case(replace(case, doses=(*case.doses, one, other))).write(tmp_path)
    return tmp_path


def told(capsys: Capture, *words: object) -> dict[str, Any]:
    _, found = run_json(capsys, "dvh", *words)
    record: dict[str, Any] = found
    return record


def of_files(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [record for record in found["rois"] if record["source"] == "stored"]


def test_both_are_told_apart_in_json(capsys: Capture, folder: Path) -> None:
    one, other = sorted(of_files(told(capsys, folder)), key=lambda r: r["dose_label"])
    assert (one["dose_label"], other["dose_label"]) == COMMENTS
    assert one["dose_uid"] != other["dose_uid"]
    for record in (one, other):
        tail = record["origin"].split()[0].removeprefix("…")
        assert record["dose_uid"].endswith(tail)
        assert record["origin"].endswith(record["dose_label"])
    assert one["d"]["D50%"] == pytest.approx(40, abs=0.5)
    assert other["d"]["D50%"] == pytest.approx(20, abs=0.5)


def test_both_are_told_apart_in_text_and_csv(
    capsys: Capture, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "curves.csv"
    main(["dvh", str(folder), "--csv", str(path)])
    lines = capsys.readouterr().out.splitlines()
    for comment in COMMENTS:
        (head,) = (t for t in lines if t.startswith("Stored") and comment in t)
        assert "…" in head
        (row,) = (t for t in lines if " stored …" in t and comment in t)
        assert "withheld" not in row
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8"))))
    heads = next(row for row in rows if row[:1] == ["roi_numbers"])
    table = [dict(zip(heads, row, strict=False)) for row in rows]
    found = {r["dose_label"]: r for r in table if "stored" in r.get("source", "")}
    assert set(found) == set(COMMENTS)
    assert len({row["dose_uid"] for row in found.values()}) == 2
    curves = next(row for row in rows if any(" volume cc" in cell for cell in row))
    for comment in COMMENTS:
        assert sum(comment in head for head in curves) == 2  # dose and volume


def test_one_is_chosen_by_its_uid(capsys: Capture, folder: Path) -> None:
    records = of_files(told(capsys, folder))
    wanted = next(r["dose_uid"] for r in records if r["dose_label"] == COMMENTS[1])
    found = told(capsys, folder, "--dose", wanted)
    (record,) = of_files(found)
    assert record["dose_uid"] == wanted
    # the grid stays, and with it the computed ones
    assert found["dose"]["label"] == "PLAN"
    assert any(record["source"] == "computed" for record in found["rois"])
    shown = {one["label"]: one["shown"] for one in found["stored_dvhs"]}
    assert shown == {COMMENTS[0]: False, COMMENTS[1]: True}
    main(["dvh", str(folder), "--dose", wanted])
    assert "not chosen: …" in capsys.readouterr().out


def test_an_uncertainty_is_named_and_has_no_number(
    capsys: Capture, tmp_path: Path
) -> None:
    case = good_case()
    error = replace(stored("error", "uncertainty"), type="ERROR")
    folder = tmp_path / "case"
    build_case(replace(case, doses=(*case.doses, error))).write(folder)
    (record,) = of_files(told(capsys, folder))
    assert record["state"] == "withheld"
    assert "ERROR" in record["reason"]
    assert record["curve"] is None
    assert record["metrics"] == {}
    path = tmp_path / "curves.csv"
    main(["dvh", str(folder), "--csv", str(path)])
    lines = path.read_text("utf-8").splitlines()
    (line,) = (t for t in lines if "stored" in t and not t.startswith("#"))
    assert "withheld: its Dose Type is ERROR" in line
    assert main(["check", str(folder)]) == 1
    assert "its Dose Type is ERROR" in capsys.readouterr().out


def test_the_window_tells_both_apart_and_lets_one_be_chosen(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    open_and_wait(qtbot, window, folder)
    menu = window.dvh.findChild(ChoiceMenu)
    assert menu is not None
    offered = [a for a in menu.actions() if "check" in a.text()]
    assert len(offered) == 2
    table = window.dvh.table

    def origins() -> set[str]:
        rows = [table.row_at(n) for n in range(table.model().rowCount())]
        return {row.origin for row in rows if row.origin.startswith("stored")}

    qtbot.waitUntil(lambda: len(origins()) == 2)
    assert not table.isColumnHidden(1)
    curves = [c for c in window.dvh.plot.curves.curves if c.is_stored]
    assert len({tuple(dashes_of(c)) for c in curves}) == 2
    assert len({legend_text(c) for c in curves}) == 2
    words = [word for word, _ in legend_of(window.dvh.plot.curves)]
    assert all(any(c in word for word in words) for c in COMMENTS)
    offered[1].trigger()
    qtbot.waitUntil(lambda: len(origins()) == 1)
    assert offered[1].text() in next(iter(origins()))
    assert [dvh.dose_uid for dvh in window.review.results.stored_dvhs] == [
        offered[1].toolTip()
    ]
    all_of_them = next(a for a in menu.actions() if a.text().startswith("All"))
    all_of_them.trigger()
    qtbot.waitUntil(lambda: len(origins()) == 2)


def test_a_click_in_the_case_browser_chooses_the_stored_source(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    open_and_wait(qtbot, window, folder)
    browser = CaseBrowser()
    qtbot.addWidget(browser)
    scan = window.session.scan
    assert scan is not None
    browser.show_inventory(scan.inventory, window.session.selection)
    rows = [row for row in browser.rows() if row.entry and COMMENTS[1] in row.hint]
    (row,) = rows  # its comment tells it apart
    with qtbot.waitSignal(browser.selected) as told:
        browser.tree.activated.emit(index_of(browser, row))
    (selection,) = told.args
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.session.choose(selection)
    assert window.review.dose is not None
    labels = {dvh.dose_label for dvh in window.review.results.stored_dvhs}
    assert labels == {COMMENTS[1]}


def test_reports_list_every_object_of_dvhs(
    capsys: Capture, folder: Path, tmp_path: Path
) -> None:
    main(["check", str(folder), "--json"])
    (case,) = json.loads(capsys.readouterr().out)["cases"]
    objects = {one["label"]: one["uid"] for one in case["stored_dvhs"]}
    assert set(objects) == set(COMMENTS)
    page = tmp_path / "report.html"
    main(["check", str(folder), "--html", str(page)])
    assert main(["check", str(folder)]) in (0, 1)
    lines = capsys.readouterr().out.splitlines()
    for comment, uid in objects.items():
        assert uid in page.read_text("utf-8")
        assert comment in page.read_text("utf-8")
        assert any("1 stored DVH: …" in t and comment in t for t in lines)


def test_every_export_names_dose_structure_set_and_unit(
    capsys: Capture, qtbot: QtBot, window: Window, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "curves.csv"
    main(["dvh", str(folder), "--csv", str(path)])
    text = capsys.readouterr().out
    found = told(capsys, folder)
    uids = found["dose"]["uid"], found["structure_set"]["uid"]
    open_and_wait(qtbot, window, folder)
    numbers = {roi.number for roi in window.review.display.visible_rois}
    qtbot.waitUntil(
        lambda: (
            numbers <= {*window.review.results.dvhs, *window.review.results.reasons}
        ),
        timeout=20000,
    )
    exported = [dvh_text(window.review, kind, {}) for kind in ("csv", "json")]
    for whole in (path.read_text("utf-8"), *exported):
        assert all(uid in whole for uid in uids)
        assert "PLAN" in whole
        assert "Gy" in whole
    assert all(uid[-12:] in text for uid in uids)
    assert "Mean Gy" in text
    assert all(record["dose_unit"] == "Gy" for record in found["rois"])
    assert "PLAN" in picture_title(window.review)
    copied = window.dvh.table_text()
    assert all(uid in copied for uid in uids)
    assert "Mean Gy" in copied


def test_who_names_no_file_waits_for_no_export(
    qtbot: QtBot, window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Curves of many structures as text take a second: who cancels has none made."""
    open_and_wait(qtbot, window, folder)
    asked, made = list[str](), list[str]()

    def ask(_: object, __: str, name: str, *___: object) -> tuple[str, str]:
        asked.append(Path(name).name)
        return "", ""

    def make(_: object, kind: str, *__: object) -> str:
        made.append(kind)
        return ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(export, "dvh_text", make)
    for kind in ("csv", "json"):
        window.menus.actions[f"export_{kind}"].trigger()
    assert asked == ["dvh.csv", "dvh.json"]
    assert made == []


def test_they_are_left_out_beside_what_is_made(capsys: Capture, folder: Path) -> None:
    """The DVHs of the files are of the doses of the files, not of twice the dose."""
    plain = told(capsys, folder)
    assert len(of_files(plain)) == 2
    words = ("--dose", f"2*{plain['dose_uid']}")
    for more in ((), ("--json",)):
        main(["dvh", str(folder), *words, *more])
        found = capsys.readouterr()
        assert "first check" not in found.out
        assert found.err.count("2 stored DVHs left out: files store those of") == 1
    assert of_files(told(capsys, folder, *words)) == []
