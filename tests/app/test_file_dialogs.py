"""Where a dialog for files begins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from dosiscope.app import file_dialogs as dialogs
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

NAME = "dvh.csv"
ASKS: dict[str, Callable[[QWidget], object]] = {
    "getExistingDirectory": lambda top: dialogs.ask_for_folder(top, "Folder"),
    "getOpenFileNames": lambda top: dialogs.ask_for_files(top, "Files"),
    "getOpenFileName": lambda top: dialogs.ask_for_file(top, "File", "CSV (*.csv)"),
    "getSaveFileName": lambda top: dialogs.ask_where(top, "Save", NAME, "CSV (*.csv)")[
        0
    ],
}


class Shown:
    """Every dialog with the place where it began; and what the next ones answer."""

    def __init__(self) -> None:
        self.begun: dict[str, Path] = {}
        self.chosen = ""

    def answer(self, ask: str, at: str) -> object:
        self.begun[ask] = Path(at)
        if ask == "getExistingDirectory":
            return self.chosen
        if ask == "getOpenFileNames":
            return ([self.chosen] if self.chosen else []), ""
        return self.chosen, ""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    found = Shown()
    monkeypatch.setattr(dialogs._place, "folder", None)
    for ask in ASKS:

        def show(_: QWidget, __: str, at: str, *___: str, ask: str = ask) -> object:
            return found.answer(ask, at)

        monkeypatch.setattr(QFileDialog, ask, show)
    yield found
    screen_identity.set_hidden(False)


def all_in(folder: Path) -> dict[str, Path]:
    return {ask: folder / NAME if "Save" in ask else folder for ask in ASKS}


@pytest.mark.parametrize("last", ASKS)
def test_dialogs_begin_at_home_and_then_where_the_last_one_ended(
    qtbot: QtBot,
    shown: Shown,
    last: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not where the program was started, nor while identity is hidden in that place."""
    monkeypatch.chdir(tmp_path)
    top = QWidget()
    qtbot.addWidget(top)

    def show_all() -> dict[str, Path]:
        for show in ASKS.values():
            assert not show(top)
        return shown.begun

    assert show_all() == all_in(Path.home())
    shown.chosen = "/data/Wolf Anna/plan"
    assert ASKS[last](top)
    shown.chosen = ""
    assert show_all() == all_in(Path("/data/Wolf Anna"))
    screen_identity.set_hidden(True)
    assert show_all() == all_in(Path.home())
