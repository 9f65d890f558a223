"""What we say of ourselves in every association, called or calling (PS3.7 D.3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydicom.uid import UID

from dosiscope.io.files.implementation import IMPLEMENTATION_NAME, IMPLEMENTATION_UID

if TYPE_CHECKING:
    from pynetdicom.association import ServiceUser

#: Announced to the other side, the longest P-DATA PDU that it may send, bytes.
LONGEST_PDU: Final = 128 << 10


def introduce(own: ServiceUser) -> None:
    """Have our side of an association say which program it is, and what it takes."""
    own.maximum_length = LONGEST_PDU
    own.implementation_class_uid = UID(IMPLEMENTATION_UID)
    own.implementation_version_name = IMPLEMENTATION_NAME
