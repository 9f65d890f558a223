"""Measures what is under review in the background: solids, then DVHs.

Bands, and how planes cut the solids, are made when somebody looks at them, or asks for
those of some ROIs (`Measuring.want_whole`).  The dose that the shown one is compared
with, and those that are kept beside it, come after it, from the same solids.  The
newest request wins.  What has been worked out for one (solid, dose, choice) is kept as
long as the dose is there: going back to it computes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.app.measure import (
    Measured,
    measure_bands,
    measure_cuts,
    measure_dvhs,
    measure_solids,
)
from dosiscope.core.dvh.choice import DEFAULT_CHOICE, DvhChoice

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dosiscope.app.jobs import Jobs
    from dosiscope.app.measure import Cut
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.progress import Progress
    from dosiscope.core.solids.solid import Solid
    from dosiscope.viewer.review import Review

    DvhKey = tuple[Solid, Dose, DvhChoice]

_SOLIDS, _DVHS, _BANDS, _CUTS = "solids", "dvhs", "bands", "cuts"


class Measuring(QObject):
    """Fills a review with solids and DVHs, and keeps the bands of the DVHs.

    Attributes
    ----------
    band_found
        One more DVH has its band.
    settled
        All bands that were asked for in a dose are there, or cannot be.
    failed
        The program made a mistake.
    """

    band_found = Signal()
    settled = Signal()
    failed = Signal(Exception)

    def __init__(self, review: Review, jobs: Jobs, parent: QObject | None) -> None:
        super().__init__(parent)
        self._review = review
        self._jobs = jobs
        self._choice = DEFAULT_CHOICE
        self._bands: dict[Dvh, Band] = {}
        self._bandless: set[Dvh] = set()
        self._whole: frozenset[int] = frozenset()  # with their bands
        self._others: frozenset[int] = frozenset()
        self._are_bands_wanted = False
        self._are_cuts_wanted = False
        self._forget()
        review.dose_changed.connect(self._start_dvhs)
        review.comparison.changed.connect(self._start_dvhs)
        review.comparison.kept_changed.connect(self._go_on)
        review.doses_changed.connect(self._forget_gone)
        review.display.rois_changed.connect(self._go_on)
        review.arranged.connect(self._follow_pictures)

    def _forget(self) -> None:
        self._measured: Mapping[int, Measured] = {}  # of all ROIs as they are shown
        self._solids: dict[object, dict[int, Measured]] = {}
        self._dvhs: dict[DvhKey, Measured] = {}
        self._bands.clear()
        self._bandless.clear()
        self._whole = self._others = frozenset()

    def _forget_gone(self) -> None:
        """Let doses go that were removed, or of which more was read since."""
        there = set(self._review.doses)
        self._dvhs = {
            key: found for key, found in self._dvhs.items() if key[1] in there
        }

    @property
    def bands(self) -> Mapping[Dvh, Band]:
        """The bands found so far; the same mapping for ever."""
        return self._bands

    @property
    def measured(self) -> Mapping[int, Measured]:
        """Solids and volumes of the case as it is shown; empty until all are there."""
        return self._measured

    @property
    def choice(self) -> DvhChoice:
        """How DVHs are made."""
        return self._choice

    def choose(self, choice: DvhChoice) -> None:
        """Make DVHs in another way from now on."""
        if choice == self._choice:
            return
        self._choice = choice
        self._review.results.forget_dvhs()
        self.start()

    def want_bands(self, wanted: bool) -> None:
        """Say whether bands are looked at; those that are made already stay."""
        if wanted == self._are_bands_wanted:
            return
        self._are_bands_wanted = wanted
        if not wanted:
            self._jobs.cancel(_BANDS)
        if self._has_dvhs and (wanted or self._whole):
            self._start_bands()

    def want_whole(self, numbers: Collection[int]) -> None:
        """Measure DVHs and bands of these ROIs, whether they are shown or not."""
        before, self._whole = self._whole, frozenset(numbers)
        if self._whole - before and self._measured:
            self._start_dvhs()

    def want_dvhs(self, numbers: Collection[int]) -> None:
        """Measure DVHs of these ROIs too, whether they are shown or not."""
        before, self._others = self._others, frozenset(numbers)
        if self._others - before and self._measured:
            self._start_dvhs()

    def is_settled(self, number: int, dose: Dose | None = None) -> bool:
        """Whether all is known of an ROI, or why it cannot be: DVH and band.

        In ``dose``; None: in the shown one.
        """
        results, dose = self._review.results, dose or self._review.dose
        if dose is None or number in results.reasons_of(dose):
            return True
        dvh = results.dvhs_of(dose).get(number)
        return dvh is not None and (dvh in self._bands or dvh in self._bandless)

    @property
    def _doses(self) -> tuple[Dose, ...]:
        """The doses whose DVHs are wanted: the shown one first."""
        review = self._review
        alone = () if review.dose is None else (review.dose,)
        return tuple(review.compared_doses.values()) or alone

    @property
    def _wanted(self) -> tuple[int, ...]:
        """The ROIs whose DVHs are wanted: those that are shown, and others."""
        shown = [roi.number for roi in self._review.display.visible_rois]
        return tuple(dict.fromkeys([*shown, *sorted(self._whole | self._others)]))

    @property
    def _has_dvhs(self) -> bool:
        """Whether all curves are there that are wanted."""
        results = self._review.results
        return all(
            {*results.dvhs_of(dose), *results.reasons_of(dose)}.issuperset(self._wanted)
            for dose in self._doses
        )

    def _follow_pictures(self) -> None:
        """Cut solids where planes are looked at that cut them; what is known stays."""
        views = self._review.views
        wanted = any(view.is_shown and not view.plane.is_axial for view in views)
        if wanted == self._are_cuts_wanted:
            return
        self._are_cuts_wanted = wanted
        if wanted:
            self._start_cuts()
        else:
            self._jobs.cancel(_CUTS)

    def stop(self) -> None:
        """Stop all measuring."""
        for key in (_SOLIDS, _DVHS, _BANDS, _CUTS):
            self._jobs.cancel(key)

    def forget(self) -> None:
        """Stop, and forget what belongs to the case that was open."""
        self.stop()
        self._forget()

    # --- solids ------------------------------------------------------------------

    def start(self) -> None:
        """Measure the case under review, or take what is known of it.

        Not while more of it is still to come: all of it may change.
        """
        self.stop()
        self._forget_gone()
        self._measured = {}
        case = self._review.case
        if case is None or case.structure_set is None or case.unread:
            return
        choice = self._choice
        key = (
            tuple(case.off_slice_ignored),
            case.moved_to_slices,
            choice.solid_rule,
            choice.smooth,
        )
        known = self._solids.get(key)
        if known is not None:
            for result in known.values():
                self._show_solid(result)
            self._end_solids(known)
            return
        job = self._jobs.start(_SOLIDS, measure_solids(case, choice))
        job.progressed.connect(self._take_solid)
        job.succeeded.connect(lambda found: self._keep_solids(key, found))
        job.failed.connect(self.failed)

    def _take_solid(self, progress: Progress[Measured]) -> None:
        if progress.part is not None:
            self._show_solid(progress.part)

    def _show_solid(self, result: Measured) -> None:
        if result.solid is None or result.volume_cc is None:
            self._review.results.add_no_solid(result.roi_number, result.reason)
        else:
            self._review.results.add_solid(
                result.roi_number, result.solid, result.volume_cc
            )

    def _keep_solids(self, key: object, found: dict[int, Measured]) -> None:
        self._solids[key] = found
        self._end_solids(found)

    def _end_solids(self, found: dict[int, Measured]) -> None:
        self._measured = found
        self._start_cuts()
        self._start_dvhs()

    # --- cuts --------------------------------------------------------------------

    def _start_cuts(self) -> None:
        solids = self._review.results.uncut
        if self._are_cuts_wanted and solids:
            job = self._jobs.start(_CUTS, measure_cuts(solids))
            job.progressed.connect(self._take_cut)
            job.failed.connect(self.failed)

    def _take_cut(self, progress: Progress[Cut]) -> None:
        if progress.part is not None:
            self._review.results.add_cut(*progress.part)

    # --- DVHs --------------------------------------------------------------------

    def _go_on(self) -> None:
        """Measure what was switched on and has not been measured yet."""
        if not self._has_dvhs:
            self._start_dvhs()

    def _start_dvhs(self) -> None:
        self._jobs.cancel(_DVHS)
        self._jobs.cancel(_BANDS)
        if self._review.dose is not None and self._measured:
            self._measure_in(self._doses)

    def _measure_in(self, doses: Sequence[Dose]) -> None:
        """Measure DVHs in one dose after the other, then bands."""
        if not doses:
            self._start_bands()
            return
        (dose, *others), review, choice = doses, self._review, self._choice
        wanted, dvhs = [], review.results.dvhs_of(dose)
        for number in self._wanted:
            if number not in review.results.solids or number in dvhs:
                continue
            known = self._dvhs.get((review.results.solids[number], dose, choice))
            if known is None:
                wanted.append(number)
            else:
                self._show_dvh(known, dose)
        if not wanted:
            self._measure_in(others)
            return
        # small structures first: curves appear at once
        wanted.sort(key=lambda number: review.results.volumes.get(number, 0.0))
        names = {roi.number: roi.shown_name for roi in review.display.rois}
        steps = measure_dvhs(dict(review.results.solids), dose, names, wanted, choice)
        job = self._jobs.start(_DVHS, steps)
        job.progressed.connect(lambda progress: self._take_dvh(progress, dose, choice))
        job.succeeded.connect(lambda _: self._measure_in(others))
        job.failed.connect(self.failed)

    def _take_dvh(
        self, progress: Progress[Measured], dose: Dose, choice: DvhChoice
    ) -> None:
        result = progress.part
        if dose not in self._review.doses:
            return  # it was read anew since, or removed
        if result is not None and result.solid is not None:
            self._dvhs[result.solid, dose, choice] = result
            self._show_dvh(result, dose)

    def _show_dvh(self, result: Measured, dose: Dose) -> None:
        results = self._review.results
        if result.dvh is not None:
            results.add_dvh(result.roi_number, result.dvh)
        else:
            results.add_no_dvh(result.roi_number, result.reason, dose.key)

    # --- bands -------------------------------------------------------------------

    def _start_bands(self) -> None:
        """Estimate bands when all curves are there: nobody waits for them."""
        self._estimate_in(self._doses)

    def _estimate_in(self, doses: Sequence[Dose]) -> None:
        """Estimate bands in one dose after the other."""
        if not doses:
            self.settled.emit()
            return
        (dose, *others), results = doses, self._review.results
        numbers = self._wanted if self._are_bands_wanted else self._whole
        wanted = [
            (results.solids[number], dvh)
            for number, dvh in results.dvhs_of(dose).items()
            if number in numbers
            and number in results.solids
            and dvh not in self._bands
            and dvh not in self._bandless
        ]
        if not wanted:
            self._estimate_in(others)
            return
        among = len(results.solids)
        steps = measure_bands(wanted, dose, self._choice, among=among)
        job = self._jobs.start(_BANDS, steps)
        job.progressed.connect(self._take_band)
        curves = [dvh for _, dvh in wanted]
        job.succeeded.connect(lambda _: self._end_bands(curves, others))
        job.failed.connect(lambda _: self._end_bands(curves, others))
        job.failed.connect(self.failed)

    def _end_bands(self, curves: Sequence[Dvh], doses: Sequence[Dose]) -> None:
        """Take note of which DVHs can have no band, and go on in other doses."""
        self._bandless.update(dvh for dvh in curves if dvh not in self._bands)
        if doses:
            self.settled.emit()
        self._estimate_in(doses)

    def _take_band(self, progress: Progress[Band]) -> None:
        band = progress.part
        if band is not None:
            self._bands[band.dvh] = band
            self.band_found.emit()
