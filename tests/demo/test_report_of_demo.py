"""The report of the demo patient: it has every part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.core.report.template import OPTIONS
from support.command_line import run_json
from support.report_pages import EVERYTHING, rows_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_every_part_but_those_of_what_is_not_here(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--goals", "quantec", *EVERYTHING, "--no-identity")
    _, report = run_json(capsys, "report", demo, *words)
    keys = [one["key"] for one in report["report"]["sections"]]
    not_here = ("comparison", "records", "rt images")
    assert keys == [key for key in OPTIONS if key not in not_here]
    assert len(rows_of(report, "beams")) == 2
    (row,) = rows_of(report, "prescription")
    assert (row["prescription_gy"]["value"], row["fraction_gy"]["value"]) == (78, 2)
    dvh = {(r["name"]["text"], r["source"]["text"]) for r in rows_of(report, "dvh")}
    assert {("PTV", "computed"), ("PTV", "stored")} <= dvh
