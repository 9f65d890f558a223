"""Holds a dose against the goals of a template, as it is measured."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.core.dvh.curve import WithheldDvh
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.goals.structure_match import StructureNames
from dosiscope.core.isodose import stated_reference
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dosiscope.app.jobs import Jobs
    from dosiscope.app.measuring import Measuring
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalOutcome, GoalReport
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import Steps
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.review import Review

_GOALS, _OTHER_GOALS = "goals", "goals of the other dose"  # the keys of jobs


@dataclass(frozen=True, slots=True)
class _Basis:
    """What is known of an ROI when a goal on it is judged."""

    dvh: Dvh | None
    band: Band | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What goals are held against: with another of these, all is judged anew."""

    template: GoalTemplate
    case: Case
    dose: Dose | None
    reference: Reference | None
    names: StructureNames
    rois: tuple[Roi, ...] = field(compare=False)


class Judging(QObject):
    """Judges goals in a job, whenever more is measured.

    They are judged on the shown dose; with ``of_other`` on the one that it is compared
    with, as long as there is one.  Which ROIs are measured is asked for by the first.

    A goal whose structure has not got its DVH with a band yet has no outcome: nothing
    is met before all is known of it.

    Attributes
    ----------
    changed
        Outcomes came, or none hold any more.
    failed
        The program made a mistake.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        review: Review,
        measuring: Measuring,
        jobs: Jobs,
        parent: QObject | None,
        *,
        of_other: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_of_other = of_other
        self._job = _OTHER_GOALS if of_other else _GOALS
        self._review, self._measuring, self._jobs = review, measuring, jobs
        self._template: GoalTemplate | None = None
        self._names = StructureNames()
        self._wanted_by: set[str] = set()
        self._asked: _Asked | None = None
        self._report: GoalReport | None = None
        self._bases: dict[int, _Basis] = {}  # by the ROIs that it was made with
        self._stale: frozenset[int] = frozenset()  # ROIs that are measured anew
        self._is_running = self._has_failed = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        # at once: what is shown then must not be of another
        review.case_changed.connect(self._follow)
        review.dose_changed.connect(self._follow)
        if of_other:
            review.comparison.changed.connect(self._follow)
        for changed in (
            review.look.levels_changed,  # and with them the reference
            review.results.dvhs_changed,
            review.results.reasons_changed,
            measuring.band_found,
            measuring.settled,
        ):
            changed.connect(self._soon.start)

    # --- what is asked ---------------------------------------------------------------

    @property
    def template(self) -> GoalTemplate | None:
        """The goals."""
        return self._template

    @property
    def names(self) -> StructureNames:
        """What is known of names of structures."""
        return self._names

    def set_template(self, template: GoalTemplate | None) -> None:
        """Judge other goals."""
        self._template = template
        self._follow()

    def set_names(self, names: StructureNames) -> None:
        """Find structures by other names."""
        self._names = names
        self._follow()

    def want(self, who: str, is_wanted: bool) -> None:
        """Say whether somebody looks at the outcomes; those that are there stay."""
        before = bool(self._wanted_by)
        (self._wanted_by.add if is_wanted else self._wanted_by.discard)(who)
        if bool(self._wanted_by) is not before:
            self._follow()

    # --- what came of it -------------------------------------------------------------

    @property
    def report(self) -> GoalReport | None:
        """All goals, judged; None as long as any is not."""
        outcomes = self.outcomes
        return None if None in outcomes else self._report

    @property
    def reference(self) -> Reference | None:
        """What is 100 % of the dose that goals are judged on."""
        return self._asked.reference if self._asked is not None else None

    @property
    def is_awaited(self) -> bool:
        """Whether all goals will be judged, but are not yet."""
        is_begun = self._asked is not None and bool(self._wanted_by)
        return is_begun and not self._has_failed and self.report is None

    @property
    def outcomes(self) -> Sequence[GoalOutcome | None]:
        """What became of each goal of the template; None as long as it is measured."""
        template = self._template
        if template is None:
            return ()
        if self._report is None:
            return (None,) * len(template.goals)
        known = self._bases.keys() - self._stale
        return tuple(
            one if one.roi_number is None or one.roi_number in known else None
            for one in self._report.outcomes
        )

    def _follow(self) -> None:
        """Judge what can be judged now."""
        self._soon.stop()
        now = self._ask()
        if now != self._asked:
            self._jobs.cancel(self._job)
            self._asked, self._report, self._bases = now, None, {}
            self._is_running = self._has_failed = False
            self._stale = frozenset()
            self.changed.emit()
        asked = self._asked
        if asked is None:
            self._want_whole(())
            return
        bases = self._found(asked)
        stale = {n for n, known in self._bases.items() if bases.get(n) != known}
        if stale != self._stale:
            self._stale = frozenset(stale)
            self.changed.emit()
        if not self._wanted_by:
            self._want_whole(())
            return
        self._want_whole({roi.number for roi in asked.rois})
        # one after the other: each is of all goals
        if not self._is_running and (self._report is None or bases != self._bases):
            self._start(asked, bases)

    def _want_whole(self, numbers: Collection[int]) -> None:
        # both are about the same ROIs, each in its dose
        if not self._is_of_other:
            self._measuring.want_whole(numbers)

    def _found(self, asked: _Asked) -> dict[int, _Basis]:
        """Return what is known of the ROIs of which all is known."""
        measuring, results, dose = self._measuring, self._review.results, asked.dose
        dvhs = results.dvhs_of(dose) if dose is not None else {}
        reasons = results.reasons_of(dose) if dose is not None else results.reasons
        found = {}
        for roi in asked.rois:
            if measuring.is_settled(roi.number, dose):
                dvh = dvhs.get(roi.number)
                band = measuring.bands.get(dvh) if dvh is not None else None
                reason = reasons.get(roi.number, "")
                found[roi.number] = _Basis(dvh, band, reason)
        return found

    def _ask(self) -> _Asked | None:
        review, template = self._review, self._template
        dose = review.other_dose if self._is_of_other else review.dose
        case = review.case_as_of(dose)
        if template is None or case is None or not template.goals:
            return None
        if self._is_of_other and dose is None:
            return None
        last, names = self._asked, self._names
        if (
            last is not None
            and (last.template, last.case) == (template, case)
            and last.names is names
        ):
            rois = last.rois  # names are not compared again with every level dragged
        else:
            from dosiscope.core.goals.evaluate import goal_rois

            rois = goal_rois(template, case.structure_set, names)
        return _Asked(
            template=template,
            case=case,
            dose=dose,
            reference=self._reference(dose),
            names=names,
            rois=rois,
        )

    def _reference(self, dose: Dose | None) -> Reference | None:
        """Return what is 100 % of a dose.

        That of the shown dose is what its panel says.  Of another plan it is what that
        plan prescribes, unless the user has typed one for both.
        """
        review, shown = self._review, self._review.look.reference
        case = review.case
        if not self._is_of_other or dose is None or case is None or shown is None:
            return shown
        own = case.plan_of(dose)
        if shown.stated is None or own is review.plan:
            return shown
        return stated_reference(own, dose)

    def _start(self, asked: _Asked, bases: dict[int, _Basis]) -> None:
        self._is_running = True
        job = self._jobs.start(self._job, _judged(asked, self._results(asked, bases)))
        job.succeeded.connect(lambda found: self._take(asked, found, bases))
        job.failed.connect(self._fail)

    def _results(
        self, asked: _Asked, bases: dict[int, _Basis]
    ) -> tuple[DvhResult, ...]:
        """Return what was measured, or why nothing could be."""
        results, dose = self._review.results, asked.dose
        found = []
        for roi in asked.rois:
            basis = bases.get(roi.number)
            if basis is None or dose is None:
                continue
            if basis.dvh is not None:
                result = self._review.result_of(basis.dvh, basis.band)
                found.append(replace(result, reference=asked.reference))
            elif basis.reason:
                absent = WithheldDvh.of_roi(roi, dose, basis.reason)
                volume = results.volumes.get(roi.number)
                found.append(DvhResult.withheld(absent, dose.unit_text, volume))
        return tuple(found)

    def _take(
        self, asked: _Asked, report: GoalReport, bases: dict[int, _Basis]
    ) -> None:
        if asked is not self._asked:
            return
        self._report, self._bases, self._is_running = report, bases, False
        self._stale = frozenset()
        self.changed.emit()
        self._follow()  # more may be there by now

    def _fail(self, error: Exception) -> None:
        self._is_running, self._has_failed = False, True
        self.failed.emit(error)


def _judged(asked: _Asked, results: Sequence[DvhResult]) -> Steps[GoalReport]:
    from dosiscope.core.goals.evaluate import evaluate_goals

    yield Progress(0, 1, tr("Goals"))
    return evaluate_goals(
        asked.template,
        results,
        case=asked.case,
        dose=asked.dose,
        reference=asked.reference,
        names=asked.names,
    )
