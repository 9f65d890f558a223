"""Core objects with a closed form, in any of the eight transverse orientations."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.case import Case
from dosiscope.core.ct import Ct
from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.geometry import Geometry
from dosiscope.core.header import Header, Patient
from dosiscope.core.kinds import Kind, rank_of
from dosiscope.core.plan import Beam, DoseReference, Plan
from dosiscope.core.structures import (
    Contour,
    Contours,
    GeometricType,
    Roi,
    StructureSet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Function = Callable[[Array, Array, Array], Array]

Direction = tuple[int, int, int]
Directions = tuple[Direction, Direction]  # of rows and of columns

PATIENT = Patient("Testing^Terry", "ID-4711", birth_date="19600101", sex="F")
_X: Direction = (1, 0, 0)
_Y: Direction = (0, 1, 0)


def _signed(axis: Direction, sign: int) -> Direction:
    return (axis[0] * sign, axis[1] * sign, axis[2] * sign)


ORIENTATIONS: list[Directions] = [
    (_signed(row, s), _signed(column, t))
    for row, column in ((_X, _Y), (_Y, _X))
    for s, t in product((1, -1), repeat=2)
]


def header(kind: Kind, patient: Patient = PATIENT, uid: str = "") -> Header:
    return Header(
        kind=kind,
        sop_class_uid="1",
        sop_instance_uid=uid or f"1.{rank_of(kind)}",
        series_uid="2",
        study_uid="3",
        frame_of_reference_uid="4",
        patient=patient,
    )


def stack(
    orientation: Directions,
    spacing: tuple[float, float],
    z: Iterable[float],
    low: tuple[float, float],
    high: tuple[float, float],
) -> Geometry:
    """A stack whose pixel centres start at one corner of the box low..high (x, y)."""
    row, column = (np.array(v, dtype=float) for v in orientation)
    z = np.array(list(z), dtype=float)
    origin = np.array([0.0, 0.0, z[0]])
    for axis in (0, 1):
        sign = row[axis] + column[axis]
        origin[axis] = low[axis] if sign > 0 else high[axis]
    extent = np.array([high[0] - low[0], high[1] - low[1], 0])
    columns = int(abs(extent @ row) / spacing[1] + 1e-9) + 1
    rows = int(abs(extent @ column) / spacing[0] + 1e-9) + 1
    normal = np.cross(row, column)
    return Geometry(
        origin=origin,
        row_direction=row,
        column_direction=column,
        spacing=spacing,
        offsets=(z - z[0]) * normal[2],
        size=(rows, columns),
    )


def sampled(geometry: Geometry, function: Function) -> NDArray[np.float64]:
    return function(*geometry.places())


def make_ct(geometry: Geometry, function: Function) -> Ct:
    values = np.round(sampled(geometry, function)).astype(np.int16)
    count = geometry.shape[0]
    return Ct(
        header=header(Kind.CT),
        geometry=geometry,
        stored=values,
        slope=np.ones(count),
        intercept=np.zeros(count),
        image_uids=tuple(f"1.{k}" for k in range(count)),
        patient_position="HFS",
    )


def make_dose(
    geometry: Geometry,
    function: Function,
    maximum: float = 100.0,
    summation: SummationType = SummationType.PLAN,
    units: DoseUnits = DoseUnits.GY,
) -> Dose:
    scaling = maximum / 4e9
    values = np.round(sampled(geometry, function) / scaling).astype(np.uint32)
    return Dose(
        header=header(Kind.DOSE),
        geometry=geometry,
        stored=values,
        scaling=scaling,
        units=units,
        type=DoseType.PHYSICAL,
        summation=summation,
        plan_uid=f"1.{rank_of(Kind.PLAN)}",
        label=summation.value,
    )


def circle(
    x: float, y: float, z: float, radius: float, vertices: int = 720
) -> NDArray[np.float64]:
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    xy = x + radius * np.cos(angle), y + radius * np.sin(angle)
    return np.column_stack([*xy, np.full(vertices, z)])


def closed(points: NDArray[np.float64], number: int | None = None) -> Contour:
    return Contour(GeometricType.CLOSED_PLANAR, points, number=number)


def make_roi(
    number: int,
    contours: list[Contour],
    name: str = "",
    colour: tuple[int, int, int] | None = (255, 0, 0),
    kind: str = "ORGAN",
) -> Roi:
    return Roi(
        number,
        name or f"ROI{number}",
        contours=Contours.of(contours),
        interpreted_types=(kind,),
        colour=colour,
    )


def make_plan(
    prescriptions: tuple[float, ...] = (),
    isocentre: tuple[float, float, float] | None = None,
    patient: Patient = PATIENT,
) -> Plan:
    return Plan(
        header=header(Kind.PLAN, patient),
        label="Plan A",
        date="20240131",
        time="081502",
        beams=(Beam(number=1, name="Arc", isocentre=isocentre),),
        dose_references=tuple(
            DoseReference(
                number=n,
                structure_type="SITE",
                description="",
                type="TARGET",
                prescription_gy=dose,
            )
            for n, dose in enumerate(prescriptions)
        ),
    )


def make_case(
    ct: Ct | None = None,
    rois: Iterable[Roi] = (),
    doses: Iterable[Dose] = (),
    plan: Plan | None = None,
    patient: Patient = PATIENT,
    **more: Any,
) -> Case:
    rois = tuple(rois)
    structures = (
        StructureSet(header=header(Kind.STRUCTURE_SET), label="S", rois=rois)
        if rois
        else None
    )
    return Case(
        patient=patient,
        frame_of_reference_uid="4",
        ct=ct,
        structure_set=structures,
        plan=plan,
        doses=tuple(doses),
        **more,
    )


def small_case(**more: Any) -> Case:
    """CT of five planes, a round ROI and a dose that falls off from the middle."""
    ahead = ORIENTATIONS[0]
    z = (-10.0, -5.0, 0.0, 5.0, 10.0)
    ct = make_ct(
        stack(ahead, (1, 1), z, (-60, -50), (60, 50)),
        lambda x, y, _z: np.where(np.hypot(x, y) < 45, 40.0, -1000.0),
    )
    dose = make_dose(
        stack(ahead, (2.5, 2.5), z, (-40, -40), (40, 40)),
        lambda x, y, z: 60 * np.exp(-(x**2 + y**2 + z**2) / 1200),
        maximum=60,
    )
    rois = (
        make_roi(1, [closed(circle(0, 0, v, 20)) for v in z], "Target", (255, 80, 80)),
        make_roi(
            2,
            [closed(circle(0, 0, v, 45)) for v in z],
            "Body",
            (90, 220, 140),
            "EXTERNAL",
        ),
    )
    fields: dict[str, Any] = {"ct": ct, "rois": rois, "doses": (dose,), **more}
    return make_case(**fields)
