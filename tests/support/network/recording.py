"""What two say to each other in an association, recorded by one who stands between."""

from __future__ import annotations

import socket
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOST: Final = "127.0.0.1"
_AT_ONCE: Final = 1 << 16
_PATIENCE_S: Final = 60.0


@dataclass(slots=True, kw_only=True)
class Turn:
    """What one side says until the other does."""

    by_caller: bool
    said: bytearray = field(default_factory=bytearray)


class Recorder:
    """Passes on what is said, and keeps it, one association after the other."""

    def __init__(self, listening: socket.socket, to: int) -> None:
        self._listening = listening
        self._to = to
        self._taking = threading.Lock()
        self._ended = threading.Condition()
        self._open = 0
        #: The turns of each association.
        self.associations: list[list[Turn]] = []

    @property
    def port(self) -> int:
        port: int = self._listening.getsockname()[1]
        return port

    def calls(self) -> list[list[Turn]]:
        """Return what was recorded, once all associations are over."""
        with self._ended:
            assert self._ended.wait_for(lambda: self._open == 0, _PATIENCE_S)
        return [turns for turns in self.associations if turns]

    def serve(self) -> None:
        """Pass on until the listening socket is closed."""
        while True:
            try:
                caller, _ = self._listening.accept()
            except OSError:
                return
            called = socket.create_connection((_HOST, self._to), _PATIENCE_S)
            turns: list[Turn] = []
            self.associations.append(turns)
            with self._ended:
                self._open += 1
            threading.Thread(
                target=self._stand_between, args=(caller, called, turns), daemon=True
            ).start()

    def _stand_between(
        self, caller: socket.socket, called: socket.socket, turns: list[Turn]
    ) -> None:
        with caller, called:
            back = threading.Thread(
                target=self._pass_on, args=(called, caller, False, turns), daemon=True
            )
            back.start()
            self._pass_on(caller, called, True, turns)
            back.join()
        with self._ended:
            self._open -= 1
            self._ended.notify_all()

    def _pass_on(
        self, of: socket.socket, to: socket.socket, by_caller: bool, turns: list[Turn]
    ) -> None:
        try:
            while said := of.recv(_AT_ONCE):
                with self._taking:
                    if not turns or turns[-1].by_caller != by_caller:
                        turns.append(Turn(by_caller=by_caller))
                    turns[-1].said += said
                to.sendall(said)
            to.shutdown(socket.SHUT_WR)
        except OSError:
            pass


@contextmanager
def recording(port: int) -> Iterator[Recorder]:
    """Record what is said to the one who listens at a port, at another port."""
    with ExitStack() as ending:
        listening = ending.enter_context(socket.create_server((_HOST, 0)))
        recorder = Recorder(listening, port)
        thread = threading.Thread(target=recorder.serve, daemon=True)
        thread.start()
        ending.callback(thread.join, _PATIENCE_S)
        # a thread that waits is woken by the end of the connection, not by its closing
        ending.callback(listening.shutdown, socket.SHUT_RDWR)
        yield recorder
