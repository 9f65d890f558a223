"""The receiver outlives whatever is said to it, and keeps nothing that is not whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz.receiver import run

if TYPE_CHECKING:
    from pathlib import Path


def test_damaged_associations(tmp_path: Path) -> None:
    seen = run(tmp_path, range(20))
    assert seen.wrong == []
    assert seen.events["Arrived"] > 20
    assert seen.events["Refused"] > 20
