"""The window as a person finds it: its own settings, styled, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from dosiscope.app import file_dialogs
from dosiscope.app.window import Window
from support.look import dress
from support.windows import own_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from dosiscope.app.settings import Settings


@pytest.fixture(autouse=True)
def _began_nowhere() -> None:
    """Let dialogs for files begin as in a program that was just started."""
    file_dialogs._place.folder = None


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return own_settings(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Window]:
    made = shown(qapp, settings)
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def lasting_window(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    """One window for the tests of a module that leave it as they found it.

    To make it and to open a case in it takes longer than most of them.
    """
    made = shown(qapp, own_settings(tmp_path_factory.mktemp("lasting")))
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module")
def module_bot(request: pytest.FixtureRequest) -> QtBot:
    """What waits for a case that is opened once for a module."""
    return QtBot(request)


def shown(app: QApplication, settings: Settings) -> Window:
    """A window on the screen, with the look that the program has."""
    dress(app)
    made = Window(settings)
    made.resize(1366, 768)
    made.show()
    return made
