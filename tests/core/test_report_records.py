"""The part of a report with treatment records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.core.report.document import Facts, Paragraph, Table, Tone
from dosiscope.core.report.parts import told
from dosiscope.core.report.records import course_section
from dosiscope.core.text import MINUS
from support.broken_courses import interrupted, points_of, sessions
from support.courses import course_in
from support.synthetic.treatment_records import override

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.report.document import Section


def table(section: Section, key: str) -> Table:
    (found,) = (b for b in section.blocks if isinstance(b, Table) and b.key == key)
    return found


def facts(section: Section) -> dict[str, str]:
    (found,) = (block for block in section.blocks if isinstance(block, Facts))
    return {name: str(cell.text) for name, cell in found.pairs}


def warned(section: Section) -> list[str]:
    return [
        block.text
        for block in section.blocks
        if isinstance(block, Paragraph) and block.tone is Tone.CAUTION
    ]


def _broken(records: list[Dataset]) -> None:
    from dosiscope.demo.dicom.header import items

    interrupted(records)
    point = points_of(sessions(records[2])[0])[0]
    point.OverrideSequence = items([override(0x300A0128, "Bolus")])


def test_numbers_are_whole_and_have_their_unit_in_the_head(tmp_path: Path) -> None:
    rows = table(course_section(course_in(tmp_path, _broken)), "records")
    heads = {column.key: n for n, column in enumerate(rows.columns)}
    assert rows.columns[heads["delivered"]].unit == "MU"
    partial = next(row for row in rows.rows if row[heads["delivered"]].value == 40.2)
    assert partial[heads["difference"]].value == -59.8
    assert partial[heads["difference"]].text == f"{MINUS}59.80"
    assert partial[heads["state"]].tone is Tone.CAUTION
    assert partial[heads["beam"]].text == "Anterior"
    # of all the same: told once
    assert "machine" not in heads
    assert facts(course_section(course_in(tmp_path)))["Machine"] == "Linac 1"


@pytest.mark.slow
def test_what_warns_is_told_and_notes_are_not(tmp_path: Path) -> None:
    section = course_section(course_in(tmp_path, _broken))
    assert len(warned(section)) == 2
    assert warned(course_section(course_in(tmp_path))) == []
    resumed = course_in(tmp_path, lambda records: records.append(interrupted(records)))
    assert warned(course_section(resumed)) == []


def test_of_notable_rows_the_others_are_counted(tmp_path: Path) -> None:
    broken = course_section(course_in(tmp_path, _broken), is_whole=False)
    rows = table(broken, "records")
    assert len(rows.rows) == 2
    assert rows.note == "4 deliveries as planned are not listed."
    good = table(course_section(course_in(tmp_path), is_whole=False), "records")
    assert good.rows == ()
    assert good.empty == "All 6 deliveries are as planned."


def test_operators_are_left_out_by_field(tmp_path: Path) -> None:
    section = course_section(course_in(tmp_path, _broken))
    named = told(section, with_identity=True)
    left_out = told(section, with_identity=False)
    assert facts(named)["Operators"] == "Therapist^Tess"
    assert facts(left_out)["Operators"] == "…"
    (line,) = table(left_out, "records overrides").rows
    assert [cell.text for cell in line] == [
        "3",
        "Anterior",
        "Table Top Vertical Position (300A,0128)",
        "Bolus",
        "…",
        "0",
    ]
    assert "Therapist" not in str(left_out)
