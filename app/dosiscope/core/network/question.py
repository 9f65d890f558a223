"""What an archive is asked for, and what it answers with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The levels of the study root, as they are sent (PS3.4 C.6.2)."""

    STUDY = "STUDY"
    SERIES = "SERIES"
    IMAGE = "IMAGE"


def has_single_objects(modality: str) -> bool:
    """Whether series of a modality hold objects that are told and chosen one by one.

    Those of radiotherapy and registrations do (PS3.3 C.7.3.1.1.1); all else is images.
    """
    return modality.startswith("RT") or modality == "REG"


def has_label(modality: str) -> bool:
    """Whether objects of a modality have a label; treatment records have none."""
    return modality != "RTRECORD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What studies are looked for; an empty field matches all.

    Attributes
    ----------
    patient_id, patient_name
        With the wildcards ``*`` and ``?``.
    first_date, last_date
        Of the study, both included, YYYYMMDD.
    modality
        One that a study has among others.
    """

    patient_id: str = ""
    patient_name: str = ""
    first_date: str = ""
    last_date: str = ""
    modality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyMatch:
    """A study of an archive, as it states it; what it does not is empty or None."""

    uid: str
    patient_id: str = ""
    patient_name: str = ""
    birth_date: str = ""
    date: str = ""
    time: str = ""
    description: str = ""
    modalities: tuple[str, ...] = ()
    objects: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesMatch:
    """A series of a study."""

    uid: str
    study_uid: str
    modality: str = ""
    number: str = ""
    description: str = ""
    date: str = ""
    time: str = ""
    objects: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectMatch:
    """An object of a series; of single ones with the label, date and time."""

    uid: str
    study_uid: str
    series_uid: str
    sop_class_uid: str = ""
    modality: str = ""
    number: str = ""
    label: str = ""
    date: str = ""
    time: str = ""
