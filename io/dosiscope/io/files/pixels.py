"""Pixel data: checked before any memory is taken, read straight into its place."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import open_input
from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.files.compression import check_stream, codec_of, is_compressed
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.head import AT_ONCE
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.files.note import Note
from dosiscope.io.files.part10 import DEFLATED, EXPLICIT_BIG, DicomFile, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.io.files.pixel_format import PixelFormat
    from dosiscope.io.files.walk import Fragment


MAX_PIXEL_BYTES: Final = LIMITS.pixel_bytes  # of one CT volume or one dose


@dataclass(frozen=True, slots=True)
class PixelPlace:
    """Where the pixel data of a file are, and how to tell that it changed.

    Attributes
    ----------
    parts
        Offsets and lengths of the fragments that make the one frame which is meant, of
        a file of several compressed ones; () elsewhere.
    notes
        What was unusual about them.
    """

    path: str
    size: int
    modified: int
    offset: int
    length: int
    transfer_syntax: str
    parts: tuple[Fragment, ...] = ()
    notes: tuple[Note, ...] = ()


def locate_pixels(file: DicomFile, form: PixelFormat) -> PixelPlace:
    """Return where the pixels are, proved to be as many as the format says.

    Raises
    ------
    NotReadableError
        No pixels, more or fewer than rows x columns x frames, more than
        ``MAX_PIXEL_BYTES``, or a compression that is not supported.

    Notes
    -----
    Zero bytes behind the pixels, fewer than a frame takes, are padding that older
    writers leave, and are passed over (PS3.5 8.1.1).
    """
    if file.pixel_span is None:
        raise NotReadableError(
            tr("there are no pixels: (7FE0,0010) PixelData is missing")
        )
    total = form.frame_bytes * form.frames
    if total > MAX_PIXEL_BYTES:
        raise NotReadableError(
            tr(
                "the pixels take more than {most:,} bytes",
                most=MAX_PIXEL_BYTES,
            )
        )
    fragments = file.dataset.fragments(tags.PixelData)
    if is_compressed(file.transfer_syntax):
        codec_of(file.transfer_syntax)
        if fragments is None:
            raise NotReadableError(tr("the pixels are not compressed as the file says"))
    elif fragments is not None:
        raise _unfit(tr("compressed"), total, form)
    offset, length = file.pixel_span
    place = PixelPlace(
        file.path, file.size, file.modified, offset, length, file.transfer_syntax
    )
    if fragments is None and length != total + (total & 1):
        if not (total < length < total + form.frame_bytes and _is_padded(place, total)):
            if length > total:
                told = tr(
                    "{length} bytes, {surplus} too many",
                    length=length,
                    surplus=length - total,
                )
            else:
                told = tr(
                    "{length} bytes, {lack} too few",
                    length=length,
                    lack=total - length,
                )
            raise _unfit(told, total, form)
        note = Note(tr("padding follows the pixels"), "F05:padding")
        place = replace(place, notes=(note,))
    return place


def frame_places(
    file: DicomFile, form: PixelFormat, place: PixelPlace
) -> tuple[PixelPlace, ...]:
    """Return where each frame is, given the place of all, to be read one by one.

    Raises `NotReadableError` where compressed frames cannot be told apart.
    """
    if is_compressed(place.transfer_syntax):
        parts = _frame_parts(file, form.frames)
        return tuple(replace(place, parts=one) for one in parts)
    size = form.frame_bytes
    return tuple(
        replace(place, offset=place.offset + k * size, length=size)
        for k in range(form.frames)
    )


def _unfit(found: str, total: int, form: PixelFormat) -> BadValueError:
    return BadValueError(
        tags.PixelData,
        found,
        tr(
            "{total} bytes for {frames} x {rows} x {columns} pixels of {bits} bits",
            total=total,
            frames=form.frames,
            rows=form.rows,
            columns=form.columns,
            bits=form.bits_allocated,
        ),
    )


def _is_padded(place: PixelPlace, total: int) -> bool:
    """Whether the bytes behind the pixels, fewer than a frame, are all zero."""
    if place.transfer_syntax == DEFLATED:
        pixels = _same_file(place).dataset.raw(tags.PixelData) or b""
        return not pixels[total:].strip(b"\0")
    rest = np.empty(place.length - total, np.uint8)
    _read_into(replace(place, offset=place.offset + total), rest)
    return not rest.any()


def read_pixels(
    place: PixelPlace,
    form: PixelFormat,
    out: NDArray[Any],
    decoded: NDArray[Any] | None = None,
) -> bool:
    """Read all frames into ``out``, shape (frames, rows, columns).

    ``decoded`` is the one frame of the file where it has been decoded already.
    Unused bits are cleared or filled with the sign (PS3.5 8.1.1); returns whether
    any of them held something else.  Raises `NotReadableError` where the file
    changed or went away since it was listed, or its pixels cannot be decoded.
    """
    wanted = form.dtype
    direct = out if out.dtype == wanted and out.flags.c_contiguous else None
    pixels = np.empty(out.shape, wanted) if direct is None else direct
    if decoded is not None:
        _take_decoded(decoded, form, pixels[0])
    elif is_compressed(place.transfer_syntax):
        _decode(place, form, pixels)
    elif place.transfer_syntax == DEFLATED:
        total = form.frame_bytes * form.frames
        file = _inflated(place.path, place.size, place.modified)
        raw = file.dataset.bytes_at(place.offset, total)
        pixels[...] = np.frombuffer(raw, _file_dtype(wanted, place)).reshape(
            pixels.shape
        )
    else:
        _read_into(place, pixels)
        if not np.dtype(_file_dtype(wanted, place)).isnative:
            pixels.byteswap(inplace=True)
    odd = _clear_unused_bits(pixels, form)
    if direct is None:
        low, high = int(pixels.min()), int(pixels.max())
        limits = np.iinfo(out.dtype)
        if low < limits.min or high > limits.max:
            raise NotReadableError(
                tr("stored values do not fit into {kind}", kind=out.dtype)
            )
        out[...] = pixels
    return odd


def _file_dtype(dtype: np.dtype[Any], place: PixelPlace) -> np.dtype[Any]:
    return dtype.newbyteorder(">" if place.transfer_syntax == EXPLICIT_BIG else "<")


def _read_into(place: PixelPlace, pixels: NDArray[Any]) -> None:
    with _opened(place) as descriptor:
        _fill(descriptor, place.offset, pixels.reshape(-1).view(np.uint8).data)


@contextmanager
def _opened(place: PixelPlace) -> Iterator[int]:
    """Open the file that was listed; what goes wrong is a `NotReadableError`."""
    try:
        descriptor = open_input(place.path)
        try:
            status = os.fstat(descriptor)
            if (status.st_size, status.st_mtime_ns) != (place.size, place.modified):
                raise NotReadableError(tr("the file changed after it was listed"))
            yield descriptor
        finally:
            os.close(descriptor)
    except OSError as error:
        raise NotReadableError(
            tr("cannot be read: {reason}", reason=error.strerror)
        ) from None


def _fill(descriptor: int, offset: int, left: memoryview) -> None:
    """Read from the file straight into memory, without a copy."""
    positioned = getattr(os, "preadv", None)  # not on Windows
    while left:
        spend()
        part = left[:AT_ONCE]
        if positioned is not None:
            count = positioned(descriptor, [part], offset)
        else:
            with open(descriptor, "rb", buffering=0, closefd=False) as file:
                file.seek(offset)
                count = file.readinto(part)
        if not count:
            raise NotReadableError(tr("the file became shorter"))
        left = left[count:]
        offset += count


def _same_file(place: PixelPlace) -> DicomFile:
    file = read_file(place.path, pixels=True)
    if (file.size, file.modified) != (place.size, place.modified):
        raise NotReadableError(tr("the file changed after it was listed"))
    return file


@lru_cache(maxsize=1)
def _inflated(path: str, size: int, modified: int) -> DicomFile:
    """Inflate a file once for all of its frames, which are read one by one."""
    return _same_file(PixelPlace(path, size, modified, 0, 0, DEFLATED))


def forget_inflated() -> None:
    """Give back the memory of what was inflated."""
    _inflated.cache_clear()


def _decode(place: PixelPlace, form: PixelFormat, pixels: NDArray[Any]) -> None:
    from dosiscope.io.files.worker import shared_workers

    (worker,) = shared_workers(1)
    for k, data in enumerate(compressed_frames(place, form)):
        _take_decoded(worker.decode(data, place.transfer_syntax, form), form, pixels[k])


def compressed_frames(place: PixelPlace, form: PixelFormat) -> Iterator[bytes]:
    """Read the streams of a compressed file, each checked against the header.

    Raises `NotReadableError` as `read_pixels` does.
    """
    codec_of(place.transfer_syntax)
    for data in _parts_of(place) if place.parts else _streams(place, form):
        check_stream(data, place.transfer_syntax, form)
        yield data


def _parts_of(place: PixelPlace) -> Iterator[bytes]:
    """Read the one frame that a place among several means."""
    data = bytearray(sum(length for _, length in place.parts))
    left = memoryview(data)
    with _opened(place) as descriptor:
        for offset, length in place.parts:
            _fill(descriptor, offset, left[:length])
            left = left[length:]
    yield bytes(data)


def _streams(place: PixelPlace, form: PixelFormat) -> Iterator[bytes]:
    file = _same_file(place)
    for parts in _frame_parts(file, form.frames):
        yield b"".join(file.dataset.bytes_at(*part) for part in parts)


def _take_decoded(
    decoded: NDArray[Any], form: PixelFormat, pixels: NDArray[Any]
) -> None:
    if decoded.dtype.kind == "i" and not form.signed and int(decoded.min()) < 0:
        raise NotReadableError(tr("negative values in pixels stated to be unsigned"))
    if decoded.dtype.kind == "u" and form.signed:
        # bits of the stored value: the sign is put in place with the unused bits
        decoded = decoded.astype(f"u{pixels.itemsize}").view(pixels.dtype)
    pixels[...] = decoded


def _frame_parts(file: DicomFile, frames: int) -> list[tuple[Fragment, ...]]:
    """Return the fragments of every frame (PS3.5 A.4)."""
    fragments = file.dataset.fragments(tags.PixelData) or ()
    table, *parts = fragments or ((0, 0),)
    if frames == 1:
        return [tuple(parts)]
    if len(parts) == frames:
        return [(part,) for part in parts]
    whole = table[0], table[1] & ~3
    starts = np.frombuffer(file.dataset.bytes_at(*whole), "<u4")
    if len(starts) != frames or not parts:
        raise NotReadableError(
            tr(
                "{fragments} fragments of compressed pixels cannot be told apart into "
                "{frames} frames",
                fragments=len(parts),
                frames=frames,
            )
        )
    # the table counts from the header of the first fragment
    at = np.array([offset - 8 - (parts[0][0] - 8) for offset, _ in parts])
    if not np.isin(starts, at).all() or np.any(np.diff(starts.astype(np.int64)) <= 0):
        raise NotReadableError(tr("the table of compressed frames is damaged"))
    first = [*np.searchsorted(at, starts).tolist(), len(parts)]
    if first[0]:
        raise NotReadableError(tr("the table of compressed frames is damaged"))
    return [tuple(parts[a:b]) for a, b in pairwise(first)]


def _clear_unused_bits(pixels: NDArray[Any], form: PixelFormat) -> bool:
    """Clear or sign-fill the bits that are not stored; whether any was set."""
    unused = form.bits_allocated - form.bits_stored
    if not unused:
        return False
    low, high = int(pixels.min()) if form.signed else 0, int(pixels.max())
    half, shifted = 1 << (form.bits_stored - 1), form.high_bit + 1 - form.bits_stored
    odd = False
    if shifted:
        field = (2 * half - 1) << shifted
        cells = pixels.view(f"u{pixels.itemsize}")
        odd = bool(
            (cells & cells.dtype.type(~field & ((1 << form.bits_allocated) - 1))).any()
        )
    if form.signed:
        if -half <= low and high < half and not shifted:
            return False
        pixels <<= form.bits_allocated - 1 - form.high_bit
        pixels >>= unused
        return odd or (not shifted and (low < -half or high >= 2 * half))
    if high < 2 * half and not shifted:
        return False
    pixels >>= shifted
    pixels &= 2 * half - 1
    return odd or not shifted
