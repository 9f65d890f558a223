"""The elements of a DICOM file as a tree of plain texts, grown only where opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Path = tuple[int, ...]  # the place of a node: its row in every level from the top


@dataclass(frozen=True, slots=True, kw_only=True)
class TagNode:
    """One element, or one item of a sequence.

    Attributes
    ----------
    number
        The tag as ``group << 16 | element``; -1 for an item and for the file.
    tag, keyword, vr
        ``(300A,0002)``, the keyword of PS3.6 ("" where unknown) and the VR.
    value
        What it holds, shortened; of a sequence how many items.
    whole
        Returns the value at length, for copying.
    grow
        Returns what lies within: elements of an item, items of a sequence.
    """

    number: int
    tag: str
    keyword: str
    vr: str
    value: str
    whole: Callable[[], str]
    grow: Callable[[], Iterable[TagNode]] | None = None

    @property
    def text(self) -> str:
        """All that is shown of it, for searching and copying."""
        parts = (self.tag, self.keyword, self.vr, self.value)
        return "\t".join(part for part in parts if part)

    def children(self) -> tuple[TagNode, ...]:
        """Return what lies within, made anew at every call."""
        return () if self.grow is None else tuple(self.grow())


@dataclass(frozen=True, slots=True, kw_only=True)
class TagFile:
    """A file of an object, to be opened when it is looked at.

    ``z`` is the patient z of an image, mm.
    """

    title: str
    file: str
    open: Callable[[], TagNode]
    z: float | None = None


def walk(root: TagNode) -> Iterator[tuple[Path, TagNode]]:
    """Yield every node with its place, in the order of the file, keeping none."""
    waiting: list[tuple[Path, Iterator[TagNode]]] = [((), iter(root.children()))]
    rows = [0]
    while waiting:
        place, nodes = waiting[-1]
        node = next(nodes, None)
        if node is None:
            waiting.pop()
            rows.pop()
            continue
        here = (*place, rows[-1])
        rows[-1] += 1
        yield here, node
        if node.grow is not None:
            waiting.append((here, iter(node.children())))
            rows.append(0)


_NAMES_ROI = (0x30060022, 0x30060084)  # ROI Number, Referenced ROI Number


def locate(root: TagNode, number: int, roi: int | None = None) -> Path | None:
    """Return the first place of a tag; with ``roi`` inside the items about this ROI.

    A tag that is absent there is looked for anywhere; None where it is nowhere.
    """
    first: Path | None = None
    about: list[Path] = []  # items that name the ROI
    for place, node in walk(root):
        if roi is not None and node.number in _NAMES_ROI and node.value == str(roi):
            about.append(place[:-1])
            if number in _NAMES_ROI and node.number == number:
                return place
        if node.number == number:
            first = first or place
            if roi is None:
                return place
    for item in about:
        found = _within(root, item, number)
        if found is not None:
            return found
    return first


def _within(root: TagNode, item: Path, number: int) -> Path | None:
    node = root
    for row in item:
        node = node.children()[row]
    for place, found in walk(node):
        if found.number == number:
            return (*item, *place)
    return None
