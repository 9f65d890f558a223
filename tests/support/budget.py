"""What the fast tests take of the processor, told by a measure that load leaves alone.

Process time does not count what others do, but it grows with what they do to caches
and memory: to twice as much on a busy machine.  So it is told in the time of fixed work
that is done now and then in the same run.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter, defaultdict
from functools import cached_property
from heapq import nlargest
from operator import itemgetter
from statistics import fmean
from typing import Final

#: Folders whose tests open whole windows, start processes or damage files by the
#: hundred, and their modules that do little of it: every layer has fast tests.
SLOW_FOLDERS: Final = ("app", "fuzz")
FAST_IN_SLOW_FOLDERS: Final = (
    *("test_docks.py", "test_jobs.py", "test_messages.py"),
    *("test_off_slice_command_line.py", "test_radiosurgery.py"),
)
#: At rest, with byte code that was there before.
BUDGET_S: Final = 55.0
#: How much more fails the run; up to that it is told only.
MARGIN: Final = 1.25
_AT_REST_S: Final = 0.0175  # what `_work` takes on the machine the budget is meant for
_EVERY: Final = 80  # tests


def spent() -> float:
    """Process time since the process was started, with that of its children, s."""
    times = os.times()
    return sum(times[:4])


def _work() -> float:
    """Do what tests do: make objects and text of them, look things up, sort."""
    begun = time.process_time()
    rows = [{"n": n, "text": f"{n / 7:.3f}"} for n in range(16_000)]
    text = json.dumps(rows)
    again = sorted(json.loads(text), key=lambda row: str(row["text"]))
    Counter(row["text"] for row in again)
    return time.process_time() - begun


class Budget:
    """The time of one run, and where it went, by module."""

    def __init__(self) -> None:
        # what the same process ran before, as the checks of types, is not the tests'
        self._before = spent()
        self._by_module: defaultdict[str, float] = defaultdict(float)
        self._units: list[float] = []
        self._count = 0

    def add(self, module: str, seconds: float) -> None:
        """Count a test."""
        self._by_module[module] += seconds
        if self._count % _EVERY == 0:
            self._units.append(_work())
        self._count += 1

    @cached_property
    def taken(self) -> tuple[float, str]:
        """What was taken, s of a machine at rest, and the sentence on it."""
        taken = spent() - self._before - sum(self._units)
        at_rest = _AT_REST_S / (fmean(self._units) if self._units else _work())
        most = ", ".join(
            f"{module} {seconds * at_rest:.1f} s"
            for module, seconds in nlargest(5, self._by_module.items(), itemgetter(1))
        )
        return taken * at_rest, (
            f"{taken * at_rest:.0f} s of the processor ({taken:.0f} s under this load) "
            f"of {BUDGET_S:.0f} s for the fast tests; most in {most}"
        )
