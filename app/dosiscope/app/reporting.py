"""What a report is made of, in steps: the window hands in what it has measured.

What is not there is measured here, so that a verb and the window make one report of
the same code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dosiscope.app.compared import ComparisonAsked, compared
from dosiscope.app.measure import measure_solids
from dosiscope.app.measured_rois import results_steps
from dosiscope.app.report import roi_reports
from dosiscope.app.report_inputs import input_files
from dosiscope.app.stored import stored_results
from dosiscope.core.as_of import as_of
from dosiscope.core.dose_likeness import why_unlike
from dosiscope.core.dose_names import dose_names
from dosiscope.core.dvh.choice import DEFAULT_CHOICE
from dosiscope.core.goals.evaluate import evaluate_goals
from dosiscope.core.identity import LEFT_OUT
from dosiscope.core.plan_check.check import check_plan
from dosiscope.core.plan_check.subject import PlanSubject
from dosiscope.core.progress import Progress
from dosiscope.core.report.material import Input, Material
from dosiscope.io.files.file_hashes import below_common_folder, hash_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.findings import Finding
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.goals.structure_match import StructureNames
    from dosiscope.core.inventory import Entry
    from dosiscope.core.isodose import Reference
    from dosiscope.core.plan_check.item import ItemOutcome
    from dosiscope.core.plan_check.limits import Limits
    from dosiscope.core.progress import PartSteps, Steps
    from dosiscope.core.report.material import PictureNote
    from dosiscope.core.roi_names import NameRule
    from dosiscope.core.sidecar.record import KeptSnapshot
    from dosiscope.core.sidecar.view import KeptView


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReportAsked:
    """What a report is to be about.

    Attributes
    ----------
    case
        As it was read, with its companions; without identity where that is to be left
        out, and then ``with_identity`` is False.
    dose
        The one that is shown; None: the case has stored DVHs only, or no dose.
    others
        The doses that it is compared with, by their letters, some of `LETTERS`.
    reference
        The dose that is 100 %.
    entries
        All that was found.
    limits, name_rules
        What the plan check holds a plan against; the table of ROI names.
    goals
        To be judged, and how they find their structures.
    criteria
        Of gamma of each of these against A; None: none is worked out.
    metrics
        Of the DVHs, beside the standard ones.
    shown
        ROI Numbers of the structures that are switched on.
    pictures
        What can be painted.
    tray, made
        Pictures that the user put aside, and the doses made here that they may show.
    noticed
        When the doses were made of others, if they were.
    choice
        How DVHs are made.
    view
        How the case is seen on pictures; None: as a new window would show it.
    """

    case: Case
    dose: Dose | None
    limits: Limits
    others: Mapping[str, Dose] = field(default_factory=dict)
    reference: Reference | None = None
    entries: tuple[Entry, ...] = ()
    name_rules: tuple[NameRule, ...] = ()
    goals: tuple[GoalTemplate, StructureNames] | None = None
    criteria: GammaCriteria | None = None
    metrics: tuple[Metric, ...] = ()
    shown: frozenset[int] = frozenset()
    pictures: tuple[PictureNote, ...] = ()
    tray: tuple[KeptSnapshot, ...] = ()
    made: tuple[Dose, ...] = ()
    noticed: tuple[Finding, ...] = ()
    with_identity: bool = True
    choice: DvhChoice = DEFAULT_CHOICE
    view: KeptView | None = None

    @property
    def told(self) -> Case:
        """The case as it is told where the dose is shown, of whichever plan that is."""
        return as_of(self.case, self.dose)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """What has been measured already; all that is missing is measured.

    Attributes
    ----------
    measured
        Solids by ROI Number, of all ROIs or of none.
    dvhs, bands
        Computed, in the shown dose: by ROI Number, and by DVH.
    goals, plan_check
        None: not there yet.
    """

    measured: Mapping[int, Measured] = field(default_factory=dict)
    dvhs: Mapping[int, Dvh] = field(default_factory=dict)
    bands: Mapping[Dvh, Band] = field(default_factory=dict)
    goals: GoalReport | None = None
    plan_check: tuple[ItemOutcome, ...] | None = None


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
        yield Progress(0, 1, "Goals")
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
        yield Progress(0, 1, "Plan check")
        outcomes = check_plan(_subject(asked, measured, results, goals))
    comparisons: dict[str, ComparisonReport] = {}
    refused = {} if dose is None else _refused(asked, dose)
    for letter, other in asked.others.items():
        if dose is not None and letter not in refused:
            steps = _comparison(asked, dose, other)
            comparisons[letter] = yield from compared(steps, measured, results)
    material = Material(
        case=case,
        with_identity=asked.with_identity,
        dose=dose,
        reference=asked.reference,
        shown=asked.shown,
        pictures=asked.pictures,
        made=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S %z"),
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


def _subject(
    asked: ReportAsked,
    measured: Mapping[int, Measured],
    results: Sequence[DvhResult],
    goals: GoalReport | None,
) -> PlanSubject:
    return PlanSubject(
        case=asked.told,
        limits=asked.limits,
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
            found[letter] = (
                f"A ({names[0]}) and {letter} ({names[1]}) are not compared: {told}."
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
