"""Kinds of structure sets, by what writes them."""

from __future__ import annotations

import copy
import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from support.real_kinds.phantom import phantom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def contours(case: Any) -> Iterator[Any]:
    """Yield every contour of every ROI."""
    for roi in case.rs.ROIContourSequence:
        yield from roi.ContourSequence


def decimal_commas(folder: Path) -> None:
    """Contour Data with decimal commas, of an exporter that used the locale's.

    Seen: fo-dicom, thread 1296 and its fix 1915; vtk-dicom, thread 130.  Right: a comma
    is no character of a decimal string, the triplets, the planes of the images named
    and the number of points fit: read as decimal point, one warning.
    """
    case = phantom().base()
    case.write(folder)
    _commas(folder, b".")


def commas_for_thousands(folder: Path) -> None:
    """As `decimal_commas`, but points there are too: the neighbour that contradicts.

    Right: "1,234.5" is not guessed at; the ROI's volume is withheld, with the value.
    """
    case = phantom().base()
    for item in case.rs.ROIContourSequence[1].ContourSequence:
        item.ContourData = [f"{float(v):.2f}" for v in item.ContourData]
    case.write(folder)
    path = folder / "rs.dcm"
    content = path.read_bytes()
    one = case.rs.ROIContourSequence[1].ContourSequence[3].ContourData
    text = "\\".join(map(str, one)).encode()
    assert content.count(text) == 1
    wrong = text.replace(b"\\15.00\\", b"\\1,5.0\\").replace(b"-14.99", b"-1,4.9")
    assert len(wrong) == len(text)
    assert wrong != text
    path.write_bytes(content.replace(text, wrong))


def _commas(folder: Path, point: bytes) -> None:
    """Replace the decimal points of all Contour Data in the file."""
    path = folder / "rs.dcm"
    content = path.read_bytes()
    tag = b"\x06\x30\x50\x00DS"
    parts = content.split(tag)
    done = [parts[0]]
    for part in parts[1:]:
        length = int.from_bytes(part[:2], "little")
        data = part[2 : 2 + length].replace(point, b",")
        done.append(part[:2] + data + part[2 + length :])
    path.write_bytes(tag.join(done))


def long_decimals(folder: Path) -> None:
    """Coordinates of 17 to 20 characters, as Python prints a float.

    Seen: TotalSegmentator-AIDE, thread 11, and rt-utils, thread 80: Eclipse logged
    "Size (18) is invalid for VR DS" for every value of every ROI.  Right: the numbers
    are plain, one note.
    """
    from pydicom import config

    case = phantom().base()
    before = config.settings.writing_validation_mode
    config.settings.writing_validation_mode = config.IGNORE
    try:
        for item in contours(case):
            turned = [float(v) for v in item.ContourData]
            texts = [f"{v:.15f}" for v in turned]
            item["ContourData"]._value = texts
        case.write(folder)
    finally:
        config.settings.writing_validation_mode = before


def no_image_references(folder: Path) -> None:
    """No contour names an image, and the structure set names no study or series.

    Seen: rt-utils, threads 33 and 49; dicompyler-core, change 81 (exports of OCP);
    OHIF Viewers, thread 2063.  Right: all are optional; ROIs lie in the frame of
    reference that they state: everything is shown.
    """
    case = phantom().base()
    for item in contours(case):
        if "ContourImageSequence" in item:
            del item.ContourImageSequence
    del case.rs.ReferencedFrameOfReferenceSequence[0].RTReferencedStudySequence
    case.write(folder)


