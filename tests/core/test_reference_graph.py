"""Who names whom among what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dosiscope.core.header import Patient
from dosiscope.core.inventory import Entry, by_patient
from dosiscope.core.kinds import Kind
from dosiscope.core.reference_graph import ReferenceGraph
from support.headers import header

ANNA, BERT = Patient("Doe^Anna", "A1"), Patient("Doe^Bert", "B1")


def entry(kind: Kind, uid: str, patient: Patient = ANNA, **more: Any) -> Entry:
    head = header(kind, uid, series_uid=uid, patient=patient)
    return Entry(header=head, uid=uid, label=uid, **more)


CT = entry(Kind.CT, "ct", series_uids=("ct",), image_uids=("i1", "i2"))
OTHER_CT = entry(Kind.CT, "ct2", series_uids=("ct2",), image_uids=("i3",))
SET = entry(Kind.STRUCTURE_SET, "set", series_uids=("ct",), image_uids=("i1",))
PLAN = entry(Kind.PLAN, "plan", structure_set_uids=("set",))
DOSE = entry(Kind.DOSE, "dose", plan_uids=("plan",), structure_set_uids=("other",))
GRAPH = ReferenceGraph([CT, OTHER_CT, SET, PLAN, DOSE])


def test_a_dose_leads_over_its_plan_to_the_structure_set() -> None:
    assert GRAPH.plan_of(DOSE) is PLAN
    assert GRAPH.structure_set_of(PLAN) is SET
    assert GRAPH.structure_set_behind(DOSE) is SET
    alone = replace(DOSE, plan_uids=(), structure_set_uids=("set",))
    assert GRAPH.structure_set_behind(alone) is SET


def test_a_structure_set_that_names_no_series_has_those_of_its_images() -> None:
    assert GRAPH.series_of(SET) == (CT,)
    assert GRAPH.series_of(replace(SET, series_uids=("9",))) == (CT,)
    silent = replace(SET, series_uids=(), image_uids=("i2", "i3"))
    assert GRAPH.series_of(silent) == (CT, OTHER_CT)
    assert GRAPH.series_of(replace(silent, image_uids=())) == ()


def test_of_two_that_are_named_none_is_the_one() -> None:
    second = entry(Kind.ION_PLAN, "plan2")
    graph = ReferenceGraph([PLAN, second])
    both = replace(DOSE, plan_uids=("plan", "plan2"))
    assert graph.plans_of(both) == (PLAN, second)
    assert graph.plan_of(both) is None


def test_what_is_named_and_not_here_leads_nowhere() -> None:
    assert GRAPH.named_by(DOSE) == (PLAN,)
    assert GRAPH.named_by(replace(SET, series_uids=(), image_uids=("i9",))) == ()
    assert GRAPH.named_by(CT) == ()


@pytest.mark.parametrize("named", [{"series_uids": ("ct",)}, {"image_uids": ("i2",)}])
def test_what_refers_to_each_other_is_of_one_group(named: dict[str, Any]) -> None:
    stranger = entry(Kind.STRUCTURE_SET, "set", BERT, **named)
    assert ReferenceGraph([CT, stranger]).groups() == [(CT, stranger)]
    other = entry(Kind.STRUCTURE_SET, "set", BERT, image_uids=("i9",))
    assert ReferenceGraph([CT, other]).groups() == [(CT,), (other,)]


def test_without_an_id_only_a_reference_joins() -> None:
    nobody = Patient("Doe^Anna", "")
    one, other = entry(Kind.PLAN, "p1", nobody), entry(Kind.PLAN, "p2", nobody)
    assert ReferenceGraph([one, other]).groups() == [(one,), (other,)]
    assert by_patient([one, other]) == [(one, other)]
