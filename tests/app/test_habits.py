"""What users bring along: mouse schemes, undo, keys where they belong, windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPainter,
    QRegion,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from dosiscope.app.features.keys_dialog import KeysDialog
from dosiscope.app.features.recent_windows import RecentWindows
from dosiscope.app.features.table import entries_of
from dosiscope.app.features.view_changes import ViewChanges
from dosiscope.app.menus import is_typed
from dosiscope.app.window import Window
from dosiscope.viewer.mouse_scheme import MouseScheme
from support.cases import write_good
from support.focus import activate
from support.pointer import NO_BUTTON, mouse, turn_wheel
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings
    from dosiscope.viewer.frame import Frame

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    write_good(tmp_path / "case")
    open_and_wait(qtbot, window, tmp_path / "case")
    return window


def drag(window: Window, button: Qt.MouseButton, start: QPointF, by: QPointF) -> None:
    view = window.pictures.current
    mouse(view, QEvent.Type.MouseButtonPress, start, button)
    for n in range(1, 5):
        mouse(view, QEvent.Type.MouseMove, start + by * n / 4, NO_BUTTON, button)
    mouse(view, QEvent.Type.MouseButtonRelease, start + by, button, NO_BUTTON)


# --- keys ---


@pytest.mark.parametrize(
    ("key", "typed"),
    [("C", True), ("1", True), ("Shift+R", True), ("?", False), ("Ctrl+C", False),
     ("Home", False), ("Del", False), ("Shift+Up", False)],
)  # fmt: skip
def test_which_keys_are_typed(key: str, typed: bool) -> None:
    assert is_typed(key) is typed


def test_letters_beside_a_field_switch_nothing(qtbot: QtBot, opened: Window) -> None:
    look = opened.review.look
    activate(qtbot, opened)
    for widget in (opened.structures.view, opened.dvh, opened):
        widget.setFocus()
        QTest.keyClick(QApplication.focusWidget() or widget, Qt.Key.Key_C)
        assert look.is_shown("contours")
    opened.structures.filter.setFocus()
    QTest.keyClicks(opened.structures.filter, "cdl")
    assert opened.structures.filter.text() == "cdl"
    assert all(map(look.is_shown, ("contours", "wash", "isodoses")))
    opened.pictures.current.setFocus()
    QTest.keyClick(opened.pictures.current, Qt.Key.Key_C)
    assert not look.is_shown("contours")


def test_the_picture_has_the_keys_once_a_case_is_there(opened: Window) -> None:
    assert opened.focusWidget() is opened.pictures.current


def test_no_two_actions_have_one_key(opened: Window) -> None:
    seen: dict[str, str] = {}
    for name, action in opened.menus.actions.items():
        for key in action.shortcuts():
            text = key.toString(QKeySequence.SequenceFormat.PortableText)
            assert text not in seen, (text, name, seen[text])
            seen[text] = name


def test_every_menu_has_a_letter_of_its_own(opened: Window) -> None:
    titles = [action.text() for action in opened.menu_bar.actions()]
    letters = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(set(letters)) == len(titles) == 8


def test_every_key_is_in_the_list_of_keys(opened: Window, qtbot: QtBot) -> None:
    dialog = KeysDialog(entries_of(opened.features), opened, MouseScheme.RADIOLOGY)
    qtbot.addWidget(dialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    for action in opened.menus.actions.values():
        if action.shortcuts():
            assert action.text().rstrip("…") in said
    assert "Right drag" in said
    assert "zoom" in said


def test_no_menu_is_empty(opened: Window) -> None:
    for action in opened.menu_bar.actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        assert len(menu.actions()) >= 4, action.text()


# --- the mouse ---


def test_the_radiology_scheme(opened: Window) -> None:
    review, view = opened.review, opened.pictures.current
    opened.menus.actions["mouse_radiology"].trigger()
    before, window, scale = review.cursor, review.look.window, view.frame.scale
    drag(opened, LEFT, QPointF(150, 150), QPointF(40, 20))
    assert review.look.window != window
    assert review.cursor == before
    drag(opened, RIGHT, QPointF(150, 150), QPointF(0, -40))
    assert view.frame.scale == pytest.approx(scale * 1.01**40, rel=1e-3)
    drag(opened, LEFT, QPointF(150, 150), QPointF(0, 0))  # a click
    assert review.cursor == pytest.approx(view.point_at(QPointF(150, 150)))


def test_the_radiotherapy_scheme_is_the_first(opened: Window) -> None:
    review, view = opened.review, opened.pictures.current
    assert opened.menus.actions["mouse_radiotherapy"].isChecked()
    window = review.look.window
    drag(opened, LEFT, QPointF(150, 150), QPointF(40, 20))
    assert review.cursor == pytest.approx(view.point_at(QPointF(190, 170)))
    assert review.look.window == window
    drag(opened, RIGHT, QPointF(150, 150), QPointF(40, 20))
    assert review.look.window != window


def test_a_scheme_is_remembered(
    qtbot: QtBot, opened: Window, settings: Settings
) -> None:
    opened.menus.actions["mouse_radiology"].trigger()
    other = Window(settings)
    qtbot.addWidget(other)
    assert other.review.mouse_scheme is MouseScheme.RADIOLOGY


def scroll(window: Window, pixels: int, phase: Qt.ScrollPhase) -> None:
    view = window.pictures.current
    at = QPointF(view.rect().center())
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(0, pixels), QPoint(0, 8 * pixels),
        NO_BUTTON, NO_KEY, phase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_a_touch_pad_steps_one_plane_a_threshold(opened: Window) -> None:
    assert QGuiApplication.platformName() != "xcb"
    state = opened.pictures.current.state
    state.go_to(float(state.planes[0]))
    planes = state.planes
    scroll(opened, 0, Qt.ScrollPhase.ScrollBegin)
    for _ in range(19):
        scroll(opened, 2, Qt.ScrollPhase.ScrollUpdate)
    assert state.at == planes[0]
    scroll(opened, 2, Qt.ScrollPhase.ScrollUpdate)
    assert state.at == planes[1]
    # what is left over of one turn is no part of the next, nor of the way back
    scroll(opened, 30, Qt.ScrollPhase.ScrollUpdate)
    scroll(opened, -30, Qt.ScrollPhase.ScrollUpdate)
    assert state.at == planes[1]
    scroll(opened, 20, Qt.ScrollPhase.ScrollBegin)
    assert state.at == planes[1]


def test_a_wheel_turned_fast_is_painted_once(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing lags behind: of many turns only where they end is made and painted."""
    view = opened.pictures.current
    view.state.go_to(float(view.state.planes[0]))
    view.repaint()
    painted: list[float] = []
    paint = view.painter.paint

    def note(painter: QPainter, frame: Frame, exposed: QRegion | None) -> None:
        painted.append(frame.plane.at)
        paint(painter, frame, exposed)

    monkeypatch.setattr(view.painter, "paint", note)
    for _ in range(40):
        turn_wheel(view, 1)
    QApplication.processEvents()
    assert view.state.at == view.state.planes[-1]
    assert set(painted) == {view.state.at}
    assert len(painted) <= 2