def empty_rois(folder: Path) -> None:
    """ROIs without contours in three ways, and an observation of no ROI.

    Seen: RayStation leaves an empty ROI out of the ROI Contour Sequence (platipy,
    change 143), Eclipse writes an item without Contour Sequence (rt-utils, thread 67;
    dicom_tools, thread 18), Pinnacle's first ROIs are points without any
    (OnkoDICOM, change 91); an observation may name no ROI (dicompyler-core, change
    22).  Right: the rest is shown; one note names the empty ones.
    """
    module = phantom()
    case = module.base()
    rois = case.rs.StructureSetROISequence
    for number in (4, 5, 6):
        roi = copy.deepcopy(rois[0])
        roi.ROINumber, roi.ROIName = number, f"Empty{number}"
        rois.insert(0, roi)
        if number == 5:
            item = module.Dataset()
            item.ReferencedROINumber = number
            item.ROIDisplayColor = [255, 0, 0]
            case.rs.ROIContourSequence.insert(0, item)
        elif number == 6:
            item = module.Dataset()
            item.ReferencedROINumber = number
            item.ContourSequence = module.Sequence()
            case.rs.ROIContourSequence.insert(0, item)
        seen = copy.deepcopy(case.rs.RTROIObservationsSequence[0])
        seen.ObservationNumber = seen.ReferencedROINumber = number
        case.rs.RTROIObservationsSequence.append(seen)
    seen = copy.deepcopy(seen)
    seen.ObservationNumber = seen.ReferencedROINumber = 77
    case.rs.RTROIObservationsSequence.append(seen)
    case.write(folder)


def reused_roi_number(folder: Path) -> None:
    """An ROI is added under a number that another has.

    Seen: rt-utils, threads 66 and 137: the number of the new ROI is the count of ROIs
    plus one, and the list has gaps.  Right: which contours belong to which name is not
    stated: both are withheld and named; the rest is shown.
    """
    case = phantom().base()
    for sequence in (
        case.rs.StructureSetROISequence,
        case.rs.ROIContourSequence,
        case.rs.RTROIObservationsSequence,
    ):
        sequence.append(copy.deepcopy(sequence[2]))
    case.rs.StructureSetROISequence[3].ROIName = "Added"
    for item in case.rs.ROIContourSequence[3].ContourSequence:
        item.ContourData = [f"{float(v) * 1.0:.4f}" for v in item.ContourData]
        values = np.array([float(v) for v in item.ContourData])
        values[::3] += 20
        item.ContourData = [f"{v:.4f}" for v in values]
    case.write(folder)


def other_order_and_gaps(folder: Path) -> None:
    """ROI Numbers 63, 0 and 19; each sequence in another order.

    Seen: rt-utils, thread 66 (numbers "2 to 17, then 19 and 63"); med-imagetools,
    thread 147 (contours taken by place in the sequence).  Right: joined by number.
    """
    case = phantom().base()
    numbers = {1: 63, 2: 0, 3: 19}
    for roi in case.rs.StructureSetROISequence:
        roi.ROINumber = numbers[int(roi.ROINumber)]
    for sequence in (case.rs.ROIContourSequence, case.rs.RTROIObservationsSequence):
        for item in sequence:
            item.ReferencedROINumber = numbers[int(item.ReferencedROINumber)]
    case.rs.ROIContourSequence = list(case.rs.ROIContourSequence)[::-1]
    seen = list(case.rs.RTROIObservationsSequence)
    case.rs.RTROIObservationsSequence = [seen[1], seen[2], seen[0]]
    case.write(folder)


def mask_remains(folder: Path) -> None:
    """Contours of one and two points, and counts of points written "4.0".

    Seen: rt-utils, threads 16, 87 and 105: outlines of masks, whose single voxels make
    closed contours of one or two points, and whose count is a length divided by 3.
    Right: what has no area is left out, one note; the rest is measured.
    """
    module = phantom()
    case = module.base()
    items = case.rs.ROIContourSequence[1].ContourSequence
    for k, z in enumerate(case.z[5:15]):
        for points in ([(20, 20)], [(20, -20), (21, -20)]):
            item = copy.deepcopy(items[k])
            values = [f"{v:.1f}" for x, y in points for v in (x, y, z)]
            item.ContourData = values
            item.NumberOfContourPoints = len(points)
            items.append(item)
    case.write(folder)
    path = folder / "rs.dcm"
    content = path.read_bytes()
    tag = b"\x06\x30\x46\x00IS\x04\x00360 "
    path.write_bytes(content.replace(tag, tag[:-4] + b"360."))


