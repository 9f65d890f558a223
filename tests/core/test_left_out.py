"""Slices left out in a pattern are a warning with both volumes, islands are a note."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from dosiscope.core.contour_checks.checks import check_roi
from dosiscope.core.findings import Action
from dosiscope.core.structures import SourcePixelPlanes
from dosiscope.core.text import volume_text
from support.contours import chain, circle, contour, roi

IMAGES = np.arange(-30.0, 30.1, 2.0)  # 31 slices
AREA = np.pi * 10**2 / 1000  # cc of 1 mm


def said(slices: list[int], **more: Any) -> list[tuple[Action, str]]:
    """What is told of an ROI with a contour on these slices."""
    found = roi([contour(circle(10, IMAGES[k])) for k in slices])
    return [(f.action, f.message) for f in check_roi(found, IMAGES, **more).findings]


PATTERNS = {
    "every second": list(range(4, 25, 2)),
    "every third": list(range(4, 26, 3)),
    "every second from the middle on": [4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18],
    "two by turns with three": [4, 6, 9, 11, 14, 16, 19],
    "every third is missing": [4, 5, 7, 8, 10, 11, 13, 14],
    "every fourth is missing": [4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 17],
    "here and there": [4, 6, 7, 10, 11, 13],
    "single ones, one to three slices apart": [4, 8, 10, 13, 14, 18, 20],
}


@pytest.mark.parametrize("slices", PATTERNS.values(), ids=PATTERNS.keys())
def test_a_pattern_is_a_warning_with_both_volumes(slices: list[int]) -> None:
    ((action, message),) = said(slices)
    assert action is Action.WARN
    drawn, whole = re.findall(r"([\d.]+) cc", message)
    assert drawn == volume_text(AREA * 2 * len(slices))
    length = 2 * (slices[-1] - slices[0] + 1)
    assert whole == volume_text(AREA * length)


def test_an_irregular_pattern_is_called_so() -> None:
    for slices, kind in (
        ([4, 6, 8, 10], "in a regular pattern"),
        ([4, 6, 7, 10, 11, 13], "in an irregular pattern"),
    ):
        ((_, message),) = said(slices)
        assert kind in message


@pytest.mark.parametrize(
    "slices", [[4, 5, 6, 8, 9, 10, 11], [4, 5, 9, 10, 11, 14, 15, 16, 17, 20], [3, 9]]
)
def test_gaps_without_a_pattern_are_one_note(slices: list[int]) -> None:
    ((action, _),) = said(slices)
    assert action is Action.NOTE


@pytest.mark.parametrize("size", [1, 2, 3])
def test_islands_beside_each_other_are_one_note(size: int) -> None:
    islands = [
        contour(circle(6, IMAGES[2 + n * (size + 1) + k], centre=(20.0 * (n % 2), 0)))
        for n in range(5)
        for k in range(size)
    ]
    (found,) = check_roi(roi(islands), IMAGES).findings
    assert found.action is Action.NOTE


def test_source_planes_without_contours_are_told() -> None:
    source = SourcePixelPlanes((0.0, 0.0, 0.0), 1.0, 21)
    contours = [contour(circle(10, z)) for z in np.arange(2.0, 19.0, 2.0)]
    (found,) = check_roi(roi(contours, source_planes=source), IMAGES).findings
    assert (found.rule, found.action) == ("RC-16", Action.WARN)
    alone = [contour(circle(10, z)) for z in (2.0, 3.0, 6.0, 7.0)]
    (found,) = check_roi(roi(alone, source_planes=source), IMAGES).findings
    assert (found.rule, found.action) == ("RC-16", Action.NOTE)


@pytest.mark.parametrize(
    ("attached", "rule"), [(None, "OS-03"), ((3,), "OS-04/E1"), ((9,), "OS-06/E8")]
)
def test_a_contour_that_does_not_say_what_it_is_attached_to(
    attached: tuple[int, ...] | None, rule: str
) -> None:
    """Of four layers of 1 mm one is missing then: both volumes are told."""
    rungs = chain([circle(10, z) for z in (0.0, 1.0, 2.0, 3.0, 4.0)])
    rungs[2] = contour(circle(10, 2.0), 3, attached)
    beside = contour(circle(5, 2.0, centre=(40, 0)), 9, ())
    found = check_roi(roi([*rungs, beside]), []).findings
    (one,) = (f for f in found if f.rule == rule)
    assert one.action is Action.WARN
    drawn, joined = re.findall(r"([\d.]+) cc", one.message)
    assert float(drawn) == pytest.approx(3 * AREA, abs=0.006)
    assert float(joined) == pytest.approx(4 * AREA, abs=0.006)
