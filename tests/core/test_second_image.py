"""A second image is sampled where it lies, on every plane, against closed forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.ct import Ct
from dosiscope.core.geometry import Geometry
from dosiscope.core.kinds import Kind
from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Plane
from dosiscope.core.sections.image_grid import ImageGrid
from dosiscope.core.sections.second_sections import SecondSections
from support.second_images import second_image, turned_by

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plane import Orientation
    from dosiscope.core.second_image import SecondImage

ORIGIN = np.array((-40.0, -30.0, -20.0))
_MIDDLE, _HALF = np.array((-2.0, 3.0, 29.0)), np.array((39 * 1.5, 58.0, 39.0)) / 2
OBLIQUE = Plane.through((0, 0, 0), (50, 10, 5), (-4, 60, 20)).orientation
TURNS = {
    "as the patient": np.eye(3),
    "about x": turned_by(x=20),
    "about all": turned_by(12, -25, 40),
    "sagittal images": np.array(((0, 0, -1.0), (1.0, 0, 0), (0, -1.0, 0))),
    "coronal images": np.array(((1.0, 0, 0), (0, 0, 1.0), (0, -1.0, 0))),
    "lying on the face": np.diag((-1.0, -1.0, 1.0)),
    "feet first": np.diag((-1.0, 1.0, -1.0)),
}


def origin(turn: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where the first pixel lies so that the middle is in one place."""
    return _MIDDLE - turn @ _HALF


def truth(
    points: NDArray[np.float64], turn: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What stands at points: linear along the turned axes, NaN outside."""
    right, down, across = ((points - origin(turn)) @ turn[:, n] for n in range(3))
    inside = np.ones(right.shape, bool)
    for at, most in ((right, 39 * 1.5), (down, 29 * 2.0), (across, 13 * 3.0)):
        inside &= (at >= -1e-7) & (at <= most + 1e-7)
    values = 1000 + 100 * across / 3.0 + 5 * down / 2.0 + right / 1.5
    return np.where(inside, values, np.nan)


def picture(step: float = 1.7) -> Ct:
    """A CT on whose pixels the second image is looked at."""
    n = 60
    geometry = Geometry(
        origin=np.array((-52.3, -47.1, -33.0)),
        row_direction=np.array((1.0, 0, 0)),
        column_direction=np.array((0, 1.0, 0)),
        spacing=(step, step),
        offsets=np.linspace(0.0, 2.2 * (n - 1), n),
        size=(n, n),
    )
    return Ct(
        header=second_image(kind=Kind.CT).volume.header,
        geometry=geometry,
        stored=np.zeros((n, n, n), np.int16),
        slope=np.ones(n),
        intercept=np.zeros(n),
        image_uids=tuple(map(str, range(n))),
    )


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
@pytest.mark.parametrize("orientation", [AXIAL, CORONAL, SAGITTAL, OBLIQUE], ids=str)
def test_planes_hold_what_lies_there(
    turn: NDArray[np.float64], orientation: Orientation
) -> None:
    second = second_image(rotation=turn, origin=origin(turn))
    pixels = ImageGrid(picture(), None, orientation)
    sections = SecondSections(second, pixels, orientation)
    assert pixels.grid is not None
    middle = second.motion.inverse().of(second.volume.geometry.to_mm((6.3, 14.2, 20.1)))
    plane = Plane(orientation, float(orientation.normal @ middle))
    values = sections.at(plane)
    assert values is not None
    points = pixels.grid.points(plane)
    expected = truth(points, turn)
    # what lies on the very edge may be taken either way
    away = np.minimum(
        np.abs(truth(points + 1e-5, turn) - truth(points - 1e-5, turn)), 1.0
    )
    sure = ~np.isnan(away) | (np.isnan(expected) & np.isnan(truth(points + 1e-5, turn)))
    assert sure.mean() > 0.98
    np.testing.assert_allclose(values[sure], expected[sure], atol=0.02)
    assert np.isfinite(values).sum() > 400
    sampled = second.sample(points)
    np.testing.assert_allclose(values[sure], sampled[sure], atol=0.01)


def test_a_point_is_read_within_rounding() -> None:
    turn = turned_by(12, -25, 40)
    second = second_image(rotation=turn, origin=origin(turn))
    rng = np.random.default_rng(1)
    points = origin(turn) + (rng.uniform(0, (58, 57, 38), (500, 3)) @ turn.T)
    np.testing.assert_allclose(second.sample(points), truth(points, turn), atol=0.002)
    assert np.isnan(second.sample(points + 200)).all()


def test_planes_at_any_distance_missing_ones_and_padding() -> None:
    offsets = (0.0, 3.0, 6.0, 9.0, 12.0, 21.0, 24.0, 27.0)
    padding = np.full(8, 1000 + 5 * 4 + 7, np.int32)  # of one pixel of the first plane
    second = second_image(offsets=offsets, padding=padding)
    assert second.volume.gaps.sum() == 1

    def at(k_mm: float, j: float, i: float) -> float:
        return float(second.sample(ORIGIN + np.array((1.5 * i, 2.0 * j, k_mm))))

    assert at(7.5, 4, 7) == 1000 + 250 + 27
    assert np.isnan(at(15.0, 4, 7))  # nothing is put where images are missing
    assert at(22.5, 4, 7) == 1000 + 550 + 27
    assert np.isnan(at(0.0, 4, 7))
    assert np.isnan(at(0.0, 3.5, 7))
    assert at(0.0, 3.0, 7) == 1022  # its neighbour is not asked
    for orientation in (AXIAL, CORONAL, SAGITTAL, OBLIQUE):
        pixels = ImageGrid(picture(), None, orientation)
        plane = Plane(
            orientation, float(orientation.normal @ (ORIGIN + np.array((12.0, 12, 13))))
        )
        values = SecondSections(second, pixels, orientation).at(plane)
        assert pixels.grid is not None
        expected = second.sample(pixels.grid.points(plane))
        if values is None:
            assert np.isnan(expected).all()
        else:
            np.testing.assert_allclose(values, expected, atol=0.01)


def test_values_of_every_plane_have_their_own_slope() -> None:
    slope = np.linspace(1, 3, 14)
    second = second_image(slope=slope, rotation=turned_by(x=20))
    back = second.motion.inverse()
    point = back.of(second.volume.geometry.to_mm((4.5, 10, 20)))
    expected = (1470 * slope[4] + 1570 * slope[5]) / 2
    assert float(second.sample(point)) == pytest.approx(expected, rel=1e-5)


def boxed(second: SecondImage, plane: Plane) -> float:
    """The area of the outline on a plane, mm²."""
    u, v = second.outline(plane).T
    return float(abs(np.sum(u * np.roll(v, -1) - v * np.roll(u, -1))) / 2)


def test_its_outline_is_where_its_samples_end() -> None:
    second = second_image()
    area = 39 * 1.5 * 29 * 2.0
    assert boxed(second, Plane(AXIAL, 0.0)) == pytest.approx(area)
    assert boxed(second, Plane(AXIAL, -20.0)) == pytest.approx(area)
    assert len(second.outline(Plane(AXIAL, 30.0))) == 0
    turned = second_image(rotation=turned_by(x=30))
    middle = turned.motion.inverse().of(turned.volume.geometry.to_mm((6.5, 14.5, 19.5)))
    # cut aslant between the planes: their distance by the sine, less than the rows
    plane = Plane(AXIAL, float(middle[2]))
    assert boxed(turned, plane) == pytest.approx(39 * 1.5 * 58.0 / np.cos(np.pi / 6))
