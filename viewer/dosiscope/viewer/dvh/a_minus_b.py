"""A, B and A minus B, and C and D: rows and columns of the table of several doses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.language import tr
from dosiscope.core.text import (
    DASH,
    MINUS,
    PLUS_MINUS,
    counted,
    listed,
    number_text,
    percent_text,
    quantity_number,
    signed_number,
    uncertainty_number,
)
from dosiscope.viewer.dvh.rows import DvhRow
from dosiscope.viewer.dvh.sides import Side
from dosiscope.viewer.shown_doses import A_MINUS_B
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dosiscope.core.dvh.metric import Metric, Value
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.dvh.two_doses import DvhPair
    from dosiscope.viewer.dvh.curves import Curve, CurveSet
    from dosiscope.viewer.dvh.sides import Sides

UNCERTAIN = "≈"
_NO_CELL = Cell(DASH)
_ABSENT = Cell(DASH, hint=tr("no DVH in this dose"))
_UNKNOWN = tr("not known, or only as a bound, on one side")


class RoiInDoses(NamedTuple):
    """A structure in A, by its curve there, and in each other dose that it is in."""

    curve: Curve
    pairs: Mapping[Side, DvhPair]

    @property
    def most(self) -> Side:
        """The dose that differs most from A."""
        return max(self.pairs, key=lambda side: self.pairs[side].largest_percent or 0.0)

    @property
    def pair(self) -> DvhPair:
        """What is told of A and that dose."""
        return self.pairs[self.most]

    @property
    def size(self) -> float:
        """How large the largest difference is, %; 0 where none is known."""
        return self.pair.largest_percent or 0.0


def largest_hint(sides: Sides) -> str:
    """Return what the largest difference of a structure is a share of."""
    return tr(
        "The largest difference of the structure: a dose in % of the largest that it "
        "receives in {doses}, a volume in % of the structure",
        doses=listed(sides.names),
    )


def rois_in_doses(
    curves: CurveSet, metrics: Sequence[Metric], result_of: Callable[[Curve], DvhResult]
) -> list[RoiInDoses]:
    """Return every structure with a curve in A and another dose.

    The one with the largest difference comes first.
    """
    from dosiscope.core.dvh.two_doses import pair_of

    by_side: dict[Side, dict[int, Curve]] = {}
    for one in curves.curves:
        by_side.setdefault(one.side, {})[one.number] = one
    found = []
    for number, curve in by_side.get(Side.A, {}).items():
        of_a = result_of(curve)
        pairs = {
            side: pair_of(of_a, result_of(by_side[side][number]), metrics)
            for side in (curves.sides.others if curves.sides is not None else ())
            if number in by_side.get(side, {})
        }
        if pairs:
            found.append(RoiInDoses(curve, pairs))
    return sorted(found, key=lambda one: -one.size)


def rows_of_doses(
    rois: Sequence[RoiInDoses], metrics: Sequence[Metric], sides: Sides
) -> tuple[list[DvhRow], list[Column[DvhResult]]]:
    """Return the rows and their columns.

    The largest difference and the volume; then of each metric its values in A and B,
    and A less B.  Of more than two doses the differences stand beside A at once, and
    say what the others are.
    """
    columns = [
        _column(tr("Largest"), "%", largest_hint(sides)),
        _column("", "cc", tr("Volume")),
    ]
    unit_of = rois[0].curve.dvh.dose_unit if rois else ""
    for metric in metrics if rois else ():
        # the unit of the first is that of all
        unit = metric.unit_in(unit_of)
        for side in _valued(sides):
            hint = tr(
                "{metric}, {unit}, in {dose}",
                metric=metric.tip,
                unit=unit,
                dose=sides.text(side),
            )
            shown = unit if side is Side.A else ""
            columns.append(_column(f"{metric.heading} {side}", shown, hint))
        for side in sides.others:
            hint = tr(
                "{metric}, {minus}, {unit}; ≈: within the uncertainty of both, not "
                "certain",
                metric=metric.tip,
                minus=side.minus,
                unit=unit,
            )
            columns.append(_column(f"{metric.heading} {side.minus}", "", hint))
    return [_row(roi, metrics, sides) for roi in rois], columns


def _valued(sides: Sides) -> tuple[Side, ...]:
    """Return the doses whose values have columns of their own."""
    # if all of four had, the differences of a metric would not be in sight with A
    return (Side.A,) if len(sides.others) > 1 else (Side.A, *sides.others)


def _column(title: str, unit: str, hint: str) -> Column[DvhResult]:
    return Column(
        title=title, unit=unit, hint=hint, cell=lambda _: _NO_CELL, is_number=True
    )


def _row(roi: RoiInDoses, metrics: Sequence[Metric], sides: Sides) -> DvhRow:
    curve, of_a = roi.curve, roi.pair.a
    volume = quantity_number(of_a.volume_cc, "cc")
    cells = [_largest_cell(roi, sides), Cell(volume, of_a.volume_cc)]
    valued = _valued(sides)
    for n, metric in enumerate(metrics):
        cells.append(_value_cell(of_a.value(metric)))
        pairs = {side: roi.pairs.get(side) for side in sides.others}
        cells += [
            _ABSENT if pair is None else _value_cell(pair.b.value(metric))
            for side, pair in pairs.items()
            if side in valued
        ]
        cells += [
            _ABSENT
            if pair is None
            else _difference_cell(pair, n, "" if side in valued else side)
            for side, pair in pairs.items()
        ]
    # the bounds of the one that lies furthest outside the grid are told
    results = [of_a, *(pair.b for pair in roi.pairs.values())]
    dvhs = [one.dvh for one in results if one.dvh is not None]
    return DvhRow(
        curve.number,
        curve.name,
        curve.colour,
        DvhSource.COMPUTED,
        max(dvhs, key=lambda dvh: dvh.outside_percent or 0.0),
        tuple(cells),
        ", ".join(side.minus for side in roi.pairs),
    )


def _largest_cell(roi: RoiInDoses, sides: Sides) -> Cell:
    size, largest = roi.pair.largest_percent, roi.pair.largest
    if size is None or largest is None or largest.absolute is None:
        return Cell(DASH, hint=tr("no difference is known"))
    told = f"{largest.name}: {signed_number(largest.absolute, 2)} {largest.unit}"
    if len(sides.others) > 1:
        told = f"{roi.most.minus}, {told}"
    return Cell(number_text(size), size, told)


def _value_cell(value: Value) -> Cell:
    if value.number is None:
        return Cell(DASH, hint=value.reason)
    text = f"{value.sign}{value.number_text}"
    return Cell(text, value.number, value.reason, role="secondary")


def _difference_cell(pair: DvhPair, n: int, letter: str) -> Cell:
    """Return what A differs by; with a letter it says what the other dose has."""
    cell = _only_difference(pair, n)
    if not letter:
        return cell
    told = pair.b.value(pair.metrics[n]).text
    return replace(cell, hint="; ".join(filter(None, (f"{letter}: {told}", cell.hint))))


def _only_difference(pair: DvhPair, n: int) -> Cell:
    metric, difference = pair.metrics[n], pair.differences[n]
    size = difference.absolute
    if size is None:
        return Cell(DASH, hint=_UNKNOWN)
    texts = [one.value(metric).number_text for one in (pair.a, pair.b)]
    text = signed_number(size, max(len(t.partition(".")[2]) for t in texts))
    cell = Cell(text, size)
    if difference.uncertainty is None:
        return replace(cell, hint=tr("its uncertainty is not known"))
    spread = uncertainty_number(difference.uncertainty, text)
    told = f"{PLUS_MINUS} {spread} {difference.unit}".rstrip()
    if difference.is_uncertain:
        told = tr("within the uncertainty of both ({spread}): not certain", spread=told)
        return replace(cell, text=f"{UNCERTAIN} {text}", hint=told, role="secondary")
    return replace(cell, hint=told, is_strong=True)


def verdict(rois: Sequence[RoiInDoses], sides: Sides) -> str:
    """Return one line on what is compared, and what differs most.

    Of more than two doses the names, which are long, stand at its end.
    """
    is_two = len(sides.others) == 1
    names = (
        f"{A_MINUS_B}: {sides.a} {MINUS} {sides.b}"
        if is_two
        else " · ".join(map(sides.text, sides.names))
    )
    if not rois:
        return tr("{names}: no structure has a DVH in two doses yet", names=names)
    first = rois[0]
    parts = [tr("{structures} compared", structures=counted(len(rois), "structure"))]
    if most := _most_text(first, is_two=is_two):
        parts.append(most)
    parts.append(tr("≈ within the uncertainty, not certain"))
    unknown = sum(
        not all(pair.a.band and pair.b.band for pair in roi.pairs.values())
        for roi in rois
    )
    if unknown:
        parts.append(tr("uncertainty not known of {n}", n=unknown))
    return " · ".join([names, *parts] if is_two else [*parts, names])


def _most_text(roi: RoiInDoses, *, is_two: bool) -> str:
    """Return in which metric a structure differs most; "" where none is known."""
    largest, size = roi.pair.largest, roi.size
    if largest is None or largest.absolute is None or not size:
        return ""
    number = f"{signed_number(largest.absolute, 2)} {largest.unit}"
    if is_two:
        return tr(
            "most in {metric} of {roi}, {difference} ({share})",
            metric=largest.name,
            roi=roi.curve.name,
            difference=number,
            share=percent_text(size),
        )
    return tr(
        "most in {minus}, {metric} of {roi}, {difference} ({share})",
        minus=roi.most.minus,
        metric=largest.name,
        roi=roi.curve.name,
        difference=number,
        share=percent_text(size),
    )
