"""Compares two doses: what ``dosiscope compare`` does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.app.cli.goal_table import names_of, template_of
from dosiscope.app.cli.measured_rois import measured_in, measured_solids
from dosiscope.app.cli.opening import (
    chosen_rois,
    print_json,
    reference_of,
    run_watched,
    status_of,
)
from dosiscope.app.cli.two_doses import open_two
from dosiscope.core.as_of import as_of
from dosiscope.core.comparing.dose_difference import dose_difference
from dosiscope.core.comparing.plans import compare_plans
from dosiscope.core.comparing.report import ComparisonReport
from dosiscope.core.comparing.roi_differences import roi_differences
from dosiscope.core.comparing.structure_sets import (
    MeasuredSet,
    compare_structure_sets,
    paired_rois,
)
from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import parse_metric, standard
from dosiscope.core.dvh.two_doses import pairs_of
from dosiscope.core.errors import DosiscopeError, NotEvaluableError
from dosiscope.core.gamma.by_structure import gamma_by_structure
from dosiscope.core.gamma.criteria import read_criteria
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.goals.evaluate import evaluate_goals, goal_rois
from dosiscope.core.identity import anonymous
from dosiscope.core.outputs import check_output, write_output
from dosiscope.io.out.comparison_csv import comparison_csv
from dosiscope.io.out.comparison_json import comparison_values
from dosiscope.io.out.comparison_text import comparison_lines

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from dosiscope.app.cli.two_doses import TwoDoses
    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case
    from dosiscope.core.comparing.plans import PlansComparison
    from dosiscope.core.comparing.structure_sets import StructureSetsComparison
    from dosiscope.core.dose import Dose
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.isodose import Reference
    from dosiscope.core.structures import Roi, StructureSet


def tell_comparison(arguments: Namespace) -> int:
    """Print how two doses differ; status 1 where a finding of either warns."""
    template = template_of(arguments.goals) if arguments.goals else None
    criteria = _criteria(arguments)
    if arguments.csv is not None:
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    report = _compared(arguments, open_two(arguments), template, criteria)
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


def _criteria(arguments: Namespace) -> GammaCriteria | None:
    """Return what a gamma is asked with, if one is.

    Raises
    ------
    DosiscopeError
        The words are no criteria, or a threshold is for no gamma.
    """
    threshold = arguments.threshold
    if not arguments.gamma:
        if threshold is not None:
            raise DosiscopeError("--threshold is for --gamma")
        return None
    criteria = read_criteria(arguments.gamma)
    if threshold is None:
        return criteria
    return replace(criteria, threshold_percent=threshold)


def _compared(
    arguments: Namespace,
    two: TwoDoses,
    template: GoalTemplate | None,
    criteria: GammaCriteria | None,
) -> ComparisonReport:
    case, doses = two.case, (two.a, two.b)
    reference = reference_of(
        replace(as_of(case, two.a), doses=(two.a,)), arguments.reference
    )
    difference = run_watched(dose_difference(*doses, reference))
    rois = chosen_rois(case, arguments.rois)
    measured = measured_solids(case, rois)
    solids = {n: one.solid for n, one in measured.items() if one.solid is not None}
    reasons = {n: one.reason for n, one in measured.items() if one.solid is None}
    found = run_watched(roi_differences(difference, rois, solids, reasons))
    plans, no_plans = _plans(case, doses)
    passed = None if criteria is None else run_watched(gamma(*doses, criteria))
    wanted = {roi.number: solids[roi.number] for roi in rois if roi.number in solids}
    metrics = (*standard(Where.SHOWN), *map(parse_metric, _words(arguments.dvh_at)))
    # the volume of a structure is that of no dose
    metrics = tuple(one for one in metrics if one.kind.listed != "volume")
    of_a, of_b = (
        measured_in(case, dose, rois, measured, reference, with_band=arguments.band)
        for dose in doses
    )
    sets, no_sets = _structure_sets(two, rois, measured)
    return ComparisonReport(
        case=case,
        difference=difference,
        noticed=two.noticed,
        rois=found,
        gamma=passed,
        gamma_rois=()
        if passed is None
        else run_watched(gamma_by_structure(passed, wanted)),
        metrics=tuple(pairs_of(of_a, of_b, tuple(dict.fromkeys(metrics)))),
        structure_sets=sets,
        no_structure_sets=no_sets,
        plans=plans,
        no_plans=no_plans,
        goals=None
        if template is None
        else _judged(arguments, case, doses, template, reference),
    )


def _words(text: str) -> list[str]:
    return [word for word in text.split(",") if word.strip()]


def _structure_sets(
    two: TwoDoses, rois: Sequence[Roi], measured: Mapping[int, Measured]
) -> tuple[StructureSetsComparison | None, str]:
    """Compare the structure sets of the plans of both, where they are two."""
    case = two.case
    a, b = (case.case_of(dose) for dose in (two.a, two.b))
    if a is not case:
        a, b = b, a  # companions have none of their own
    one, other = a.structure_set, b.structure_set
    if one is None or other is None or one is other or a is not case:
        return None, ""
    wanted = {roi.number for roi in rois}
    pairs = [
        pair
        for pair in paired_rois(one, other)
        if len(wanted) == len(one.rois) or (pair.a and pair.a.number in wanted)
    ]
    theirs = [pair.b for pair in pairs if pair.b]
    sets = (
        _measured_set(one, [pair.a for pair in pairs if pair.a], measured),
        _measured_set(other, theirs, measured_solids(b, theirs)),
    )
    try:
        return run_watched(compare_structure_sets(*sets)), ""
    except NotEvaluableError as error:
        return None, str(error)


def _measured_set(
    structures: StructureSet, rois: Sequence[Roi], measured: Mapping[int, Measured]
) -> MeasuredSet:
    return MeasuredSet(
        structures=replace(structures, rois=tuple(rois)),
        solids={n: m.solid for n, m in measured.items() if m.solid is not None},
        reasons={n: m.reason for n, m in measured.items() if m.solid is None},
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
