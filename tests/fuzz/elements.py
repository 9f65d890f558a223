"""The elements of an explicit little endian file, and replacing bytes of them.

Deliberately not the reader under test: it trusts the file, which is sound here.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

_LONG = frozenset(b"OB OD OF OL OV OW SQ SV UC UN UR UT UV".split())
_UNDEFINED = 0xFFFFFFFF


class Element(NamedTuple):
    """Where an element lies; ``parents`` are the places of the lengths around it."""

    start: int
    value: int
    end: int
    tag: int
    vr: bytes
    parents: tuple[int, ...]


def elements_of(data: bytes) -> list[Element]:
    """Return all elements after the file meta information, nested ones too."""
    (length,) = struct.unpack_from("<L", data, 140)
    found: list[Element] = []
    _dataset(data, 144 + length, len(data), (), found)
    return found


def _dataset(
    data: bytes, at: int, end: int, parents: tuple[int, ...], found: list[Element]
) -> int:
    while at < end:
        group, element, vr, length = struct.unpack_from("<HH2sH", data, at)
        tag, start, value = group << 16 | element, at, at + 8
        if group == 0xFFFE:
            return value
        at_length = at + 6
        if vr in _LONG:
            (length,) = struct.unpack_from("<L", data, at + 8)
            at_length, value = at + 8, at + 12
        if vr == b"SQ":
            place = len(found)
            at = _items(data, value, length, (*parents, at_length), found)
            found.insert(place, Element(start, value, at, tag, vr, parents))
        elif length == _UNDEFINED:
            at = _fragments(data, value)
            found.append(Element(start, value, at, tag, vr, parents))
        else:
            at = value + length
            found.append(Element(start, value, at, tag, vr, parents))
    return at


def items_of(data: bytes, sequence: Element) -> list[tuple[int, int]]:
    """Return where the items of a sequence begin and end, of stated length only."""
    found, at = [], sequence.value
    while at < sequence.end:
        element, size = struct.unpack_from("<2xHL", data, at)
        if element != 0xE000 or size == _UNDEFINED:
            break
        found.append((at, at + 8 + size))
        at += 8 + size
    return found


def _items(
    data: bytes, at: int, length: int, parents: tuple[int, ...], found: list[Element]
) -> int:
    end = len(data) if length == _UNDEFINED else at + length
    while at < end:
        group, element, size = struct.unpack_from("<HHL", data, at)
        at += 8
        if (group, element) == (0xFFFE, 0xE0DD):
            return at
        stop = len(data) if size == _UNDEFINED else at + size
        at = _dataset(data, at, stop, (*parents, at - 4), found)
    return at


def _fragments(data: bytes, at: int) -> int:
    while True:
        _, element, size = struct.unpack_from("<HHL", data, at)
        at += 8
        if element == 0xE0DD:
            return at
        at += size


def replaced(data: bytes, at: Element, start: int, end: int, new: bytes) -> bytes:
    """Replace bytes within an element's parent, whose lengths stay right."""
    change = bytearray(data)
    for place in at.parents:
        (length,) = struct.unpack_from("<L", data, place)
        if length != _UNDEFINED:
            fitting = (length + len(new) - (end - start)) & 0xFFFFFFFF
            struct.pack_into("<L", change, place, fitting)
    change[start:end] = new
    return bytes(change)


def with_value(data: bytes, at: Element, value: bytes) -> bytes:
    """Give an element another value, and the length that belongs to it."""
    tag = data[at.start : at.start + 4]
    if at.vr in _LONG:
        head = tag + at.vr + b"\0\0" + struct.pack("<L", len(value))
    else:
        head = tag + at.vr + struct.pack("<H", len(value) & 0xFFFF)
    return replaced(data, at, at.start, at.end, head + value)
