"""The data dictionary, loaded only when a file or a message needs it."""

from __future__ import annotations

from functools import cache

from dosiscope.core.findings import Attribute
from dosiscope.io.files import tags


@cache
def _own_names() -> dict[int, str]:
    return {tag: name for name, tag in vars(tags).items() if isinstance(tag, int)}


def attribute(tag: int) -> Attribute:
    """Return the attribute of a tag, with its keyword if it has one."""
    name = _own_names().get(tag)
    if name is None:
        from pydicom.datadict import keyword_for_tag

        name = keyword_for_tag(tag)
    return Attribute(tag, name)


def label(tag: int) -> str:
    """Return a tag as messages name it: ``(3004,000E) DoseGridScaling``."""
    return str(attribute(tag))


@cache
def dictionary_vr(tag: int) -> str:
    """Return the value representation of the dictionary (PS3.6); "UN" if unknown.

    Of attributes with several ("US or SS", "OB or OW") the first is returned.
    """
    if tag & 0xFFFF == 0:
        return "UL"  # group length
    from pydicom.datadict import dictionary_VR

    try:
        return dictionary_VR(tag)[:2]
    except KeyError:
        return "UN"


def uid_name(uid: str) -> str:
    """Return the name of a UID of the standard (PS3.6); "" where it is none."""
    from pydicom._uid_dict import UID_dictionary  # UID() would warn with the value

    return UID_dictionary[uid][0] if uid in UID_dictionary else ""
