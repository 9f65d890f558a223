"""DVHs as lines of text."""

from __future__ import annotations

from dosiscope.core.case import Case
from dosiscope.core.dvh.curve import WithheldDvh
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.results import DvhReport, DvhResult
from dosiscope.core.header import Patient
from dosiscope.io.out.dvh_text import dvh_lines
from support.dvh_results import banded, ramp, result

CASE = Case(patient=Patient("Nobody^Known", "X1"), frame_of_reference_uid="1.6")


def lines_of(*results: DvhResult, asked: str = "") -> list[str]:
    metrics = tuple(map(parse_metric, asked.split()))
    return dvh_lines(DvhReport(case=CASE, results=results, metrics=metrics))


def test_every_column_has_its_name_and_unit_and_its_numbers_below() -> None:
    head, row, method = lines_of(result(), asked="V20Gy(cc) HI")
    for name in ("Volume cc", "Mean Gy", "D95% Gy", "V20Gy[cc]"):
        assert name in head
    assert len(row) == len(head)
    assert row.split()[-2:] == ["30.0", "1.920"]  # (0.98 - 0.02) / 0.5
    assert method == "Method: end rule: half a slice"


def test_an_uncertainty_stands_beside_what_is_asked_for() -> None:
    _, row, *_ = lines_of(banded(), asked="volume")
    assert "40.0 \N{PLUS-MINUS SIGN} 4.0" in row


def test_what_is_shown_anyway_or_asked_for_twice_is_one_column() -> None:
    head, row, *_ = lines_of(result(), asked="D95% V20Gy(cc) V20Gy(cc)")
    assert head.count("D95%") == head.count("V20Gy[cc]") == 1
    assert len(row) == len(head)


def test_rows_of_several_units_say_theirs_and_nobody_is_left_out() -> None:
    relative = DvhResult.of(ramp("Other", dose_unit="relative"))
    absent = DvhResult.withheld(WithheldDvh(4, "Bone", "it lies outside"))
    head, first, second, third, *_ = lines_of(result(), relative, absent)
    assert " unit " in head
    assert "Mean Gy" not in head
    assert " Gy " in first
    assert " relative " in second
    assert third.endswith("withheld: it lies outside")


def test_values_that_are_bounds_only_say_why() -> None:
    why = "5.0 % of the structure is outside the dose grid"
    assert f"Bladder (computed): bounds only: {why}" in lines_of(result("Bladder", 38))


def test_what_was_asked_for_and_has_no_value_says_why_once() -> None:
    more = [DvhResult.of(ramp(f"ROI {n}")) for n in range(4)]
    lines = lines_of(*more, asked="CI_RTOG@20Gy D2cc D999cc")
    why = "the dose grid is not known"
    three = ", ".join(f"ROI {n} (computed)" for n in range(3))
    assert f"CI_RTOG@20Gy of {three} and 1 more: not evaluable: {why}" in lines
    assert sum(line.startswith("D999cc of") for line in lines) == 1
    assert not any(line.startswith("D2cc of") for line in lines)


def test_no_result_is_a_head_alone() -> None:
    (head,) = lines_of()
    assert head.startswith("ROI ")
