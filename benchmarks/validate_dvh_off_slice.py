"""DVHs of attached contours against closed forms, a part of docs/validation.md."""

from __future__ import annotations

import numpy as np

from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.phantoms.analytic import (
    Truth,
    cone_above_across,
    cylinder_above_across,
    sphere_above,
    truth,
)
from dosiscope.core.phantoms.shapes import RADIUS, Shape
from dosiscope.core.solids.builder import build_solid
from support.contours import chain, circle, roi
from support.linear_shapes import dose_of

PARTS = (0.98, 0.95, 0.5, 0.02)


def _frustum(axis: str) -> Truth:
    """Radius 6 mm at z = -12 to 12 mm at z = 12: a cone of 48 mm less one of 24."""
    if axis == "z":
        return Truth(
            lambda u: np.pi * 4 / 3 * (12**3 - (9 + np.asarray(u) / 4) ** 3), -12, 12
        )
    return Truth(
        lambda u: cone_above_across(u, 12, 48) - cone_above_across(u, 6, 24), -12, 12
    )


def _gap(axis: str, parts: list[tuple[float, float]], radius: float) -> Truth:
    """Discs between these heights, nothing between them."""
    if axis == "z":

        def above(u):
            u = np.asarray(u, dtype=np.float64)
            filled = sum(np.clip(high - u, 0, high - low) for low, high in parts)
            return np.pi * radius**2 * filled

        return Truth(above, parts[0][0], parts[-1][1])
    height = sum(high - low for low, high in parts)
    return Truth(lambda u: cylinder_above_across(u, radius, height), -radius, radius)


def _sphere_contours(step: float):
    heights = np.arange(-RADIUS, RADIUS + step / 2, step)
    radii = np.sqrt(np.maximum(RADIUS**2 - heights**2, 0.01))
    return chain([circle(r, z) for r, z in zip(radii, heights, strict=True)])


def _cases():
    heights = [-12.0, -7.0, -1.5, 4.0, 12.0]
    yield (
        "cylinder, contours at uneven distances",
        chain([circle(12, z) for z in heights]),
        lambda axis: truth(Shape.UPRIGHT_CYLINDER, axis),
    )
    yield (
        "frustum of two contours",
        chain([circle(6, -12), circle(12, 12)]),
        _frustum,
    )
    for step in (2.0, 1.0):
        yield (
            f"sphere, contours {step:g} mm apart",
            _sphere_contours(step),
            lambda axis: Truth(lambda u: sphere_above(u, RADIUS), -RADIUS, RADIUS),
        )
    parts = [(-12.0, -4.0), (3.0, 12.0)]
    contours = []
    for n, ends in enumerate(parts):
        contours += chain([circle(10, z) for z in ends], first=1 + 10 * n)
    yield (
        "two discs and a gap of 7 mm",
        contours,
        lambda axis: _gap(axis, parts, 10),
    )


def off_slice_rows() -> list[list[str]]:
    """Return shape, gradient and errors: volume in %, doses in % of the maximum."""
    rows = []
    for name, contours, true_of in _cases():
        solid = build_solid(roi(contours), [])
        for axis in "zy":
            dvh = compute_dvh(solid, dose_of(axis, 2.0, shifted=True))
            true = true_of(axis)
            scale = 100 / true.maximum
            errors = [
                100 * (dvh.volume_cc / true.volume_cc - 1),
                scale * (dvh.mean - true.mean),
                scale * (dvh.minimum - true.minimum),
                scale * (dvh.maximum - true.maximum),
            ]
            errors += [
                scale * (dvh.dose_at_fraction(p) - true.dose_at_fraction(p))
                for p in PARTS
            ]
            rows.append([name, axis, *(f"{error:+.3f}" for error in errors)])
    return rows


HEAD = ["shape", "gradient", "volume %", "Dmean %", "Dmin %", "Dmax %"]
HEAD += [f"D{100 * part:.0f}% %" for part in PARTS]
