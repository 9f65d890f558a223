"""Files, archives and folders: how they are written, packed, named."""

from __future__ import annotations

import copy
import gzip
import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.dataset import FileMetaDataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset
from pydicom.uid import (
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    MediaStorageDirectoryStorage,
)

from support.real_kinds.phantom import base, item, phantom, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_DOUBLE = b"\0\5\x16\7\0\2\0\0Mac OS X        " + bytes(100)


def _objects(case: Any) -> Iterator[tuple[str, Any]]:
    yield from ((f"ct{n:03d}.dcm", image) for n, image in enumerate(case.ct))
    yield from (("rs.dcm", case.rs), ("rp.dcm", case.rp), ("rd.dcm", case.rd))


def _bare(dataset: Any, *, implicit: bool, little: bool) -> bytes:
    """The data set alone."""
    made = copy.deepcopy(dataset)
    if not little and "PixelData" in made:
        width = made.BitsAllocated // 8
        pixels = np.frombuffer(dataset.PixelData, f"<u{width}").byteswap()
        made.PixelData = pixels.tobytes()
        made["PixelData"].VR = "OW"
    file = DicomBytesIO()
    file.is_implicit_VR, file.is_little_endian = implicit, little
    write_dataset(file, made)
    return file.getvalue()


def without_file_meta(folder: Path, *, implicit: bool, little: bool) -> Path:
    """pydicom, reports of 2015 on XiO and of 2025 on Monaco: data sets alone.

    No preamble, no file meta information; XiO writes explicit VR of both byte orders.
    Right: all read; told once for each kind of object.
    """
    folder.mkdir(parents=True)
    for name, dataset in _objects(base()):
        data = _bare(dataset, implicit=implicit, little=little)
        (folder / name).write_bytes(data)
    return folder


def under_another_transfer_syntax(folder: Path) -> Path:
    """pydicom and Daikon, reports of 2010 and 2022: implicit VR stated as explicit.

    Right: read as it is written; told once for each kind of object.
    """
    folder.mkdir(parents=True)
    for name, dataset in _objects(base()):
        whole = io.BytesIO()
        dataset.save_as(whole, enforce_file_format=True)
        assert dataset.file_meta.TransferSyntaxUID == ExplicitVRLittleEndian
        head = 144 + int.from_bytes(whole.getvalue()[140:144], "little")
        data = _bare(dataset, implicit=True, little=True)
        (folder / name).write_bytes(whole.getvalue()[:head] + data)
    return folder


def _commas(dataset: Any) -> bytes:
    """The file with commas in its decimal strings, as long as before."""
    dataset.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian
    whole = io.BytesIO()
    dataset.save_as(whole, implicit_vr=True, little_endian=True)
    data = whole.getvalue()

    def change(at: Any, element: Any) -> None:
        nonlocal data
        if element.VR != "DS" or element.value in (None, ""):
            return
        many = element.value if element.VM > 1 else [element.value]
        text = "\\".join(str(one.original_string) for one in many).encode()
        data = data.replace(text, text.replace(b".", b","))

    dataset.walk(change)
    return data


def decimal_commas(folder: Path) -> Path:
    """fo-dicom and dcmjs, reports of 2022: numbers in the writer's language, "0,143".

    They were read as 143 or not at all.  Right: read with points, one warning for each
    object; what has two commas, or points too, is refused as before.
    """
    case = base()
    case.write(folder)
    for name, dataset in (
        ("rs.dcm", case.rs),
        ("rp.dcm", case.rp),
        ("rd.dcm", case.rd),
    ):
        (folder / name).write_bytes(_commas(dataset))
    return folder


def zip_of_macos(folder: Path) -> Path:
    """Lead-DBS and MapStory, reports of 2018 and 2022: what macOS packs beside files.

    "__MACOSX/._RD.dcm" and ".DS_Store" made imports fail.  Right: they are no damaged
    DICOM files; the archive is read.
    """
    base().write(folder / "t")
    with zipfile.ZipFile(folder / "case.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((folder / "t").iterdir()):
            archive.write(path, f"Patient/{path.name}")
            archive.writestr(f"__MACOSX/Patient/._{path.name}", _DOUBLE)
        archive.writestr("Patient/.DS_Store", b"\0\0\0\1Bud1" + bytes(600))
    shutil.rmtree(folder / "t")
    return folder / "case.zip"


def compressed_one_by_one(folder: Path) -> list[Path]:
    """PyTRiP, a request of 2016: files of an archive as "CT001.dcm.gz".

    Right: opened themselves, they are read.
    """
    base().write(folder / "t")
    for path in (folder / "t").iterdir():
        packed = gzip.compress(path.read_bytes())
        (folder / f"{path.name}.gz").write_bytes(packed)
    shutil.rmtree(folder / "t")
    return sorted(folder.iterdir())


def directory_of_renamed_files(folder: Path) -> Path:
    """Weasis, a report of 2022: a DICOMDIR whose files got ".dcm", or small letters.

    Right: the directory that is opened itself finds them.
    """
    disc = folder / "disc"
    base().write(disc / "images")
    records = []
    for n, path in enumerate(sorted((disc / "images").iterdir())):
        path.rename(path.with_name(f"im{n:06d}.dcm"))
        named = item(DirectoryRecordType="IMAGE")
        named.ReferencedFileID = ["IMAGES", f"IM{n:06d}"]
        records.append(named)
    directory = item(FileSetID="DISC", DirectoryRecordSequence=records)
    directory.file_meta = FileMetaDataset()
    directory.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    directory.file_meta.MediaStorageSOPClassUID = MediaStorageDirectoryStorage
    directory.file_meta.MediaStorageSOPInstanceUID = phantom().generate_uid()
    save(directory, disc / "DICOMDIR")
    return disc / "DICOMDIR"


def without_images(folder: Path) -> Path:
    """SlicerRT, a report of 2021: structures, plans and doses without CT, for privacy.

    Right: dose, structures and their DVHs; a warning that there are no grey values.
    """
    case = base()
    case.ct = []
    case.write(folder)
    return folder


def beside_objects_that_are_not_shown(folder: Path) -> Path:
    """Shanoir and SlicerRT, reports of 2022 and 2017: pictures, states, reports.

    Right: the case, and every other kind named once with its count; no finding.
    """
    case = base()
    case.write(folder)
    kinds = (
        ("1.2.840.10008.5.1.4.1.1.7", "OT", 30),
        ("1.2.840.10008.5.1.4.1.1.11.1", "PR", 35),
        ("1.2.840.10008.5.1.4.1.1.66.4", "SEG", 5),
        ("1.2.840.10008.5.1.4.1.1.88.33", "SR", 4),
    )
    for sop_class, modality, count in kinds:
        for n in range(count):
            dataset = phantom()._ds(sop_class, modality, case)
            save(dataset, folder / f"{modality}{n}.dcm")
    return folder


def cut(write: Callable[[Path], list[Path]], folder: Path, pattern: str) -> list[Path]:
    """Return what a kind writes, of which the files of a name lack their end."""
    opened = write(folder)
    for path in opened:
        if re.search(pattern, path.name):
            path.write_bytes(path.read_bytes()[:-40])
    return opened
