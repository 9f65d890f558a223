"""What other programs read is the same in every language; what persons read is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.cases import write_good
from support.pseudo import BEGIN
from support.synthetic.treatment_records import course, override

if TYPE_CHECKING:
    from support.synthetic.build import BuiltCase

ESCAPED = BEGIN.encode("ascii", "backslashreplace").decode()
TESTS = Path(__file__).parents[1]
GOALS = """structure;metric;op;goal;variation
PTV;D95%[Gy];>=;38;36
Body;Max[%];<=;107;
Nowhere;Mean[Gy];<=;10;
"""


def with_records(built: BuiltCase) -> None:
    """Of three fractions one has no record, in another something was overridden."""
    first, _, last = course(built.plan)
    session = last.TreatmentSessionBeamSequence[0]
    session.OverrideSequence = [override(0x300A0128, "Table lower")]
    session.TreatmentVerificationStatus = "VERIFIED_OVR"
    built.along += [first, last]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("languages")
    case = write_good(place / "case", with_records)
    goals, folder = place / "goals.csv", place / "made"
    goals.write_text(GOALS, "utf-8")
    folder.mkdir()
    paths = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    words = [str(one) for one in (case, goals, folder)]
    done = subprocess.run(
        [sys.executable, "-m", "support.pseudo_outputs", *words],
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_json_and_csv_are_of_no_language(made: dict[str, Any]) -> None:
    read: dict[str, str] = made["read"]
    assert all(len(text.splitlines()) > 5 for text in read.values())
    foreign = [
        (name, line)
        for name, text in read.items()
        for line in text.splitlines()
        if BEGIN in line or ESCAPED in line
    ]
    assert foreign == []


def test_every_text_of_pages_is_translated(made: dict[str, Any]) -> None:
    assert made["pages"] == []
