"""Patients that differ, tags, reports and names, by what a person does."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from dosiscope.app.features.roi_names import RoiNames
from dosiscope.app.features.tag_view import TagView
from dosiscope.core.acceptance import acceptable
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.findings import Action
from dosiscope.core.roi_names import NameRule
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.resources.roi_names import bundled_rules
from dosiscope.viewer.acceptance_dialog import AcceptanceDialog
from dosiscope.viewer.picture_warnings import standing_warnings
from dosiscope.viewer.roi_names_editor import RoiNamesEditor
from support.cases import setting, without, write_good
from support.pipes import needs_pipes, never_waiting
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

OTHER = (
    setting("plan", "PatientName", "Someone^Else"),
    setting("plan", "PatientID", "OTHER-7"),
)


@pytest.fixture(autouse=True)
def names(window: Window, tmp_path: Path) -> RoiNames:
    """A table of names that is that of nobody else."""
    file = tmp_path / "config" / "roi-names.csv"
    return RoiNames(window.structures, window.notice, window, file)


def test_another_patients_plan_is_shown_only_after_a_tick(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case", *OTHER))
    case = window.review.case
    assert case is not None
    assert case.plan is None
    seen: list[str] = []

    def decide(dialog: AcceptanceDialog) -> int:
        assert not dialog.show_button.isEnabled()
        dialog.tick.click()
        assert dialog.show_button.isEnabled()
        seen.extend(child.text() for child in dialog.findChildren(type(dialog.tick)))
        return 1

    monkeypatch.setattr(AcceptanceDialog, "exec", decide)
    window.docks["Checks"].raise_()
    (compare,) = window.late.checks.panel.refusals.buttons
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        qtbot.mouseClick(compare, Qt.MouseButton.LeftButton)
    case = window.review.case
    assert seen
    assert case is not None
    assert case.plan is not None
    warning = case.warnings[0]
    assert (warning.rule, warning.action) == ("PAT-03", Action.WARN)
    assert standing_warnings(case)[0].is_bad
    assert window.late.checks.panel.refusals.isHidden()
    for one in standing_warnings(case, identity=False):
        assert "Someone" not in one.text
    # another opening starts anew
    open_and_wait(qtbot, window, tmp_path / "case")
    assert window.review.case is not None
    assert window.review.case.plan is None


def test_both_identities_are_in_the_dialog(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case", *OTHER))
    case = window.review.case
    assert case is not None
    dialog = AcceptanceDialog(acceptable(case)[0], case, window)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(type(window.contents))]
    for text in ("Someone^Else", "OTHER-7", case.patient.name, case.patient.id):
        assert text in words


def test_a_finding_opens_its_element(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "case", setting("dose", "DoseSummationType", "BEAM"))
    open_and_wait(qtbot, window, folder)
    row = next(
        row
        for row in window.late.checks.panel.view.checks.shown
        if row.finding and "DoseSummationType" in str(row.finding.attribute)
    )
    window.late.checks.panel.view.tags_clicked.emit(row)
    browser = feature(window, TagView).browser
    assert browser is not None
    qtbot.waitUntil(lambda: browser.view.currentIndex().isValid(), timeout=10_000)
    index = browser.view.currentIndex()
    assert index.siblingAtColumn(1).data() == "DoseSummationType"
    assert index.siblingAtColumn(3).data() == "BEAM"


@pytest.mark.parametrize("kind", ["html", "json"])
def test_the_report_is_written_by_a_job(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case"))
    target = tmp_path / f"report.{kind}"
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.late.checks.panel.export_requested.emit(kind)
    qtbot.waitUntil(lambda: "Written" in window.notice.text(), timeout=30_000)
    assert window.review.case is not None
    assert window.review.case.patient.id not in proposed[0]
    text = target.read_text(encoding="utf-8")
    if kind == "json":
        inputs = json.loads(text)["files"]["inputs"]
        assert len(inputs) == len(list((tmp_path / "case").iterdir()))
    else:
        assert "SHA-256" in text


def test_the_report_tells_what_was_measured_and_measures_nothing_again(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case"))
    session = window.session
    # as the screen has it: without half slices at the ends
    session.measuring.choose(DvhChoice(EndRule.NONE))
    qtbot.waitUntil(lambda: bool(session.measuring.measured), timeout=20_000)

    def never(*_: object) -> NoReturn:
        raise AssertionError("measured again")

    monkeypatch.setattr("dosiscope.app.report.measure_solids", never)
    target = tmp_path / "report.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.late.checks.panel.export_requested.emit("json")
    qtbot.waitUntil(lambda: "Written" in window.notice.text(), timeout=30_000)
    (case,) = json.loads(target.read_text(encoding="utf-8"))["cases"]
    told = {r["number"]: r["volume_cc"] for r in case["structure_set"]["rois"]}
    shown = window.review.results.volumes
    assert shown
    assert {number: told[number] for number in shown} == dict(shown)


def test_types_are_proposed_where_the_file_states_none(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(
        tmp_path / "case",
        setting("structures", "StructureSetROISequence.1.ROIName", "PTV_60"),
        setting("structures", "StructureSetROISequence.2.ROIName", "Bladder"),
        *(
            without("structures", f"RTROIObservationsSequence.{n}.RTROIInterpretedType")
            for n in range(3)
        ),
    )
    open_and_wait(qtbot, window, folder)
    panel, review = window.structures, window.review
    numbers = {roi.name: roi.number for roi in review.display.rois}
    types = {
        panel.model.rows[n].name: panel.model.index(n, 2).data()
        for n in range(panel.model.rowCount())
    }
    assert types["PTV_60"] == "PTV?"
    assert types["Bladder"] == "ORGAN?"
    assert "proposed from names" in panel.count.text()
    assert "PTV_60" in panel.buttons["Targets"].toolTip()
    panel.show_targets()
    assert numbers["PTV_60"] in {roi.number for roi in review.display.visible_rois}
    assert numbers["Bladder"] not in {roi.number for roi in review.display.visible_rois}


def test_the_table_of_names_is_the_users_own(
    qtbot: QtBot, window: Window, names: RoiNames
) -> None:
    editor = RoiNamesEditor(names.rules, str(names.file), window)
    qtbot.addWidget(editor)
    editor.saved.connect(names.save)
    editor.add_line()
    row = editor.table.currentRow()
    for column, text in enumerate(("^wobble.*", "CONTROL", "Z_Wobble")):
        item = editor.table.item(row, column)
        assert item is not None
        item.setText(text)
    editor.try_field.setText("Wobble 3")
    assert "CONTROL?, Z_Wobble" in editor.tried.text()
    editor.save()
    assert NameRule(pattern="^wobble.*", type="CONTROL", name="Z_Wobble") in names.rules
    assert "^wobble" in names.file.read_text(encoding="utf-8")
    names.save(bundled_rules())
    assert not names.file.exists()


def test_a_wrong_line_keeps_the_editor_open(qtbot: QtBot, window: Window) -> None:
    editor = RoiNamesEditor((NameRule(pattern="(", type="ORGAN"),), "x.csv", window)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.saved):
        editor.save()
    assert "line 1" in editor.problem.text()


def test_a_damaged_table_is_told_and_not_used(window: Window, names: RoiNames) -> None:
    names.file.parent.mkdir(parents=True)
    names.file.write_text("(,ORGAN\n", encoding="utf-8")
    names.use()
    assert names.rules == bundled_rules()
    assert "is not used: line 1" in window.notice.text()


@needs_pipes
def test_a_table_that_is_a_pipe_keeps_nobody_waiting(
    window: Window, names: RoiNames
) -> None:
    names.file.parent.mkdir(parents=True)
    os.mkfifo(names.file)
    with never_waiting():
        names.use()
    assert names.rules == bundled_rules()
    assert "is not used: not a file" in window.notice.text()
