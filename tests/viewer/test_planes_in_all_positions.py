"""CT, wash, isodose and contour where they are, in every plane and patient position.

Measured from the pixels of rendered pictures of a phantom whose edges have a closed
form: an upright tube, at an odd place between unevenly spaced images.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from dosiscope.core.isodose import Level
from dosiscope.core.plane import ORIENTATIONS as PLANES
from dosiscope.core.sections.solid_cut import SolidCut
from dosiscope.core.solids.builder import build_solid
from dosiscope.resources.colour_tables import colour_table
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support.axial import circle, closed, make_case, make_ct, make_dose, make_roi, stack

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.viewer.review import ViewState
    from support.axial import Array, Directions

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.slow]

# directions of rows and of columns (PS3.3 C.7.6.2.1.1) of a patient who lies so
POSITIONS: dict[str, Directions] = {
    "HFS": ((1, 0, 0), (0, 1, 0)),
    "HFP": ((-1, 0, 0), (0, -1, 0)),
    "HFDR": ((0, -1, 0), (1, 0, 0)),
    "HFDL": ((0, 1, 0), (-1, 0, 0)),
    "FFS": ((-1, 0, 0), (0, 1, 0)),
    "FFP": ((1, 0, 0), (0, -1, 0)),
    "FFDR": ((0, -1, 0), (-1, 0, 0)),
    "FFDL": ((0, 1, 0), (1, 0, 0)),
}
OTHER = dict(zip(POSITIONS, [*list(POSITIONS)[3:], *list(POSITIONS)[:3]], strict=True))

LIMIT = 0.05  # mm
PIXELS = 8  # a mm
CENTRE = np.array([7.3, -11.9, 4.4])
RADIUS, LEVEL, SIGMA, CT_SIGMA = 20.0, 60.0, 25.0, 8.0
ISODOSE = 24.3  # mm, radius of the sphere of that level
MAXIMUM = float(LEVEL / np.exp(-(ISODOSE**2) / (2 * SIGMA**2)))
IMAGES = np.cumsum([-51.0, *([2.0, 1.5, 2.5, 1.8, 2.2] * 11)])
FIRST, LAST = 20, 36  # images that hold the tube
HALF = 40.0  # mm, of the picture's sides


def ball(sigma: float, top: float, x: Array, y: Array, z: Array) -> Array:
    far = (x - CENTRE[0]) ** 2 + (y - CENTRE[1]) ** 2 + (z - CENTRE[2]) ** 2
    values: Array = top * np.exp(-far / (2 * sigma**2))
    return values


@cache
def review_of(position: str) -> Review:
    """The phantom as scanned in a position; the dose grid lies otherwise."""
    ct = make_ct(
        stack(POSITIONS[position], (0.9, 1.1), IMAGES, (-58.2, -77.1), (77.5, 49.4)),
        lambda x, y, z: ball(CT_SIGMA, 1000, x, y, z),
    )
    dose = make_dose(
        stack(
            POSITIONS[OTHER[position]],
            (1.4, 1.2),
            np.arange(-50, 55, 1.3),
            (-52, -68.5),
            (67, 46),
        ),
        lambda x, y, z: ball(SIGMA, MAXIMUM, x, y, z),
        maximum=MAXIMUM * 1.1,
    )
    x, y = CENTRE[:2].tolist()
    tube = [closed(circle(x, y, z, RADIUS)) for z in IMAGES[FIRST : LAST + 1]]
    roi = make_roi(1, tube, colour=(255, 0, 0))
    review = Review()
    review.set_case(make_case(ct, (roi,), (dose,)))
    solid = build_solid(roi, ct.geometry.z)
    review.results.add_solid(1, solid, solid.volume_cc)
    review.results.add_cut(1, solid, SolidCut(solid))
    review.look.set_levels([Level(LEVEL, False, (0, 255, 0))])
    return review


def picture(position: str, plane: str, overlay: str) -> tuple[ViewState, Array]:
    """A view near the phantom's middle, and its picture of one overlay alone."""
    review = review_of(position)
    for one in (
        "contours",
        "wash",
        "isodoses",
        "isodose_labels",
        "points",
        "cursor",
        "annotations",
    ):
        review.look.set_shown(one, one == overlay)
    is_ct = overlay == "ct"
    review.look.set_window(500 if is_ct else 10_000, 1000)  # the CT alone, or black
    view = next(v for v in review.views if v.orientation is PLANES[plane])
    view.go_to_point(tuple(CENTRE))
    u, v = view.plane.to_uv(CENTRE)
    box = QRectF(u - HALF, v - HALF, 2 * HALF, 2 * HALF)
    size = int(2 * HALF * PIXELS)
    image = render_picture(view, (size, size), words=False, view_box=box)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(size, -1)
    return view, rows[:, : 3 * size].reshape(size, size, 3).astype(float)


