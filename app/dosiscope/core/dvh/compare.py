"""Computed beside stored: how far two DVHs of one ROI differ, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.dvh.difference import Difference
from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import evaluate, standard
from dosiscope.core.dvh.reasons import last_dose, reasons_of
from dosiscope.core.language import tr, tr_count
from dosiscope.core.text import two_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.solids.solid import Solid


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """All differences of one ROI, and the reasons that can be told."""

    computed: Dvh
    stored: Dvh
    differences: tuple[Difference, ...]
    reasons: tuple[str, ...]

    @property
    def largest_percent(self) -> float:
        """Largest difference of a dose or the volume, %; 0 where none is known.

        Near zero dose a percentage says nothing: doses count as parts of the larger
        maximum of the two.
        """
        scale = max(last_dose(self.computed), last_dose(self.stored))
        sizes = [0.0]
        for difference in self.differences:
            if difference.absolute is None:
                continue
            is_dose = difference.unit == self.computed.dose_unit
            whole = scale if is_dose else difference.second
            if whole and (is_dose or difference.name == "volume"):
                sizes.append(100 * abs(difference.absolute) / abs(whole))
        return max(sizes)


def compare(
    computed: Dvh,
    stored: Dvh,
    solid: Solid | None = None,
    band: Band | None = None,
) -> Comparison:
    """Compare two DVHs that are of one ROI.

    Parameters
    ----------
    solid
        What the computed one was made of; lets a difference of volume be explained.
    band
        How well the computed one can be known; lets one of doses be explained.
    """
    same_unit = computed.dose_unit == stored.dose_unit
    # of a structure partly outside the grid only bounds are known: no difference is
    if computed.is_partial or stored.is_partial:
        same_unit = False
    differences = []
    for metric in standard(Where.SHOWN):
        is_known = same_unit or not metric.is_dose
        differences.append(
            Difference(
                name=metric.symbol,
                unit=metric.unit_in(computed.dose_unit),
                first=_number(metric, computed) if is_known else None,
                second=_number(metric, stored) if is_known else None,
            )
        )
    return Comparison(
        computed=computed,
        stored=stored,
        differences=tuple(differences),
        reasons=tuple(reasons_of(computed, stored, differences, solid, band)),
    )


def _number(metric: Metric, dvh: Dvh) -> float | None:
    """Return what a metric is; None for a bound too."""
    value = evaluate(metric, dvh)
    return None if value.side else value.number


def sorted_by_difference(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Return the comparisons, the largest difference first."""
    return sorted(comparisons, key=lambda c: -c.largest_percent)


def agreement(comparisons: Sequence[Comparison]) -> str:
    """Return one line on how well all of them agree.

    Structures partly outside the dose grid are counted apart: what is known of them
    differs from system to system.
    """
    if not comparisons:
        return tr(
            "Nothing to compare: no structure has both a stored and a computed DVH."
        )
    count = len(comparisons)
    line = tr_count("{n} structure compared", "{n} structures compared", count)
    inside = [c for c in comparisons if not c.computed.is_partial]
    if len(inside) < count:
        number = len(inside)
        told = tr("{number} of them within the dose grid", number=number)
        line = f"{line}, {told}"
    worst = sorted_by_difference(comparisons)[0].computed.name
    largest = tr("the largest difference is that of {structure}.", structure=worst)
    names = [metric.symbol for metric in standard(Where.SUMMED)]
    parts = [part for name in names if (part := _largest(inside, name))]
    return f"{line}: {', '.join(parts)}; {largest}" if parts else f"{line}; {largest}"


def _largest(comparisons: Sequence[Comparison], name: str) -> str:
    """Return how far the worst of them is off, in words; "" where none is known."""
    found = [d for c in comparisons for d in c.differences if d.name == name]
    is_volume = name == "volume"
    sizes = [
        abs(size)
        for d in found
        if (size := d.percent if is_volume else d.absolute) is not None
    ]
    if not sizes:
        return ""
    unit = "%" if is_volume else found[0].unit
    return tr(
        "{metric} within {size} {unit}",
        metric=tr(name),
        size=two_figures(max(sizes)),
        unit=unit,
    )
