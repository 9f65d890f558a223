"""Entries of the inventory: what lists and choices need of an object's head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.header import Kind
from dosiscope.core.inventory import Entry
from dosiscope.core.visible import path_text
from dosiscope.io.completeness import beam_sequence, refuse_incomplete
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.header import read_header
from dosiscope.io.rt.dose_meaning import dose_label
from dosiscope.io.rt.references import read_references, referenced_uids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.io.ct.image import CtImage
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile

# PS3.4 B.5
KINDS: Final = {
    "1.2.840.10008.5.1.4.1.1.2": Kind.CT,
    "1.2.840.10008.5.1.4.1.1.481.2": Kind.DOSE,
    "1.2.840.10008.5.1.4.1.1.481.3": Kind.STRUCTURE_SET,
    "1.2.840.10008.5.1.4.1.1.481.5": Kind.PLAN,
    "1.2.840.10008.5.1.4.1.1.481.8": Kind.ION_PLAN,
}


def read_entry(file: DicomFile, kind: Kind) -> Entry:
    """Return the entry of a structure set, plan or dose.

    Raises
    ------
    NotReadableError
        The object has no SOP Instance UID or is cut short, or a value of its head
        cannot be read.
    """
    if not file.dataset.uid(tags.SOPInstanceUID):
        raise BadValueError(tags.SOPInstanceUID, "", "a UID")
    refuse_incomplete(file.dataset, kind)
    if kind is Kind.STRUCTURE_SET:
        return _structure_set(file)
    return _dose(file) if kind is Kind.DOSE else _plan(file, kind)


def _structure_set(file: DicomFile) -> Entry:
    dataset = file.dataset
    header = read_header(dataset, Kind.STRUCTURE_SET, [file.path])
    references = read_references(dataset)
    rois = dataset.items(tags.StructureSetROISequence)
    frames = {roi.uid(tags.ReferencedFrameOfReferenceUID) for roi in rois}
    frames.update(references.frames)
    frames.discard("")
    frame = header.frame_of_reference_uid
    if not frame and len(frames) == 1:
        frame = frames.pop()
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=dataset.text(tags.StructureSetLabel),
        date=dataset.text(tags.StructureSetDate),
        time=dataset.text(tags.StructureSetTime),
        detail=_counted_rois([roi.text(tags.ROIName) for roi in rois]),
        series_uids=references.series,
        image_uids=references.images,
        frame_of_reference_uid=frame,
    )


def _counted_rois(names: list[str]) -> str:
    """Return how many ROIs there are; a few are named, to tell sets apart."""
    count = "1 ROI" if len(names) == 1 else f"{len(names)} ROIs"
    return f"{count}: {', '.join(names)}" if 0 < len(names) <= 3 else count


def _plan(file: DicomFile, kind: Kind) -> Entry:
    dataset = file.dataset
    header = read_header(dataset, kind, [file.path])
    beams = len(dataset.items(beam_sequence(kind)))
    parts = ["1 beam" if beams == 1 else f"{beams} beams"]
    approval = dataset.text(tags.ApprovalStatus)
    if approval:
        parts.append(approval)
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=dataset.text(tags.RTPlanLabel),
        date=dataset.text(tags.RTPlanDate),
        time=dataset.text(tags.RTPlanTime),
        detail=", ".join(parts),
        structure_set_uids=referenced_uids(
            dataset, tags.ReferencedStructureSetSequence
        ),
        frame_of_reference_uid=header.frame_of_reference_uid,
    )


def _dose(file: DicomFile) -> Entry:
    dataset = file.dataset
    header = read_header(dataset, Kind.DOSE, [file.path])
    summation = dataset.text(tags.DoseSummationType)
    columns, rows, planes = _size(dataset) if tags.PixelData in dataset else (0, 0, 0)
    dvhs = len(dataset.items(tags.DVHSequence))
    parts = []
    if planes:
        words = dataset.text(tags.DoseUnits), dataset.text(tags.DoseType), summation
        parts = [" ".join(word for word in words if word)]
        parts.append(f"{columns}x{rows}x{planes}")
    if dvhs:
        parts.append("1 DVH" if dvhs == 1 else f"{dvhs} DVHs")
    if not planes:
        # nothing else tells objects of DVHs apart in a list
        parts += filter(None, [dataset.text(tags.DoseComment)])
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=dose_label(dataset) if planes else "DVHs without a dose grid",
        date=dataset.text(tags.ContentDate),
        time=dataset.text(tags.ContentTime),
        detail=", ".join(parts),
        plan_uids=referenced_uids(dataset, tags.ReferencedRTPlanSequence),
        structure_set_uids=referenced_uids(
            dataset, tags.ReferencedStructureSetSequence
        ),
        images=planes,
        frame_of_reference_uid=header.frame_of_reference_uid,
        summation=summation,
    )


def _size(dataset: Dataset) -> tuple[int, int, int]:
    """Columns, rows and planes of a dose; a missing count is one plane."""
    columns, rows = dataset.integer(tags.Columns), dataset.integer(tags.Rows)
    frames = dataset.integer(tags.NumberOfFrames)
    return columns or 0, rows or 0, 1 if frames is None else frames


def series_entry(images: Sequence[CtImage]) -> Entry:
    """Return the entry of one CT series; ``images`` are all that were found of it."""
    header = replace(
        images[0].common.header, files=tuple(path_text(image.path) for image in images)
    )
    count = len(images)
    return Entry(
        header=header,
        uid=header.series_uid,
        label=header.series_description,
        date=header.series_date,
        time=header.series_time,
        detail="1 image" if count == 1 else f"{count} images",
        series_uids=(header.series_uid,),
        image_uids=tuple(image.uid for image in images),
        images=count,
        frame_of_reference_uid=header.frame_of_reference_uid,
    )
