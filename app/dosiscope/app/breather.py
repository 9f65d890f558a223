"""Time for work in threads while the window is painted without a pause.

Of two threads of Python one waits for the other: painting picture after picture, the
window left to what is measured an eighth of the time.  So after a picture it rests for
as long as it was busy, as far as its pictures stay smooth.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from dosiscope.app.mailbox import Mailbox

if TYPE_CHECKING:
    from collections.abc import Callable

#: With the 10 ms of a picture, fifty a second.
LONGEST_REST_S: Final = 0.008


class Breather(QObject):
    """Rests after pictures, once they are on the screen.

    Parameters
    ----------
    is_needed
        Whether there is work in a thread.
    """

    def __init__(self, is_needed: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_needed = is_needed
        self._is_due = False
        self._rested = 0.0  # when the last one ended
        self._box = Mailbox(self._rest, self)

    def picture_painted(self) -> None:
        """Rest when what comes of this has been done: the picture is shown then."""
        if not self._is_due and self._is_needed():
            self._is_due = True
            self._box.post(None)

    def _rest(self, _: object) -> None:
        busy = time.monotonic() - self._rested
        time.sleep(min(busy, LONGEST_REST_S))
        self._rested = time.monotonic()
        self._is_due = False
