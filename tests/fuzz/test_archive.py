"""Asking an archive outlives whatever it answers, and says why nothing came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fuzz.archive import ArchiveBench, run
from fuzz.watched import Watched

if TYPE_CHECKING:
    from pathlib import Path

    from support.network.name_space import PrivateNetwork

_MAXIMUM_LENGTH = b"\x51\0\0\4"  # the head of its item (PS3.8 D.1.1)


def test_damaged_answers(tmp_path: Path) -> None:
    seen = run(tmp_path, range(1))
    assert seen.wrong == []
    assert seen.events["Refused"] > 0
    assert seen.events["Answered"] > 0


@pytest.fixture(scope="module")
def bench(
    network: PrivateNetwork, tmp_path_factory: pytest.TempPathFactory
) -> ArchiveBench:
    return ArchiveBench(network, tmp_path_factory.mktemp("bench"), Watched())


@pytest.mark.parametrize("length", [0, 3, 6, 7, 1 << 14])
def test_whatever_length_of_pdus_it_states(bench: ArchiveBench, length: int) -> None:
    ((accepted, *rest),) = bench.sound("studies")
    at = accepted.index(_MAXIMUM_LENGTH) + 4
    stated = accepted[:at] + length.to_bytes(4, "big") + accepted[at + 4 :]
    assert bench.ask("studies", [[stated, *rest]]) == bench.ask(
        "studies", bench.sound("studies")
    )
