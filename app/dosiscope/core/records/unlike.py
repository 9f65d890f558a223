"""What was set otherwise than planned: energy, angles, wedges, machine, radiation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.comparing.beams import wedge_text
from dosiscope.core.findings import Attribute
from dosiscope.core.plan_words import energy_text
from dosiscope.core.records.fault import RecordFault
from dosiscope.core.records.limits import ANGLE, ENERGY, turned
from dosiscope.core.text import listed, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.delivery import ControlPoints, Wedge
    from dosiscope.core.plan import Beam
    from dosiscope.core.records.fault import Place
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
    ("gantry", Attribute(0x300A011E, "GantryAngle")),
    ("collimator", Attribute(0x300A0120, "BeamLimitingDeviceAngle")),
    ("couch", Attribute(0x300A0122, "PatientSupportAngle")),
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
        ("REC-08:radiation", _RADIATION, delivery.radiation, beam.radiation),
        ("REC-08:machine", _MACHINE, record.machine, beam.machine),
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
    known = ~np.isnan(points.energies)
    if not beam.energies or not known.any():
        return
    here = _at(beam.points, points.indices)
    is_other = np.zeros(len(points), dtype=bool)
    for n in np.flatnonzero(known):
        planned: tuple[float, ...] = beam.energies
        if here[n] >= 0 and beam.points is not None:
            at_point = float(beam.points.energies[here[n]])
            planned = planned if np.isnan(at_point) else (at_point,)
        is_other[n] = all(abs(points.energies[n] - one) > ENERGY for one in planned)
    if not is_other.any():
        return
    found = dict.fromkeys(trimmed(float(one)) for one in points.energies[is_other])
    yield RecordFault(
        key="REC-08:energy", place=place, record=record, attribute=_ENERGY,
        found=f"{listed(found, 'and')} {beam.energy_unit}",
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
    here = _at(planned, points.indices)
    for name, attribute in _ANGLES:
        of_plan: NDArray[np.float64] = getattr(planned, name)
        stated: NDArray[np.float64] = getattr(points, name)
        is_still = not np.isnan(of_plan).all() and np.nanmax(of_plan) == np.nanmin(
            of_plan
        )
        worst, found, expected = 0.0, 0.0, 0.0
        for n in np.flatnonzero(~np.isnan(stated)):
            if here[n] >= 0:
                target = float(of_plan[here[n]])
            elif is_still:
                target = float(np.nanmax(of_plan))
            else:
                continue
            off = turned(float(stated[n]), target)
            if off > max(worst, ANGLE):
                worst, found, expected = off, float(stated[n]), target
        if worst:
            yield RecordFault(
                key="REC-08:angle", place=place, record=record, attribute=attribute,
                found=f"{trimmed(found, 1)}{_DEGREES}",
                expected=f"{trimmed(expected, 1)}{_DEGREES}",
                fields=(("angle", name),),
            )  # fmt: skip


def _at(points: ControlPoints | None, indices: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return which planned control point each is; -1 where that is not known."""
    count = 0 if points is None else len(points)
    return np.where((indices >= 0) & (indices < count), indices, -1)


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
        key="REC-08:wedge", place=place, record=record, attribute=_WEDGES,
        found=listed(map(wedge_text, stated), "and") if stated else "none",
        expected=listed(map(wedge_text, planned), "and") if planned else "none",
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
