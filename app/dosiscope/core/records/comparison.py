"""Delivered against planned: the course that records of one plan make."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from dosiscope.core.course import (
    BeamTotal,
    Course,
    CourseRow,
    Part,
    State,
    in_time,
)
from dosiscope.core.language import tr
from dosiscope.core.record_fault import Place, RecordFault
from dosiscope.core.records.judging import judged, number_attribute
from dosiscope.core.records.planned import (
    PlannedGroup,
    delivered_name,
    group_of,
    item_meant,
    planned_groups,
)
from dosiscope.core.records.schedule import (
    Fractions,
    date_faults,
    expected_fractions,
    fraction_faults,
    is_completed,
    latest_summary,
    summary_faults,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosiscope.core.plan import Plan
    from dosiscope.core.records.planned import PlannedItem
    from dosiscope.core.treatment_record import Delivery, TreatmentRecord

    # fraction, and number of beam or setup, else its name
    Key: TypeAlias = tuple[int | None, int | str]


def course_of(plan: Plan | None, records: Sequence[TreatmentRecord]) -> Course:
    """Return what records of a plan tell, delivered held against planned.

    Parameters
    ----------
    plan
        Without one, nothing but what records say themselves is held against.
    records
        All that are counted: of this plan and its patient alone.

    Notes
    -----
    Parts of a beam in a fraction are added; one that several records hold, with the
    same time and the same metersets, counts once.  A fraction, or a beam of one, is
    told as missing only where a later fraction is recorded or the course is said to
    be completed: records of the last one may still come.  Where records state no
    fraction number, or 0, each delivery is told by itself; only one that continues
    what was ended early on that day is added to it.
    """
    told = in_time(records)
    groups = planned_groups(plan)
    summary = latest_summary(told)
    parts, faults = _parts_once(told, groups)
    rows: list[CourseRow] = []
    delivered: list[int] = []
    complete = 0
    for group in groups:
        own = parts.get(id(group), {})
        found = list(_rows(group, own, has_plan=plan is not None))
        numbers = {
            row.fraction
            for row in found
            if row.fraction is not None and row.state is not State.IMAGING
        }
        stated = Fractions(
            group=group.number,
            recorded=frozenset(numbers),
            planned=group.fractions,
            expected=expected_fractions(numbers, group, summary),
            is_completed=is_completed(summary),
        )
        found += _absent(group, found, stated)
        places = {number: n for n, number in enumerate(group.items)}
        found.sort(key=lambda row: _order(row, places))
        rows += found
        faults += fraction_faults(stated)
        faults += date_faults(plan, found, stated)
        faults += summary_faults(stated, summary, told)
        delivered += sorted(numbers - {0})  # which is the number of none
        flawed = {
            row.fraction
            for row in found
            if not (row.state.is_good or row.state is State.IMAGING)
        }
        complete += len(numbers - flawed - {0})
    faults += [fault for row in rows for fault in row.faults]
    return Course(
        plan=plan,
        records=told,
        rows=tuple(rows),
        totals=tuple(_totals(groups, rows)),
        delivered_fractions=tuple(delivered),
        complete_fractions=complete,
        planned_fractions=groups[0].fractions if len(groups) == 1 else None,
        summary=summary,
        faults=tuple(faults),
    )


def _parts_once(
    records: Sequence[TreatmentRecord], groups: tuple[PlannedGroup, ...]
) -> tuple[dict[int, dict[Key, list[Part]]], list[RecordFault]]:
    """Return deliveries by group and key; those recorded again are told."""
    parts: dict[int, dict[Key, list[Part]]] = {}
    faults: list[RecordFault] = []
    seen: dict[object, TreatmentRecord] = {}
    for record in records:
        group = group_of(groups, record)
        for stated in record.deliveries:
            meant = item_meant(stated, group)
            delivery = stated if meant is None else replace(stated, number=meant.number)
            place = _place(delivery, group)
            if group is None:
                stated_group = tr("nothing") if record.group is None else record.group
                faults.append(
                    RecordFault(
                        key="REC-01:group", place=place, record=record,
                        found=str(stated_group),
                        expected=tr("a fraction group of the plan"),
                    )
                )  # fmt: skip
                continue
            same = _same(record, delivery)
            if same is not None and seen.setdefault(same, record) is not record:
                faults.append(RecordFault(key="REC-02", place=place, record=record))
                continue
            if meant is not None:
                faults.append(
                    RecordFault(
                        key="REC-03:named", place=place, record=record,
                        attribute=number_attribute(delivery), found=tr("nothing"),
                        expected=str(delivery.number),
                    )
                )  # fmt: skip
            key = (delivery.fraction, delivery.number or delivery.name)
            own = parts.setdefault(id(group), {}).setdefault(key, [])
            own.append(Part(record=record, delivery=delivery))
    return parts, faults


def _same(record: TreatmentRecord, delivery: Delivery) -> object:
    """Return what two records of one delivery share; None where that is not known.

    No machine gives one beam twice in the same second.
    """
    if not (record.date and record.time) or delivery.delivered is None:
        return None
    points = delivery.points
    return (
        record.date, record.time, record.machine, delivery.fraction, delivery.number,
        delivery.name, delivery.purpose, delivery.termination, delivery.specified,
        delivery.delivered, None if points is None else points.moments,
        None if points is None else points.delivered.tobytes(), delivery.channels,
    )  # fmt: skip


def _place(delivery: Delivery, group: PlannedGroup | None) -> Place:
    item = None
    if group is not None and delivery.number is not None:
        item = group.items.get(delivery.number)
    return Place(
        fraction=delivery.fraction,
        name=item.name if item is not None else delivered_name(delivery),
        group=group.number if group is not None else None,
    )


def _rows(
    group: PlannedGroup, parts: dict[Key, list[Part]], *, has_plan: bool
) -> Iterator[CourseRow]:
    for own in parts.values():
        delivery = own[0].delivery
        item = None if delivery.number is None else group.items.get(delivery.number)
        place = _place(delivery, group)
        for alike in [own] if delivery.fraction else _apart(own):
            yield judged(alike, place, item, has_plan=has_plan)


def _apart(parts: Sequence[Part]) -> list[list[Part]]:
    """Return parts of no known fraction, in order of time, by deliveries."""
    found: list[list[Part]] = []
    for part in parts:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and last.delivery.is_ended_early
            and last.record.date == part.record.date
        ):
            found[-1].append(part)
        else:
            found.append([part])
    return found


def _absent(
    group: PlannedGroup, rows: Sequence[CourseRow], fractions: Fractions
) -> Iterator[CourseRow]:
    """Yield rows of what is planned for a fraction and no record has."""
    here = defaultdict(set)
    for row in rows:
        here[row.fraction].add(row.number)
    for fraction in sorted(fractions.expected - fractions.recorded):
        yield CourseRow(
            fraction=fraction, group=group.number, number=None, name="",
            state=State.MISSING,
        )  # fmt: skip
    for fraction in sorted(fractions.recorded - {0}):
        for item in group.items.values():
            if item.is_treating and item.number not in here[fraction]:
                yield _no_record(item, fraction, fractions)


def _no_record(item: PlannedItem, fraction: int, fractions: Fractions) -> CourseRow:
    is_late = fractions.is_past(fraction)
    fault = RecordFault(
        key="REC-03:absent" if is_late else "REC-03:open",
        place=Place(fraction=fraction, name=item.name, group=fractions.group),
        found=tr("no record"),
        expected=tr("one in every fraction"),
    )
    return CourseRow(
        fraction=fraction,
        group=fractions.group,
        number=item.number,
        name=item.name,
        label=item.label,
        state=State.MISSING if is_late else State.OPEN,
        unit=item.unit,
        planned=item.meterset,
        faults=(fault,),
    )


def _order(row: CourseRow, places: Mapping[int, int]) -> tuple[object, ...]:
    """Return by what rows are sorted: fraction, beams as the plan has them."""
    at = len(places) if row.number is None else places.get(row.number, len(places))
    fraction = row.fraction
    # without a number in order of time, as fractions are with one
    when = () if fraction else row.moments[:1]
    return fraction is None, fraction or 0, when, at, row.number or 0, row.name


def _totals(
    groups: Sequence[PlannedGroup], rows: Sequence[CourseRow]
) -> Iterator[BeamTotal]:
    """Yield a sum for every beam that the plan has or that was delivered."""
    for group in groups:
        by_name: dict[str, list[CourseRow]] = {
            item.name: [] for item in group.items.values() if item.is_treating
        }
        for row in rows:
            if row.group == group.number and row.name and row.is_counted:
                by_name.setdefault(row.name, []).append(row)
        for name, own in by_name.items():
            yield _total(name, own, group)


def _total(name: str, rows: Sequence[CourseRow], group: PlannedGroup) -> BeamTotal:
    item = next((one for one in group.items.values() if one.name == name), None)
    given = [row for row in rows if row.parts]
    unit = item.unit if item is not None else given[0].unit
    values = [row.delivered for row in given if row.unit in ("", unit)]
    planned = [row.planned for row in given]
    each = item.meterset if item is not None else None
    is_known = given and len(values) == len(given) and None not in values
    return BeamTotal(
        number=item.number if item is not None else given[0].number,
        name=name,
        label=item.label if item is not None else given[0].label,
        unit=unit,
        fractions=len(given),
        delivered=sum(v for v in values if v is not None) if is_known else None,
        planned=None if None in planned or not given else (
            sum(p for p in planned if p is not None)
        ),
        planned_course=None if each is None or group.fractions is None else (
            each * group.fractions
        ),
    )  # fmt: skip
