"""Compares two doses in steps: all that ``dosiscope compare`` and a report tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.app.compared_sets import comparing_sets
from dosiscope.app.measured_rois import results_steps, solids_steps
from dosiscope.app.report_asked import KnownOfBoth
from dosiscope.core.as_of import as_of
from dosiscope.core.comparing.dose_difference import dose_difference
from dosiscope.core.comparing.plans import compare_plans
from dosiscope.core.comparing.report import ComparisonReport
from dosiscope.core.comparing.roi_differences import roi_differences
from dosiscope.core.dvh.choice import DEFAULT_CHOICE, DvhChoice
from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.dvh.two_doses import pairs_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.gamma.by_structure import gamma_by_structure
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.goals.evaluate import evaluate_goals, goal_rois
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case
    from dosiscope.core.comparing.plans import PlansComparison
    from dosiscope.core.comparing.structure_sets import StructureSetsComparison
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.findings import Finding
    from dosiscope.core.gamma.by_structure import StructureGamma
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.goals.structure_match import StructureNames
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ComparisonAsked:
    """Two doses of a case and its companions, and what is to be told of them.

    Attributes
    ----------
    case
        With the companions of which A or B may be.
    reference
        The dose that is 100 %, of both.
    rois
        The structures of the case in which the doses are compared.
    criteria
        Of gamma; None: none is worked out.
    metrics
        Beside the standard ones.
    with_band
        Whether it is told how uncertain the metrics are.
    goals
        To be judged on both, and how they find their structures.
    noticed
        When A and B were made of others, if they were.
    choice
        How solids and DVHs are made.
    """

    case: Case
    a: Dose
    b: Dose
    reference: Reference | None
    rois: Sequence[Roi]
    criteria: GammaCriteria | None = None
    metrics: tuple[Metric, ...] = ()
    with_band: bool = False
    goals: tuple[GoalTemplate, StructureNames] | None = None
    noticed: tuple[Finding, ...] = ()
    choice: DvhChoice = DEFAULT_CHOICE


def compared(
    asked: ComparisonAsked,
    known: Mapping[int, Measured] | None = None,
    results_of_a: Sequence[DvhResult] | None = None,
    of_both: KnownOfBoth | None = None,
) -> PartSteps[object, ComparisonReport]:
    """Work out what two doses differ in.

    Parameters
    ----------
    known
        The solids of the case, where they have been measured.
    results_of_a
        The DVHs of the structures in A, with bands if those are asked for.
    of_both
        What else is there.
    """
    there = of_both or KnownOfBoth()
    case, doses, rois = asked.case, (asked.a, asked.b), asked.rois
    reference = asked.reference
    difference = there.difference
    if difference is None:
        difference = yield from dose_difference(*doses, reference)
    measured = dict(known or (yield from solids_steps(case, rois, asked.choice)))
    solids = {n: one.solid for n, one in measured.items() if one.solid is not None}
    reasons = {n: one.reason for n, one in measured.items() if one.solid is None}
    found = yield from roi_differences(difference, rois, solids, reasons)
    plans, no_plans = _plans(case, doses)
    passed = there.gamma
    if passed is None and asked.criteria is not None:
        passed = yield from gamma(*doses, asked.criteria)
    gamma_rois: tuple[StructureGamma, ...] = ()
    if passed is not None:
        wanted = {
            roi.number: solids[roi.number] for roi in rois if roi.number in solids
        }
        gamma_rois = yield from gamma_by_structure(passed, wanted)
    of_a = results_of_a
    if of_a is None:
        of_a = yield from _results(asked, asked.a, measured)
    of_b = yield from _results(asked, asked.b, measured, there)
    sets, no_sets = yield from _structure_sets(asked, solids, reasons)
    # the volume of a structure is that of no dose
    metrics = dict.fromkeys((*standard(Where.SHOWN), *asked.metrics))
    told = tuple(one for one in metrics if one.kind.listed != "volume")
    return ComparisonReport(
        case=case,
        difference=difference,
        noticed=asked.noticed,
        rois=found,
        gamma=passed,
        gamma_rois=gamma_rois,
        metrics=tuple(pairs_of(of_a, of_b, told)),
        structure_sets=sets,
        no_structure_sets=no_sets,
        plans=plans,
        no_plans=no_plans,
        goals=(yield from _judged(asked, measured, (of_a, of_b))),
    )


def _results(
    asked: ComparisonAsked,
    dose: Dose,
    measured: Mapping[int, Measured],
    there: KnownOfBoth | None = None,
) -> PartSteps[object, list[DvhResult]]:
    return (
        yield from results_steps(
            asked.case,
            dose,
            asked.rois,
            measured,
            asked.reference,
            choice=asked.choice,
            with_band=asked.with_band,
            known=there.dvhs_of_b if there else None,
            known_bands=there.bands if there else None,
        )
    )


def _structure_sets(
    asked: ComparisonAsked, solids: Mapping[int, Solid], reasons: Mapping[int, str]
) -> PartSteps[object, tuple[StructureSetsComparison | None, str]]:
    """Compare the structure sets of the plans of both, where they are two."""
    case = asked.case
    of_both = case.case_of(asked.a), case.case_of(asked.b)
    one, other = (its.structure_set for its in of_both)
    if one is other:
        return None, ""
    mine = case.structure_set
    numbers = {roi.number for roi in asked.rois}
    is_all = mine is None or len(numbers) == len(mine.rois)
    wanted = None if is_all else numbers
    try:
        steps = comparing_sets(case, of_both, solids, reasons, wanted, asked.choice)
        return (yield from steps), ""
    except NotEvaluableError as error:
        return None, str(error)


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
        return None, tr("{one} and {other}", one=lacks[0], other=lacks[1]) if lacks[
            1:
        ] else lacks[0]
    return compare_plans(case.case_of(a), case.case_of(b)), ""


def _lack(letter: str, dose: Dose) -> str:
    if dose.is_of_several_plans:
        return tr("{letter} is of several plans", letter=letter)
    if not dose.plan_uids:
        return tr("{letter} names no plan", letter=letter)
    return tr("the plan of {letter} is not shown", letter=letter)


def _judged(
    asked: ComparisonAsked,
    measured: Mapping[int, Measured],
    of_both: Sequence[Sequence[DvhResult]],
) -> PartSteps[object, tuple[GoalReport, GoalReport] | None]:
    """Judge the same goals on both doses, of one dose that is 100 %."""
    if asked.goals is None:
        return None
    case, reference = asked.case, asked.reference
    template, names = asked.goals
    rois = goal_rois(template, case.structure_set, names)
    # goals need bands; structures may have been chosen that they are not about
    has_all = asked.with_band and {roi.number for roi in rois} <= {
        roi.number for roi in asked.rois
    }
    if not has_all:
        measured = yield from solids_steps(case, rois, asked.choice)
    reports = []
    for dose, results in zip((asked.a, asked.b), of_both, strict=True):
        if not has_all:
            results = yield from results_steps(
                case, dose, rois, measured, reference, choice=asked.choice
            )
        reports.append(
            evaluate_goals(
                template,
                results,
                case=as_of(case, dose),
                dose=dose,
                reference=reference,
                names=names,
            )
        )
    a, b = reports
    return a, b
