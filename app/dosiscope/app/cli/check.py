"""``dosiscope check``: cases, objects, references and findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dosiscope.app.cli.opening import asked_for, print_json, run, scan_paths
from dosiscope.core.case import of_no_case
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action, worst_first
from dosiscope.core.identity import Personal, filled

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from dosiscope.io.case.scan import Scan


def check(arguments: Namespace) -> int:
    """Report on every case that the paths hold."""
    from dosiscope.app.hashed_report import hashed_report
    from dosiscope.app.report import report_of
    from dosiscope.core.link import proposals
    from dosiscope.io.case.load import load

    found = scan_paths(arguments)
    selections = proposals(
        found.inventory,
        plan=arguments.plan,
        dose=arguments.dose,
        structure_set=arguments.structure_set,
    )
    cases = [
        asked_for(arguments, run(load(found, selection))) for selection in selections
    ]
    if arguments.no_identity:
        found = replace(found, inventory=found.inventory.without_identity())
    findings = [
        *found.inventory.findings,
        *(f for case in cases for f in case.findings),
    ]
    if arguments.html or (arguments.json and arguments.hashes):
        named = not arguments.no_identity
        report = run(hashed_report(found, cases, selections, names=named))
    elif arguments.json:
        report = run(report_of(found, cases))
    if arguments.html:
        _write_html(arguments.html, report)
    if arguments.json:
        print_json(report)
    elif not arguments.html:
        _print(found, cases)
    return 1 if any(f.action >= Action.WARN for f in findings) else 0


def _write_html(path: Path, report: dict[str, Any]) -> None:
    from dosiscope.app.hashed_report import report_text

    try:
        path.write_text(report_text(report, "html"), encoding="utf-8")
    except OSError as error:
        reason = error.strerror or "writing failed"
        words = {"path": Personal(str(path)), "reason": reason}
        raise DosiscopeError(
            filled("{path} was not written: {reason}", words)
        ) from None


def _print(found: Scan, cases: list[Case]) -> None:
    inventory = found.inventory
    print(f"{inventory.files_read} files read, {len(inventory.skipped)} skipped")
    for skipped in inventory.skipped:
        print(f"  skipped {skipped.file}: {skipped.reason}")
    for finding in worst_first(of_no_case(inventory.findings, cases)):
        _print_finding(finding)
    for case in cases:
        _print_case(case)


def _print_case(case: Case) -> None:
    patient = case.patient
    print(f"\n{patient.spoken_name or '(no name)'} · {patient.id or '(no ID)'}")
    if case.ct:
        print(f"  CT: {len(case.ct.image_uids)} images")
    if case.structure_set:
        rois = len(case.structure_set.rois)
        print(f"  structure set: {case.structure_set.label}, {rois} ROIs")
    if case.plan:
        approval = case.plan.approval or "approval not stated"
        print(f"  plan: {case.plan.label}, {approval}")
    for dose in case.doses:
        print(f"  dose: {dose.label}, maximum {dose.maximum:.4f} {dose.unit_text}")
    for missing in case.missing:
        print(f"  missing: {missing.text}")
    for withheld in case.withheld:
        print(f"  withheld: {withheld.label}: {withheld.reason}")
    for one in case.outside:
        print(f"  {one.sentence}")
    for finding in worst_first(case.findings):
        _print_finding(finding)


def _print_finding(finding: Finding) -> None:
    print(f"  {finding.action.name:8} {finding.rule:7} {finding.message}")
