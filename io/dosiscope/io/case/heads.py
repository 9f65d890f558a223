"""What one file holds by its head: an object, images, or nothing that is taken."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from dosiscope.core.errors import NoSliceError, NotReadableError
from dosiscope.core.inventory import Entry, Skipped
from dosiscope.core.language import tr
from dosiscope.core.visible import path_text
from dosiscope.io.files import tags
from dosiscope.io.files.archive_kinds import ArchiveKind, kind_of
from dosiscope.io.files.claims import claims_to_be, is_apple_double
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.head import read_head
from dosiscope.io.files.part10 import MEDIA_DIRECTORY, DicomFile, parse_file
from dosiscope.io.kinds.registration import SeriesKind
from dosiscope.io.kinds.table import read_entry, registered, sop_classes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.io.kinds.registration import SeriesImage

_DIRECTORY: Final = tr("a DICOMDIR: the files themselves are read instead")
# by whether its kind is one that is not read
_ARCHIVES: Final = {
    False: tr("an archive within what was opened: open it itself"),
    True: tr("an archive of a kind that is not read: unpack it"),
}


class ObjectHead(NamedTuple):
    """A file that is an object of its own, with the entry of it alone."""

    entry: Entry
    file: DicomFile


class ImagesHead(NamedTuple):
    """A file of a series, with its images."""

    series: str
    images: tuple[SeriesImage, ...]


#: What is known of a file; `Skipped` where nothing of it is taken.
FileHead: TypeAlias = ObjectHead | ImagesHead | Skipped


class Names:
    """What files are called in lists; those of an archive by it and their name."""

    def __init__(self, members: Mapping[str, str]) -> None:
        self.members = members

    def __getitem__(self, path: str) -> str:
        """Return the name of a file."""
        return self.members.get(path) or path_text(path)

    def claimed(self, path: str) -> str:
        """Return the path by whose name a file may claim what it is."""
        member = self.members.get(path)
        return path if member is None else member.rpartition(": ")[2]

    def order(self, path: str) -> tuple[list[str], str]:
        """Return by what files are put in order, in whatever one they were found.

        Those of a folder come before those of the folders in it.
        """
        folder, name = os.path.split(self.members.get(path, path))
        return folder.split(os.sep), name


class Heads:
    """Reads heads file by file; what one of a series has, others may share."""

    def __init__(self, names: Names, known: Mapping[str, FileHead]) -> None:
        self._names = names
        self._last: dict[str, SeriesImage] = {}
        for head in known.values():
            if isinstance(head, ImagesHead):
                self._last[head.series] = head.images[-1]

    def read(self, path: str) -> FileHead:
        """Return what a file holds, or why it is not taken."""
        data, is_damaged = b"", False
        try:
            head = read_head(path)
            data = head.data
            found = self._head(parse_file(head))
            if not isinstance(found, str):
                return found
            reason = found
        except NotReadableError as error:
            reason = str(error)
            if PurePath(path).name.upper() == "DICOMDIR":
                reason = _DIRECTORY
            elif (archive := kind_of(data)) is not None:
                reason = _ARCHIVES[archive is ArchiveKind.OTHER]
            elif is_apple_double(data):
                reason = tr(
                    "no DICOM file: what macOS keeps about another (AppleDouble)"
                )
            elif not isinstance(error, NoSliceError):
                claimed = self._names.claimed(path)
                is_damaged = claims_to_be(sop_classes(), claimed, data)
        return Skipped(self._names[path], reason, is_damaged)

    def _head(self, file: DicomFile) -> ObjectHead | ImagesHead | str:
        """Return what a file holds; why it is not taken where that is nothing."""
        if file.sop_class_uid == MEDIA_DIRECTORY:
            return _DIRECTORY
        kind = registered(file.sop_class_uid)
        if kind is None:
            return tr(
                "{name}: not a kind of object that is shown", name=_class_name(file)
            )
        if not isinstance(kind, SeriesKind):
            return ObjectHead(read_entry(file, kind), file)
        return self._images(file, kind)

    def _images(self, file: DicomFile, kind: SeriesKind[Any]) -> ImagesHead:
        series = file.dataset.uid(tags.SeriesInstanceUID)
        if not series:
            raise BadValueError(tags.SeriesInstanceUID, "", tr("a UID"))
        like = self._last.get(series)
        if like is not None and like.header.kind is not kind.kind:
            like = None
        images = tuple(kind.images(file, like))
        self._last[series] = images[-1]
        return ImagesHead(series, images)


def _class_name(file: DicomFile) -> str:
    """Return the SOP class by its name in the standard, else by its UID."""
    from pydicom.uid import UID

    return UID(file.sop_class_uid).name
