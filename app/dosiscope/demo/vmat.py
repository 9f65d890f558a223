"""The dose of the demo patient: two full arcs, fluence found by least squares.

Every slice is treated in its own plane.  Fields of 5 mm beamlets from 72
directions are weighted so that the planning target gets the prescription and what
lies around it as little as can be; attenuation, inverse square, penumbra, scatter
and build-up make it look like what a treatment planning system computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.demo import body, organs
from dosiscope.demo.bones import HEAD_AND_NECK
from dosiscope.demo.dicom.description import Grid
from dosiscope.demo.field import BOX
from dosiscope.demo.texture import BEND, SEED, SLOW

if TYPE_CHECKING:
    from dosiscope.demo.shapes import Plane

PRESCRIPTION = 78.0
DIRECTIONS = 72
WIDTH = 5.0
_HALF_FIELD = 55.0
_SOURCE = 1000.0
# of a 10 MV beam without flattening filter, 1/mm
_ATTENUATION = 0.0038


@dataclass(frozen=True, slots=True)
class Goals:
    """What the dose should be, as a share of the prescription, and how much it counts.

    ``wanted`` and ``weight`` have the shape of the dose grid; outside the target
    only excess counts.
    """

    wanted: Plane
    weight: Plane
    target: np.ndarray


def dose_grid(planes: tuple[float, ...]) -> Grid:
    """Return the grid: 2.5 mm, on the CT planes around the target."""
    z = tuple(v for v in planes if -80.0 <= v <= 120.0)
    return Grid((-200.0, 2.5, 161), (-130.0, 2.5, 99), z)


class Treatment:
    """Turns the distance to the planning target into a dose."""

    def __init__(
        self,
        grid: Grid,
        target: Plane,
        isocentre: tuple[float, float, float],
    ) -> None:
        self._grid, self._isocentre = grid, isocentre
        self._x, self._y, self._z = (v.astype(np.float32) for v in grid.axes())
        self._distance = self._sample(target)
        self._skin = np.stack(
            [
                body.trunk(
                    *SLOW.displaced(self._x[None], self._y[:, None], float(z)), float(z)
                )
                for z in self._z
            ]
        )

    def _sample(self, target: Plane) -> Plane:
        """Distance to the planning target on the dose grid, +60 beyond its box."""
        found = np.full(self._grid.shape, 60.0, np.float32)
        ks = [round((float(z) - BOX.z[0]) / 1.25) for z in self._z]
        for n, k in enumerate(ks):
            if 0 <= k < len(BOX.z):
                found[n] = _bilinear(target[k], BOX.x, BOX.y, self._x, self._y, 60.0)
        return found

    def goals(self) -> Goals:
        """Return the goals for all points."""
        from scipy.ndimage import minimum_filter1d

        # the field is a little larger than the target, most of all at its ends
        d = minimum_filter1d(self._distance, 5, axis=0) - 1.0
        wanted = np.where(d <= 0, 1.0, np.clip(np.exp(-(d - 2) / 11.0), 0.16, 1))
        weight = np.where(d <= 0, 4.0, np.where(d < 25, 0.30, 0.10))
        for n, z in enumerate(self._z):
            x, y = BEND.displaced(self._x[None], self._y[:, None], float(z))
            for shape, fall, least in (
                (organs.RECTUM, 6.0, 0.10),
                (organs.BLADDER, 8.0, 0.10),
            ):
                if shape.bounds(float(z)):
                    inside = (shape.distance(x, y, float(z)) < 1) & (d[n] > 0)
                    low = np.clip(np.exp(-(d[n] - 1.5) / fall), least, 1)
                    wanted[n] = np.where(inside, low, wanted[n])
                    weight[n] = np.where(inside, 0.9, weight[n])
            for side in (1, -1):
                if HEAD_AND_NECK.bounds(float(z)):
                    inside = HEAD_AND_NECK.distance(side * x, y, float(z)) < 0
                    wanted[n] = np.where(inside, np.minimum(wanted[n], 0.30), wanted[n])
                    weight[n] = np.where(inside, 0.2, weight[n])
        weight[self._skin > -5] = 0.02
        return Goals(wanted.astype(np.float32), weight.astype(np.float32), d <= 0)

    def dose(self) -> Plane:
        """Return the dose in Gy, shape of the grid."""
        from scipy.ndimage import gaussian_filter1d

        goals = self.goals()
        treated = np.flatnonzero(goals.target.any(axis=(1, 2)))
        inside = (self._skin < 0).any(axis=0)
        rows, columns = np.nonzero(inside)
        matrix = self._matrix(self._x[columns], self._y[rows])
        wanted = goals.wanted[treated][:, rows, columns].T
        weight = goals.weight[treated][:, rows, columns].T
        target = goals.target[treated][:, rows, columns].T
        near = (goals.wanted[treated][:, rows, columns] > 0.7).any(axis=0)
        # every fourth point is enough to find the weights
        some = ((rows + columns) % 2 == 0) & ((rows % 2 == 0) | near)
        weights = _optimised(matrix[some], wanted[some], weight[some], target[some])
        everywhere = np.zeros((matrix.shape[1], len(self._z)), np.float32)
        everywhere[:, treated] = weights
        narrow = gaussian_filter1d(everywhere, 1.3, axis=1)
        wide = gaussian_filter1d(everywhere, 6.0, axis=1)
        far = gaussian_filter1d(everywhere, 16.0, axis=1)
        values = matrix @ (0.915 * narrow + 0.065 * wide + 0.02 * far)
        found = np.zeros(self._grid.shape, np.float32)
        found[:, rows, columns] = values.T
        return self._finished(found)

    def _finished(self, dose: Plane) -> Plane:
        # leakage through closed leaves reaches the whole body
        dose = dose + np.float32(0.0025 * np.percentile(dose, 99.9))
        depth = np.clip(-self._skin, 0, None)
        built_up = 0.32 + 0.68 * (1 - np.exp(-depth / 6.0))
        dose = dose * built_up * np.clip(0.5 - self._skin / 2.5, 0, 1)
        dose *= 1 + 0.013 * self._modulation()
        inside = dose[self._distance <= 0]
        dose *= np.float32(PRESCRIPTION / np.median(inside))
        return dose.astype(np.float32)

    def _modulation(self) -> Plane:
        """Return a ripple of a few waves, as apertures that follow each other leave."""
        rng = np.random.default_rng([SEED, 11])
        found = np.zeros(self._grid.shape, np.float32)
        for _ in range(9):
            length = rng.uniform(16, 34)
            k = rng.normal(size=3)
            kx, ky, kz = 2 * np.pi / length * k / np.linalg.norm(k)
            yz = (ky * self._y[:, None] + rng.uniform(0, 6.3))[None] + kz * self._z[
                :, None, None
            ]
            x = kx * self._x
            found += np.sin(yz) * np.cos(x) + np.cos(yz) * np.sin(x)
        scaled: Plane = found / np.float32(3 / np.sqrt(2))
        return scaled

    def _matrix(self, x: Plane, y: Plane) -> Plane:
        """Dose of every beamlet at points of a plane, shape (points, beamlets)."""
        centres = np.arange(-_HALF_FIELD, _HALF_FIELD + 1, WIDTH, dtype=np.float32)
        found = np.empty((len(x), DIRECTIONS * len(centres)), np.float32)
        table = _profile_table()
        edge = self._edge()
        px, py = x - self._isocentre[0], y - self._isocentre[1]
        for n in range(DIRECTIONS):
            sector = found[:, n * len(centres) : (n + 1) * len(centres)]
            sector[:] = 0
            # the arc runs on while a control point lasts
            for part in (-1 / 3, 0, 1 / 3):
                gantry = np.deg2rad(181 + (n + part) * 360 / DIRECTIONS)
                sx, sy = np.sin(gantry), -np.cos(gantry)
                towards = px * sx + py * sy
                divergence = _SOURCE / (_SOURCE - towards)
                u = (px * -sy + py * sx) * divergence
                depth = _ray_length(edge, x, y, sx, sy)
                strength = np.exp(-_ATTENUATION * depth) * divergence**2 / 3
                position = (np.abs(u[:, None] - centres[None]) * 4).astype(np.int32)
                np.minimum(position, len(table) - 1, out=position)
                sector += table[position] * strength[:, None].astype(np.float32)
        return found

    def _edge(self) -> np.ndarray:
        """Polygon of the skin at the level of the isocentre."""
        angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
        radius = np.linspace(20, 230, 421, dtype=np.float32)
        x = (radius[None] * np.cos(angle)[:, None]).astype(np.float32)
        y = (radius[None] * np.sin(angle)[:, None]).astype(np.float32)
        inside = body.trunk(x, y, self._isocentre[2]) < 0
        last = inside.sum(axis=1) - 1
        return np.column_stack([x[np.arange(72), last], y[np.arange(72), last]])


def _profile_table() -> Plane:
    """Dose across a beamlet at 0.25 mm steps from its centre: penumbra and scatter."""
    from scipy.special import erf

    at = np.arange(0, 1200) / 4 + 0.125
    total = np.zeros_like(at)
    for share, sigma in ((0.86, 3.4), (0.10, 11.0), (0.04, 32.0)):
        s = sigma * np.sqrt(2)
        total += share * (erf((at + WIDTH / 2) / s) - erf((at - WIDTH / 2) / s)) / 2
    return total.astype(np.float32)


def _ray_length(edge: np.ndarray, x: Plane, y: Plane, sx: float, sy: float) -> Plane:
    """Length from points to where a ray towards the source leaves a convex outline."""
    following = np.roll(edge, -1, axis=0)
    normal = np.column_stack([(following - edge)[:, 1], -(following - edge)[:, 0]])
    along = normal @ (sx, sy)
    length = np.full(x.shape, 600.0, np.float32)
    for (nx, ny), (ex, ey), rate in zip(normal, edge, along, strict=True):
        if rate > 1e-6:
            away = ((ex - x) * np.float32(nx) + (ey - y) * np.float32(ny)) / np.float32(
                rate
            )
            np.minimum(length, away, out=length)
    return np.maximum(length, 0)


def _optimised(
    matrix: Plane, wanted: Plane, weight: Plane, target: np.ndarray
) -> Plane:
    """Non-negative weights, shape (beamlets, slices), by projected gradients."""
    found = np.full((matrix.shape[1], wanted.shape[1]), 0.02, np.float32)
    # scale and step from the norm of the problem
    found *= float(wanted[target].mean() / (matrix @ found)[target].mean())
    norm = _norm(matrix) * np.float32(weight.max())
    ahead, momentum = found.copy(), 1.0
    for _ in range(70):
        excess = matrix @ ahead - wanted
        excess[(excess < 0) & ~target] = 0
        step = matrix.T @ (weight * excess)
        new = np.maximum(ahead - step / norm, 0)
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = new + np.float32((momentum - 1) / following) * (new - found)
        found, momentum = new, following
    return found


def _norm(matrix: Plane) -> np.float32:
    vector = np.ones(matrix.shape[1], np.float32)
    for _ in range(6):
        vector = matrix.T @ (matrix @ vector)
        size = np.float32(np.linalg.norm(vector))
        vector /= size
    return size


def _bilinear(
    plane: Plane, x: np.ndarray, y: np.ndarray, to_x: Plane, to_y: Plane, outside: float
) -> Plane:
    """Sample a plane with unit steps at other coordinates."""
    i, j = to_x - x[0], to_y - y[0]
    inside_i, inside_j = (i >= 0) & (i < len(x) - 1), (j >= 0) & (j < len(y) - 1)
    found = np.full((len(to_y), len(to_x)), outside, np.float32)
    i, j = i[inside_i], j[inside_j]
    a, b = i.astype(int), j.astype(int)
    fx, fy = (i - a)[None], (j - b)[:, None]
    part = (plane[np.ix_(b, a)] * (1 - fx) + plane[np.ix_(b, a + 1)] * fx) * (1 - fy)
    part += (plane[np.ix_(b + 1, a)] * (1 - fx) + plane[np.ix_(b + 1, a + 1)] * fx) * fy
    found[np.ix_(inside_j, inside_i)] = part
    return found
