"""The smallest and largest dose at the surface and at the dose samples inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dvh.grid import Window
    from dosiscope.core.dvh.outlines import Outlines
    from dosiscope.core.dvh.raster import Coverage
    from dosiscope.core.solids.solid import Solid

_TOUCH = 1e-6  # mm

Range = tuple[float, float]
NOTHING: Range = (np.inf, -np.inf)


def at_vertices(
    solid: Solid,
    outlines: Outlines,
    window: Window,
    dose_z: NDArray[np.float64],
) -> Range:
    """Return the least and the largest dose at the vertices of a solid's faces.

    Every span's lower and upper face counts, with the outline that holds there.
    Vertices outside the dose grid do not.

    Parameters
    ----------
    outlines
        Outlines of its sections, in cells of the window.
    """
    faces = set()
    for span in solid.spans:
        ends = (
            (span.low, span.t_low, span.taper[0]),
            (span.high, span.t_high, span.taper[1]),
        )
        for z, share, taper in ends:
            if not dose_z[0] - _TOUCH <= z <= dose_z[-1] + _TOUCH:
                continue
            if span.lower == span.upper:
                share = 0.0
            if (1 - share) * taper >= 0.5:
                faces.add((z, span.lower))
            if share * taper >= 0.5:
                faces.add((z, span.upper))
    if not faces:
        return NOTHING
    parts = [outlines.rings.xy[outlines.vertices(section)] for _, section in faces]
    heights = np.repeat(np.array([z for z, _ in faces]), [len(p) for p in parts])
    return _range(_interpolate(window, dose_z, np.concatenate(parts), heights))


def _interpolate(
    window: Window,
    dose_z: NDArray[np.float64],
    points: NDArray[np.float64],
    z: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Dose at points (column, row) in cells and z in mm; without those outside."""
    rows, columns = window.dose_cells
    x = points[:, 0] / window.subdivision[1]
    y = points[:, 1] / window.subdivision[0]
    i = np.clip(x.astype(np.int64), 0, columns - 1)
    j = np.clip(y.astype(np.int64), 0, rows - 1)
    first_plane, last_plane = window.first_plane, window.nodes.shape[0] - 2
    k = np.searchsorted(dose_z, z, side="right") - 1
    k = np.clip(k, first_plane, first_plane + last_plane)
    u = (z - dose_z[k]) / (dose_z[k + 1] - dose_z[k])
    if not window.holds_all:
        keep = (x >= 0) & (x <= columns) & (y >= 0) & (y <= rows)
        x, y, u = x[keep], y[keep], u[keep]
        i, j, k = i[keep], j[keep], k[keep]
    x -= i
    y -= j
    k -= window.first_plane
    nodes = window.nodes.ravel()
    row = columns + 1
    at = (k * (rows + 1) + j) * row + i
    planes = []
    for first in (at, at + (rows + 1) * row):
        near = nodes[first] + x * (nodes[first + 1] - nodes[first])
        first = first + row
        far = nodes[first] + x * (nodes[first + 1] - nodes[first])
        planes.append(near + y * (far - near))
    lower, upper = planes
    dose: NDArray[np.float64] = lower + u * (upper - lower)
    return dose


def nodes_of_sections(
    solid: Solid, dose_z: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair every dose plane that crosses a span with the nearer of its sections.

    Returns
    -------
    planes, sections
        One entry a pair, sorted by section.
    """
    pairs = set()
    for span in solid.spans:
        first = int(np.searchsorted(dose_z, span.low - _TOUCH))
        last = int(np.searchsorted(dose_z, span.high + _TOUCH))
        for k in range(first, last):
            at = (float(dose_z[k]) - span.low) / (span.high - span.low)
            share = span.t_low + at * (span.t_high - span.t_low)
            taper = span.taper[0] + at * (span.taper[1] - span.taper[0])
            if taper >= 0.5:
                pairs.add((span.lower if share < 0.5 else span.upper, k))
    sections, planes = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    return planes, sections


def at_nodes(
    coverage: Coverage,
    window: Window,
    planes: NDArray[np.int64],
    sections: NDArray[np.int64],
) -> Range:
    """Return the least and the largest of the dose samples inside a solid.

    A sample is inside where the four cells around it are full.

    Parameters
    ----------
    planes, sections
        Dose planes, and the plane of the coverage that decides for each.
    """
    rows, columns = window.dose_cells
    if rows < 2 or columns < 2 or not len(planes):
        return NOTHING
    down, across = window.subdivision
    full = coverage.full.reshape(-1, *window.cells)
    inside = np.ones((len(full), rows - 1, columns - 1), np.bool_)
    for j in (down - 1, down):
        for i in (across - 1, across):
            corner = full[:, j : j + (rows - 2) * down + 1 : down]
            inside &= corner[:, :, i : i + (columns - 2) * across + 1 : across]
    values = window.nodes[planes - window.first_plane, 1:-1, 1:-1]
    return _range(values[inside[sections]])


def _range(values: NDArray[np.float64] | NDArray[np.float32]) -> Range:
    return (float(values.min()), float(values.max())) if values.size else NOTHING
