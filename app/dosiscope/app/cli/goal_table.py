"""Judges the goals of a template: what ``dosiscope goals`` does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.dvh_table import why_nothing
from dosiscope.app.cli.measured_rois import measured_rois
from dosiscope.app.cli.naming import print_head
from dosiscope.app.cli.opening import (
    as_told,
    open_case,
    print_json,
    reference_of,
    status_of,
)
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.goals.evaluate import evaluate_goals, goal_rois
from dosiscope.core.goals.goal_file import read_goals
from dosiscope.core.goals.structure_match import StructureNames, plain_name
from dosiscope.core.identity import Personal, anonymous, filled
from dosiscope.core.outputs import check_not_read, check_output, write_output
from dosiscope.core.text import first_few
from dosiscope.core.visible import path_text, visible
from dosiscope.io.out.goals_csv import goals_csv
from dosiscope.io.out.goals_json import goal_values
from dosiscope.io.out.goals_text import goal_lines
from dosiscope.io.out.provenance import made_of
from dosiscope.resources.goal_examples import example_goals, example_names
from dosiscope.resources.roi_names import bundled_rules

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.isodose import Reference


def tell_goals(arguments: Namespace) -> int:
    """Print what became of every goal; status 1 unless all pass and nothing warns."""
    template = template_of(arguments.goals)
    if arguments.csv is not None:
        check_not_read(arguments.csv, [arguments.goals])
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    case = as_told(open_case(arguments)[1])
    if not case.doses and not case.stored_dvhs:
        raise DosiscopeError(
            " ".join(["there is no dose to judge goals on.", *why_nothing(case)])
        )
    reference = reference_of(case, arguments.reference)
    dose = case.doses[0] if case.doses else None
    report = judged(template, arguments.assign, case, reference)
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


def names_of(
    template: GoalTemplate, assigned: Sequence[str], case: Case
) -> StructureNames:
    """Return how goals find their structures; ``assigned``: the words of --assign."""
    return StructureNames(
        assignments=_assignments(assigned, template, case), rules=bundled_rules()
    )


def judged(
    template: GoalTemplate,
    assigned: Sequence[str],
    case: Case,
    reference: Reference | None,
) -> GoalReport:
    """Judge the goals on the first dose; ``assigned`` are the words of --assign."""
    names = names_of(template, assigned, case)
    dose = case.doses[0] if case.doses else None
    rois = goal_rois(template, case.structure_set, names)
    return evaluate_goals(
        template,
        [] if dose is None else measured_rois(case, dose, rois, reference),
        case=case,
        dose=dose,
        reference=reference,
        names=names,
    )


def template_of(word: str) -> GoalTemplate:
    """Return the template of a file, or the example of this name."""
    names = example_names()
    # a folder of the name of an example is no template
    if word in names and not Path(word).is_file():
        return example_goals(word)
    if Path(word).exists():
        return read_goals(word)
    words = {"path": Personal(path_text(word)), "names": ", ".join(names)}
    raise DosiscopeError(
        filled(
            "--goals {path}: there is no such file, nor an example of this name; "
            "the examples are: {names}",
            words,
        )
    )


def _assignments(
    words: Sequence[str], template: GoalTemplate, case: Case
) -> dict[str, str]:
    """Return what the user assigns: ROI names by structures of the template.

    Raises
    ------
    DosiscopeError
        A word is no assignment, or names what is not there.
    """
    goals = {plain_name(goal.structure) for goal in template.goals}
    rois = case.structure_set.rois if case.structure_set else ()
    known = {plain_name(roi.name) for roi in rois}
    found = {}
    for word in words:
        goal, sign, roi = (part.strip() for part in word.partition("="))
        if not (goal and sign and roi):
            raise DosiscopeError(
                f"--assign {visible(word)}: write the structure of the template, =, "
                "and the ROI"
            )
        if plain_name(goal) not in goals:
            there = first_few(dict.fromkeys(one.structure for one in template.goals), 9)
            raise DosiscopeError(
                f"--assign {visible(word)}: the template has no structure "
                f"“{visible(goal)}”; it has: {there}"
            )
        if plain_name(roi) not in known:
            there = first_few((one.shown_name for one in rois), 9) or "none"
            raise DosiscopeError(
                f"--assign {visible(word)}: there is no ROI “{visible(roi)}”; there "
                f"are: {there}"
            )
        found[goal] = roi
    return found
