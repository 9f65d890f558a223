"""A DICOMDIR that is opened itself: the files it names, from its own folder alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

from dosiscope.core.progress import finish
from dosiscope.io.case.scan import scan
from support.cases import write_good

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def directory(folder: Path, ids: Iterable[list[str] | None]) -> Path:
    """A DICOMDIR with one record for each Referenced File ID."""
    dataset = Dataset()
    dataset.FileSetID = "SET"
    records = []
    for one in ids:
        record = Dataset()
        record.DirectoryRecordType = "IMAGE" if one else "PATIENT"
        if one:
            record.ReferencedFileID = one
        records.append(record)
    dataset.DirectoryRecordSequence = records
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = UID("1.2.840.10008.1.3.10")
    dataset.file_meta.MediaStorageSOPInstanceUID = UID("1.2.3")
    folder.mkdir(exist_ok=True)
    path = folder / "DICOMDIR"
    dataset.save_as(path, enforce_file_format=True)
    return path


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """The good case as on a disc: IMAGES/F00 and so on."""
    folder = write_good(tmp_path / "media" / "IMAGES")
    for n, path in enumerate(sorted(folder.iterdir())):
        path.rename(folder / f"F{n:02d}")
    return folder.parent


def ids() -> list[list[str]]:
    return [["IMAGES", f"F{n:02d}"] for n in range(19)]


def test_what_it_names_is_read(media: Path) -> None:
    path = directory(media, [None, *ids()[:10]])
    found = finish(scan([path])).inventory
    assert found.files_read == 10
    assert not found.skipped


def test_names_in_small_letters_are_found(media: Path) -> None:
    path = directory(media, ids())
    for file in (media / "IMAGES").iterdir():
        file.rename(file.with_name(file.name.lower()))
    (media / "IMAGES").rename(media / "images")
    assert finish(scan([path])).inventory.files_read == 19


@pytest.mark.parametrize("suffix", [".dcm", ".DCM"])
@pytest.mark.parametrize("is_small", [True, False])
def test_files_that_were_given_a_suffix_are_found(
    media: Path, suffix: str, is_small: bool
) -> None:
    path = directory(media, ids())
    for file in (media / "IMAGES").iterdir():
        name = file.name.lower() if is_small else file.name
        file.rename(file.with_name(name + suffix))
    found = finish(scan([path])).inventory
    assert (found.files_read, found.skipped) == (19, ())


def test_another_suffix_or_a_folder_of_that_name_is_no_file(media: Path) -> None:
    path = directory(media, ids())
    files = sorted((media / "IMAGES").iterdir())
    files[0].rename(files[0].with_suffix(".bak"))
    files[1].unlink()
    files[1].with_suffix(".dcm").mkdir()
    found = finish(scan([path])).inventory
    assert found.files_read == 17
    assert "2 of 19 files" in found.skipped[0].reason


def test_a_file_set_without_its_files_says_so(tmp_path: Path) -> None:
    path = directory(tmp_path / "alone", [None, *ids()])
    (one,) = finish(scan([path])).inventory.skipped
    assert "names 19 files, none of which is beside it" in one.reason


def test_missing_files_are_counted_once(media: Path) -> None:
    path = directory(media, [*ids(), ["IMAGES", "GONE"], ["GONE", "F00"]])
    found = finish(scan([path])).inventory
    assert found.files_read == 19
    (one,) = found.skipped
    assert "2 of 21 files" in one.reason


@pytest.mark.parametrize(
    "way",
    [
        ["..", "secret"],
        ["IMAGES", "..", "..", "secret"],
        ["../secret"],
        ["/secret"],
        ["IMAGES/../../secret"],
        ["~", "secret"],
        ["C:", "secret"],
        ["LINK", "secret"],
        ["LINKED"],
        ["A"] * 40,
    ],
)
def test_no_name_leads_out_of_its_folder(
    tmp_path: Path, media: Path, way: list[str], recwarn: pytest.WarningsRecorder
) -> None:
    secret = next(write_good(tmp_path / "other").glob("RP*")).rename(
        tmp_path / "secret"
    )
    (media / "LINK").symlink_to(tmp_path)
    (media / "LINKED").symlink_to(secret)
    path = directory(media, [ids()[0]])
    data = path.read_bytes()
    value = "\\".join(way).encode()
    value += b" " * (len(value) & 1)
    old = rb"IMAGES\F00"
    # written by hand: pydicom would refuse some of them
    grown = len(value) - len(old)
    sequence = data.index(b"\x04\x00\x20\x12SQ")
    head = bytearray(data[: data.index(old)])
    for at, size in ((sequence + 8, 4), (sequence + 16, 4), (len(head) - 2, 2)):
        length = int.from_bytes(head[at : at + size], "little")
        if length != 0xFFFFFFFF:
            head[at : at + size] = (length + grown).to_bytes(size, "little")
    path.write_bytes(bytes(head) + value + data[data.index(old) + len(old) :])
    found = finish(scan([path])).inventory
    assert found.files_read == 0
    (one,) = found.skipped
    assert "DICOMDIR" in one.reason
    assert "damaged" not in one.reason


def test_in_a_folder_the_files_themselves_are_read(media: Path) -> None:
    directory(media, ids()[:3])
    found = finish(scan([media])).inventory
    assert found.files_read == 19
    (one,) = found.skipped
    assert "files themselves" in one.reason


def test_a_damaged_directory_says_so(media: Path) -> None:
    path = directory(media, ids())
    path.write_bytes(path.read_bytes()[:-30])
    (one,) = finish(scan([path])).inventory.skipped
    assert "damaged" in one.reason
