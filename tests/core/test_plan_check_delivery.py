"""Items 4 to 14, 16, 26, 28 to 33, 40: each finds its fault, the good plan passes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.accessories import RangeShifter, Wedge
from dosiscope.core.delivery import never
from dosiscope.core.identity import anonymous
from dosiscope.core.plan import FractionGroup, PatientSetup, PlannedBeam
from dosiscope.core.plan_check.limits import parse_limits
from dosiscope.resources.plan_limits import bundled_limits
from support.checked_plan import (
    MIDDLE,
    answers,
    good_case,
    good_plan,
    good_rois,
    sphere,
    subject_of,
)
from support.delivered_plan import (
    arc,
    beam,
    boli_of,
    brachy,
    channel,
    clinic,
    control_points,
    delivered,
    good_beams,
    held,
    ions,
    source,
    subject,
    with_beam,
    with_points,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.plan_check.subject import PlanSubject

X, Y, Z = MIDDLE
BOLUS = 20
PLACE = (50.0 - float(np.sqrt(2000)), 0.0, 0.0)  # where the dose is 63 / e


def groups(*fractions: int | None) -> Plan:
    found = tuple(FractionGroup(number=n, fractions=f) for n, f in enumerate(fractions))
    return delivered(fraction_groups=found)


def shifts(*vertical: float | None) -> Plan:
    """Beams 1 and 2 with a setup each."""
    setups = tuple(
        PatientSetup(number=n, position="HFS", vertical=one)
        for n, one in enumerate(vertical, 1)
    )
    beams = (beam(1, 0, setup=1), beam(2, 90, setup=len(vertical)))
    return delivered(*beams, setups=setups)


def moved(dx: float) -> Plan:
    return with_beam(2, isocentre=(X + dx, Y, Z))


def jaws(*x: float) -> Plan:
    return with_points(positions={"ASYMX": held(list(x))})


def leaves(*values: float) -> Plan:
    return with_points(positions={"MLCX": held(list(values))})


def with_bolus(*named: int, typed: bool = True) -> PlanSubject:
    roi = sphere(BOLUS, 10, "Bolus", "BOLUS" if typed else "ORGAN", (0, -80, 0))
    beams = (replace(one, boli=boli_of(*named)) for one in good_beams())
    return subject(delivered(*beams), rois=(*good_rois(), roi))


def dated(**changes: str) -> PlanSubject:
    return subject(delivered(**changes))


def with_dose_of(date: str) -> PlanSubject:
    one = subject()
    assert one.chosen_dose is not None
    return replace(one, chosen_dose=replace(one.chosen_dose, content_date=date))


def structures(**changes: Any) -> PlanSubject:
    case = good_case(plan=delivered())
    assert case.structure_set is not None
    case = replace(case, structure_set=replace(case.structure_set, **changes))
    return subject_of(case, limits=clinic())


def limited(text: str, plan: Plan | None = None) -> PlanSubject:
    return subject(plan, limits=parse_limits(text, clinic()))


def unlimited(plan: Plan | None = None) -> PlanSubject:
    return subject(plan, limits=bundled_limits())


def wedged(mu: float, kind: str = "DYNAMIC", *, used: bool = True) -> Plan:
    wedge = Wedge(number=1, type=kind, angle=30, is_used=used)
    return with_beam(meterset=mu, wedges=(wedge,))


# item, result, words of the sentence, what is checked
FAULTS: list[tuple[str, str, str, Callable[[], PlanSubject]]] = [
    ("PC-04", "FLAG", "are only 3.0 mm apart", lambda: subject(moved(3))),
    ("PC-04", "REPORT", "The beams have 2 isocentres", lambda: subject(shots())),
    (
        "PC-40",
        "NOT_EVALUABLE",
        "Beam 1 (G000) states no spots",
        lambda: subject(ions(points=control_points())),
    ),
    ("PC-04", "REPORT", "The beams have 2 isocentres", lambda: subject(moved(60))),
    (
        "PC-04",
        "FLAG",
        "The isocentre of beam 1 (G000) changes",
        lambda: subject(with_points(isocentres=np.array([MIDDLE, (X, Y, 5)]))),
    ),
    (
        "PC-04",
        "NOT_EVALUABLE",
        "beam 2 (G090) states no isocentre",
        lambda: subject(with_beam(2, isocentre=None)),
    ),
    ("PC-05", "REPORT", "vertical \N{MINUS SIGN}4.5 mm", lambda: subject(shifts(-4.5))),
    ("PC-05", "FLAG", "setups with different shifts", lambda: subject(shifts(5, 6))),
    ("PC-05", "REPORT", "No patient setup states", lambda: subject(shifts(None))),
    (
        "PC-06",
        "FLAG",
        "add up to 90.00 Gy at their points; the prescription is 60.00 Gy",
        lambda: subject(with_beam(1, dose_gy=2 / 3 + 1)),
    ),
    (
        "PC-06",
        "REPORT",
        "add up to 23.18 Gy at their points, as the dose does; the prescription is 60",
        lambda: subject(at_a_point(PLACE, 23.18)),
    ),
    (
        "PC-06",
        "FLAG",
        "add up to 33.00 Gy at their points; the prescription is 60",
        lambda: subject(at_a_point(PLACE, 33)),
    ),
    (
        "PC-06",
        "FLAG",
        "add up to 23.18 Gy at their points; the prescription is 60",
        lambda: subject(at_a_point(None, 23.18)),
    ),
    (
        "PC-06",
        "REPORT",
        "add up to 63.00 Gy",
        lambda: subject(with_beam(1, dose_gy=2 / 3 + 0.1)),
    ),
    (
        "PC-06",
        "REPORT",
        "no prescription dose of a target; its beams add up to 60.00 Gy",
        lambda: subject(delivered(dose_references=())),
    ),
    (
        "PC-07",
        "FLAG",
        "does not name what the plan states: 60.00 Gy in 30 fractions",
        lambda: dated(label="Head 66 Gy"),
    ),
    ("PC-07", "FLAG", "does not name", lambda: dated(label="60 Gy in 25")),
    ("PC-07", "REPORT", "does not name", lambda: dated(label="78/39")),
    ("PC-07", "REPORT", "name no dose", lambda: dated(label="Head 2024/03/01")),
    ("PC-07", "REPORT", "name no dose", lambda: dated(label="Vertebra T5 6 phase 1 2")),
    ("PC-07", "FLAG", "does not name", lambda: dated(label="60 Gy 25 fx")),
    ("PC-08", "FLAG", "states no fractions", lambda: subject(groups(0))),
    ("PC-08", "FLAG", "does not state", lambda: subject(groups(None))),
    ("PC-08", "FLAG", "2 fraction groups", lambda: subject(groups(20, 10))),
    ("PC-08", "FLAG", "0 fraction groups", lambda: subject(groups())),
    ("PC-08", "FLAG", "has 300 fractions", lambda: subject(groups(300))),
    ("PC-09", "FLAG", "has only 1.5 MU", lambda: subject(with_beam(meterset=1.5))),
    ("PC-09", "FLAG", "has 6000 MU", lambda: subject(with_beam(meterset=6000.0))),
    ("PC-09", "FLAG", "have no monitor", lambda: subject(two_without_mu())),
    ("PC-09", "FLAG", "dynamic wedge has only 15 MU", lambda: subject(wedged(15))),
    (
        "PC-09",
        "FLAG",
        "17.0 MU/cGy",
        lambda: subject(
            delivered(*(replace(b, meterset=1133.0) for b in good_beams()))
        ),
    ),
    (
        "PC-09",
        "FLAG",
        "No fraction group delivers beam 1 (G000)",
        lambda: subject(groups_of(2, 3)),
    ),
    (
        "PC-09",
        "NOT_EVALUABLE",
        "no beam states",
        lambda: subject(delivered(beam(1, meterset=None))),
    ),
    (
        "PC-09",
        "FLAG",
        "A fraction group delivers beam 9, which the plan does not have",
        lambda: subject(naming(1, 2, 3, 9)),
    ),
    (
        "PC-09",
        "FLAG",
        "A fraction group names beam 1 (G000) more than once",
        lambda: subject(naming(1, 1, 2, 3)),
    ),
    (
        "PC-11",
        "FLAG",
        "the field reaches 260.0 mm from its axis",
        lambda: subject(jaws(180, 260)),
    ),
    (
        "PC-12",
        "FLAG",
        "it is static, and its collimator turns",
        lambda: subject(with_points(collimator=np.array([0.0, 90.0]))),
    ),
    (
        "PC-12",
        "FLAG",
        "it is static, and its couch turns",
        lambda: subject(with_points(couch=np.array([0.0, 350.0]))),
    ),
    (
        "PC-06",
        "FLAG",
        "add up to 80.00 Gy at their points",
        lambda: subject(repeated(20, 20)),
    ),
    (
        "PC-10",
        "FLAG",
        "does not have the final meterset weight",
        lambda: subject(with_beam(final_weight=1.5)),
    ),
    (
        "PC-10",
        "FLAG",
        "do not begin at 0",
        lambda: subject(with_points(weights=np.array([0.5, 1.0]))),
    ),
    (
        "PC-10",
        "FLAG",
        "falls from control point 1 to 2",
        lambda: subject(delivered(arc(points=falling()))),
    ),
    (
        "PC-10",
        "FLAG",
        "control point 1 states no meterset weight",
        lambda: subject(with_points(weights=np.array([0.0, np.nan]))),
    ),
    (
        "PC-10",
        "FLAG",
        "says that it has 3 control points, and has 2",
        lambda: subject(with_beam(stated_points=3)),
    ),
    (
        "PC-10",
        "NOT_EVALUABLE",
        'beam 1 (G000): (300A,0134) CumulativeMetersetWeight: found "x"',
        lambda: subject(
            with_beam(wrong=('(300A,0134) CumulativeMetersetWeight: found "x"',))
        ),
    ),
    (
        "PC-06",
        "NOT_EVALUABLE",
        "the plan: (300A,0084) Beam Dose: found -1",
        lambda: subject(delivered(wrong=("(300A,0084) Beam Dose: found -1",))),
    ),
    (
        "PC-31",
        "NOT_EVALUABLE",
        'the plan: (300A,0042) Tolerance Table Number: found "x"',
        lambda: subject(
            delivered(wrong=('(300A,0042) Tolerance Table Number: found "x"',))
        ),
    ),
    (
        "PC-40",
        "NOT_EVALUABLE",
        'the plan: (300A,022A) Reference Air Kerma Rate: found "x"',
        lambda: subject(
            replace(
                brachy(),
                wrong=('(300A,022A) Reference Air Kerma Rate: found "x"',),
            )
        ),
    ),
    ("PC-11", "FLAG", "field is 500.0 mm wide", lambda: subject(jaws(-300, 200))),
    ("PC-11", "FLAG", "jaws X overlap by 5.0 mm", lambda: subject(jaws(5, 0))),
    ("PC-11", "FLAG", "leaves X overlap by 2.0", lambda: subject(leaves(2, -9, 0, 9))),
    ("PC-11", "FLAG", "nothing open", lambda: subject(leaves(3, 3, 3, 3))),
    ("PC-11", "FLAG", "nothing open", lambda: subject(behind_the_jaws())),
    (
        "PC-11",
        "FLAG",
        "leaves are 0.2 mm apart",
        lambda: limited("minimal leaf gap = 0.5 mm", leaves(0, -9, 0.2, 9)),
    ),
    ("PC-11", "FLAG", "field is 450.0 mm wide", lambda: subject(far_spots())),
    (
        "PC-11",
        "NOT_EVALUABLE",
        "of the kind MLCZ are not understood",
        lambda: subject(with_points(positions={"MLCZ": held([-5, 5])})),
    ),
    (
        "PC-11",
        "NOT_EVALUABLE",
        "are not stated",
        lambda: subject(with_points(positions={})),
    ),
    (
        "PC-10",
        "NOT_EVALUABLE",
        "Beam 1 (G000) states no meterset weights",
        lambda: subject(with_beam(points=weightless(), final_weight=None)),
    ),
    (
        "PC-12",
        "NOT_EVALUABLE",
        "Beam 1 (G000) states no gantry angle",
        lambda: subject(with_beam(gantry=None)),
    ),
    (
        "PC-32",
        "NOT_EVALUABLE",
        "Beam 2 (G090) states no distance to the skin",
        lambda: subject(with_points(2, skin_distances=never(2))),
    ),
    (
        "PC-12",
        "FLAG",
        "the collimator angle is 365°",
        lambda: subject(with_points(collimator=np.full(2, 365.0))),
    ),
    (
        "PC-12",
        "FLAG",
        "the gantry turns by 1802°",
        lambda: subject(delivered(arc(points=turning("CC")))),
    ),
    (
        "PC-12",
        "FLAG",
        "its direction is NONE",
        lambda: subject(delivered(arc(points=turning("NONE")))),
    ),
    ("PC-12", "FLAG", "it is static", lambda: subject(delivered(arc(type="STATIC")))),
    (
        "PC-12",
        "FLAG",
        "Beams 1, 2 and 3 have the same isocentre",
        lambda: subject(delivered(*(beam(n, name=f"B{n}") for n in (1, 2, 3)))),
    ),
    ("PC-13", "FLAG", "has 7 MV", lambda: subject(with_beam(energies=(7.0,)))),
    (
        "PC-13",
        "FLAG",
        "has 6 MV FFF",
        lambda: subject(with_beam(fluence_mode="NON_STANDARD", fluence_id="FFF")),
    ),
    (
        "PC-13",
        "FLAG",
        "changes: 6, 10",
        lambda: subject(with_beam(energies=(6.0, 10.0))),
    ),
    (
        "PC-13",
        "FLAG",
        "Dose rates of 6 MV differ: 300 MU/min of beam 1 (G000), 600",
        lambda: subject(with_points(dose_rates=np.full(2, 300.0))),
    ),
    ("PC-13", "FLAG", "does not state", lambda: subject(with_beam(energies=()))),
    ("PC-13", "REPORT", "no energies are set", unlimited),
    (
        "PC-14",
        "FLAG",
        "The beams are for 2 machines: Linac 1, Linac 2",
        lambda: subject(with_beam(3, machine="Linac 2")),
    ),
    ("PC-14", "FLAG", "No treatment machine", lambda: subject(with_beam(machine=""))),
    ("PC-14", "FLAG", "none of the clinic's", lambda: limited("machines = Linac 3")),
    ("PC-14", "REPORT", "no machines are set", unlimited),
    ("PC-16", "FLAG", "ROI 21, which is not there", lambda: with_bolus(21, BOLUS)),
    ("PC-16", "FLAG", 'No beam names the bolus "Bolus"', with_bolus),
    (
        "PC-16",
        "FLAG",
        "which is no bolus by its type",
        lambda: with_bolus(BOLUS, typed=False),
    ),
    ("PC-16", "REPORT", "is not of beams 2 and 3", lambda: bolus_of_the_first()),
    ("PC-26", "FLAG", 'one name: "G090"', lambda: subject(with_beam(name="G090"))),
    ("PC-26", "FLAG", "has no name", lambda: subject(with_beam(name=""))),
    (
        "PC-26",
        "FLAG",
        'not by the convention: "G001"',
        lambda: subject(with_beam(name="G001")),
    ),
    ("PC-26", "REPORT", "no convention is set", unlimited),
    ("PC-28", "FLAG", "status is UNAPPROVED", lambda: dated(approval="UNAPPROVED")),
    ("PC-28", "FLAG", "status is not stated", lambda: dated(approval="")),
    ("PC-28", "FLAG", "by whom and when", lambda: dated(reviewer="")),
    (
        "PC-28",
        "FLAG",
        "plan is of 2024-01-20 08:15:02, its structure set of 2024-01-25",
        lambda: dated(date="20240120"),
    ),
    (
        "PC-28",
        "REPORT",
        "its structure set of 2024-01-31 09:00:00",
        lambda: structures(date="20240131", time="090000"),
    ),
    (
        "PC-28",
        "FLAG",
        "approved on 2024-01-30 and is of 2024-01-31",
        lambda: dated(review_date="20240130"),
    ),
    (
        "PC-28",
        "FLAG",
        "The dose is of 2024-01-30, the plan of 2024-01-31",
        lambda: with_dose_of("20240130"),
    ),
    ("PC-28", "FLAG", "is REJECTED", lambda: structures(approval="REJECTED")),
    ("PC-28", "REPORT", "is UNAPPROVED", lambda: structures(approval="UNAPPROVED")),
    (
        "PC-29",
        "FLAG",
        "is 7.0 mm from any that is treated",
        lambda: subject(with_beam(4, isocentre=(X, Y + 7, Z))),
    ),
    (
        "PC-29",
        "FLAG",
        "The isocentre (110.0, 0.0, 0.0) mm has no setup beams",
        lambda: subject(moved(60)),
    ),
    ("PC-29", "REPORT", "no setup beams", lambda: subject(delivered(beam(1)))),
    (
        "PC-29",
        "REPORT",
        "Beam 4 (Setup 4) names no image",
        lambda: subject(with_beam(4, reference_images=())),
    ),
    (
        "PC-30",
        "FLAG",
        "is planned FFS, and was scanned HFS",
        lambda: subject(
            delivered(
                setups=(
                    PatientSetup(number=1, position="HFS"),
                    PatientSetup(number=2, position="FFS"),
                )
            )
        ),
    ),
    ("PC-30", "NOT_EVALUABLE", "states", lambda: subject(delivered(setups=()))),
    (
        "PC-31",
        "FLAG",
        "Beam 1 (G000) names no tolerance table",
        lambda: subject(with_beam(tolerance_table=None)),
    ),
    (
        "PC-31",
        "FLAG",
        "is not in the plan",
        lambda: subject(with_beam(tolerance_table=7)),
    ),
    ("PC-31", "REPORT", "no tolerance tables", lambda: subject(without_tables())),
    (
        "PC-32",
        "FLAG",
        "states 935.0 mm from source to skin; along its axis there are 955.",
        lambda: subject(with_points(2, skin_distances=np.full(2, 935.0))),
    ),
    (
        "PC-32",
        "NOT_EVALUABLE",
        "no beam states",
        lambda: subject(delivered(beam(1, points=control_points()))),
    ),
    (
        "PC-32",
        "NOT_EVALUABLE",
        "is tilted",
        lambda: subject(with_points(pitch=np.full(2, 2.0))),
    ),
    (
        "PC-32",
        "NOT_EVALUABLE",
        "the source-axis distance is not positive",
        lambda: subject(with_beam(source_axis=(0.0, 0.0))),
    ),
    ("PC-33", "FLAG", "reach", lambda: limited("clearance = 100 mm")),
    ("PC-33", "REPORT", "whether the gantry passes is not checked", unlimited),
    ("PC-33", "REPORT", "turned for beam 1", lambda: subject(with_beam(couch=30.0))),
    (
        "PC-40",
        "FLAG",
        "add up to 100, its final meterset weight is 120",
        lambda: subject(ions(final_weight=120.0)),
    ),
    (
        "PC-40",
        "FLAG",
        "range shifter without an ID",
        lambda: subject(ions(range_shifters=(RangeShifter(number=1),))),
    ),
    ("PC-40", "NOT_EVALUABLE", "neither beams of ions nor", subject),
    ("PC-40", "FLAG", "states no source", lambda: subject(brachy(sources=()))),
    (
        "PC-40",
        "FLAG",
        "strength of Ir-192 is not stated",
        lambda: subject(brachy(sources=(source(air_kerma_rate=None),))),
    ),
    (
        "PC-40",
        "FLAG",
        "is of 2023-01-15, 381 days before the plan",
        lambda: subject(brachy(sources=(source(date="20230115"),))),
    ),
    (
        "PC-40",
        "FLAG",
        "date of the strength of Ir-192",
        lambda: subject(brachy(sources=(source(date=""),))),
    ),
    (
        "PC-40",
        "FLAG",
        "channel 1 more than once",
        lambda: subject(brachy(channel(), channel())),
    ),
    (
        "PC-40",
        "FLAG",
        "its source is not in the plan",
        lambda: subject(brachy(channel(source=2))),
    ),
    (
        "PC-40",
        "FLAG",
        "states no total time",
        lambda: subject(brachy(channel(total_time=None))),
    ),
    (
        "PC-40",
        "FLAG",
        "final time weight",
        lambda: subject(brachy(channel(final_weight=120.0))),
    ),
    (
        "PC-40",
        "FLAG",
        "time weights fall",
        lambda: subject(brachy(channel(weights=np.array([0.0, 100, 40, 100])))),
    ),
    (
        "PC-40",
        "FLAG",
        "of 400 µGy at 1 m; its sources and the times of its channels make 340 µGy",
        lambda: subject(brachy(air_kerma=400.0)),
    ),
]

GOOD: list[tuple[str, Callable[[], PlanSubject]]] = [
    *((f"PC-{n:02}", subject) for n in (*range(4, 15), 16, 26, *range(28, 34))),
    *(
        (f"PC-{n:02}", lambda: subject(delivered(arc())))
        for n in (4, 9, 10, 11, 12, 13)
    ),
    *((f"PC-{n:02}", lambda: subject(ions())) for n in (6, 9, 10, 11, 12, 13, 40)),
    *((f"PC-{n:02}", lambda: subject(brachy())) for n in (8, 14, 28, 30, 40)),
    ("PC-40", lambda: subject(brachy(air_kerma=341.0))),
    ("PC-07", lambda: dated(label="Head 30 x 2 Gy")),
    ("PC-07", lambda: dated(label="H", name="60Gy 30#")),
    ("PC-07", lambda: dated(label="6000 cGy in 30")),
    ("PC-07", lambda: dated(label="2 Gy daily")),
    ("PC-07", lambda: dated(label="60Gy 10x10")),
    ("PC-07", lambda: dated(label="Phase 1 2", name="60 Gy in 30 fx")),
    ("PC-09", lambda: subject(wedged(15, "STANDARD"))),
    ("PC-09", lambda: subject(ions(meterset=39_294.15))),
    ("PC-09", lambda: subject(wedged(15, used=False))),
    ("PC-09", lambda: subject(spine(700))),
    ("PC-06", lambda: subject(repeated(20, 10))),
    ("PC-11", lambda: limited("minimal leaf gap = 0.5 mm", leaves(0, -9, 0, 9))),
    ("PC-12", lambda: subject(with_points(collimator=np.full(2, -1e-9)))),
    ("PC-12", lambda: subject(delivered(long_arc()))),
    ("PC-12", lambda: subject(delivered(helical()))),
    ("PC-13", lambda: subject(delivered(beam(1), electrons()))),
    ("PC-16", lambda: with_bolus(BOLUS)),
]


def naming(*numbers: int) -> Plan:
    """A fraction group that names beams of these numbers."""
    plan = delivered()
    (group,) = plan.fraction_groups
    planned = tuple(PlannedBeam(number=n, meterset=100.0) for n in numbers)
    return replace(plan, fraction_groups=(replace(group, planned=planned),))


def repeated(*fractions: int) -> Plan:
    """Fraction groups of 2 Gy each time."""
    plan = delivered()
    (group,) = plan.fraction_groups
    groups = tuple(replace(group, number=f, fractions=f) for f in fractions)
    return replace(plan, fraction_groups=groups)


def spine(mu: float) -> Plan:
    """Three arcs at isocentres of their own, each of which gives the dose."""
    arcs = tuple(
        arc(n, isocentre=(X, Y, 60.0 * n), meterset=mu, dose_gy=2.0)
        for n in range(1, 4)
    )
    return delivered(*arcs)


def two_without_mu() -> Plan:
    one, two, *rest = good_beams()
    return delivered(replace(one, meterset=0.0), replace(two, meterset=None), *rest)


def groups_of(*numbers: int) -> Plan:
    """A fraction group that delivers these beams alone."""
    (group,) = delivered().fraction_groups
    planned = tuple(one for one in group.planned if one.number in numbers)
    return delivered(fraction_groups=(replace(group, planned=planned),))


def at_a_point(place: tuple[float, float, float] | None, gray: float) -> Plan:
    """The beams state their doses, of this sum in all fractions, at a point."""
    beams = tuple(replace(one, dose_gy=gray / 90) for one in good_beams())
    plan = delivered(*beams)
    (group,) = plan.fraction_groups
    planned = tuple(replace(one, dose_point=place) for one in group.planned)
    return replace(plan, fraction_groups=(replace(group, planned=planned),))


def helical() -> Beam:
    """Three turns in steps of 60 degrees."""
    angles = [float(n * 60 % 360) for n in range(19)]
    points = control_points(angles, gantry_directions=("CW",) * 19)
    return arc(points=points, stated_points=19)


def shots() -> Plan:
    """Two of radiosurgery with sources all around, 3 mm apart."""
    points = control_points(positions={})
    one, two = (beam(n, points=points, devices=(), gantry=None) for n in (1, 2))
    return delivered(one, replace(two, isocentre=(X + 3, Y, Z)))


def weightless() -> ControlPoints:
    one = beam(1).points
    assert one is not None
    return replace(one, weights=never(2))


def falling() -> ControlPoints:
    one = arc().points
    assert one is not None
    return replace(one, weights=np.array([0, 0.5, 0.4, 0.6, 0.7, 0.8, 1.0]))


def turning(direction: str) -> ControlPoints:
    one = arc().points
    assert one is not None
    return replace(one, gantry_directions=(direction,) * 7)


def long_arc() -> Beam:
    """From 200 over 0 to 160 degrees, of two control points."""
    points = control_points([200.0, 160.0], gantry_directions=("CW", "NONE"))
    return arc(points=points, stated_points=2)


def behind_the_jaws() -> Plan:
    """Leaves that are open beside the opening of the jaws."""
    positions = {"ASYMX": held([20, 30]), "MLCX": held([-10.0, -12.0, 10.0, 12.0])}
    return with_points(positions=positions)


def far_spots() -> Plan:
    plan = ions()
    (one,) = plan.beams
    assert one.points is not None
    first, *rest = one.points.spots
    assert first is not None
    wide = replace(first, positions=np.array([[-225.0, 0.0], [225.0, 0.0]]))
    return ions(points=replace(one.points, spots=(wide, *rest)))


def bolus_of_the_first() -> PlanSubject:
    one = with_bolus(BOLUS)
    first, *rest = one.plan.beams
    beams = (first, *(replace(b, boli=()) for b in rest))
    return replace(one, case=replace(one.case, plan=replace(one.plan, beams=beams)))


def without_tables() -> Plan:
    beams = (replace(one, tolerance_table=None) for one in good_beams())
    return delivered(*beams, tolerance_tables=())


def electrons() -> Beam:
    points = control_points(energies=np.full(2, 9.0), dose_rates=np.full(2, 400.0))
    return beam(
        2, radiation="ELECTRON", energies=(9.0,), energy_unit="MeV", points=points
    )


@pytest.mark.parametrize(
    ("item", "result", "words", "made"),
    FAULTS,
    ids=[f"{item} {words}" for item, _, words, _ in FAULTS],
)
def test_a_fault_is_found(
    item: str, result: str, words: str, made: Callable[[], PlanSubject]
) -> None:
    found = answers(item, made())
    told = [one for one in found if words in one.message]
    assert [one.result.value for one in told] == [result], found


@pytest.mark.parametrize(("item", "made"), GOOD)
def test_what_is_good_passes(item: str, made: Callable[[], PlanSubject]) -> None:
    found = answers(item, made())
    assert {one.result.value for one in found} == {"PASS"}, found


def test_every_item_here_has_a_fault_and_a_good_case() -> None:
    assert {item for item, *_ in FAULTS} == {item for item, _ in GOOD}


@pytest.mark.parametrize("item", sorted({item for item, *_ in FAULTS}))
def test_a_plan_of_no_beams_crashes_no_item(item: str) -> None:
    bare = replace(good_plan(), beams=(), fraction_groups=(), setups=())
    for one in answers(item, subject(bare)):
        assert one.message
    without = replace(good_case(), plan=None)
    (one,) = answers(item, subject_of(without))
    assert one.result.value == "NOT_EVALUABLE"
    assert "there is no plan" in one.message


@pytest.mark.parametrize("item", sorted({item for item, *_ in FAULTS}))
def test_beams_that_state_nothing_pass_nothing_by_it(item: str) -> None:
    """What is not there is told, reported or flagged; and nothing crashes."""
    plan = good_plan()
    (first, *_) = plan.beams
    bare = replace(first, isocentre=None, gantry=None, name="")
    found = answers(item, subject(replace(plan, beams=(bare,))))
    passes = {"PC-08", "PC-16", "PC-30"}  # of the plan, the structures, the setups
    if item not in passes:
        assert "PASS" not in {one.result.value for one in found}, found


def test_a_plan_of_thousands_of_beams_is_not_checked_for_ever() -> None:
    many = delivered(*(beam(n) for n in range(1, 1002)))
    (one,) = answers("PC-04", subject(many))
    assert one.message == "the plan has 1001 beams, too many to check"


@pytest.mark.parametrize(("couch", "is_alike"), [(0.0, True), (10.0, False)])
def test_beams_of_another_couch_angle_are_not_alike(
    couch: float, is_alike: bool
) -> None:
    points = control_points(couch=np.full(2, couch))
    plan = delivered(beam(1, points=control_points()), beam(2, points=points))
    results = {one.result.value for one in answers("PC-12", subject(plan))}
    assert ("FLAG" in results) == is_alike


def test_the_reviewer_is_left_out_with_identity() -> None:
    (one,) = answers("PC-28", subject())
    assert "Physicist^Ph" in one.message
    assert "Physicist" not in anonymous(one.message)
    assert "Physicist" not in anonymous(one.found)


def test_beams_with_one_fault_are_one_line() -> None:
    """Those of six beams that are of the same kind, each by another number."""
    beams = [beam(n, name=f"B{n}", meterset=0.5 * n) for n in range(1, 7)]
    (one,) = (
        one
        for one in answers("PC-09", subject(delivered(*beams)))
        if "only" in one.message
    )
    assert one.message == "Beam 1 (B1) has only 0.5 MU; likewise beams 2, 3, 4 and 5."
    assert one.found == "0.5 MU, 1 MU, 1.5 MU and 2 more"
    assert one.beams == (1, 2, 3, 4, 5)


def test_faults_of_other_kinds_are_lines_of_their_own() -> None:
    wide = control_points(positions={"ASYMX": held([-300, 200])})
    wider = control_points(positions={"ASYMX": held([-300, 250])})
    closed = control_points(positions={"ASYMX": held([0, 0])})
    beams = (beam(n, points=p) for n, p in enumerate((wide, closed, wider), 1))
    found = answers("PC-11", subject(delivered(*beams)))
    assert [one.beams for one in found] == [(1, 3), (2,)]
    assert found[0].found == "500.0 mm, 550.0 mm"


def test_channels_with_one_fault_are_one_line() -> None:
    """The channels of seeds have one setup each."""
    plan = brachy()
    assert plan.brachy is not None
    (setup,) = plan.brachy.setups
    setups = tuple(
        replace(setup, number=n, channels=(channel(total_time=None),))
        for n in range(1, 81)
    )
    plan = replace(plan, brachy=replace(plan.brachy, setups=setups))
    (one,) = answers("PC-40", subject(plan))
    assert one.message == (
        "Channel 1 of setup 1: it states no total time; likewise 79 other channels."
    )


def two_groups(first: float, second: float) -> Plan:
    """One beam of two fraction groups, with these monitor units."""
    plan = delivered(beam(1, meterset=None))
    (group,) = plan.fraction_groups
    (one,) = group.planned
    groups = tuple(
        replace(group, number=n, planned=(replace(one, meterset=mu),))
        for n, mu in enumerate((first, second), 1)
    )
    return replace(plan, fraction_groups=groups)


def test_a_beam_of_two_fraction_groups_has_monitor_units() -> None:
    (one,) = answers("PC-09", subject(two_groups(100, 50)))
    assert one.result.value == "REPORT"
    assert one.message == (
        "Beam 1 (G000) has other monitor units in one fraction group than in another: "
        "100 and 50."
    )
    few, _ = answers("PC-09", subject(two_groups(100, 1.5)))
    assert (few.result.value, few.found) == ("FLAG", "1.5 MU")


@pytest.mark.parametrize(("boli", "is_alike"), [((), True), ((BOLUS,), False)])
def test_beams_with_and_without_a_bolus_are_not_alike(
    boli: tuple[int, ...], is_alike: bool
) -> None:
    """So is a chest wall treated: one field, with the bolus every other day."""
    plan = delivered(beam(1), beam(2, boli=boli_of(*boli), gantry=(0.0, 0.0)))
    results = {one.result.value for one in answers("PC-12", subject(plan))}
    assert ("FLAG" in results) == is_alike


def test_the_distance_to_a_round_patient_is_that_of_a_circle() -> None:
    """From the left 45 mm of the patient lie before the isocentre."""
    (one,) = answers("PC-32", subject())
    assert float(one.found.split()[0]) < 0.6  # the outline has 90 corners


def test_a_tilted_table_of_one_beam_hides_no_fault_of_another() -> None:
    tilted = control_points(pitch=np.full(2, 2.0), skin_distances=np.full(2, 900.0))
    wrong = control_points(90.0, skin_distances=np.full(2, 900.0))
    plan = delivered(beam(1, points=tilted), beam(2, 90, points=wrong), beam(3, 180))
    results = [(one.result.value, one.beams) for one in answers("PC-32", subject(plan))]
    assert results == [("NOT_EVALUABLE", (1,)), ("FLAG", (2,))]


def test_without_a_limit_distances_to_the_skin_are_reported() -> None:
    plan = with_points(2, skin_distances=np.full(2, 935.0))
    (one,) = answers("PC-32", limited("distance to the skin =", plan))
    assert (one.result.value, one.found) == ("REPORT", "20.02 mm")


def test_each_isocentre_of_a_spine_is_held_against_the_modulation() -> None:
    (one,) = answers("PC-09", subject(spine(2000)))
    assert (one.result.value, one.found, one.beams) == ("FLAG", "10.0 MU/cGy", (1,))


def test_minutes_of_a_source_are_no_monitor_units() -> None:
    plan = with_beam(meterset=3.1, meterset_unit="MINUTE")
    (first, *_) = plan.beams
    (one,) = answers("PC-09", subject(delivered(first)))
    assert one.message == "The beam has 3.1 min."


def test_shots_of_radiosurgery_are_one_line_and_not_held_against_a_point() -> None:
    """The first lies at the point of the isocentre, the other 3 mm from it."""
    near, far = answers("PC-03", subject(shots()))
    assert (near.result.value, near.beams) == ("PASS", (1,))
    assert (far.result.value, far.beams) == ("REPORT", (2,))
    points = control_points(positions={})
    many = [
        beam(n, points=points, devices=(), isocentre=(X + 5 * n, Y, Z))
        for n in range(1, 9)
    ]
    (one,) = answers("PC-03", subject(delivered(*many)))
    assert one.message == (
        "8 of 8 isocentres lie beside marked points: "
        '(55.0, 0.0, 0.0) mm is 5.0 mm from "Isocenter", '
        '(60.0, 0.0, 0.0) mm is 10.0 mm from "Isocenter", '
        '(65.0, 0.0, 0.0) mm is 15.0 mm from "Isocenter" and 5 more.'
    )
    (told,) = answers("PC-04", subject(delivered(*many)))
    assert told.message.endswith("of beam 4 (G000); 4 more.")


def test_the_skin_is_found_by_its_name_where_structures_have_no_types() -> None:
    rois = tuple(replace(roi, interpreted_types=()) for roi in good_rois())
    (one,) = answers("PC-32", subject(rois=rois))
    assert one.result.value == "PASS"


def test_a_turned_couch_turns_the_axis() -> None:
    """With the couch at 90° a beam at 90° comes along the axis of the patient.

    The skin is then where the contours begin, 1 mm beyond the first plane at -60 mm.
    """
    plan = with_points(2, couch=np.full(2, 90.0), skin_distances=np.full(2, 939.0))
    (one,) = answers("PC-32", subject(plan))
    assert one.result.value == "PASS", one.message
    plan = with_points(2, couch=np.full(2, 270.0), skin_distances=np.full(2, 900.0))
    (one,) = answers("PC-32", subject(plan))
    assert one.result.value == "FLAG"
    assert "there are 939.0" in one.message


@pytest.mark.slow
@given(st.text(st.sampled_from("0123456789.,/-xX #GgYycinf "), max_size=40))
def test_any_label_has_an_answer(label: str) -> None:
    for one in answers("PC-07", subject(delivered(label=label))):
        assert one.message.endswith(".")


KINDS: dict[str, Callable[[], Plan]] = {
    "static beams": delivered,
    "an arc": lambda: delivered(arc()),
    "helical": lambda: delivered(helical()),
    "ions": ions,
    "brachytherapy": brachy,
    "electrons": lambda: delivered(beam(1), electrons()),
    "shots": shots,
}


@pytest.mark.parametrize("item", sorted({"PC-15", *(item for item, *_ in FAULTS)}))
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_good_plan_is_flagged(kind: str, item: str) -> None:
    plan = KINDS[kind]()
    treating = [one for one in plan.beams if not one.is_setup]
    beams = tuple(
        one
        if one.is_setup
        else replace(one, name=f"Beam {one.number}", dose_gy=2 / len(treating))
        for one in plan.beams
    )
    found = answers(item, unlimited(replace(plan, beams=beams)))
    assert "FLAG" not in {one.result.value for one in found}, found


@pytest.mark.parametrize(
    ("positions", "width"),
    [
        # jaws tell it, also where leaves leave less: what they do together is not said
        ({"ASYMX": held([-200, 200]), "MLCX": held([-9, -9, 9, 9])}, "400.0"),
        ({"MLCX": held([-9, -20, 9, 5])}, "29.0"),
        # a pair that is closed leaves nothing, wherever it stands
        ({"MLCX": held([-9, -90, 9, -90])}, "18.0"),
    ],
)
def test_the_width_of_a_field_says_what_it_is_between(
    positions: dict[str, Any], width: str
) -> None:
    points = control_points(positions=positions)
    (answer,) = answers("PC-11", subject(delivered(beam(1, points=points))))
    assert answer.message == (
        f"The fields of 1 beam are {width} mm wide at most: between jaws, or where "
        "there are none, leaves or spots."
    )


def test_a_field_that_travels_is_as_wide_as_it_ever_is() -> None:
    """10 mm from leaf to leaf, 60 mm farther on at the next control point."""
    moving = held([-5, -5, 5, 5], [55, 55, 65, 65])
    points = control_points(positions={"MLCX": moving})
    (answer,) = answers("PC-11", subject(delivered(beam(1, points=points))))
    assert answer.found == "10.0 mm"
