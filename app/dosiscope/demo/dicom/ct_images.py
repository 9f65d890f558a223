"""CT Image objects (PS3.3 A.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydicom.uid import CTImageStorage

from dosiscope.demo.dicom.header import decimal, new_object
from dosiscope.demo.dicom.pixels import arranged, set_plane
from dosiscope.demo.dicom.uids import uid

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import CaseDescription, Ct


def image_uid(case: CaseDescription, k: int) -> str:
    """SOP Instance UID of plane ``k`` (by ascending z)."""
    return uid(case.seed, f"ct {k + 1}")


def build_image(case: CaseDescription, k: int, hu: NDArray[np.generic]) -> Dataset:
    """Return the image of plane ``k`` from its HU ``[y, x]``."""
    ct = case.ct
    if ct is None:
        raise ValueError("the case has no CT")
    dataset = new_object(
        case,
        case.study,
        sop_class=CTImageStorage,
        instance=f"ct {k + 1}",
        modality="CT",
        series="ct series",
        series_number=1,
        series_description=ct.series_description,
        date=ct.date,
        time=ct.time,
    )
    z = ct.grid.z[k]
    set_plane(dataset, ct.grid, z)
    for keyword, value in {
        "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
        "AcquisitionDate": ct.date,
        "ContentDate": ct.date,
        "AcquisitionTime": ct.time,
        "ContentTime": ct.time,
        "BodyPartExamined": "PELVIS",
        "SliceThickness": decimal(ct.thickness or _thickness(ct)),
        "KVP": "120",
        "SliceLocation": decimal(z),
        "DataCollectionDiameter": "600",
        "ReconstructionDiameter": decimal(ct.grid.x[1] * ct.grid.x[2]),
        "GantryDetectorTilt": "0",
        "TableHeight": "150",
        "RotationDirection": "CW",
        "ExposureTime": "500",
        "XRayTubeCurrent": "240",
        "Exposure": "120",
        "ConvolutionKernel": ct.kernel,
        "PatientPosition": ct.position,
        "AcquisitionNumber": 1,
        "InstanceNumber": k + 1,
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "WindowCenter": "40",
        "WindowWidth": "400",
        "RescaleIntercept": decimal(ct.intercept),
        "RescaleSlope": decimal(ct.slope),
        "RescaleType": "HU",
    }.items():
        setattr(dataset, keyword, value)
    set_stored(dataset, _stored(ct, hu))
    return dataset


def set_stored(dataset: Dataset, stored: NDArray[np.generic]) -> None:
    """Set pixel data and their description from 16 or 32 bit integers."""
    bits = 8 * stored.dtype.itemsize
    dataset.BitsAllocated = dataset.BitsStored = bits
    dataset.HighBit = bits - 1
    dataset.PixelRepresentation = int(stored.dtype.kind == "i")
    little = stored.astype(stored.dtype.newbyteorder("<"), copy=False)
    dataset.add_new("PixelData", "OW", little.tobytes())


def _stored(ct: Ct, hu: NDArray[np.generic]) -> NDArray[np.generic]:
    value = np.rint((hu.astype(np.float32) - ct.intercept) / ct.slope)
    limits = np.iinfo(np.uint16)
    stored = np.clip(value, limits.min, limits.max).astype(limits.dtype)
    plane: NDArray[np.generic] = arranged(stored, ct.grid)
    return plane


def _thickness(ct: Ct) -> float:
    steps = np.diff(ct.grid.z)
    return float(steps.min()) if len(steps) else 1.0
