"""How long work goes on before it asks whether anyone still waits for it.

    python benchmarks/stops.py [FOLDER ...]

Reads, measures and makes DVHs and their bands of what the folders hold, and prints the
longest time of the processor between two places at which the work can be stopped (a
step, or a count of work), with those two places.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dosiscope.app.measure import measure_bands, measure_dvhs, measure_solids
from dosiscope.core.effort import stoppable
from dosiscope.core.link import proposals
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.progress import Steps


@dataclass
class Watch:
    """Runs steps and keeps the longest time between two opportunities to stop."""

    longest: float = 0.0
    between: str = ""
    all: float = 0.0
    _last: float = 0.0
    _place: str = ""
    worst: list[tuple[float, str]] = field(default_factory=list)

    def _ask(self) -> bool:
        self._note(_place(2))
        return False

    def _note(self, place: str) -> None:
        now = time.thread_time()
        took = now - self._last
        if took > 0.05:
            self.worst.append((took, f"{self._place} to {place}"))
        if took > self.longest:
            self.longest, self.between = took, f"{self._place} to {place}"
        self._last, self._place = time.thread_time(), place

    def run(self, steps: Steps[Any]) -> Any:
        begun = self._last = time.thread_time()
        self._place = "begin"
        try:
            while True:
                try:
                    with stoppable(self._ask):
                        step = next(steps)
                except StopIteration as stop:
                    self._note("end")
                    return stop.value
                self._note(f"step '{step.what}'")
        finally:
            self.all += time.thread_time() - begun


def _place(above: int) -> str:
    frame = sys._getframe(above)
    while frame.f_back is not None and frame.f_code.co_filename.endswith("effort.py"):
        frame = frame.f_back
    return f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"


def measured(case: Case, watches: dict[str, Watch]) -> None:
    """Watch volumes, DVHs and bands of a case."""
    found = watches["volumes"].run(measure_solids(case))
    solids = {n: one.solid for n, one in found.items() if one.solid is not None}
    for dose in case.doses[:1]:
        dvhs = watches["DVHs"].run(measure_dvhs(solids, dose, {}, list(solids)))
        pairs = [(solids[n], one.dvh) for n, one in dvhs.items() if one.dvh is not None]
        watches["bands"].run(measure_bands(pairs, dose, among=len(solids)))


def of_folder(folder: Path) -> dict[str, Watch]:
    watches = {name: Watch() for name in ("scan", "load", "volumes", "DVHs", "bands")}
    found = watches["scan"].run(scan([folder]))
    for selection in proposals(found.inventory):
        measured(watches["load"].run(load(found, selection)), watches)
    return watches


def main() -> None:
    for folder in map(Path, sys.argv[1:]):
        for name, watch in of_folder(folder).items():
            print(
                f"{folder.name:30} {name:8} all {watch.all:6.2f} s, longest "
                f"{1000 * watch.longest:5.0f} ms: {watch.between}",
                flush=True,
            )
            for took, where in sorted(watch.worst, reverse=True)[:3]:
                print(f"      {1000 * took:5.0f} ms {where}")


if __name__ == "__main__":
    main()
