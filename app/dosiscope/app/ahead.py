"""Imports in a thread: the window is on the screen while the libraries come in."""

from __future__ import annotations

import gc
import importlib
import logging
from threading import Thread
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)

# What reading and the first picture need ...
_FOR_READING: Final = (
    "dosiscope.app.session",
    "dosiscope.viewer.first_view",
    "dosiscope.io.case.scan",
    "dosiscope.io.case.link",
)
# ... and, while it is being read, what shows and measures a case.
_FOR_SHOWING: Final = (
    "dosiscope.io.case.load",
    "dosiscope.app.furniture",
    "skimage.measure._find_contours",
    "dosiscope.core.solids.builder",
    "dosiscope.core.dvh.engine",
)


class Ahead(QObject):
    """Imports what reading needs, then what the panels and measuring need.

    ``can_read`` and ``can_show`` come in the thread of the window.
    """

    can_read = Signal()
    can_show = Signal()
    _imported = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # a signal of this object's own: what was imported is told in its thread
        self._imported.connect(self._tell)

    def start(self) -> None:
        """Begin once the window has been painted."""
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        # a daemon: a window that is closed at once need not wait for it
        Thread(target=self._run, name="dosiscope-import", daemon=True).start()

    def _run(self) -> None:
        for n, names in enumerate((_FOR_READING, _FOR_SHOWING)):
            try:
                for name in names:
                    importlib.import_module(name)
            except ImportError:
                log.exception("import failed")  # whoever needs it meets it again
            # what lives as long as the program need not be looked at again and again
            gc.freeze()
            self._imported.emit(n)

    def _tell(self, stage: int) -> None:
        (self.can_show if stage else self.can_read).emit()
