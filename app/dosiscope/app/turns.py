"""Work of the window's own thread, step by step, so that it answers in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from dosiscope.core.progress import Steps


class Turns(QObject):
    """Takes a step of some work in every turn of the event loop.

    For what paints, which must not be done in a thread; anything else is a job.
    """

    progressed = Signal(Progress)
    done = Signal(object)  # what the work returns
    failed = Signal(Exception)  # of the program's own mistakes too, as of a job

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps[Any] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether there is work."""
        return self._steps is not None

    def begin(self, steps: Steps[Any]) -> None:
        """Begin with other work; what was begun is left."""
        self.stop()
        self._steps = steps
        self._timer.start()

    def stop(self) -> None:
        """Leave the work as it is."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()

    def _take(self) -> None:
        steps = self._steps
        if steps is None:
            return
        try:
            progress = next(steps)
        except StopIteration as end:
            self._end()
            self.done.emit(end.value)
        except Exception as error:
            self._end()
            self.failed.emit(error)
        else:
            self.progressed.emit(progress)

    def _end(self) -> None:
        self._timer.stop()
        self._steps = None
