"""Checks a plan and tells every item: what ``dosiscope plancheck`` does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dosiscope.app.cli.naming import print_head
from dosiscope.app.cli.opening import (
    open_case,
    print_json,
    reference_of,
    run_watched,
    status_of,
)
from dosiscope.app.plan_checking import limits_of, measured_subject
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.kinds import Role
from dosiscope.core.plan_check.check import check_plan
from dosiscope.core.plan_check.item import ItemResult
from dosiscope.io.out.plan_check import plan_check_lines, plan_check_values

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.case import Case


def tell_plan_check(arguments: Namespace) -> int:
    """Print what was found of every item; status 1 where one is flagged.

    So it is where a finding about the files warns.
    """
    limits = limits_of(arguments.limits)
    found, case = open_case(arguments)
    if case.plan is None:
        raise DosiscopeError(_no_plan(case))
    steps = measured_subject(
        case,
        found.inventory,
        limits=limits,
        today=date.today(),
        reference=reference_of(case, arguments.reference),
    )
    outcomes = check_plan(run_watched(steps))
    identity = not arguments.no_identity
    if arguments.json:
        print_json(plan_check_values(outcomes, identity=identity))
    else:
        print_head(case)
        print("\n".join(plan_check_lines(outcomes, identity=identity)))
    is_flagged = any(one.result is ItemResult.FLAG for one in outcomes)
    return 1 if is_flagged else status_of(case.findings)


def _no_plan(case: Case) -> str:
    withheld = case.withheld_of(Role.PLAN)
    told = withheld.sentence if withheld is not None else ""
    return f"there is no plan to check. {told}".rstrip()
