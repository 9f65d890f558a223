"""The first words of a caller: who it is, whom it calls, and whether it is let in.

Only what decides that is looked at here; the rest of the request is for the library.
"""

from __future__ import annotations

import ipaddress
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.network.receiving import Why
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.network.receiving import ReceiverSettings

#: Bytes before the body of a PDU: its type and its length (PS3.8 9.3.1).
HEAD_BYTES: Final = 6
#: Of one PDU: far beyond what we announce, and any request for an association.
MOST_BYTES: Final = 256 << 10
_ASSOCIATE: Final = 1
# PS3.8 table 9-11: reserved and version, then called and calling title
_TITLES: Final = struct.Struct(">6x4x16s16s")
_REJECTION: Final = struct.Struct(">BxLxBBB")
_TRANSIENT: Final = 2
# by the provider: a PDU that is not recognised (PS3.8 9.3.8)
_ABORT: Final = struct.pack(">BxLxxBB", 7, 4, 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Why a caller is not let in.

    Attributes
    ----------
    answer
        The PDU that tells it (PS3.8 9.3.4, 9.3.8).
    """

    why: Why
    text: str
    caller: str = ""
    answer: bytes = _ABORT


def length_of_request(head: bytes | bytearray) -> int | Rejection:
    """Return how long a request for an association is, with its head.

    Parameters
    ----------
    head
        Its first `HEAD_BYTES`, or fewer while they come.
    """
    if head[0] != _ASSOCIATE or head[1:2] not in (b"", b"\0"):
        return Rejection(
            why=Why.NO_DICOM,
            text=tr(
                "what was sent does not begin as DICOM does, with a request for an "
                "association: its first byte is {first:02X}, expected 01",
                first=head[0],
            ),
        )
    if len(head) < HEAD_BYTES:
        return HEAD_BYTES
    length = HEAD_BYTES + int.from_bytes(head[2:HEAD_BYTES], "big")
    if not _TITLES.size <= length <= MOST_BYTES:
        return Rejection(
            why=Why.NO_DICOM,
            text=tr(
                "the request for an association states {length} bytes; one has "
                "{least} to {most}",
                length=length,
                least=_TITLES.size,
                most=MOST_BYTES,
            ),
        )
    return length


def caller_of(request: bytes) -> str:
    """Return the AE title by which a caller calls itself."""
    return _title(_TITLES.unpack_from(request)[1])


def rejected(
    request: bytes, settings: ReceiverSettings, calls: int
) -> Rejection | None:
    """Return why a request is rejected; None: it is let in.

    Parameters
    ----------
    request
        The whole PDU.
    calls
        How many are let in at the moment.
    """
    called, caller = map(_title, _TITLES.unpack_from(request))
    if called != settings.title:
        return Rejection(
            why=Why.CALLED_TITLE,
            text=tr(
                "it calls {called!r}, and our AE title is {title!r}",
                called=visible(called),
                title=settings.title,
            ),
            caller=caller,
            answer=_REJECTION.pack(3, 4, 1, 1, 7),
        )
    if settings.callers and caller not in settings.callers:
        return Rejection(
            why=Why.CALLER,
            text=tr(
                "its AE title {caller!r} is not among those that may call",
                caller=visible(caller),
            ),
            caller=caller,
            answer=_REJECTION.pack(3, 4, 1, 1, 3),
        )
    if calls >= settings.limits.associations:
        return Rejection(
            why=Why.TOO_MANY,
            text=tr(
                "{count} calls at a time are allowed",
                count=settings.limits.associations,
            ),
            caller=caller,
            answer=_REJECTION.pack(3, 4, _TRANSIENT, 3, 2),
        )
    return None


def may_call(address: str, allowed: Iterable[str]) -> bool:
    """Whether an address is one of those, or of the networks, that may call."""
    allowed = tuple(allowed)
    if not allowed:
        return True
    caller = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(caller, ipaddress.IPv6Address) and caller.ipv4_mapped:
        caller = caller.ipv4_mapped
    return any(caller in ipaddress.ip_network(one, strict=False) for one in allowed)


def _title(raw: bytes) -> str:
    return raw.decode("ascii", "replace").strip(" \0")
