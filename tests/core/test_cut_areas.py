"""The areas of all cuts of a solid add up to its volume: what is drawn is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.app.measure import measure_solids
from dosiscope.core.plane import CORONAL, SAGITTAL, Orientation
from dosiscope.core.progress import finish
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.end_rule import EndRule
from support.areas import volume_of_cuts
from support.contours import chain, circle, contour, flat, keyhole, roi, square
from support.data import case_dir
from support.opened import opened

if TYPE_CHECKING:
    from dosiscope.core.structures import Contour

pytestmark = pytest.mark.slow

BOTH = pytest.mark.parametrize("orientation", [CORONAL, SAGITTAL], ids=lambda o: o.name)
WITHIN = 1e-3  # of the volume
EVEN = np.arange(0.0, 41.0, 4.0)
UNEVEN = np.array([0.0, 2.0, 5.0, 6.5, 11.0, 13.0, 17.0, 18.0, 24.0, 25.0, 31.0])
PI = float(np.pi)
CORNER = np.array([[0, 0], [20, 0], [20, 10], [10, 10], [10, 20], [0, 20]], dtype=float)


def outlines_of(name: str, z: list[float]) -> list[Contour]:
    """Outlines on planes, with their closed-form areas all but the circles'."""
    makers = {
        "a corner": lambda at: [flat(CORNER, at)],
        "a ring": lambda at: [circle(15, at), circle(7, at)],
        "a keyhole": lambda at: [keyhole(15, 7, at)],
        "two parts": lambda at: [
            circle(6, at, centre=(-10, 3)),
            circle(5, at, centre=(9, 1)),
        ],
    }
    return [contour(points) for at in z for points in makers[name](at)]


@BOTH
@pytest.mark.parametrize("name", ["a corner", "a ring", "a keyhole", "two parts"])
@pytest.mark.parametrize("images", [EVEN, UNEVEN], ids=["even", "uneven"])
@pytest.mark.parametrize("rule", [EndRule.HALF_SLICE, EndRule.NONE], ids=str)
def test_of_slabs_between_images_with_a_gap(
    orientation: Orientation, name: str, images: np.ndarray, rule: EndRule
) -> None:
    z = [float(images[n]) for n in (1, 2, 3, 6, 7, 9)]  # nothing at 4, 5 and 8
    solid = build_solid(roi(outlines_of(name, z)), images, end_rule=rule)
    assert len(solid.spans) > 2
    assert solid.volume_cc > 1
    found = volume_of_cuts(solid, orientation)
    assert found == pytest.approx(solid.volume_cc, rel=WITHIN)


OFF_SLICE = {
    "a cylinder with caps": chain([circle(10, 3), circle(10, 11.5)]),
    "an oblique cylinder": chain([circle(10, 0), circle(10, 7, centre=(6, 2))]),
    "a circular frustum": chain([circle(10, 0), circle(20, 10)]),
    "a concave frustum": chain([flat(CORNER, 0), flat(CORNER * 0.6, 10)]),
    "a tube, hole attached to hole": [
        contour(circle(20, 0), 1, ()),
        contour(circle(10, 0), 2, ()),
        contour(circle(20, 10), 3, (1,)),
        contour(circle(5, 10), 4, (2,)),
    ],
    "two parts with a gap": [
        *chain([circle(10, 0), circle(10, 3)]),
        *chain([square(10, 8), square(6, 9.3)], first=10),
    ],
    "a branch": [
        contour(circle(14, 0), 1, ()),
        contour(circle(5, 8, centre=(-8, 0)), 2, (1,)),
        contour(circle(6, 8, centre=(8, 1)), 3, (1,)),
    ],
    "a sphere": chain(
        [circle(float(np.sqrt(400 - z * z)) or 1e-3, z) for z in range(-19, 20)]
    ),
}


@BOTH
@pytest.mark.parametrize("name", OFF_SLICE)
def test_of_cells_between_attached_contours(
    orientation: Orientation, name: str
) -> None:
    solid = build_solid(roi(OFF_SLICE[name]), [])
    assert solid.is_off_slice
    found = volume_of_cuts(solid, orientation)
    assert found == pytest.approx(solid.volume_cc, rel=WITHIN)


@BOTH
def test_of_real_rois(orientation: Orientation) -> None:
    case = opened(case_dir("ihero-brto-equidistant"))
    measured = finish(measure_solids(case)).values()
    found = [one.solid for one in measured if one.solid is not None]
    assert found
    for solid in found:
        sum_of_cuts = volume_of_cuts(solid, orientation)
        assert sum_of_cuts == pytest.approx(solid.volume_cc, rel=WITHIN)
