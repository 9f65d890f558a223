"""RT Images of known pixels and geometry that name the plan of a generated case."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, RTImageStorage, RTPlanStorage

from dosiscope.demo.dicom.header import item, items, reference

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase

UID = "1.2.3.77"
ROWS, COLUMNS = 60, 40
# of whom and when, and of which machine program: as the plan has them
_GROUPS = (0x0008, 0x0010, 0x0018, 0x0020)


def stored_values() -> NDArray[np.uint16]:
    """What is stored: 1000, +10 a row, +1 a column."""
    rows, columns = np.indices((ROWS, COLUMNS))
    return (1000 + 10 * rows + columns).astype(np.uint16)


def rt_image(built: BuiltCase, uid: str = UID, **changes: Any) -> Dataset:
    """A DRR of beam 1 of the plan, 2 mm pixels, its middle on the axis, SID = SAD.

    ``changes`` are set, or taken out where they are ``...``.
    """
    image = copy.deepcopy(built.plan)
    for element in built.plan:
        if element.tag.group not in _GROUPS:
            del image[element.tag]
    image.file_meta = FileMetaDataset()
    image.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    image.SOPClassUID, image.SOPInstanceUID = RTImageStorage, uid
    image.SeriesInstanceUID, image.SeriesDescription = "1.2.3.7", "DRRs"
    image.Modality, image.ConversionType = "RTIMAGE", "WSD"
    image.ImageType = ["DERIVED", "SECONDARY", "DRR"]
    image.ContentDate, image.ContentTime = "20260105", "101500"
    _set_pixels(image)
    image.RTImageLabel = "Field 1"
    image.RTImagePlane = "NORMAL"
    image.XRayImageReceptorTranslation = None
    image.XRayImageReceptorAngle = None
    image.ImagePlanePixelSpacing = ["2", "2"]
    image.RTImagePosition = [str(1.0 - COLUMNS), str(ROWS - 1.0)]
    image.RadiationMachineName = "Linac"
    image.RadiationMachineSAD = image.RTImageSID = "1000"
    image.PrimaryDosimeterUnit = "MU"
    image.GantryAngle = image.BeamLimitingDeviceAngle = "0"
    image.PatientSupportAngle = image.TableTopEccentricAngle = "0"
    beam = built.plan.BeamSequence[0]
    image.IsocenterPosition = beam.ControlPointSequence[0].IsocenterPosition
    image.ExposureSequence = items([_exposure()])
    image.ReferencedRTPlanSequence = items(
        [reference(RTPlanStorage, str(built.plan.SOPInstanceUID))]
    )
    image.ReferencedBeamNumber = int(beam.BeamNumber)
    for keyword, value in changes.items():
        if value is ...:
            delattr(image, keyword)
        else:
            setattr(image, keyword, value)
    return image


def _set_pixels(image: Dataset) -> None:
    image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
    image.Rows, image.Columns = ROWS, COLUMNS
    image.BitsAllocated, image.BitsStored, image.HighBit = 16, 16, 15
    image.PixelRepresentation = 0
    image.WindowCenter, image.WindowWidth = "1300", "600"
    image.PixelData = stored_values().astype("<u2").tobytes()
    image["PixelData"].VR = "OW"


def _exposure() -> Dataset:
    """Jaws of 40 by 60 mm, and five pairs of leaves 12 mm wide."""
    left = [f"{-10 - n}" for n in range(5)]
    right = [f"{10 + n}" for n in range(5)]
    return item(
        NumberOfBlocks=0,
        BeamLimitingDeviceSequence=items(
            [
                _device("ASYMX", ["-20", "20"]),
                _device("ASYMY", ["-30", "30"]),
                _device("MLCX", [*left, *right], ["-30", "-18", "-6", "6", "18", "30"]),
            ]
        ),
    )


def _device(kind: str, places: list[str], boundaries: list[str] | None = None) -> Any:
    device = item(
        RTBeamLimitingDeviceType=kind,
        NumberOfLeafJawPairs=len(places) // 2,
        LeafJawPositions=places,
    )
    if boundaries is not None:
        device.LeafPositionBoundaries = boundaries
    return device
