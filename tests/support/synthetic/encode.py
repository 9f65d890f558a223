"""Objects as files, as read back, and in other transfer syntaxes (PS3.5 10 and A)."""

from __future__ import annotations

import copy
import pickle
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom import dcmread, dcmwrite
from pydicom.dataset import Dataset
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


def file_of(dataset: Dataset) -> bytes:
    """The file of an object; one that was written before is not encoded anew."""
    try:
        state = pickle.dumps(dataset)
    except (AttributeError, pickle.PicklingError):  # a test put in what cannot be
        return saved(dataset)
    return _file_of(state)


@lru_cache(maxsize=1000)  # about 20 MB
def _file_of(state: bytes) -> bytes:
    return saved(pickle.loads(state))


def saved(dataset: Dataset) -> bytes:
    """The file of an object, encoded anew."""
    file = BytesIO()
    # save_as refuses big endian for what is as read from little
    dcmwrite(file, dataset, enforce_file_format=True)
    return file.getvalue()


def as_read(dataset: Dataset) -> Dataset:
    """The object as it is read from its file, of which it knows nothing more.

    What no test touches of it is copied and written without being taken apart, in a
    tenth of the time.
    """
    return read_from(file_of(dataset))


def read_from(file: bytes) -> Dataset:
    """The object of a file, as `as_read` gives it."""
    read = dcmread(BytesIO(file))
    result = Dataset(read)
    result.file_meta = read.file_meta
    implicit, little_endian = read.original_encoding
    charset = read.original_character_set
    result.set_original_encoding(implicit, little_endian, charset)
    return result


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
