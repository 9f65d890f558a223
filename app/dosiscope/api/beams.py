"""The beams of a plan: the records of ``beams --json`` as objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from dosiscope.io.out.beams_json import beam_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.plan import Plan

    Floats: TypeAlias = NDArray[np.float64]
    Place: TypeAlias = tuple[float, float, float]
    Pair: TypeAlias = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ControlPoint:
    """What holds at a control point; None is what is not stated, or does not follow.

    Attributes
    ----------
    index
        From 0.
    weight, meterset
        Cumulative Meterset Weight; the same in the unit of the beam.
    gantry, collimator, couch
        Degrees.
    energy, dose_rate
        In the beam's unit of energy; meterset a minute.
    isocentre_mm, source_mm
        In the patient, mm.  Of ions, whose sources of x and of y differ, the record has
        both.
    jaws_x_mm, jaws_y_mm
        On the isocentre plane, mm; None for the side that is not known.
    leaves_mm
        By the type of the device, "MLCX" or "MLCY": the positions of both banks, shape
        (2, leaves), read-only.
    point_mm
        Where the point that was asked for is seen: x, y on the isocentre plane.
    withheld
        Why there is no source, a clause; "" where there is one.
    shape_withheld
        What is missing to tell the opening, clauses; "" for nothing.
    record
        All of it as ``beams --json`` has it, further values too.
    """

    index: int
    weight: float | None
    meterset: float | None
    gantry: float | None
    collimator: float | None
    couch: float | None
    energy: float | None
    dose_rate: float | None
    isocentre_mm: Place | None
    source_mm: Place | None
    jaws_x_mm: Pair
    jaws_y_mm: Pair
    leaves_mm: Mapping[str, Floats]
    point_mm: tuple[float, float] | None
    withheld: str
    shape_withheld: str
    record: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlannedBeam:
    """A beam as its plan states it; None is what it does not state.

    Attributes
    ----------
    type, radiation, delivery
        As the file has them, such as "DYNAMIC", "PHOTON", "TREATMENT"; "" for none.
    energies, energy_unit
        Those of its control points, each once.
    meterset, unit
        Of a fraction.
    dose_gy
        Of a fraction, at the beam's dose point.
    control_points
        In order; empty where they could not be read.
    not_read
        What of it could not be read, in sentences.
    record
        All of it as ``beams --json`` has it: accessories, tolerances, layers of ions.
    """

    number: int
    name: str
    type: str
    radiation: str
    delivery: str
    machine: str
    energies: tuple[float, ...]
    energy_unit: str
    meterset: float | None
    unit: str
    dose_gy: float | None
    control_points: tuple[ControlPoint, ...]
    not_read: tuple[str, ...]
    record: Mapping[str, Any] = field(repr=False)


def beams_of(
    plan: Plan,
    *,
    at: Sequence[float] | None,
    rois: Mapping[int, str],
    with_spots: bool,
) -> tuple[PlannedBeam, ...]:
    """Return the beams of a plan as objects; ``at`` is looked for from each source."""
    values = beam_values(plan, plan.beams, {}, at=at, rois=rois, with_spots=with_spots)
    return tuple(map(_beam, values["beams"]))


def _beam(record: Mapping[str, Any]) -> PlannedBeam:
    return PlannedBeam(
        number=record["number"],
        name=record["name"],
        type=record["type"],
        radiation=record["radiation"],
        delivery=record["delivery"],
        machine=record["machine"],
        energies=tuple(record["energies"]),
        energy_unit=record["energy_unit"],
        meterset=record["meterset"],
        unit=record["unit"],
        dose_gy=record["dose_gy"],
        control_points=tuple(map(_point, record["control_points"])),
        not_read=tuple(record["not_read"]),
        record=record,
    )


def _point(record: Mapping[str, Any]) -> ControlPoint:
    jaws = record["jaws_mm"]
    return ControlPoint(
        index=record["index"],
        weight=record["weight"],
        meterset=record["meterset"],
        gantry=record["gantry"],
        collimator=record["collimator"],
        couch=record["couch"],
        energy=record["energy"],
        dose_rate=record["dose_rate"],
        isocentre_mm=_place(record["isocentre_mm"]),
        source_mm=_place(record["source_mm"]),
        jaws_x_mm=tuple(jaws["x"]),
        jaws_y_mm=tuple(jaws["y"]),
        leaves_mm={
            kind: _banks(sides["side_1"], sides["side_2"])
            for kind, sides in record["leaves_mm"].items()
        },
        point_mm=None
        if record["point_bev_mm"] is None
        else tuple(record["point_bev_mm"]),
        withheld=record["withheld"] or "",
        shape_withheld=record["shape_withheld"] or "",
        record=record,
    )


def _banks(*sides: Sequence[float]) -> Floats:
    found = np.array(sides, dtype=np.float64)
    found.setflags(write=False)
    return found


def _place(values: Sequence[float] | None) -> Place | None:
    if values is None:
        return None
    x, y, z = values
    return x, y, z
