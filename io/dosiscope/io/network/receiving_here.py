"""A receiver of ours that an archive calls while it sends what we want (C-MOVE)."""

from __future__ import annotations

import queue
from contextlib import suppress
from typing import TYPE_CHECKING

from dosiscope.core.network.receiving import Arrived, Refused
from dosiscope.io.network.receiver import Receiver

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.network.receiving import ReceiverEvent, ReceiverSettings
    from dosiscope.io.network.shelf import Shelf


class Receiving:
    """A receiver of ours while an archive sends, and what it tells."""

    def __init__(self, settings: ReceiverSettings) -> None:
        self.settings = settings
        self.port = settings.port
        self.refused = ""  # why what came last was refused
        self._events: queue.SimpleQueue[ReceiverEvent] = queue.SimpleQueue()
        self._receiver = Receiver(settings, self._events.put)
        self._receiver.start()

    def stop(self) -> None:
        """Listen no more."""
        self._receiver.stop()

    def arrived(self, shelf: Shelf) -> list[Path]:
        """Return the files that came since this was asked, and note them."""
        paths = []
        with suppress(queue.Empty):
            while True:
                event = self._events.get_nowait()
                if isinstance(event, Arrived):
                    is_beside = event.beside is not None
                    if shelf.called(event.uid, event.path, is_beside=is_beside):
                        paths.append(event.path)
                elif isinstance(event, Refused):
                    self.refused = event.text
                    if event.uid:
                        shelf.refuse(event.uid, event.why, event.text)
        return paths
