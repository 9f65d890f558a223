"""DVHs of structures in two doses, A and B: what their metrics differ by, A minus B."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.difference import Difference
from dosiscope.core.dvh.reasons import last_dose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DvhPair:
    """One ROI in two doses.

    Attributes
    ----------
    metrics, differences
        What was read off both, and how far A is above B in each, in the same order.
    """

    a: DvhResult
    b: DvhResult
    metrics: tuple[Metric, ...]
    differences: tuple[Difference, ...]

    @property
    def largest(self) -> Difference | None:
        """The difference that is the largest as `share` tells; None: none is known."""
        known = [one for one in self.differences if self.share(one) is not None]
        return max(known, key=lambda one: self.share(one) or 0.0, default=None)

    @property
    def largest_percent(self) -> float | None:
        """How large that is, %."""
        return None if self.largest is None else self.share(self.largest)

    def share(self, difference: Difference) -> float | None:
        """Return how large a difference is, %, so that metrics can be compared.

        A dose counts as a part of the largest that the structure receives in A or B:
        near zero dose a percentage of itself says nothing.  A volume counts as a part
        of the structure.  None where it is not known, and for a ratio.
        """
        metric = self.metrics[self.differences.index(difference)]
        size = difference.absolute
        if size is None or self.a.dvh is None or self.b.dvh is None:
            return None
        if metric.is_dose:
            whole = max(last_dose(self.a.dvh), last_dose(self.b.dvh))
            if difference.unit == "%":
                gray = self.a.reference.gray if self.a.reference else 0.0
                size = size / 100 * gray
            elif difference.unit.startswith("cGy"):
                size /= 100
        elif difference.unit == "%":
            whole = 100.0
        elif difference.unit == "cc":
            whole = self.a.volume_cc or 0.0
        else:
            return None
        return 100 * abs(size) / whole if whole > 0 else None


def pair_of(a: DvhResult, b: DvhResult, metrics: Sequence[Metric]) -> DvhPair:
    """Compare the DVHs of one ROI in two doses.

    What is only a bound on one side has no difference, and what is told in other
    units neither.
    """
    return DvhPair(
        a=a,
        b=b,
        metrics=tuple(metrics),
        differences=tuple(_difference(metric, a, b) for metric in metrics),
    )


def pairs_of(
    of_a: Iterable[DvhResult], of_b: Iterable[DvhResult], metrics: Sequence[Metric]
) -> list[DvhPair]:
    """Return the ROIs that have a computed DVH in both doses, in the order of A."""
    others = {one.number: one for one in of_b if _is_computed(one)}
    return [
        pair_of(one, others[one.number], metrics)
        for one in of_a
        if _is_computed(one) and one.number in others
    ]


def _is_computed(result: DvhResult) -> bool:
    is_of_roi = result.number is not None and result.dvh is not None
    return is_of_roi and result.source is DvhSource.COMPUTED


def _difference(metric: Metric, a: DvhResult, b: DvhResult) -> Difference:
    unit = metric.unit_in(a.dose_unit)
    # V20Gy of Gy (RBE) is not that of Gy
    is_alike = a.dose_unit == b.dose_unit or metric.kind.listed == "volume"
    both = [a.value(metric), b.value(metric)] if is_alike else []
    numbers = [None if one.side else one.number for one in both] or [None, None]
    sizes = [result.uncertainty(metric) for result in (a, b)]
    known = [size for size in sizes if size is not None]
    return Difference(
        name=metric.symbol,
        unit=unit,
        first=numbers[0],
        second=numbers[1],
        # added as if each were uncertain by itself: what contours do not tell is the
        # same for both, so that it is rather less
        uncertainty=hypot(*known) if len(known) == 2 else None,
    )
