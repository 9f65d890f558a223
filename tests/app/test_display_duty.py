"""DISP-ALL: whatever the profile wants displayed is on the screen (BRTO-II 7.4).

From files through the reader into the real window; at most one click away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from dosiscope.core.text import DASH
from support.cases import good_built
from support.reading import one_click_away, visible_words
from support.tokens import SCRIPTS, Tokens
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


def open_tokens(qtbot: QtBot, window: Window, folder: Path, script: str) -> Tokens:
    built, tokens = good_built(), Tokens(script)
    tokens.put_into(built)
    built.write(folder)
    open_and_wait(qtbot, window, folder)
    return tokens


@pytest.mark.parametrize("script", [name for name in SCRIPTS if name != "empty"])
def test_every_attribute_that_must_be_displayed_is(
    qtbot: QtBot, window: Window, tmp_path: Path, script: str
) -> None:
    tokens = open_tokens(qtbot, window, tmp_path / "case", script)
    read = one_click_away(qtbot, window)
    assert len(tokens.shown) > 60
    assert {what: t for what, t in tokens.shown.items() if t not in read} == {}


def test_what_is_empty_is_a_dash(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    open_tokens(qtbot, window, tmp_path / "case", "empty")
    read = one_click_away(qtbot, window)
    assert window.review.case is not None
    assert window.review.case.plan is not None
    assert read.count(DASH) > 60


def test_hidden_words_do_not_count(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QLabel("seen", parent)
    QLabel("unseen", parent).hide()
    parent.show()
    assert visible_words(parent) == "seen"
