"""Objects as they are sent: data sets without a preamble and meta information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset
from pydicom.uid import UID, ExplicitVRLittleEndian

if TYPE_CHECKING:
    from pydicom.dataset import Dataset


def data_set(dataset: Dataset, syntax: str = ExplicitVRLittleEndian) -> bytes:
    """Return the bytes of a data set in a transfer syntax that is not compressed."""
    made, kind = DicomBytesIO(), UID(syntax)
    made.is_implicit_VR = kind.is_implicit_VR
    made.is_little_endian = kind.is_little_endian
    write_dataset(made, dataset)
    return made.getvalue()
