"""Counted work: what bounds it, and where it can be stopped.

A few points can be joined in such a way that looking at all crossings takes hours and
all memory.  So whatever may grow faster than its input counts its work, part by part,
before it does it: pairs of boxes, of edges and points, of edges and slabs.  Beyond what
is allowed for the number of points it is given up, which is told.  Where work is
counted, it is also stopped when nobody waits for it any more.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Work of 0.02 to 0.1 µs each.  So much is allowed anyway, and so much more a point:
# outlines of clinics, contoured by hand or by networks, take less than a tenth of it.
_ANYWAY: Final = 50_000_000
_A_POINT: Final = 500
#: The most that is done between two counts, so that a stop is answered soon.
AT_ONCE: Final = 500_000
ENTANGLED: Final = (
    "its outlines cross or overlap so often that measuring it was given up"
)


class TooEntangledError(NotEvaluableError):
    """The work on outlines is more than is allowed; the message is `ENTANGLED`."""


class StoppedError(BaseException):
    """Nobody waits for the work any more; only who runs it may catch this."""


class _Allowed:
    __slots__ = ("left",)

    def __init__(self, most: int) -> None:
        self.left = most


_allowed: ContextVar[_Allowed | None] = ContextVar("allowed", default=None)
_is_stopped: ContextVar[Callable[[], bool] | None] = ContextVar("stop", default=None)


@contextmanager
def bounded(points: int) -> Iterator[None]:
    """Allow the work within for outlines of so many points; not across a ``yield``.

    Within what is bounded already, that bound rules.
    """
    if _allowed.get() is not None:
        yield
        return
    token = _allowed.set(_Allowed(_ANYWAY + _A_POINT * points))
    try:
        yield
    finally:
        _allowed.reset(token)


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
    if allowed is not None:
        allowed.left -= work
        if allowed.left < 0:
            raise TooEntangledError(ENTANGLED)
