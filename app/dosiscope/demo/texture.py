"""What makes a drawing look scanned: bends, grain of tissues, noise and streaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dosiscope.demo.shapes import Plane

SEED = 20240305


@dataclass(frozen=True, slots=True)
class Bend:
    """Smooth displacements of a few waves: nothing in a body is an ellipse.

    ``waves`` holds kx, ky, kz (rad/mm), phase, amplitude along x and y (mm).
    """

    waves: tuple[tuple[float, ...], ...]

    @classmethod
    def random(
        cls, seed: int, count: int, lengths: tuple[float, float], amplitude: float
    ) -> Bend:
        """Return waves of random direction with lengths between two values, mm."""
        rng = np.random.default_rng([SEED, seed])
        waves = []
        for _ in range(count):
            length = float(np.exp(rng.uniform(*np.log(lengths))))
            direction = rng.normal(size=3) * (1, 1, 0.6)
            k = 2 * np.pi / length * direction / np.linalg.norm(direction)
            to = rng.uniform(0, 2 * np.pi)
            size = amplitude * length / lengths[1]
            waves.append(
                (*k, rng.uniform(0, 2 * np.pi), size * np.cos(to), size * np.sin(to))
            )
        return cls(tuple(waves))

    def displaced(self, x: Plane, y: Plane, z: float) -> tuple[Plane, Plane]:
        """Displace the points of a grid; x is a row (1, nx), y a column (ny, 1)."""
        return x + self._moved(x, y, z, 4), y + self._moved(x, y, z, 5)

    def _moved(self, x: Plane, y: Plane, z: float, component: int) -> Plane:
        # a sum of sin(a + b) is one product of matrices, not a sine a pixel
        waves = np.array(self.waves)
        a = waves[:, :1] * x + (waves[:, 2] * z + waves[:, 3])[:, None]
        b = waves[:, 1] * y
        size = waves[:, component]
        across = np.concatenate([np.sin(a), np.cos(a)]).astype(np.float32)
        down = np.concatenate([np.cos(b) * size, np.sin(b) * size], axis=1)
        found: Plane = down.astype(np.float32) @ across
        return found

    def undone(self, x: float, y: float, z: float) -> tuple[float, float, float]:
        """Return the point that is displaced to (x, y, z)."""
        at = np.array([x, y])
        for _ in range(8):
            moved = self.displaced(
                np.full((1, 1), at[0], np.float32),
                np.full((1, 1), at[1], np.float32),
                z,
            )
            at = at + np.array([x - float(moved[0][0, 0]), y - float(moved[1][0, 0])])
        return float(at[0]), float(at[1]), z


#: How the skin is bent, and how everything within it is.
SLOW = Bend.random(1, 7, (45.0, 150.0), 2.2)
BEND = Bend((*SLOW.waves, *Bend.random(2, 6, (18.0, 38.0), 0.75).waves))


class Grain:
    """A texture of unit variance that changes slowly along z."""

    def __init__(
        self,
        seed: int,
        size: int,
        sigma: tuple[float, float],
        *,
        step: float = 10.0,
        low: float = -115.0,
        high: float = 195.0,
        angle: float = 0.0,
    ) -> None:
        rng = np.random.default_rng([SEED, seed])
        frequency = np.fft.fftfreq(size)
        fy, fx = frequency[:, None], frequency[None, : size // 2 + 1]
        c, s = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
        along, across = fx * c + fy * s, fy * c - fx * s
        squared = (along * sigma[0]) ** 2 + (across * sigma[1]) ** 2
        self._response = np.exp(-2 * np.pi**2 * squared).astype(np.float32)
        self._response[0, 0] = 0
        self._step, self._low, self._size = step, low, size
        count = int((high - low) / step) + 2
        self._knots = [self._one(rng) for _ in range(count)]

    def _one(self, rng: np.random.Generator) -> Plane:
        white = rng.standard_normal((self._size, self._size), dtype=np.float32)
        plane = np.fft.irfft2(np.fft.rfft2(white) * self._response, s=white.shape)
        found: Plane = (plane / plane.std()).astype(np.float32)
        return found

    def at(self, z: float) -> Plane:
        """Return the texture at z, shape (size, size)."""
        t = (z - self._low) / self._step
        k = min(max(int(t), 0), len(self._knots) - 2)
        angle = np.float32(np.pi / 2 * (t - k))
        found: Plane = self._knots[k] * np.cos(angle) + self._knots[k + 1] * np.sin(
            angle
        )
        return found


class Noise:
    """Noise with the power spectrum of a reconstructed image: ramp times filter."""

    def __init__(self, size: int) -> None:
        self._size = size
        fy = np.fft.fftfreq(size)[:, None]
        fx = np.fft.rfftfreq(size)[None, :]
        f = np.hypot(fx, fy)
        self._round = self._unit(np.sqrt(f) * np.exp(-((f / 0.21) ** 2)))
        # photons starved along x: streaks along x
        self._lateral = self._unit(
            np.exp(-((fx / 0.016) ** 2) - (fy / 0.16) ** 2) * np.abs(fy) ** 0.5
        )

    def _unit(self, response: np.ndarray) -> Plane:
        weight = np.full(response.shape[1], 2.0)
        weight[0] = weight[-1] = 1.0
        variance = (response**2 * weight).sum() / self._size**2
        found: Plane = (response / np.sqrt(variance)).astype(np.float32)
        return found

    def planes(self, k: int) -> tuple[Plane, Plane]:
        """Return isotropic and lateral noise of unit variance for slice ``k``."""
        rng = np.random.default_rng([SEED, 99, k])
        shape = (self._size, self._size)
        spectrum = np.fft.rfft2(rng.standard_normal(shape, dtype=np.float32))
        return (
            np.fft.irfft2(spectrum * self._round, s=shape).astype(np.float32),
            np.fft.irfft2(spectrum * self._lateral, s=shape).astype(np.float32),
        )
