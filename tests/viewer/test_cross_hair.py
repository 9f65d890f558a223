"""The cross-hair, and the planes of other pictures on this one."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from dosiscope.core.plane import CORONAL, SAGITTAL, Plane, axial
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.cross_hair import lines_of_planes

BOX = QRectF(-50, -40, 100, 80)


def places(planes: list[Plane], shown: Plane) -> list[tuple[float, ...]]:
    """Both ends of every line, x, y, z each, mm."""
    frame = Frame.fitting(BOX, 1000, 800, shown)
    return [
        (*frame.to_mm(line.p1()), *frame.to_mm(line.p2()))
        for line in lines_of_planes(planes, frame)
    ]


def test_lines_lie_on_both_planes() -> None:
    found = places([Plane(CORONAL, 12.0), Plane(SAGITTAL, -7.0)], axial(3.0))
    across = [line for line in found if line[1] == pytest.approx(12, abs=0.1)]
    down = [line for line in found if line[0] == pytest.approx(-7, abs=0.1)]
    assert len(across) == len(down) == 2  # on both sides of where they meet
    for x1, y1, z1, x2, y2, z2 in across:
        assert (y1, y2) == pytest.approx((12, 12), abs=0.1)
        assert z1 == z2 == 3
        assert not x1 < -7 < x2


def test_the_axial_plane_is_a_line_across_the_others() -> None:
    for shown in (Plane(CORONAL, 0.0), Plane(SAGITTAL, 4.0)):
        (line,) = places([axial(-12.5)], shown)
        assert (line[2], line[5]) == pytest.approx((-12.5, -12.5), abs=0.1)


def test_an_oblique_plane_is_an_oblique_line() -> None:
    other = Plane.through((0, 0, 0), (10, 6, 0), (0, 1, 9))
    (line,) = places([other], axial(5.0))
    ends = np.array(line).reshape(2, 3)
    assert other.distance(ends) == pytest.approx(0, abs=1e-6)
    assert np.linalg.norm(ends[1] - ends[0]) > 100  # beyond the picture


def test_a_parallel_plane_has_no_line() -> None:
    assert places([axial(9.0)], axial(5.0)) == []
