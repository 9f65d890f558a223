"""Which objects are received and sent, in which transfer syntaxes (PS3.4 B.5).

One table: of it are made what the receiver accepts, what is asked of an archive, and
the conformance statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dosiscope.io.files.compression import NATIVE, decoded_syntaxes
from dosiscope.io.files.dictionary import uid_name
from dosiscope.io.kinds.registration import SeriesKind
from dosiscope.io.kinds.table import REGISTERED, sop_classes

VERIFICATION: Final = "1.2.840.10008.1.1"
_WITH_PIXELS: Final = frozenset(
    uid
    for one in REGISTERED
    if isinstance(one, SeriesKind) or one.has_pixels
    for uid in one.sop_classes
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClass:
    """A class of objects that are received.

    Attributes
    ----------
    uid, name
        Of the SOP class, as the standard calls it.
    syntaxes
        UIDs of the transfer syntaxes in which it is taken, the preferred ones first:
        not compressed, compressed without loss, with loss.
    """

    uid: str
    name: str
    syntaxes: tuple[str, ...]


def stored_classes() -> tuple[StoredClass, ...]:
    """Return all classes that are received: those of all kinds.

    Objects without pixels have no compressed transfer syntax (PS3.5 10).
    """
    return tuple(
        StoredClass(uid=uid, name=uid_name(uid), syntaxes=_syntaxes(uid))
        for uid in sorted(sop_classes(), key=_order)
    )


def _syntaxes(uid: str) -> tuple[str, ...]:
    return (*NATIVE, *decoded_syntaxes()) if uid in _WITH_PIXELS else NATIVE


def _order(uid: str) -> tuple[int, ...]:
    return tuple(map(int, uid.split(".")))
