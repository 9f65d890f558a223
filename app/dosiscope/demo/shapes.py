"""Shapes of the demo patient: signed distances in one transverse plane.

A shape is stated by key cross sections at a few z and runs smoothly between
them.  Distances are in mm, negative inside, good near the edge and right in sign
everywhere.  All coordinates are the patient's (LPS, mm); paired parts are stated
for the left side and mirrored.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Plane: TypeAlias = NDArray[np.float32]
# x low, x high, y low, y high
Bounds: TypeAlias = tuple[float, float, float, float]


class Shape(Protocol):
    """Anything with a signed distance at one z."""

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None where it is not."""
        ...

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance, mm, negative inside; only asked where it is."""
        ...


def nearest(distances: list[Plane]) -> Plane:
    """Union of several: the smallest distance."""
    found: Plane = np.minimum.reduce(distances)
    return found


class Keys:
    """Numbers at key z with a smooth monotone curve (no overshoot) between them."""

    def __init__(self, keys: dict[float, tuple[float, ...]]) -> None:
        self.low, self.high = min(keys), max(keys)
        self._z = np.array(sorted(keys))
        self._values = np.array([keys[z] for z in sorted(keys)], dtype=np.float64)
        self._slopes = _monotone_slopes(self._z, self._values)

    def at(self, z: float) -> NDArray[np.float64]:
        """Return the numbers at z; those of the nearest end beyond the keys."""
        if len(self._z) == 1:
            only: NDArray[np.float64] = self._values[0]
            return only
        z = min(max(z, self.low), self.high)
        k = min(int(np.searchsorted(self._z, z, side="right")) - 1, len(self._z) - 2)
        h = self._z[k + 1] - self._z[k]
        t = (z - self._z[k]) / h
        a, b = self._values[k], self._values[k + 1]
        c, d = h * self._slopes[k], h * self._slopes[k + 1]
        found: NDArray[np.float64] = (
            a
            + t * c
            + t * t * (3 * (b - a) - 2 * c - d)
            + t * t * t * (2 * (a - b) + c + d)
        )
        return found


def _monotone_slopes(
    z: NDArray[np.float64], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Slopes of Fritsch and Butland: zero at turning points, else harmonic means."""
    found = np.zeros_like(values)
    if len(z) < 2:
        return found
    rate = np.diff(values, axis=0) / np.diff(z)[:, None]
    before, after = rate[:-1], rate[1:]
    same = before * after > 0
    total = np.where(same, before + after, 1.0)
    found[1:-1] = np.where(same, 2 * before * after / total, 0.0)
    found[0], found[-1] = rate[0], rate[-1]
    return found


def rounding(z: float, low: float, high: float, ends: tuple[float, float]) -> float:
    """Factor that closes a shape like a dome over ``ends`` mm at low and high z."""
    factor = 1.0
    for inside, cap in ((z - low, ends[0]), (high - z, ends[1])):
        if inside < cap:
            factor *= float(np.sqrt(max(1 - (1 - max(inside, 0) / cap) ** 2, 0)))
    return factor


@dataclass(frozen=True, slots=True)
class Band:
    """A thick polyline: vertices with a radius each (muscles, plates, tubes).

    ``keys``: z -> (x, y, r, x, y, r, ...), the same number of vertices in all.
    """

    keys: Keys
    ends: tuple[float, float] = (6.0, 6.0)

    @classmethod
    def of(
        cls,
        keys: dict[float, list[tuple[float, float, float]]],
        ends: tuple[float, float] = (6.0, 6.0),
    ) -> Band:
        """Make one from lists of vertices (x, y, radius)."""
        flat = {
            z: tuple(v for vertex in line for v in vertex) for z, line in keys.items()
        }
        return cls(Keys(flat), ends)

    def _vertices(self, z: float) -> NDArray[np.float64]:
        line = self.keys.at(z).reshape(-1, 3).copy()
        line[:, 2] *= rounding(z, self.keys.low, self.keys.high, self.ends)
        return _rounded(line) if len(line) > 2 else line

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        if not self.keys.low < z < self.keys.high:
            return None
        x, y, r = self._vertices(z).T
        return (
            float((x - r).min()),
            float((x + r).max()),
            float((y - r).min()),
            float((y + r).max()),
        )

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        line = self._vertices(z).astype(np.float32)
        if len(line) == 1:
            disc: Plane = np.hypot(x - line[0, 0], y - line[0, 1]) - line[0, 2]
            return disc
        return nearest([_segment(x, y, a, b) for a, b in itertools.pairwise(line)])


