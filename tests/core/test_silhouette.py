"""Silhouettes from a beam's source: closed forms, corners, and rays one by one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.beams.coordinate_systems import table_axes
from dosiscope.core.beams.eye import BeamsEye
from dosiscope.core.beams.silhouette import Silhouette, silhouette_of
from dosiscope.core.beams.solid_faces import SolidFaces
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.solids.solid import Section, Solid, Span
from support.rays import rays_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

POSITIONS = ("HFS", "HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL", "FFDR")
ANGLES = [(0.0, 0.0, 0.0), (90.0, 0.0, 0.0), (37.0, 0.0, 20.0), (143.0, 25.0, 350.0),
          (90.0, 90.0, 0.0), (300.0, 310.0, 77.0)]  # fmt: skip
TWELVE = np.array((12.0, 8.0))
ISOCENTRE = np.array((10.0, -20.0, 30.0))
BALL = ISOCENTRE + np.array((30.0, -40.0, 50.0))


def eye_at(
    position: str,
    gantry: float,
    couch: float,
    collimator: float,
    distances: tuple[float, float] = (1000.0, 1000.0),
) -> BeamsEye:
    """The view at these angles: IEC 61217, written out once more."""
    g, c = np.radians(gantry), np.radians(couch)
    rz = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    ry = np.array([[np.cos(g), 0, -np.sin(g)], [0, 1, 0], [np.sin(g), 0, np.cos(g)]])
    return BeamsEye(
        position=position,
        isocentre=ISOCENTRE,
        axes=ry @ rz @ table_axes(position),
        gantry=gantry,
        couch=couch,
        collimator=collimator,
        distances=distances,
    )


def stack(*layers: tuple[float, float, list[NDArray[np.float64]]]) -> Solid:
    sections = tuple(Section((a + b) / 2, tuple(ps)) for a, b, ps in layers)
    spans = tuple(Span(a, b, lower=n, upper=n) for n, (a, b, _) in enumerate(layers))
    return Solid(1, sections, spans)


def ball(centre: NDArray[np.float64], radius: float, step: float, sides: int) -> Solid:
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    layers = []
    for n in range(-round(radius / step), round(radius / step)):
        low = n * step
        r = np.sqrt(radius**2 - (low + step / 2) ** 2)
        z = float(centre[2])
        layers.append((z + low, z + low + step, [centre[:2] + r * circle]))
    return stack(*layers)


def box(low: NDArray[np.float64], high: NDArray[np.float64]) -> Solid:
    x = np.array([(low[0], low[1]), (high[0], low[1]), high[:2], (low[0], high[1])])
    return stack((float(low[2]), float(high[2]), [x]))


def seen(solid: Solid, eye: BeamsEye) -> Silhouette:
    return silhouette_of(SolidFaces(solid), eye)


def away(
    point: NDArray[np.float64], eye: BeamsEye, xy: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How far rays through places pass from a point, mm."""
    through, along = rays_of(eye, xy)
    far: NDArray[np.float64] = np.linalg.norm(np.cross(point - through, along), axis=1)
    return far


@cache
def ball_faces() -> SolidFaces:
    """A ball of 20 mm in slabs of 0.1 mm."""
    return SolidFaces(ball(BALL, 20.0, 0.1, 240))


