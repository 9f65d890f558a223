"""The verification report as plain values for JSON.

Numbers are in mm, Gy and cc; what is missing is None; NaN never appears.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.__about__ import __version__
from dosiscope.core.acceptance import accepted_rules, may_accept
from dosiscope.core.case import of_no_case
from dosiscope.core.contours.modes import cluster_planes, mode_of, on_planes
from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.origins import objects_of
from dosiscope.core.reason import reasons_text
from dosiscope.core.reference_chain import reference_chain
from dosiscope.core.rivals import companion_notes
from dosiscope.core.rules import rule_of
from dosiscope.io.out.provenance import outside_records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.case import Case
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.plan import Plan
    from dosiscope.core.report.roi_report import RoiReport
    from dosiscope.core.structures import Roi, StructureSet
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.out.report_record import (
        CaseRecord,
        CheckRecord,
        CtRecord,
        DoseRecord,
        FindingRecord,
        PlanRecord,
        ReferencesRecord,
        RoiRecord,
        StructureSetRecord,
    )


def check_report(
    scan: Scan,
    cases: Sequence[Case],
    measured: Sequence[Mapping[int, RoiReport]] = (),
) -> CheckRecord:
    """Return the whole report.

    Parameters
    ----------
    measured
        For every case by ROI Number what only a solid tells.
    """
    inventory = scan.inventory
    of_cases = [*measured, *({} for _ in cases[len(measured) :])]
    return {
        "program": f"Dosiscope {__version__}",
        "version": __version__,
        "files": {
            "read": inventory.files_read,
            "skipped": [
                {"file": skipped.file, "reason": skipped.reason}
                for skipped in inventory.skipped
            ],
        },
        "cases": [
            case_report(case, rois) for case, rois in zip(cases, of_cases, strict=True)
        ],
        "findings": [
            finding_report(finding) for finding in of_no_case(inventory.findings, cases)
        ],
    }


def case_report(
    case: Case, rois: Mapping[int, RoiReport], beside: Case | None = None
) -> CaseRecord:
    """Return the report on one case; of a companion it is that of ``beside``."""
    patient, open_to_choice = case.patient, may_accept(case)
    return {
        "patient": {
            "name": patient.name,
            "id": patient.id,
            "birth_date": patient.birth_date,
            "sex": patient.sex,
        },
        "frame_of_reference_uid": case.frame_of_reference_uid,
        "ct": _ct(case.ct) if case.ct else None,
        "structure_set": (
            _structure_set(case.structure_set, case.ct, rois)
            if case.structure_set
            else None
        ),
        "plan": _plan(case.plan) if case.plan else None,
        "doses": [_dose(dose) for dose in case.doses],
        "along": [
            {
                "object": str(one.header.kind),
                "uid": one.header.sop_instance_uid,
                "label": one.label,
                "date": one.date,
                "time": one.time,
                "plan_uid": one.plan_uid,
                "stated": dict(one.stated),
            }
            for one in case.along
        ],
        "stored_dvhs": objects_of(
            case.stored_dvhs, case.stored_source, is_shown=beside is None
        ),
        "withheld": [
            {
                "object": str(one.header.kind),
                "uid": one.header.sop_instance_uid or one.header.series_uid,
                "label": one.label,
                "reason": str(one.reason),
            }
            for one in case.withheld
        ],
        "missing": [one.text for one in case.missing],
        "outside": outside_records(case),
        "references": _references(case),
        "accepted": accepted_rules(case),
        "findings": [
            finding_report(finding, is_acceptable=finding in open_to_choice)
            for finding in case.findings
        ],
        "companions": [case_report(one, {}, case) for one in case.companions],
        "notes": [] if beside is None else list(companion_notes(beside, case)),
    }


def _references(case: Case) -> ReferencesRecord:
    """Return the chain of the first dose, its plan, structure set and CT."""
    chain = reference_chain(case)
    return {
        "nodes": [
            {
                "kind": node.role,
                "presence": node.presence.value,
                "label": node.label,
                "detail": node.detail,
                "uid": node.uid,
            }
            for node in chain.nodes
        ],
        "links": [
            {
                "from": link.start,
                "to": link.end,
                "tone": link.tone.value,
                "sentence": link.sentence,
                "named": link.named,
                "present": link.present,
            }
            for link in chain.links
        ],
    }


def finding_report(finding: Finding, *, is_acceptable: bool = False) -> FindingRecord:
    """Return one finding, and whether the user may decide against it."""
    rule = rule_of(finding.rule)
    return {
        "rule": finding.rule,
        "section": rule.section if rule is not None else None,
        "result": finding.result.value,
        "action": finding.action.name,
        "object": finding.object_kind,
        "uid": finding.object_uid,
        "roi": finding.roi,
        "rois": list(finding.concerned),
        "z_mm": _finite(finding.z),
        "tag": str(finding.attribute or ""),
        "found": finding.found,
        "expected": finding.expected,
        "message": finding.message,
        "count": finding.count,
        "acceptable": is_acceptable,
        "accepted": finding.outcome.is_accepted,
    }


def _ct(ct: Ct) -> CtRecord:
    return {
        "series_uid": ct.header.series_uid,
        "kind": str(ct.header.kind),
        "values": ct.value_name,
        "slices": len(ct.image_uids),
        "patient_position": ct.patient_position,
        "spacing_mm": list(ct.geometry.spacing),
        "z_mm": ct.geometry.z.tolist(),
    }


def _structure_set(
    structure_set: StructureSet,
    ct: Ct | None,
    rois: Mapping[int, RoiReport],
) -> StructureSetRecord:
    image_z = ct.geometry.z if ct else np.empty(0)
    uids = frozenset(ct.image_uids) if ct else None
    return {
        "uid": structure_set.header.sop_instance_uid,
        "label": structure_set.label,
        "date": structure_set.date,
        "time": structure_set.time,
        "rois": [
            _roi(roi, image_z, uids, rois.get(roi.number)) for roi in structure_set.rois
        ],
    }


def _roi(
    roi: Roi,
    image_z: NDArray[np.float64],
    uids: frozenset[str] | None,
    measured: RoiReport | None,
) -> RoiRecord:
    z = roi.contours.z
    off_slice = int((~on_planes(z, image_z)).sum()) if len(image_z) else 0
    record: RoiRecord = {
        "number": roi.number,
        "name": roi.name,
        "type": roi.interpreted_type,
        "contours": len(roi.contours),
        "mode": mode_of(roi, image_z, uids).value,
        "planes": len(cluster_planes(z)),
        "off_slice": off_slice,
        "gaps": None,
        "islands": None,
        "volume_cc": None,
        "withheld": str(roi.withheld or "") or None,
        "not_measured": reasons_text(roi.not_measured) or None,
    }
    if measured is not None:
        record["mode"] = measured.mode
        record["off_slice"] = measured.off_slice
        record["gaps"] = measured.gaps
        record["islands"] = measured.islands
        record["volume_cc"] = measured.volume_cc
        record["not_measured"] = measured.not_measured
        record["state"] = measured.state
        record["off_slice_ignored"] = measured.off_slice_ignored
        record["moved_to_slices_mm"] = measured.moved_to_slices_mm
        record["method"] = measured.method
    return record


def _plan(plan: Plan) -> PlanRecord:
    return {
        "uid": plan.header.sop_instance_uid,
        "label": plan.label,
        "date": plan.date,
        "time": plan.time,
        "approval": plan.approval,
        "patient_position": ", ".join(plan.patient_positions),
        "fractions": plan.fractions,
        "beams": [{"number": beam.number, "name": beam.name} for beam in plan.beams],
        "prescription": [
            {"description": one.description, "dose_gy": _finite(one.named_dose_gy)}
            for one in plan.dose_references
        ],
    }


def _dose(dose: Dose) -> DoseRecord:
    is_gray = dose.units is DoseUnits.GY
    return {
        "uid": dose.key,
        "units": dose.units.value,
        "unit": dose.unit_text,
        "is_made": dose.made is not None,
        "type": dose.type.value,
        "summation": dose.summation.value,
        "label": dose.label,
        "shape": list(dose.geometry.shape),
        "max_gy": _finite(dose.maximum) if is_gray else None,
        "max_at_mm": list(dose.maximum_at),
        "plan_uid": dose.plan_uid,
    }


def _finite(value: float | None) -> float | None:
    return value if value is not None and np.isfinite(value) else None
