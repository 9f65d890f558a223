"""Failures of CT, structure sets, plans and doses (C, S, P, D)."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import UID

from dosiscope.core.kinds import Kind
from support.cases import (
    contours,
    points_of,
    set_points,
    setting,
    shuffled_instance_numbers,
    without,
)
from support.catalogue import Row, files, objects, verify
from support.grey_images import beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.case import Case
    from support.cases import Mutation
    from support.synthetic.build import BuiltCase

pytestmark = pytest.mark.slow

DOSE_SEQUENCE = "ReferencedRTPlanSequence"


def ct(images: int) -> Callable[[Case], bool]:
    return lambda case: case.ct is not None and len(case.ct.image_uids) == images


def dose(case: Case) -> bool:
    return len(case.doses) == 1


def no_dose(case: Case) -> bool:
    return not case.doses


def _localizer(built: BuiltCase) -> None:
    scout = copy.deepcopy(built.ct[0])
    scout.SOPInstanceUID += ".7"
    scout.file_meta.MediaStorageSOPInstanceUID = UID(scout.SOPInstanceUID)
    scout.ImageType = ["ORIGINAL", "PRIMARY", "LOCALIZER"]
    scout.ImageOrientationPatient = [1, 0, 0, 0, 0, -1]
    built.ct.insert(0, scout)


def _unequal(built: BuiltCase) -> None:
    del built.ct[14], built.ct[1]


def _missing(built: BuiltCase) -> None:
    del built.ct[7]


def _as_class(uid: str) -> Mutation:
    def change(built: BuiltCase) -> None:
        for image in built.ct:
            image.SOPClassUID = uid
            image.file_meta.MediaStorageSOPClassUID = UID(uid)

    return change


def _multi_frame(built: BuiltCase) -> None:
    image = built.ct[3]
    image.NumberOfFrames = 2
    image.PixelData *= 2


def _no_contours(built: BuiltCase) -> None:
    del built.structures.ROIContourSequence[2].ContourSequence


def _no_item(built: BuiltCase) -> None:
    del built.structures.ROIContourSequence[2]


def _no_images(built: BuiltCase) -> None:
    for item in built.structures.ROIContourSequence:
        for contour in item.ContourSequence:
            if "ContourImageSequence" in contour:
                del contour.ContourImageSequence


def _other_series(built: BuiltCase) -> None:
    frame = built.structures.ReferencedFrameOfReferenceSequence[0]
    series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    series.SeriesInstanceUID = "1.2.3.4"
    for n, item in enumerate(series.ContourImageSequence):
        item.ReferencedSOPInstanceUID = f"1.2.3.4.{n + 1}"
    for item in built.structures.ROIContourSequence:
        for contour in item.ContourSequence:
            for image in contour.get("ContourImageSequence", []):
                image.ReferencedSOPInstanceUID = "1.2.3.4.1"


def _no_studies(built: BuiltCase) -> None:
    for item in built.structures.ReferencedFrameOfReferenceSequence:
        if "RTReferencedStudySequence" in item:
            del item.RTReferencedStudySequence


def _other_frame(built: BuiltCase) -> None:
    for item in built.structures.ReferencedFrameOfReferenceSequence:
        item.FrameOfReferenceUID = "1.2.3"
    for roi in built.structures.StructureSetROISequence:
        roi.ReferencedFrameOfReferenceUID = "1.2.3"
    built.structures.FrameOfReferenceUID = "1.2.3"
    # nor are its contours drawn on images of this CT
    for item in built.structures.ROIContourSequence:
        for contour in item.ContourSequence:
            contour.pop("ContourImageSequence", None)


def _count_off(built: BuiltCase) -> None:
    contours(built, 2)[0].NumberOfContourPoints += 1


def _long_decimals(folder: Path) -> None:
    """One coordinate with twenty characters, which pydicom would not write."""
    from fuzz.elements import elements_of, with_value

    data = (folder / "RS.dcm").read_bytes()
    found = next(e for e in elements_of(data) if e.tag == 0x30060050)
    parts = data[found.value : found.end].rstrip(b" ").split(b"\\")
    parts[0] += b"0" * (20 - len(parts[0]))
    value = b"\\".join(parts)
    (folder / "RS.dcm").write_bytes(
        with_value(data, found, value + b" " * (len(value) & 1))
    )


def _nested(built: BuiltCase) -> None:
    outer = contours(built, 3)[0]
    inner = copy.deepcopy(outer)
    points = points_of(outer)
    centre = points.mean(axis=0)
    set_points(inner, centre + (points - centre) * [0.5, 0.5, 1])
    inner.ContourNumber = 999
    for item in built.structures.ROIContourSequence:
        if item.ReferencedROINumber == 3:
            item.ContourSequence.append(inner)


def _no_colour(built: BuiltCase) -> None:
    for item in built.structures.ROIContourSequence:
        del item.ROIDisplayColor


def _stray_observation(built: BuiltCase) -> None:
    stray = copy.deepcopy(built.structures.RTROIObservationsSequence[0])
    stray.ReferencedROINumber = 77
    built.structures.RTROIObservationsSequence.append(stray)


def _outside(built: BuiltCase) -> None:
    for contour in contours(built, 3):
        set_points(contour, points_of(contour) + np.array([500.0, 0.0, 0.0]))


def _types_empty(built: BuiltCase) -> None:
    for item in built.structures.RTROIObservationsSequence:
        item.RTROIInterpretedType = ""


def _no_beams(built: BuiltCase) -> None:
    del built.plan.BeamSequence
    if "FractionGroupSequence" in built.plan:
        del built.plan.FractionGroupSequence


def _mr_beside(built: BuiltCase) -> None:
    built.ct.extend(beside(built))


def _mr_is_offered(case: Case) -> bool:
    (other,) = case.outside
    return other.entry.kind is Kind.MR and case.ct is not None and case.ct.is_hounsfield


def _brachy(built: BuiltCase) -> None:
    group = built.plan.FractionGroupSequence[0]
    group.NumberOfBrachyApplicationSetups = 1


def _bare(built: BuiltCase) -> None:
    for keyword in ("InstanceNumber", "SeriesNumber", "OperatorsName"):
        if keyword in built.plan:
            delattr(built.plan, keyword)
    for group in built.plan.FractionGroupSequence:
        for beam in group.ReferencedBeamSequence:
            if "BeamDoseSpecificationPoint" in beam:
                del beam.BeamDoseSpecificationPoint


def _two_groups(built: BuiltCase) -> None:
    groups = built.plan.FractionGroupSequence
    groups.append(copy.deepcopy(groups[0]))
    groups[1].FractionGroupNumber = 2


def _absolute(built: BuiltCase) -> None:
    first = float(built.dose.ImagePositionPatient[2])
    offsets = [float(v) + first for v in built.dose.GridFrameOffsetVector]
    built.dose.GridFrameOffsetVector = offsets


def _shifted(built: BuiltCase) -> None:
    x, y, z = map(float, built.dose.ImagePositionPatient)
    built.dose.ImagePositionPatient = [x, y, z + 300]


def _negative(built: BuiltCase) -> None:
    built.dose.PixelRepresentation = 1
    stored = np.frombuffer(built.dose.PixelData, np.uint16).copy()
    stored[5] = 0xFFFF
    built.dose.PixelData = stored.tobytes()


def _modality_lut(built: BuiltCase) -> None:
    item = Dataset()
    item.LUTDescriptor = [1, 0, 16]
    item.ModalityLUTType = "US"
    item.add_new(0x00283006, "OW", b"\1\0")
    built.dose.ModalityLUTSequence = [item]


def _fragments(built: BuiltCase) -> None:
    built.dose.StructureSetROISequence = copy.deepcopy(
        built.structures.StructureSetROISequence
    )


def _scaled(value: Any) -> Mutation:
    return setting("dose", "DoseGridScaling", value)


ROWS = [
    Row("C01", objects(_localizer), ("IMG-07 NOTE",), ct(16)),
    Row("C03", objects(_unequal), ("(?!.* REFUSE)",), ct(14)),
    Row("C04", objects(_missing), ("IMG-11 WARN",), ct(15)),
    Row("C06", objects(shuffled_instance_numbers), ("CLEAN",), ct(16)),
    Row("C06", objects(setting("ct", "InstanceNumber", 1)), ("CLEAN",), ct(16)),
    Row("C09", objects(_multi_frame), ("SKIPPED .*one frame in a CT image",), ct(15)),
    Row(
        "C09",
        objects(_as_class("1.2.840.10008.5.1.4.1.1.2.1")),
        ("SKIPPED the Enhanced CT Image lacks .* PerFrameFunctionalGroups",),
    ),
    Row(
        "C10",
        objects(_as_class("1.2.840.10008.5.1.4.1.1.4")),
        ("IMG-11 WARN No planning CT is here: the MR is shown", "SOP-05 WARN"),
    ),
    Row("C10", objects(_mr_beside), ("CLEAN",), _mr_is_offered),
    Row("C12", objects(without("ct", "PatientPosition")), ("SER-02 WARN",), ct(16)),
    Row("S01", objects(_no_contours), ("RC-02 NOTE",)),
    Row("S01", objects(_no_item), ("RC-0. NOTE",)),
    Row("S02", objects(_no_images), ("RC-04 NOTE",)),
    Row("S03", objects(_other_series), (".* (WARN|WITHHOLD) ",)),
    Row("S04", objects(_no_studies), ("SS-0. NOTE",)),
    Row(
        "S05", objects(_other_frame), ("SS-03 WITHHOLD|FOR-01 WITHHOLD|SS-07 WITHHOLD",)
    ),
    Row("S09", objects(_count_off), ("RC-11 NOTE",)),
    Row("S10", files(_long_decimals), ("S10 NOTE",)),
    Row("S13", objects(_nested), ("RC-17",)),
    Row("S15", objects(_no_colour), ("CLEAN",)),
    Row("S16", objects(_stray_observation), ("OB-0. NOTE",)),
    Row("S19", objects(_outside), ("S19 WARN",)),
    Row("S20", objects(_types_empty), ("OB-01 NOTE",)),
    Row("P01", objects(_no_beams), ("FX-01 NOTE",)),
    Row("P02", objects(_brachy), ("FX-02 WARN",)),
    Row("P03", objects(_bare), ("CLEAN",)),
    Row("P05", objects(_two_groups), ("FX-01 WARN",)),
    Row("P08", objects(setting("plan", "PatientID", "OTHER")), ("PAT-0. REFUSE",)),
    Row("D01", objects(_absolute), ("DO-06 NOTE",), dose),
    Row(
        "D03",
        objects(without("dose", "GridFrameOffsetVector")),
        ("D03 REFUSE",),
        no_dose,
    ),
    Row("D07", objects(_shifted), ("REL-0. WARN",), dose),
    Row(
        "D08", objects(setting("dose", "DoseUnits", "RELATIVE")), ("DO-13 WARN",), dose
    ),
    Row(
        "D09", objects(setting("dose", "DoseUnits", "CGY")), ("DO-13 REFUSE",), no_dose
    ),
    Row("D09", objects(_scaled("0.1")), ("D09 NOTE",), dose),
    Row("D10", objects(without("dose", "DoseGridScaling")), ("DO-15 REFUSE",), no_dose),
    Row("D10", objects(_scaled("0")), ("DO-15 REFUSE",), no_dose),
    Row("D12", objects(_negative), ("DO-12 REFUSE",), no_dose),
    Row(
        "D12", objects(setting("dose", "DoseType", "ERROR")), ("DO-14 REFUSE",), no_dose
    ),
    Row("D14", objects(without("dose", DOSE_SEQUENCE)), ("DO-17 WARN",), dose),
    Row(
        "D20",
        objects(without("dose", "FrameOfReferenceUID")),
        ("DO-24 REFUSE",),
        no_dose,
    ),
    Row("D23", objects(_modality_lut), ("D23 WITHHOLD",), no_dose),
    Row("D24", objects(_fragments), ("CLEAN",), dose),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_objects(tmp_path: Path, row: Row) -> None:
    verify(row, tmp_path / "case")
