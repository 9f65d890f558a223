"""Writes docs/validation-gamma.md: gamma against closed forms, other ways and a peer.

    python benchmarks/validate_gamma.py [--peer INTERPRETER] [--out FILE] [--quick]

INTERPRETER is the Python of an environment of its own with pymedphys 0.40.  Both sides
count CPU time of their process, for the same doses, in turns.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gamma_simplices import by_simplices

from dosiscope.core.__about__ import __version__
from dosiscope.core.gamma.criteria import GammaCriteria, read_criteria
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.gamma.map import SOUGHT
from dosiscope.core.isodose import Reference
from dosiscope.core.progress import finish
from support.fields import linear, read_dose, signed

HERE = Path(__file__).parent
PEER = HERE / "gamma_peer.py"
ROUNDS = 2
RUNS = 3
FINEST = 40  # of the peer's interpolation: parts of the distance
SOME = 1500  # points that it is asked for at its finest
SHIFT = np.array([1.3, -1.1, 0.8])


@dataclass(frozen=True)
class Pair:
    """A reference dose and an evaluated one."""

    name: str
    reference: object
    evaluated: object


def _target(x, y, z):
    """Return a rounded dose of 60 Gy with ripples."""
    rounded = np.exp(-(x * x + y * y + z * z) / 2 / 35**2)
    return 60 * rounded * (1 + 0.05 * np.sin(x / 9))


def _edge(x, y, z):
    """Return a plateau of 60 Gy within 25 mm, whose edge falls as steeply as any."""
    radius = np.sqrt(x * x + y * y + z * z)
    return 60 / (1 + np.exp((radius - 25) / 2.5))


def pair(name: str, function, half_size: float) -> Pair:
    """Return a dose and the same a bit larger and elsewhere, on a grid of its own."""

    def other(x, y, z):
        return 1.01 * function(x - SHIFT[0], y - SHIFT[1], z - SHIFT[2])

    reference = read_dose(linear(0, 0, 0), 2.5, half_size)
    evaluated = read_dose(linear(0, 0, 0), 2.5, half_size + 5, shift=(1.1, 0.6, -0.9))
    return Pair(name, signed(reference, function), signed(evaluated, other))


def timed(doses: Pair, criteria: GammaCriteria):
    """Return the map, and seconds of process and of the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    found = finish(gamma(doses.reference, doses.evaluated, criteria))
    return found, time.process_time() - cpu, time.perf_counter() - clock


# --- closed forms ----------------------------------------------------------------


def closed_rows() -> list[list[str]]:
    """Uniform offset of a linear dose."""
    rows = []
    for offset, gradient, percent, mm in (
        (3, 0, 3, 3), (3, 1, 3, 3), (5, 3, 3, 3), (2, 2, 2, 2),
    ):  # fmt: skip
        grid = read_dose(linear(0, 0, 0), 2.5, 20.0)
        one = signed(grid, linear(0, 0, gradient))
        other = signed(grid, linear(0, 0, gradient, at_centre=60 + offset))
        criteria = GammaCriteria(percent, mm, normalisation=Reference(100.0))
        inner = (slice(4, -4),) * 3
        ours = finish(gamma(one, other, criteria)).field.values()[inner]
        with by_simplices():
            theirs = finish(gamma(one, other, criteria)).field.values()[inner]
        truth = abs(offset) / np.hypot(percent, gradient * mm)
        rows.append([
            f"{offset} Gy more, {gradient} Gy/mm, {criteria.name}",
            f"{truth:.5f}", f"{abs(ours - truth).max():.0e}",
            f"{abs(theirs - truth).max():.0e}",
        ])  # fmt: skip
    return rows


# --- the same dose, looked at everywhere --------------------------------------------


