"""What a report of the window is made of: all that is measured is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.app.compared_pair import GammaAsked
from dosiscope.app.features.report_export import with_made
from dosiscope.app.measure import Cut
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.made_findings import made_findings
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dosiscope.app.features.compare import Compare
    from dosiscope.app.features.goals import Goals
    from dosiscope.app.features.plan_check import PlanCheck
    from dosiscope.app.report_asked import Known, KnownOfBoth, ReportAsked
    from dosiscope.app.reporting import Gathered
    from dosiscope.app.session import Session
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.roi_names import NameRule
    from dosiscope.core.solids.solid import Solid
    from dosiscope.viewer.review import Review

_KEY: Final = "report"  # of its job
_AGAIN_MS: Final = 100  # until it is asked again whether all is measured
_IDLE: Final = 20  # times that nothing is measured though not all is there


class Found(NamedTuple):
    """What is gathered: the record, and how planes cut structures."""

    gathered: Gathered
    cuts: Sequence[Cut]


class ReportGathering(QObject):
    """Waits for what the window measures, and measures in a job what it does not.

    The review is given what its pictures and plots lacked.

    Parameters
    ----------
    name_rules
        Returns the table of ROI names.
    """

    progressed = Signal(Progress)
    done = Signal(object)  # a `Material`, with identity
    failed = Signal(Exception)

    def __init__(
        self,
        session: Session,
        review: Review,
        goals: Goals,
        plan_check: PlanCheck,
        compare: Compare,
        name_rules: Callable[[], tuple[NameRule, ...]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._review, self._name_rules = session, review, name_rules
        self._goals, self._plan_check, self._compare = goals, plan_check, compare
        self._metrics: tuple[Metric, ...] = ()
        self._idle = 0
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._go_on)

    def begin(self, metrics: tuple[Metric, ...]) -> None:
        """Gather once the window has measured; ``metrics`` beside the standard ones."""
        self.stop()
        self._metrics, self._idle = metrics, 0
        self._go_on()

    def stop(self) -> None:
        """Leave it."""
        self._session.jobs.cancel(_KEY)
        self._again.stop()

    def _go_on(self) -> None:
        """Gather, unless the window measures what would be measured twice.

        Where it does not, for it made a mistake, nobody waits for it.
        """
        self._idle = 0 if self._session.jobs.is_working else self._idle + 1
        if self._is_measured or self._idle > _IDLE:
            self._gather()
        else:
            self._again.start()

    @property
    def _is_measured(self) -> bool:
        """Whether what is shown has its solids and DVHs, or reasons for none."""
        review, structures = self._review, None
        if review.case is not None:
            structures = review.case.structure_set
        if structures is None:
            return True
        measured = self._session.measuring.measured
        if not all(roi.number in measured for roi in structures.rois):
            return False
        known = {*review.results.reasons, *review.results.dvhs}
        shown = {roi.number for roi in review.display.visible_rois}
        return review.dose is None or shown <= known

    def _gather(self) -> None:
        """Measure what is not there, in a job."""
        asked = self._asked()
        if asked is None:
            return
        results = self._review.results
        steps = _gathered(
            asked, self._known(), results.uncut, frozenset(results.solids)
        )
        job = self._session.jobs.start(_KEY, steps)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self._take)
        job.failed.connect(self.failed)

    def _asked(self) -> ReportAsked | None:
        from dosiscope.app.report_asked import ReportAsked

        review, scan = self._review, self._session.scan_of_case
        if review.case is None:
            return None
        judging, compared = self._goals.judging, review.compared_doses
        return ReportAsked(
            case=with_made(review.case, review.made),
            dose=review.dose,
            limits=self._plan_check.limits,
            others={k: one for k, one in compared.items() if one is not review.dose},
            reference=review.look.reference,
            entries=scan.inventory.entries if scan is not None else (),
            name_rules=self._name_rules(),
            goals=(judging.template, judging.names) if judging.template else None,
            criteria=self._criteria,
            metrics=self._metrics,
            shown=frozenset(roi.number for roi in review.display.visible_rois),
            tray=review.tray.all,
            made=review.made,
            noticed=tuple(
                finding
                for dose in compared.values()
                if dose.made is not None
                for finding in made_findings(dose)
            ),
            choice=self._session.measuring.choice,
        )

    def _known(self) -> Known:
        from dosiscope.app.report_asked import Known

        measuring = self._session.measuring
        return Known(
            measured=measuring.measured,
            dvhs=dict(self._review.results.dvhs),
            bands=dict(measuring.bands),
            goals=self._goals.judging.report if self._goals.judging.template else None,
            plan_check=self._plan_check.outcomes or None,
            of_both=self._known_of_both(),
        )

    def _known_of_both(self) -> dict[str, KnownOfBoth]:
        """Return what is there of A with each of the others, by the letter."""
        from dosiscope.app.report_asked import KnownOfBoth

        comparing, pair = self._compare.comparing, self._compare.comparing.pair
        difference, found = comparing.difference, {}
        for letter, dose in self._review.compared_doses.items():
            is_b = pair is not None and dose is pair.b and not pair.refusal
            has_gamma = is_b and self._criteria is not None
            found[letter] = KnownOfBoth(
                difference=difference.value if is_b and difference.of == pair else None,
                gamma=comparing.gamma.value if has_gamma else None,
                dvhs_of_b=self._review.results.dvhs_of(dose),
                bands=self._session.measuring.bands,
            )
        return found

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is seen and not told in a report, in sentences."""
        from dosiscope.app.report_asked import GAMMA_OF_B

        return (GAMMA_OF_B,) if self._gamma and self._criteria is None else ()

    @property
    def _gamma(self) -> GammaAsked | None:
        """What the gamma that is shown is of; None: none is shown."""
        comparing = self._compare.comparing
        pair, asked = comparing.pair, comparing.gamma.of
        if pair is None or pair.refusal or not isinstance(asked, GammaAsked):
            return None
        return asked if asked.is_of(pair) else None

    @property
    def _criteria(self) -> GammaCriteria | None:
        """The criteria of the gamma that is shown, if it is of B against A."""
        pair, asked = self._compare.comparing.pair, self._gamma
        if pair is None or asked is None or asked.reference is not pair.a:
            return None
        return asked.criteria

    def _take(self, found: Found) -> None:
        self._fill_review(found)
        self.done.emit(found.gathered.material)

    def _fill_review(self, found: Found) -> None:
        """Give the review what its pictures and plots lack."""
        results, shown = self._review.results, found.gathered.material.shown
        for number, one in found.gathered.measured.items():
            if number in results.solids or number in results.reasons:
                continue
            if one.solid is not None and one.volume_cc is not None:
                results.add_solid(number, one.solid, one.volume_cc)
            else:
                results.add_no_solid(number, one.reason)
        for cut in found.cuts:
            results.add_cut(cut.roi_number, cut.solid, cut.cut)
        dvhs = results.dvhs
        for told in found.gathered.material.results:
            if told.number not in shown or told.source is not DvhSource.COMPUTED:
                continue
            if told.dvh is not None and told.number not in dvhs:
                results.add_dvh(told.number, told.dvh)


def _gathered(
    asked: ReportAsked,
    known: Known,
    uncut: Mapping[int, Solid],
    with_solid: frozenset[int],
) -> PartSteps[object, Found]:
    """Gather what is told, and find out how planes cut what is shown.

    ``uncut`` are solids of the review that are not cut yet, ``with_solid`` the ROIs
    that have one there: of the others the solids that are gathered are cut.
    """
    from dosiscope.app.measure import measure_cuts
    from dosiscope.app.reporting import material_of

    gathered = yield from material_of(asked, known)
    found = {
        number: one.solid
        for number, one in gathered.measured.items()
        if one.solid is not None and number not in with_solid
    }
    wanted = {n: one for n, one in {**uncut, **found}.items() if n in asked.shown}
    cuts = yield from measure_cuts(wanted)
    return Found(gathered, [Cut(n, wanted[n], cut) for n, cut in cuts.items()])
