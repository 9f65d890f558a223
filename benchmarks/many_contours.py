"""Time and memory against contours of a plane, points of a contour, length of a text.

    python benchmarks/many_contours.py

Prints the tables of docs/validation-robustness.md.  Each figure is of a fresh process:
seconds of the processor, and memory beyond that of a process that has done it once with
little.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
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
_HEAD = """
import resource, sys, time
from dosiscope.core.effort import Allowance, bounded
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.contour_checks.checks import check_roi
from dosiscope.core.contour_checks.repeats import counted_once
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.visible import visible
from dosiscope.io.files.text_bounds import bounded as shortened
from dosiscope.io.rt.contour_windings import _ambiguous
from support.entangled import IMAGES, SHAPES

def once(name, count):
    if name == "text":
        text = "a\\x1b" * (count // 2)
        return lambda: (visible(text), shortened(text, "SH"))
    roi = SHAPES[name](count)
    def look():
        some, found = counted_once(roi)
        if found is None:
            check_roi(some, IMAGES)
        try:
            with bounded(Allowance(len(roi.contours.points))):
                list(_ambiguous(roi.contours))
            with bounded(Allowance(len(roi.contours.points))):
                build_solid(some, IMAGES).volume_cc
        except NotEvaluableError:
            print("given up", end=" ")
    return look

peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
name, count = sys.argv[1], int(sys.argv[2])
once(name if name in ("text", "circle") else "triangles", 20)()
look, before, begun = once(name, count), peak(), time.process_time()
look()
print(f"{time.process_time() - begun:.2f} s, {peak() - before:.0f} MB")
"""


def main() -> None:
    """Print one line a figure."""
    paths = [*filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)), TESTS]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths))}
    for name, counts in ROWS:
        for count in counts:
            command = [sys.executable, "-c", _HEAD, name, str(count)]
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True
            )
            print(f"{name:10} {count:10,} {done.stdout.strip()}", flush=True)


if __name__ == "__main__":
    main()
