"""Defects of patient, study, frame of reference, equipment and SOP common."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pydicom.uid import UID

from support.cases import setting, without
from support.defects.listing import listing_all
from support.defects.made import Defect
from support.synthetic.good import good_case
from support.synthetic.patient import PATIENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.demo.dicom.description import CaseDescription
    from support.synthetic.build import BuiltCase

FOREIGN = "1.2.3.4.5"
_LISTED = "ReferencedFrameOfReferenceSequence.0"


def _without_images(built: BuiltCase) -> None:
    for item in built.structures.ROIContourSequence:
        for contour in item.get("ContourSequence", ()):
            contour.pop("ContourImageSequence", None)


def _foreign_structures(built: BuiltCase) -> None:
    _without_images(built)
    _foreign_but_for_images(built)


def _foreign_but_for_images(built: BuiltCase) -> None:
    structures = built.structures
    structures.FrameOfReferenceUID = FOREIGN
    structures.ReferencedFrameOfReferenceSequence[0].FrameOfReferenceUID = FOREIGN
    for roi in structures.StructureSetROISequence:
        roi.ReferencedFrameOfReferenceUID = FOREIGN


def _structures_nowhere(built: BuiltCase) -> None:
    _without_images(built)
    structures = built.structures
    del structures.FrameOfReferenceUID
    del structures.ReferencedFrameOfReferenceSequence
    for roi in structures.StructureSetROISequence:
        roi.ReferencedFrameOfReferenceUID = None


def _images_nowhere(built: BuiltCase) -> None:
    _without_images(built)
    without("ct", "FrameOfReferenceUID")(built)


def _other_images(built: BuiltCase, count: int, keyword: str, value: str) -> None:
    """Images more, above the others, which differ in one attribute."""
    for n in range(count):
        image = copy.deepcopy(built.ct[-1])
        x, y, z = image.ImagePositionPatient
        image.ImagePositionPatient = [x, y, z + 3 * (n + 1)]
        uid = UID(f"1.2.9.{n}")
        image.SOPInstanceUID = image.file_meta.MediaStorageSOPInstanceUID = uid
        setattr(image, keyword, value)
        built.ct.append(image)


def _untied(keyword: str, value: str) -> Callable[[BuiltCase], None]:
    """Change the structure set, and one image that it names to one that is not here."""

    def change(built: BuiltCase) -> None:
        setattr(built.structures, keyword, value)
        del built.ct[-1]

    return change


def _one_patient(built: BuiltCase) -> None:
    _other_images(built, 1, "PatientID", "OTHER")


def _one_image(keyword: str, value: str) -> Callable[[BuiltCase], None]:
    return lambda built: setattr(built.ct[5], keyword, value)


def _half_patient(built: BuiltCase) -> None:
    _other_images(built, 8, "PatientID", "OTHER")


def _own_study(built: BuiltCase) -> None:
    for dataset in (built.structures, built.plan, built.dose):
        dataset.StudyInstanceUID = FOREIGN


def _references(built: BuiltCase) -> None:
    built.plan.PositionReferenceIndicator = "XY"
    for image in built.ct:
        image.PositionReferenceIndicator = "SN"


def _named(name: str, charset: str | tuple[str, ...]) -> CaseDescription:
    return replace(good_case(), person=replace(PATIENT, name=name, charset=charset))


# names as in the examples of PS3.5 H to K; escapes where letters look alike
_NAMES = (
    ("Müller^Jürgen", "ISO_IR 100"),
    ("\u041b\u044e\u043a\u0441\u0435\u043c\u0431\u0443\u0440\u0433", "ISO_IR 144"),
    ("Yamada^Tarou=山田^太郎", ("", "ISO 2022 IR 87")),
    ("Wang^XiaoDong=王^小东", "GB18030"),
    ("Núñez^Zoë", "ISO_IR 192"),
)
_CHARACTER_SETS = tuple(
    Defect(
        (), rule="SOP-02", name=str(charset), describe=partial(_named, name, charset)
    )
    for name, charset in _NAMES
)

DEFECTS = (
    Defect(("PAT-01",), setting("all", "PatientName", "")),
    Defect(("PAT-02",), setting("all", "PatientID", "")),
    Defect(("PAT-02", "PAT-03:unstated"), setting("dose", "PatientID", "")),
    Defect(
        ("PAT-03:differs", "REL-08:beyond"), _untied("PatientID", ""), name="untied"
    ),
    Defect(("PAT-03:differs",), setting("dose", "PatientID", "TEST-0011")),
    Defect(("PAT-03:accepted",), setting("dose", "PatientID", "OTHER"), accept=True),
    Defect(("PAT-03:some",), _one_patient),
    Defect(("PAT-03:mixed",), listing_all(_half_patient)),
    Defect(("SS-06:strangers",), _half_patient, name="patient"),
    Defect(("PAT-04:spelling",), setting("dose", "PatientName", "Test^Patient^^^")),
    Defect(("PAT-04:spelling",), setting("dose", "PatientName", "TEST^pátient")),
    Defect(("PAT-04:tied",), setting("dose", "PatientName", "Test^Other")),
    Defect(("PAT-04:differs", "REL-08:beyond"), _untied("PatientName", "Test^Other")),
    Defect(
        ("PAT-04:accepted", "IMG-11:listed", "REL-08:beyond"),
        _untied("PatientName", "Test^Other"),
        accept=True,
    ),
    Defect(("PAT-05:tied",), setting("dose", "PatientBirthDate", "19500103")),
    Defect(("PAT-05:tied",), setting("plan", "PatientSex", "F"), name="sex"),
    Defect(
        ("PAT-05:differs", "REL-08:beyond"), _untied("PatientBirthDate", "19500103")
    ),
    Defect(("PAT-05:differs", "REL-08:beyond"), _untied("PatientSex", "F"), name="sex"),
    Defect(
        ("PAT-05:accepted", "IMG-11:listed", "REL-08:beyond"),
        _untied("PatientSex", "F"),
        accept=True,
    ),
    Defect(("PAT-04:images",), _one_image("PatientName", "Test^Other")),
    Defect((), _one_image("PatientName", "TEST^patient"), rule="PAT-04"),
    Defect(("PAT-05:images",), _one_image("PatientBirthDate", "19510102")),
    Defect(("PAT-05:images",), _one_image("PatientSex", "F"), name="sex"),
    Defect(("PAT-05:partly",), setting("ct", "PatientBirthDate", "")),
    Defect((), setting("all", "PatientBirthDate", ""), rule="PAT-05", name="empty"),
    Defect((), setting("all", "StudyDescription", ""), rule="STU-01"),
    Defect((), _own_study, rule="STU-02"),
    Defect(("STU-03",), setting("plan", "StudyInstanceUID", FOREIGN), name="plan"),
    Defect(("STU-03",), setting("dose", "StudyInstanceUID", FOREIGN), name="dose"),
    Defect(("STU-04",), setting("dose", "StudyDate", "20200101")),
    Defect((), setting("all", "SeriesDate", ""), rule="SER-01"),
    Defect(("FOR-01:module",), without("structures", "FrameOfReferenceUID")),
    Defect(("FOR-01:plan",), without("plan", "FrameOfReferenceUID")),
    Defect(("FOR-01:other",), setting("plan", "FrameOfReferenceUID", FOREIGN)),
    Defect(
        ("FOR-01:accepted",),
        setting("plan", "FrameOfReferenceUID", FOREIGN),
        accept=True,
    ),
    Defect(("FOR-02",), _references),
    Defect(
        (),
        setting("structures", "PositionReferenceIndicator", "NA"),
        rule="FOR-02",
        name="not applicable",
    ),
    Defect(("EQP-01",), setting("dose", "Manufacturer", "")),
    Defect(("EQP-01",), without("ct", "SoftwareVersions"), name="software"),
    Defect(("SOP-01",), setting("dose", "InstanceCreationDate", "")),
    Defect(("SOP-01",), without("ct", "InstanceCreationTime"), name="time"),
    *_CHARACTER_SETS,
    Defect(("SS-03:other",), _foreign_structures),
    Defect(("SS-03:accepted", "RC-04:none"), _foreign_structures, accept=True),
    Defect(("SS-03:none",), _structures_nowhere),
    Defect(("SS-03:rois",), setting("structures", "FrameOfReferenceUID", FOREIGN)),
    Defect(
        ("SS-03:rois",),
        setting("structures", f"{_LISTED}.FrameOfReferenceUID", FOREIGN),
        name="sequence",
    ),
    Defect(("SS-03:images",), _foreign_but_for_images),
    Defect(
        ("SS-03:anchor", "DO-24:anchor", "FOR-01:anchor"),
        _images_nowhere,
    ),
    Defect(("SS-03:unstated",), without("ct", "FrameOfReferenceUID")),
    Defect(("DO-24:other",), setting("dose", "FrameOfReferenceUID", FOREIGN)),
    Defect(
        ("DO-24:accepted",),
        setting("dose", "FrameOfReferenceUID", FOREIGN),
        accept=True,
    ),
    Defect(("DO-24:none",), without("dose", "FrameOfReferenceUID")),
)
