"""The same object in another transfer syntax (PS3.5 10 and A)."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.encaps import encapsulate
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

#: Transfer syntaxes by a short name; the first four leave pixels as they are.
TRANSFER_SYNTAXES = {
    "explicit": ExplicitVRLittleEndian,
    "implicit": ImplicitVRLittleEndian,
    "big endian": ExplicitVRBigEndian,
    "deflated": DeflatedExplicitVRLittleEndian,
    "rle": RLELossless,
    "jpeg lossless": JPEGLosslessSV1,
    "jpeg-ls": JPEGLSLossless,
    "jpeg 2000": JPEG2000Lossless,
}


def encoded(dataset: Dataset, syntax: str) -> Dataset:
    """Return a copy of an explicit little endian object in another syntax.

    ``syntax`` is a key of `TRANSFER_SYNTAXES`; all are lossless.
    """
    wanted = TRANSFER_SYNTAXES[syntax]
    result = copy.deepcopy(dataset)
    result.file_meta.TransferSyntaxUID = wanted
    if "PixelData" not in result:
        return result
    frames = _frames(dataset)
    if wanted == ExplicitVRBigEndian:
        result.PixelData = frames.byteswap().tobytes()
    elif wanted == RLELossless:
        result.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        result.compress(
            RLELossless, encoding_plugin="pydicom", generate_instance_uid=False
        )
    elif wanted.is_compressed and wanted != DeflatedExplicitVRLittleEndian:
        parts = [_compressed(frame, syntax) for frame in frames]
        result.PixelData = encapsulate(parts)
        result["PixelData"].VR = "OB"
        result["PixelData"].is_undefined_length = True
    return result


def _frames(dataset: Dataset) -> NDArray[Any]:
    kind = "i" if dataset.PixelRepresentation else "u"
    dtype = np.dtype(f"<{kind}{dataset.BitsAllocated // 8}")
    shape = (-1, dataset.Rows, dataset.Columns)
    pixels: NDArray[Any] = np.frombuffer(dataset.PixelData, dtype).reshape(shape)
    return pixels


def _compressed(frame: NDArray[Any], syntax: str) -> bytes:
    import imagecodecs

    bare = frame.view(np.uint16)
    if syntax == "jpeg-ls":
        return bytes(imagecodecs.jpegls_encode(bare))
    if syntax == "jpeg lossless":
        return bytes(imagecodecs.ljpeg_encode(bare))
    return bytes(
        imagecodecs.jpeg2k_encode(frame, level=0, reversible=True, codecformat="j2k")
    )
