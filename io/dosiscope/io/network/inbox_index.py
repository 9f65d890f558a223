"""What an inbox keeps, in memory: by name and by UID, and how much it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosiscope.io.network.kept import Kept


@dataclass(slots=True, kw_only=True)
class Index:
    """What an inbox keeps; one thread at a time asks and changes it.

    Attributes
    ----------
    by_name, by_uid
        What is kept by the name of its file; the names, by SOP Instance UID.
    total
        Size of all, bytes.
    next
        The number of the next file; none is given twice.
    """

    by_name: dict[str, Kept] = field(default_factory=dict)
    by_uid: dict[str, list[str]] = field(default_factory=dict)
    total: int = 0
    next: int = 1

    def add(self, kept: Kept) -> None:
        """Know of an object, also anew."""
        self.remove(kept.name)
        self.by_name[kept.name] = kept
        self.by_uid.setdefault(kept.uid, []).append(kept.name)
        self.total += kept.size
        self.next = max(self.next, kept.number + 1)

    def remove(self, name: str) -> None:
        """Know no more of an object, if it is known."""
        gone = self.by_name.pop(name, None)
        if gone is None:
            return
        self.total -= gone.size
        names = self.by_uid[gone.uid]
        names.remove(name)
        if not names:
            del self.by_uid[gone.uid]
