"""Volumes of attached contours against closed forms."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.integrate import quad

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.solids.blends import convex_hull
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.end_rule import EndRule
from support.areas import area_at
from support.contours import chain, circle, contour, flat, keyhole, roi, square

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Contour

pytestmark = pytest.mark.slow

PI = np.pi
CORNER = np.array([[0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2]], dtype=float)


def solid_of(contours: Sequence[Contour]) -> Solid:
    return build_solid(roi(contours), [])


def volume(contours: Sequence[Contour]) -> float:
    """Volume in mm³."""
    return solid_of(contours).volume_cc * 1000


def cone(a1: float, a2: float, h: float) -> float:
    """Frustum between two similar outlines of these areas."""
    return h / 3 * (a1 + a2 + float(np.sqrt(a1 * a2)))


def stacked(
    outlines: Callable[[float], list[NDArray[np.float64]]], heights: Sequence[float]
) -> list[Contour]:
    """Contours of a body; equal numbers go on one by one, others branch or merge."""
    result: list[Contour] = []
    below: list[int] = []
    for z in heights:
        level = outlines(z)
        here: list[int] = []
        for n, outline in enumerate(level):
            tied = [below[n]] if len(below) == len(level) else below
            result.append(contour(flat(outline, z), len(result) + 1, tied))
            here.append(len(result))
        below = here
    return result


@pytest.mark.parametrize(
    ("name", "contours", "truth", "tolerance"),
    [
        ("cylinder", chain([circle(10, 0), circle(10, 7)]), PI * 700, 1e-9),
        (
            "oblique cylinder",
            chain([circle(10, 0), circle(10, 7, centre=(6, 2))]),
            PI * 700,
            1e-9,
        ),
        (
            "oblique, ends apart",
            chain([circle(10, 0), circle(10, 7, centre=(26, 0))]),
            PI * 700,
            1e-9,
        ),
        (
            "circular frustum",
            chain([circle(10, 0), circle(20, 10)]),
            cone(PI * 100, PI * 400, 10),
            5e-4,
        ),
        (
            "square frustum",
            chain([square(10, 0), square(5, 10)]),
            cone(400, 100, 10),
            5e-4,
        ),
        (
            "concave frustum",
            chain([flat(CORNER * 10, 0), flat(CORNER * 6, 10)]),
            cone(300, 108, 10),
            1e-3,
        ),
        (
            "tube, hole attached to hole",
            [
                contour(circle(20, 0), 1, ()),
                contour(circle(10, 0), 2, ()),
                contour(circle(20, 10), 3, (1,)),
                contour(circle(5, 10), 4, (2,)),
            ],
            PI * 4000 - cone(PI * 100, PI * 25, 10),
            1e-3,
        ),
        (
            "tube by keyhole, the channel turned",
            chain([keyhole(20, 10, 0), keyhole(18, 8, 10, angle=1)]),
            cone(PI * 400, PI * 324, 10) - cone(PI * 100, PI * 64, 10),
            1e-3,
        ),
        (
            "two parts with a gap",
            [
                *chain([circle(10, 0), circle(10, 3)]),
                *chain([circle(10, 8), circle(10, 9)], first=10),
            ],
            PI * 100 * 4,
            1e-9,
        ),
        (
            "side by side",
            [
                *chain([circle(5, 0), circle(5, 4)]),
                *chain([circle(5, z, centre=(30, 0)) for z in (1, 6)], first=10),
            ],
            PI * 25 * 9,
            1e-9,
        ),
        ("lamina", [contour(circle(10, 0), 1, ())], 0.0, 1e-9),
    ],
)
def test_volume_of_a_closed_form(
    name: str, contours: list[Contour], truth: float, tolerance: float
) -> None:
    assert volume(contours) == pytest.approx(truth, rel=tolerance, abs=1e-9), name


def test_a_sphere_in_1_mm_steps_beside_the_same_on_5_mm_slices() -> None:
    radius, truth = 20.0, 4 / 3 * PI * 8000
    fine = chain([circle(max(np.sqrt(400.0 - z * z), 0.02), z) for z in range(-20, 21)])
    assert volume(fine) == pytest.approx(truth, rel=3e-3)
    slices = np.arange(-25.0, 26.0, 5.0)
    on_slice = [
        contour(circle(np.sqrt(radius**2 - z * z), z)) for z in slices if abs(z) < 20
    ]
    slabs = sum(PI * (400 - z * z) * 5 for z in slices if abs(z) < 20)
    assert build_solid(roi(on_slice), slices).volume_cc * 1000 == pytest.approx(slabs)


def union_outline(radius: float, distance: float) -> NDArray[np.float64]:
    """Outline of two overlapping discs."""
    half = np.arccos(distance / 2 / radius)
    a = np.linspace(half, 2 * PI - half, 300)[:-1]
    left = radius * np.stack([np.cos(a), np.sin(a)], axis=1) - [distance / 2, 0]
    return np.concatenate([left, -left])


def union_area(radius: float, distance: float) -> float:
    if distance >= 2 * radius:
        return 2 * PI * radius**2
    lens = 2 * radius**2 * np.arccos(distance / 2 / radius)
    lens -= distance / 2 * np.sqrt(4 * radius**2 - distance**2)
    return float(2 * PI * radius**2 - lens)


@pytest.mark.parametrize(("step", "tolerance"), [(0.5, 1e-3), (1.0, 1e-3), (2.0, 2e-3)])
def test_two_cylinders_that_merge(step: float, tolerance: float) -> None:
    def outlines(z: float) -> list[NDArray[np.float64]]:
        distance = 30 - z
        if distance >= 20:
            centres = ((-distance / 2, 0.0), (distance / 2, 0.0))
            return [circle(10, z, centre=c)[:, :2] for c in centres]
        return [union_outline(10, distance)]

    body = stacked(outlines, np.arange(0, 28 + step / 2, step).tolist())
    truth = quad(lambda z: union_area(10, 30 - z), 0, 28, points=[10])[0]
    assert volume(body) == pytest.approx(truth, rel=tolerance)


def torus_outlines(z: float) -> list[NDArray[np.float64]]:
    """Cuts of a torus (20, 6 mm) that stands on its edge."""
    height = min(1.0, max(-1.0, (abs(z) - 20) / 6))
    if abs(z) < 14:
        a = np.linspace(0, 2 * PI, 721)[:-1]
        x, y = np.sqrt((20 + 6 * np.cos(a)) ** 2 - z * z), 6 * np.sin(a)
        return [np.stack([x, y], axis=1), np.stack([-x, y], axis=1)]
    a = np.linspace(-np.arccos(height), np.arccos(height), 361)
    x = np.sqrt(np.maximum((20 + 6 * np.cos(a)) ** 2 - z * z, 0))
    half = np.stack([x, 6 * np.sin(a)], axis=1)
    return [np.concatenate([half[:-1], half[::-1][:-1] * [-1, 1]])]


@pytest.mark.parametrize(("step", "tolerance"), [(1.0, 4e-3), (0.5, 1e-3)])
def test_a_torus_on_its_edge_is_a_cycle(step: float, tolerance: float) -> None:
    heights = np.clip(np.arange(-26, 26 + step / 2, step), -25.999, 25.999)
    heights[np.abs(np.abs(heights) - 14) < 1e-9] += 1e-4
    body = stacked(torus_outlines, heights.tolist())
    assert volume(body) == pytest.approx(2 * PI**2 * 20 * 36, rel=tolerance)


def test_nothing_reaches_beyond_a_cap() -> None:
    solid = solid_of(chain([circle(10, 0), circle(10, 7)]))
    assert solid.end_rule is EndRule.NONE
    inside = solid.contains([[0, 0, z] for z in (-0.01, 0, 3, 7, 7.01)])
    assert inside.tolist() == [False, True, True, True, False]


def test_the_outline_between_two_contours_moves_with_z() -> None:
    solid = solid_of(chain([circle(10, 0), circle(10, 8, centre=(8, 0))]))
    for z in (1.0, 4.0, 7.0):
        within = solid.contains([[z + x, 0, z] for x in (-10.5, -9.5, 9.5, 10.5)])
        assert within.tolist() == [False, True, True, False]
    assert area_at(solid, 4) == pytest.approx(PI * 100, rel=1e-6)
    drawn = [s.z for s in solid.sections if s.is_data]
    assert drawn == [0, 8]


def test_a_branch_of_wider_spacing_goes_on_beside_the_other() -> None:
    legs = [
        contour(square(10, 0), 1, ()),
        contour(square(4, 1, centre=(-5, 0)), 2, (1,)),
        contour(square(4, 2, centre=(-5, 0)), 3, (2,)),
        contour(square(4, 2, centre=(5, 0)), 4, (1,)),
        contour(square(4, 4, centre=(5, 0)), 5, (4,)),
    ]
    solid = solid_of(legs)
    assert area_at(solid, 3) == pytest.approx(64)
    inside = solid.contains(np.array([[5, 0, 3], [-5, 0, 3], [-5, 0, 1.5]]))
    assert inside.tolist() == [True, False, True]
    # between all of the trunk and both legs, and less than a straight extension
    assert 64 * 2 + 128 < volume(legs) < 400 * 2 + 64 * 3
    assert [s.z for s in solid.sections] == sorted(s.z for s in solid.sections)


def test_a_branch_beside_its_trunk_is_withheld() -> None:
    apart = [
        contour(square(5, 0), 1, ()),
        contour(square(5, 2), 2, (1,)),
        contour(square(5, 2, centre=(40, 0)), 3, (1,)),
    ]
    with pytest.raises(NotEvaluableError, match="does not overlap"):
        solid_of(apart)


def test_spans_follow_each_other_and_none_lies_over_another() -> None:
    heights = np.linspace(-20, 20, 41).tolist()
    solid = solid_of(stacked(torus_outlines, heights))
    for one, other in pairwise(solid.spans):
        assert one.high == pytest.approx(other.low)
        assert one.high > one.low


def test_counting_points_inside_gives_the_same_volume() -> None:
    rng = np.random.default_rng(2)
    heights = np.linspace(-25.9, 25.9, 40).tolist()
    for body in (
        stacked(torus_outlines, heights),
        chain([keyhole(20, 10, 0), keyhole(12, 3, 10, angle=1), keyhole(20, 10, 15)]),
    ):
        solid = solid_of(body)
        assert solid.extent is not None
        low, high = np.array(solid.extent[:3]), np.array(solid.extent[3:])
        share = solid.contains(rng.uniform(low, high, (200_000, 3))).mean()
        counted = share * np.prod(high - low)
        assert counted == pytest.approx(solid.volume_cc * 1000, rel=0.01)


def test_small_and_noisy_outlines_have_their_volume() -> None:
    rng = np.random.default_rng(11)
    angle = np.arange(120) * 2 * PI / 120
    for scale in (0.05, 1.0, 40.0):
        outlines, areas = [], []
        for n in range(4):
            radius = scale * (10 + n + np.cos(3 * angle) + rng.normal(0, 0.02, 120))
            xy = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
            outlines.append(flat(xy, n * 5.0))
            triangles = radius * np.roll(radius, -1) * np.sin(2 * PI / 120) / 2
            areas.append(float(triangles.sum()))
        truth = sum(cone(a, b, 5) for a, b in pairwise(areas))
        assert volume(chain(outlines)) == pytest.approx(truth, rel=2e-3)


def test_hull_of_points() -> None:
    points = np.array([[0, 0], [4, 0], [4, 3], [0, 3], [2, 1], [2, 0], [4, 3.0]])
    assert convex_hull(points).tolist() == [[0, 0], [4, 0], [4, 3], [0, 3]]
    assert convex_hull(np.array([[1.0, 1], [1, 1]])).tolist() == [[1, 1], [1, 1]]
