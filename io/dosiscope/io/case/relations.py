"""Rules that need two objects: references, patient position, extent (REL-01 to 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.findings import Action
from dosiscope.core.isodose import (
    is_plausible,
    proportion_text,
    stated_references,
)
from dosiscope.core.kinds import Kind
from dosiscope.core.not_shown import here_text, no_ct_text
from dosiscope.core.reference_chain import Leads, leads, named_series
from dosiscope.core.text import (
    counted,
    dose_number,
    dose_text,
    moment_text,
    number_text,
)
from dosiscope.io.case.plausibility import check_body
from dosiscope.io.ct.remarks import POSITIONS
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.plan_agreement import beams_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.geometry import Geometry
    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry
    from dosiscope.core.plan import Plan
    from dosiscope.core.structures import StructureSet

_APPROVAL: Final = {
    "": "PL-04:none",
    "UNAPPROVED": "PL-04:unapproved",
    "REJECTED": "PL-04:rejected",
}
# where an object names another one that is not here, and what that is
_NAMED: Final = {
    "PL-03:absent": (tags.ReferencedStructureSetSequence, "structure set"),
    "DO-17:absent": (tags.ReferencedRTPlanSequence, "plan"),
}
# a grid may reach beyond the images by the half pixel that centres leave open
_EDGE_MM: Final = 0.5
_SAME_WAY: Final = 0.99  # cosine of directions that are alike


def check_relations(
    ct: Ct | None,
    structure_set: StructureSet | None,
    plan: Plan | None,
    doses: tuple[Dose, ...],
    plan_classes: dict[str, str],
    withheld: Collection[str] = (),
    calculated: Collection[str] = (),
    plans_here: Collection[str] = (),
    damaged: int = 0,
) -> list[Finding]:
    """Return what does not fit between the objects that are shown together.

    Parameters
    ----------
    plan_classes
        The SOP class under which each dose (by its UID) refers to its plan.
    withheld
        UIDs of objects that are here but not shown, which is said elsewhere.
    calculated
        UIDs of the plans that a dose names which is here, shown or not.
    plans_here
        UIDs of the plans that are here, shown or not.
    damaged
        Files that could not be read: an object that is missed may be in one of them.
    """

    def absent(key: str, header: Header, uid: str) -> list[Finding]:
        where = leads(uid, "", withheld)
        is_absent = where in (Leads.NOT_HERE, Leads.ELSEWHERE)
        return _absent(key, header, uid, damaged) if is_absent else []

    findings: list[Finding] = []
    if structure_set is not None and ct is not None:
        findings += _images_of(structure_set, ct)
    if plan is not None:
        findings += (
            _plan_and_structures(plan, structure_set)
            if structure_set is not None
            else absent("PL-03:absent", plan.header, plan.structure_set_uid)
        )
        findings += _approval(plan)
        findings += _meterset(plan, calculated, doses)
        if ct is not None:
            findings += _plan_and_images(plan, ct)
    for dose in doses:
        findings += (
            _dose_and_plan(dose, plan, plan_classes)
            if plan is not None
            else [
                finding
                for uid in dose.plan_uids
                # of several that are here none is shown
                if not (dose.further_plan_uids and uid in plans_here)
                for finding in absent("DO-17:absent", dose.header, uid)
            ][:1]
        )
        findings += _prescription(dose, plan) if plan is not None else []
        findings += _written(dose, plan)
        apart = _dose_and_images(dose, ct) if ct is not None else []
        if ct is not None:
            findings += _orientation(dose, ct)
        findings += apart
        if structure_set is not None:
            findings += _study(dose, structure_set)
            # a dose beside the CT is beside the body too
            if all(finding.action <= Action.NOTE for finding in apart):
                findings += check_body(dose, structure_set)
    return findings


def check_no_ct(
    header: Header, structure_set: StructureSet | None, damaged: int = 0
) -> list[Finding]:
    """Warn where a case has no CT at all; ``header`` is that of an object it has.

    ``damaged`` as in `check_relations`.
    """
    remarks = Remarks(header)
    named = len(set(structure_set.image_uids)) if structure_set is not None else 0
    remarks.add(
        "IMG-11:none",
        referenced=no_ct_text(named, damaged),
        tag=tags.ContourImageSequence,
        found="no CT image",
        expected=counted(named, "image") if named else "a CT",
    )
    return remarks.found


def check_base(images: Ct, series: Iterable[Entry]) -> list[Finding]:
    """Warn where images that are no CT are the grey base; note a multi-frame CT.

    ``series`` is everything that was opened: a planning CT may be among it.
    """
    header = images.header
    if header.kind.is_ct:
        return _multi_frame_ct(images)
    is_here = any(
        one.kind.is_ct
        and one.frame_of_reference_uid == header.frame_of_reference_uid
        and one.header.patient.is_same(header.patient)
        for one in series
    )
    remarks = Remarks(header)
    remarks.add(
        "IMG-11:chosen" if is_here else "IMG-11:instead",
        tag=tags.SOPClassUID,
        found=str(header.kind),
        expected=str(Kind.CT),
    )
    return remarks.found


def _multi_frame_ct(ct: Ct) -> list[Finding]:
    """Note a CT of another class than the profile's."""
    remarks = Remarks(ct.header)
    if ct.header.kind is not Kind.CT:
        remarks.add(
            "IMG-06:frames",
            tag=tags.SOPClassUID,
            found=str(ct.header.kind),
            expected=str(Kind.CT),
        )
    return remarks.found


