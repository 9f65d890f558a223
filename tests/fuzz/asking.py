"""Archives that answer something damaged, and what is to hold when they are asked."""

from __future__ import annotations

import socket
import threading
import time
from abc import ABC, abstractmethod
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from dosiscope.core.errors import DosiscopeError
from dosiscope.io.files.part10 import read_file
from dosiscope.io.network import retrieval
from fuzz.watched import Watched, memory
from support.network.name_space import private_network

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from dosiscope.core.network.node import Node
    from support.network.name_space import PrivateNetwork

    #: Asks a node for something, and puts what comes into a folder.
    Ask = Callable[[Node, Path], object]

HOST: Final = "127.0.0.1"
AT_ONCE: Final = 1 << 16
_PATIENCE_S: Final = 60.0


class AskingBench(ABC):
    """An archive whose answers are damaged, and what is asked of it."""

    def __init__(self, folder: Path, watched: Watched) -> None:
        self.watched = watched
        self._folder = folder
        self._count = 0

    @abstractmethod
    def ask_damaged(self, what: str, mutator: str, seed: int) -> None:
        """Ask an archive that answers something damaged: the same for the same seed."""

    def judge(self, what: str, mutator: str, seed: int) -> None:
        """Do so; what fails says why."""
        began = time.monotonic()
        try:
            self.ask_damaged(what, mutator, seed)
            self.watched.events["Answered"] += 1
        except DosiscopeError as error:
            error.sentence.encode()  # it can be printed
            self.watched.events["Refused"] += 1
        except Exception as error:
            told = f"{what}, {mutator} {seed}: {type(error).__name__} {error}"
            self.watched.wrong.append(told)
        assert time.monotonic() - began < _PATIENCE_S, (what, mutator, seed)
        for path in self.got().rglob("*.dcm"):
            read_file(path)
            self.watched.events["Kept"] += 1
        assert not [*self.got().rglob("*.part")], (what, mutator, seed)

    def begin(self) -> Path:
        """Return a new folder for what a question gets."""
        self._count += 1
        return self.got()

    def got(self) -> Path:
        """Return the folder for what the last question got."""
        return self._folder / f"got {self._count}"


@contextmanager
def listening(converse: Callable[[socket.socket, int], None]) -> Iterator[int]:
    """Listen, and let each connection be answered, one at a time; yield the port.

    ``converse`` is given the connection and how many there were before.
    """
    with socket.create_server((HOST, 0)) as door:

        def serve() -> None:
            number = 0
            while True:
                try:
                    line, _ = door.accept()
                except OSError:
                    return
                with line, suppress(OSError):
                    converse(line, number)
                    line.shutdown(socket.SHUT_WR)
                    while line.recv(AT_ONCE):
                        pass
                number += 1

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield door.getsockname()[1]
        finally:
            door.shutdown(socket.SHUT_RDWR)
            thread.join(_PATIENCE_S)


def judged(
    made: Callable[[PrivateNetwork, Watched], AskingBench],
    mutators: Collection[str],
    asks: Collection[str],
    seeds: range,
) -> Watched:
    """Judge all that is asked, all mutators and seeds in a network of its own."""
    watched = Watched()
    with (
        patch.object(retrieval, "PAUSE_S", 0.0),
        private_network() as network,
        watched.looking(),
    ):
        threads, first = threading.active_count(), 0
        bench = made(network, watched)
        for seed in seeds:
            for mutator in mutators:
                for what in asks:
                    bench.judge(what, mutator, seed)
            first = first or memory()
        watched.prove_memory(first)
        _settled(lambda: threading.active_count() <= threads)
    return watched


def _settled(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not holds():
        assert time.monotonic() < until, threading.enumerate()
        time.sleep(0.01)
