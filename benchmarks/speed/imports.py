"""What importing costs at each stage of the start, by `-X importtime`.

    python -m speed.imports

prints milliseconds by stage and package.  Importing is measured by Python itself,
in a process each; what a stage before has imported costs nothing any more.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter

_START = "import dosiscope.app.main, dosiscope.app.gui as gui\n"
_WINDOW = _START + "window = gui.first_window(gui.application(headless=True))\n"
_READY = _WINDOW + "window.get_ready()\n"
STAGES = {
    "Qt alone": "import PySide6.QtWidgets\n",
    "first window": _WINDOW,
    "first image": _READY,
    "panels": _READY + "window.furnish()\n",
}


def milliseconds(code: str) -> Counter[str]:
    """Return the time spent in the modules of every package that ``code`` imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    found: Counter[str] = Counter()
    for line in done.stderr.splitlines():
        head, _, rest = line.partition("import time:")
        own, _, name = rest.partition("|")[0], *rest.rpartition("|")[1:]
        if not head and own.strip().isdigit():
            found[name.strip().partition(".")[0]] += int(own)
    return Counter({name: round(us / 1000, 1) for name, us in found.items()})


def measure(rounds: int = 3) -> dict[str, dict[str, float]]:
    """Return milliseconds by stage and package, the least of some rounds."""
    result: dict[str, dict[str, float]] = {}
    for stage, code in STAGES.items():
        runs = [milliseconds(code) for _ in range(rounds)]
        best = min(runs, key=lambda run: run.total())
        shown = {name: ms for name, ms in best.most_common() if ms >= 1}
        result[stage] = {"all": round(best.total(), 1), **shown}
    return result


if __name__ == "__main__":
    print(json.dumps(measure()))
