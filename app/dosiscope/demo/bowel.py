"""Loops of small bowel: tubes that wander through the peritoneal space."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dosiscope.demo.organs import PERITONEUM
from dosiscope.demo.shapes import Bounds, Plane, Rod, nearest
from dosiscope.demo.texture import SEED


@dataclass(frozen=True, slots=True)
class Loop:
    """A short bent tube in space."""

    rods: tuple[Rod, ...]
    content: float

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        boxes = [r.box() for r in self._near(z)]
        if not boxes:
            return None
        low_x, high_x, low_y, high_y = zip(*boxes, strict=True)
        return min(low_x), max(high_x), min(low_y), max(high_y)

    def _near(self, z: float) -> list[Rod]:
        return [r for r in self.rods if r.reach()[0] < z < r.reach()[1]]

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        return nearest([r.distance(x, y, z) for r in self._near(z)])


def _loops() -> tuple[Loop, ...]:
    rng = np.random.default_rng([SEED, 7])
    found: list[Loop] = []
    # start points on a jittered lattice: close together, seldom through each other
    for z in np.arange(84.0, 215.0, 21.0):
        for y in (-72.0, -44.0, -16.0):
            for x in np.arange(-66.0, 90.0, 28.0):
                start = np.array([x, y, z]) + rng.uniform(-7, 7, 3)
                if not _free(start):
                    continue
                found.append(_loop(rng, start))
    return tuple(found)


def _loop(rng: np.random.Generator, start: np.ndarray) -> Loop:
    radius = float(rng.uniform(9.5, 13.0))
    heading = rng.normal(size=3) * (1.0, 0.7, 0.6)
    heading /= np.linalg.norm(heading)
    points = [start]
    for _ in range(3):
        heading = heading + rng.normal(size=3) * 0.45
        heading /= np.linalg.norm(heading)
        step = points[-1] + 9.0 * heading
        if not _free(step):
            break
        points.append(step)
    if len(points) == 1:
        points.append(start + 0.1)
    radii = radius * rng.uniform(0.88, 1.1, len(points))
    rods = tuple(
        Rod(_triple(a), _triple(b), (float(p), float(q)))
        for a, b, p, q in zip(points, points[1:], radii, radii[1:], strict=False)
    )
    kind = rng.uniform()
    content = -700.0 if kind < 0.07 else float(rng.uniform(8, 34))
    return Loop(rods, content)


def _triple(v: np.ndarray) -> tuple[float, float, float]:
    return float(v[0]), float(v[1]), float(v[2])


def _free(point: np.ndarray) -> bool:
    """Whether a tube may run here: inside the peritoneum, clear of its wall."""
    x, y, z = (float(v) for v in point)
    if z < 78 or z > 204:
        return False
    at = np.full((1, 1), x, np.float32), np.full((1, 1), y, np.float32)
    inside = float(PERITONEUM.distance(*at, z)[0, 0]) < -13
    # colon on both sides, spine and great vessels behind
    return inside and -80 < x < 88 and not (y > -30 and abs(x) < 34)


LOOPS = _loops()


def loop_content(loop: Loop, grain: Plane) -> tuple[float, Plane]:
    """Return HU of the wall and of the content of a loop."""
    return 44.0, np.float32(loop.content) + 4 * grain
