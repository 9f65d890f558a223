"""Time and memory of the DVHs of a case of thirty structures, and of hard ones.

    python benchmarks/dvh.py [--against MODULE:FUNCTION]

Prints a table.  ``--against`` names a function (solids, dose) -> list of seconds that
computes the same DVHs by other means; both alternate structure by structure in one
process, so the ratio is free of the machine's load.
"""

from __future__ import annotations

import argparse
import importlib
import statistics
import sys
import time
import tracemalloc
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from dosiscope.core.dvh.engine import compute_dvh
from support.thirty import many_contours, thirty_structures, thirty_structures_dose


def _seconds(function, *arguments) -> float:
    begin = time.process_time()
    function(*arguments)
    return time.process_time() - begin


def _best(function, *arguments, rounds: int = 3) -> float:
    return min(_seconds(function, *arguments) for _ in range(rounds))


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", metavar="MODULE:FUNCTION")
    chosen = parser.parse_args()
    other = None
    if chosen.against:
        module, function = chosen.against.split(":")
        other = getattr(importlib.import_module(module), function)
    dose = thirty_structures_dose()
    solids = thirty_structures()
    print(f"{'structure':22}{'contours':>9}{'points':>9}{'cc':>9}{'ms':>8}", end="")
    print(f"{'other ms':>10}{'ratio':>7}" if other else "")
    own, theirs = [], []
    for name, solid in solids.items():
        points = sum(len(p) for s in solid.sections for p in s.polygons)
        own.append(_best(compute_dvh, solid, dose))
        row = f"{name:22}{len(solid.sections):9}{points:9}{solid.volume_cc:9.2f}"
        row += f"{1000 * own[-1]:8.1f}"
        if other:
            theirs.append(_best(other, solid, dose))
            row += f"{1000 * theirs[-1]:10.1f}{theirs[-1] / own[-1]:7.1f}"
        print(row)
    print(
        f"total {sum(own):.3f} s, median {1000 * statistics.median(own):.1f} ms", end=""
    )
    if other:
        ratio = statistics.median(b / a for a, b in zip(own, theirs, strict=True))
        print(f"; other {sum(theirs):.3f} s, median ratio {ratio:.2f}", end="")
    print()
    for count, planes in ((1000, 1), (3000, 3)):
        solid = many_contours(count, planes)
        row = f"{count} contours on {planes} planes: "
        row += f"{1000 * _best(compute_dvh, solid, dose):.1f} ms"
        if other:
            row += f", other {1000 * _best(other, solid, dose):.1f} ms"
        print(row)
    tracemalloc.start()
    compute_dvh(solids["Body"], dose)
    print(f"peak memory of Body: {tracemalloc.get_traced_memory()[1] / 2**20:.0f} MiB")
    assert np.isfinite(sum(own))


if __name__ == "__main__":
    main()
