"""The dialog in which an archive is searched, and what is found is retrieved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.network.question import ObjectMatch, SeriesMatch, StudyMatch
from dosiscope.core.text import counted
from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.panels.archive_form import ArchiveForm
from dosiscope.viewer.panels.archive_rows import (
    ArchiveRow,
    object_rows,
    patient_rows,
    series_rows,
)
from dosiscope.viewer.panels.archive_tree import ArchiveTree
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.style import restyle
from dosiscope.viewer.widgets.progress_strip import ProgressStrip
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QCloseEvent

    from dosiscope.core.network.node import Node
    from dosiscope.core.progress import Progress
    from dosiscope.viewer.panels.archive_rows import Match

_SIZE: Final = (980, 640)  # px
NO_NODE: Final = tr(
    "No archive is set up yet. Under Archives… you set its address and AE title, and "
    "test whether it answers."
)
BEFORE: Final = tr(
    "Fill in what you know and press Enter: a name is looked for by its beginning. "
    "Open a study for its series, and a series of RT objects or registrations for what "
    "is in it."
)
STOPPED: Final = tr("Stopped. What has come is kept, and is not sent again.")
_NOTHING_BELOW: Final = {
    StudyMatch: tr("The archive tells no series of this study"),
    SeriesMatch: tr("The archive tells no object of this series"),
}


class ArchiveDialog(QDialog):
    """Asks an archive and retrieves of it; whoever opens it does what is wanted.

    Attributes
    ----------
    asked
        An archive is to be searched: a Node and a Question.
    below_asked
        What is below a row is to be asked: a Node and the `ArchiveRow`.
    wanted
        A Node, what is to be retrieved of it (an object, a series, a study), and
        whether with all that it refers to.
    cancelled
        What is being done is to be stopped.
    """

    asked = Signal(object, object)
    below_asked = Signal(object, object)
    wanted = Signal(object, object, bool)
    cancelled = Signal()

    def __init__(
        self, form: ArchiveForm | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("From the archive"))
        self.setSizeGripEnabled(True)
        self.resize(*_SIZE)
        self._of: Node | None = None  # where what is listed was found
        self._is_retrieving = False
        self._said = self._said_instead = ""
        self.form = form or ArchiveForm()
        self.tree = ArchiveTree()
        self.words = Paragraph(BEFORE, role="secondary")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setFixedWidth(104 * GRID)
        self.says = Paragraph(role="secondary", size="small")
        self.strip = ProgressStrip(self)
        self.strip.cancel.setToolTip(
            tr("Stop; what has come stays, and is not sent again")
        )
        self.with_references = QPushButton(tr("Retrieve with what it refers to"))
        self.with_references.setProperty("primary", True)
        self.with_references.setToolTip(
            tr(
                "A dose with its plan, structure set and images, and nothing else; "
                "then it is opened (Enter)"
            )
        )
        set_icon(self.with_references, "download", "on_active")
        self.alone = QPushButton(tr("Retrieve all"))
        set_icon(self.alone, "download")
        self.close_button = QPushButton(tr("Close"))
        self._join()
        self._lay_out()
        self.show_state()

    def _join(self) -> None:
        self.form.search_wanted.connect(self.search)
        self.tree.below_wanted.connect(lambda row: self.below_asked.emit(self._of, row))
        self.tree.chosen.connect(self.show_state)
        self.tree.activated.connect(lambda _: self._activate())
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._ask_what)
        screen_identity.changed.connect(self._write)
        self.strip.cancelled.connect(self.stop)
        self.with_references.clicked.connect(lambda: self._retrieve(True))
        self.alone.clicked.connect(lambda: self._retrieve(False))
        self.close_button.clicked.connect(self.reject)
        # Enter in a field searches, on a row retrieves: no button answers it besides
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        for button in (self.with_references, self.alone, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        middle = QWidget()
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.words)
        beside.addStretch(1)
        column = QVBoxLayout(middle)
        column.addStretch(2)
        column.addLayout(beside)
        column.addStretch(3)
        self.pages = QStackedWidget()
        self.pages.setProperty("surface", "panel")
        self.pages.addWidget(middle)
        self.pages.addWidget(self.tree)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addStretch(1)
        for button in (self.with_references, self.alone, self.close_button):
            buttons.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        page.setSpacing(3 * GRID)
        page.addWidget(self.form)
        page.addWidget(self.pages, 1)
        page.addWidget(self.strip)
        page.addWidget(self.says)
        page.addLayout(buttons)

    # --- searching -----------------------------------------------------------------

    def show_nodes(self, nodes: Sequence[Node], chosen: str) -> None:
        """Offer these archives; what was found in one that is no more goes."""
        self.form.show_nodes(nodes, chosen)
        if self._of is not None and self._of not in nodes:
            self._of = None
            self.tree.show_rows([])
        if self._of is None:
            self._say_instead(BEFORE if nodes else NO_NODE)
        (self.form.name if nodes else self.form.nodes_button).setFocus()

    def search(self) -> None:
        """Ask the archive what is typed, unless it is already doing something."""
        node = self.form.chosen
        if node is None or self.is_busy:
            return
        try:
            question = self.form.question()
        except DosiscopeError as error:
            self._tell(error.sentence, "bad")
            return
        self._of = node
        self.tree.show_rows([])
        self._say_instead("")
        self._tell("")
        self._begin(tr("Asking {archive}", archive=node.name))
        self.asked.emit(node, question)

    def show_studies(
        self, studies: Sequence[StudyMatch], remarks: Sequence[str] = ()
    ) -> None:
        """List what was found."""
        self._end()
        rows = patient_rows(studies)
        if not rows:
            self._say_instead(
                tr("No study at {archive} fits what was asked.", archive=self._of.name)
                if self._of is not None
                else tr("No study at the archive fits what was asked.")
            )
        self.tree.show_rows(rows)
        self.pages.setCurrentIndex(1 if rows else 0)
        found = tr(
            "{studies} of {patients}.",
            studies=counted(len(studies), "study", "studies"),
            patients=counted(len(rows), "patient"),
        )
        self._tell(" ".join([found if rows else "", *remarks]).strip())
        if rows:
            self.tree.setFocus()

    def fail(self, sentence: str) -> None:
        """Say why the search came to nothing."""
        self._end()
        self._say_instead(sentence, "bad")

    def show_below(
        self,
        row: ArchiveRow,
        found: Sequence[SeriesMatch] | Sequence[ObjectMatch],
        remarks: Sequence[str] = (),
    ) -> None:
        """List what is below a row; of one that is no more listed nothing is told."""
        rows = [
            *series_rows(one for one in found if isinstance(one, SeriesMatch)),
            *object_rows(one for one in found if isinstance(one, ObjectMatch)),
        ]
        kind = StudyMatch if isinstance(row.match, StudyMatch) else SeriesMatch
        row.take(rows, _NOTHING_BELOW[kind])
        self.tree.show_below(row)
        if remarks and self.tree.lists(row):
            self._tell(" ".join(remarks))

    def fail_below(self, row: ArchiveRow, sentence: str) -> None:
        """Say why it is not known what is below a row; it can be opened again."""
        row.fail(sentence)
        self.tree.show_below(row)
        if self.tree.lists(row) and not self.tree.shows_whole(row.rows[0]):
            self._tell(sentence, "bad")

    def _say_instead(self, sentence: str, role: str = "secondary") -> None:
        self._said_instead = sentence
        self._write()
        restyle(self.words, role=role)
        self.pages.setCurrentIndex(0)

    # --- retrieving ------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether something is being searched or retrieved."""
        return not self.strip.isHidden()

    def _activate(self) -> None:
        row = self.tree.current
        if row is not None and isinstance(row.match, ObjectMatch):
            self._retrieve(with_references=True)

    def _retrieve(self, with_references: bool) -> None:
        row, node = self.tree.current, self._of
        if row is None or row.match is None or node is None or self.is_busy:
            return
        self._is_retrieving = True
        self._begin(tr("Retrieving"))
        self._tell("")
        self.wanted.emit(node, row.match, with_references)

    def show_progress(self, progress: Progress[object]) -> None:
        """Show how far it is."""
        self.strip.show_progress(progress)

    def end_retrieval(self, sentence: str = "", role: str = "secondary") -> None:
        """Say what came of it; the tree stays as it is."""
        self._end()
        self._tell(sentence, role)

    def _begin(self, what: str) -> None:
        self.strip.begin(what)
        self.show_state()

    def _end(self) -> None:
        self._is_retrieving = False
        self.strip.hide()
        self.show_state()

    def _tell(self, sentence: str, role: str = "secondary") -> None:
        self._said = sentence
        self._write()
        restyle(self.says, role=role)

    def _write(self) -> None:
        self.says.setText(screen_identity.sentence(self._said))
        self.says.setVisible(bool(self._said))
        self.words.setText(screen_identity.sentence(self._said_instead))

    def show_state(self) -> None:
        """Enable what makes sense with the row that is chosen."""
        row = self.tree.current
        match = row.match if row is not None else None
        may = match is not None and not self.is_busy
        self.with_references.setEnabled(may and isinstance(match, ObjectMatch))
        self.alone.setEnabled(may)
        self.alone.setText(_words(match))
        self.form.search.setEnabled(self.form.chosen is not None and not self.is_busy)

    def _ask_what(self, at: QPoint) -> None:
        index = self.tree.indexAt(at)
        row = self.tree.rows.row_of(index) if index.isValid() else None
        if row is not None and row.match is not None:
            self.context_menu(row.match).exec(self.tree.viewport().mapToGlobal(at))

    def context_menu(self, match: Match) -> QMenu:
        """Return what can be done with the chosen row."""
        menu = QMenu(self)
        retrieve: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.with_references, lambda: self._retrieve(True)),
            (self.alone, lambda: self._retrieve(False)),
        )
        for button, do in retrieve:
            action = menu.addAction(button.text(), do)
            action.setEnabled(button.isEnabled())
        uid = menu.addAction(
            tr("Copy UID"), lambda: QApplication.clipboard().setText(match.uid)
        )
        set_icon(uid, "copy")
        return menu

    def stop(self) -> None:
        """Stop what is being done, and say what that means."""
        if not self.is_busy:
            return
        is_retrieval = self._is_retrieving
        self.cancelled.emit()
        self._end()
        if is_retrieval:
            self._tell(STOPPED)
        else:
            self._say_instead(BEFORE)

    def reject(self) -> None:
        """Stop what is being done; where nothing is, close."""
        if self.is_busy:
            self.stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is being done, and close."""
        self.stop()
        super().closeEvent(event)


def _words(match: Match | None) -> str:
    match match:
        case StudyMatch():
            return tr("Retrieve the study")
        case SeriesMatch():
            return tr("Retrieve the series")
        case ObjectMatch():
            return tr("Retrieve it alone")
    return tr("Retrieve all")
