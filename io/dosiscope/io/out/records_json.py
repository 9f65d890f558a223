"""A course of fractions as values for JSON: every delivery, sums, what was noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.identity import anonymous
from dosiscope.core.records.words import doses_so_far
from dosiscope.core.text import seven_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from dosiscope.core.course import BeamTotal, Course, CourseRow, Part
    from dosiscope.core.findings import Finding
    from dosiscope.core.treatment_record import (
        DeliveredChannel,
        DeliveredPoints,
        Override,
        RecordedSource,
        StatedDose,
        TreatmentRecord,
    )


def course_values(
    course: Course,
    made_of: Mapping[str, Any],
    noticed: Iterable[Finding],
    *,
    identity: bool = True,
) -> dict[str, Any]:
    """Return a course as plain values; numbers have seven figures.

    ``made_of`` names the objects (`dosiscope.io.out.provenance`), ``noticed`` is all
    that is of records: of their files, too.  Operators' names are left out without
    identity; nothing else tells who anybody is.
    """
    return {
        **made_of,
        "fractions": {
            "planned": course.planned_fractions,
            "recorded": list(course.delivered_fractions),
            "as_planned": course.complete_fractions,
        },
        "course": _summary(course),
        "deliveries": [_row(row, identity=identity) for row in course.rows],
        "beams": [_total(one) for one in course.totals],
        "records": [_record(one, identity=identity) for one in course.records],
        "findings": [_finding(one) for one in noticed],
    }


def _summary(course: Course) -> dict[str, Any] | None:
    if course.summary is None:
        return None
    record, summary = course.summary
    return {
        "record": record.uid,
        "status": summary.status,
        "comment": summary.comment,
        "first_date": summary.first_date,
        "last_date": summary.last_date,
        "groups": [
            {"group": g.group, "planned": g.planned, "delivered": g.delivered}
            for g in summary.groups
        ],
        "doses": [_dose(one) for one in summary.doses],
        "dose_so_far": list(doses_so_far(course)),
    }


def _dose(one: StatedDose) -> dict[str, Any]:
    return {
        "dose_reference": one.reference,
        "description": one.description,
        "origin": one.origin,
        "dose_gy": seven_figures(one.dose_gy),
    }


def _row(row: CourseRow, *, identity: bool) -> dict[str, Any]:
    return {
        "group": row.group,
        "fraction": row.fraction,
        "number": row.number,
        "name": row.label,
        "state": row.state.name,
        "unit": row.unit,
        "planned": seven_figures(row.planned),
        "planned_by": "plan" if row.is_from_plan else "record",
        "delivered": seven_figures(row.delivered),
        "difference": seven_figures(row.difference),
        "difference_percent": seven_figures(row.percent),
        "parts": [_part(part, identity=identity) for part in row.parts],
        "faults": [{"rule": f.key, "message": f.sentence} for f in row.faults],
    }


def _part(part: Part, *, identity: bool) -> dict[str, Any]:
    delivery, record = part.delivery, part.record
    return {
        "record": record.uid,
        "date": record.date,
        "time": record.time,
        "machine": record.machine,
        "purpose": delivery.purpose,
        "termination": delivery.termination,
        "termination_code": delivery.termination_code,
        "verification": delivery.verification,
        "specified": seven_figures(delivery.specified),
        "delivered": seven_figures(delivery.delivered),
        "specified_time_s": seven_figures(delivery.time_specified),
        "delivered_time_s": seven_figures(delivery.time_delivered),
        "air_kerma": seven_figures(delivery.air_kerma),
        "overrides": [_override(one, identity=identity) for one in delivery.overrides],
        "corrections": delivery.corrections,
        "channels": [_channel(one) for one in delivery.channels],
        "control_points": _points(delivery.points),
    }


def _override(one: Override, *, identity: bool) -> dict[str, Any]:
    return {
        "parameter": None if one.parameter is None else str(one.parameter),
        "reason": one.reason,
        "operator": one.operator if identity else "",
        "control_points": list(one.points),
    }


def _channel(one: DeliveredChannel) -> dict[str, Any]:
    return {
        "number": one.number,
        "specified_s": seven_figures(one.specified),
        "delivered_s": seven_figures(one.delivered),
        "pulses_specified": one.pulses_specified,
        "pulses_delivered": one.pulses_delivered,
        "source": one.source,
    }


def _points(points: DeliveredPoints | None) -> dict[str, Any] | None:
    """Return control points in columns: they are many."""
    if points is None:
        return None
    return {
        "index": [int(n) if n >= 0 else None for n in points.indices],
        "gantry": _numbers(points.gantry),
        "collimator": _numbers(points.collimator),
        "couch": _numbers(points.couch),
        "energy": _numbers(points.energies),
        "dose_rate": _numbers(points.dose_rates),
        "specified": _numbers(points.specified),
        "delivered": _numbers(points.delivered),
    }


def _numbers(values: NDArray[np.float64]) -> list[float | None]:
    return [None if np.isnan(one) else seven_figures(float(one)) for one in values]


def _total(one: BeamTotal) -> dict[str, Any]:
    return {
        "number": one.number,
        "name": one.label,
        "unit": one.unit,
        "fractions": one.fractions,
        "delivered": seven_figures(one.delivered),
        "planned": seven_figures(one.planned),
        "planned_course": seven_figures(one.planned_course),
    }


def _record(record: TreatmentRecord, *, identity: bool) -> dict[str, Any]:
    return {
        "object": str(record.header.kind),
        "uid": record.uid,
        "date": record.date,
        "time": record.time,
        "machine": record.machine,
        "operators": record.operators if identity else "",
        "group": record.group,
        "doses": [_dose(one) for one in record.doses],
        "sources": [_source(one) for one in record.sources],
    }


def _source(one: RecordedSource) -> dict[str, Any]:
    return {
        "number": one.number,
        "isotope": one.isotope,
        "air_kerma_rate": seven_figures(one.air_kerma_rate),
        "half_life_days": seven_figures(one.half_life_days),
        "date": one.date,
        "time": one.time,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "action": finding.action.name,
        "message": anonymous(finding.message),
        "count": finding.count,
        "tag": "" if finding.attribute is None else str(finding.attribute),
    }
