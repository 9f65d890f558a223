"""What every DICOM object says of itself: patient, study, series, origin."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING

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
        """Whether the names agree but for trailing ``^``, ``=`` and blanks."""
        return _normal_name(self.name) == _normal_name(other.name)

    def is_same(self, other: Patient) -> bool:
        """Whether both name one person: name and ID agree, nothing else contradicts.

        A birth date or sex that one of them leaves empty contradicts nothing.
        """
        return (
            self.same_name(other)
            and self.id.strip() == other.id.strip()
            and _agree(self.birth_date, other.birth_date)
            and _agree(self.sex, other.sex)
        )

    @property
    def spoken_name(self) -> str:
        """Name for the screen: "Family, Given" of the first group that is filled."""
        group = next((g for g in self.name.split("=") if g.strip(" ^")), "")
        parts = [part.strip() for part in group.split("^")]
        given = " ".join(part for part in parts[1:3] if part)
        return ", ".join(part for part in (parts[0], given) if part)


def _agree(one: str, other: str) -> bool:
    one, other = one.strip(), other.strip()
    return not one or not other or one == other


def _normal_name(name: str) -> tuple[str, ...]:
    """Component groups without trailing delimiters and blanks (PS3.5 6.2.1)."""
    groups = [
        "^".join(part.strip() for part in group.split("^")).rstrip("^")
        for group in name.split("=")
    ]
    while groups and not groups[-1]:
        groups.pop()
    return tuple(groups)


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
