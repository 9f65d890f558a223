"""All that a person can read in the window, or on a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEventLoop, QModelIndex, Qt, QTimer
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

from dosiscope.viewer.pace import Soon
from dosiscope.viewer.reference_map import ReferenceMap
from support.windows import feature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


_BEAT_MS = 10
_READ = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,  # a second line
)


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
                for role in _READ:
                    value = index.data(role)
                    if isinstance(value, str):
                        yield value
            if isinstance(view, QTreeView):
                yield from below(model, model.index(row, 0, parent))

    return list(below(view.model(), QModelIndex())) if view.model() else []


def painted_texts(picture: ReferenceMap) -> list[str]:
    """The words that are drawn, at full length."""
    nodes = picture.chain.nodes if picture.chain is not None else ()
    return [text for n in nodes for text in (n.role, n.label, n.detail) if text]


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
            words += painted_texts(child)
    return "\n".join(words)


def docked_words(window: Window) -> dict[str, str]:
    """What is read in every open dock, by its name: after a click on its tab."""
    words = {}
    for name, dock in window.docks.items():
        if dock.isVisible() or window.tabifiedDockWidgets(dock):
            dock.raise_()
            settle(window)
            words[name] = visible_words(dock)
    return words


def settle(window: Window) -> None:
    """Let end what is worked out for a panel that is looked at, and what follows.

    What comes one by one is shown a few times a second: the last of it too; and
    measuring begins a moment after a case is shown.
    """
    jobs = window.session.jobs
    sleeping = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    beat = QTimer(interval=_BEAT_MS)  # what ends without an event is seen to end
    beat.start()
    for _ in range(3):  # measuring, goals, the plan check
        QApplication.processEvents()
        awaited = window.findChildren(Soon)
        while jobs.is_working or any(soon.isActive() for soon in awaited):
            QApplication.processEvents(sleeping)
    beat.stop()


def details_words(qtbot: QtBot, window: Window) -> str:
    """What is read after a click on the header: the details of every object."""
    qtbot.mouseClick(window.header, Qt.MouseButton.LeftButton)
    from dosiscope.app.features.object_details import ObjectDetails

    dialog = feature(window, ObjectDetails).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return visible_words(dialog)


def one_click_away(qtbot: QtBot, window: Window) -> str:
    """What is read after no click, or after one on a tab or on the header."""
    words = [visible_words(window), *docked_words(window).values()]
    return "\n".join([*words, details_words(qtbot, window)])


def tips(top: QWidget) -> Iterator[str]:
    """What is read when the mouse rests on a part."""
    for child in (top, *top.findChildren(QWidget)):
        if child.toolTip():
            yield child.toolTip()
        if isinstance(child, QAbstractItemView) and child.model() is not None:
            is_tree = isinstance(child, QTreeView)
            yield from _tips_below(child.model(), QModelIndex(), is_tree)


def _tips_below(
    model: QAbstractItemModel, parent: QModelIndex, is_tree: bool
) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        column = 0
        while (index := model.index(row, column, parent)).isValid():
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                yield tip
            column += 1
        if is_tree:
            yield from _tips_below(model, model.index(row, 0, parent), is_tree)
