"""Rows and columns of the DVH table, before any widget."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosiscope.core.dvh.metrics import MetricKind, evaluate, parse_metric
from dosiscope.core.text import (
    DASH,
    PLUS_MINUS,
    quantity_number,
    uncertainty_number,
    volume_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh, DvhSource
    from dosiscope.core.dvh.metrics import Metric, Value
    from dosiscope.core.isodose import RGB, Reference
    from dosiscope.viewer.dvh.curves import CurveSet

USUAL = ("volume", "min", "mean", "max", "D98%", "D95%", "D50%", "D2%")
_TIPS = {
    MetricKind.MINIMUM: "Least dose",
    MetricKind.MEAN: "Mean dose",
    MetricKind.MAXIMUM: "Largest dose",
    MetricKind.MEDIAN: "Dose that half of the volume receives",
}
_CC = "cc"  # the head of the volume


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: its text, what to sort by, and what a tooltip says.

    ``dose`` is the place on the dose axis that shows it, in the axis' unit.
    """

    text: str
    order: float | str = -math.inf
    tooltip: str = ""
    is_doubtful: bool = False
    dose: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One ROI from one source; ``origin`` is what the source column says."""

    number: int
    name: str
    colour: RGB
    source: DvhSource
    dvh: Dvh | None
    cells: tuple[Cell, ...]
    origin: str
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: title, unit, and how a DVH fills it."""

    title: str
    unit: str
    tooltip: str
    value: Callable[[Dvh], Cell]

    @property
    def head(self) -> str:
        """Title and unit as the head of the column says it."""
        return f"{self.title} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Uncertainties:
    """Tells how well values are known.

    The least and the largest dose are single points of the grid or the outline:
    they have none.
    """

    bands: Mapping[Dvh, Band]
    reference: Reference | None
    is_shown: bool

    def add_to(self, cell: Cell, metric: Metric, dvh: Dvh) -> Cell:
        """Return the cell with its uncertainty, where that is known."""
        band = self.bands.get(dvh)
        has_none = metric.kind in (MetricKind.MINIMUM, MetricKind.MAXIMUM)
        if band is None or has_none or cell.text == DASH:
            return cell
        size = band.uncertainty(metric, self.reference)
        if size is None:
            return cell
        text = f"{PLUS_MINUS} {uncertainty_number(size, cell.text)}"
        parts = ", ".join(
            f"{source} {uncertainty_number(part, cell.text)}"
            for source, part in band.parts_of(metric, self.reference).items()
        )
        tooltip = "\n".join(t for t in (cell.tooltip, f"{text} ({parts})") if t)
        shown = f"{cell.text} {text}" if self.is_shown else cell.text
        return replace(cell, text=shown, tooltip=tooltip)


def columns_for(
    dose_unit: str,
    reference: Reference | None,
    extra: Sequence[Metric] = (),
    bands: Mapping[Dvh, Band] = MappingProxyType({}),
    *,
    is_shown: bool = False,
) -> tuple[Column, ...]:
    """Return the numeric columns: the usual ones, then those the user asked for.

    Parameters
    ----------
    dose_unit
        Unit of the dose axis: "Gy", "%" of the reference, or "" for relative.
    bands
        Where the uncertainty of a value is from; always in the tooltip, and with
        ``is_shown`` behind the value.
    """
    told = Uncertainties(bands, reference, is_shown)
    metrics = [*(parse_metric(text) for text in USUAL), *extra]
    return tuple(_column(metric, dose_unit, reference, told) for metric in metrics)


