"""The outline of the demo patient and the couch it lies on."""

from __future__ import annotations

import numpy as np

from dosiscope.demo.shapes import Band, Keys, Oval, Plane, melt, superellipse

# z -> half width, y of the widest level, extent to the front and to the back
_TRUNK = Keys(
    {
        -125.0: (160, 12, 84, 84),
        -60.0: (174, 12, 104, 95),
        0.0: (184, 12, 119, 98),
        50.0: (188, 10, 127, 100),
        100.0: (185, 8, 134, 101),
        150.0: (176, 4, 136, 104),
        205.0: (166, 0, 134, 106),
    }
)
_MOUND = Oval.of(
    {
        -130.0: (2, -80, 34, 30),
        -85.0: (2, -80, 32, 28),
        -40.0: (0, -84, 36, 22),
        0.0: (0, -88, 40, 18),
    },
    ends=(4.0, 30.0),
)
#: Where the buttocks and thighs meet behind, and the folds in front.
CLEFT = Band.of(
    {
        -140.0: [(0, 130, 10), (0, 60, 3), (0, 24, 1.2)],
        -95.0: [(0, 128, 6), (0, 74, 1.8), (0, 40, 1.0)],
        -55.0: [(0, 128, 4), (0, 92, 1.3), (0, 68, 0.9)],
        -10.0: [(0, 128, 4), (0, 108, 1.2), (0, 92, 0.8)],
        40.0: [(0, 128, 5), (0, 116, 2), (0, 107, 0.8)],
    },
    ends=(1.0, 30.0),
)
FOLD = Band.of(
    {
        -140.0: [(46, -104, 9), (36, -76, 2.5), (28, -56, 1.0)],
        -95.0: [(50, -110, 8), (40, -84, 1.8), (34, -68, 0.9)],
        -70.0: [(54, -116, 8), (44, -96, 2), (38, -84, 0.8)],
    },
    ends=(1.0, 16.0),
)
COUCH_TOP = 111.0


def trunk(x: Plane, y: Plane, z: float) -> Plane:
    """Signed distance to the outline without clefts, mm."""
    width, level, front, back = (float(v) for v in _TRUNK.at(z))
    v = y - np.float32(level)
    ahead = superellipse(x, v, width, front, 2.35)
    behind = superellipse(x, v, width, back, 3.0)
    found = np.where(v < 0, ahead, behind)
    if _MOUND.bounds(z):
        found = melt(found, _MOUND.distance(x, y, z), 22.0)
    # the back lies flat on the couch
    lying: Plane = np.maximum(found, y - np.float32(COUCH_TOP - 0.8))
    return lying


def outline(trunk_distance: Plane, x: Plane, y: Plane, z: float) -> Plane:
    """Signed distance to the skin: the trunk without clefts and folds, mm."""
    found = trunk_distance
    for side, shape in ((1, CLEFT), (1, FOLD), (-1, FOLD)):
        if shape.bounds(z):
            found = np.maximum(found, -shape.distance(x * np.float32(side), y, z))
    return found


def couch(x: Plane, y: Plane) -> Plane:
    """HU of a carbon fibre couch top over air; 0 weight is left to the caller."""
    half, height = 222.0, 24.0
    middle = COUCH_TOP + height / 2
    d = np.maximum(np.abs(x) - (half - height / 2), 0)
    edge = np.hypot(d, y - np.float32(middle)) - np.float32(height / 2)
    shell = np.clip(0.5 - edge, 0, 1)
    core = np.clip(0.5 - (edge + 1.6), 0, 1)
    found: Plane = -1000 + shell * 790 - core * 740
    return found
