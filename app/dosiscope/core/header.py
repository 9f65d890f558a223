"""What every DICOM object says of itself: patient, study, series, origin."""

from __future__ import annotations

import unicodedata
from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Final

from dosiscope.core.identity import LEFT_OUT, NO_IDENTITY

if TYPE_CHECKING:
    from dosiscope.core.kinds import Kind


@dataclass(frozen=True, slots=True)
class Patient:
    """A patient as the file states it, verbatim (decoded text, may be empty)."""

    name: str = ""
    id: str = ""
    _: KW_ONLY
    birth_date: str = ""
    sex: str = ""

    def same_name(self, other: Patient) -> bool:
        """Whether the names agree but for case, accents, blanks and empty parts.

        Groups of components that only one of them has contradict nothing: the same
        name in other letters (PS3.5 6.2.1).
        """
        mine, its = _normal_name(self.name), _normal_name(other.name)
        both = [n for n in mine if n in its]
        return mine == its or (bool(both) and all(mine[n] == its[n] for n in both))

    def has_same_id(self, other: Patient) -> bool:
        """Whether both state one Patient ID."""
        return bool(self.id.strip()) and self.id.strip() == other.id.strip()

    def is_same(self, other: Patient) -> bool:
        """Whether both name one person: name and ID agree, nothing else contradicts.

        A birth date or sex that one of them leaves empty contradicts nothing.
        """
        return (
            self.same_name(other)
            and self.id.strip() == other.id.strip()
            and agree(self.birth_date, other.birth_date)
            and agree(self.sex, other.sex)
        )

    @property
    def spoken_name(self) -> str:
        """Name for the screen: "Family, Given" of the first group that is filled."""
        group = next((g for g in self.name.split("=") if g.strip(" ^")), "")
        parts = [part.strip() for part in group.split("^")]
        given = " ".join(part for part in parts[1:3] if part)
        return ", ".join(part for part in (parts[0], given) if part)


# who stands for a patient where none is to be named
NOBODY: Final = Patient(NO_IDENTITY, LEFT_OUT, birth_date=LEFT_OUT, sex=LEFT_OUT)


def agree(one: str, other: str) -> bool:
    """Whether two values do not contradict each other; an empty one never does."""
    one, other = one.strip(), other.strip()
    return not one or not other or one == other


def _normal_name(name: str) -> dict[int, tuple[str, ...]]:
    """Components of the groups that are filled, without case, accents and blanks."""
    groups = {}
    for number, group in enumerate(name.split("=")):
        parts = (" ".join(_folded(part).split()) for part in group.split("^"))
        components = tuple(part for part in parts if part)
        if components:
            groups[number] = components
    return groups


def _folded(text: str) -> str:
    """Return text without marks on its letters and without case."""
    apart = unicodedata.normalize("NFKD", text)
    # only marks on Latin, Greek and Cyrillic letters: elsewhere they spell
    return "".join(c for c in apart if not "\u0300" <= c <= "\u036f").casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The attributes that all objects share, verbatim.

    Dates and times are DICOM's (YYYYMMDD, HHMMSS.FFFFFF); "" means empty or
    absent.  ``files`` are the files the object came from (many for a CT series).
    """

    kind: Kind
    sop_class_uid: str
    sop_instance_uid: str
    series_uid: str
    study_uid: str
    frame_of_reference_uid: str
    patient: Patient
    study_date: str = ""
    study_time: str = ""
    study_id: str = ""
    accession_number: str = ""
    study_description: str = ""
    series_date: str = ""
    series_time: str = ""
    series_description: str = ""
    series_number: str = ""
    creation_date: str = ""
    creation_time: str = ""
    manufacturer: str = ""
    model: str = ""
    software_versions: str = ""
    operator: str = ""
    modality: str = ""
    files: tuple[str, ...] = field(default=(), repr=False)
    position_reference: str = ""

    @property
    def uid(self) -> str:
        """UID by which the object is known: its own, of a series that of the series."""
        return self.series_uid if self.kind.is_series else self.sop_instance_uid
