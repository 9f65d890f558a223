"""Pipes in the place of files, and waiting for ever turned into a failure."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


@contextmanager
def never_waiting(seconds: int = 30) -> Iterator[None]:
    """Fail where what is done waits for somebody who writes to a pipe."""

    def woken(number: int, frame: FrameType | None) -> None:
        raise AssertionError("it waits for somebody who writes to the pipe")

    before = signal.signal(signal.SIGALRM, woken)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
