"""Computed minus stored: rows of the table that compares the two."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.language import tr
from dosiscope.core.text import DASH, quantity_number, signed_number
from dosiscope.viewer.dvh.rows import DvhRow
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.compare import Comparison
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.difference import Difference
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.solids.solid import Solid
    from dosiscope.viewer.dvh.curves import Curve, CurveSet

UNKNOWN = tr("no reason can be told")
ORIGIN = tr("computed \N{MINUS SIGN} stored")
_PERCENT_FROM = 0.5  # Gy or cc: below, a percentage says nothing


def pairs_of(curves: CurveSet) -> list[tuple[Curve, Curve]]:
    """Return the computed and the stored curve of every ROI that has both.

    Computed in the dose that is shown.
    """
    computed = {c.dvh.roi_number: c for c in curves.curves if not c.is_dashed}
    return [
        (computed[c.dvh.roi_number], c)
        for c in curves.curves
        if c.is_stored and c.dvh.roi_number in computed
    ]


def difference_rows(
    curves: CurveSet,
    solids: Mapping[int, Solid],
    bands: Mapping[Dvh, Band] = MappingProxyType({}),
) -> tuple[list[DvhRow], list[Column[DvhResult]], str]:
    """Return the rows, the largest difference first, their columns and a verdict.

    A quantity that is known on both sides for none of them has no column.
    """
    from dosiscope.core.dvh.compare import agreement, compare, sorted_by_difference

    pairs = pairs_of(curves)
    by_stored = {id(stored.dvh): stored for _, stored in pairs}
    comparisons = sorted_by_difference(
        [
            compare(c.dvh, s.dvh, solids.get(c.number), bands.get(c.dvh))
            for c, s in pairs
        ]
    )
    known = [
        n
        for n in range(len(comparisons[0].differences) if comparisons else 0)
        if any(c.differences[n].absolute is not None for c in comparisons)
    ]
    rows = [_row(c, by_stored[id(c.stored)], known) for c in comparisons]
    heads = [comparisons[0].differences[n] for n in known]
    columns: list[Column[DvhResult]] = [
        Column(
            title=f"Δ {d.name}",
            unit=d.unit,
            hint=f"{d.name}, {ORIGIN}",
            cell=lambda _: Cell(DASH),
            is_number=True,
        )
        for d in heads
    ]
    return rows, columns, agreement(comparisons)


def _row(comparison: Comparison, curve: Curve, known: Sequence[int]) -> DvhRow:
    reasons = comparison.reasons or (UNKNOWN,)
    origin = curve.dvh.origin
    return DvhRow(
        curve.number,
        f"{curve.name} ({origin})" if origin else curve.name,
        curve.colour,
        DvhSource.COMPUTED,
        comparison.computed,
        tuple(_cell(comparison.differences[n]) for n in known),
        "; ".join(reasons),
        "\n".join(reasons),
    )


def _cell(difference: Difference) -> Cell:
    size = difference.absolute
    if size is None:
        return Cell(DASH, hint=tr("not known, or only as a bound, on one side"))
    text = signed_number(size, 2)
    if difference.percent is not None and abs(difference.second or 0) >= _PERCENT_FROM:
        text += f" ({signed_number(difference.percent, 1)} %)"
    both = tr(
        "computed {first}, stored {second} {unit}",
        first=quantity_number(difference.first, difference.unit),
        second=quantity_number(difference.second, difference.unit),
        unit=difference.unit,
    )
    return Cell(text, abs(size), both)
