"""The bands of all DVHs of a case against the DVHs themselves.

    python -m speed.bands FOLDER [ROUNDS]

prints seconds of process time of every round, ROI by ROI in turns.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

from speed.drawing import load_case
from speed.timing import cpu_of


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Return seconds of process time of all DVHs, and of all their bands."""
    from dosiscope.app.measure import measure_bands, measure_dvhs, measure_solids
    from dosiscope.core.progress import finish

    case = load_case(folder)
    found = finish(measure_solids(case))
    solids = {n: one.solid for n, one in found.items() if one.solid is not None}
    dose, names = case.doses[0], {number: str(number) for number in solids}
    # for the first time what is needed is imported
    known = finish(measure_dvhs(solids, dose, names, solids))
    pairs = {n: (solids[n], one.dvh) for n, one in known.items() if one.dvh}
    finish(measure_bands([*pairs.values()][:1], dose, among=len(solids)))
    times: dict[str, list[float]] = {"dvhs": [], "bands": []}
    for _ in range(rounds):
        sums = [0.0, 0.0]
        for number, pair in pairs.items():
            alone = {number: solids[number]}
            works = (
                measure_dvhs(alone, dose, names, alone),
                measure_bands([pair], dose, among=len(solids)),
            )
            for n, work in enumerate(works):
                sums[n] += cpu_of(partial(finish, work))
        for name, seconds in zip(times, sums, strict=True):
            times[name].append(seconds)
    return times


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    print(json.dumps(measure(Path(sys.argv[1]), count)))
