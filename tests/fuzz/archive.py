"""Damaged answers of an archive, one conversation after the other, and what is to hold.

The long run is ``python -m fuzz.archive --count 10000`` in the folder tests; it makes a
private network of its own, and needs DCMTK's archive to record sound conversations.
"""

from __future__ import annotations

import argparse
import socket
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.node import Node
from dosiscope.core.network.question import ObjectMatch, Question
from dosiscope.core.progress import finish
from dosiscope.io.files.part10 import read_file
from dosiscope.io.network import archive, retrieval
from fuzz.calls import MUTATORS, damage
from fuzz.receiver import MOST_BYTES, Watched, memory
from support.network.dcmtk import start_dcmqrscp, storescu
from support.network.name_space import private_network
from support.network.recording import recording
from support.small_files import ct_dataset, dose_dataset, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.network.name_space import PrivateNetwork
    from support.network.recording import Turn

    #: Asks a node for something, and puts what comes into a folder.
    Ask = Callable[[Node, Path], object]

_HOST: Final = "127.0.0.1"
_TITLE: Final = "DCMQR"
_AT_ONCE: Final = 1 << 16
#: So long the archive waits for what it was asked in the sound conversation.
_WAIT_S: Final = 0.5
_PATIENCE_S: Final = 60.0
_STUDY: Final = "1.2.3"
_SERIES: Final = ("1.2.3.4", "1.2.3.5")


def _ask_studies(node: Node, _: Path) -> object:
    return finish(archive.find_studies(node, Question(patient_id="*")))


def _ask_series(node: Node, _: Path) -> object:
    return finish(archive.find_series(node, _STUDY))


def _get_all(node: Node, folder: Path) -> object:
    wanted = [
        ObjectMatch(uid=uid, study_uid=_STUDY, series_uid=series)
        for uid, series in zip(("1.2.3.4.1", "1.2.3.5.1"), _SERIES, strict=True)
    ]
    return finish(archive.retrieve_all(node, wanted, folder))


def _get_with_references(node: Node, folder: Path) -> object:
    dose = ObjectMatch(uid="1.2.3.5.1", study_uid=_STUDY, series_uid=_SERIES[1])
    return finish(archive.retrieve_with_references(node, dose, folder))


ASKS: Final[dict[str, Ask]] = {
    "echo": lambda node, _: archive.echo(node),
    "studies": _ask_studies,
    "series": _ask_series,
    "get": _get_all,
    "get with references": _get_with_references,
}


class ArchiveBench:
    """Sound conversations, and an archive that repeats them, damaged."""

    def __init__(self, network: PrivateNetwork, folder: Path, watched: Watched) -> None:
        self.watched = watched
        self._folder = folder
        self._count = 0
        self._recorded = _recorded(network, folder)

    def sound(self, what: str) -> list[list[bytes]]:
        """Return what the archive says in each association, turn by turn."""
        return [
            [bytes(turn.said) for turn in turns if not turn.by_caller]
            for turns in self._recorded[what]
        ]

    def ask(self, what: str, calls: list[list[bytes]]) -> object:
        """Ask an archive that says this, whatever it is asked."""
        self._count += 1
        with _repeating(calls) as port:
            return ASKS[what](_node(port), self._got())

    def judge(self, what: str, mutator: str, seed: int) -> None:
        """Ask an archive that says something damaged; what fails says why."""
        began = time.monotonic()
        try:
            self.ask(what, damaged(self.sound(what), mutator, seed))
            self.watched.events["Answered"] += 1
        except DosiscopeError:
            self.watched.events["Refused"] += 1
        assert time.monotonic() - began < _PATIENCE_S, (what, mutator, seed)
        for path in self._got().rglob("*.dcm"):
            read_file(path)
            self.watched.events["Kept"] += 1
        assert not [*self._got().rglob("*.part")], (what, mutator, seed)

    def _got(self) -> Path:
        return self._folder / f"got {self._count}"


def damaged(said: list[list[bytes]], mutator: str, seed: int) -> list[list[bytes]]:
    """Return what an archive says with one turn damaged: the same for the same seed."""
    from random import Random

    chance = Random(f"{mutator} {seed}")
    call = chance.choice(said)
    n = chance.randrange(len(call))
    call[n] = damage(call[n], mutator, chance)
    return said


@contextmanager
def _repeating(calls: list[list[bytes]]) -> Iterator[int]:
    """Listen, and say this in one association after the other, the last again."""
    with socket.create_server((_HOST, 0)) as listening:

        def serve() -> None:
            number = 0
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                with line, suppress(OSError):
                    _converse(line, calls[min(number, len(calls) - 1)])
                number += 1

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(_PATIENCE_S)


def _converse(line: socket.socket, turns: list[bytes]) -> None:
    line.settimeout(_WAIT_S)
    for said in turns:
        try:
            if not line.recv(_AT_ONCE):
                return
        except TimeoutError:
            pass  # it is not asked what it was asked before: it answers nevertheless
        line.sendall(said)
    line.shutdown(socket.SHUT_WR)
    while line.recv(_AT_ONCE):
        pass


def _recorded(network: PrivateNetwork, folder: Path) -> dict[str, list[list[Turn]]]:
    """Record what is said when a sound archive is asked."""
    files = [
        write(ct_dataset(StudyInstanceUID=_STUDY), folder / "ct.dcm"),
        write(dose_dataset(StudyInstanceUID=_STUDY), folder / "dose.dcm"),
    ]
    server = start_dcmqrscp(network, folder / "dcmqrscp")
    sent = storescu(network, server.port, files, called=server.title)
    assert sent.returncode == 0, sent.stderr
    found = {}
    for what, ask in ASKS.items():
        with recording(server.port) as recorder:
            ask(_node(recorder.port), folder / f"sound {what}")
            found[what] = recorder.calls()
    return found


def _node(port: int) -> Node:
    return Node(name="archive", host=_HOST, port=port, title=_TITLE)


def run(folder: Path, seeds: range) -> Watched:
    """Judge all mutators with these seeds in a network of its own."""
    watched = Watched()
    with (
        patch.object(retrieval, "PAUSE_S", 0.0),
        private_network() as network,
        watched.looking(),
    ):
        threads, first = threading.active_count(), 0
        bench = ArchiveBench(network, folder, watched)
        for seed in seeds:
            for mutator in MUTATORS:
                for what in ASKS:
                    bench.judge(what, mutator, seed)
            first = first or memory()
        grown = max(memory() - first, 0)
        watched.events["Grown, kB"] = grown >> 10
        assert grown < MOST_BYTES
        settled(lambda: threading.active_count() <= threads)
    return watched


def settled(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not holds():
        assert time.monotonic() < until, threading.enumerate()
        time.sleep(0.01)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="conversations in all")
    parser.add_argument("--first", type=int, default=0, help="first seed")
    asked = parser.parse_args()
    began = time.monotonic()
    each = -(-asked.count // (len(MUTATORS) * len(ASKS)))
    with tempfile.TemporaryDirectory(prefix="dosiscope-fuzz-") as folder:
        seen = run(Path(folder), range(asked.first, asked.first + each))
    count = each * len(MUTATORS) * len(ASKS)
    print(f"{count} conversations, {time.monotonic() - began:.0f} s")
    print(dict(seen.events))
    print("\n".join(seen.wrong) or "nothing wrong")


if __name__ == "__main__":
    main()
