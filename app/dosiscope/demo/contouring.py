"""Contours: level sets of shapes, evenly spaced vertices; rings and points."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from dosiscope.demo.dicom.description import Outline

if TYPE_CHECKING:
    from dosiscope.demo.shapes import Plane

Polygon: TypeAlias = np.ndarray


def level_contours(
    distance: Plane, first: tuple[float, float], step: float, spacing: float = 2.0
) -> list[Polygon]:
    """Return the outer zero contours of a distance plane, each (n, 2), mm.

    ``first`` is (x, y) of the first sample.  Contours below 12 mm2 are noise of
    the level set where a shape just ends.
    """
    from skimage.measure import find_contours, points_in_poly

    found = []
    padded = np.pad(distance, 1, constant_values=9.0)
    for line in find_contours(padded, 0.0):
        points = (line[:-1, ::-1] - 1) * step + first
        if abs(area(points)) > 12.0:
            found.append(evenly(points, spacing))
    outer: list[Polygon] = []
    for polygon in sorted(found, key=lambda p: -abs(area(p))):
        if not any(points_in_poly(polygon[:1], other)[0] for other in outer):
            outer.append(polygon)
    return outer


def evenly(points: Polygon, spacing: float) -> Polygon:
    """Return the closed polygon with vertices about ``spacing`` mm apart.

    Between 60 and 200 vertices; lightly smoothed, as a person's pen would.
    """
    closed = np.vstack([points, points[:1]])
    length = np.concatenate(
        [[0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))]
    )
    count = int(np.clip(length[-1] / spacing, 60, 200))
    fine = np.linspace(0, length[-1], 4 * count, endpoint=False)
    dense = np.column_stack([np.interp(fine, length, closed[:, i]) for i in (0, 1)])
    kernel = np.exp(-0.5 * (np.arange(-6, 7) / 2.5) ** 2)
    kernel /= kernel.sum()
    wrapped = np.vstack([dense[-6:], dense, dense[:6]])
    smooth = np.column_stack(
        [np.convolve(wrapped[:, i], kernel, mode="valid") for i in (0, 1)]
    )
    return np.round(smooth[::4], 2)


def area(points: Polygon) -> float:
    """Signed area of a closed polygon, mm2."""
    x, y = points[:, 0], points[:, 1]
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)


def keyhole(outer: Polygon, inner: Polygon) -> Polygon:
    """Join a polygon and its hole by a channel of no width (PS3.3 C.8.8.6.3)."""
    start = int(np.linalg.norm(outer - inner[0], axis=1).argmin())
    ring = np.roll(outer, -start, axis=0)
    hole = inner[::-1]
    hole = np.roll(hole, 1, axis=0)
    if area(ring) * area(hole) > 0:
        hole = np.roll(hole[::-1], 1, axis=0)
    return np.concatenate([ring, ring[:1], hole, hole[:1]])


def outline(
    polygon: Polygon,
    z: float,
    number: int | None = None,
    attached: tuple[int, ...] | None = None,
    kind: str = "CLOSED_PLANAR",
    image: int | None = None,
) -> Outline:
    """Return a polygon at z as a contour."""
    points = np.column_stack([polygon, np.full(len(polygon), z)])
    return Outline(points, kind, number, attached, image)


def point(x: float, y: float, z: float) -> Outline:
    """Return a POINT contour."""
    return Outline(np.array([[x, y, z]]), "POINT")
