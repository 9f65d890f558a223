"""The command line within this process, and what it prints as JSON."""

from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING, Any

from dosiscope.app.main import main

if TYPE_CHECKING:
    import pytest


def run_json(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    """Run a verb with ``--json``; return its status and what it printed."""
    status = main([*(str(word) for word in words), "--json"])
    gc.collect()  # a case and its pixels: in a process of its own they go with it
    return status, json.loads(capsys.readouterr().out)
