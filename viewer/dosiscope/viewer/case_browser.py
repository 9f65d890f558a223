"""The case browser: everything that was found, and what of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QWidget,
)

from dosiscope.core.errors import ChoiceError
from dosiscope.core.inventory import Entry, Inventory, Selection
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.link import propose_with
from dosiscope.core.text import counted
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer import case_choice, icons
from dosiscope.viewer.case_rows import CaseModel, CaseRow, rows_of
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.style import restyle
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.section import MARGIN, fill
from dosiscope.viewer.widgets.text import Line, Paragraph
from dosiscope.viewer.widgets.tree_view import TreeView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPoint

_MARK = 32  # px at the right, where a click chooses just this object
_HINT = tr("Choose what to show: a dose brings its plan, structure set and CT.")


class CaseBrowser(QWidget):
    """Patient, frame of reference, and their CT, structure sets, plans and doses.

    A click on an object chooses it and what it refers to, by the rule of all verbs;
    where that is more than one case, the next click answers.  A click on its mark
    chooses or leaves out just this one; Show (or a double click) shows the choice.
    """

    selected = Signal(object)  # a Selection
    tags_requested = Signal(str)  # UID of an object
    laid_over = Signal(str)  # UID of a series that is to be the second image

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inventory = Inventory()
        self._current: Selection | None = None
        self._pending = Selection()
        self._model = CaseModel()
        self.tree = self._make_tree()
        self.summary = Line(role="secondary")
        self._clicked: list[Entry] = []  # one after the other, while there is a choice
        self._candidates: tuple[Entry, ...] = ()
        self.hint = Paragraph(_HINT, role="secondary", size="small")
        self.show_button = QPushButton(tr("Show"))
        self.show_button.setProperty("primary", True)
        self.show_button.setToolTip(tr("Show the marked objects together"))
        self.show_button.clicked.connect(self._emit)
        fill(self, self._top(), self._middle(), self._bottom())
        self.tree.clicked.connect(lambda index: self._click(self._model.row_of(index)))
        self.tree.activated.connect(
            lambda index: self._activate(self._model.row_of(index))
        )
        self.tree.button_pressed.connect(self._toggle)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._context_menu)
        screen_identity.changed.connect(self._tell_anew)
        self.show_inventory(Inventory(), None)

    def _make_tree(self) -> TreeView[CaseRow]:
        tree = TreeView(self._model, Look(row=ROW, padding=GRID), tr("Objects"))
        tree.setHeaderHidden(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = tree.header()
        heads.setMinimumSectionSize(_MARK)
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.resizeSection(1, _MARK)
        return tree

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
        """List what was found; ``selection`` is what is on the screen.

        Where that is more of what is listed, what the user has marked, opened and
        scrolled to stays.
        """
        is_more = _is_more(inventory, self._inventory)
        is_open = self._opened() if is_more else {}
        at = self.tree.verticalScrollBar().value() if is_more else 0
        is_same = case_choice.uids(self._current) <= case_choice.uids(selection)
        is_kept = is_more and is_same and self._is_choosing
        marked = self._pending if is_kept else None
        clicked = [one.uid for one in self._clicked] if marked is not None else []
        self._inventory = inventory
        self._clicked = []
        self._ask(())
        self._current = selection
        self._pending = selection or Selection()
        self._model.set_root(rows_of(screen_identity.inventory(inventory)))
        for index in self._model.indices():
            row = self._model.row_of(index)
            wanted = is_open.get(_key(row), row.is_open)
            self.tree.setExpanded(index, bool(row.rows) and wanted)
            self.tree.setFirstColumnSpanned(
                index.row(), index.parent(), not row.has_mark
            )
        parts = [counted(len(inventory.entries), "object")]
        if inventory.skipped:
            parts.append(
                tr("{files} skipped", files=counted(len(inventory.skipped), "file"))
            )
        self.summary.setText(
            " · ".join(parts) if inventory.entries else tr("Nothing found")
        )
        if marked is not None:
            self._mark_again(marked, clicked)
        self._mark()
        self.tree.verticalScrollBar().setValue(at)

    @property
    def _is_choosing(self) -> bool:
        """Whether other objects are marked than those that are shown."""
        return self._pending != (self._current or Selection())

    def _opened(self) -> dict[object, bool]:
        """Return which rows the user sees the rows below of."""
        return {
            _key(self._model.row_of(index)): self.tree.isExpanded(index)
            for index in self._model.indices()
        }

    def _mark_again(self, marked: Selection, clicked: Sequence[str]) -> None:
        """Mark what the user had marked, as far as it is all here."""
        here = {one.uid: one for one in self._inventory.entries}
        if here.keys() >= {*case_choice.uids(marked), *clicked}:
            self._pending = marked
            for uid in clicked:
                self._choose(here[uid])

    def _tell_anew(self) -> None:
        self.show_inventory(self._inventory, self._current)

    def rows(self) -> list[CaseRow]:
        """Return every row, from top to bottom."""
        return [self._model.row_of(index) for index in self._model.indices()]

    @property
    def pending(self) -> Selection:
        """What is marked, shown or not yet."""
        return self._pending

    def _mark(self) -> None:
        chosen = case_choice.uids(self._pending)
        self._model.chosen = frozenset(chosen)
        self.tree.viewport().update()
        is_new = bool(chosen) and self._pending != self._current
        self.show_button.setEnabled(is_new and not self._candidates)

    def take_keys(self) -> None:
        """Let the keys go to the list, at first to its first dose."""
        if not self.tree.currentIndex().isValid():
            found = [one for one in self._model.indices() if self._has_mark(one)]
            doses = [one for one in found if self._is_dose(one)]
            for index in (*doses, *found)[:1]:
                self.tree.setCurrentIndex(index)
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _has_mark(self, index: QModelIndex) -> bool:
        return self._model.row_of(index).has_mark

    def _is_dose(self, index: QModelIndex) -> bool:
        entry = self._model.row_of(index).entry
        return entry is not None and entry.kind.role is Role.DOSE

    # --- what the user does --------------------------------------------------------

    def _click(self, row: CaseRow) -> None:
        if row.entry is not None:
            self._choose(row.entry)
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
                    self._pending = self._toggled(one)
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
        if candidates:
            question = tr("{question}, or mark each object.", question=question)
        elif question:
            question = f"{question}."
        self.hint.setText(question or _HINT)
        restyle(self.hint, role="caution" if question else "secondary")

    def _activate(self, row: CaseRow) -> None:
        if row.entry is not None:
            if self._clicked[-1:] != [row.entry]:  # a double click has clicked already
                self._click(row)
            if self._clicked:
                self._emit()

    def _toggle(self, row: CaseRow) -> None:
        if row.entry is not None and row.has_mark:
            self._pending = self._toggled(row.entry)
            self._clicked = []  # each object is chosen by the user now
            self._ask(())
            self._mark()

    def _toggled(self, entry: Entry) -> Selection:
        return case_choice.toggled(self._pending, entry, self._inventory)

    def _context_menu(self, at: QPoint) -> None:
        index = self.tree.indexAt(at)
        entry = self._model.row_of(index).entry if index.isValid() else None
        if entry is not None:
            self.context_menu(entry).exec(self.tree.viewport().mapToGlobal(at))

    def context_menu(self, entry: Entry) -> QMenu:
        """Return what can be done with an object."""
        menu = QMenu(self)
        tags = menu.addAction(
            tr("Tags of this object"), lambda: self.tags_requested.emit(entry.uid)
        )
        icons.set_icon(tags, "list-tree")
        uid = menu.addAction(
            tr("Copy UID"), lambda: QApplication.clipboard().setText(entry.uid)
        )
        icons.set_icon(uid, "copy")
        if entry.kind.role is Role.CT:
            over = menu.addAction(
                tr("Lay over the images of the case"),
                lambda: self.laid_over.emit(entry.uid),
            )
            icons.set_icon(over, "layers")
        return menu

    def _emit(self) -> None:
        if case_choice.uids(self._pending) and not self._candidates:
            self._current = self._pending
            self._mark()
            self.selected.emit(self._pending)


def _key(row: CaseRow) -> object:
    return row.text if row.entry is None else row.entry.uid


def _is_more(inventory: Inventory, before: Inventory) -> bool:
    """Whether something of what was listed before is listed again."""
    listed = {(one.uid, one.header.files[:1]) for one in before.entries}
    return any((one.uid, one.header.files[:1]) in listed for one in inventory.entries)
