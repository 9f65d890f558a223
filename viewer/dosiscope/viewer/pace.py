"""How often what is under way is shown: each time is a repaint."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

#: Ten times a second.
EVERY_MS: Final = 100
#: While one picture follows another, of which it would keep one from being smooth.
AMID_PICTURES_MS: Final = 500


class Pace:
    """When what comes one by one is to be shown next; the first at once."""

    def __init__(self) -> None:
        self._shown = self._painted = -1e9  # ms

    def picture_painted(self) -> None:
        """Take note that a picture was painted: others may follow."""
        self._painted = _now()

    def next_in(self) -> int:
        """Return in how many ms to show what there is then; that counts as shown."""
        now = _now()
        is_moving = now - self._painted < EVERY_MS
        every = AMID_PICTURES_MS if is_moving else EVERY_MS
        wait = max(self._shown + every - now, 0.0)
        self._shown = now + wait
        return round(wait)


class Soon(QTimer):
    """Does something once for all that has come until then."""

    def __init__(self, do: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.timeout.connect(do)
        self.pace = Pace()

    def in_turn(self) -> None:
        """Do it in the next turn of the event loop."""
        self.start(0)

    def in_time(self) -> None:
        """Do it when its pace allows: for what comes one by one."""
        if not self.isActive():
            self.start(self.pace.next_in())


def _now() -> float:
    return 1000 * time.monotonic()
