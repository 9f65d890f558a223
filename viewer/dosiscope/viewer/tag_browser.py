"""The tag browser: every element of an object, as its file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.tag_node import TagNode, locate
from dosiscope.core.text import grouped, table_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.tag_model import TagModel
from dosiscope.viewer.tag_search import MOST, TagSearch
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.section import MARGIN
from dosiscope.viewer.widgets.text import Line
from dosiscope.viewer.widgets.tree_view import TreeView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from dosiscope.core.tag_node import Path, TagFile

_WIDTHS = (200, 264, 40)


class TagBrowser(QDialog):
    """A window of its own, beside the main one; searchable, copyable, read only."""

    # a TagFile, and the tag and ROI Number to go to or None; answer with `show_root`
    file_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tags"))
        self.resize(920, 600)
        self._files: tuple[TagFile, ...] = ()
        self._root: TagNode | None = None
        self._target: tuple[int, int | None] | None = None
        self._at = -1  # which hit is shown
        self.model = TagModel()
        self.search = TagSearch(self)
        self.title = Line(size="large", weight="semibold")
        self.about = Line(role="secondary", mode=Qt.TextElideMode.ElideMiddle)
        self.files = QComboBox()
        self.files.setToolTip(tr("The images of the series, from the feet to the head"))
        self.files.setAccessibleName(tr("Image of the series"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find a tag, a name or a value"))
        self.field.setAccessibleName(tr("Find a tag, a name or a value"))
        self.field.setClearButtonEnabled(True)
        self.hits = Line(role="secondary")
        grow_with_text(self.hits, width=112)
        self.previous = _button("up", tr("Hit before (Shift+Return)"), self._step_back)
        self.next = _button("down", tr("Next hit (Return)"), self._step)
        self.view = self._make_view()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MARGIN, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(self._head())
        column.addLayout(self._tools())
        column.addWidget(self.view, 1)
        self.field.textChanged.connect(self._search)
        self.files.activated.connect(self._choose_file)
        self.search.changed.connect(self._show_hits)
        self._add_keys()
        self._show_hits()

    def _make_view(self) -> TreeView[TagNode]:
        view = TreeView(self.model, Look(row=26), tr("Elements"))
        view.setAlternatingRowColors(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._context_menu)
        for column, width in enumerate(_WIDTHS):
            view.setColumnWidth(column, width)
        view.header().setStretchLastSection(True)
        return view

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.about)
        return head

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.hits)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self.files)
        return row

    def _add_keys(self) -> None:
        for keys, run in (
            ("Return", self._step),
            ("Shift+Return", self._step_back),
            ("Ctrl+F", self.field.setFocus),
            ("F3", self._step),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy)

    # --- what is shown -----------------------------------------------------------

    def show_files(
        self,
        title: str,
        files: Sequence[TagFile],
        chosen: int = 0,
        target: tuple[int, int | None] | None = None,
    ) -> None:
        """Ask for one of the files of an object and show it when it comes.

        ``target`` is the tag to go to, and the ROI Number it is about, if any.
        """
        self.title.setText(title)
        self.setWindowTitle(tr("Tags: {title}", title=title))
        self._files, self._target = tuple(files), target
        self.files.clear()
        self.files.addItems([file.title for file in files])
        self.files.setCurrentIndex(chosen)
        self.files.setVisible(len(files) > 1)
        self._choose_file(chosen)

    def _choose_file(self, n: int) -> None:
        if 0 <= n < len(self._files):
            self.about.setText(self._files[n].file)
            self.file_wanted.emit(self._files[n], self._target)

    def show_root(self, root: TagNode, path: Path | None = None) -> None:
        """Show a file that was opened, at a place if it is known already."""
        current = self.view.currentIndex()
        kept = self.model.row_of(current) if current.isValid() else None
        self._root = root
        self.model.set_root(root)
        n = self.files.currentIndex()
        file = self._files[n].file if 0 <= n < len(self._files) else ""
        parts = (file, root.value)
        self.about.setText(" · ".join(part for part in parts if part))
        self._search(self.field.text())
        if self._target is not None:
            path = path or locate(root, *self._target)
            self._target = None
            if path is not None:
                self.go_to(path)
        elif kept is not None and kept.number >= 0:
            path = locate(root, kept.number)  # the same element of another image
            if path is not None:
                self.go_to(path)

    def show_error(self, error: Exception) -> None:
        """Say why a file cannot be shown."""
        self._root = None
        self.model.set_root(None)
        known = isinstance(error, DosiscopeError)
        self.about.setText(str(error) if known else tr("The file could not be read."))

    def go_to(self, path: Path) -> None:
        """Open the branches down to a place and select it."""
        index = self.model.index_of(path)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(
            index, flags.ClearAndSelect | flags.Rows
        )
        if path:
            self.view.setExpanded(index, self.model.hasChildren(index))

    # --- searching ---------------------------------------------------------------

    def _search(self, text: str) -> None:
        self._at = -1
        self.search.start(self._root, text)

    def _show_hits(self) -> None:
        found, running = len(self.search.hits), self.search.is_running
        if self._at < 0 and found:
            self._at = 0
            self.go_to(self.search.hits[0])
        number = grouped(found) + ("+" if running or found >= MOST else "")
        if not self.field.text().strip():
            text = ""
        elif not found:
            text = tr("looking…") if running else tr("nothing found")
        else:
            text = tr("{n} of {count}", n=grouped(self._at + 1), count=number)
        self.hits.setText(text)
        for button in (self.previous, self.next):
            button.setEnabled(found > 0)

    def _step(self, by: int = 1) -> None:
        hits = self.search.hits
        if hits:
            self._at = (self._at + by) % len(hits)
            self.go_to(hits[self._at])
            self._show_hits()

    def _step_back(self) -> None:
        self._step(-1)

    # --- copying -----------------------------------------------------------------

    def _chosen(self) -> list[TagNode]:
        chosen = self.view.selectionModel().selectedRows()
        return [self.model.row_of(index) for index in chosen]

    def _copy(self) -> None:
        lines = [
            (node.tag, node.keyword, node.vr, node.whole()) for node in self._chosen()
        ]
        QApplication.clipboard().setText(table_text(lines))

    def _copy_value(self) -> None:
        values = [node.whole() for node in self._chosen()]
        QApplication.clipboard().setText("\n".join(values))

    def _context_menu(self, at: QPoint) -> None:
        index: QModelIndex = self.view.indexAt(at)
        if not index.isValid():
            return
        menu = QMenu(self)
        set_icon(menu.addAction(tr("Copy value"), self._copy_value), "copy")
        menu.addAction(tr("Copy tag, name, VR and value"), self._copy)
        menu.addSeparator()
        menu.addAction(
            tr("Open all below"), lambda: self.view.expandRecursively(index, 2)
        )
        menu.addAction(tr("Close all"), self.view.collapseAll)
        menu.exec(self.view.viewport().mapToGlobal(at))


def _button(icon: str, hint: str, run: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setArrowType(
        Qt.ArrowType.UpArrow if icon == "up" else Qt.ArrowType.DownArrow
    )
    button.setToolTip(hint)
    button.setAccessibleName(hint)
    button.clicked.connect(lambda: run())
    return button
