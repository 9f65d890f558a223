"""What waits for something that is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Gate:
    """Does things at once when it is open, else as soon as it opens, in their order."""

    def __init__(self) -> None:
        self.is_open = False
        self._waiting: list[Callable[[], object]] = []

    def pass_through(self, do: Callable[[], object]) -> None:
        """Do it now, or when the gate opens."""
        if self.is_open:
            do()
        else:
            self._waiting.append(do)

    def open(self) -> None:
        """Do all that waits; nothing waits from now on."""
        self.is_open = True
        while self._waiting:
            self._waiting.pop(0)()
