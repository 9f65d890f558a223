"""The items of the control points of a beam, and which of them state what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.io.files.dataset import Dataset

T = TypeVar("T")


class Points:
    """Control points as items of a file; each is looked through once.

    Most state only what has changed, and a beam has hundreds of them.
    """

    __slots__ = ("_stating", "items")

    def __init__(self, items: Sequence[Dataset]) -> None:
        self.items: Final = items
        self._stating: dict[int, list[int]] = {}
        for n, item in enumerate(items):
            for tag in item.places():
                self._stating.setdefault(tag, []).append(n)

    def stating(self, tag: int) -> Sequence[int]:
        """Return which of them have an attribute, even an empty one, in order."""
        return self._stating.get(tag, ())


def is_empty(item: Dataset, tag: int) -> bool:
    """Whether an attribute is absent, or has no value: nothing changes by it."""
    return not (item.raw(tag) or b"").strip(b" \0")


def forward(stated: Mapping[int, T], count: int) -> tuple[T | None, ...]:
    """Return what holds at each of ``count`` control points; None before the first.

    ``stated`` is what some of them state, by their index.
    """
    held: list[T | None] = []
    last: T | None = None
    for n in range(count):
        last = stated.get(n, last)
        held.append(last)
    return tuple(held)
