"""Compressed streams that end too soon, in files that are whole: no picture (F04)."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, TypeAlias

import imagecodecs
import numpy as np
import pydicom
import pytest
from PIL import Image
from pydicom.encaps import encapsulate, generate_frames

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files.part10 import read_file
from dosiscope.io.files.pixel_format import read_format
from dosiscope.io.files.pixels import locate_pixels, read_pixels
from fuzz.small_case import write_small_case
from support import small_files
from support.opened import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

pytestmark = pytest.mark.slow

ROWS, COLUMNS = 60, 52
JPEG, RLE = "1.2.840.10008.1.2.4.", "1.2.840.10008.1.2.5"
END = b"\xff\xd9"


def plane(bits: int) -> NDArray[Any]:
    """Slopes and noise, as of an image: no row is like another."""
    j, i = np.indices((ROWS, COLUMNS))
    noise = np.random.default_rng(3).integers(0, 1 << bits // 3, (ROWS, COLUMNS))
    values = (j * 3 + i * 2) * (1 << bits) // 500 + noise
    kind = np.uint8 if bits <= 8 else np.uint16
    pixels: NDArray[Any] = np.clip(values, 0, (1 << bits) - 1).astype(kind)
    return pixels


def jpeg_2000(pixels: NDArray[Any], **options: Any) -> bytes:
    return bytes(imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", **options))


def with_restarts(pixels: NDArray[Any]) -> bytes:
    """A stream of intervals of 5 blocks, parted by restart markers."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "jpeg", quality=92, restart_marker_blocks=5)
    stream = out.getvalue()
    assert stream.count(b"\xff\xdd") == 1
    return stream


def rle(pixels: NDArray[Any]) -> bytes:
    ds = small_files.set_pixels(small_files.ct_dataset(), pixels)
    ds.file_meta = pydicom.dataset.FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    ds.compress(RLE, encoding_plugin="pydicom", generate_instance_uid=False)
    return next(generate_frames(ds.PixelData, number_of_frames=1))


Stream: TypeAlias = bytes | bytearray | memoryview  # as versions of the encoders state
CODECS: dict[str, tuple[str, int, Callable[[NDArray[Any]], Stream]]] = {
    "JPEG baseline": (JPEG + "50", 8, lambda p: imagecodecs.jpeg8_encode(p, level=92)),
    "JPEG baseline, intervals": (JPEG + "50", 8, with_restarts),
    "JPEG extended": (
        JPEG + "51",
        12,
        lambda p: imagecodecs.jpeg8_encode(p, level=95, bitspersample=12),
    ),
    "JPEG lossless": (JPEG + "70", 16, lambda p: imagecodecs.ljpeg_encode(p)),
    "JPEG lossless, process 14": (JPEG + "57", 16, imagecodecs.ljpeg_encode),
    "JPEG-LS": (JPEG + "80", 16, lambda p: imagecodecs.jpegls_encode(p)),
    "JPEG-LS, near": (JPEG + "81", 16, lambda p: imagecodecs.jpegls_encode(p, level=3)),
    "JPEG 2000": (JPEG + "90", 16, lambda p: jpeg_2000(p, reversible=True, level=0)),
    "JPEG 2000, lossy": (JPEG + "91", 16, lambda p: jpeg_2000(p, level=70)),
    "RLE": (RLE, 16, rle),
}


def values(path: Path) -> NDArray[Any]:
    file = read_file(path)
    form = read_format(file.dataset)
    out: NDArray[Any] = np.zeros((form.frames, form.rows, form.columns), form.dtype)
    read_pixels(locate_pixels(file, form), form, out)
    first: NDArray[Any] = out[0]
    return first


def write(
    path: Path, pixels: NDArray[Any], bits: int, syntax: str, data: bytes
) -> Path:
    ds = small_files.set_pixels(small_files.ct_dataset(), pixels, bits)
    ds.PixelData = encapsulate([data])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return small_files.write(ds, path, syntax)


