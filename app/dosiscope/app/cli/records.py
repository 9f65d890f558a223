"""Tells what was delivered: what ``dosiscope records`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import open_case, print_json, status_of
from dosiscope.app.opening_cases import as_told
from dosiscope.app.records_text import (
    records_csv,
    records_not_counted,
    records_section_of,
    why_no_course,
)
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action, about
from dosiscope.core.kinds import RECORDS, Role
from dosiscope.core.outputs import check_output, write_output
from dosiscope.core.text import moment_text, uid_tail
from dosiscope.io.out.document_text import section_lines
from dosiscope.io.out.provenance import made_of
from dosiscope.io.out.records_json import course_values

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.course import Course
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Inventory


def tell_records(arguments: Namespace) -> int:
    """Print what was delivered; status 1 where a finding about records warns.

    So it is where records are not counted that are of nothing else that is here.
    """
    if arguments.csv is not None:
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    found, opened = open_case(arguments, any_dose=True)
    case = as_told(opened)
    course = case.course
    if course is None:
        raise DosiscopeError(why_no_course(case))
    noticed = tuple(about(case.findings, RECORDS))
    identity = not arguments.no_identity
    if arguments.csv is not None:
        text = records_csv(case, course)
        write_output(arguments.csv, text, arguments.paths, replace=arguments.force)
    if arguments.json:
        made = made_of(case, case.doses[0] if case.doses else None)
        values = course_values(course, made, noticed, identity=identity)
        print_json({**values, "not_counted": list(records_not_counted(case))})
    else:
        section = records_section_of(case, course, identity=identity)
        lines = [*_head(case), *section_lines(section), *_of_files(course, noticed)]
        print("\n".join(lines))
    return 1 if _has_lost(case, found.inventory) else status_of(noticed)


def _head(case: Case) -> Iterator[str]:
    plan = case.plan
    if plan is None:
        yield "No plan is here: what was delivered is held against records alone."
        return
    when = moment_text(plan.date, plan.time)
    yield f"Plan: {plan.label}, {when}, UID {uid_tail(plan.header.sop_instance_uid)}"


def _of_files(course: Course, noticed: Iterable[Finding]) -> Iterator[str]:
    """Yield what warns of the records themselves, beside what the course tells."""
    told = {finding.message for finding in course.findings}
    for finding in noticed:
        if finding.action >= Action.WARN and finding.message not in told:
            yield f"{finding.action.name}: {finding.message}"


def _has_lost(case: Case, inventory: Inventory) -> bool:
    """Whether a record is of a patient or a plan that is not here."""
    plans = {one.own_uid for one in inventory.of(Role.PLAN)}
    return any(
        one.entry.kind in RECORDS and not plans.intersection(one.entry.plan_uids)
        for one in case.outside
    )
