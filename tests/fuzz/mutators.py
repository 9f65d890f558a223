"""Ways to damage a file; each takes the bytes and a seeded source of chance."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, TypeAlias

from fuzz.elements import elements_of, items_of, replaced, with_value

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


def order_changed(data: bytes, chance: Random) -> bytes:
    """Put items of a sequence, elements of a data set or values in another order."""
    found = elements_of(data)
    match chance.randrange(3):
        case 0:  # items
            many = [(e, items_of(data, e)) for e in found if e.vr == b"SQ"]
            many = [(e, items) for e, items in many if len(items) > 1]
            if many:
                one, items = chance.choice(many)
                parts = [data[start:end] for start, end in items]
                return _joined(data, one, items, _shuffled(parts, chance))
        case 1:  # elements
            chosen = chance.choice(found).parents
            siblings = [e for e in found if e.parents == chosen]
            block = [siblings[0]]
            for one in siblings[1:]:
                if one.start == block[-1].end:  # of one item
                    block.append(one)
                elif chance.random() < 0.5:
                    break
                else:
                    block = [one]
            parts = [data[e.start : e.end] for e in block]
            start, end = block[0].start, block[-1].end
            return data[:start] + b"".join(_shuffled(parts, chance)) + data[end:]
        case _:
            pass
    many_valued = [e for e in found if b"\\" in data[e.value : e.end] and e.vr in _TEXT]
    if not many_valued:
        return elements_changed(data, chance)
    one = chance.choice(many_valued)
    value = b"\\".join(
        _shuffled(data[one.value : one.end].rstrip(b" \0").split(b"\\"), chance)
    )
    return with_value(data, one, value + b" " * (len(value) & 1))


def _shuffled(parts: list[bytes], chance: Random) -> list[bytes]:
    """Reverse, turn, shuffle, or swap two neighbours."""
    if len(parts) < 2:
        return parts
    match chance.randrange(4):
        case 0:
            return parts[::-1]
        case 1:
            n = chance.randrange(1, len(parts))
            return parts[n:] + parts[:n]
        case 2:
            n = chance.randrange(len(parts) - 1)
            return [*parts[:n], parts[n + 1], parts[n], *parts[n + 2 :]]
        case _:
            return chance.sample(parts, len(parts))


def _joined(
    data: bytes, one: Element, items: list[tuple[int, int]], parts: list[bytes]
) -> bytes:
    """Put other items in the place of those of a sequence; all lengths stay right."""
    head = data[one.start : one.value - 4]
    body = b"".join(parts) + data[items[-1][1] : one.end]
    (length,) = struct.unpack_from("<L", data, one.value - 4)
    if length != 0xFFFFFFFF:
        length = len(body)
    whole = head + struct.pack("<L", length) + body
    return replaced(data, one, one.start, one.end, whole)


# counts and numbers that something else is counted or named by
_COUNTS = frozenset(
    (
        *(0x00280008, 0x00280010, 0x00280011, 0x00280100, 0x00280101, 0x00280102),
        *(0x00280002, 0x00280103, 0x00020000, 0x30060022, 0x30060084, 0x30060046),
        *(0x30060048, 0x300A0022, 0x300A0078, 0x300A0071, 0x300A0080, 0x300A00A0),
        *(0x300A00C0, 0x300A0110, 0x300A0112, 0x300A0182, 0x300A0012, 0x300C0006),
        *(0x300C006A, 0x30040056, 0x300C0022, 0x300A00BC, 0x300A00F0, 0x300A00E0),
    )
)


def counts_changed(data: bytes, chance: Random) -> bytes:
    """Make a count, a number that names something, or a list disagree with the rest."""
    found = elements_of(data)
    kind = chance.randrange(4)
    sequences = [(e, items_of(data, e)) for e in found if e.vr == b"SQ"]
    sequences = [(e, items) for e, items in sequences if items]
    if kind == 0 and sequences:  # an item more or less
        one, items = chance.choice(sequences)
        parts = [data[start:end] for start, end in items]
        n = chance.randrange(len(parts))
        parts[n : n + 1] = chance.choice(([], [parts[n], parts[n]]))
        return _joined(data, one, items, parts)
    lists = [e for e in found if data[e.value : e.end].count(b"\\") > 1]
    if kind == 1 and lists:  # values more or less
        one = chance.choice(lists)
        parts = data[one.value : one.end].rstrip(b" \0").split(b"\\")
        n, size = chance.randrange(len(parts)), chance.choice((1, 2, 3, 3, 6))
        parts[n : n + size] = chance.choice(([], parts[n : n + size] * 2))
        value = b"\\".join(parts)
        return with_value(data, one, value + b" " * (len(value) & 1))
    counts = [e for e in found if e.tag in _COUNTS and e.end > e.value]
    if kind == 2 and counts:
        alike: dict[int, list[Element]] = {}
        for one in counts:
            alike.setdefault(one.tag, []).append(one)
        chosen = chance.choice(list(alike.values()))
        one, other = chance.choice(chosen), chance.choice(chosen)
        return with_value(data, one, data[other.value : other.end])
    if not counts:
        return numbers_changed(data, chance)
    one = chance.choice(counts)
    step = chance.choice((-2, -1, 1, 2, 3, 100))
    if one.vr in _BINARY:
        size = _BINARY[one.vr]
        now = int.from_bytes(data[one.value : one.value + size], "little")
        changed = ((now + step) & (256**size - 1)).to_bytes(size, "little")
        return with_value(data, one, changed)
    try:
        now = int(data[one.value : one.end])
    except ValueError:
        now = 0
    text = b"%d" % (now + step)
    return with_value(data, one, text + b" " * (len(text) & 1))


# what is multiplied with something: scales, spacings, slopes, positions, weights
_FACTORS = frozenset(
    (
        *(0x3004000E, 0x00280030, 0x00281052, 0x00281053, 0x00200032, 0x00200037),
        *(0x3004000C, 0x30040052, 0x30040058, 0x30060050, 0x300A0026, 0x300A0086),
        *(0x300A0084, 0x300A0114, 0x300A012C, 0x00180050, 0x300A0134, 0x300A010E),
        *(0x300A0023, 0x30040042, 0x30040070, 0x30040072, 0x30040074),
    )
)


def products_changed(data: bytes, chance: Random) -> bytes:
    """Multiply several numbers that are multiplied with each other, all in bounds."""
    found = [e for e in elements_of(data) if e.tag in _FACTORS and e.end > e.value]
    if not found:
        return numbers_changed(data, chance)
    tags = sorted({e.tag for e in found})
    wanted = chance.sample(tags, min(len(tags), chance.choice((1, 2, 2, 3))))
    power = chance.choice((1, 2, 3, 6, 12, 100))
    factors = {
        tag: chance.choice((-1, 1, 1, 1)) * 10.0 ** chance.uniform(-power, power)
        for tag in wanted
    }
    for one in reversed(found):
        if one.tag not in factors:
            continue
        parts = data[one.value : one.end].rstrip(b" \0").split(b"\\")
        try:
            values = [float(part) * factors[one.tag] for part in parts]
        except ValueError:
            continue
        value = b"\\".join(b"%.9g" % number for number in values)
        data = with_value(data, one, value + b" " * (len(value) & 1))
    return data


_TEXTS = frozenset(b"AE CS DA LO LT PN SH ST TM UC UT UI".split())
_PIECES = (
    *(b"\x1b]0;owned\x07", b"\r\nAPPROVED", b"\n", b"\t", b"\x00", b"\x7f", b"\x9b31m"),
    *("\u202eDEVORPPA\u2069".encode(), "\u200b\u2028\u2029".encode(), b"\xff\xfe"),
    *("\U000e0041\ufeff".encode(), "\u0300".encode() * 40, b"\xed\xb2\x80"),
    *(b"<b>bold</b>&amp;", b"</td></table><script>", b'" onclick="x', b"<!--", b"]]>"),
    *(b"=1+1", b"@SUM(A1)", b"-2+3", b"+1", b"%s %d {} {0}", b"..\\..\\x", b"../../x"),
    *(
        b"\x1b$B;3ED\x1b(B",
        b"\x1b$B",
        b"\\" * 30,
        b"^" * 20,
        b"=" * 20,
        b"nan",
        b"None",
    ),
)


def texts_changed(data: bytes, chance: Random) -> bytes:
    """Put into a text what a terminal, a page or a table would obey, or very much."""
    found = [e for e in elements_of(data) if e.vr in _TEXTS]
    if not found:
        return bytes_changed(data, chance)
    one = chance.choice(found)
    value = data[one.value : one.end].rstrip(b" \0")
    pieces = [chance.choice(_PIECES) for _ in range(chance.choice((1, 1, 2, 3)))]
    more = b"".join(pieces)
    if chance.random() < 0.2:
        more *= chance.choice((10, 100, 1000))
    at = chance.choice((0, len(value), chance.randrange(len(value) + 1)))
    value = value[:at] + more + value[at:]
    if one.vr not in (b"UC", b"UT"):
        value = value[:65534]
    change = with_value(data, one, value + b" " * (len(value) & 1))
    named = [e for e in elements_of(change) if e.tag == 0x00080005]
    if named and one.tag != 0x00080005 and chance.random() < 0.7:
        name = chance.choice((b"ISO_IR 192", b"ISO_IR 192", b"ISO 2022 IR 87", b"X"))
        change = with_value(change, named[0], name + b" " * (len(name) & 1))
    return change


MUTATORS: dict[str, Mutator] = {
    "bytes": bytes_changed,
    "elements": elements_changed,
    "lengths": lengths_changed,
    "structure": structure_changed,
    "numbers": numbers_changed,
    "extremes": extremes,
    "order": order_changed,
    "counts": counts_changed,
    "products": products_changed,
    "texts": texts_changed,
}
