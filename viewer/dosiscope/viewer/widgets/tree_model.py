"""The one model of trees: rows under typed columns, branches grown when opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt

from dosiscope.viewer.widgets.columned import Columned
from dosiscope.viewer.widgets.columns import Column, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex


class _Branch(Generic[Row]):
    """A row that is listed, where it hangs, and what was grown below it."""

    __slots__ = ("branches", "listed", "number", "parent", "row")

    def __init__(self, row: Row, parent: _Branch[Row] | None, number: int) -> None:
        self.row = row
        self.parent = parent
        self.number = number  # as it stands now
        self.listed = number  # as it stands unsorted
        self.branches: list[_Branch[Row]] | None = None


class TreeModel(Columned[Row], QAbstractItemModel):
    """Rows below rows; a tree of its own kind says what is below one."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._root: _Branch[Row] | None = None
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)

    def below(self, _row: Row) -> Sequence[Row]:
        """Return the rows below one."""
        return ()

    def has_below(self, row: Row) -> bool:
        """Tell, without growing the branch, whether there are any."""
        return bool(self.below(row))

    def set_root(self, root: Row | None) -> None:
        """Show what is below another row, which itself is not seen."""
        before = self._root  # old indices point into it until the views are told
        self.beginResetModel()
        self._root = None if root is None else _Branch(root, None, 0)
        self.endResetModel()
        del before

    def row_of(self, index: Index) -> Row:
        """Return the row of an index."""
        found = index.internalPointer()
        assert isinstance(found, _Branch)
        row: Row = found.row
        return row

    def index_of(self, path: Sequence[int]) -> QModelIndex:
        """Return the index of a place, growing the branches on the way."""
        index = QModelIndex()
        for number in path:
            index = self.index(number, 0, index)
        return index

    def indices(self, parent: QModelIndex = QModelIndex()) -> Iterator[QModelIndex]:  # noqa: B008 (Qt's way)
        """Return the index of every row, from top to bottom."""
        for n in range(self.rowCount(parent)):
            index = self.index(n, 0, parent)
            yield index
            yield from self.indices(index)

    def index_at(self, row: Row) -> QModelIndex:
        """Return the index of a row that is listed; an invalid one for another."""
        waiting = [self._root] if self._root is not None else []
        while waiting:
            for branch in waiting.pop().branches or ():
                if branch.row is row:
                    return self.createIndex(branch.number, 0, branch)
                waiting.append(branch)
        return QModelIndex()

    def grow_anew(self, row: Row) -> None:
        """Ask again what is below a row that is listed; the rest of the tree stays."""
        index = self.index_at(row)
        branch = self._branch(index)
        if not index.isValid() or branch is None or branch.branches is None:
            return  # it is asked when it is seen
        if branch.branches:
            self.beginRemoveRows(index, 0, len(branch.branches) - 1)
            branch.branches = []
            self.endRemoveRows()
        rows = self.below(row)
        if rows:
            self.beginInsertRows(index, 0, len(rows) - 1)
            branch.branches = self._branches(rows, branch)
            self.endInsertRows()

    def _branch(self, index: Index | None) -> _Branch[Row] | None:
        if index is None or not index.isValid():
            return self._root
        found = index.internalPointer()
        assert isinstance(found, _Branch)
        return found

    def _grown(self, branch: _Branch[Row]) -> list[_Branch[Row]]:
        if branch.branches is None:
            rows = self.below(branch.row)
            branch.branches = self._branches(rows, branch)
        return branch.branches

    def _branches(self, rows: Sequence[Row], above: _Branch[Row]) -> list[_Branch[Row]]:
        branches = [_Branch(row, above, n) for n, row in enumerate(rows)]
        self._sort(branches)
        return branches

    # --- sorting ---------------------------------------------------------------------

    def _sort(self, branches: list[_Branch[Row]]) -> None:
        number, order = self._sorted_by
        branches.sort(key=lambda one: one.listed)
        if number >= 0:
            column = self.columns[number]
            is_down = order is Qt.SortOrder.DescendingOrder
            branches.sort(key=lambda one: column.order(one.row), reverse=is_down)
        for n, one in enumerate(branches):
            one.number = n

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Sort rows among those of the same branch; by column -1 as they are listed."""
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        waiting = [self._root] if self._root is not None else []
        while waiting:
            branches = waiting.pop().branches or []
            self._sort(branches)
            waiting += branches
        after = []
        for index in before:
            branch = self._branch(index)
            assert branch is not None
            after.append(self.createIndex(branch.number, index.column(), branch))
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # --- for Qt --------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a row below another."""
        above = self._branch(parent)
        if above is None or not 0 <= column < len(self.columns):
            return QModelIndex()
        if not 0 <= row < len(self._grown(above)):
            return QModelIndex()
        return self.createIndex(row, column, self._grown(above)[row])

    def parent(self, index: Index | None = None) -> Any:
        """Return the index of the row that one is below."""
        branch = self._branch(index)
        above = branch.parent if branch is not None else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.number, 0, above)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows below one."""
        branch = self._branch(parent)
        if branch is None or not self.hasChildren(parent):
            return 0
        return len(self._grown(branch))

    def hasChildren(self, parent: Index | None = None) -> bool:
        """Tell without growing the branch."""
        branch = self._branch(parent)
        is_other = parent is not None and parent.isValid() and parent.column() > 0
        return branch is not None and not is_other and self.has_below(branch.row)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return the number of columns."""
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, tooltip, side, tick, or the row itself."""
        if not index.isValid():
            return None
        return self.cell_data(self.row_of(index), index.column(), role)
