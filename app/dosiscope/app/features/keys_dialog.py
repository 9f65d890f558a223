"""The list of keys and mouse actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from dosiscope.app.features.action import Submenu
from dosiscope.resources.theme import GRID
from dosiscope.viewer.mouse_scheme import MouseScheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.app.features.action import Entry

    Row = tuple[Sequence[str], str]

MOUSE = (
    ("Wheel", "one plane"),
    ("Shift + wheel", "ten planes"),
    ("Ctrl + wheel", "zoom at the cursor"),
    ("Left drag on a line of another plane", "move that plane"),
    ("Ctrl + click on a structure", "centre on it"),
    ("Double click", "this picture, or the DVH, alone; again: all"),
    ("Space (held)", "hide all overlays"),
    ("Esc", "end the tool; stop reading"),
)
_COLUMNS = (
    ("Mouse", "Window / level"),
    ("View", "Dose"),
    ("Tools", "File", "Pictures"),
    ("Structures", "DVH", "Help"),
)


class KeysDialog(QDialog):
    """Every key with what it does, in groups side by side."""

    def __init__(
        self,
        entries: Iterable[Entry],
        parent: QWidget,
        scheme: MouseScheme = MouseScheme.RADIOTHERAPY,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and mouse")
        groups = QHBoxLayout()
        groups.setSpacing(8 * GRID)
        for column in _columns(entries, scheme):
            side = QVBoxLayout()
            side.setSpacing(4 * GRID)
            for title, rows in column:
                side.addWidget(_group(title, rows))
            side.addStretch()
            groups.addLayout(side)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        page.setSpacing(4 * GRID)
        page.addLayout(groups)
        page.addWidget(buttons)


def _columns(
    entries: Iterable[Entry], scheme: MouseScheme
) -> list[list[tuple[str, list[Row]]]]:
    groups: dict[str, list[Row]] = {}
    for entry in entries:
        for action in entry.actions if isinstance(entry, Submenu) else (entry,):
            if action.keys:
                row = action.keys.split(), action.text.rstrip("…")
                groups.setdefault(action.menu, []).append(row)
    lines = (*MOUSE[:3], *scheme.lines, *MOUSE[3:])
    groups["Mouse"] = [((what,), does) for what, does in lines]
    named = {name for column in _COLUMNS for name in column}
    others = tuple(name for name in groups if name not in named)
    *columns, last = _COLUMNS
    return [
        [(name, groups[name]) for name in column if name in groups]
        for column in (*columns, (*last, *others))
    ]


def _group(title: str, rows: Iterable[Row]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID)
    head = QLabel(title)
    head.setProperty("weight", "semibold")
    grid.addWidget(head, 0, 0, 1, 2)
    for n, (keys, what) in enumerate(rows, 1):
        caps = QHBoxLayout()
        caps.setSpacing(GRID)
        caps.addStretch()
        for key in keys:
            cap = QLabel(_spoken(key))
            cap.setProperty("keycap", True)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            caps.addWidget(cap)
        grid.addLayout(caps, n, 0)
        grid.addWidget(QLabel(what), n, 1)
    grid.setColumnMinimumWidth(0, 120)
    grid.setColumnStretch(1, 1)
    return group


def _spoken(key: str) -> str:
    """Name a key as this system's keyboards do; mouse actions stay as they are."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return native if native and " " not in key else key
