"""A window of its own settings, and opening a case in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QSettings

from dosiscope.app.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


T = TypeVar("T")


def own_settings(folder: Path) -> Settings:
    """Settings of nobody else, in a file of this folder."""
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    return Settings(store)


def open_in(window: Any, *paths: Path, add: bool = False) -> None:
    """Open files or folders by the part of the window that does so, or by itself."""
    getattr(window, "opening", window).open_paths(list(paths), add=add)


def open_and_wait(qtbot: QtBot, window: Window, *paths: Path) -> None:
    """Open files or folders as a person does, and wait for the case."""
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        open_in(window, *paths)


def feature(window: Window, kind: type[T]) -> T:
    """Return the feature of this class."""
    (found,) = (one for one in window.features if isinstance(one, kind))
    return found


def make_late_panels(window: Window) -> None:
    """Make the panels behind tabs, as looking at each of them does."""
    late = window.late
    for one in (late.dose, late.plan, late.checks, late.ladder, late.cases):
        _ = one.panel


def measured(qtbot: QtBot, window: Window) -> None:
    """Wait until every structure has its DVH or a reason for none."""

    def done() -> None:
        known = set(window.review.results.dvhs) | set(window.review.results.reasons)
        assert {roi.number for roi in window.review.display.visible_rois} <= known

    qtbot.waitUntil(done, timeout=20_000)
