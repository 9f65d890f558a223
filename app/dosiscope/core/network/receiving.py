"""How objects are received, and what is told of those that come."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

from dosiscope.core.network.ae_title import DEFAULT_TITLE
from dosiscope.core.network.node import TlsFiles
from dosiscope.core.sidecar.codec import Within

Bytes: TypeAlias = Annotated[int, Within(0, 1 << 60)]

DEFAULT_PORT = 11112  # 104 is for root alone
DEFAULT_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is refused, so that nobody fills memory or disk.

    Attributes
    ----------
    associations
        At a time.
    idle_s
        Without a word, until an association ends.
    object_bytes
        Of one object.
    free_bytes
        Of the disk, which stay free.
    inbox_bytes
        Of all that was received and is kept.
    """

    associations: int = 8
    idle_s: float = 30.0
    object_bytes: Bytes = 2 * 10**9
    free_bytes: Bytes = 10**9
    inbox_bytes: Bytes = 100 * 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """What of the inbox is deleted, patient by patient, the oldest first.

    Attributes
    ----------
    days
        Since the last object of a patient came; None: nothing is too old.
    total_bytes
        Of all; what goes beyond it is deleted; None: nothing is too much.
    """

    days: int | None = None
    total_bytes: Bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverSettings:
    """Where and from whom is received.

    Attributes
    ----------
    inbox
        The folder in which it is kept.
    host, port
        Where is listened; port 0: any that is free.
    title
        By which we must be called.
    callers
        The AE titles that may call; (): any. Titles are no proof of who calls.
    addresses
        The addresses that may call, also as networks (``192.168.1.0/24``); (): any.
    tls
        None: not encrypted. With it a caller must show a certificate.
    """

    inbox: Path
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    title: str = DEFAULT_TITLE
    callers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    tls: TlsFiles | None = None
    limits: Limits = field(default_factory=Limits)
    retention: Retention = field(default_factory=Retention)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """The receiver can be called."""

    host: str
    port: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBegan:
    """Somebody called, and was let in.

    Attributes
    ----------
    call
        Its number; all that is told of it bears it.
    caller, address
        The AE title that it calls itself, and where it calls from.
    """

    call: int
    caller: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An object is whole, on the disk and in the inbox.

    Attributes
    ----------
    path
        Its file.
    call
        0: it had come whole when an earlier receiver was killed, and is kept now.
    count
        The how many of its call it is.
    sop_class_uid, uid
        Of the object.
    is_again
        The same object, byte by byte, was there: ``path`` is that of the first.
    beside
        Another object of the same UID that was there; None: there was none.
    """

    call: int
    path: Path
    count: int
    size: Bytes
    sop_class_uid: str
    uid: str
    is_again: bool = False
    beside: Path | None = None


class Why(StrEnum):
    """Why somebody or something was refused."""

    CALLED_TITLE = "called_title"
    CALLER = "caller"
    ADDRESS = "address"
    TLS = "tls"
    TOO_MANY = "too_many"
    NO_DICOM = "no_dicom"
    IDLE = "idle"
    OBJECT_TOO_LARGE = "object_too_large"
    DISK_FULL = "disk_full"
    INBOX_FULL = "inbox_full"
    NOT_WRITTEN = "not_written"
    OTHER_OBJECT = "other_object"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A call or an object was refused.

    Attributes
    ----------
    call
        0: it did not come to one.
    text
        What was found and what was expected, a sentence without identity.
    times
        How often, of those alike that are told as one.
    uid
        Under which an object was sent; "": it was none.
    """

    why: Why
    text: str
    call: int = 0
    caller: str = ""
    address: str = ""
    times: int = 1
    uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded:
    """A call is over.

    Attributes
    ----------
    objects
        That arrived in it.
    is_whole
        It was released by the caller, not broken off.
    """

    call: int
    objects: int
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """Objects left the inbox by the rule that the user set."""

    objects: int
    bytes: Bytes


ReceiverEvent: TypeAlias = (
    Listening | CallBegan | Arrived | Refused | CallEnded | Deleted
)
