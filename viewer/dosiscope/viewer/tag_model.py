"""The elements of a file as a tree; branches are read when opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.tag_node import TagNode
from dosiscope.core.text import DASH
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.tree_model import TreeModel

if TYPE_CHECKING:
    from collections.abc import Sequence

_TIP = 1000  # characters


class TagModel(TreeModel[TagNode]):
    """Tag, name, VR and value of every element."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(title=tr("Tag"), cell=lambda node: _quiet(node.tag)),
                Column(title=tr("Name"), cell=lambda node: Cell(node.keyword)),
                Column(title="VR", cell=lambda node: _quiet(node.vr)),
                Column(title=tr("Value"), cell=_value),
            )
        )

    def below(self, row: TagNode) -> Sequence[TagNode]:
        """Return the elements or items in a branch."""
        return row.children()

    def has_below(self, row: TagNode) -> bool:
        """Tell without reading the branch."""
        return row.grow is not None

    def hint(self, row: TagNode, column: Column[TagNode]) -> str:
        """Return the beginning of the whole value."""
        if column is not self.columns[3]:
            return ""
        whole = row.whole()
        return whole if len(whole) <= _TIP else f"{whole[:_TIP]}…"


def _quiet(text: str) -> Cell:
    return Cell(text, role="secondary")


def _value(node: TagNode) -> Cell:
    is_empty = not node.value and node.number >= 0
    role = "text" if node.grow is None else "secondary"
    return Cell(DASH if is_empty else node.value, role=role)
