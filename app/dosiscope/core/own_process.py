"""How another process of this program is started, from its sources or frozen."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def own_command(words: Sequence[str], code: str, *options: str) -> list[str]:
    """Return the command that starts this program once more.

    It runs the same code as this process, wherever that came from, and none of the
    current folder or of the user's packages.

    Parameters
    ----------
    words
        What it is told; by these alone a frozen program knows what it is to do.
    code
        What Python runs of the program where it is not frozen.
    options
        Further options of Python.
    """
    if getattr(sys, "frozen", False):
        return [_frozen_program(), *words]
    begin = (
        "import json, os, sys; "
        "sys.path[:] = [os.fsdecode(p.encode('latin-1')) for p in "
        "json.loads(sys.argv.pop(1))]; "
    )
    paths = [os.fsencode(path).decode("latin-1") for path in sys.path if path]
    isolated = ["-P", "-s", *options, "-c", begin + code, json.dumps(paths)]
    return [sys.executable, *isolated, *words]


def _frozen_program() -> str:
    """Return the program that has streams: on Windows another than that of the window.

    The one that desktops start there, dosiscope-window.exe, opens no terminal and is
    given none of the streams by which processes talk.
    """
    own = sys.executable
    other = own.replace("dosiscope-window.exe", "dosiscope.exe")
    return other if os.path.isfile(other) else own