def repeated_first_point(folder: Path) -> None:
    """Every contour ends with its first point, half of them run the other way round.

    Seen: pytrip, thread 330 (contours closed by repetition); the sense of rotation is
    free.  Right: the same areas.
    """
    case = phantom().base()
    for k, item in enumerate(contours(case)):
        points = np.array([float(v) for v in item.ContourData]).reshape(-1, 3)
        if k % 2:
            points = points[::-1]
        points = np.concatenate([points, points[:1]])
        item.ContourData = [f"{v:.4f}" for v in points.ravel()]
        item.NumberOfContourPoints = len(points)
    case.write(folder)


def keyholes(folder: Path) -> None:
    """A ring whose hole is joined to its outline by a channel of no width.

    Seen: OpenSaMD, thread 51; SlicerRT, thread 171.  Right: area of the ring, 10
    planes of pi (15 ** 2 - 8 ** 2) mm2, with or without the channel written twice.
    """
    module = phantom()
    inner, outer = [], []
    planes = [z for z in module.base(plan=False, dose=False).z if abs(z) < 13.6]
    for z in planes:
        around = module.circle(15, z)
        hole = module.circle(8, z)[::-1]
        hole = np.concatenate([hole[-1:], hole])  # from angle 0 back to it
        inner.append(np.concatenate([around, around[:1], hole]))
        outer.append(module.circle(55, z))
    case = module.base(
        rois=[
            ("BODY", "EXTERNAL", [{"pts": p} for p in outer]),
            ("RING", "CTV", [{"pts": p} for p in inner]),
        ]
    )
    case.write(folder)


def beyond_the_images(folder: Path) -> None:
    """A couch wider and longer than the images; open contours of a wire.

    Seen: rt-utils, thread 25 (couch longer than the CT); dcmrtstruct2nii, thread 4, and
    platipy, thread 172 (contours beyond the images); SlicerRT, thread 45 (open
    contours).  Right: shown where they lie; the couch 80 planes of 150 x 10 mm, 3 mm
    apart.
    """
    module = phantom()
    images = module.base(plan=False, dose=False).z
    planes = 3.0 * np.arange(-40, 40) + 1.5
    low, high, left = 58.0, 68.0, 75.0
    couch = [
        np.array([[-left, low, z], [left, low, z], [left, high, z], [-left, high, z]])
        for z in planes
    ]
    wire = [np.array([[-5, -56, z], [0, -57, z], [5, -56, z]]) for z in images]
    rois = [
        ("BODY", "EXTERNAL", [{"pts": module.circle(55, z)} for z in images]),
        ("PTV", "PTV", [{"pts": module.circle(15, z)} for z in images[5:15]]),
        ("CouchSurface", "SUPPORT", [{"pts": p} for p in couch]),
        ("Wire", "MARKER", [{"pts": p, "kind": "OPEN_PLANAR"} for p in wire]),
    ]
    module.base(rois=rois).write(folder)


def planes_of_another_series(folder: Path) -> None:
    """A PTV drawn on planes 2.2 mm apart, of an MR, though the images are 3 mm apart.

    Seen: platipy, thread 278; matRad, change 910.  Right: drawn
    where it lies; how outlines between the images are connected is not stated, so
    there is no volume, unless a person says that they are drawn as on images: 14
    planes of pi 15 ** 2 mm2, 2.2 mm each.
    """
    _drawn_at(2.2 * np.arange(14) - 14.3, None).write(folder)


def between_the_images_too(folder: Path) -> None:
    """A PTV on every image and half-way between them.

    Seen: as `planes_of_another_series`.  Right: likewise; 19 planes of 1.5 mm.
    """
    _drawn_at(1.5 * np.arange(19) - 13.5, "auto").write(folder)


def uneven_planes(folder: Path) -> None:
    """As `planes_of_another_series`, but no distance fits the planes.

    Right: nothing can be accepted; no volume.
    """
    planes = 2.2 * np.arange(14) - 14.3
    planes[6] += 0.3
    _drawn_at(planes, None).write(folder)


