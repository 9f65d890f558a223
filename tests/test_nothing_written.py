"""No flow changes, adds or removes anything in the folders that were opened."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from dosiscope.app.main import main
from dosiscope.app.window import Window
from support.beside import OVER, write_beside
from support.cases import write_good
from support.platforms import MODES
from support.states import state_of
from support.windows import open_and_wait, own_settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = write_good(tmp_path / "case")
    (case / "notes.txt").write_text("no DICOM")
    (case / "cut.dcm").write_bytes((case / "RS.dcm").read_bytes()[:3000])
    return case


@pytest.fixture
def full(folder: Path) -> Path:
    """The same, with an object of every further kind."""
    return write_beside(folder)


@pytest.mark.parametrize(
    "words",
    [
        ["beams", "--spots", "--json"],
        ["beams", "--csv", "OUT"],
        ["check"],
        ["check", "--json"],
        ["dvh"],
        ["dvh", "--json"],
        ["dvh", "--csv", "OUT"],
        ["goals", "--goals", "quantec", "--csv", "OUT"],
        ["plancheck"],
        ["probe", "--at", "10,5,0", "--json"],
        ["records", "--json"],
        ["records", "--csv", "OUT"],
        ["snapshot", "-o", "OUT"],
        ["snapshot", "--over", OVER, "-o", "OUT"],
    ],
    ids=" ".join,
)
def test_the_command_line(full: Path, tmp_path: Path, words: list[str]) -> None:
    before = state_of(full)
    words = [str(tmp_path / "out.png") if word == "OUT" else word for word in words]
    assert main([words[0], str(full), *words[1:]]) in (0, 1)
    assert state_of(full) == before


def test_the_window(full: Path, tmp_path: Path, qtbot: QtBot) -> None:
    before = state_of(full)
    window = Window(own_settings(tmp_path))
    qtbot.addWidget(window)
    window.show()
    open_and_wait(qtbot, window, full)
    qtbot.waitUntil(lambda: len(window.review.results.dvhs) >= 3, timeout=20_000)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_M, Qt.Key.Key_End):
        qtbot.keyClick(window.view, key)
    window.session.close_case()
    window.close()
    assert state_of(full) == before


@MODES
def test_a_folder_that_cannot_be_written_is_read(folder: Path) -> None:
    paths = [folder, *folder.iterdir()]
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        assert main(["check", str(folder)]) in (0, 1)
    finally:
        for path in paths:
            path.chmod(path.stat().st_mode | stat.S_IWUSR)


@pytest.mark.parametrize("words", [["snapshot", "-o"], ["dvh", "--csv"]])
def test_an_export_that_cannot_be_written_is_one_sentence(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """To a place that is not there, and to a disk that is full."""
    places = [folder.parent / "no" / "such" / "a.png"]
    if os.path.exists("/dev/full"):
        places.append(folder.parent / "full.png")
        places[-1].symlink_to("/dev/full")
    for place in places:
        assert main([words[0], str(folder), *words[1:], str(place)]) == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1, told
        assert "Traceback" not in told
