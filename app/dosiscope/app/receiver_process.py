"""The receiver as a process of its own, which the window starts, hears and ends.

What comes from the network cannot take the window down, nor its memory.  The process
ends when its input is closed: with the window, however that ends.
"""

from __future__ import annotations

import time
from collections import deque
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from dosiscope.app import languages
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal
from dosiscope.core.language import marked, tr
from dosiscope.core.own_process import own_command
from dosiscope.core.text import capitalised, counted, typed_number
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.network.receiving import ReceiverEvent, ReceiverSettings

LONGEST_LINE: Final = 1 << 20  # bytes; an event has a few hundred
MOST_SAID: Final = 4096  # bytes of what it says of its end
STARTS: Final = 3  # so often it is started again
WITHIN_S: Final = 120.0  # in this time
AGAIN_MS: Final = 1000
PATIENCE_MS: Final = 3000  # for its end
_CANNOT: Final = tr("The receiver cannot be started.")
_CANNOT_AS: Final = marked("The receiver cannot be started (status {code}).")


class ReceiverState(Enum):
    """Whether there is a receiver."""

    OFF = auto()
    STARTING = auto()
    ON = auto()
    FAILED = auto()  # it is off, and should be on


def command(arguments: list[str]) -> list[str]:
    """Return how this program is started with these words of the command line."""
    code = "from dosiscope.app.main import main; sys.exit(main())"
    return own_command(arguments, code)


def own_receiver(
    settings: Callable[[], ReceiverSettings], parent: QObject
) -> ReceiverProcess:
    """Return the receiver of this program, that of its verb ``receive``."""

    def event_of(line: str) -> ReceiverEvent:
        from dosiscope.io.network import events

        return events.event_of(line)

    return ReceiverProcess(lambda: receive_words(settings()), event_of, parent)


def receive_words(settings: ReceiverSettings) -> list[str]:
    """Return the words of the command line that mean these settings.

    What the receiver says is read in the window, and so in the language of that.
    """
    limits, retention, tls = settings.limits, settings.retention, settings.tls
    language = languages.spoken()
    options = {
        "inbox": settings.inbox,
        "host": settings.host,
        "port": settings.port,
        "ae-title": settings.title,
        "allow": ",".join(settings.callers),
        "allow-address": ",".join(settings.addresses),
        "tls-authorities": tls.authorities if tls is not None else None,
        "tls-certificate": tls.certificate if tls is not None else None,
        "tls-key": tls.key if tls is not None else None,
        "most-calls": limits.associations,
        "idle": limits.idle_s,
        "most-object": limits.object_bytes,
        "least-free": limits.free_bytes,
        "most-inbox": limits.inbox_bytes,
        "keep-days": retention.days,
        "keep-size": retention.total_bytes,
        "language": language if language != languages.ENGLISH else None,
    }
    # an equals sign: a value may begin as an option does
    given = [
        f"--{name}={value}" for name, value in options.items() if value or value == 0
    ]
    return ["receive", "--json", "--end-with-input", *given]


