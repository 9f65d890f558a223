"""Judges the goals of a template: what ``dosiscope goals`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.chosen_reference import reference_of
from dosiscope.app.cli.naming import print_head
from dosiscope.app.cli.opening import open_case, print_json, run_watched, status_of
from dosiscope.app.dvhs_asked import refuse_no_dose
from dosiscope.app.goals_asked import judging_steps, names_of, template_of
from dosiscope.app.opening_cases import as_told
from dosiscope.core.identity import anonymous
from dosiscope.core.outputs import check_not_read, check_output, write_output
from dosiscope.io.out.goals_csv import goals_csv
from dosiscope.io.out.goals_json import goal_values
from dosiscope.io.out.goals_text import goal_lines
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from argparse import Namespace


def tell_goals(arguments: Namespace) -> int:
    """Print what became of every goal; status 1 unless all pass and nothing warns."""
    template = template_of(arguments.goals)
    if arguments.csv is not None:
        check_not_read(arguments.csv, [arguments.goals])
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    case = as_told(open_case(arguments)[1])
    refuse_no_dose(case, "there is no dose to judge goals on.")
    reference = reference_of(case, arguments.reference)
    dose = case.doses[0] if case.doses else None
    names = names_of(template, arguments.assign, case)
    report = run_watched(judging_steps(template, names, case, reference))
    told = not arguments.no_identity
    name = str(template.name) if told else anonymous(template.name)
    if arguments.csv is not None:
        made = made_of(case.without_identity(), dose)
        text = goals_csv(report, made, anonymous(template.name))
        write_output(arguments.csv, text, arguments.paths, replace=arguments.force)
    if arguments.json:
        print_json(goal_values(report, made_of(case, dose), name))
    else:
        print_head(case)
        print("\n".join(goal_lines(report, name)))
    return 0 if report.is_all_passed and not status_of(case.findings) else 1
