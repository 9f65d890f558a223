"""Python programs under a guard: the first socket of a network ends them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

#: Status of a program that opened a socket, or asked for an address.
OPENED: Final = 99
_GUARD: Final = """
import os, socket, sys

def guard(event, arguments):
    family = arguments[1] if event == "socket.__new__" else None
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect",
                 "socket.bind", "socket.sendto") or family in (
                 socket.AF_INET, socket.AF_INET6, -1):
        sys.stderr.write(f"{event} {arguments[1:]}\\n")
        sys.stderr.flush()
        os._exit(99)

sys.addaudithook(guard)
"""
#: The library of the network cannot be found.
WITHOUT_LIBRARY: Final = """
import sys
sys.modules["pynetdicom"] = None
"""


def run_guarded(
    code: str, folder: Path, *, before: str = "", guard: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, in a folder."""
    return subprocess.run(
        [sys.executable, "-c", f"{_GUARD if guard else ''}{before}\n{code}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
        },
    )
