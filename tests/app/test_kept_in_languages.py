"""What is kept between runs holds no words: another language finds it again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.cases import write_good
from support.pseudo import BEGIN

TESTS = Path(__file__).parents[1]
SIGNS = (BEGIN, BEGIN.encode("ascii", "backslashreplace").decode(), r"\x27e6")
FILES = ("session.json", "settings.ini", "goals.csv")


def run(language: str, opened: Path, folder: Path) -> dict[str, Any]:
    paths = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    words = [language, str(opened), str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "support.kept_in_signs", *words],
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_what_is_kept_in_one_language_is_found_in_another(tmp_path: Path) -> None:
    case, first, second = (tmp_path / name for name in ("case", "first", "second"))
    write_good(case)
    first.mkdir()
    second.mkdir()
    before = run("signs", case, first)
    for name in FILES:
        text = (first / name).read_text("utf-8")
        assert [sign for sign in SIGNS if sign in text] == [], name
    shutil.copy(first / "settings.ini", second)
    after = run("en", first / "session.json", second)
    assert before["report"]["preset"] == after["report"]["preset"] == 0
    assert BEGIN in before["report"]["title"]
    assert after["report"]["title"] == "Plan summary"
    assert [BEGIN in caption for caption in before["captions"]] == [True, False]
    assert after["captions"] == ["Axial, z 1.5 mm", "by the user"]
    assert after["made"] == before["made"]
    assert len(after["made"]) == 2
    kinds, titles = zip(*after["marks"], strict=True)
    assert [*kinds] == [kind for kind, _ in before["marks"]]
    assert titles[:2] == ("Point 1", "Ruler 1")
    assert after["notice"].startswith("Seen as it was: ")
    assert BEGIN in before["goals"]
    assert after["goals"] == "Goals of the session"
    for found in (before, after):
        del found["settings"]["recent/sessions"]  # each has its own
    assert after["settings"] == before["settings"]
