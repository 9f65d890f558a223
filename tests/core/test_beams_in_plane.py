"""Where planes cut a beam: closed forms, and lines that are seen on its edges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.beams.eye import eye_of
from dosiscope.core.beams.in_plane import (
    BEYOND_MM,
    axis_of,
    between,
    cut_surfaces,
    surfaces_of,
    way_of,
)
from dosiscope.core.plan import PatientSetup
from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Plane, axial
from support.checked_plan import good_plan
from support.delivered_plan import beam as good_beam
from support.delivered_plan import control_points

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dosiscope.core.beams.eye import BeamsEye

    Floats = NDArray[np.float64]

ISOCENTRE = np.array([10.0, -20.0, 30.0])
POSITIONS = ("HFS", "HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL", "FFDR")
FIELD = np.array([(-40.0, -30.0), (60.0, -30.0), (60.0, 50.0), (-40.0, 50.0)])
# leaves of different openings, and an outline by itself beside
LEAVES = np.array(
    [(-30.0, -20.0), (25.0, -20.0), (25.0, 0.0), (40.0, 0.0), (40.0, 20.0),
     (-10.0, 20.0), (-10.0, 0.0), (-30.0, 0.0)]
)  # fmt: skip
BESIDE = np.array([(-60.0, 30.0), (-50.0, 30.0), (-50.0, 40.0), (-60.0, 40.0)])


def eye_in(
    position: str,
    *,
    gantry: float = 0.0,
    collimator: float = 0.0,
    couch: float = 0.0,
    distances: tuple[float, float] = (1000.0, 1000.0),
) -> BeamsEye:
    points = control_points(
        gantry,
        isocentres=np.tile(ISOCENTRE, (2, 1)),
        collimator=np.full(2, collimator),
        couch=np.full(2, couch),
    )
    one = replace(good_beam(1), points=points, source_axis=distances)
    plan = replace(good_plan(), setups=(PatientSetup(number=1, position=position),))
    return eye_of(plan, one, 0)


def edges_in_plane(eye: BeamsEye, outlines: Iterable[Floats], plane: Plane) -> Floats:
    """The lines in which a plane cuts the edges of a beam, shape (lines, 2, 3)."""
    lines, _ = cut_surfaces(surfaces_of(eye, outlines), plane)
    return lines


def samples(lines: Floats) -> Floats:
    """Points all along lines, shape (n, 3), without their very ends."""
    shares = np.linspace(0.001, 0.999, 9)[:, np.newaxis, np.newaxis]
    ends = lines[:, 0], lines[:, 1]
    return np.asarray(ends[0] + shares * (ends[1] - ends[0])).reshape(-1, 3)


def far_from(outlines: tuple[Floats, ...], seen: Floats) -> Floats:
    """How far places are from the nearest edge, mm; those near the source are not."""
    nearest = np.full(len(seen), np.inf)
    for outline in outlines:
        for start, end in zip(outline, np.roll(outline, -1, axis=0), strict=True):
            along = end - start
            share = np.clip((seen - start) @ along / (along @ along), 0, 1)
            foot = start + share[:, np.newaxis] * along
            nearest = np.minimum(nearest, np.linalg.norm(seen - foot, axis=1))
    return nearest


def test_across_the_axis_the_edges_are_the_field_enlarged() -> None:
    """Head first supine, gantry 0: 200 mm below it is 1.2 times as wide."""
    eye = eye_in("HFS")
    lines = edges_in_plane(eye, [FIELD], Plane(CORONAL, ISOCENTRE[1] + 200))
    assert len(lines) == 4
    ends = lines.reshape(-1, 3) - ISOCENTRE
    np.testing.assert_allclose(ends[:, 1], 200)
    np.testing.assert_allclose((ends[:, 0].min(), ends[:, 0].max()), (-48, 72))
    np.testing.assert_allclose((ends[:, 2].min(), ends[:, 2].max()), (-36, 60))


def test_along_the_axis_the_edges_are_rays_from_the_source() -> None:
    eye = eye_in("HFS")
    lines = edges_in_plane(eye, [FIELD], axial(ISOCENTRE[2]))
    assert len(lines) == 2
    shown = lines - ISOCENTRE
    np.testing.assert_allclose(shown[..., 2], 0, atol=1e-9)
    for x in (-40, 60):
        # from the source, 1000 mm above, through the edge of the field
        (ray,) = (one for one in shown if np.sign(one[:, 0].sum()) == np.sign(x))
        np.testing.assert_allclose(ray[:, 0], x * (1000 + ray[:, 1]) / 1000, atol=1e-9)
        np.testing.assert_allclose(sorted(ray[:, 1]), (-1000, BEYOND_MM), atol=1e-6)


def test_beside_the_isocentre_the_field_begins_where_its_edge_comes_in() -> None:
    """100 mm to the head a field that ends at 50 is met 1000 mm below the isocentre."""
    eye = eye_in("HFS")
    lines = edges_in_plane(eye, [FIELD], axial(ISOCENTRE[2] + 100))
    assert len(lines) == 3
    depths = lines[..., 1] - ISOCENTRE[1]
    np.testing.assert_allclose(depths.min(), 1000)
    across = [one for one in lines if abs(one[0, 1] - one[1, 1]) < 1e-6]
    assert len(across) == 1
    np.testing.assert_allclose(
        sorted(across[0][:, 0] - ISOCENTRE[0]), (-80, 120), atol=1e-6
    )


def test_a_plane_beyond_the_field_holds_none_of_it() -> None:
    eye = eye_in("HFS")
    lines = edges_in_plane(eye, [FIELD], axial(ISOCENTRE[2] + 151))
    assert not len(lines)  # 50 mm by (1000 + 2000) / 1000 are 150
    assert not len(edges_in_plane(eye, [], axial(ISOCENTRE[2])))


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("couch", [0.0, 35.0, 270.0])
def test_lines_are_seen_on_the_edges(position: str, couch: float) -> None:
    outlines = (LEAVES, BESIDE)
    for gantry, collimator in ((0.0, 0.0), (30.0, 15.0), (200.0, 300.0)):
        eye = eye_in(position, gantry=gantry, collimator=collimator, couch=couch)
        met = 0
        for plane in (
            axial(float(ISOCENTRE[2]) + 3),
            Plane(CORONAL, float(ISOCENTRE[1]) - 7),
            Plane(SAGITTAL, float(ISOCENTRE[0]) + 5),
            Plane.through(
                ISOCENTRE,
                (ISOCENTRE + np.array((50, 10, 3))),
                (ISOCENTRE + np.array((0, 20, 80))),
            ),
        ):
            lines = edges_in_plane(eye, outlines, plane)
            met += len(lines)
            assert np.abs(plane.distance(lines)).max(initial=0.0) < 1e-6
            seen = eye.project(samples(lines))
            assert far_from(outlines, seen).max(initial=0.0) < 0.01
        assert met


def test_every_edge_that_a_plane_meets_is_there() -> None:
    """Along a line of the isocentre plane inside and outside change at the lines."""
    eye = eye_in("FFP", gantry=20.0, collimator=40.0, couch=12.0)
    plane = Plane(CORONAL, float(ISOCENTRE[1]) + 30)
    lines = edges_in_plane(eye, (LEAVES, BESIDE), plane)
    # the outlines of the shadow are closed: every end is that of another line
    ends = np.round(lines.reshape(-1, 3), 6)
    _, counts = np.unique(ends, axis=0, return_counts=True)
    assert (counts == 2).all()
    assert len(lines) == len(LEAVES) + len(BESIDE)


def test_ions_have_a_perspective_in_x_and_another_in_y() -> None:
    eye = eye_in("HFS", distances=(2000.0, 2500.0))
    lines = edges_in_plane(eye, [FIELD], Plane(CORONAL, ISOCENTRE[1] + 500))
    ends = lines.reshape(-1, 3) - ISOCENTRE
    np.testing.assert_allclose(
        (ends[:, 0].min(), ends[:, 0].max()), (-40 * 1.25, 60 * 1.25)
    )
    np.testing.assert_allclose(
        (ends[:, 2].min(), ends[:, 2].max()), (-30 * 1.2, 50 * 1.2)
    )


@pytest.mark.parametrize("collimator", [0.0, 33.0])
def test_lines_of_ions_are_seen_on_the_edges(collimator: float) -> None:
    eye = eye_in("HFS", gantry=75.0, collimator=collimator, distances=(1800.0, 2300.0))
    for plane in (axial(40.0), Plane(SAGITTAL, 20.0), Plane(CORONAL, -10.0)):
        lines = edges_in_plane(eye, (LEAVES,), plane)
        assert len(lines)
        places = samples(lines)
        seen = eye.project(places[np.abs(eye.towards(places)) < 500])
        assert far_from((LEAVES,), seen).max() < 0.05


def test_the_axis_goes_from_the_source_through_the_isocentre() -> None:
    eye = eye_in("HFS", gantry=90.0)
    ((start, end),) = axis_of(eye)
    np.testing.assert_allclose(start, (1010, -20, 30), atol=1e-9)
    np.testing.assert_allclose(end, (10 - BEYOND_MM, -20, 30), atol=1e-9)


def test_the_way_of_an_arc_lies_around_the_isocentre() -> None:
    eyes = [eye_in("HFS", gantry=angle) for angle in (0.0, 45.0, 90.0)]
    way = way_of(eyes, 100.0)
    assert way.shape == (2, 2, 3)
    np.testing.assert_allclose(way[0, 0], ISOCENTRE + np.array((0, -100, 0)), atol=1e-9)
    np.testing.assert_allclose(
        way[-1, 1], (ISOCENTRE + np.array((100, 0, 0))), atol=1e-9
    )


def test_the_part_of_a_line_between_two_planes() -> None:
    lines = np.array(
        [
            [(0.0, 0, 0), (0, 0, 10)],
            [(0.0, 0, 10), (0, 0, 0)],
            [(0.0, 0, 4), (9, 0, 4)],
            [(0.0, 0, 8), (9, 0, 8)],
        ]
    )
    kept, index = between(lines, Plane(AXIAL, 4.0), 3.0, 5.0)
    assert index.tolist() == [0, 1, 2]
    np.testing.assert_allclose(
        kept,
        [
            [(0, 0, 3), (0, 0, 5)],
            [(0, 0, 5), (0, 0, 3)],
            [(0, 0, 4), (9, 0, 4)],
        ],
    )
