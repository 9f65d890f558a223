"""What doses are called: alike in lists, in what is made of them, and in reports."""

from __future__ import annotations

from dataclasses import replace

from dosiscope.core.comparing.dose_difference import dose_difference
from dosiscope.core.comparing.report import ComparisonReport
from dosiscope.core.dose_expression import DoseRequest, Ratios, making, read_terms
from dosiscope.core.dose_names import dose_labels, dose_names
from dosiscope.core.progress import finish
from support.made_doses import weighted_sum
from support.rivals import OWN, OWN_PLAN, RIVAL, dose_of, rival_case

CASE = rival_case()


def test_beside_rivals_each_names_its_plan() -> None:
    assert dose_names((OWN, RIVAL), CASE) == ["IMRT · PLAN", "VMAT · PLAN"]
    assert dose_names((OWN,), replace(CASE, companions=())) == ["PLAN"]
    assert dose_labels(replace(CASE, companions=())) == {}


def test_lists_sums_and_reports_call_a_dose_alike() -> None:
    names = dose_names((OWN, RIVAL), CASE)
    assert list(dose_labels(CASE).values()) == names
    request = DoseRequest(terms=read_terms("1.2.1+1.2.2"))
    total, _ = finish(making(request, CASE))
    assert total.label == f"composite of {names[0]} + {names[1]}, not a plan dose"
    in_two, _ = finish(
        making(replace(request, ratios=Ratios(3), fractions=(5, 5)), CASE)
    )
    assert all(f"of {name}" in in_two.label for name in names)
    report = ComparisonReport(case=CASE, difference=finish(dose_difference(OWN, RIVAL)))
    assert list(report.names) == names


def test_a_dose_has_one_name_whatever_stands_beside_it() -> None:
    """Of two that are called alike each is told apart in lists without the other."""
    other = dose_of("1.2.15", OWN_PLAN)
    case = replace(CASE, doses=(OWN, other))
    names = dose_names((OWN, other), case)
    assert names == ["IMRT · PLAN 1.2.1", "IMRT · PLAN 1.2.15"]
    assert dose_names((OWN,), case) == names[:1]
    assert dose_names((other, RIVAL), case) == [names[1], "VMAT · PLAN"]
    made = weighted_sum((OWN, RIVAL), (1, 1))
    assert dose_names((made,), case) == ["composite of PLAN 1.2.1 + PLAN 1.2.2"]
