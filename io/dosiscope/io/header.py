"""The attributes that all objects share: patient, study, series, origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.header import Header, Patient
from dosiscope.core.visible import parted_by, path_text
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.kinds import Kind
    from dosiscope.io.files.dataset import Dataset


def read_patient(dataset: Dataset) -> Patient:
    """Return the patient as the data set states it."""
    return Patient(
        dataset.text(tags.PatientName),
        dataset.text(tags.PatientID),
        birth_date=dataset.text(tags.PatientBirthDate),
        sex=dataset.text(tags.PatientSex),
    )


def read_header(dataset: Dataset, kind: Kind, files: Iterable[str] = ()) -> Header:
    """Return the shared attributes, verbatim; absent ones are ""."""
    return Header(
        kind=kind,
        sop_class_uid=dataset.uid(tags.SOPClassUID),
        sop_instance_uid="" if kind.is_series else dataset.uid(tags.SOPInstanceUID),
        series_uid=dataset.uid(tags.SeriesInstanceUID),
        study_uid=dataset.uid(tags.StudyInstanceUID),
        frame_of_reference_uid=dataset.uid(tags.FrameOfReferenceUID),
        patient=read_patient(dataset),
        study_date=_described(dataset, tags.StudyDate),
        study_time=_described(dataset, tags.StudyTime),
        study_id=_described(dataset, tags.StudyID),
        accession_number=_described(dataset, tags.AccessionNumber),
        study_description=_described(dataset, tags.StudyDescription),
        series_date=_described(dataset, tags.SeriesDate),
        series_time=_described(dataset, tags.SeriesTime),
        series_description=_described(dataset, tags.SeriesDescription),
        series_number=_described(dataset, tags.SeriesNumber),
        creation_date=_described(dataset, tags.InstanceCreationDate),
        creation_time=_described(dataset, tags.InstanceCreationTime),
        manufacturer=_described(dataset, tags.Manufacturer),
        model=_described(dataset, tags.ManufacturerModelName),
        software_versions=parted_by(", ", _described(dataset, tags.SoftwareVersions)),
        operator=_described(dataset, tags.OperatorsName),
        modality=_described(dataset, tags.Modality),
        files=tuple(map(path_text, files)),
        position_reference=_described(dataset, tags.PositionReferenceIndicator),
    )


def _described(dataset: Dataset, tag: int) -> str:
    """Return text that only describes; what is no text at all is noted and empty."""
    try:
        return dataset.text(tag)
    except BadValueError as error:
        dataset.doubt(error)
        return ""
