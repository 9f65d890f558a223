"""Series beside the CT of the good case, in any direction, and their registrations."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.dataset import Dataset
from pydicom.uid import UID, CTImageStorage, generate_uid

from support.cases import good_built
from support.grey_images import CLASSES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import ArrayLike, NDArray

    from support.synthetic.build import BuiltCase

    Values = Callable[[NDArray[np.float64]], NDArray[np.float64]]

SERIES, REGISTRATION = "1.2.3.99", "1.2.3.98"
#: A frame of reference that is not that of the case.
OTHER_FRAME = "1.2.3.97"
RIGID_CLASS = UID("1.2.840.10008.5.1.4.1.1.66.1")
DEFORMABLE_CLASS = UID("1.2.840.10008.5.1.4.1.1.66.3")


def linear(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values that are linear in x, y, z, of points shape (..., 3)."""
    values: NDArray[np.float64] = 1000 + points @ np.array((3.0, -2.0, 5.0))
    return values


def frame_of(built: BuiltCase) -> str:
    """The Frame of Reference UID of the case."""
    return str(built.ct[0].FrameOfReferenceUID)


def series(
    built: BuiltCase,
    values: Values = linear,
    *,
    modality: str = "MR",
    rotation: NDArray[np.float64] | None = None,
    middle: ArrayLike = (0.0, 0.0, 0.0),
    spacing: tuple[float, float] = (3.0, 2.5),
    step: float = 4.0,
    shape: tuple[int, int, int] = (12, 30, 34),
    uid: str = SERIES,
    **stated: Any,
) -> list[Dataset]:
    """Return images whose rows run along the first column of ``rotation``.

    ``values`` gives what is at points (mm, of the frame of the series), to a fifth:
    that is the Rescale Slope, for PET with a slope of its own each.
    """
    turn = np.eye(3) if rotation is None else rotation
    planes, rows, columns = shape
    j, i = np.indices((rows, columns))
    found = []
    for k in range(planes):
        at = np.stack(
            [
                (i - (columns - 1) / 2) * spacing[1],
                (j - (rows - 1) / 2) * spacing[0],
                np.full(i.shape, (k - (planes - 1) / 2) * step),
            ],
            axis=-1,
        )
        points = at @ turn.T + np.asarray(middle)
        image = copy.deepcopy(built.ct[0])
        own = UID(f"{uid}.{k + 1}")
        sop_class = CLASSES.get(modality, CTImageStorage)
        image.SOPClassUID = image.file_meta.MediaStorageSOPClassUID = sop_class
        image.SOPInstanceUID = image.file_meta.MediaStorageSOPInstanceUID = own
        image.SeriesInstanceUID, image.SeriesDescription = uid, f"{modality} beside"
        image.SeriesDate, image.Modality = "20260501", modality
        image.Rows, image.Columns = rows, columns
        image.PixelSpacing = list(spacing)
        image.ImageOrientationPatient = [
            f"{v:.12f}"[:16] for v in (*turn[:, 0], *turn[:, 1])
        ]
        image.ImagePositionPatient = [f"{v:.10f}"[:16] for v in points[0, 0]]
        image.InstanceNumber = str(k + 1)
        if "SliceLocation" in image:
            del image.SliceLocation
        slope = 0.2 * (1 + 0.05 * k if modality == "PT" else 1)
        image.RescaleSlope, image.RescaleIntercept = f"{slope:g}", "-2000"
        image.PixelRepresentation = 0
        stored = np.rint((values(points) + 2000) / float(f"{slope:g}"))
        image.PixelData = stored.astype("<u2").tobytes()
        if modality == "PT":
            image.Units = "BQML"
        if modality != "CT" and "RescaleType" in image:
            del image.RescaleType
        for keyword, value in stated.items():
            setattr(image, keyword, value)
        found.append(image)
    return found


def homogeneous(
    rotation: ArrayLike | None = None, shift: ArrayLike = (0.0, 0.0, 0.0)
) -> NDArray[np.float64]:
    """Return the matrix of a motion, shape (4, 4)."""
    matrix = np.eye(4)
    if rotation is not None:
        matrix[:3, :3] = rotation
    matrix[:3, 3] = shift
    return matrix


def join(
    frame: str,
    *matrices: NDArray[np.float64],
    kind: str = "RIGID",
    images: Sequence[str] = (),
) -> Dataset:
    """An item of the Registration Sequence: how a frame lies in the registered one."""
    item, registration = Dataset(), Dataset()
    if frame:
        item.FrameOfReferenceUID = frame
    if images:
        item.ReferencedImageSequence = [_image(uid) for uid in images]
    registration.MatrixSequence = []
    for matrix in matrices:
        one = Dataset()
        one.FrameOfReferenceTransformationMatrixType = kind
        one.FrameOfReferenceTransformationMatrix = [
            f"{v:.13f}"[:16] for v in np.ravel(matrix)
        ]
        registration.MatrixSequence.append(one)
    item.MatrixRegistrationSequence = [registration]
    return item


def _image(uid: str) -> Dataset:
    item = Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = CLASSES["MR"], uid
    return item


def registration(
    built: BuiltCase,
    *joins: Dataset,
    frame: str = "",
    uid: str = REGISTRATION,
    is_deformable: bool = False,
    **stated: Any,
) -> Dataset:
    """A Spatial Registration; ``frame`` is the registered one, else that of the case.

    A deformable one takes the frames of its joins by grids, which are left empty.
    """
    image = built.ct[0]
    found = Dataset()
    for element in image:
        if element.tag.group in (0x0008, 0x0010, 0x0020):
            found.add(copy.deepcopy(element))
    for keyword in (
        *("ImageType", "ImagePositionPatient", "ImageOrientationPatient"),
        *("SliceLocation", "AcquisitionNumber"),
    ):
        if keyword in found:
            delattr(found, keyword)
    sop_class = DEFORMABLE_CLASS if is_deformable else RIGID_CLASS
    found.file_meta = copy.deepcopy(image.file_meta)
    found.SOPClassUID = found.file_meta.MediaStorageSOPClassUID = sop_class
    found.SOPInstanceUID = found.file_meta.MediaStorageSOPInstanceUID = UID(uid)
    found.SeriesInstanceUID = generate_uid(entropy_srcs=[uid])
    found.Modality, found.SeriesDescription = "REG", "Registration"
    found.FrameOfReferenceUID = frame or frame_of(built)
    found.ContentDate, found.ContentTime = "20260502", "101500"
    found.ContentLabel, found.ContentDescription = "MR TO CT", ""
    if is_deformable:
        found.DeformableRegistrationSequence = []
        for one in joins:
            item = Dataset()
            item.SourceFrameOfReferenceUID = one.FrameOfReferenceUID
            found.DeformableRegistrationSequence.append(item)
    else:
        found.RegistrationSequence = list(joins)
    for keyword, value in stated.items():
        setattr(found, keyword, value)
    return found


def write(folder: Path, built: BuiltCase | None, *more: Dataset) -> Path:
    """Write a case and more objects into a folder; without a case these alone."""
    folder.mkdir(parents=True, exist_ok=True)
    if built is not None:
        built.write(folder)
    for n, dataset in enumerate(more):
        dataset.save_as(folder / f"second{n:03d}.dcm", enforce_file_format=True)
    return folder


def good_with(folder: Path, *more: Dataset) -> Path:
    """Write the good case and more objects."""
    return write(folder, good_built(), *more)
