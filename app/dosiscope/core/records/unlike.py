"""What was set otherwise than planned: energy, angles, wedges, machine, radiation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beam_words import wedge_text
from dosiscope.core.findings import Attribute
from dosiscope.core.language import marked, tr
from dosiscope.core.plan_words import energy_text
from dosiscope.core.record_fault import RecordFault
from dosiscope.core.records.limits import ANGLE, ENERGY, turned
from dosiscope.core.text import first_few, in_row, listed, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.accessories import Wedge
    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam
    from dosiscope.core.record_fault import Place
    from dosiscope.core.treatment_record import (
        DeliveredPoints,
        Delivery,
        TreatmentRecord,
    )

_ENERGY: Final = Attribute(0x300A0114, "NominalBeamEnergy")
_WEDGES: Final = Attribute(0x300800B0, "RecordedWedgeSequence")
_MACHINE: Final = Attribute(0x300A00B2, "TreatmentMachineName")
_RADIATION: Final = Attribute(0x300A00C6, "RadiationType")
_DEGREES: Final = "\N{DEGREE SIGN}"
_ANGLES: Final = (
    (marked("gantry"), Attribute(0x300A011E, "GantryAngle")),
    (marked("collimator"), Attribute(0x300A0120, "BeamLimitingDeviceAngle")),
    (marked("couch"), Attribute(0x300A0122, "PatientSupportAngle")),
)


def unlike(
    beam: Beam, delivery: Delivery, record: TreatmentRecord, place: Place
) -> Iterator[RecordFault]:
    """Yield what of a delivered beam is stated otherwise than the plan states it.

    What one of them does not state contradicts nothing.
    """
    points = delivery.points
    if points is not None:
        yield from _energy(beam, points, record, place)
        if beam.points is not None:
            yield from _angles(beam.points, points, record, place)
    yield from _wedges(beam, delivery, record, place)
    for key, attribute, stated, planned in (
        ("REC-06:radiation", _RADIATION, delivery.radiation, beam.radiation),
        ("REC-06:machine", _MACHINE, record.machine, beam.machine),
    ):
        if stated and planned and stated.casefold() != planned.casefold():
            yield RecordFault(
                key=key, place=place, record=record, attribute=attribute,
                found=stated, expected=planned,
            )  # fmt: skip


def _energy(
    beam: Beam, points: DeliveredPoints, record: TreatmentRecord, place: Place
) -> Iterator[RecordFault]:
    """Hold energies against those of the control points, else against all planned."""
    if not beam.energies:
        return
    known = np.array(beam.energies)
    off = np.abs(points.energies[:, np.newaxis] - known).min(axis=1)
    if beam.points is not None:
        at_point = _planned_at(beam.points.energies, points.indices)
        off = np.where(np.isnan(at_point), off, np.abs(points.energies - at_point))
    is_other = off > ENERGY  # never of NaN
    if not is_other.any():
        return
    found = dict.fromkeys(trimmed(float(one)) for one in points.energies[is_other])
    yield RecordFault(
        key="REC-06:energy", place=place, record=record, attribute=_ENERGY,
        found=in_row(" ", (first_few(found), beam.energy_unit)),
        expected=energy_text(beam),
    )  # fmt: skip


def _angles(
    planned: ControlPoints,
    points: DeliveredPoints,
    record: TreatmentRecord,
    place: Place,
) -> Iterator[RecordFault]:
    """Hold angles against those of the control points that the record names.

    Where it names none, an angle is held against one that the whole beam has.
    """
    for name, attribute in _ANGLES:
        of_plan: NDArray[np.float64] = getattr(planned, name)
        stated: NDArray[np.float64] = getattr(points, name)
        target = _planned_at(of_plan, points.indices)
        known = of_plan[~np.isnan(of_plan)]
        if len(known) and np.ptp(known) == 0:
            target = np.where(points.indices < 0, known[0], target)
        off = np.abs((stated - target + 180) % 360 - 180)
        off = np.where(np.isnan(off), 0.0, off)
        worst = int(off.argmax()) if len(off) else 0
        if len(off) and off[worst] > ANGLE:
            yield RecordFault(
                key="REC-06:angle", place=place, record=record, attribute=attribute,
                found=f"{trimmed(float(stated[worst]), 1)}{_DEGREES}",
                expected=f"{trimmed(float(target[worst]), 1)}{_DEGREES}",
                fields=(("angle", tr(name)),),
            )  # fmt: skip


def _planned_at(
    planned: NDArray[np.float64], indices: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return what is planned at control points; NaN where it is not known which."""
    is_known = (indices >= 0) & (indices < len(planned))
    found: NDArray[np.float64] = planned[np.where(is_known, indices, 0)]
    return np.where(is_known, found, np.nan)


def _wedges(
    beam: Beam, delivery: Delivery, record: TreatmentRecord, place: Place
) -> Iterator[RecordFault]:
    if delivery.wedges is None:
        return
    planned = tuple(one for one in beam.wedges if one.is_used)
    stated = tuple(one for one in delivery.wedges if one.is_used)
    if len(planned) == len(stated) and all(
        any(_is_same(one, other) for other in planned) for one in stated
    ):
        return
    yield RecordFault(
        key="REC-06:wedge", place=place, record=record, attribute=_WEDGES,
        found=listed(map(wedge_text, stated), "and") if stated else tr("none"),
        expected=listed(map(wedge_text, planned), "and") if planned else tr("none"),
    )  # fmt: skip


def _is_same(one: Wedge, other: Wedge) -> bool:
    """Whether nothing that both state of a wedge differs."""
    pairs = (
        (one.type, other.type),
        (one.id, other.id),
    )
    if any(a and b and a != b for a, b in pairs):
        return False
    angles = ((one.angle, other.angle), (one.orientation, other.orientation))
    return all(a is None or b is None or turned(a, b) <= ANGLE for a, b in angles)
