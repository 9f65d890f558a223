"""What other programs read is the same, whatever the language of the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from support.cases import write_good
from support.synthetic.treatment_records import course, override

if TYPE_CHECKING:
    from support.synthetic.build import BuiltCase

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


def made_in(language: str, case: Path, goals: Path, folder: Path) -> dict[str, str]:
    folder.mkdir()
    paths = os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    words = [language, str(case), str(goals), str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "support.pseudo_outputs", *words],
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    made: dict[str, str] = json.loads(done.stdout)
    return made


def lines(text: str) -> list[str]:
    """Its lines, without the time at which it was made."""
    return [one for one in text.splitlines() if '"made"' not in one[:12]]


def test_json_and_csv_are_of_no_language(tmp_path: Path) -> None:
    case = write_good(tmp_path / "case", with_records)
    goals = tmp_path / "goals.csv"
    goals.write_text(GOALS, "utf-8")
    english, signs = (
        made_in(language, case, goals, tmp_path / language)
        for language in ("english", "signs")
    )
    assert all(len(lines(text)) > 5 for text in english.values())
    for name, text in english.items():
        foreign = lines(signs[name].replace(str(tmp_path / "signs"), ""))
        own = lines(text.replace(str(tmp_path / "english"), ""))
        assert [one for one in foreign if one not in own] == [], name
