"""Outlines that cross are told with the volume of both readings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.contour_checks.checks import check_roi
from dosiscope.core.findings import Action
from dosiscope.core.solids.builder import build_solid
from support.contours import chain, contour, flat, roi, square

if TYPE_CHECKING:
    from dosiscope.core.structures import Contour, Roi

IMAGES = np.arange(-12.0, 13.0, 3.0)
PLANES = IMAGES[2:7]  # 15 mm of slices


def told(found: Roi) -> list[float]:
    """The volume as drawn and as taken together, cc, that the sentence tells."""
    (said,) = (f for f in check_roi(found, IMAGES).findings if "E18" in f.rule)
    assert said.action is Action.WARN
    return [float(cc) for cc in re.findall(r"([\d.]+) cc", said.message)]


def bar(length: float, width: float, z: float, turned: bool = False) -> Contour:
    """A rectangle around the origin."""
    x, y = length / 2, width / 2
    xy = np.array([[-x, -y], [x, -y], [x, y], [-x, y]])
    return contour(flat(xy[:, ::-1] if turned else xy, z))


def test_squares_that_overlap_by_half() -> None:
    found = roi(
        [contour(square(10, z, centre=(x, 0))) for z in PLANES for x in (0, 10)]
    )
    # 400 + 400 mm², of which 200 are of both; over 15 mm
    assert told(found) == pytest.approx([6.0, 9.0])
    assert build_solid(found, IMAGES).volume_cc == pytest.approx(6.0)


def test_a_cross_of_two_bars_has_no_vertex_inside_the_other() -> None:
    bars = [bar(60, 10, z, turned) for z in PLANES for turned in (False, True)]
    # 600 + 600 mm², of which 100 are of both
    assert told(roi(bars)) == pytest.approx([15.0, 16.5])


def test_three_that_share_a_place() -> None:
    found = roi(
        [contour(square(10, z, centre=(x, 0))) for z in PLANES for x in (0, 5, 10)]
    )
    # along x from -10 to 20 mm: once 5, twice 5, thrice 10, twice 5, once 5 mm
    assert told(found) == pytest.approx([6.0, 9.0])


def test_attached_outlines_that_overlap() -> None:
    heights = (-2.0, -0.7, 0.6, 2.0)
    one = chain([square(10, z) for z in heights])
    other = chain([square(10, z, centre=(10, 0)) for z in heights], first=11)
    (said,) = (f for f in check_roi(roi([*one, *other]), []).findings)
    assert "RC-17" in said.rule
    drawn, united = re.findall(r"([\d.]+) cc", said.message)
    assert float(drawn) == pytest.approx(400 * 4 / 1000, abs=0.01)
    assert float(united) == pytest.approx(600 * 4 / 1000, abs=0.01)


def test_nested_and_disjoint_ones_do_not_cross() -> None:
    found = roi(
        [
            contour(square(half, z, centre=(x, 0)))
            for z in PLANES
            for half, x in ((10, 0), (4, 0), (3, 30))
        ]
    )
    (said,) = check_roi(found, IMAGES).findings
    assert "nested" in said.message
