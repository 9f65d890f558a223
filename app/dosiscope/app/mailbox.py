"""Messages from any thread to the thread of the window."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

_POSTED: Final = QEvent.Type(QEvent.registerEventType())


class Mailbox(QObject):
    """Hands over what is posted, in its order, in the thread that made the box.

    Not a signal: PySide6 looks for the class of whoever emits one without the
    interpreter's lock, and crashes when a class of Qt's is made in another thread
    just then.
    """

    def __init__(self, take: Callable[[Any], object], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._messages: deque[object] = deque()

    def post(self, message: object) -> None:
        """Send a message; called in any thread."""
        self._messages.append(message)
        QCoreApplication.postEvent(self, QEvent(_POSTED))

    def customEvent(self, event: QEvent) -> None:
        """Hand over the next message."""
        del event
        self._take(self._messages.popleft())
