"""Broken, hostile and odd files: refused with a reason, or read and noted."""

from __future__ import annotations

import os
import random
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from pydicom.dataset import Dataset as Written

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files import part10, tags, walk
from dosiscope.io.files.part10 import read_file
from support import small_files
from support.data import case_dir
from support.pipes import needs_pipes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.io.files.dataset import Dataset

pytestmark = pytest.mark.slow

IMPLICIT = "1.2.840.10008.1.2"
EXPLICIT = "1.2.840.10008.1.2.1"
DEFLATED = "1.2.840.10008.1.2.1.99"
BIG = "1.2.840.10008.1.2.2"


def nested(depth: int) -> Written:
    ds = small_files.dose_dataset()
    inner = ds
    for _ in range(depth):
        item = Written()
        inner.DVHSequence = [item]
        inner = item
    inner.DVHType = "CUMULATIVE"
    return ds


def structure_set() -> Written:
    """Return a structure set of sequences of defined length, as most writers use."""
    ds = small_files.dose_dataset()
    ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1.481.3"
    del ds.PixelData, ds.ReferencedRTPlanSequence
    ds.ROIContourSequence = []
    for n in range(4):
        roi = Written()
        roi.ContourSequence = []
        for k in range(5):
            contour = Written()
            contour.ContourData = [1.5, 2.5, k] * 9
            contour.NumberOfContourPoints = 9
            roi.ContourSequence.append(contour)
        roi.ReferencedROINumber = n
        ds.ROIContourSequence.append(roi)
    return ds


def cut(path: Path, length: int) -> Path:
    os.truncate(path, length)
    return path


def data_set_start(data: bytes) -> int:
    return part10._meta(data, len(data), 132)[0]


def refused(path: Path, match: str) -> str:
    with pytest.raises(NotReadableError, match=match) as caught:
        read_file(path)
    assert str(path) not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("syntax", [IMPLICIT, EXPLICIT, BIG, DEFLATED])
@pytest.mark.parametrize("make", [small_files.ct_dataset, structure_set])
def test_every_truncation_is_refused(
    tmp_path: Path, make: Callable[[], Written], syntax: str
) -> None:
    """But between elements of the outermost level, where nothing tells of it."""
    path = small_files.write(make(), tmp_path / "a.dcm", syntax)
    whole = path.read_bytes()
    elements = read_file(path).dataset.elements()
    borders = {offset + length for _, _, offset, length in elements}
    if syntax == DEFLATED:
        borders = set()
    # both common encodings at every byte, the others at every third
    step = 1 if syntax in (IMPLICIT, EXPLICIT) else 3
    for length in sorted(set(range(0, len(whole), step)) - borders, reverse=True):
        if syntax == DEFLATED and length == len(whole) - 1 and whole[-1] == 0:
            continue  # the padding behind the deflated data
        os.truncate(path, length)
        with pytest.raises(NotReadableError):
            read_file(path)


@pytest.mark.parametrize(
    "name", ["RTStructureSet", "RTPlanDosimetric", "RT-Dose", "CT1_20"]
)
def test_truncations_of_real_files_are_refused(tmp_path: Path, name: str) -> None:
    data = (case_dir("ihero-brto-equidistant") / f"{name}.dcm").read_bytes()
    path = tmp_path / "a.dcm"
    pick = random.Random(name)
    for _ in range(40):
        path.write_bytes(data[: pick.randrange(len(data))])
        with pytest.raises(NotReadableError):
            read_file(path)


def test_the_message_names_byte_and_attribute(tmp_path: Path) -> None:
    path = small_files.write(structure_set(), tmp_path / "a.dcm")
    size = path.stat().st_size
    message = refused(cut(path, size - 10), "incomplete")
    assert "(3006,0039) ROIContourSequence" in message
    assert str(size - 10) in message


@pytest.mark.parametrize("content", [b"", b"\0", b"hello", b"\x89PNG\r\n\x1a\n" * 40])
def test_what_is_no_dicom_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(content)
    refused(path, "empty" if not content else "not a DICOM file")


def test_folders_and_missing_files(tmp_path: Path) -> None:
    refused(tmp_path, "not a file|cannot be")
    refused(tmp_path / "missing", "cannot be opened")
    with pytest.raises(NotReadableError):
        read_file("\0")


@needs_pipes
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", "not a file")


