"""Damaged associations against the receiver, one after the other, and what is to hold.

The long run is ``python -m fuzz.receiver --count 20000`` in the folder tests; it makes
a private network of its own, and needs DCMTK to record sound associations.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from dosiscope.core.network.receiving import Limits, ReceiverSettings
from dosiscope.io.files.part10 import read_file
from fuzz.calls import MUTATORS, damaged, pdus
from fuzz.watched import Watched, long_run, memory
from support.network.dcmtk import echoscu, storescu
from support.network.name_space import private_network
from support.network.recording import recording
from support.small_files import ct_dataset, dose_dataset, write

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.io.network.receiver import Receiver
    from support.network.name_space import PrivateNetwork

_HOST: Final = "127.0.0.1"
_PATIENCE_S: Final = 60.0  # for what takes a second: the machine may have much to do
_AT_ONCE: Final = 1 << 16
_ECHO_EVERY: Final = 10
#: How many may call at a time.
CALLS: Final = 16


class ReceiverBench:
    """A receiver in this process, and sound associations to damage."""

    def __init__(self, network: PrivateNetwork, folder: Path, watched: Watched) -> None:
        from dosiscope.io.network.receiver import Receiver

        self.watched = watched
        self.port = network.port()
        self.inbox = folder / "inbox"
        self._receiver: Receiver = Receiver(
            ReceiverSettings(
                inbox=self.inbox,
                port=self.port,
                limits=Limits(associations=CALLS, free_bytes=0, object_bytes=8 << 20),
            ),
            watched.tell,
        )
        self._receiver.start()
        self.streams = _streams(network, folder, self.port)
        self._requests = [pdus(one)[0] for one in self.streams]
        (self._echo,) = (one for one in self.streams if len(one) < 600)

    def close(self) -> None:
        """Stop the receiver."""
        self._receiver.stop()

    def judge(self, mutator: str, seed: int) -> None:
        """Say something damaged; fails where the receiver does not end it."""
        self.say(damaged(self.streams, mutator, seed))
        if seed % _ECHO_EVERY == 0:
            assert self.is_alive(), (mutator, seed)

    def is_alive(self) -> bool:
        """Whether a sound C-ECHO is answered: accepted, success, released."""
        kinds = []
        with socket.create_connection((_HOST, self.port), _PATIENCE_S) as line:
            for pdu in pdus(self._echo):
                line.sendall(pdu)
                kinds.append(_answer(line))
        return kinds == [2, 4, 6]

    def say(self, stream: bytes) -> None:
        """Send it and hear what is answered until the connection ends.

        Where it begins with a sound request, the rest waits until that is accepted.
        """
        begins = (one for one in self._requests if stream.startswith(one))
        first = len(next(begins, b""))
        with socket.create_connection((_HOST, self.port), _PATIENCE_S) as line:
            if first:
                line.sendall(stream[:first])
                assert line.recv(1) == b"\2"
            sender = threading.Thread(target=_send, args=(line, stream[first:]))
            sender.start()
            with suppress(ConnectionResetError):
                while line.recv(_AT_ONCE):
                    pass
            sender.join(_PATIENCE_S)

    def prove_files(self) -> int:
        """Read all that is kept as any file is read; return how many there are."""
        kept = set(self.inbox.glob("*/*.dcm"))
        assert kept == self.watched.arrived
        for path in kept:
            read_file(path)
        left = [p for p in self.inbox.rglob("*.part") if p.is_file()]
        assert not left
        return len(kept)


def _send(line: socket.socket, stream: bytes) -> None:
    with suppress(OSError):
        line.sendall(stream)
        line.shutdown(socket.SHUT_WR)


def _streams(network: PrivateNetwork, folder: Path, port: int) -> list[bytes]:
    """Record what callers say: an echo, objects as they are and as they may be sent."""
    image = write(ct_dataset(), folder / "ct.dcm")
    dose = write(dose_dataset(), folder / "dose.dcm")
    with recording(port) as recorder:
        echo = echoscu(network, recorder.port)
        assert echo.returncode == 0, echo.stderr
        for paths, options in (
            ([image], ()),
            ([image, dose], ("--propose-implicit",)),
            ([dose, image, dose], ("--max-send-pdu", "4096")),
        ):
            sent = storescu(network, recorder.port, paths, options=options)
            assert sent.returncode == 0, sent.stderr
        calls = recorder.calls()
    return [b"".join(t.said for t in turns if t.by_caller) for turns in calls]


def _answer(line: socket.socket) -> int:
    """Read a PDU that came as an answer; return its type."""
    head = line.recv(6, socket.MSG_WAITALL)
    line.recv(int.from_bytes(head[2:], "big"), socket.MSG_WAITALL)
    return head[0]


def run(folder: Path, seeds: range) -> Watched:
    """Judge all mutators with these seeds in a network of its own."""
    watched = Watched()
    with private_network() as network, watched.looking():
        threads = threading.active_count()
        bench = ReceiverBench(network, folder, watched)
        first = 0
        try:
            for seed in seeds:
                for mutator in MUTATORS:
                    bench.judge(mutator, seed)
                if seed - seeds.start == 10:
                    first = memory()
            assert bench.is_alive()
        finally:
            bench.close()
        watched.events["Kept"] = bench.prove_files()
        watched.prove_memory(first or memory())
        assert threading.active_count() <= threads, threading.enumerate()
    return watched


if __name__ == "__main__":
    long_run(run, "associations", len(MUTATORS), description=__doc__, count=2000)
