"""How many processors there are for the program."""

from __future__ import annotations

import os


def processors() -> int:
    """Return how many processors the program may use, 1 at least."""
    affinity = getattr(os, "sched_getaffinity", None)  # not everywhere
    return len(affinity(0)) if affinity else os.cpu_count() or 1