PLACES = (np.arange(int(2 * HALF * PIXELS)) + 0.5) / PIXELS - HALF  # mm from the middle
U, V = np.meshgrid(PLACES, PLACES)


def middle(weight: Array) -> tuple[float, float]:
    total = weight.sum()
    assert total > 0
    return float((weight * U).sum() / total), float((weight * V).sum() / total)


def is_round(weight: Array, radius: float) -> None:
    """A ring of weights: its middle, and its radius towards eight sides."""
    assert middle(weight) == pytest.approx((0, 0), abs=LIMIT)
    far, angle = np.hypot(U, V), np.arctan2(V, U)
    for side in np.arange(-4, 4) * np.pi / 4:
        turned = np.abs((angle - side + np.pi) % (2 * np.pi) - np.pi)
        sector = weight * (turned < 0.3)
        found = (sector * far).sum() / sector.sum()
        assert found == pytest.approx(radius, abs=LIMIT)


def chord(view: ViewState, radius: float) -> float:
    """Half the width of what has a radius, in a plane that misses the middle."""
    return float(np.sqrt(radius**2 - float(view.plane.distance(CENTRE)) ** 2))


def in_all(test: Callable[..., None]) -> Callable[..., None]:
    for name, values in (("plane", PLANES), ("position", POSITIONS)):
        test = pytest.mark.parametrize(name, values)(test)
    return test


@in_all
def test_the_ct(position: str, plane: str) -> None:
    _, colours = picture(position, plane, "ct")
    assert colours.max() > 240
    assert middle(colours[..., 0]) == pytest.approx((0, 0), abs=LIMIT)


@in_all
def test_the_isodose_line(position: str, plane: str) -> None:
    view, colours = picture(position, plane, "isodoses")
    is_round(colours[..., 1], chord(view, ISODOSE))


@in_all
def test_the_colour_wash(position: str, plane: str) -> None:
    """Which dose its shades tell on the sphere of a level, on all sides."""
    low, high = LEVEL - 5, LEVEL + 5
    review = review_of(position)
    review.look.set_wash(low=low, high=high, opacity=1, table="grey")
    view, colours = picture(position, plane, "wash")
    # the middle of the doses that have a shade, of 254 between the ends
    band = np.arange(255)
    shades, owner = np.unique(colour_table("grey", 255)[:, 0], return_inverse=True)
    bands = np.bincount(owner, band + 0.5) / np.bincount(owner)
    doses = low + bands * (high - low) / 254
    off, far, angle = view.plane.distance(CENTRE), np.hypot(U, V), np.arctan2(V, U)
    near = np.abs(far - chord(view, ISODOSE)) < 0.5
    found = np.interp(colours[..., 0][near], shades.astype(float), doses)
    truth = MAXIMUM * np.exp(-(far[near] ** 2 + off**2) / (2 * SIGMA**2))
    outwards = (truth - found) / (truth * far[near] / SIGMA**2)  # mm
    assert outwards.mean() == pytest.approx(0, abs=LIMIT)
    for way in (np.cos, np.sin):  # a shift in u or v
        shift = (outwards * way(angle[near])).mean() * 2
        assert shift == pytest.approx(0, abs=LIMIT)


@in_all
def test_the_contour(position: str, plane: str) -> None:
    view, colours = picture(position, plane, "contours")
    red = colours[..., 0]
    if plane == "axial":
        is_round(red, RADIUS)
        return
    half = chord(view, RADIUS)
    bottom = (IMAGES[FIRST] + IMAGES[FIRST - 1]) / 2 - CENTRE[2]
    top = (IMAGES[LAST] + IMAGES[LAST + 1]) / 2 - CENTRE[2]
    for place, part, expected in (
        (U, (U < 0) & (np.abs(V) < 5), -half),
        (U, (U > 0) & (np.abs(V) < 5), half),
        (V, (V < 0) & (np.abs(U) < 5), -top),
        (V, (V > 0) & (np.abs(U) < 5), -bottom),
    ):
        found = (red * place)[part].sum() / red[part].sum()
        assert found == pytest.approx(expected, abs=LIMIT)
