"""The window as a person finds it: its own settings, styled, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app import file_dialogs
from dosiscope.app.window import Window
from support.look import dress
from support.windows import own_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

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
    dress(qapp)
    made = Window(settings)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
