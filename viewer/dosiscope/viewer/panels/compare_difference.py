"""The part of the Compare panel that tells the difference of the doses in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dosiscope.core.language import tr
from dosiscope.core.text import (
    dose_text,
    part_text,
    percent_text,
    typed_number,
    volume_text,
)
from dosiscope.viewer.panels.compare_text import (
    signed_dose,
    signed_percent,
)
from dosiscope.viewer.panels.figures import place_text
from dosiscope.viewer.panels.histogram import HistogramPlot
from dosiscope.viewer.panels.histogram_item import Bars
from dosiscope.viewer.shown_doses import A_MINUS_B
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.section import fill, scrolling
from dosiscope.viewer.widgets.table import Table
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from dosiscope.core.comparing.dose_difference import (
        DifferenceNumbers,
        DoseDifference,
    )
    from dosiscope.core.field import Place

NO_REFERENCE: Final = tr(
    "No reference dose is named: shares and % are not shown. Name one in the Dose "
    "panel."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """A number of a difference.

    ``value`` is in the unit of the doses, ``percent`` of the reference; ``text`` stands
    instead of both.
    """

    name: str
    value: float | None = None
    percent: float | None = None
    text: str = ""
    at: Place | None = None
    is_signed: bool = True
    hint: str = ""


def number_rows(found: DoseDifference, numbers: DifferenceNumbers) -> list[NumberRow]:
    """Return what is told of a difference over a part of space, one number a row."""

    def row(
        name: str, value: float, at: Place | None = None, *, is_signed: bool = True
    ) -> NumberRow:
        return NumberRow(
            name=name,
            value=value,
            percent=found.percent(value),
            at=at,
            is_signed=is_signed,
        )

    largest = tr("Max |{difference}|", difference=A_MINUS_B)
    rows = [
        row(tr("Maximum"), numbers.maximum, numbers.maximum_at),
        row(tr("Minimum"), numbers.minimum, numbers.minimum_at),
        row(largest, numbers.largest, numbers.largest_at, is_signed=False),
        row(tr("Mean"), numbers.mean),
        row("RMS", numbers.rms, is_signed=False),
    ]
    if numbers.beyond_percent is not None:
        limit = typed_number(found.limit_percent)
        rows.append(
            NumberRow(
                name=f"|{A_MINUS_B}| > {limit} %",
                text=_share(numbers.beyond_percent),
                hint=tr(
                    "Share of the volume in which the doses differ by more than "
                    "{limit} % of the reference dose",
                    limit=limit,
                ),
            )
        )
    return rows


def _share(percent: float) -> str:
    return part_text(percent) if 0 < percent < 100 else percent_text(percent)


def _value(row: NumberRow) -> Cell:
    if row.value is None:
        return Cell(row.text, hint=row.hint)
    text = signed_dose(row.value)
    return Cell(text if row.is_signed else text.lstrip("+"), row.value)


def _percent(row: NumberRow) -> Cell:
    if row.percent is None:
        return Cell()
    text = signed_percent(row.percent)
    return Cell(text if row.is_signed else text.lstrip("+"), row.percent)


def _at(row: NumberRow) -> Cell:
    if row.at is None:
        return Cell()
    place = place_text(row.at)
    return Cell(
        place,
        hint=tr("A click goes to {place} mm", place=place),
        role="accent",
        is_small=True,
    )


def columns_of(unit: str, reference: str) -> tuple[Column[NumberRow], ...]:
    """Return the columns: name, dose, % of the reference, place."""
    percent = (
        Column(
            title="", unit="%", cell=_percent, is_number=True,
            hint=tr("Of the reference dose, {reference}", reference=reference),
        ),
    )  # fmt: skip
    return (
        Column(
            title=A_MINUS_B, takes_rest=True, least=84,
            cell=lambda row: Cell(row.name, hint=row.hint),
            hint=tr("Difference of the doses, A less B"),
        ),
        Column(title="", unit=unit, cell=_value, is_number=True),
        *(percent if reference else ()),
        Column(
            title=tr("at", "a place"), unit="mm", cell=_at,
            hint=tr("A click goes there"),
        ),
    )  # fmt: skip


def bars_of(found: DoseDifference) -> Bars:
    """Return the histogram of a difference as it is shown."""
    histogram = found.histogram
    counts = histogram.volumes_cc
    if not counts.any():  # of a single plane, which has no volume
        counts = histogram.samples.astype(np.float64)
    return Bars(
        edges=histogram.edges,
        shares=100 * counts / counts.sum(),
        unit=found.unit,
        line=0.0,
        of=tr("of the volume"),
        is_log=True,
    )


class DifferencePart(QWidget):
    """Numbers over all and where dose is not low, with their places, and a histogram.

    Attributes
    ----------
    place_chosen
        A point (x, y, z), mm, that the user wants to see.
    """

    place_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.says = Paragraph(role="secondary")
        self.of_whole = Line(role="secondary", size="small")
        self.whole = Table[NumberRow](columns_of("Gy", ""), tr("Difference, all"))
        self.of_part = Line(role="secondary", size="small")
        self.part = Table[NumberRow](columns_of("Gy", ""), tr("Difference, not low"))
        self.of_plot = Line(role="secondary", size="small")
        self.plot = HistogramPlot(tr("Histogram of the difference"))
        self.remark = Paragraph(role="secondary", size="small")
        self.found: DoseDifference | None = None
        for table in (self.whole, self.part):
            table.clicked.connect(self._choose)
        fill(
            self,
            scrolling(
                self.says,
                self.of_whole,
                self.whole,
                self.of_part,
                self.part,
                self.of_plot,
                self.plot,
                self.remark,
                panel=self,
            ),
        )
        self.show_difference(None, "")

    def text(self) -> str:
        """Return what is told, as the clipboard takes it."""
        if self.found is None:
            return self.says.text()
        told = [self.of_whole.text(), self.whole.text()]
        if self.found.not_low is not None:
            told += [self.of_part.text(), self.part.text()]
        return "\n".join([*told, self.remark.text()])

    def show_difference(self, found: DoseDifference | None, instead: str) -> None:
        """Show numbers and histogram, or ``instead``: why there are none."""
        self.found = found
        self.says.setText(instead)
        self.says.setVisible(bool(instead))
        for shown in (self.of_whole, self.whole, self.of_plot, self.plot, self.remark):
            shown.setVisible(found is not None)
        not_low = found.not_low if found is not None else None
        self.of_part.setVisible(not_low is not None)
        self.part.setVisible(not_low is not None)
        self.plot.set_bars(None if found is None else bars_of(found))
        if found is None:
            return
        reference = _reference(found)
        columns = columns_of(found.unit, reference)
        self.of_whole.setText(
            tr(
                "Where both have dose data: {volume} cc",
                volume=volume_text(found.whole.volume_cc),
            )
        )
        self.whole.set_rows(number_rows(found, found.whole), columns)
        if not_low is not None:
            low = typed_number(found.low_percent)
            self.of_part.setText(
                tr(
                    "Where A or B has at least {low} % of the reference: {volume} cc",
                    low=low,
                    volume=volume_text(not_low.volume_cc),
                )
            )
            self.part.set_rows(number_rows(found, not_low), columns)
        self.of_plot.setText(
            tr(
                "{difference}, share of the volume where both have data",
                difference=A_MINUS_B,
            )
        )
        self.remark.setText(_remark(found, reference))

    def _choose(self, index: QModelIndex) -> None:
        table = self.sender()
        if isinstance(table, Table):
            row = table.row_of(index)
            if row.at is not None:
                self.place_chosen.emit(row.at)


def _reference(found: DoseDifference) -> str:
    if found.reference is None:
        return ""
    whole = dose_text(found.reference.gray, found.unit)
    return f"{whole} ({found.reference.source})"


def _remark(found: DoseDifference, reference: str) -> str:
    """Return what % is of, and what has one of the doses alone."""
    told = [f"100 % = {reference}." if reference else NO_REFERENCE]
    for letter, other, cc in (
        ("A", "B", found.only_a_cc),
        ("B", "A", found.only_b_cc),
    ):
        if cc > 0:
            told.append(
                tr(
                    "{volume} cc have dose {letter} and no data of {other}: they are "
                    "not compared.",
                    volume=volume_text(cc),
                    letter=letter,
                    other=other,
                )
            )
    return " ".join(told)
