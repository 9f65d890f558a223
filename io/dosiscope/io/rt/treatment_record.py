"""Treatment records of beams, ion beams, sources, and summaries (PS3.3 A.29 to A.31).

Nothing that a record states is dropped in silence: a number that cannot be read is
named (rule F18) and not used.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.treatment_record import (
    CourseSummary,
    GroupSummary,
    StatedDose,
    SummarisedFraction,
    TreatmentRecord,
)
from dosiscope.io.files import tags
from dosiscope.io.header import read_header
from dosiscope.io.ranges import InRange
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.delivered_beams import (
    OF_BEAMS,
    OF_ION_BEAMS,
    read_delivered_beam,
)
from dosiscope.io.rt.delivered_sources import read_application, read_recorded_sources
from dosiscope.io.rt.references import referenced_uids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dosiscope.core.findings import Finding
    from dosiscope.core.kinds import Kind
    from dosiscope.core.treatment_record import Delivery
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.rt.sessions import Session


_READ: Final[Mapping[int, Callable[[Dataset, InRange], Delivery]]] = {
    tags.TreatmentSessionBeamSequence: partial(read_delivered_beam, of=OF_BEAMS),
    tags.TreatmentSessionIonBeamSequence: partial(read_delivered_beam, of=OF_ION_BEAMS),
    tags.TreatmentSessionApplicationSetupSequence: read_application,
}


def read_treatment_record(
    file: DicomFile,
    kind: Kind,
    session: Session,
    *,
    label: str = "",
    stated: tuple[tuple[str, str], ...] = (),
) -> tuple[TreatmentRecord, tuple[Finding, ...]]:
    """Return a record of a kind, and what was noticed.

    ``session`` says how the kind tells what was delivered; ``label`` and ``stated``
    are those of its entry.
    """
    dataset = file.dataset
    header = read_header(dataset, kind, [str(file.path)])
    numbers = InRange()
    machines = numbers.items(dataset, tags.TreatmentMachineSequence)
    plans = referenced_uids(dataset, tags.ReferencedRTPlanSequence)
    record = TreatmentRecord(
        header=header,
        date=numbers.text(dataset, tags.TreatmentDate),
        time=numbers.text(dataset, tags.TreatmentTime),
        plan_uid=plans[0] if plans else "",
        label=label,
        stated=stated,
        machine=(
            numbers.text(machines[0], tags.TreatmentMachineName) if machines else ""
        ),
        operators=header.operator,
        group=numbers.integer(dataset, tags.ReferencedFractionGroupNumber),
        fractions_planned=numbers.integer(dataset, tags.NumberOfFractionsPlanned),
        unit=session.unit or numbers.text(dataset, tags.PrimaryDosimeterUnit),
        deliveries=_deliveries(dataset, session, numbers),
        sources=read_recorded_sources(dataset, numbers),
        doses=(
            *_doses(dataset, "calculated", numbers),
            *_doses(dataset, "measured", numbers),
        ),
        summary=_summary(dataset, numbers),
    )
    remarks = Remarks(header)
    numbers.note(remarks)
    if session.sequence is not None and not record.deliveries:
        remarks.add(
            "REC-04:nothing",
            tag=session.sequence,
            found=tr("nothing"),
            expected=tr("one {noun} or more", noun=tr(session.noun)),
            noun=tr(session.noun),
        )
    return record, tuple(remarks.found)


def _deliveries(
    dataset: Dataset, session: Session, numbers: InRange
) -> tuple[Delivery, ...]:
    if session.sequence is None:
        return ()
    items = numbers.items(dataset, session.sequence)
    read = _READ[session.sequence]
    return tuple(read(item, numbers) for item in items)


# sequence, its value, its description
_DOSES: Final = {
    "calculated": (
        tags.CalculatedDoseReferenceSequence,
        tags.CalculatedDoseReferenceDoseValue,
        tags.CalculatedDoseReferenceDescription,
    ),
    "measured": (
        tags.MeasuredDoseReferenceSequence,
        tags.MeasuredDoseValue,
        tags.MeasuredDoseDescription,
    ),
}
_CUMULATIVE: Final = {
    "calculated": tags.TreatmentSummaryCalculatedDoseReferenceSequence,
    "measured": tags.TreatmentSummaryMeasuredDoseReferenceSequence,
}


def _doses(dataset: Dataset, origin: str, numbers: InRange) -> Iterator[StatedDose]:
    """Yield the doses of a session; one that is measured in no Gy is left alone."""
    sequence, value, description = _DOSES[origin]
    for item in numbers.items(dataset, sequence):
        # PS3.3 C.8.8.19: relative to a reference that the record does not hold
        if origin == "measured" and numbers.text(item, tags.DoseUnits) != "GY":
            continue
        dose = numbers.number(item, value)
        if dose is not None:
            yield StatedDose(
                origin=origin,
                dose_gy=dose,
                reference=numbers.integer(item, tags.ReferencedDoseReferenceNumber),
                description=numbers.text(item, description),
            )


def _summary(dataset: Dataset, numbers: InRange) -> CourseSummary | None:
    """Return what sums up the course; None where the module is not there."""
    status = numbers.text(dataset, tags.CurrentTreatmentStatus)
    groups = numbers.items(dataset, tags.FractionGroupSummarySequence)
    if not status and not groups:
        return None
    return CourseSummary(
        status=status,
        comment=numbers.text(dataset, tags.TreatmentStatusComment),
        first_date=numbers.text(dataset, tags.FirstTreatmentDate),
        last_date=numbers.text(dataset, tags.MostRecentTreatmentDate),
        groups=tuple(_group(item, numbers) for item in groups),
        doses=tuple(_cumulative(dataset, numbers)),
    )


def _group(item: Dataset, numbers: InRange) -> GroupSummary:
    fractions = []
    for one in numbers.items(item, tags.FractionStatusSummarySequence):
        number = numbers.integer(one, tags.ReferencedFractionNumber)
        if number is not None:
            found = SummarisedFraction(
                number=number,
                date=numbers.text(one, tags.TreatmentDate),
                time=numbers.text(one, tags.TreatmentTime),
                termination=numbers.text(one, tags.TreatmentTerminationStatus),
            )
            fractions.append(found)
    return GroupSummary(
        group=numbers.integer(item, tags.ReferencedFractionGroupNumber),
        planned=numbers.integer(item, tags.NumberOfFractionsPlanned),
        delivered=numbers.integer(item, tags.NumberOfFractionsDelivered),
        fractions=tuple(fractions),
    )


def _cumulative(dataset: Dataset, numbers: InRange) -> Iterator[StatedDose]:
    for origin, sequence in _CUMULATIVE.items():
        for item in numbers.items(dataset, sequence):
            dose = numbers.number(item, tags.CumulativeDoseToDoseReference)
            if dose is not None:
                yield StatedDose(
                    origin=origin,
                    dose_gy=dose,
                    reference=numbers.integer(item, tags.ReferencedDoseReferenceNumber),
                    description=numbers.text(item, tags.DoseReferenceDescription),
                )
