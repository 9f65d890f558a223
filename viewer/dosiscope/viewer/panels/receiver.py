"""The dialog of the receiver: does it listen, who called, what lies in the inbox."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.language import tr
from dosiscope.core.network.calls import CallState
from dosiscope.core.text import bytes_text, counted
from dosiscope.core.visible import visible
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.style import restyle
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.columns import Cell, Column, Note
from dosiscope.viewer.widgets.pill import Pill
from dosiscope.viewer.widgets.progress_strip import ProgressStrip
from dosiscope.viewer.widgets.section import Heading
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.network.calls import Call
    from dosiscope.core.network.inbox_list import InboxPatient
    from dosiscope.core.progress import Progress

_SIZE: Final = (920, 640)  # px
_NO_CALL: Final = tr("Nobody has called since the program was started.")
_NO_PATIENT: Final = {
    False: tr("The inbox is empty."),
    True: tr("Nothing in the inbox is of a kind that is shown."),
}
_NOT_READ: Final = tr("Reading was stopped: what lies in the inbox is not known.")
_LOOK: Final = Look(row=ROW, head=6 * GRID, padding=GRID)
_TONES: Final = {
    CallState.OPEN: "accent",
    CallState.WHOLE: "good",
    CallState.BROKEN: "caution",
    CallState.REFUSED: "bad",
}


class _Patients(TableModel["InboxPatient"]):
    """Patients, each with its studies below its name."""

    def note(self, row: InboxPatient) -> Note | None:
        """Return the studies of a patient."""
        return Note(visible(row.studies_text))

    def key(self, row: InboxPatient) -> object:
        """Return what stays the same as more of a patient comes."""
        return row.files[:1]

    def searched(self, row: InboxPatient) -> Sequence[str]:
        """Return what can be looked for; while identity is hidden not that."""
        return [cell.text for cell in (_name(row), _id(row), _contents(row))]


class ReceiverDialog(QDialog):
    """Shows what the receiver tells, and what of the inbox can be opened.

    Attributes
    ----------
    switched
        The receiver is to be started or stopped.
    open_wanted
        What lies in the inbox of a patient is to be opened: an `InboxPatient`.
    """

    switched = Signal()
    settings_wanted = Signal()
    open_wanted = Signal(object)
    look_wanted = Signal()  # the inbox is to be read again
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Receiver"))
        self.setSizeGripEnabled(True)
        self.resize(*_SIZE)
        self._said = ""  # of the receiver
        self._said_of_inbox = ""  # in the place of its patients
        self.pill = Pill(tr("Off"))
        self.pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.where = Paragraph()
        self.says = Paragraph(role="secondary", size="small")
        self.switch = QPushButton(tr("Start"))
        self.settings = QPushButton(tr("Settings…"))
        set_icon(self.settings, "sliders-horizontal")
        self.settings.setToolTip(tr("Address, AE title, who may call, the inbox"))
        self.calls = TableView(
            TableModel(_call_columns()), look=_LOOK, name=tr("Calls of the receiver")
        )
        self.calls_head = Heading(tr("Calls"))
        self.no_call = Paragraph(_NO_CALL, role="secondary")
        self.patients = TableView(
            _Patients(_patient_columns()),
            look=_LOOK,
            is_sortable=True,
            name=tr("Patients of the inbox"),
        )
        self.no_patient = Paragraph(_NO_PATIENT[False], role="secondary")
        self.inbox_head = Heading(tr("Inbox"))
        self.again = quiet_button("rotate-ccw", tr("Read the inbox again"))
        self.open_button = QPushButton(tr("Open"))
        self.open_button.setProperty("primary", True)
        self.open_button.setToolTip(
            tr("Open all that lies here of this patient (Enter)")
        )
        self.close_button = QPushButton(tr("Close"))
        self.strip = ProgressStrip(self)
        self.strip.cancel.setToolTip(tr("Stop reading the inbox"))
        self._join()
        self._lay_out()
        self.show_calls(())
        self.show_patients((), 0)
        self._say_instead("")  # nothing is known before it is read

    def _join(self) -> None:
        self.switch.clicked.connect(self.switched)
        self.settings.clicked.connect(self.settings_wanted)
        self.again.clicked.connect(self.look_wanted)
        self.open_button.clicked.connect(self._open)
        self.patients.activated.connect(lambda _: self._open())
        self.patients.selectionModel().selectionChanged.connect(self._offer)
        self.close_button.clicked.connect(self.reject)
        self.strip.cancelled.connect(self.cancelled)
        screen_identity.changed.connect(self.patients.source.refresh)
        screen_identity.changed.connect(self._write)
        for table in (self.calls, self.patients):
            table.setTabKeyNavigation(False)  # else there is no way out of it
        for button in (self.switch, self.settings, self.open_button, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(self.where)
        words.addWidget(self.says)
        top = QHBoxLayout()
        top.setSpacing(3 * GRID)
        top.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.addWidget(self.inbox_head, 1)
        head.addWidget(self.again)
        inbox = QWidget()
        column = QVBoxLayout(inbox)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.patients, 1)
        column.addWidget(self.no_patient, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.strip)
        calls = QWidget()
        column = QVBoxLayout(calls)
        column.setContentsMargins(0, 0, 0, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.calls_head)
        column.addWidget(self.calls, 1)
        column.addWidget(self.no_call, 1, Qt.AlignmentFlag.AlignTop)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(calls)
        parts.addWidget(inbox)
        parts.setSizes([_SIZE[1] // 3, _SIZE[1] // 2])
        parts.setStretchFactor(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.close_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        page.setSpacing(3 * GRID)
        page.addLayout(top)
        page.addWidget(parts, 1)
        page.addLayout(buttons)

    # --- the receiver ----------------------------------------------------------------

    def show_state(
        self, words: str, tone: str, where: str, says: str, *, is_on: bool
    ) -> None:
        """Show whether there is a receiver, where it listens, what happened to it."""
        self.pill.show_text(words, tone)
        self.where.setText(where)
        self._said = says
        self._write()
        restyle(self.says, role="bad" if tone == "bad" else "caution")
        self.switch.setText(tr("Stop") if is_on else tr("Start"))
        self.switch.setToolTip(
            tr("Listen no more") if is_on else tr("Listen for objects that others send")
        )
        restyle(self.switch, primary=not is_on)

    def _write(self) -> None:
        self.says.setText(screen_identity.text(self._said))
        self.says.setVisible(bool(self._said))
        self.no_patient.setText(screen_identity.sentence(self._said_of_inbox))

    def show_calls(self, calls: Sequence[Call], deleted: int = 0) -> None:
        """List the calls, the newest first, and how much went by the user's rule."""
        gone = (
            tr("{objects} deleted by your rule", objects=counted(deleted, "object"))
            if deleted
            else ""
        )
        self.calls_head.aside.setText(gone)
        self.calls.source.set_rows(calls)
        self.calls.setVisible(bool(calls))
        self.no_call.setVisible(not calls)

    # --- the inbox -------------------------------------------------------------------

    def show_patients(self, patients: Sequence[InboxPatient], skipped: int) -> None:
        """List whose objects lie in the inbox; the chosen patient stays chosen."""
        chosen = [
            self.patients.source.key(one) for one in self.patients.selected_rows()
        ]
        self.patients.source.set_rows(patients)
        self.patients.setVisible(bool(patients))
        self._say_instead(_NO_PATIENT[bool(skipped)])
        self.no_patient.setVisible(not patients)
        parts = [counted(len(patients), "patient")] if patients else []
        if skipped:
            parts.append(tr("{files} not shown", files=counted(skipped, "file")))
        self.inbox_head.aside.setText(" · ".join(parts))
        for n in range(len(patients)):
            if self.patients.source.key(self.patients.row_at(n)) in chosen:
                self.patients.selectRow(n)
        self._offer()

    def fail(self, sentence: str) -> None:
        """Say why the inbox is not listed."""
        self.show_patients((), 0)
        self._say_instead(sentence)

    def _say_instead(self, sentence: str) -> None:
        self._said_of_inbox = sentence
        self._write()

    def begin(self) -> None:
        """Show that the inbox is being read: it is not known what lies there."""
        self._say_instead("")
        self.strip.begin(tr("Reading the inbox"))

    def show_progress(self, progress: Progress[object]) -> None:
        """Show how far it is read."""
        self.strip.show_progress(progress)

    def end(self) -> None:
        """Show that nothing is being read."""
        self.strip.hide()

    def stop(self) -> None:
        """Show that the inbox was not read to its end."""
        self.end()
        self._say_instead(_NOT_READ)
        if self.patients.source.rows:
            self.inbox_head.aside.setText(tr("as it was read before"))

    def _offer(self) -> None:
        self.open_button.setEnabled(len(self.patients.selected_rows()) == 1)

    def _open(self) -> None:
        rows = self.patients.selected_rows()
        if len(rows) == 1:
            self.open_wanted.emit(rows[0])


