"""The images of the good case as one multi-frame image (PS3.3 A.36, A.38, A.56)."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID

from support.cases import good_built
from support.grey_images import stored_value
from support.synthetic.encode import encoded, file_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from support.synthetic.build import BuiltCase

    Change = Callable[[Dataset], None]

_ROOT = "1.2.840.10008.5.1.4.1.1."
CLASSES = {
    "CT": f"{_ROOT}2.1",
    "legacy CT": f"{_ROOT}2.2",
    "MR": f"{_ROOT}4.1",
    "legacy MR": f"{_ROOT}4.4",
    "PT": f"{_ROOT}130",
    "legacy PT": f"{_ROOT}128.1",
}
FRAME_TYPES = {
    "CT": "CTImageFrameTypeSequence",
    "MR": "MRImageFrameTypeSequence",
    "PT": "PETFrameTypeSequence",
}
#: UIDs of the instance and of its series.
INSTANCE, SERIES = "1.2.3.66.1", "1.2.3.66"

_OF_A_FRAME = (
    *("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing"),
    *("RescaleSlope", "RescaleIntercept", "RescaleType", "SliceThickness"),
    *("SliceLocation", "InstanceNumber", "AcquisitionNumber"),
)


def item(**values: Any) -> list[Dataset]:
    """A sequence of one item."""
    one = Dataset()
    for keyword, value in values.items():
        setattr(one, keyword, value)
    return [one]


def multi_frame(
    images: Iterable[Dataset],
    name: str = "CT",
    *,
    uid: str = INSTANCE,
    series: str = SERIES,
) -> Dataset:
    """One instance that holds these images of a series as its frames, in their order.

    The values of a CT stay (HU, as stated), other stored values are those of
    `stored_value` by the order of the frames.
    """
    images = list(images)
    modality = name.split()[-1]
    found = copy.deepcopy(images[0])
    for keyword in _OF_A_FRAME:
        if keyword in found:
            delattr(found, keyword)
    sop_class = UID(CLASSES[name])
    found.SOPClassUID = found.file_meta.MediaStorageSOPClassUID = sop_class
    found.SOPInstanceUID = found.file_meta.MediaStorageSOPInstanceUID = UID(uid)
    found.SeriesInstanceUID, found.SeriesDescription = series, f"Enhanced {name}"
    found.Modality, found.NumberOfFrames = modality, len(images)
    planes = [_pixels(image, k, modality) for k, image in enumerate(images)]
    found.PixelRepresentation = images[0].PixelRepresentation if modality == "CT" else 0
    found.PixelData = b"".join(planes)
    shared = Dataset()
    shared.PlaneOrientationSequence = item(
        ImageOrientationPatient=images[0].ImageOrientationPatient
    )
    shared.PixelMeasuresSequence = item(
        PixelSpacing=images[0].PixelSpacing, SliceThickness="3"
    )
    frame_type = ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"]
    setattr(shared, FRAME_TYPES[modality], item(FrameType=frame_type))
    shared.PixelValueTransformationSequence = (
        item(
            RescaleSlope=images[0].RescaleSlope,
            RescaleIntercept=images[0].RescaleIntercept,
            RescaleType="HU",
        )
        if modality == "CT"
        else item(RescaleSlope="1", RescaleIntercept="0", RescaleType="US")
    )
    found.SharedFunctionalGroupsSequence = [shared]
    found.PerFrameFunctionalGroupsSequence = [
        _frame(image, k, legacy="legacy" in name) for k, image in enumerate(images)
    ]
    found.DimensionIndexSequence = [
        *item(DimensionIndexPointer=0x00209056, FunctionalGroupPointer=0x00209111),
        *item(DimensionIndexPointer=0x00209057, FunctionalGroupPointer=0x00209111),
    ]
    return found


def _frame(image: Dataset, k: int, *, legacy: bool) -> Dataset:
    frame = Dataset()
    frame.PlanePositionSequence = item(ImagePositionPatient=image.ImagePositionPatient)
    frame.FrameContentSequence = item(
        StackID="1", InStackPositionNumber=k + 1, DimensionIndexValues=[1, k + 1]
    )
    if legacy:
        frame.ConversionSourceAttributesSequence = item(
            ReferencedSOPClassUID=image.SOPClassUID,
            ReferencedSOPInstanceUID=image.SOPInstanceUID,
        )
    return frame


def _pixels(image: Dataset, k: int, modality: str) -> bytes:
    if modality == "CT":
        data: bytes = image.PixelData
        return data
    rows, columns = np.indices((image.Rows, image.Columns))
    return np.asarray(stored_value(k, rows, columns), "<u2").tobytes()


def of_two(
    images: Iterable[Dataset], name: str, told: Callable[[Dataset, int], None]
) -> Dataset:
    """One instance of two stacks at the same places; ``told`` tells which is which.

    The values of the second are those of the frames behind the first.
    """
    images = list(images)
    found = multi_frame([*images, *images], name)
    for n, frame in enumerate(found.PerFrameFunctionalGroupsSequence):
        told(frame, n // len(images))
    return found


def mapping(unit: str, slope: float = 2.0, last: int = 65535) -> list[Dataset]:
    """A linear Real World Value Mapping of this unit."""
    return item(
        RealWorldValueFirstValueMapped=0,
        RealWorldValueLastValueMapped=last,
        RealWorldValueIntercept=0.5,
        RealWorldValueSlope=slope,
        MeasurementUnitsCodeSequence=item(
            CodeValue=unit, CodingSchemeDesignator="UCUM", CodeMeaning=unit
        ),
    )


def compressed(image: Dataset, syntax: str) -> Dataset:
    """The image with every frame compressed for itself, or in a native syntax."""
    if syntax in ("explicit", "implicit", "big endian", "deflated"):
        return encoded(image, syntax)
    streams = []
    size = image.Rows * image.Columns * 2
    for k in range(image.NumberOfFrames):
        one = copy.deepcopy(image)
        del one.NumberOfFrames
        one.PixelData = image.PixelData[k * size : (k + 1) * size]
        coded = encoded(one, syntax)
        streams.append(_stream(coded))
    found = copy.deepcopy(image)
    found.file_meta.TransferSyntaxUID = coded.file_meta.TransferSyntaxUID
    found.PixelData = encapsulate(streams)
    found["PixelData"].VR = "OB"
    found["PixelData"].is_undefined_length = True
    return found


def _stream(image: Dataset) -> bytes:
    from pydicom.encaps import generate_frames

    return next(generate_frames(image.PixelData, number_of_frames=1))


def naming_frames(built: BuiltCase, image: Dataset, *, numbers: bool = True) -> None:
    """Have the structure set refer to the frames in the place of the images."""
    numbered = {str(one.SOPInstanceUID): n for n, one in enumerate(built.ct, 1)}
    frame = built.structures.ReferencedFrameOfReferenceSequence[0]
    series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    series.SeriesInstanceUID = image.SeriesInstanceUID
    listed = [series]
    contours = [
        contour
        for roi in built.structures.ROIContourSequence
        for contour in roi.get("ContourSequence", [])
        if "ContourImageSequence" in contour
    ]
    for holder in (*listed, *contours):
        for one in holder.ContourImageSequence:
            if numbers:
                number = numbered[str(one.ReferencedSOPInstanceUID)]
                one.ReferencedFrameNumber = number
            one.ReferencedSOPClassUID = image.SOPClassUID
            one.ReferencedSOPInstanceUID = image.SOPInstanceUID
    if not numbers:
        series.ContourImageSequence = series.ContourImageSequence[:1]


def write_case(
    folder: Path,
    *made: Dataset,
    ct: bool = False,
    named: Dataset | None = None,
    numbers: bool = True,
) -> Path:
    """Write the good case on multi-frame images, or with them beside its CT.

    ``named`` is the one whose frames the structure set names.
    """
    built = good_built()
    if named is not None:
        naming_frames(built, named, numbers=numbers)
    if not ct:
        built.ct.clear()
    built.write(folder)
    for n, image in enumerate(made):
        (folder / f"frames{n}.dcm").write_bytes(file_of(image))
    return folder