def _drawn_at(planes: Any, names: str | None) -> Any:
    """Return a case whose PTV has these planes, and names images or none."""
    module = phantom()
    images = module.base(plan=False, dose=False).z
    outlines = [{"pts": module.circle(15, z), "ref": names} for z in planes]
    return module.base(
        rois=[
            ("BODY", "EXTERNAL", [{"pts": module.circle(55, z)} for z in images]),
            ("PTV", "PTV", outlines),
        ]
    )


def two_frames(folder: Path) -> None:
    """One structure set for a CT and an MR of another frame, as after a fusion.

    Seen: OHIF Viewers, thread 3537 (contours of one frame drawn on images of the
    other).  Right: ROIs of the frame of the CT are shown, the one of the MR is
    withheld.
    """
    module = phantom()
    case = module.base()
    other = module.generate_uid()
    case.rs.StructureSetROISequence[2].ReferencedFrameOfReferenceUID = other
    frame = copy.deepcopy(case.rs.ReferencedFrameOfReferenceSequence[0])
    frame.FrameOfReferenceUID = other
    series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    series.SeriesInstanceUID = module.generate_uid()
    for image in series.ContourImageSequence:
        image.ReferencedSOPInstanceUID = module.generate_uid()
    case.rs.ReferencedFrameOfReferenceSequence.append(frame)
    images = itertools.cycle(series.ContourImageSequence)
    for item in case.rs.ROIContourSequence[2].ContourSequence:
        item.ContourImageSequence = [next(images)]
    case.write(folder)


def one_name_for_two(folder: Path) -> None:
    """Two lesions of one name and different numbers.

    Seen: SlicerRT, thread 110.  Right: both are shown and measured, told apart by
    their number.
    """
    module = phantom()
    case = module.base(plan=False, dose=False)
    first = [{"pts": module.circle(10, z, -20)} for z in case.z[5:15]]
    second = [{"pts": module.circle(6, z, 20)} for z in case.z[5:15]]
    module.base(
        rois=[
            ("BODY", "EXTERNAL", [{"pts": module.circle(55, z)} for z in case.z]),
            ("Lesion01", "GTV", first),
            ("Lesion01", "GTV", second),
        ]
    ).write(folder)


def many_tiny_contours(folder: Path) -> None:
    """Ten thousand squares of 1 mm2: voxels of a mask, one contour each.

    Seen: masks of automatic segmentation, of which single voxels become contours
    (rt-utils, thread 16).  Right: 10,000 x 1 mm2 x 3 mm = 30 cm3.
    """
    module = phantom()
    case = module.base(plan=False, dose=False)
    places = 1.5 * (np.arange(32) - 15.5)
    grid = [(x, y) for x in places for y in places][:1000]
    specks = [
        {"pts": module.square(1.0, z, x, y)} for z in case.z[5:15] for x, y in grid
    ]
    module.base(
        rois=[
            ("BODY", "EXTERNAL", [{"pts": module.circle(55, z)} for z in case.z]),
            ("SPECKS", "ORGAN", specks),
        ]
    ).write(folder)


def other_planes(folder: Path) -> None:
    """An ROI drawn on sagittal planes beside those drawn on the images.

    Seen: platipy, thread 165; rt-utils, thread 32; CERR, thread 18.  Right: its
    contours are no outlines on the images: no volume, one finding; the rest is shown.
    """
    module = phantom()
    case = module.base(plan=False, dose=False)
    angle = np.arange(180) * 2 * np.pi / 180
    leaf = [
        np.c_[np.full(180, x), 15 * np.cos(angle), 15 * np.sin(angle)]
        for x in (-4.0, -2.0, 0.0, 2.0, 4.0)
    ]
    module.base(
        rois=[
            ("BODY", "EXTERNAL", [{"pts": module.circle(55, z)} for z in case.z]),
            ("PTV", "PTV", [{"pts": module.circle(15, z)} for z in case.z[5:15]]),
            ("SAGITTAL", "ORGAN", [{"pts": p, "ref": None} for p in leaf]),
        ]
    ).write(folder)
