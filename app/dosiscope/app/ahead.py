"""Imports in a thread: the window is on the screen while the libraries come in."""

from __future__ import annotations

import gc
import importlib
import logging
import os
from threading import Event, Thread
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)

# What reading and the first picture need ...
FOR_READING: Final = (
    "dosiscope.app.session",
    "dosiscope.viewer.first_view",
    "dosiscope.io.case.scan",
    "dosiscope.io.case.link",
)
# ... and, while it is being read, what shows and measures a case.
FOR_SHOWING: Final = (
    "dosiscope.io.case.load",
    "dosiscope.app.furniture",
    "skimage.measure._find_contours",
    "dosiscope.core.solids.builder",
    "dosiscope.core.dvh.engine",
)
# A first image that takes longer than this is not waited for.
_PATIENCE_S: Final = 1.0
_A_FRAME_MS: Final = 20


class Ahead(QObject):
    """Imports what reading needs, then what the panels and measuring need.

    ``can_read`` and ``can_show`` come in the thread of the window.
    """

    can_read = Signal()
    can_show = Signal()
    _imported = Signal(tuple)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # a signal of this object's own: what was imported is told in its thread
        self._imported.connect(self._tell)
        self._may_go_on = Event()

    def start(self) -> None:
        """Begin in the next turn: about when the window is first painted."""
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        # a daemon: a window that is closed at once need not wait for it
        Thread(target=self._run, name="dosiscope-import", daemon=True).start()

    def go_on(self) -> None:
        """Import the rest: the first image is there, or there is none to wait for."""
        QTimer.singleShot(_A_FRAME_MS, self._may_go_on.set)  # painted before that

    def _run(self) -> None:
        # Only matrices of a few rows are multiplied here; threads for large ones would
        # spin for 70 ms of the start.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        self._import(FOR_READING)
        self._imported.emit(FOR_READING)
        self._may_go_on.wait(_PATIENCE_S)
        self._import(FOR_SHOWING)
        self._imported.emit(FOR_SHOWING)

    def _import(self, names: tuple[str, ...]) -> None:
        try:
            for name in names:
                importlib.import_module(name)
        except ImportError:
            log.exception("import failed")  # whoever needs it meets it again
        # what lives as long as the program need not be looked at again and again
        gc.freeze()

    def _tell(self, names: tuple[str, ...]) -> None:
        (self.can_read if names == FOR_READING else self.can_show).emit()
