"""Identifiers of Query/Retrieve (PS3.4 C.2.2.1), written, and read as files are.

They are in Implicit VR Little Endian alone, which every archive must know (PS3.5 10.1).
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.visible import shown
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import Dataset, Source
from dosiscope.io.files.dictionary import dictionary_vr
from dosiscope.io.files.walk import Encoding, NeedMoreError, Walker
from dosiscope.io.network.archive_errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ELEMENT: Final = struct.Struct("<HHL")
_PADDED_WITH_ZERO: Final = ("UI",)
_IMPLICIT: Final = Encoding(implicit=True)
# the smallest that holds a question, as archives know it best; the last holds all
_CHARACTER_SETS: Final = (("", "ascii"), ("ISO_IR 100", "latin-1"))
_UNICODE: Final = ("ISO_IR 192", "utf-8")
#: PS3.5 9.1, and leading zeros, which some writers put
UID: Final = re.compile(r"[0-9]+(\.[0-9]+)*", re.ASCII)
_LONGEST_UID: Final = 64


def identifier(values: Mapping[int, str]) -> bytes:
    """Return the data set that asks for values; an empty one is asked to be told.

    Text beyond ASCII is written in Latin-1 where it fits, else in UTF-8.
    """
    term, codec = next(
        (one for one in _CHARACTER_SETS if _fits(values.values(), one[1])), _UNICODE
    )
    wanted = dict(values)
    if term:
        wanted[tags.SpecificCharacterSet] = term
    data = bytearray()
    for tag in sorted(wanted):
        raw = wanted[tag].encode(codec)
        if len(raw) % 2:
            raw += b"\0" if dictionary_vr(tag) in _PADDED_WITH_ZERO else b" "
        data += _ELEMENT.pack(tag >> 16, tag & 0xFFFF, len(raw)) + raw
    return bytes(data)


def read_identifier(data: bytes) -> Dataset:
    """Return the data set that an archive answers with.

    Raises
    ------
    NotReadableError
        Its structure is broken.
    """
    walker = Walker(data, len(data), _IMPLICIT)
    try:
        return Dataset(walker.run(0), Source(data, _IMPLICIT))
    except NeedMoreError:
        raise NotReadableError(tr("it ends in the middle")) from None


def asked_uid(uid: str) -> str:
    """Return a UID of which an archive is asked.

    Raises
    ------
    ArchiveError
        It is none: an empty one, or one with a wildcard, would ask for everything.
    """
    if not is_uid(uid):
        told = (
            tr("“{uid}” is not one", uid=shown(uid, _LONGEST_UID))
            if uid
            else tr("there is none")
        )
        raise ArchiveError(tr("an archive is asked by UID, and {why}", why=told))
    return uid


def is_uid(text: str) -> bool:
    """Whether a text is a UID."""
    return len(text) <= _LONGEST_UID and UID.fullmatch(text) is not None


def _fits(values: Iterable[str], codec: str) -> bool:
    try:
        "".join(values).encode(codec)
    except UnicodeEncodeError:
        return False
    return True
