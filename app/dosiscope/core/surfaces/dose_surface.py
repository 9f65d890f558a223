"""The surface on which a dose has one value: where the read-out passes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.surfaces.mesh import MOST_TRIANGLES, Mesh, too_fine

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.field import Field
    from dosiscope.core.geometry import Geometry

    Floats = NDArray[np.float64]


def dose_surface(dose: Field, level: float) -> Mesh:
    """Return the surface on which a dose is ``level``, in the unit of the dose.

    Its points lie on the lines between neighbouring samples, where the dose between
    them is the level; it ends where the dose ends, and at samples without data.

    Raises
    ------
    NotEvaluableError
        The dose does not pass the level, the grid has one sample in a direction, or
        the surface is too fine; the message is one clause.
    """
    from skimage.measure import marching_cubes

    if min(dose.geometry.shape) < 2:
        raise NotEvaluableError(tr("the dose grid has one sample in a direction"))
    block, begin = _block(dose, level)
    crossed = int(sum((np.diff(block >= level, axis=n)).sum() for n in range(3)))
    # each crossing of a line between samples is a point, of two triangles about
    if 2 * crossed > MOST_TRIANGLES:
        raise NotEvaluableError(too_fine(2 * crossed))
    least = float(np.nanmin(block))
    known = np.where(np.isnan(block), least, block)
    try:
        kji, triangles, *_ = marching_cubes(known, level)
    except RuntimeError as error:  # single samples are the level, and none is above
        raise NotEvaluableError(tr("the dose does not pass it")) from error
    points = dose.geometry.to_mm(kji.astype(np.float64) + begin)
    if dose.has_gaps:
        is_there = ~np.isnan(dose.sample(points))
        triangles = triangles[is_there[triangles].all(axis=1)]
    if _is_right_handed(dose.geometry):  # seen so, the triangles run clockwise
        triangles = triangles[:, ::-1]
    triangles = np.ascontiguousarray(triangles, dtype=np.int32)
    return Mesh(
        points=points,
        normals=_normals(points, triangles),
        triangles=triangles,
        is_open=_is_open(triangles),
    )


def _block(dose: Field, level: float) -> tuple[Floats, Floats]:
    """Return the samples from one before to one after those at or above a level.

    Also the index (k, j, i) of the first of them.
    """
    is_high = dose.values() >= level
    parts, begin = [], []
    for axis, count in enumerate(is_high.shape):
        others = tuple(n for n in range(3) if n != axis)
        at = np.flatnonzero(is_high.any(axis=others))
        if not len(at):
            raise NotEvaluableError(tr("the dose is lower everywhere"))
        first, last = max(int(at[0]) - 1, 0), min(int(at[-1]) + 1, count - 1)
        # two samples at least: a surface lies between
        first, last = min(first, count - 2), max(last, 1)
        parts.append(slice(first, last + 1))
        begin.append(float(first))
    block = dose.values(*parts)
    if not (np.nanmin(block) < level):
        raise NotEvaluableError(tr("the dose is higher everywhere"))
    return block, np.array(begin)


def _is_right_handed(geometry: Geometry) -> bool:
    """Whether planes, rows and columns run so that axes k, j, i are right-handed."""
    upwards = geometry.normal * np.sign(geometry.normal[2])
    axes = np.stack([upwards, geometry.column_direction, geometry.row_direction])
    return bool(np.linalg.det(axes) > 0)


def _is_open(triangles: NDArray[np.int32]) -> bool:
    """Whether a side of a triangle is the side of no other one."""
    sides = np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    number = sides[:, 0].astype(np.int64) * (triangles.max(initial=0) + 1) + sides[:, 1]
    _, counts = np.unique(number, return_counts=True)
    return bool((counts == 1).any())


def _normals(points: Floats, triangles: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return the mean normal of the triangles around each point, shape (n, 3)."""
    a, b, c = (points[triangles[:, n]] for n in range(3))
    faces = np.cross(b - a, c - a)
    total = np.zeros_like(points)
    for axis in range(3):
        for corner in range(3):
            total[:, axis] += np.bincount(
                triangles[:, corner], faces[:, axis], len(points)
            )
    length = np.linalg.norm(total, axis=1, keepdims=True)
    found: NDArray[np.float32] = (total / np.maximum(length, 1e-300)).astype(np.float32)
    return found
