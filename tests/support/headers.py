"""Headers of objects that no file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.header import Header, Patient

if TYPE_CHECKING:
    from dosiscope.core.kinds import Kind


def header(kind: Kind, uid: str = "1.2.3", **stated: Any) -> Header:
    """Header of an object that states nothing but its UID and what is given."""
    empty: dict[str, Any] = {
        "sop_class_uid": "",
        "series_uid": "",
        "study_uid": "",
        "frame_of_reference_uid": "",
        "patient": Patient(),
    }
    return Header(kind=kind, sop_instance_uid=uid, **(empty | stated))
