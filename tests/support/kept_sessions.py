"""Sessions of windows: saved, opened in another window, held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from dosiscope.app.features.kept_sessions import KeptSessions
from dosiscope.app.window import Window
from support.painted import grabbed
from support.reading import settle
from support.windows import feature, measured, own_settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


def save(qtbot: QtBot, window: Window, path: Path) -> Path:
    """Save the session of a window, as the dialog would have it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        feature(window, KeptSessions).ask_and_save()
        qtbot.waitUntil(path.exists, timeout=60_000)
        qtbot.waitUntil(lambda: not window.session.jobs.is_working, timeout=60_000)
    return path


def reopen(qtbot: QtBot, folder: Path, path: Path, *given: Path) -> Window:
    """Open a session in a new window with settings of its own."""
    window = Window(own_settings(folder))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sessions = feature(window, KeptSessions)
    heard: list[object] = []
    sessions.reopened.connect(heard.append)
    window.opening.open_paths([path, *given])

    def is_there() -> None:
        refused = "cannot be opened again" in window.notice.text()
        assert heard or refused

    qtbot.waitUntil(is_there, timeout=60_000)
    assert heard, window.notice.text()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=60_000)
    measured(qtbot, window)
    return window


def pictures(window: Window) -> list[QImage]:
    """Paint all pictures of a window, once nothing is at work any more."""
    settle(window)
    return [grabbed(view) for view in window.pictures.shown]


def assert_seen_again(qtbot: QtBot, window: Window, folder: Path) -> Window:
    window.notice.hide()
    before = pictures(window)
    path = save(qtbot, window, folder / "kept" / "session.json")
    again = reopen(qtbot, folder / "settings", path)
    after = pictures(again)
    assert [one.size() for one in after] == [one.size() for one in before]
    for n, (one, other) in enumerate(zip(before, after, strict=True)):
        assert one == other, f"picture {n} is another"
    return again
