"""DISP-ALL: whatever the profile wants displayed is on the screen (BRTO-II 7.4).

From files through the reader into the real window; at most one click away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QListView,
    QTableView,
    QTreeView,
    QWidget,
)

from dosiscope.core.text import DASH
from dosiscope.viewer.reference_map import ReferenceMap
from support.cases import good_built
from support.tokens import SCRIPTS, Tokens
from support.windows import open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


def open_tokens(qtbot: QtBot, window: Window, folder: Path, script: str) -> Tokens:
    built, tokens = good_built(), Tokens(script)
    tokens.put_into(built)
    built.write(folder)
    open_and_wait(qtbot, window, folder)
    return tokens


def cells(view: QAbstractItemView) -> list[str]:
    """The words of the cells that a view shows, hidden columns left out."""

    def below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
        for row in range(model.rowCount(parent)):
            # columnCount of a list model is private
            is_list = isinstance(view, QListView)
            for column in range(1 if is_list else model.columnCount(parent)):
                if isinstance(view, QTableView) and view.isColumnHidden(column):
                    continue
                index = model.index(row, column, parent)
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole):
                    value = index.data(role)
                    if isinstance(value, str):
                        yield value
            if isinstance(view, QTreeView):
                yield from below(model, model.index(row, 0, parent))

    return list(below(view.model(), QModelIndex())) if view.model() else []


def visible_words(top: QWidget) -> str:
    """All that can be read on a widget now."""
    words: list[str] = []
    for child in top.findChildren(QWidget):
        if not child.isVisible():
            continue
        if isinstance(child, QLabel | QAbstractButton):
            words.append(child.text())
        elif isinstance(child, QComboBox):
            words.append(child.currentText())
        elif isinstance(child, QAbstractItemView):
            words += cells(child)
        elif isinstance(child, ReferenceMap):
            words += child.painted_texts()
    return "\n".join(words)


def one_click_away(qtbot: QtBot, window: Window) -> str:
    """What is read after no click, or after one on a tab or on the header."""
    words = [visible_words(window)]
    for dock in window.docks.values():
        if dock.isVisible() or window.tabifiedDockWidgets(dock):
            dock.raise_()
            QApplication.processEvents()
            words.append(visible_words(window))
    qtbot.mouseClick(window.header, Qt.MouseButton.LeftButton)
    assert window.details is not None
    qtbot.waitUntil(window.details.isVisible)
    words.append(visible_words(window.details))
    return "\n".join(words)


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