class ReceiverProcess(QObject):
    """Starts the receiver, hands on what it tells, and starts it again after a fault.

    Parameters
    ----------
    words
        Returns what it is started with: the words of the command line.
    event_of
        Reads a line that it tells.

    Attributes
    ----------
    told
        An event, as it came.
    state_changed
        Whether it is there is another now; ``says`` tells why.
    says
        Of its state: what happened to it, a sentence; "" where nothing did.
    gone
        One that was asked to end has ended: where it listened is free.
    """

    told = Signal(object)
    state_changed = Signal()
    gone = Signal()

    def __init__(
        self,
        words: Callable[[], list[str]],
        event_of: Callable[[str], ReceiverEvent],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._event_of = words, event_of
        self.state = ReceiverState.OFF
        self.says = ""
        self._process: QProcess | None = None
        self._leaving: QProcess | None = None  # one that was asked to end
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._kill_last)
        self._begun: deque[float] = deque(maxlen=STARTS + 1)
        self._line = b""
        self._said = b""
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._begin_if_alone)

    @property
    def is_wanted(self) -> bool:
        """Whether it is there, or on its way."""
        return self.state in (ReceiverState.ON, ReceiverState.STARTING)

    @property
    def is_gone(self) -> bool:
        """Whether there is no process, not even one that is ending."""
        return self._process is None and self._leaving is None

    def start(self) -> None:
        """Start it, unless it is there; one that is ending goes first."""
        if not self.is_wanted:
            self._begun.clear()
            self._tell(ReceiverState.STARTING, "")
            self._begin_if_alone()

    def stop(self, why: str = "") -> None:
        """End it; what is on its way is refused, what came is kept."""
        self._again.stop()
        self._let_go()
        self._tell(ReceiverState.OFF, why)

    def restart(self) -> None:
        """Start it anew where it is there: it is to do otherwise."""
        if self.is_wanted:
            self.stop()
            self.start()

    def end(self) -> None:
        """End it, and wait for that."""
        self.stop()
        process = self._leaving
        if process is not None and not process.waitForFinished(PATIENCE_MS):
            process.kill()
            process.waitForFinished(PATIENCE_MS)

    # --- its life ------------------------------------------------------------------

    def _begin(self) -> None:
        self._begun.append(time.monotonic())
        self._line = self._said = b""
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._hear)
        process.readyReadStandardError.connect(self._hear_errors)
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_error)
        self._process = process
        program, *words = command(self._words())
        process.start(program, words)

    def _begin_if_alone(self) -> None:
        if self.is_gone:
            self._begin()

    def _let_go(self) -> None:
        """Ask it to end, and see that it does; nothing of it is heard any more."""
        process, self._process = self._process, None
        if process is None:
            return
        for signal in (
            process.finished,
            process.errorOccurred,
            process.readyReadStandardOutput,
            process.readyReadStandardError,
        ):
            signal.disconnect()
        self._leaving = process
        process.finished.connect(self._forget_last)
        process.errorOccurred.connect(self._forget_last)
        process.closeWriteChannel()  # the way that works everywhere
        process.terminate()
        self._patience.start(PATIENCE_MS)

    def _forget_last(self) -> None:
        """Take that it has ended: another may begin."""
        process = self._leaving
        if process is None or process.state() is not QProcess.ProcessState.NotRunning:
            return
        self._patience.stop()
        self._leaving = None
        process.deleteLater()
        self.gone.emit()
        if self.state is ReceiverState.STARTING:
            self._begin_if_alone()

    def _kill_last(self) -> None:
        if self._leaving is not None:
            self._leaving.kill()

    def _take_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no end will be told
            self._drop()
            self._tell(ReceiverState.FAILED, _CANNOT)

    def _take_end(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._hear()
        self._hear_errors()
        was_on = self.state is ReceiverState.ON
        why = self._why()
        self._drop()
        if not was_on:  # it says why it cannot be: that will not change by itself
            # what it says of a folder may name it
            told = Personal(why, _CANNOT) if why else tr(_CANNOT_AS, code=code)
            self._tell(ReceiverState.FAILED, told)
            return
        recent = [one for one in self._begun if time.monotonic() - one < WITHIN_S]
        if len(recent) > STARTS:
            times, within = counted(len(recent), "time"), typed_number(WITHIN_S)
            told = tr(
                "The receiver stopped {times} within {seconds} s, and is off now.",
                times=times,
                seconds=within,
            )
            self._tell(ReceiverState.FAILED, _with(told, why))
            return
        told = tr("The receiver stopped by itself and is started again.")
        self._tell(ReceiverState.STARTING, _with(told, why))
        self._again.start(AGAIN_MS)

    def _why(self) -> str:
        """Return the last sentence that it said, without what precedes it."""
        lines = self._said.decode("utf-8", "replace").strip().splitlines()
        last = lines[-1].strip() if lines else ""
        told = capitalised(visible(last.removeprefix("dosiscope: ")))
        return told if not told or told.endswith(".") else f"{told}."

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()

    def _tell(self, state: ReceiverState, says: str) -> None:
        self.state, self.says = state, says
        self.state_changed.emit()

    # --- what it tells -------------------------------------------------------------

    def _hear(self) -> None:
        if self._process is None:
            return
        self._line += self._process.readAllStandardOutput().data()
        *lines, self._line = self._line.split(b"\n")
        for line in lines:
            if line.strip():
                self._take_line(line)
        if len(self._line) > LONGEST_LINE:  # no receiver of ours: away with it
            self._line = b""
            self._process.kill()

    def _hear_errors(self) -> None:
        if self._process is not None:
            said = self._said + self._process.readAllStandardError().data()
            self._said = said[-MOST_SAID:]

    def _take_line(self, line: bytes) -> None:
        from dosiscope.core.network.receiving import Listening

        try:
            event = self._event_of(line.decode("utf-8", "replace"))
        except DosiscopeError:
            return  # an answer to --json that is no event: its end tells the rest
        if isinstance(event, Listening) and self.state is not ReceiverState.ON:
            self._tell(ReceiverState.ON, self.says)
        self.told.emit(event)


def _with(told: str, why: str) -> str:
    """Return a sentence with what the receiver said of its end; that may name paths."""
    return Personal(f"{told} {why}", told) if why else told
