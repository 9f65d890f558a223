"""The dialog in which archives and the receiver are set."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.network.checks import checked_node, checked_receiver
from dosiscope.core.network.choice import NetworkChoice
from dosiscope.core.network.node import Node
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.panels.node_form import NodeForm
from dosiscope.viewer.panels.receiver_form import ReceiverForm
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.style import restyle
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.path_field import PathField
from dosiscope.viewer.widgets.text import Paragraph

_SIZE: Final = (720, 560)  # px
_LIST: Final = 176  # px
_GROWS: Final = QSizePolicy.Policy.Expanding
_NEW: Final = tr("New archive")
_KEPT: Final = tr(
    "What is retrieved is kept here until you delete it: a folder for each study, of "
    "this user alone. Names of folders and files say nothing of the patient."
)
ARCHIVES, RECEIVER = range(2)


class NetworkDialog(QDialog):
    """Archives, the receiver and the folder for what is retrieved.

    Nothing is taken before OK, and nothing that cannot be: the sentence says why.

    Attributes
    ----------
    test_wanted
        An archive is to be called: a Node.
    """

    test_wanted = Signal(object)

    def __init__(self, choice: NetworkChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Archives and receiver"))
        self.setSizeGripEnabled(True)
        self.resize(*_SIZE)
        self._nodes = list(choice.nodes)
        self._row = -1  # of the archive in the form
        self._answered = self._said = ""
        self.choice: NetworkChoice | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Archives"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add, self.remove = QPushButton(tr("Add")), QPushButton(tr("Remove"))
        self.add.setToolTip(tr("Add an archive"))
        self.remove.setToolTip(tr("Remove the chosen archive from this list"))
        self.form = NodeForm()
        self.test = QPushButton(tr("Test"))
        self.test.setToolTip(tr("Call it, and say whether it answers (C-ECHO)"))
        self.answer = Paragraph(role="secondary")
        self.nothing = Paragraph(
            tr("No archive is set up yet: Add begins one."), "secondary"
        )
        self.retrieved = PathField(tr("Folder for what is retrieved"), is_folder=True)
        self.retrieved.show_path(choice.retrieved)
        self.receiver = ReceiverForm()
        self.receiver.show_settings(choice.receiver, starts=choice.starts)
        self.says = Paragraph(role="bad", size="small")
        self.says.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._join()
        self._lay_out()
        self._list_nodes(0)

    def _join(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.currentRowChanged.connect(self._show_row)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.form.changed.connect(self._forget_answer)
        self.form.name.textEdited.connect(self._rename)
        self.test.clicked.connect(self._test)
        screen_identity.changed.connect(self._write)
        for button in (self.add, self.remove, self.test):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Archives and receiver"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)  # the line would run above the tabs
        self.tabs.addTab(self._archives(), tr("Archives"))
        self.tabs.addTab(_scrolled(self.receiver), tr("Receiver"))
        page = QVBoxLayout(self)
        page.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        page.setSpacing(3 * GRID)
        page.addWidget(self.tabs, 1)
        page.addWidget(self.says)
        page.addWidget(self.buttons)

    def _archives(self) -> QWidget:
        below = QHBoxLayout()
        below.setSpacing(2 * GRID)
        below.addWidget(self.add)
        below.addWidget(self.remove)
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(self.list, 1)
        left.addLayout(below)
        grow_with_text(self.list, width=_LIST)
        test = QHBoxLayout()
        test.setSpacing(2 * GRID)
        test.addWidget(self.test, 0, Qt.AlignmentFlag.AlignTop)
        test.addWidget(self.answer, 1)
        beside = QWidget()  # of the same width with an archive and without
        beside.setSizePolicy(_GROWS, QSizePolicy.Policy.Preferred)
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(3 * GRID)
        right.addWidget(self.nothing)
        right.addWidget(self.form)
        right.addLayout(test)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        row.addLayout(left)
        row.addWidget(beside, 1)
        folder = QFormLayout()
        folder.addRow(tr("Retrieved files"), self.retrieved)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addLayout(row, 1)
        column.addLayout(folder)
        column.addWidget(Paragraph(_KEPT, role="secondary", size="small"))
        return _scrolled(inside)

    # --- archives ------------------------------------------------------------------

    def _list_nodes(self, row: int) -> None:
        self._row = -1
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._nodes:
            item = QListWidgetItem(one.name.strip() or _NEW)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, len(self._nodes) - 1))
        self._show_row(self.list.currentRow())

    def _show_row(self, row: int) -> None:
        if row == self._row and row >= 0:
            return
        self._keep()
        self._row = row
        has_one = 0 <= row < len(self._nodes)
        if has_one:
            self.form.show_node(self._nodes[row])
        for widget in (self.form, self.test, self.answer):
            widget.setVisible(has_one)
        self.nothing.setVisible(not has_one)
        self.remove.setEnabled(has_one)
        self._forget_answer()

    def _keep(self) -> None:
        """Keep what is typed of the archive in the form."""
        if 0 <= self._row < len(self._nodes):
            self._nodes[self._row] = self.form.node()

    def _rename(self, name: str) -> None:
        item = self.list.item(self._row)
        if item is not None:
            item.setText(name.strip() or _NEW)

    def _add(self) -> None:
        self._keep()
        self._nodes.append(Node(name=""))
        self._list_nodes(len(self._nodes) - 1)
        self.form.name.setFocus()

    def _remove(self) -> None:
        if 0 <= self._row < len(self._nodes):
            row, self._row = self._row, -1
            del self._nodes[row]
            self._list_nodes(max(row - 1, 0))

    # --- testing -------------------------------------------------------------------

    def _test(self) -> None:
        try:
            node = checked_node(self.form.node())
        except DosiscopeError as error:
            self.show_answer(error.sentence, "bad")
            return
        self.show_answer(tr("Calling {archive}…", archive=node.name))
        self.test.setEnabled(False)
        self.test_wanted.emit(node)

    def show_answer(self, sentence: str, role: str = "secondary") -> None:
        """Say what came of a test."""
        self.test.setEnabled(True)
        self._answered = sentence
        self._write()
        restyle(self.answer, role=role)

    def _write(self) -> None:
        self.answer.setText(screen_identity.sentence(self._answered))
        self.says.setText(screen_identity.sentence(self._said))

    def _forget_answer(self) -> None:
        self.show_answer("")

    # --- taking it ------------------------------------------------------------------

    def accept(self) -> None:
        """Take all of it, or say what cannot be and show where."""
        self._keep()
        try:
            nodes = self._checked_nodes()
            self._show_tab(RECEIVER)
            receiver = checked_receiver(self.receiver.settings())
            if not receiver.inbox.name:
                raise DosiscopeError(tr("the inbox needs a folder"))
            retrieved = self.retrieved.path
            if retrieved is None:
                self._show_tab(ARCHIVES)
                raise DosiscopeError(tr("what is retrieved needs a folder"))
            if receiver.inbox in (retrieved, *retrieved.parents) or (
                retrieved in receiver.inbox.parents
            ):
                raise DosiscopeError(
                    tr(
                        "the inbox and the folder for what is retrieved are two, and "
                        "neither lies in the other"
                    )
                )
        except DosiscopeError as error:
            self._said = error.sentence
            self._write()
            self.says.show()
            return
        self.choice = NetworkChoice(
            nodes=nodes,
            receiver=receiver,
            retrieved=Path(retrieved),
            starts=self.receiver.starts.isChecked(),
        )
        super().accept()

    def _checked_nodes(self) -> tuple[Node, ...]:
        checked: list[Node] = []
        names: set[str] = set()
        for row, node in enumerate(self._nodes):
            try:
                one = checked_node(node)
                if one.name.casefold() in names:
                    raise DosiscopeError(
                        tr("two archives are called “{name}”", name=one.name)
                    )
            except DosiscopeError:
                self._show_tab(ARCHIVES)
                self.list.setCurrentRow(row)
                raise
            names.add(one.name.casefold())
            checked.append(one)
        return tuple(checked)

    def _show_tab(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)


def _scrolled(inside: QWidget) -> QScrollArea:
    """Return a page that scrolls where it has no room."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(3 * GRID, 4 * GRID, 3 * GRID, 3 * GRID)
    column.addWidget(inside, 1)
    column.addStretch(0)
    area = QScrollArea()
    area.setAccessibleName(tr("Contents of the page"))
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
