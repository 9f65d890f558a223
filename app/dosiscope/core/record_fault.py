"""What is noticed of records, each by its place in the course; told as findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.findings import Finding
from dosiscope.core.language import tr, tr_count
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict
from dosiscope.core.text import capitalised, in_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.findings import Action, Attribute
    from dosiscope.core.reason import Fields
    from dosiscope.core.treatment_record import TreatmentRecord

_LISTED: Final = 12  # places in one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a course: a fraction, a beam or application setup, or both.

    Attributes
    ----------
    group
        Number of the fraction group, where the plan has several.
    name
        What the beam or application setup is called: 'beam "Left"'.
    """

    fraction: int | None = None
    name: str = ""
    group: int | None = None

    def __str__(self) -> str:
        if self.fraction is None:
            return self.name
        fraction = _fractions_text([self.fraction], self.group)
        return in_row(", ", (part for part in (fraction, self.name) if part))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecordFault:
    """One thing that was noticed.

    Attributes
    ----------
    key
        Of its outcome in the table of rules.
    record
        The record that says so; None where it is several, or none.
    """

    key: str
    place: Place
    record: TreatmentRecord | None = None
    attribute: Attribute | None = None
    found: str = ""
    expected: str = ""
    fields: Fields = ()

    @property
    def action(self) -> Action:
        """What follows."""
        return verdict(self.key).action

    @property
    def sentence(self) -> str:
        """What was noticed, of this place alone."""
        return _finding([self], None).message


def findings_of(
    faults: Iterable[RecordFault], records: Sequence[TreatmentRecord]
) -> tuple[Finding, ...]:
    """Return a finding for every outcome; it lists the places where that is so.

    What no record says, it is of the first of ``records``.
    """
    by_key: dict[str, list[RecordFault]] = {}
    for fault in faults:
        by_key.setdefault(fault.key, []).append(fault)
    first = records[0] if records else None
    return tuple(_finding(alike, first) for alike in by_key.values())


def _finding(
    faults: Sequence[RecordFault], otherwise: TreatmentRecord | None
) -> Finding:
    """Return one finding of faults of one outcome, in the order of the course."""
    first, is_one = faults[0], len(faults) == 1
    where = capitalised(str(first.place)) if is_one else _listed(faults)
    record = first.record or otherwise
    header = None if record is None else record.header
    values = {**dict(first.fields), "where": where, "count": len(faults)}
    return Finding(
        outcome=verdict(first.key),
        fields=fields_of(values),
        is_of_several=not is_one,
        object_kind=str(header.kind) if header is not None else "",
        object_uid=first.record.uid if is_one and first.record is not None else "",
        attribute=first.attribute,
        found=first.found if is_one else "",
        expected=first.expected if is_one else "",
        file=header.files[0] if is_one and header is not None and header.files else "",
    )


def _listed(faults: Sequence[RecordFault]) -> str:
    """Return the places of faults: what it is, and of which fractions."""
    fractions: dict[tuple[str, int | None], set[int | None]] = {}
    for place in (one.place for one in faults):
        fractions.setdefault((place.name, place.group), set()).add(place.fraction)
    told = [_words(name, group, own) for (name, group), own in fractions.items()]
    listed = in_row("; ", told[:_LISTED])
    more = len(told) - _LISTED
    return tr("{first} and {n} more", first=listed, n=more) if more > 0 else listed


def _words(name: str, group: int | None, fractions: set[int | None]) -> str:
    known = sorted(n for n in fractions if n is not None)
    if not known:
        return name
    told = _fractions_text(known, group)
    if not name:
        return told
    return tr("{name} of {fractions}", name=name, fractions=told)


def _fractions_text(numbers: Sequence[int], group: int | None) -> str:
    told = numbers_text(numbers)
    if group is None:
        return tr_count(
            "fraction {fractions}",
            "fractions {fractions}",
            len(numbers),
            fractions=told,
        )
    return tr_count(
        "fraction {fractions} of group {group}",
        "fractions {fractions} of group {group}",
        len(numbers),
        fractions=told,
        group=group,
    )


def numbers_text(numbers: Iterable[int]) -> str:
    """Return whole numbers in ascending order, rows of them as such: "2, 4 to 7"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (
        tr("{first} to {last}", first=run[0], last=run[-1])
        if len(run) > 2
        else ", ".join(map(str, run))
        for run in runs
    )
    return in_row(", ", told)
