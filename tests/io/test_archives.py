"""Archives and DICOMDIRs that are opened themselves, and what hostile ones try."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import zipfile
from typing import TYPE_CHECKING, Literal

import pytest

from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.core.text import grouped
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan
from dosiscope.io.files import archives
from dosiscope.io.files.limits import Limits
from support.cases import write_good

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.io.case.scan import Scan

MEMBERS = 19  # files of the good case


class Private:
    """A private folder with a neighbour in which nothing must appear."""

    def __init__(self, root: Path) -> None:
        self.root = root / "private"
        self.folder = self.root / "deep" / "own"
        self.folder.mkdir(parents=True)

    def opened(self, *paths: Path) -> Scan:
        return finish(scan(paths, private=lambda: self.folder))

    def reason(self, path: Path) -> str:
        """Why the one path was not taken; nothing of it may be left."""
        found = self.opened(path)
        assert not found.inventory.entries
        assert self.written() == []
        (one,) = found.inventory.skipped
        return one.reason

    def written(self) -> list[Path]:
        """All files anywhere about the private folder."""
        return sorted(p for p in self.root.rglob("*") if p.is_file())


@pytest.fixture
def private(tmp_path: Path) -> Private:
    return Private(tmp_path)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(
    path: Path, members: dict[str, bytes], mode: Literal["w", "w:gz", "w:bz2"] = "w"
) -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def good(folder: Path) -> dict[str, bytes]:
    return {
        f"Müller^Jörg/研究/{path.name}": path.read_bytes()
        for path in write_good(folder / "good").iterdir()
    }


def gzipped(path: Path, members: dict[str, bytes]) -> Path:
    return tarred(path, members, "w:gz")


@pytest.mark.parametrize("make", [zipped, tarred, gzipped])
def test_an_archive_is_read_as_the_folder_is(
    tmp_path: Path, private: Private, make: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    members = good(tmp_path)
    archive = make(tmp_path / "case.any", members)
    found = private.opened(archive)
    assert found.inventory.files_read == MEMBERS
    assert not found.inventory.skipped
    case = finish(load(found, propose(found.inventory)))
    assert case.findings == ()
    assert case.doses
    # under names of our own, in the private folder alone
    for path in private.written():
        assert path.is_relative_to(private.folder)
        assert path.name.isascii()
    if os.name == "posix":
        assert all(p.stat().st_mode & 0o077 == 0 for p in private.written()[:-1])
    # what is not read is called as in the archive
    members = {"Müller/notes.txt": b"text"}
    (one,) = private.opened(make(tmp_path / "notes.any", members)).inventory.skipped
    assert one.file == f"{tmp_path / 'notes.any'}: Müller/notes.txt"
    # again: nothing is written twice
    before = private.written()
    assert private.opened(archive).inventory.files_read == MEMBERS
    assert private.written() == before


def test_without_a_private_folder_an_archive_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a": b"1"})
    (one,) = finish(scan([path])).inventory.skipped
    assert "archive" in one.reason


def test_an_archive_in_a_folder_is_named(tmp_path: Path, private: Private) -> None:
    folder = write_good(tmp_path / "good")
    zipped(folder / "more.zip", {"a": b"1"})
    (one,) = private.opened(folder).inventory.skipped
    assert "archive" in one.reason
    assert not private.written()


ESCAPES = (
    "../../../evil",
    "..\\..\\evil",
    "/etc/evil",
    "C:\\evil",
    "a/../../../../evil",
    "evil\0.dcm",
    "x" * 300,
    "con",
    ".",
    "..",
    "\u202egnp.dcm",
)


@pytest.mark.parametrize("make", [zipped, tarred])
def test_no_name_of_a_member_leads_anywhere(
    tmp_path: Path, private: Private, make: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    data = next(iter(good(tmp_path).values()))
    for n, name in enumerate(ESCAPES):
        archive = make(tmp_path / f"{n}", {name: data})
        found = private.opened(archive)
        assert found.inventory.files_read <= 1
    for path in private.written():
        assert path.parent.parent == private.folder
        assert len(path.name) < 60


def test_names_are_told_in_bounds_and_visibly(tmp_path: Path, private: Private) -> None:
    names = ("x" * 50_000 + ".txt", "\x1b[2J.txt", "\u202etxt.exe")
    path = zipped(tmp_path / "a.zip", dict.fromkeys(names, b"text"))
    for one in private.opened(path).inventory.skipped:
        assert len(one.file) < 500
        assert "\x1b" not in one.file
        assert "\u202e" not in one.file


def test_members_of_one_name_are_all_read(tmp_path: Path, private: Private) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for data in good(tmp_path).values():
            info = tarfile.TarInfo("same.dcm")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    assert private.opened(path).inventory.files_read == MEMBERS


def test_a_member_that_is_there_twice_is_told_by_its_names(
    tmp_path: Path, private: Private
) -> None:
    ((_, data), *_) = good(tmp_path).items()
    path = zipped(tmp_path / "a.zip", {"one/a.dcm": data, "two/b.dcm": data})
    (one,) = private.opened(path).inventory.skipped
    assert one.file == f"{path}: two/b.dcm"
    assert one.reason == f"the same file as {path}: one/a.dcm"


def test_links_and_devices_are_named(tmp_path: Path, private: Private) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    tar = tmp_path / "a.tar"
    with tarfile.open(tar, "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"link{kind!r}")
            info.type, info.linkname = kind, str(secret)
            archive.addfile(info)
    reason = private.opened(tar).inventory.skipped[0].reason
    assert "3 members left out, links" in reason
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive_:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive_.writestr(link, str(secret))
    assert (
        "1 member left out, links" in private.opened(path).inventory.skipped[0].reason
    )
    assert not any(p.read_bytes() == b"secret" for p in private.written())


def test_archives_within_and_encrypted_members_are_named(
    tmp_path: Path, private: Private
) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a": b"1"}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"one.zip": inner, "b.zip": inner, "c": b"text"})
    first, *_ = private.opened(path).inventory.skipped
    assert (
        "2 members left out, archives in it, to be unpacked first: one.zip, b.zip"
        in (first.reason)
    )
    path = zipped(tmp_path / "b.zip", {"secret.dcm": b"x" * 50})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(data)
    assert "encrypted: secret.dcm" in private.opened(path).inventory.skipped[0].reason


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        (6, 99, "of a form that is not read"),  # a version that is not known
        (8, 0x20, "of a form that is not read"),  # patched data
        (8, 0x41, "encrypted"),  # strong encryption
    ],
)
def test_a_zip_of_a_form_that_is_not_read_is_named(
    tmp_path: Path, private: Private, at: int, value: int, told: str
) -> None:
    path = zipped(tmp_path / "a.zip", {"secret.dcm": b"x" * 50})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + at] = value
    path.write_bytes(data)
    assert told in private.opened(path).inventory.skipped[0].reason


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_RATIO_FROM", 1 << 20)


@pytest.mark.slow
@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("make", [zipped, gzipped])
def test_a_bomb_is_refused_and_leaves_nothing(
    tmp_path: Path, private: Private, make: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    path = make(tmp_path / "bomb", {"a": bytes(20 << 20), "b": bytes(20 << 20)})
    assert "unpacks to more than" in private.reason(path)


@pytest.mark.usefixtures("small_limits")
def test_a_bomb_that_lies_about_its_size(tmp_path: Path, private: Private) -> None:
    path = zipped(tmp_path / "bomb", {"a": bytes(20 << 20)})
    data = path.read_bytes()
    lie = data.replace(struct.pack("<L", 20 << 20), struct.pack("<L", 10))
    assert lie != data
    path.write_bytes(lie)
    assert "archive" in private.reason(path)


@pytest.mark.usefixtures("small_limits")
def test_a_header_of_a_tar_that_fills_the_memory(
    tmp_path: Path, private: Private
) -> None:
    path = tmp_path / "a.tar.gz"
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 3 << 30
    with gzip.open(path, "wb") as file:
        file.write(info.tobuf(tarfile.GNU_FORMAT))
        file.write(bytes(4 << 20))
    assert "too large" in private.reason(path)


def test_too_many_members_and_too_many_bytes(
    tmp_path: Path, private: Private, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "LIMITS", Limits(files=3))
    path = zipped(tmp_path / "a.zip", {str(n): b"text" for n in range(4)})
    assert "more than 3 members" in private.reason(path)
    monkeypatch.setattr(archives, "LIMITS", Limits(archive_bytes=1000))
    path = tarred(tmp_path / "a.tar", {"a": b"text" * 300})
    assert f"more than {grouped(1000)} bytes" in private.reason(path)


@pytest.mark.parametrize("make", [zipped, tarred, gzipped])
def test_a_damaged_archive_is_refused_whole(
    tmp_path: Path, private: Private, make: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    path = make(tmp_path / "a", good(tmp_path))
    data = path.read_bytes()
    for part in (0.3, 0.9):
        path.write_bytes(data[: int(len(data) * part)])
        found = private.opened(path).inventory
        assert not found.entries
        assert [one.is_damaged for one in found.skipped] == [True]
        assert {finding.rule for finding in found.findings} == {"F17"}
    assert not private.written()


@pytest.mark.parametrize(
    "head", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0", b"BZh91AY"]
)
def test_other_archives_are_named(
    tmp_path: Path, private: Private, head: bytes
) -> None:
    path = tmp_path / "a"
    path.write_bytes(head + bytes(600))
    assert "kind that is not read" in private.reason(path)


def test_dicom_files_that_were_compressed_one_by_one_are_read(
    tmp_path: Path, private: Private
) -> None:
    files = []
    for path in sorted(write_good(tmp_path / "good").iterdir()):
        files.append(tmp_path / f"{path.name}.gz")
        files[-1].write_bytes(gzip.compress(path.read_bytes()))
    found = private.opened(*files).inventory
    assert (found.files_read, found.skipped) == (MEMBERS, ())


def test_a_compressed_dicom_file_that_is_cut_is_refused(
    tmp_path: Path, private: Private
) -> None:
    (plan,) = write_good(tmp_path / "good").glob("RP*")
    path = tmp_path / "RP.dcm.gz"
    path.write_bytes(gzip.compress(plan.read_bytes())[:-30])
    assert "neither a whole tar archive nor a whole DICOM file" in private.reason(path)
    path.write_bytes(gzip.compress(b"no DICOM file, which is told of as well" * 99))
    assert "or of something else" in private.reason(path)


def test_a_compressed_dicom_file_that_grows_beyond_all_bounds(
    tmp_path: Path, private: Private, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "LIMITS", Limits(archive_bytes=1 << 20))
    path = tmp_path / "RD.dcm.gz"
    path.write_bytes(gzip.compress(bytes(128) + b"DICM" + bytes(2 << 20)))
    assert f"it unpacks to more than {grouped(1 << 20)} bytes" in private.reason(path)


def test_an_archive_in_a_folder_says_what_is_to_be_done(
    tmp_path: Path, private: Private
) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    zipped(folder / "more.zip", {"a": b"1"})
    (folder / "all.rar").write_bytes(b"Rar!\x1a\x07" + bytes(600))
    reasons = {s.file[-3:]: s.reason for s in private.opened(folder).inventory.skipped}
    assert reasons["zip"].endswith("open it itself")
    assert reasons["rar"].endswith("unpack it")


def test_what_macos_packs_beside_the_files_is_no_damage(
    tmp_path: Path, private: Private
) -> None:
    double = b"\0\5\x16\7\0\2\0\0Mac OS X        " + bytes(100)
    members = {p.name: p.read_bytes() for p in write_good(tmp_path / "good").iterdir()}
    members |= {f"__MACOSX/._{name}": double for name in list(members)}
    members[".DS_Store"] = b"\0\0\0\1Bud1" + bytes(600)
    found = private.opened(zipped(tmp_path / "a.zip", members)).inventory
    assert found.files_read == MEMBERS
    assert not found.damaged
    assert not any(finding.rule == "F17" for finding in found.findings)


def test_a_member_that_is_only_named_as_macos_names_them_is_damage(
    tmp_path: Path, private: Private
) -> None:
    members = {p.name: p.read_bytes() for p in write_good(tmp_path / "good").iterdir()}
    members["._RD.dcm"] = bytes(range(256))
    found = private.opened(zipped(tmp_path / "a.zip", members)).inventory
    assert [one.file.rpartition(": ")[2] for one in found.damaged] == ["._RD.dcm"]


def test_a_dicom_file_that_begins_as_a_zip_is_a_dicom_file(
    tmp_path: Path, private: Private
) -> None:
    path = next(write_good(tmp_path / "good").glob("RD*"))
    data = path.read_bytes()
    path.write_bytes(b"PK\x03\x04" + data[4:])
    assert private.opened(path).inventory.files_read == 1
    assert not private.written()
