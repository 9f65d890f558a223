"""Between two opportunities to stop little is done: so many calls, so much memory.

Not a time: calls and bytes are the same on a machine that is busy.
"""

from __future__ import annotations

import sys
import tracemalloc
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.app.measure import measure_dvhs, measure_solids
from dosiscope.core.case import Case
from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.effort import stoppable
from dosiscope.core.geometry import Geometry
from dosiscope.core.kinds import Kind
from dosiscope.core.structures import Contours, Roi, StructureSet
from dosiscope.io.case.contour_review import review_steps
from support.dvh_review import PATIENT, header
from support.entangled import SHAPES

if TYPE_CHECKING:
    from dosiscope.core.progress import PartSteps

pytestmark = pytest.mark.slow

# A call of Python or of C takes 0.1 to 5 µs, a megabyte of arrays 0.5 to 2 ms.
CALLS, MEGABYTES = 60_000, 150
# with 24 points, not 36: half of the work, and all of it at once is 130
OF_COMBS = 100


class Stops:
    """The most calls, and bytes held, between two opportunities to stop."""

    def __init__(self) -> None:
        self.calls = self.most_calls = self.most_bytes = self.held = 0

    def _event(self, _frame: object, event: str, _argument: object) -> None:
        self.calls += event in ("call", "c_call")

    def _ask(self) -> bool:
        self._note()
        return False

    def _note(self) -> None:
        now, peak = tracemalloc.get_traced_memory()
        self.most_calls = max(self.most_calls, self.calls)
        self.most_bytes = max(self.most_bytes, peak - self.held)
        tracemalloc.reset_peak()
        self.held, self.calls = now, 0

    def run(self, steps: PartSteps[object, Any]) -> Any:
        """Do the steps, each of which is an opportunity, as is every count of work."""
        tracemalloc.start()
        self.held = self.calls = 0
        sys.setprofile(self._event)
        try:
            while True:
                try:
                    with stoppable(self._ask):
                        next(steps)
                except StopIteration as stop:
                    return stop.value
                finally:
                    self._note()
        finally:
            sys.setprofile(None)
            tracemalloc.stop()


def _dose() -> Dose:
    geometry = Geometry(
        origin=np.array([-120.0, -120, -6]),
        row_direction=np.array([1.0, 0, 0]),
        column_direction=np.array([0, 1.0, 0]),
        spacing=(3.0, 3.0),
        offsets=np.linspace(0, 15, 6),
        size=(80, 80),
    )
    # as uneven as can be
    values = np.random.default_rng(1).integers(0, 60_000, geometry.shape)
    return Dose(
        header=header(Kind.DOSE),
        geometry=geometry,
        stored=values.astype(np.uint16),
        scaling=0.001,
        units=DoseUnits.GY,
        type=DoseType.PHYSICAL,
        summation=SummationType.PLAN,
        label="Noise",
    )


def _on_planes(roi: Roi, number: int) -> Roi:
    """The same outlines on three planes."""
    one = roi.contours
    points = [one.points + np.array([0, 0, 3.0 * k]) for k in range(3)]
    starts = [one.starts[k > 0 :] + k * len(one.points) for k in range(3)]
    many = Contours(np.concatenate(points), np.concatenate(starts), one.kinds * 3)
    return Roi(number, "Many", contours=many)


@pytest.fixture(scope="module", autouse=True)
def _libraries() -> None:
    """Import what is imported when it is needed first."""
    _run(Stops(), "triangles", 12)


def _run(stops: Stops, name: str, count: int) -> None:
    # the second is small: what is done from one ROI to the next counts too
    sizes = {1: count, 2: count // 6}
    rois = tuple(_on_planes(SHAPES[name](size), n) for n, size in sizes.items())
    structures = StructureSet(
        header=header(Kind.STRUCTURE_SET), label="Many", rois=rois
    )
    reviewed, *_ = stops.run(review_steps(structures, None))
    found = stops.run(
        measure_solids(
            Case(patient=PATIENT, frame_of_reference_uid="1", structure_set=reviewed)
        )
    )
    solids = {n: one.solid for n, one in found.items() if one.solid is not None}
    dose = _dose()
    stops.run(measure_dvhs(solids, dose, {}, list(solids)))


@pytest.mark.parametrize(
    ("name", "count"),
    [
        *((name, 60) for name in ("nested", "cross", "apart")),
        *(("triangles", 45), ("combs", 24)),
        *((name, 2000) for name in ("grid", "comb", "spiral")),
    ],
)
def test_little_is_done_between_two_opportunities_to_stop(
    name: str, count: int
) -> None:
    stops = Stops()
    _run(stops, name, count)

    assert stops.most_calls <= CALLS
    most = OF_COMBS if name == "combs" else MEGABYTES
    assert stops.most_bytes <= most * 1e6
