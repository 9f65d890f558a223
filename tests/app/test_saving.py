"""The ending of a file that is saved says what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from dosiscope.app.picture_files import BOTH
from dosiscope.app.saving import Saving
from dosiscope.viewer.widgets.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PNG, SVG = BOTH.split(";;")


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    return notice


@pytest.fixture
def saving(qtbot: QtBot, notice: Notice, tmp_path: Path) -> Saving:
    parent = QWidget()
    qtbot.addWidget(parent)
    (tmp_path / "opened.dcm").write_bytes(b"opened")
    return Saving(lambda: (tmp_path / "opened.dcm",), notice, parent)


@pytest.mark.parametrize(
    ("typed", "kind", "kept"),
    [
        ("a.png", PNG, "a.png"),
        ("a.SVG", PNG, "a.SVG"),
        ("a", PNG, "a.png"),
        ("a", SVG, "a.svg"),
        ("a", "", "a.png"),  # as from dialogs that tell no kind
        ("a.jpg", PNG, "a.jpg.png"),
        ("plan 1.2", SVG, "plan 1.2.svg"),
    ],
)
def test_a_name_without_the_ending_of_a_kind_gets_that_of_the_chosen_one(
    saving: Saving,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    kind: str,
    kept: str,
) -> None:
    answer = (str(tmp_path / typed), kind)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    assert saving.ask_where("Save", "a.png", BOTH) == str(tmp_path / kept)


def test_a_file_that_the_dialog_did_not_ask_about_is_not_replaced(
    saving: Saving, notice: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asks about the name as it was typed, and that is not here."""
    (tmp_path / "a.png").write_bytes(b"of others")
    answer = (str(tmp_path / "a"), PNG)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    assert not saving.ask_where("Save", "a.png", BOTH)
    assert "choose another name" in notice.text()


def test_what_was_opened_is_refused_before_its_ending_is_looked_at(
    saving: Saving, notice: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = (str(tmp_path / "opened.dcm"), PNG)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    assert not saving.ask_where("Save", "a.png", BOTH)
    assert "opened" in notice.text()
