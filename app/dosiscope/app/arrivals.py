"""Files that arrive while the program runs: gathered, until somebody takes them."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.core.growing import Coming

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
    from pathlib import Path

    from dosiscope.core.network.receiving import ReceiverEvent

_GATHER_MS: Final = 250  # what comes with the first is taken with it
_REST_MS: Final = 1000  # at least between two times
_SILENCE_MS: Final = 30_000  # after that nothing is waited for any more


class Arrivals(QObject):
    """What has come and was not taken yet, and whether more may come.

    However fast files come, they are offered at most once a second, and not before what
    was taken last has been dealt with, and as long again.  Where nothing has come for
    30 s, nothing more is expected, whether or not somebody still could send.

    Attributes
    ----------
    gather_ms, rest_ms
        How long is gathered, and at least rested between two offers.
    silence
        Runs until no more is expected.
    """

    due = Signal()  # something has come, gone or ended: `take`, then tell by `taken`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, None] = {}
        self._recent: dict[str, Hashable] = {}  # by which call they came
        self._calls: set[Hashable] = set()
        self._has_gone = self._is_taken = self._is_due = False
        self.gather_ms, self.rest_ms = _GATHER_MS, _REST_MS
        self._until = 0.0  # it is to be rested
        self._gather = QTimer(self, singleShot=True)
        self._gather.timeout.connect(self._offer)
        self.silence = QTimer(self, singleShot=True, interval=_SILENCE_MS)
        self.silence.timeout.connect(self._fall_silent)

    # --- what happens ------------------------------------------------------------

    def hear(self, event: ReceiverEvent) -> None:
        """Take note of what the receiver tells."""
        from dosiscope.core.network.receiving import (
            Arrived,
            CallBegan,
            CallEnded,
            Deleted,
        )

        match event:
            case CallBegan(call=call):
                self.begin(("call", call))
            case Arrived(path=path, call=call, is_again=False):
                self.add([path], ("call", call))
            case CallEnded(call=call):
                self.end(("call", call))
            case Deleted():
                self._has_gone = True
                self._soon()

    def begin(self, sender: Hashable) -> None:
        """Take note that somebody sends: what comes is a part of more."""
        self._calls.add(sender)

    def add(self, paths: Iterable[Path], sender: Hashable = None) -> None:
        """Take files that have come, whole, from somebody or by themselves."""
        for path in map(str, paths):
            self._waiting[path] = None
            self._recent[path] = sender
        self.silence.start()
        self._soon()

    def end(self, sender: Hashable) -> None:
        """Take note that nothing more comes of a sender."""
        self._calls.discard(sender)
        if sender in self._recent.values():
            self._soon()

    # --- who takes them ------------------------------------------------------------

    def take(self) -> tuple[tuple[str, ...], bool]:
        """Return the files that wait, and whether others have left.

        They are offered no more; call `taken` when that is done.
        """
        files, has_gone = tuple(self._waiting), self._has_gone
        self._waiting.clear()
        self._has_gone, self._is_taken = False, True
        return files, has_gone

    def give_back(self, files: Iterable[str], *, have_gone: bool = False) -> None:
        """Let wait again what was taken for something that is no more there."""
        self._waiting = {**dict.fromkeys(files), **self._waiting}
        self._has_gone = self._has_gone or have_gone
        self._is_due = self._is_due or self._has_gone or bool(self._waiting)

    def taken(self, seconds: float = 0.0) -> None:
        """Go on: what was taken has been dealt with, in so many seconds."""
        self._is_taken = False
        self._until = time.monotonic() + max(self.rest_ms / 1000, seconds)
        self.resume()

    def postpone(self) -> None:
        """Let what is offered wait until `resume`: nobody can take it now."""
        self._is_due = True

    def resume(self) -> None:
        """Offer what had to wait."""
        if self._is_due:
            self._soon()

    @property
    def coming(self) -> Callable[[Collection[str]], Coming]:
        """What tells whether more may come of what some files belong to, as of now.

        It may be asked in any thread.
        """
        return partial(_coming, dict(self._recent), frozenset(self._calls))

    def offer_again(self) -> None:
        """Offer what has come lately to a case that was just opened."""
        if self._recent:
            self._waiting = {**dict.fromkeys(self._recent), **self._waiting}
            self._soon()

    @property
    def is_pending(self) -> bool:
        """Whether something is to be taken, or is being dealt with."""
        return self._is_due or self._is_taken

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has come lately."""
        return not self._recent

    def _soon(self) -> None:
        self._is_due = True
        if not self._is_taken and not self._gather.isActive():
            rest = round(1000 * (self._until - time.monotonic()))
            self._gather.start(max(rest, self.gather_ms))

    def _offer(self) -> None:
        self._is_due = False
        self.due.emit()

    def _fall_silent(self) -> None:
        self._recent.clear()
        self._soon()

    def close(self) -> None:
        """Offer nothing any more."""
        self._gather.stop()
        self.silence.stop()
        self._is_taken = True


def _coming(
    recent: Mapping[str, Hashable], calls: Collection[Hashable], files: Collection[str]
) -> Coming:
    senders = {recent[one] for one in files if one in recent}
    if not senders:
        return Coming.NOTHING
    return Coming.PERHAPS if senders.isdisjoint(calls) else Coming.MORE
