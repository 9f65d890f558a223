"""What a report was made of as a sidecar, and the report made of it again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import run_watched
from dosiscope.app.cli.sidecars import reopened, review_of, write_sidecar
from dosiscope.app.plan_checking import limits_of, limits_text
from dosiscope.app.reloading import reloading
from dosiscope.app.report_asked import GAMMA_OF_B, ReportAsked
from dosiscope.core.dose_expression import with_first
from dosiscope.core.dvh.choice import DEFAULT_CHOICE
from dosiscope.core.goals.goals_csv import goals_text, parse_goals
from dosiscope.core.goals.structure_match import StructureNames
from dosiscope.core.identity import anonymous
from dosiscope.core.plan_check.limits import parse_limits
from dosiscope.core.report.material import LETTERS
from dosiscope.core.sidecar.record import (
    KeptAssignment,
    KeptGoals,
    KeptReport,
)
from dosiscope.core.visible import visible
from dosiscope.resources.plan_limits import bundled_limits
from dosiscope.resources.report_templates import (
    DEFAULT,
    kept_template,
    kept_text,
    preset,
)
from dosiscope.resources.roi_names import bundled_rules

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.plan_check.limits import Limits
    from dosiscope.core.report.template import Template
    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.io.case.scan import Scan
    from dosiscope.viewer.review import Review


def write_report_sidecar(
    arguments: Namespace, scan: Scan, asked: ReportAsked, template: Template
) -> None:
    """Write what a report was made of to ``--sidecar``."""
    write_sidecar(
        arguments,
        scan,
        asked.case,
        _view(asked),
        doses=(asked.dose, *asked.others.values()),
        goals=_goals(asked),
        report=KeptReport(
            template=kept_text(template),
            with_identity=not arguments.no_identity,
            limits=limits_text(arguments.limits),
        ),
    )


def _view(asked: ReportAsked) -> KeptView:
    """Return how the case is seen of which a report was asked for."""
    from dosiscope.viewer.kept.taking import gamma_of, view_of
    from dosiscope.viewer.review import Review

    review = Review()
    review.set_case(asked.case)
    for dose in (asked.dose, *asked.others.values()):
        if dose is not None and dose not in review.doses:
            review.add_made(dose)
    if asked.dose is not None:
        review.set_dose(asked.dose)
    review.comparison.take([asked.others.get(letter) for letter in LETTERS])
    if asked.reference != review.look.reference:
        review.look.set_reference(asked.reference)
    review.display.show_only(asked.shown)
    criteria = asked.criteria
    gamma = None if criteria is None else gamma_of(criteria, of_b=False)
    return view_of(review, gamma=gamma)


def _goals(asked: ReportAsked) -> KeptGoals | None:
    if asked.goals is None:
        return None
    template, names = asked.goals
    return KeptGoals(
        text=goals_text(template),
        name=anonymous(template.name),
        assignments=tuple(
            KeptAssignment(structure=one, roi=roi)
            for one, roi in names.assignments.items()
        ),
    )


def asked_again(
    arguments: Namespace, path: Path, template: Template | None, *, is_table: bool
) -> tuple[ReportAsked, Template]:
    """Return what a sidecar's report was asked to be about, and its template.

    Another ``template`` is taken in its place.  Of a session it is what was seen.

    Raises
    ------
    DosiscopeError
        An input has changed, or what it names is not there.
    """
    from dosiscope.viewer.kept.dvh import choice_of
    from dosiscope.viewer.kept.snapshots import captioned

    found = reopened(arguments, path)
    sidecar = found.sidecar
    kept, view = sidecar.report, sidecar.view
    if template is None:
        template = preset(DEFAULT) if kept is None else kept_template(kept.template)
    choice = DEFAULT_CHOICE if view.dvh is None else choice_of(view.dvh)
    reloaded = run_watched(reloading(found, choice))
    review = review_of(reloaded, view)
    dose = reloaded.dose_of(view.dose)
    others = {one: it for one, it in review.compared_doses.items() if it is not dose}
    case = reloaded.case
    noticed = reloaded.noticed
    if dose is not None and dose.made is not None and not others:
        case, noticed = with_first(case, dose, noticed), ()
    with_identity = not arguments.no_identity and not is_table
    asked = ReportAsked(
        case=case if with_identity else case.without_identity(),
        dose=dose,
        limits=_limits(arguments, kept),
        others=others,
        reference=review.look.reference,
        entries=found.scan.inventory.entries,
        name_rules=bundled_rules(),
        goals=_goals_again(sidecar.goals),
        criteria=_criteria(review, view),
        metrics=template.metrics,
        shown=frozenset(one.number for one in view.rois.rois if one.is_shown),
        tray=tuple(map(captioned, sidecar.tray)),
        made=reloaded.made,
        noticed=noticed,
        with_identity=with_identity,
        choice=choice,
        view=view,
        second=reloaded.second,
        palettes=arguments.palette,
    )
    return asked, template


def _limits(arguments: Namespace, kept: KeptReport | None) -> Limits:
    if arguments.limits or kept is None or not kept.limits:
        return limits_of(arguments.limits)
    return parse_limits(kept.limits, bundled_limits())


def _goals_again(kept: KeptGoals | None) -> tuple[GoalTemplate, StructureNames] | None:
    if kept is None:
        return None
    names = StructureNames(
        assignments={one.structure: one.roi for one in kept.assignments},
        rules=bundled_rules(),
    )
    return parse_goals(kept.text, visible(kept.name)), names


def _criteria(review: Review, view: KeptView) -> GammaCriteria | None:
    from dosiscope.viewer.kept.showing import criteria_of

    gamma = view.comparison.gamma if view.comparison is not None else None
    if gamma is None:
        return None
    if gamma.of_b:
        print(f"dosiscope: {GAMMA_OF_B}", file=sys.stderr)
        return None
    return criteria_of(review, gamma)
