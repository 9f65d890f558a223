"""Checks a plan and tells every item: what ``dosiscope plancheck`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.chosen_reference import reference_of
from dosiscope.app.cli.naming import print_head
from dosiscope.app.cli.opening import open_case, print_json, run_watched, status_of
from dosiscope.app.goals_asked import names_of, template_if_asked
from dosiscope.app.opening_cases import as_told
from dosiscope.app.plan_checking import limits_of, measured_subject
from dosiscope.app.why_nothing import no_plan
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.plan_check.check import check_plan
from dosiscope.core.plan_check.item import ItemResult
from dosiscope.io.out.plan_check import plan_check_lines, plan_check_values
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from argparse import Namespace


def tell_plan_check(arguments: Namespace) -> int:
    """Print what was found of every item; status 1 where one is flagged.

    So it is where a finding about the files warns.
    """
    limits = limits_of(arguments.limits)
    template = template_if_asked(arguments.goals, arguments.assign)
    found, case = open_case(arguments)
    case = as_told(case)
    if case.plan is None:
        raise DosiscopeError(no_plan(case, "to check"))
    reference = reference_of(case, arguments.reference)
    asked = None
    if template is not None:
        asked = template, names_of(template, arguments.assign, case)
    steps = measured_subject(
        case, found.inventory, limits=limits, reference=reference, asked=asked
    )
    outcomes = check_plan(run_watched(steps))
    identity = not arguments.no_identity
    if arguments.json:
        made = made_of(case, case.doses[0] if case.doses else None)
        print_json(plan_check_values(outcomes, made, identity=identity))
    else:
        print_head(case)
        print("\n".join(plan_check_lines(outcomes, identity=identity)))
    is_flagged = any(one.result is ItemResult.FLAG for one in outcomes)
    return 1 if is_flagged else status_of(case.findings)
