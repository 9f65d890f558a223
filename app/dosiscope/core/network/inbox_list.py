"""The patients of an inbox: what is there of each, and when it came."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.inventory import by_patient
from dosiscope.core.kinds import rank_of
from dosiscope.core.language import tr
from dosiscope.core.text import date_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.header import Patient
    from dosiscope.core.inventory import Entry, Inventory
    from dosiscope.core.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPatient:
    """What an inbox has of a patient.

    Attributes
    ----------
    studies
        Date and description of each, the newest first, DICOM's form of dates.
    counts
        How many objects of which kind, of images each.
    came
        When the last of its files came, seconds since 1970; 0: not known.
    """

    patient: Patient
    studies: tuple[tuple[str, str], ...]
    counts: tuple[tuple[Kind, int], ...]
    files: tuple[str, ...]
    came: float = 0.0

    @property
    def contents(self) -> str:
        """What is there, in words."""
        return " · ".join(kind.counted(count) for kind, count in self.counts)

    @property
    def studies_text(self) -> str:
        """The studies in words: date and description of each."""
        texts = (
            " ".join(part for part in (date_text(date) if date else "", text) if part)
            for date, text in self.studies
        )
        return "; ".join(text or tr("study without a date") for text in texts)


def inbox_patients(
    inventory: Inventory,
    came: Mapping[str, float],
    beside: Mapping[str, Sequence[str]],
) -> tuple[InboxPatient, ...]:
    """Return the patients of what was found, of whom something came last first.

    Parameters
    ----------
    came
        When files came, by their paths.
    beside
        Files of the same UID that were left out, by the path of the one that was taken:
        they are opened with it, so that it is told what differs.
    """
    groups = by_patient(inventory.entries)
    found = [_patient(group, came, beside) for group in groups]
    return tuple(sorted(found, key=lambda one: one.came, reverse=True))


def _patient(
    entries: tuple[Entry, ...],
    came: Mapping[str, float],
    beside: Mapping[str, Sequence[str]],
) -> InboxPatient:
    headers = [entry.header for entry in entries]
    studies = {
        header.study_uid: (header.study_date, header.study_description)
        for header in headers
    }
    counts: Counter[Kind] = Counter()
    for entry in entries:
        counts[entry.kind] += entry.images if entry.kind.is_series else 1
    taken = [file for header in headers for file in header.files]
    files = tuple(
        dict.fromkeys(one for file in taken for one in (file, *beside.get(file, ())))
    )
    return InboxPatient(
        patient=headers[0].patient,
        studies=tuple(sorted(studies.values(), reverse=True)),
        counts=tuple(sorted(counts.items(), key=lambda one: rank_of(one[0]))),
        files=files,
        came=max((came.get(file, 0.0) for file in files), default=0.0),
    )
