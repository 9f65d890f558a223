"""A CT series as one volume of stored values, each plane at its true position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.geometry import Geometry
    from dosiscope.core.header import Header


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ct:
    """A CT series.

    Attributes
    ----------
    header
        Of the first image; its ``sop_instance_uid`` is "" and ``files`` lists all.
    geometry
        Where the pixels lie.
    stored
        Stored values, shape ``geometry.shape``, int16 or uint16; read-only.
    slope, intercept
        HU = stored * slope + intercept, one value a plane, shape (planes,)
        (PS3.3 C.11.1); with ``is_hounsfield`` False the numbers are raw.
    image_uids
        SOP Instance UID of every plane.
    patient_position
        Patient Position (0018,5100) as stated; only ever a label.
    padding
        Stored value that means "no pixel", or None (PS3.3 C.7.5.1.1.2).
    """

    header: Header
    geometry: Geometry
    stored: NDArray[np.int16] | NDArray[np.uint16]
    slope: NDArray[np.float64]
    intercept: NDArray[np.float64]
    image_uids: tuple[str, ...]
    patient_position: str = ""
    padding: int | None = None
    is_hounsfield: bool = True

    def __post_init__(self) -> None:
        for array in (self.stored, self.slope, self.intercept):
            array.setflags(write=False)

    def hounsfield(self, k: int) -> NDArray[np.float32]:
        """Return plane ``k`` in HU, shape (rows, columns)."""
        plane: NDArray[np.float32] = self.stored[k].astype(np.float32)
        plane *= np.float32(self.slope[k])
        plane += np.float32(self.intercept[k])
        return plane

    def _on_images(self, k: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return fractional planes; those within `SAME_PLANE_MM` of one are that."""
        offsets = self.geometry.offsets
        nearest = np.rint(np.nan_to_num(k)).astype(np.int64)
        away = np.interp(k, np.arange(len(offsets)), offsets) - offsets[nearest]
        return np.where(np.abs(away) <= SAME_PLANE_MM + 1e-6, nearest, k)

    def sample(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return the HU of the picture's pixels at points in mm, shape (...).

        The one rule of read-outs: the value is that of the pixel that the picture
        has there, never one mixed from its neighbours in the plane.  On an image
        (within `SAME_PLANE_MM`) that is the image's own pixel; where there is no
        image the picture mixes those below and above linearly, and says so, and the
        value is mixed alike.  NaN outside the volume.
        """
        k, j, i = np.moveaxis(self.geometry.to_index(xyz), -1, 0)
        k = self._on_images(k)
        planes, rows, columns = self.geometry.shape
        row, column = np.floor(j + 0.5), np.floor(i + 0.5)
        with np.errstate(invalid="ignore"):
            inside = (
                ~np.isnan(k)
                & (row >= 0)
                & (row < rows)
                & (column >= 0)
                & (column < columns)
            )
        result = np.full(np.shape(k), np.nan)
        low = np.floor(k[inside] + 1e-9).astype(np.int64)
        high = np.minimum(low + 1, planes - 1)
        weight = np.clip(k[inside] - low, 0.0, 1.0)
        at = row[inside].astype(np.int64), column[inside].astype(np.int64)
        below = self.stored[(low, *at)] * self.slope[low] + self.intercept[low]
        above = self.stored[(high, *at)] * self.slope[high] + self.intercept[high]
        result[inside] = below + weight * (above - below)
        return result