def _call_columns() -> tuple[Column[Call], ...]:
    return (
        Column(title=tr("When"), cell=lambda one: Cell(f"{one.began:%H:%M:%S}")),
        Column(title=tr("AE title"), cell=lambda one: Cell(visible(one.caller) or "—")),
        Column(title=tr("Address"), cell=lambda one: Cell(visible(one.address))),
        Column(
            title=tr("Objects"),
            cell=lambda one: Cell(str(one.objects), order=float(one.objects)),
            is_number=True,
        ),
        Column(
            title=tr("Size"),
            cell=lambda one: Cell(bytes_text(one.bytes), order=float(one.bytes)),
            is_number=True,
        ),
        Column(
            title=tr("How it stands"),
            cell=_standing,
            takes_rest=True,
            least=240,
            is_wrapped=True,
        ),
    )


def _standing(call: Call) -> Cell:
    tone = _TONES[call.state]
    return Cell(visible(call.text), role="text" if tone == "accent" else tone)


def _patient_columns() -> tuple[Column[InboxPatient], ...]:
    return (
        Column(title=tr("Patient"), cell=_name, takes_rest=True, least=200),
        Column(title=tr("Patient ID"), cell=_id, least=80, most=180),
        Column(title=tr("Contents"), cell=_contents, least=160, most=380),
        Column(title=tr("Last came"), cell=_came),
    )


def _name(one: InboxPatient) -> Cell:
    if screen_identity.is_hidden:
        return Cell(NO_IDENTITY, icon="user")
    return Cell(visible(one.patient.spoken_name) or tr("No name"), icon="user")


def _id(one: InboxPatient) -> Cell:
    hidden = screen_identity.is_hidden
    return Cell("…" if hidden else visible(one.patient.id) or tr("no ID"))


def _contents(one: InboxPatient) -> Cell:
    return Cell(one.contents)


def _came(one: InboxPatient) -> Cell:
    if not one.came:
        return Cell("—", order=0.0)
    when = datetime.fromtimestamp(one.came).astimezone()
    return Cell(f"{when:%Y-%m-%d %H:%M}", order=one.came)
