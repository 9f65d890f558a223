"""What stands before a data set in a file that we make of it (PS3.10 7.1).

It ends with a seal, as the private information that PS3.10 allows there: how long the
data set is, and its CRC-32.  A file that has it came whole, whatever happened after.
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import opened_input
from dosiscope.core.language import tr
from dosiscope.io.files.implementation import IMPLEMENTATION_NAME, IMPLEMENTATION_UID

if TYPE_CHECKING:
    from pathlib import Path

#: Bytes of the seal, which end the head.
SEAL_BYTES: Final = 12
_SEAL: Final = struct.Struct("<QL")
_META: Final = 144  # where what the group length counts begins
_LONGEST_META: Final = 1024
_AT_ONCE: Final = 1 << 20
_UID: Final = re.compile(r"[0-9.]{1,64}")  # PS3.5 9.1; leading zeros are met


def file_head(*, sop_class: str, uid: str, syntax: str) -> bytes:
    """Return a preamble of zeros and the file meta information of a data set.

    The seal is left open: zeros.

    Parameters
    ----------
    sop_class, uid
        SOP Class and SOP Instance UID of the object.
    syntax
        UID of the transfer syntax in which the data set is.

    Raises
    ------
    NotReadableError
        One of them is no UID.
    """
    for what, text in (
        ("SOP Class UID", sop_class),
        ("SOP Instance UID", uid),
        ("Transfer Syntax UID", syntax),
    ):
        if not _UID.fullmatch(text):
            raise NotReadableError(
                tr("the {what} that the object is sent under is none", what=what)
            )
    elements = b"".join(
        (
            struct.pack("<HH2sHL2s", 2, 0x0001, b"OB", 0, 2, b"\0\1"),
            _element(0x0002, b"UI", sop_class),
            _element(0x0003, b"UI", uid),
            _element(0x0010, b"UI", syntax),
            _element(0x0012, b"UI", IMPLEMENTATION_UID),
            _element(0x0013, b"SH", IMPLEMENTATION_NAME),
            _element(0x0100, b"UI", IMPLEMENTATION_UID),
            _seal_head() + bytes(SEAL_BYTES),
        )
    )
    length = struct.pack("<HH2sHL", 2, 0, b"UL", 4, len(elements))
    return bytes(128) + b"DICM" + length + elements


def seal(length: int, crc: int) -> bytes:
    """Return the seal of a data set of so many bytes with a CRC-32."""
    return _SEAL.pack(length, crc)


def is_sealed(path: Path) -> bool:
    """Whether a file has the seal that its data set needs: it came whole.

    Raises
    ------
    OSError, NotReadableError
        It cannot be read.
    """
    with opened_input(path) as file:
        head = file.read(_META)
        length = int.from_bytes(head[-4:], "little")
        if head[128:132] != b"DICM" or len(head) < _META or length > _LONGEST_META:
            return False
        meta = file.read(length)
        if not meta[:-SEAL_BYTES].endswith(_seal_head()):
            return False
        size = crc = 0
        while part := file.read(_AT_ONCE):
            size, crc = size + len(part), zlib.crc32(part, crc)
        return meta[-SEAL_BYTES:] == seal(size, crc)


def _seal_head() -> bytes:
    return struct.pack("<HH2sHL", 2, 0x0102, b"OB", 0, SEAL_BYTES)


def _element(number: int, vr: bytes, text: str) -> bytes:
    value = text.encode("ascii")
    if len(value) % 2:
        value += b"\0" if vr == b"UI" else b" "
    return struct.pack("<HH2sH", 2, number, vr, len(value)) + value
