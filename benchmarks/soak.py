"""Opens, scrolls and closes cases in one process: does memory or do handles grow?

    python benchmarks/soak.py --cases 200

Prints memory and open handles every so often, and the slope after the warm-up.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from dosiscope.app.gui import application
from dosiscope.app.settings import Settings
from support.cases import good_built

if TYPE_CHECKING:
    from collections.abc import Callable

_WARM_UP = 20


def resident_mb() -> float:
    """Memory of this process now, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def handles() -> int:
    """Open files of this process."""
    return len(os.listdir("/proc/self/fd"))


def wait_until(ready: Callable[[], bool], seconds: float = 30.0) -> None:
    """Run the event loop until ``ready()``."""
    loop, timer = QEventLoop(), QTimer()
    end = time.monotonic() + seconds
    timer.timeout.connect(lambda: loop.quit() if ready() else None)
    timer.start(2)
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("the case was not opened in time")
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=200)
    arguments = parser.parse_args()
    app = application(headless=True)
    from dosiscope.app.window import Window

    with tempfile.TemporaryDirectory(prefix="dosiscope-soak-") as place:
        folders = []
        for n in range(4):
            folders.append(Path(place) / str(n))
            syntax = "rle" if n == 3 else "explicit"
            good_built(seed=f"soak {n}").write(folders[-1], syntax)
        store = QSettings(f"{place}/settings.ini", QSettings.Format.IniFormat)
        window = Window(Settings(store))
        window.show()
        session, review = window.session, window.review
        memory, begun = [], time.monotonic()
        for n in range(arguments.cases):
            session.open([folders[n % 4]])
            wait_until(
                lambda: review.case is not None and len(review.results.dvhs) >= 3
            )
            for _ in range(10):
                review.axial.step(1)
                app.processEvents()
            session.close_case()
            wait_until(lambda: review.case is None)
            app.processEvents()
            memory.append(resident_mb())
            if n % 20 == 19:
                print(f"{n + 1:4} cases: {memory[-1]:6.1f} MB, {handles()} handles")
        took = time.monotonic() - begun
        window.close()
    after = np.array(memory[min(_WARM_UP, len(memory) // 2) :])
    slope = np.polyfit(np.arange(len(after)), after, 1)[0]
    half = after[len(after) // 2 :]
    late = np.polyfit(np.arange(len(half)), half, 1)[0]
    print(
        f"{arguments.cases} cases in {took:.0f} s; slope after warm-up "
        f"{1024 * slope:.1f} kB a case, of the last half {1024 * late:.1f} kB a case"
    )


if __name__ == "__main__":
    main()
