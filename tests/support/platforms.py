"""Marks of tests that a system cannot run: what is not so there, and what stands in.

Where the program does other things on another system, that is said; where only the
test's own means are missing, what tests the same of the program there is named.
"""

from __future__ import annotations

import sys
from typing import Final

import pytest


def _not_on_windows(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(sys.platform == "win32", reason=reason)


def _on_linux_alone(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(sys.platform != "linux", reason=reason)


SYMBOLIC_LINKS: Final = _not_on_windows(
    "Windows lets only administrators make symbolic links: what a file's other "
    "names are worth is tested there with hard links",
)
FULL_DISK: Final = _not_on_windows(
    "Windows has no RLIMIT_FSIZE, at which a write stops as on a full disk: "
    "test_a_failure_leaves_the_old_file has the calls of the system fail there",
)
SENT_SIGNALS: Final = _not_on_windows(
    "Windows sends no signal to one process, it ends it: what is left then is "
    "tested by the kills of core/test_outputs.py",
)
MODES: Final = _not_on_windows(
    "Windows has one read-only flag of a file, none of a folder, and no modes "
    "to be kept",
)
DEVICES: Final = _not_on_windows(
    "Windows has no pipes and devices among the files (/dev/fd, /dev/null)",
)
FLOCK: Final = _not_on_windows(
    "on Windows a file is held by being open, without flock: the kills of "
    "core/test_outputs.py tell there what is held",
)
BOUNDED_MEMORY: Final = _on_linux_alone(
    "Linux alone keeps to RLIMIT_AS: elsewhere the memory of the decoder is not "
    "bounded, and the system cannot be asked for less (docs/security.md)",
)
PROC: Final = _on_linux_alone(
    "Linux alone tells in /proc what a process holds, may and took: what the "
    "decoder cannot do is tried from inside it wherever the system can refuse it",
)
RLIMITS: Final = _not_on_windows(
    "Windows has no limits of a process (setrlimit), so the decoder has none "
    "there (docs/security.md)",
)
