"""A network of its own for tests: what listens in it can be reached from nowhere else.

In Linux the network belongs to the thread. The thread of the tests enters a new one,
and threads and programs that it starts from then on are in it; then it goes back. Root
may do that, and anybody within ``unshare -rn``.
"""

from __future__ import annotations

import ctypes
import fcntl
import itertools
import os
import socket
import struct
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.network.programs import Program, program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OF_THIS_THREAD = "/proc/thread-self/ns/net"
_LISTENS = "0A"  # of the states of a connection in Linux
_FIRST_PORT = 20_000  # below those that callers are given
_NEW_NETWORK = 0x4000_0000  # CLONE_NEWNET
_SET_FLAGS, _UP = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP


class PrivateNetwork:
    """A network of the address 127.0.0.1 alone; what is started in it ends with it."""

    def __init__(self, ending: ExitStack) -> None:
        self._ending = ending
        self._ports = itertools.count(_FIRST_PORT)

    def port(self) -> int:
        """Return a port that nobody uses and nobody else is given."""
        return next(self._ports)

    def start(
        self,
        command: Sequence[str | Path],
        *,
        port: int | None = None,
        log: Path,
        env: dict[str, str] | None = None,
    ) -> Program:
        """Start a program and return when it listens.

        What it prints goes to ``log``, its errors beside it.
        """
        errors = log.with_suffix(".err")
        with log.open("ab") as said, errors.open("ab") as wrong:
            process = subprocess.Popen(
                [program(command[0]), *command[1:]],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=wrong,
                env=None if env is None else {**os.environ, **env},
            )
        started = Program(process=process, log=log, errors=errors)
        self._ending.callback(started.end)
        if port is not None:
            self.await_listening(port, started)
        return started

    def await_listening(self, port: int, started: Program | None = None) -> None:
        """Wait until somebody listens; fails as soon as ``started`` has ended."""
        for _ in range(6000):
            if port in listening():
                return
            if started is None:
                os.sched_yield()
            elif started.has_ended_within(0.01):
                raise AssertionError(f"ended before it listened: {started.said()}")
        raise AssertionError(f"nobody listens at {port}")

    def run(
        self,
        command: Sequence[str | Path],
        *,
        timeout_s: float = 120,
        env: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end, whatever that is; skips where it is absent."""
        return subprocess.run(
            [program(command[0]), *command[1:]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=timeout_s,
            env={**os.environ, "TCP_NODELAY": "1", **(env or {})},
        )


@contextmanager
def private_network() -> Iterator[PrivateNetwork]:
    """Put the calling thread into a network of its own; skips where it may not."""
    if sys.platform != "linux":
        pytest.skip("only Linux has private networks")
    libc = ctypes.CDLL(None, use_errno=True)
    home = os.open(_OF_THIS_THREAD, os.O_RDONLY)
    with ExitStack() as left:
        left.callback(os.close, home)
        # whether it could go back is asked before it goes
        if libc.setns(home, _NEW_NETWORK) or libc.unshare(_NEW_NETWORK):
            why = os.strerror(ctypes.get_errno())
            pytest.skip(f"no private network for this user ({why}): try unshare -rn")

        def back() -> None:
            assert libc.setns(home, _NEW_NETWORK) == 0

        left.callback(back)
        _bring_up()
        with ExitStack() as ending:
            yield PrivateNetwork(ending)


def listening() -> set[int]:
    """Return the TCP ports at which somebody listens in the network of this thread."""
    found = set()
    for table in ("tcp", "tcp6"):
        path = Path("/proc/thread-self/net", table)
        for line in path.read_text().splitlines()[1:] if path.exists() else ():
            _, address, _, state, *_ = line.split()
            if state == _LISTENS:
                found.add(int(address.rpartition(":")[2], 16))
    return found


def _bring_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        fcntl.ioctl(asked, _SET_FLAGS, struct.pack("16sh22x", b"lo", _UP))