@pytest.mark.parametrize("position", POSITIONS)
def test_a_ball_is_seen_along_its_tangents(position: str) -> None:
    """Rays that touch a sphere pass its centre at its radius: an ellipse."""
    centre, radius = BALL, 20.0
    faces = ball_faces()
    for gantry, couch, collimator in ANGLES[1:5:2]:
        eye = eye_at(position, gantry, couch, collimator)
        outline = silhouette_of(faces, eye).outline
        far = away(centre, eye, outline.reshape(-1, 2))
        # rows and layers of 0.1 mm: the poles of the stack are flat, 1.4 mm wide
        assert np.abs(far - radius).max() < 0.15
        mean = np.sqrt(np.mean((far - radius) ** 2))
        assert mean < 0.05


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("angles", ANGLES)
def test_a_box_reaches_to_its_corners(
    position: str, angles: tuple[float, float, float]
) -> None:
    low, high = (ISOCENTRE + np.array(c) for c in ((-30, 10, 5), (40, 35, 60)))
    ends = np.stack([low, high])
    corners = np.array(
        [(ends[i, 0], ends[j, 1], ends[k, 2])
         for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    )  # fmt: skip
    for distances in ((1000.0, 1000.0), (2100.0, 1800.0)):
        eye = eye_at(position, *angles, distances)
        places = eye.project(corners)
        outline = seen(box(low, high), eye).outline.reshape(-1, 2)
        assert np.abs(outline.min(axis=0) - places.min(axis=0)).max() < 0.11
        assert np.abs(outline.max(axis=0) - places.max(axis=0)).max() < 0.11


def odd_solid() -> Solid:
    """Around the isocentre: holes, a keyhole, a figure of eight, overlaps, gaps."""
    square = np.array([(-30.0, -30.0), (30.0, -30.0), (30.0, 30.0), (-30.0, 30.0)])
    hole = square * 0.6 + np.array((3, -2))
    eight = np.array([(-40.0, -20.0), (40.0, 20.0), (40.0, -20.0), (-40.0, 20.0)])
    keyhole = np.array(
        [(-40, -40), (40, -40), (40, 40), (-40, 40), (-40, 0), (-20, 0), (-20, 20),
         (20, 20), (20, -20), (-20, -20), (-20, 0), (-40, 0)], dtype=np.float64
    )  # fmt: skip
    layers = (
        (-40.0, -33.0, [square, hole]),
        (-33.0, -30.0, [eight]),
        (-20.0, -12.0, [keyhole]),
        (-12.0, -5.0, [square * 0.3 + TWELVE, square * 0.3 - TWELVE]),
        (5.0, 9.0, [square[::-1], square + 20 * np.array((1.0, 0.5))]),
        (9.0, 30.0, [hole[::-1], hole * 0.5]),
    )
    x, y, z = ISOCENTRE.tolist()
    return stack(
        *((z + a, z + b, [p + np.array((x, y)) for p in ps]) for a, b, ps in layers)
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "distances",
    [(1000.0, 1000.0), pytest.param((2100.0, 1800.0), marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("angles", ANGLES)
def test_covered_is_where_a_ray_meets_the_solid(
    angles: tuple[float, float, float], distances: tuple[float, float]
) -> None:
    """Against the solid itself, asked along rays through places at random."""
    eye = eye_at("HFS", *angles, distances)
    solid = odd_solid()
    random = np.random.default_rng(7)
    xy = random.uniform(-65, 65, (250, 2))
    covered = seen(solid, eye).contains(xy)
    through, along = rays_of(eye, xy)
    steps = np.arange(-90.0, 90.0, 0.2)
    points = through[:, None] + steps[None, :, None] * along[:, None]
    hit = solid.contains(points.reshape(-1, 3)).reshape(len(xy), -1).any(axis=1)
    outline = seen(solid, eye).outline
    wrong = np.flatnonzero(covered != hit)
    assert hit.any()
    assert not hit.all()
    for n in wrong:  # only where a ray grazes what it asks in steps, or between rows
        assert distance_to(outline, xy[n]) < 0.25


def distance_to(lines: NDArray[np.float64], place: NDArray[np.float64]) -> float:
    start, along = lines[:, :2], lines[:, 2:] - lines[:, :2]
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    part = np.clip(((place - start) * along).sum(axis=1) / length, 0, 1)
    gap = start + part[:, None] * along - place
    return float(np.hypot(gap[:, 0], gap[:, 1]).min())


@pytest.mark.slow
@pytest.mark.parametrize("angles", ANGLES)
def test_the_outline_encloses_what_is_covered(
    angles: tuple[float, float, float],
) -> None:
    found = seen(odd_solid(), eye_at("FFP", *angles))
    random = np.random.default_rng(3)
    xy = random.uniform(-90, 90, (500, 2))
    lines = found.outline
    y0, y1 = lines[:, 1], lines[:, 3]
    for place, is_covered in zip(xy, found.contains(xy), strict=True):
        if distance_to(lines, place) < 0.25:
            continue
        crosses = (y0 <= place[1]) != (y1 <= place[1])
        some = lines[crosses]
        x = some[:, 0] + (place[1] - some[:, 1]) / (some[:, 3] - some[:, 1]) * (
            some[:, 2] - some[:, 0]
        )
        assert bool(np.count_nonzero(x > place[0]) & 1) == is_covered


def test_the_collimator_turns_what_is_seen() -> None:
    solid = odd_solid()
    straight = seen(solid, eye_at("HFS", 30, 0, 0)).outline
    turned = seen(solid, eye_at("HFS", 30, 0, 40)).outline
    c, s = np.cos(np.radians(40)), np.sin(np.radians(40))
    back = turned.reshape(-1, 2) @ np.array([[c, s], [-s, c]])
    assert np.allclose(back.reshape(-1, 4), straight, atol=1e-6)


def test_what_reaches_the_source_is_not_seen() -> None:
    low, high = ISOCENTRE - np.array((5, 1100, 5)), ISOCENTRE + 5
    with pytest.raises(NotEvaluableError, match="reaches the source"):
        seen(box(low, high), eye_at("HFS", 0, 0, 0))


def test_nothing_has_no_silhouette() -> None:
    found = seen(Solid(1, (), ()), eye_at("HFS", 0, 0, 0))
    assert found.outline.shape == (0, 4)
    assert not found.contains([(0.0, 0.0)]).any()
