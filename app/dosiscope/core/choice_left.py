"""What is told where the files leave a choice, or do not hold what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import ChoiceError
from dosiscope.core.identity import Personal, joined
from dosiscope.core.language import in_quotes, tr
from dosiscope.core.text import in_row, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.inventory import Entry

#: What is told where no object is here that a case is made of.
NOTHING_FOUND: Final = tr("nothing that can be shown was found")


class AmbiguousError(ChoiceError):
    """Several objects fit; each of them makes a case."""

    def __init__(self, what: str, candidates: Iterable[Entry]) -> None:
        entries = tuple(candidates)
        if all(entry.stated_uid == entries[0].stated_uid != "" for entry in entries):
            kind = entries[0].kind
            what = tr(
                "{number} different {kind} files have one UID",
                number=len(entries),
                kind=str(kind),
            )
            if kind.is_series:
                what = tr(
                    "Files of one {kind} series have the same UID but differ",
                    kind=str(kind),
                )
        listed = joined("\n  ", ["", *map(described, entries)])
        message = tr("{what}; choose one:{list}", what=what, list=listed)
        super().__init__(message, entries, tr("{what}; choose one", what=what))


def described(entry: Entry) -> str:
    """Return an entry as one line: kind, label, date, time, patient and UID."""
    patient = entry.header.patient
    parts = [
        in_row(" ", (str(entry.kind), in_quotes(entry.label)))
        if entry.label
        else str(entry.kind),
        moment_text(entry.date, entry.time) if entry.date else "",
        entry.detail,
        Personal(patient.spoken_name or patient.id),
        entry.uid,
    ]
    return joined(", ", [part for part in parts if part])


def one_of(entries: Sequence[Entry], objects: str) -> Entry | None:
    """Return the one there is, if any; raises `AmbiguousError` where there are several.

    ``objects`` is how many of what there are.
    """
    if len(entries) > 1:
        raise AmbiguousError(tr("There are {objects}", objects=objects), entries)
    return entries[0] if entries else None


def there_are(what: str, here: tuple[Entry, ...], question: str = "") -> ChoiceError:
    """Return that what is chosen is not there, with what is."""
    there = joined("\n  ", ["", *map(described, here)]) or f" {tr('none')}"
    message = tr("{what}; there are:{list}", what=what, list=there)
    return ChoiceError(message, here, question or what)
