"""Which files are archives, by their first bytes; looked at before all others."""

from __future__ import annotations

import os
from enum import Enum

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import open_input


class ArchiveKind(Enum):
    """What an archive is by its first bytes."""

    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    OTHER = "other"


def kind_of(data: bytes) -> ArchiveKind | None:
    """Return what archive begins so; None for what is none, or a DICOM file."""
    if data[128:132] == b"DICM":
        return None
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ArchiveKind.ZIP
    if data.startswith(b"\x1f\x8b"):
        return ArchiveKind.GZIP
    if data[257:262] == b"ustar":
        return ArchiveKind.TAR
    others = (
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!",
        b"BZh",
        b"\xfd7zXZ\0",
        b"\x28\xb5\x2f\xfd",
    )
    return ArchiveKind.OTHER if data.startswith(others) else None


def archive_kind(path: str) -> ArchiveKind | None:
    """Return what archive a file is; None for anything else, or what cannot be read."""
    try:
        descriptor = open_input(path)
        try:
            return kind_of(os.read(descriptor, 512))
        finally:
            os.close(descriptor)
    except (OSError, ValueError, NotReadableError):
        return None
