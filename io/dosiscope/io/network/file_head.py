"""What stands before a data set in a file that we make of it (PS3.10 7.1)."""

from __future__ import annotations

import re
import struct
from typing import Final

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files.implementation import IMPLEMENTATION_NAME, IMPLEMENTATION_UID

_UID: Final = re.compile(r"[0-9.]{1,64}")  # PS3.5 9.1; leading zeros are met


def file_head(*, sop_class: str, uid: str, syntax: str) -> bytes:
    """Return a preamble of zeros and the file meta information of a data set.

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
    for what, text in (("SOP Class UID", sop_class), ("SOP Instance UID", uid)):
        if not _UID.fullmatch(text):
            raise NotReadableError(f"the {what} that the object is sent under is none")
    elements = b"".join(
        (
            struct.pack("<HH2sHL2s", 2, 0x0001, b"OB", 0, 2, b"\0\1"),
            _element(0x0002, b"UI", sop_class),
            _element(0x0003, b"UI", uid),
            _element(0x0010, b"UI", syntax),
            _element(0x0012, b"UI", IMPLEMENTATION_UID),
            _element(0x0013, b"SH", IMPLEMENTATION_NAME),
        )
    )
    length = struct.pack("<HH2sHL", 2, 0, b"UL", 4, len(elements))
    return bytes(128) + b"DICM" + length + elements


def _element(number: int, vr: bytes, text: str) -> bytes:
    value = text.encode("ascii")
    if len(value) % 2:
        value += b"\0" if vr == b"UI" else b" "
    return struct.pack("<HH2sH", 2, number, vr, len(value)) + value
