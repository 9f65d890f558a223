"""What an inbox must know of an object that came: that it is whole, and which it is."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.io.files import tags
from dosiscope.io.files.mapped import mapped_head
from dosiscope.io.files.part10 import parse_file, read_file
from dosiscope.io.network.kept import group_of

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.io.files.part10 import DicomFile

_LARGE: Final = 8 << 20
# where the values of a large one stand may take memory too: one at a time
_walking = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """An object whose structure was walked to its end.

    Attributes
    ----------
    sop_class, uid
        SOP Class and SOP Instance UID that its data set states.
    group
        Of whose objects it is one, as `dosiscope.io.network.kept.Kept` has it.
    """

    sop_class: str
    uid: str
    group: str


def examined(path: Path, size: int) -> Examined:
    """Walk an object, by the reader that reads it later, too.

    Parameters
    ----------
    size
        Bytes of the file; a large one is not read into memory for that.

    Raises
    ------
    NotReadableError
        It is damaged, or not whole.
    """
    if size <= _LARGE:
        return _told_by(read_file(path))
    with _walking, mapped_head(path) as head:
        return _told_by(parse_file(head))


def _told_by(file: DicomFile) -> Examined:
    dataset = file.dataset
    return Examined(
        sop_class=file.sop_class_uid,
        uid=dataset.uid(tags.SOPInstanceUID),
        group=group_of(dataset),
    )
