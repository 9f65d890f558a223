"""The parts of a report in their order, each switched on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from dosiscope.core.language import tr
from dosiscope.core.report.template import OPTIONS, Part

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_KEY: Final = Qt.ItemDataRole.UserRole
_WORDS: Final = {
    "identity": tr("Patient"),
    "plan": tr("Plan"),
    "goals": tr("Goals"),
    "pictures": tr("Pictures"),
    "dvh": "DVH",
    "indices": tr("Indices"),
    "structures": tr("Structures"),
    "plan check": tr("Plan check"),
    "beams": tr("Beams"),
    "records": tr("Records"),
    "rt images": tr("RT Images"),
    "comparison": tr("Comparison"),
    "findings": tr("Findings"),
    "method": tr("Method"),
    "inputs": tr("Input files"),
}
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PartList(QListWidget):
    """Parts to be ticked and dragged; Alt with an arrow key moves one too."""

    parts_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAccessibleName(tr("Parts of the report"))
        self.setToolTip(
            tr("Tick what is wanted; drag to change the order (Alt+Up, Down)")
        )
        self.setSpacing(1)
        self._known: dict[str, Part] = {}
        self.itemChanged.connect(self._tell)
        self.model().rowsMoved.connect(self._tell)

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Show the parts of a template, and below them those that it has not."""
        self._known = {part.key: part for part in parts}
        others = [key for key in OPTIONS if key not in self._known]
        self.blockSignals(True)
        self.clear()
        for key in (*self._known, *others):
            item = QListWidgetItem(_WORDS[key])
            item.setData(_KEY, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            is_on = key in self._known
            item.setCheckState(
                Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            )
            self.addItem(item)
        self.setCurrentRow(0)
        self.blockSignals(False)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are switched on, in their order, with their options."""
        items = [self.item(row) for row in range(self.count())]
        keys = [
            str(item.data(_KEY))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        return tuple(self._known.get(key) or Part(key=key) for key in keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a part with Alt and an arrow."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.blockSignals(True)
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self.blockSignals(False)
            self._tell()

    def _tell(self, *_: object) -> None:
        self.parts_changed.emit()
