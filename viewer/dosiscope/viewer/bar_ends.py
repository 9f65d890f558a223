"""The ranges whose ends are moved on the bar of a picture: of the wash, of A - B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.text import dose_text
from dosiscope.viewer.comparison_text import difference_text

if TYPE_CHECKING:
    from dosiscope.viewer.end_drag import Ends
    from dosiscope.viewer.review import Review


class WashEnds:
    """The range of the wash of a dose: its ends do not cross, and none is below 0."""

    def __init__(self, review: Review) -> None:
        self._review = review

    @property
    def ends(self) -> Ends:
        """Where colours begin and end."""
        return self._review.look.wash_range

    def put(self, ends: Ends) -> None:
        """Put both back to where they were."""
        low, high = ends
        self._review.look.set_wash(low=low, high=high)

    def move(self, end: int, value: float, start: Ends, step: float) -> None:
        """Move one end, up to the other one and to the largest dose that is of use."""
        look, dose, (low, high) = self._review.look, self._review.dose, start
        if dose is None:
            return
        if end == 0:
            look.set_wash(low=max(min(value, high - step), 0.0))
        else:
            most = max(dose.maximum, look.usual_wash()[1], high)
            look.set_wash(high=min(max(value, low + step), most))

    def hint(self, end: int) -> str:
        """Return what an end is, and what can be done with it."""
        dose = self._review.dose
        told = dose_text(self.ends[end], dose.unit_text) if dose is not None else ""
        if end:
            return tr("Colours end at {dose}: drag to change it", dose=told)
        return tr("Colours begin at {dose}: drag to change it", dose=told)


class DifferenceEnds:
    """Where the colours of A - B end: both move at once, 0 stays in the middle."""

    def __init__(self, review: Review) -> None:
        self._review = review

    @property
    def ends(self) -> Ends:
        """Where the colours are full on both sides of 0."""
        end = self._review.comparison.difference_end
        return -end, end

    def put(self, ends: Ends) -> None:
        """Put both back to where they were."""
        self._review.comparison.set_difference_colours(end=ends[1])

    def move(self, end: int, value: float, start: Ends, step: float) -> None:
        """Move one end, and the other one with it; never to 0."""
        size = max(value if end else -value, step)
        self._review.comparison.set_difference_colours(end=size)

    def hint(self, end: int) -> str:
        """Return what an end is, and what can be done with it."""
        size = difference_text(self._review, self._review.comparison.difference_end)
        if end:
            return tr("Orange is full at ± {dose}: drag to change it", dose=size)
        return tr("Blue is full at ± {dose}: drag to change it", dose=size)
