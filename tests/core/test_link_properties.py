"""One rule for what belongs together, whatever lies in a folder."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.errors import ChoiceError
from dosiscope.core.header import Patient
from dosiscope.core.inventory import Entry, Inventory, Selection
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.link import proposals, propose, propose_with
from dosiscope.core.rivals import companion_selection, rivals
from support.headers import header

if TYPE_CHECKING:
    from random import Random

pytestmark = pytest.mark.slow

ANNA, BERT = Patient("Doe^Anna", "A1"), Patient("Doe^Bert", "B1")
SUMMATIONS = ("PLAN", "BEAM", "FRACTION", "")
CHOOSE = {
    Kind.CT: "ct_series",
    Kind.STRUCTURE_SET: "structure_set",
    Kind.PLAN: "plan",
    Kind.DOSE: "dose",
}


@st.composite
def inventories(draw: st.DrawFn) -> Inventory:
    """Up to three of each kind (doses: four) that refer to each other or elsewhere."""
    entries: list[Entry] = []

    def add(kind: Kind, letter: str, **lists: list[str]) -> list[str]:
        made = []
        for n in range(draw(st.integers(0, 4 if kind is Kind.DOSE else 3))):
            patient = draw(st.sampled_from([ANNA, ANNA, ANNA, BERT]))
            frame = draw(st.sampled_from(("f", "f", "f", "g", "")))
            uid = f"{letter}{n}"
            named: dict[str, Any] = {}
            for name, among in lists.items():
                names_one: bool = draw(st.booleans())
                if among and names_one:
                    named[name] = (draw(st.sampled_from(among)),)
            is_dose = kind is Kind.DOSE
            summation = draw(st.sampled_from(SUMMATIONS)) if is_dose else ""
            # a dose may hold DVHs only
            images = draw(st.sampled_from((1, 1, 0))) if is_dose else 1
            entries.append(
                Entry(
                    header=header(kind, uid, series_uid=uid, patient=patient),
                    uid=uid,
                    label=uid,
                    frame_of_reference_uid=frame,
                    images=images,
                    summation=summation,
                    **named,
                )
            )
            made.append(uid)
        return made

    series = add(Kind.CT, "c")
    sets = add(Kind.STRUCTURE_SET, "s", series_uids=[*series, "elsewhere"])
    plans = add(Kind.PLAN, "p", structure_set_uids=[*sets, "elsewhere"])
    add(
        Kind.DOSE,
        "d",
        plan_uids=[*plans, "elsewhere"],
        structure_set_uids=[*sets, "elsewhere"],
    )
    return Inventory(entries=tuple(entries), files_read=len(entries))


def answer(inventory: Inventory, *chosen: Entry) -> Selection | frozenset[str]:
    """The one case, or the candidates that are asked for."""
    try:
        return propose_with(inventory, chosen)
    except ChoiceError as error:
        return frozenset(one.uid for one in error.candidates)


@given(inventories())
def test_browser_and_command_line_give_the_same_case(inventory: Inventory) -> None:
    """A click is what ``--plan``, ``--dose`` and ``--structure-set`` are."""
    for entry in inventory.entries:
        try:
            stated = propose(inventory, **{CHOOSE[entry.kind]: entry.uid})
        except ChoiceError as error:
            wanted = frozenset(one.uid for one in error.candidates)
            assert answer(inventory, entry) == wanted
        else:
            assert answer(inventory, entry) == stated


@given(inventories())
def test_what_is_chosen_is_in_the_case(inventory: Inventory) -> None:
    for entry in inventory.entries:
        found = answer(inventory, entry)
        if isinstance(found, Selection):
            one = {
                Kind.CT: found.ct_series,
                Kind.STRUCTURE_SET: found.structure_set,
                Kind.PLAN: found.plan,
                Kind.DOSE: next(iter(found.doses), "") if entry.images else found.dvhs,
            }
            assert one[entry.kind] == entry.uid
            assert entry.kind is not Kind.DOSE or entry.uid in found.doses


@given(inventories())
def test_every_answer_leads_to_a_case(inventory: Inventory) -> None:
    """Asking ends: each candidate taken, nothing is asked for a fifth time."""
    if not inventory.entries:
        return
    waiting: list[tuple[Entry, ...]] = [()]
    by_uid = {entry.uid: entry for entry in inventory.entries}
    while waiting:
        chosen = waiting.pop()
        found = answer(inventory, *chosen)
        if isinstance(found, Selection):
            continue
        assert found
        assert len(chosen) < 4
        kinds = {(entry.kind, entry.images > 0) for entry in chosen}
        for uid in found:
            assert (by_uid[uid].kind, by_uid[uid].images > 0) not in kinds
            waiting.append((*chosen, by_uid[uid]))


@given(inventories(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(
    inventory: Inventory, chance: Random
) -> None:
    shuffled = list(inventory.entries)
    chance.shuffle(shuffled)
    other = Inventory(entries=tuple(shuffled))
    chosen: list[tuple[Entry, ...]] = [()] if inventory.entries else []
    for entries in (*chosen, *((entry,) for entry in inventory.entries)):
        assert answer(inventory, *entries) == answer(other, *entries)


@given(inventories())
def test_no_part_of_a_dose_is_taken_unasked(inventory: Inventory) -> None:
    """A dose that was not chosen is the only one, or the only one of its plan."""
    here = {entry.uid: entry for entry in inventory.entries}
    for selection in _unasked(inventory):
        if not selection.doses:
            continue
        first = here[selection.doses[0]]
        rivals = [
            here[uid]
            for uid in selection.doses[1:]
            if here[uid].images
            and (here[uid].summation == "PLAN" or first.summation != "PLAN")
        ]
        for rival in rivals:  # only such as would be withheld
            assert not rival.header.patient.is_same(first.header.patient) or (
                rival.frame_of_reference_uid != first.frame_of_reference_uid
            )


def _unasked(inventory: Inventory) -> list[Selection]:
    plans = inventory.plans
    found = [answer(inventory, plan) for plan in plans]
    if inventory.entries:
        found.append(answer(inventory))
    return [one for one in found if isinstance(one, Selection)]


@given(inventories())
def test_check_reports_on_every_case_once(inventory: Inventory) -> None:
    if not inventory.entries:
        return
    found = proposals(inventory)
    for one, other in itertools.combinations(found, 2):
        assert one != other
    alone = answer(inventory)
    if isinstance(alone, Selection):
        assert found == (alone,)


LISTED = Kind(name="RT Image", icon="camera")


@given(inventories(), st.data())
def test_what_is_listed_only_changes_no_choice_and_leads_to_what_it_names(
    inventory: Inventory, data: st.DataObject
) -> None:
    here = [entry for entry in inventory.entries if entry.kind is not Kind.CT]
    named = data.draw(
        st.lists(st.sampled_from(here), max_size=2, unique_by=id)
        if here
        else st.just([])
    )
    patient = data.draw(st.sampled_from([ANNA, BERT]))
    frame = data.draw(st.sampled_from(("f", "g", "")))
    image = Entry(
        header=header(LISTED, "x", series_uid="x", patient=patient),
        uid="x",
        label="x",
        other_uids=tuple(one.uid for one in named),
        frame_of_reference_uid=frame,
    )
    more = Inventory(entries=(image, *inventory.entries))
    chosen: list[tuple[Entry, ...]] = [()] if inventory.entries else []
    for entries in (*chosen, *((entry,) for entry in inventory.entries)):
        assert answer(more, *entries) == answer(inventory, *entries)
    by_role = [[one for one in named if one.kind.role is role] for role in Role]
    leading = next((found for found in by_role if found), [])
    if len(leading) != 1:  # none, or one has to be chosen
        assert answer(more, image) == frozenset(one.uid for one in leading)
    for one in leading:
        clicked = (image, one)[: len(leading)]
        assert answer(more, *clicked) == answer(inventory, one)


@given(inventories(), st.data())
def test_what_comes_along_changes_no_choice_and_comes_with_its_plan(
    inventory: Inventory, data: st.DataObject
) -> None:
    plans = [
        st.just(None),
        *([st.sampled_from(inventory.plans)] * bool(inventory.plans)),
    ]
    named = data.draw(st.one_of(plans))
    patient = data.draw(st.sampled_from([ANNA, BERT]))
    image = Entry(
        header=header(Kind.RT_IMAGE, "x", series_uid="x", patient=patient),
        uid="x",
        label="x",
        plan_uids=() if named is None else (named.own_uid,),
    )
    more = Inventory(entries=(image, *inventory.entries))

    def with_image(found: object) -> object:
        """What was chosen without the image, with it where it names the plan."""
        if not isinstance(found, Selection):
            return found
        plan = next((p for p in inventory.plans if p.uid == found.plan), None)
        is_its = plan is not None and plan.own_uid in image.plan_uids
        return replace(found, along=("x",) if is_its else ())

    chosen: list[tuple[Entry, ...]] = [()] if inventory.entries else []
    for entries in (*chosen, *((entry,) for entry in inventory.entries)):
        assert answer(more, *entries) == with_image(answer(inventory, *entries))
    same = [p for p in inventory.plans if p.own_uid in image.plan_uids]
    if not same:
        assert answer(more, image) == Selection(along=("x",))
    elif len(same) == 1:
        assert answer(more, image) == with_image(answer(inventory, same[0]))


def cases_of_doses(inventory: Inventory) -> list[tuple[Entry, Selection]]:
    """Every dose with a grid that makes one case, and that case."""
    found = ((one, answer(inventory, one)) for one in inventory.of(Role.DOSE))
    return [
        (one, case) for one, case in found if one.images and isinstance(case, Selection)
    ]


@given(inventories())
def test_every_dose_is_of_the_case_or_a_rival_with_a_reason(
    inventory: Inventory,
) -> None:
    every = {one.uid for one in inventory.of(Role.DOSE)}
    for dose, case in cases_of_doses(inventory):
        found = rivals(inventory, case)
        told = [one.uid for one in found]
        assert len(set(told)) == len(told)
        assert every == {*told, *case.doses}
        for one in found:
            is_alike = (
                one.entry.header.patient.has_same_id(dose.header.patient)
                and one.entry.frame_of_reference_uid == dose.frame_of_reference_uid
                and bool(dose.frame_of_reference_uid)
                and one.entry.images > 0
            )
            assert one.may_be_compared is is_alike
            assert is_alike or one.refusal


@given(inventories())
def test_what_may_be_compared_may_be_so_the_other_way_round(
    inventory: Inventory,
) -> None:
    cases = cases_of_doses(inventory)
    offered = {
        (dose.uid, one.uid)
        for dose, case in cases
        for one in rivals(inventory, case)
        if one.may_be_compared
    }
    own = {dose.uid: case.doses for dose, case in cases}
    for a, b in offered:
        assert b not in own or a in own[b] or (b, a) in offered


@given(inventories())
def test_a_companion_is_the_case_of_its_dose(inventory: Inventory) -> None:
    """It is what choosing that dose alone gives, wherever that is one case."""
    for _, case in cases_of_doses(inventory):
        for one in rivals(inventory, case):
            alone = answer(inventory, one.entry)
            if one.may_be_compared and isinstance(alone, Selection):
                found = companion_selection(inventory, case, one.uid)
                assert found == alone
