"""Lists cases, objects, references and findings: what ``dosiscope check`` does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.app.cli.naming import ACCEPTED
from dosiscope.app.cli.opening import (
    asked_of,
    print_json,
    print_notes,
    run_watched,
    status_of,
)
from dosiscope.app.opening_cases import as_told, opening_all
from dosiscope.app.skipped import skipped_lines
from dosiscope.app.why_nothing import acceptance_words
from dosiscope.core.case import of_no_case
from dosiscope.core.dvh.origins import objects_of, sources_of
from dosiscope.core.findings import worst_first
from dosiscope.core.outputs import check_output, write_output
from dosiscope.core.rivals import companion_notes
from dosiscope.core.text import counted, dose_text, first_few, uid_tail
from dosiscope.viewer.picture_text import ZERO
from dosiscope.viewer.picture_warnings import untold_missing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from dosiscope.core.kinds import Kind
    from dosiscope.io.case.scan import Scan

_MOST_NAMED: Final = 12  # objects of which a finding tells the same


def list_cases(arguments: Namespace) -> int:
    """Report on every case that the paths hold."""
    from dosiscope.app.hashed_report import hashed_report, report_text
    from dosiscope.app.report import report_of

    opened, force = arguments.paths, arguments.force
    if arguments.html:
        check_output(arguments.html, opened, replace=force)
    all_of_them = run_watched(opening_all(asked_of(arguments)))
    print_notes(all_of_them.notes)
    found, selections = all_of_them.scan, all_of_them.selections
    cases = [*map(_listed, all_of_them.cases)]
    if arguments.no_identity:
        found = replace(found, inventory=found.inventory.without_identity())
    findings = [
        *found.inventory.findings,
        *(f for case in cases for f in case.findings),
    ]
    if arguments.html or (arguments.json and arguments.hashes):
        named = not arguments.no_identity
        report = run_watched(hashed_report(found, cases, selections, names=named))
    elif arguments.json:
        report = run_watched(report_of(found, cases))
    if arguments.html:
        page = report_text(report, "html")
        write_output(arguments.html, page, opened, replace=force)
    if arguments.json:
        print_json(report)
    elif not arguments.html:
        _print(found, cases)
    return status_of(findings)


def _listed(case: Case) -> Case:
    """Return a case as it is told; with a sum of several plans each of them beside."""
    told = as_told(case)
    own: tuple[Case, ...] = ()
    if told.plan is not case.plan:
        made = {dose.key for dose in case.doses if dose.made is not None}
        read = replace(
            case,
            doses=tuple(dose for dose in case.doses if dose.key not in made),
            findings=tuple(f for f in case.findings if f.object_uid not in made),
            companions=(),
        )
        own = (read,)
    return replace(told, companions=(*own, *case.companions))


def _print(found: Scan, cases: list[Case]) -> None:
    inventory = found.inventory
    read = counted(inventory.files_read, "file")
    print(f"{read} read, {len(inventory.skipped)} skipped")
    for line in skipped_lines(inventory.skipped):
        print(f"  skipped {line}")
    for finding in worst_first(of_no_case(inventory.findings, cases)):
        _print_finding(finding)
    for case in cases:
        _print_case(case)


def _print_case(case: Case) -> None:
    patient = case.patient
    print(f"\n{patient.spoken_name or '(no name)'} · {patient.id or '(no ID)'}")
    if case.ct:
        print(f"  {case.ct.noun}: {counted(len(case.ct.image_uids), 'image')}")
    if case.structure_set:
        rois = counted(len(case.structure_set.rois), "ROI")
        print(f"  structure set: {case.structure_set.label}, {rois}")
    if case.plan:
        approval = case.plan.approval or "approval not stated"
        print(f"  plan: {case.plan.label}, {approval}")
    of_plans = {
        dose: f"{one.plan.label} · {dose.label}"
        for one in case.companions
        for dose in one.doses
        if one.plan is not None and one.plan.label
    }
    for dose in case.doses:
        maximum = f"maximum {dose_text(dose.maximum, dose.unit_text)}"
        name = of_plans.get(dose, dose.label)
        print(f"  dose: {name}, {ZERO if dose.is_zero else maximum}")
    _print_along(case)
    words = sources_of(case.stored_dvhs)
    for held in objects_of(case.stored_dvhs):
        print(f"  {counted(held['count'], 'stored DVH')}: {words[held['uid']]}")
    _print_companions(case)
    for missing in untold_missing(case, case.findings):
        print(f"  missing: {missing.text}")
    for withheld in case.withheld:
        print(f"  {withheld.sentence}")
    sentences = Counter(one.sentence for one in case.outside)
    for one in case.outside:
        which = f" UID {one.entry.uid}" if sentences[one.sentence] > 1 else ""
        print(f"  {one.sentence}{which}")
    doses = {dose.key: dose.label for dose in case.doses if dose.made is None}
    if len(set(doses.values())) < len(doses):
        doses = {u: f"{uid_tail(u, doses)} {label}" for u, label in doses.items()}
    along = {one.header.uid: one.label for one in case.along}
    # which of several objects it is about; what is the same of all is told once
    several = (names for names in (words, doses, along) if len(names) > 1)
    names = {uid: name for some in several for uid, name in some.items()}
    of_objects: dict[tuple[str, str], list[str]] = {}
    for finding in worst_first(case.findings):
        name = names.get(finding.object_uid, "")
        same = finding.rule, finding.message
        is_named = name in dict(finding.fields).values()
        # of records, which are known by their fraction, the sentence begins so
        is_named = is_named or finding.message.startswith(name)
        of_objects.setdefault(same, []).append("" if is_named else name)
    for finding in worst_first(case.findings):
        named = of_objects.pop((finding.rule, finding.message), None)
        if named is not None:
            _print_finding(finding, _named_text(named))
    for sentence in acceptance_words(case):
        print(f"  {sentence}")


def _named_text(names: Sequence[str]) -> str:
    """Return the names of objects alike, each once; of very many the first."""
    told = [name for name in dict.fromkeys(names) if name]
    return "; ".join(told) if len(told) <= _MOST_NAMED else first_few(told)


def _print_along(case: Case) -> None:
    """Print what came along with the plan: its labels, by kind."""
    labels: dict[Kind, list[str]] = {}
    for one in case.along:
        labels.setdefault(one.header.kind, []).append(one.label or "no label")
    for kind, of_kind in labels.items():
        told = first_few(dict.fromkeys(of_kind))
        print(f"  {kind.noun}: {len(of_kind)} ({told})")


def _print_companions(case: Case) -> None:
    """Print whose doses stand beside those of the case, and what is not shown."""
    for companion in case.companions:
        plan = companion.plan
        label = (plan.label if plan else "") or "without a label"
        print(f"  beside: plan {label}, {counted(len(companion.doses), 'dose')}")
        for note in companion_notes(case, companion):
            print(f"    {note}")


def _print_finding(finding: Finding, of: str = "") -> None:
    which = f"{of}: " if of else ""
    action = ACCEPTED if finding.outcome.is_accepted else finding.action.name
    print(f"  {action:8} {finding.rule:7} {which}{finding.message}")
