"""A, B and A minus B: rows and columns of the table that compares two doses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.two_doses import pair_of
from dosiscope.core.text import (
    DASH,
    MINUS,
    PLUS_MINUS,
    counted,
    number_text,
    percent_text,
    quantity_number,
    signed_number,
    uncertainty_number,
)
from dosiscope.viewer.dvh.rows import DvhRow
from dosiscope.viewer.dvh.sides import Side, Sides
from dosiscope.viewer.shown_doses import A_MINUS_B
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.dvh.difference import Difference
    from dosiscope.core.dvh.metric import Metric, Value
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.dvh.two_doses import DvhPair
    from dosiscope.viewer.dvh.curves import Curve, CurveSet

UNCERTAIN = "≈"
_NO_CELL = Cell(DASH)
LARGEST_HINT = (
    "The largest difference of the structure: a dose in % of the largest that it "
    "receives in A or B, a volume in % of the structure"
)


def pairs_in(
    curves: CurveSet, metrics: Sequence[Metric], result_of: Callable[[Curve], DvhResult]
) -> list[tuple[Curve, DvhPair]]:
    """Return every structure with a curve in both doses, the largest difference first.

    Each with its curve in A.
    """
    others = {c.number: c for c in curves.curves if c.side is Side.B}
    pairs = [
        (one, pair_of(result_of(one), result_of(others[one.number]), metrics))
        for one in curves.curves
        if one.side is Side.A and one.number in others
    ]
    return sorted(pairs, key=lambda pair: -(pair[1].largest_percent or 0.0))


def rows_of_pairs(
    pairs: Sequence[tuple[Curve, DvhPair]], sides: Sides
) -> tuple[list[DvhRow], list[Column[DvhResult]]]:
    """Return the rows and their columns: the largest, then A, B and A - B of each."""
    metrics = pairs[0][1].metrics if pairs else ()
    columns = [_column("Largest", "%", LARGEST_HINT), _column("", "cc", "Volume")]
    for metric in metrics:
        unit = pairs[0][1].differences[metrics.index(metric)].unit
        of_a, of_b = (f"{metric.tip}, {unit}, in {sides.text(s)}" for s in Side if s)
        of_both = (
            f"{metric.tip}, {A_MINUS_B}, {unit}; "
            f"{UNCERTAIN}: within the uncertainty of both, not certain"
        )
        # the unit of the first is that of all three
        columns += [
            _column(f"{metric.heading} {Side.A}", unit, of_a),
            _column(f"{metric.heading} {Side.B}", "", of_b),
            _column(f"{metric.heading} {A_MINUS_B}", "", of_both),
        ]
    return [_row(curve, pair) for curve, pair in pairs], columns


def _column(title: str, unit: str, hint: str) -> Column[DvhResult]:
    return Column(
        title=title, unit=unit, hint=hint, cell=lambda _: _NO_CELL, is_number=True
    )


def _row(curve: Curve, pair: DvhPair) -> DvhRow:
    volume = quantity_number(pair.a.volume_cc, "cc")
    cells = [_largest_cell(pair), Cell(volume, pair.a.volume_cc)]
    for metric, difference in zip(pair.metrics, pair.differences, strict=True):
        values = pair.a.value(metric), pair.b.value(metric)
        cells += [_value_cell(value) for value in values]
        cells.append(_difference_cell(difference, values))
    # the bounds of the one that lies further outside the grid are told
    dvhs = [one.dvh for one in (pair.a, pair.b) if one.dvh is not None]
    return DvhRow(
        curve.number,
        curve.name,
        curve.colour,
        DvhSource.COMPUTED,
        max(dvhs, key=lambda dvh: dvh.outside_percent or 0.0),
        tuple(cells),
        A_MINUS_B,
    )


def _largest_cell(pair: DvhPair) -> Cell:
    size, largest = pair.largest_percent, pair.largest
    if size is None or largest is None or largest.absolute is None:
        return Cell(DASH, hint="no difference is known")
    told = f"{largest.name}: {signed_number(largest.absolute, 2)} {largest.unit}"
    return Cell(number_text(size), size, told)


def _value_cell(value: Value) -> Cell:
    if value.number is None:
        return Cell(DASH, hint=value.reason)
    text = f"{value.sign}{value.number_text}"
    return Cell(text, value.number, value.reason, role="secondary")


def _difference_cell(difference: Difference, values: Sequence[Value]) -> Cell:
    size = difference.absolute
    if size is None:
        return Cell(DASH, hint="not known, or only as a bound, on one side")
    texts = [value.number_text for value in values]
    text = signed_number(size, max(len(t.partition(".")[2]) for t in texts))
    cell = Cell(text, size)
    if difference.uncertainty is None:
        return replace(cell, hint="its uncertainty is not known")
    spread = uncertainty_number(difference.uncertainty, text)
    told = f"{PLUS_MINUS} {spread} {difference.unit}".rstrip()
    if difference.is_uncertain:
        told = f"within the uncertainty of both ({told}): not certain"
        return replace(cell, text=f"{UNCERTAIN} {text}", hint=told, role="secondary")
    return replace(cell, hint=told, is_strong=True)


def verdict(pairs: Sequence[tuple[Curve, DvhPair]], sides: Sides) -> str:
    """Return one line on what is compared, and what differs most."""
    told = f"{A_MINUS_B}: {sides.a} {MINUS} {sides.b}"
    if not pairs:
        return f"{told}: no structure has a DVH in both yet"
    curve, pair = pairs[0]
    parts = [told, f"{counted(len(pairs), 'structure')} compared"]
    largest, size = pair.largest, pair.largest_percent
    if largest is not None and largest.absolute is not None and size:
        number = signed_number(largest.absolute, 2)
        what = f"{largest.name} of {curve.name}, {number} {largest.unit}"
        parts.append(f"most in {what} ({percent_text(size)})")
    parts.append(f"{UNCERTAIN} within the uncertainty, not certain")
    unknown = sum(not (one.a.band and one.b.band) for _, one in pairs)
    if unknown:
        parts.append(f"uncertainty not known of {unknown}")
    return " · ".join(parts)
