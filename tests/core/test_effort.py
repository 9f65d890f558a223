"""Work on outlines: counted, in proportion to the points, bounded, and stopped."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.app.measure import measure_solids
from dosiscope.core import effort
from dosiscope.core.case import Case
from dosiscope.core.contour_checks.checks import check_roi
from dosiscope.core.contour_checks.given_up import TOO_ENTANGLED
from dosiscope.core.contour_checks.repeats import counted_once
from dosiscope.core.effort import (
    AT_ONCE,
    ENTANGLED,
    Allowance,
    Pool,
    StoppedError,
    TooEntangledError,
    bounded,
    part_of,
    spend,
    stoppable,
)
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.kinds import Kind
from dosiscope.core.polygons import even_odd, overlaps
from dosiscope.core.polygons import rings as rings_module
from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.overlaps import overlap, overlapping_boxes
from dosiscope.core.polygons.rings import Inside, Rings
from dosiscope.core.progress import finish
from dosiscope.core.reason import reasons_text
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.structures import StructureSet
from dosiscope.io.case.contour_review import review_steps
from dosiscope.io.rt import contour_windings
from dosiscope.io.rt.contour_windings import winding_steps
from support import entangled
from support.dvh_review import PATIENT, header
from support.entangled import IMAGES, SHAPES, roi_of

if TYPE_CHECKING:
    from dosiscope.core.structures import Roi

pytestmark = pytest.mark.slow


class Meter:
    """How much work is counted, and the most of it at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.total, self.most = 0, 0

        def counted(work: int) -> None:
            self.total += work
            self.most = max(self.most, work)
            spend(work)

        for name, module in list(sys.modules.items()):
            if name.startswith("dosiscope.") and getattr(module, "spend", 0) is spend:
                if module is not effort:
                    monkeypatch.setattr(module, "spend", counted)


def looked_at(roi: Roi) -> str:
    """Look at an ROI as the program does; why it is not measured, "" if it is."""
    once, found = counted_once(roi)
    checked = check_roi(once, IMAGES)
    try:
        with bounded(Allowance(len(roi.contours.points))):
            _ = build_solid(once, IMAGES).volume_cc
    except NotEvaluableError as error:
        return str(error)
    if found is not None and found.rule == "RC-19":
        return ENTANGLED
    return reasons_text(checked.not_measured)


