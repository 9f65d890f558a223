"""RT Structure Set objects (PS3.3 A.19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydicom.uid import CTImageStorage, RTStructureSetStorage

from dosiscope.demo.dicom.ct_images import image_uid
from dosiscope.demo.dicom.header import (
    code,
    item,
    items,
    new_object,
    reference,
    set_decimals,
)
from dosiscope.demo.dicom.uids import uid

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import (
        CaseDescription,
        Outline,
        Roi,
        StructureSet,
    )

# Detached Study Management: retired, yet what the attribute asks for (PS3.3 C.8.8.5)
_STUDY_CLASS = "1.2.840.10008.3.1.2.3.1"
_SIDES = {"L": ("7771000", "SCT", "Left"), "R": ("24028007", "SCT", "Right")}
_SAME_PLANE = 0.01


def build_structure_set(case: CaseDescription, described: StructureSet) -> Dataset:
    """Return the structure set of the case."""
    dataset = new_object(
        case,
        case.study,
        sop_class=RTStructureSetStorage,
        instance="structure set",
        modality="RTSTRUCT",
        series="structure set series",
        series_number=2,
        series_description=described.series_description,
        date=described.date,
        time=described.time,
    )
    frame = uid(case.seed, "frame of reference")
    dataset.StructureSetLabel = described.label
    dataset.StructureSetName = described.name or described.label
    dataset.StructureSetDate = described.date
    dataset.StructureSetTime = described.time
    dataset.ReferencedFrameOfReferenceSequence = items([_frame(case, frame)])
    dataset.StructureSetROISequence = items(_roi(r, frame) for r in described.rois)
    images = _images(case)
    dataset.ROIContourSequence = items(_contours(r, *images) for r in described.rois)
    dataset.RTROIObservationsSequence = items(_observation(r) for r in described.rois)
    dataset.ApprovalStatus = described.approval
    if described.approval != "UNAPPROVED":
        dataset.ReviewDate = described.date
        dataset.ReviewTime = described.time
        dataset.ReviewerName = described.reviewer
    return dataset


def _frame(case: CaseDescription, frame: str) -> Dataset:
    found = item(FrameOfReferenceUID=frame)
    if case.ct is None:
        return found
    planes = range(len(case.ct.grid.z))
    images = items(reference(CTImageStorage, image_uid(case, k)) for k in planes)
    series = item(
        SeriesInstanceUID=uid(case.seed, "ct series"), ContourImageSequence=images
    )
    study = reference(_STUDY_CLASS, uid(case.seed, case.study.key))
    study.RTReferencedSeriesSequence = items([series])
    found.RTReferencedStudySequence = items([study])
    return found


def _roi(roi: Roi, frame: str) -> Dataset:
    return item(
        ROINumber=roi.number,
        ReferencedFrameOfReferenceUID=frame,
        ROIName=roi.name,
        ROIDescription=roi.description or None,
        ROIGenerationAlgorithm="MANUAL",
    )


def _images(case: CaseDescription) -> tuple[np.ndarray, list[str]]:
    if case.ct is None:
        return np.empty(0), []
    planes = case.ct.grid.z
    return np.array(planes), [image_uid(case, k) for k in range(len(planes))]


def _contours(roi: Roi, planes: np.ndarray, uids: list[str]) -> Dataset:
    found = item(ROIDisplayColor=list(roi.colour) if roi.colour else None)
    found.ReferencedROINumber = roi.number
    if roi.contours:
        found.ContourSequence = items(
            _contour(c, roi.digits, planes, uids) for c in roi.contours
        )
    return found


def _contour(
    outline: Outline, digits: int, planes: np.ndarray, uids: list[str]
) -> Dataset:
    found = item(
        ContourNumber=outline.number,
        ContourGeometricType=outline.kind,
        NumberOfContourPoints=len(outline.points),
    )
    if outline.attached is not None:
        found.AttachedContours = list(outline.attached) or None
    k = outline.image
    if k is None and len(planes):
        distance = np.abs(planes - outline.points[0, 2])
        k = int(distance.argmin()) if distance.min() <= _SAME_PLANE else -1
    if k is not None and k >= 0:
        found.ContourImageSequence = items([reference(CTImageStorage, uids[k])])
    set_decimals(found, "ContourData", outline.points, digits)
    return found


def _observation(roi: Roi) -> Dataset:
    found = item(
        ObservationNumber=roi.number,
        ReferencedROINumber=roi.number,
        RTROIInterpretedType=roi.type,
        ROIInterpreter="",
    )
    if roi.code:
        named = code(*roi.code)
        if roi.laterality:
            side = code(*_SIDES[roi.laterality])
            named.SegmentedPropertyTypeModifierCodeSequence = items([side])
        found.RTROIIdentificationCodeSequence = items([named])
    return found
