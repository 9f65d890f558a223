"""A series of images as one volume, each plane at its true position.

The planning CT, or what is the grey base in its place: MR, PET.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.missing_images import missing_images
from dosiscope.core.text import MINUS, number_text

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.geometry import Geometry
    from dosiscope.core.header import Header

#: In place of a padding value that an image does not state: none can be stored.
NO_PADDING: Final = 1 << 20

_WHOLE: Final = 100.0  # from here on, values that are no HU are told without decimals


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ct:
    """A CT series, or one of another kind that is the grey base of the picture.

    Attributes
    ----------
    header
        Of the first image; its ``sop_instance_uid`` is "" and ``files`` lists all.
    geometry
        Where the pixels lie.
    stored
        Stored values, shape ``geometry.shape``, int16 or uint16; read-only.
    slope, intercept
        Value = stored * slope + intercept, one each a plane, shape (planes,)
        (PS3.3 C.11.1).
    unit
        Of these values: "HU" of a CT that states how to make them; of other images as
        their files state it ("BQML"); "" where none is stated.
    image_uids
        SOP Instance UID of every plane; of a frame of many its name
        (`dosiscope.core.frames`).
    sources
        SOP Instance UIDs of the images that the frames of a converted multi-frame image
        were before, one a plane, "" of other planes; () where there are none.
    patient_position
        Patient Position (0018,5100) as stated; only ever a label.
    padding
        Stored value that means "no pixel" (PS3.3 C.7.5.1.1.2), one a plane, shape
        (planes,), `NO_PADDING` where an image states none; None where all do.
    gaps
        Whether images are missing above each image but the last, shape
        (planes - 1,): there is no image between the two, not one mixed of them.
    """

    header: Header
    geometry: Geometry
    stored: NDArray[np.int16] | NDArray[np.uint16]
    slope: NDArray[np.float64]
    intercept: NDArray[np.float64]
    image_uids: tuple[str, ...]
    sources: tuple[str, ...] = ()
    patient_position: str = ""
    padding: NDArray[np.int32] | None = None
    unit: str = "HU"
    gaps: NDArray[np.bool_] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        gaps = np.zeros(len(self.geometry.offsets) - 1, dtype=np.bool_)
        gaps[list(missing_images(self.geometry.z))] = True
        object.__setattr__(self, "gaps", gaps)
        for array in (self.stored, self.slope, self.intercept, gaps):
            array.setflags(write=False)
        if self.padding is not None:
            self.padding.setflags(write=False)

    @property
    def is_hounsfield(self) -> bool:
        """Whether the values are HU; else presets and limits of HU mean nothing."""
        return self.header.kind.is_ct and self.unit == "HU"

    @property
    def noun(self) -> str:
        """The word for the images: "CT", "MR"."""
        return self.header.kind.noun

    @property
    def value_name(self) -> str:
        """What a value is called: "HU", "MR", "PET BQML", "stored value" of a CT.

        A CT of values of another unit that is stated has that: "CT ml/100ml/s".
        """
        if self.header.kind.is_ct and self.unit in ("", "HU"):
            return "HU" if self.is_hounsfield else tr("stored value")
        return f"{self.noun} {self.unit}".rstrip()

    def value_text(self, value: float) -> str:
        """Return a value with what it is called: "HU 40", "MR 412", "PET BQML 0.5"."""
        return f"{self.value_name} {self.figures(value)}"

    def figures(self, value: float) -> str:
        """Return a value alone: whole, or small ones with three figures."""
        if self.is_hounsfield or not 0 < abs(value) < _WHOLE:
            return number_text(value, 0)
        return f"{value:.3g}".replace("-", MINUS)

    def between(self, z: float) -> tuple[int, int, float] | None:
        """Images below and above ``z`` and the upper one's weight, as of `Geometry`.

        None outside the images, and where some are missing.
        """
        found = self.geometry.between(z)
        if found is None or self.is_missing_at(z):
            return None
        return found

    def is_missing_at(self, z: float) -> bool:
        """Whether the image at ``z`` (mm) is one of those that are missing."""
        found = self.geometry.between(z)
        return found is not None and found[0] < found[1] and bool(self.gaps[found[0]])

    def values(self, k: int) -> NDArray[np.float32]:
        """Return the values of plane ``k``, [row, column]; NaN where it is padded."""
        plane: NDArray[np.float32] = self.stored[k].astype(np.float32)
        plane *= np.float32(self.slope[k])
        plane += np.float32(self.intercept[k])
        if self.padding is not None:
            plane[self.stored[k] == self.padding[k]] = np.nan
        return plane

    def pixels_at(
        self, xyz: ArrayLike
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Return image, row and column of the pixels at points in mm, shape (...) each.

        The image is a fractional number between images, one that is whole within
        `SAME_PLANE_MM` of an image, and NaN where there is none; row and column
        are whole numbers that run on beyond the edges.
        """
        k, j, i = np.moveaxis(self.geometry.to_index(xyz), -1, 0)
        nearest, away = self._nearest_image(xyz)
        k = np.where(np.abs(away) <= SAME_PLANE_MM + 1e-6, nearest, k)
        if self.gaps.any():
            below = np.floor(np.nan_to_num(k)).astype(np.int64)
            is_missing = np.append(self.gaps, False)[below] & (k > below)
            k = np.where(is_missing, np.nan, k)
        return k, np.floor(j + 0.5), np.floor(i + 0.5)

    def _nearest_image(
        self, xyz: ArrayLike
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the image nearest to points, and how far they lie above it, mm."""
        offsets, normal = self.geometry.offsets, self.geometry.normal
        along = (np.asarray(xyz, dtype=np.float64) - self.geometry.origin) @ normal
        upwards = 1 if normal[2] > 0 else -1
        k = np.interp(upwards * along, upwards * offsets, np.arange(len(offsets)))
        nearest = np.rint(k).astype(np.int64)
        return nearest, along - offsets[nearest]

    def sample(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return the values of the picture's pixels at points in mm, shape (...).

        The one rule of read-outs: the value is that of the pixel that the picture
        has there, never one mixed from its neighbours in the plane.  On an image
        (within `SAME_PLANE_MM`) that is the image's own pixel; where there is no
        image the picture mixes those below and above linearly, and says so, and the
        value is mixed alike.  NaN outside the volume, where images are missing, and
        where a pixel is padded.
        """
        k, row, column = self.pixels_at(xyz)
        _, rows, columns = self.geometry.shape
        inside = (
            ~np.isnan(k)
            & (row >= 0)
            & (row < rows)
            & (column >= 0)
            & (column < columns)
        )
        result = np.full(np.shape(k), np.nan)
        low, high, weight = neighbours(k[inside])
        at = row[inside].astype(np.int64), column[inside].astype(np.int64)
        below, above = self._values_at(low, at), self._values_at(high, at)
        result[inside] = below + weight * (above - below)
        return result

    def _values_at(
        self, k: NDArray[np.int64], at: tuple[NDArray[np.int64], NDArray[np.int64]]
    ) -> NDArray[np.float64]:
        stored = self.stored[(k, *at)]
        values: NDArray[np.float64] = stored * self.slope[k] + self.intercept[k]
        if self.padding is not None:
            values[stored == self.padding[k]] = np.nan
        return values


def neighbours(
    k: NDArray[np.float64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return the images below and above, and the upper one's weight, shape (...).

    ``k`` are fractional numbers of images; on an image both are that one.
    """
    low = np.floor(k + 1e-9).astype(np.int64)
    weight = np.clip(k - low, 0.0, 1.0)
    return low, low + (weight > 0), weight
