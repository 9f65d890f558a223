"""Where an object comes from: the attributes that every object has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import NO_IDENTITY, Personal
from dosiscope.core.language import tr
from dosiscope.core.text import counted, date_text, time_text
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from dosiscope.core.header import Header


def origin_facts(header: Header) -> list[tuple[str, str]]:
    """Return study, series, creation and maker of an object, verbatim."""
    files = header.files
    return [
        (tr("Study date"), date_text(header.study_date)),
        (tr("Study time"), time_text(header.study_time)),
        (tr("Study ID"), _shown(header.study_id)),
        (tr("Accession no."), _shown(header.accession_number)),
        (tr("Study"), header.study_description),
        (tr("Series date"), date_text(header.series_date)),
        (tr("Series time"), time_text(header.series_time)),
        (tr("Series", "one of them"), header.series_description),
        (tr("Series number"), header.series_number),
        (tr("Created"), date_text(header.creation_date)),
        (tr("Created at"), time_text(header.creation_time)),
        (tr("Maker"), " ".join(t for t in (header.manufacturer, header.model) if t)),
        (tr("Software"), header.software_versions),
        (tr("Operator"), _shown(header.operator)),
        (tr("SOP Instance"), header.sop_instance_uid),
        (tr("Series UID"), header.series_uid),
        (tr("Frame of ref."), header.frame_of_reference_uid),
        (
            tr("Files"),
            counted(len(files), "file") if len(files) != 1 else _shown(files[0]),
        ),
    ]


def patient_facts(header: Header) -> list[tuple[str, str]]:
    """Return the patient as this object states it."""
    patient = header.patient
    if screen_identity.is_hidden:
        return [(tr("Patient"), tr(NO_IDENTITY))]
    return [
        (tr("Patient"), patient.name),
        (tr("Patient ID"), patient.id),
        (tr("Birth date"), date_text(patient.birth_date)),
        (tr("Sex"), patient.sex),
    ]


def _shown(text: str) -> str:
    """Return what leads to a person as far as the screen may tell it."""
    return screen_identity.text(Personal(text)) if text else text
