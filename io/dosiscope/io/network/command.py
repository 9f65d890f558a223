"""The commands of C-STORE and C-ECHO as they are sent (PS3.7 6.3.1, 9.3.1, 9.3.5)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr

STORE, ECHO, CANCEL = 0x0001, 0x0030, 0x0FFF
_ANSWER: Final = 0x8000
_NO_DATA_SET: Final = 0x0101
# elements of group 0000, PS3.7 table E.1-1
_CLASS, _FIELD, _MESSAGE, _DATA_SET = 0x0002, 0x0100, 0x0110, 0x0800
_ANSWERED, _STATUS, _COMMENT, _INSTANCE = 0x0120, 0x0900, 0x0902, 0x1000
_HEAD: Final = struct.Struct("<HHL")  # always implicit VR, little endian
_LONGEST_COMMENT: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is asked.

    Attributes
    ----------
    field
        Command Field: `STORE`, `ECHO`, `CANCEL`, or another that nobody may ask here.
    number
        Message ID, by which it is answered.
    sop_class, uid
        Affected SOP Class and SOP Instance UID; "" where there are none.
    has_data_set
        Whether a data set follows.
    """

    field: int
    number: int
    sop_class: str
    uid: str
    has_data_set: bool


def read_command(data: bytes | bytearray) -> Command:
    """Return a command.

    Raises
    ------
    NotReadableError
        It is damaged, or states no Command Field.
    """
    values, at = {}, 0
    while at < len(data):
        if at + _HEAD.size > len(data):
            raise NotReadableError(tr("a command is cut off"))
        group, element, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        if group or at + length > len(data):
            raise NotReadableError(tr("a command is damaged"))
        values[element] = bytes(data[at : at + length])
        at += length
    if _FIELD not in values:
        raise NotReadableError(tr("a command states no Command Field (0000,0100)"))
    return Command(
        field=_number(values[_FIELD]),
        number=_number(values.get(_MESSAGE, b"")),
        sop_class=_uid(values.get(_CLASS, b"")),
        uid=_uid(values.get(_INSTANCE, b"")),
        has_data_set=_number(values.get(_DATA_SET, b"")) != _NO_DATA_SET,
    )


def answer(command: Command, status: int, comment: str = "") -> bytes:
    """Return the answer to a command.

    Parameters
    ----------
    comment
        What is wrong, in words; what is too long is cut.
    """
    elements = [
        _text(_CLASS, command.sop_class, b"\0"),
        _us(_FIELD, command.field | _ANSWER),
        _us(_ANSWERED, command.number),
        _us(_DATA_SET, _NO_DATA_SET),
        _us(_STATUS, status),
    ]
    if comment:
        elements.append(_text(_COMMENT, comment[:_LONGEST_COMMENT], b" "))
    if command.field == STORE:
        elements.append(_text(_INSTANCE, command.uid, b"\0"))
    body = b"".join(elements)
    return _HEAD.pack(0, 0, 4) + struct.pack("<L", len(body)) + body


def _number(raw: bytes) -> int:
    return int.from_bytes(raw[:2], "little")


def _uid(raw: bytes) -> str:
    return raw.decode("ascii", "replace").strip("\0 ")


def _us(element: int, value: int) -> bytes:
    return _HEAD.pack(0, element, 2) + struct.pack("<H", value)


def _text(element: int, text: str, padding: bytes) -> bytes:
    raw = text.encode("ascii", "replace")
    raw += padding * (len(raw) % 2)
    return _HEAD.pack(0, element, len(raw)) + raw