@pytest.mark.parametrize(("name", "count"), [("triangles", 16_000), ("combs", 8_000)])
def test_the_worst_is_given_up_within_bounded_memory_and_work(
    name: str, count: int
) -> None:
    # the limits of the processor's time and of memory, not of a clock
    code = f"""
import resource
resource.setrlimit(resource.RLIMIT_AS, (1500 << 20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from support import entangled
from dosiscope.core.contour_checks.checks import check_roi
from dosiscope.core.contour_checks.given_up import TOO_ENTANGLED
from dosiscope.core.contour_checks.repeats import counted_once
roi, found = counted_once(entangled.{name}({count}))
check = check_roi(roi, entangled.IMAGES)
print(check.not_measured)
print({{one.rule for one in check.findings}})
"""
    environment = {"PYTHONPATH": ":".join(sys.path), "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert ENTANGLED in done.stdout
    assert "RC-19" in done.stdout


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("count", [30, 300, 1200])
def test_never_more_is_done_than_is_allowed_and_little_at_once(
    name: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a tenth of the bound, so that little work reaches it
    pool = effort._OF_ALL // 10
    monkeypatch.setattr(effort.Pool.__init__, "__defaults__", (pool,))
    roi = SHAPES[name](count)
    meter = Meter(monkeypatch)
    looked_at(roi)
    points = len(roi.contours.points)
    # once for repeated outlines, once for checks, once for the solid
    allowed = pool // 2 + effort._A_ROI + effort._A_POINT * points + meter.most
    assert meter.total <= 3 * allowed
    assert meter.most <= 6 * AT_ONCE


@pytest.mark.parametrize("name", ["grid", "column", "row", "circle", "spiral", "apart"])
def test_the_work_grows_with_contours_and_points(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    meter = Meter(monkeypatch)
    work = []
    for count in (500, 2000, 8000):
        meter.total = 0
        assert looked_at(SHAPES[name](count)) == ""
        work.append(meter.total)
    # n log n, or the square root of n side by side in a grid: not its square (16)
    for less, more in pairwise(work):
        assert more <= 8.5 * less + 100_000


def test_what_is_no_longer_wanted_stops_at_the_next_count() -> None:
    asked = 0

    def is_stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with stoppable(is_stopped), pytest.raises(StoppedError):
        check_roi(entangled.triangles(500), IMAGES)
    assert asked == 4


def test_a_bound_within_a_bound_does_not_widen_it() -> None:
    with bounded(Allowance(0)), pytest.raises(TooEntangledError):
        with bounded(Allowance(10**9)):
            spend(effort._OF_ALL)
    spend(10**12)  # nothing is bounded any more


# --- all ROIs of a case together --------------------------------------------------


def test_an_allowance_is_its_own_part_and_half_of_what_is_left_of_the_pool() -> None:
    pool = Pool(1000)
    own = effort._A_ROI + 10 * effort._A_POINT
    first = Allowance(10, pool)
    assert first.take(own)
    assert pool.left == 1000
    assert first.take(500)
    assert not first.take(1)
    second = Allowance(10, pool)
    assert second.take(own + 200)
    assert pool.left == 300
    assert not second.take(51)  # half of the 500 that were left, not what is left
    assert pool.left == 250
    assert Allowance(10, Pool(0)).take(own)


def test_the_part_of_an_roi_does_not_depend_on_which_are_asked() -> None:
    assert part_of(1).left == part_of(2).left == effort._OF_ALL
    assert 100 * part_of(100).left == 2 * effort._OF_DVHS


def _of(rois: list[Roi]) -> StructureSet:
    numbered = (replace(roi, number=n) for n, roi in enumerate(rois, start=1))
    return StructureSet(
        header=header(Kind.STRUCTURE_SET), label="Many", rois=tuple(numbered)
    )


def _given_up(rois: list[Roi]) -> list[bool]:
    reviewed, *_ = finish(review_steps(_of(rois), None))
    return [TOO_ENTANGLED in roi.not_measured for roi in reviewed.rois]


def _small_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    # a tenth of the pool, so that little work exhausts it
    pool = effort._OF_ALL // 10
    monkeypatch.setattr(effort.Pool.__init__, "__defaults__", (pool,))


def test_many_entangled_rois_take_no_more_than_the_pool(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _small_pool(monkeypatch)
    meter = Meter(monkeypatch)
    work = []
    for count in (10, 40):
        meter.total = 0
        rois = [SHAPES["combs"](60)] * count
        assert sum(_given_up(rois)) >= count - 9
        points = sum(len(roi.contours.points) for roi in rois)
        own = effort._A_ROI * count + effort._A_POINT * points
        # repeated outlines, windings, checks: own parts each, and one pool for all
        assert meter.total <= effort._OF_ALL // 10 + 3 * (own + count * meter.most)
        work.append(meter.total)
    assert work[1] <= 4 * work[0]


@pytest.mark.parametrize("place", [0, 7, 15])
def test_a_harmless_roi_is_measured_wherever_it_stands(
    place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _small_pool(monkeypatch)
    harmless = [SHAPES[name](300) for name in ("grid", "apart", "circle", "column")]
    rois = [SHAPES["combs"](100)] * 15
    rois[place:place] = harmless
    given_up = _given_up(rois)
    assert given_up[place : place + 4] == [False] * 4
    assert sum(given_up) >= 12
    assert _given_up(rois) == given_up
    case = Case(
        patient=PATIENT, frame_of_reference_uid="1.2.6", structure_set=_of(rois)
    )
    found = finish(measure_solids(case))
    for number in range(place + 1, place + 5):
        assert ENTANGLED not in found[number].reason


def test_windings_of_all_parts_of_an_roi_have_one_allowance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # as many parts as contours: each was allowed what the whole ROI is
    monkeypatch.setattr(contour_windings, "_AT_ONCE", 10)
    _small_pool(monkeypatch)
    meter = Meter(monkeypatch)
    roi = roi_of([entangled.combs(300).contours[0].points[:, :2] for _ in range(20)])
    finish(winding_steps(_of([roi])))
    own = effort._A_ROI + effort._A_POINT * len(roi.contours.points)
    assert meter.total <= own + effort._OF_ALL // 20 + meter.most


# --- what is done in parts is what is done at once -------------------------------


@pytest.fixture
def _in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (even_odd, overlaps, rings_module):
        monkeypatch.setattr(module, "AT_ONCE", 50)


@pytest.mark.usefixtures("_in_parts")
def test_area_in_parts() -> None:
    # a square of 10 x 10 with 9 holes of 2 x 1, crossed by a bar of 12 x 1
    unit = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]])
    holes = [
        unit * (2, 1) + (3 * i + 0.5, 3 * j + 0.5) for i in (0, 1, 2) for j in (0, 1, 2)
    ]
    bar = unit * (12, 1) + (-1, 2)
    assert even_odd_area([unit * 10, *holes, bar]) == pytest.approx(
        100 - 18 + 2 - 10, abs=1e-9
    )
    # a pentagram: five points count, the middle is wound around twice
    angle = np.arange(5) * 4 * np.pi / 5
    star = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    side = 2 * np.sin(np.pi / 5)  # of the pentagon around it
    inner = side / ((1 + 5**0.5) / 2) ** 2
    whole = 5 / 4 * side**2 / np.tan(np.pi / 5)
    middle = 5 / 4 * inner**2 / np.tan(np.pi / 5)
    tips = 5 * (inner**2 / 4) * np.tan(2 * np.pi / 5)
    assert whole > tips + middle
    assert even_odd_area([star]) == pytest.approx(tips, abs=1e-12)


@pytest.mark.usefixtures("_in_parts")
def test_pairs_of_boxes_and_outlines_in_parts() -> None:
    rng = np.random.default_rng(5)
    for stretch in ((1, 30), (30, 1)):  # side by side along one axis, or the other
        low = rng.uniform(0, 30, (60, 2)) * stretch
        boxes = np.concatenate([low, low + rng.uniform(0, 4, (60, 2))], axis=1)
        group = rng.integers(0, 3, 60)
        meets = (boxes[:, None, :2] <= boxes[None, :, 2:]).all(axis=2)
        meets &= meets.T & (group[:, None] == group[None])
        expected = {(a, b) for a, b in np.argwhere(meets).tolist() if a < b}
        found = np.sort(overlapping_boxes(boxes, group), axis=1)
        assert {(a, b) for a, b in found.tolist()} == expected
        assert len(found) == len(expected)
    # bars that cross without a vertex of one in the other; and beside each other
    bar = np.array([[-5.0, -0.5], [5, -0.5], [5, 0.5], [-5, 0.5]])
    ell = np.array([[0.0, 0], [9, 0], [9, 1], [1, 1], [1, 9], [0, 9]])
    pairs = np.array([[0, 1], [2, 3]])
    rings = Rings.of([bar, bar[:, ::-1], ell, ell[:, ::-1] * 0.5 + (3, 3)])
    assert overlap(rings, pairs).tolist() == [True, False]


@pytest.mark.usefixtures("_in_parts")
def test_points_inside_in_parts() -> None:
    rng = np.random.default_rng(6)
    polygon = rng.uniform(-1, 1, (400, 2))
    xy = rng.uniform(-1, 1, (900, 2))
    after = np.roll(polygon, -1, axis=0)
    crossed = (polygon[:, 1] <= xy[:, 1:]) != (after[:, 1] <= xy[:, 1:])
    at = polygon[:, 0] + (xy[:, 1:] - polygon[:, 1]) * (after[:, 0] - polygon[:, 0]) / (
        after[:, 1] - polygon[:, 1]
    )
    expected = (crossed & (at > xy[:, :1])).sum(axis=1) % 2 == 1
    assert np.array_equal(Inside((polygon,)).points(xy), expected)


def test_rows_of_long_edges_are_bounded() -> None:
    # every tooth reaches over the whole box, so that rows hold all of them
    (upright,) = entangled.comb_polygons(20_000)
    inside = Inside((upright,))
    inside.points(np.random.default_rng(1).uniform(0, 50, (50, 2)))
    assert len(inside._row_edges) <= rings_module._IN_ROWS + 3 * len(upright)