def looked_at(doses: Pair, criteria: GammaCriteria, at: np.ndarray) -> np.ndarray:
    """Return gamma at samples (n, 3) by a fine grid around each, then finer ones."""
    unit = criteria.percent / 100 * doses.reference.maximum
    steps = np.linspace(-1, 1, 61)
    cube = np.stack(np.meshgrid(steps, steps, steps), -1).reshape(-1, 3)
    fine = np.stack(np.meshgrid(*[np.linspace(-1, 1, 9)] * 3), -1).reshape(-1, 3)
    best = np.empty(len(at))
    for n, index in enumerate(at):
        place = doses.reference.geometry.to_mm(index)
        dose = doses.reference.values()[tuple(index)]

        def squared(offsets, place=place, dose=dose):
            value = doses.evaluated.sample(place + offsets)
            apart = (offsets**2).sum(1) / criteria.mm**2
            return np.nan_to_num(apart + ((value - dose) / unit) ** 2, nan=9.0)

        offsets = cube * criteria.mm * SOUGHT
        found = squared(offsets)
        best[n] = min(found.min(), SOUGHT**2)
        for start in np.argsort(found)[:6]:
            centre, width = offsets[start], criteria.mm * SOUGHT / 30
            for _ in range(4):
                around = centre + fine * width
                found_here = squared(around)
                centre = around[found_here.argmin()]
                best[n] = min(best[n], found_here.min())
                width *= 0.3
    return np.sqrt(best)


def way_rows(*, quick: bool) -> list[list[str]]:
    """Ours and simplices: time, difference, points judged otherwise."""
    rows = []
    random = np.random.default_rng(7)
    for doses in (pair("target", _target, 60.0), pair("edge", _edge, 45.0)):
        for text in ("3%/2mm", "1%/1mm"):
            criteria = read_criteria(text)
            ours, own, _ = timed(doses, criteria)
            with by_simplices():
                theirs, other, _ = timed(doses, criteria)
            mine, its = ours.field.values(), theirs.field.values()
            known = np.argwhere(mine < SOUGHT)
            some = random.choice(len(known), 20 if quick else 50, replace=False)
            at = known[some]
            looked = looked_at(doses, criteria, at)
            mine_at, its_at = mine[tuple(at.T)], its[tuple(at.T)]
            otherwise = np.count_nonzero((mine <= 1) != (its <= 1))
            points = ours.numbers.points
            rows.append([
                f"{doses.name}, {criteria.name}", str(points),
                f"{1e6 * own / points:.1f}", f"{1e6 * other / points:.1f}",
                f"{(mine_at - looked).min():+.5f} to {(mine_at - looked).max():+.5f}",
                f"{(its_at - looked).min():+.3f} to {(its_at - looked).max():+.3f}",
                f"{100 * otherwise / points:.2f}",
            ])  # fmt: skip
    return rows


# --- time ------------------------------------------------------------------------


def time_rows(*, quick: bool) -> list[list[str]]:
    """A million points, each time with what else the machine does."""
    rows = []
    half = 60.0 if quick else 124.0
    doses = pair("target", _target, half)
    for text in ("3%/3mm", "3%/2mm", "2%/2mm", "3%/2mm,local", "2%/2mm,local"):
        # every sample a point, though most have next to no dose; then only dose
        criteria = replace(read_criteria(text), threshold_percent=0)
        cpus, clocks, loads = [], [], []
        for _ in range(1 if quick else RUNS):
            loads.append(os.getloadavg()[0])
            found, cpu, clock = timed(doses, criteria)
            cpus.append(cpu)
            clocks.append(clock)
        rows.append([
            criteria.name, f"{found.numbers.points}",
            *(", ".join(f"{n:.1f}" for n in row) for row in (cpus, clocks, loads)),
            f"{found.pass_percent:.2f}",
        ])  # fmt: skip
    return rows


# --- the peer --------------------------------------------------------------------


