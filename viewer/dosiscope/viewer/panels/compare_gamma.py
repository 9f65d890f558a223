"""The part of the Compare panel that asks for gamma and tells what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dosiscope.core.gamma.map import EDGES, SOUGHT, TG_218
from dosiscope.core.language import tr
from dosiscope.core.text import (
    DASH,
    capitalised,
    grouped,
    number_text,
    part_number,
    percent_number,
    typed_number,
)
from dosiscope.viewer.panels.figures import place_text
from dosiscope.viewer.panels.gamma_form import GammaForm
from dosiscope.viewer.panels.histogram import HistogramPlot
from dosiscope.viewer.panels.histogram_item import Bars
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.progress_strip import ProgressStrip
from dosiscope.viewer.widgets.section import fill, scrolling
from dosiscope.viewer.widgets.table import Table
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex

    from dosiscope.core.gamma.by_structure import StructureGamma
    from dosiscope.core.gamma.map import GammaMap, GammaNumbers
    from dosiscope.core.isodose import RGB

_PASSES: Final = "\N{GREEK SMALL LETTER GAMMA} \N{LESS-THAN OR EQUAL TO} 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class GammaRow:
    """Gamma in a structure: its numbers, or why there are none."""

    number: int
    name: str
    found: StructureGamma | None = None
    reason: str = ""

    @property
    def numbers(self) -> GammaNumbers | None:
        """Its numbers."""
        return None if self.found is None else self.found.numbers


def pass_text(percent: float | None) -> str:
    """Return a pass rate such that it is 100 only where all points passed."""
    if percent is None:
        return DASH
    # nothing that failed is rounded away
    return part_number(percent) if 0 < percent < 100 else percent_number(percent)


def gamma_text(value: float | None) -> str:
    """Return a gamma; what is at the end of what is sought is that or more."""
    if value is None:
        return DASH
    more = "\N{GREATER-THAN OR EQUAL TO} " if value >= SOUGHT else ""
    return f"{more}{number_text(value, 2)}"


def bars_of(numbers: GammaNumbers) -> Bars | None:
    """Return the histogram of gamma as it is shown; None where there is none."""
    counts = np.array(numbers.histogram, np.float64)
    if not counts.any():
        return None
    return Bars(
        edges=np.array(EDGES),
        shares=100 * counts / counts.sum(),
        unit="",
        line=1.0,
        of=tr("of the points"),
        bad_from=1.0,
    )


def _note(row: GammaRow) -> str:
    return row.reason if row.found is None else row.found.remark


def _passed(row: GammaRow) -> Cell:
    found = row.numbers.pass_percent if row.numbers is not None else None
    return Cell(pass_text(found) if found is not None else "", found)


def _points(row: GammaRow) -> Cell:
    if row.numbers is None:
        return Cell()
    return Cell(grouped(row.numbers.points), float(row.numbers.points))


def _mean(row: GammaRow) -> Cell:
    found = row.numbers.mean if row.numbers is not None else None
    return Cell("" if found is None else number_text(found, 2), found)


def _maximum(row: GammaRow) -> Cell:
    numbers = row.numbers
    if numbers is None or numbers.maximum is None:
        return Cell()
    at = numbers.maximum_at
    hint = "" if at is None else tr("At {place} mm", place=place_text(at))
    return Cell(gamma_text(numbers.maximum), numbers.maximum, hint=hint)


def columns_of(
    criteria: str, colour: Callable[[int], RGB | None]
) -> tuple[Column[GammaRow], ...]:
    """Return the columns of structures."""
    return (
        Column(
            title=tr("Structure"), takes_rest=True, least=90, note=_note,
            cell=lambda row: Cell(row.name, swatch=colour(row.number)),
        ),
        Column(
            title=_PASSES, unit="%", is_number=True, cell=_passed,
            hint=tr("Pass rate with {criteria}", criteria=criteria),
        ),
        Column(
            title=tr("Points"), is_number=True, cell=_points,
            hint=tr(
                "Samples of the reference dose within it that are above the threshold"
            ),
        ),
        Column(title=tr("Mean"), is_number=True, cell=_mean),
        Column(
            title=tr("Max"), is_number=True, cell=_maximum, is_on_demand=True,
            hint=tr("Gamma is sought up to {limit}", limit=typed_number(SOUGHT)),
        ),
    )  # fmt: skip


class GammaTable(Table[GammaRow]):
    """The table of structures; its rows are copied with the criteria."""

    def __init__(self) -> None:
        super().__init__(
            columns_of("", lambda _: None), tr("Gamma by structure"), is_sortable=True
        )
        self.criteria = ""

    def text(self, *, with_heads: bool = True) -> str:
        """Return the selected rows, or all, below the criteria."""
        rows = super().text(with_heads=with_heads)
        return f"{self.criteria}\n{rows}" if with_heads else rows


class GammaPart(QWidget):
    """The form, the progress of the work, and the result with its criteria.

    Attributes
    ----------
    place_chosen
        A point (x, y, z), mm, that the user wants to see.
    roi_chosen
        ROI Number of the structure that the user points at.
    """

    place_chosen = Signal(object)
    roi_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.form = GammaForm()
        self.strip = ProgressStrip()
        self.strip.cancel.setToolTip(tr("Compute it no further (Esc)"))
        self.says = Paragraph(role="secondary")
        self.rate = Line(size="title", weight="semibold")
        self.of = Paragraph()
        self.criteria = Paragraph(role="secondary", size="small")
        self.remark = Paragraph(role="caution", size="small")
        self.plot = HistogramPlot(tr("Histogram of gamma"))
        self.table = GammaTable()
        self.tg_218 = Paragraph(
            f"{capitalised(TG_218)}.", role="secondary", size="small"
        )
        self._result = (self.rate, self.of, self.criteria, self.plot, self.tg_218)
        self.table.clicked.connect(self._choose)
        self.table.doubleClicked.connect(self._go)
        fill(
            self,
            scrolling(
                self.form,
                self.strip,
                self.says,
                self.rate,
                self.of,
                self.criteria,
                self.remark,
                self.plot,
                self.table,
                self.tg_218,
                panel=self,
            ),
        )
        self.show_gamma(None, "", roles="")
        self.show_rois((), lambda _: None)

    def show_gamma(self, found: GammaMap | None, instead: str, *, roles: str) -> None:
        """Show what came of it, or ``instead``: why nothing has.

        ``roles`` says which dose was the reference.
        """
        for part in self._result:
            part.setVisible(found is not None)
        self.says.setText(instead)
        self.says.setVisible(bool(instead))
        remark = "" if found is None else found.numbers.remark
        self.remark.setText(f"{remark}.")
        self.remark.setVisible(bool(remark))
        if found is None:
            self.plot.set_bars(None)
            return
        numbers = found.numbers
        self.rate.setText(f"{pass_text(numbers.pass_percent)} %")
        self.of.setText(
            tr(
                "of {evaluated} points have {passes}; mean {mean}, maximum {maximum}",
                evaluated=grouped(numbers.evaluated),
                passes=_PASSES,
                mean=gamma_text(numbers.mean),
                maximum=gamma_text(numbers.maximum),
            )
        )
        self.criteria.setText(f"{found.text}. {roles}.")
        bars = bars_of(numbers)
        self.plot.setVisible(bars is not None)
        self.plot.set_bars(bars)

    def show_rois(
        self,
        rows: Sequence[GammaRow],
        colour: Callable[[int], RGB | None],
        criteria: str = "",
    ) -> None:
        """Show gamma by structure."""
        self.table.criteria = criteria
        self.table.setVisible(bool(rows))
        self.table.set_rows(rows, columns_of(criteria, colour))

    def text(self) -> str:
        """Return what is told, with the criteria, as the clipboard takes it."""
        if not self.criteria.text() or self.rate.isHidden():
            return self.says.text()
        told = [self.criteria.text(), f"{self.rate.text()} {self.of.text()}"]
        if not self.remark.isHidden():
            told.append(self.remark.text())
        if not self.table.isHidden():
            told.append(self.table.text())
        return "\n".join([*told, self.tg_218.text()])

    def show_work(self, is_running: bool) -> None:
        """Show that it is computed, or no longer."""
        if is_running and self.strip.isHidden():
            self.strip.begin(tr("Gamma"))
        elif not is_running:
            self.strip.hide()
        self.form.compute.setEnabled(not is_running)

    def _choose(self, index: QModelIndex) -> None:
        self.roi_chosen.emit(self.table.row_of(index).number)

    def _go(self, index: QModelIndex) -> None:
        numbers = self.table.row_of(index).numbers
        if numbers is not None and numbers.maximum_at is not None:
            self.place_chosen.emit(numbers.maximum_at)
