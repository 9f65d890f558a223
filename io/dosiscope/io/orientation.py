"""Image Orientation (Patient): directions, and how far they are from transverse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import GeometryError
from dosiscope.core.language import tr
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.io.remarks import Remarks

    Vector = NDArray[np.float64]

# BRTO-II 7.4.6.2.1, with room for the rounding of decimal strings
TRANSVERSE_RAD: Final = 0.001 + 1e-6
DRAWABLE_RAD: Final = 0.01 + 1e-6
_LENGTH: Final = 1e-3


def unit_directions(orientation: Sequence[float]) -> tuple[Vector, Vector, Vector]:
    """Return row direction, column direction and normal as unit vectors.

    Raises `GeometryError` where they are not nearly unit vectors at right angles.
    """
    row, column = np.array(orientation[:3]), np.array(orientation[3:])
    for vector in (row, column):
        # the length of a vector of huge numbers would be none
        is_unit = np.abs(vector).max() <= 1 + _LENGTH
        if not is_unit or abs(float(np.linalg.norm(vector)) - 1) > _LENGTH:
            raise GeometryError(
                tr(
                    "the row and column directions of Image Orientation are no "
                    "unit vectors"
                )
            )
    row = row / np.linalg.norm(row)
    column = column / np.linalg.norm(column)
    if abs(float(row @ column)) > _LENGTH:
        raise GeometryError(tr("rows and columns are not at right angles"))
    # exactly at right angles, so that the grid is one
    column = column - (row @ column) * row
    column /= np.linalg.norm(column)
    return row, column, np.cross(row, column)


def tilt(orientation: Sequence[float]) -> float:
    """Return the largest angle of rows, columns and normal to the patient's axes, rad.

    Rows and columns are measured against the nearer of x and y, the normal
    against z: about pi/2 for a sagittal or coronal plane.
    """
    row, column, normal = unit_directions(orientation)

    def angle(vector: Vector, axes: Sequence[int]) -> float:
        axis = max(axes, key=lambda n: abs(float(vector[n])))
        aside = np.delete(vector, axis)
        return float(np.arctan2(np.linalg.norm(aside), abs(float(vector[axis]))))

    return max(angle(row, (0, 1)), angle(column, (0, 1)), angle(normal, (2,)))


def judge_orientation(
    orientation: Sequence[float], remarks: Remarks, slightly: str, too_far: str
) -> bool:
    """Note planes that are not transverse; whether they may be drawn.

    ``slightly`` and ``too_far`` are the outcomes in the table of rules.
    """
    angle = tilt(orientation)
    if angle <= TRANSVERSE_RAD:
        return True
    refused = angle > DRAWABLE_RAD
    remarks.add(
        too_far if refused else slightly,
        degrees=float(np.degrees(angle)),
        angle=angle,
        tag=tags.ImageOrientationPatient,
        found="\\".join(f"{value:g}" for value in orientation),
        expected=tr("directions along the patient's axes within 0.001 rad"),
    )
    return not refused
