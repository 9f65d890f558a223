"""Single small CT and RT Dose files, written by pydicom, one change at a time."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.tag import Tag
from pydicom.uid import UID, ExplicitVRLittleEndian

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

CT_CLASS = "1.2.840.10008.5.1.4.1.1.2"
DOSE_CLASS = "1.2.840.10008.5.1.4.1.1.481.2"


def _common(sop_class: str, uid: str) -> Dataset:
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 100"
    ds.SOPClassUID = sop_class
    ds.SOPInstanceUID = uid
    ds.StudyDate = "20260102"
    ds.StudyTime = "101112"
    ds.ContentDate = "20260103"
    ds.ContentTime = "111213"
    ds.PatientName = "Müller^Jörg"
    ds.PatientID = "A-1"
    ds.PatientBirthDate = "19500101"
    ds.PatientSex = "O"
    ds.StudyInstanceUID = "1.2.3"
    ds.FrameOfReferenceUID = "1.2.3.9"
    ds.SamplesPerPixel = 1
    ds.PhotometricInterpretation = "MONOCHROME2"
    return ds


def _changed(ds: Dataset, changes: dict[str, Any]) -> Dataset:
    """Set attributes, or take away those that are to be None."""
    for keyword, value in changes.items():
        if value is None:
            delattr(ds, keyword)
        else:
            setattr(ds, keyword, value)
    return ds


def set_pixels(
    ds: Dataset, pixels: NDArray[Any], bits_stored: int | None = None
) -> Dataset:
    """Put pixels, shape (rows, columns) or (frames, rows, columns), into a data set."""
    bits = 8 * pixels.itemsize
    ds.Rows, ds.Columns = pixels.shape[-2:]
    ds.BitsAllocated = bits
    ds.BitsStored = bits_stored or bits
    ds.HighBit = ds.BitsStored - 1
    ds.PixelRepresentation = int(pixels.dtype.kind == "i")
    ds.PixelData = pixels.tobytes()
    ds["PixelData"].VR = "OW"
    return ds


def ct_dataset(k: int = 0, z: float = 0.0, **changes: Any) -> Dataset:
    """One CT image of 6 rows and 4 columns; its pixels are 100 k + 0, 1, 2, ..."""
    ds = _common(CT_CLASS, f"1.2.3.4.{k + 1}")
    ds.Modality = "CT"
    ds.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    ds.SeriesInstanceUID = "1.2.3.4"
    ds.PatientPosition = "HFS"
    ds.InstanceNumber = 1
    ds.SliceThickness = 99
    ds.ImagePositionPatient = [-10.5, 20.25, z]
    ds.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    ds.PixelSpacing = [0.5, 0.5]
    ds.RescaleSlope = 1
    ds.RescaleIntercept = -1024
    pixels = (np.arange(24, dtype=np.int16) + 100 * k).reshape(6, 4)
    set_pixels(ds, pixels)
    return _changed(ds, changes)


def dose_dataset(
    offsets: tuple[float, ...] = (0.0, 2.0, 4.0), **changes: Any
) -> Dataset:
    """Return a dose of 4 rows and 5 columns whose value tells its place."""
    ds = _common(DOSE_CLASS, "1.2.3.5.1")
    ds.Modality = "RTDOSE"
    ds.SeriesInstanceUID = "1.2.3.5"
    ds.ImagePositionPatient = [-10, 20, 30]
    ds.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    ds.PixelSpacing = [2, 3]
    ds.NumberOfFrames = len(offsets)
    ds.FrameIncrementPointer = Tag(0x3004000C)
    ds.GridFrameOffsetVector = list(offsets)
    ds.DoseUnits = "GY"
    ds.DoseType = "PHYSICAL"
    ds.DoseSummationType = "PLAN"
    ds.DoseGridScaling = "0.001"
    ds.TissueHeterogeneityCorrection = ["IMAGE", "WATER"]
    plan = Dataset()
    plan.ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.481.5"
    plan.ReferencedSOPInstanceUID = "1.2.3.6"
    ds.ReferencedRTPlanSequence = [plan]
    set_pixels(ds, dose_values(len(offsets)))
    return _changed(ds, changes)


def dose_values(frames: int) -> NDArray[np.uint32]:
    """Stored values 10000 k + 100 j + i, shape (frames, 4, 5)."""
    k, j, i = np.indices((frames, 4, 5))
    return np.ascontiguousarray(10000 * k + 100 * j + i, np.uint32)


def set_raw(ds: Dataset, tag: int, vr: str, value: bytes) -> Dataset:
    """Put bytes that pydicom would not write into a data set."""
    element = RawDataElement(Tag(tag), vr, len(value), value, 0, False, True)
    ds[tag] = element
    return ds


def write(ds: Dataset, path: Path, syntax: str = ExplicitVRLittleEndian) -> Path:
    """Write a data set as a DICOM file."""
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = UID(syntax)
    ds.file_meta.MediaStorageSOPClassUID = ds.get("SOPClassUID", UID(CT_CLASS))
    ds.file_meta.MediaStorageSOPInstanceUID = UID(ds.get("SOPInstanceUID") or "1.2")
    if any(isinstance(element, RawDataElement) for element in ds.values()):
        # as if read in this encoding: else pydicom would decode the bytes first
        ds.set_original_encoding(
            ds.file_meta.TransferSyntaxUID.is_implicit_VR,
            ds.file_meta.TransferSyntaxUID.is_little_endian,
            ds._character_set,
        )
    ds.save_as(path, enforce_file_format=True)
    return path


def patch(path: Path, tag: int, vr: bytes, value: bytes) -> Path:
    """Replace the first element of this tag (16-bit length, explicit VR)."""
    data = path.read_bytes()
    at = data.index(struct.pack("<HH", tag >> 16, tag & 0xFFFF))
    (length,) = struct.unpack_from("<H", data, at + 6)
    element = data[at : at + 4] + vr + struct.pack("<H", len(value)) + value
    path.write_bytes(data[:at] + element + data[at + 8 + length :])
    return path
