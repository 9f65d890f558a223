"""The one view of tables: names stay in sight, numbers are whole, rows can be copied.

A new table is its columns::

    view = TableView(TableModel((Column(title="Structure", cell=...), ...)))
    view.source.set_rows(rows)

What else a table does (a second line of a row, what a click does) it says in a model
or a view of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
)

from dosiscope.core.text import table_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.cell_delegate import (
    INDENT,
    CellDelegate,
    Look,
    before_text,
    face,
)
from dosiscope.viewer.widgets.columns import Row
from dosiscope.viewer.widgets.frozen import SORT_SIGN, FrozenTable
from dosiscope.viewer.widgets.table_model import SortedRows

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from dosiscope.viewer.widgets.columns import Cell, Column, Note
    from dosiscope.viewer.widgets.table_model import TableModel


class TableView(FrozenTable, Generic[Row]):
    """Shows a model of rows and columns.

    Attributes
    ----------
    row_hovered
        Key of the row that is pointed at, with the mouse or by keys; or None.
    button_pressed
        The row and the column of a click on a cell that does something.
    """

    row_hovered = Signal(object)
    button_pressed = Signal(object, object)

    def __init__(
        self,
        model: TableModel[Row],
        *,
        frozen: int = 1,
        look: Look = Look(),  # noqa: B008 (frozen)
        is_sortable: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(frozen, parent)
        self.setAccessibleName(name)
        self.source = model
        self.look = look
        self._marked: object = None
        self._sized: set[int] = set()  # columns whose width the user gave
        self._heads_before: list[str] = []
        self._is_fitting = False
        model.setParent(self)
        self.sorted = SortedRows(model)
        self.sorted.setParent(self)
        self.setModel(self.sorted)
        for n, column in enumerate(model.columns):
            self.setColumnHidden(n, column.is_on_demand)
        self.setItemDelegate(CellDelegate(self, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab would go round in it, and never out
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.fit_heights()
        self._make_heads(is_sortable=is_sortable)
        self.sorted.modelReset.connect(self.fit)
        self.sorted.layoutChanged.connect(self.fit_rows)
        self.sorted.dataChanged.connect(self.fit)
        state.changed.connect(self.viewport().update)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        self.fit()

    def _make_heads(self, *, is_sortable: bool) -> None:
        heads = self.horizontalHeader()
        heads.setMinimumSectionSize(24)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setSectionsClickable(is_sortable)
        heads.sectionResized.connect(self._take_width)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self._ask_for_columns)
        if is_sortable:
            heads.setSortIndicatorClearable(True)
            heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
            heads.sortIndicatorChanged.connect(self.fit_columns)

    # --- rows and cells --------------------------------------------------------------

    def row_of(self, index: QModelIndex) -> Row:
        """Return the row of an index of what is shown."""
        # Qt would hand a list on where a row is a tuple
        return self.source.rows[self.sorted.mapToSource(index).row()]

    def index_of(self, n: int) -> QModelIndex:
        """Return where row ``n`` of the source is shown; invalid where it is not."""
        return self.sorted.mapFromSource(self.source.index(n, 0))

    def row_at(self, n: int) -> Row:
        """Return row ``n`` as it is shown."""
        return self.row_of(self.sorted.index(n, 0))

    def cell_at(self, index: QModelIndex) -> tuple[Cell, Column[Row]]:
        """Return a cell and its column."""
        column = self.source.columns[index.column()]
        return column.cell(self.row_of(index)), column

    def note_at(self, index: QModelIndex) -> Note | None:
        """Return the note of a row."""
        return self.source.note(self.row_of(index))

    def selected_rows(self) -> list[Row]:
        """Return the selected rows, in order."""
        chosen = {index.row() for index in self.selectionModel().selectedIndexes()}
        return [self.row_at(n) for n in sorted(chosen)]

    def texts(self) -> list[list[str]]:
        """Return what the rows say; a note after a line break of its first cell."""
        count = self.sorted.rowCount()
        return [self._words(self.row_at(n)) for n in range(count)]

    def _words(self, row: Row) -> list[str]:
        columns = [c for c in self.source.columns if c.is_copied]
        words = [column.cell(row).text for column in columns]
        note = self.source.note(row)
        if note is not None:
            words[0] = f"{words[0]}\n{note.text}"
        return words

    def filter_rows(self, text: str) -> None:
        """Keep only the rows that hold this text, in any case of letters."""
        self.sorted.set_text(text)

    # --- copying ---------------------------------------------------------------------

    def text(self, *, with_heads: bool = True) -> str:
        """Return the selected rows, or all, separated by tabs."""
        rows = self.selected_rows()
        heads = [c.head for c in self.source.columns if c.is_copied]
        lines = [self._words(row) for row in rows] if rows else self.texts()
        return table_text([heads, *lines] if with_heads else lines)

    def copy(self) -> None:
        """Copy the selected rows, or all."""
        QApplication.clipboard().setText(self.text())

    # --- pointing --------------------------------------------------------------------

    def set_marked(self, key: object) -> None:
        """Mark the rows of a key; None marks none."""
        if key == self._marked:
            return
        changed = [one for one in (key, self._marked) if one is not None]
        self._marked = key
        for n, row in enumerate(self.source.rows):
            if self.source.key(row) in changed:
                self._paint_row_anew(self, self.index_of(n).row())
                if self.front is not None:
                    self._paint_row_anew(self.front, self.index_of(n).row())

    @staticmethod
    def _paint_row_anew(view: QTableView, n: int) -> None:
        port = view.viewport()
        port.update(0, view.rowViewportPosition(n), port.width(), view.rowHeight(n))

    def is_marked(self, index: QModelIndex) -> bool:
        """Whether a row is pointed at."""
        return self._marked is not None and self._key_at(index) == self._marked

    def _key_at(self, index: QModelIndex) -> object:
        return self.source.key(self.row_of(index)) if index.isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which row the mouse is on."""
        super().mouseMoveEvent(event)
        self.row_hovered.emit(self._key_at(self.indexAt(event.position().toPoint())))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse is on no row."""
        super().leaveEvent(event)
        self.row_hovered.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell to which row keys have gone."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.row_hovered.emit(self._key_at(self.currentIndex()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that keys go to no row any more."""
        super().focusOutEvent(event)
        self.row_hovered.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, or do what the cell under the mouse is there for."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            column = self.source.columns[index.column()]
            if column.is_button:
                self.button_pressed.emit(self.row_of(index), column)
                return
        super().mousePressEvent(event)

    # --- columns on demand -----------------------------------------------------------

    def column_menu(self, parent: QWidget) -> QMenu:
        """Return a menu that shows and hides the columns on demand."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for n, column in enumerate(self.source.columns):
            if column.is_on_demand:
                action = QAction(column.head, menu)
                action.setToolTip(column.hint)
                action.setCheckable(True)
                action.setChecked(not self.isColumnHidden(n))
                action.toggled.connect(lambda on, n=n: self.show_column(n, is_shown=on))
                # another menu may have changed it since
                menu.aboutToShow.connect(
                    lambda action=action, n=n: action.setChecked(
                        not self.isColumnHidden(n)
                    )
                )
                menu.addAction(action)
        return menu

    def _ask_for_columns(self, at: QPoint) -> None:
        menu = self.column_menu(self)
        if menu.actions():
            menu.exec(self.horizontalHeader().viewport().mapToGlobal(at))

    def show_column(self, n: int, *, is_shown: bool) -> None:
        """Show or hide a column; the others share the room anew."""
        if is_shown == self.isColumnHidden(n):
            self.setColumnHidden(n, not is_shown)
            self.fit_columns()

    # --- sizes -----------------------------------------------------------------------

    def fit(self) -> None:
        """Give rows and columns the room that what they show needs."""
        self.fit_columns()
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give rows with a note their second line, and wrapped texts their height."""
        if any(column.is_wrapped for column in self.source.columns):
            self.resizeRowsToContents()
            return
        usual = self.verticalHeader().defaultSectionSize()
        for n in range(self.sorted.rowCount()):
            has_note = self.source.note(self.row_at(n)) is not None
            self.setRowHeight(n, self.look.noted(usual) if has_note else usual)

    def fit_columns(self) -> None:
        """Give columns the width of their widest text, and what is left to the others.

        Widths that the user gave stay until there are other columns.
        """
        heads = [column.head for column in self.source.columns]
        if heads != self._heads_before:
            self._heads_before = heads
            self._sized.clear()
        shown = [n for n in range(len(heads)) if not self.isColumnHidden(n)]
        sharing = [n for n in shown if self.source.columns[n].takes_rest]
        for n in shown:
            if n not in self._sized and n not in sharing:
                self.set_width(n, self.natural_width_of(n))
        share = self.left_for(*sharing) // max(len(sharing), 1)
        for n in sharing:
            self.set_width(n, max(share, self.source.columns[n].least))

    def left_for(self, *columns: int) -> int:
        """Return the room that all other columns leave, px."""
        shown = (
            n for n in range(len(self.source.columns)) if not self.isColumnHidden(n)
        )
        return self.room() - sum(self.columnWidth(n) for n in shown if n not in columns)

    def room(self) -> int:
        """Return the width that columns share, px.

        Wrapped texts are higher where they are narrower: the bar at the side that
        may come with that has its room in any case.
        """
        if any(column.is_wrapped for column in self.source.columns):
            return self.width() - self.verticalScrollBar().sizeHint().width()
        return self.viewport().width()

    def set_width(self, n: int, wide: int) -> None:
        """Give a column a width that is not the user's, px."""
        self._is_fitting = True
        self.setColumnWidth(n, wide)
        self._is_fitting = False

    def natural_width_of(self, n: int) -> int:
        """Return the width that shows a column, px."""
        column, base = self.source.columns[n], self.font()
        wide = 0
        if column.most is None or column.most > column.least:
            for row in self.source.rows:
                cell = column.cell(row)
                metrics = QFontMetrics(face(base, cell))
                own = metrics.horizontalAdvance(cell.shown_text) + self.look.spare
                if before_text(cell, self.look) == INDENT:
                    own += INDENT + GRID
                wide = max(wide, own + (4 * GRID if cell.pill else 0))
        wide = max(wide, column.least)
        if column.most is not None:
            wide = min(wide, column.most)
        heads = self.horizontalHeader()
        head = heads.fontMetrics().horizontalAdvance(column.head)
        if head:
            head += self.look.spare
            is_sorted = heads.isSortIndicatorShown()
            if is_sorted and heads.sortIndicatorSection() == n:
                head += SORT_SIGN
        return max(wide, head)

    def fit_heights(self) -> None:
        """Give rows and heads the height that their fonts need."""
        side, heads = self.verticalHeader(), self.horizontalHeader()
        row = max(self.look.row, self.fontMetrics().height() + GRID)
        side.setMinimumSectionSize(row)
        side.setDefaultSectionSize(row)
        heads.setFixedHeight(max(self.look.head, heads.fontMetrics().height() + GRID))

    def natural_width(self) -> int:
        """Return the width that shows every column, px."""
        return self.horizontalHeader().length() + 3 * GRID

    def natural_height(self) -> int:
        """Return the height that shows every row, px."""
        bar = self.horizontalScrollBar().sizeHint().height()
        heads = self.horizontalHeader().height()
        return heads + self.verticalHeader().length() + bar + GRID

    def is_seen_in_part(self, column: int) -> bool:
        """Tell of wrapped texts: nobody takes a part of one for the whole."""
        return self.source.columns[column].is_wrapped

    def note_span(
        self, option: QStyleOptionViewItem, index: QModelIndex
    ) -> tuple[int, int]:
        """Return where a note begins and ends in this view or that of the names, px.

        Where the names stay in sight, it is below them alone.
        """
        seen = option.widget if isinstance(option.widget, QTableView) else self
        if seen is self and self.frozen_width:
            return 0, 0
        first, last = self.source.note_under
        left, right = seen.columnViewportPosition(first), seen.viewport().width()
        if last is not None:
            wide = sum(self.columnWidth(n) for n in range(first, last + 1))
            right = min(right, left + wide)
        cell, _ = self.cell_at(index.siblingAtColumn(first))
        return left + before_text(cell, self.look), right - GRID

    def _take_width(self, n: int, before: int, now: int) -> None:
        # what is hidden or shown has no width before or after
        if not self._is_fitting and before and now:
            self._sized.add(n)

    def changeEvent(self, event: QEvent) -> None:
        """Give texts of another font their room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "source"):
            self.fit_heights()
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns that take it."""
        super().resizeEvent(event)
        if any(column.takes_rest for column in self.source.columns):
            self.fit_columns()
            if any(column.is_wrapped for column in self.source.columns):
                self.fit_rows()
