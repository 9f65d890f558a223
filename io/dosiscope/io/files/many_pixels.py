"""Reads the pixels of many images, compressed ones with several decoders at once."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files.compression import milliseconds_a_megapixel
from dosiscope.io.files.pixels import compressed_frames, read_pixels
from dosiscope.io.files.worker import shared_workers

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from numpy.typing import NDArray

    from dosiscope.io.files.pixel_format import PixelFormat
    from dosiscope.io.files.pixels import PixelPlace
    from dosiscope.io.files.worker import Worker

    Task: TypeAlias = tuple[PixelPlace, PixelFormat, NDArray[Any]]
    #: Whether unused bits held something, or why the file is not read.
    Outcome: TypeAlias = bool | NotReadableError

_MOST: Final = 4  # processes; each takes some 50 MB
_WORTH_S: Final = 1.0  # a process more takes a third of this to start


def read_many(tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
    """Fill the array of every task as `read_pixels` does, in their order.

    An array is shape (frames, rows, columns).  Between two outcomes nothing of a
    later task has been written into its array.
    """
    count = _decoders(tasks)
    if count > 1:
        yield from _in_parallel(tasks, shared_workers(count))
        return
    for task in tasks:
        yield _outcome(task)


def _decoders(tasks: Sequence[Task]) -> int:
    """As many processes as the predicted time is worth."""
    if any(form.frames != 1 for _, form, _ in tasks):
        return 1
    seconds = (
        sum(
            milliseconds_a_megapixel(place.transfer_syntax) * form.rows * form.columns
            for place, form, _ in tasks
        )
        / 1e9
    )
    return max(1, min(int(seconds / _WORTH_S), _MOST, _processors()))


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # not everywhere
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _outcome(task: Task, decoded: NDArray[Any] | None = None) -> Outcome:
    try:
        return read_pixels(*task, decoded)
    except NotReadableError as error:
        return error


def _in_parallel(tasks: Sequence[Task], workers: Sequence[Worker]) -> Iterator[Outcome]:
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
