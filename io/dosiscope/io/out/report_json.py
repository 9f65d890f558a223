"""A report as JSON: every record it is made of, then what its pages say.

Each record has the keys that the verb has which tells it alone (a contract:
docs/guide/reports.md), so that a program reads both alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.dvh.results import DvhReport
from dosiscope.core.identity import anonymous
from dosiscope.io.out.comparison_json import comparisons_values
from dosiscope.io.out.document_json import document_values
from dosiscope.io.out.dvh_json import dvh_values
from dosiscope.io.out.goals_json import goal_values
from dosiscope.io.out.plan_check import plan_check_values
from dosiscope.io.out.provenance import made_of
from dosiscope.io.out.report import case_report

if TYPE_CHECKING:
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.report.document import Document
    from dosiscope.core.report.material import Material

Json = dict[str, Any]


def report_values(material: Material, document: Document) -> Json:
    """Return a report as plain values; what is not there is None."""
    case, dose = material.case, material.dose
    return {
        "program": f"Dosiscope {__version__}",
        "version": __version__,
        "purpose": PURPOSE,
        "made": material.made,
        "case": case_report(case, material.rois),
        "dvh": dvh_values(
            DvhReport(
                case=case,
                dose=dose,
                results=material.results,
                metrics=material.metrics,
            )
        ),
        "goals": _goals(material),
        "plan_check": _plan_check(material),
        "comparison": _comparison(material),
        "files": {
            "inputs": [
                {
                    "file": one.file,
                    "object": one.kind,
                    "uid": one.uid,
                    "bytes": one.bytes,
                    "sha256": one.sha256,
                }
                for one in material.inputs
            ]
        },
        "report": document_values(document),
    }


def _goals(material: Material) -> Json | None:
    report = material.goals
    if report is None:
        return None
    made = made_of(material.case, material.dose)
    return goal_values(report, made, _name(material, report))


def _plan_check(material: Material) -> Json | None:
    if material.plan_check is None:
        return None
    made = made_of(material.case, material.dose)
    identity = material.with_identity
    return plan_check_values(material.plan_check, made, identity=identity)


def _comparison(material: Material) -> Json | None:
    reports = tuple(material.comparisons.values())
    if not reports:
        return None
    goals = reports[0].goals  # of one template
    return comparisons_values(
        reports, "" if goals is None else _name(material, goals[0])
    )


def _name(material: Material, goals: GoalReport) -> str:
    """Return what a template of goals is called: its file may be the patient's."""
    name = goals.template.name
    return str(name) if material.with_identity else anonymous(name)
