"""The small sound case that is damaged: its kinds of object, and compressed CT."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydicom.dataset import Dataset

from dosiscope.demo.contouring import point
from dosiscope.demo.dicom.description import (
    Beam,
    CaseDescription,
    ControlPoint,
    Ct,
    Dose,
    Grid,
    Histogram,
    Plan,
    Prescription,
    Roi,
    StructureSet,
)
from dosiscope.demo.dicom.header import items
from support.broken_courses import sessions
from support.multi_frame import mapping, multi_frame, naming_frames
from support.plan_parts import to_brachytherapy, with_devices, with_ion_devices
from support.synthetic.build import build_case
from support.synthetic.encode import encoded
from support.synthetic.good import linear_dose
from support.synthetic.ion_plan import of_protons
from support.synthetic.patient import MODEL, PATIENT, STUDY
from support.synthetic.rt_image import rt_image
from support.synthetic.second import (
    OTHER_FRAME,
    frame_of,
    join,
    registration,
    series,
)
from support.synthetic.solids import Ball, Box, on_planes
from support.synthetic.treatment_records import (
    as_brachy,
    course,
    override,
    summary_record,
)

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.demo.dicom.description import Floats
    from support.synthetic.build import BuiltCase

_PLANES = (-6.0, -3.0, 0.0, 3.0, 6.0)
_TURNED = np.array(  # a quarter about z, and a shift
    ((0, -1.0, 0, 2.5), (1.0, 0, 0, -4.0), (0, 0, 1.0, 1.25), (0, 0, 0, 1.0))
)
_LEAVES = (  # two pairs that move
    ControlPoint(90.0, 0.0, (-9.0, -8.0, 9.0, 8.0)),
    ControlPoint(90.0, 0.5, (-5.0, -4.5, 6.0, 7.0)),
    ControlPoint(90.0, 1.0, (-4.0, -3.5, 4.0, 3.0)),
)
_FILES = {
    "CT": "CT.0001.dcm",
    "Enhanced CT": "CT.0001.dcm",
    "Enhanced PET": "CT.0001.dcm",
    "RT Structure Set": "RS.dcm",
    "RT Plan": "RP.dcm",
    "RT Ion Plan": "RP.dcm",
    "Plan of brachytherapy": "RP.dcm",
    "RT Dose": "RD.dcm",
    "RT Image": "RTIMAGE.1.dcm",
    "RT Beams Treatment Record": "RTRECORD.1.dcm",
    "RT Ion Beams Treatment Record": "RTRECORD.1.dcm",
    "RT Brachy Treatment Record": "RTRECORD.1.dcm",
    "RT Treatment Summary Record": "RTRECORD.1.dcm",
    "Spatial Registration": "REG.1.dcm",
}
COMPRESSED = {
    f"CT, {syntax}": syntax
    for syntax in ("rle", "jpeg-ls", "jpeg lossless", "jpeg 2000")
}
_PARTS = {
    "RT Plan": with_devices,
    "RT Ion Plan": with_ion_devices,
    "Plan of brachytherapy": to_brachytherapy,
    "RT Brachy Treatment Record": as_brachy,
}
_OF_IONS = ("RT Ion Plan", "RT Ion Beams Treatment Record")
KINDS = tuple(_FILES)
FRAMES = {"Enhanced CT": "CT", "Enhanced PET": "PT"}


def write_small_case(kind: str, folder: Path) -> Path:
    """Write the case; return the file of the kind that is to be damaged."""
    built = build_case(_described(kind in _OF_IONS))
    if kind in FRAMES:
        image = multi_frame(built.ct, FRAMES[kind])
        if kind == "Enhanced PET":
            (shared,) = image.SharedFunctionalGroupsSequence
            shared.RealWorldValueMappingSequence = mapping("BQML")
        naming_frames(built, image)
        built.ct[:] = [image]
    if kind in _PARTS:
        _PARTS[kind](built.plan)
    if kind == "RT Image":
        built.along.append(_image(built))
    if kind.endswith("Record"):
        is_summary = kind == "RT Treatment Summary Record"
        built.along.append(_summary(built.plan) if is_summary else _record(built.plan))
    if kind == "Spatial Registration":
        built.along += [_registration(built), *_elsewhere(built)]
    built.write(folder)
    if kind not in COMPRESSED:
        return folder / _FILES[kind]
    path = folder / _FILES["CT"]
    encoded(built.ct[0], COMPRESSED[kind]).save_as(path, enforce_file_format=True)
    return path


def _image(built: BuiltCase) -> Dataset:
    """Return a small portal image with all that is read of one."""
    rows, columns = 12, 8
    values = np.arange(rows * columns, dtype="<u2") * 40
    return rt_image(
        built,
        ImageType=["ORIGINAL", "PRIMARY", "PORTAL"],
        Rows=rows,
        Columns=columns,
        BitsStored=12,
        HighBit=11,
        PixelData=values.tobytes(),
        RescaleSlope="0.5",
        RescaleIntercept="3",
        RescaleType="CU",
        RTImageSID="1500",
        XRayImageReceptorTranslation=["1", "-2", "-500"],
        XRayImageReceptorAngle="5",
        RTImagePosition=["-7", "11"],
        FractionNumber=3,
    )


def _registration(built: BuiltCase) -> Dataset:
    """Return how the frame of images beside the CT lies to it, with all of it."""
    own = join(frame_of(built), np.eye(4))
    other = join(OTHER_FRAME, _TURNED, images=["1.2.3.99.1", "1.2.3.99.2"])
    (method,) = other.MatrixRegistrationSequence
    method.FrameOfReferenceTransformationComment = "by bone"
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator = "125022", "DCM"
    code.CodeMeaning = "Fiducial Alignment"
    method.RegistrationTypeCodeSequence = items([code])
    return registration(built, own, other, ContentDescription="of the day")


def _elsewhere(built: BuiltCase) -> list[Dataset]:
    return series(
        built, shape=(3, 6, 5), spacing=(8.0, 8.0), FrameOfReferenceUID=OTHER_FRAME
    )


def _summary(plan: Dataset) -> Dataset:
    return summary_record(plan, 2, "ON_TREATMENT")


def _record(plan: Dataset) -> Dataset:
    """Return the record of a fraction, with an override."""
    (record,) = course(plan, 1)
    (session, *_) = sessions(record)
    inner = session
    for keyword in (
        "RecordedChannelSequence",
        "ControlPointDeliverySequence",
        "IonControlPointDeliverySequence",
        "BrachyControlPointDeliveredSequence",
    ):
        if keyword in inner:
            inner = inner[keyword].value[0]
    inner.OverrideSequence = items([override(0x300A0128, "Bolus")])
    return record


def _described(ion: bool) -> CaseDescription:
    def hounsfield(x: Floats, y: Floats, z: Floats) -> Floats:
        values: Floats = np.clip(8 * x + 5 * y + 3 * z, -900, 900)
        return values

    side = (-21.0, 3.0, 15)
    rois = (
        Roi(1, "Body", "EXTERNAL", on_planes(Box((0, 0, 0), (36, 30, 20)), _PLANES)),
        Roi(
            2, "Target", "PTV", on_planes(Ball((2, 3, 0), 7.0), _PLANES), (230, 60, 50)
        ),
        Roi(5, "Isocentre", "ISOCENTER", (point(2.0, 3.0, 0.0),), (255, 255, 255)),
    )
    centre = (2.0, 3.0, 0.0)
    plan = Plan(
        label="Small",
        prescriptions=(Prescription("Target", 40.0, roi=2),),
        beams=(
            Beam(1, "Anterior", gantry=(0.0,), isocentre=centre, dose=1.0),
            Beam(
                2,
                "Left",
                gantry=(90.0,),
                isocentre=centre,
                dose=1.0,
                leaf_bounds=(-10.0, 0.0, 10.0),
                control_points=_LEAVES,
            ),
        ),
        fractions=20,
    )
    histogram = Histogram(
        (2,),
        np.array([38.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        np.array([1.4, 1.2, 0.8, 0.4, 0.2, 0.0]),
        minimum=38.0,
        maximum=43.0,
        mean=40.4,
    )
    grid = Grid((-18.0, 4.0, 10), (-18.0, 4.0, 10), _PLANES)
    return CaseDescription(
        Ct(Grid(side, side, _PLANES), hounsfield),
        StructureSet(rois),
        (of_protons(plan) if ion else plan,),
        (Dose(grid, linear_dose, bits=16, scaling=0.001, dvhs=(histogram,)),),
        person=PATIENT,
        study=STUDY,
        model=MODEL,
        seed="fuzz",
    )
