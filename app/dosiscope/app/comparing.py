"""Works out what two doses and plans differ in, as far as it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.app.compared_pair import GammaAsked, Pair
from dosiscope.app.kept_work import KeptWork
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.viewer.comparison import Wash

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dosiscope.app.jobs import Jobs
    from dosiscope.core.case import Case
    from dosiscope.core.comparing.dose_difference import DoseDifference
    from dosiscope.core.comparing.plans import PlansComparison
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.comparing.roi_differences import RoiDifference
    from dosiscope.core.comparing.structure_sets import StructureSetsComparison
    from dosiscope.core.dose import Dose
    from dosiscope.core.gamma.by_structure import StructureGamma
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.gamma.map import GammaMap
    from dosiscope.core.progress import PartSteps, Steps
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi, StructureSet
    from dosiscope.viewer.review import Review

# what holds a grid of numbers: that of A and B, and that of B and A
_GRIDS = 2
_TABLES = 8  # no more than numbers


class Compared(StrEnum):
    """What is worked out of A and B, each when somebody looks at it."""

    DIFFERENCE = "difference"
    GAMMA = "gamma"
    ROIS = "structures"
    PLANS = "plans"
    OUTLINES = "outlines"


@dataclass(frozen=True, slots=True)
class _RoisAsked:
    """What differences in structures are of: with another solid they are others."""

    pair: Pair
    solids: tuple[tuple[int, Solid], ...]
    reasons: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _GammaRoisAsked:
    """What gamma in structures is of."""

    gamma: GammaAsked
    solids: tuple[tuple[int, Solid], ...]


@dataclass(frozen=True, slots=True)
class _SetsAsked:
    """What a comparison of structure sets is of."""

    a: StructureSet | None
    b: StructureSet | None
    solids: tuple[tuple[int, Solid], ...]


class Comparing(QObject):
    """Follows A and B of the review; what is worked out of them is shown of no others.

    The difference is worked out while the pictures are coloured by it, too, and is
    handed to them.

    Attributes
    ----------
    changed
        Something is there, or holds no longer.
    progressed
        A step of something.
    failed
        The program made a mistake.
    """

    changed = Signal()
    progressed = Signal()
    failed = Signal(Exception)

    def __init__(self, review: Review, jobs: Jobs, parent: QObject | None) -> None:
        super().__init__(parent)
        self._review = review
        self._wanted: frozenset[Compared] = frozenset()
        self.difference: KeptWork[DoseDifference] = KeptWork(
            "difference", jobs, self, most=_GRIDS
        )
        self.rois: KeptWork[tuple[RoiDifference, ...]] = KeptWork(
            "differences in structures", jobs, self, most=_TABLES
        )
        self.gamma: KeptWork[GammaMap] = KeptWork("gamma", jobs, self, most=_GRIDS)
        self.plans: KeptWork[PlansComparison] = KeptWork(
            "plans", jobs, self, most=_TABLES
        )
        self._last_gamma: GammaAsked | None = None
        self.gamma_rois: KeptWork[tuple[StructureGamma, ...]] = KeptWork(
            "gamma in structures", jobs, self, most=_TABLES
        )
        self.sets: KeptWork[StructureSetsComparison] = KeptWork(
            "structure sets", jobs, self, most=_TABLES
        )
        self._works = (
            self.difference, self.rois, self.gamma, self.gamma_rois, self.plans,
            self.sets,
        )  # fmt: skip
        self._of_doses: tuple[KeptWork[Any], ...] = (
            self.difference, self.rois, self.gamma, self.gamma_rois,
        )  # fmt: skip
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.changed)
        for work in self._works:
            work.tells.changed.connect(self._go_on)
            work.tells.progressed.connect(self.progressed)
            work.tells.failed.connect(self.failed)
        comparison = review.comparison
        review.case_opened.connect(self._forget)
        # at once: what is shown then must not be of others
        for changed in (
            review.case_changed,
            review.dose_changed,
            comparison.changed,
            comparison.shown_changed,
            review.look.levels_changed,  # and with them the reference
            review.results.solids_changed,
            review.results.reasons_changed,
        ):
            changed.connect(self._follow)

    # --- what is asked ---------------------------------------------------------------

    @property
    def pair(self) -> Pair | None:
        """The doses that are compared; None as long as there is no B."""
        a, b = self._review.dose, self._review.comparison.other
        if a is None or b is None:
            return None
        return Pair(a, b, self._review.look.reference)

    def refusal_of(self, work: KeptWork[Any]) -> str:
        """Return why something cannot be worked out of A and B, a clause; else ""."""
        pair = self.pair
        if pair is None or (pair.a is not pair.b and work not in self._of_doses):
            return ""
        return pair.refusal

    def want(self, wanted: Collection[Compared]) -> None:
        """Say what somebody looks at; what is there already stays."""
        self._wanted = frozenset(wanted)
        self._follow()

    def report(self) -> ComparisonReport | None:
        """Return all that is told of A and B; None as long as some of it is not there.

        It is worked out from now on.  Gamma is in it where it is there and A is its
        reference.
        """
        self.want(tuple(Compared))
        pair, case, found = self.pair, self._review.case, self.difference.value
        if pair is None or case is None or found is None or not self._is_all_there:
            return None
        from dosiscope.core.comparing.report import ComparisonReport

        plans, asked = self.plans.value, self.gamma.of
        of_a = isinstance(asked, GammaAsked) and asked.reference is pair.a
        return ComparisonReport(
            case=case,
            difference=found,
            rois=self.rois_so_far,
            gamma=self.gamma.value if of_a else None,
            gamma_rois=(self.gamma_rois.value or ()) if of_a else (),
            structure_sets=self.sets.value,
            no_structure_sets=self.sets.reason.removesuffix("."),
            plans=None if plans is None or plans.is_same_plan else plans,
            no_plans=self.plans.reason.removesuffix("."),
        )

    @property
    def _is_all_there(self) -> bool:
        """Whether nothing that is wanted is still worked out."""
        if not self.are_rois_measured:
            return False
        needed: list[KeptWork[Any]] = [self.rois, self.plans]
        if not self.has_one_set:
            needed.append(self.sets)
        if self.gamma.value is not None:
            needed.append(self.gamma_rois)
        return not self.gamma.is_running and all(
            work.value is not None or work.reason for work in needed
        )

    def _forget(self) -> None:
        self._last_gamma = None
        for work in self._works:
            work.forget()

    def _go_on(self) -> None:
        """Go on with what was waiting for something that is there now."""
        self._follow()
        self._soon.start()

    def _follow(self) -> None:
        """Work out what is wanted of the doses that are compared now."""
        pair = self.pair
        if pair is None or pair.a is pair.b:
            for work in self._works:
                work.drop()
            self._hand_over()
            return
        # plans and structure sets compare whatever their doses mean
        self._follow_plans(pair)
        self._follow_sets(pair)
        if pair.refusal:
            for work in self._of_doses:
                work.drop()
            self._hand_over()
            return
        is_coloured = self._review.comparison.wash is Wash.DIFFERENCE
        is_wanted = bool(self._wanted & {Compared.DIFFERENCE, Compared.ROIS})
        if is_coloured or is_wanted or self.difference.has(pair):
            self.difference.ask(pair, lambda: _difference(pair))
        elif self.difference.of != pair:
            self.difference.drop()
        self._follow_gamma(pair)
        self._hand_over()
        self._follow_rois(pair)

    def _hand_over(self) -> None:
        """Let the pictures have difference and gamma, or take them from them."""
        found, comparison = self.difference.value, self._review.comparison
        made = None if found is None else found.dose
        if comparison.difference is not made:
            comparison.set_difference(made)
        if comparison.gamma is not self.gamma.value:
            comparison.set_gamma(self.gamma.value)

    # --- gamma -----------------------------------------------------------------------

    def ask_for_gamma(self, criteria: GammaCriteria, *, of_b: bool = False) -> None:
        """Work out gamma with A as the reference, or B (``of_b``)."""
        pair = self.pair
        if pair is None or pair.refusal:
            return
        asked = GammaAsked.of(pair, criteria, of_b=of_b)
        if self.gamma.reason and self.gamma.of == asked:
            self.gamma.drop()  # once more
        self.gamma.ask(asked, lambda: _gamma(asked))

    def show_gamma(self, criteria: GammaCriteria, *, of_b: bool = False) -> None:
        """Show gamma as it is asked here if it is there, else none."""
        pair = self.pair
        if pair is not None and self.gamma.has(
            GammaAsked.of(pair, criteria, of_b=of_b)
        ):
            self.ask_for_gamma(criteria, of_b=of_b)
        else:
            self.gamma.drop()

    def _follow_gamma(self, pair: Pair) -> None:
        """Keep what is of A and B, whichever is the reference."""
        asked = self.gamma.of
        if isinstance(asked, GammaAsked):
            self._last_gamma = asked
            if not asked.is_of(pair):
                self.gamma.drop()
        last = self._last_gamma  # A and B may have been exchanged
        if (
            self.gamma.of is None
            and last is not None
            and last.is_of(pair)
            and self.gamma.has(last)
        ):
            self.gamma.ask(last, lambda: _gamma(last))
        self._follow_gamma_rois()

    def _follow_gamma_rois(self) -> None:
        found, asked = self.gamma.value, self.gamma.of
        if found is None or not isinstance(asked, GammaAsked):
            self.gamma_rois.drop()
            return
        if not self.are_rois_measured:
            self.gamma_rois.drop()
            return
        solids = dict(self._review.results.solids)
        wanted = _GammaRoisAsked(asked, tuple(solids.items()))
        if Compared.GAMMA in self._wanted or self.gamma_rois.has(wanted):
            self.gamma_rois.ask(wanted, lambda: _gamma_in_rois(found, solids))
        elif self.gamma_rois.of != wanted:
            self.gamma_rois.drop()

    # --- plans -----------------------------------------------------------------------

    def _follow_plans(self, pair: Pair) -> None:
        case = self._review.case
        if case is None:
            return
        cases = _as_stated(case, pair.a), _as_stated(case, pair.b)
        plans = tuple(one.plan for one in cases)
        if Compared.PLANS in self._wanted or self.plans.has(plans):
            self.plans.ask(plans, lambda: _plans(*cases))
        elif self.plans.of != plans:
            self.plans.drop()

    # --- structure sets --------------------------------------------------------------

    @property
    def has_one_set(self) -> bool:
        """Whether A and B are of one structure set: it need not be compared."""
        case, pair = self._review.case, self.pair
        if case is None or pair is None:
            return False
        one, other = (case.case_of(dose).structure_set for dose in (pair.a, pair.b))
        return one is not None and one is other

    def _follow_sets(self, pair: Pair) -> None:
        case = self._review.case
        if case is None or not self.are_rois_measured or self.has_one_set:
            self.sets.drop()
            return
        cases = case.case_of(pair.a), case.case_of(pair.b)
        results = self._review.results
        solids = dict(results.solids)
        asked = _SetsAsked(
            cases[0].structure_set, cases[1].structure_set, tuple(solids.items())
        )
        reasons = dict(results.reasons)
        if Compared.OUTLINES in self._wanted or self.sets.has(asked):
            self.sets.ask(asked, lambda: _sets(case, cases, solids, reasons))
        elif self.sets.of != asked:
            self.sets.drop()

    @property
    def rois_so_far(self) -> tuple[RoiDifference, ...]:
        """The differences in structures that are there, in the order of these."""
        from dosiscope.core.comparing.roi_differences import RoiDifference

        found = self.rois.value
        if found is None:
            found = tuple(p for p in self.rois.parts if isinstance(p, RoiDifference))
        place = {roi.number: n for n, roi in enumerate(self._review.display.rois)}
        return tuple(sorted(found, key=lambda one: place.get(one.number, len(place))))

    # --- structures ------------------------------------------------------------------

    @property
    def are_rois_measured(self) -> bool:
        """Whether every structure has its solid, or a reason for none."""
        results = self._review.results
        known = {*results.solids, *results.reasons}
        return all(roi.number in known for roi in self._rois)

    @property
    def _rois(self) -> tuple[Roi, ...]:
        case = self._review.case
        structures = case.structure_set if case is not None else None
        return tuple(structures.rois) if structures is not None else ()

    def _follow_rois(self, pair: Pair) -> None:
        found = self.difference.value
        if found is None or not self.are_rois_measured:
            self.rois.drop()
            return
        results, rois = self._review.results, list(self._rois)
        solids = dict(results.solids)
        # small ones first: they are there at once
        rois = sorted(rois, key=lambda roi: results.volumes.get(roi.number, 0.0))
        reasons = {n: why for n, why in results.reasons.items() if n not in solids}
        asked = _RoisAsked(pair, tuple(solids.items()), tuple(reasons.items()))
        if Compared.ROIS in self._wanted or self.rois.has(asked):
            self.rois.ask(asked, lambda: _in_rois(found, rois, solids, reasons))
        elif self.rois.of != asked:
            self.rois.drop()


def _difference(pair: Pair) -> Steps[DoseDifference]:
    from dosiscope.core.comparing.dose_difference import dose_difference

    return (yield from dose_difference(pair.a, pair.b, pair.reference))


def _gamma(asked: GammaAsked) -> Steps[GammaMap]:
    from dosiscope.core.gamma.gamma import gamma

    return (yield from gamma(asked.reference, asked.evaluated, asked.criteria))


def _gamma_in_rois(
    found: GammaMap, solids: Mapping[int, Solid]
) -> PartSteps[StructureGamma, tuple[StructureGamma, ...]]:
    from dosiscope.core.gamma.by_structure import gamma_by_structure

    return (yield from gamma_by_structure(found, solids))


def _as_stated(case: Case, dose: Dose) -> Case:
    """Return the case that a dose is of, with the plan of the dose alone."""
    return replace(case.case_of(dose), plan=case.plan_of(dose))


def _plans(a: Case, b: Case) -> Steps[PlansComparison]:
    from dosiscope.core.comparing.plans import compare_plans

    yield Progress(0, 1, tr("Comparing plans"))
    return compare_plans(a, b)


def _in_rois(
    found: DoseDifference,
    rois: Sequence[Roi],
    solids: Mapping[int, Solid],
    reasons: Mapping[int, str],
) -> PartSteps[RoiDifference, tuple[RoiDifference, ...]]:
    from dosiscope.core.comparing.roi_differences import roi_differences

    return (yield from roi_differences(found, rois, solids, reasons))


def _sets(
    shown: Case,
    cases: tuple[Case, Case],
    solids: Mapping[int, Solid],
    reasons: Mapping[int, str],
) -> PartSteps[object, StructureSetsComparison]:
    from dosiscope.app.compared_sets import comparing_sets

    return (yield from comparing_sets(shown, cases, solids, reasons))
