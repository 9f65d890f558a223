from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Literal

import imagecodecs
import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset as Written
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files import pixels as pixels_module
from dosiscope.io.files import tags
from dosiscope.io.files.part10 import read_file
from dosiscope.io.files.pixel_format import read_format
from dosiscope.io.files.pixels import locate_pixels, read_pixels
from support import small_files
from support.data import case_dir

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

EXPLICIT = "1.2.840.10008.1.2.1"
NATIVE = ("1.2.840.10008.1.2", EXPLICIT, EXPLICIT + ".99", "1.2.840.10008.1.2.2")
RLE = "1.2.840.10008.1.2.5"
JPEG = "1.2.840.10008.1.2.4."


def image(dtype: str, bits: int = 16, shape: tuple[int, ...] = (40, 30)) -> Any:
    info = np.iinfo(dtype)
    low = 0 if info.min == 0 else -(1 << bits - 1)
    high = low + (1 << bits)
    noise = np.random.default_rng(7).integers(low, high, shape)
    noise.flat[0], noise.flat[-1] = low, high - 1
    return noise.astype(dtype)


def values(path: Path, dtype: str | None = None) -> NDArray[Any]:
    file = read_file(path)
    form = read_format(file.dataset)
    place = locate_pixels(file, form)
    out = np.zeros((form.frames, form.rows, form.columns), dtype or form.dtype)
    read_pixels(place, form, out)
    return out


def compressed(ds: Written, syntax: str, streams: list[bytes], path: Path) -> Path:
    ds.PixelData = encapsulate(streams)
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return small_files.write(ds, path, syntax)


@pytest.mark.parametrize("syntax", NATIVE)
@pytest.mark.parametrize(
    ("dtype", "bits"),
    [("uint8", 8), ("int16", 16), ("uint16", 16), ("uint16", 12), ("uint32", 32)],
)
def test_native_pixels(tmp_path: Path, syntax: str, dtype: str, bits: int) -> None:
    expected = image(dtype, bits)
    order: Literal["<", ">"] = ">" if syntax == NATIVE[-1] else "<"
    stored = expected.astype(expected.dtype.newbyteorder(order))
    ds = small_files.set_pixels(small_files.ct_dataset(), stored, bits)
    if dtype == "uint8":
        ds["PixelData"].VR = "OB"
    path = small_files.write(ds, tmp_path / "a.dcm", syntax)
    assert np.array_equal(values(path)[0], expected)
    assert np.array_equal(pydicom.dcmread(path).pixel_array, expected)


def test_an_odd_number_of_bytes_is_padded(tmp_path: Path) -> None:
    expected = image("uint8", 8, (3, 5))
    ds = small_files.set_pixels(small_files.ct_dataset(), expected)
    ds.PixelData += b"\0"
    ds["PixelData"].VR = "OB"
    assert np.array_equal(values(small_files.write(ds, tmp_path / "a"))[0], expected)


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize(("bits", "high"), [(12, 11), (12, 13), (10, 15), (16, 15)])
def test_unused_bits_are_no_part_of_the_value(
    tmp_path: Path, signed: bool, bits: int, high: int
) -> None:
    """Values placed as PS3.5 8.1.1 says, with other bits set around them."""
    expected = image("int16" if signed else "uint16", bits)
    shift = high + 1 - bits
    mask = (1 << bits) - 1
    noise = image("uint16").astype(np.int64) & ~(mask << shift)
    cells = ((expected.astype(np.int64) & mask) << shift) | noise
    ds = small_files.set_pixels(small_files.ct_dataset(), cells.astype(np.uint16), bits)
    ds.HighBit = high
    ds.PixelRepresentation = int(signed)
    path = small_files.write(ds, tmp_path / "a.dcm")
    assert np.array_equal(values(path)[0], expected)
    file = read_file(path)
    form = read_format(file.dataset)
    out = np.zeros((1, 40, 30), form.dtype)
    odd = read_pixels(locate_pixels(file, form), form, out)
    assert odd == (bits < 16)


def test_the_peer_agrees_on_sign_and_unused_bits(tmp_path: Path) -> None:
    cells = image("uint16")
    for signed in (0, 1):
        ds = small_files.set_pixels(small_files.ct_dataset(), cells, 12)
        ds.PixelRepresentation = signed
        path = small_files.write(ds, tmp_path / "a.dcm")
        assert np.array_equal(values(path)[0], pydicom.dcmread(path).pixel_array)


