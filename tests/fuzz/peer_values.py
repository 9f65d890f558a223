"""Values of one attribute as pydicom reads them, for the independent reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
from pydicom.charset import decode_bytes
from pydicom.valuerep import PN_DELIMS

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from fuzz.record import Record

HEADER = {
    "sop_class_uid": "SOPClassUID",
    "sop_instance_uid": "SOPInstanceUID",
    "series_uid": "SeriesInstanceUID",
    "study_uid": "StudyInstanceUID",
    "frame_of_reference_uid": "FrameOfReferenceUID",
    "study_date": "StudyDate",
    "study_time": "StudyTime",
    "study_id": "StudyID",
    "accession_number": "AccessionNumber",
    "study_description": "StudyDescription",
    "series_date": "SeriesDate",
    "series_time": "SeriesTime",
    "series_description": "SeriesDescription",
    "series_number": "SeriesNumber",
    "creation_date": "InstanceCreationDate",
    "creation_time": "InstanceCreationTime",
    "manufacturer": "Manufacturer",
    "model": "ManufacturerModelName",
    "operator": "OperatorsName",
    "modality": "Modality",
    "position_reference": "PositionReferenceIndicator",
    "patient.name": "PatientName",
    "patient.id": "PatientID",
    "patient.birth_date": "PatientBirthDate",
    "patient.sex": "PatientSex",
}


def text(ds: Dataset, keyword: str) -> str:
    raw = ds.get_item(keyword) if keyword in ds else None
    if raw is not None and isinstance(raw.value, bytes):
        as_it_stands = raw.value.decode("latin-1").strip(" \0")
        if raw.VR == "IS":  # pydicom makes numbers of them
            return as_it_stands
        if raw.VR == "PN" and b"=" in raw.value:
            return _name_in_groups(raw.value, ds)
    value = ds.get(keyword, "")
    if value is None:
        return ""
    if isinstance(value, (list, pydicom.multival.MultiValue)):
        return "\\".join(str(v) for v in value)
    return str(value).strip(" \0")


def _name_in_groups(raw: bytes, ds: Dataset) -> str:
    """Decode a name as pydicom does, and keep empty groups, which it leaves out."""
    stated = ds.original_character_set
    encodings = [stated] if isinstance(stated, str) else list(stated)
    names = (
        "=".join(
            decode_bytes(group, encodings, PN_DELIMS) for group in name.split(b"=")
        )
        for name in raw.split(b"\\")
    )
    return "\\".join(name.strip(" \0") for name in names)


def versions(ds: Dataset) -> str:
    return ", ".join(text(ds, "SoftwareVersions").split("\\"))


def code(ds: Dataset, keyword: str) -> str:
    """Return a code string in capitals."""
    return text(ds, keyword).upper()


def texts(ds: Dataset, table: dict[str, str], path: str) -> Record:
    return {f"{path}.{name}": text(ds, keyword) for name, keyword in table.items()}


def floats(ds: Dataset, keyword: str) -> list[float]:
    value = ds.get(keyword)
    if value is None or not str(value).strip():
        return []
    many = value if isinstance(value, (list, pydicom.multival.MultiValue)) else [value]
    return [float(v) for v in many]


def one_float(ds: Dataset, keyword: str) -> float | None:
    found = floats(ds, keyword)
    return found[0] if found else None


def one_int(ds: Dataset, keyword: str) -> int | None:
    value = one_float(ds, keyword)
    return None if value is None else int(value)


def packed(values: Any, dtype: Any = np.float64) -> object:
    whole = np.ascontiguousarray(values, dtype)
    return (whole.shape, whole.dtype.str, whole.tobytes())
