"""Compressed pixels: which kinds can be decoded, and checks before decoding.

A decoder allocates what the compressed stream asks for, so the size that the
stream states is compared with the header first.  A stream that ends too soon is no
picture: the decoders of RLE, JPEG-LS and JPEG 2000 say so, the one of JPEG fills up.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.io.files.dictionary import uid_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from dosiscope.io.files.pixel_format import PixelFormat

    Decoder: TypeAlias = Callable[[bytes, PixelFormat], NDArray[Any]]

#: Transfer syntaxes of which no pixels have to be decoded, the usual ones first.
NATIVE: Final = tuple("1.2.840.10008.1.2" + end for end in (".1", "", ".1.99", ".2"))
_RLE: Final = "1.2.840.10008.1.2.5"
_JPEG: Final = "1.2.840.10008.1.2.4."
# whether the compression may lose something, and the kind of stream
_SYNTAXES: Final = {
    _RLE: (False, "rle"),
    _JPEG + "50": (True, "jpeg"),
    _JPEG + "51": (True, "jpeg"),
    _JPEG + "57": (False, "jpeg lossless"),
    _JPEG + "70": (False, "jpeg lossless"),
    _JPEG + "80": (False, "jpeg-ls"),
    _JPEG + "81": (True, "jpeg-ls"),
    _JPEG + "90": (False, "jpeg 2000"),
    _JPEG + "91": (True, "jpeg 2000"),
    _JPEG + "201": (False, "jpeg 2000"),
    _JPEG + "202": (False, "jpeg 2000"),
    _JPEG + "203": (True, "jpeg 2000"),
}
# ms a million pixels of CT, measured on a processor of 2020
_SPEEDS: Final = {
    "rle": 1.2,
    "jpeg": 10.0,
    "jpeg lossless": 18.0,
    "jpeg-ls": 18.0,
    "jpeg 2000": 120.0,
}
# start of frame markers, ITU-T T.81 table B.1, T.87 C.2.1
_JPEG_FRAMES: Final = {
    "jpeg": (0xC0, 0xC1),
    "jpeg lossless": (0xC3,),
    "jpeg-ls": (0xF7,),
}


#: The library that decodes, and which of its modules does, by kind of stream: of all
#: that it holds a frozen program needs these alone.
LIBRARY: Final = "imagecodecs"
MODULES: Final = {
    "rle": "imagecodecs._imcd",
    "jpeg": "imagecodecs._jpeg8",
    "jpeg lossless": "imagecodecs._jpeg8",
    "jpeg-ls": "imagecodecs._jpegls",
    "jpeg 2000": "imagecodecs._jpeg2k",
}
#: Why a stream that ends too soon is not read.
CUT: Final = tr("the compressed pixels are incomplete")
# no end of JPEG data looks like it: other codes, and values, than the zeros that the
# decoder puts in the place of what is missing
_FILL: Final = bytes.fromhex("b5e3917acd2f6886d4713b") * 6


class _Stream(NamedTuple):
    rows: int
    columns: int
    components: int
    precision: int


def is_compressed(transfer_syntax: str) -> bool:
    """Whether pixels of this transfer syntax come in fragments."""
    return transfer_syntax not in NATIVE


def decoded_syntaxes() -> tuple[str, ...]:
    """Return the transfer syntaxes that are decoded: those that lose nothing first."""
    return tuple(sorted(_SYNTAXES, key=may_be_lossy))


def milliseconds_a_megapixel(transfer_syntax: str) -> float:
    """Return about how long decoding takes; 0 where there is nothing to decode."""
    return _SPEEDS.get(_SYNTAXES.get(transfer_syntax, (False, ""))[1], 0.0)


def may_be_lossy(transfer_syntax: str) -> bool:
    """Whether the compression itself may have changed values."""
    return _SYNTAXES.get(transfer_syntax, (False, ""))[0]


def codec_of(transfer_syntax: str) -> Decoder:
    """Return the decoder; NotReadableError names a compression without one."""
    if transfer_syntax not in _SYNTAXES:
        name = uid_name(transfer_syntax) or transfer_syntax or tr("(not stated)")
        raise NotReadableError(tr("compression not supported: {name}", name=name))
    return _DECODERS[_SYNTAXES[transfer_syntax][1]]


def check_stream(data: bytes, transfer_syntax: str, form: PixelFormat) -> None:
    """Refuse a stream whose stated size or precision is not the header's."""
    kind = _SYNTAXES[transfer_syntax][1]
    if kind == "rle":
        return  # decodes into memory of the right size
    if kind == "jpeg 2000":
        stream = _jpeg_2000_stream(data)
    else:
        # a decoder fills up what a cut stream lacks, without a word
        if not data.rstrip(b"\0").endswith(b"\xff\xd9"):
            raise NotReadableError(CUT)
        stream = _jpeg_stream(data, _JPEG_FRAMES[kind])
        if kind != "jpeg-ls":
            _check_intervals(data, kind, stream)
    if stream[:3] != (form.rows, form.columns, 1):
        raise NotReadableError(
            tr(
                "the compressed pixels have {rows} rows, {columns} columns and "
                "{components} components, expected {needed_rows}, "
                "{needed_columns} and 1",
                rows=stream.rows,
                columns=stream.columns,
                components=stream.components,
                needed_rows=form.rows,
                needed_columns=form.columns,
            )
        )
    if stream.precision > form.bits_allocated or (
        form.signed and kind != "jpeg 2000" and stream.precision < form.bits_stored
    ):
        raise NotReadableError(
            tr(
                "the compressed pixels have {found} bits, expected {expected}",
                found=stream.precision,
                expected=form.bits_stored,
            )
        )


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, and where its parameters begin and end, up to the first scan."""
    at = 2
    while data.startswith(b"\xff\xd8") and data[at : at + 1] == b"\xff":
        marker = data[at + 1] if at + 1 < len(data) else 0
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if not at + 4 <= end <= len(data):
            return
        yield marker, at + 4, end
        if marker == _SCAN:
            return
        at = end


def _jpeg_stream(data: bytes, frames: tuple[int, ...]) -> _Stream:
    for marker, at, end in _jpeg_segments(data):
        if marker == 0xF7 or (0xC0 <= marker <= 0xCF and marker not in _NO_FRAME):
            if marker not in frames or end - at < 6:
                break
            return _Stream(
                int.from_bytes(data[at + 1 : at + 3], "big"),
                int.from_bytes(data[at + 3 : at + 5], "big"),
                data[at + 5],
                data[at],
            )
    raise NotReadableError(tr("the compressed pixels are not what the file says"))


def _check_intervals(data: bytes, kind: str, stream: _Stream) -> None:
    """Refuse a stream with fewer restart markers than its intervals need, T.81 B.2.1.

    The decoder goes on with zeros where one is missing.
    """
    side = 8 if kind == "jpeg" else 1  # of what is coded at a time, one component
    units = -(-stream.rows // side) * -(-stream.columns // side)
    interval, scan = 0, len(data)
    for marker, at, end in _jpeg_segments(data):
        if marker == _INTERVAL:
            interval = int.from_bytes(data[at : at + 2], "big")
        scan = end
    if not interval:
        return
    found = len(re.findall(b"\xff[\xd0-\xd7]", data[scan:]))
    if found < -(-units // interval) - 1:
        raise NotReadableError(CUT)


_NO_FRAME: Final = (0xC4, 0xC8, 0xCC)
_SCAN, _INTERVAL = 0xDA, 0xDD
_TILE_PART, _END_OF_CODESTREAM = 0x90, 0xD9  # ISO/IEC 15444-1 table A.1


def _jpeg_2000_stream(data: bytes) -> _Stream:
    # SIZ follows SOC at once, ISO/IEC 15444-1 A.5.1; PS3.5 8.2.4: no file format
    if not data.startswith(b"\xff\x4f\xff\x51") or len(data) < 43:
        raise NotReadableError(tr("the compressed pixels are not what the file says"))
    width, height, left, top = (
        int.from_bytes(data[n : n + 4], "big") for n in range(8, 24, 4)
    )
    components = int.from_bytes(data[40:42], "big")
    _check_tile_parts(data)
    return _Stream(height - top, width - left, components, (data[42] & 0x7F) + 1)


def _check_tile_parts(data: bytes) -> None:
    """Refuse a codestream whose tile-parts do not end with its end marker, A.4."""
    at = 2
    while data[at : at + 1] == b"\xff":
        marker = data[at + 1] if at + 1 < len(data) else 0
        if marker == _END_OF_CODESTREAM:
            return
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _TILE_PART:
            length = (
                int.from_bytes(data[at + 6 : at + 10], "big") - 2
            )  # from the marker
            if length == -2 and data.rstrip(b"\0").endswith(b"\xff\xd9"):
                return  # it goes on to the end of the codestream
        if length < 2:
            break
        at += 2 + length
    raise NotReadableError(CUT)


def module_of(transfer_syntax: str) -> str:
    """Return the module that decodes what `codec_of` has a decoder for."""
    return MODULES[_SYNTAXES[transfer_syntax][1]]


def load_decoders() -> frozenset[str]:
    """Load all code of the decoders, which otherwise comes with their first use.

    Returns what of library and modules this installation lacks, or cannot load.
    """
    lacking = set()
    for name in (LIBRARY, *MODULES.values()):
        try:
            import_module(name)
        except ImportError:
            lacking.add(name)
    if LIBRARY not in lacking:
        import imagecodecs

        for name in ("dicomrle", "jpeg8", "jpegls", "jpeg2k"):
            getattr(imagecodecs, f"{name}_decode")
    return frozenset(lacking)


def _rle(data: bytes, form: PixelFormat) -> NDArray[Any]:
    import imagecodecs

    kind = np.dtype(f"<u{form.bits_allocated // 8}")
    out = bytearray(form.frame_bytes)
    filled = imagecodecs.dicomrle_decode(data, kind, out=out)
    if len(filled) != len(out):
        raise ValueError("too few pixels")
    return np.frombuffer(out, kind).reshape(form.rows, form.columns)


def _jpeg(data: bytes, form: PixelFormat) -> NDArray[Any]:
    """Decode, and once more with something between the last pixel and the end marker.

    Where the stream has all pixels nobody reads that; where it has not, the decoder
    takes it for them, without a word.
    """
    import imagecodecs

    pixels = np.asarray(imagecodecs.jpeg8_decode(data))
    body = data.rstrip(b"\0").removesuffix(b"\xff\xd9").rstrip(b"\xff")
    longer = np.asarray(imagecodecs.jpeg8_decode(body + _FILL + b"\xff\xd9"))
    if not np.array_equal(pixels, longer):
        raise NotReadableError(CUT)
    return pixels


def _jpeg_ls(data: bytes, form: PixelFormat) -> NDArray[Any]:
    """Decode; a stream without an end is not tried, which may take 4 s to fail."""
    import imagecodecs

    if b"\xff\xd9" not in data:  # no pair of bytes of what is coded, T.87 A.1
        raise NotReadableError(CUT)
    return np.asarray(imagecodecs.jpegls_decode(data))


def _jpeg_2000(data: bytes, form: PixelFormat) -> NDArray[Any]:
    import imagecodecs

    return np.asarray(imagecodecs.jpeg2k_decode(data))


_DECODERS: Final[dict[str, Decoder]] = {
    "rle": _rle,
    "jpeg": _jpeg,
    "jpeg lossless": _jpeg,
    "jpeg-ls": _jpeg_ls,
    "jpeg 2000": _jpeg_2000,
}