def _rounded(line: NDArray[np.float64]) -> NDArray[np.float64]:
    """Insert the mid points of a Catmull-Rom curve."""
    before = np.vstack([2 * line[0] - line[1], line, 2 * line[-1] - line[-2]])
    middle = (9 * (line[:-1] + line[1:]) - before[:-3] - before[3:]) / 16
    found = np.empty((2 * len(line) - 1, line.shape[1]))
    found[::2], found[1::2] = line, middle
    return found


def _segment(
    x: Plane, y: Plane, a: NDArray[np.float32], b: NDArray[np.float32]
) -> Plane:
    dx, dy, dr = b - a
    length2 = max(float(dx * dx + dy * dy), 1e-6)
    px, py = x - a[0], y - a[1]
    h = (px * (dx / length2)) + (py * (dy / length2))
    np.clip(h, 0, 1, out=h)
    px -= h * dx
    py -= h * dy
    found: Plane = np.sqrt(px * px + py * py)
    found -= a[2] + h * dr
    return found


@dataclass(frozen=True, slots=True)
class Oval:
    """A (super)ellipse: keys are z -> (x, y, half width, half height, angle deg)."""

    keys: Keys
    ends: tuple[float, float] = (6.0, 6.0)
    power: float = 2.0

    @classmethod
    def of(
        cls,
        keys: dict[float, tuple[float, ...]],
        ends: tuple[float, float] = (6.0, 6.0),
        power: float = 2.0,
    ) -> Oval:
        """Make one; the angle may be left out."""
        full = {z: (*k, *(0.0,) * (5 - len(k))) for z, k in keys.items()}
        return cls(Keys(full), ends, power)

    def _at(self, z: float) -> tuple[float, ...]:
        x, y, a, b, angle = (float(v) for v in self.keys.at(z))
        size = max(rounding(z, self.keys.low, self.keys.high, self.ends), 1e-3)
        return x, y, a * size, b * size, np.deg2rad(angle)

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        if not self.keys.low < z < self.keys.high:
            return None
        x, y, a, b, angle = self._at(z)
        c, s = np.cos(angle), np.sin(angle)
        w, h = float(np.hypot(a * c, b * s)), float(np.hypot(a * s, b * c))
        if self.power > 2:
            w = h = max(a, b) * 1.2
        return x - w, x + w, y - h, y + h

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        x0, y0, a, b, angle = self._at(z)
        c, s = np.float32(np.cos(angle)), np.float32(np.sin(angle))
        dx, dy = x - np.float32(x0), y - np.float32(y0)
        u, v = dx * c + dy * s, dy * c - dx * s
        return superellipse(u, v, a, b, self.power)


def superellipse(u: Plane, v: Plane, a: float, b: float, power: float = 2.0) -> Plane:
    """Signed distance (first order) to |u/a|^p + |v/b|^p = 1."""
    if power == 2.0:
        p, q = u / np.float32(a), v / np.float32(b)
        k0 = np.sqrt(p * p + q * q)
        p /= np.float32(a)
        q /= np.float32(b)
        k1 = np.sqrt(p * p + q * q)
        k1 += np.float32(1e-6)
        found = k0 * (k0 - 1) / k1
        # the quotient vanishes at the very centre
        found[k0 < 0.05] = -min(a, b)
        near: Plane = found.astype(np.float32, copy=False)
        return near
    n = np.float32(power)
    p, q = np.abs(u) / np.float32(a), np.abs(v) / np.float32(b)
    f = (p**n + q**n) ** (1 / n)
    gradient = np.sqrt(
        (p ** (n - 1) / np.float32(a)) ** 2 + (q ** (n - 1) / np.float32(b)) ** 2
    ) / np.maximum(f ** (n - 1), np.float32(1e-6))
    first_order = (f - 1) / np.maximum(gradient, np.float32(1e-4))
    return first_order.astype(np.float32, copy=False)