class Peer:
    """The other program, asked one gamma at a time."""

    def __init__(self, interpreter: str) -> None:
        self._process = subprocess.Popen(
            [interpreter, "-W", "ignore", str(PEER)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        if self._process.stdout.readline().strip() != "ready":
            raise SystemExit(f"{interpreter} cannot run pymedphys")

    def compute(self, file: Path, criteria: GammaCriteria, fraction: int, some=None):
        """Return seconds, points, passed points and gamma."""
        out = file.with_name("found.npy")
        asked = {
            "file": str(file), "out": str(out), "percent": criteria.percent,
            "mm": criteria.mm, "threshold": criteria.threshold_percent,
            "fraction": fraction, "local": criteria.is_local, "subset": some,
        }  # fmt: skip
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        words = self._process.stdout.readline().split()
        if len(words) != 3:
            raise SystemExit("pymedphys stopped")
        return float(words[0]), int(words[1]), int(words[2]), np.load(out)

    def close(self) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.wait(10)


def write_arrays(file: Path, doses: Pair) -> None:
    """Write axes and values of both doses, whose grids are straight."""
    arrays = {}
    for first, (name, dose) in enumerate(
        (("reference", doses.reference), ("evaluated", doses.evaluated))
    ):
        geometry = dose.geometry
        x, y, _ = geometry.origin
        axes = (
            geometry.z,
            y + np.arange(geometry.size[0]) * geometry.spacing[0],
            x + np.arange(geometry.size[1]) * geometry.spacing[1],
        )
        arrays |= {f"axis{3 * first + n}": axis for n, axis in enumerate(axes)}
        arrays[name] = dose.values()
    np.savez(file, **arrays)


def peer_rows(interpreter: str, *, quick: bool) -> tuple[list[list[str]], list[str]]:
    """Pass rates and times beside the other program, and the least ratio."""
    rows, ratios = [], []
    peer = Peer(interpreter)
    cases = [
        (pair("target", _target, 30.0), ("3%/2mm", "1%/1mm", "2%/2mm,local")),
        (pair("edge", _edge, 30.0), ("3%/2mm", "1%/1mm")),
    ]
    with TemporaryDirectory() as folder:
        file = Path(folder, "doses.npz")
        for doses, texts in cases:
            write_arrays(file, doses)
            for text in texts:
                criteria = read_criteria(text)
                ours, its = [], []
                for _ in range(1 if quick else ROUNDS):
                    found, cpu, _ = timed(doses, criteria)
                    ours.append(cpu)
                    seconds, points, passed, _ = peer.compute(file, criteria, 10)
                    its.append(seconds)
                _, _, _, fine = peer.compute(
                    file, criteria, 12 if quick else FINEST, SOME
                )
                ratio = statistics.median(its) / statistics.median(ours)
                ratios.append(ratio)
                mine = found.field.values()
                both = np.isfinite(fine) & ~np.isnan(mine)
                fine, some = np.minimum(fine[both], SOUGHT), mine[both]
                apart = fine - some
                rows.append([
                    f"{doses.name}, {criteria.name}",
                    f"{found.numbers.points}", f"{points}",
                    f"{found.pass_percent:.2f}", f"{100 * passed / points:.2f}",
                    f"{100 * (some <= 1).mean():.2f}",
                    f"{100 * (fine <= 1).mean():.2f}",
                    f"{apart.min():+.3f} to {apart.max():+.3f}",
                    f"{statistics.median(ours):.2f}", f"{statistics.median(its):.1f}",
                    f"{ratio:.0f}",
                ])  # fmt: skip
    peer.close()
    return rows, [f"{min(ratios):.0f}", f"{statistics.median(ratios):.0f}"]


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", metavar="INTERPRETER")
    page = HERE.parent / "docs" / "validation-gamma.md"
    parser.add_argument("--out", type=Path, default=page)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    quick = options.quick
    closed = table(
        ["case", "truth", "off by, here", "off by, simplices"], closed_rows()
    )
    ways = table(
        ["case", "points", "µs a point, here", "µs, simplices",
         "here less what is found by looking", "simplices less that",
         "% of points judged otherwise by simplices"], way_rows(quick=quick),
    )  # fmt: skip
    times = table(
        ["criteria", "points", "s of the processors", "s by the clock", "load before",
         "pass %"],
        time_rows(quick=quick),
    )  # fmt: skip
    beside, ratios = "Not measured.", ["", ""]
    if options.peer:
        rows, ratios = peer_rows(options.peer, quick=quick)
        beside = table(
            ["case", "points", "pymedphys", "pass %", "pymedphys at 10",
             f"pass % of {SOME} points", f"pymedphys at {FINEST}",
             "its gamma less ours there",
             "s here", "s pymedphys at 10", "times faster"], rows,
        )  # fmt: skip
    template = HERE.joinpath("validation-gamma.template.md").read_text("utf-8")
    page = template.format(
        version=__version__, python=platform.python_version(), numpy=np.__version__,
        processors=os.cpu_count(), runs=RUNS,
        closed=closed, ways=ways, times=times, peer=beside, least=ratios[0],
        median=ratios[1], finest=FINEST, some=SOME,
    )  # fmt: skip
    options.out.write_text(page, "utf-8")
    print(page)


if __name__ == "__main__":
    main()
