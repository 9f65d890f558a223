"""The part of the Compare panel that holds two structure sets against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dosiscope.core.language import tr
from dosiscope.core.text import counted, number_text, volume_text
from dosiscope.viewer.panels.compare_rois import LOOK
from dosiscope.viewer.panels.compare_text import signed_percent
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.section import fill, part_of, spare_room
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex

    from dosiscope.core.comparing.structure_sets import (
        RoiComparison,
        StructureSetsComparison,
    )
    from dosiscope.core.comparing.surface_distance import SurfaceDistance

_DICE: Final = tr("2 V(A and B) / (V(A) + V(B)), Dice's coefficient of the volumes")


def _note(row: RoiComparison) -> str:
    """Return what the numbers do not say of a structure."""
    told = []
    if row.is_identical:
        told.append(tr("the same contours"))
    elif row.side != "both":
        told.append(tr("only in {side}", side=row.side))
    elif row.a_name != row.b_name:
        told.append(tr("in B “{name}”", name=row.b_name))
    if row.reason:
        told.append(row.reason)
    return "; ".join(told)


def _cc(value: Callable[[RoiComparison], float | None]) -> Callable[..., Cell]:
    def cell(row: RoiComparison) -> Cell:
        found = value(row)
        return Cell("" if found is None else volume_text(found), found)

    return cell


def _mm(value: Callable[[SurfaceDistance], float]) -> Callable[..., Cell]:
    def cell(row: RoiComparison) -> Cell:
        if row.distance is None:
            return Cell()
        found = value(row.distance)
        hint = ""
        if row.distance.step_mm:
            step = number_text(row.distance.step_mm, 1)
            hint = tr("Detail finer than {step} mm is not in it", step=step)
        return Cell(number_text(found, 1), found, hint=hint)

    return cell


def _dice(row: RoiComparison) -> Cell:
    if row.dice is None:
        return Cell()
    # 1 is what is the same alone
    shown = row.dice if row.dice in (0.0, 1.0) else min(row.dice, 0.999)
    return Cell(number_text(shown, 3), row.dice)


def _percent(row: RoiComparison) -> Cell:
    found = row.difference_percent
    return Cell("" if found is None else signed_percent(found), found)


def _shift(row: RoiComparison) -> Cell:
    if row.shift is None or row.shift_mm is None:
        return Cell()
    axes = zip("xyz", row.shift, strict=True)
    shift = ", ".join(f"{axis} {number_text(value, 1)}" for axis, value in axes)
    return Cell(
        number_text(row.shift_mm, 1),
        row.shift_mm,
        hint=tr("A less B: {shift} mm", shift=shift),
    )


COLUMNS: Final[tuple[Column[RoiComparison], ...]] = (
    Column(
        title=tr("Structure"), takes_rest=True, least=84, note=_note,
        cell=lambda row: Cell(row.name),
    ),
    Column(title="A", unit="cc", is_number=True, cell=_cc(lambda row: row.a_cc)),
    Column(title="B", unit="cc", is_number=True, cell=_cc(lambda row: row.b_cc)),
    Column(title="DSC", is_number=True, cell=_dice, hint=_DICE),
    Column(
        title="95 %", unit="mm", is_number=True, cell=_mm(lambda d: d.hausdorff_95),
        hint=tr(
            "95 % Hausdorff distance: 95 % of either surface is not farther from the "
            "other one"
        ),
    ),
    Column(
        title=tr("Max"), unit="mm", is_number=True, cell=_mm(lambda d: d.largest),
        hint=tr("Hausdorff distance: the largest distance of the surfaces"),
    ),
    Column(
        title=tr("Mean"), unit="mm", is_number=True, is_on_demand=True,
        cell=_mm(lambda d: d.mean), hint=tr("Mean distance of both surfaces, by area"),
    ),
    Column(
        title=tr("Volume"), unit="%", is_number=True, is_on_demand=True, cell=_percent,
        hint=tr("Volume of A less that of B, in % of that of A"),
    ),
    Column(
        title=tr("Centres"), unit="mm", is_number=True, is_on_demand=True, cell=_shift,
        hint=tr("Distance of the centres of volume"),
    ),
)  # fmt: skip


class OutlinesView(TableView["RoiComparison"]):
    """The table; less usual numbers may be shown as columns too."""

    def __init__(self) -> None:
        super().__init__(
            TableModel(COLUMNS), look=LOOK, is_sortable=True, name=tr("Structure sets")
        )


class OutlinesPart(QWidget):
    """Which structure sets they are, and a row for each structure of either.

    Attributes
    ----------
    roi_chosen
        ROI Number in A of the structure that the user points at, or None.
    """

    roi_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.says = Paragraph(role="secondary")
        self.view = OutlinesView()
        self.rest = spare_room()
        fill(self, part_of(self.says), self.view, self.rest)
        self.view.clicked.connect(self._choose)
        self.show_sets(None, "")

    def text(self) -> str:
        """Return what is told, as the clipboard takes it."""
        told = [self.says.text()]
        return "\n".join(told if self.view.isHidden() else [*told, self.view.text()])

    def show_sets(self, found: StructureSetsComparison | None, instead: str) -> None:
        """Show two structure sets, or ``instead``: why they are not compared."""
        self.says.setText(instead if found is None else sets_text(found))
        # of one object there is nothing to compare
        rows = () if found is None or found.is_same_set else found.rois
        self.view.source.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.rest.setVisible(not rows)

    def _choose(self, index: QModelIndex) -> None:
        self.roi_chosen.emit(self.view.row_of(index).a_number)


def sets_text(found: StructureSetsComparison) -> str:
    """Return which structure sets they are, and what one has alone."""
    if found.is_same_set:
        return tr("A and B are of one structure set: nothing differs.")
    told = [f"A {found.a_label}, B {found.b_label}."]
    for letter, names in (("A", found.only_a), ("B", found.only_b)):
        if names:
            told.append(
                tr(
                    "{structures} only in {letter}.",
                    structures=counted(len(names), "structure"),
                    letter=letter,
                )
            )
    return " ".join(told)
