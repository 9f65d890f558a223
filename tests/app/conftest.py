"""The window as a person finds it: its own settings, styled, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app.window import Window
from dosiscope.resources.theme import DARK
from dosiscope.viewer.style import apply_style
from support.windows import own_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return own_settings(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Window]:
    apply_style(qapp, DARK)
    made = Window(settings)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
