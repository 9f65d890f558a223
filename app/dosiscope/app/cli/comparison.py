"""Compares two doses: what ``dosiscope compare`` does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.app.cli.goal_table import names_of, template_of
from dosiscope.app.cli.opening import (
    chosen_rois,
    print_json,
    reference_of,
    run_watched,
    status_of,
)
from dosiscope.app.cli.two_doses import criteria_of, open_two
from dosiscope.app.compared import ComparisonAsked, compared
from dosiscope.core.as_of import as_of
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.identity import anonymous
from dosiscope.core.outputs import check_output, write_output
from dosiscope.io.out.comparison_csv import comparison_csv
from dosiscope.io.out.comparison_json import comparison_values
from dosiscope.io.out.comparison_text import comparison_lines

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.app.cli.two_doses import TwoDoses
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.goals.goal import GoalTemplate


def tell_comparison(arguments: Namespace) -> int:
    """Print how two doses differ; status 1 where a finding of either warns."""
    template = template_of(arguments.goals) if arguments.goals else None
    criteria = criteria_of(arguments)
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


def _compared(
    arguments: Namespace,
    two: TwoDoses,
    template: GoalTemplate | None,
    criteria: GammaCriteria | None,
) -> ComparisonReport:
    case = two.case
    reference = reference_of(
        replace(as_of(case, two.a), doses=(two.a,)), arguments.reference
    )
    words = [word for word in arguments.dvh_at.split(",") if word.strip()]
    asked = ComparisonAsked(
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
    return run_watched(compared(asked))
