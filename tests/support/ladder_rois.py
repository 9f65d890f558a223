"""ROIs of circles whose attachments are written out, for the ladder."""

from __future__ import annotations

import numpy as np

from dosiscope.core.structures import Contour, Contours, GeometricType, Roi

# number: (z, x of the centre, attached numbers or None)
Row = tuple[int, float, float, tuple[int, ...] | None]


def circle(
    x: float, z: float, radius: float = 5.0
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    return np.column_stack(
        [x + radius * np.cos(angle), radius * np.sin(angle), np.full(24, z)]
    )


def roi_of(number: int, name: str, rows: list[Row]) -> Roi:
    contours = [
        Contour(GeometricType.CLOSED_PLANAR, circle(x, z), number=n, attached=attached)
        for n, z, x, attached in rows
    ]
    return Roi(number, name, contours=Contours.of(contours), colour=(255, 160, 64))


def vessel() -> Roi:
    """A trunk that branches in two, a gap, a second part, and an island."""
    rows: list[Row] = [(1, -1.0, 0.0, ())]
    rows += [(n + 1, 2.0 * n - 2, 0.0, (n,)) for n in range(1, 5)]
    rows += [(6, 8.0, -8.0, (5,)), (7, 8.0, 8.0, (5,))]
    rows += [(8, 10.0, -9.0, (6,)), (9, 10.0, 9.0, (7,))]
    rows += [(10, 11.2, -9.0, (8,))]  # a cap between two images
    rows += [(11, 21.0, 0.0, ()), (12, 22.0, 0.0, (11,)), (13, 24.0, 0.0, (12,))]
    rows += [(14, 14.7, 30.0, ()), (15, 15.3, 30.0, (14,))]  # an island
    return roi_of(1, "Vessel", rows)


def skipped() -> Roi:
    """Contours attached across an image plane that has none."""
    rows: list[Row] = [(1, 0.0, 0.0, ()), (2, 2.0, 0.0, (1,)), (3, 8.0, 0.0, (2,))]
    rows += [(4, 10.0, 0.0, (3,)), (5, 12.0, 0.0, (4, 99))]
    return roi_of(2, "Torn", rows)


def stack(count: int, step: float = 3.0, missing: tuple[int, ...] = ()) -> Roi:
    """One circle on every plane but the missing ones, without attachments."""
    rows: list[Row] = [
        (n, step * n, 0.0, None) for n in range(count) if n not in missing
    ]
    return roi_of(3, "Stack", rows)


def chain(planes: int, step: float = 1.0) -> Roi:
    """A long off-slice chain with a side branch on 14 of every 50 planes."""
    rows: list[Row] = [(1, 0.0, 0.0, ())]
    trunk, side = 1, None
    for n in range(1, planes):
        below, trunk = trunk, len(rows) + 1
        rows.append((trunk, step * n, 0.0, (below,)))
        if n % 50 > 35:
            origin = below if side is None else side
            side = len(rows) + 1
            rows.append((side, step * n, 12.0, (origin,)))
        else:
            side = None
    return roi_of(4, "Chain", rows)
