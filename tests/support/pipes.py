"""Pipes in the place of files, and waiting for ever turned into a failure."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

needs_pipes = pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders"
)


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
