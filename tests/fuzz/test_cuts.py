"""Files that were cut, between elements above all: refused, or told with a warning.

The long run is ``python -m fuzz.cuts --count 100000`` in the folder tests.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from fuzz.cuts import ENCODINGS, CutBench, End, ends_of
from fuzz.small_case import KINDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_is_told(kind: str, encoding: str, tmp_path: Path) -> None:
    bench = CutBench(kind, encoding, tmp_path)
    chance = random.Random(f"{kind} {encoding}")
    unseen = set()
    for end in (*bench.borders, *ends_of(bench, 60, chance)):
        outcome, told = bench.judge(end)
        assert outcome is not End.SILENT, (end, told)
        if outcome is End.UNSEEN:
            unseen.add(end)
    # nothing of the approval is there but, at most, that it was not reviewed
    assert len(unseen) <= 1, unseen
