"""Lines in space: what of them lies in a plane, and where they go through it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.contours.open_lines import OpenLines
from dosiscope.core.contours.outlines import Outlines
from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Orientation, Plane, axial
from dosiscope.core.structures import GeometricType
from support.contours import contour, roi

#: A catheter that rises from z = -25, by 2.5 in z and 0.3 in y a point, at x = 8.
RISING = np.array([[8.0, 0.3 * k, -25 + 2.5 * k] for k in range(20)])


def lines(*each: np.ndarray) -> OpenLines:
    ends = [np.arange(len(one)) == len(one) - 1 for one in each]
    return OpenLines(np.concatenate(each), np.concatenate(ends))


def test_a_rising_line_has_one_place_on_every_plane_that_it_crosses() -> None:
    for z in (-24.0, 0.4, 1.5, 21.9):
        (found,) = lines(RISING).crossings(axial(z))
        assert found == pytest.approx((8.0, 0.3 * (z + 25) / 2.5))
    for z in (-25.5, 22.6):
        assert len(lines(RISING).crossings(axial(z))) == 0


def test_a_point_on_the_plane_counts_once() -> None:
    assert lines(RISING).crossings(axial(0.0)).tolist() == [[8.0, 3.0]]
    assert lines(RISING).crossings(axial(0.004)).tolist() == [[8.0, 3.0]]
    # also that at which it begins
    assert lines(RISING).crossings(axial(-25.0)).tolist() == [[8.0, 0.0]]


def test_the_other_planes_cut_it_too() -> None:
    (found,) = lines(RISING).crossings(Plane(CORONAL, 2.0))
    # u is x, v runs from the head down
    assert found == pytest.approx((8.0, -(-25 + 2.5 * 2.0 / 0.3)))
    assert len(lines(RISING).crossings(Plane(SAGITTAL, 7.0))) == 0


def test_in_its_own_plane_it_is_a_line_and_no_place() -> None:
    plane = Plane(SAGITTAL, 8.0)
    found = lines(RISING)
    assert len(found.lying_in(plane)) == len(RISING) - 1
    np.testing.assert_allclose(found.lying_in(plane)[0], [0.0, 25.0, 0.3, 22.5])
    assert len(found.crossings(plane)) == 0


def test_lines_are_not_joined_to_one_another() -> None:
    below = np.array([[0.0, 0, -5], [0, 0, -1]])
    above = np.array([[9.0, 0, 1], [9, 0, 5]])
    assert len(lines(below, above).crossings(axial(0))) == 0
    flat = np.array([[0.0, 0, 0], [1, 0, 0]])
    assert len(lines(flat, flat + 5 * np.eye(3)[0]).lying_in(axial(0))) == 2


def test_a_line_that_turns_crosses_twice() -> None:
    loop = np.array([[0.0, 0, -4], [3, 0, 4], [6, 0, -4]])
    found = lines(loop).crossings(axial(0))
    assert sorted(found.tolist()) == [[1.5, 0], [4.5, 0]]


places = st.tuples(*[st.integers(-20, 20)] * 3)


@given(
    st.lists(places, min_size=2, max_size=8),
    st.sampled_from([AXIAL, CORONAL, SAGITTAL]),
    st.integers(-15, 15),
)
def test_as_many_places_as_the_signs_change(
    points: list[tuple[int, int, int]], orientation: Orientation, at: int
) -> None:
    """Between whole points planes at halves are crossed strictly, as often as told."""
    plane = Plane(orientation, at + 0.5)
    line = np.array(points, dtype=np.float64)
    above = plane.distance(line) > 0
    found = lines(line).crossings(plane)
    assert len(found) == int((above[1:] != above[:-1]).sum())
    assert len(lines(line).lying_in(plane)) == 0
    # turned round, the line is the same line
    again = lines(line[::-1].copy()).crossings(plane)
    np.testing.assert_allclose(np.sort(found, axis=0), np.sort(again, axis=0))


def test_a_line_through_the_planes_asks_for_no_plane_of_its_own() -> None:
    through = contour(RISING, kind=GeometricType.OPEN_NONPLANAR)
    flat = contour(np.array([[0.0, 0, 3], [5, 0, 3]]), kind=GeometricType.OPEN_PLANAR)
    assert Outlines(roi([through, flat])).z.tolist() == [3.0]
