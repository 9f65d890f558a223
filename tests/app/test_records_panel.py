"""The Records panel: made when it is looked at, of the plan that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from dosiscope.app.features.records import Records
from dosiscope.core.course import State
from dosiscope.demo.dicom.header import items
from dosiscope.viewer.panels.records import Part
from dosiscope.viewer.screen_identity import screen_identity
from support.broken_courses import interrupted, points_of, sessions
from support.cases import good_built
from support.courses import good_plan_object
from support.synthetic.treatment_records import (
    beams_record,
    course,
    override,
    write_records,
)
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


def course_in(path: Path) -> Path:
    """A course whose second fraction is not completed, with an override."""
    good_built().write(path / "in")
    records = course(good_plan_object(), 3)
    interrupted(records)
    point = points_of(sessions(records[2])[0])[0]
    point.OverrideSequence = items([override(0x300A0128, "Bolus")])
    write_records(path / "in", records)
    return path / "in"


@pytest.fixture(scope="module")
def reviewed(
    module_bot: QtBot, lasting_window: Window, tmp_path_factory: pytest.TempPathFactory
) -> Window:
    """The course, for what leaves it and its panel as they were."""
    path = course_in(tmp_path_factory.mktemp("records"))
    open_and_wait(module_bot, lasting_window, path)
    return lasting_window


def records_of(window: Window) -> Records:
    return feature(window, Records)


def test_it_is_made_when_it_is_first_looked_at(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, course_in(tmp_path))
    records = records_of(window)
    assert records._panel is None
    records.show_panel()
    panel = records.panel
    assert panel.says.text() == "3 of 20 fractions recorded, 1 as planned."
    assert [row.state for row in panel.deliveries.source.rows] == [
        State.AS_PLANNED,
        State.AS_PLANNED,
        State.PARTIAL,
        State.AS_PLANNED,
        State.FLAGGED,
        State.AS_PLANNED,
    ]
    assert panel.chips.button(Part.OVERRIDES).text() == "Overrides 1"
    assert panel.chips.button(Part.FINDINGS).text() == "Findings 2"


def test_a_row_chooses_its_beam_and_the_beam_stands_out(reviewed: Window) -> None:
    records = records_of(reviewed)
    records.show_panel()
    panel, review = records.panel, reviewed.review
    (partial,) = (
        p.row for p in panel.chart.item.points if p.row.state is State.PARTIAL
    )
    panel.chart.row_chosen.emit(partial)
    assert review.beam.beam is not None
    assert review.beam.beam.number == 1
    assert panel.chart.item.chosen == 1
    assert panel.detail.isVisible()
    assert "nothing recorded completes it" in panel.told.text()
    review.beam.choose(2)
    assert panel.chart.item.chosen == 2
    review.beam.choose(None)
    assert panel.chart.item.chosen is None


def test_flagged_leaves_out_what_is_as_planned(reviewed: Window) -> None:
    panel = records_of(reviewed).panel
    records_of(reviewed).show_panel()
    panel.only.setChecked(True)
    assert [row.state for row in panel.deliveries.source.rows] == [
        State.PARTIAL,
        State.FLAGGED,
    ]
    panel.only.setChecked(False)
    assert len(panel.deliveries.source.rows) == 6


def test_the_table_in_sight_is_copied(reviewed: Window) -> None:
    records = records_of(reviewed)
    records.show_panel()
    records.panel.copy.click()
    told = QGuiApplication.clipboard().text()
    assert "3 of 20 fractions recorded" in told
    assert "Not completed (ended by MACHINE)" in told
    records.panel.show_part(Part.OVERRIDES)
    records.panel.copy.click()
    assert (
        "Table Top Vertical Position (300A,0128)" in QGuiApplication.clipboard().text()
    )


def test_operators_are_hidden_with_identity(reviewed: Window) -> None:
    records = records_of(reviewed)
    records.show_panel()
    table = records.panel.overrides
    operator = table.source.columns[4]
    (line,) = table.source.rows
    assert operator.title == "Operator"
    assert operator.cell(line).text == "Therapist^Tess"
    with screen_identity.hidden(True):
        assert operator.cell(line).text == "…"


def test_a_case_without_records_says_so(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    records = records_of(window)
    records.show_panel()
    assert records.panel.says.text().startswith("Open a case")
    good_built().write(tmp_path / "in")
    other = beams_record(good_plan_object(), 1)
    other.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3.4"
    write_records(tmp_path / "in", [other])
    open_and_wait(qtbot, window, tmp_path / "in")
    assert records.panel.says.text() == "There is no treatment record of this plan."
    assert records.panel.facts.rows() == [
        (
            "Not counted",
            'RT Beams Treatment Record "Fraction 1", 2024-03-18: of a plan that is not '
            "here (UID 1.2.3.4)",
        )
    ]
    assert records.panel.facts.isVisible()
    assert not records.panel.chart.isVisible()
    assert not records._has_records()


def test_records_that_arrive_join_the_course(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, course_in(tmp_path))
    records = records_of(window)
    records.show_panel()
    (path,) = write_records(tmp_path, [beams_record(good_plan_object(), 4)])
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([path], add=True)
    assert records.panel.course is not None
    assert records.panel.course.delivered_fractions == (1, 2, 3, 4)


def test_the_csv_is_asked_for_and_written(
    reviewed: Window, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    records = records_of(reviewed)
    records.show_panel()
    file = tmp_path / "out.csv"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName",
        lambda *_, **__: (str(file), ""),
    )
    records.panel.csv.click()
    text = file.read_text("utf-8")
    assert "Not completed (ended by MACHINE)" in text
    assert "Therapist" not in text


def test_warnings_of_records_do_not_stand_on_the_picture(reviewed: Window) -> None:
    from dosiscope.viewer.picture_warnings import standing_warnings

    case = reviewed.review.case
    assert case is not None
    assert any(f.rule.startswith("REC") for f in case.findings)
    assert standing_warnings(case, reviewed.review.dose) == ()


def test_the_course_that_opening_worked_out_is_the_one_that_is_shown(
    reviewed: Window,
) -> None:
    records_of(reviewed).show_panel()
    case = reviewed.review.case
    assert case is not None
    assert records_of(reviewed).panel.course is case.course is not None


def test_a_delivery_tells_all_that_is_known_in_every_column(reviewed: Window) -> None:
    records_of(reviewed).show_panel()
    source = records_of(reviewed).panel.deliveries.source
    row = source.rows[2]
    hints = {source.hint(row, column) for column in source.columns}
    (hint,) = hints
    assert hint.startswith('Beam 1 "Anterior", fraction 2.')
    assert "nothing recorded completes it" in hint
