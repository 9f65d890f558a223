"""Beams that are delivered as they should be, to be broken in one respect each."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.accessories import Bolus, RangeShifter
from dosiscope.core.brachy import ApplicationSetup, Brachy, Channel, Source
from dosiscope.core.delivery import (
    Carried,
    ControlPoints,
    LimitingDevice,
    Spots,
    never,
)
from dosiscope.core.identity import Personal
from dosiscope.core.kinds import Kind
from dosiscope.core.not_shown import Withheld
from dosiscope.core.plan import (
    Beam,
    FractionGroup,
    PatientSetup,
    Plan,
    PlannedBeam,
    ToleranceTable,
)
from dosiscope.core.plan_check.limits import parse_limits
from dosiscope.core.reason import Reason
from dosiscope.resources.plan_limits import bundled_limits
from support.checked_plan import MIDDLE, good_case, good_plan, subject_of
from support.headers import header

if TYPE_CHECKING:
    from dosiscope.core.plan_check.limits import Limits
    from dosiscope.core.plan_check.subject import PlanSubject

CLINIC = """
machines = Linac 1, Linac 2
energies = 6 MV, 10 MV FFF, 9 MeV
beam name = ^G0*{gantry}$
clearance = 400 mm
"""
LEAVES = np.array([-10.0, -12.0, 10.0, 12.0])  # two pairs, 20 and 24 mm open


@cache
def clinic() -> Limits:
    """The limits of a clinic that has set all that are looked at."""
    return parse_limits(CLINIC, bundled_limits())


def held(*rows: list[float], points: int = 2) -> Carried:
    """Return rows, the first from the first control point on, and so forth."""
    return Carried(
        rows=np.array(rows, dtype=float),
        index=np.minimum(np.arange(points), len(rows) - 1),
    )


def control_points(gantry: list[float] | float = 0.0, **changes: Any) -> ControlPoints:
    """Control points of a 6 MV beam with jaws and two pairs of leaves."""
    angles = np.array(gantry if isinstance(gantry, list) else [gantry] * 2, float)
    count = len(angles)
    fields: dict[str, Any] = {
        "weights": np.linspace(0, 1, count),
        "gantry": angles,
        "collimator": np.full(count, 10.0),
        "couch": np.zeros(count),
        "eccentric": never(count),
        "pitch": never(count),
        "roll": never(count),
        "gantry_pitch": never(count),
        "energies": np.full(count, 6.0),
        "dose_rates": np.full(count, 600.0),
        "skin_distances": never(count),
        "snout_positions": never(count),
        "table_tops": never(count, 3),
        "isocentres": np.tile(MIDDLE, (count, 1)),
        "gantry_directions": ("NONE",) * count,
        "positions": {
            "ASYMX": held([-15, 15], points=count),
            "ASYMY": held([-10, 10], points=count),
            "MLCX": held(LEAVES.tolist(), points=count),
        },
    }
    return ControlPoints(**{**fields, **changes})


def beam(number: int, angle: float = 0.0, **changes: Any) -> Beam:
    """A static beam of 100 MU; its skin is where the round patient has it."""
    distance = {0: 1000 - np.sqrt(95**2 - 50**2), 90: 1000 - 45.0, 180: 0}[int(angle)]
    distance = distance or 1000 - float(np.sqrt(95**2 - 50**2))
    fields: dict[str, Any] = {
        "number": number,
        "name": f"G{angle:03.0f}",
        "type": "STATIC",
        "radiation": "PHOTON",
        "delivery": "TREATMENT",
        "machine": "Linac 1",
        "energies": (6.0,),
        "gantry": (angle, angle),
        "gantry_direction": "NONE",
        "collimator": 10.0,
        "couch": 0.0,
        "meterset": 100.0,
        "isocentre": MIDDLE,
        "control_points": 2,
        "stated_points": 2,
        "points": control_points(angle, skin_distances=np.full(2, distance)),
        "dose_gy": 2 / 3,
        "final_weight": 1.0,
        "source_axis": (1000.0, 1000.0),
        "fluence_mode": "STANDARD",
        "devices": (
            LimitingDevice(type="ASYMX", pairs=1),
            LimitingDevice(type="ASYMY", pairs=1),
            LimitingDevice(type="MLCX", pairs=2, boundaries=(-10.0, 0.0, 10.0)),
        ),
        "tolerance_table": 1,
        "setup": 1,
    }
    return Beam(**{**fields, **changes})


def arc(number: int = 1, **changes: Any) -> Beam:
    """An arc from 181 to 179 degrees over 0."""
    angles = [181.0, 240.0, 300.0, 0.0, 60.0, 120.0, 179.0]
    points = control_points(angles, gantry_directions=("CW",) * 6 + ("NONE",))
    fields: dict[str, Any] = {
        "type": "DYNAMIC",
        "points": points,
        "gantry": (181.0, 179.0),
        "gantry_direction": "CW",
        "control_points": 7,
        "stated_points": 7,
    }
    return beam(number, **{**fields, **changes})


def boli_of(*rois: int) -> tuple[Bolus, ...]:
    """Boli that are these ROIs."""
    return tuple(Bolus(roi_number=roi) for roi in rois)


def setup_beam(number: int, **changes: Any) -> Beam:
    """A beam that images the patient."""
    fields: dict[str, Any] = {
        "name": f"Setup {number}",
        "delivery": "SETUP",
        "meterset": None,
        "dose_gy": None,
        "reference_images": ("1.2.3",),
    }
    return beam(number, **{**fields, **changes})


@cache
def good_beams() -> tuple[Beam, ...]:
    """Three that treat and one that images."""
    return beam(1, 0), beam(2, 90), beam(3, 180), setup_beam(4)


def delivered(*beams: Beam, **changes: Any) -> Plan:
    """The good plan with these beams (else its own), and other parts."""
    beams = beams or good_beams()
    planned = tuple(
        PlannedBeam(number=b.number, meterset=b.meterset, dose_gy=b.dose_gy)
        for b in beams
        if not b.is_setup
    )
    fields: dict[str, Any] = {
        "label": "60 Gy/30",
        "approval": "APPROVED",
        "reviewer": "Physicist^Ph",
        "review_date": "20240201",
        "beams": beams,
        "fraction_groups": (FractionGroup(number=1, fractions=30, planned=planned),),
        "setups": (
            PatientSetup(
                number=1, position="HFS", vertical=0.0, longitudinal=0.0, lateral=0.0
            ),
        ),
        "tolerance_tables": (ToleranceTable(number=1, label="Head"),),
    }
    return replace(good_plan(), **{**fields, **changes})


def with_beam(number: int = 1, **changes: Any) -> Plan:
    """The good plan, one of whose beams is changed."""
    return delivered(
        *(replace(b, **changes) if b.number == number else b for b in good_beams())
    )


def with_points(number: int = 1, **changes: Any) -> Plan:
    """The good plan, the control points of one of whose beams are changed."""
    (one,) = (b for b in good_beams() if b.number == number)
    assert one.points is not None
    return with_beam(number, points=replace(one.points, **changes))


def subject(plan: Plan | None = None, **changes: Any) -> PlanSubject:
    """What is checked of a plan, with the limits of the clinic."""
    plan = delivered() if plan is None else plan
    rois = changes.pop("rois", None)
    case = good_case(rois, plan=plan)
    return subject_of(case, **{"limits": clinic(), **changes})


def ions(**changes: Any) -> Plan:
    """A beam of protons, of two layers of two spots each."""
    spots = Spots(
        positions=np.array([[-10.0, 0.0], [10.0, 5.0]]), weights=np.array([20.0, 30.0])
    )
    points = control_points(
        [0.0] * 4,
        weights=np.array([0.0, 50.0, 50.0, 100.0]),
        positions={},
        spots=(spots, None, spots, None),
        dose_rates=never(4),
    )
    fields: dict[str, Any] = {
        "radiation": "PROTON",
        "energies": (120.0, 110.0),
        "energy_unit": "MeV",
        "points": points,
        "final_weight": 100.0,
        "devices": (),
        "control_points": 4,
        "stated_points": 4,
        "snout": "S1",
        "range_shifters": (RangeShifter(number=1, id="RS 40"),),
        "dose_gy": 2.0,
    }
    plan = delivered(beam(1, **{**fields, **changes}))
    return replace(plan, header=replace(plan.header, kind=Kind.ION_PLAN))


def channel(**changes: Any) -> Channel:
    """A channel with two dwell positions."""
    fields: dict[str, Any] = {
        "number": 1,
        "total_time": 30.0,
        "final_weight": 100.0,
        "source": 1,
        "weights": np.array([0.0, 40.0, 40.0, 100.0]),
        "places": np.zeros((4, 3)),
    }
    return Channel(**{**fields, **changes})


def source(**changes: Any) -> Source:
    """An iridium source."""
    fields: dict[str, Any] = {
        "number": 1,
        "isotope": "Ir-192",
        "air_kerma_rate": 40800.0,
        "half_life_days": 73.83,
        "date": "20240115",
    }
    return Source(**{**fields, **changes})


def brachy(
    *channels: Channel,
    sources: tuple[Source, ...] | None = None,
    air_kerma: float | None = None,
) -> Plan:
    """A plan of an afterloader."""
    setup = ApplicationSetup(
        number=1, channels=channels or (channel(),), total_air_kerma=air_kerma
    )
    treated = Brachy(
        type="HDR",
        machine="Linac 2",
        sources=(source(),) if sources is None else sources,
        setups=(setup,),
    )
    groups = (FractionGroup(number=1, fractions=30, brachy_setups=1),)
    plan = delivered(fraction_groups=groups, brachy=treated)
    return replace(plan, beams=())


def other_plan() -> Withheld:
    """Return a plan that is withheld, for whose patient it is of."""
    return Withheld(
        header=header(Kind.PLAN),
        label="Other",
        reason=Reason.of("its Patient ID is {there}", there=Personal("ID-4711")),
    )
