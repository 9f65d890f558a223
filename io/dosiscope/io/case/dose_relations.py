"""Rules that need a dose and what it is shown with: plan, images, structures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.findings import Action
from dosiscope.core.isodose import (
    is_plausible,
    proportion_text,
    stated_references,
)
from dosiscope.core.language import tr
from dosiscope.core.reference_chain import Leads, leads
from dosiscope.core.text import dose_number, dose_text, moment_text
from dosiscope.io.case.extents import EDGE_MM, box, box_text
from dosiscope.io.case.plausibility import check_body
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.plan_agreement import beams_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.plan import Plan
    from dosiscope.core.structures import StructureSet

_SAME_WAY: Final = 0.99  # cosine of directions that are alike


def check_dose(
    dose: Dose,
    ct: Ct | None,
    structure_set: StructureSet | None,
    plan: Plan | None,
    named: str,
) -> list[Finding]:
    """Return what does not fit between a dose and what it is shown with.

    Parameters
    ----------
    named
        The SOP class under which the dose refers to its plan.
    """
    findings: list[Finding] = []
    if plan is not None:
        findings += _plan(dose, plan, named)
        findings += _prescription(dose, plan)
    findings += _written(dose, plan)
    apart = _extent(dose, ct) if ct is not None else []
    if ct is not None:
        findings += _orientation(dose, ct)
    findings += apart
    if structure_set is not None:
        findings += _study(dose, structure_set)
        # a dose beside the CT is beside the body too
        if all(finding.action <= Action.NOTE for finding in apart):
            findings += check_body(dose, structure_set)
    return findings


def _plan(dose: Dose, plan: Plan, named: str) -> list[Finding]:
    remarks = Remarks(dose.header)
    shown = plan.header.sop_instance_uid
    # of several plans that it names any may be the one that is shown
    where = leads(shown if shown in dose.plan_uids else dose.plan_uid, shown)
    if where is Leads.ELSEWHERE:
        remarks.add(
            "REL-01",
            label=plan.label,
            tag=tags.ReferencedRTPlanSequence,
            found=dose.plan_uid,
            expected=plan.header.sop_instance_uid,
        )
    if where is not Leads.NOWHERE and named != plan.header.sop_class_uid:
        remarks.add(
            "ION-02",
            named=named or tr("none"),
            tag=tags.ReferencedSOPClassUID,
            found=named or tr("nothing"),
            expected=plan.header.sop_class_uid,
        )
    there = {beam.number for beam in plan.beams}
    absent = [n for n in dose.beam_numbers if n not in there]
    # a brachytherapy plan names application setups, which are not read
    if absent and not plan.is_brachy and where is Leads.THERE:
        remarks.add(
            "DO-17:beams",
            tag=tags.ReferencedBeamNumber,
            found=beams_text(absent),
            expected=beams_text(sorted(there)) or tr("no beams"),
        )
    return remarks.found


def _prescription(dose: Dose, plan: Plan) -> list[Finding]:
    stated = [r for r in stated_references(plan, dose) if r.gray > 0]
    # of several prescriptions one at least is about the maximum
    if not stated or any(is_plausible(one, dose, plan) for one in stated):
        return []
    reference = stated[0]
    remarks = Remarks(dose.header)
    remarks.add(
        "RX-03",
        source=reference.source,
        gray=dose_number(reference.gray),
        proportion=proportion_text(reference, dose, plan.fractions),
        tag=tags.TargetPrescriptionDose,
        found=dose_text(reference.gray, dose.unit_text),
        expected=(
            tr(
                "{low} to {high}",
                low=dose_number(dose.maximum / 3),
                high=dose_text(1.5 * dose.maximum, dose.unit_text),
            )
        ),
    )
    return remarks.found


def _written(dose: Dose, plan: Plan | None) -> list[Finding]:
    """Look at what was written when, and at the comment of a dose without plan."""
    remarks = Remarks(dose.header)
    if plan is not None:
        planned, dosed = (plan.date, plan.time), (dose.content_date, dose.content_time)
        if _is_later(planned, dosed):
            remarks.add(
                "PL-05",
                plan=moment_text(*planned),
                dose=moment_text(*dosed),
                tag=tags.RTPlanDate,
                found=plan.date,
                expected=tr("not after {date}", date=dose.content_date),
            )
    if dose.plan_uid:
        return remarks.found
    described = plan.description.strip() if plan is not None else ""
    if not dose.comment.strip():
        remarks.add(
            "DO-18:none",
            tag=tags.DoseComment,
            found=tr("nothing"),
            expected=tr("what the dose is of, as it names no plan"),
        )
    elif described and described != dose.comment.strip():
        remarks.add(
            "DO-18:other",
            tag=tags.DoseComment,
            found=dose.comment,
            expected=described,
        )
    return remarks.found


def _is_later(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a date and time are later than others, as far as both state them."""
    (day, moment), (its_day, its_moment) = one, other
    day, its_day = day.strip(), its_day.strip()
    if not (len(day) == len(its_day) == 8 and day.isdigit() and its_day.isdigit()):
        return False
    if day != its_day:
        return day > its_day
    moment, its_moment = moment.strip()[:6], its_moment.strip()[:6]
    whole = len(moment) == len(its_moment) == 6
    return whole and moment.isdigit() and its_moment.isdigit() and moment > its_moment


def _orientation(dose: Dose, ct: Ct) -> list[Finding]:
    """Warn of a dose whose rows and columns run otherwise than those of the CT."""
    mine = dose.geometry.row_direction, dose.geometry.column_direction
    its = ct.geometry.row_direction, ct.geometry.column_direction
    if all(float(a @ b) > _SAME_WAY for a, b in zip(mine, its, strict=True)):
        return []
    remarks = Remarks(dose.header)
    remarks.add(
        "DO-27",
        images=ct.noun,
        tag=tags.ImageOrientationPatient,
        found=_directions(*mine),
        expected=_directions(*its),
    )
    return remarks.found


def _directions(row: NDArray[np.float64], column: NDArray[np.float64]) -> str:
    return "\\".join(f"{round(float(v), 4) + 0.0:g}" for v in (*row, *column))


def _study(dose: Dose, structure_set: StructureSet) -> list[Finding]:
    remarks = Remarks(dose.header)
    if dose.header.study_uid != structure_set.header.study_uid:
        remarks.add(
            "STU-03",
            what=tr("dose"),
            other=tr("the structure set"),
            tag=tags.StudyInstanceUID,
            found=dose.header.study_uid,
            expected=structure_set.header.study_uid,
        )
    return remarks.found


def _extent(dose: Dose, ct: Ct) -> list[Finding]:
    remarks = Remarks(dose.header)
    low, high = box(dose.geometry)
    ct_low, ct_high = box(ct.geometry)
    if np.any(low > ct_high + EDGE_MM) or np.any(high < ct_low - EDGE_MM):
        remarks.add(
            "REL-08:apart",
            images=ct.noun,
            tag=tags.ImagePositionPatient,
            found=box_text(low, high),
            expected=box_text(ct_low, ct_high),
        )
    elif np.any(low < ct_low - EDGE_MM) or np.any(high > ct_high + EDGE_MM):
        remarks.add(
            "REL-08:beyond",
            images=ct.noun,
            tag=tags.ImagePositionPatient,
            found=box_text(low, high),
            expected=box_text(ct_low, ct_high),
        )
    return remarks.found
