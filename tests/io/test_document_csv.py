"""All tables of a report as CSV."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from dosiscope.core.outputs import is_ours
from dosiscope.io.out.document_csv import document_csv, document_csv_files
from support.documents import a_document

HEAD = (("plan_label", "=1+1"), ("dose_uid", "1.2.3"))


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline="")))


def test_every_table_with_units_bounds_and_what_it_is_made_of() -> None:
    assert rows_of(document_csv(a_document(), HEAD)) == [
        ["# program", "Dosiscope 0.1.0"],
        ["# purpose", "for research, education and QA; not for clinical decisions"],
        ["# report", "Plan review"],
        ["# made", "2026-01-02 03:04 +0000"],
        ["# plan_label", "'=1+1"],
        ["# dose_uid", "1.2.3"],
        [],
        ["# section", "Plan"],
        ["# table", "plan facts"],
        ["name", "text", "value"],
        ["Plan label", "PTV", ""],
        ["MU", "250.5", "250.5"],
        [],
        ["# section", "DVH & goals"],
        ["# table", "plan check figures"],
        ["# remark", "Of PTV."],
        ["figure", "caption"],
        ["dvh plot", "DVH of PTV"],
        ["axial", "Axial"],
        [],
        ["# section", "DVH & goals"],
        ["# table", "DVH"],
        ["# remark", "Of PTV."],
        ["# remark", "± is of the outline"],
        ["name", "D95% Gy", "D95% +/- Gy", "mean Gy"],
        ["PTV", "57.12346", "0.25", "≥ 60"],
        ["Cord", "", "", "-0.5"],
        ["Lens", "no dose", "", ""],
        [],
        ["# section", "DVH & goals"],
        ["# table", "goals"],
        ["# remark", "Of PTV."],
        ["# remark", "No goals."],
        ["name", "D95% Gy", "mean Gy"],
    ]


def test_a_file_a_table_has_the_same_lines() -> None:
    whole = rows_of(document_csv(a_document(), HEAD))
    files = document_csv_files(a_document(), HEAD)
    assert list(files) == [
        "plan-facts.csv",
        "plan-check-figures.csv",
        "dvh.csv",
        "goals.csv",
    ]
    parts = [rows_of(text) for text in files.values()]
    assert [row for part in parts for row in part[6:]] == whole[6:]
    assert all(part[:6] == whole[:6] for part in parts)
    assert all(is_ours(text.encode()) for text in files.values())


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+A1+1", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(name: str) -> None:
    for row in rows_of(document_csv(a_document(name), [("plan_label", name)])):
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "\r"))
            assert cell != name
