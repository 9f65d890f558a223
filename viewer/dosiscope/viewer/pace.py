"""How often what is under way is shown: each time is a repaint."""

from __future__ import annotations

import time
from typing import Final

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


def _now() -> float:
    return 1000 * time.monotonic()
