from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# how long an example takes says something about the machine's load, not about the code;
# continuous integration tries the same examples every time, others go on searching
settings.register_profile(
    "dosiscope", deadline=None, derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("dosiscope")


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep widgets as long as their test: qtbot does not.

    A widget that only its own cycles refer to when its test has returned is painted
    once more, and where Python collects it within that, the process ends.
    """
    kept: list[QWidget] = []
    add = QtBot.addWidget

    def add_and_keep(self: QtBot, widget: QWidget, **rest: Any) -> None:
        kept.append(widget)
        add(self, widget, **rest)

    monkeypatch.setattr(QtBot, "addWidget", add_and_keep)
    yield
    kept.clear()
