"""The receiver in the window: switched, seen in the status bar, its inbox opened."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from dosiscope.app.features.action import Action
from dosiscope.app.jobs import Jobs
from dosiscope.app.receiver_process import ReceiverProcess, ReceiverState
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.outputs import reason_of
from dosiscope.core.visible import path_text
from dosiscope.viewer.icons import set_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QStatusBar, QWidget

    from dosiscope.app.features.network_choices import NetworkChoices
    from dosiscope.app.features.opening import Opening
    from dosiscope.app.inbox import InboxContents, ShownOfInbox
    from dosiscope.app.session import Session
    from dosiscope.core.network.calls import Calls
    from dosiscope.core.network.inbox_list import InboxPatient
    from dosiscope.core.network.receiving import ReceiverEvent, ReceiverSettings
    from dosiscope.viewer.panels.receiver import ReceiverDialog
    from dosiscope.viewer.widgets.notice import Notice

_READING: Final = "read the inbox"  # key of a job
_SHOW_MS: Final = 250  # at most so often is shown what came
_READ_MS: Final = 1500  # while objects come the inbox is read so often
_RECEIVER_TAB: Final = 1
_LENT: Final = tr(
    "It waits while an archive sends what is retrieved to where it listens."
)
_WORDS: Final = {
    ReceiverState.OFF: (tr("Off", "of the receiver"), "neutral"),
    ReceiverState.STARTING: (tr("Starting", "of the receiver"), "accent"),
    ReceiverState.ON: (tr("On", "of the receiver"), "good"),
    ReceiverState.FAILED: (tr("Off", "of the receiver"), "bad"),
}
_SAID: Final = {
    ReceiverState.OFF: tr("Receiver off"),
    ReceiverState.STARTING: tr("Receiver starting"),
    ReceiverState.ON: tr("Receiver on"),
    ReceiverState.FAILED: tr("Receiver failed"),
}


class Receiving(QObject):
    """Starts and stops the receiver, shows what it tells, lists its inbox.

    Parameters
    ----------
    bar
        The status bar, in which its state is seen.
    """

    def __init__(
        self,
        process: ReceiverProcess,
        session: Session,
        opening: Opening,
        choices: NetworkChoices,
        notice: Notice,
        bar: QStatusBar,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._opening, self._choices, self._notice = opening, choices, notice
        self._session, self._top = session, top
        self._shown: ShownOfInbox | None = None
        self.process = process
        self.dialog: ReceiverDialog | None = None
        self.contents: InboxContents | None = None
        self._lent_to: Callable[[], object] | None = None  # waits for the end
        self._came: list[Path] = []  # since the inbox was read
        self._is_reading = False
        self._jobs = Jobs(self)
        self._known: ReceiverSettings | None = None  # once it was asked for
        self.button = button = QPushButton()
        button.setProperty("quiet", True)
        button.setProperty("inBar", True)  # no higher than the words beside it
        button.setAccessibleName(tr("Receiver"))
        button.clicked.connect(self.show)
        button.hide()
        bar.addPermanentWidget(button)
        self._show_soon = QTimer(self, singleShot=True, interval=_SHOW_MS)
        self._show_soon.timeout.connect(self._show)
        self._read_soon = QTimer(self, singleShot=True, interval=_READ_MS)
        self._read_soon.timeout.connect(self._read_new)
        process.told.connect(self._take)
        process.state_changed.connect(self._take_state)
        process.gone.connect(self._hand_over)
        choices.changed.connect(self._take_settings)
        session.opened.connect(self._tell_shown)
        if choices.kept.starts:
            QTimer.singleShot(0, self, self.start)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "receive", "File", tr("Receive objects"), "",
            tr("Listen for what others send, as the settings say; off at first"),
            self.switch, is_on=lambda: self.process.is_wanted,
        )  # fmt: skip
        yield Action(
            "receiver", "File", tr("Receiver and inbox…"), "Ctrl+Shift+R",
            tr("See who called and what came, and open patients of the inbox"),
            self.show, icon="download",
        )  # fmt: skip

    # --- the receiver ----------------------------------------------------------------

    @cached_property
    def calls(self) -> Calls:
        """Who called, and what came."""
        from dosiscope.core.network.calls import Calls

        return Calls()

    @property
    def _set(self) -> ReceiverSettings:
        """How it is set."""
        if self._known is None:
            self._known = self._choices.kept.receiver
        return self._known

    def switch(self) -> None:
        """Start it, or stop it."""
        if self.process.is_wanted:
            self.process.stop()
        else:
            self.start()

    def start(self) -> None:
        """Start it, as it is set."""
        self._known = settings = self._choices.kept.receiver
        if self._choices.kept.fault:
            self._notice.show_error(self._choices.kept.fault)
        try:
            settings.inbox.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._notice.show_error(
                tr(
                    "The inbox {path} cannot be made: {why}.",
                    path=Personal(path_text(settings.inbox)),
                    why=reason_of(error),
                )
            )
            return
        self.process.start()

    def lend(self, then: Callable[[], object]) -> bool:
        """Stop for a while, so that others are called where it listens.

        ``then`` is called when nobody listens there; `take_back` ends it.  False where
        somebody is sending: that goes first.
        """
        if not self.process.is_wanted or self.calls.open:
            return False
        self._lent_to = then
        self.process.stop(_LENT)
        self._hand_over()
        return True

    def _hand_over(self) -> None:
        then = self._lent_to
        if then is not None and self.process.is_gone:
            self._lent_to = None
            then()

    def take_back(self) -> None:
        """Listen again, unless it was switched meanwhile."""
        if self.process.says == _LENT:
            self.start()

    def _take_settings(self) -> None:
        """Start it anew where it is set otherwise; read another inbox."""
        before, self._known = self._known, self._choices.kept.receiver
        if self._known != before:
            self.process.restart()
        if before is None or self._known.inbox != before.inbox:
            self._forget_inbox()
            self._tell_shown()
            if self.dialog is not None and self.dialog.isVisible():
                self.read_inbox()
        self._show()

    def _take_state(self) -> None:
        process = self.process
        if process.state is not ReceiverState.ON:
            for ended in self.calls.end():
                self._session.arrivals.hear(ended)
        if process.state is ReceiverState.FAILED:
            self._notice.show_error(process.says)
            self._notice.offer(tr("Receiver…"), self.show)
        elif process.says and process.state is ReceiverState.STARTING:
            self._notice.show_caution(process.says)
        self._show()

    def _take(self, event: ReceiverEvent) -> None:
        from dosiscope.core.network.receiving import Arrived, CallEnded, Deleted

        self.calls.take(event, datetime.now().astimezone())
        self._session.arrivals.hear(event)  # an open case grows
        if isinstance(event, Arrived):
            if self.contents is not None or self._is_reading:  # else all is read
                self._came.append(event.path)
            if not self._read_soon.isActive():
                self._read_soon.start()
        elif isinstance(event, CallEnded):
            self._read_soon.start(0)
        elif isinstance(event, Deleted):
            self._forget_inbox()  # some of what was read is there no more
            self._read_soon.start()
        if not self._show_soon.isActive():
            self._show_soon.start()

    # --- what is seen ----------------------------------------------------------------

    def show(self) -> None:
        """Show the dialog; the inbox is read when it is first shown."""
        from dosiscope.viewer.panels.receiver import ReceiverDialog

        if self.dialog is None:
            self.dialog = dialog = ReceiverDialog(self._top)
            dialog.switched.connect(self.switch)
            dialog.settings_wanted.connect(
                lambda: self._choices.show(dialog, _RECEIVER_TAB)
            )
            dialog.open_wanted.connect(self._open)
            dialog.look_wanted.connect(self.read_inbox)
            dialog.cancelled.connect(self._cancel)
        self.dialog.show()
        self.dialog.activateWindow()
        self._show()
        if self.contents is None:
            self.read_inbox()
        else:
            self._read_new()

    def _show(self) -> None:
        state, calls = self.process.state, self.calls
        words, tone = _WORDS[state]
        self.button.setVisible(state is not ReceiverState.OFF or calls.objects > 0)
        line, said = calls.line, _SAID[state]
        self.button.setText(f"{said} · {line}" if line else said)
        self.button.setToolTip(f"{self.where} (Ctrl+Shift+R)")
        role = "secondary" if tone == "neutral" else tone
        set_icon(self.button, "download", role)
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.show_state(
                words,
                tone,
                self.where,
                self.process.says,
                is_on=self.process.is_wanted,
            )
            self.dialog.show_calls(calls.rows, calls.deleted)

    @property
    def where(self) -> str:
        """Where is listened, as whom, and for whom."""
        settings, listening = self._set, self.calls.listening
        callers = _for_whom(settings)
        if listening is None:
            return tr(
                "The receiver is off. When it is on, it listens at {host}, port "
                "{port}, as {title}, for {callers}.",
                host=settings.host,
                port=settings.port,
                title=settings.title,
                callers=callers,
            )
        return tr(
            "Listens at {host}, port {port}, as {title}, for {callers}.",
            host=listening.host,
            port=listening.port,
            title=settings.title,
            callers=callers,
        )

    # --- the inbox -------------------------------------------------------------------

    def read_inbox(self) -> None:
        """Read the whole inbox."""
        self._forget_inbox()
        self._read(())

    def _forget_inbox(self) -> None:
        self._jobs.cancel(_READING)
        self._is_reading = False
        self.contents = None
        self._came.clear()

    def _read_new(self) -> None:
        """Read what came since; nothing before the inbox is looked at at all."""
        if self.dialog is None or not self.dialog.isVisible() or self._is_reading:
            return
        if self.contents is None:
            self.read_inbox()
        elif self._came:
            self._read(tuple(self._came))

    def _read(self, new: tuple[Path, ...]) -> None:
        from dosiscope.app.inbox import inbox_steps

        dialog = self.dialog
        if dialog is None:
            return
        self._is_reading = True
        job = self._jobs.start(
            _READING, inbox_steps(self._set.inbox, self.contents, new)
        )
        if not new:
            dialog.begin()
            job.progressed.connect(dialog.show_progress)
        job.succeeded.connect(lambda contents: self._take_contents(contents, len(new)))
        job.failed.connect(self._fail)

    def _take_contents(self, contents: InboxContents, new: int) -> None:
        self._is_reading = False
        del self._came[:new]
        self.contents = contents
        if self.dialog is not None:
            self.dialog.end()
            self.dialog.show_patients(contents.patients, contents.skipped)
        if self._came:  # while it was read
            self._read_soon.start()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        if self.dialog is not None:
            self.dialog.end()
            if isinstance(error, DosiscopeError):
                self.dialog.fail(error.sentence)
        if not isinstance(error, DosiscopeError):
            self._session.faulted.emit(error)

    def _cancel(self) -> None:
        self._jobs.cancel(_READING)
        self._is_reading = False
        if self.dialog is not None:
            self.dialog.stop()

    def _open(self, patient: InboxPatient) -> None:
        if self.dialog is not None and self._opening.may_replace():
            self.dialog.hide()
            self._opening.open_files([Path(file) for file in patient.files])

    def _tell_shown(self) -> None:
        """Tell the receiver which files are seen: it deletes none of them."""
        from dosiscope.app.inbox import ShownOfInbox

        scan = self._session.scan_of_case
        entries = scan.inventory.entries if scan is not None else ()
        files = [file for one in entries for file in one.header.files]
        self._shown = self._shown or ShownOfInbox()
        known = self._known
        inbox = self._choices.kept.inbox if known is None else known.inbox
        try:
            self._shown.show(inbox, files)
        except OSError as error:
            self._notice.show_caution(
                tr(
                    "The receiver cannot be told which files are shown, and may delete "
                    "them by its rule: {why}.",
                    why=reason_of(error),
                )
            )

    def end(self) -> None:
        """End the receiver; the window closes."""
        self.process.end()
        self._jobs.close()
        if self._shown is not None:
            self._shown.close()


def _for_whom(settings: ReceiverSettings) -> str:
    callers = ", ".join(settings.callers) or tr("any AE title")
    addresses = ", ".join(settings.addresses)
    if addresses:
        callers = tr("{titles} from {addresses}", titles=callers, addresses=addresses)
    return f"{callers}, {tr('encrypted')}" if settings.tls is not None else callers
