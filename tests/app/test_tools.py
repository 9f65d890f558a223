"""The menu Tools in the window: keys, list, files, ways to a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog

from dosiscope.app.features.go_to import GoTo, PointDialog, point_of
from dosiscope.app.features.tools import Tools
from dosiscope.app.window import Window
from dosiscope.core.marks.mark import MarkKind
from support.cases import write_good
from support.pointer import NO_BUTTON, mouse
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    folder = tmp_path / "case"
    write_good(folder)
    open_and_wait(qtbot, window, folder)
    return window


def click(window: Window, at: QPointF) -> None:
    view = window.pictures.current
    mouse(view, QEvent.Type.MouseButtonPress, at, LEFT)
    mouse(view, QEvent.Type.MouseButtonRelease, at, LEFT, NO_BUTTON)


def test_keys_take_tools_and_remove_what_is_selected(opened: Window) -> None:
    marks, view = opened.review.marks, opened.pictures.current
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert marks.tool is MarkKind.RULER
    assert opened.menus.actions["tool_ruler"].isChecked()
    click(opened, QPointF(100, 100))
    click(opened, QPointF(200, 150))
    assert len(marks.all) == 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert marks.tool is None
    assert not opened.menus.actions["tool_ruler"].isChecked()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert not marks.all


def test_the_list_comes_with_the_first_point_and_not_again(
    opened: Window, qtbot: QtBot
) -> None:
    dock = opened.docks["Measurements"]
    assert dock.isHidden()
    opened.review.marks.take_tool(MarkKind.POINT)
    click(opened, QPointF(150, 150))
    assert dock.isVisible()
    dock.hide()
    click(opened, QPointF(180, 150))
    assert dock.isHidden()
    opened.menus.actions["show_marks"].trigger()
    assert dock.isVisible()
    panel = feature(opened, Tools).panel
    qtbot.waitUntil(lambda: len(panel.view.texts()) == 2)


def test_the_list_is_where_it_was_in_the_next_window(
    qtbot: QtBot, opened: Window, settings: Settings
) -> None:
    opened.menus.actions["show_marks"].trigger()
    docks = opened.docks
    assert opened.tabifiedDockWidgets(docks["DVH"]) == [docks["Measurements"]]
    opened.close()
    other = Window(settings)
    qtbot.addWidget(other)
    other.show()
    qtbot.waitExposed(other)
    assert not other.docks["Measurements"].isHidden()
    assert other.tabifiedDockWidgets(other.docks["DVH"]) == [
        other.docks["Measurements"]
    ]
    other.restore_layout()
    assert other.docks["Measurements"].isHidden()
    other.close()


def test_clear_all_and_rename(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    marks, actions = opened.review.marks, opened.menus.actions
    assert not actions["clear_marks"].isEnabled()
    opened.review.set_cursor((1.0, 2.0, opened.review.axial.at))
    actions["point_at_cursor"].trigger()
    (point,) = marks.all
    assert point.at == (1.0, 2.0, opened.review.axial.at)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Seed", True))
    actions["rename_mark"].trigger()
    assert marks.all[0].title == "Seed"
    actions["clear_marks"].trigger()
    assert not marks.all


def test_files_are_written_and_never_over_an_input(
    opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.review.marks.take_tool(MarkKind.PROFILE)
    click(opened, QPointF(100, 100))
    click(opened, QPointF(300, 250))
    before = {f: f.read_bytes() for f in (tmp_path / "case").iterdir()}
    for action, name, begin in (
        ("marks_csv", "list.csv", b"# program,Dosiscope"),
        ("profile_csv", "profile.csv", b"# program,Dosiscope"),
        ("profile_picture", "profile.png", b"\x89PNG"),
    ):
        target = tmp_path / name
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, t=target: (str(t), "")
        )
        opened.menus.actions[action].trigger()
        assert target.read_bytes().startswith(begin)
        an_input = next(iter(before))
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, t=an_input: (str(t), "")
        )
        opened.menus.actions[action].trigger()
        assert "never overwritten" in opened.notice.text()
    assert {f: f.read_bytes() for f in (tmp_path / "case").iterdir()} == before
    text = (tmp_path / "list.csv").read_text(encoding="utf-8")
    case = opened.review.case
    assert case is not None
    assert case.ct is not None
    assert case.patient.id not in text
    assert f"# images_uid,{case.ct.header.series_uid}" in text
    reference = opened.review.look.reference
    assert reference is not None
    assert f'# reference_dose,"{reference.gray:g} Gy, {reference.source}"' in text


def test_coordinates_are_gone_to(opened: Window) -> None:
    review = opened.review
    assert review.dose is not None
    at = review.dose.maximum_at
    feature(opened, GoTo).go_to_typed(at)
    assert review.cursor == at
    assert not opened.notice.isVisible()
    feature(opened, GoTo).go_to_typed((5000.0, 0.0, 0.0))
    assert "outside the images" in opened.notice.text()


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("12.4, -31, -12", (12.4, -31.0, -12.0)),
        ("x 12.4  y \N{MINUS SIGN}31.0  z 5", (12.4, -31.0, 5.0)),
        ("(1;2;3)", (1.0, 2.0, 3.0)),
        ("1 2", None),
        ("1 2 3 4", None),
        ("", None),
    ],
)
def test_three_numbers_are_read_from_a_text(text: str, point: object) -> None:
    assert point_of(text) == point


def test_the_dialog_takes_what_is_typed_or_pasted(qtbot: QtBot, window: Window) -> None:
    dialog = PointDialog((1.0, 2.0, 3.0), window)
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.pasted, "-4.5 0 12")
    dialog.accept()
    assert dialog.point == (-4.5, 0.0, 12.0)


def test_the_hottest_place_of_a_structure(opened: Window, qtbot: QtBot) -> None:
    measured(qtbot, opened)
    review = opened.review
    roi = next(r for r in review.display.rois if r.number in review.results.dvhs)
    for which in ("hottest", "coldest", "hottest_part"):
        review.set_cursor(None)
        feature(opened, GoTo).go_in(roi, which)
        qtbot.waitUntil(
            lambda: review.cursor is not None or opened.notice.isVisible(),
            timeout=20_000,
        )
    dvh = review.results.dvhs[roi.number]
    review.set_cursor(None)
    opened.structures.place_requested.emit(roi, "hottest")
    qtbot.waitUntil(lambda: review.cursor is not None, timeout=20_000)
    assert review.cursor is not None
    assert review.dose is not None
    found = float(review.dose.sample(review.cursor))
    assert found == pytest.approx(dvh.maximum, rel=0.01)


def test_a_place_of_a_dose_that_is_gone_is_not_gone_to(opened: Window) -> None:
    review = opened.review
    before = review.cursor
    roi = review.display.rois[0]
    feature(opened, GoTo).go_in(roi, "hottest")  # no solid, or not waited for
    review.set_case(None)
    assert review.cursor is None or review.cursor == before
