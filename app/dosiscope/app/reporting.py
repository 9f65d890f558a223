"""What a report is made of, in steps: the window hands in what it has measured.

What is not there is measured here, so that a verb and the window make one report of
the same code.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dosiscope.app.compared import ComparisonAsked, compared
from dosiscope.app.measure import measure_solids
from dosiscope.app.measured_rois import results_steps
from dosiscope.app.plan_checking import limits_of
from dosiscope.app.report import roi_reports
from dosiscope.app.report_asked import Known
from dosiscope.app.report_inputs import input_files
from dosiscope.app.stored import stored_results
from dosiscope.core.dose_likeness import why_unlike
from dosiscope.core.dose_names import dose_names
from dosiscope.core.goals.evaluate import evaluate_goals
from dosiscope.core.identity import LEFT_OUT
from dosiscope.core.language import tr
from dosiscope.core.plan_check.check import check_plan
from dosiscope.core.plan_check.subject import PlanSubject
from dosiscope.core.progress import Progress
from dosiscope.core.report.material import Input, Material
from dosiscope.io.files.file_hashes import below_common_folder, hash_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.app.measure import Measured
    from dosiscope.app.report_asked import ReportAsked
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.progress import PartSteps, Steps


class Gathered(NamedTuple):
    """What a report is made of, and the solids by which its pictures are cut."""

    material: Material
    measured: Mapping[int, Measured]


def material_of(
    asked: ReportAsked, known: Known | None = None
) -> PartSteps[object, Gathered]:
    """Measure what a report tells and is not known yet.

    Where there is no plan there is no plan check; where no goals are asked for none
    are judged.
    """
    known = known or Known()
    case, dose = asked.told, asked.dose
    rois = case.structure_set.rois if case.structure_set else ()
    measured = known.measured
    if not all(roi.number in measured for roi in rois):
        measured = yield from measure_solids(case, asked.choice)
    results: list[DvhResult] = []
    if dose is not None:
        results = yield from results_steps(
            case,
            dose,
            rois,
            measured,
            asked.reference,
            choice=asked.choice,
            known=known.dvhs,
            known_bands=known.bands,
        )
    goals = known.goals
    if goals is None and asked.goals is not None:
        yield Progress(0, 1, tr("Goals"))
        template, names = asked.goals
        goals = evaluate_goals(
            template,
            results,
            case=case,
            dose=dose,
            reference=asked.reference,
            names=names,
        )
    outcomes = known.plan_check
    if outcomes is None and case.plan is not None:
        yield Progress(0, 1, tr("Plan check"))
        outcomes = check_plan(_subject(asked, measured, results, goals))
    comparisons: dict[str, ComparisonReport] = {}
    refused = {} if dose is None else _refused(asked, dose)
    for letter, other in asked.others.items():
        if dose is not None and letter not in refused:
            two, there = _comparison(asked, dose, other), known.of_both.get(letter)
            comparisons[letter] = yield from compared(two, measured, results, there)
    material = Material(
        case=case,
        with_identity=asked.with_identity,
        dose=dose,
        reference=asked.reference,
        shown=asked.shown,
        pictures=asked.pictures,
        made=made_now(),
        results=(*results, *stored_results(case, asked.reference)),
        goals=goals,
        plan_check=outcomes,
        comparisons=comparisons,
        not_compared=refused,
        inputs=(yield from _inputs(asked)),
        metrics=asked.metrics,
        rois=roi_reports(case, measured),
    )
    return Gathered(material, measured)


def made_now() -> str:
    """Return the time as reports tell when they were made, with the offset from UTC."""
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S %z")


def _subject(
    asked: ReportAsked,
    measured: Mapping[int, Measured],
    results: Sequence[DvhResult],
    goals: GoalReport | None,
) -> PlanSubject:
    return PlanSubject(
        case=asked.told,
        limits=asked.limits or limits_of(None),
        chosen_dose=asked.dose,
        reference=asked.reference,
        solids={n: m.solid for n, m in measured.items() if m.solid is not None},
        results={
            one.number: one
            for one in results
            if one.number is not None and one.dvh is not None
        },
        goals=goals,
        entries=asked.entries,
        name_rules=asked.name_rules,
    )


def _refused(asked: ReportAsked, a: Dose) -> dict[str, str]:
    """Return why A is not compared with others, by their letters, a sentence each."""
    found: dict[str, str] = {}
    for letter, other in asked.others.items():
        why = why_unlike((a, other))
        if why is not None:
            names = dose_names((a, other), asked.case)
            told = why.told(f"A{letter}")
            found[letter] = tr(
                "A ({a}) and {letter} ({other}) are not compared: {why}.",
                a=names[0],
                letter=letter,
                other=names[1],
                why=told,
            )
    return found


def _comparison(asked: ReportAsked, a: Dose, b: Dose) -> ComparisonAsked:
    structures = asked.case.structure_set
    return ComparisonAsked(
        case=asked.case,
        a=a,
        b=b,
        reference=asked.reference,
        rois=structures.rois if structures is not None else (),
        criteria=asked.criteria,
        metrics=asked.metrics,
        with_band=True,
        goals=asked.goals,
        noticed=asked.noticed,
        choice=asked.choice,
    )


def _inputs(asked: ReportAsked) -> Steps[tuple[Input, ...]]:
    """Return what the report was made of, with hashes; without identity not named."""
    files = input_files(asked.case, asked.entries)
    paths = [one.path for one in files]
    hashes = yield from hash_files(paths)
    names = (
        below_common_folder(paths) if asked.with_identity else [LEFT_OUT] * len(paths)
    )
    return tuple(
        Input(
            file=name,
            kind=one.kind,
            uid=one.uid,
            bytes=hashed.bytes,
            sha256=hashed.sha256,
        )
        for name, one, hashed in zip(names, files, hashes, strict=True)
    )
