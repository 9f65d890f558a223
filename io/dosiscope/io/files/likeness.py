"""Whether two items of a file say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.io.files.dataset import Dataset


def are_alike(one: Dataset, other: Dataset) -> bool:
    """Whether two items have the same attributes, written byte for byte alike.

    They are of one file, so bytes of one encoding are compared.
    """
    waiting = [(one, other)]
    while waiting:
        spend()
        one, other = waiting.pop()
        places = one.places()
        if places.keys() != other.places().keys():
            return False
        for tag, (vr, _, _, branches) in places.items():
            if branches is None and vr != b"SQ":
                if one.raw(tag) != other.raw(tag):
                    return False
                continue
            ours, theirs = one.items(tag), other.items(tag)
            if len(ours) != len(theirs):
                return False
            waiting += zip(ours, theirs, strict=True)
    return True


def are_all_alike(items: Sequence[Dataset]) -> bool:
    """Whether several items say the same; not where there is one alone."""
    return len(items) > 1 and all(are_alike(items[0], one) for one in items[1:])
