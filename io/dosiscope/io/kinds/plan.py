"""RT Plan and RT Ion Plan (PS3.3 A.20, A.49)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.kinds.registration import ObjectKind, OutOfFrame
from dosiscope.io.rt.beams import beam_sequence
from dosiscope.io.rt.plan import needed, read_plan
from dosiscope.io.rt.references import referenced_uids

if TYPE_CHECKING:
    from dosiscope.core.header import Header
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.parts import Parts
    from dosiscope.io.kinds.registration import Reading


def _entry(dataset: Dataset, header: Header) -> Entry:
    beams = len(dataset.items(beam_sequence(header.kind)))
    parts = [counted(beams, "beam")]
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


def _read(entry: Entry, file: DicomFile, parts: Parts) -> Reading:
    parts.plan, findings = read_plan(file, entry.kind)
    yield from ()
    return findings


def _registration(kind: Kind, sop_class: str) -> ObjectKind:
    return ObjectKind(
        kind=kind,
        sop_classes=(sop_class,),
        modality="RTPLAN",
        out_of_frame=OutOfFrame(
            "FOR-01:none", "FOR-01:anchor", "FOR-01:other", "FOR-01:accepted"
        ),
        entry=_entry,
        needed=partial(needed, kind=kind),
        read=_read,
    )


PLAN = _registration(Kind.PLAN, "1.2.840.10008.5.1.4.1.1.481.5")
ION_PLAN = _registration(Kind.ION_PLAN, "1.2.840.10008.5.1.4.1.1.481.8")
