"""The whole window by keyboard, by ear and by weak eyes: every panel, every dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from dosiscope.app.choices import LIGHT_THEME, TEXT_SCALE
from dosiscope.core.kinds import Role
from dosiscope.resources.theme import DARK, LIGHT
from support.accessible import (
    bring_forward,
    controls_of,
    is_operated,
    name_of,
    nameless,
    not_operable,
    place_of,
    shows_focus,
    walk,
)
from support.cases import write_good
from support.contrast import measured
from support.dialogs import each_dialog
from support.rival_plans import write_rival
from support.windows import make_late_panels, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

LEAST = 4.5  # WCAG 2, 1.4.3
LEAST_OF_SIGNS = 3.0  # 1.4.11


@pytest.fixture
def opened(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    write_good(tmp_path / "case")
    open_and_wait(qtbot, window, tmp_path / "case")
    window.activateWindow()
    return window


def each_panel(window: Window) -> Iterator[str]:
    """Bring every panel into sight, one after the other."""
    usual = [dock for dock in window.docks.values() if not dock.isHidden()]
    for name, dock in window.docks.items():
        dock.show()
        dock.raise_()
        QTest.qWait(20)
        yield name
        if dock not in usual:
            dock.close()


def test_panels_by_keyboard_and_by_ear(opened: Window) -> None:
    """Names that are read aloud, Tab through all, and a sign where the focus is."""
    unnamed: set[str] = set()
    missed: set[str] = set()
    unseen: set[str] = set()
    for name in each_panel(opened):
        unnamed.update(nameless(opened.docks[name]))
        opened.pictures.current.setFocus()
        stops = walk()
        dock = opened.docks[name]
        inside = [
            one
            for one in controls_of(dock)
            if is_operated(one) and one.isVisible() and one.isEnabled()
        ]
        missed.update(
            place_of(one)
            for one in inside
            if one not in stops and one.focusProxy() not in stops
        )
        unseen.update(
            place_of(one)
            for one in inside
            if not one.visibleRegion().isEmpty() and not shows_focus(one)
        )
    unnamed.update(nameless(opened))
    assert not unnamed
    assert not missed
    assert not unseen


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_to_nothing_out_of_sight(opened: Window, key: Qt.Key) -> None:
    """Docks behind tabs, and bars of tabs not in use, lie outside the window."""
    opened.pictures.current.setFocus()
    stops: list[QWidget] = []
    unseen: list[str] = []
    while (now := opened.focusWidget()) is not None and now not in stops:
        stops.append(now)
        seen = now.viewport() if isinstance(now, QAbstractScrollArea) else now
        if seen.visibleRegion().isEmpty():
            unseen.append(place_of(now))
        QTest.keyClick(now, key)
    assert len(stops) > 10
    assert unseen == []


def test_where_a_choice_is_left_the_keys_make_it(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    """The list has them, on the first dose; Return shows it."""
    write_good(tmp_path / "case")
    write_rival(tmp_path / "case", "Rival", 1.1)
    window.show()
    window.activateWindow()
    with qtbot.waitSignal(window.session.choice_needed, timeout=20_000):
        window.session.open([tmp_path / "case"])
    tree = window.late.cases.panel.tree
    qtbot.waitUntil(tree.hasFocus)
    entries = [
        row.entry for row in window.late.cases.panel.rows() if row.entry is not None
    ]
    first, second = (one.uid for one in entries if one.kind.role is Role.DOSE)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.review.dose is not None
    assert window.review.dose.key == second != first


def test_the_browser_has_the_keys_when_it_is_asked_for(
    opened: Window, qtbot: QtBot
) -> None:
    opened.docks["Cases"].hide()
    opened.pictures.current.setFocus()
    (action,) = (
        one for one in opened.findChildren(QAction) if one.shortcut() == "Ctrl+B"
    )
    action.trigger()
    qtbot.waitUntil(opened.late.cases.panel.tree.hasFocus)
    assert opened.late.cases.panel.tree.currentIndex().isValid()
    action.trigger()
    assert opened.docks["Cases"].isHidden()


def test_the_keys_go_with_a_panel_into_the_room_of_the_pictures_and_back(
    opened: Window, qtbot: QtBot
) -> None:
    picture = opened.pictures.current
    picture.setFocus()
    qtbot.waitUntil(picture.hasFocus)
    opened.dvh_place.toggle()
    assert opened.dvh.hasFocus()
    QTest.keyClick(opened.dvh, Qt.Key.Key_Tab)
    opened.dvh_place.toggle()
    assert picture.hasFocus()
    # who works elsewhere stays there
    opened.dvh_place.toggle()
    opened.docks["Structures"].widget().setFocus()
    elsewhere = opened.focusWidget()
    opened.dvh_place.toggle()
    assert opened.focusWidget() is elsewhere is not picture


def test_dialogs_by_keyboard_and_by_ear(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong: set[str] = set()
    seen: set[str] = set()
    for name, dialog in each_dialog(opened, monkeypatch):
        seen.add(name)
        if isinstance(dialog, QMessageBox):
            wrong.update(f"{name}: {one}" for one in nameless(dialog))
            continue
        bring_forward(dialog)
        wrong.update(f"{name}: {one}" for one in not_operable(dialog))
    assert not wrong
    assert len(seen) >= 15


@pytest.mark.parametrize("is_light", [False, True], ids=["dark", "light"])
def test_words_are_told_from_their_ground(
    opened: Window, monkeypatch: pytest.MonkeyPatch, is_light: bool
) -> None:
    """Measured from the pixels of what is on the screen."""
    opened.settings.set(LIGHT_THEME, is_light)
    poor: set[str] = set()
    count = 0

    def look(top: QWidget, where: str) -> None:
        nonlocal count
        found = measured(top)
        count += len(found)
        poor.update(
            f"{where}: {least:.2f} {text!r} {place_of(one)}"
            for least, text, one in found
            if least < LEAST
        )

    for name in each_panel(opened):
        look(opened.docks[name], name)
    look(opened, "window")
    for name, dialog in each_dialog(opened, monkeypatch):
        if name != "report":  # it is being laid out: half drawn
            look(dialog, name)
    assert not poor
    assert count > 500


def test_what_is_measured_is_measured(qtbot: QtBot, opened: Window) -> None:
    """Words too faint to read, a bare button and a table without a way out."""
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    faint, plain, bare = QLabel("faint"), QLabel("plain"), QPushButton()
    faint.setProperty("role", "disabled")
    table = QTableWidget(2, 2)
    for part in (plain, faint, bare, table, QPushButton("after")):
        column.addWidget(part)
    top.setProperty("surface", "panel")
    top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    top.resize(300, 300)
    top.show()
    least = {text: contrast for contrast, text, _ in measured(top)}
    assert least["faint"] < LEAST < least["plain"]
    assert len(nameless(top)) == 2
    top.activateWindow()
    assert QTest.qWaitForWindowActive(top)
    table.setFocus()
    with pytest.raises(AssertionError, match="does not lead out"):
        walk()
    del opened


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda one: str(one.name))
def test_signs_of_controls_are_seen(theme: Any) -> None:
    from dosiscope.resources.theme import contrast

    for surface in ("window", "panel", "raised", "zebra", "field"):
        ground = getattr(theme, surface)
        for sign in ("edge", "secondary", "accent"):
            assert contrast(getattr(theme, sign), ground) >= LEAST_OF_SIGNS, surface


def test_the_name_of_a_box_is_not_what_is_chosen_in_it(opened: Window) -> None:
    make_late_panels(opened)
    names = {name_of(one) for one in controls_of(opened)}
    assert {"Dose shown", "Colour table", "Filter structures"} <= names
    assert "100 %" not in names


def test_text_twice_as_large_has_room(opened: Window) -> None:
    """On a small screen: the window fits it, and no word of a button is cut."""
    screen = QSize(1366, 768)
    opened.settings.set(TEXT_SCALE, 2.0)
    QTest.qWait(50)
    cut: set[str] = set()
    for name in each_panel(opened):
        least = opened.minimumSizeHint()
        assert least.width() <= screen.width(), name
        assert least.height() <= screen.height(), name
        for button in opened.findChildren(QAbstractButton):
            if button.visibleRegion().isEmpty() or not button.text():
                continue
            words = button.fontMetrics().boundingRect(0, 0, 9999, 99, 0, button.text())
            if button.height() < words.height() or button.width() < words.width():
                cut.add(f"{name}: {button.text()} {button.size().toTuple()}")
    assert not cut
    opened.settings.set(TEXT_SCALE, 1.0)


def test_what_keys_point_at_is_marked_everywhere(opened: Window) -> None:
    """A structure that the mouse points at stands out; so does one of the keys."""
    view, display = opened.structures.view, opened.review.display
    opened.docks["Structures"].raise_()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down)
    chosen = opened.structures.current
    assert chosen is not None
    assert display.highlight == chosen.number
    opened.pictures.current.setFocus()
    assert display.highlight is None
