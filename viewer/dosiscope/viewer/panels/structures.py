"""The Structures panel: which ROIs there are, which are shown, how big they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import marked, tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer import icons
from dosiscope.viewer.pace import Soon
from dosiscope.viewer.panels.structures_model import RoiColumn, StructuresModel
from dosiscope.viewer.panels.structures_text import summary
from dosiscope.viewer.panels.structures_view import StructuresView
from dosiscope.viewer.widgets.filter_field import FilterField
from dosiscope.viewer.widgets.section import MARGIN, fill
from dosiscope.viewer.widgets.swatch import ask_colour
from dosiscope.viewer.widgets.text import Line, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QModelIndex

    from dosiscope.core.isodose import RGB
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.panels.structures_model import Proposer
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.columns import Column

TARGETS = ("PTV", "CTV", "GTV")
ORGANS = ("ORGAN", "AVOIDANCE")
# places of an ROI in a dose (`HotPlaces`) and what they are called
PLACES = {
    "hottest": tr("hottest place"),
    "coldest": tr("coldest place"),
    "hottest_part": tr("hottest 0.03 cc"),
}


class StructuresPanel(QWidget):
    """Filter, switches and the list of ROIs.

    Attributes
    ----------
    place_requested
        The user wants to see a place in an ROI: the ROI, and which of `PLACES`.
    """

    place_requested = Signal(object, str)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.model = StructuresModel(review)
        self.view = StructuresView(self.model)
        self.filter = FilterField(tr("Filter structures"), tr("Name, type or #number"))
        self.filter.textChanged.connect(self.view.filter_rows)
        self.count = Line(role="secondary", size="small")
        fill(self, self._top(), self.view, self._bottom())
        self._connect()
        self._reload()

    def _top(self) -> QWidget:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, MARGIN, 0, GRID)
        column.setSpacing(GRID)
        beside = QHBoxLayout()
        beside.setContentsMargins(MARGIN, 0, MARGIN, 0)
        beside.addWidget(self.filter)
        column.addLayout(beside)
        row = QHBoxLayout()
        row.setContentsMargins(GRID, 0, 2 * GRID, 0)  # words align with the field
        row.setSpacing(0)
        self.buttons: dict[str, QPushButton] = {}
        for word, run, hint in (
            (marked("All"), self.show_all, tr("Show every structure")),
            (marked("None", "structures"), self.show_none, tr("Hide every structure")),
            (marked("Targets"), self.show_targets, tr("Show only PTV, CTV and GTV")),
            (marked("Organs"), self.show_organs, tr("Show only organs and avoidance")),
            (marked("Types"), None, tr("Show or hide all structures of a type")),
        ):
            button = QPushButton(tr(word, "structures" if word == "None" else ""))
            button.setProperty("quiet", True)
            button.setToolTip(hint)
            if run is not None:
                button.clicked.connect(run)
            row.addWidget(button)
            self.buttons[word] = button
        groups = QMenu(self.buttons["Types"])
        groups.aboutToShow.connect(lambda: self.fill_types(groups))
        self.buttons["Types"].setMenu(groups)
        row.addStretch(1)
        self.columns = QToolButton()
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.setToolTip(tr("More columns"))
        self.columns.setAccessibleName(tr("More columns"))
        icons.set_icon(self.columns, "columns-3")
        self.columns.setMenu(self.view.column_menu(self))
        row.addWidget(self.columns)
        column.addLayout(row)
        return top

    def _bottom(self) -> QWidget:
        bottom = QWidget()
        row = QHBoxLayout(bottom)
        row.setContentsMargins(MARGIN, GRID, MARGIN, 2 * GRID)
        row.addWidget(self.count)
        return bottom

    def _connect(self) -> None:
        review, view = self._review, self.view
        review.case_changed.connect(self._reload)
        review.display.order_changed.connect(self._reload)
        review.display.rois_changed.connect(self._refresh)
        soon = Soon(self._refresh, self)
        review.results.solids_changed.connect(soon.in_time)
        review.picture_painted.connect(soon.pace.picture_painted)
        review.display.highlight_changed.connect(
            lambda: view.set_marked(review.display.highlight)
        )
        view.row_hovered.connect(review.display.set_highlight)
        view.button_pressed.connect(self._press)
        view.row_dragged.connect(self._move_to)
        view.doubleClicked.connect(self._centre)
        view.customContextMenuRequested.connect(self._context_menu)
        for keys, run in (
            ("Return", self.centre_current),
            ("Space", self._toggle_selected),
            ("Alt+Up", partial(self.move_current, -1)),
            ("Alt+Down", partial(self.move_current, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)

    # --- what others may ask for -------------------------------------------------

    def show_all(self) -> None:
        """Show every ROI that may be shown."""
        self._review.display.set_visible(
            [roi.number for roi in self._review.display.rois], True
        )

    def show_none(self) -> None:
        """Hide every ROI."""
        self._review.display.set_visible(
            [roi.number for roi in self._review.display.rois], False
        )

    def show_targets(self) -> None:
        """Show PTV, CTV and GTV only."""
        self._review.display.show_only(self._of_types(TARGETS))

    def show_organs(self) -> None:
        """Show organs and avoidance structures only."""
        self._review.display.show_only(self._of_types(ORGANS))

    def fill_types(self, menu: QMenu) -> None:
        """Fill a menu with the types that there are: a switch each."""
        menu.clear()
        display = self._review.display
        for kind in dict.fromkeys(self._first_kind(roi) for roi in display.rois):
            numbers = [r.number for r in display.rois if self._first_kind(r) == kind]
            shown = sum(display.is_visible(number) for number in numbers)
            told = tr("{n} of {count}", n=shown, count=len(numbers))
            action = menu.addAction(f"{kind or tr('No type')}  {told}")
            action.setCheckable(True)
            action.setChecked(shown > 0)
            action.triggered.connect(
                lambda on, numbers=numbers: display.set_visible(numbers, on)
            )

    def _first_kind(self, roi: Roi) -> str:
        return next(iter(self.model.kinds(roi)), "")

    def move_current(self, by: int) -> None:
        """Move the structure of the current row up or down in the list."""
        if self.current is not None:
            self._move(self.current, by)

    def _move(self, roi: Roi, by: int) -> None:
        """Move a structure past so many of those that are listed."""
        heads = self.view.horizontalHeader()
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._move_to(roi, self.view.number_of(roi) + by)

    def _move_to(self, roi: Roi, row: int) -> None:
        """Put a structure in a row of the list, else in the first or last."""
        row = min(max(row, 0), self.view.model().rowCount() - 1)
        self._review.display.move(roi.number, self.view.row_at(row).number)
        self.view.selectRow(row)

    @property
    def current(self) -> Roi | None:
        """The structure of the current row."""
        index = self.view.currentIndex()
        return self.view.row_of(index) if index.isValid() else None

    def select(self, number: int) -> None:
        """Select the row of an ROI, and bring it into sight."""
        for row in range(self.view.model().rowCount()):
            if self.view.row_at(row).number == number:
                self.view.selectRow(row)
                return

    def ask_style(self, rois: Sequence[Roi]) -> None:
        """Ask for line and fill of structures; of none for those of all."""
        from dosiscope.viewer.panels.structure_style import StyleDialog

        display = self._review.display
        numbers = [roi.number for roi in rois]
        if not numbers:
            title, style = tr("Line and fill of all structures"), display.common_style
        else:
            first, more = rois[0].shown_name, len(rois) - 1
            title = (
                tr("Line and fill of {roi} and {n} more", roi=first, n=more)
                if more
                else tr("Line and fill of {roi}", roi=first)
            )
            style = display.style(numbers[0])
        dialog = StyleDialog(title, style, self)
        dialog.changed.connect(
            partial(display.set_style, numbers) if numbers else display.set_common_style
        )
        dialog.exec()

    def _of_types(self, wanted: Iterable[str]) -> list[int]:
        return [
            roi.number
            for roi in self._review.display.rois
            if any(kind in wanted for kind in self.model.kinds(roi))
        ]

    def set_proposer(self, proposer: Proposer) -> None:
        """Take what proposes types for ROIs whose file states none."""
        self.model.set_proposer(proposer)
        self._reload()

    # --- following the review ----------------------------------------------------

    def _reload(self) -> None:
        self.model.reload()
        self._show_kinds()
        for word in ("All", "None", "Types"):
            self.buttons[word].setEnabled(bool(self._review.display.rois))
        self._refresh()

    def _show_kinds(self) -> None:
        """Enable what there is a type for, and say where types are only proposed."""
        kinds = {
            kind for roi in self._review.display.rois for kind in self.model.kinds(roi)
        }
        self.buttons["Targets"].setEnabled(bool(kinds & set(TARGETS)))
        self.buttons["Organs"].setEnabled(bool(kinds & set(ORGANS)))
        for word, wanted, hint in (
            ("Targets", TARGETS, tr("Show only PTV, CTV and GTV")),
            ("Organs", ORGANS, tr("Show only organs and avoidance")),
        ):
            names = [
                roi.shown_name
                for roi in self.model.guessed
                if self.model.proposals[roi.number].type in wanted
            ]
            more = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
            if names:
                told = tr("by name, as the file states no type: {names}", names=more)
                hint = "; ".join([hint, told])
            self.buttons[word].setToolTip(tip(hint))

    def _refresh(self) -> None:
        self.model.refresh()
        rois = self._review.display.rois
        guessed = len(self.model.guessed)
        shown = len(self._review.display.visible_rois)
        palette = self._review.display.palette
        name = tr(palette.name) if palette is not None else ""
        self.count.setText(summary(shown, len(rois), guessed, name))

    # --- what the user does --------------------------------------------------------

    def _press(self, roi: Roi, column: Column[Roi]) -> None:
        if column is self.model.columns[RoiColumn.EYE]:
            keys = QApplication.keyboardModifiers()
            if keys & Qt.KeyboardModifier.AltModifier:
                self._review.display.solo(roi.number)
            else:
                self._toggle(roi.number)
        else:
            self._ask_colour(roi.number)

    def _toggle(self, number: int) -> None:
        self._review.display.set_visible(
            [number], not self._review.display.is_visible(number)
        )

    def _toggle_selected(self) -> None:
        rois = self.view.selected_rows()
        if rois:
            shown = any(self._review.display.is_visible(roi.number) for roi in rois)
            self._review.display.set_visible([roi.number for roi in rois], not shown)

    def _ask_colour(self, number: int) -> None:
        chosen = ask_colour(
            self._review.display.colour(number), tr("Colour of the ROI"), self
        )
        self._take_colour(number, chosen)

    def _take_colour(self, number: int, colour: RGB | None) -> None:
        if colour is not None:
            self._review.display.set_colour(number, colour)

    def _centre(self, index: QModelIndex) -> None:
        if index.isValid() and not self.view.row_of(index).withheld:
            self._review.centre_on_roi(self.view.row_of(index))

    def centre_current(self) -> None:
        """Go to the structure of the current row."""
        self._centre(self.view.currentIndex())

    def ask_current_colour(self) -> None:
        """Ask for another colour of the structure of the current row."""
        if self.current is not None:
            self._ask_colour(self.current.number)

    def _context_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if index.isValid():
            menu = self.context_menu(self.view.row_of(index))
            menu.exec(self.view.viewport().mapToGlobal(at))

    def context_menu(self, roi: Roi) -> QMenu:
        """Return what can be done with an ROI."""
        review, number = self._review, roi.number
        menu = QMenu(self)
        shown = review.display.is_visible(number)

        def add(text: str, icon: str, run: Callable[[], object]) -> QAction:
            action = menu.addAction(text, run)
            if icon:
                icons.set_icon(action, icon)
            return action

        toggle = add(
            tr("Hide") if shown else tr("Show"),
            "eye-off" if shown else "eye",
            lambda: self._toggle(number),
        )
        only = add(
            tr("Solo: this alone, and back"), "", lambda: review.display.solo(number)
        )
        centre = add(
            tr("Centre on it"),
            "locate-fixed",
            lambda: review.centre_on_roi(roi),
        )
        menu.addSeparator()
        can_go = review.dose is not None and number in review.results.solids
        for which, text in PLACES.items():
            go = partial(self.place_requested.emit, roi, which)
            add(tr("Go to its {place}", place=text), "", go).setEnabled(can_go)
        menu.addSeparator()
        add(tr("Colour…"), "palette", lambda: self._ask_colour(number))
        chosen = self.view.selected_rows()
        alike = chosen if roi in chosen else [roi]
        add(tr("Line and fill…"), "spline", lambda: self.ask_style(alike))
        stated = roi.colour
        original = add(
            tr("Colour of the file"),
            "rotate-ccw",
            lambda: self._take_colour(number, stated),
        )
        original.setEnabled(
            stated is not None and review.display.colour(number) != stated
        )
        menu.addSeparator()
        add(tr("Move up"), "", lambda: self._move(roi, -1))
        add(tr("Move down"), "", lambda: self._move(roi, 1))
        add(tr("Move to the top"), "", lambda: self._move(roi, -len(self.model.rows)))
        add(tr("Copy name"), "copy", lambda: QApplication.clipboard().setText(roi.name))
        for action in (toggle, only, centre):
            action.setEnabled(not roi.withheld)
        centre.setEnabled(centre.isEnabled() and roi.centre is not None)
        return menu