@pytest.mark.parametrize("syntax", [IMPLICIT, EXPLICIT, BIG])
def test_without_preamble_and_file_meta_information(
    tmp_path: Path, syntax: str
) -> None:
    path = small_files.write(small_files.dose_dataset(), tmp_path / "a.dcm", syntax)
    data = path.read_bytes()
    path.write_bytes(data[data_set_start(data) :])
    file = read_file(path)
    assert file.transfer_syntax == syntax
    # that nothing states the transfer syntax goes without saying
    (note,) = file.notes
    assert note.startswith("no preamble and no file meta information")
    assert file.dataset.text(tags.DoseUnits) == "GY"


def test_big_endian_without_preamble_is_known_by_its_first_vr(tmp_path: Path) -> None:
    dataset = small_files.dose_dataset()
    path = small_files.write(dataset, tmp_path / "a.dcm", BIG)
    data = path.read_bytes()
    bare = data[data_set_start(data) :]
    path.write_bytes(bare[:4] + b"\0\0" + bare[6:])
    refused(path, "not a DICOM file")


def test_without_preamble_but_with_file_meta_information(tmp_path: Path) -> None:
    path = small_files.write(small_files.dose_dataset(), tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes()[132:])
    file = read_file(path)
    assert file.notes == ("no preamble",)
    assert file.transfer_syntax == EXPLICIT


@pytest.mark.parametrize(
    ("used", "stated"), [(IMPLICIT, EXPLICIT), (EXPLICIT, IMPLICIT), (EXPLICIT, BIG)]
)
def test_a_wrong_transfer_syntax_is_found_out_and_noted(
    tmp_path: Path, used: str, stated: str
) -> None:
    ds = small_files.dose_dataset()
    path = small_files.write(ds, tmp_path / "a.dcm", used)
    raw = stated.encode() + b"\0" * (len(stated) % 2)
    small_files.patch(path, tags.TransferSyntaxUID, b"UI", raw)
    file = read_file(path)
    assert file.transfer_syntax == used
    assert any("is not the one used" in note for note in file.notes)
    assert file.dataset.text(tags.DoseUnits) == "GY"


def test_programs_in_the_preamble_are_noted(tmp_path: Path) -> None:
    path = small_files.write(small_files.ct_dataset(), tmp_path / "a.dcm")
    path.write_bytes(b"MZ" + path.read_bytes()[2:])
    assert read_file(path).notes == ("the preamble looks like a program's",)


@pytest.mark.parametrize("depth", [31, 32, 33, 400])
def test_depth_of_sequences(tmp_path: Path, depth: int) -> None:
    if depth < 100:
        path = small_files.write(nested(depth), tmp_path / "a.dcm")
    else:  # pydicom cannot write these
        start = struct.pack("<HH2sHL", 0x3004, 0x50, b"SQ", 0, 0xFFFFFFFF)
        start += struct.pack("<HHL", 0xFFFE, 0xE000, 0xFFFFFFFF)
        end = struct.pack("<HHLHHL", 0xFFFE, 0xE00D, 0, 0xFFFE, 0xE0DD, 0)
        path = small_files.write(small_files.ct_dataset(), tmp_path / "a.dcm")
        path.write_bytes(path.read_bytes() + start * depth + end * depth)
    if depth <= walk.MAX_DEPTH:
        found: Dataset = read_file(path).dataset
        for _ in range(depth):
            (found,) = found.items(tags.DVHSequence)
        assert found.text(tags.DVHType) == "CUMULATIVE"
    else:
        refused(path, "nested deeper than 32")


def test_number_of_elements_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_files.write(structure_set(), tmp_path / "a.dcm")
    read_file(path)
    monkeypatch.setattr(walk, "MAX_ELEMENTS", 50)
    refused(path, "more than 50 elements")


def test_deflate_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_files.write(small_files.ct_dataset(), tmp_path / "a.dcm", DEFLATED)
    data = path.read_bytes()
    start = data_set_start(data)
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = data[:start] + deflater.compress(b"\0" * (64 << 20)) + deflater.flush()
    path.write_bytes(bomb)
    refused(path, "larger than")
    monkeypatch.setattr(part10, "MAX_INFLATED_BYTES", 500)
    path.write_bytes(data)
    refused(path, "larger than 500 bytes")


def test_damaged_deflated_data(tmp_path: Path) -> None:
    path = small_files.write(small_files.ct_dataset(), tmp_path / "a.dcm", DEFLATED)
    data = path.read_bytes()
    path.write_bytes(data + b"tail")
    refused(path, "follow")
    start = data_set_start(data)
    path.write_bytes(data[:start] + b"\xff\xff\xff" + data[start + 3 :])
    refused(path, "damaged|incomplete|item|sequence|value")


