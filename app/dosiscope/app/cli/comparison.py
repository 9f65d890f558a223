"""Compares two doses: what ``dosiscope compare`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.dvh_table import why_nothing
from dosiscope.app.cli.goal_table import names_of, template_of
from dosiscope.app.cli.measured_rois import measured_in, measured_solids
from dosiscope.app.cli.opening import (
    chosen_rois,
    open_case,
    print_json,
    reference_of,
    run_watched,
    status_of,
)
from dosiscope.core.as_of import as_of
from dosiscope.core.comparing.dose_difference import dose_difference
from dosiscope.core.comparing.plans import compare_plans
from dosiscope.core.comparing.report import ComparisonReport
from dosiscope.core.comparing.roi_differences import roi_differences
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.goals.evaluate import evaluate_goals, goal_rois
from dosiscope.core.identity import anonymous, filled
from dosiscope.core.outputs import check_output, write_output
from dosiscope.io.out.comparison_csv import comparison_csv
from dosiscope.io.out.comparison_json import comparison_values
from dosiscope.io.out.comparison_text import comparison_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.case import Case
    from dosiscope.core.comparing.plans import PlansComparison
    from dosiscope.core.dose import Dose
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.isodose import Reference


def tell_comparison(arguments: Namespace) -> int:
    """Print how two doses differ; status 1 where a finding of either warns."""
    template = template_of(arguments.goals) if arguments.goals else None
    if arguments.csv is not None:
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    _, case = open_case(arguments, compared=[arguments.with_dose])
    report = _compared(arguments, case, _doses(case, arguments), template)
    name = "" if template is None else template.name
    name = anonymous(name) if arguments.no_identity else str(name)
    if arguments.csv is not None:
        text = comparison_csv(report, anonymous(name))
        write_output(arguments.csv, text, arguments.paths, replace=arguments.force)
    if arguments.json:
        print_json(comparison_values(report, name))
    else:
        print("\n".join(comparison_lines(report, name)))
    return status_of(report.findings)


def _doses(case: Case, arguments: Namespace) -> tuple[Dose, Dose]:
    """Return A and B.

    Raises
    ------
    DosiscopeError
        One is not there, or both are the same.
    """
    if not case.doses:
        words = ["there is no dose A to compare.", *why_nothing(case)]
        raise DosiscopeError(" ".join(words))
    a = _dose(case, "--dose", arguments.dose) if arguments.dose else case.doses[0]
    b = _dose(case, "--with", arguments.with_dose)
    if b is a:
        raise DosiscopeError(f"--with {arguments.with_dose}: that is dose A itself")
    return a, b


def _dose(case: Case, option: str, uid: str) -> Dose:
    """Return a dose of the case or of a companion.

    Raises
    ------
    DosiscopeError
        It is not shown; the message says why.
    """
    own = uid.partition("/")[0]  # of several contents of a UID one alone is here
    dose = next((dose for dose in case.every_dose if dose.key == own), None)
    if dose is not None:
        return dose
    out = (w for c in (case, *case.companions) for w in c.withheld)
    withheld = next((one for one in out if one.header.uid == own), None)
    why = "it has no dose grid" if withheld is None else withheld.reason
    words = {"option": option, "uid": uid, "why": str(why)}
    raise DosiscopeError(
        filled("{option} {uid}: there is no such dose to compare: {why}", words)
    )


def _compared(
    arguments: Namespace,
    case: Case,
    doses: tuple[Dose, Dose],
    template: GoalTemplate | None,
) -> ComparisonReport:
    reference = reference_of(case, arguments.reference)
    difference = run_watched(dose_difference(*doses, reference))
    rois = chosen_rois(case, arguments.rois)
    measured = measured_solids(case, rois)
    solids = {n: one.solid for n, one in measured.items() if one.solid is not None}
    reasons = {n: one.reason for n, one in measured.items() if one.solid is None}
    found = run_watched(roi_differences(difference, rois, solids, reasons))
    plans, no_plans = _plans(case, doses)
    return ComparisonReport(
        case=case,
        difference=difference,
        rois=found,
        plans=plans,
        no_plans=no_plans,
        goals=None
        if template is None
        else _judged(arguments, case, doses, template, reference),
    )


def _plans(case: Case, doses: tuple[Dose, Dose]) -> tuple[PlansComparison | None, str]:
    """Compare the plans of two doses, or say why not; both of one plan need none."""
    a, b = doses
    if a.plan_uids and set(a.plan_uids) == set(b.plan_uids):
        return None, ""
    lacks = [
        _lack(letter, dose)
        for letter, dose in (("A", a), ("B", b))
        if case.plan_of(dose) is None
    ]
    if lacks:
        return None, " and ".join(lacks)
    return compare_plans(case.case_of(a), case.case_of(b)), ""


def _lack(letter: str, dose: Dose) -> str:
    if dose.is_of_several_plans:
        return f"{letter} is of several plans"
    if not dose.plan_uids:
        return f"{letter} names no plan"
    return f"the plan of {letter} is not shown"


def _judged(
    arguments: Namespace,
    case: Case,
    doses: tuple[Dose, Dose],
    template: GoalTemplate,
    reference: Reference | None,
) -> tuple[GoalReport, GoalReport]:
    """Judge the same goals on both doses, of one dose that is 100 %."""
    names = names_of(template, arguments.assign, case)
    rois = goal_rois(template, case.structure_set, names)
    measured = measured_solids(case, rois)
    a, b = (
        evaluate_goals(
            template,
            measured_in(case, dose, rois, measured, reference),
            case=as_of(case, dose),
            dose=dose,
            reference=reference,
            names=names,
        )
        for dose in doses
    )
    return a, b
