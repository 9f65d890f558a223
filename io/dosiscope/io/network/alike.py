"""Refusals that are alike and come by the thousand: one is told, then how often."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr

if TYPE_CHECKING:
    from dosiscope.core.network.receiving import Refused, Why

_MOST: Final = 16  # kinds that are told apart at a time


class Alike:
    """Counts refusals of one text and address, until they are told."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._met: dict[tuple[Why, str, str], tuple[Refused, int]] = {}

    def is_first(self, event: Refused) -> bool:
        """Whether it is to be told now; others like it are counted."""
        key = (event.why, event.text, event.address)
        with self._lock:
            if key not in self._met and len(self._met) >= _MOST:
                key = (event.why, "", "")
            is_first = key not in self._met
            first, more = (event, -1) if is_first else self._met[key]
            self._met[key] = first, more + 1
            return is_first

    def summed(self) -> list[Refused]:
        """Return how many more came of each; where none did, the next is a first."""
        with self._lock:
            met = {key: (first, n) for key, (first, n) in self._met.items() if n}
            self._met = {key: (first, 0) for key, (first, _) in met.items()}
        return [
            replace(first if key[1] else _of_others(first), times=more)
            for key, (first, more) in met.items()
        ]


def _of_others(first: Refused) -> Refused:
    """Return a refusal of others than the first, whoever they are."""
    return replace(
        first, caller="", address="", text=tr("like the first, {why}", why=first.text)
    )
