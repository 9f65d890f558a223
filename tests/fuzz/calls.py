"""Damages to what is said in an association (PS3.8 9.3, PS3.7 6.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    Mutator = Callable[[list[bytes], random.Random], bytes]

_HEAD: Final = struct.Struct(">BxL")
_PDV: Final = struct.Struct(">LBB")
_ASSOCIATE: Final = 74  # bytes before the variable items of A-ASSOCIATE-RQ and -AC
_EDGES: Final = (0, 1, 2, 5, 67, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFF)
_COMMAND: Final = 12  # bytes of head, PDV head: the command set begins behind them


def pdus(said: bytes) -> list[bytes]:
    """Return the PDUs of a stream; a rest that is none is the last of them."""
    found, at = [], 0
    while at + _HEAD.size <= len(said):
        _, length = _HEAD.unpack_from(said, at)
        end = at + _HEAD.size + length
        found.append(said[at:end])
        at = end
    return found if at >= len(said) else [*found, said[at:]]


def flipped(said: list[bytes], chance: random.Random) -> bytes:
    """A few bytes anywhere are others; the first kilobytes decide most."""
    stream = bytearray(b"".join(said))
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        within = len(stream) if chance.random() < 0.5 else min(len(stream), 1500)
        stream[chance.randrange(within)] = chance.randrange(256)
    return bytes(stream)


def cut(said: list[bytes], chance: random.Random) -> bytes:
    """It ends anywhere."""
    stream = b"".join(said)
    return stream[: chance.randrange(len(stream))]


def other_length(said: list[bytes], chance: random.Random) -> bytes:
    """A PDU states another length."""
    n, pdu = _one(said, chance)
    length = _edge(chance, len(pdu) - _HEAD.size)
    return _with(said, n, pdu[:2] + struct.pack(">L", length) + pdu[6:])


def other_type(said: list[bytes], chance: random.Random) -> bytes:
    """A PDU is of another type, one that there is most often."""
    n, pdu = _one(said, chance)
    kind = chance.choice((1, 2, 3, 4, 5, 6, 7, chance.randrange(256)))
    return _with(said, n, bytes([kind]) + pdu[1:])


def other_order(said: list[bytes], chance: random.Random) -> bytes:
    """PDUs are left out, repeated or exchanged."""
    parts = list(said)
    for _ in range(chance.randrange(1, 4)):
        n, m = chance.randrange(len(parts)), chance.randrange(len(parts))
        match chance.randrange(3):
            case 0 if len(parts) > 1:
                del parts[n]
            case 1:
                parts.insert(m, parts[n])
            case _:
                parts[n], parts[m] = parts[m], parts[n]
    return b"".join(parts)


def other_item(said: list[bytes], chance: random.Random) -> bytes:
    """An item of the negotiation has another length, type or content."""
    pdu = said[0]
    heads = list(_items(pdu, _ASSOCIATE))
    if not heads:
        return flipped(said, chance)
    at = chance.choice(heads)
    changed = bytearray(pdu)
    match chance.randrange(3):
        case 0:
            struct.pack_into(">H", changed, at + 2, _edge(chance, 0) & 0xFFFF)
        case 1:
            changed[at] = chance.randrange(256)
        case _:
            length = struct.unpack_from(">H", pdu, at + 2)[0]
            for place in range(at + 4, min(at + 4 + length, len(changed))):
                if chance.random() < 0.3:
                    changed[place] = chance.randrange(256)
    return _with(said, 0, bytes(changed))


def other_pdv(said: list[bytes], chance: random.Random) -> bytes:
    """A value of a P-DATA PDU has another length, context or control byte."""
    data = [n for n, pdu in enumerate(said) if pdu[:1] == b"\x04" and len(pdu) > 12]
    if not data:
        return flipped(said, chance)
    n = chance.choice(data)
    pdu = bytearray(said[n])
    length, context, control = _PDV.unpack_from(pdu, _HEAD.size)
    match chance.randrange(3):
        case 0:
            length = _edge(chance, length)
        case 1:
            context = chance.randrange(256)
        case _:
            control = chance.choice((0, 1, 2, 3, chance.randrange(256)))
    _PDV.pack_into(pdu, _HEAD.size, length, context, control)
    return _with(said, n, bytes(pdu))


def other_command(said: list[bytes], chance: random.Random) -> bytes:
    """A command has other values: of the right length, or not."""
    commands = [
        n for n, pdu in enumerate(said) if pdu[:1] == b"\x04" and pdu[11:12] in b"\1\3"
    ]
    if not commands:
        return flipped(said, chance)
    n = chance.choice(commands)
    pdu = bytearray(said[n])
    for _ in range(chance.choice((1, 1, 3, 20))):
        place = chance.randrange(min(_COMMAND, len(pdu) - 1), len(pdu))
        pdu[place] = chance.choice((0, 1, 0xFF, chance.randrange(256)))
    return _with(said, n, bytes(pdu))


def grown(said: list[bytes], chance: random.Random) -> bytes:
    """Something stands between: bytes of nothing, or the same part again and again."""
    n = chance.randrange(len(said) + 1)
    what = (
        chance.randbytes(chance.choice((1, 6, 100, 70_000)))
        if chance.random() < 0.5
        else chance.choice(said) * chance.choice((3, 40))
    )
    return b"".join([*said[:n], what, *said[n:]])


MUTATORS: Final[dict[str, Mutator]] = {
    made.__name__: made
    for made in (
        *(flipped, cut, other_length, other_type, other_order),
        *(other_item, other_pdv, other_command, grown),
    )
}


def damage(stream: bytes, mutator: str, chance: random.Random) -> bytes:
    """Return a stream of PDUs, damaged."""
    return MUTATORS[mutator](pdus(stream), chance)


def damaged(streams: Sequence[bytes], mutator: str, seed: int) -> bytes:
    """Return one of the streams, damaged: the same for the same seed."""
    from random import Random

    chance = Random(f"{mutator} {seed}")
    return damage(chance.choice(streams), mutator, chance)


def _one(said: list[bytes], chance: random.Random) -> tuple[int, bytes]:
    n = chance.randrange(len(said))
    return n, said[n]


def _with(said: list[bytes], n: int, pdu: bytes) -> bytes:
    return b"".join([*said[:n], pdu, *said[n + 1 :]])


def _edge(chance: random.Random, true: int) -> int:
    near = max(true + chance.choice((-1, 1, -4, 4, 1000)), 0)
    return chance.choice((*_EDGES, near, chance.randrange(1 << 32)))


def _items(pdu: bytes, begin: int) -> Iterator[int]:
    """Yield where items begin, and those within presentation contexts and user data."""
    at = begin
    while at + 4 <= len(pdu):
        yield at
        kind, length = struct.unpack_from(">BxH", pdu, at)
        if kind in (0x20, 0x21):
            yield from _within(pdu, at + 8, at + 4 + length)
        elif kind == 0x50:
            yield from _within(pdu, at + 4, at + 4 + length)
        at += 4 + length


def _within(pdu: bytes, begin: int, end: int) -> Iterator[int]:
    at = begin
    while at + 4 <= min(end, len(pdu)):
        yield at
        at += 4 + struct.unpack_from(">H", pdu, at + 2)[0]
