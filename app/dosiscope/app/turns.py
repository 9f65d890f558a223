"""Work of the thread that paints, part by part: the window answers in between."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from dosiscope.core.progress import PartSteps

_LONGEST_S: Final = 0.02  # at a time


class Turns(QObject):
    """Does steps that only this thread may do, some in every turn of its loop.

    What is started ends what went on.  Of work that was stopped nothing is told.
    """

    progressed = Signal(Progress)
    succeeded = Signal(object)
    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: PartSteps[object, Any] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether something is left to do."""
        return self._steps is not None

    def start(self, steps: PartSteps[object, Any]) -> None:
        """Do these steps in place of those that went on."""
        self.stop()
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Do nothing more."""
        steps, self._steps = self._steps, None
        self._timer.stop()
        if steps is not None:
            steps.close()

    def _go_on(self) -> None:
        steps = self._steps
        if steps is None:
            return
        until = time.monotonic() + _LONGEST_S
        try:
            step = next(steps)
            while time.monotonic() < until:
                step = next(steps)
        except StopIteration as stop:
            self._steps = None
            self._timer.stop()
            self.succeeded.emit(stop.value)
        except Exception as error:
            self._steps = None
            self._timer.stop()
            self.failed.emit(error)
        else:
            self.progressed.emit(step)
