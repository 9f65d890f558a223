"""Ends the program when the system asks: an interrupt, a request, a closed terminal.

Python hears of a signal in the main thread, between two of its instructions: not
while the window waits for events, nor amid long work of a library.  The system's
handler therefore also writes to a pipe that a thread reads.  It tells the window, if
there is one, and ends the process itself where the main thread has not done so in time,
or where Qt is at work: no exception may go through it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

PATIENCE_S: Final = 1.5
_FLUSH_S: Final = 0.5
_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
# what is done last, where its module is in use at all
_LAST: Final = (
    ("dosiscope.io.files.worker", "stop_workers"),
    ("dosiscope.core.outputs", "remove_unfinished"),
    ("dosiscope.app.temporary", "remove_own"),
)


class Stopped(KeyboardInterrupt):
    """A signal asks the process to end."""


class _Leaving:
    """What was asked, and who is told."""

    def __init__(self) -> None:
        self.number = 0
        self.interrupts = True
        self.has_raised = False
        self.is_obeyed = False
        self.tell: Callable[[], None] | None = None

    def hear(self, number: int, _frame: FrameType | None) -> None:
        """Interrupt the main thread, once: what it tidies up is not interrupted."""
        self.number = self.number or number
        if self.interrupts and not self.has_raised:
            self.has_raised = True
            raise Stopped

    def watch(self, read: Callable[[], bytes]) -> None:
        """Wait for a signal, tell of it, and end the process in time."""
        while (number := read()[0]) not in _signals():
            pass
        self.number = self.number or number
        if self.tell is not None:
            self.tell()
        if self.tell is not None or self.has_raised or self.interrupts:
            time.sleep(PATIENCE_S)
        end()


_leaving = _Leaving()


def _signals() -> list[int]:
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


def install() -> None:
    """Hear the signals from here on; called once, in the main thread."""
    if sys.platform == "win32":
        import socket

        reader, writer = socket.socketpair()
        writer.setblocking(False)
        signal.set_wakeup_fd(writer.detach(), warn_on_full_buffer=False)
        read = partial(reader.recv, 1)
    else:
        source, target = os.pipe()
        os.set_blocking(target, False)
        signal.set_wakeup_fd(target, warn_on_full_buffer=False)
        read = partial(os.read, source, 1)
    for number in _signals():
        # one who started it with nohup wants it to outlive the terminal
        if number in (signal.SIGINT, signal.SIGTERM) or (
            signal.getsignal(number) is not signal.SIG_IGN
        ):
            signal.signal(number, _leaving.hear)
    threading.Thread(
        target=_leaving.watch, args=(read,), name="dosiscope-leaving", daemon=True
    ).start()
    sys.unraisablehook = _unraisable


def _unraisable(caught: sys.UnraisableHookArgs) -> None:
    # raised where Python must go on, in a destructor for instance: the thread ends us
    if caught.exc_type is not Stopped:
        sys.__unraisablehook__(caught)


def asked() -> bool:
    """Whether the process was asked to end."""
    return _leaving.number != 0


def do_not_interrupt() -> None:
    """From here on raise nothing: Qt is at work, which no exception may go through."""
    _leaving.interrupts = False


def when_asked(tell: Callable[[], None]) -> None:
    """Call ``tell`` in another thread when the process is asked to end; or at once."""
    _leaving.tell = tell
    if asked():
        tell()


def obeyed() -> None:
    """Tell that what was asked for is what the program ends with: status 0."""
    _leaving.is_obeyed = True


def _flush() -> None:
    with suppress(Exception):
        sys.stdout.flush()


def end() -> NoReturn:
    """End the process as it was asked to, and leave nothing behind.

    Not by returning: libraries would wait for their threads, and Qt would complain of
    what is still there.
    """
    for module, name in _LAST:
        with suppress(Exception):
            if module in sys.modules:
                getattr(sys.modules[module], name)()
    if _leaving.is_obeyed:
        # who reads us may have stopped: then nothing can be written any more
        flushing = threading.Thread(target=_flush, daemon=True)
        flushing.start()
        flushing.join(_FLUSH_S)
    os._exit(0 if _leaving.is_obeyed else 128 + _leaving.number)
