"""Pixel Data of an image, in the compressions that are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from speed import writer
from speed.writer import element

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SYNTAX = {
    "": writer.EXPLICIT_LITTLE,
    "jpeg-lossless": "1.2.840.10008.1.2.4.70",
    "rle": "1.2.840.10008.1.2.5",
    "jpeg-2000": "1.2.840.10008.1.2.4.90",
    "jpeg-ls": "1.2.840.10008.1.2.4.80",
}


def _native(pixels: NDArray[np.int16]) -> bytes:
    return element(0x7FE00010, "OW", pixels.astype("<i2").tobytes())


def _jpeg_lossless(pixels: NDArray[np.int16]) -> bytes:
    import imagecodecs

    return writer.encapsulated(
        bytes(imagecodecs.ljpeg_encode(pixels.view(np.uint16), bitspersample=16))
    )


def _jpeg_2000(pixels: NDArray[np.int16]) -> bytes:
    import imagecodecs

    return writer.encapsulated(
        bytes(
            imagecodecs.jpeg2k_encode(
                pixels, level=0, reversible=True, codecformat="J2K"
            )
        )
    )


def _jpeg_ls(pixels: NDArray[np.int16]) -> bytes:
    import imagecodecs

    return writer.encapsulated(bytes(imagecodecs.jpegls_encode(pixels.view(np.uint16))))


def _rle(pixels: NDArray[np.int16]) -> bytes:
    from pydicom.pixels.encoders.base import RLELosslessEncoder

    rows, columns = pixels.shape
    return writer.encapsulated(
        RLELosslessEncoder.encode(
            pixels,
            encoding_plugin="pydicom",
            rows=rows,
            columns=columns,
            samples_per_pixel=1,
            photometric_interpretation="MONOCHROME2",
            bits_allocated=16,
            bits_stored=16,
            pixel_representation=1,
            number_of_frames=1,
        )
    )


ENCODERS: dict[str, Callable[[NDArray[np.int16]], bytes]] = {
    "": _native,
    "jpeg-lossless": _jpeg_lossless,
    "rle": _rle,
    "jpeg-2000": _jpeg_2000,
    "jpeg-ls": _jpeg_ls,
}