def _images_of(structure_set: StructureSet, ct: Ct) -> list[Finding]:
    remarks = Remarks(structure_set.header)
    named = structure_set.image_uids
    missing = len(set(named) - set(ct.image_uids))
    series = ct.header.series_uid
    if leads(named_series(structure_set, ct), series) is Leads.ELSEWHERE:
        remarks.add(
            "SS-05:other",
            images=ct.noun,
            tag=tags.RTReferencedSeriesSequence,
            found=", ".join(structure_set.series_uids),
            expected=series,
        )
    elif structure_set.series_uids and series not in structure_set.series_uids:
        remarks.add(
            "SS-05:images",
            images=ct.noun,
            tag=tags.RTReferencedSeriesSequence,
            found=", ".join(structure_set.series_uids),
            expected=series,
        )
    elif missing:
        here = len(set(named)) - missing
        remarks.add(
            "IMG-11:listed",
            are="is" if here == 1 else "are",
            images=ct.noun,
            tag=tags.ContourImageSequence,
            found=str(here),
            expected=str(len(set(named))),
        )
    left_out = len(set(ct.image_uids) - set(named))
    none_here = bool(named) and missing == len(set(named))
    if left_out and not none_here and series in structure_set.series_uids:
        remarks.add(
            "SS-06:missing",
            images=ct.noun,
            tag=tags.ContourImageSequence,
            found=str(len(ct.image_uids) - left_out),
            expected=str(len(ct.image_uids)),
        )
    if structure_set.study_uids and ct.header.study_uid not in structure_set.study_uids:
        remarks.add(
            "SS-04:other",
            images=ct.noun,
            tag=tags.RTReferencedStudySequence,
            found=", ".join(structure_set.study_uids),
            expected=ct.header.study_uid,
        )
    return remarks.found


def _absent(key: str, header: Header, uid: str, damaged: int) -> list[Finding]:
    """Warn of an object that the one of ``header`` names but that is not here."""
    remarks = Remarks(header)
    tag, what = _NAMED[key]
    remarks.add(
        key,
        here=here_text(damaged),
        tag=tag,
        found=uid,
        expected=f"a {what} that is here",
    )
    return remarks.found


def _plan_and_structures(plan: Plan, structure_set: StructureSet) -> list[Finding]:
    remarks = Remarks(plan.header)
    shown = structure_set.header.sop_instance_uid
    if leads(plan.structure_set_uid, shown) is Leads.ELSEWHERE:
        remarks.add(
            "PL-03:other",
            label=structure_set.label,
            tag=tags.ReferencedStructureSetSequence,
            found=plan.structure_set_uid,
            expected=shown,
        )
    if plan.header.study_uid != structure_set.header.study_uid:
        remarks.add(
            "STU-03",
            what="plan",
            other="its structure set",
            tag=tags.StudyInstanceUID,
            found=plan.header.study_uid,
            expected=structure_set.header.study_uid,
        )
    return remarks.found


def _approval(plan: Plan) -> list[Finding]:
    if plan.approval == "APPROVED":
        return []
    remarks = Remarks(plan.header)
    remarks.add(
        _APPROVAL.get(plan.approval, "PL-04:other"),
        tag=tags.ApprovalStatus,
        found=plan.approval or "nothing",
        expected="APPROVED",
    )
    return remarks.found


