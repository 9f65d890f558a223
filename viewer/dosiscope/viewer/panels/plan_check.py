"""The Plan check panel: what a reviewer checks of a plan, as far as files can tell."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.core.plan_check.item import ItemOutcome, ItemResult
from dosiscope.core.text import unbroken
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.panels.plan_check_text import (
    RESULTS,
    count_text,
    detail_text,
    rank_of,
    sorted_outcomes,
)
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.buttons import fresh_menu, quiet_button
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.filter_field import FilterField
from dosiscope.viewer.widgets.section import fill, part_of, spare_room
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex

_LOOK = Look(row=ROW, padding=4, spare=12, is_striped=True, is_hovered=False)
_MOST = 320  # px
_WIDE = 148  # px, of the titles


def _text(text: str) -> str:
    return screen_identity.text(text)


def _detail(row: ItemOutcome) -> str:
    """Return all that is known of an item as it may be told on the screen."""
    return detail_text(
        replace(
            row,
            message=_text(row.message),
            found=_text(row.found),
            expected=_text(row.expected),
        )
    )


def _title(row: ItemOutcome) -> Cell:
    told = RESULTS[row.result]
    return Cell(
        tr(row.item.title),
        hint=_detail(row),
        icon=told.icon,
        icon_role=told.role,
        is_strong=True,
    )


def _told(row: ItemOutcome) -> Cell:
    told, is_flag = RESULTS[row.result], row.result is ItemResult.FLAG
    return Cell(
        f"{told.word}. {_text(row.message)}",
        order=float(rank_of(row)),
        hint=_detail(row),
        role=told.role if is_flag else "text",
    )


def _result(row: ItemOutcome) -> Cell:
    told = RESULTS[row.result]
    return Cell(told.word, order=float(rank_of(row)), role=told.role)


COLUMNS: Final[tuple[Column[ItemOutcome], ...]] = (
    Column(title=tr("Item"), cell=_title, least=_WIDE, most=_WIDE, is_wrapped=True),
    Column(
        title=tr("Result"), cell=_told, takes_rest=True, least=170, is_wrapped=True,
        hint=tr("The most urgent first"), is_copied=False,
    ),
    # what stands in the result is there to be copied, the rest to be looked at too
    Column(title=tr("No."), cell=lambda row: Cell(row.item.id), is_on_demand=True),
    Column(title=tr("Word"), cell=_result, is_on_demand=True),
    Column(
        title=tr("Message"), is_on_demand=True, most=_MOST,
        cell=lambda row: Cell(_text(row.message)),
    ),
    Column(
        title=tr("Found"), is_on_demand=True, most=_MOST,
        cell=lambda row: Cell(_text(row.found)),
    ),
    Column(
        title=tr("Expected"), is_on_demand=True, most=_MOST,
        cell=lambda row: Cell(_text(row.expected)),
    ),
    Column(
        title=tr("Tag"), is_on_demand=True, most=_MOST,
        cell=lambda row: Cell(row.item.tag),
    ),
    Column(
        title=tr("Source"), is_on_demand=True, most=_MOST,
        cell=lambda row: Cell(row.item.source),
    ),
)  # fmt: skip


class ItemsModel(TableModel[ItemOutcome]):
    """Items, found by all that is known of them."""

    def searched(self, row: ItemOutcome) -> Sequence[str]:
        """Return the texts in which what is typed is looked for."""
        return [_detail(row)]


class ItemsView(TableView[ItemOutcome]):
    """The table; what was found and read may be shown as columns too."""

    def __init__(self) -> None:
        super().__init__(
            ItemsModel(COLUMNS), look=_LOOK, is_sortable=True, name=tr("Plan check")
        )

    @property
    def help_entry(self) -> str:
        """The item that is selected, told of by the help; "" where none is."""
        at = self.currentIndex()
        row = self.row_of(at) if at.isValid() else None
        return row.item.id if row is not None else ""


class PlanCheckPanel(QWidget):
    """The count of results, a row for each item, and all of the selected one.

    Attributes
    ----------
    row_chosen
        The user points at an `ItemOutcome`.
    """

    row_chosen = Signal(object)

    def __init__(
        self, fill_limits: Callable[[QMenu], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = ItemsView()
        self.count = Paragraph(weight="semibold")
        self.limits = Line(role="secondary", size="small")
        self.filter = FilterField(
            tr("Filter items"), tr("Any word of an item or a result")
        )
        self.filter.textChanged.connect(self.view.filter_rows)
        self.told = Paragraph(size="small")
        self.detail = part_of(self.told, above=2 * GRID)
        self.rest = spare_room()  # below what says why nothing was checked
        fill(self, self._make_head(fill_limits), self.view, self.detail, self.rest)
        self.view.clicked.connect(self._choose)
        self.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._ask_what)
        shortcut = QShortcut(QKeySequence("Return"), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._choose(self.view.currentIndex()))
        screen_identity.changed.connect(self._write_anew)
        self.show_outcomes((), "")

    def _make_head(self, fill_limits: Callable[[QMenu], None]) -> QWidget:
        self.limits_button = quiet_button(
            "sliders-horizontal", tr("Limits of the check")
        )
        self.limits_button.setMenu(fresh_menu(self.limits_button, fill_limits))
        self.copy = quiet_button("copy", tr("Copy all items"))
        self.copy.clicked.connect(self.view.copy)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self.count, 1)
        first.addWidget(self.copy)
        first.addWidget(self.limits_button)
        return part_of(first, self.limits, self.filter)

    # --- what is shown ---------------------------------------------------------------

    def show_outcomes(self, outcomes: Sequence[ItemOutcome], instead: str) -> None:
        """Show what was found, or ``instead``: why nothing was."""
        self.view.clearSelection()
        self.view.setCurrentIndex(self.view.model().index(-1, -1))
        self.view.source.set_rows(sorted_outcomes(outcomes))
        self.count.setText(instead or unbroken(count_text(outcomes)))
        for part in (self.view, self.filter):
            part.setVisible(bool(outcomes))
        self.rest.setVisible(not outcomes)
        self.copy.setEnabled(bool(outcomes))
        self._show_current()

    def show_limits(self, name: str) -> None:
        """Show what the plan is held against."""
        self.limits.setText(name)

    def _write_anew(self) -> None:
        self.view.source.refresh()
        self._show_current()

    def _show_current(self, *_: object) -> None:
        row = self._row_of(self.view.currentIndex())
        self.detail.setVisible(row is not None)
        self.told.setText(_detail(row) if row is not None else "")

    def _row_of(self, index: QModelIndex) -> ItemOutcome | None:
        return self.view.row_of(index) if index.isValid() else None

    # --- what the user does ----------------------------------------------------------

    def _choose(self, index: QModelIndex) -> None:
        row = self._row_of(index)
        if row is not None:
            self.row_chosen.emit(row)

    def _ask_what(self, at: QPoint) -> None:
        row = self._row_of(self.view.indexAt(at))
        if row is not None:
            self.context_menu(row).exec(self.view.viewport().mapToGlobal(at))

    def context_menu(self, row: ItemOutcome) -> QMenu:
        """Return what can be done with an item."""
        menu = QMenu(self)
        go = menu.addAction(tr("Go to it"), partial(self.row_chosen.emit, row))
        go.setEnabled(bool(row.rois or row.beams))
        menu.addAction(tr("Copy the rows"), self.view.copy)
        columns = self.view.column_menu(menu)
        columns.setTitle(tr("Columns"))
        menu.addMenu(columns)
        return menu