def explicit(tag: int, vr: bytes, value: bytes) -> bytes:
    head = struct.pack("<HH2s", tag >> 16, tag & 0xFFFF, vr)
    if vr in (b"SQ", b"UN", b"OB"):
        return head + struct.pack("<HL", 0, len(value)) + value
    return head + struct.pack("<H", len(value)) + value


ITEM = struct.pack("<HHL", 0xFFFE, 0xE000, 8)


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        (explicit(0x7FE10010, b"LO", b"ab") * 2, "stands twice"),
        (struct.pack("<HHL", 0xFFFE, 0xE00D, 0), "misplaced"),
        (struct.pack("<HHL", 0xFFFE, 0xE0DD, 0), "misplaced"),
        (struct.pack("<HH2sHL", 0x7FE1, 1, b"OB", 0, 0xFFFFFFFF), "undefined length"),
        (struct.pack("<HH2sH", 0x7FE1, 1, b"\0\0", 0), "no value representation"),
        (struct.pack("<HH2sHL", 0x7FE1, 1, b"UN", 0, 0xFFFFFFF0), "incomplete"),
        (struct.pack("<HH2sHL", 0x7FE1, 1, b"SQ", 0, 0xFFFFFFFF), "no end"),
        (explicit(0x7FE10010, b"SQ", b"12345678"), "no item"),
        (explicit(0x7FE10010, b"SQ", ITEM), "beyond the end|needs bytes"),
        (
            explicit(0x7FE10010, b"SQ", ITEM + b"\x10\0\x10\0LO\x08\0"),
            "beyond the end|needs",
        ),
        (b"\0", "too long|incomplete"),
        (b"\1", "too long.* 1 bytes follow"),
        (bytes(300) + b"\1", "too long.* 301 bytes follow"),
    ],
)
def test_damaged_structure(tmp_path: Path, tail: bytes, reason: str) -> None:
    path = small_files.write(small_files.ct_dataset(), tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes() + tail)
    refused(path, reason)


@pytest.mark.parametrize(
    ("tail", "note"),
    [
        (explicit(0x00100030, b"DA", b""), ""),
        (explicit(0x7FE10010, b"QX", b"abcd"), "unknown value representation QX"),
        (explicit(0x7FE10010, b"LO", b"abc"), "is odd"),
        (explicit(0x00080301, b"US", b"ab"), "ascending order"),
        (explicit(0xFFFCFFFC, b"OB", b"\0" * 100), ""),
    ],
)
def test_oddities_are_noted(tmp_path: Path, tail: bytes, note: str) -> None:
    ds = small_files.ct_dataset()
    del ds.PatientBirthDate
    path = small_files.write(ds, tmp_path / "a.dcm")
    path.write_bytes(path.read_bytes() + tail)
    file = read_file(path)
    if note:
        assert any(note in n for n in file.notes)
    assert file.dataset.text(tags.Modality) == "CT"


def test_a_file_without_sop_class(tmp_path: Path) -> None:
    ds = small_files.ct_dataset()
    path = small_files.write(ds, tmp_path / "a.dcm")
    small_files.patch(path, tags.SOPClassUID, b"UI", b"")
    refused(path, "no SOP Class")


def test_mutated_bytes_never_escape_as_other_errors(tmp_path: Path) -> None:
    pick = random.Random(1)
    path = small_files.write(structure_set(), tmp_path / "a.dcm")
    whole = path.read_bytes()
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(pick.choice((1, 1, 2, 5))):
            data[pick.randrange(132, len(data))] = pick.randrange(256)
        path.write_bytes(data)
        try:
            found = read_file(path).dataset
            for roi in found.items(tags.ROIContourSequence):
                for contour in roi.items(tags.ContourSequence):
                    contour.numbers(tags.ContourData)
            found.text(tags.PatientName)
        except NotReadableError:
            pass


@pytest.mark.parametrize("stated", [b"1.2.3.4", b"", b"1.D.840.10008.1.2.1"])
def test_an_unknown_transfer_syntax_is_tried_and_noted(
    tmp_path: Path, stated: bytes
) -> None:
    path = small_files.write(small_files.dose_dataset(), tmp_path / "a.dcm")
    small_files.patch(path, tags.TransferSyntaxUID, b"UI", stated)
    file = read_file(path)
    assert file.transfer_syntax == EXPLICIT
    assert len(file.notes) == 1
    assert file.dataset.text(tags.DoseUnits) == "GY"
