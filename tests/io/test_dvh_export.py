from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.case import Case
from dosiscope.core.dvh.band import Band, Variant
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.header import Header, Kind, Patient
from dosiscope.core.outputs import write_output
from dosiscope.core.plan import Plan
from dosiscope.io.out.dvh_export import (
    Provenance,
    dvh_csv,
    dvh_json,
    provenance_of,
)

if TYPE_CHECKING:
    from pathlib import Path

PATIENT = Patient("Nobody^Known", "X1")


def ramp(name: str = "Bladder", covered_cc: float = 40.0) -> Dvh:
    """V(D) = 40 cc (1 - D / 80 Gy)."""
    edges = np.linspace(0, 80, 81)
    return Dvh(
        roi_numbers=(3,),
        name=name,
        source=DvhSource.COMPUTED,
        dose=edges,
        volume=40 * (1 - edges / 80),
        dose_unit="Gy",
        volume_unit="cc",
        volume_cc=40.0,
        covered_cc=covered_cc,
        minimum=0.0,
        maximum=None,
        mean=40.0,
        dose_uid="1.2.3",
        method={"end rule": "half a slice"},
        doubts=("one doubt",),
    )


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
    head, table, curve = parts(dvh_csv([ramp()], Provenance(dose_uid="1.2.3")))
    assert ["# dose_uid", "1.2.3"] in head
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
    cut = ramp(covered_cc=38.0)  # 5 % outside
    table = parts(dvh_csv([cut]))[1]
    row = dict(zip(*table, strict=True))
    assert row["outside_grid_percent"] == "5"
    # half of the whole is 50 / 95 of what the curve is of: 80 (1 - 50 / 95) Gy
    assert row["D50% Gy"].startswith("≥ 37.89")
    assert row["D98% Gy"] == ""  # only 95 % are within the grid
    assert row["minimum Gy"] == "≤ 0"
    record = json.loads(dvh_json([cut]))["dvhs"][0]
    assert record["bounds"]["D50%"]["lower"] == pytest.approx(37.89, abs=0.01)
    assert record["statistics"]["D50%"] is None
    assert record["statistics"]["D98%"] is None


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
    curve = parts(dvh_csv([ramp(), short]))[2]
    assert curve[0][2:] == ["Short (stored) dose Gy", "Short (stored) volume %"]
    assert curve[2][2:] == ["1", "0"]
    assert curve[3][2:] == ["", ""]


def test_json_round_trips_and_has_no_nan() -> None:
    record = json.loads(dvh_json([ramp()]))["dvhs"][0]
    assert record["source"] == "computed"
    assert record["statistics"]["maximum"] is None
    assert record["statistics"]["D50%"] == pytest.approx(40)
    assert record["curve"]["volume"][0] == 40
    assert record["method"] == {"end rule": "half a slice"}


def test_the_patient_is_named_only_where_asked_for() -> None:
    silent = provenance_of(case(), None)
    open_ = provenance_of(case(), None, with_identity=True)
    for text in (dvh_csv([ramp()], silent), dvh_json([ramp()], silent)):
        assert "Pelvis" in text
        assert "Known" not in text
        assert "X1" not in text
    assert "Nobody, Known" not in dvh_csv([ramp()], silent)
    assert "X1" in dvh_csv([ramp()], open_)
    assert json.loads(dvh_json([ramp()], open_))["patient_id"] == "X1"


def test_what_stands_on_the_picture_stands_in_the_file() -> None:
    told = Provenance(warnings=("=2 doses", "It is, of a part"))
    head = parts(dvh_csv([ramp()], told))[0]
    assert head[2:] == [["# warning", "'=2 doses"], ["# warning", "It is, of a part"]]
    assert json.loads(dvh_json([ramp()], told))["warnings"] == list(told.warnings)


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-x", "@a", "\tb"])
def test_a_name_is_never_a_formula(name: str) -> None:
    table = parts(dvh_csv([ramp(name)]))[1]
    assert table[1][1].startswith("'")


def test_names_in_any_script_survive_in_files(tmp_path: Path) -> None:
    name = 'Größe "膀胱", 1\n2'
    write_output(tmp_path / "a.csv", dvh_csv([ramp(name)]))
    write_output(tmp_path / "a.json", dvh_json([ramp(name)]))
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8")
    assert parts(text)[1][1][1] == name.replace("\n", " ")
    record = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert record["dvhs"][0]["name"] == name


def test_no_dvh_at_all_still_makes_a_file() -> None:
    assert json.loads(dvh_json([]))["dvhs"] == []
    assert dvh_csv([]).startswith("# program")


def banded() -> tuple[Dvh, dict[Dvh, Band]]:
    """A ramp and its band: a variant has 90 % of the volume at every dose."""
    dvh = ramp()
    other = replace(dvh, volume=0.9 * dvh.volume, volume_cc=0.9 * dvh.total)
    return dvh, {
        dvh: Band(
            dvh, (Variant(source="ends", share=1.0, against=dvh, others=(other,)),)
        )
    }


def test_json_carries_the_uncertainty_and_the_band() -> None:
    dvh, bands = banded()
    record = json.loads(dvh_json([dvh], None, bands))["dvhs"][0]
    assert record["uncertainty"]["volume_cc"] == pytest.approx(0.1 * dvh.total)
    assert record["uncertainty"]["D95%"] == pytest.approx(0, abs=1e-6)
    assert "minimum" not in record["uncertainty"]
    assert record["uncertainty_sources"] == ["ends"]
    low, high = record["band"]["volume_low"], record["band"]["volume_high"]
    assert low[0] == pytest.approx(0.9 * dvh.total)
    assert high[0] == pytest.approx(1.1 * dvh.total)
    assert "band" not in json.loads(dvh_json([dvh]))["dvhs"][0]


def test_csv_carries_the_uncertainty_and_the_band() -> None:
    dvh, bands = banded()
    _, table, curve = parts(dvh_csv([dvh, ramp("Other")], None, bands))
    first, second = (dict(zip(table[0], row, strict=True)) for row in table[1:])
    assert float(first["+/- volume_cc"]) == pytest.approx(0.1 * dvh.total)
    assert second["+/- volume_cc"] == ""
    assert len(curve[0]) == 6  # four columns with a band, two without
    assert float(curve[1][2]) == pytest.approx(0.9 * dvh.total)
    assert float(curve[1][3]) == pytest.approx(1.1 * dvh.total)
