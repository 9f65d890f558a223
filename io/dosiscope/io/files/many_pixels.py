"""Reads the pixels of many images, compressed ones with several decoders at once."""

from __future__ import annotations

from collections import deque
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.processors import processors
from dosiscope.io.files.compression import milliseconds_a_megapixel
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.files.pixels import compressed_frames, read_pixels
from dosiscope.io.files.worker import seconds_waited, shared_workers

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from numpy.typing import NDArray

    from dosiscope.io.files.pixel_format import PixelFormat
    from dosiscope.io.files.pixels import PixelPlace
    from dosiscope.io.files.worker import Worker

    Task: TypeAlias = tuple[PixelPlace, PixelFormat, NDArray[Any]]
    #: Whether unused bits held something, or why the file is not read.
    Outcome: TypeAlias = bool | NotReadableError

_MOST: Final = 4  # processes; each takes some 50 MB
_WORTH_S: Final = 1.0  # a process more takes a third of this to start
# All images together may take so many times what is predicted, and so many times what
# one of them may, until the rest is not tried any more.
_SLOW: Final = 10
_PATIENCE: Final = 3


def read_many(tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
    """Fill the array of every task as `read_pixels` does, in their order.

    An array is shape (frames, rows, columns).  Between two outcomes nothing of a
    later task has been written into its array.  Where decoding takes very much longer
    than it should, the rest of the images is refused.
    """
    count = _decoders(tasks)
    begun, most = seconds_waited(), _PATIENCE * LIMITS.decoder_seconds
    outcomes = (
        _in_parallel(tasks, shared_workers(count))
        if count > 1
        else (_outcome(task) for task in tasks)
    )
    allowed, done = float(most), 0
    with closing(outcomes):
        for task, outcome in zip(tasks, outcomes, strict=True):
            yield outcome
            allowed, done = allowed + _SLOW * _seconds(task), done + 1
            if seconds_waited() - begun > allowed:
                break
    for _ in tasks[done:]:
        yield NotReadableError(
            tr(
                "its pixels were not decoded: those of the images before took "
                "{seconds:g} s longer than they should",
                seconds=most,
            )
        )


def _decoders(tasks: Sequence[Task]) -> int:
    """As many processes as the predicted time is worth."""
    if any(form.frames != 1 for _, form, _ in tasks):
        return 1
    seconds = sum(map(_seconds, tasks))
    return max(1, min(int(seconds / _WORTH_S), _MOST, processors()))


def _seconds(task: Task) -> float:
    """Return how long decoding is predicted to take."""
    place, form, _ = task
    rate = milliseconds_a_megapixel(place.transfer_syntax)
    return rate * form.rows * form.columns * form.frames / 1e9


def _outcome(task: Task, decoded: NDArray[Any] | None = None) -> Outcome:
    try:
        return read_pixels(*task, decoded)
    except NotReadableError as error:
        return error


def _in_parallel(
    tasks: Sequence[Task], workers: Sequence[Worker]
) -> Generator[Outcome, None, None]:
    """Have one image decoded by every process while the oldest is waited for."""
    idle = deque(workers)
    begun: deque[tuple[Task, Worker | NotReadableError]] = deque()

    def finish() -> Outcome:
        task, worker = begun.popleft()
        if isinstance(worker, NotReadableError):
            return worker
        idle.append(worker)
        try:
            return _outcome(task, worker.result(task[1]))
        except NotReadableError as error:
            return error

    try:
        for task in tasks:
            if not idle:
                yield finish()
            begun.append((task, _begin(task, idle)))
        while begun:
            yield finish()
    finally:  # whoever asked may have stopped asking
        for _, worker in begun:
            if not isinstance(worker, NotReadableError):
                worker.abandon()


def _begin(task: Task, idle: deque[Worker]) -> Worker | NotReadableError:
    place, form, _ = task
    try:
        (data,) = compressed_frames(place, form)
        idle[0].begin(data, place.transfer_syntax, form)
    except NotReadableError as error:
        return error
    return idle.popleft()
