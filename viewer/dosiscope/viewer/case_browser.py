"""The case browser: everything that was found, and what of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from dosiscope.core.errors import ChoiceError
from dosiscope.core.inventory import Entry, Inventory, Selection
from dosiscope.core.kinds import Role
from dosiscope.core.link import propose_with
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import counted, date_text, moment_text, uid_tail
from dosiscope.resources.theme import GRID, ICON, SMALL
from dosiscope.viewer import case_choice, icons
from dosiscope.viewer.style import colour, current_theme, font, restyle
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.section import MARGIN, fill
from dosiscope.viewer.widgets.text import Line, Paragraph, tip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFont, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from dosiscope.core.header import Patient
    from dosiscope.core.inventory import Skipped

Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole
_BELOW = Qt.ItemDataRole.UserRole + 1
_ICON = Qt.ItemDataRole.UserRole + 2
_CHOSEN = Qt.ItemDataRole.UserRole + 3
_TALL = 40  # px
_MARK = 32  # px at the right, where a click chooses just this object


_HINT = "Choose what to show: a dose brings its plan, structure set and CT."


class CaseBrowser(QWidget):
    """Patient, frame of reference, and their CT, structure sets, plans and doses.

    A click on an object chooses it and what it refers to, by the rule of all verbs;
    where that is more than one case, the next click answers.  A click on its mark
    chooses or leaves out just this one; Show (or a double click) shows the choice.
    """

    selected = Signal(object)  # a Selection
    tags_requested = Signal(str)  # UID of an object

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inventory = Inventory()
        self._current: Selection | None = None
        self._pending = Selection()
        self.tree = _Tree()
        self.summary = Line(role="secondary")
        self._clicked: list[Entry] = []  # one after the other, while there is a choice
        self._candidates: tuple[Entry, ...] = ()
        self.hint = Paragraph(_HINT, role="secondary", size="small")
        self.show_button = QPushButton("Show")
        self.show_button.setProperty("primary", True)
        self.show_button.setToolTip("Show the marked objects together")
        self.show_button.clicked.connect(self._emit)
        fill(self, self._top(), self._middle(), self._bottom())
        self.tree.itemClicked.connect(self._click)
        self.tree.itemActivated.connect(self._activate)
        self.tree.mark_clicked.connect(self._toggle)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._context_menu)
        state.changed.connect(self.tree.viewport().update)
        self.show_inventory(Inventory(), None)

    def _top(self) -> QWidget:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, GRID)
        row.addWidget(self.summary)
        return top

    def _middle(self) -> QWidget:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(GRID, 0, 0, 0)
        row.addWidget(self.tree)
        return middle

    def _bottom(self) -> QWidget:
        bottom = QWidget()
        row = QHBoxLayout(bottom)
        row.setContentsMargins(MARGIN, 2 * GRID, MARGIN, MARGIN)
        row.setSpacing(2 * GRID)
        row.addWidget(self.hint, 1)
        row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignBottom)
        return bottom

    # --- what is shown -----------------------------------------------------------

    def show_inventory(self, inventory: Inventory, selection: Selection | None) -> None:
        """List what was found; ``selection`` is what is on the screen."""
        self._inventory = inventory
        self._clicked = []
        self._ask(())
        self._current = selection
        self._pending = selection or Selection()
        self.tree.clear()
        parent, patient = self.tree.invisibleRootItem(), None
        graph = ReferenceGraph(inventory.entries)
        for branch in case_choice.branches(inventory):
            if branch.patient is not patient:
                patient = branch.patient
                parent = self._patient_item(patient)
            frame = _item(
                parent,
                "Frame of reference",
                branch.frame_of_reference_uid or "not stated",
            )
            frame.setData(0, _ICON, "crosshair")
            for entry in branch.entries:
                _entry_item(frame, entry, branch.entries, graph)
        self._list_skipped(inventory.skipped)
        for item in self.items():
            if item.childCount() and item.data(0, _ENTRY) != "skipped":
                item.setExpanded(True)
        parts = [counted(len(inventory.entries), "object")]
        if inventory.skipped:
            parts.append(f"{counted(len(inventory.skipped), 'file')} skipped")
        self.summary.setText(
            " · ".join(parts) if inventory.entries else "Nothing found"
        )
        self._mark()

    def _patient_item(self, patient: Patient) -> QTreeWidgetItem:
        below = [
            patient.id or "no ID",
            patient.sex,
            date_text(patient.birth_date) if patient.birth_date else "",
        ]
        item = _item(
            self.tree.invisibleRootItem(),
            patient.spoken_name or "No name",
            " · ".join(part for part in below if part),
        )
        item.setData(0, _ICON, "user")
        item.setData(0, _ENTRY, patient)
        return item

    def _list_skipped(self, skipped: tuple[Skipped, ...]) -> None:
        if not skipped:
            return
        top = _item(
            self.tree.invisibleRootItem(),
            counted(len(skipped), "skipped file"),
            "each with its reason",
        )
        top.setData(0, _ICON, "circle-slash")
        top.setData(0, _ENTRY, "skipped")
        for file in skipped:
            child = _item(top, file.file, file.reason)
            child.setToolTip(0, tip(f"{file.file}\n{file.reason}"))

    def items(self) -> Iterator[QTreeWidgetItem]:
        """Return every row, from top to bottom."""
        waiting = [self.tree.invisibleRootItem()]
        while waiting:
            item = waiting.pop()
            children = (item.child(n) for n in range(item.childCount()))
            found = [child for child in children if child is not None]
            yield from found
            waiting += reversed(found)

    def entry_items(self) -> list[QTreeWidgetItem]:
        """Return the rows of objects."""
        return [i for i in self.items() if isinstance(i.data(0, _ENTRY), Entry)]

    @property
    def pending(self) -> Selection:
        """What is marked, shown or not yet."""
        return self._pending

    def _mark(self) -> None:
        chosen = case_choice.uids(self._pending)
        for item in self.entry_items():
            item.setData(0, _CHOSEN, item.data(0, _ENTRY).uid in chosen)
        is_new = bool(chosen) and self._pending != self._current
        self.show_button.setEnabled(is_new and not self._candidates)

    # --- what the user does --------------------------------------------------------

    def _click(self, item: QTreeWidgetItem) -> None:
        entry = item.data(0, _ENTRY)
        if isinstance(entry, Entry):
            self._choose(entry)
            self._mark()

    def _choose(self, entry: Entry) -> None:
        """Take what the object leads to; ask where that is more than one case."""
        is_answer = entry in self._candidates
        self._clicked = [*self._clicked, entry] if is_answer else [entry]
        try:
            self._pending = propose_with(self._inventory, self._clicked)
        except ChoiceError as error:
            if error.candidates:
                self._pending = Selection()
                for one in self._clicked:
                    self._pending = case_choice.toggled(self._pending, one)
            else:
                self._clicked = []
            self._ask(error.candidates, error.question)
        else:
            self._ask(())

    def _ask(self, candidates: tuple[Entry, ...], question: str = "") -> None:
        """Ask for one of the candidates; nothing is shown before, unless marked.

        Without candidates the question says why there is nothing to choose.
        """
        self._candidates = candidates
        rest = ", or mark each object." if candidates else "."
        self.hint.setText(f"{question}{rest}" if question else _HINT)
        restyle(self.hint, role="caution" if question else "secondary")

    def _activate(self, item: QTreeWidgetItem) -> None:
        entry = item.data(0, _ENTRY)
        if isinstance(entry, Entry):
            if self._clicked[-1:] != [entry]:  # a double click has clicked already
                self._click(item)
            if self._clicked:
                self._emit()

    def _toggle(self, item: QTreeWidgetItem) -> None:
        entry = item.data(0, _ENTRY)
        if _can_be_chosen(entry):
            self._pending = case_choice.toggled(self._pending, entry)
            self._clicked = []  # each object is chosen by the user now
            self._ask(())
            self._mark()

    def _context_menu(self, at: QPoint) -> None:
        item = self.tree.itemAt(at)
        if item is not None and isinstance(item.data(0, _ENTRY), Entry):
            self.context_menu(item.data(0, _ENTRY)).exec(
                self.tree.viewport().mapToGlobal(at)
            )

    def context_menu(self, entry: Entry) -> QMenu:
        """Return what can be done with an object."""
        menu = QMenu(self)
        tags = menu.addAction(
            "Tags of this object", lambda: self.tags_requested.emit(entry.uid)
        )
        icons.set_icon(tags, "list-tree")
        uid = menu.addAction(
            "Copy UID", lambda: QApplication.clipboard().setText(entry.uid)
        )
        icons.set_icon(uid, "copy")
        return menu

    def _emit(self) -> None:
        if case_choice.uids(self._pending) and not self._candidates:
            self._current = self._pending
            self._mark()
            self.selected.emit(self._pending)


def _item(parent: QTreeWidgetItem, text: str, below: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent)
    item.setText(0, text)
    item.setData(0, _BELOW, below)
    item.setToolTip(0, tip(f"{text}\n{below}"))
    return item


def _can_be_chosen(data: object) -> TypeGuard[Entry]:
    """Whether a row is one of an object that has a role in a case."""
    return isinstance(data, Entry) and data.kind.role is not None


def _second_line(
    entry: Entry, entries: Collection[Entry], graph: ReferenceGraph
) -> str:
    """Return when it was written and what is in it; first what tells it apart.

    The end of the line is elided: of objects with one label and one date what is in
    them stands first, and where that is the same, or for doses, the end of the UID
    and the plan.
    """
    alike = [
        one
        for one in entries
        if one is not entry and (one.kind, one.label) == (entry.kind, entry.label)
    ]
    when = (entry.date, entry.time)
    has_moment = entry.date or entry.time
    moment = moment_text(entry.date, entry.time, " · ") if has_moment else ""
    if entry.kind.role is None:
        same = [one.uid for one in alike if (one.date, one.time) == when]
        tail = uid_tail(entry.uid, same) if same else ""
        named = graph.named_by(entry)
        words = [f"{one.kind.noun} {one.label}".strip() for one in named]
        of = f"of {', '.join(words)}" if words else ""
        parts = ["not shown", tail, of, entry.detail, moment]
        return " · ".join(part for part in parts if part)
    # what kind of dose it is matters more than when it was written
    parts = [entry.detail, moment]
    if entry.kind.role is not Role.DOSE:
        alike = [one for one in alike if (one.date, one.time) == when]
        if not alike:
            parts.reverse()
        alike = [one for one in alike if one.detail == entry.detail]
    if alike:
        plans = [one.label for one in graph.plans_of(entry)]
        parts = [uid_tail(entry.uid, [one.uid for one in alike]), *plans, *parts]
    return " · ".join(part for part in parts if part)


def _entry_item(
    parent: QTreeWidgetItem,
    entry: Entry,
    entries: Collection[Entry],
    graph: ReferenceGraph,
) -> QTreeWidgetItem:
    label = entry.label or str(entry.kind)
    if entry.kind.role is Role.DOSE:
        label = f"Dose {entry.label}".strip()
    elif entry.kind.role is None:
        label = f"{entry.kind} {entry.label}".strip()
    below = _second_line(entry, entries, graph)
    item = _item(parent, label, below)
    item.setData(0, _ICON, entry.kind.icon)
    item.setData(0, _ENTRY, entry)
    series = entry.header.series_description
    lines = [str(entry.kind), entry.label, below, series, entry.uid]
    item.setToolTip(0, tip("\n".join(line for line in lines if line)))
    return item


class _Tree(QTreeWidget):
    """Two-line rows with a mark at the right."""

    mark_clicked = Signal(QTreeWidgetItem)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setMouseTracking(True)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose just one object where its mark is clicked."""
        at = event.position().toPoint()
        item = self.itemAt(at)
        has_mark = item is not None and _can_be_chosen(item.data(0, _ENTRY))
        if has_mark and at.x() > self.viewport().width() - _MARK:
            self.mark_clicked.emit(item)
            event.accept()
            return
        super().mousePressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Draws icon, label, a quiet second line, and the mark."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of two lines."""
        return QSize(100, _TALL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one row."""
        theme, rect = current_theme(), option.rect
        entry = index.data(_ENTRY)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("raised"))
        ratio = painter.device().devicePixelRatioF()
        chosen = bool(index.data(_CHOSEN))
        left = rect.left() + GRID
        name = index.data(_ICON)
        if name:
            shade = theme.accent if chosen else theme.secondary
            mark = icons.cached_pixmap(name, shade, ICON, ratio)
            painter.drawPixmap(left, rect.top() + 4, mark)
            left += ICON + 2 * GRID
        right = rect.right() - (_MARK if _can_be_chosen(entry) else GRID)
        width = max(right - left, 8)
        bold = font(weight="medium") if chosen else font()
        self._line(
            painter,
            QRect(left, rect.top() + 3, width, 18),
            index.data(),
            bold,
            theme.text,
        )
        below = QRect(left, rect.top() + 20, width, 16)
        self._line(painter, below, index.data(_BELOW), font(SMALL), theme.secondary)
        if _can_be_chosen(entry):
            sign = "circle-dot" if chosen else "circle"
            shade = theme.accent if chosen else theme.line
            mark = icons.cached_pixmap(sign, shade, ICON, ratio)
            painter.drawPixmap(rect.right() - _MARK + 2 * GRID, rect.top() + 12, mark)
        painter.restore()

    @staticmethod
    def _line(
        painter: QPainter, box: QRect, text: str, face: QFont, shade: str
    ) -> None:
        painter.setFont(face)
        painter.setPen(QColor(shade))
        elided = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)
