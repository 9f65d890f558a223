"""RT Treatment Records: of beams, ion beams, sources and a course (PS3.3 A.29)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.along import those
from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.text import first_few
from dosiscope.io.files import tags
from dosiscope.io.kinds.registration import ObjectKind
from dosiscope.io.rt.references import referenced_uids
from dosiscope.io.rt.sessions import APPLICATIONS, BEAMS, ION_BEAMS, NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.parts import Parts
    from dosiscope.io.kinds.registration import Reading
    from dosiscope.io.rt.sessions import Session

_MOST_LISTED: Final = 6  # fractions of one record that its label tells
_STATED: Final = {
    "Fraction Group": tags.ReferencedFractionGroupNumber,
    "Fractions Planned": tags.NumberOfFractionsPlanned,
    "Primary Dosimeter Unit": tags.PrimaryDosimeterUnit,
    "Brachy Treatment Type": tags.BrachyTreatmentType,
    "Current Treatment Status": tags.CurrentTreatmentStatus,
    "First Treatment Date": tags.FirstTreatmentDate,
    "Most Recent Treatment Date": tags.MostRecentTreatmentDate,
}


def _entry(dataset: Dataset, header: Header, session: Session) -> Entry:
    items = dataset.items(session.sequence) if session.sequence is not None else ()
    ended = dict.fromkeys(
        text for item in items if (text := item.text(tags.TreatmentTerminationStatus))
    )
    status = dataset.text(tags.CurrentTreatmentStatus)
    parts = [session.counted(len(items)) if items else "", *ended, status]
    machines = dataset.items(tags.TreatmentMachineSequence)
    stated = {name: dataset.text(tag) for name, tag in _STATED.items()}
    stated["Treatment Machine"] = (
        machines[0].text(tags.TreatmentMachineName) if machines else ""
    )
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=_label(items) or (tr("Course") if session.sequence is None else ""),
        date=dataset.text(tags.TreatmentDate),
        time=dataset.text(tags.TreatmentTime),
        detail=", ".join(filter(None, parts)),
        plan_uids=referenced_uids(dataset, tags.ReferencedRTPlanSequence),
        frame_of_reference_uid=header.frame_of_reference_uid,
        stated=tuple((name, text) for name, text in stated.items() if text),
    )


def _label(items: Sequence[Dataset]) -> str:
    """Return which fractions a record is of."""
    texts = (item.text(tags.CurrentFractionNumber) for item in items)
    numbers = [text for text in dict.fromkeys(texts) if text]
    if not numbers:
        return ""
    told = first_few(numbers, _MOST_LISTED)
    if len(numbers) == 1:
        return tr("Fraction {number}", number=told)
    return tr("Fractions {numbers}", numbers=told)


def _needed(_dataset: Dataset, session: Session) -> Iterator[int]:
    """Yield what tells how much was delivered, and of which plan (type 2: there)."""
    yield session.sequence or tags.CurrentTreatmentStatus
    yield tags.ReferencedRTPlanSequence


def _read(entry: Entry, file: DicomFile, parts: Parts, session: Session) -> Reading:
    from dosiscope.io.rt.treatment_record import read_treatment_record

    record, findings = read_treatment_record(
        file, entry.kind, session, label=entry.label, stated=entry.stated
    )
    yield from ()
    parts.along.append(record)
    return findings


def _related(parts: Parts) -> Sequence[Finding]:
    """Hold all records, of whichever kind, against the plan: they make one course."""
    if not parts.along:
        return ()
    from dosiscope.core.records.comparison import course_of
    from dosiscope.core.treatment_record import TreatmentRecord

    records = those(parts.along, TreatmentRecord)
    if not records:
        return ()
    parts.course = course_of(parts.plan, records)
    return parts.course.findings


def _registration(
    kind: Kind, sop_class: str, session: Session, **more: Any
) -> ObjectKind:
    return ObjectKind(
        kind=kind,
        sop_classes=(sop_class,),
        modality="RTRECORD",
        entry=partial(_entry, session=session),
        needed=partial(_needed, session=session),
        read=partial(_read, session=session),
        **more,
    )


BEAMS_RECORD = _registration(
    Kind.BEAMS_RECORD, "1.2.840.10008.5.1.4.1.1.481.4", BEAMS, related=_related
)
BRACHY_RECORD = _registration(
    Kind.BRACHY_RECORD, "1.2.840.10008.5.1.4.1.1.481.6", APPLICATIONS
)
SUMMARY_RECORD = _registration(
    Kind.SUMMARY_RECORD, "1.2.840.10008.5.1.4.1.1.481.7", NOTHING
)
ION_BEAMS_RECORD = _registration(
    Kind.ION_BEAMS_RECORD, "1.2.840.10008.5.1.4.1.1.481.9", ION_BEAMS
)
