"""Drawing and the start of this checkout against those of another one, in one run.

    python benchmarks/against_checkout.py OTHER [--repeat N]

OTHER is the root of another checkout, such as a git worktree of an earlier commit; both
are run by this Python.  What draws is measured by the benchmark of each checkout, which
knows its interface; the start by that of this one.  Prints ratios of process time, this
one to the other, with median and spread.
"""

from __future__ import annotations

import argparse
import os
import statistics
from pathlib import Path
from typing import Any

from all import run
from speed.cases import P200, folder_of
from speed.timing import ratio

ROOT = Path(__file__).parents[1]
SOURCES = ("app", "viewer", "io", "resources")
DRAWING = ("step", "window", "wash", "isodose", "pan", "only_ct")
DVH_PLOT = ("cross", "pan")
LADDER = ("draw", "zoom", "pan", "hover", "plane")
START = ("window_cpu", "first_slice_cpu", "complete_cpu")


def _sources(root: Path) -> str:
    return os.pathsep.join(str(root.resolve() / name) for name in SOURCES)


def _figures(root: Path) -> dict[str, float]:
    """Return milliseconds of process time by what was done."""
    found: dict[str, float] = {}

    def take(module: str, words: tuple[object, ...], names: tuple[str, ...]) -> None:
        place = root.resolve() / "benchmarks"
        if module == "window":
            place = ROOT / "benchmarks"
        elif not (place / "speed" / f"{module}.py").exists():
            found.update({f"{module} {name}": float("nan") for name in names})
            return
        times: dict[str, Any] = run(module, *words, sources=_sources(root), place=place)
        for name in names:
            one = times.get(name, float("nan"))
            value = statistics.median(one) if isinstance(one, list) else one
            found[f"{module} {name}"] = value

    take("drawing", (folder_of(P200),), DRAWING)
    take("dvh_plot", (), DVH_PLOT)
    take("ladder", (), LADDER)
    take("window", (folder_of(P200),), START)
    return found


def main() -> None:
    """Measure in turns and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    chosen = parser.parse_args()
    for root in (ROOT, chosen.other):
        run("window", folder_of(P200), sources=_sources(root))  # writes the byte code
    this, other = [], []
    for _ in range(chosen.repeat):
        this.append(_figures(ROOT))
        other.append(_figures(chosen.other))
    for name in this[0]:
        row = ratio(name, [t[name] for t in this], [o[name] for o in other], None)
        times = statistics.median(t[name] for t in this)
        print(f"{row.text()} {times:7.2f} ms")


if __name__ == "__main__":
    main()