def _column(
    metric: Metric, dose_unit: str, reference: Reference | None, told: Uncertainties
) -> Column:
    kind = metric.kind
    if kind is MetricKind.VOLUME:
        return Column(
            "",
            _CC,
            "Volume of the whole ROI",
            lambda dvh: told.add_to(_volume_cell(dvh), metric, dvh),
        )
    if kind is MetricKind.VOLUME_AT_DOSE:
        unit = metric.unit or "%"
        tip = f"Volume that receives at least {metric.at:g} {metric.at_unit}"
    elif kind is MetricKind.HOMOGENEITY:
        unit, tip = "", "Homogeneity: (D2% - D98%) / D50% (ICRU 83)"
    else:
        unit = metric.unit or dose_unit
        tip = _TIPS.get(kind, "")
        if metric.at is not None:
            share = f"{metric.at:g} {metric.at_unit}"
            tip = f"Dose that at least {share} of the volume receives"
        if unit == "%":
            metric = replace(metric, unit="%")
    title = metric.text.split("(")[0]

    def cell(dvh: Dvh) -> Cell:
        value = evaluate(metric, dvh, reference)
        plain = _cell(value, dose_unit, reference)
        return told.add_to(plain, metric, dvh) if not value.side else plain

    return Column(title, unit, tip, cell)


def _cell(value: Value, dose_unit: str, reference: Reference | None) -> Cell:
    if value.number is None:
        return Cell(DASH, tooltip=value.reason)
    return Cell(
        value.sign + quantity_number(value.number, value.unit),
        value.number,
        value.reason,
        dose=_place(value, dose_unit, reference),
    )


def _place(value: Value, dose_unit: str, reference: Reference | None) -> float | None:
    """Return where on the dose axis a value is seen; None where it is not."""
    metric = value.metric
    if metric.kind is MetricKind.HOMOGENEITY:
        return None
    if metric.kind is MetricKind.VOLUME_AT_DOSE:
        dose, is_percent = metric.at, metric.at_unit == "%"
    else:
        dose, is_percent = value.number, value.unit == "%"
    if dose is None or is_percent == (dose_unit == "%"):
        return dose
    if reference is None:
        return None
    return dose * reference.gray / 100 if is_percent else 100 * dose / reference.gray


def _volume_cell(dvh: Dvh) -> Cell:
    if dvh.volume_cc is None:
        return Cell(DASH, tooltip="stored in % only: the file states no volume")
    return _volume_of(dvh.volume_cc)


def _volume_of(cc: float) -> Cell:
    return Cell(volume_text(cc), cc)


def _is_volume(column: Column) -> bool:
    return column.head == _CC


def outside_cell(dvh: Dvh) -> Cell:
    """Return the share of the ROI outside the dose grid."""
    outside = dvh.outside_percent
    if outside is None:
        return Cell(DASH, tooltip="not known")
    if not dvh.is_partial:
        return Cell("0", outside)
    return Cell(
        dvh.outside_text.removesuffix(" %"),
        outside,
        f"{dvh.outside_text} of the volume lies outside the dose grid; "
        "the curve is of the rest, in % of the whole structure; values are bounds",
        is_doubtful=True,
    )


def rows_of(curves: CurveSet, columns: Sequence[Column]) -> list[Row]:
    """Return one row per ROI and source, those without a curve included."""
    rows = [
        Row(
            c.number,
            c.name,
            c.colour,
            c.dvh.source,
            c.dvh,
            tuple(column.value(c.dvh) for column in columns),
            c.dvh.source_text,
            "\n".join(f"{k}: {v}" for k, v in c.dvh.method.items()),
        )
        for c in curves.curves
    ]
    for absent in curves.absences:
        text = "…" if absent.is_pending else DASH
        cell = Cell(text, tooltip=absent.reason)
        known = absent.volume_cc
        # no DVH is no reason to keep back the volume
        volume = (
            cell if known is None else replace(_volume_of(known), tooltip=cell.tooltip)
        )
        rows.append(
            Row(
                absent.number,
                absent.name,
                absent.colour,
                absent.source,
                None,
                tuple(volume if _is_volume(c) else cell for c in columns),
                absent.source_text,
            )
        )
    order = {n: i for i, n in enumerate(dict.fromkeys(curves.order))}
    # sorting is stable: computed before stored, and as the structure set has them
    rows.sort(key=lambda r: (order.get(r.number, len(order)), r.source.value))
    return rows