def _meterset(
    plan: Plan, calculated: Collection[str], doses: Iterable[Dose]
) -> list[Finding]:
    """Say that no beam has a meterset: a geometric plan, unless there is a dose.

    Plans of radiosurgery state none for their shots.
    """
    if not plan.beams or plan.is_brachy:
        return []
    if any(beam.meterset is not None for beam in plan.beams):
        return []
    remarks = Remarks(plan.header)
    if plan.header.sop_instance_uid in calculated:
        key = "BM-04:dose"
    elif any(not dose.plan_uid for dose in doses):
        key = "BM-04:beside"
    else:
        key = "BM-04:geometric"
    remarks.add(
        key,
        tag=tags.BeamMeterset,
        found="nothing",
        expected="a number for every beam",
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
            f"{dose_number(dose.maximum / 3)} to "
            f"{dose_text(1.5 * dose.maximum, dose.unit_text)}"
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
                expected=f"not after {dose.content_date}",
            )
    if dose.plan_uid:
        return remarks.found
    described = plan.description.strip() if plan is not None else ""
    if not dose.comment.strip():
        remarks.add(
            "DO-18:none",
            tag=tags.DoseComment,
            found="nothing",
            expected="what the dose is of, as it names no plan",
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


def _plan_and_images(plan: Plan, ct: Ct) -> list[Finding]:
    remarks = Remarks(plan.header)
    scanned = ct.patient_position
    for planned in plan.patient_positions:
        if planned == scanned or not {planned, scanned} <= POSITIONS:
            continue
        # head first and feet first may differ, what follows may not (7.4.3.4)
        turned = planned[2:] != scanned[2:] or len(planned) != len(scanned)
        remarks.add(
            "PS-04:turned" if turned else "PS-04:reoriented",
            tag=tags.PatientPosition,
            found=planned,
            expected=scanned,
        )
    for point in dict.fromkeys(b.isocentre for b in plan.beams if b.isocentre):
        if ct.geometry.shape[0] > 1 and not _is_near(ct.geometry, np.array([point])):
            x, y, z = point
            remarks.add(
                "REL-09",
                images=ct.noun,
                x=x,
                y=y,
                tag=tags.IsocenterPosition,
                found=f"{x:g}, {y:g}, {z:g}",
                expected=f"a point within the {ct.noun}",
                z=z,
            )
    return remarks.found


def _dose_and_plan(
    dose: Dose, plan: Plan, plan_classes: dict[str, str]
) -> list[Finding]:
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
    named = plan_classes.get(dose.header.sop_instance_uid, "")
    if where is not Leads.NOWHERE and named != plan.header.sop_class_uid:
        remarks.add(
            "ION-02",
            named=named or "none",
            tag=tags.ReferencedSOPClassUID,
            found=named or "nothing",
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
            expected=beams_text(sorted(there)) or "no beams",
        )
    return remarks.found


def _study(dose: Dose, structure_set: StructureSet) -> list[Finding]:
    remarks = Remarks(dose.header)
    if dose.header.study_uid != structure_set.header.study_uid:
        remarks.add(
            "STU-03",
            what="dose",
            other="the structure set",
            tag=tags.StudyInstanceUID,
            found=dose.header.study_uid,
            expected=structure_set.header.study_uid,
        )
    return remarks.found


def _dose_and_images(dose: Dose, ct: Ct) -> list[Finding]:
    remarks = Remarks(dose.header)
    low, high = _box(dose.geometry)
    ct_low, ct_high = _box(ct.geometry)
    if np.any(low > ct_high + _EDGE_MM) or np.any(high < ct_low - _EDGE_MM):
        remarks.add(
            "REL-08:apart",
            images=ct.noun,
            tag=tags.ImagePositionPatient,
            found=_box_text(low, high),
            expected=_box_text(ct_low, ct_high),
        )
    elif np.any(low < ct_low - _EDGE_MM) or np.any(high > ct_high + _EDGE_MM):
        remarks.add(
            "REL-08:beyond",
            images=ct.noun,
            tag=tags.ImagePositionPatient,
            found=_box_text(low, high),
            expected=_box_text(ct_low, ct_high),
        )
    return remarks.found


def _box(geometry: Geometry) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lowest and highest x, y, z of pixel edges (in plane) and plane centres, mm."""
    planes, rows, columns = geometry.shape
    corners = [
        (k, j, i)
        for k in (0, planes - 1)
        for j in (-0.5, rows - 0.5)
        for i in (-0.5, columns - 0.5)
    ]
    points = geometry.to_mm(corners)
    return points.min(axis=0), points.max(axis=0)


def _is_near(geometry: Geometry, points: NDArray[np.float64]) -> bool:
    """Whether points lie within the images, with half a step at either end."""
    low, high = _box(geometry)
    step = float(np.diff(geometry.z).max()) / 2
    slack = np.array([_EDGE_MM, _EDGE_MM, step])
    return bool(np.all((points >= low - slack) & (points <= high + slack)))


def _box_text(low: NDArray[np.float64], high: NDArray[np.float64]) -> str:
    ends = zip(low.tolist(), high.tolist(), strict=True)
    ranges = (f"{number_text(a)} to {number_text(b)}" for a, b in ends)
    return "x, y, z " + ", ".join(ranges) + " mm"
