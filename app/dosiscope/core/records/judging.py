"""One beam of one fraction: its parts together, held against the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.course import CourseRow, Part, State
from dosiscope.core.findings import Action, Attribute
from dosiscope.core.language import in_quotes, tr, tr_count
from dosiscope.core.record_fault import Place, RecordFault
from dosiscope.core.records.limits import differs
from dosiscope.core.records.planned import delivered_label
from dosiscope.core.records.unlike import unlike
from dosiscope.core.text import listed, moment_text, trimmed
from dosiscope.core.treatment_record import Verification

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.records.planned import PlannedItem
    from dosiscope.core.treatment_record import Delivery, Override

_DELIVERED: Final = Attribute(0x30080036, "DeliveredPrimaryMeterset")
_SPECIFIED: Final = Attribute(0x30080032, "SpecifiedPrimaryMeterset")
_CHANNEL_TIME: Final = Attribute(0x30080134, "DeliveredChannelTotalTime")
_UNIT: Final = Attribute(0x300A00B3, "PrimaryDosimeterUnit")
_FRACTION: Final = Attribute(0x30080022, "CurrentFractionNumber")
_ENDED: Final = Attribute(0x3008002A, "TreatmentTerminationStatus")
_VERIFIED: Final = Attribute(0x3008002C, "TreatmentVerificationStatus")
_OVERRIDES: Final = Attribute(0x30080060, "OverrideSequence")
_BEAM: Final = Attribute(0x300C0006, "ReferencedBeamNumber")
_SETUP: Final = Attribute(0x300C000C, "ReferencedBrachyApplicationSetupNumber")
_KERMA: Final = Attribute(0x300A0250, "TotalReferenceAirKerma")
_CHANNELS: Final = Attribute(0x30080130, "RecordedChannelSequence")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sum:
    """What the parts of a beam come to: a state and, if any, the fault behind it."""

    state: State
    key: str = ""
    attribute: Attribute | None = None
    found: str = ""
    expected: str = ""


def judged(
    parts: Sequence[Part], place: Place, item: PlannedItem | None, *, has_plan: bool
) -> CourseRow:
    """Return the row of a beam of a fraction.

    Parameters
    ----------
    parts
        Its deliveries in order of time, one or more.
    item
        As it is planned; None where the plan does not have it.
    """
    first = parts[0]
    unit = first.record.unit or (item.unit if item is not None else "")
    is_imaging = all(one.delivery.is_imaging for one in parts) or (
        item is not None and item.beam is not None and item.beam.is_setup
    )
    planned, is_from_plan = _planned(parts, item)
    values = [one.delivery.delivered for one in parts]
    stated = [value for value in values if value is not None]
    delivered = sum(stated) if len(stated) == len(values) else None
    row = CourseRow(
        fraction=place.fraction,
        group=place.group,
        number=first.delivery.number,
        name=place.name,
        label=item.label if item is not None else delivered_label(first.delivery),
        state=State.IMAGING,
        unit=unit,
        planned=None if is_imaging else planned,
        is_from_plan=is_from_plan,
        delivered=delivered,
        parts=tuple(parts),
    )
    if is_imaging:
        return row
    summed = _sum(row, item, has_plan=has_plan)
    faults: list[RecordFault] = []
    if summed.key:
        faults.append(
            RecordFault(
                key=summed.key, place=place, record=first.record,
                attribute=summed.attribute, found=summed.found,
                expected=summed.expected,
                fields=(("times", len(parts)), ("by", _ended_by(parts))),
            )
        )  # fmt: skip
    faults += _of_setting(row, place, item)
    for part in parts:
        faults += _of_part(part, place, item)
    warns = any(fault.action >= Action.WARN for fault in faults)
    is_flagged = summed.state.is_good and warns
    is_other = (item is None and has_plan) or _is_other_unit(row, item)
    return replace(
        row,
        state=State.FLAGGED if is_flagged else summed.state,
        planned=None if is_other else row.planned,
        faults=tuple(faults),
    )


def _planned(
    parts: Sequence[Part], item: PlannedItem | None
) -> tuple[float | None, bool]:
    """Return what was to be delivered, and whether the plan says so.

    Times of sources are those that the record has as specified: they grow as the
    source decays, and the plan has those of its own date.
    """
    if item is not None and item.meterset is not None:
        return item.meterset, True
    return parts[0].delivery.specified, False


def _is_other_unit(row: CourseRow, item: PlannedItem | None) -> bool:
    units = {row.unit, *(part.record.unit for part in row.parts)}
    if item is not None and item.unit:
        units.add(item.unit)
    return len(units - {""}) > 1


def _sum(row: CourseRow, item: PlannedItem | None, *, has_plan: bool) -> _Sum:
    """Say what the parts come to."""
    parts, is_of_sources = row.parts, row.parts[0].record.is_of_sources
    attribute = _CHANNEL_TIME if is_of_sources else _DELIVERED
    if item is None and has_plan and row.number is None:
        return _Sum(
            state=State.UNKNOWN, key="REC-03:unknown",
            attribute=number_attribute(parts[0].delivery), found=tr("nothing"),
            expected=tr("a number of the plan"),
        )  # fmt: skip
    if item is None and has_plan:
        return _Sum(
            state=State.UNPLANNED, key="REC-03:stranger",
            attribute=number_attribute(parts[0].delivery),
            found=row.name, expected=tr("one of the plan"),
        )  # fmt: skip
    if _is_other_unit(row, item):
        return _Sum(
            state=State.UNKNOWN, key="REC-04:unit", attribute=_UNIT,
            found=row.unit or tr("nothing"), expected=item.unit if item else row.unit,
        )  # fmt: skip
    planned, delivered = row.planned, row.delivered
    if delivered is None:
        return _Sum(
            state=State.UNKNOWN, key="REC-04:none", attribute=attribute,
            found=tr("nothing"), expected=tr("a value"),
        )  # fmt: skip
    if planned is None:
        return _Sum(
            state=State.UNKNOWN, key="REC-04:planned", attribute=_SPECIFIED,
            found=tr("nothing"), expected=tr("a value"),
        )  # fmt: skip
    found, expected = amount(delivered, row.unit), amount(planned, row.unit)
    whole = sum(
        not differs(planned, one.delivery.delivered or 0.0, row.unit) for one in parts
    )
    is_equal = not differs(planned, delivered, row.unit)
    if len(parts) > 1 and planned and (whole > 1 or (whole and not is_equal)):
        when = listed((_moment(one) for one in parts), "and")
        return _Sum(
            state=State.REPEATED, key="REC-01:again", attribute=_FRACTION,
            found=f"{found} ({when})", expected=expected,
        )  # fmt: skip
    is_early = any(one.delivery.is_ended_early for one in parts)
    if is_equal and len(parts) > 1:
        return _Sum(
            state=State.RESUMED, key="REC-03:resumed", attribute=_ENDED,
            found=found, expected=expected,
        )  # fmt: skip
    if is_equal:
        if not is_early:
            return _Sum(state=State.AS_PLANNED)
        return _Sum(
            state=State.AS_PLANNED, key="REC-03:ended", attribute=_ENDED,
            found=found, expected=expected,
        )  # fmt: skip
    if is_early and delivered < planned:
        return _Sum(
            state=State.PARTIAL, key="REC-03:partial", attribute=_ENDED,
            found=found, expected=expected,
        )  # fmt: skip
    return _Sum(
        state=State.DIFFERS, key="REC-04:differs", attribute=attribute,
        found=found, expected=expected,
    )  # fmt: skip


def _of_setting(
    row: CourseRow, place: Place, item: PlannedItem | None
) -> Iterator[RecordFault]:
    """Yield what was set at the machine otherwise than planned, and TRAK."""
    (first, *more) = row.parts
    specified = first.delivery.specified
    is_comparable = row.is_from_plan and not _is_other_unit(row, item)
    if not more and specified is not None and row.planned is not None and is_comparable:
        is_rest = first.delivery.purpose == "CONTINUATION"
        if not is_rest and differs(row.planned, specified, row.unit):
            yield RecordFault(
                key="REC-04:specified", place=place, record=first.record,
                attribute=_SPECIFIED, found=amount(specified, row.unit),
                expected=amount(row.planned, row.unit),
            )  # fmt: skip
    setup = item.setup if item is not None else None
    if setup is None:
        return
    planned, stated = setup.total_air_kerma, first.delivery.air_kerma
    if planned is not None and stated is not None and differs(planned, stated, ""):
        yield RecordFault(
            key="REC-09:kerma", place=place, record=first.record, attribute=_KERMA,
            found=f"{trimmed(stated, 1)} µGy", expected=f"{trimmed(planned, 1)} µGy",
        )  # fmt: skip
    numbers = {one.number for one in setup.channels}
    here = {one.number for part in row.parts for one in part.delivery.channels}
    if numbers != here:
        yield RecordFault(
            key="REC-09:channels", place=place, record=first.record,
            attribute=_CHANNELS, found=_channels(here), expected=_channels(numbers),
        )  # fmt: skip


def _of_part(
    part: Part, place: Place, item: PlannedItem | None
) -> Iterator[RecordFault]:
    delivery, record = part.delivery, part.record
    if item is not None and item.beam is not None:
        yield from unlike(item.beam, delivery, record, place)
    if delivery.verification == Verification.NOT_VERIFIED:
        yield RecordFault(
            key="REC-05:not", place=place, record=record, attribute=_VERIFIED,
            found=delivery.verification, expected=Verification.VERIFIED,
        )  # fmt: skip
    if delivery.overrides:
        yield RecordFault(
            key="REC-05:override", place=place, record=record, attribute=_OVERRIDES,
            found=listed(dict.fromkeys(map(override_text, delivery.overrides)), "and"),
            expected=tr("none"),
        )  # fmt: skip
    elif delivery.verification == Verification.OVERRIDDEN:
        yield RecordFault(
            key="REC-05:unsaid", place=place, record=record, attribute=_VERIFIED,
            found=delivery.verification, expected=tr("an Override Sequence"),
        )  # fmt: skip


def number_attribute(delivery: Delivery) -> Attribute:
    """Return the attribute by which a delivery names a beam or setup of the plan."""
    return _SETUP if delivery.channels else _BEAM


def override_text(override: Override) -> str:
    """Return what was overridden and why; the operator is told apart."""
    name = tr("a parameter that is not named")
    if override.parameter is not None:
        name = str(override.parameter)
    return (
        tr("{what} ({why})", what=name, why=in_quotes(override.reason))
        if override.reason
        else name
    )


def amount(value: float | None, unit: str) -> str:
    """Return a meterset or a time with its unit, as records are told."""
    return f"{trimmed(value, 2, 1)} {unit}".rstrip()


def _ended_by(parts: Sequence[Part]) -> str:
    found = dict.fromkeys(
        one.delivery.termination for one in parts if one.delivery.is_ended_early
    )
    return listed(found, "and") if found else ""


def _moment(part: Part) -> str:
    return moment_text(part.record.date, part.record.time)


def _channels(numbers: set[int | None]) -> str:
    known = sorted(n for n in numbers if n is not None)
    if not known:
        return tr("channels none")
    told = listed(map(str, known), "and")
    return tr_count("channel {numbers}", "channels {numbers}", len(known), numbers=told)
