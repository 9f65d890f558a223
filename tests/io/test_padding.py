"""Zero bytes behind the data: passed over and noted; anything else is not."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pydicom.uid import UID

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files import tags
from dosiscope.io.files.part10 import DEFLATED, IMPLICIT_LITTLE, read_file
from dosiscope.io.files.pixel_format import read_format
from dosiscope.io.files.pixels import locate_pixels, read_pixels
from support import small_files
from support.made_cases import made_case
from support.opened import opened

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.io.files.part10 import DicomFile


def written(path: Path, extra: bytes = b"", syntax: str = "") -> Path:
    """A CT image file with bytes behind its data set."""
    small_files.write(
        small_files.ct_dataset(), path, *([UID(syntax)] if syntax else [])
    )
    path.write_bytes(path.read_bytes() + extra)
    return path


def padded(file: DicomFile) -> bool:
    return "F05:padding" in [note.key for note in file.notes]


@pytest.mark.parametrize("syntax", ["", IMPLICIT_LITTLE])
@pytest.mark.parametrize("count", [2, 7, 8, 9, 13, 511, 100_000])
def test_zeros_behind_a_data_set_are_passed_over(
    tmp_path: Path, count: int, syntax: str
) -> None:
    plain = read_file(written(tmp_path / "a", syntax=syntax), pixels=True)
    file = read_file(written(tmp_path / "b", bytes(count), syntax), pixels=True)
    assert padded(file)
    assert not padded(plain)
    assert file.dataset.raw(tags.PixelData) == plain.dataset.raw(tags.PixelData)
    assert file.dataset.places() == plain.dataset.places()


@pytest.mark.parametrize("syntax", ["", IMPLICIT_LITTLE])
@pytest.mark.parametrize("at", [0, 1, 8, 40, 399])
def test_one_byte_that_is_not_zero_is_no_padding(
    tmp_path: Path, at: int, syntax: str
) -> None:
    extra = bytearray(400)
    extra[at] = 1
    with pytest.raises(NotReadableError, match="too long"):
        read_file(written(tmp_path / "a", bytes(extra), syntax))


def test_a_file_that_was_cut_and_filled_up_with_zeros_is_refused(
    tmp_path: Path,
) -> None:
    path = written(tmp_path / "a")
    data = path.read_bytes()
    start = data.index(struct.pack("<HH2s", 0x0028, 0x0010, b"US"))
    # within the value of an element of which the rest is lost
    path.write_bytes(data[: start - 3] + bytes(1000))
    with pytest.raises(NotReadableError):
        locate_pixels(read_file(path), read_format(read_file(path).dataset))


def test_zeros_behind_deflated_data(tmp_path: Path) -> None:
    assert padded(read_file(written(tmp_path / "a", bytes(20), DEFLATED)))
    with pytest.raises(NotReadableError, match=r"too long: 2\d bytes"):
        read_file(written(tmp_path / "b", bytes(20) + b"\1", DEFLATED))


def form_of(pixels: int) -> tuple[np.ndarray, int]:
    array = np.arange(pixels, dtype=np.uint16).reshape(4, -1)
    return array, array.nbytes


@pytest.mark.parametrize("count", [2, 14, 30])
def test_zeros_behind_the_pixels_are_passed_over(tmp_path: Path, count: int) -> None:
    array, size = form_of(16)
    dataset = small_files.set_pixels(small_files.ct_dataset(), array)
    dataset.PixelData += bytes(count)
    file = read_file(small_files.write(dataset, tmp_path / "a"))
    form = read_format(file.dataset)
    place = locate_pixels(file, form)
    assert [note.key for note in place.notes] == ["F05:padding"]
    out = np.empty((1, 4, 4), np.uint16)
    read_pixels(place, form, out)
    np.testing.assert_array_equal(out[0], array)
    assert count < size


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (b"\0\1", "34 bytes, 2 too many"),
        (bytes(32), "64 bytes, 32 too many"),  # a whole frame: how many are there?
        (None, "30 bytes, 2 too few"),
    ],
)
def test_what_is_no_padding_of_pixels(
    tmp_path: Path, change: bytes | None, words: str
) -> None:
    dataset = small_files.set_pixels(small_files.ct_dataset(), form_of(16)[0])
    pixels = dataset.PixelData
    dataset.PixelData = pixels[:-2] if change is None else pixels + change
    file = read_file(small_files.write(dataset, tmp_path / "a"))
    with pytest.raises(NotReadableError, match=words):
        locate_pixels(file, read_format(file.dataset))


@pytest.mark.slow
def test_a_folder_filled_up_to_blocks_is_read_whole(tmp_path: Path) -> None:
    case = opened(made_case("c10", tmp_path))
    assert case.ct is not None
    assert len(case.ct.image_uids) == 20
    assert case.structure_set is not None
    assert case.doses
    padding = [one for one in case.findings if one.rule == "F05"]
    assert len(padding) <= 3  # one of each object
    assert not case.withheld
