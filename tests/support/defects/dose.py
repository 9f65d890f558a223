"""Defects of dose grids, and of doses against what they name."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.uid import UID

from dosiscope.core.link import propose
from dosiscope.demo.dicom.description import Grid
from support.cases import (
    setting,
    unreliable_values_changed,
    with_dose,
    without,
)
from support.defects.ct import CORONAL, turned
from support.defects.identity import FOREIGN
from support.defects.made import Change, Defect, Description, left_out
from support.synthetic.good import good_case, linear_dose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.inventory import Inventory, Selection
    from dosiscope.demo.dicom.description import CaseDescription
    from support.synthetic.build import BuiltCase

GFOV, IOP = "GridFrameOffsetVector", "ImageOrientationPatient"
OFFSETS = [3.0 * k for k in range(16)]


def _with(**changes: Any) -> Description:
    return lambda: with_dose(**changes)


def _at(offsets: list[float]) -> Change:
    """Put the planes at these offsets."""
    return setting("dose", GFOV, offsets)


def stretched(by: float) -> list[float]:
    """Offsets of which the last is so far off."""
    return [*OFFSETS[:-1], round(OFFSETS[-1] + by, 4)]


def _downwards(built: BuiltCase) -> None:
    """Patient z in the vector of a dose whose planes are counted downwards."""
    x, y, z = map(float, built.dose.ImagePositionPatient)
    built.dose.ImageOrientationPatient = [-1, 0, 0, 0, 1, 0]
    built.dose.ImagePositionPatient = [-x, y, z]
    built.dose.GridFrameOffsetVector = [z + offset for offset in OFFSETS]


def _turned(built: BuiltCase, angle: float) -> None:
    built.dose.ImageOrientationPatient = turned(angle)


def _one_plane() -> CaseDescription:
    grid = Grid((-57.0, 6.0, 20), (-47.5, 5.0, 20), (1.5,))
    return with_dose(grid=grid)


def _with_beams(share: float = 0.5) -> CaseDescription:
    """The doses of both beams beside that of the plan: half of it, and a share."""
    case = good_case()
    (whole,) = case.doses
    beams = (
        replace(
            whole,
            value=partial(_part, share=part),
            summation="BEAM",
            beam=number,
            key=f"beam{number}",
        )
        for number, part in ((1, 0.5), (2, share))
    )
    return replace(case, doses=(whole, *beams))


def _part(x: Any, y: Any, z: Any, share: float) -> Any:
    return share * linear_dose(x, y, z)


def _shift(built: BuiltCase, dz: float) -> None:
    x, y, z = built.dose.ImagePositionPatient
    built.dose.ImagePositionPatient = [x, y, z + dz]


def _signed(built: BuiltCase, value: int) -> None:
    dose = built.dose
    dose.PixelRepresentation = 1
    stored = np.full(16 * 20 * 20, 20000, np.int16)
    stored[5] = value
    dose.PixelData = stored.tobytes()


def _plane_by_plane(built: BuiltCase) -> None:
    """Write the dose one plane a file."""
    whole = built.dose
    size = len(whole.PixelData) // 16
    x, y, z = (float(v) for v in whole.ImagePositionPatient)
    built.doses = []
    for n, offset in enumerate(map(float, whole.GridFrameOffsetVector)):
        plane = copy.deepcopy(whole)
        plane.NumberOfFrames = 1
        del plane.GridFrameOffsetVector, plane.FrameIncrementPointer
        plane.ImagePositionPatient = [x, y, z + offset]
        plane.PixelData = whole.PixelData[n * size : (n + 1) * size]
        uid = UID(f"1.2.55.{n}")
        plane.SOPInstanceUID = plane.file_meta.MediaStorageSOPInstanceUID = uid
        built.doses.append(plane)


def _written(word: bytes, otherwise: bytes) -> Callable[[Path], None]:
    """Write a coded value of the dose in another case."""

    def edit(folder: Path) -> None:
        path = folder / "RD.dcm"
        head = b"CS" + len(word).to_bytes(2, "little")
        data = path.read_bytes()
        assert data.count(head + word) == 1
        path.write_bytes(data.replace(head + word, head + otherwise))

    return edit


def _bits(built: BuiltCase, value: int) -> None:
    dose = built.dose
    dose.BitsStored, dose.HighBit = 12, 11
    stored = np.full(16 * 20 * 20, 2000, np.uint16)
    stored[5] = value
    dose.PixelData = stored.tobytes()
    dose.DoseGridScaling = "0.02"


def _zero(built: BuiltCase) -> None:
    built.dose.PixelData = bytes(len(built.dose.PixelData))


def _no_grid(built: BuiltCase) -> None:
    for keyword in ("PixelData", "Rows", "Columns", "NumberOfFrames", "BitsAllocated"):
        delattr(built.dose, keyword)


def _other_plan(built: BuiltCase) -> None:
    built.dose.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = FOREIGN


def _cut_off(built: BuiltCase) -> None:
    """A scaling too small for the maximum: what is above is the greatest number."""
    dose = built.dose
    values = dose.pixel_array.astype(np.float64)
    top, highest = (1 << dose.BitsStored) - 1, 0.9 * values.max()
    made = np.minimum(values / highest * top, top).astype(f"<u{dose.BitsStored // 8}")
    dose.PixelData = made.tobytes()
    dose.DoseGridScaling = f"{float(dose.DoseGridScaling) * highest / top:.9e}"


def _two_plans(built: BuiltCase) -> None:
    item = copy.deepcopy(built.dose.ReferencedRTPlanSequence[0])
    item.ReferencedSOPInstanceUID = FOREIGN
    built.dose.ReferencedRTPlanSequence.append(item)


def _of_other_beams(built: BuiltCase) -> None:
    from dosiscope.demo.dicom.header import item, items

    beam = item(ReferencedBeamNumber=7)
    group = item(ReferencedFractionGroupNumber=1, ReferencedBeamSequence=items([beam]))
    plan = built.dose.ReferencedRTPlanSequence[0]
    plan.ReferencedFractionGroupSequence = items([group])


def _small_body(built: BuiltCase) -> None:
    """The bone is called the body."""
    observations = built.structures.RTROIObservationsSequence
    observations[0].RTROIInterpretedType = "AVOIDANCE"
    observations[2].RTROIInterpretedType = "EXTERNAL"


def _short(built: BuiltCase) -> None:
    built.dose.PixelData = built.dose.PixelData[:-800]


def _normalization_point(built: BuiltCase) -> None:
    built.dose.NormalizationPoint = [1, 2, 3]


def _raw(number: int, value: bytes) -> Change:
    """Put these bytes into an attribute."""
    from pydicom.datadict import dictionary_VR
    from pydicom.dataelem import RawDataElement
    from pydicom.tag import Tag

    def change(built: BuiltCase) -> None:
        tag, vr = Tag(number), dictionary_VR(number)
        raw = RawDataElement(tag, vr, len(value), value, 0, False, True)
        built.dose[tag] = raw

    return change


def _turned_over(built: BuiltCase) -> None:
    """Rows and columns from the other end: the same dose at the same places."""
    dose = built.dose
    down, across = (float(v) for v in dose.PixelSpacing)
    x, y, z = (float(v) for v in dose.ImagePositionPatient)
    x, y = x + (dose.Columns - 1) * across, y + (dose.Rows - 1) * down
    dose.ImagePositionPatient = [x, y, z]
    dose.ImageOrientationPatient = [-1, 0, 0, 0, -1, 0]
    values = dose.pixel_array[:, ::-1, ::-1]
    dose.PixelData = values.astype(values.dtype.newbyteorder("<")).tobytes()


def _other_comment(built: BuiltCase) -> None:
    del built.dose.ReferencedRTPlanSequence
    built.dose.DoseComment = "of something else"
    built.plan.RTPlanDescription = "first course"


def _plan_and_dose(inventory: Inventory) -> Selection:
    """Choose both, although the dose does not name the plan."""
    (plan,) = (entry.uid for entry in inventory.plans)
    return replace(propose(inventory), plan=plan)


DEFECTS = (
    Defect((), partial(_turned, angle=0.00099), rule="DO-01", name="0.00099 rad"),
    Defect(("DO-01:slightly",), partial(_turned, angle=0.00101)),
    Defect(("DO-01:unreadable",), without("dose", "PixelSpacing")),
    Defect(("DO-02:tilted",), partial(_turned, angle=0.035)),
    Defect(
        ("DO-02:tilted",),
        setting("dose", IOP, CORONAL),
        name="coronal",
    ),
    Defect(
        ("DO-02:volume",),
        setting("dose", IOP, [1, 0, 0, 0.5, 1, 0]),
    ),
    Defect(
        ("DO-02:volume",), setting("dose", IOP, ["1e300", 0, 0, 0, 1, 0]), name="1e300"
    ),
    Defect(("DO-03",), without("dose", "FrameIncrementPointer")),
    Defect(
        ("DO-03",), setting("dose", "FrameIncrementPointer", 0x00181063), name="other"
    ),
    Defect(("DO-04",), describe=_one_plane),
    Defect(("DO-04:stacked",), _plane_by_plane),
    Defect(
        (),
        _at(stretched(0.0099)),
        rule="DO-05",
        name="0.0099 mm",
    ),
    Defect(("DO-05",), _at(stretched(-0.0101))),
    Defect(("DO-06:absolute",), describe=_with(offsets="absolute")),
    Defect(("DO-06:downwards",), _downwards),
    Defect(
        ("DO-06:neither",),
        _at([v + 1 for v in OFFSETS]),
    ),
    Defect((), describe=_with(offsets="descending"), rule="DO-07", name="falling"),
    Defect(
        ("DO-07:order",),
        _at([0.0, 0.0, *OFFSETS[2:]]),
        name="equal neighbours",
    ),
    Defect(
        ("DO-07:order",),
        _at([0.0, 6.0, 3.0, *OFFSETS[3:]]),
        name="up and down",
    ),
    Defect(("DO-07:unreadable",), _raw(0x3004000C, b"0\\3\\nan ")),
    Defect(("DO-09:count",), _at(OFFSETS[:-1])),
    Defect(("DO-09:unreadable",), setting("dose", "NumberOfFrames", 0)),
    Defect(
        ("DO-10:photometric",),
        setting("dose", "PhotometricInterpretation", "MONOCHROME1"),
    ),
    Defect(("DO-10:samples",), setting("dose", "SamplesPerPixel", 3)),
    Defect(("DO-11:fewer",), partial(_bits, value=2100)),
    Defect(("DO-11:beyond", "DO-11:fewer"), partial(_bits, value=0x1800)),
    Defect(("DO-11:depth",), setting("dose", "BitsAllocated", 8)),
    Defect(("DO-12:signed", "RX-03"), partial(_signed, value=25000)),
    Defect(("DO-12:noise", "RX-03"), partial(_signed, value=-200)),
    Defect(("DO-12:negative",), partial(_signed, value=-201)),
    Defect(("DO-12:form",), setting("dose", "PixelRepresentation", 2)),
    Defect(("DO-13:relative",), setting("dose", "DoseUnits", "RELATIVE")),
    *(
        Defect(("DO-13:units",), setting("dose", "DoseUnits", units), name=units)
        for units in ("CGY", "PERCENT")
    ),
    Defect(("DO-13:none",), setting("dose", "DoseUnits", "")),
    Defect(("C12",), files=_written(b"GY", b"Gy"), name="units"),
    Defect(("C12",), files=_written(b"PHYSICAL", b"Physical"), name="type"),
    Defect(("C12",), files=_written(b"PLAN", b"plan"), name="summation"),
    Defect(("DO-14:none",), without("dose", "DoseType")),
    Defect(("DO-14:error",), setting("dose", "DoseType", "ERROR")),
    Defect(
        (), setting("dose", "DoseType", "EFFECTIVE"), rule="DO-14", name="effective"
    ),
    Defect(("DO-15:none",), without("dose", "DoseGridScaling")),
    Defect(("DO-15:unreadable",), _raw(0x3004000E, b"1,5,0E-3")),
    *(
        Defect(("DO-15:scaling",), setting("dose", "DoseGridScaling", text), name=text)
        for text in ("0", "-0.001")
    ),
    Defect(("DO-15:zero",), _zero),
    *(
        Defect(("DO-15:range",), setting("dose", "DoseGridScaling", text), name=text)
        for text in ("1e308", "1e-320", "100", "1E-16")
    ),
    *(
        Defect(
            ("DO-01:unreadable",), setting("dose", "PixelSpacing", [text, 5]), name=text
        )
        for text in ("1e308", "1e-308", "0.001", "-6", "200")
    ),
    Defect(("DO-05:range",), _at([300.0 * k for k in range(16)])),
    Defect(("DO-05:range",), _at([1e-4 * k for k in range(16)]), name="close"),
    Defect(("DO-05:range",), _at([*OFFSETS[:-1], 1.5e308]), name="beyond all numbers"),
    *(
        Defect(("DO-16:other",), setting("dose", "DoseSummationType", kind), name=kind)
        for kind in ("FRACTION", "MULTI_PLAN", "CONTROL_POINT")
    ),
    Defect(("DO-16:none",), setting("dose", "DoseSummationType", "")),
    Defect(("DO-17:none", "DO-18:none"), without("dose", "ReferencedRTPlanSequence")),
    Defect(
        ("DO-18:none", "DO-17:none"),
        without("dose", "ReferencedRTPlanSequence"),
        name="no comment",
    ),
    Defect(("DO-18:other", "DO-17:none"), _other_comment, choose=_plan_and_dose),
    Defect(("DO-27",), _turned_over),
    Defect(("DO-28",), _cut_off),
    Defect(("DO-17:several",), _two_plans),
    Defect(("DO-17:absent",), _other_plan),
    Defect(("DO-17:apart",), choose=left_out("plan")),
    Defect((), setting("dose", "DoseComment", "a comment"), rule="DO-18"),
    Defect(("DO-19:none",), without("dose", "TissueHeterogeneityCorrection")),
    Defect(("DO-19:other",), setting("dose", "TissueHeterogeneityCorrection", "NONE")),
    Defect(
        (),
        setting("dose", "TissueHeterogeneityCorrection", ["IMAGE", "ROI_OVERRIDE"]),
        rule="DO-19",
        name="two",
    ),
    Defect(("DO-20",), without("dose", "ContentDate")),
    Defect(("DO-20",), setting("dose", "ContentTime", ""), name="time"),
    Defect((), _normalization_point, rule="DO-21"),
    Defect((), unreliable_values_changed, rule="DO-22"),
    Defect(("DO-26",), _no_grid),
    Defect(("SUM-01:agrees", "DO-16:other"), describe=_with_beams),
    Defect(("SUM-01:differs", "DO-16:other"), describe=partial(_with_beams, share=0.6)),
    Defect(("DO-17:beams",), _of_other_beams),
    Defect(("D03",), without("dose", "GridFrameOffsetVector")),
    Defect(("D09", "RX-03"), setting("dose", "DoseGridScaling", "0.01")),
    Defect(("D23",), setting("dose", "RescaleSlope", "2")),
    Defect((), setting("dose", "RescaleSlope", "1"), rule="D23", name="neutral"),
    Defect(("REL-08:apart",), partial(_shift, dz=300)),
    Defect(("REL-08:beyond",), partial(_shift, dz=12)),
    Defect(("REL-11",), _small_body),
    Defect(("F04:dose",), _short),
    Defect(("F11:dose",), setting("dose", "LossyImageCompression", "01")),
)