def encode(syntax: str, plane: NDArray[Any]) -> bytes:
    if syntax == JPEG + "70":
        return bytes(imagecodecs.ljpeg_encode(plane))
    if syntax == JPEG + "80":
        return bytes(imagecodecs.jpegls_encode(plane))
    return bytes(
        imagecodecs.jpeg2k_encode(plane, codecformat="j2k", reversible=True, level=0)
    )


def rle(ds: Written, path: Path) -> Path:
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = UID(EXPLICIT)
    ds.file_meta = meta
    ds.compress(RLE, encoding_plugin="pydicom", generate_instance_uid=False)
    return small_files.write(ds, path, RLE)


@pytest.mark.parametrize("dtype", ["uint16", "int16", "uint8"])
def test_rle(tmp_path: Path, dtype: str) -> None:
    expected = image(dtype, 8 * np.dtype(dtype).itemsize)
    expected[10:30] = 3
    ds = small_files.set_pixels(small_files.ct_dataset(), expected)
    if dtype == "uint8":
        ds["PixelData"].VR = "OB"
    assert np.array_equal(values(rle(ds, tmp_path / "a.dcm"))[0], expected)


@pytest.mark.parametrize("frames", [1, 3])
@pytest.mark.parametrize("syntax", [JPEG + "70", JPEG + "80", JPEG + "90"])
def test_lossless_compression(tmp_path: Path, syntax: str, frames: int) -> None:
    expected = image("uint16", shape=(frames, 40, 30))
    ds = small_files.set_pixels(small_files.ct_dataset(), expected)
    ds.NumberOfFrames = frames
    streams = [encode(syntax, plane) for plane in expected]
    path = compressed(ds, syntax, streams, tmp_path / "a.dcm")
    assert np.array_equal(values(path), expected)


def test_one_frame_in_several_fragments_and_frames_by_table(tmp_path: Path) -> None:
    expected = image("uint16", shape=(2, 40, 30))
    streams = [encode(JPEG + "80", plane) for plane in expected]
    for frames in (1, 2):
        ds = small_files.set_pixels(small_files.ct_dataset(), expected[:frames])
        ds.NumberOfFrames = frames
        ds.PixelData = encapsulate(streams[:frames], fragments_per_frame=3)
        ds["PixelData"].VR = "OB"
        ds["PixelData"].is_undefined_length = True
        path = small_files.write(ds, tmp_path / "a.dcm", JPEG + "80")
        assert np.array_equal(values(path), expected[:frames])
    ds.PixelData = encapsulate(streams, fragments_per_frame=3, has_bot=False)
    path = small_files.write(ds, tmp_path / "a.dcm", JPEG + "80")
    with pytest.raises(NotReadableError, match="cannot be told apart"):
        values(path)


@pytest.mark.parametrize(
    ("program", "options"),
    [
        ("dcmcjpeg", ["+e1"]),
        ("dcmcjpeg", ["+el", "+sv", "5"]),
        ("dcmcjpls", []),
        ("dcmcrle", []),
        ("gdcmconv", ["--j2k"]),
        ("gdcmconv", ["--jpegls"]),
        ("dcmconv", ["+tb"]),
        ("dcmconv", ["+td"]),
        ("dcmconv", ["+ti"]),
    ],
)
def test_real_ct_encoded_by_other_programs(
    tmp_path: Path, program: str, options: list[str]
) -> None:
    if shutil.which(program) is None:
        package = "libgdcm-tools" if program == "gdcmconv" else "dcmtk"
        pytest.skip(f"{program} is not installed (package {package} of the system)")
    source = case_dir("ihero-brto-equidistant") / "CT1_20.dcm"
    path = tmp_path / "a.dcm"
    subprocess.run([program, *options, source, path], check=True, capture_output=True)
    file = read_file(path)
    assert file.transfer_syntax != EXPLICIT
    assert np.array_equal(values(path)[0], pydicom.dcmread(source).pixel_array)


@pytest.mark.parametrize("bits", [8, 12])
def test_lossy_jpeg_is_near(tmp_path: Path, bits: int) -> None:
    j, i = np.indices((64, 64))
    expected = ((i + j) * ((1 << bits) - 1) // 126).astype(
        np.uint8 if bits == 8 else np.uint16
    )
    ds = small_files.set_pixels(small_files.ct_dataset(), expected, bits)
    stream = bytes(imagecodecs.jpeg8_encode(expected, level=95, bitspersample=bits))
    syntax = JPEG + ("50" if bits == 8 else "51")
    found = values(compressed(ds, syntax, [stream], tmp_path / "a.dcm"))[0]
    assert np.abs(found.astype(int) - expected).max() < (1 << bits) / 50


