"""What is read by likeness equals what the strict reader makes of the same file."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from pydicom.dataset import Dataset as Written
from pydicom.sequence import Sequence
from pydicom.uid import (
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from dosiscope.core.errors import NotReadableError
from dosiscope.io.ct.alike import Alike
from dosiscope.io.ct.image import CtImage, read_image
from dosiscope.io.files import tags
from dosiscope.io.files.head import Head, read_head
from dosiscope.io.files.part10 import parse_file
from fuzz.mutators import MUTATORS
from support import small_files
from support.data import case_dir

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = pytest.mark.slow

ROUNDS = 400


def image_dataset(k: int) -> Written:
    """An image with all that real ones have: sequences, times, a private block."""
    ds = small_files.ct_dataset(k, -3.5 * k)
    ds.InstanceNumber = 8 + k
    ds.AcquisitionTime = f"1011{k:02}.25"
    ds.SliceLocation = -3.5 * k
    ds.XRayTubeCurrent = 90 + 7 * k
    referenced = Written()
    referenced.ReferencedSOPClassUID = small_files.CT_CLASS
    referenced.ReferencedSOPInstanceUID = "1.2.3.4.99"
    ds.ReferencedImageSequence = Sequence([referenced])
    block = ds.private_block(0x0029, "ALIKE", create=True)
    block.add_new(0x10, "OB", bytes([k]) * (2 * k + 40))
    return ds


def written(
    folder: Path, count: int, syntax: str = ExplicitVRLittleEndian
) -> list[Head]:
    return [
        read_head(small_files.write(image_dataset(k), folder / f"{k}.dcm", syntax))
        for k in range(count)
    ]


class Reader:
    """Reads as a scan does, and says which images were read by likeness."""

    def __init__(self) -> None:
        self.alike = Alike()
        self.last: CtImage | None = None
        self.count = 0

    def take(self, heads: Iterable[Head]) -> None:
        for head in heads:
            usual = read_image(parse_file(head), self.last)
            image = self.alike.read(head)
            if image is None:
                self.alike.learn(parse_file(head), usual)
            else:
                assert_same(image, usual)
                self.count += 1
            self.last = usual


def assert_same(image: CtImage, usual: CtImage) -> None:
    assert image.common is usual.common
    for name in ("uid", "position", "pixels", "notes"):
        assert getattr(image, name) == getattr(usual, name), name


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
def test_images_after_the_first_few_are_read_by_likeness(
    syntax: str, tmp_path: Path
) -> None:
    reader = Reader()
    reader.take(written(tmp_path, 12, syntax))
    # two tell what differs; the third and fourth may have other values that do
    assert reader.count >= 8


def test_series_that_lie_mixed_in_one_folder(tmp_path: Path) -> None:
    readers = [Reader(), Reader()]
    readers[1].alike = readers[0].alike
    for k in range(12):
        for n, reader in enumerate(readers):
            ds = image_dataset(k)
            ds.SeriesInstanceUID = f"1.2.3.4{n}"
            ds.SOPInstanceUID = f"1.2.3.4{n}.{k + 1}"
            path = small_files.write(ds, tmp_path / f"{n} {k}.dcm")
            reader.take([read_head(path)])
    assert all(reader.count >= 7 for reader in readers)


def test_big_endian_files_are_walked(tmp_path: Path) -> None:
    reader = Reader()
    reader.take(written(tmp_path, 6, ExplicitVRBigEndian))
    assert reader.count == 0


def test_values_of_another_length_move_what_follows(tmp_path: Path) -> None:
    heads = written(tmp_path, 6)
    reader = Reader()
    reader.take(heads)
    ds = image_dataset(7)
    ds.ImagePositionPatient = ["-10.500000000001", "20.25", "-1234.56789"]
    ds.SOPInstanceUID = "1.2.3.4.5." + "9" * 40
    head = read_head(small_files.write(ds, tmp_path / "long.dcm"))
    before = reader.count
    reader.take([head])
    assert reader.count == before + 1
    assert reader.last is not None
    assert reader.last.position == (-10.500000000001, 20.25, -1234.56789)


def test_other_common_values_are_read_anew(tmp_path: Path) -> None:
    reader = Reader()
    reader.take(written(tmp_path, 6))
    ds = image_dataset(7)
    ds.RescaleIntercept = -1000
    head = read_head(small_files.write(ds, tmp_path / "other.dcm"))
    assert reader.alike.read(head) is None
    reader.take([head])
    assert reader.last is not None
    assert reader.last.common.rescale == (1.0, -1000.0)
    # images like the earlier ones must not be taken for images like the last
    assert reader.alike.read(read_head(tmp_path / "5.dcm")) is None


@pytest.mark.parametrize(
    ("tag", "vr", "value"),
    [
        (tags.SOPInstanceUID, b"UI", b"1.2.3.4 A"),
        (tags.SOPInstanceUID, b"UI", b""),
        (tags.ImagePositionPatient, b"DS", b"1\\2 "),
        (tags.ImagePositionPatient, b"DS", b"1\\2\\nan "),
        (tags.ImagePositionPatient, b"DS", b"1\\2\\1e400 "),
        (tags.ImagePositionPatient, b"DS", b"1\\2\\200000"),
        (tags.ImagePositionPatient, b"DS", b"1\\2\\3\\4 "),
        (tags.ImagePositionPatient, b"DS", b"1\\2\\3\0\0\0"),
        (tags.ImagePositionPatient, b"DS", b""),
        (tags.ImagePositionPatient, b"LO", b"1\\2\\3 "),
        (tags.InstanceNumber, b"IS", b"123"),  # of odd length
    ],
)
def test_doubtful_values_go_the_usual_way(
    tag: int, vr: bytes, value: bytes, tmp_path: Path
) -> None:
    reader = Reader()
    reader.take(written(tmp_path, 6))
    path = small_files.write(image_dataset(7), tmp_path / "one.dcm")
    assert reader.alike.read(read_head(path)) is not None
    small_files.patch(path, tag, vr, value)
    assert reader.alike.read(read_head(path)) is None


@pytest.mark.parametrize("change", [-1, 1, 2])
def test_another_length_of_the_file_goes_the_usual_way(
    change: int, tmp_path: Path
) -> None:
    reader = Reader()
    *heads, last = written(tmp_path, 7)
    reader.take(heads)
    assert reader.alike.read(last) is not None
    assert reader.alike.read(last._replace(size=last.size + change)) is None


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
@pytest.mark.parametrize("name", sorted(MUTATORS))
def test_damaged_files_are_read_as_without_likeness(
    name: str, syntax: str, tmp_path: Path
) -> None:
    *heads, last = written(tmp_path, 8, syntax)
    chance = random.Random(f"{name} {syntax}")
    reader = Reader()
    reader.take(heads)
    path = tmp_path / "damaged.dcm"
    for _ in range(ROUNDS):
        path.write_bytes(MUTATORS[name](last.data, chance))
        try:
            head = read_head(path)
        except NotReadableError:
            continue
        image = reader.alike.read(head)
        if image is not None:
            assert_same(image, read_image(parse_file(head), reader.last))


@pytest.mark.parametrize(
    "name", ["ihero-brto-equidistant", "nelms-dvh", "oncentra-phantom"]
)
def test_real_series(name: str) -> None:
    folder = case_dir(name)
    readers: dict[str, Reader] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        try:
            head = read_head(path)
            image = read_image(parse_file(head))
        except NotReadableError:
            continue
        series = image.common.header.series_uid
        readers.setdefault(series, Reader()).take([head])
    assert any(reader.count for reader in readers.values())
