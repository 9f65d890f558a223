"""Shows the open case as it is wanted, and lets it be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dosiscope.app.measuring import Measuring
from dosiscope.app.shifting import Shifting
from dosiscope.core.acceptance import (
    IGNORE_OFF_SLICE,
    NOTHING_ACCEPTED,
    SHIFT_TO_SLICES,
)
from dosiscope.viewer.pace import Soon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.app.jobs import Jobs
    from dosiscope.app.loading import Loaded
    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import WithheldDvh
    from dosiscope.viewer.review import Review

_PAINTED_MS: Final = 100  # by then a case that is opened has been painted


class Showing(QObject):
    """Fills the review with the open case, its contours as the user wants them.

    Attributes
    ----------
    changed
        Another case is shown, more of it, or it otherwise.
    measuring
        Measures what is shown.
    shifting
        The case as its files have it, and moved to the slices.
    stored_source
        UID of the RT Dose whose DVHs are shown; "": all.
    withheld_dvhs
        Stored DVHs of the case that are not shown.
    """

    changed = Signal()

    def __init__(
        self, review: Review, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self.measuring = Measuring(review, jobs, self)
        self._measure_soon = Soon(self.measuring.start, self)
        self._measure_soon.setInterval(_PAINTED_MS)
        self.shifting = Shifting(jobs, self)
        self.shifting.changed.connect(self._amend)
        self._ignores_off_slice = False
        self.stored_source = ""
        self.withheld_dvhs: list[WithheldDvh] = []

    # --- which case --------------------------------------------------------------

    def begin_with(self, accepted: Accepted) -> None:
        """Show contours as is accepted of another case, not as of the last one."""
        self._ignores_off_slice = IGNORE_OFF_SLICE in accepted.rules
        self.shifting.wait(SHIFT_TO_SLICES in accepted.rules)

    def show(self, found: Loaded, *, is_again: bool) -> None:
        """Show a case; ``is_again``: it was shown before, and is read anew."""
        case, review = found.case, self._review
        dose, compared = review.dose, review.comparison.keys
        self.measuring.forget()
        self.shifting.take(case)
        if self._ignores_off_slice:
            review.set_case(self._as_wanted(case))
        else:
            review.set_case(case, found.shapes)
        if found.made is not None:
            review.set_dose(review.add_made(found.made))
        self.stored_source = case.stored_source
        self._take_stored(case)
        if is_again or case.companions:  # it was open before, and compared
            self._show_again(case, dose, compared)
        self.changed.emit()

    def _show_again(
        self, case: Case, shown: Dose | None, compared: Sequence[str]
    ) -> None:
        """Show and compare the doses of before, as far as they are of the case."""
        doses, review = {dose.key: dose for dose in case.every_dose}, self._review
        if shown is not None and shown.key in doses and not review.made:
            review.set_dose(doses[shown.key])
        if compared[0] in doses:
            review.comparison.take_again(compared, doses)

    def go_on(self) -> None:
        """Measure the case that was just shown, and show it as was asked for."""
        # its threads would compete with the first paint of the case
        self._measure_soon.start()
        self.shifting.do_if_waiting()

    def show_more(self, found: Loaded) -> None:
        """Show more of the case; whatever the user has chosen stays."""
        review, case, was_moved = self._review, found.case, self.shifting.is_on
        before, dose = review.case, review.dose
        was_unread = before is not None and bool(before.unread)
        is_the_same = case.has_same_solids(self.shifting.as_stored)
        if not is_the_same:
            self._measure_soon.stop()
            self.measuring.forget()
        self.shifting.take(case)
        shown = self._as_wanted(case)
        review.amend_case(shown, None if self._ignores_off_slice else found.shapes)
        self._take_stored(case)
        self.changed.emit()
        is_measured = is_the_same and shown.has_same_solids(before)
        if was_unread or not is_measured or review.dose is not dose:
            self._measure_soon.start()  # what is known is taken as it is
        if was_moved:
            self.shifting.set_on(True)

    def add_companion(self, companion: Case) -> None:
        """Show another case beside it, to compare; what was measured stays."""
        self.shifting.amend(lambda case: case.compared_with(companion))
        self._show_amended()

    def forget(self) -> None:
        """Show nothing, and the next case as its files have it."""
        self._measure_soon.stop()
        self.measuring.forget()
        self.shifting.take(None)
        self.begin_with(NOTHING_ACCEPTED)
        self.stored_source = ""
        self._review.set_case(None)
        self.changed.emit()

    def close(self) -> None:
        """Begin nothing any more."""
        self._measure_soon.stop()

    # --- how contours are shown --------------------------------------------------

    @property
    def ignores_off_slice(self) -> bool:
        """Whether contours between the images are left out, as some systems do."""
        return self._ignores_off_slice

    def set_ignore_off_slice(self, value: bool) -> None:
        """Leave contours between the images out, or take them again; measure anew."""
        self._ignores_off_slice = value
        self._amend()

    def _as_wanted(self, case: Case) -> Case:
        if not self._ignores_off_slice:
            return case
        from dosiscope.core.ignoring import ignoring_off_slice

        return ignoring_off_slice(case)

    def _amend(self) -> None:
        """Show the open case as it is wanted now, and measure it anew."""
        if self.shifting.case is None:
            return
        self._measure_soon.stop()
        self.measuring.stop()
        self._show_amended()
        self.measuring.start()

    def _show_amended(self) -> None:
        case = self.shifting.case
        if case is not None:
            self._review.amend_case(self._as_wanted(case))
            self._take_stored(case)
            self.changed.emit()

    # --- stored DVHs -------------------------------------------------------------

    def choose_stored(self, uid: str) -> None:
        """Show the stored DVHs of one RT Dose, or of all for ""."""
        if self._review.case is not None:
            self.stored_source = uid
            self._take_stored(self._review.case)

    def _take_stored(self, case: Case) -> None:
        from dosiscope.app.stored import stored_dvhs

        shown, self.withheld_dvhs = stored_dvhs(case, self.stored_source)
        self._review.results.set_stored_dvhs(tuple(shown))