def test_signed_values_of_fewer_bits_in_jpeg_2000(tmp_path: Path) -> None:
    expected = image("int16", 12)
    ds = small_files.set_pixels(small_files.ct_dataset(), expected, 12)
    path = compressed(
        ds, JPEG + "90", [encode(JPEG + "90", expected)], tmp_path / "a.dcm"
    )
    assert np.array_equal(values(path)[0], expected)


@pytest.mark.slow
@pytest.mark.parametrize("syntax", [JPEG + "70", JPEG + "80", JPEG + "90"])
def test_streams_that_are_not_what_the_header_says(tmp_path: Path, syntax: str) -> None:
    ds = small_files.set_pixels(small_files.ct_dataset(), image("uint16"))
    for other in (
        encode(syntax, np.zeros((4000, 3000), np.uint16)),  # larger than stated
        encode(syntax, image("uint16", shape=(30, 40))),
        encode(syntax, image("uint16"))[:-600],
        b"\xff\xd8\xff\xd9",
        b"\0\0",
        b"junk" * 100,
    ):
        path = compressed(ds, syntax, [other], tmp_path / "a.dcm")
        with pytest.raises(NotReadableError, match="compressed pixels"):
            values(path)


@pytest.mark.parametrize("rows", [39, 80])
def test_rle_of_too_few_or_too_many_pixels(tmp_path: Path, rows: int) -> None:
    pixels = image("uint16", shape=(rows, 30))
    ds = small_files.set_pixels(small_files.ct_dataset(), pixels)
    path = rle(ds, tmp_path / "a.dcm")
    small_files.patch(path, tags.Rows, b"US", b"\x28\0")
    with pytest.raises(NotReadableError, match="damaged"):
        values(path)


def test_unknown_compressions_are_named(tmp_path: Path) -> None:
    ds = small_files.set_pixels(small_files.ct_dataset(), image("uint16"))
    path = compressed(ds, JPEG + "100", [b"abcd"], tmp_path / "a.dcm")
    with pytest.raises(NotReadableError, match="not supported: MPEG2"):
        values(path)


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ("Rows", 7),
        ("Columns", 3),
        ("BitsAllocated", 8),
        ("BitsAllocated", 12),
        ("BitsAllocated", 64),
        ("BitsStored", 17),
        ("BitsStored", 0),
        ("HighBit", 3),
        ("HighBit", 16),
        ("PixelRepresentation", 2),
        ("SamplesPerPixel", 3),
        ("NumberOfFrames", 2),
        ("NumberOfFrames", 0),
        ("NumberOfFrames", 2**31 - 1),
        ("Rows", None),
        ("BitsAllocated", None),
        ("PixelRepresentation", None),
        ("PixelData", None),
        ("PixelData", b"\0" * 46),
        ("PixelData", b""),
        ("Rows", 0),
    ],
)
def test_pixels_that_do_not_fit_the_header(
    tmp_path: Path, keyword: str, value: Any
) -> None:
    ds = small_files.ct_dataset(**{keyword: value})
    path = small_files.write(ds, tmp_path / "a.dcm")
    with pytest.raises(NotReadableError, match=r"\(\w{4},\w{4}\)|larger|more than"):
        values(path)


def test_total_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_files.write(small_files.ct_dataset(), tmp_path / "a.dcm")
    monkeypatch.setattr(pixels_module, "MAX_PIXEL_BYTES", 40)
    with pytest.raises(NotReadableError, match="more than 40 bytes"):
        values(path)


@pytest.mark.parametrize("change", ["touch", "shorter", "gone"])
def test_a_file_that_changes_after_it_was_listed(tmp_path: Path, change: str) -> None:
    path = small_files.write(small_files.ct_dataset(), tmp_path / "a.dcm")
    file = read_file(path)
    form = read_format(file.dataset)
    place = locate_pixels(file, form)
    if change == "touch":
        os.utime(path, ns=(1, 1))
    elif change == "shorter":
        os.truncate(path, 700)
    else:
        path.unlink()
    with pytest.raises(NotReadableError, match=r"changed|cannot be read"):
        read_pixels(place, form, np.zeros((1, 6, 4), np.int16))


def test_values_that_do_not_fit_the_volume_are_refused(tmp_path: Path) -> None:
    ds = small_files.set_pixels(small_files.ct_dataset(), image("uint16"))
    path = small_files.write(ds, tmp_path / "a.dcm")
    with pytest.raises(NotReadableError, match="do not fit"):
        values(path, "int16")
    small = small_files.set_pixels(small_files.ct_dataset(), image("uint16", 12), 12)
    path = small_files.write(small, tmp_path / "a.dcm")
    assert values(path, "int16").dtype == np.int16
    assert read_file(path).dataset.fragments(tags.PixelData) is None
