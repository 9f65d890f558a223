"""Imports ahead: the window is on the screen while the libraries come in.

What knows nothing of Qt is imported in a thread.  What does is imported in the thread
of the window, a module a turn: where a class of Qt's is made in one thread while
another handles events, PySide6 crashes, as it does where two make its types at once.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.app.mailbox import Mailbox

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)


class Stage(NamedTuple):
    """Modules by where they are imported, one after the other."""

    in_thread: tuple[str, ...]
    in_turns: tuple[str, ...]


# What reading and the first picture need ...
FOR_READING: Final = Stage(
    (
        "dosiscope.core.progress",
        "concurrent.futures.thread",
        "dosiscope.app.measure",
        "dosiscope.core.dvh.choice",
        "dosiscope.core.isodose",
        "dosiscope.resources.colour_tables",
        "dosiscope.resources.presets",
        "dosiscope.viewer.image_grid",
        "dosiscope.viewer.picking",
        "dosiscope.viewer.picture_warnings",
        "dosiscope.viewer.plane_step",
        "dosiscope.viewer.roi_shapes",
        "dosiscope.core.isolines",
        "dosiscope.io.case.scan",
        "dosiscope.core.link",
    ),
    (
        "dosiscope.app.session",
        "dosiscope.viewer.review",
        "dosiscope.viewer.layers.annotations",
        "dosiscope.viewer.layers.image",
        "dosiscope.viewer.slice_painter",
        "pyqtgraph",
        "dosiscope.viewer.slice_view",
        "dosiscope.viewer.first_view",
    ),
)
# ... and, while it is being read, what shows and measures a case.
FOR_SHOWING: Final = Stage(
    (
        "dosiscope.io.case.load",
        "skimage.measure._find_contours",
        "dosiscope.core.solids.builder",
        "dosiscope.core.dvh.compare",
        "dosiscope.core.dvh.engine",
        "dosiscope.core.dvh.reasons",
        "dosiscope.core.reference_chain",
        "dosiscope.core.roi_names",
        "dosiscope.resources.roi_names",
        "dosiscope.viewer.dvh.curves",
        "dosiscope.viewer.dvh.rows",
        "dosiscope.viewer.dvh.text",
        "dosiscope.viewer.ladder.model",
        "dosiscope.viewer.panels.checks_rows",
        "dosiscope.viewer.panels.structures_text",
    ),
    (
        "dosiscope.app.menus",
        "dosiscope.app.roi_names",
        "dosiscope.app.tag_view",
        "dosiscope.viewer.case_browser",
        "dosiscope.viewer.dvh.plot",
        "dosiscope.viewer.dvh.bar",
        "dosiscope.viewer.dvh.panel",
        "dosiscope.viewer.ladder.panel",
        "dosiscope.viewer.panels.checks",
        "dosiscope.viewer.panels.wash",
        "dosiscope.viewer.panels.dose",
        "dosiscope.viewer.panels.plan",
        "dosiscope.viewer.panels.structures",
        "dosiscope.app.furniture",
    ),
)
# A first image that takes longer than this is not waited for.
_PATIENCE_MS: Final = 1000
_A_FRAME_MS: Final = 20


class Ahead(QObject):
    """Imports what reading needs, then what the panels and measuring need.

    ``can_read`` and ``can_show`` come in the thread of the window.
    """

    can_read = Signal()
    can_show = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._box = Mailbox(lambda left: self._take_turns(*left), self)
        self._goes_on = self._is_over = False

    def start(self) -> None:
        """Begin in the next turn: about when the window is first painted."""
        QTimer.singleShot(0, self, self._read)

    def go_on(self) -> None:
        """Import the rest: the first image is there, or there is none to wait for."""
        if not self._goes_on:
            self._goes_on = True
            # painted before that
            QTimer.singleShot(_A_FRAME_MS, self, self._show)

    def stop(self) -> None:
        """Import and tell nothing more: the window closes."""
        self._is_over = True

    def join(self) -> None:
        """Stop, and wait for the module that is being imported.

        Python must not end before: it would unwind the thread wherever it is, and
        what that frees there is freed while others use it.
        """
        self.stop()
        if self._thread is not None:
            self._thread.join()

    def _read(self) -> None:
        self._begin(FOR_READING, self._tell_can_read)

    def _show(self) -> None:
        self._begin(FOR_SHOWING, self.can_show.emit)

    def _tell_can_read(self) -> None:
        QTimer.singleShot(_PATIENCE_MS, self, self.go_on)
        self.can_read.emit()

    def _begin(self, stage: Stage, tell: Callable[[], None]) -> None:
        if self._is_over:
            return
        self._thread = Thread(
            target=self._run, args=(stage, tell), name="dosiscope-import"
        )
        self._thread.start()

    def _run(self, stage: Stage, tell: Callable[[], None]) -> None:
        # Only matrices of a few rows are multiplied here; threads for large ones would
        # spin for 70 ms of the start.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        for name in stage.in_thread:
            if self._is_over:
                return
            _import(name)
        self._box.post((stage.in_turns, tell))

    def _take_turns(self, names: tuple[str, ...], tell: Callable[[], None]) -> None:
        """Import modules, one a turn; then tell."""
        if self._is_over:
            return
        if names:
            _import(names[0])
            QTimer.singleShot(0, self, lambda: self._take_turns(names[1:], tell))
        else:
            # what lives as long as the program need not be looked at again and again
            gc.freeze()
            tell()


def _import(name: str) -> None:
    try:
        importlib.import_module(name)
    except ImportError:
        log.exception("import failed")  # whoever needs it meets it again
