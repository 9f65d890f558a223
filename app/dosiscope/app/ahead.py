"""Imports in a thread: the window is on the screen while the libraries come in."""

from __future__ import annotations

import gc
import importlib
import logging
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)

_PANELS = "dosiscope.app.furniture"


class Ahead(QObject):
    """Imports what the panels, opening and measuring need.

    ``ready`` comes in the thread of the window when they can be made.
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
            for name in importlib.import_module(_PANELS).USED_WHEN_OPENING:
                importlib.import_module(name)
        except ImportError:
            log.exception("import failed")  # whoever needs it meets it again
        # what lives as long as the program need not be looked at again and again
        gc.freeze()
        self._imported.emit()
