"""Damaged answers of an archive, one conversation after the other, and what is to hold.

The long run is ``python -m fuzz.archive --count 10000`` in the folder tests; it makes a
private network of its own, and needs DCMTK's archive to record sound conversations.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from dosiscope.core.network.node import Node
from dosiscope.core.network.question import ObjectMatch, Question
from dosiscope.core.progress import finish
from dosiscope.io.network import archive
from fuzz.asking import AT_ONCE, HOST, AskingBench, judged, listening
from fuzz.calls import MUTATORS, damage
from fuzz.watched import long_run
from support.network.dcmtk import start_dcmqrscp, storescu
from support.network.recording import recording
from support.small_files import ct_dataset, dose_dataset, write

if TYPE_CHECKING:
    import socket
    from contextlib import AbstractContextManager
    from pathlib import Path

    from fuzz.asking import Ask
    from fuzz.watched import Watched
    from support.network.name_space import PrivateNetwork
    from support.network.recording import Turn

_TITLE: Final = "DCMQR"
#: So long the archive waits for what it was asked in the sound conversation.
_WAIT_S: Final = 0.5
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


class ArchiveBench(AskingBench):
    """Sound conversations, and an archive that repeats them, damaged."""

    def __init__(self, network: PrivateNetwork, folder: Path, watched: Watched) -> None:
        super().__init__(folder, watched)
        self._recorded = _recorded(network, folder)

    def sound(self, what: str) -> list[list[bytes]]:
        """Return what the archive says in each association, turn by turn."""
        return [
            [bytes(turn.said) for turn in turns if not turn.by_caller]
            for turns in self._recorded[what]
        ]

    def ask(self, what: str, calls: list[list[bytes]]) -> object:
        """Ask an archive that says this, whatever it is asked."""
        folder = self.begin()
        with _repeating(calls) as port:
            return ASKS[what](_node(port), folder)

    def ask_damaged(self, what: str, mutator: str, seed: int) -> None:
        """Ask it once more; one turn of what it says is damaged."""
        self.ask(what, damaged(self.sound(what), mutator, seed))


def damaged(said: list[list[bytes]], mutator: str, seed: int) -> list[list[bytes]]:
    """Return what an archive says with one turn damaged: the same for the same seed."""
    chance = Random(f"{mutator} {seed}")
    call = chance.choice(said)
    n = chance.randrange(len(call))
    call[n] = damage(call[n], mutator, chance)
    return said


def _repeating(calls: list[list[bytes]]) -> AbstractContextManager[int]:
    """Listen, and say this in one association after the other, the last again."""
    return listening(lambda line, n: _converse(line, calls[min(n, len(calls) - 1)]))


def _converse(line: socket.socket, turns: list[bytes]) -> None:
    line.settimeout(_WAIT_S)
    for said in turns:
        try:
            if not line.recv(AT_ONCE):
                return
        except TimeoutError:
            pass  # it is not asked what it was asked before: it answers nevertheless
        line.sendall(said)


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
    return Node(name="archive", host=HOST, port=port, title=_TITLE)


def run(folder: Path, seeds: range) -> Watched:
    """Judge all mutators with these seeds in a network of its own."""
    return judged(
        lambda network, watched: ArchiveBench(network, folder, watched),
        MUTATORS,
        ASKS,
        seeds,
    )


if __name__ == "__main__":
    long_run(run, "conversations", len(MUTATORS) * len(ASKS), description=__doc__)
