"""The Tray panel: pictures for a report, to be put in order and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.kept.snapshots import thumbnail
from dosiscope.viewer.style import restyle
from dosiscope.viewer.tray import LONGEST
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QKeyEvent, QShowEvent

    from dosiscope.core.sidecar.record import KeptSnapshot
    from dosiscope.viewer.review import Review

_WIDE, _HIGH = 144, 108  # px, of a small picture
_EDITABLE = Qt.ItemFlag.ItemIsEditable
_EMPTY = tr(
    "No pictures yet. Shift+T puts the picture that you clicked last into the tray, "
    "as you see it then. Reports show what is in the tray."
)


class TrayList(QListWidget):
    """Small pictures in rows; dragged to another place, removed, gone to."""

    moved = Signal(int, int)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Pictures of the tray"))
        self.setViewMode(QListWidget.ViewMode.ListMode)
        self.setIconSize(QSize(_WIDE, _HIGH))
        self.setWordWrap(True)
        self.setUniformItemSizes(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a row is dropped; the rows follow the tray."""
        row = self.indexAt(event.position().toPoint()).row()
        if self.dropIndicatorPosition() is self.DropIndicatorPosition.BelowItem:
            row += 1
        if row < 0:
            row = self.count()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        first = self.currentRow()
        self.moved.emit(first, row - (row > first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the row, or move it with Alt and an arrow."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif is_alt and event.key() in steps:
            row = self.currentRow()
            self.moved.emit(row, row + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class TrayPanel(QWidget):
    """The pictures of the tray, and what can be done with them.

    Attributes
    ----------
    add_wanted
        The picture on the screen is to be put into the tray.
    gone_to
        The case is to be seen as on this picture, by its number.
    removed
        A picture was removed: the number that it had, and what it was.
    """

    add_wanted = Signal()
    gone_to = Signal(int)
    removed = Signal(int, object)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._tray = review, review.tray
        self._icons: dict[KeptSnapshot, QIcon] = {}
        self._is_filling = False
        blank = QPixmap(2 * _WIDE, 2 * _HIGH)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self.list = TrayList()
        self.list.moved.connect(self._move)
        self.list.remove_wanted.connect(self._remove)
        self.list.itemChanged.connect(self._rename)
        self.list.itemDoubleClicked.connect(lambda _: self._go())
        self.list.itemSelectionChanged.connect(self._offer)
        self.add = quiet_button(
            "camera", tr("Add the picture"), tr("Add the picture (Shift+T)")
        )
        self.go = quiet_button("crosshair", tr("See the case as on this picture"))
        self.name = quiet_button(
            "pencil", tr("Change the caption"), tr("Change the caption (F2)")
        )
        self.up = quiet_button(
            "chevron-up", tr("Further up"), tr("Further up (Alt+Up)")
        )
        self.down = quiet_button(
            "chevron-down", tr("Further down"), tr("Further down (Alt+Down)")
        )
        self.bin = quiet_button("trash-2", tr("Remove"), tr("Remove (Del)"))
        self.add.clicked.connect(self.add_wanted)
        self.go.clicked.connect(self._go)
        self.name.clicked.connect(self._edit)
        self.up.clicked.connect(lambda: self._move_by(-1))
        self.down.clicked.connect(lambda: self._move_by(1))
        self.bin.clicked.connect(self._remove)
        self.empty = Paragraph(role="secondary")
        self.empty.setText(_EMPTY)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._painting = QTimer(self, interval=0)
        self._painting.timeout.connect(self._paint_next)
        self._lay_out()
        self._tray.changed.connect(self._look_soon)
        review.results.cuts_changed.connect(self._forget)
        restyle(self, surface="panel")
        self.refresh()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        bar.setSpacing(GRID)
        shown = (self.add, self.go, self.name, self.up, self.down, self.bin)
        for button in shown:
            bar.addWidget(button)
        bar.addStretch(1)
        room = QWidget()
        self._stack = QStackedLayout(room)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(room, 1)

    # --- following the tray ---------------------------------------------------------

    def _look_soon(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _forget(self) -> None:
        """Paint anew what lacked outlines."""
        self._icons.clear()
        self._look_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what was not looked at."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the pictures as they are now."""
        row, held = self.list.currentRow(), self._tray.all
        self._is_filling = True
        self.list.clear()
        self._icons = {one: self._icons[one] for one in held if one in self._icons}
        for one in held:
            item = QListWidgetItem(self._icons.get(one, self._blank), one.caption)
            item.setFlags(item.flags() | _EDITABLE)
            item.setToolTip(one.caption)
            self.list.addItem(item)
        self._is_filling = False
        self.list.setCurrentRow(min(max(row, 0), len(held) - 1))
        self._stack.setCurrentIndex(1 if held else 0)
        self._offer()
        if any(one not in self._icons for one in held):
            self._painting.start()

    def _paint_next(self) -> None:
        """Paint one of the small pictures: all at once would hold up the window."""
        held = self._tray.all
        n = next((n for n, one in enumerate(held) if one not in self._icons), None)
        if n is None or not self.isVisible():
            self._painting.stop()
            return
        ratio = Qt.AspectRatioMode.KeepAspectRatio
        way = Qt.TransformationMode.SmoothTransformation
        image = thumbnail(self._review, held[n], _WIDE)
        small = image.scaled(2 * _WIDE, 2 * _HIGH, ratio, way)
        picture = QPixmap.fromImage(small)
        icon = self._icons[held[n]] = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)  # not tinted
        self._is_filling = True
        if n < self.list.count():
            self.list.item(n).setIcon(icon)
        self._is_filling = False

    def _offer(self) -> None:
        row, count = self.list.currentRow(), len(self._tray.all)
        for button in (self.go, self.name, self.bin):
            button.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    # --- what the user does ----------------------------------------------------------

    def _move(self, n: int, to: int) -> None:
        count = len(self._tray.all)
        if 0 <= n < count and 0 <= to < count and n != to:
            self._tray.move(n, to)
            self.refresh()
            self.list.setCurrentRow(to)

    def _move_by(self, step: int) -> None:
        row = self.list.currentRow()
        self._move(row, row + step)

    def _rename(self, item: QListWidgetItem) -> None:
        if not self._is_filling:
            self._tray.rename(self.list.row(item), item.text()[:LONGEST])
            self._soon.start()

    def _edit(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            snapshot = self._tray.all[row]
            self._tray.remove(row)
            self.refresh()
            self.removed.emit(row, snapshot)

    def _go(self) -> None:
        if self.list.currentRow() >= 0:
            self.gone_to.emit(self.list.currentRow())
