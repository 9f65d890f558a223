"""Rules that need two objects: references, patient position, extent (REL-01 to 11)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.kinds import Kind
from dosiscope.core.language import marked, tr
from dosiscope.core.not_shown import here_text, no_ct_text
from dosiscope.core.reference_chain import Leads, leads, named_series
from dosiscope.core.text import counted
from dosiscope.io.case.dose_relations import check_dose
from dosiscope.io.case.extents import is_near
from dosiscope.io.ct.remarks import POSITIONS
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry
    from dosiscope.core.plan import Plan
    from dosiscope.core.structures import StructureSet

_APPROVAL: Final = {
    "": "PL-04:none",
    "UNAPPROVED": "PL-04:unapproved",
    "REJECTED": "PL-04:rejected",
}


class _Named(NamedTuple):
    """What an object names, and what is said where it is not shown."""

    what: str
    tag: int
    absent: str
    left_out: str


_OF_PLAN: Final = _Named(
    marked("structure set"),
    tags.ReferencedStructureSetSequence,
    absent="PL-03:absent",
    left_out="PL-03:apart",
)
_OF_DOSE: Final = _Named(
    marked("plan"),
    tags.ReferencedRTPlanSequence,
    absent="DO-17:absent",
    left_out="DO-17:apart",
)


def check_relations(
    ct: Ct | None,
    structure_set: StructureSet | None,
    plan: Plan | None,
    doses: tuple[Dose, ...],
    plan_classes: dict[str, str],
    withheld: Collection[str] = (),
    calculated: Collection[str] = (),
    plans_here: Collection[str] = (),
    left_out: Mapping[str, str] = MappingProxyType({}),
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
    left_out
        Labels of the objects that are here and were not chosen, by UID.
    damaged
        Files that could not be read: an object that is missed may be in one of them.
    """

    def absent(named: _Named, header: Header, uid: str) -> list[Finding]:
        where = leads(uid, "", withheld)
        if where not in (Leads.NOT_HERE, Leads.ELSEWHERE):
            return []
        return _absent(named, header, uid, left_out.get(uid), damaged)

    findings: list[Finding] = []
    if structure_set is not None and ct is not None:
        findings += _images_of(structure_set, ct)
    if plan is not None:
        findings += (
            _plan_and_structures(plan, structure_set)
            if structure_set is not None
            else absent(_OF_PLAN, plan.header, plan.structure_set_uid)
        )
        findings += _approval(plan)
        findings += _meterset(plan, calculated, doses)
        if ct is not None:
            findings += _plan_and_images(plan, ct)
    for dose in doses:
        if plan is None:
            findings += [
                finding
                for uid in dose.plan_uids
                # of several that are here none is shown
                if not (dose.further_plan_uids and uid in plans_here)
                for finding in absent(_OF_DOSE, dose.header, uid)
            ][:1]
        named = plan_classes.get(dose.header.sop_instance_uid, "")
        findings += check_dose(dose, ct, structure_set, plan, named)
    return findings


def check_no_ct(
    header: Header,
    structure_set: StructureSet | None,
    damaged: int = 0,
    *,
    is_left_out: bool = False,
) -> list[Finding]:
    """Warn where a case has no CT at all; ``header`` is that of an object it has.

    ``damaged`` as in `check_relations`; ``is_left_out`` where a CT is here and was
    not chosen.
    """
    remarks = Remarks(header)
    if is_left_out:
        remarks.add(
            "IMG-11:apart", found=tr("no CT"), expected=tr("a CT that is chosen")
        )
        return remarks.found
    named = len(set(structure_set.image_uids)) if structure_set is not None else 0
    remarks.add(
        "IMG-11:none",
        referenced=no_ct_text(named, damaged),
        tag=tags.ContourImageSequence,
        found=tr("no CT image"),
        expected=counted(named, "image") if named else tr("a CT"),
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


def _absent(
    named: _Named, header: Header, uid: str, left_out: str | None, damaged: int
) -> list[Finding]:
    """Warn of an object that the one of ``header`` names but that is not shown.

    ``left_out`` is its label where it is here and was not chosen.
    """
    remarks = Remarks(header)
    if left_out is not None:
        remarks.add(
            named.left_out,
            label=left_out,
            tag=named.tag,
            found=uid,
            expected=tr("a {what} that is chosen", what=tr(named.what)),
        )
    else:
        remarks.add(
            named.absent,
            here=here_text(damaged),
            tag=named.tag,
            found=uid,
            expected=tr("a {what} that is here", what=tr(named.what)),
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
            what=tr("plan"),
            other=tr("its structure set"),
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
        found=plan.approval or tr("nothing"),
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
        found=tr("nothing"),
        expected=tr("a number for every beam"),
    )
    return remarks.found


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
        if ct.geometry.shape[0] > 1 and not is_near(ct.geometry, np.array([point])):
            x, y, z = point
            remarks.add(
                "REL-09",
                images=ct.noun,
                x=x,
                y=y,
                tag=tags.IsocenterPosition,
                found=f"{x:g}, {y:g}, {z:g}",
                expected=tr("a point within the {kind}", kind=ct.noun),
                z=z,
            )
    return remarks.found
