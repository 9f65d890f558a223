"""What is drawn in space: which is in front, what shines through, where edges are."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DISPLAY = shutil.which("xvfb-run")
pytestmark = pytest.mark.skipif(
    DISPLAY is None, reason="xvfb-run is not here: OpenGL needs a display"
)
RED, BLUE, WHITE, BLACK = [255, 0, 0], [0, 0, 255], [255, 255, 255], [0, 0, 0]
INSIDE = (0, 1, 3)  # of the places that are looked at
BESIDE = (2, 4, 5)


@cache
def drawn() -> dict[str, Any]:
    """The colours, from a display without a screen."""
    folders = [str(Path(part).resolve()) for part in sys.path if part]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(folders),
        "QT_QPA_PLATFORM": "xcb",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }
    assert DISPLAY is not None
    told = subprocess.run(
        [DISPLAY, "-a", sys.executable, "-m", "support.drawn_in_space"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return found


def alike(one: list[int], other: list[int] | list[float], by: float = 3) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@pytest.mark.slow
def test_what_is_in_front_hides_what_is_behind() -> None:
    for side, colour in (("A", RED), ("P", BLUE)):
        found = drawn()["solid"][side]
        assert [alike(found[n], colour) for n in INSIDE] == [True] * 3
        assert [found[n] for n in BESIDE] == [BLACK] * 3


@pytest.mark.slow
def test_what_shines_through_is_mixed_from_the_back() -> None:
    for side, order in (("A", (BLUE, RED)), ("P", (RED, BLUE))):
        mixed = [0.0, 0.0, 0.0]
        for colour in order:
            for _ in range(2):  # the far and the near face of a box
                mixed = [0.6 * m + 0.4 * c for m, c in zip(mixed, colour, strict=True)]
        assert alike(drawn()["clear"][side][0], mixed)


def test_a_line_is_hidden_by_what_is_before_it() -> None:
    assert alike(drawn()["line"]["A"][0], RED)
    assert alike(drawn()["line"]["P"][0], WHITE)


def test_the_ground_is_that_of_the_picture() -> None:
    assert [drawn()["paper"][n] for n in BESIDE] == [WHITE] * 3


def test_from_the_left_there_is_room_between_the_boxes() -> None:
    assert drawn()["left"][0] == BLACK
