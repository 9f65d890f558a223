"""Refusals that are alike and come by the thousand: one is told, then how many."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dosiscope.core.network.receiving import Refused, Why

_MOST: Final = 256  # kinds that are told apart at a time


class Alike:
    """Counts refusals of one reason and address, until they are told."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._met: dict[tuple[Why, str], tuple[Refused, int]] = {}

    def is_first(self, event: Refused) -> bool:
        """Whether it is to be told now; others like it are counted."""
        key = (event.why, event.address)
        with self._lock:
            if key not in self._met and len(self._met) >= _MOST:
                key = (event.why, "")
            first, count = self._met.get(key, (event, 0))
            self._met[key] = first, count + 1
            return count == 0

    def summed(self) -> list[Refused]:
        """Return how many more came of each, and begin to count anew."""
        with self._lock:
            met, self._met = self._met, {}
        return [
            replace(first, text=f"{first.text} ({count - 1} more were alike)")
            for first, count in met.values()
            if count > 1
        ]
