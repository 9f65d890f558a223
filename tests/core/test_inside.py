from __future__ import annotations

import numpy as np

from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.inside import rois_at
from support.contours import circle, contour, roi

IMAGES = np.arange(-20.0, 21.0, 5.0)


def test_the_rois_at_a_point_in_their_order() -> None:
    body = roi([contour(circle(50, z)) for z in IMAGES], number=7, name="Body")
    left = roi([contour(circle(10, z, centre=(20, 0))) for z in (0, 5)], number=2)
    ring = roi([contour(circle(r, 0)) for r in (30, 15)], number=5)
    rois = (body, left, ring)
    solids = {r.number: build_solid(r, IMAGES) for r in rois}

    def names(x: float, y: float, z: float) -> list[int]:
        return [r.number for r in rois_at((x, y, z), rois, solids)]

    assert names(0, 0, 0) == [7]
    assert names(20, 0, 0) == [7, 2, 5]
    assert names(20, 0, 7) == [7, 2]
    assert names(20, 0, 8) == [7]
    assert names(60, 0, 0) == names(0, 0, 30) == []


def test_an_roi_without_a_solid_holds_no_point() -> None:
    body = roi([contour(circle(50, z)) for z in IMAGES])
    assert rois_at((0, 0, 0), (body,), {}) == ()
