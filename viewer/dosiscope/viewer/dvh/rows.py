"""Rows and columns of the DVH table, before any widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.language import tr
from dosiscope.core.text import DASH, PLUS_MINUS, part_number, uncertainty_number
from dosiscope.viewer.dvh.sides import Side
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.dvh.curve import Dvh, DvhSource
    from dosiscope.core.dvh.metric import Metric, Value
    from dosiscope.core.isodose import RGB, Reference
    from dosiscope.viewer.dvh.curves import Curve, CurveSet

PENDING = "…"
_NOTHING = Cell(DASH)


@dataclass(frozen=True, slots=True)
class DvhRow:
    """One ROI from one source.

    ``origin`` is what the source column says, ``blank`` what stands where a row
    without a DVH has no number, ``side`` of which of two doses it is.
    """

    number: int
    name: str
    colour: RGB
    source: DvhSource
    dvh: Dvh | None
    cells: tuple[Cell, ...]
    origin: str
    tooltip: str = ""
    blank: Cell = _NOTHING
    side: Side = Side.ALONE


def columns_for(
    dose_unit: str, more: Sequence[Metric] = (), *, is_spread_shown: bool = False
) -> tuple[Column[DvhResult], ...]:
    """Return the numeric columns: the usual ones, then those the user asked for.

    Parameters
    ----------
    dose_unit
        Unit of the dose axis: "Gy", "%" of the reference, or "" for relative.
    is_spread_shown
        Show the uncertainty behind a value; it is in the tooltip in any case.
    """
    return tuple(
        _column(metric, dose_unit, is_spread_shown=is_spread_shown)
        for metric in (*standard(Where.SHOWN), *more)
    )


def asked_in(metric: Metric, dose_unit: str) -> Metric:
    """Return a metric as it is asked for where doses are in a unit: in Gy or %."""
    is_percent = metric.is_dose and metric.unit_in(dose_unit) == "%"
    return replace(metric, unit="%") if is_percent else metric


def _column(
    metric: Metric, dose_unit: str, *, is_spread_shown: bool
) -> Column[DvhResult]:
    unit = metric.unit_in(dose_unit)
    asked = asked_in(metric, dose_unit)

    def cell(result: DvhResult) -> Cell:
        value = result.value(asked)
        if value.number is None:
            return Cell(DASH, hint=value.reason)
        plain = Cell(
            f"{value.sign}{value.number_text}",
            value.number,
            value.reason,
            place=_place(value, dose_unit, result.reference),
        )
        return _with_spread(plain, asked, result, is_shown=is_spread_shown)

    return Column(
        title=metric.heading, unit=unit, hint=metric.tip, cell=cell, is_number=True
    )


def _with_spread(
    cell: Cell, metric: Metric, result: DvhResult, *, is_shown: bool
) -> Cell:
    """Return the cell with its uncertainty, where that is known."""
    size = result.uncertainty(metric)
    if size is None:
        return cell
    text = f"{PLUS_MINUS} {uncertainty_number(size, cell.text)}"
    parts = ", ".join(
        f"{source} {uncertainty_number(part, cell.text)}"
        for source, part in result.uncertainty_parts(metric).items()
    )
    hint = "\n".join(t for t in (cell.hint, f"{text} ({parts})") if t)
    shown = f"{cell.text} {text}" if is_shown else cell.text
    return replace(cell, text=shown, hint=hint)


def _place(value: Value, dose_unit: str, reference: Reference | None) -> float | None:
    """Return where on the dose axis a value is seen; None where it is not."""
    metric = value.metric
    if metric.is_dose:
        dose, is_percent = value.number, value.unit == "%"
    else:  # a volume is seen at the dose it is asked for, a word nowhere
        dose, is_percent = metric.at, metric.at_unit == "%"
    if dose is None or is_percent == (dose_unit == "%"):
        return dose
    if reference is None:
        return None
    return dose * reference.gray / 100 if is_percent else 100 * dose / reference.gray


def outside_cell(dvh: Dvh) -> Cell:
    """Return the share of the ROI outside the dose grid."""
    outside = dvh.outside_percent
    if outside is None:
        return Cell(DASH, hint=tr("not known"))
    if not dvh.is_partial:
        return Cell("0", outside)
    return Cell(
        part_number(outside),
        outside,
        tr(
            "{share} of the volume lies outside the dose grid; the curve is of the "
            "rest, in % of the whole structure; values are bounds",
            share=dvh.outside_text,
        ),
        is_doubtful=True,
    )


def rows_of(
    curves: CurveSet,
    columns: Sequence[Column[DvhResult]],
    result_of: Callable[[Curve], DvhResult],
) -> list[DvhRow]:
    """Return one row per ROI and source, those without a curve included."""
    rows = []
    for c in curves.curves:
        result = result_of(c)
        rows.append(
            DvhRow(
                c.number,
                c.name,
                c.colour,
                c.dvh.source,
                c.dvh,
                tuple(column.cell(result) for column in columns),
                c.source_text,
                "\n".join(_told_of(c, curves)),
                side=c.side,
            )
        )
    for absent in curves.absences:
        nothing = DvhResult(
            number=absent.number,
            name=absent.name,
            source=absent.source,
            origin=absent.origin,
            dose_uid="",
            dose_label="",
            dose_unit=curves.dose_unit,
            reason=absent.reason,
            volume_cc=absent.volume_cc,
        )
        text = PENDING if absent.is_pending else DASH
        blank = Cell(text, hint=absent.reason, role="secondary")
        cells = [replace(c.cell(nothing), role="secondary") for c in columns]
        rows.append(
            DvhRow(
                absent.number,
                absent.name,
                absent.colour,
                absent.source,
                None,
                tuple(blank if cell.text == DASH else cell for cell in cells),
                absent.source_text,
                blank=blank,
                side=absent.side,
            )
        )
    order = {n: i for i, n in enumerate(dict.fromkeys(curves.order))}
    # sorting is stable: computed before stored, and as the structure set has them
    rows.sort(key=lambda r: (order.get(r.number, len(order)), r.source.value, r.side))
    return rows


def _told_of(curve: Curve, curves: CurveSet) -> list[str]:
    """Return which dose a curve is of, where there are two, and how it was made."""
    told = [curves.label_of(curve)] if curve.side else []
    method = curve.dvh.method.items()
    return told + [f"{tr(key)}: {tr(value)}" for key, value in method]
