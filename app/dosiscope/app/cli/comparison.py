"""Compares a dose with one or several others: what ``dosiscope compare`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.chosen_reference import reference_in
from dosiscope.app.chosen_rois import chosen_rois
from dosiscope.app.cli.opening import print_json, run_watched, status_of
from dosiscope.app.cli.two_doses import gamma_of, open_pairs
from dosiscope.app.compared import ComparisonAsked, compared
from dosiscope.app.goals_asked import names_of, template_if_asked
from dosiscope.app.measured_rois import results_steps, solids_steps
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.identity import anonymous
from dosiscope.core.outputs import check_not_read, check_output, write_output
from dosiscope.io.out.comparison_csv import comparisons_csv
from dosiscope.io.out.comparison_json import comparisons_values
from dosiscope.io.out.comparison_text import comparisons_lines

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from dosiscope.app.opening_pairs import TwoDoses
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.goals.goal import GoalTemplate


def tell_comparison(arguments: Namespace) -> int:
    """Print how doses differ from A; status 1 where a finding of one warns."""
    template = template_if_asked(arguments.goals, arguments.assign)
    criteria = gamma_of(arguments)
    if arguments.csv is not None:
        check_not_read(arguments.csv, [arguments.goals] if arguments.goals else [])
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    pairs = open_pairs(arguments, arguments.with_doses)
    reports = _compared(arguments, pairs, template, criteria)
    name = "" if template is None else template.name
    name = anonymous(name) if arguments.no_identity else str(name)
    if arguments.csv is not None:
        text = comparisons_csv(reports, anonymous(name))
        write_output(arguments.csv, text, arguments.paths, replace=arguments.force)
    if arguments.json:
        print_json(comparisons_values(reports, name))
    else:
        print("\n".join(comparisons_lines(reports, name)))
    return status_of(finding for report in reports for finding in report.findings)


def _compared(
    arguments: Namespace,
    pairs: Sequence[TwoDoses],
    template: GoalTemplate | None,
    criteria: GammaCriteria | None,
) -> tuple[ComparisonReport, ...]:
    """Compare A with each B; what is of A alone is measured once."""
    for pair in pairs:
        pair.refuse_unlike("comparison")
    asked = [_asked(arguments, pair, template, criteria) for pair in pairs]
    case, first = pairs[0].case, asked[0]
    measured = run_watched(solids_steps(case, first.rois))
    of_a = run_watched(
        results_steps(
            case,
            first.a,
            first.rois,
            measured,
            first.reference,
            with_band=first.with_band,
        )
    )
    return tuple(run_watched(compared(one, measured, of_a)) for one in asked)


def _asked(
    arguments: Namespace,
    two: TwoDoses,
    template: GoalTemplate | None,
    criteria: GammaCriteria | None,
) -> ComparisonAsked:
    case = two.case
    reference = reference_in(case, two.a, arguments.reference)
    words = [word for word in arguments.dvh_at.split(",") if word.strip()]
    return ComparisonAsked(
        case=case,
        a=two.a,
        b=two.b,
        reference=reference,
        rois=chosen_rois(case, arguments.rois),
        criteria=criteria,
        metrics=tuple(map(parse_metric, words)),
        with_band=arguments.band,
        goals=None
        if template is None
        else (template, names_of(template, arguments.assign, case)),
        noticed=two.noticed,
    )
