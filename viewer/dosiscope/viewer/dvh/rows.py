"""Rows and columns of the DVH table, before any widget."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.text import DASH
from dosiscope.viewer.dvh.scale import grouped, volume_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.dvh import Dvh, DvhSource
    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.dvh.curves import CurveSet

DOSE_FRACTIONS = (98.0, 95.0, 50.0, 2.0)
OUTSIDE_SEEN = 0.05  # % of an ROI outside the grid that the table tells of


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: its text, what to sort by, and what a tooltip says.

    ``axis_dose`` is the place on the dose axis that shows the value, in the
    axis' unit.
    """

    text: str
    order: float | str = -math.inf
    tooltip: str = ""
    is_doubtful: bool = False
    dose: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One ROI from one source."""

    number: int
    name: str
    colour: RGB
    source: DvhSource
    dvh: Dvh | None
    cells: tuple[Cell, ...]


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


def columns_for(
    dose_unit: str,
    per_unit: float,
    extra: Sequence[Column] = (),
) -> tuple[Column, ...]:
    """Return the numeric columns.

    Parameters
    ----------
    dose_unit
        Unit of the dose axis: "Gy", "%" of the reference, or "" for relative.
    per_unit
        The doses' own unit per unit of the axis.
    extra
        Columns that the user asked for.
    """

    def dose(value: float | None, why: str) -> Cell:
        if value is None:
            return Cell(DASH, tooltip=why)
        shown = value / per_unit
        return Cell(grouped(shown, 1 if dose_unit == "%" else 2), shown, dose=shown)

    def stated(name: str) -> Callable[[Dvh], Cell]:
        def cell(dvh: Dvh) -> Cell:
            why = "; ".join(dvh.doubts) or f"the file does not state the {name} dose"
            value: float | None = getattr(dvh, name)
            return dose(value, why)

        return cell

    def fraction(percent: float) -> Callable[[Dvh], Cell]:
        return lambda dvh: dose(dvh.dose_at_fraction(percent / 100), "")

    def volume(dvh: Dvh) -> Cell:
        if dvh.volume_cc is None:
            return Cell(DASH, tooltip="stored in % only: the file states no volume")
        return Cell(volume_text(dvh.volume_cc), dvh.volume_cc)

    columns = [Column("", "cc", "Volume of the whole ROI", volume)]
    columns += [
        Column(title, dose_unit, f"{tip} dose", stated(name))
        for title, name, tip in (
            ("min", "minimum", "Least"),
            ("mean", "mean", "Mean"),
            ("max", "maximum", "Largest"),
        )
    ]
    columns += [
        Column(
            f"D{percent:g}%",
            dose_unit,
            f"Dose that at least {percent:g} % of the volume receives",
            fraction(percent),
        )
        for percent in DOSE_FRACTIONS
    ]
    return (*columns, *extra)


def outside_cell(dvh: Dvh) -> Cell:
    """Return the share of the ROI outside the dose grid."""
    outside = dvh.outside_percent
    if outside is None:
        return Cell(DASH, tooltip="not known")
    if outside < OUTSIDE_SEEN:
        return Cell("0", outside)
    return Cell(
        grouped(outside, 1),
        outside,
        f"{grouped(outside, 1)} % of the volume lies outside the dose grid; "
        "the curve and its doses are of the rest",
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
        )
        for c in curves.curves
    ]
    for absent in curves.absences:
        text = "…" if absent.is_pending else DASH
        cell = Cell(text, tooltip=absent.reason)
        rows.append(
            Row(
                absent.number,
                absent.name,
                absent.colour,
                absent.source,
                None,
                (cell,) * len(columns),
            )
        )
    order = {n: i for i, n in enumerate(dict.fromkeys(curves.order))}
    # sorting is stable: computed before stored, and as the structure set has them
    rows.sort(key=lambda r: (order.get(r.number, len(order)), r.source.value))
    return rows
