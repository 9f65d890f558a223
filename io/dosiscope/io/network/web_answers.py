"""What the web services of an archive answer: JSON (PS3.18 F.2) and whole files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError, Dataset, Source
from dosiscope.io.files.dictionary import dictionary_vr
from dosiscope.io.files.text_bounds import bounded
from dosiscope.io.files.walk import Encoding, NeedMoreError, Walker

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.io.network.incoming import Incoming

#: Of the answer to a question; of a study there are some hundreds.
MOST_BYTES: Final = 64 << 20
_GROUPS: Final = ("Alphabetic", "Ideographic", "Phonetic")
_META: Final = 132  # preamble and DICM stand before it
_LENGTH_ENDS: Final = 144  # (0002,0000), the length of what follows
_MOST_OF_META: Final = 64 << 10


class JsonAnswer:
    """The attributes of one answer in JSON."""

    def __init__(self, values: object) -> None:
        if not isinstance(values, dict):
            raise NotReadableError(tr("an answer is no object"))
        self._values = values

    def text(self, tag: int) -> str:
        """Return the values of an attribute as one text; "" where there are none."""
        return bounded("\\".join(self._texts(tag)), dictionary_vr(tag))

    def texts(self, tag: int) -> tuple[str, ...]:
        """Return the values of an attribute."""
        kind = dictionary_vr(tag)
        return tuple(bounded(one, kind) for one in self._texts(tag))

    def integer(self, tag: int) -> int | None:
        """Return a whole number; None where there is none.

        Raises
        ------
        BadValueError
            It is something else.
        """
        text = self.text(tag).strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise BadValueError(tag, text, tr("a whole number"))
        return int(text)

    def _texts(self, tag: int) -> list[str]:
        attribute = self._values.get(f"{tag:08X}")
        values = attribute.get("Value") if isinstance(attribute, dict) else None
        if not isinstance(values, list):
            return []
        return [_one(value).strip(" \0") for value in values]


def json_answers(data: bytes) -> list[object]:
    """Return the answers that a text holds.

    Raises
    ------
    NotReadableError
        It is no list in JSON.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise NotReadableError(tr("the answer is no JSON")) from None
    if not isinstance(found, list):
        raise NotReadableError(tr("the answer is no list"))
    return found


def _one(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, dict):
        groups = [value.get(group, "") for group in _GROUPS]
        if all(isinstance(group, str) for group in groups):
            return "=".join(groups).rstrip("=")
    return ""


class ComingFile:
    """A file as it comes: its data set goes on, its own head and preamble do not.

    Parameters
    ----------
    begin
        Is given SOP Class and SOP Instance UID and transfer syntax of the file, and
        returns where its data set goes; None: nobody wants it.
    most
        Bytes of one file, of which more ends it.
    """

    def __init__(
        self, begin: Callable[[str, str, str], Incoming | None], most: int
    ) -> None:
        self._begin = begin
        self._most = most
        self._head: bytes | None = b""
        self._size = 0
        self.sink: Incoming | None = None

    def add(self, data: bytes) -> None:
        """Take the next bytes.

        Raises
        ------
        NotReadableError
            It is no DICOM file, or has no end.
        """
        self._size += len(data)
        if self._size > self._most:
            raise NotReadableError(tr("a file is larger than any that is taken"))
        if self._head is None:
            if self.sink is not None:
                self.sink.add(data)
            return
        self._head += data
        end = self._end_of_meta(self._head)
        if end is not None and len(self._head) >= end:
            head, self._head = self._head, None
            meta = _meta_of(head[_META:end])
            self.sink = self._begin(
                meta.uid(tags.MediaStorageSOPClassUID),
                meta.uid(tags.MediaStorageSOPInstanceUID),
                meta.uid(tags.TransferSyntaxUID),
            )
            if self.sink is not None:
                self.sink.add(head[end:])

    def finish(self) -> Incoming | None:
        """Return where it went, whole; None: nobody wanted it.

        Raises
        ------
        NotReadableError
            It ends within its head.
        """
        if self._head is not None:
            raise NotReadableError(tr("a file ends within its head"))
        sink, self.sink = self.sink, None
        return sink

    def discard(self) -> None:
        """Leave nothing of it."""
        if self.sink is not None:
            self.sink.discard()
            self.sink = None

    def _end_of_meta(self, head: bytes) -> int | None:
        """Return where its data set begins; None while that is not known."""
        if len(head) < _LENGTH_ENDS:
            return None
        if head[128:140] != b"DICM\x02\x00\x00\x00UL\x04\x00":
            raise NotReadableError(tr("what came is no DICOM file (PS3.10 7.1)"))
        length = int.from_bytes(head[140:_LENGTH_ENDS], "little")
        if length > _MOST_OF_META:
            raise NotReadableError(tr("the head of a file is larger than any is"))
        return _LENGTH_ENDS + length


def _meta_of(data: bytes) -> Dataset:
    encoding = Encoding()
    try:
        return Dataset(Walker(data, len(data), encoding).run(0), Source(data, encoding))
    except NeedMoreError:
        raise NotReadableError(tr("the head of a file is damaged")) from None
