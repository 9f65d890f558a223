"""A Spatial Registration as pydicom reads it: which frames it joins, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fuzz.peer_values import HEADER, floats, packed, text, texts, versions

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from fuzz.record import Record

_PATH = "registrations[0]"
_STATED = {
    "label": "ContentLabel",
    "description": "ContentDescription",
    "date": "ContentDate",
    "time": "ContentTime",
}


def registration_by_peer(ds: Dataset) -> Record:
    """Return values by the paths of `fuzz.record`; may raise anything."""
    record = texts(ds, HEADER, f"{_PATH}.header") | texts(ds, _STATED, _PATH)
    record[f"{_PATH}.header.software_versions"] = versions(ds)
    items = ds.get("RegistrationSequence", [])
    record[f"{_PATH}.joins.count"] = len(items)
    for n, item in enumerate(items):
        record |= _join(item, f"{_PATH}.joins[{n}]")
    return record


def _join(item: Dataset, path: str) -> Record:
    (one,) = item.MatrixRegistrationSequence
    stated = one.get("MatrixSequence", [])
    codes = one.get("RegistrationTypeCodeSequence", [])
    images = [
        text(image, "ReferencedSOPInstanceUID")
        for image in item.get("ReferencedImageSequence", [])
    ]
    record: Record = {
        f"{path}.frame_uid": text(item, "FrameOfReferenceUID"),
        f"{path}.image_uids": tuple(filter(None, images)),
        f"{path}.comment": text(one, "FrameOfReferenceTransformationComment"),
        f"{path}.method": ", ".join(text(code, "CodeMeaning") for code in codes),
        f"{path}.types": tuple(
            text(matrix, "FrameOfReferenceTransformationMatrixType")
            for matrix in stated
        ),
        f"{path}.matrices.count": len(stated),
    }
    for k, matrix in enumerate(stated):
        numbers = np.reshape(
            floats(matrix, "FrameOfReferenceTransformationMatrix"), (4, 4)
        )
        record[f"{path}.matrices[{k}]"] = packed(numbers)
    return record
