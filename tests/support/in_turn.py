"""The program run several times in one process: what it imports is imported once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_PATIENCE_S: Final = 300
_MAIN: Final = """
import json, sys
from dosiscope.app.main import main

for words in json.loads(sys.argv[1]):
    sys.argv[1:] = words
    status = main()
    for stream in (sys.stdout, sys.stderr):
        print(f"\\x1c{status}\\x1c", end="", file=stream, flush=True)
"""


def run_in_turn(
    words: Sequence[Sequence[str]],
    *,
    env: Mapping[str, str],
    folder: Path | None = None,
) -> list[CompletedProcess[str]]:
    """Run the program for each list of words, all in one process, as a person would.

    Parameters
    ----------
    env
        Variables beside those of this process.
    folder
        Where it is run.
    """
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _MAIN, json.dumps(words)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=_PATIENCE_S,
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "QT_QPA_PLATFORM": "offscreen",
            **env,
        },
    )
    assert done.returncode == 0, done.stderr
    # of each what it wrote and its status, and nothing at the end
    *said, rest = done.stdout.split("\x1c")
    *complained, more = done.stderr.split("\x1c")
    assert (rest, more) == ("", "")
    return [
        CompletedProcess([*one], int(status), told, wrong)
        for one, told, status, wrong in zip(
            words, said[::2], said[1::2], complained[::2], strict=True
        )
    ]
