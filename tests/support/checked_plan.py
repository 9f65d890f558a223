"""A plan that is good in every respect, to be broken in one: what the checks look at.

A left-sided target in a round patient (LPS): PTV, CTV and GTV are spheres around
`MIDDLE`, the dose falls off around them, and the couch is below.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.isodose import stated_reference
from dosiscope.core.plan import FractionGroup, PatientSetup
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.subject import PlanSubject
from dosiscope.core.plan_check.table import CHECKS
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.structures import Contour, GeometricType, StructureSet
from dosiscope.resources.plan_limits import bundled_limits
from dosiscope.resources.roi_names import bundled_rules
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    header,
    make_case,
    make_ct,
    make_dose,
    make_plan,
    make_roi,
    stack,
)

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi
    from support.axial import Function

Z = tuple(np.arange(-60.0, 61.0, 2.0))
MIDDLE = (50.0, 0.0, 0.0)
EXTERNAL, PTV, CTV, GTV, LEFT, RIGHT, COUCH, POINT = range(1, 9)
PRESCRIBED = 60.0


def sphere(
    number: int,
    radius: float,
    name: str,
    kind: str,
    at: tuple[float, float, float] = MIDDLE,
) -> Roi:
    """Contours of a sphere on the planes that cut it."""
    x, y, z = at
    contours = [
        closed(circle(x, y, v, float(np.sqrt(radius**2 - (v - z) ** 2)), 90))
        for v in Z
        if abs(v - z) < radius - 1e-6
    ]
    return make_roi(number, contours, name, kind=kind)


def cylinder(
    number: int,
    radius: float,
    name: str,
    kind: str,
    at: tuple[float, float] = (0.0, 0.0),
) -> Roi:
    """A circle on every plane."""
    contours = [closed(circle(*at, v, radius, 90)) for v in Z]
    return make_roi(number, contours, name, kind=kind)


def box(number: int, low: tuple[float, float], high: tuple[float, float]) -> Roi:
    """A couch: a rectangle on every plane."""
    (x, y), (xx, yy) = low, high
    corners = np.array([(x, y), (xx, y), (xx, yy), (x, yy)])
    contours = [closed(np.column_stack([corners, np.full(4, v)])) for v in Z]
    return make_roi(number, contours, "CouchSurface", kind="SUPPORT")


def point(number: int, at: tuple[float, float, float], kind: str = "ISOCENTER") -> Roi:
    """A single point."""
    contour = Contour(GeometricType.POINT, np.array([at]))
    return make_roi(number, [contour], "Isocenter", kind=kind)


@cache
def good_rois() -> tuple[Roi, ...]:
    """The structures of the good plan, by their numbers above."""
    return (
        cylinder(EXTERNAL, 95, "External", "EXTERNAL"),
        sphere(PTV, 20, "PTV_60", "PTV"),
        sphere(CTV, 14, "CTV_60", "CTV"),
        sphere(GTV, 8, "GTV_60", "GTV"),
        sphere(LEFT, 10, "Parotid_L", "ORGAN", (40, 40, 10)),
        sphere(RIGHT, 10, "Parotid_R", "ORGAN", (-40, 40, 10)),
        box(COUCH, (-110, 100), (110, 115)),
        point(POINT, MIDDLE),
    )


@cache
def good_ct() -> Ct:
    """Images every 2 mm, on which the patient has a margin of 20 mm."""
    ct = make_ct(
        stack(ORIENTATIONS[0], (2, 2), Z, (-120, -120), (120, 120)),
        lambda x, y, _z: np.where(np.hypot(x, y) < 95, 40.0, -1000.0),
    )
    return replace(ct, header=replace(ct.header, study_date="20240120"))


def dose_like(function: Function, maximum: float = 100.0, half: float = 90.0) -> Dose:
    """A dose on a grid of 2.5 mm of which the planes reach from -50 to 50 mm."""
    z = np.arange(-50, 51, 2.5)
    grid = stack(ORIENTATIONS[0], (2.5, 2.5), z, (-half, -half), (half, half))
    dose = make_dose(grid, function, maximum)
    made_by = replace(dose.header, manufacturer="Maker", model="Planner")
    return replace(dose, header=made_by, tissue_heterogeneity=("IMAGE",))


def around(at: tuple[float, float, float], maximum: float = 63.0) -> Function:
    """A dose that falls off around a point."""
    x0, y0, z0 = at
    return lambda x, y, z: (
        maximum * np.exp(-((x - x0) ** 2 + (y - y0) ** 2 + (z - z0) ** 2) / 2000)
    )


@cache
def good_dose() -> Dose:
    """63 Gy in the middle of the target."""
    return dose_like(around(MIDDLE))


@cache
def good_plan() -> Plan:
    """30 fractions of 2 Gy from above, below and the left."""
    plan = make_plan((PRESCRIBED,), MIDDLE)
    (beam,) = plan.beams
    beams = tuple(
        replace(beam, number=n, name=f"G{angle:03.0f}", gantry=(angle, angle))
        for n, angle in enumerate((0.0, 90.0, 180.0), 1)
    )
    return replace(
        plan,
        label="Head left",
        beams=beams,
        fraction_groups=(FractionGroup(number=1, fractions=30),),
        setups=(PatientSetup(number=1, position="HFS"),),
        structure_set_uid=header(_kind_of_structures()).sop_instance_uid,
    )


def _kind_of_structures() -> Any:
    from dosiscope.core.kinds import Kind

    return Kind.STRUCTURE_SET


def good_case(rois: tuple[Roi, ...] | None = None, **changes: Any) -> Case:
    """The good case, with other structures or parts."""
    rois = good_rois() if rois is None else rois
    graphs = {roi.number: contour_graph(roi, np.array(Z)) for roi in rois}
    parts: dict[str, Any] = {
        "ct": good_ct(),
        "doses": (good_dose(),),
        "plan": good_plan(),
        "graphs": graphs,
    }
    structures = StructureSet(
        header=header(_kind_of_structures()),
        label="S",
        rois=rois,
        series_uids=(good_ct().header.series_uid,),
        date="20240125",
    )
    return replace(make_case(**{**parts, **changes}), structure_set=structures)


@cache
def _solid(roi: Roi) -> Solid | None:
    try:
        return build_solid(roi, np.array(Z))
    except NotEvaluableError:
        return None


def subject_of(
    case: Case | None = None, *, measured: tuple[int, ...] = (), **changes: Any
) -> PlanSubject:
    """A case as it is checked; of the structures ``measured`` there are DVHs."""
    case = good_case() if case is None else case
    dose = case.doses[0] if case.doses else None
    rois = case.structure_set.rois if case.structure_set else ()
    solids = {roi.number: solid for roi in rois if (solid := _solid(roi)) is not None}
    reference = stated_reference(case.plan, dose) if dose is not None else None
    results = {
        number: DvhResult.of(
            compute_dvh(solids[number], dose),
            reference=reference,
            dose=dose,
            solid=solids[number],
        )
        for number in measured
        if dose is not None
    }
    fields: dict[str, Any] = {
        "limits": bundled_limits(),
        "chosen_dose": dose,
        "reference": reference,
        "solids": solids,
        "results": results,
        "name_rules": bundled_rules(),
    }
    return PlanSubject(case=case, **{**fields, **changes})


def changed(*others: Roi, without: tuple[int, ...] = ()) -> tuple[Roi, ...]:
    """The good structures with others in their places, or beside them."""
    new = {roi.number: roi for roi in others}
    kept = {r.number: r for r in good_rois() if r.number not in without}
    return tuple((kept | new).values())


def answers(item: str, subject: PlanSubject | None = None) -> list[Answer]:
    """What the check of an item says; at last a reason why it could not go on."""
    subject = subject_of() if subject is None else subject
    found: list[Answer] = []
    try:
        for one in CHECKS[item](subject):
            found.append(one)
    except NotEvaluableError as error:
        found.append(Answer(result=ItemResult.NOT_EVALUABLE, message=str(error)))
    return found


def results_of(item: str, subject: PlanSubject | None = None) -> list[str]:
    """The results alone."""
    return [one.result.value for one in answers(item, subject)]
