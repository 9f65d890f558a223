"""What a UID means that somebody types."""

import pytest

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.header import Header, Patient
from dosiscope.core.inventory import Entry, Inventory
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.typed_uid import typed_choice, typed_doses, typed_uid, uid_of

KNOWN = ("1.2.345.6", "1.2.999.6", "9.2.345.6")


def entry(kind: Kind, uid: str) -> Entry:
    head = Header(
        kind=kind,
        sop_class_uid="",
        sop_instance_uid=uid,
        series_uid="",
        study_uid="",
        frame_of_reference_uid="",
        patient=Patient("Test^Tina", "1"),
        files=(),
    )
    return Entry(header=head, uid=uid, label=uid, frame_of_reference_uid="")


DOSES = tuple(entry(Kind.DOSE, uid) for uid in KNOWN)
HERE = Inventory(entries=(*DOSES, entry(Kind.PLAN, "1.3.345.6")))


def test_all_of_a_uid_or_its_end() -> None:
    assert uid_of("1.2.345.6", KNOWN) == "1.2.345.6"
    assert uid_of("999.6", KNOWN) == "1.2.999.6"
    assert uid_of("\N{HORIZONTAL ELLIPSIS}999.6", KNOWN) == "1.2.999.6"


def test_all_of_one_may_be_the_end_of_another() -> None:
    assert uid_of("2.345.6", ("2.345.6", "1.2.345.6")) == "2.345.6"


def test_the_end_of_several_and_of_none() -> None:
    with pytest.raises(DosiscopeError, match=r"2 doses have a UID .* ends in 345\.6"):
        uid_of("345.6", KNOWN)
    with pytest.raises(DosiscopeError, match=r"no dose has a UID .* ends in 9\.6"):
        uid_of("9.6", KNOWN)  # too short to be meant


def test_an_end_is_that_of_its_role() -> None:
    assert typed_uid("345.6", HERE, Role.PLAN) == "1.3.345.6"
    with pytest.raises(DosiscopeError, match="2 doses have"):
        typed_uid("345.6", HERE, Role.DOSE)


def test_what_is_none_stays_as_it_is_typed() -> None:
    """Who looks for it says that it is not there, and names what is."""
    assert typed_uid("", HERE, Role.DOSE) == ""
    assert typed_uid("7.7.7.7", HERE, Role.PLAN) == "7.7.7.7"
    assert typed_doses("999.6+0.5*345.6", HERE) == "999.6+0.5*345.6"


def test_a_grid_and_dvhs_beside_it() -> None:
    assert typed_doses("999.6, 9.2.345.6", HERE) == "1.2.999.6,9.2.345.6"


def test_all_that_is_chosen_of_a_case() -> None:
    found = typed_choice(
        HERE, plan="345.6", dose="999.6", structure_set="", ct_series=""
    )
    assert found == {
        "plan": "1.3.345.6",
        "dose": "1.2.999.6",
        "structure_set": "",
        "ct_series": "",
    }
