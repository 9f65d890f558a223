"""Repeated measurements and their ratios."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def cpu_of(work: Callable[[], object]) -> float:
    """Process time of one run, all threads, seconds."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


@contextmanager
def held_apart() -> Iterator[None]:
    """Let the collector not look through what the process holds already.

    After a thousand tests that is much; their modules set it apart themselves, and
    to look through it before each measurement takes longer than to measure.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def minimum(work: Callable[[], object], rounds: int = 5) -> float:
    """Least process time of some runs, seconds: free of the machine's load."""
    with held_apart():
        return min(cpu_of(work) for _ in range(rounds))


def peak_mb() -> float:
    """Peak resident memory of this process, MB."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform == "linux" else 1024**2)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    values
        What was measured in every round: ratios, milliseconds or megabytes.
    limit
        What it must not exceed; None where there is no goal.
    """

    name: str
    values: tuple[float, ...]
    unit: str
    limit: float | None = None

    @property
    def median(self) -> float:
        """Its median."""
        return statistics.median(self.values)

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        return None if self.limit is None else self.median <= self.limit

    def text(self) -> str:
        """Return the line as printed."""
        spread = f"{_short(min(self.values))}..{_short(max(self.values))}"
        goal = "" if self.limit is None else f"≤ {_short(self.limit)}"
        met = {True: "met", False: "MISSED", None: ""}[self.is_met]
        return (
            f"{self.name:58} {_short(self.median):>8} {self.unit:3} "
            f"{spread:>17} {goal:>8} {met}"
        )


def _short(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def ratio(
    name: str, ours: Sequence[float], theirs: Sequence[float], limit: float | None
) -> Row:
    """Return ours divided by theirs, round by round."""
    values = tuple(a / b for a, b in zip(ours, theirs, strict=True))
    return Row(name, values, "x", limit)
