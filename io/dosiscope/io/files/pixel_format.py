"""How the pixel values of a file are stored, as its header states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.text import listed
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError

if TYPE_CHECKING:
    from dosiscope.io.files.dataset import Dataset


@dataclass(frozen=True, slots=True)
class PixelFormat:
    """How pixel values are stored (Image Pixel module, PS3.3 C.7.6.3)."""

    rows: int
    columns: int
    frames: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of one stored value."""
        return np.dtype(f"{'i' if self.signed else 'u'}{self.bits_allocated // 8}")

    @property
    def frame_bytes(self) -> int:
        """Bytes of one uncompressed frame."""
        return self.rows * self.columns * self.bits_allocated // 8


def read_format(dataset: Dataset) -> PixelFormat:
    """Return how pixels are stored; BadValueError where that is not supported."""
    samples = _required(dataset, tags.SamplesPerPixel)
    if samples != 1:
        raise BadValueError(tags.SamplesPerPixel, str(samples), "1")
    frames = dataset.integer(tags.NumberOfFrames)
    if frames is not None and frames < 1:
        raise BadValueError(tags.NumberOfFrames, str(frames), tr("at least 1"))
    allocated = _required(dataset, tags.BitsAllocated)
    if allocated not in (8, 16, 32):
        raise BadValueError(
            tags.BitsAllocated, str(allocated), listed(("8", "16", "32"))
        )
    stored = _required(dataset, tags.BitsStored)
    if not 1 <= stored <= allocated:
        raise BadValueError(
            tags.BitsStored, str(stored), tr("{low} to {high}", low=1, high=allocated)
        )
    high = _required(dataset, tags.HighBit)
    if not stored - 1 <= high < allocated:
        raise BadValueError(tags.HighBit, str(high), str(stored - 1))
    representation = _required(dataset, tags.PixelRepresentation)
    if representation not in (0, 1):
        raise BadValueError(
            tags.PixelRepresentation, str(representation), listed(("0", "1"))
        )
    rows = _required(dataset, tags.Rows)
    columns = _required(dataset, tags.Columns)
    for tag, value in ((tags.Rows, rows), (tags.Columns, columns)):
        if value < 1:
            raise BadValueError(tag, str(value), tr("at least 1"))
    return PixelFormat(
        rows, columns, frames or 1, allocated, stored, high, representation == 1
    )


def _required(dataset: Dataset, tag: int) -> int:
    value = dataset.integer(tag)
    if value is None:
        raise BadValueError(tag, tr("nothing"), tr("a whole number"))
    return value
