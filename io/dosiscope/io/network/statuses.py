"""With which status the storage of an object is answered (PS3.4 B.2.3, PS3.7 C).

The conformance statement is made of this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from dosiscope.core.network.receiving import Why


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Status:
    """An answer to C-STORE.

    Attributes
    ----------
    code
        As it is sent.
    name
        As the standard calls it.
    meaning
        When it is sent.
    after
        What is done with the object, and what its sender can do.
    reasons
        The reasons that lead to it; () of success.
    """

    SUCCESS: ClassVar[Status]

    code: int
    name: str
    meaning: str
    after: str
    reasons: tuple[Why, ...] = ()


STATUSES: Final = (
    Status(
        code=0x0000,
        name="Success",
        meaning="the object is whole, flushed to the disk and in the inbox, or the "
        "same bytes were there",
        after="what is against a profile in it is shown when it is read, not refused",
    ),
    Status(
        code=0x0110,
        name="Processing Failure",
        meaning="the disk or the system refused to write it",
        after="it is not kept; it can be sent again",
        reasons=(Why.NOT_WRITTEN,),
    ),
    Status(
        code=0xA700,
        name="Refused: Out of Resources",
        meaning="the object, the inbox or the disk would become larger than allowed",
        after="it is not kept; it can be sent again when there is room",
        reasons=(Why.OBJECT_TOO_LARGE, Why.DISK_FULL, Why.INBOX_FULL),
    ),
    Status(
        code=0xA900,
        name="Error: Data Set Does Not Match SOP Class",
        meaning="SOP Class or SOP Instance UID of the data set are not those of the "
        "command",
        after="it is not kept",
        reasons=(Why.OTHER_OBJECT,),
    ),
    Status(
        code=0xC000,
        name="Error: Cannot Understand",
        meaning="the data set is not whole or damaged in its structure",
        after="it is not kept",
        reasons=(Why.DAMAGED,),
    ),
)

Status.SUCCESS = STATUSES[0]


def status_of(why: Why) -> Status:
    """Return the answer for an object that was refused for a reason."""
    return next(one for one in STATUSES if why in one.reasons)
