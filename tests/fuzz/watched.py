"""What is looked at while something damaged is said, and how a long run tells of it."""

from __future__ import annotations

import argparse
import logging
import resource
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.core.network.receiving import Arrived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dosiscope.core.network.receiving import ReceiverEvent

#: What a run may take beyond what it had when all had been used once.
MOST_BYTES: Final = 64 << 20


@dataclass(slots=True)
class Watched:
    """What happened while it was looked at: events, and what should not have been."""

    events: Counter[str] = field(default_factory=Counter)
    arrived: set[Path] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def tell(self, event: ReceiverEvent) -> None:
        """Take an event of the receiver."""
        self.events[type(event).__name__] += 1
        if isinstance(event, Arrived):
            self.arrived.add(event.path)

    def prove_memory(self, first: int) -> None:
        """Note how much this process has grown since; fails where it is too much."""
        grown = max(memory() - first, 0)
        self.events["Grown, kB"] = grown >> 10
        assert grown < MOST_BYTES

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Note what ends a thread with an error, and what is logged as one."""
        before, handler = threading.excepthook, _Errors(self.wrong)
        threading.excepthook = lambda args: self.wrong.append(
            f"{args.thread}: {args.exc_type.__name__} {args.exc_value}"
        )
        logging.getLogger().addHandler(handler)
        try:
            yield
        finally:
            threading.excepthook = before
            logging.getLogger().removeHandler(handler)


class _Errors(logging.Handler):
    def __init__(self, wrong: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._wrong = wrong

    def emit(self, record: logging.LogRecord) -> None:
        self._wrong.append(f"logged: {record.getMessage()}")


def memory() -> int:
    """Return what this process holds of the memory at the moment, bytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def long_run(
    run: Callable[[Path, range], Watched],
    what: str,
    of_a_seed: int,
    *,
    description: str | None,
    count: int = 1000,
) -> None:
    """Run from the command line, and print what was seen.

    Parameters
    ----------
    run
        Judges with some seeds, in a folder.
    what
        The word for what is counted, several.
    of_a_seed
        How many of them are made of one seed.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--count", type=int, default=count, help=f"{what} in all")
    parser.add_argument("--first", type=int, default=0, help="first seed")
    asked = parser.parse_args()
    began, each = time.monotonic(), -(-asked.count // of_a_seed)
    with tempfile.TemporaryDirectory(prefix="dosiscope-fuzz-") as folder:
        seen = run(Path(folder), range(asked.first, asked.first + each))
    print(f"{each * of_a_seed} {what}, {time.monotonic() - began:.0f} s")
    print(dict(seen.events))
    print("\n".join(seen.wrong) or "nothing wrong")
