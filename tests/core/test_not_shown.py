"""What is not shown is known by kind and reason; the words follow from these."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dosiscope.core.header import Header, Patient
from dosiscope.core.identity import Personal
from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.not_shown import (
    Apart,
    Lack,
    Missing,
    Outside,
    Unread,
    Withheld,
    outside_text,
)
from dosiscope.core.reason import Reason, reasons_text
from support.axial import make_case
from support.headers import header

HEADER = header(Kind.PLAN, patient=Patient("A^B", "1"))


def entry_of(head: Header, label: str) -> Entry:
    return Entry(header=head, uid="1.2", label=label)


@pytest.mark.parametrize(
    ("unread", "text"),
    [
        (Unread(Kind.CT, 199, 200), "199 of 200 CT Images"),
        (Unread(Kind.STRUCTURE_SET, 3, 7), "3 of 7 ROIs of the RT Structure Set"),
        (Unread(Kind.DOSE, 2), "2 RT Dose"),
        (Unread(Kind.ION_PLAN), "RT Ion Plan"),
    ],
)
def test_what_is_still_read_is_awaited_by_its_role(unread: Unread, text: str) -> None:
    assert str(unread) == text
    case = make_case(unread=(unread,))
    assert [role for role in Role if case.awaits(role)] == [unread.kind.role]


@pytest.mark.parametrize("why", Apart)
def test_every_object_outside_the_case_says_why(why: Apart) -> None:
    one = Outside(entry=entry_of(HEADER, "B"), why=why, shown="{A}")
    assert one.sentence.startswith('Not in this case: RT Plan "B": ')
    assert one.reason in one.sentence
    assert ("{A}" in one.reason) == ("{shown}" in why.value)


@pytest.mark.parametrize("why", Lack)
@pytest.mark.parametrize("role", Role)
def test_every_missing_object_has_a_sentence(role: Role, why: Lack) -> None:
    if why is Lack.NAMED and role not in (Role.STRUCTURE_SET, Role.PLAN):
        return  # nothing names a dose or, by one UID, a CT
    text = Missing(role=role, why=why, uid="1.9", named=5, here=2).text
    assert text.endswith(".")
    assert "Role" not in text


def test_what_may_be_in_damaged_files_is_said_to() -> None:
    missing = Missing(role=Role.PLAN, why=Lack.NAMED, uid="1.9", damaged=2)
    assert missing.text == (
        "The plan that the dose names (1.9) is not here (it may be in 2 damaged files)."
    )


def test_reasons_are_compared_by_what_they_are_not_by_their_words() -> None:
    one = Reason.of("contour {number} is missing", number=7)
    assert one == Reason.of("contour {number} is missing", number=7)
    assert one != Reason("contour 7 is missing")
    assert str(one) == str(Reason("contour 7 is missing"))
    assert reasons_text((one, Reason("it is odd"))) == "contour 7 is missing; it is odd"


def test_a_reason_leaves_out_the_fields_that_are_identity_and_no_other() -> None:
    reason = Reason.of("{one} of {total}", one=Personal("2"), total="12 images")
    assert str(reason) == "2 of 12 images"
    assert str(reason.without_identity()) == "… of 12 images"


def test_a_reason_keeps_no_error_alive() -> None:
    reason = Reason.of("it is {error}", error=ValueError("odd"))
    assert reason.fields == (("error", "odd"),)


@pytest.mark.parametrize("reason", ["it has no grid", "It has no grid."])
def test_what_is_withheld_is_named_with_or_without_a_label(reason: str) -> None:
    dose = Withheld(header=header(Kind.DOSE), label="PLAN", reason=Reason(reason))
    ct = Withheld(header=header(Kind.CT), label="", reason=Reason(reason))
    told = f"{reason.rstrip('.')}."
    assert dose.sentence == f'Withheld: RT Dose "PLAN": {told}'
    assert ct.sentence == f"Withheld: CT Image: {told}"


def test_what_is_outside_the_case_is_told_in_a_line() -> None:
    def of(label: str, why: Apart, kind: Kind = Kind.PLAN) -> Outside:
        header = replace(HEADER, kind=kind)
        return Outside(entry=entry_of(header, label), why=why, shown="A")

    many = [of(f"SS{n}", Apart.OTHER_PATIENT, Kind.STRUCTURE_SET) for n in range(99)]
    told = outside_text([of("B", Apart.OTHER_PLAN), *many, of("", Apart.OTHER_PATIENT)])
    assert told == (
        'RT Plan "B" (the plan shown is "A"); '
        "99 structure sets (each: it is of another patient); "
        "RT Plan (it is of another patient)"
    )
