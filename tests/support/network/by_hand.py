"""PDUs and messages made by hand, for what no sound program sends (PS3.8, PS3.7)."""

from __future__ import annotations

import socket
import struct
from typing import Final

CT: Final = b"1.2.840.10008.5.1.4.1.1.2"
VERIFICATION: Final = b"1.2.840.10008.1.1"
EXPLICIT: Final = b"1.2.840.10008.1.2.1"
STORE, ECHO, FIND, NO_DATA_SET = 0x0001, 0x0030, 0x0020, 0x0101
ACCEPTED, REJECTED, DATA, RELEASE, RELEASED, ABORT = range(2, 8)
WHOLE_COMMAND, COMMAND, WHOLE_DATA, PART = 3, 1, 2, 0
_HOST: Final = "127.0.0.1"


def request(
    called: str = "DOSISCOPE", calling: str = "BYHAND", *classes: bytes
) -> bytes:
    """Return a request for an association; its contexts are 1, 3, 5, ..."""
    body = struct.pack(">HH", 1, 0)
    body += called.encode().ljust(16) + calling.encode().ljust(16) + bytes(32)
    body += _item(0x10, b"1.2.840.10008.3.1.1.1")
    for n, sop_class in enumerate(classes or (VERIFICATION, CT)):
        body += _item(
            0x20,
            bytes((2 * n + 1, 0, 0, 0))
            + _item(0x30, sop_class)
            + _item(0x40, EXPLICIT),
        )
    length = _item(0x51, struct.pack(">L", 16384))
    return pdu(1, body + _item(0x50, length + _item(0x52, b"1.2.3")))


def pdu(kind: int, body: bytes) -> bytes:
    """Return a PDU."""
    return struct.pack(">BxL", kind, len(body)) + body


def data(context: int, control: int, piece: bytes) -> bytes:
    """Return a P-DATA-TF PDU with one piece."""
    return pdu(4, struct.pack(">LBB", len(piece) + 2, context, control) + piece)


def command(
    field: int,
    sop_class: bytes = VERIFICATION,
    uid: bytes = b"",
    data_set: int = NO_DATA_SET,
) -> bytes:
    """Return a command, without its length, which nobody needs."""
    values = [(0x0002, _padded(sop_class)), (0x0100, _short(field))]
    values += [(0x0110, _short(7)), (0x0800, _short(data_set))]
    if uid:
        values.append((0x1000, _padded(uid)))
    return b"".join(
        struct.pack("<HHL", 0, number, len(value)) + value for number, value in values
    )


def called(port: int) -> socket.socket:
    """Return a connection."""
    return socket.create_connection((_HOST, port), timeout=60)


def in_a_call(port: int, *classes: bytes) -> socket.socket:
    """Return a connection in which the request was accepted."""
    connection = called(port)
    connection.sendall(request("DOSISCOPE", "BYHAND", *classes))
    assert answer(connection)[0] == ACCEPTED
    return connection


def answer(connection: socket.socket) -> bytes:
    """Return the next PDU; b"" where the connection ended."""
    head = _exactly(connection, 6)
    if len(head) < 6:
        return b""
    return head + _exactly(connection, int.from_bytes(head[2:], "big"))


def status_of(answered: bytes) -> int:
    """Return the Status (0000,0900) of an answer to a command."""
    mark = struct.pack("<HHL", 0, 0x0900, 2)
    at = answered.index(mark) + len(mark)
    return int.from_bytes(answered[at : at + 2], "little")


def _exactly(connection: socket.socket, count: int) -> bytes:
    got = b""
    try:
        while len(got) < count and (more := connection.recv(count - len(got))):
            got += more
    except ConnectionError:
        pass
    return got


def _item(kind: int, body: bytes) -> bytes:
    return struct.pack(">BxH", kind, len(body)) + body


def _short(value: int) -> bytes:
    return struct.pack("<H", value)


def _padded(uid: bytes) -> bytes:
    return uid + b"\0" * (len(uid) % 2)
