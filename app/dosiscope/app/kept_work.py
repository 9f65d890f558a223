"""Work of one kind, one piece at a time; its results are kept by what they are of."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from dosiscope.app.jobs import Jobs
    from dosiscope.core.progress import PartSteps, Progress

T = TypeVar("T")


class WorkSignals(QObject):
    """What a piece of work tells.

    Attributes
    ----------
    changed
        A result is there, or holds no longer; or the work has begun, or failed.
    progressed
        A step of it.
    failed
        The program made a mistake.
    """

    changed = Signal()
    progressed = Signal(object)
    failed = Signal(Exception)


class KeptWork(Generic[T]):
    """Works something out in a job unless it is there already, or on the way.

    Asked for something else it stops; what it had is shown no longer, but kept.

    Parameters
    ----------
    key
        Of its job.
    most
        How many results are kept: those that were asked for last.

    Attributes
    ----------
    tells
        Its signals.
    """

    def __init__(self, key: str, jobs: Jobs, parent: QObject, *, most: int) -> None:
        self._key, self._jobs, self._most = key, jobs, most
        self.tells = WorkSignals(parent)
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._of: Hashable = None
        self._is_running = False
        self._reason = ""
        self._progress: Progress[object] | None = None
        self._parts: list[object] = []

    # --- what is there ---------------------------------------------------------------

    @property
    def of(self) -> Hashable:
        """What is asked for; None if nothing is."""
        return self._of

    @property
    def value(self) -> T | None:
        """The result of what is asked for, once it is there."""
        return None if self._of is None else self._kept.get(self._of)

    @property
    def reason(self) -> str:
        """Why there is no result and will be none; "" where that is not so."""
        return self._reason

    @property
    def is_running(self) -> bool:
        """Whether it is being worked out."""
        return self._is_running

    @property
    def progress(self) -> Progress[object] | None:
        """The last step, while it runs."""
        return self._progress

    @property
    def parts(self) -> Sequence[object]:
        """The parts of the result that are there, while it runs."""
        return self._parts

    def has(self, of: Hashable) -> bool:
        """Whether a result is kept."""
        return of in self._kept

    # --- what is done ----------------------------------------------------------------

    def ask(self, of: Hashable, steps: Callable[[], PartSteps[object, T]]) -> None:
        """Work out the result of something, where it is not what was asked before."""
        if of == self._of:
            return
        self._stop()
        self._of = of
        if of in self._kept:
            self._kept.move_to_end(of)
        else:
            self._is_running = True
            job = self._jobs.start(self._key, steps())
            job.progressed.connect(lambda step: self._take_step(of, step))
            job.succeeded.connect(lambda value: self._take(of, value))
            job.failed.connect(lambda error: self._take_failure(of, error))
        self.tells.changed.emit()

    def drop(self) -> None:
        """Ask for nothing any more."""
        if self._of is not None:
            self._stop()
            self.tells.changed.emit()

    def forget(self) -> None:
        """Keep nothing: it is of a case that is gone."""
        self._kept.clear()
        self.drop()

    def _stop(self) -> None:
        self._jobs.cancel(self._key)
        self._of, self._reason = None, ""
        self._end()

    def _end(self) -> None:
        """Note that nothing runs any more."""
        self._is_running, self._progress, self._parts = False, None, []

    def _take_step(self, of: Hashable, step: Progress[object]) -> None:
        if of == self._of:
            self._progress = step
            if step.part is not None:
                self._parts.append(step.part)
            self.tells.progressed.emit(step)

    def _take(self, of: Hashable, value: T) -> None:
        if of != self._of:
            return
        self._end()
        self._kept[of] = value
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self.tells.changed.emit()

    def _take_failure(self, of: Hashable, error: Exception) -> None:
        if of != self._of:
            return
        self._end()
        if isinstance(error, DosiscopeError):
            self._reason = error.sentence
        else:
            self._reason = tr("It could not be worked out.")
            self.tells.failed.emit(error)
        self.tells.changed.emit()
