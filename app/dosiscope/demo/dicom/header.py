"""What every object carries: patient, study, series, equipment, SOP common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.tag import Tag
from pydicom.uid import UID, ExplicitVRLittleEndian

from dosiscope.demo.dicom.uids import uid
from dosiscope.io.files.implementation import (
    IMPLEMENTATION_NAME,
    IMPLEMENTATION_UID,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from dosiscope.demo.dicom.description import CaseDescription, Study

MANUFACTURER = "Dosiscope"


def set_decimals(
    item: Dataset, keyword: str, values: ArrayLike, digits: int = 3
) -> None:
    """Set a DS attribute from numbers, ready encoded.

    pydicom turns every value of a list into an object (about 10 us each); a
    structure set has 10^5 to 10^6 of them.
    """
    numbers = np.asarray(values, dtype=np.float64).ravel()
    # no "-0.000"
    numbers = np.round(numbers, digits) + 0.0
    text = (f"%.{digits}f\\" * len(numbers) % tuple(numbers.tolist()))[:-1]
    raw = text.encode("ascii")
    raw += b" " * (len(raw) % 2)
    tag = Tag(tag_for_keyword(keyword) or 0)
    item[tag] = RawDataElement(tag, "DS", len(raw), raw, 0, False, True)
    if not hasattr(item, "file_meta"):
        # an item "as read": written back without parsing where the syntax is the same
        item.set_original_encoding(False, True, "iso8859")


def decimal(value: float) -> str:
    """Return a number as a decimal string of at most 16 characters."""
    for digits in range(16, 5, -1):
        text = f"{value:.{digits}g}"
        if len(text) <= 16:
            return text
    raise ValueError(f"{value} does not fit a decimal string")


def item(**attributes: Any) -> Dataset:
    """Return a sequence item with these attributes; None leaves one out."""
    dataset = Dataset()
    for keyword, value in attributes.items():
        if value is not None:
            setattr(dataset, keyword, value)
    return dataset


def items(datasets: Iterable[Dataset]) -> Sequence:
    """Return a sequence."""
    return Sequence(list(datasets))


def reference(sop_class: str, instance: str) -> Dataset:
    """Return an item that references an object."""
    return item(ReferencedSOPClassUID=sop_class, ReferencedSOPInstanceUID=instance)


def code(value: str, scheme: str, meaning: str) -> Dataset:
    """Return a coded concept."""
    return item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)


def new_object(
    case: CaseDescription,
    study: Study,
    *,
    sop_class: str,
    instance: str,
    modality: str,
    series: str,
    series_number: int,
    series_description: str,
    date: str,
    time: str,
) -> Dataset:
    """Return a dataset with the modules common to all objects of a case.

    ``instance`` and ``series`` are the keys their UIDs are made from.
    """
    dataset = Dataset()
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = UID(sop_class)
    meta.MediaStorageSOPInstanceUID = UID(uid(case.seed, instance))
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = UID(IMPLEMENTATION_UID)
    meta.ImplementationVersionName = IMPLEMENTATION_NAME
    dataset.file_meta = meta
    charset = case.person.charset
    values: dict[str, Any] = {
        "SpecificCharacterSet": charset if isinstance(charset, str) else list(charset),
        "InstanceCreationDate": date,
        "InstanceCreationTime": time,
        "SOPClassUID": sop_class,
        "SOPInstanceUID": uid(case.seed, instance),
        "StudyDate": study.date,
        "SeriesDate": date,
        "StudyTime": study.time,
        "SeriesTime": time,
        "AccessionNumber": study.accession,
        "Modality": modality,
        "Manufacturer": MANUFACTURER,
        "ReferringPhysicianName": "",
        "StudyDescription": study.description,
        "SeriesDescription": series_description,
        "OperatorsName": "",
        "ManufacturerModelName": case.model,
        "PatientName": case.person.name,
        "PatientID": case.person.id,
        "PatientBirthDate": case.person.birth_date,
        "PatientSex": case.person.sex,
        "SoftwareVersions": "1",
        "StudyInstanceUID": uid(case.seed, study.key),
        "SeriesInstanceUID": uid(case.seed, series),
        "StudyID": study.id,
        "SeriesNumber": series_number,
        "InstanceNumber": 1,
        "FrameOfReferenceUID": uid(case.seed, "frame of reference"),
        "PositionReferenceIndicator": "",
    }
    for keyword, value in values.items():
        setattr(dataset, keyword, value)
    return dataset
