"""DVHs as CSV."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.case import Case
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.header import Header, Patient
from dosiscope.core.kinds import Kind
from dosiscope.core.outputs import write_output
from dosiscope.core.plan import Plan
from dosiscope.io.out.dvh_csv import dvh_csv
from dosiscope.io.out.provenance import made_of
from support.dvh_results import banded, result

if TYPE_CHECKING:
    from pathlib import Path

PATIENT = Patient("Nobody^Known", "X1")


def case() -> Case:
    header = Header(
        kind=Kind.PLAN,
        sop_class_uid="1",
        sop_instance_uid="1.9",
        series_uid="1.8",
        study_uid="1.7",
        frame_of_reference_uid="1.6",
        patient=PATIENT,
    )
    plan = Plan(header=header, label="Pelvis", date="20070720", time="094345")
    return Case(patient=PATIENT, frame_of_reference_uid="1.6", plan=plan)


def parts(text: str) -> list[list[list[str]]]:
    """Head, statistics and curves, each as rows of cells."""
    result: list[list[list[str]]] = [[]]
    for row in csv.reader(StringIO(text)):
        if row:
            result[-1].append(row)
        else:
            result.append([])
    return result


def test_csv_has_statistics_with_units_and_the_curve() -> None:
    head, table, curve = parts(dvh_csv([result()], made_of(case(), None)))
    assert head[2:] == [
        ["# plan_uid", "1.9"],
        ["# plan_label", "Pelvis"],
        ["# plan_date", "20070720"],
        ["# plan_time", "094345"],
    ]
    row = dict(zip(*table, strict=True))
    assert row["D95% Gy"] == "4"
    assert row["mean Gy"] == "40"
    assert row["maximum Gy"] == ""  # not known: empty, never a guess
    assert row["outside_grid_percent"] == "0"
    assert row["method"] == "end rule: half a slice"
    assert row["doubts"] == "one doubt"
    assert curve[0] == ["Bladder dose Gy", "Bladder volume cc"]
    assert curve[41] == ["40", "20"]


def test_values_of_a_structure_cut_by_the_grid_are_bounds() -> None:
    cut = result(covered_cc=38.0)  # 5 % outside
    table = parts(dvh_csv([cut]))[1]
    row = dict(zip(*table, strict=True))
    assert row["outside_grid_percent"] == "5"
    # half of the whole is 50 / 95 of what the curve is of: 80 (1 - 50 / 95) Gy
    assert row["D50% Gy"].startswith("≥ 37.89")
    assert row["D98% Gy"] == ""  # only 95 % are within the grid
    assert row["minimum Gy"] == "≤ 0"


def test_curves_of_different_length_stand_side_by_side() -> None:
    short = Dvh(
        roi_numbers=(4,),
        name="Short",
        source=DvhSource.STORED,
        dose=np.array([0.0, 1.0]),
        volume=np.array([100.0, 0.0]),
        dose_unit="Gy",
        volume_unit="%",
        volume_cc=None,
    )
    curve = parts(dvh_csv([result(), DvhResult.of(short)]))[2]
    assert curve[0][2:] == ["Short (stored) dose Gy", "Short (stored) volume %"]
    assert curve[2][2:] == ["1", "0"]
    assert curve[3][2:] == ["", ""]


def test_the_head_does_not_name_the_patient() -> None:
    text = dvh_csv([result()], made_of(case(), None))
    assert "Pelvis" in text
    assert "Known" not in text
    assert "X1" not in text


def test_what_stands_on_the_picture_stands_in_the_file() -> None:
    told = made_of(case(), None)
    told |= {"plan": None, "warnings": ["=2 doses", "It is, of a part"]}
    head = parts(dvh_csv([result()], told))[0]
    assert head[2:] == [["# warning", "'=2 doses"], ["# warning", "It is, of a part"]]


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-x", "@a", "\tb"])
def test_a_name_is_never_a_formula(name: str) -> None:
    table = parts(dvh_csv([result(name)]))[1]
    assert table[1][1].startswith("'")


@pytest.mark.parametrize("words", ["=1+1", "-2+x", "@a"])
def test_no_word_of_a_result_is_a_formula(words: str) -> None:
    """The UID of a damaged dose may be anything."""
    hostile = replace(result(words), dose_uid=words, dose_label=words)
    for row in (row for part in parts(dvh_csv([hostile]))[1:] for row in part):
        assert not any(cell.startswith(words) for cell in row)


def test_names_in_any_script_survive_in_files(tmp_path: Path) -> None:
    name = 'Größe "膀胱", 1\n2'
    write_output(tmp_path / "a.csv", dvh_csv([result(name)]))
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8")
    assert parts(text)[1][1][1] == name.replace("\n", " ")


def test_no_dvh_at_all_still_makes_a_file() -> None:
    assert dvh_csv([]).startswith("# program")


def test_csv_carries_the_uncertainty_and_the_band() -> None:
    one = banded()
    _, table, curve = parts(dvh_csv([one, result("Other")]))
    first, second = (dict(zip(table[0], row, strict=True)) for row in table[1:])
    assert float(first["+/- volume_cc"]) == pytest.approx(4)
    assert second["+/- volume_cc"] == ""
    assert len(curve[0]) == 6  # four columns with a band, two without
    assert float(curve[1][2]) == pytest.approx(36)
    assert float(curve[1][3]) == pytest.approx(44)
