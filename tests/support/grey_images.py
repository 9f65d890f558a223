"""Images that are no CT, in place of the CT of the good case or beside it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.uid import UID, MRImageStorage, PositronEmissionTomographyImageStorage

from support.cases import good_built

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase

#: Series Instance UID of the images that `beside` makes.
SERIES = "1.2.3.88"
CLASSES = {"MR": MRImageStorage, "PT": PositronEmissionTomographyImageStorage}


def stored_value(k: int, j: Any, i: Any) -> Any:
    """What the pixel of image k, row j and column i (arrays too) is stored as."""
    return 1000 + 100 * k + 5 * j + i


def turn(image: Dataset, k: int, modality: str, unit: str = "") -> None:
    """Make an image of a CT one of this modality; PET with a slope of its own each."""
    sop_class = CLASSES[modality]
    image.SOPClassUID = image.file_meta.MediaStorageSOPClassUID = sop_class
    image.Modality = modality
    for keyword in ("RescaleSlope", "RescaleIntercept", "RescaleType"):
        if keyword in image:
            delattr(image, keyword)
    rows, columns = np.indices((image.Rows, image.Columns))
    image.PixelRepresentation = 0
    values = np.asarray(stored_value(k, rows, columns), "<u2")
    image.PixelData = values.tobytes()
    if modality == "PT":
        image.RescaleSlope, image.RescaleIntercept = str(100 + k), "0"
        image.Units = unit


def all_turned(built: BuiltCase, modality: str, unit: str = "") -> None:
    """Make the CT a series of another modality that keeps its UIDs."""
    for k, image in enumerate(built.ct):
        turn(image, k, modality, unit)
    frame = built.structures.ReferencedFrameOfReferenceSequence[0]
    series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    for item in series.ContourImageSequence:
        item.ReferencedSOPClassUID = CLASSES[modality]


def beside(built: BuiltCase, modality: str = "MR", unit: str = "") -> list[Dataset]:
    """Return a series of another modality on the planes of the CT."""
    found = []
    for k, image in enumerate(built.ct):
        other = copy.deepcopy(image)
        turn(other, k, modality, unit)
        uid = UID(f"1.2.3.88.{k + 1}")
        other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = uid
        other.SeriesInstanceUID, other.SeriesDescription = SERIES, modality
        found.append(other)
    return found


def on_images(folder: Path, modality: str, unit: str = "") -> Path:
    """Write the good case on images of another modality."""
    built = good_built()
    all_turned(built, modality, unit)
    built.write(folder)
    return folder


def write_beside(folder: Path, *images: Dataset, ct: bool = True) -> Path:
    """Write the good case with more images, or with these alone."""
    built = good_built()
    if not ct:
        built.ct.clear()
    built.write(folder)
    for n, image in enumerate(images):
        image.save_as(folder / f"more{n}.dcm", enforce_file_format=True)
    return folder
