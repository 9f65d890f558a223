"""DICOM files put together byte by byte: quick, and independent of the readers."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LONG = frozenset(("OB", "OW", "SQ", "UN", "UT"))
_NUMBER = {"US": "<H", "SS": "<h", "UL": "<L"}
_UNDEFINED = b"\xff\xff\xff\xff"
EXPLICIT_LITTLE = "1.2.840.10008.1.2.1"

Value = str | int | bytes


def element(tag: int, vr: str, value: Value) -> bytes:
    """Return one element, explicit VR little endian (PS3.5 7.1.2)."""
    if isinstance(value, int):
        body = struct.pack(_NUMBER[vr], value)
    elif isinstance(value, str):
        body = value.encode()
    else:
        body = value
    if len(body) & 1:
        body += b"\0" if vr in ("UI", "OB", "OW") else b" "
    head = struct.pack("<HH", tag >> 16, tag & 0xFFFF) + vr.encode()
    if vr in _LONG:
        return head + b"\0\0" + struct.pack("<L", len(body)) + body
    return head + struct.pack("<H", len(body)) + body


def sequence(tag: int, items: Iterable[bytes]) -> bytes:
    """Return a sequence of items of stated length."""
    parts = [
        b"\xfe\xff\x00\xe0" + struct.pack("<L", len(item)) + item for item in items
    ]
    return element(tag, "SQ", b"".join(parts))


def long_decimals(tag: int, text: bytes) -> bytes:
    """Return a Decimal String; as UN where it is too long for DS (PS3.5 6.2.2)."""
    return element(tag, "DS" if len(text) < 0xFFFE else "UN", text)


def encapsulated(frame: bytes) -> bytes:
    """Return Pixel Data of one compressed frame (PS3.5 A.4)."""
    frame += b"\0" * (len(frame) & 1)
    item = b"\xfe\xff\x00\xe0"
    return (
        b"\xe0\x7f\x10\x00OB\0\0"
        + _UNDEFINED
        + item
        + b"\0\0\0\0"
        + item
        + struct.pack("<L", len(frame))
        + frame
        + b"\xfe\xff\xdd\xe0\0\0\0\0"
    )


def write_file(
    path: Path, sop_class: str, uid: str, dataset: bytes, syntax: str = EXPLICIT_LITTLE
) -> None:
    """Write preamble, file meta information and data set (PS3.10 7.1)."""
    meta = (
        element(0x00020001, "OB", b"\0\1")
        + element(0x00020002, "UI", sop_class)
        + element(0x00020003, "UI", uid)
        + element(0x00020010, "UI", syntax)
        + element(0x00020012, "UI", "2.25.1")
    )
    length = struct.pack("<HH2sHL", 2, 0, b"UL", 4, len(meta))
    path.write_bytes(b"\0" * 128 + b"DICM" + length + meta + dataset)
