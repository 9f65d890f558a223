"""The examples a to f as DICOM files, and what changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.app.report import report_of
from dosiscope.core.ignoring import ignoring_off_slice
from dosiscope.core.progress import finish
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support.off_slice import good, read, roi, rung
from support.opened import opened, scanned
from support.synthetic.build import write_case
from support.synthetic.off_slice import EXAMPLES, example_case, example_roi

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.demo.dicom.description import Outline, Roi

pytestmark = pytest.mark.slow

# caps, islands, gaps, bifurcations and volume withheld, of each example
EXPECTED: dict[str, tuple[int, int, int, int, bool]] = {
    "a": (2, 0, 0, 0, False),
    "b": (2, 1, 0, 0, False),
    "c": (2, 0, 0, 0, False),
    "d": (3, 0, 0, 1, False),
    "e": (4, 0, 1, 0, False),
    "f": (2, 0, 0, 0, True),
    "f-added": (2, 0, 0, 0, False),
    "f-dropped": (4, 0, 1, 0, False),
}


def reported(folder: Path, case: Case) -> dict[str, Any]:
    """The one ROI of ``dosiscope check --json``."""
    made: Any = finish(report_of(scanned(folder), [case]))
    (one,) = made["cases"][0]["structure_set"]["rois"]
    return dict(one)


@pytest.mark.parametrize("key", EXPECTED)
def test_an_example_is_read_measured_and_reported(key: str, tmp_path: Path) -> None:
    example = EXAMPLES[key]
    write_case(example_case(example), tmp_path)
    case = opened(tmp_path)
    caps, islands, gaps, branches, withheld = EXPECTED[key]
    graph = case.graphs[1]
    assert graph.mode == "off-slice"
    found = (len(graph.caps), len(graph.islands), len(graph.gaps))
    assert found == (caps, islands, gaps)
    assert len(graph.bifurcations) == branches
    told = reported(tmp_path, case)
    assert told["mode"] == "off-slice"
    assert told["contours"] == len(example.rungs)
    assert told["off_slice"] == sum(1 for r in example.rungs if r.z % 4)
    assert (told["gaps"], told["islands"]) == (gaps, islands)
    assert told["state"] == ("invalid" if withheld else "shown")
    if withheld:
        assert told["volume_cc"] is None
        assert "z = 0.00 mm" in told["not_measured"]
    elif example.volume_cc is not None:
        assert told["volume_cc"] == pytest.approx(example.volume_cc, rel=1e-3)


def test_a_gap_is_the_sum_of_its_parts(tmp_path: Path) -> None:
    torn = EXAMPLES["e"]
    parts = [tuple(r for r in torn.rungs if r.z < 0)]
    parts.append(tuple(r for r in torn.rungs if r.z > 0))
    volumes = [
        read(tmp_path / str(n), example_roi(replace(torn, rungs=rungs))).volume_cc
        for n, rungs in enumerate([*parts, torn.rungs])
    ]
    assert volumes[0] is not None
    assert volumes[1] is not None
    assert volumes[2] == pytest.approx(volumes[0] + volumes[1], rel=1e-9)


# --- changes that change nothing ------------------------------------------------


def renumbered(outlines: list[Outline]) -> list[Outline]:
    """Other numbers, with holes, in the same order."""

    def other(number: int | None) -> int:
        assert number is not None
        return 7 * number + 5

    return [
        replace(
            o,
            number=other(o.number),
            attached=tuple(other(n) for n in o.attached or ()),
        )
        for o in outlines
    ]


def reordered(outlines: list[Outline]) -> list[Outline]:
    """The items in another order."""
    found = list(outlines)
    random.Random(4).shuffle(found)
    return found


def forward(outlines: list[Outline]) -> list[Outline]:
    """Every attachment stated at its other end."""
    tied: dict[int | None, list[int]] = {o.number: [] for o in outlines}
    for o in outlines:
        for n in o.attached or ():
            assert o.number is not None
            tied[n].append(o.number)
    return [replace(o, attached=tuple(tied[o.number])) for o in outlines]


def reversed_winding(outlines: list[Outline]) -> list[Outline]:
    """Every outline the other way round, beginning elsewhere."""
    return [
        replace(o, points=np.roll(o.points[::-1], 11, axis=0).copy()) for o in outlines
    ]


def shape(case: Case) -> set[frozenset[tuple[float, ...]]]:
    """The edges of a graph by the places of their contours, mm."""
    assert case.structure_set is not None
    graph, contours = case.graphs[1], case.structure_set.rois[0].contours
    place = [
        tuple(np.round(contours[int(n)].points.mean(axis=0), 2).tolist())
        for n in graph.contours
    ]
    return {frozenset((place[a], place[b])) for a, b in graph.edges.tolist()}


def pictures(case: Case, heights: tuple[float, ...]) -> list[bytes]:
    """The axial pictures at some z."""
    review = Review()
    review.set_case(case)
    found = []
    for z in heights:
        review.axial.go_to(z)
        image = render_picture(review.axial, (440, 440))
        found.append(bytes(image.constBits()))
    return found


@pytest.mark.parametrize(
    "change",
    [renumbered, reordered, forward, reversed_winding],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("key", ["a", "d", "e"])
@pytest.mark.usefixtures("qapp")
def test_how_a_graph_is_written_changes_nothing(
    key: str, change: Callable[[list[Outline]], list[Outline]], tmp_path: Path
) -> None:
    whole: Roi = example_roi(EXAMPLES[key])
    other = replace(whole, contours=tuple(change(list(whole.contours))))
    first, second = read(tmp_path / "1", whole), read(tmp_path / "2", other)
    assert shape(first.case) == shape(second.case)
    assert first.case.graphs[1].gaps == second.case.graphs[1].gaps
    assert second.volume_cc == pytest.approx(first.volume_cc, rel=1e-6)
    heights = (-4.0, 0.0, 1.4, 4.0, 8.0)
    assert pictures(first.case, heights) == pictures(second.case, heights)


# --- off-slice information ignored ------------------------------------------------


def test_ignored_content_is_flagged_and_counted(tmp_path: Path) -> None:
    found = read(tmp_path, roi(good()), roi([rung(8, 1, at=30)], 2, "One slice"))
    case = ignoring_off_slice(found.case)
    assert case.off_slice_ignored == {1}
    (flag,) = [f for f in case.findings if f.rule == "OS-17"]
    assert flag.action.name == "WARN"
    assert flag in case.warnings
    assert "2 contours between the images hidden" in flag.message
    made: Any = finish(report_of(scanned(tmp_path), [case]))
    rois = made["cases"][0]["structure_set"]["rois"]
    told = {one["number"]: one for one in rois}
    assert told[1]["contours"] == 4
    assert told[1]["off_slice"] == 2
    assert told[1]["state"] == "off-slice hidden"
    assert told[1]["off_slice_ignored"] is True
    assert "2 off-slice contours ignored" in told[1]["method"]
    # what a system makes of the two slices: half a slice more at either end
    assert told[1]["volume_cc"] == pytest.approx(0.07853982 * 8, rel=1e-4)
    assert told[2]["off_slice_ignored"] is False


def test_without_off_slice_contours_nothing_is_ignored(tmp_path: Path) -> None:
    found = read(tmp_path, roi([rung(8, 1), rung(12, 2, 1)]))
    case = ignoring_off_slice(found.case)
    assert case.off_slice_ignored == frozenset()
    assert case.findings == found.case.findings
