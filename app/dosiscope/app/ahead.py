"""Imports in a thread: the window is on the screen while the libraries come in."""

from __future__ import annotations

import importlib
import logging
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)

_PANELS = "dosiscope.app.furniture"


class Ahead(QObject):
    """Imports what the panels need, then what opening and measuring need.

    ``ready`` comes in the thread of the window once the panels can be made.
    """

    ready = Signal()
    _imported = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._imported.connect(self.ready)

    def start(self) -> None:
        """Begin once the window has been painted."""
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        # a daemon: a window that is closed at once need not wait for it
        Thread(target=self._run, name="dosiscope-import", daemon=True).start()

    def _run(self) -> None:
        try:
            panels = importlib.import_module(_PANELS)
        except ImportError:
            log.exception("import failed")  # `furnish` meets it again and raises it
            self._imported.emit()
            return
        self._imported.emit()
        for name in panels.USED_WHEN_OPENING:
            importlib.import_module(name)
