"""DVHs as JSON: one document for the command line and the window."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from dosiscope.app.json_text import json_text
from dosiscope.core.case import Case
from dosiscope.core.dvh.curve import WithheldDvh
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.results import DvhReport, DvhResult
from dosiscope.core.header import Patient
from dosiscope.io.out.dvh_json import dvh_values
from support.dvh_results import banded, ramp, result

CASE = Case(patient=Patient("Nobody^Known", "X1"), frame_of_reference_uid="1.6")


def record_of(one: DvhResult, *metrics: str) -> dict[str, Any]:
    asked = tuple(map(parse_metric, metrics))
    report = DvhReport(case=CASE, results=(one,), metrics=asked)
    (record,) = json.loads(json_text(dvh_values(report)))["rois"]
    assert isinstance(record, dict)
    return record


def test_values_stand_under_plain_keys_and_with_their_unit() -> None:
    record = record_of(result(), "V20Gy")
    assert (record["number"], record["source"], record["state"]) == (
        3,
        "computed",
        "ok",
    )
    assert record["mean_gy"] == record["metrics"]["mean"]["value"] == 40
    assert record["max_gy"] is None  # not known
    assert record["d"]["D50%"] == pytest.approx(40)
    assert record["v"] == {"V20Gy": pytest.approx(75)}
    assert record["metrics"]["V20Gy"]["unit"] == "%"
    assert record["curve"]["volume_cc"][0] == 40
    assert record["method"] == {"end rule": "half a slice"}


def test_what_is_only_a_bound_stands_under_bounds() -> None:
    record = record_of(result(covered_cc=38.0))
    # half of the whole is 50 / 95 of what the curve is of: 80 (1 - 50 / 95) Gy
    assert record["bounds"]["D50%"]["lower"] == pytest.approx(37.89, abs=0.01)
    assert record["d"]["D50%"] is None
    assert record["d"]["D98%"] is None
    assert record["bounds"]["min_gy"] == {"upper": 0}
    assert record["curve"]["bound"] == "lower"


def test_what_has_no_dvh_has_its_reason_and_its_volume() -> None:
    absent = WithheldDvh(3, "Bladder", "it lies outside the dose grid")
    record = record_of(DvhResult.withheld(absent, "Gy", 12.5))
    assert (record["state"], record["reason"]) == ("withheld", absent.reason)
    assert record["volume_cc"] == 12.5
    assert (record["curve"], record["metrics"], record["mean_gy"]) == (None, {}, None)


def test_the_uncertainty_and_the_band_are_there_where_known() -> None:
    one = banded()
    record = record_of(one, "mean", "min", "volume")
    assert record["uncertainty"]["volume_cc"] == pytest.approx(4)
    assert record["uncertainty"]["D95%"] == pytest.approx(0, abs=1e-6)
    assert "minimum" not in record["uncertainty"]  # a single point
    assert record["uncertainty_sources"] == ["ends"]
    assert record["band"]["volume_low"][0] == pytest.approx(36)
    assert record["band"]["volume_high"][0] == pytest.approx(44)
    metrics = record["metrics"]
    assert metrics["volume"]["plus_minus"] == pytest.approx(4)
    assert metrics["min"]["plus_minus"] is None
    assert "plus_minus" not in record_of(one)["metrics"]["mean"]  # not asked for
    assert "band" not in record_of(DvhResult.of(ramp()))
    # 90 % of the volume at every dose: 4 of 40 cc
    assert metrics["volume"]["interval"]["low"] == pytest.approx(36)
    assert metrics["volume"]["interval"]["high"] == pytest.approx(44)
    assert metrics["volume"]["interval"]["reason"] == ""
    assert "interval" not in record_of(DvhResult.of(ramp()), "D95%")["metrics"]["D95%"]


def test_an_open_end_of_an_interval_is_nothing() -> None:
    one = replace(banded(), dvh=ramp(covered_cc=30.0))
    found = record_of(one, "D2%", "HI")["metrics"]
    assert found["D2%"]["interval"]["high"] is None
    assert found["D2%"]["interval"]["low"] > 0
    assert "25.0 % of the structure" in found["D2%"]["interval"]["reason"]
    assert found["HI"]["interval"] is None


def test_names_in_any_script_survive() -> None:
    name = 'Größe "膀胱", 1\n2'
    assert record_of(result(name))["name"] == name
