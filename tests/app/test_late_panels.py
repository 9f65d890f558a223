"""Panels that are made when somebody looks: they are at once as they stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from dosiscope.resources.theme import DARK
from dosiscope.viewer.style import apply_style
from support.cases import write_good
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDockWidget
    from pytestqt.qtbot import QtBot

    from dosiscope.app.looked_at import LookedAt
    from dosiscope.app.window import Window

Places = list[tuple[str, QRect]]
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class FirstPainted(QObject):
    """Where everything of a dock is whenever its window is about to be painted."""

    def __init__(self, window: Window, dock: QDockWidget) -> None:
        super().__init__()
        self._window, self._dock = window, dock
        self.seen: list[Places] = []
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest:
            self.seen.append(self.now())
        return False

    def now(self) -> Places:
        """Return what is seen of the dock, and where."""
        return [
            (type(one).__name__, one.geometry())
            for one in self._dock.findChildren(QWidget)
            if one.isVisible() and not one.visibleRegion().isEmpty()
        ]


def has_painted(window: FirstPainted) -> bool:
    return bool(window.seen)


def look_at(window: Window, dock: QDockWidget) -> None:
    """Click its tab; show it where it has none."""
    for bar in window.findChildren(QTabBar, options=DIRECT):
        names = [bar.tabText(n) for n in range(bar.count())]
        if dock.windowTitle() in names:
            at = bar.tabRect(names.index(dock.windowTitle())).center()
            QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=at)
            return
    dock.show()


@pytest.mark.slow
def test_they_come_at_their_place_and_nothing_else_moves(
    window: Window, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    apply_style(qapp, DARK)
    window.resize(1366, 768)
    open_and_wait(qtbot, window, write_good(tmp_path / "case"))
    late = window.late
    picture = window.centralWidget()
    assert picture is not None
    panels: dict[str, LookedAt[Any]] = {
        "Dose": late.dose,
        "Plan": late.plan,
        "Checks": late.checks,
        "Ladder": late.ladder,
        "Cases": late.cases,
    }
    for name, panel in panels.items():
        assert panel.made is None
        dock, room = window.docks[name], picture.size()
        painted = FirstPainted(window, dock)
        look_at(window, dock)
        qtbot.waitUntil(partial(has_painted, painted))
        QTest.qWait(1)
        assert panel.made is not None
        if name != "Cases":
            assert painted.seen[0] == painted.now(), name
            assert picture.size() == room
            continue
        # has its room beside the picture; rows are laid out as they are painted
        cases = late.cases.panel
        assert ("CaseBrowser", cases.geometry()) in painted.seen[0]
        assert cases.width() >= cases.sizeHint().width()
