"""The list of keys and mouse actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dosiscope.app.features.action import Submenu
from dosiscope.core.language import marked, tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.mouse_scheme import MouseScheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.app.features.action import Entry

    Row = tuple[Sequence[str], str]

MOUSE = (
    (tr("Wheel"), tr("one plane")),
    (tr("Shift + wheel"), tr("ten planes")),
    (tr("Ctrl + wheel"), tr("zoom at the cursor")),
    (tr("Left drag on a line"), tr("move the plane that it is")),
    (tr("Ctrl + click on a structure"), tr("centre on it")),
    (tr("Double click"), tr("this picture alone; again: all")),
    (tr("Space (held)"), tr("hide all overlays")),
    (tr("Esc"), tr("end the tool; stop reading")),
)
_MOUSE = marked("Mouse")
_SHARE = 0.92  # of the screen that the dialog takes at most
# of groups, which are menus and what has no menu, by their names
_COLUMNS = (
    (
        (_MOUSE, marked("Window / level")),
        (marked("View"), marked("Dose")),
        (marked("Tools"), marked("File"), marked("Pictures")),
        (marked("Structures"), marked("DVH"), marked("Help")),
    ),
    (
        (_MOUSE, "Window / level", "File"),
        ("View", "Dose"),
        ("Tools", "Pictures", "Structures", "DVH", "Help"),
    ),
    (
        (_MOUSE, "Window / level", "File", "Pictures", "Tools"),
        ("View", "Dose"),
    ),
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
        self.setWindowTitle(tr("Keys and mouse"))
        groups = _groups(entries, scheme)
        room = parent.screen().availableGeometry().size() * _SHARE
        for columns in _COLUMNS:  # as many side by side as there is room for
            page = _page(groups, columns)
            if page.sizeHint().width() <= room.width():
                break
        area = QScrollArea()
        area.setAccessibleName(tr("Keys and mouse actions"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        page.setAutoFillBackground(False)  # the ground is the dialog's
        area.viewport().setAutoFillBackground(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.setContentsMargins(5 * GRID, 3 * GRID, 5 * GRID, 4 * GRID)
        below.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area)
        whole.addLayout(below)
        bar = area.verticalScrollBar().sizeHint().width()
        wanted = page.sizeHint() + QSize(bar, buttons.sizeHint().height() + 8 * GRID)
        self.resize(wanted.boundedTo(room))


def _groups(entries: Iterable[Entry], scheme: MouseScheme) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for entry in entries:
        for action in entry.actions if isinstance(entry, Submenu) else (entry,):
            if action.keys:
                row = action.keys.split(), action.text.rstrip("…")
                groups.setdefault(action.menu, []).append(row)
    lines = (*MOUSE[:3], *scheme.lines, *MOUSE[3:])
    return {_MOUSE: [((what,), does) for what, does in lines], **groups}


def _page(groups: Mapping[str, list[Row]], columns: Sequence[Sequence[str]]) -> QWidget:
    """Return the groups side by side; those that no column names are in the last."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 0)
    row.setSpacing(6 * GRID)
    named = {name for column in columns for name in column}
    others = [name for name in groups if name not in named]
    for column in columns:
        names = [*column, *others] if column is columns[-1] else column
        side = QVBoxLayout()
        side.setSpacing(4 * GRID)
        for name in names:
            if name in groups:
                side.addWidget(_group(name, groups[name]))
        side.addStretch()
        row.addLayout(side)
    return page


def _group(title: str, rows: Iterable[Row]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID)
    head = QLabel(tr(title))
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
    grid.setColumnStretch(1, 1)
    return group


def _spoken(key: str) -> str:
    """Name a key as this system's keyboards do; mouse actions stay as they are."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return native if native and " " not in key else key
