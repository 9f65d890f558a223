"""Defects of structure sets and on-slice contours."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.demo.contouring import outline
from dosiscope.demo.dicom.description import Roi
from support.cases import (
    contours,
    permuted_rois,
    points_of,
    private_attributes_added,
    set_points,
    setting,
    with_rois,
    without,
)
from support.defects.identity import FOREIGN
from support.defects.listing import listed_series
from support.defects.made import Change, Defect, Description
from support.synthetic.good import BODY, good_case, good_rois
from support.synthetic.solids import on_planes, rectangle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import CaseDescription, Outline
    from support.synthetic.build import BuiltCase

TARGET = 2
ROI = "StructureSetROISequence.2"
PRESCRIPTION = "DoseReferenceSequence.0"
FRAME = "ReferencedFrameOfReferenceSequence"
STUDY = f"{FRAME}.0.RTReferencedStudySequence"
SERIES = f"{STUDY}.0.RTReferencedSeriesSequence"
IMAGES = f"{SERIES}.0.ContourImageSequence"


def good_and(*outlines: Outline) -> Description:
    """Return the good case with an ROI 9 of these contours."""

    def describe() -> CaseDescription:
        return with_rois(*good_rois(), Roi(9, "Extra", "ORGAN", outlines))

    return describe


def square(half: float, z: float, at: tuple[float, float] = (0.0, 0.0)) -> Outline:
    """Return a square contour on a plane."""
    return outline(rectangle(at, 2 * half, 2 * half), z)


def _tangle() -> Outline:
    """Return 2000 points anywhere, joined: a million crossings."""
    points = np.random.default_rng(3).uniform(-20, 20, (2000, 2))
    return outline(np.round(points, 2), -1.5)


def _beyond_the_images(built: BuiltCase) -> None:
    for contour in contours(built, 3):
        set_points(contour, points_of(contour) + np.array([40.0, 60.0, 0.0]))


def last(change: Callable[[Dataset], None]) -> Change:
    """Change the uppermost contour of the target: without it there is no gap."""
    return lambda built: change(contours(built, TARGET)[-1])


def _twice(path: str, uid: str) -> Change:
    """Repeat the first item of a sequence of the structure set with another UID."""

    def change(built: BuiltCase) -> None:
        parent: Any = built.structures
        *steps, keyword = path.split(".")
        for step in steps:
            parent = parent[int(step)] if step.isdigit() else getattr(parent, step)
        item = copy.deepcopy(getattr(parent, keyword)[0])
        name = {
            FRAME: "FrameOfReferenceUID",
            "RTReferencedStudySequence": "ReferencedSOPInstanceUID",
            "RTReferencedSeriesSequence": "SeriesInstanceUID",
        }[keyword]
        setattr(item, name, uid)
        getattr(parent, keyword).append(item)

    return change


def _same_number(built: BuiltCase) -> None:
    item = copy.deepcopy(built.structures.StructureSetROISequence[4])
    item.ROIName = "Isocentre again"
    built.structures.StructureSetROISequence.append(item)


def _two_contour_items(built: BuiltCase) -> None:
    sequence = built.structures.ROIContourSequence
    item = copy.deepcopy(sequence[4])
    set_points(item.ContourSequence[0], np.array([[1.0, 2.0, 3.0]]))
    sequence.append(item)


def _written_twice(keyword: str) -> Change:
    """Repeat every item of a sequence as it is."""

    def change(built: BuiltCase) -> None:
        sequence = getattr(built.structures, keyword)
        sequence.extend(copy.deepcopy(item) for item in list(sequence))

    return change


def _unlisted(built: BuiltCase) -> None:
    structures = built.structures
    structures.StructureSetROISequence.pop()
    structures.RTROIObservationsSequence.pop()


def moved(dz: float) -> Change:
    """Move one contour of the target along z."""

    def change(built: BuiltCase) -> None:
        item = contours(built, TARGET)[3]
        set_points(item, np.add(points_of(item), [0, 0, dz]), 4)

    return change


def _beside_thin_images() -> CaseDescription:
    """Return images 1.5 mm apart and a contour 0.45 mm off one, over a quarter."""
    good, thin = good_case(), tuple((np.arange(31) * 1.5 - 22.5).tolist())
    assert good.ct is not None
    ct = replace(good.ct, grid=replace(good.ct.grid, z=thin))
    body = Roi(1, "Body", "EXTERNAL", on_planes(BODY, thin))
    beside = Roi(9, "Extra", "ORGAN", (square(5, 0.45),))
    return with_rois(body, beside, case=replace(good, ct=ct))


def _swapped(built: BuiltCase) -> None:
    one, two = contours(built, TARGET)[3:5]
    one.ContourImageSequence, two.ContourImageSequence = (
        copy.deepcopy(two.ContourImageSequence),
        copy.deepcopy(one.ContourImageSequence),
    )


def _no_images(built: BuiltCase) -> None:
    for item in contours(built, TARGET):
        del item.ContourImageSequence


def _two_images(item: Dataset) -> None:
    item.ContourImageSequence.append(copy.deepcopy(item.ContourImageSequence[0]))


def _unknown_image(item: Dataset) -> None:
    item.ContourImageSequence[0].ReferencedSOPInstanceUID = FOREIGN


def _nowhere(item: Dataset) -> None:
    _unknown_image(item)
    set_points(item, np.add(points_of(item), [0, 0, 1.2]))


def _points(change: Callable[[np.ndarray], np.ndarray]) -> Callable[[Dataset], None]:
    return lambda item: set_points(item, change(points_of(item)), 4)


def _tilted(by: float) -> Callable[[Dataset], None]:
    def change(points: np.ndarray) -> np.ndarray:
        points[1, 2] += by
        return points

    return _points(change)


def _more_points(by: int) -> Callable[[Dataset], None]:
    def change(item: Dataset) -> None:
        item.NumberOfContourPoints = int(item.NumberOfContourPoints) + by

    return change


def _values_counted(item: Dataset) -> None:
    item.NumberOfContourPoints = len(item.ContourData)


def _long_outline() -> Outline:
    """Return a circle of more points than 64 KiB of coordinates hold."""
    angle = np.linspace(0, 2 * np.pi, 5000, endpoint=False)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return outline(np.round(10 * circle, 3), -1.5)


def _cut(built: BuiltCase) -> None:
    """End the coordinates where a length of 16 bits does, after a whole point."""
    item = contours(built, 9)[0]
    stated = item.NumberOfContourPoints
    points = [f"{x:.3f}\\{y:.3f}\\{z:.1f}" for x, y, z in points_of(item)]
    ends = np.cumsum([len(point) + 1 for point in points]) - 1
    _raw("\\".join(points[: int(np.searchsorted(ends, 0xFFFE, side="right"))]))(item)
    item.NumberOfContourPoints = stated


def _other_series(built: BuiltCase) -> None:
    series = listed_series(built)
    series.SeriesInstanceUID = FOREIGN
    for n, image in enumerate(series.ContourImageSequence):
        image.ReferencedSOPInstanceUID = f"{FOREIGN}.{n}"


def _two_points() -> Outline:
    return outline(np.array([[0.0, 0.0], [5.0, 0.0]]), -1.5)


def _raw(text: str, vr: str = "DS") -> Callable[[Dataset], None]:
    def change(item: Dataset) -> None:
        from pydicom.dataelem import RawDataElement
        from pydicom.tag import Tag

        raw = text.encode()
        raw += b" " * (len(raw) % 2)
        tag = Tag(0x30060050)
        item[tag] = RawDataElement(tag, vr, len(raw), raw, 0, False, True)
        item.NumberOfContourPoints = text.count("\\") // 3 + 1

    return change


def _of_type(text: str) -> Callable[[Dataset], None]:
    """Write a type that pydicom would not."""

    def change(item: Dataset) -> None:
        from pydicom.dataelem import RawDataElement
        from pydicom.tag import Tag

        raw = text.encode() + b" " * (len(text) % 2)
        tag = Tag(0x30060042)
        item[tag] = RawDataElement(tag, "CS", len(raw), raw, 0, False, True)

    return change


def _unknown_vr(item: Dataset) -> None:
    text = "\\".join(f"{v:.3f}" for v in points_of(item).ravel())
    _raw(text, "UN")(item)


def _long_decimals(item: Dataset) -> None:
    # of 17 characters
    text = "\\".join(f"{v:+017.12f}" for v in points_of(item).ravel())
    _raw(text)(item)


def _decimal_commas(built: BuiltCase) -> None:
    for item in contours(built, TARGET):
        text = "\\".join(f"{v:.2f}" for v in points_of(item).ravel())
        _raw(text.replace(".", ","))(item)


def _many_defects(built: BuiltCase) -> None:
    for item in contours(built, 9)[:22]:
        _more_points(1)(item)


def _crowd(count: int) -> Description:
    # triangles side by side on one image plane
    points = np.array([[0, 0, -1.5], [1, 0, -1.5], [0, 1, -1.5]], dtype=float)
    from dosiscope.demo.dicom.description import Outline

    return good_and(
        *(
            Outline(np.add(points, [n % 40 * 2 - 40, n // 40 * 2 - 25, 0]))
            for n in range(count)
        )
    )


def _twice_around() -> Outline:
    """A square and, without lifting the pen, a smaller one the same way around."""
    outer, inner = (rectangle((0.0, 0.0), s, s) for s in (20.0, 10.0))
    return outline(np.concatenate([outer, outer[:1], inner, inner[:1]]), -1.5)


def _figure_eight() -> Outline:
    """Two lobes: even-odd and winding rule agree."""
    corners = [[-9.0, -9.0], [9.0, 9.0], [9.0, -9.0], [-9.0, 9.0]]
    return outline(np.array(corners), -1.5)


def _offset(item: Dataset) -> None:
    item.ContourOffsetVector = [0, 0, 1]


def _no_colours(built: BuiltCase) -> None:
    for item in built.structures.ROIContourSequence:
        del item.ROIDisplayColor


def _of_each_contour(keyword: str, value: object) -> Change:
    def change(built: BuiltCase) -> None:
        for number in (1, 2, 3, 4):
            for item in contours(built, number):
                setattr(item, keyword, value)

    return change


def _volumes(built: BuiltCase) -> None:
    for roi in built.structures.StructureSetROISequence:
        roi.ROIVolume = "1"
        roi.ROIDescription = "not what it is"


def _empty_slice(built: BuiltCase) -> None:
    built.structures.ROIContourSequence[2].ContourSequence.pop(5)


FIRST_ROI = "StructureSetROISequence.0"

DEFECTS = (
    *(
        Defect(
            ("F18:beyond",),
            setting("structures", f"{FIRST_ROI}.ROIVolume", text),
            name=text,
        )
        for text in ("1e308", "-5")
    ),
    Defect((), private_attributes_added, rule="ACT-15"),
    Defect(
        (),
        without("plan", f"{PRESCRIPTION}.DoseReferenceNumber"),
        rule="ACT-16",
    ),
    Defect(("SS-01",), setting("structures", "StructureSetLabel", "")),
    Defect(("SS-01",), without("structures", "StructureSetTime"), name="time"),
    Defect(
        ("SS-10:none",),
        without("structures", "StructureSetROISequence.1.ROIGenerationAlgorithm"),
    ),
    Defect(("SS-02:none",), without("structures", FRAME)),
    Defect(("SS-02:several",), _twice(FRAME, FOREIGN)),
    Defect(("SS-04:none",), without("structures", STUDY)),
    Defect(
        ("SS-04:other",),
        setting("structures", f"{STUDY}.0.ReferencedSOPInstanceUID", FOREIGN),
    ),
    Defect(("SS-04:several",), _twice(STUDY, FOREIGN)),
    Defect(("SS-05:none",), without("structures", SERIES)),
    Defect(
        ("SS-05:images",),
        setting("structures", f"{SERIES}.0.SeriesInstanceUID", FOREIGN),
    ),
    Defect(("SS-05:other",), _other_series),
    Defect(("SS-05:several",), _twice(SERIES, FOREIGN)),
    Defect(
        ("SS-06:missing",),
        without("structures", f"{IMAGES}"),
        name="all",
    ),
    Defect(
        ("SS-06:frame",),
        setting(
            "structures",
            f"{IMAGES}.0.ReferencedFrameNumber",
            "1",
        ),
    ),
    Defect(("SS-07:rois",), _same_number),
    Defect(("SS-07:contours",), _two_contour_items),
    Defect(("SS-07:same",), _written_twice("StructureSetROISequence"), name="ROIs"),
    Defect(("SS-07:same",), _written_twice("ROIContourSequence"), name="contours"),
    Defect(
        ("SS-08",),
        setting(
            "structures",
            f"{ROI}.ReferencedFrameOfReferenceUID",
            FOREIGN,
        ),
    ),
    Defect(
        ("SS-08:accepted",),
        setting(
            "structures",
            f"{ROI}.ReferencedFrameOfReferenceUID",
            FOREIGN,
        ),
        accept=True,
    ),
    Defect(("SS-09:none",), setting("structures", f"{ROI}.ROIName", "")),
    Defect(
        ("SS-09:several",),
        setting("structures", f"{ROI}.ROIName", "Target"),
    ),
    Defect(
        ("SS-10",),
        setting("structures", f"{ROI}.ROIGenerationAlgorithm", "AI"),
    ),
    Defect((), _volumes, rule="SS-11"),
    Defect((), permuted_rois, rule="SS-12"),
    Defect(("SS-12",), _unlisted),
    Defect((), _no_colours, rule="RC-01"),
    Defect(("RC-02",), without("structures", "ROIContourSequence.4.ContourSequence")),
    Defect((), describe=_crowd(1000), rule="RC-03", name="1000"),
    Defect(("RC-03",), describe=_crowd(1001), name="1001"),
    Defect(("RC-04:none",), _no_images),
    Defect(("RC-04:several",), last(_two_images)),
    Defect(("RC-04:unknown",), last(_unknown_image)),
    Defect(("RC-04:nowhere",), last(_nowhere)),
    Defect((), moved(0.0099), rule="RC-05", name="0.0099 mm"),
    Defect(("RC-05/E13:near",), moved(0.0101), name="0.0101 mm"),
    Defect(("RC-05/E13:near",), moved(-0.5), name="0.5 mm"),
    Defect(("RC-05/E13", "OS-03:unknown"), moved(0.501), name="0.501 mm"),
    Defect(("RC-05/E13:unnamed", "OS-03:unknown"), describe=_beside_thin_images),
    Defect(("RC-05", "OS-03:unknown"), moved(1.8)),
    Defect(
        ("RC-05/E14",),
        describe=good_and(*(square(5, z) for z in (25.5, 28.5))),
    ),
    Defect(("RC-06",), _swapped),
    Defect(
        ("RC-07:open",),
        last(lambda item: setattr(item, "ContourGeometricType", "OPEN_PLANAR")),
    ),
    Defect(
        ("RC-07:through",),
        last(lambda item: setattr(item, "ContourGeometricType", "OPEN_NONPLANAR")),
    ),
    Defect(
        ("RC-07:xor",),
        last(lambda item: setattr(item, "ContourGeometricType", "CLOSEDPLANAR_XOR")),
    ),
    Defect(
        ("RC-07:unknown",),
        last(lambda item: setattr(item, "ContourGeometricType", "CLOSED")),
    ),
    Defect(
        ("RC-07:interpolated",),
        last(_of_type("INTERPOLATED_PLANAR")),
    ),
    Defect(("RC-07:none",), last(lambda item: delattr(item, "ContourGeometricType"))),
    Defect(
        ("RC-07:none",),
        last(lambda item: setattr(item, "ContourGeometricType", "")),
        name="empty",
    ),
    Defect(
        ("RC-07:case",),
        last(_of_type("Closed_Planar ")),
    ),
    Defect(
        ("RC-08",), last(lambda item: setattr(item, "ContourGeometricType", "POINT"))
    ),
    Defect((), last(_tilted(0.0099)), rule="RC-09", name="0.0099 mm"),
    Defect(("RC-09:uneven",), last(_tilted(0.0101))),
    Defect(("RC-09:uneven",), last(_tilted(0.4)), name="0.4 mm"),
    Defect(("RC-09:oblique",), last(_tilted(0.41)), name="0.41 mm"),
    Defect(("RC-09:oblique",), last(_tilted(3))),
    Defect(("RC-10:repeated",), last(_points(lambda p: np.vstack([p, p[:1]])))),
    Defect(("RC-10:beside",), last(_points(lambda p: p[:2]))),
    Defect(("RC-10:few",), describe=good_and(_two_points())),
    Defect(("RC-11",), last(_more_points(1))),
    Defect(("RC-11",), last(_more_points(-1)), name="one fewer"),
    Defect(("RC-11",), last(_values_counted), name="values"),
    Defect(("RC-11:other",), last(_more_points(2))),
    Defect(("RC-11:other",), last(_more_points(-2)), name="fewer"),
    Defect(("RC-11:cut",), _cut, good_and(_long_outline(), square(5, -4.5))),
    Defect(("RC-12:empty",), last(_raw(""))),
    Defect(("RC-12:triplets",), last(_raw("1\\2\\3\\4\\5\\6\\7\\8\\9\\10"))),
    *(
        Defect(("RC-12:number",), last(_raw(text)), name=name)
        for name, text in (
            ("commas", "1\\2\\3\\4,5,6\\5\\6\\7\\8\\9 "),
            ("comma beside points", "1.5\\2\\3\\4,5\\5\\6\\7\\8\\9"),
            ("NaN", "1\\2\\3\\NaN\\5\\6\\7\\8\\9 "),
            ("beyond numbers", "1\\2\\3\\1e400\\5\\6\\7\\8\\9"),
            ("empty value", "1\\2\\3\\\\5\\6\\7\\8\\9 "),
        )
    ),
    Defect(("RC-12:comma",), _decimal_commas),
    Defect(
        ("RC-11",),
        _many_defects,
        good_and(
            *(square(1, -1.5, (4.0 * n - 48, 0)) for n in range(25)),
        ),
    ),
    Defect(("RC-13",), last(_unknown_vr)),
    Defect(("S19",), _beyond_the_images),
    Defect(("S21",), describe=good_and(_twice_around())),
    Defect((), describe=good_and(_figure_eight()), rule="S21", name="figure of eight"),
    Defect(("S10",), last(_long_decimals)),
    Defect((), _of_each_contour("ContourSlabThickness", "99"), rule="RC-14"),
    Defect(
        (),
        _of_each_contour("ContourOffsetVector", [0, 0, 0]),
        rule="RC-15",
        name="zero",
    ),
    Defect(("RC-15",), last(_offset)),
    Defect(("RC-16:gap",), _empty_slice),
    Defect(
        ("RC-16:regular",),
        describe=good_and(*(square(5, z) for z in (-13.5, -7.5, -1.5, 4.5))),
    ),
    Defect(
        ("RC-17/E18:nested",),
        describe=good_and(square(8, -1.5), square(4, -1.5)),
    ),
    Defect(
        ("RC-17/E18:overlap",),
        describe=good_and(square(8, -1.5), square(8, -1.5, (8.0, 3.0))),
    ),
    Defect(
        ("RC-17/E18:united",),
        describe=good_and(square(8, -1.5), square(8, -1.5, (8.0, 3.0))),
        accept=True,
    ),
    Defect(("RC-18",), describe=good_and(square(8, -1.5), square(8, -1.5))),
    Defect(("RC-19",), describe=good_and(_tangle())),
)
