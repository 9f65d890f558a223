"""Where an object comes from: the attributes that every object has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import NO_IDENTITY, Personal
from dosiscope.core.text import counted, date_text, time_text
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from dosiscope.core.header import Header


def origin_facts(header: Header) -> list[tuple[str, str]]:
    """Return study, series, creation and maker of an object, verbatim."""
    files = header.files
    return [
        ("Study date", date_text(header.study_date)),
        ("Study time", time_text(header.study_time)),
        ("Study ID", _shown(header.study_id)),
        ("Accession no.", _shown(header.accession_number)),
        ("Study", header.study_description),
        ("Series date", date_text(header.series_date)),
        ("Series time", time_text(header.series_time)),
        ("Series", header.series_description),
        ("Series number", header.series_number),
        ("Created", date_text(header.creation_date)),
        ("Created at", time_text(header.creation_time)),
        ("Maker", " ".join(t for t in (header.manufacturer, header.model) if t)),
        ("Software", header.software_versions),
        ("Operator", _shown(header.operator)),
        ("SOP Instance", header.sop_instance_uid),
        ("Series UID", header.series_uid),
        ("Frame of ref.", header.frame_of_reference_uid),
        ("Files", counted(len(files), "file") if len(files) != 1 else _shown(files[0])),
    ]


def patient_facts(header: Header) -> list[tuple[str, str]]:
    """Return the patient as this object states it."""
    patient = header.patient
    if screen_identity.is_hidden:
        return [("Patient", NO_IDENTITY)]
    return [
        ("Patient", patient.name),
        ("Patient ID", patient.id),
        ("Birth date", date_text(patient.birth_date)),
        ("Sex", patient.sex),
    ]


def _shown(text: str) -> str:
    """Return what leads to a person as far as the screen may tell it."""
    return screen_identity.text(Personal(text)) if text else text
