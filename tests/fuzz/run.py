"""Many damages in a row:  python -m fuzz.run --count 20000  (from the folder tests).

Prints the table of outcomes; every forbidden one is named by kind, mutator and
seed, so that ``--only KIND MUTATOR SEED`` repeats it.  A run over processes ends
a crash of a decoder (which no Python code can catch) with its own count.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import tempfile
import time
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.mutators import MUTATORS
from fuzz.oracle import ALLOWED, Bench, Outcome, Verdict
from fuzz.small_case import COMPRESSED, KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

_BATCH = 500
_MEMORY = 3 << 29  # what a damaged small case may at most take: 1.5 GB
Key = tuple[str, str, str]  # kind, mutator, outcome


def damaged(sound: bytes, kind: str, mutator: str, seed: int) -> bytes:
    """Return a sound file of a kind, damaged: the same for the same seed."""
    name = zlib.crc32(f"{kind} {mutator}".encode())
    return MUTATORS[mutator](sound, random.Random(name ^ seed << 32))


def run(
    kind: str,
    seeds: range,
    folder: Path,
    mutators: Sequence[str] = tuple(MUTATORS),
    every: int = 1,
) -> tuple[Counter[Key], list[tuple[str, str, int, Verdict]]]:
    """Judge mutators with these seeds."""
    counts: Counter[Key] = Counter()
    notable = []
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(kind, folder, every)
    for seed in seeds:
        for mutator in mutators:
            verdict = bench.judge(damaged(bench.sound, kind, mutator, seed))
            counts[kind, mutator, verdict.outcome] += 1
            if verdict.outcome not in ALLOWED or verdict.outcome is Outcome.NO_PEER:
                notable.append((kind, mutator, seed, verdict))
    return counts, notable


def table(counts: Counter[Key]) -> str:
    """Return the outcomes as a table in Markdown."""
    lines = [
        "| object | mutator | " + " | ".join(Outcome) + " | all |",
        "|---|---|" + "--:|" * (len(Outcome) + 1),
    ]
    rows = list(dict.fromkeys((kind, mutator) for kind, mutator, _ in counts))
    for kind, mutator in [*rows, ("all", "all")]:
        cells = [
            sum(
                count
                for (k, m, o), count in counts.items()
                if o == outcome and (kind == "all" or (k, m) == (kind, mutator))
            )
            for outcome in Outcome
        ]
        shown = " | ".join(f"{cell:,}" for cell in [*cells, sum(cells)])
        lines.append(f"| {kind} | {mutator} | {shown} |")
    return "\n".join(lines)


def _in_process(
    kind: str,
    seeds: range,
    folder: str,
    mutators: Sequence[str],
    every: int,
    out: Connection,
) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    result = run(kind, seeds, Path(folder), mutators, every)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    out.send((*result, peak))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="damages in all")
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--kind", action="append", help="a kind of object; all if none")
    parser.add_argument("--mutator", action="append", help="all if none is given")
    parser.add_argument(
        "--every", type=int, default=1, help="tables and pictures of one case in N"
    )
    parser.add_argument("--only", nargs=3, metavar=("KIND", "MUTATOR", "SEED"))
    arguments = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="dosiscope-fuzz-") as folder:
        if arguments.only:
            kind, mutator, seed = arguments.only
            bench = Bench(kind, Path(folder))
            data = damaged(bench.sound, kind, mutator, int(seed))
            Path("damaged.dcm").write_bytes(data)
            print(bench.judge(data))
            return
        kinds = tuple(arguments.kind or (*KINDS, *COMPRESSED))
        mutators = tuple(arguments.mutator or MUTATORS)
        each = -(-arguments.count // (len(kinds) * len(mutators)))
        counts: Counter[Key] = Counter()
        peak, begun = 0.0, time.monotonic()
        for kind in kinds:
            for first in range(0, each, _BATCH):
                start = arguments.first + first
                seeds = range(start, start + min(_BATCH, each - first))
                ours, theirs = context.Pipe(False)
                where = str(Path(folder) / f"{kinds.index(kind)}")
                process = context.Process(
                    target=_in_process,
                    args=(kind, seeds, where, mutators, arguments.every, theirs),
                )
                process.start()
                theirs.close()
                try:
                    more, notable, memory = ours.recv()
                except EOFError:
                    process.join()
                    print(f"CRASH of the process: {kind} {seeds} {process.exitcode}")
                    counts[kind, "(process)", Outcome.CRASH] += 1
                    continue
                process.join()
                counts += more
                peak = max(peak, memory)
                for kind_, mutator, seed, verdict in notable:
                    told = f"{verdict.outcome}: {kind_!r} {mutator} {seed}: "
                    print(f"{told}{verdict.detail:.300}", flush=True)
        seconds = time.monotonic() - begun
        print(table(counts))
        print(f"{counts.total():,} damages in {seconds:.0f} s; peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
