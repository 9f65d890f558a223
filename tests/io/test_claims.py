"""Which unreadable files are damage, and which are none of ours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from dosiscope.io.files.claims import claims_to_be
from dosiscope.io.kinds.table import sop_classes
from support.cases import write_good
from support.opened import scanned

if TYPE_CHECKING:
    from pathlib import Path

RUBBISH = bytes(range(256)) * 8
REPORT = "1.2.840.10008.5.1.4.1.1.88.33"
RT_DOSE = "1.2.840.10008.5.1.4.1.1.481.2"


def explicit(uid: str) -> bytes:
    value = uid.encode() + b"\0" * (len(uid) % 2)
    head = b"\x02\0\x02\0UI" + len(value).to_bytes(2, "little")
    return b"\0" * 128 + b"DICM" + head + value


def implicit(uid: str) -> bytes:
    value = uid.encode() + b"\0" * (len(uid) % 2)
    return b"\x08\0\x16\0" + len(value).to_bytes(4, "little") + value


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("CT.1.dcm", RUBBISH, True),
        ("CT.1.dcm", b"", True),
        ("CT.1.DCM", b"some text", True),
        ("IM0001", RUBBISH, True),
        ("CT.1.2.840.113619", RUBBISH, True),
        ("1.2.3.4", RUBBISH, True),
        ("README", b"to whom it may concern", False),
        ("SHA256SUMS", b"abc  file\n", False),
        (".DS_Store", RUBBISH, False),
        ("scan.pdf", RUBBISH, False),
        ("scan.mp4", RUBBISH, False),
        ("all.7z", RUBBISH, False),
        ("index.sqlite3", RUBBISH, False),
        ("notes.txt", b"text", False),
        ("IM0002", b"", False),
        ("any.bin", explicit(RT_DOSE), True),
        ("RI.dcm", explicit(REPORT), False),
        ("RD", implicit(RT_DOSE), True),
        ("RI", implicit(REPORT), False),
        ("any.bin", explicit(RT_DOSE)[:140], True),
    ],
)
def test_by_class_then_by_form_then_by_name(
    name: str, data: bytes, expected: bool
) -> None:
    assert claims_to_be(sop_classes(), name, data) is expected


def test_images_of_rubbish_without_suffix_are_damage(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    for n, path in enumerate(sorted(folder.glob("CT*"))):
        path.unlink()
        (folder / f"IM{n:04}").write_bytes(os.urandom(3000))
    (folder / "README").write_text("a phantom")
    inventory = scanned(folder).inventory
    assert len(inventory.damaged) == 16
    (said,) = (f for f in inventory.findings if f.rule == "F17")
    assert "16 files could not be read" in said.message


def test_a_cut_image_of_another_kind_is_no_damage(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    (path,) = folder.glob("RD*")
    data = path.read_bytes().replace(RT_DOSE.encode(), REPORT.encode())
    (folder / "RI.dcm").write_bytes(data[:-100])
    assert scanned(folder).inventory.damaged == ()
