"""Time and memory against contours of a plane, points of a contour, length of a text.

    python benchmarks/many_contours.py

Prints the tables of docs/validation-robustness.md.  Each figure is of a fresh process:
seconds of the processor, and memory beyond that of a process that has done it once with
little.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from speed.timing import peak_mb

from dosiscope.core.contour_checks.checks import check_roi
from dosiscope.core.contour_checks.repeats import counted_once
from dosiscope.core.effort import Allowance, bounded
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.visible import visible
from dosiscope.io.files.text_bounds import bounded as shortened
from dosiscope.io.rt.contour_windings import _ambiguous
from support.entangled import IMAGES, SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = (
    ("grid", (100, 1000, 10_000, 31_623)),
    ("column", (100, 1000, 10_000, 31_623)),
    ("circle", (100, 1000, 10_000, 100_000)),
    ("spiral", (100, 1000, 10_000, 100_000)),
    ("triangles", (16_000,)),
    ("combs", (20_000,)),
    ("comb", (4000,)),
    ("text", (1000, 10_000, 100_000, 1_000_000, 10_000_000)),
)


def work(name: str, count: int) -> Callable[[], object]:
    """Return what is timed of a shape of so many contours or points, or of a text."""
    if name == "text":
        text = "a\x1b" * (count // 2)
        return lambda: (visible(text), shortened(text, "SH"))
    roi = SHAPES[name](count)

    def look() -> None:
        some, found = counted_once(roi)
        if found is None:
            check_roi(some, IMAGES)
        try:
            with bounded(Allowance(len(roi.contours.points))):
                list(_ambiguous(roi.contours))
            with bounded(Allowance(len(roi.contours.points))):
                assert build_solid(some, IMAGES).volume_cc >= 0  # made when asked for
        except NotEvaluableError:
            print("given up", end=" ")

    return look


def measure(name: str, count: int) -> None:
    """Print the figure of this process."""
    work(name if name in ("text", "circle") else "triangles", 20)()
    look, before, begun = work(name, count), peak_mb(), time.process_time()
    look()
    print(f"{time.process_time() - begun:.2f} s, {peak_mb() - before:.0f} MB")


def main() -> None:
    """Print one line a figure."""
    if len(sys.argv) == 3:
        measure(sys.argv[1], int(sys.argv[2]))
        return
    for name, counts in ROWS:
        for count in counts:
            command = [sys.executable, __file__, name, str(count)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(f"{name:10} {count:10,} {done.stdout.strip()}", flush=True)


if __name__ == "__main__":
    main()
