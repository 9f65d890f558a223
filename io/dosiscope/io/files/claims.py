"""Whether a file that could not be read should have been an object that is shown."""

from __future__ import annotations

import re
import struct
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from dosiscope.io.files.text_bounds import LONGEST_UID

if TYPE_CHECKING:
    from collections.abc import Container

_SUFFIXES: Final = (".dcm", ".dicom", ".ima")
_MAGIC: Final = slice(128, 132)  # PS3.10 7.1
# (0002,0002) Media Storage SOP Class UID and (0008,0016) SOP Class UID
_CLASSES: Final = (b"\x02\x00\x02\x00", b"\x08\x00\x16\x00")
# a suffix of another kind of file (mp4, 7z, sqlite3); of a UID it has no letters
_FOREIGN: Final = re.compile(r"\.(?=\d*[a-z])[a-z\d]{1,7}", re.IGNORECASE)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
# AppleDouble, version 2: what macOS keeps about a file on media of others
_APPLE_DOUBLE: Final = b"\x00\x05\x16\x07\x00\x02\x00\x00"


def is_apple_double(data: bytes) -> bool:
    """Whether a file begins as what macOS writes beside another ("._" and its name)."""
    return data.startswith(_APPLE_DOUBLE) and data[_MAGIC] != b"DICM"


def claims_to_be(classes: Container[str], path: str, data: bytes) -> bool:
    """Whether a file is, by what is left of it, an object of one of these SOP classes.

    Parameters
    ----------
    data
        Its first bytes; b"" where they could not be read.

    Notes
    -----
    The class that it states decides.  Where none can be found, a DICOM file is one by
    its preamble, its first element or its name; a name without any suffix is DICOM's
    usual one, so what lies there is one unless it is text.
    """
    stated = _stated_class(data)
    if stated:
        return stated in classes
    name = PurePath(path)
    if name.suffix.lower() in _SUFFIXES or data[_MAGIC] == b"DICM":
        return True
    # without preamble: the group 0002 or 0008, and an element that these have
    if data[:2] in (b"\x02\x00", b"\x08\x00") and data[3:4] == b"\x00":
        return True
    is_named_so = not name.name.startswith(".") and not _FOREIGN.fullmatch(name.suffix)
    return is_named_so and _CONTROL.search(data) is not None


def _stated_class(data: bytes) -> str:
    """Return the SOP class that the first bytes state; "" where none is whole."""
    for tag in _CLASSES:
        at = data.find(tag)
        if at < 0:
            continue
        for layout in ("<2sH", "<L"):  # explicit and implicit VR
            end = at + len(tag) + struct.calcsize(layout)
            if end > len(data):
                continue
            *vr, length = struct.unpack_from(layout, data, at + len(tag))
            if (vr and vr[0] != b"UI") or not 0 < length <= LONGEST_UID:
                continue
            uid = data[end : end + length].rstrip(b"\x00 ")
            if len(data) >= end + length and re.fullmatch(rb"[\d.]+", uid):
                return uid.decode("ascii")
    return ""
