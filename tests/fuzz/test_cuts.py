"""Files that were cut, between elements above all: refused, or told with a warning.

The long run is ``python -m fuzz.cuts --count 100000`` in the folder tests.
"""

from __future__ import annotations

import random

import pytest

from fuzz.cuts import ENCODINGS, CutBench, End, ends_of
from fuzz.oracle import Bench
from fuzz.small_case import KINDS


@pytest.fixture(scope="module")
def benches(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bench]:
    folder = tmp_path_factory.mktemp("cuts")
    return {kind: Bench(kind, folder / kind) for kind in KINDS}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_is_told(benches: dict[str, Bench], kind: str, encoding: str) -> None:
    bench = CutBench(benches[kind], encoding)
    chance = random.Random(f"{kind} {encoding}")
    unseen = set()
    for end in sorted({*bench.borders, *ends_of(bench, 60, chance)}):
        outcome, told = bench.judge(end)
        assert outcome is not End.SILENT, (end, told)
        if outcome is End.UNSEEN:
            unseen.add(end)
    # nothing of the approval is there but, at most, that it was not reviewed
    assert len(unseen) <= 1, unseen
