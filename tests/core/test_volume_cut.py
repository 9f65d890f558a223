"""A volume seen along the directions of a plane has its samples where they lie."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Orientation, Plane
from dosiscope.core.sections.volume_cut import VolumeCut, box, extents
from support.axial import ORIENTATIONS, sampled, stack

if TYPE_CHECKING:
    from dosiscope.core.geometry import Geometry
    from support.axial import Directions

Z = (-7.0, -2.0, 0.0, 4.0)
FROM_THE_FEET = Orientation(
    name="from the feet", right=(-1, 0, 0), down=(0, 1, 0), normal=(0, 0, -1)
)
OBLIQUE = Plane.through((0, 0, 0), (1, 0.2, 0), (0, 0.1, 1)).orientation


def volume(directions: Directions) -> Geometry:
    return stack(directions, (2, 3), Z, (-20, -10), (25, 14))


def tilted(angle: float) -> Geometry:
    row = np.array([np.cos(angle), 0, np.sin(angle)])
    return replace(volume(ORIENTATIONS[0]), row_direction=row)


@pytest.mark.parametrize("directions", ORIENTATIONS)
@pytest.mark.parametrize(
    "orientation", [AXIAL, CORONAL, SAGITTAL, FROM_THE_FEET], ids=lambda o: o.name
)
def test_every_sample_is_where_its_place_says(
    directions: Directions, orientation: Orientation
) -> None:
    geometry = volume(directions)
    values = sampled(geometry, lambda x, y, z: x + 1000 * y + 1e6 * z)
    cut = VolumeCut.of(geometry, orientation)
    assert cut is not None
    seen = cut.view(values)
    assert np.shares_memory(seen, values)
    assert seen.shape == (cut.normal.count, cut.v.count, cut.u.count)
    u, v = np.meshgrid(cut.u.positions, cut.v.positions)
    for n, at in enumerate(cut.normal.positions):
        points = Plane(orientation, float(at)).to_mm(np.stack([u, v], axis=-1))
        assert seen[n] == pytest.approx(points @ [1, 1000, 1e6])
    for axis in (cut.normal, cut.v, cut.u):
        assert np.all(np.diff(axis.positions) > 0)


def test_no_sample_lies_along_other_directions() -> None:
    ahead = volume(ORIENTATIONS[0])
    half = np.sqrt(0.5)
    askew = replace(
        ahead,
        row_direction=np.array([half, half, 0]),
        column_direction=np.array([-half, half, 0]),
    )
    assert VolumeCut.of(ahead, OBLIQUE) is None
    for orientation in (AXIAL, CORONAL, SAGITTAL):
        assert VolumeCut.of(askew, orientation) is None


@pytest.mark.parametrize(("angle", "is_cut"), [(1e-4, True), (1e-3, False)])
def test_a_tilted_volume_is_cut_along_its_images_only(
    angle: float, is_cut: bool
) -> None:
    # 45 mm of a row rise by 0.0045 and 0.045 mm
    geometry = tilted(angle)
    assert VolumeCut.of(geometry, AXIAL) is not None
    assert (VolumeCut.of(geometry, CORONAL) is not None) == is_cut


@pytest.mark.parametrize("directions", ORIENTATIONS)
def test_the_box_reaches_to_the_edges_of_pixels_and_to_the_outer_planes(
    directions: Directions,
) -> None:
    geometry = volume(directions)
    x, y = box(geometry, AXIAL)
    u, v = box(geometry, CORONAL)
    assert u == x
    assert v == (-4, 7)
    assert box(geometry, SAGITTAL) == (y, v)
    rows, columns = (
        n * s for n, s in zip(geometry.size, geometry.spacing, strict=True)
    )
    assert {x[1] - x[0], y[1] - y[0]} == {rows, columns}
    for orientation in (AXIAL, CORONAL):
        *sides, _ = extents(geometry, orientation, 0.5)
        assert np.ravel(sides) == pytest.approx(np.ravel(box(geometry, orientation)))


def test_the_box_of_an_oblique_plane_holds_every_pixel() -> None:
    geometry = volume(ORIENTATIONS[3])
    k, j, i = np.indices(geometry.shape)
    points = geometry.to_mm(np.stack([k, j, i], axis=-1)).reshape(-1, 3)
    uv = Plane(OBLIQUE, 0).to_uv(points)
    (left, right), (top, bottom) = box(geometry, OBLIQUE)
    assert np.all((uv >= [left, top]) & (uv <= [right, bottom]))