# --- back ---


def test_changes_of_view_are_taken_back_and_done_again(opened: Window) -> None:
    review, view = opened.review, opened.pictures.current
    undo, redo = (opened.menus.actions[f"{one}_view"] for one in ("undo", "redo"))
    history = feature(opened, ViewChanges)
    history.settle()
    seen = [(review.cursor, view.state.at, review.look.window, view.frame.box)]
    changes: list[Callable[[], object]] = [
        lambda: view.state.step(2),
        lambda: view.zoom(1.5, QPointF(100, 100)),
        lambda: view.pan(QPointF(30, 10)),
        lambda: review.look.set_window(100, 500),
        lambda: review.set_cursor(view.point_at(QPointF(80, 90))),
    ]
    for change in changes:
        change()
        history.settle()
        seen.append((review.cursor, view.state.at, review.look.window, view.frame.box))
    for turn, steps in ((undo, seen[-2::-1]), (redo, seen[1:])):
        for cursor, at, window, box in steps:
            turn.trigger()
            assert review.cursor == cursor
            assert view.state.at == at
            assert review.look.window == window
            now = view.frame.box
            assert now.center().x() == pytest.approx(box.center().x(), abs=0.1)
            assert now.width() == pytest.approx(box.width(), rel=1e-3)
    redo.trigger()  # there is no more
    assert review.cursor == seen[-1][0]


def test_a_new_change_ends_what_could_be_done_again(opened: Window) -> None:
    history, state = feature(opened, ViewChanges), opened.review.axial
    history.settle()
    first = state.at
    state.step(1)
    history.undo()
    assert state.at == first
    state.step(2)
    second = state.at
    history.redo()
    assert state.at == second


def test_another_case_cannot_be_taken_back(
    qtbot: QtBot, opened: Window, tmp_path: Path
) -> None:
    history, state = feature(opened, ViewChanges), opened.review.axial
    history.settle()
    state.step(1)
    history.settle()
    open_and_wait(qtbot, opened, tmp_path / "case")
    at = state.at
    history.undo()
    assert state.at == at


def test_windows_that_were_used_are_offered(opened: Window) -> None:
    look, recent = opened.review.look, feature(opened, RecentWindows)
    first = look.window
    for centre, width in ((100, 500), (123, 456)):
        look.set_window(centre, width)
        recent.settle()
    opened.menus.actions["window_1"].trigger()  # a preset is offered anyway
    recent.settle()
    assert recent.recent == [(123, 456), (100, 500)]
    opened.menus.actions["last_window"].trigger()
    assert look.window == (123, 456)
    opened.menus.actions["last_window"].trigger()
    assert look.window != (123, 456)
    menu = QMenu()
    recent._fill(menu)
    menu.actions()[1].trigger()
    assert look.window == (100, 500)
    assert first != (100, 500)
    for width in range(600, 1200, 100):
        look.set_window(0, width)
        recent.settle()
    assert len(recent.recent) == 5


def test_the_dose_menu_chooses_colours_and_goes_back(opened: Window) -> None:
    look, actions = opened.review.look, opened.menus.actions
    low, high = look.wash_range
    look.set_wash(low=low + 1, high=high - 1)
    actions["usual_wash"].trigger()
    assert look.wash_range == (low, high)
    look.set_levels(())
    actions["usual_levels"].trigger()
    assert look.levels == look.usual_levels() != ()
    actions["dose_panel"].trigger()
    assert not opened.docks["Dose"].visibleRegion().isEmpty()
