"""The budget of the fast tests: what load adds is taken off again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support import budget


def told(monkeypatch: pytest.MonkeyPatch, slower: float) -> tuple[float, str]:
    """What is told where all takes so many times as long as at rest."""
    work = budget._AT_REST_S * slower
    monkeypatch.setattr(budget, "_work", lambda: work)
    monkeypatch.setattr(budget, "spent", lambda: 35.0)  # by other checks, before
    made = budget.Budget()
    monkeypatch.setattr(budget, "spent", lambda: 35.0 + 50.0 * slower + work)
    made.add("tests/cheap.py", 1.0 * slower)
    made.add("tests/dear.py", 9.0 * slower)
    return made.taken


def test_a_busy_machine_takes_no_more_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for slower in (1.0, 2.3):
        taken, sentence = told(monkeypatch, slower)
        assert taken == pytest.approx(50.0)
        assert sentence.startswith("50 s of the processor")
        assert "most in tests/dear.py 9.0 s, tests/cheap.py 1.0 s" in sentence


def test_what_is_fast_in_slow_folders_is_there() -> None:
    here = Path(__file__).parent
    for name in budget.FAST_IN_SLOW_FOLDERS:
        assert any((here / folder / name).is_file() for folder in budget.SLOW_FOLDERS)


def test_programs_that_tests_start_are_compiled_once() -> None:
    """Whatever the environment says of byte code; here is none of what it says."""
    asked = [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"]
    assert subprocess.check_output(asked, text=True) == "False\n"
