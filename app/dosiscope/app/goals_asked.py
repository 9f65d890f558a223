"""The goals that are asked for: their template, their structures, their outcome."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.measured_rois import results_steps, solids_steps
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.goals.evaluate import evaluate_goals, goal_rois
from dosiscope.core.goals.goal_file import read_goals
from dosiscope.core.goals.structure_match import StructureNames, plain_name
from dosiscope.core.identity import Personal, filled
from dosiscope.core.text import first_few
from dosiscope.core.visible import path_text, visible
from dosiscope.resources.goal_examples import example_goals, example_names
from dosiscope.resources.roi_names import bundled_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import PartSteps


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


def template_if_asked(word: str, assigned: Iterable[object]) -> GoalTemplate | None:
    """Return the same where one is named, else None.

    Raises
    ------
    DosiscopeError
        ROIs are assigned, and to no template.
    """
    if word:
        return template_of(word)
    if any(True for _ in assigned):
        raise DosiscopeError("--assign names structures of a template: --goals FILE")
    return None


def names_of(
    template: GoalTemplate, assigned: Iterable[str], case: Case
) -> StructureNames:
    """Return how goals find their structures; ``assigned``: the words of --assign."""
    pairs = [_pair(word) for word in assigned]
    return names_of_pairs(template, pairs, case)


def names_of_pairs(
    template: GoalTemplate, assigned: Iterable[tuple[str, str]], case: Case
) -> StructureNames:
    """Return the same of structures of the template, each with the name of its ROI.

    Raises
    ------
    DosiscopeError
        One of them is not there.
    """
    goals = {plain_name(goal.structure) for goal in template.goals}
    rois = case.structure_set.rois if case.structure_set else ()
    known = {plain_name(roi.name) for roi in rois}
    found = {}
    for goal, roi in assigned:
        word = visible(f"{goal}={roi}")
        if plain_name(goal) not in goals:
            there = first_few(dict.fromkeys(one.structure for one in template.goals), 9)
            raise DosiscopeError(
                f"--assign {word}: the template has no structure “{visible(goal)}”; "
                f"it has: {there}"
            )
        if plain_name(roi) not in known:
            there = first_few((one.shown_name for one in rois), 9) or "none"
            raise DosiscopeError(
                f"--assign {word}: there is no ROI “{visible(roi)}”; there are: {there}"
            )
        found[goal] = roi
    return StructureNames(assignments=found, rules=bundled_rules())


def _pair(word: str) -> tuple[str, str]:
    """Return the structure of the template, and the ROI, that --assign has."""
    goal, sign, roi = (part.strip() for part in word.partition("="))
    if not (goal and sign and roi):
        raise DosiscopeError(
            f"--assign {visible(word)}: write the structure of the template, =, "
            "and the ROI"
        )
    return goal, roi


def judging_steps(
    template: GoalTemplate,
    names: StructureNames,
    case: Case,
    reference: Reference | None,
) -> PartSteps[object, GoalReport]:
    """Measure what the goals are on in the first dose, with bands, and judge them."""
    dose = case.doses[0] if case.doses else None
    rois = goal_rois(template, case.structure_set, names)
    results: Sequence[DvhResult] = ()
    if dose is not None:
        measured = yield from solids_steps(case, rois)
        results = yield from results_steps(case, dose, rois, measured, reference)
    return evaluate_goals(
        template, results, case=case, dose=dose, reference=reference, names=names
    )
