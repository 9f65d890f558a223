"""The receiver outlives whatever is said to it, and keeps nothing that is not whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz.calls import pdus
from fuzz.receiver import CALLS, ReceiverBench, run
from fuzz.watched import Watched

if TYPE_CHECKING:
    from pathlib import Path

    from support.network.name_space import PrivateNetwork

_LENGTH_OF_FIRST_ITEM = slice(76, 78)  # of a request for an association


def test_damaged_associations(tmp_path: Path) -> None:
    seen = run(tmp_path, range(20))
    assert seen.wrong == []
    assert seen.events["Arrived"] > 20
    assert seen.events["Refused"] > 20


def test_requests_that_cannot_be_read_hold_no_calls(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    """The library waits for a request; it ended with its first error before."""
    bench = ReceiverBench(network, tmp_path, Watched())
    try:
        request = bytearray(pdus(bench.streams[0])[0])
        request[_LENGTH_OF_FIRST_ITEM] = b"\xff\xff"
        for _ in range(CALLS + 2):
            bench.say(bytes(request))
        assert bench.is_alive()
    finally:
        bench.close()
