"""The tray: pictures that the user has put aside for a report, with their captions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.sidecar.record import KeptSnapshot

MOST: Final = 200  # pictures
LONGEST: Final = 1000  # letters of a caption


class Tray(QObject):
    """Snapshots in an order: each is how the case was seen, and not its pixels."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[KeptSnapshot, ...] = ()

    @property
    def all(self) -> tuple[KeptSnapshot, ...]:
        """The snapshots in their order."""
        return self._held

    @property
    def is_full(self) -> bool:
        """Whether no more are taken."""
        return len(self._held) >= MOST

    def add(self, snapshot: KeptSnapshot, n: int = MOST) -> None:
        """Take one more, before the one of that number or as the last."""
        if not self.is_full:
            self._set((*self._held[:n], snapshot, *self._held[n:]))

    def remove(self, n: int) -> None:
        """Give one up."""
        self._set((*self._held[:n], *self._held[n + 1 :]))

    def rename(self, n: int, caption: str) -> None:
        """Give one another caption: one line."""
        renamed = _named(self._held[n], caption)
        if renamed.caption == self._held[n].caption:
            return  # one of the program's own goes with the language
        self._set((*self._held[:n], renamed, *self._held[n + 1 :]))

    def move(self, n: int, to: int) -> None:
        """Put one to another place."""
        held = list(self._held)
        held.insert(to, held.pop(n))
        self._set(tuple(held))

    def replace_all(self, snapshots: Iterable[KeptSnapshot]) -> None:
        """Take these and no others; they may be of a file."""
        held = tuple(snapshots)[:MOST]
        self._set(tuple(_named(one, one.caption) for one in held))

    def _set(self, snapshots: tuple[KeptSnapshot, ...]) -> None:
        if snapshots != self._held:
            self._held = snapshots
            self.changed.emit()


def _named(snapshot: KeptSnapshot, caption: str) -> KeptSnapshot:
    """Return a snapshot with a caption in one line, with nothing unseen in it."""
    told = visible(" ".join(caption.split()))[:LONGEST]
    return replace(snapshot, caption=caption if told == caption else told)
