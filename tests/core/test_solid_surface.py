"""Triangles around a solid: what they enclose, and where they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from dosiscope.core.effort import TooEntangledError
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.oriented import oriented_edges
from dosiscope.core.polygons.trapezoids import trapezoids_between
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.prisms import prisms_of
from dosiscope.core.solids.solid import Section, Solid, Span
from dosiscope.core.surfaces import solid_surface as module
from dosiscope.core.surfaces.solid_surface import solid_surface
from support.linear_shapes import sphere_on_slices

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.surfaces.mesh import Mesh

    Floats = NDArray[np.float64]

SQUARE = np.array([(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0)])
HOLE = np.array([(5.0, 5.0), (5.0, 12.0), (12.0, 12.0), (12.0, 5.0)])
KEYHOLE = np.array(
    [(0, 0), (20, 0), (20, 20), (0, 20), (0, 8), (5, 8), (5, 12), (12, 12), (12, 5),
     (5, 5), (5, 8), (0, 8)], float
)  # fmt: skip
STAR = np.array([(10.0, 0.0), (16.0, 19.0), (0.0, 7.0), (20.0, 7.0), (4.0, 19.0)])


def stack(*layers: tuple[float, float, list[Floats]]) -> Solid:
    sections = tuple(Section((a + b) / 2, tuple(ps)) for a, b, ps in layers)
    spans = tuple(Span(a, b, lower=n, upper=n) for n, (a, b, _) in enumerate(layers))
    return Solid(1, sections, spans)


def enclosed(mesh: Mesh) -> list[float]:
    """The volume by each of the three components of the divergence theorem, mm³."""
    a, b, c = (mesh.points[mesh.triangles[:, n]] for n in range(3))
    across = np.cross(b - a, c - a) / 2
    middle = (a + b + c) / 3
    return [float(v) for v in (across * middle).sum(axis=0)]


def prisms_volume(solid: Solid) -> float:
    return sum((b - a) * even_odd_area(s.polygons) for a, b, s in prisms_of(solid))


def is_around(solid: Solid) -> Mesh:
    mesh = solid_surface(solid)
    assert enclosed(mesh) == pytest.approx([prisms_volume(solid)] * 3, rel=1e-6)
    looks_outwards(mesh, solid)
    return mesh


def looks_outwards(mesh: Mesh, solid: Solid) -> None:
    a, b, c = (mesh.points[mesh.triangles[:, n]] for n in range(3))
    across = np.cross(b - a, c - a)
    area = np.linalg.norm(across, axis=1)
    large = area > 1e-3
    normal = across[large] / area[large, None]
    middle = ((a + b + c) / 3)[large]
    assert np.abs(normal - mesh.normals[mesh.triangles[large, 0]]).max() < 1e-5
    assert solid.contains(middle - 1e-5 * normal).all()
    assert not solid.contains(middle + 1e-5 * normal).any()


def test_a_box_has_six_sides() -> None:
    mesh = is_around(stack((-3.0, 4.0, [SQUARE])))
    assert len(mesh.triangles) == 12
    assert mesh.points.min(axis=0).tolist() == [0, 0, -3]
    assert mesh.points.max(axis=0).tolist() == [20, 20, 4]


@pytest.mark.parametrize("wound", [1, -1])
def test_a_hole_is_open_through_and_through(wound: int) -> None:
    mesh = is_around(stack((0.0, 5.0, [SQUARE[::wound], HOLE])))
    assert enclosed(mesh)[0] == pytest.approx(5 * (400 - 49))


def test_the_channel_of_a_keyhole_has_no_walls() -> None:
    mesh = is_around(stack((0.0, 5.0, [KEYHOLE])))
    walls = mesh.points[np.abs(mesh.normals[:, 2]) < 0.5]
    assert not ((walls[:, 1] == 8.0) & (walls[:, 0] < 5)).sum() > 4
    assert enclosed(mesh)[0] == pytest.approx(5 * (400 - 49))


def test_an_outline_that_crosses_itself_is_even_odd() -> None:
    is_around(stack((0.0, 2.0, [STAR])))


def test_where_outlines_differ_only_what_sticks_out_has_a_face() -> None:
    shifted = SQUARE + np.array((4.0, 3.0))
    mesh = is_around(stack((0.0, 2.0, [SQUARE]), (2.0, 4.0, [shifted])))
    a, b, c = (mesh.points[mesh.triangles[:, n]] for n in range(3))
    up = np.cross(b - a, c - a)[:, 2] / 2
    between = (np.stack([a, b, c])[:, :, 2] == 2.0).all(axis=0)
    sticks_out = 400 - 16 * 17
    assert up[between & (up > 0)].sum() == pytest.approx(sticks_out)
    assert up[between & (up < 0)].sum() == pytest.approx(-sticks_out)


def test_a_gap_has_both_its_ends() -> None:
    mesh = is_around(stack((0.0, 2.0, [SQUARE]), (5.0, 6.0, [SQUARE])))
    assert set(mesh.points[:, 2].tolist()) == {0.0, 2.0, 5.0, 6.0}


def test_same_outlines_one_on_the_other_have_no_face_between() -> None:
    mesh = is_around(stack((0.0, 2.0, [SQUARE]), (2.0, 6.0, [SQUARE.copy()])))
    assert len(mesh.triangles) == 12


@pytest.mark.slow
@pytest.mark.parametrize("step", [1.0, 2.5])
def test_a_sphere_holds_what_its_dvh_is_made_of(step: float) -> None:
    solid = sphere_on_slices(step, 0.3, EndRule.HALF_SLICE)
    mesh = is_around(solid)
    assert enclosed(mesh)[0] / 1000 == pytest.approx(solid.volume_cc, rel=1e-3)


@pytest.mark.slow
@given(st.integers(0, 10_000))
def test_any_two_outlines(seed: int) -> None:
    rng = np.random.default_rng(seed)

    def blob() -> Floats:
        turn = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(4, 30)))
        r = rng.uniform(5, 20, len(turn))
        xy = np.stack([r * np.cos(turn), r * np.sin(turn)], axis=1)
        return np.round(xy + rng.uniform(-5, 5, 2), rng.integers(0, 3))

    solid = stack(*((2.0 * n, 2.0 * n + 2, [blob(), blob()]) for n in range(3)))
    try:
        mesh = solid_surface(solid)
    except TooEntangledError:  # told, and not drawn: edges that nearly touch
        reject()
    assert enclosed(mesh) == pytest.approx([prisms_volume(solid)] * 3, rel=1e-6)


def test_of_no_outline_and_another_the_whole_other_is_left() -> None:
    edges = oriented_edges([[KEYHOLE]])
    outline = edges.xy[edges.first], edges.xy[edges.last]
    nothing = np.empty((0, 2)), np.empty((0, 2))
    for pair, sign in (((outline, nothing), 1), ((nothing, outline), -1)):
        corners, winding = trapezoids_between(*pair)
        assert (winding == sign).all()
        area = sum(even_odd_area([one]) for one in corners)
        assert area == pytest.approx(400 - 49)
    assert not len(trapezoids_between(outline, outline).winding)


def test_without_volume_there_is_none() -> None:
    with pytest.raises(NotEvaluableError, match="no volume"):
        solid_surface(Solid(1, (), ()))


def test_outlines_that_enclose_nothing_have_none() -> None:
    there_and_back = np.array([(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (10.0, 0.0)])
    with pytest.raises(NotEvaluableError, match="no volume"):
        solid_surface(stack((0.0, 1.0, [there_and_back])))


def test_too_many_corners_are_given_up_with_the_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_TRIANGLES", 10)
    with pytest.raises(NotEvaluableError, match="has 12 triangles"):
        solid_surface(stack((0.0, 1.0, [SQUARE])))
