"""A case of thirty structures for benchmarks: shapes, counts and dose of a clinic's.

About 2000 contours and 250 000 points; a dose of 200 x 150 x 100 samples at 2.5 mm
with a target whose edge falls by about 3 Gy/mm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.phantoms.shapes import make_dose
from support.stacks import stack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid

# name: centre x, y, z; half axes x, y, z, mm
_STRUCTURES = {
    "Body": (0, 0, 0, 210, 130, 130),
    "Lung left": (95, -10, 20, 60, 85, 95),
    "Lung right": (-95, -10, 20, 60, 85, 95),
    "Heart": (30, -40, -20, 55, 50, 50),
    "Liver": (-70, -20, -90, 85, 70, 55),
    "Cord": (0, 70, 0, 6, 6, 120),
    "Cord PRV": (0, 70, 0, 11, 11, 120),
    "Oesophagus": (5, 30, 0, 9, 8, 115),
    "Trachea": (0, 10, 60, 10, 9, 55),
    "PTV": (45, 5, 10, 38, 34, 36),
    "CTV": (45, 5, 10, 32, 28, 30),
    "GTV": (45, 5, 10, 24, 20, 22),
    "Boost": (50, 5, 12, 12, 11, 12),
    "Ring": (45, 5, 10, 58, 54, 56),
    "Kidney left": (60, 60, -110, 28, 30, 45),
    "Kidney right": (-60, 60, -110, 28, 30, 45),
    "Spleen": (100, 30, -90, 30, 40, 40),
    "Stomach": (50, -30, -85, 45, 40, 35),
    "Aorta": (15, 45, 0, 12, 12, 115),
    "Vena cava": (-20, 0, 20, 11, 11, 60),
    "Node 1": (70, -10, 60, 5, 4, 6),
    "Node 2": (20, -20, 70, 6, 6, 5),
    "Node 3": (-25, 20, 65, 4, 5, 5),
    "Node 4": (55, 30, 45, 3, 3, 4),
    "Marker 1": (40, 0, 10, 2, 2, 4),
    "Marker 2": (52, 12, 5, 2, 2, 4),
    "Thyroid": (0, -20, 110, 25, 12, 18),
    "Skin flap": (-150, -70, 20, 30, 20, 60),
    "Rib": (120, 0, 30, 8, 60, 12),
    "Bowel": (0, -60, -115, 90, 40, 15),
}
STEP = 2.5


def _outline(n: int, t: float, half: tuple[float, float]) -> NDArray[np.float64]:
    """Wavy ellipse, differing from structure to structure."""
    scale = max(float(np.sqrt(max(1 - t * t, 0))), 0.02)
    length = 2 * np.pi * max(half) * scale
    angle = np.linspace(0, 2 * np.pi, max(24, int(length / 1.5)), endpoint=False)
    wave = 1 + 0.05 * np.sin((2 + n % 4) * angle + n) + 0.02 * np.sin(9 * angle + 3 * t)
    x = half[0] * scale * wave * np.cos(angle)
    y = half[1] * scale * wave * np.sin(angle)
    return np.stack([x, y], axis=1)


def thirty_structures() -> dict[str, Solid]:
    """Solids by name; "Ring" has a hole, "Bowel" two parts on every plane."""
    result = {}
    for n, (name, (x, y, z, a, b, c)) in enumerate(_STRUCTURES.items(), start=1):
        first, last = int(np.ceil((z - c) / STEP)), int(np.floor((z + c) / STEP))
        outlines = []
        for k in range(first, last + 1):
            t = (k * STEP - z) / c
            t = float(np.clip(t, -0.98, 0.98)) if name != "Cord" else 0.0
            polygons = [np.add(_outline(n, t, (a, b)), (x, y))]
            if name == "Ring":
                polygons.append(0.6 * polygons[0] + np.multiply(0.4, (x, y)))
            if name == "Bowel":
                polygons = [0.5 * polygons[0], np.add(0.4 * polygons[0], (80, -20))]
            outlines.append((k * STEP, polygons))
        result[name] = stack(outlines, STEP / 2, number=n)
    return result


def thirty_structures_dose() -> Dose:
    """Return a dose of 70 Gy to the PTV, with a bath and some texture."""

    def function(
        x: NDArray[np.float64], y: NDArray[np.float64], z: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        r = np.sqrt(((x - 45) / 40) ** 2 + ((y - 5) / 36) ** 2 + ((z - 10) / 38) ** 2)
        target = 70 / (1 + np.exp((r - 1) * 38 * 4 * 3 / 70))
        bath = 12 * np.exp(-((x / 160) ** 2) - (y / 120) ** 2 - (z / 90) ** 2)
        texture = np.sin(x / 7) * np.cos(y / 9) + np.sin(z / 11) + 2
        return np.asarray(target + bath + texture)

    z = np.asarray(np.arange(100) * 2.5 - 123.75)
    return make_dose(function, (2.5, 2.5, 2.5), 215, shift=(0.4, 0.3, 0), z=z)


def many_contours(count: int, planes: int) -> Solid:
    """Return small separate squares, ``count`` in all, on few planes."""
    corners = np.array([[0, 0], [3.1, 0], [3.1, 3.1], [0, 3.1]])
    side = int(np.ceil(np.sqrt(count / planes)))
    polygons = [
        corners + np.array([5.0 * (n % side) - 80, 5.0 * (n // side) - 80])
        for n in range(count // planes)
    ]
    outlines = [(3.0 * k, polygons) for k in range(planes)]
    return stack(outlines, 1.5)
