"""Defects of CT images and of their series."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from pydicom.uid import UID

from dosiscope.core.link import propose
from support.cases import (
    contours,
    good_built,
    points_of,
    set_points,
    setting,
    shuffled_files,
    shuffled_instance_numbers,
    unreliable_values_changed,
    without,
)
from support.defects.identity import FOREIGN
from support.defects.listing import listed_series, listing_all
from support.defects.made import Defect
from support.grey_images import SERIES, all_turned, beside
from support.multi_frame import mapping, multi_frame
from support.synthetic.good import good_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import CaseDescription
    from support.synthetic.build import BuiltCase

CORONAL = [1, 0, 0, 0, 0, -1]


def turned(angle: float) -> list[str]:
    """Row and column directions turned about z by a small angle, rad."""
    c, s = np.cos(angle), np.sin(angle)
    return [f"{v:.10f}" for v in (c, s, 0, -s, c, 0)]


def another(built: BuiltCase, z: float = 0.0) -> Dataset:
    """Add a copy of the last image, ``z`` mm higher, with a UID of its own."""
    image = copy.deepcopy(built.ct[-1])
    uid = UID(f"1.2.8.{len(built.ct)}")
    image.SOPInstanceUID = image.file_meta.MediaStorageSOPInstanceUID = uid
    x, y, z0 = image.ImagePositionPatient
    image.ImagePositionPatient = [x, y, z0 + z]
    built.ct.append(image)
    return image


def _shift_above(built: BuiltCase) -> None:
    """One step of 4 mm among those of 3 mm, for images and contours."""
    for image in built.ct:
        x, y, z = map(float, image.ImagePositionPatient)
        image.ImagePositionPatient = [x, y, z + (z > 10)]
    for number in (1, 2, 3, 4):
        for item in contours(built, number):
            points = points_of(item)
            points[:, 2] += points[:, 2] > 10
            set_points(item, points)


def _tilt(built: BuiltCase, angle: float) -> None:
    for image in built.ct:
        image.ImageOrientationPatient = turned(angle)


def _slide(built: BuiltCase, step: float) -> None:
    """Shift each image sideways against the one below, as a tilted gantry does."""
    for n, image in enumerate(built.ct):
        x, y, z = map(float, image.ImagePositionPatient)
        image.ImagePositionPatient = [f"{x:.4f}", f"{y + n * step:.4f}", f"{z:.4f}"]


def _skewed(built: BuiltCase) -> None:
    for image in built.ct:
        image.ImageOrientationPatient = [1, 0, 0, 0.5, 1, 0]


def _one_image_set(keyword: str, value: object) -> Callable[[BuiltCase], None]:
    return lambda built: setattr(built.ct[3], keyword, value)


def _images_more(
    built: BuiltCase, count: int, keyword: str, value: object, step: float = 3
) -> None:
    for _ in range(count):
        setattr(another(built, step), keyword, value)


def _page(built: BuiltCase) -> None:
    """A page of a report, of another size and type, at the place of an image."""
    page = another(built)
    page.ImageType = ["DERIVED", "SECONDARY", "OTHER"]
    page.Rows *= 2
    page.PixelData = page.PixelData * 2


def _series_each(built: BuiltCase) -> None:
    for n, image in enumerate(built.ct):
        image.SeriesInstanceUID = f"1.2.11.{n}"


def _localizer(built: BuiltCase) -> None:
    image = another(built)
    image.ImageType = ["ORIGINAL", "PRIMARY", "LOCALIZER"]
    image.ImageOrientationPatient = CORONAL


def _different(built: BuiltCase) -> None:
    pixels = bytearray(another(built).PixelData)
    pixels[0] ^= 1
    built.ct[-1].PixelData = bytes(pixels)


def _of_two_acquisitions(built: BuiltCase) -> None:
    _different(built)
    built.ct[-1].AcquisitionNumber = 2


def _remove(built: BuiltCase, n: int, *, listed: bool) -> None:
    uid = built.ct.pop(n).SOPInstanceUID
    if listed:
        return
    series = listed_series(built)
    series.ContourImageSequence = [
        i for i in series.ContourImageSequence if i.ReferencedSOPInstanceUID != uid
    ]
    for item in built.structures.ROIContourSequence:
        item.ContourSequence = [
            c
            for c in item.ContourSequence
            if "ContourImageSequence" not in c
            or c.ContourImageSequence[0].ReferencedSOPInstanceUID != uid
        ]


def _one_listed_more(built: BuiltCase) -> None:
    item = copy.deepcopy(listed_series(built).ContourImageSequence[0])
    item.ReferencedSOPInstanceUID = FOREIGN
    listed_series(built).ContourImageSequence.append(item)


def _mr_listed(built: BuiltCase) -> None:
    for item in listed_series(built).ContourImageSequence:
        item.ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.4"


def _mr_beside(folder: Path) -> None:
    for n, image in enumerate(beside(good_built())):
        image.save_as(folder / f"MR{n}.dcm", enforce_file_format=True)


def _bits_beyond(built: BuiltCase) -> None:
    for image in built.ct:
        image.BitsStored, image.HighBit = 12, 11
    pixels = bytearray(built.ct[2].PixelData)
    pixels[1] |= 0xF0
    built.ct[2].PixelData = bytes(pixels)


def _oblong(built: BuiltCase) -> None:
    for image in built.ct:
        image.PixelSpacing = [2, 2.2]


def oriented(orientation: str) -> Callable[[], CaseDescription]:
    """The same patient, written in another orientation and position."""
    return partial(good_case, orientation)


def two_series(built: BuiltCase) -> None:
    """A second series of the same place, which the structure set does not name."""
    for n, image in enumerate(list(built.ct)):
        other = copy.deepcopy(image)
        uid = UID(f"1.2.7.{n}")
        other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = uid
        other.SeriesInstanceUID = "1.2.7"
        built.ct.append(other)


def _per_slice_rescale(built: BuiltCase) -> None:
    """Rescale may differ from image to image, and the stored values with it."""
    image = built.ct[4]
    stored = np.frombuffer(image.PixelData, "<u2").astype(np.int64)
    stored += int(image.RescaleIntercept) + 1500
    image.PixelData = stored.astype("<u2").tobytes()
    image.RescaleIntercept = "-1500"


def _highest(value: int) -> Callable[[BuiltCase], None]:
    """Put one stored value into an image."""

    def change(built: BuiltCase) -> None:
        pixels = bytearray(built.ct[3].PixelData)
        pixels[200:202] = value.to_bytes(2, "little")
        built.ct[3].PixelData = bytes(pixels)

    return change


def _far_above(built: BuiltCase) -> None:
    another(built, z=150)
    series = listed_series(built)
    listed = copy.deepcopy(series.ContourImageSequence[0])
    listed.ReferencedSOPInstanceUID = built.ct[-1].SOPInstanceUID
    series.ContourImageSequence.append(listed)


def _mapped_in_part(built: BuiltCase) -> None:
    all_turned(built, "MR")
    (image,) = built.ct[:] = [multi_frame(built.ct, "legacy MR")]
    (shared,) = image.SharedFunctionalGroupsSequence
    shared.RealWorldValueMappingSequence = mapping("ms", last=4095)


def _as_frames(built: BuiltCase, *, silent: bool = False) -> None:
    """The images as one that was converted from them; ``silent``: of unknown values."""
    (image,) = built.ct[:] = [multi_frame(built.ct, "legacy CT")]
    if silent:
        (shared,) = image.SharedFunctionalGroupsSequence
        shared.PixelValueTransformationSequence[0].RescaleType = ""


def _dose_spacing() -> CaseDescription:
    case = good_case()
    (dose,) = case.doses
    assert dose.grid is not None
    grid = replace(dose.grid, x=(-50.0, 2.5, 41), y=(-40.0, 2.0, 41))
    return replace(case, doses=(replace(dose, grid=grid, scaling=0.0001, bits=32),))


DEFECTS = (
    *(
        Defect((), rule="ACT-03", name=name, describe=oriented(name))
        for name in ("HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL")
    ),
    Defect((), rule="SER-03", describe=oriented("FFDR")),
    Defect((), rule="IMG-02", describe=oriented("HFDR")),
    Defect((), rule="DO-08", describe=oriented("FFS")),
    Defect((), shuffled_files, rule="ACT-05"),
    Defect((), two_series, rule="ACT-06"),
    Defect((), rule="ACT-14", describe=_dose_spacing),
    Defect((), rule="DO-23", describe=_dose_spacing),
    Defect(("ACT-13",), _shift_above),
    Defect(("SER-02:none",), setting("ct", "PatientPosition", "SITTING")),
    Defect(("SER-02:none",), without("ct", "PatientPosition"), name="absent"),
    Defect(("SER-02:differ",), _one_image_set("PatientPosition", "HFP")),
    Defect((), partial(_tilt, angle=0.00099), rule="IMG-01", name="0.00099 rad"),
    Defect(("IMG-01:slightly",), partial(_tilt, angle=0.00101)),
    Defect(("IMG-01:tilted",), partial(_tilt, angle=0.0101)),
    Defect(("IMG-01:shifted",), partial(_slide, step=0.0015)),
    Defect(("IMG-01:sheared",), partial(_slide, step=0.3)),
    Defect(("IMG-01:volume",), _skewed),
    Defect((), unreliable_values_changed, rule="IMG-03"),
    Defect(("IMG-04",), _oblong),
    Defect(("IMG-05:none",), without("ct", "RescaleSlope")),
    Defect(("IMG-05:type",), setting("ct", "RescaleType", "US")),
    Defect((), _per_slice_rescale, rule="IMG-05", name="for each image"),
    Defect(("IMG-05:differs",), _one_image_set("RescaleIntercept", "3")),
    Defect(("IMG-05:differs",), _one_image_set("RescaleIntercept", "-970"), name="54"),
    Defect(("IMG-05:differs",), _one_image_set("RescaleSlope", "2"), name="slope"),
    Defect(
        ("IMG-05:range", "IMG-11:listed"),
        _one_image_set("RescaleSlope", "100"),
    ),
    *(
        Defect(
            ("F17", "IMG-11:listed", "IMG-11:gap"),
            _one_image_set(keyword, value),
            name=f"{keyword} {value}",
        )
        for keyword, value in (
            ("RescaleSlope", "1e300"),
            ("RescaleSlope", "1e-320"),
            ("RescaleIntercept", "-1e300"),
            ("PixelSpacing", ["1e308", "1e308"]),
            ("PixelSpacing", ["0.001", "2"]),
        )
    ),
    Defect(("IMG-05:high",), _highest(31777)),
    Defect(("ACT-13:far",), _far_above),
    Defect(("IMG-06",), _mr_listed),
    Defect(("IMG-06:frames",), _as_frames),
    Defect(("IMG-05:mapping", "IMG-11:instead", "IMG-06"), _mapped_in_part),
    Defect(("IMG-05:silent", "IMG-06:frames"), partial(_as_frames, silent=True)),
    Defect(("IMG-07:localizer",), _localizer),
    Defect(
        ("IMG-07:aside",),
        partial(
            _images_more, count=1, keyword="ImageOrientationPatient", value=CORONAL
        ),
    ),
    Defect(
        ("IMG-07:many",),
        partial(
            _images_more, count=3, keyword="ImageOrientationPatient", value=CORONAL
        ),
    ),
    Defect(
        ("IMG-08:some",),
        partial(_images_more, count=1, keyword="FrameOfReferenceUID", value=FOREIGN),
    ),
    Defect(
        ("IMG-08:mixed",),
        listing_all(
            partial(_images_more, count=8, keyword="FrameOfReferenceUID", value=FOREIGN)
        ),
    ),
    Defect(
        ("SS-06:strangers",),
        partial(_images_more, count=8, keyword="FrameOfReferenceUID", value=FOREIGN),
    ),
    Defect((), shuffled_instance_numbers, rule="IMG-09"),
    Defect(("IMG-10:twice",), lambda built: (another(built), None)[1]),
    Defect(("IMG-10:different",), listing_all(_different)),
    Defect(("IMG-10:acquisitions",), listing_all(_of_two_acquisitions)),
    Defect(("SS-06:rest",), _different),
    Defect(("SS-06:rest",), _of_two_acquisitions, name="acquisition"),
    Defect(("IMG-11:gap",), partial(_remove, n=7, listed=False)),
    Defect(("IMG-11:listed",), _one_listed_more),
    Defect(
        ("IMG-11:listed", "IMG-11:gap"), partial(_remove, n=7, listed=True), name="lost"
    ),
    Defect(("IMG-11:instead", "IMG-06"), partial(all_turned, modality="MR")),
    Defect(
        ("IMG-11:instead", "IMG-06"),
        partial(all_turned, modality="PT", unit="BQML"),
        name="PET",
    ),
    Defect(
        ("IMG-11:chosen", "SS-05:other"),
        files=_mr_beside,
        choose=lambda inventory: propose(inventory, ct_series=SERIES),
    ),
    Defect(("C08",), _one_image_set("PixelSpacing", [2.1, 2.1])),
    Defect(("C08:pages", "IMG-11:listed"), listing_all(_page)),
    Defect(("ACT-05", "SS-05:images"), _series_each),
    Defect(("C08:rounded",), _one_image_set("PixelSpacing", ["2.00001", "2"])),
    Defect(("C11:bits",), _bits_beyond),
    Defect(("C11:mixed",), _one_image_set("PixelRepresentation", 1)),
    Defect(("F11:ct",), setting("ct", "LossyImageCompression", "01")),
)
