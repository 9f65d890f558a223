"""Every text of the window comes through the language, and longer ones have room."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.cases import write_good

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = write_good(tmp_path_factory.mktemp("case") / "good")
    paths = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "support.pseudo_window", str(folder)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def is_example(text: str) -> bool:
    """Whether it is of the bundled examples of goals, files that are English."""
    return "(example)" in text or "EXAMPLE ONLY" in text


def test_every_text_is_translated(found: dict[str, Any]) -> None:
    assert found["count"] > 3000
    assert len(found["dialogs"]) >= 15
    assert [text for text in found["not_translated"] if not is_example(text)] == []


def test_no_label_is_cut_though_it_is_longer(found: dict[str, Any]) -> None:
    assert found["cut"] == []
