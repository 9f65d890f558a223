"""Counted work: what bounds it, and where it can be stopped.

A few points can be joined in such a way that looking at all crossings takes hours and
all memory.  So whatever may grow faster than its input counts its work, part by part,
before it does it: pairs of boxes, of edges and points, of edges and slabs.  Beyond
what is allowed it is given up, which is told.  Where work is counted, it is also
stopped when nobody waits for it any more.

What is allowed to an ROI is its own part, in proportion to its points, which no other
can take; and, beyond that, at most half of what is left of a pool of all ROIs of the
case.  So a harmless ROI is measured whatever stands before it, one that is entangled
alone may cost much, and any number of them cost no more than the pool.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, TypeVar

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dosiscope.core.progress import Steps

T = TypeVar("T")

# Work of 0.02 to 0.15 µs each.  Of its own an ROI has so much, and so much a point:
# outlines of clinics, contoured by hand or by networks, take less than 50 a point.
_A_ROI: Final = 20_000
_A_POINT: Final = 200
# What all ROIs of a case may take beyond that; each at most half of what is left.
_OF_ALL: Final = 100_000_000
# The same for their DVHs in one dose, in equal parts: this work takes less.
_OF_DVHS: Final = 400_000_000
#: The most that is done between two counts, so that a stop is answered soon.
AT_ONCE: Final = 500_000
ENTANGLED: Final = marked(
    "its outlines cross, overlap or run to and fro so often that measuring it was "
    "given up"
)


class TooEntangledError(NotEvaluableError):
    """The work on outlines is more than is allowed; the message is `ENTANGLED`."""


class StoppedError(BaseException):
    """Nobody waits for the work any more; only who runs it may catch this."""


class Pool:
    """What the ROIs of a case may take together beyond what is their own.

    It is drawn from in the order in which the ROIs are written, by all of them, so that
    the same is given up whoever asks.
    """

    __slots__ = ("left",)

    def __init__(self, left: int = _OF_ALL) -> None:
        self.left = left


class Allowance:
    """The work that is allowed for outlines of so many points.

    Parameters
    ----------
    pool
        What it may draw from beyond its own part; one for itself if None.
    """

    __slots__ = ("_extra", "_own", "_pool")

    def __init__(self, points: int, pool: Pool | None = None) -> None:
        self._own = _A_ROI + _A_POINT * points
        self._pool = pool or Pool()
        self._extra = self._pool.left // 2

    def take(self, work: int) -> bool:
        """Take so much; whether it was allowed."""
        beyond = work - self._own
        self._own = max(-beyond, 0)
        if beyond <= 0:
            return True
        taken = min(beyond, self._extra)
        self._extra -= taken
        self._pool.left -= taken
        return taken == beyond


def part_of(count: int) -> Pool:
    """Return the pool of one of so many ROIs that are measured whenever they are asked.

    All have the same, so that it does not matter which of them are asked, and when.
    """
    # twice, as an ROI draws at most half of what is left
    return Pool(min(_OF_ALL, 2 * _OF_DVHS // max(count, 1)))


_allowed: ContextVar[Allowance | None] = ContextVar("allowed", default=None)
_is_stopped: ContextVar[Callable[[], bool] | None] = ContextVar("stop", default=None)


@contextmanager
def bounded(allowance: Allowance) -> Iterator[None]:
    """Allow so much to the work within; not across a ``yield``.

    Within what is bounded already, that bound rules.
    """
    if _allowed.get() is not None:
        yield
        return
    token = _allowed.set(allowance)
    try:
        yield
    finally:
        _allowed.reset(token)


def bounded_steps(steps: Steps[T], allowance: Allowance) -> Steps[T]:
    """Do the steps and return their result; so much is allowed to all of them."""
    try:
        while True:
            with bounded(allowance):
                try:
                    step = next(steps)
                except StopIteration as stop:
                    result: T = stop.value
                    return result
            yield step
    finally:
        steps.close()


@contextmanager
def stoppable(is_stopped: Callable[[], bool]) -> Iterator[None]:
    """Stop the work within, at the next count, once ``is_stopped`` says so."""
    token = _is_stopped.set(is_stopped)
    try:
        yield
    finally:
        _is_stopped.reset(token)


def spend(work: int = 0) -> None:
    """Count work that is about to be done; none where it is in proportion anyway.

    Raises
    ------
    TooEntangledError
        It is more than is left of what is allowed (`bounded`).
    StoppedError
        Nobody waits for it (`stoppable`).
    """
    is_stopped = _is_stopped.get()
    if is_stopped is not None and is_stopped():
        raise StoppedError
    allowed = _allowed.get()
    if allowed is not None and not allowed.take(work):
        raise TooEntangledError(tr(ENTANGLED))
