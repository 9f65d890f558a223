"""RT Structure Set (PS3.3 A.19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind
from dosiscope.core.not_shown import Unread
from dosiscope.core.progress import Progress, changed
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.kinds.registration import ObjectKind, OutOfFrame
from dosiscope.io.rt.references import read_references, stated_frame
from dosiscope.io.rt.structure_set_head import NEEDED

if TYPE_CHECKING:
    from dosiscope.core.header import Header
    from dosiscope.core.structures import StructureSet
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.parts import Parts
    from dosiscope.io.kinds.registration import Reading


def _entry(dataset: Dataset, header: Header) -> Entry:
    references = read_references(dataset)
    rois = dataset.items(tags.StructureSetROISequence)
    of_rois = [roi.uid(tags.ReferencedFrameOfReferenceUID) for roi in rois]
    frame = stated_frame(header.frame_of_reference_uid, of_rois, references.frames)
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
    count = counted(len(names), "ROI")
    return f"{count}: {', '.join(names)}" if 0 < len(names) <= 3 else count


def _read(_entry: Entry, file: DicomFile, parts: Parts) -> Reading:
    from dosiscope.io.rt.structure_set import structure_set_steps

    def show(step: Progress[StructureSet]) -> Progress[Parts]:
        if step.part is not None:
            parts.structure_set = step.part
        left = step.total - step.done
        parts.unread = (Unread(Kind.STRUCTURE_SET, left, step.total),)
        return step.with_part(parts)

    try:
        parts.structure_set, findings = yield from changed(
            structure_set_steps(file), show
        )
    except NotReadableError:
        parts.structure_set = None
        raise
    return findings


STRUCTURE_SET = ObjectKind(
    kind=Kind.STRUCTURE_SET,
    sop_classes=("1.2.840.10008.5.1.4.1.1.481.3",),
    modality="RTSTRUCT",
    out_of_frame=OutOfFrame(
        "SS-03:none", "SS-03:anchor", "SS-03:other", "SS-03:accepted"
    ),
    entry=_entry,
    needed=lambda _dataset: NEEDED,
    read=_read,
)