@pytest.mark.parametrize("codec", CODECS)
def test_a_stream_that_is_cut_anywhere_is_refused(codec: str, tmp_path: Path) -> None:
    syntax, bits, encode = CODECS[codec]
    pixels = plane(bits)
    stream = bytes(encode(pixels)).rstrip(b"\0")
    path = tmp_path / "a.dcm"
    whole = values(write(path, pixels, bits, syntax, stream))
    assert whole.shape == pixels.shape
    chance = random.Random(codec)
    size = len(stream)
    ends = {size // 2, size // 4, size * 3 // 4, size - 1, size - 2, size - 3}
    ends |= {size - 10, *(chance.randrange(1, size - 3) for _ in range(40))}
    if syntax == RLE:
        # the byte that pads an odd length stands in for the one that is gone
        ends = {end for end in ends if end % 2 == 0}
    for end in ends:
        cut = stream[:end]
        written = write(path, pixels, bits, syntax, cut)
        with pytest.raises(NotReadableError, match="compressed pixels"):
            pytest.fail(f"{end} of {size} bytes: {values(written).shape}")
        if syntax == RLE or end >= size - 2:
            continue
        # as a program that writes what it has got, and an end, leaves it
        try:
            found = values(write(path, pixels, bits, syntax, cut + END))
        except NotReadableError:
            continue
        # the last byte holds bits that fill it up, and of the last value or two
        assert end == size - 3, f"{end} of {size} bytes and an end marker"
        assert np.array_equal(found.flat[:-3], whole.flat[:-3])


@pytest.mark.parametrize("count", [0, 1, 11])
def test_intervals_that_are_gone_are_missed(count: int, tmp_path: Path) -> None:
    """Cut exactly where an interval begins, the data before it are whole."""
    pixels = plane(8)
    stream = with_restarts(pixels)
    scan_at = stream.index(b"\xff\xda")
    places = [
        n
        for n in range(scan_at, len(stream) - 1)
        if stream[n] == 0xFF and 0xD0 <= stream[n + 1] <= 0xD7
    ]
    # 8 x 7 blocks, 5 in each interval
    assert len(places) == 11
    at = len(stream) - 2 if count == len(places) else places[count]
    path = write(tmp_path / "a", pixels, 8, JPEG + "50", stream[:at] + END)
    if count == len(places):
        assert values(path).shape == pixels.shape
        return
    with pytest.raises(NotReadableError, match="incomplete"):
        values(path)


@pytest.mark.parametrize("padding", [b"", b"\0", b"\xff"])
def test_a_whole_stream_may_be_padded(padding: bytes, tmp_path: Path) -> None:
    """T.81 B.1.1.2: fill bytes before a marker; PS3.5 A.4: one byte behind it."""
    for codec in ("JPEG baseline", "JPEG extended", "JPEG lossless"):
        syntax, bits, encode = CODECS[codec]
        pixels = plane(bits)
        stream = bytes(encode(pixels))
        before = values(write(tmp_path / "a", pixels, bits, syntax, stream))
        if padding == b"\xff":
            stream = stream[:-2] + padding * 3 + END
        else:
            stream += padding
        after = values(write(tmp_path / "b", pixels, bits, syntax, stream))
        assert np.array_equal(before, after)


@pytest.mark.parametrize("kind", ["jpeg lossless", "jpeg-ls", "jpeg 2000", "rle"])
@pytest.mark.parametrize("share", [0.5, 1.0])
def test_the_image_is_withheld_with_the_reason(
    kind: str, share: float, tmp_path: Path
) -> None:
    """Half of a stream, or all but its end: the case says so, and shows no picture."""
    path = write_small_case(f"CT, {kind}", tmp_path)
    ds = pydicom.dcmread(path)
    (stream,) = generate_frames(ds.PixelData, number_of_frames=1)
    stream = stream.rstrip(b"\0")
    end = int(share * len(stream)) - (2 if share == 1 else 0)
    ds.PixelData = encapsulate([stream[:end]])
    ds.save_as(path)
    case = opened(tmp_path)
    told = [f.message for f in case.findings if "compressed pixels" in f.message]
    assert told, [f.message for f in case.findings]
    uids = case.ct.image_uids if case.ct is not None else ()
    assert ds.SOPInstanceUID not in uids


@pytest.mark.parametrize("options", [["+eb"], ["+ee"], ["+el", "+sv", "5"], ["+e1"]])
def test_streams_of_another_encoder(options: list[str], tmp_path: Path) -> None:
    if shutil.which("dcmcjpeg") is None:
        pytest.skip("dcmcjpeg is not installed (package dcmtk of the system)")
    bits = 8 if options == ["+eb"] else 12
    pixels = plane(bits)
    ds = small_files.set_pixels(small_files.ct_dataset(), pixels, bits)
    source = small_files.write(ds, tmp_path / "source.dcm")
    path = tmp_path / "a.dcm"
    subprocess.run(["dcmcjpeg", *options, source, path], check=True, timeout=60)
    assert values(path).shape == pixels.shape
    ds = pydicom.dcmread(path)
    (stream,) = generate_frames(ds.PixelData, number_of_frames=1)
    stream = stream.rstrip(b"\0")
    for end in (len(stream) // 2, len(stream) - 2, len(stream) - 4):
        for tail in (b"", END) if end != len(stream) - 2 else (b"",):
            ds.PixelData = encapsulate([stream[:end] + tail])
            ds.save_as(path)
            with pytest.raises(NotReadableError):
                values(path)


def test_a_deflated_file_that_is_cut_is_refused(tmp_path: Path) -> None:
    ds = small_files.set_pixels(small_files.ct_dataset(), plane(12), 12)
    whole = small_files.write(ds, tmp_path / "a", "1.2.840.10008.1.2.1.99")
    assert np.array_equal(values(whole), plane(12))
    data = whole.read_bytes()
    for end in (len(data) // 2, len(data) - 2, len(data) - 10, len(data) * 3 // 4):
        path = tmp_path / "b"
        path.write_bytes(data[:end])
        with pytest.raises(NotReadableError, match="incomplete"):
            values(path)
