"""DVHs of islands, shells and tubes in steep doses, a part of docs/validation.md."""

from __future__ import annotations

import numpy as np

from dosiscope.core.dvh.band import band_steps
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.phantoms.shapes import circle, make_dose
from dosiscope.core.progress import finish
from support.brute_force import dose_at_volume
from support.stacks import stack

HEAD = ["structure", "falls by", "Dmax Gy", "D0.03cc Gy", "± Gy", "D2cc Gy", "± Gy"]
# Points every so many mm find the truth of D0.03cc and of D2cc.
STEPS = {"D0.03cc": 0.05, "D2cc": 0.12}


def _disc(radius: float, x: float, y: float):
    return np.add(circle(radius, 120), (x, y))


def _rings(heights, radius: float, wall: float, x: float = 0.0, y: float = 0.0):
    rings = [_disc(radius, x, y), _disc(radius - wall, x, y)]
    return stack([(float(z), rings) for z in heights], 1.0)


def _balls(*balls: tuple[float, float, float, float]):
    outlines = []
    for height in np.arange(-30.0, 31.0, 2.0):
        cut = [
            _disc(float(np.sqrt(r * r - (height - z) ** 2)), x, y)
            for r, x, y, z in balls
            if r * r - (height - z) ** 2 > 0.25
        ]
        if cut:
            outlines.append((float(height), cut))
    return stack(outlines, 1.0, prisms=True)


def _cases():
    """Yield name, solid, centre and width of the peak of dose, mm."""
    two = [(4.0, -20.0, 3.0, 1.0), (10.0, 20.0, -30.0, 0.0)]
    yield "2 islands, 4 and 10 mm", _balls(*two), (-18.0, 4.0, 2.0), 4.5
    three = [(8.0, 0.0, 0.0, 1.0), (6.0, 20.0, 0.0, -3.0), (5.0, 0.0, 22.0, 4.0)]
    yield "3 islands, 5 to 8 mm", _balls(*three), (4.0, 2.0, 0.0), 6.0
    many = [
        (3.5, 12.0 * i - 36, 12.0 * j - 30, 0.7 * i) for i in range(7) for j in range(6)
    ]
    yield "42 islands of 3.5 mm", _balls(*many), (0.0, 6.0, 1.0), 5.0
    for radius, wall in ((18.0, 2.7), (43.0, 3.0), (50.0, 5.0)):
        solid = _rings(range(-8, 9, 2), radius, wall)
        yield f"shell, {radius:g} mm, wall {wall:g}", solid, (radius + 1, 4.0, 0.7), 4.5
    for radius, wall in ((8.0, 1.8), (9.0, 2.0), (11.0, 3.0)):
        solid = _rings(range(-30, 31, 2), radius, wall, 5.0, 5.0)
        yield f"tube, {radius:g} mm, wall {wall:g}", solid, (radius + 4, 6.0, 5.3), 5.0


def _cells(solid, dose, top: float) -> list[str]:
    dvh = compute_dvh(solid, dose)
    band = finish(band_steps(solid, dose, dvh))
    cells = [f"{dvh.maximum:.3f} ({dvh.maximum - top:+.3f})"]
    for name, step in STEPS.items():
        metric = parse_metric(name)
        found = evaluate(metric, dvh).number
        true = dose_at_volume(solid, dose, float(name[1:-2]) * 1000, step)
        size = band.parts_of(metric, None)["sampling"]
        cells += [f"{found:.3f} ({found - true:+.3f})", f"{size:.3f}"]
    return cells


def island_rows() -> list[list[str]]:
    """Return structure, steepness, and what was found with its error and ±."""
    rows = []
    for name, solid, centre, width in _cases():

        def gray(x, y, z, centre=centre, width=width):
            r2 = (x - centre[0]) ** 2 + (y - centre[1]) ** 2 + (z - centre[2]) ** 2
            return 5 + 60 * np.exp(-r2 / (2 * width**2))

        dose = make_dose(gray, (3.0, 3.0, 3.0), 66, shift=(0.4, -0.7, 0.2))
        values = dose.values()
        steepest = (
            max(float(np.abs(np.diff(values, axis=n)).max()) for n in range(3)) / 3
        )
        cells = _cells(solid, dose, _top(solid, dose))
        rows.append([name, f"{steepest:.1f} Gy/mm", *cells])
    return rows


def _top(solid, dose) -> float:
    """Return the largest dose of points inside, ever nearer to the hottest."""
    low, high = np.array(solid.extent).reshape(2, 3)
    top = -np.inf
    for _ in range(7):
        axes = [np.linspace(a, b, 61) for a, b in zip(low, high, strict=True)]
        points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 3)
        points = points[solid.contains(points)]
        doses = dose.sample(points)
        top = max(top, float(doses.max()))
        reach = (high - low) / 12
        low, high = points[doses.argmax()] - reach, points[doses.argmax()] + reach
    return top