@dataclass(frozen=True, slots=True)
class Rod:
    """A capsule in space between two points with a radius each (bones)."""

    a: tuple[float, float, float]
    b: tuple[float, float, float]
    radius: tuple[float, float]

    def reach(self) -> tuple[float, float]:
        """Lowest and highest z."""
        ends = ((self.a[2], self.radius[0]), (self.b[2], self.radius[1]))
        return min(z - r for z, r in ends), max(z + r for z, r in ends)

    def box(self) -> Bounds:
        """Where it lies in x and y, whatever z."""
        ends = ((self.a, self.radius[0]), (self.b, self.radius[1]))
        return (
            min(p[0] - r for p, r in ends),
            max(p[0] + r for p, r in ends),
            min(p[1] - r for p, r in ends),
            max(p[1] + r for p, r in ends),
        )

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        d = np.array(self.b, dtype=np.float32) - np.array(self.a, dtype=np.float32)
        length2 = max(float(d @ d), 1e-6)
        px, py, pz = x - np.float32(self.a[0]), y - np.float32(self.a[1]), z - self.a[2]
        h = (px * d[0] + py * d[1] + np.float32(pz * d[2])) / np.float32(length2)
        np.clip(h, 0, 1, out=h)
        px -= h * d[0]
        py -= h * d[1]
        qz = np.float32(pz) - h * d[2]
        found: Plane = np.sqrt(px * px + py * py + qz * qz)
        found -= np.float32(self.radius[0])
        found -= h * np.float32(self.radius[1] - self.radius[0])
        return found


@dataclass(frozen=True, slots=True)
class Ball:
    """An ellipsoid with its axes along x, y and z."""

    centre: tuple[float, float, float]
    radii: tuple[float, float, float]

    def reach(self) -> tuple[float, float]:
        """Lowest and highest z."""
        return self.centre[2] - self.radii[2], self.centre[2] + self.radii[2]

    def box(self) -> Bounds:
        """Where it lies in x and y, whatever z."""
        (x, y, _), (a, b, _) = self.centre, self.radii
        return x - a, x + a, y - b, y + b

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance (first order) at z, mm."""
        a, b, c = (np.float32(r) for r in self.radii)
        p = (x - np.float32(self.centre[0])) / a
        q = (y - np.float32(self.centre[1])) / b
        r = np.float32(z - self.centre[2]) / c
        k0 = np.sqrt(p * p + q * q + r * r)
        k1 = np.sqrt((p / a) ** 2 + (q / b) ** 2 + (r / c) ** 2)
        found: Plane = k0 * (k0 - 1) / (k1 + np.float32(1e-6))
        return found


@dataclass(frozen=True, slots=True)
class Blend:
    """Rods and balls melted into one body: fillets of ``fillet`` mm."""

    parts: tuple[Rod | Ball, ...]
    fillet: float = 7.0
    cut: tuple[Rod | Ball, ...] = field(default=())

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        boxes = [p.box() for p in self._near(z)]
        if not boxes:
            return None
        low_x, high_x, low_y, high_y = zip(*boxes, strict=True)
        return min(low_x), max(high_x), min(low_y), max(high_y)

    def _near(self, z: float) -> list[Rod | Ball]:
        found = []
        for part in self.parts:
            low, high = part.reach()
            if low - 2 < z < high + 2:
                found.append(part)
        return found

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        first, *others = self._near(z)
        found = first.distance(x, y, z)
        for part in others:
            found = melt(found, part.distance(x, y, z), self.fillet)
        for part in self.cut:
            found = np.maximum(found, -part.distance(x, y, z))
        return found


def melt(a: Plane, b: Plane, fillet: float) -> Plane:
    """Union with a fillet."""
    h: Plane = np.maximum(np.float32(fillet) - np.abs(a - b), 0)
    found: Plane = np.minimum(a, b) - h * h / np.float32(4 * fillet)
    return found


@dataclass(frozen=True, slots=True)
class Union:
    """Several shapes as one."""

    shapes: tuple[Shape, ...]

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        boxes = [b for s in self.shapes if (b := s.bounds(z))]
        if not boxes:
            return None
        low_x, high_x, low_y, high_y = zip(*boxes, strict=True)
        return min(low_x), max(high_x), min(low_y), max(high_y)

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        return nearest([s.distance(x, y, z) for s in self.shapes if s.bounds(z)])


@dataclass(frozen=True, slots=True)
class Moved:
    """A shape mirrored to the right side (``side`` -1) and moved a little."""

    shape: Shape
    side: int = 1
    by: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        found = self.shape.bounds(z - self.by[2])
        if found is None:
            return None
        low, high = sorted((self.side * found[0], self.side * found[1]))
        dx, dy, _ = self.by
        return low + dx, high + dx, found[2] + dy, found[3] + dy

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        dx, dy, dz = self.by
        moved = (x - np.float32(dx)) * np.float32(self.side)
        return self.shape.distance(moved, y - np.float32(dy), z - dz)


#: The right side is not the mirror image of the left.
RIGHT = (1.2, 1.0, -2.5)


def both(shape: Shape) -> tuple[Shape, Shape]:
    """Return the left and the right one of a paired part."""
    return shape, Moved(shape, -1, RIGHT)
