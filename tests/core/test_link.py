"""A case is proposed where the references leave no choice; else all candidates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.errors import ChoiceError
from dosiscope.core.header import Patient
from dosiscope.core.inventory import Entry, Inventory, Selection
from dosiscope.core.kinds import Kind
from dosiscope.core.link import proposals, propose
from support.headers import header

if TYPE_CHECKING:
    from collections.abc import Iterable

ANNA = Patient("Doe^Anna", "A1", birth_date="19500101", sex="F")
BERT = Patient("Doe^Bert", "B1", birth_date="19500101", sex="M")


def entry(kind: Kind, uid: str, patient: Patient = ANNA, **changes: Any) -> Entry:
    head = header(
        kind, uid, series_uid="series " + uid, study_uid="study", patient=patient
    )
    if kind is Kind.CT:
        head = replace(head, sop_instance_uid="", series_uid=uid)
    made = Entry(header=head, uid=uid, label=uid, frame_of_reference_uid="frame")
    return replace(made, **changes)


def dose(uid: str, plan: str = "", summation: str = "PLAN", **changes: Any) -> Entry:
    plans = (plan,) if plan else ()
    return entry(Kind.DOSE, uid, plan_uids=plans, summation=summation, **changes)


def plan(uid: str, structures: str = "", **changes: Any) -> Entry:
    named = (structures,) if structures else ()
    return entry(Kind.PLAN, uid, structure_set_uids=named, **changes)


def structures(uid: str, series: str = "", **changes: Any) -> Entry:
    named = (series,) if series else ()
    return entry(Kind.STRUCTURE_SET, uid, series_uids=named, **changes)


def ct(uid: str, **changes: Any) -> Entry:
    return entry(Kind.CT, uid, **changes)


def inventory(*entries: Entry) -> Inventory:
    return Inventory(entries=entries, files_read=len(entries))


CASE = (ct("ct"), structures("ss", "ct"), plan("plan", "ss"), dose("dose", "plan"))


def uids(entries: Iterable[Entry]) -> set[str]:
    return {one.uid for one in entries}


def test_the_reference_path() -> None:
    assert propose(inventory(*CASE)) == Selection(
        ct_series="ct", structure_set="ss", plan="plan", doses=("dose",)
    )


def test_the_plan_of_the_dose_wins_over_others() -> None:
    found = propose(inventory(*CASE, plan("other", "ss"), plan("third")))
    assert found.plan == "plan"


def test_the_structure_set_of_the_plan_wins_over_others() -> None:
    assert propose(inventory(*CASE, structures("other", "ct"))).structure_set == "ss"


def test_the_series_of_the_structure_set_wins_over_others() -> None:
    assert propose(inventory(*CASE, ct("second"), ct("third"))).ct_series == "ct"


def test_a_series_may_be_named_by_its_images() -> None:
    found = propose(
        inventory(
            ct("right", image_uids=("1", "2")),
            ct("wrong", image_uids=("3", "4")),
            structures("ss", "elsewhere", image_uids=("1", "2")),
        )
    )
    assert found.ct_series == "right"


def test_the_dose_of_the_whole_plan_comes_first() -> None:
    beams = [dose(f"beam {n}", "plan", "BEAM") for n in (2, 1)]
    found = propose(inventory(*CASE[:3], *beams, dose("dose", "plan")))
    assert found.doses == ("dose", "beam 1", "beam 2")


BEAMS = [dose(f"beam {n}", "plan", "BEAM") for n in (3, 1, 2)]


def test_of_doses_of_beams_alone_none_is_taken_unasked() -> None:
    with pytest.raises(ChoiceError) as caught:
        propose(inventory(*CASE[:3], *BEAMS))
    assert uids(caught.value.candidates) == {"beam 1", "beam 2", "beam 3"}
    assert "none of a whole plan" in str(caught.value)
    found = propose(inventory(*CASE[:3], *BEAMS), dose="beam 2")
    assert found.doses == ("beam 2", "beam 1", "beam 3")


def test_the_doses_of_the_beams_of_one_plan_are_one_case() -> None:
    (found,) = proposals(inventory(*CASE[:3], *BEAMS))
    assert set(found.doses) == {"beam 1", "beam 2", "beam 3"}


def test_the_dose_of_one_beam_alone_is_no_choice() -> None:
    assert propose(inventory(*CASE[:3], BEAMS[0])).doses == ("beam 3",)


DVHS = [dose(uid, "plan", images=0) for uid in ("A", "B", "C")]


def test_dvhs_without_a_grid_take_not_the_place_of_one_that_is_withheld() -> None:
    elsewhere = dose("grid", "plan", frame_of_reference_uid="elsewhere")
    found = inventory(*CASE[:3], elsewhere, *DVHS)
    assert propose(found).doses == ("grid", "A", "B", "C")
    assert propose(found, dose="A").doses == ("grid", "B", "C", "A")
    assert proposals(found) == (propose(found),)


def test_of_dvhs_of_several_plans_each_leads_to_a_case() -> None:
    several = [replace(one, plan_uids=("plan", "other")) for one in DVHS]
    grid = dose("grid", "plan")
    found = inventory(*CASE[:3], plan("other", "ss"), grid, *several)
    chosen = proposals(found, plan="other", dose="A")
    assert chosen == (propose(found, plan="other", dose="A"),)
    assert chosen[0].doses == ("A", "B", "C")


def test_a_dose_that_would_be_withheld_is_no_candidate() -> None:
    stranger = dose("of another", "plan")
    header = replace(stranger.header, patient=Patient("Other^Person", "7"))
    found = propose(inventory(*CASE, replace(stranger, header=header)))
    assert found.doses[0] == "dose"
    elsewhere = replace(dose("elsewhere", ""), frame_of_reference_uid="9.9")
    assert propose(inventory(*CASE, elsewhere)).doses == ("dose",)


def test_two_doses_of_one_plan_are_a_choice() -> None:
    with pytest.raises(ChoiceError) as caught:
        propose(inventory(*CASE, dose("second", "plan")))
    assert uids(caught.value.candidates) == {"dose", "second"}
    for uid in ("dose", "second"):
        assert uid in str(caught.value)


def test_a_rival_that_names_a_stranger_s_structure_set_is_a_rival() -> None:
    # the case of the other would show it too
    foreign = structures("foreign")
    foreign = replace(foreign, header=replace(foreign.header, patient=BERT))
    one = dose("one", "not here", "PLAN", structure_set_uids=("foreign",))
    two = dose("two", "not here", "PLAN")
    with pytest.raises(ChoiceError) as caught:
        propose(inventory(foreign, structures("own"), one, two))
    assert uids(caught.value.candidates) == {"one", "two"}


def test_a_choice_settles_it() -> None:
    twice = inventory(*CASE, dose("second", "plan"))
    assert propose(twice, dose="second").doses == ("second", "dose")


def test_doses_of_two_plans_are_a_choice() -> None:
    other = plan("other", "ss"), dose("other dose", "other")
    both = inventory(*CASE, *other)
    with pytest.raises(ChoiceError) as caught:
        propose(both)
    assert uids(caught.value.candidates) == {"dose", "other dose"}
    assert propose(both, plan="other") == Selection(
        ct_series="ct", structure_set="ss", plan="other", doses=("other dose",)
    )
    assert propose(both, dose="other dose").plan == "other"
    assert {found.plan for found in proposals(both)} == {"plan", "other"}


def test_a_chosen_plan_without_dose() -> None:
    found = propose(inventory(*CASE, plan("other", "ss")), plan="other")
    assert found == Selection(
        ct_series="ct", structure_set="ss", plan="other", doses=()
    )


def test_a_chosen_structure_set() -> None:
    both = inventory(*CASE, structures("other", "ct"))
    found = propose(both, structure_set="other")
    assert found.structure_set == "other"


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_parts_of_a_case(count: int) -> None:
    found = propose(inventory(*CASE[:count]))
    assert found == Selection(
        ct_series="ct",
        structure_set="ss" if count > 1 else "",
        plan="plan" if count > 2 else "",
        doses=("dose",) if count > 3 else (),
    )


def test_single_objects() -> None:
    series, structure_set, plan_, dose_ = CASE
    assert propose(inventory(series)) == Selection(ct_series="ct")
    assert propose(inventory(structure_set)) == Selection(structure_set="ss")
    assert propose(inventory(plan_)) == Selection(plan="plan")
    assert propose(inventory(dose_)) == Selection(doses=("dose",))


def test_without_the_plan_the_only_structure_set_of_the_frame_is_taken() -> None:
    found = propose(inventory(CASE[0], CASE[1], CASE[3]))
    assert found == Selection(
        ct_series="ct", structure_set="ss", plan="", doses=("dose",)
    )


def test_a_plan_is_never_guessed_for_a_dose() -> None:
    found = propose(inventory(*CASE[:3], dose("dose")))
    assert found.plan == ""
    assert found.structure_set == "ss"


def test_other_frames_are_not_taken_instead() -> None:
    found = propose(
        inventory(
            ct("ct", frame_of_reference_uid="other"),
            structures("ss", frame_of_reference_uid="other"),
            dose("dose", "gone"),
        )
    )
    assert found == Selection(ct_series="", structure_set="", plan="", doses=("dose",))


def test_several_structure_sets_without_reference_are_a_choice() -> None:
    both = inventory(structures("one", "ct"), structures("two", "ct"), ct("ct"))
    with pytest.raises(ChoiceError) as caught:
        propose(both)
    assert uids(caught.value.candidates) == {"one", "two"}
    assert [found.structure_set for found in proposals(both)] == ["one", "two"]


def test_two_patients_are_a_choice() -> None:
    other = ct("other", header=replace(ct("other").header, patient=BERT))
    with pytest.raises(ChoiceError, match="2 patients") as caught:
        propose(inventory(*CASE, other))
    assert uids(caught.value.candidates) == {"dose", "other"}
    assert propose(inventory(*CASE, other), dose="dose").ct_series == "ct"
    assert len(proposals(inventory(*CASE, other))) == 2


def test_a_dose_of_another_patient_alone_stops_nothing() -> None:
    stray = dose("stray", "not here", "PLAN")
    stray = replace(stray, header=replace(stray.header, patient=BERT))
    assert propose(inventory(*CASE, stray)).doses == ("dose",)
    assert propose(inventory(*CASE, stray), dose="stray").doses == ("stray",)
    second = replace(stray, uid="second", header=replace(stray.header, patient=ANNA))
    with pytest.raises(ChoiceError, match="2 patients"):
        propose(inventory(stray, second))  # two doses alone are rivals
    with pytest.raises(ChoiceError, match="2 patients"):
        propose(inventory(*CASE[:3], stray))  # and one is of a case without a dose


def test_a_name_with_carets_at_its_end_is_the_same_patient() -> None:
    longer = replace(ANNA, name="Doe^Anna^^^")
    other = ct("second", header=replace(ct("second").header, patient=longer))
    assert propose(inventory(*CASE, other)).ct_series == "ct"


def test_an_object_of_another_patient_that_is_referred_to_is_no_patient() -> None:
    # it is withheld, with the reason, when the case is loaded
    foreign = plan("plan", "ss", header=replace(CASE[2].header, patient=BERT))
    found = propose(inventory(CASE[0], CASE[1], foreign, CASE[3]))
    assert found.plan == "plan"


def test_objects_without_patient_id_are_not_merged() -> None:
    nobody = Patient()
    one, two = (ct(u, header=replace(ct(u).header, patient=nobody)) for u in "ab")
    with pytest.raises(ChoiceError, match="2 patients"):
        propose(inventory(one, two))


def test_dvhs_without_a_grid_go_with_the_dose() -> None:
    dvhs = dose("dvhs", "plan", "PLAN", images=0)
    assert propose(inventory(*CASE, dvhs)).doses == ("dose", "dvhs")
    loose = dose("dvhs", images=0, structure_set_uids=("ss",))
    assert propose(inventory(*CASE, loose)).doses == ("dose", "dvhs")


@pytest.mark.parametrize("what", ["plan", "dose", "structure_set", "ct_series"])
def test_a_choice_that_is_not_there(what: str) -> None:
    with pytest.raises(ChoiceError, match=r"9\.9"):
        propose(inventory(*CASE), **{what: "9.9"})


def test_nothing_at_all() -> None:
    with pytest.raises(ChoiceError):
        propose(inventory())


def dvhs(uid: str, *plans: str, structures: str = "ss") -> Entry:
    named = (structures,)
    return entry(Kind.DOSE, uid, images=0, plan_uids=plans, structure_set_uids=named)


def test_chosen_dvhs_are_the_stored_source_beside_the_grid() -> None:
    two = dvhs("one"), dvhs("other")
    found = propose(inventory(*CASE, *two), dose="other")
    assert found == Selection(
        ct_series="ct",
        structure_set="ss",
        plan="plan",
        doses=("dose", "other", "one"),
        dvhs="other",
    )
    assert propose(inventory(*CASE, *two)).dvhs == ""


def test_chosen_dvhs_of_another_plan_have_no_grid_of_this() -> None:
    found = propose(inventory(*CASE, dvhs("other", "plan 2")), dose="other")
    assert found == Selection(
        ct_series="ct", structure_set="ss", plan="", doses=("other",), dvhs="other"
    )


def test_a_grid_and_dvhs_are_chosen_together() -> None:
    parts = (dose("a", "plan", "BEAM"), dose("b", "plan", "BEAM"), dvhs("sum", "plan"))
    everything = inventory(*CASE[:3], *parts)
    with pytest.raises(ChoiceError) as error:
        propose(everything, dose="sum")
    assert uids(error.value.candidates) == {"a", "b"}
    found = propose(everything, dose="b,sum")
    assert found.doses[0] == "b"
    assert (set(found.doses), found.dvhs) == ({"a", "b", "sum"}, "sum")


def test_of_dvhs_alone_one_is_chosen() -> None:
    two = dvhs("one", "plan"), dvhs("other", "plan")
    everything = inventory(*CASE[:3], *two)
    with pytest.raises(ChoiceError):
        propose(everything)
    found = propose(everything, dose="other")
    assert found == Selection(
        ct_series="ct",
        structure_set="ss",
        plan="plan",
        doses=("other", "one"),
        dvhs="other",
    )
    assert {one.dvhs for one in proposals(everything)} == {"one", "other"}


def test_doses_that_hold_dvhs_alone_stand_in_one_order_however_found() -> None:
    dvhs = [dose(f"d{n}", "p", images=0) for n in range(3)]
    for found in (dvhs, dvhs[::-1]):
        case = propose(inventory(plan("p"), *found), dose="d2")
        assert case.doses == ("d2", "d0", "d1")


def test_dvhs_of_a_structure_set_stand_in_one_order_however_found() -> None:
    dvhs = [dose(f"d{n}", images=0, structure_set_uids=("s",)) for n in range(3)]
    grid = dose("g", structure_set_uids=("s",))
    for found in (dvhs, dvhs[::-1]):
        case = propose(inventory(structures("s"), grid, *found))
        assert case.doses == ("g", "d0", "d1", "d2")
