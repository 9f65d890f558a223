"""The elements of a file as a model for a tree view; branches are read when opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from dosiscope.core.text import DASH
from dosiscope.viewer.style import colour
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from dosiscope.core.tag_node import Path, TagNode

Index = QModelIndex | QPersistentModelIndex
HEADS = ("Tag", "Name", "VR", "Value")
NODE = Qt.ItemDataRole.UserRole
_TIP = 1000  # characters


class _Row:
    """A node that is listed, where it hangs, and what was grown below it."""

    __slots__ = ("_rows", "node", "number", "parent")

    def __init__(self, node: TagNode, parent: _Row | None, number: int) -> None:
        self.node = node
        self.parent = parent
        self.number = number
        self._rows: list[_Row] | None = None

    @property
    def rows(self) -> list[_Row]:
        if self._rows is None:
            children = self.node.children()
            self._rows = [_Row(child, self, n) for n, child in enumerate(children)]
        return self._rows

    @property
    def has_rows(self) -> bool:
        return self.node.grow is not None


class TagModel(QAbstractItemModel):
    """Tag, name, VR and value of every element."""

    def __init__(self) -> None:
        super().__init__()
        self._root: _Row | None = None

    def set_root(self, root: TagNode | None) -> None:
        """Show another file."""
        before = self._root  # old indices point into it until the views are told
        self.beginResetModel()
        self._root = None if root is None else _Row(root, None, 0)
        self.endResetModel()
        del before

    def index_of(self, path: Path) -> QModelIndex:
        """Return the index of a place, growing the branches on the way."""
        index = QModelIndex()
        for number in path:
            index = self.index(number, 0, index)
        return index

    def _row(self, index: Index | None) -> _Row | None:
        if index is None or not index.isValid():
            return self._root
        found = index.internalPointer()
        assert isinstance(found, _Row)
        return found

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a child."""
        above = self._row(parent)
        if above is None or not 0 <= row < len(above.rows):
            return QModelIndex()
        return self.createIndex(row, column, above.rows[row])

    def parent(self, index: Index | None = None) -> Any:
        """Return the index of what an element lies in."""
        row = self._row(index)
        above = row.parent if row is not None else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.number, 0, above)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of elements or items in a branch."""
        row = self._row(parent)
        is_other = parent is not None and parent.isValid() and parent.column() > 0
        return 0 if row is None or is_other or not row.has_rows else len(row.rows)

    def hasChildren(self, parent: Index | None = None) -> bool:
        """Tell without growing the branch."""
        row = self._row(parent)
        is_other = parent is not None and parent.isValid() and parent.column() > 0
        return row is not None and row.has_rows and not is_other

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return the number of columns."""
        return len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return HEADS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, colour, tooltip or the node itself."""
        row = self._row(index)
        if row is None or not index.isValid():
            return None
        node, column = row.node, index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            is_empty = not node.value and node.number >= 0
            value = DASH if is_empty else node.value
            return (node.tag, node.keyword, node.vr, value)[column]
        if role == Qt.ItemDataRole.ForegroundRole:
            quiet = column in (0, 2) or (column == 3 and node.grow is not None)
            return colour("secondary" if quiet else "text")
        if role == Qt.ItemDataRole.ToolTipRole and column == 3:
            whole = node.whole()
            return tip(whole if len(whole) <= _TIP else f"{whole[:_TIP]}…")
        return node if role == NODE else None
