"""Kinds of image series, by what scanners and archives make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from support.real_kinds.phantom import again, phantom

if TYPE_CHECKING:
    from pathlib import Path

# positions of a patient that are not head first, supine
POSITIONS = ("HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL", "FFDR")


def scout_and_report(folder: Path) -> None:
    """A scout and a page of the dose report are images of the CT's series.

    Seen: dwv, thread 601 (a scout in the series); dicom2nifti, threads 60 and 69 (GE);
    panimg, thread 126 ("looks like a secondary capture image, although the SOP Class
    UID corresponds with CT").  Right: the CT is the 20 slices; what is left out is
    told once.
    """
    case = phantom().base()
    scout = again(case.ct[0])
    scout.ImageType = ["ORIGINAL", "PRIMARY", "LOCALIZER"]
    scout.ImageOrientationPatient = ["1", "0", "0", "0", "0", "-1"]
    scout.Rows, scout.Columns = 100, 48
    scout.PixelSpacing = ["1", "1"]
    scout.PixelData = bytes(2 * 100 * 48)
    page = again(case.ct[0])
    page.ImageType = ["DERIVED", "SECONDARY", "OTHER"]
    page.Rows, page.Columns = 128, 128
    page.PixelData = bytes(2 * 128 * 128)
    page.ImagePositionPatient = ["0", "0", "0"]
    page.PixelSpacing = ["1", "1"]
    case.ct += [scout, page]
    case.write(folder)


def report_without_place(folder: Path) -> None:
    """As `scout_and_report`, but the page states no position and no orientation.

    Seen: as there; such pages are screen captures under the class of a CT.
    """
    case = phantom().base()
    page = again(case.ct[0])
    page.ImageType = ["DERIVED", "SECONDARY", "OTHER"]
    del page.ImagePositionPatient, page.ImageOrientationPatient, page.PixelSpacing
    del page.FrameOfReferenceUID
    page.Rows, page.Columns = 128, 128
    page.PixelData = bytes(2 * 128 * 128)
    case.ct.append(page)
    case.write(folder)


def slice_without_place(folder: Path) -> None:
    """As `report_without_place`, but of a slice that was scanned.

    Right: it could have been shown, so it counts as damaged.
    """
    case = phantom().base()
    image = case.ct[9]
    del image.ImagePositionPatient, image.ImageOrientationPatient, image.PixelSpacing
    case.write(folder)


def pages_among_slices(folder: Path, count: int) -> None:
    """Pages of a report in the series, and a structure set that names no image.

    Right: a few (up to a quarter) are left out with a warning; of more it is not plain
    which images are the CT.
    """
    case = phantom().base()
    for roi in case.rs.ROIContourSequence:
        for item in roi.ContourSequence:
            del item.ContourImageSequence
    del case.rs.ReferencedFrameOfReferenceSequence[0].RTReferencedStudySequence
    for n in range(count):
        page = again(case.ct[0])
        page.ImageType = ["DERIVED", "SECONDARY", "SCREEN SAVE"]
        page.Rows, page.Columns = 128, 128
        page.PixelData = bytes(2 * 128 * 128)
        page.ImagePositionPatient = ["0", "0", str(n)]
        case.ct.append(page)
    case.write(folder)


def two_reconstructions(folder: Path) -> None:
    """Two reconstructions (kernel, or phases of a 4D CT) share a series.

    Seen: MONAI deploy, thread 532 (multiphase CT, one series); Weasis, thread 701;
    dwv, thread 1490 ("zero slice spacing").  Right: the CT are the images that the
    structure set names; the others are named as left out.
    """
    case = phantom().base()
    for image in list(case.ct):
        other = again(image)
        other.AcquisitionNumber = 2
        stored = np.frombuffer(image.PixelData, "<i2")
        other.PixelData = (stored + 7).astype("<i2").tobytes()
        case.ct.append(other)
    case.write(folder)


def two_phases_and_no_contours(folder: Path) -> None:
    """As `two_reconstructions`, with a dose and no structure set to say which.

    Right: two readings; neither is shown, the finding says why.
    """
    case = phantom().base()
    for image in list(case.ct):
        other = again(image)
        other.AcquisitionNumber = 2
        stored = np.frombuffer(image.PixelData, "<i2")
        other.PixelData = (stored + 7).astype("<i2").tobytes()
        case.ct.append(other)
    del case.rs
    case.write(folder)


def missing_slice(folder: Path) -> None:
    """One image in the middle did not arrive.

    Seen: dcmstack, thread 55; Slicer, threads 951 and 4005 ("slice position is wrong in
    case of missing slices"); panimg, thread 7.  Right: every plane at its own z; a
    warning; the contour on the missing image counts, PTV 21.2 cm3.
    """
    case = phantom().base()
    del case.ct[9]
    case.write(folder)


def mixed_distances(folder: Path) -> None:
    """Images 3 mm apart at first and 6 mm then, contours on each.

    Seen: Dicom_RT_and_Images_to_Mask, change 44 (six patients of NSCLC-Radiomics: 11 to
    14 of 73 planes missed by an averaged spacing); dcm2niix, thread 22 (2.5 and
    7.5 mm).  Right: BODY of 21 planes, each half-way to its neighbours.
    """
    planes = np.concatenate([3.0 * np.arange(11) - 30, 6.0 * np.arange(1, 6)])
    _on_planes(planes, slice(5, 14)).write(folder)


def _on_planes(planes: Any, of_ptv: slice) -> Any:
    """Return images at these z, a BODY on all of them and a PTV on some."""
    module = phantom()
    rois = [
        (name, kind, [{"pts": module.circle(radius, z)} for z in planes[some].tolist()])
        for name, kind, radius, some in (
            ("BODY", "EXTERNAL", 55, slice(None)),
            ("PTV", "PTV", 15, of_ptv),
        )
    ]
    return module.base(zs=planes, rois=rois)


def rounded_positions(folder: Path) -> None:
    """Positions rounded to 0.1 mm: one distance of 2.6 mm among those of 2.5 mm.

    Seen: pytrip, thread 409 (chest phantom of XiO).  Right: one CT, every plane at its
    z, the volume by the planes as written.
    """
    planes = np.round(2.5 * np.arange(20) - 22.8, 1)
    planes[10:] += 0.1
    _on_planes(planes, slice(5, 15)).write(folder)


def tilted_gantry(folder: Path) -> None:
    """A head CT with the gantry tilted by 12 degrees: sheared planes.

    Seen: Slicer, thread 4409; cornerstone3D, thread 227; TotalSegmentator, thread 610;
    dcm2niix, thread 253.  Right: what is not axial is not drawn as axial; one reason,
    and what can be shown without the CT is.
    """
    case = phantom().base()
    angle = np.radians(12)
    column = (0.0, float(np.cos(angle)), float(np.sin(angle)))
    for image in case.ct:
        image.ImageOrientationPatient = ["1", "0", "0", *(f"{v:.8f}" for v in column)]
        image.GantryDetectorTilt = "12"
    case.write(folder)


def lying_otherwise(folder: Path, position: str) -> None:
    """A patient who lies prone, feet first or on the side.

    Seen: dicompyler, thread 107 (feet first, prone: contours mirrored); GateTools,
    thread 22 (prone); dicompyler-core, change 285 (decubitus).  Right: volumes and
    doses as for a patient on the back.
    """
    phantom().base(pos=position).write(folder)


def unsigned_with_padding(folder: Path) -> None:
    """Values of 12 bits without sign, around the circle of the scan a padding value.

    Seen: pydicom, thread 1615 (2000 below zero outside the scan); vtk-dicom, thread 173
    (padding told by Pixel Padding Value).  Right: HU as stored; padding is no tissue.
    """
    case = phantom().base()
    for image in case.ct:
        stored = np.frombuffer(image.PixelData, "<i2").reshape(64, 64).copy()
        rows, columns = np.indices(stored.shape)
        stored += 24  # with an intercept of -1024
        outside = np.hypot(rows - 31.5, columns - 31.5) > 31.5
        stored[outside] = -2000
        image.RescaleIntercept = "-1024"
        image.PixelPaddingValue = -2000
        image["PixelPaddingValue"].VR = "SS"
        image.PixelData = stored.tobytes()
    case.write(folder)


def pet_alone(folder: Path) -> None:
    """A PET, each slice with a slope of its own, under a structure set; no CT.

    Seen: dicom-numpy, thread 1; GateTools, change 55; dcm2niix, thread 978 (slopes of
    the first slice taken for all).  Right: PET as grey base, named, Bq/mL by each
    slice's own slope.
    """
    case = phantom().base()
    pet = "1.2.840.10008.5.1.4.1.1.128"
    for k, image in enumerate(case.ct):
        image.SOPClassUID = image.file_meta.MediaStorageSOPClassUID = pet
        image.Modality = "PT"
        image.Units = "BQML"
        slope = 1.0 + 0.25 * k
        activity = 1000.0 * (1 + k)
        stored = np.full((64, 64), round(activity / slope), "<u2")
        image.PixelRepresentation = 0
        image.RescaleIntercept, image.RescaleSlope = "0", f"{slope:g}"
        del image.RescaleType, image.KVP
        image.PixelData = stored.tobytes()
    frame = case.rs.ReferencedFrameOfReferenceSequence[0]
    series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    items = list(series.ContourImageSequence)
    for roi in case.rs.ROIContourSequence:
        items += [one.ContourImageSequence[0] for one in roi.ContourSequence]
    for item in items:
        item.ReferencedSOPClassUID = pet
    case.write(folder)


def series_of_one_image_each(folder: Path) -> None:
    """Every image states a Series Instance UID of its own.

    Seen: medInria, change 156; dcm2niix, thread 495 (Canon).  Right: the structure set
    names all 20 images, in one frame and study: they are the CT, with a warning.
    """
    _with_series_each().write(folder)


def _with_series_each() -> Any:
    case = phantom().base()
    for image in case.ct:
        image.SeriesInstanceUID = phantom().generate_uid()
    return case


def series_of_two_studies(folder: Path) -> None:
    """As `series_of_one_image_each`, but one image is of another study.

    Right: not joined; a series has to be chosen.
    """
    case = _with_series_each()
    case.ct[4].StudyInstanceUID = phantom().generate_uid()
    case.write(folder)


def series_at_one_place(folder: Path) -> None:
    """As `series_of_one_image_each`, but two of the images lie at one place.

    Right: not joined; a series has to be chosen.
    """
    case = _with_series_each()
    case.ct[4].ImagePositionPatient = case.ct[5].ImagePositionPatient
    case.write(folder)


def series_of_the_structure_set(folder: Path) -> None:
    """The structure set states the Series Instance UID of the CT.

    Seen: SlicerRT, thread 272; rt-utils, change 96.  Right: told apart by their class.
    """
    case = phantom().base()
    case.rs.SeriesInstanceUID = case.ct_series
    case.write(folder)
