"""The attributes that all objects share: patient, study, series, origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.header import Header, Kind, Patient
from dosiscope.io import tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.io.dataset import Dataset


def read_patient(dataset: Dataset) -> Patient:
    """Return the patient as the data set states it."""
    return Patient(
        dataset.text(tags.PatientName),
        dataset.text(tags.PatientID),
        dataset.text(tags.PatientBirthDate),
        dataset.text(tags.PatientSex),
    )


def read_header(dataset: Dataset, kind: Kind, files: Iterable[str] = ()) -> Header:
    """Return the shared attributes, verbatim; absent ones are ""."""
    return Header(
        kind=kind,
        sop_class_uid=dataset.uid(tags.SOPClassUID),
        sop_instance_uid="" if kind is Kind.CT else dataset.uid(tags.SOPInstanceUID),
        series_uid=dataset.uid(tags.SeriesInstanceUID),
        study_uid=dataset.uid(tags.StudyInstanceUID),
        frame_of_reference_uid=dataset.uid(tags.FrameOfReferenceUID),
        patient=read_patient(dataset),
        study_date=dataset.text(tags.StudyDate),
        study_time=dataset.text(tags.StudyTime),
        study_id=dataset.text(tags.StudyID),
        accession_number=dataset.text(tags.AccessionNumber),
        study_description=dataset.text(tags.StudyDescription),
        series_date=dataset.text(tags.SeriesDate),
        series_time=dataset.text(tags.SeriesTime),
        series_description=dataset.text(tags.SeriesDescription),
        series_number=dataset.text(tags.SeriesNumber),
        creation_date=dataset.text(tags.InstanceCreationDate),
        creation_time=dataset.text(tags.InstanceCreationTime),
        manufacturer=dataset.text(tags.Manufacturer),
        model=dataset.text(tags.ManufacturerModelName),
        software_versions=", ".join(dataset.texts(tags.SoftwareVersions)),
        operator=dataset.text(tags.OperatorsName),
        modality=dataset.text(tags.Modality),
        files=tuple(files),
        position_reference=dataset.text(tags.PositionReferenceIndicator),
    )
