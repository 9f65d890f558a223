"""Solids cut by planes: exactly what the solid contains, in any plane."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from dosiscope.app.measure import measure_solids
from dosiscope.core.phantoms.shapes import RADIUS, Shape, shape_outlines
from dosiscope.core.plane import CORONAL, SAGITTAL, Orientation, Plane, axial
from dosiscope.core.progress import finish
from dosiscope.core.sections.solid_cut import SolidCut, cut_solids
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.solid import Section, Solid, Span
from support.contours import chain, circle, contour, flat, keyhole, roi, square
from support.data import case_dir
from support.lines import as_set, distances, enclosed, enclosed_area, polylines
from support.opened import opened
from support.stacks import stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.structures import Contour

pytestmark = pytest.mark.slow

PI = np.pi
SLICES = np.arange(0.0, 41.0, 4.0)


def on_slice(
    outlines: Sequence[NDArray[np.float64]], end_rule: EndRule = EndRule.HALF_SLICE
) -> Solid:
    """The solid of outlines on images that are 4 mm apart."""
    return build_solid(
        roi([contour(points) for points in outlines]), SLICES, end_rule=end_rule
    )


def off_slice(contours: Sequence[Contour]) -> Solid:
    return build_solid(roi(contours), [])


def lines(solid: Solid, plane: Plane) -> NDArray[np.float64]:
    return SolidCut(solid).lines(plane)


def coronal(solid: Solid, y: float = 0.0) -> NDArray[np.float64]:
    return lines(solid, Plane(CORONAL, y))


def sagittal(solid: Solid, x: float = 0.0) -> NDArray[np.float64]:
    return lines(solid, Plane(SAGITTAL, x))


def tilted(
    point: tuple[float, float, float], degrees: float, turned: float = 0.0
) -> Plane:
    """A plane through a point, so steep against the transverse one."""
    a, b = np.radians(degrees), np.radians(turned)
    level = np.array([np.cos(b), np.sin(b), 0.0])
    steep = np.array([-np.sin(b) * np.cos(a), np.cos(b) * np.cos(a), np.sin(a)])
    return Plane.through(point, point + level, point + steep)


def box(u: float, v: float, uu: float, vv: float) -> set[tuple[float, ...]]:
    """The lines of a rectangle, as `as_set` gives them."""
    corners = [(u, v), (uu, v), (uu, vv), (u, vv), (u, v)]
    return as_set(np.array([[*a, *b] for a, b in pairwise(corners)], dtype=np.float64))


# --- along z ---------------------------------------------------------------------


def test_a_column_on_slices_is_a_rectangle_that_ends_half_a_slice_beyond() -> None:
    solid = on_slice([square(10, z) for z in (8, 12, 16, 20)])
    assert as_set(coronal(solid)) == box(-10, -22, 10, -6)
    assert as_set(sagittal(solid, 3)) == box(-10, -22, 10, -6)
    (line,) = polylines(coronal(solid))
    assert np.array_equal(line[0], line[-1])


@pytest.mark.parametrize("turned", [0.0, 20.0, 45.0, 90.0, 210.0])
def test_a_cylinder_is_as_wide_as_its_chord_in_any_upright_plane(turned: float) -> None:
    solid = on_slice([circle(10, z, vertices=2000) for z in (8, 12, 16)])
    b = np.radians(turned)
    foot = np.array([-6 * np.sin(b), 6 * np.cos(b), 0.0])
    along = np.array([np.cos(b), np.sin(b), 0.0])
    plane = Plane.through(foot, foot + along, foot - np.array([0, 0, 50]))
    area = enclosed_area(lines(solid, plane))
    assert area == pytest.approx(2 * 8 * 12, rel=1e-4)


def test_outlines_of_different_size_make_stairs_half_way() -> None:
    solid = on_slice([square(4, 8), square(6, 12), square(5, 16)])
    (line,) = polylines(coronal(solid))
    right = [(4, 6), (4, 10), (6, 10), (6, 14), (5, 14), (5, 18)]
    expected = [*((-x, -z) for x, z in right), *((x, -z) for x, z in right[::-1])]
    assert as_set(coronal(solid)) == as_set(
        np.array([[*a, *b] for a, b in pairwise([*expected, expected[0]])])
    )
    assert len(line) == len(expected) + 1
    assert np.array_equal(line[0], line[-1])


def test_a_gap_is_open() -> None:
    solid = on_slice([square(5, z) for z in (4, 8, 24, 28)])
    assert as_set(coronal(solid)) == box(-5, -10, 5, -2) | box(-5, -30, 5, -22)


def test_a_cap_of_attached_contours_is_flat_and_where_the_file_ends() -> None:
    solid = off_slice(chain([square(10, 3), square(10, 11.5)]))
    assert as_set(coronal(solid, 1)) == box(-10, -11.5, 10, -3)


def test_tapered_ends_are_drawn_as_the_solid_contains_them() -> None:
    outlines = [square(r, z) for r, z in ((4, 8), (6, 12), (7, 16))]
    solid = on_slice(outlines, EndRule.TAPERED)
    assert any(span.taper != (1, 1) for span in solid.spans)
    low, high = -solid.spans[-1].high, -solid.spans[0].low
    found = coronal(solid)
    assert {low, high} == {found[:, 1::2].min(), found[:, 1::2].max()}
    assert found[found[:, 1] == high][:, 0].max() == 4  # not narrower at its end


@pytest.mark.parametrize(
    ("across", "truth"),
    [
        (0.0, (20 + 40) / 2 * 10),
        (
            12.0,  # a hyperbola
            quad(lambda r: 2 * np.sqrt(r * r - 144), 12, 20)[0],
        ),
    ],
)
def test_a_frustum_has_the_area_of_its_section(across: float, truth: float) -> None:
    solid = off_slice(
        chain([circle(10, 0, vertices=720), circle(20, 10, vertices=720)])
    )
    for found in (coronal(solid, across), sagittal(solid, -across)):
        assert enclosed_area(found) == pytest.approx(truth, rel=3e-3)


@pytest.mark.parametrize("shape", [Shape.SPHERE, Shape.LYING_CYLINDER])
@pytest.mark.parametrize("across", [0.0, 5.0])
def test_phantoms_have_the_area_of_their_section(shape: Shape, across: float) -> None:
    solid = stack(shape_outlines(shape, 0.25, 0.125), 0.0)
    half = np.sqrt(RADIUS**2 - across**2)
    is_sphere = shape is Shape.SPHERE
    disc = PI * half**2 if is_sphere else PI * RADIUS**2
    slab = PI * half**2 if is_sphere else 2 * half * 2 * RADIUS
    # of the lying cylinder, coronal planes cut discs, sagittal ones rectangles
    assert enclosed_area(coronal(solid, across)) == pytest.approx(disc, rel=5e-3)
    assert enclosed_area(sagittal(solid, across)) == pytest.approx(slab, rel=2e-2)


def test_a_hole_is_open_and_a_keyhole_is_the_same_hole() -> None:
    rings = [square(20, z) for z in SLICES[2:5]] + [square(10, z) for z in SLICES[2:5]]
    two = box(-20, -18, -10, -6) | box(10, -18, 20, -6)
    assert as_set(coronal(on_slice(rings), 3)) == two
    assert as_set(coronal(on_slice(rings), 15)) == box(-20, -18, 20, -6)
    channel = np.array(
        [(20, 0), (20, 20), (-20, 20), (-20, -20), (20, -20), (20, 0),
         (10, 0), (10, -10), (-10, -10), (-10, 10), (10, 10), (10, 0)], dtype=np.float64
    )  # fmt: skip
    solid = on_slice([flat(channel, z) for z in SLICES[2:5]])
    assert as_set(coronal(solid, 3)) == two
    assert as_set(coronal(solid, 0)) == two  # along the channel
    assert as_set(sagittal(solid, 15)) == box(-20, -18, 20, -6)  # across it


def test_the_channel_of_a_keyhole_is_in_no_plane() -> None:
    solid = on_slice([keyhole(20, 10, z, angle=0.4) for z in SLICES[2:5]])
    rings = on_slice([r(z) for z in SLICES[2:5] for r in (_outer, _inner)])
    middle = (15 * np.cos(0.4), 15 * np.sin(0.4))
    for plane in (
        Plane(CORONAL, middle[1]),
        Plane(SAGITTAL, middle[0]),
        tilted((*middle, 12.0), 25, 10),
        axial(12),
    ):
        found = lines(solid, plane)
        at = plane.to_uv((*middle, 12.0))
        assert distances(found, at[None])[0] > 3
        assert enclosed_area(found) == pytest.approx(
            enclosed_area(lines(rings, plane)), rel=1e-4
        )


def _outer(z: float) -> NDArray[np.float64]:
    return keyhole(20, 20 - 1e-9, z, angle=0.4)[:360]


def _inner(z: float) -> NDArray[np.float64]:
    return keyhole(10, 10 - 1e-9, z, angle=0.4)[:360]


def test_parts_that_touch_are_one() -> None:
    left, right = ((-5.0, 0.0), (5.0, 0.0))
    solid = on_slice(
        [square(5, z, centre=c) for z in SLICES[2:5] for c in (left, right)]
    )
    assert as_set(coronal(solid, 1)) == box(-10, -18, 10, -6)
    steep = lines(solid, tilted((0, 0, 12), 30, 90))
    assert distances(steep, np.zeros((1, 2)))[0] > 1
    at_z = as_set(lines(solid, axial(12)))
    assert (0.0, -5.0, 0.0, 5.0) not in at_z


def test_branches_are_apart_up_to_where_they_meet() -> None:
    legs = [square(3, z, centre=(x, 0)) for z in (4, 8, 12) for x in (-6, 6)]
    trunk = [flat(np.array([(-9, -3), (9, -3), (9, 3), (-9, 3)]), z) for z in (16, 20)]
    found = coronal(on_slice([*legs, *trunk]))
    inner = as_set(np.array([[-3.0, -14, 3, -14], [-3, -14, -3, -2], [3, -14, 3, -2]]))
    assert inner <= as_set(found)
    assert enclosed_area(found) == pytest.approx(2 * 6 * 12 + 18 * 8)


def test_a_plane_that_misses_has_no_lines() -> None:
    solid = on_slice([square(5, z) for z in (8, 12)])
    for plane in (Plane(CORONAL, 6), Plane(SAGITTAL, -6), axial(15), axial(0)):
        assert lines(solid, plane).shape == (0, 4)
    assert lines(solid, tilted((0, 0, 40), 20)).shape == (0, 4)


def test_nothing_has_no_lines() -> None:
    cut = SolidCut(Solid(1, (), ()))
    for plane in (Plane(CORONAL, 0), axial(0), tilted((0, 0, 0), 30)):
        assert cut.lines(plane).shape == (0, 4)
    assert cut_solids([], axial(0)) == []


# --- any plane -------------------------------------------------------------------


@pytest.mark.parametrize("degrees", [1.0, 30.0, 60.0, 85.0])
def test_a_tilted_plane_cuts_a_cylinder_in_an_ellipse(degrees: float) -> None:
    reach = 11 * np.tan(np.radians(degrees))
    solid = off_slice(chain([circle(10, -reach - 1), circle(10, reach + 1)]))
    found = lines(solid, tilted((0, 0, 0), degrees, 33))
    (line,) = polylines(found)
    assert np.array_equal(line[0], line[-1])
    area = PI * 100 / np.cos(np.radians(degrees))
    assert enclosed_area(found) == pytest.approx(area, rel=1e-9)


def test_a_tilted_plane_cuts_floors_and_ceilings_in_level_lines() -> None:
    solid = on_slice([square(10, z) for z in (8, 12, 16, 20)])  # from 6 to 22
    plane = tilted((0, 0, 14), 60)
    found = lines(solid, plane)
    half = 8 / np.sin(np.radians(60))  # of the strip between floor and ceiling
    assert enclosed_area(found) == pytest.approx(20 * 2 * half)
    ends = np.array([14 + 8, 14 - 8])
    for z in ends:
        (u, v), (uu, vv) = (
            plane.to_uv((x, (z - 14) / np.tan(np.radians(60)), z)) for x in (-10, 10)
        )
        assert as_set(np.array([[u, v, uu, vv]]), 6) <= as_set(found, 6)


def test_a_tilted_plane_cuts_each_stair() -> None:
    radii = {8: 4.0, 12: 6.0, 16: 5.0}
    solid = on_slice([square(r, z) for z, r in radii.items()])
    sine, tangent = np.sin(np.radians(70)), np.tan(np.radians(70))
    # in the plane, y = (z - 12) / tangent; at all z less than any half width
    assert 6 / tangent < 4
    area = sum(2 * r * 4 / sine for r in radii.values())
    assert enclosed_area(lines(solid, tilted((0, 0, 12), 70))) == pytest.approx(area)


def test_a_sphere_is_a_disc_in_any_plane() -> None:
    solid = stack(shape_outlines(Shape.SPHERE, 0.25, 0.125), 0.0)
    for degrees, turned, far in ((20, 50, 0.0), (50, 200, 4.0), (80, 10, -7.0)):
        plane = tilted((0, 0, 0), degrees, turned).moved(far)
        area = PI * (RADIUS**2 - far**2)
        assert enclosed_area(lines(solid, plane)) == pytest.approx(area, rel=2e-2)


def test_planes_a_hair_off_coronal_and_axial_are_cut_nearly_alike() -> None:
    solid = off_slice(chain([circle(10, 0), circle(20, 10), circle(8, 20)]))
    for degrees, plane in ((90 - 1e-4, Plane(CORONAL, 3)), (1e-4, axial(7.02))):
        near = tilted((0, plane.at, 0) if degrees > 1 else (0, 0, plane.at), degrees)
        area = enclosed_area(lines(solid, plane))
        assert enclosed_area(lines(solid, near)) == pytest.approx(area, rel=1e-4)


def test_a_plane_may_be_seen_turned() -> None:
    solid = on_slice([square(4, 8), square(6, 12), square(5, 16)])
    half = float(np.sqrt(0.5))
    turned = Orientation(
        name="turned",
        right=(half, 0.0, -half),
        down=(-half, 0.0, -half),
        normal=(0.0, 1.0, 0.0),
    )
    plain, other = coronal(solid, 2), lines(solid, Plane(turned, 2.0))
    points = Plane(CORONAL, 2.0).to_mm(plain.reshape(-1, 2))
    back = Plane(turned, 2.0).to_uv(points).reshape(-1, 4)
    assert as_set(back) == as_set(other)


def test_axial_planes_show_the_section_that_holds_there() -> None:
    wide, narrow = square(6, 8), square(4, 12)
    solid = on_slice([wide, narrow])
    for z, half in ((6, 6), (9.99, 6), (10, 4), (14, 4)):
        found = lines(solid, axial(z))
        assert as_set(found) == box(-half, -half, half, half)
        (line,) = polylines(found)
        assert np.array_equal(line[0], line[-1])


def test_many_are_cut_as_each_alone() -> None:
    solids = [
        on_slice([square(4, 8), square(6, 12)]),
        on_slice([circle(9, z, centre=(3, 1)) for z in (20, 24)]),
        Solid(3, (), ()),
        off_slice(chain([circle(10, 0), circle(20, 10)])),
    ]
    cuts = [SolidCut(solid) for solid in solids]
    planes = (Plane(CORONAL, 2), Plane(SAGITTAL, 2), axial(9), tilted((1, 2, 9), 40))
    for plane in planes:
        for alone, found in zip(cuts, cut_solids(cuts, plane), strict=True):
            np.testing.assert_array_equal(alone.lines(plane), found)
            assert found.flags.c_contiguous
            assert not found.flags.writeable


# --- any solid -------------------------------------------------------------------


coordinate = st.integers(-6, 6).map(float)
polygon = st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=7).map(
    np.array
)
outlines = st.lists(polygon, min_size=1, max_size=3).map(tuple)


@st.composite
def solids(draw: st.DrawFn) -> Solid:
    """Stacks of outlines that cross and touch, with gaps and uneven layers."""
    count = draw(st.integers(1, 4))
    sections = [Section(0.0, draw(outlines)) for _ in range(count)]
    spans: list[Span] = []
    z = float(draw(st.integers(-5, 0)))
    for _ in range(draw(st.integers(1, 5))):
        height = draw(st.sampled_from([1.0, 2.0, 3.0]))
        lower, upper = (draw(st.integers(0, count - 1)) for _ in range(2))
        t = draw(st.sampled_from([(0.0, 1.0), (0.0, 0.4), (0.5, 1.0), (0.25, 1.0)]))
        spans.append(
            Span(z, z + height, lower=lower, upper=upper, t_low=t[0], t_high=t[1])
        )
        z += height + draw(st.sampled_from([0.0, 0.0, 0.0, 1.0]))
    return Solid(1, tuple(sections), tuple(spans))


place = st.one_of(coordinate, st.floats(-7, 7))
upright = st.builds(Plane, st.sampled_from([CORONAL, SAGITTAL]), place)
oblique = st.builds(
    tilted, st.tuples(place, place, place), st.floats(1, 89), st.floats(0, 360)
)
# nearer to a border than rounding, no plane is on either side of it
planes = st.one_of(upright, oblique, place.map(lambda z: axial(round(z, 6))))


@given(solids(), planes, st.integers(0, 2**32 - 1))
def test_inside_is_what_the_solid_contains(
    solid: Solid, plane: Plane, seed: int
) -> None:
    found = lines(solid, plane)
    xyz = np.random.default_rng(seed).uniform(-9, 9, (80, 3))
    points = plane.to_uv(xyz)
    points = points[distances(found, points) > 1e-4]
    expected = solid.contains(plane.to_mm(points))
    assert enclosed(found, points).tolist() == expected.tolist()


@given(solids(), upright)
def test_upright_lines_go_round(solid: Solid, plane: Plane) -> None:
    """As many begin as end at every corner, so that they close."""
    found = np.round(lines(solid, plane), 9) + 0.0
    starts = sorted(map(tuple, found[:, :2].tolist()))
    assert starts == sorted(map(tuple, found[:, 2:].tolist()))


shifts = st.tuples(*[st.integers(-50, 50)] * 3)


@given(solids(), st.one_of(upright, oblique), shifts, st.integers(0, 2**32 - 1))
def test_the_cut_moves_with_the_solid(
    solid: Solid, plane: Plane, shift: tuple[int, int, int], seed: int
) -> None:
    moved = replace(
        solid,
        sections=tuple(
            replace(one, polygons=tuple(p + shift[:2] for p in one.polygons))
            for one in solid.sections
        ),
        spans=tuple(
            replace(span, low=span.low + shift[2], high=span.high + shift[2])
            for span in solid.spans
        ),
    )
    if not plane.orientation.normal[2]:  # where it lies along walls, to the last bit
        plane = plane.moved(round(plane.at * 64) / 64)
    there = plane.moved(plane.at + float(np.dot(shift, plane.orientation.normal)))
    here, found = lines(solid, plane), lines(moved, there)
    found = found - np.tile(plane.to_uv(shift), 2)
    xyz = np.random.default_rng(seed).uniform(-9, 9, (80, 3))
    points = plane.to_uv(xyz)
    points = points[distances(here, points) > 1e-4]
    assert enclosed(found, points).tolist() == enclosed(here, points).tolist()
    along = here[np.abs(here[:, 2:] - here[:, :2]).max(axis=1, initial=0) > 1e-3]
    assert distances(found, along[:, :2]).max(initial=0) < 1e-4


@given(solids(), place)
def test_swapping_x_and_y_swaps_coronal_and_sagittal(solid: Solid, at: float) -> None:
    swapped = replace(
        solid,
        sections=tuple(
            replace(one, polygons=tuple(p[:, ::-1] for p in one.polygons))
            for one in solid.sections
        ),
    )
    assert as_set(coronal(swapped, at)) == as_set(sagittal(solid, at))


def test_of_real_rois_inside_is_what_their_solids_contain() -> None:
    case = opened(case_dir("ihero-brto-equidistant"))
    measured = finish(measure_solids(case)).values()
    random = np.random.default_rng(7)
    found = [one.solid for one in measured if one.solid is not None]
    assert found
    for solid in found:
        assert solid.extent is not None
        low, high = np.reshape(solid.extent, (2, 3))
        middle = (low + high) / 2
        for plane in (
            Plane(CORONAL, middle[1]),
            Plane(SAGITTAL, middle[0]),
            axial(middle[2]),
            tilted((middle[0], middle[1], middle[2]), 35, 70),
        ):
            cut = lines(solid, plane)
            points = plane.to_uv(random.uniform(low - 1, high + 1, (100, 3)))
            points = points[distances(cut, points) > 1e-4]
            expected = solid.contains(plane.to_mm(points))
            assert expected.any()
            assert enclosed(cut, points).tolist() == expected.tolist()


def test_the_index_of_a_large_case_stays_within_64_mb() -> None:
    """2.7 million points in contours of 150 each, as in a case of 60 structures."""
    cut = SolidCut(on_slice([circle(30, z, vertices=150) for z in SLICES]))
    held = sum(getattr(cut, name).nbytes for name in SolidCut.__slots__)
    assert held / (150 * len(SLICES)) < 24  # 61 MB
