"""The part of the Compare panel that tells the difference in every structure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dosiscope.core.language import tr
from dosiscope.core.text import (
    DASH,
    dose_text,
    part_text,
    percent_text,
    typed_number,
    volume_text,
)
from dosiscope.resources.theme import ROW
from dosiscope.viewer.panels.compare_difference import NO_REFERENCE
from dosiscope.viewer.panels.compare_text import (
    signed_dose,
    signed_percent,
)
from dosiscope.viewer.panels.figures import place_text
from dosiscope.viewer.shown_doses import A_MINUS_B
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.section import fill, part_of, spare_room
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex

    from dosiscope.core.comparing.roi_differences import RoiDifference
    from dosiscope.core.field import Place
    from dosiscope.core.isodose import RGB, Reference

LOOK: Final = Look(row=ROW, padding=4, spare=10, is_striped=True, is_hovered=False)

_Cells = tuple["Column[RoiDifference]", ...]


def _note(row: RoiDifference) -> str:
    """Return why a structure has no numbers, or which part of it they are of."""
    if row.reason:
        return row.reason
    if row.is_partial:
        without = part_text(row.without_both_percent)
        return tr(
            "{share} of it do not have both doses: numbers are of the rest",
            share=without,
        )
    return ""


def _dose(
    value: Callable[[RoiDifference], float | None],
    at: Callable[[RoiDifference], Place | None] | None = None,
    *,
    is_signed: bool = True,
) -> Callable[[RoiDifference], Cell]:
    def cell(row: RoiDifference) -> Cell:
        found, place = value(row), at(row) if at is not None else None
        text = signed_dose(found)
        hint = "" if place is None else tr("At {place} mm", place=place_text(place))
        return Cell(text if is_signed else text.lstrip("+"), found, hint=hint)

    return cell


def _percent(
    value: Callable[[RoiDifference], float | None], reference: Reference | None
) -> Callable[[RoiDifference], Cell]:
    def cell(row: RoiDifference) -> Cell:
        found = value(row)
        if found is None or reference is None:
            return _no_share(reference)
        percent = 100 * found / reference.gray
        return Cell(signed_percent(percent), percent)

    return cell


def _beyond(reference: Reference | None) -> Callable[[RoiDifference], Cell]:
    def cell(row: RoiDifference) -> Cell:
        share = row.beyond_percent
        if share is None:
            return _no_share(reference)
        text = part_text(share) if 0 < share < 100 else percent_text(share)
        return Cell(text, share)

    return cell


def _no_share(reference: Reference | None) -> Cell:
    """Return what stands where there is no number, and why none can be told."""
    return Cell(DASH, hint=NO_REFERENCE if reference is None else "")


def _beyond_hint(limit: str, reference: str) -> str:
    if not reference:
        return tr(
            "Share of the structure in which the doses differ by more than "
            "{limit} % of the reference dose",
            limit=limit,
        )
    return tr(
        "Share of the structure in which the doses differ by more than "
        "{limit} % of the reference dose, {reference}",
        limit=limit,
        reference=reference,
    )


def columns_of(
    unit: str,
    limit: float,
    reference: Reference | None,
    colour: Callable[[int], RGB | None],
) -> _Cells:
    """Return the columns of structures."""
    named = "" if reference is None else dose_text(reference.gray, unit)
    beyond = (
        Column(
            title=f">{typed_number(limit)} %", is_number=True, cell=_beyond(reference),
            hint=_beyond_hint(typed_number(limit), named),
        ),
        Column(
            title=tr("Mean"), unit=tr("% of reference"), is_number=True,
            is_on_demand=True,
            cell=_percent(lambda row: row.mean, reference),
        ),
    )  # fmt: skip
    return (
        Column(
            title=tr("Structure"), takes_rest=True, least=90, note=_note,
            cell=lambda row: Cell(row.name, swatch=colour(row.number)),
        ),
        Column(
            title=tr("Mean"), unit=unit, is_number=True,
            cell=_dose(lambda row: row.mean),
            hint=tr("Mean of {difference}, over volume", difference=A_MINUS_B),
        ),
        Column(
            title=tr("Max |{difference}|", difference=A_MINUS_B), unit=unit,
            is_number=True,
            cell=_dose(
                lambda row: row.largest, lambda row: row.largest_at, is_signed=False
            ),
            hint=tr(
                "Largest |{difference}|; a double click goes to it",
                difference=A_MINUS_B,
            ),
        ),
        *beyond,
        Column(
            title=tr("Min"), unit=unit, is_number=True, is_on_demand=True,
            cell=_dose(lambda row: row.minimum, lambda row: row.minimum_at),
        ),
        Column(
            title=tr("Max"), unit=unit, is_number=True, is_on_demand=True,
            cell=_dose(lambda row: row.maximum, lambda row: row.maximum_at),
        ),
        Column(
            title=tr("Volume"), unit="cc", is_number=True, is_on_demand=True,
            cell=lambda row: Cell(volume_text(row.volume_cc), row.volume_cc),
        ),
    )  # fmt: skip


class RoisView(TableView["RoiDifference"]):
    """The table of structures; less usual numbers may be shown as columns too."""

    def __init__(self) -> None:
        columns = columns_of("Gy", 3.0, None, lambda _: None)
        super().__init__(
            TableModel(columns), look=LOOK, is_sortable=True, name=tr("Differences")
        )


class RoisPart(QWidget):
    """A row for each structure.

    Attributes
    ----------
    roi_chosen
        ROI Number of the structure that the user points at.
    place_chosen
        A point (x, y, z), mm, that the user wants to see.
    """

    roi_chosen = Signal(int)
    place_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.says = Paragraph(role="secondary")
        self.head = part_of(self.says)
        self.view = RoisView()
        self.rest = spare_room()
        fill(self, self.head, self.view, self.rest)
        self.view.clicked.connect(self._choose)
        self.view.doubleClicked.connect(self._go)
        self.show_rois((), "", None, lambda _: None)

    def text(self) -> str:
        """Return what is told, as the clipboard takes it."""
        told = [] if self.head.isHidden() else [self.says.text()]
        return "\n".join(told if self.view.isHidden() else [*told, self.view.text()])

    def show_rois(
        self,
        rows: Sequence[RoiDifference],
        instead: str,
        reference: Reference | None,
        colour: Callable[[int], RGB | None],
    ) -> None:
        """Show differences, and why there are none, or which there are so far."""
        self.says.setText(instead)
        self.head.setVisible(bool(instead))
        self.view.setVisible(bool(rows))
        self.rest.setVisible(not rows)
        if rows:
            columns = columns_of(rows[0].unit, rows[0].limit_percent, reference, colour)
            self.view.source.set_rows(rows, columns)
        else:
            self.view.source.set_rows(())

    def _choose(self, index: QModelIndex) -> None:
        self.roi_chosen.emit(self.view.row_of(index).number)

    def _go(self, index: QModelIndex) -> None:
        at = self.view.row_of(index).largest_at
        if at is not None:
            self.place_chosen.emit(at)
