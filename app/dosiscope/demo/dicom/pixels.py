"""How samples along the patient's axes are laid out as rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.demo.dicom.description import ORIENTATIONS
from dosiscope.demo.dicom.header import decimal

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from dosiscope.demo.dicom.description import Grid


def normal_sign(grid: Grid) -> int:
    """Sign of z along row x column."""
    d = ORIENTATIONS[grid.orientation]
    return d[0] * d[4] - d[1] * d[3]


def arranged(volume: NDArray[Any], grid: Grid) -> NDArray[Any]:
    """Return ``[z, y, x]`` samples as ``[plane, row, column]``; planes stay."""
    row, column = ORIENTATIONS[grid.orientation][:3], ORIENTATIONS[grid.orientation][3:]
    if row[1]:
        volume = np.swapaxes(volume, -1, -2)
    if sum(row) < 0:
        volume = volume[..., ::-1]
    if sum(column) < 0:
        volume = volume[..., ::-1, :]
    return np.ascontiguousarray(volume)


def set_plane(dataset: Dataset, grid: Grid, z: float) -> None:
    """Set the image plane: position, orientation, spacing, rows and columns."""
    directions = ORIENTATIONS[grid.orientation]
    signs = np.array(directions).reshape(2, 3).sum(axis=0)
    origin = []
    for sign, (first, step, n) in zip(signs[:2], (grid.x, grid.y), strict=True):
        origin.append(first if sign > 0 else first + step * (n - 1))
    (dx, nx), (dy, ny) = grid.x[1:], grid.y[1:]
    turned = bool(directions[1])
    dataset.ImagePositionPatient = [decimal(round(v, 9)) for v in (*origin, z)]
    dataset.ImageOrientationPatient = list(directions)
    dataset.PixelSpacing = [decimal(v) for v in ((dx, dy) if turned else (dy, dx))]
    dataset.Rows, dataset.Columns = (nx, ny) if turned else (ny, nx)
