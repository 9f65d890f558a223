"""What is said of a case once all of its objects are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.io.case.beam_sum import check_beam_sum
from dosiscope.io.case.identity import check_headers
from dosiscope.io.case.outside import left_out_cts
from dosiscope.io.case.relations import check_base, check_no_ct, check_relations
from dosiscope.io.case.stored_dvh_doses import settle_doses
from dosiscope.io.case.stored_dvh_relations import named, settle_stored_dvhs
from dosiscope.io.case.structure_frames import check_frames
from dosiscope.io.files import tags
from dosiscope.io.kinds.table import related
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.not_shown import Outside
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.kinds.parts import Parts


def name_stored_dvhs(parts: Parts) -> None:
    """Let what was noticed of stored DVHs name the ROIs that are shown, once."""
    for header, dvhs in parts.dvhs:
        parts.findings = named(parts.findings, dvhs, parts.structure_set, header)


def stored_dvhs_of(parts: Parts) -> tuple[StoredDvh, ...]:
    """Return the stored DVHs, those that disagree with what is shown withheld."""
    result: list[StoredDvh] = []
    grids = {dose.header.sop_instance_uid: dose for dose in parts.doses}
    for header, dvhs in parts.dvhs:
        settled = tuple(dvhs)
        if parts.structure_set is not None:
            settled, findings = settle_stored_dvhs(dvhs, parts.structure_set, header)
            parts.findings += findings
        grid = grids.get(header.sop_instance_uid)
        if grid is not None:
            fractions = parts.plan.fractions if parts.plan is not None else None
            settled, findings = settle_doses(
                settled, header, grid, parts.structure_set, fractions
            )
            parts.findings += findings
        result += settled
    return tuple(result)


def checked(parts: Parts, scan: Scan, outside: Iterable[Outside]) -> list[Finding]:
    """Return what the objects that are shown miss, alone and together."""
    structures, plan = parts.structure_set, parts.plan
    doses: tuple[Dose, ...] = tuple(parts.doses)
    shown = [parts.ct, structures, plan, *doses, *parts.along]
    findings = check_headers([one.header for one in shown if one is not None])
    if structures is not None:
        findings += check_frames(structures)
    if plan is not None and not plan.header.frame_of_reference_uid:
        remarks = Remarks(plan.header)
        remarks.add(
            "FOR-01:plan",
            tag=tags.FrameOfReferenceUID,
            found=tr("nothing"),
            expected=tr("a UID"),
        )
        findings += remarks.found
    damaged = len(scan.inventory.damaged)
    out = {one.header.sop_instance_uid for one in parts.withheld}
    if parts.ct is None and not any(
        one.header.kind.role is Role.CT for one in parts.withheld
    ):
        there = next((one for one in (structures, *doses) if one is not None), None)
        if there is not None:
            left = left_out_cts(outside) > 0
            findings += check_no_ct(there.header, structures, damaged, is_left_out=left)
    if parts.ct is not None:
        told = {finding.rule for finding in parts.findings}
        found = check_base(parts.ct, scan.inventory.of(Role.CT))
        # once, be it of the images or of the references to them
        findings += [one for one in found if one.rule not in told]
    findings += check_beam_sum(plan, doses)
    entries = scan.inventory.of(Role.DOSE)  # those that are not shown too
    calculated = {uid for entry in entries for uid in entry.plan_uids}
    left_out = {
        one.entry.own_uid: one.entry.label for one in outside if one.is_left_out
    }
    findings += related(parts)
    return findings + check_relations(
        parts.ct,
        structures,
        plan,
        doses,
        parts.plan_classes,
        out,
        calculated,
        {entry.uid for entry in scan.inventory.of(Role.PLAN)},
        left_out,
        damaged,
    )
