"""Asking an archive outlives whatever it answers, and says why nothing came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz.archive import run

if TYPE_CHECKING:
    from pathlib import Path


def test_damaged_answers(tmp_path: Path) -> None:
    seen = run(tmp_path, range(1))
    assert seen.wrong == []
    assert seen.events["Refused"] > 0
    assert seen.events["Answered"] > 0
