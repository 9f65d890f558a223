"""RT Treatment Records: of beams, of ion beams, of sources, of a course (PS3.3 A.29)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind
from dosiscope.core.text import counted, listed
from dosiscope.io.files import tags
from dosiscope.io.kinds.registration import ObjectKind
from dosiscope.io.rt.references import referenced_uids
from dosiscope.io.rt.treatment_record import SESSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.header import Header
    from dosiscope.io.files.dataset import Dataset


def _entry(dataset: Dataset, header: Header) -> Entry:
    sequence = SESSIONS.get(header.kind)
    items = dataset.items(sequence) if sequence is not None else ()
    fractions = dict.fromkeys(
        number
        for item in items
        if (number := dataset_fraction(item)) is not None
    )
    noun = "application setup" if header.kind is Kind.BRACHY_RECORD else "beam"
    status = dataset.text(tags.CurrentTreatmentStatus)
    label = ""
    if fractions:
        told = listed(map(str, sorted(fractions)), "and")
        label = f"fraction {told}" if len(fractions) == 1 else f"fractions {told}"
    ended = dict.fromkeys(
        text for item in items if (text := item.text(tags.TreatmentTerminationStatus))
    )
    parts = [counted(len(items), noun) if items else "", *ended, status]
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=label or header.series_description,
        date=dataset.text(tags.TreatmentDate),
        time=dataset.text(tags.TreatmentTime),
        detail=", ".join(filter(None, parts)),
        plan_uids=referenced_uids(dataset, tags.ReferencedRTPlanSequence),
        frame_of_reference_uid=header.frame_of_reference_uid,
    )


def dataset_fraction(item: Dataset) -> int | None:
    """Return the fraction that an item of a session is of."""
    return item.integer(tags.CurrentFractionNumber)


def _needed(_dataset: Dataset, kind: Kind) -> Iterator[int]:
    sequence = SESSIONS.get(kind)
    if sequence is not None:
        yield sequence
    else:
        yield tags.CurrentTreatmentStatus


def _registration(kind: Kind, sop_class: str) -> ObjectKind:
    return ObjectKind(
        kind=kind,
        sop_classes=(sop_class,),
        modality="RTRECORD",
        entry=_entry,
        needed=partial(_needed, kind=kind),
    )


BEAMS_RECORD = _registration(Kind.BEAMS_RECORD, "1.2.840.10008.5.1.4.1.1.481.4")
BRACHY_RECORD = _registration(Kind.BRACHY_RECORD, "1.2.840.10008.5.1.4.1.1.481.6")
SUMMARY_RECORD = _registration(Kind.SUMMARY_RECORD, "1.2.840.10008.5.1.4.1.1.481.7")
ION_BEAMS_RECORD = _registration(
    Kind.ION_BEAMS_RECORD, "1.2.840.10008.5.1.4.1.1.481.9"
)
