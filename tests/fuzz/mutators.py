"""Ways to damage a file; each takes the bytes and a seeded source of chance."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, TypeAlias

from fuzz.elements import elements_of, replaced, with_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from fuzz.elements import Element

Mutator: TypeAlias = "Callable[[bytes, Random], bytes]"

_TEXT = frozenset(b"AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT".split())
_BINARY = {b"US": 2, b"SS": 2, b"UL": 4, b"SL": 4, b"FL": 4, b"FD": 8, b"AT": 4}
_VRS = b"AE CS DA DS FD FL IS LO OB OW PN SH SL SQ SS ST TM UI UL UN US UT XX".split()
_NUMBERS = (
    b"",
    b" ",
    b"0",
    b"-0",
    b"-1",
    b"1",
    b"2",
    b"1,5",
    b"nan",
    b"NaN",
    b"inf",
    b"-Infinity",
    b"1e400",
    b"1e-400",
    b"1e5",
    b"9" * 40,
    b"0x10",
    b"1_0",
    b"1.0.0",
    b"--1",
    b"1 2",
    b"12.0",
    b"4294967296",
    b"-2147483649",
)


_EXTREMES = (
    b"1e308",
    b"-1e308",
    b"1.7e308",
    b"1e300",
    b"1e150",
    b"1e39",
    b"1e18",
    b"1e9",
    b"-1e9",
    b"1e5",
    b"1e-5",
    b"1e-20",
    b"1e-150",
    b"1e-308",
    b"1e-320",
    b"5e-324",
    b"-1e-320",
    b"2147483647",
    b"-2147483648",
    b"0",
)
_LIMITS = (
    bytes(8),
    b"\xff" * 8,
    b"\xff" * 7 + b"\x7f",
    b"\1" + bytes(7),
    bytes(6) + b"\xf0\x7f",
    b"\xff" * 6 + b"\xef\x7f",
)


def bytes_changed(data: bytes, chance: Random) -> bytes:
    """Flip bits, or overwrite a few bytes or a block."""
    change = bytearray(data)
    kind = chance.randrange(4)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        at = chance.randrange(len(change))
        if kind == 0:
            change[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            change[at] = chance.randrange(256)
        elif kind == 2:
            change[at] = chance.choice(b"\0\xff09. \\")
        else:
            size = min(chance.choice((2, 4, 16, 64, 512)), len(change) - at)
            change[at : at + size] = chance.choice(
                (bytes(size), chance.randbytes(size))
            )
            break
    return bytes(change)


def elements_changed(data: bytes, chance: Random) -> bytes:
    """Remove, repeat, move, rename or empty one element, or change its VR."""
    found = elements_of(data)
    one = chance.choice(found)
    whole = data[one.start : one.end]
    match chance.randrange(7):
        case 0:
            return replaced(data, one, one.start, one.end, b"")
        case 1:
            return replaced(data, one, one.end, one.end, whole)
        case 2:
            tag = chance.choice(found).tag
            return _renamed(data, one, tag)
        case 3:
            return _renamed(data, one, one.tag ^ (1 << chance.randrange(32)))
        case 4:
            at = one.start + 4
            return data[:at] + chance.choice(_VRS) + data[at + 2 :]
        case 5:
            return with_value(data, one, b"")
        case _:
            siblings = [e for e in found if e.parents == one.parents]
            other = chance.choice(siblings)
            return _swapped(data, one, other)


def _renamed(data: bytes, one: Element, tag: int) -> bytes:
    head = struct.pack("<HH", tag >> 16, tag & 0xFFFF)
    return data[: one.start] + head + data[one.start + 4 :]


def _swapped(data: bytes, one: Element, other: Element) -> bytes:
    first, last = sorted((one, other))
    if first.end > last.start:
        return data[: first.start] + data[first.end :]
    return (
        data[: first.start]
        + data[last.start : last.end]
        + data[first.end : last.start]
        + data[first.start : first.end]
        + data[last.end :]
    )


def lengths_changed(data: bytes, chance: Random) -> bytes:
    """Give one element, item or sequence a wrong length."""
    one = chance.choice(elements_of(data))
    places = [one.value - 4 if one.value - one.start == 12 else one.start + 6]
    place = chance.choice([*places, *places, *one.parents])
    short = place == one.start + 6 and one.value - one.start == 8
    form, top = ("<H", 0xFFFF) if short else ("<L", 0xFFFFFFFF)
    (length,) = struct.unpack_from(form, data, place)
    wrong = chance.choice(
        (
            length + chance.choice((-8, -4, -2, -1, 1, 2, 4, 8)),
            0,
            top,
            top - 1,
            length * 2,
            length // 2,
            chance.randrange(top + 1),
            chance.randrange(256),
            len(data) - place,
        )
    )
    change = bytearray(data)
    struct.pack_into(form, change, place, wrong & top)
    return bytes(change)


def structure_changed(data: bytes, chance: Random) -> bytes:
    """Cut, lengthen, repeat, splice or nest parts of the file."""
    at = chance.randrange(len(data))
    size = chance.choice((1, 2, 8, 64, 1024, chance.randrange(1, len(data))))
    match chance.randrange(7):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[at + size :]
        case 2:
            return data[:at] + chance.randbytes(size) + data[at:]
        case 3:
            return data[:at] + data[at : at + size] * 2 + data[at + size :]
        case 4:
            return data + chance.choice((bytes(size), data[at : at + size]))
        case 5:
            found = elements_of(data)
            one, other = chance.choice(found), chance.choice(found)
            whole = data[other.start : other.end]
            return replaced(data, one, one.end, one.end, whole)
        case _:
            one = chance.choice(elements_of(data))
            depth = chance.choice((1, 2, 40, 2000))
            inner = data[one.start : one.end]
            for _ in range(min(depth, 40)):
                item = b"\xfe\xff\0\xe0" + struct.pack("<L", len(inner)) + inner
                inner = b"\x0a\x30\x10\x00SQ\0\0" + struct.pack("<L", len(item)) + item
            if depth > 40:
                inner = b"\x0a\x30\x10\x00SQ\0\0\xff\xff\xff\xff" * depth
            return replaced(data, one, one.start, one.end, inner)


def numbers_changed(data: bytes, chance: Random) -> bytes:
    """Change one number (or character of a text); the structure stays whole."""
    wanted = (b"DS", b"IS") if chance.random() < 0.7 else (*_TEXT, *_BINARY)
    found = [e for e in elements_of(data) if e.vr in wanted and e.end > e.value]
    if not found:
        return bytes_changed(data, chance)
    one = chance.choice(found)
    value = data[one.value : one.end]
    if one.vr in _BINARY:
        size = _BINARY[one.vr]
        at = chance.randrange(len(value) // size) * size
        new = chance.choice(
            (
                chance.randbytes(size),
                bytes(size),
                b"\xff" * size,
                b"\1" + bytes(size - 1),
            )
        )
        return with_value(data, one, value[:at] + new + value[at + size :])
    if one.vr not in (b"DS", b"IS"):
        at = chance.randrange(len(value))
        new = bytes([chance.choice((chance.randrange(256), 32, 92, 48, 65))])
        return with_value(data, one, value[:at] + new + value[at + 1 :])
    parts = value.split(b"\\")
    n = chance.randrange(len(parts))
    kind = chance.randrange(4)
    if kind == 0:
        parts[n] = chance.choice(_NUMBERS)
    elif kind == 1:
        digits = [i for i, c in enumerate(parts[n]) if chr(c).isdigit()] or [0]
        i = chance.choice(digits)
        parts[n] = parts[n][:i] + b"%d" % chance.randrange(10) + parts[n][i + 1 :]
    elif kind == 2:
        parts[n] = b"%.6g" % (chance.gauss(0, 1) * 10 ** chance.randrange(-3, 7))
    else:
        parts[n : n + 1] = chance.choice(([], [parts[n], parts[n]]))
    new = b"\\".join(parts)
    return with_value(data, one, new + b" " * (len(new) & 1))


def extremes(data: bytes, chance: Random) -> bytes:
    """Make one number, or all of one attribute, as large or small as there are."""
    wanted = (b"DS", b"IS", *_BINARY)
    found = [e for e in elements_of(data) if e.vr in wanted and e.end > e.value]
    if not found:
        return bytes_changed(data, chance)
    one = chance.choice(found)
    depth = len(one.parents)
    alike = [e for e in found if e.tag == one.tag and len(e.parents) == depth]
    new = chance.choice(_EXTREMES)
    if one.vr in _BINARY:
        new = chance.choice(_LIMITS)[: _BINARY[one.vr]]
    every = chance.random() < 0.3
    # from the end, so that the places of the others stay
    for element in reversed(alike if every else [one]):
        value = data[element.value : element.end]
        if one.vr in _BINARY:
            data = with_value(data, element, new + value[len(new) :])
            continue
        parts = value.split(b"\\")
        if every:
            parts = [new] * len(parts)
        else:
            parts[chance.randrange(len(parts))] = new
        text = b"\\".join(parts)
        data = with_value(data, element, text + b" " * (len(text) & 1))
    return data


MUTATORS: dict[str, Mutator] = {
    "bytes": bytes_changed,
    "elements": elements_changed,
    "lengths": lengths_changed,
    "structure": structure_changed,
    "numbers": numbers_changed,
    "extremes": extremes,
}
