"""Reads a chosen case and withholds what must not be shown together."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.acceptance import NOTHING_ACCEPTED
from dosiscope.core.case import Case
from dosiscope.core.findings import worst_first
from dosiscope.core.growing import Coming
from dosiscope.core.header import Header, Patient
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.not_shown import Unread, Withheld
from dosiscope.core.progress import changed
from dosiscope.core.reference_chain import Leads, leads
from dosiscope.io.case.file_notes import DAMAGED
from dosiscope.io.case.frame_references import on_frames
from dosiscope.io.case.kept import Kept, Reviewed
from dosiscope.io.case.missing import awaited, missing_of
from dosiscope.io.case.outside import outside_of
from dosiscope.io.case.overlay import (
    Anchor,
    judge_frame,
    judge_patient,
    note_frame_of_dvhs,
)
from dosiscope.io.case.parts import read_parts
from dosiscope.io.case.structure_frames import (
    check_frame_of_images,
    frame_by_images,
    frame_of,
    lies_on,
    note_frame,
    withhold_strangers,
)
from dosiscope.io.case.ties import tied_to
from dosiscope.io.files import tags
from dosiscope.io.kinds.table import registration_of
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.along import Along
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Selection
    from dosiscope.core.plan import Plan
    from dosiscope.core.progress import PartSteps, Progress
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.kinds.parts import Parts

# what is said of images and may be otherwise once all of them are here
_OF_ALL_IMAGES: Final = ("IMG-11:gap", "IMG-05:differs")
_TELL_EVERY_S: Final = 0.3  # what has been read of a case that takes long


def load(
    scan: Scan,
    selection: Selection,
    accepted: Accepted = NOTHING_ACCEPTED,
    kept: Kept | None = None,
    *,
    coming: Coming = Coming.NOTHING,
) -> PartSteps[Case, Case]:
    """Read the selected objects and return the case they make.

    The CT (without one the dose, the structure set, the plan) says who the patient
    is and what the frame of reference; whatever differs from it is withheld with
    both values named.

    As soon as some images are there, steps have a `Case` of what has been read as
    their ``part``: its ``unread`` names the rest.

    Parameters
    ----------
    accepted
        Against which findings the user has decided: what they would withhold is shown,
        with a standing warning.
    kept
        What other cases of this scan have read: it is taken as it is, and what this
        one reads is added.
    coming
        Whether more files of it may come: what its objects name and is not here is then
        ``unread``, and as long as there is such, nothing is said that it could change.

    Raises
    ------
    ChoiceError
        A selected object is not in the scan.
    """
    kept = Kept() if kept is None else kept
    parts = yield from _showing(read_parts(scan, selection, kept), accepted)
    # not before the first images are on the screen
    from dosiscope.io.case.registrations import check_registrations
    from dosiscope.io.case.whole import checked, name_stored_dvhs, stored_dvhs_of

    anchor = _anchor(parts, is_whole=True)
    if anchor is None:
        return _empty(parts, scan, selection)
    as_read = parts.structure_set
    _keep_what_fits(parts, anchor, accepted, is_whole=True)
    outside = outside_of(_case(parts, anchor), scan.inventory, selection)
    awaiting = replace(_case(parts, anchor), outside=outside)
    unread = awaited(awaiting, scan.inventory, coming)
    name_stored_dvhs(parts)
    of_each = tuple(parts.findings)  # not of what is here together
    graphs: dict[int, ContourGraph] = {}
    if parts.structure_set is not None and as_read is not None:
        key = Kept.key_of_review(as_read, parts.ct, anchor.frame, accepted)
        if key not in kept.reviewed and not unread:
            from dosiscope.io.case.contour_review import review_steps

            steps = review_steps(parts.structure_set, parts.ct, accepted)
            kept.reviewed[key] = Reviewed(*(yield from steps))
        if key in kept.reviewed:
            parts.structure_set, graphs, found = kept.reviewed[key]
            parts.findings += found
    case = replace(
        _case(parts, anchor),
        stored_dvhs=stored_dvhs_of(parts),
        withheld=tuple(parts.withheld),
        graphs=graphs,
        stored_source=_stored_source(scan, selection),
        outside=outside,
    )
    if unread:  # what is looked at as a whole is told once all of it is here
        told = (f for f in of_each if f.outcome.key not in _OF_ALL_IMAGES)
        return replace(case, findings=worst_first(tuple(told)), unread=unread)
    findings = parts.findings + checked(parts, scan, outside) + _unreadable(scan)
    findings += check_registrations(scan, anchor.patient, anchor.frame)
    return replace(
        case,
        missing=() if coming is Coming.MORE else missing_of(case, scan.inventory),
        course=parts.course,
        findings=worst_first(tuple(findings)),
    )


def _case(parts: Parts, anchor: Anchor) -> Case:
    """Return what is shown together, and nothing said of it yet."""
    return Case(
        patient=anchor.patient,
        frame_of_reference_uid=anchor.frame,
        ct=parts.ct,
        structure_set=parts.structure_set,
        plan=parts.plan,
        doses=tuple(parts.doses),
        along=tuple(parts.along),
    )


def _showing(
    steps: PartSteps[Parts, Parts], accepted: Accepted
) -> PartSteps[Case, Parts]:
    """Let what has been read so far be shown, from time to time."""
    told = -math.inf

    def show(step: Progress[Parts]) -> Progress[Case]:
        nonlocal told
        case = None
        if step.part is not None and time.monotonic() - told > _TELL_EVERY_S:
            case = _so_far(step.part, accepted)
            told = time.monotonic()
        return step.with_part(case)

    return (yield from changed(steps, show))


def _so_far(parts: Parts, accepted: Accepted) -> Case | None:
    """Return what has been read and fits to the images; None without images.

    What does not fit is still being read: the reason may change with the rest.  What
    all of a structure set proves, nothing proves before it is read whole.
    """
    if parts.ct is None:
        return None
    parts = replace(
        parts,
        doses=list(parts.doses),
        dvhs=[],
        along=list(parts.along),
        withheld=[],
        findings=[*parts.findings, *parts.noticed],
    )
    is_whole = all(one.kind is not Kind.STRUCTURE_SET for one in parts.unread)
    anchor = _anchor(parts, is_whole=is_whole)
    assert anchor is not None
    _keep_what_fits(parts, anchor, accepted, is_whole=is_whole)
    left = (Unread(one.header.kind) for one in parts.withheld)
    return replace(
        _case(parts, anchor),
        findings=worst_first(tuple(parts.findings)),
        unread=tuple(dict.fromkeys((*parts.unread, *left))),
    )


def _empty(parts: Parts, scan: Scan, selection: Selection) -> Case:
    """Return a case of which nothing can be shown but why."""
    from dosiscope.io.case.whole import name_stored_dvhs, stored_dvhs_of

    name_stored_dvhs(parts)
    headers = [one.header for one in parts.withheld]
    headers += [header for header, _ in parts.dvhs]
    patient = headers[0].patient if headers else Patient()
    case = Case(
        patient=patient,
        frame_of_reference_uid="",
        stored_dvhs=stored_dvhs_of(parts),
        stored_source=_stored_source(scan, selection),
        withheld=tuple(parts.withheld),
    )
    return replace(
        case,
        missing=missing_of(case, scan.inventory),
        findings=worst_first((*parts.findings, *_unreadable(scan))),
        outside=outside_of(case, scan.inventory, selection) if headers else (),
    )


def _stored_source(scan: Scan, selection: Selection) -> str:
    """Return the RT Dose of the stored DVHs that were chosen, by its own UID."""
    file = scan.objects.get(selection.dvhs)
    return "" if file is None else file.dataset.uid(tags.SOPInstanceUID)


def _unreadable(scan: Scan) -> list[Finding]:
    """Return what is said of files that could not be read; whose is not known."""
    return [one for one in scan.inventory.findings if one.rule == DAMAGED]


def _anchor(parts: Parts, *, is_whole: bool) -> Anchor | None:
    """Return the object that rules patient and frame of reference.

    ``is_whole``: all of the structure set has been read, if there is one.
    """
    name, header, frame = "", None, None
    if parts.ct is not None:
        name, header = tr("the {kind}", kind=parts.ct.noun), parts.ct.header
        if not header.frame_of_reference_uid and parts.structure_set and is_whole:
            frame = frame_by_images(parts.structure_set, parts.ct)
    elif parts.doses:
        name, header = tr("the dose"), parts.doses[0].header
    elif parts.structure_set is not None:
        name, header = tr("the structure set"), parts.structure_set.header
        frame = frame_of(parts.structure_set).uid
    elif parts.plan is not None:
        name, header = tr("the plan"), parts.plan.header
    elif parts.along:
        header = parts.along[0].header
        name = tr("the {kind}", kind=header.kind.noun)
    if header is None:
        return None
    if frame is None:
        frame = header.frame_of_reference_uid
    return Anchor(name, header.uid, header.patient, frame)


def _keep_what_fits(
    parts: Parts, anchor: Anchor, accepted: Accepted, *, is_whole: bool
) -> None:
    """Move everything of another patient or frame of reference to the withheld.

    ``is_whole``: all of the structure set has been read, if there is one.
    """
    if parts.structure_set is not None and parts.ct is not None:
        parts.structure_set = on_frames(parts.structure_set, parts.ct)
    tied = tied_to(parts, anchor.uid, anchor.frame) if is_whole else ()

    def fits(header: Header, label: str, frame: str | None) -> bool:
        remarks = Remarks(header)
        reason = judge_patient(anchor, header, remarks, accepted, tied)
        if not reason and frame is not None:
            reason = judge_frame(anchor, header, frame, remarks, accepted)
        parts.findings += remarks.found
        if reason:
            parts.withheld.append(Withheld(header=header, label=label, reason=reason))
        return not reason

    structures = parts.structure_set
    if structures is not None:
        frame = frame_of(structures, anchor.frame, parts.ct if is_whole else None)
        ct = parts.ct if is_whole else None
        is_unstated = not (anchor.frame or frame.uid) and lies_on(structures, ct)
        needs_none = is_unstated or anchor.name == tr("the structure set")
        if fits(structures.header, structures.label, None if needs_none else frame.uid):
            if ct is not None and (anchor.frame or is_unstated):
                parts.findings += check_frame_of_images(ct.header, frame.uid)
            remarks = Remarks(structures.header)
            note_frame(structures, frame, anchor.name, remarks)
            parts.findings += remarks.found
            if not frame.is_by_images:
                at_home = {anchor.frame} | ({frame.uid} if frame.uid else set())
                structures, findings = withhold_strangers(
                    structures, anchor.frame, at_home, accepted
                )
                parts.findings += findings
            parts.structure_set = structures
        else:
            parts.structure_set = None
    first = parts.doses[:1] if anchor.name == tr("the dose") else []
    parts.doses = first + [
        dose
        for dose in parts.doses[len(first) :]
        if fits(dose.header, dose.label, dose.header.frame_of_reference_uid)
    ]
    kept = {dose.header.sop_instance_uid for dose in parts.doses}
    out = {one.header.sop_instance_uid for one in parts.withheld}
    parts.dvhs = [
        (header, dvhs)
        for header, dvhs in parts.dvhs
        if header.sop_instance_uid in kept
        # DVHs without a grid lie nowhere: only their patient counts
        or (header.sop_instance_uid not in out and fits(header, "DVHs", None))
    ]
    for header, dvhs in parts.dvhs:
        if header.sop_instance_uid not in kept:
            remarks = Remarks(header)
            note_frame_of_dvhs(anchor, header, dvhs, remarks)
            parts.findings += remarks.found
    plan = parts.plan
    if plan is not None and not fits(plan.header, plan.label, _frame(plan, parts)):
        parts.plan = None
    parts.along = [one for one in parts.along if _goes_with(one, parts, fits)]


def _goes_with(
    one: Along, parts: Parts, fits: Callable[[Header, str, str | None], bool]
) -> bool:
    """Whether what came along is of the plan that is shown, and of its patient."""
    has_frame = registration_of(one.header.kind).out_of_frame is not None
    frame = one.header.frame_of_reference_uid if has_frame else None
    if not fits(one.header, one.label, frame):
        return False
    plan = parts.plan
    if plan is None or one.plan_uid == plan.header.uid:
        return True
    remarks = Remarks(one.header)
    remarks.add(
        "REL-12:other" if one.plan_uid else "REL-12:none",
        tag=tags.ReferencedRTPlanSequence,
        found=one.plan_uid or tr("nothing"),
        expected=plan.header.uid,
    )
    parts.findings += remarks.found
    if one.plan_uid:
        reason = remarks.found[0].reason
        withheld = Withheld(header=one.header, label=one.label, reason=reason)
        parts.withheld.append(withheld)
    return not one.plan_uid


def _frame(plan: Plan, parts: Parts) -> str | None:
    """Frame of a plan; None where it states none but is tied to what is shown."""
    stated = plan.header.frame_of_reference_uid
    if stated:
        return stated
    structures = parts.structure_set
    links = [leads(dose.plan_uid, plan.header.uid) for dose in parts.doses]
    if structures is not None:
        links.append(leads(plan.structure_set_uid, structures.header.uid))
    alone = parts.ct is None and structures is None and not parts.doses
    if alone or Leads.THERE in links:
        return None
    return ""
