"""DICOM files: preamble, file meta information, transfer syntax, data set (PS3.10)."""

from __future__ import annotations

import struct
import zlib
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from dosiscope.core.collector import collector_paused
from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.visible import shown
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import Dataset, Source
from dosiscope.io.files.dictionary import label, uid_name
from dosiscope.io.files.head import Head, read_head, read_more
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.files.note import Note
from dosiscope.io.files.text_bounds import LONGEST_UID
from dosiscope.io.files.walk import (
    PADDED,
    Branch,
    Encoding,
    NeedMoreError,
    Walker,
    is_vr,
)

if TYPE_CHECKING:
    from pathlib import Path

IMPLICIT_LITTLE: Final = "1.2.840.10008.1.2"
EXPLICIT_LITTLE: Final = "1.2.840.10008.1.2.1"
DEFLATED: Final = "1.2.840.10008.1.2.1.99"
EXPLICIT_BIG: Final = "1.2.840.10008.1.2.2"

MEDIA_DIRECTORY: Final = "1.2.840.10008.1.3.10"

_NATIVE: Final = (IMPLICIT_LITTLE, EXPLICIT_LITTLE, DEFLATED, EXPLICIT_BIG)

MAX_INFLATED_BYTES: Final = LIMITS.inflated_bytes
MAX_RATIO: Final = LIMITS.inflated_ratio
_RATIO_FROM: Final = 16 * 2**20  # below, any ratio is fair: a dose may be all zero

_SECOND_HEAD: Final = 512 * 1024
_KEPT: Final = 1 << 20  # bytes that stay when a file has been read
_EXECUTABLE: Final = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
)
# explicit VR, little endian; the last field counts for some VRs only
_META: Final = struct.Struct("<HH2sHL").unpack_from
_SOP_CLASSES: Final = "1.2.840.10008.5.1.4."


@dataclass(slots=True)
class _Held:
    """A data set, or what was doubtful in one that was let go."""

    dataset: Dataset | None
    doubts: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DicomFile:
    """One DICOM file whose structure was seen whole.

    Attributes
    ----------
    path
        The file; never written to a log.
    transfer_syntax
        UID by which the data set was read.
    size
        Bytes of the file.
    modified
        Time of the last change, ns: tells whether the file changed since.
    pixel_span
        Offset and length of Pixel Data in the (inflated) bytes, or None.
    remarks
        What was unusual about the file, in sentences.
    """

    path: str
    transfer_syntax: str
    sop_class_uid: str
    size: int
    modified: int
    pixel_span: tuple[int, int] | None = None
    remarks: tuple[Note, ...] = ()
    _held: _Held = field(repr=False)

    @property
    def dataset(self) -> Dataset:
        """The data set; read again where it was let go.

        Raises
        ------
        NotReadableError
            The file has gone or changed meanwhile.
        """
        if self._held.dataset is None:
            again = read_file(self.path)
            self._compare(again)
            self._held.dataset = again.dataset
        return self._held.dataset

    def check_unchanged(self) -> None:
        """Look whether a file whose data set was let go is still what was read.

        Raises
        ------
        NotReadableError
            It has gone or changed.
        """
        if self._held.dataset is None:
            self._compare(read_head(self.path, 0))

    def _compare(self, now: Head | DicomFile) -> None:
        if (now.size, now.modified) != (self.size, self.modified):
            raise NotReadableError(tr("the file changed after it was listed"))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The remarks, and what was doubtful in the text read so far."""
        dataset, doubts = self._held.dataset, self._held.doubts
        if dataset is not None:
            doubts = tuple(dict.fromkeys((*doubts, *dataset.doubts)))
        return (*self.remarks, *doubts)

    def let_go(self) -> None:
        """Keep the bytes of a large file no longer, nor where its values stand.

        The contours of a structure set are some tens of megabytes, and as much again
        for the places of a million values.
        """
        dataset = self._held.dataset
        if dataset is not None and dataset.bytes_held > _KEPT:
            self._held.doubts, self._held.dataset = (
                self.notes[len(self.remarks) :],
                None,
            )


def read_file(path: str | Path, *, pixels: bool = False) -> DicomFile:
    """Read a file, with all of its bytes if ``pixels``, else at least the header.

    Either way the lengths of all elements are proved to meet the end of the file.

    Raises
    ------
    NotReadableError
        Not a DICOM file, incomplete, damaged, or too large.
    """
    return parse_file(read_head(path, None) if pixels else read_head(path))


def parse_file(head: Head) -> DicomFile:
    """Return the file that begins so; reads on only where the header is longer.

    Raises
    ------
    NotReadableError
        As `read_file` does, and where the file changed meanwhile.
    """
    try:
        for wanted in (_SECOND_HEAD, None):
            try:
                return _parse(head)
            except NeedMoreError:
                head = read_more(head, wanted)
        return _parse(head)
    except NeedMoreError:
        raise NotReadableError(tr("the file is incomplete")) from None
    except MemoryError:
        raise NotReadableError(tr("there is not enough memory to read it")) from None


def _parse(head: Head) -> DicomFile:
    path, data, size, modified = head
    remarks: list[Note] = []
    if data[128:132] == b"DICM":
        if data.startswith(_EXECUTABLE):
            remarks.append(Note(tr("the preamble looks like a program's")))
        start, syntax, media_uid = _meta(data, size, 132)
    else:
        _probe(data)
        start, syntax, media_uid = _meta(data, size, 0)
        lacks = (
            tr("no preamble")
            if start
            else tr("no preamble and no file meta information to state the encoding")
        )
        remarks.append(Note(lacks, "F01"))
    if syntax == DEFLATED:
        if len(data) < size:
            raise NeedMoreError
        data, notes = _inflate(data, start)
        remarks += notes
        start, available = 0, len(data)
    else:
        available = size
    # The walk over a large structure set makes a million places and no garbage: being
    # looked through again and again would cost as much as half the walk.
    with collector_paused() if len(data) > _SECOND_HEAD else nullcontext():
        walked = _walk(data, available, start, syntax)
    branch, encoding, syntax, doubts, end = walked
    source = Source(data, encoding)
    dataset = Dataset(branch, source)
    sop_class = dataset.uid(tags.SOPClassUID)
    if not sop_class:
        if tags.DirectoryRecordSequence not in dataset:
            raise _without_class(branch)
        sop_class = MEDIA_DIRECTORY  # its data set states none (PS3.3 F.3)
    if syntax != DEFLATED:
        remarks += _group_beyond(dataset, end)
    if media_uid and media_uid != dataset.uid(tags.SOPInstanceUID):
        remarks.append(
            Note(
                tr("its SOP Instance UID is not that of the file meta information"),
                "T06",
            )
        )
    return DicomFile(
        path=path,
        transfer_syntax=syntax,
        sop_class_uid=sop_class,
        size=size,
        modified=modified,
        pixel_span=dataset.span(tags.PixelData),
        remarks=(*remarks, *doubts),
        _held=_Held(dataset),
    )


def _group_beyond(dataset: Dataset, end: int) -> list[Note]:
    """Note a last group that states more bytes than the file holds (PS3.5 7.2).

    Group lengths are retired, but where a writer states them they are the one proof
    that a file which ends between two elements was longer.
    """
    last = max(dataset.places(), default=0)
    mark = last & 0xFFFF0000
    span = dataset.span(mark)
    if span is None or span[1] != 4 or last == tags.PixelData:
        return []  # how many pixels there must be is known without
    order: Literal["big", "little"] = "big" if dataset.is_big_endian else "little"
    length = int.from_bytes(dataset.raw(mark) or b"", order)
    if sum(span) + length <= end:
        return []
    return [
        Note(
            tr(
                "the group length {tag} says that the group goes on for {length} "
                "bytes, the file ends after {end}",
                tag=label(mark),
                length=length,
                end=end - sum(span),
            ),
            "F05:group",
        )
    ]


def _probe(data: bytes) -> None:
    """Refuse what cannot begin a data set without preamble.

    Big endian is written with explicit VR only (PS3.5 A.3), which the proof is.
    """
    is_big = data[:2] == b"\0\x08" and is_vr(data[4:6])
    order: Literal["big", "little"] = "big" if is_big else "little"
    group = int.from_bytes(data[:2], order)
    element = int.from_bytes(data[2:4], order)
    if len(data) < 8 or group not in (2, 8) or element > 0x2000:
        raise NotReadableError(tr("not a DICOM file"))


def _meta(data: bytes, size: int, start: int) -> tuple[int, str, str]:
    """Where the data set begins, its Transfer Syntax and Media Storage SOP UIDs.

    UIDs are "" where they are not stated.
    """
    at, stated = (
        start,
        {tags.TransferSyntaxUID: "", tags.MediaStorageSOPInstanceUID: ""},
    )
    while data[at : at + 2] == b"\x02\x00" and at + 12 <= len(data):
        _, element, vr, length, long_length = _META(data, at)
        tag = 2 << 16 | element
        if not (vr.isalpha() and vr.isupper()):  # always explicit, PS3.10 7.1
            raise NotReadableError(
                tr(
                    "the file meta information is damaged: {tag} at byte {at} has no "
                    "value representation: found {vr!r}",
                    tag=label(tag),
                    at=at,
                    vr=vr,
                )
            )
        if vr in (b"OB", b"UN", b"UT", b"SQ"):
            length, value = long_length, at + 12
        else:
            value = at + 8
        if value + length > size:
            raise NotReadableError(
                tr(
                    "the file is incomplete: {tag} at byte {at} needs bytes up to "
                    "{last}, the file ends at byte {size}",
                    tag=label(tag),
                    at=at,
                    last=value + length,
                    size=size,
                )
            )
        if value + length > len(data):
            raise NeedMoreError
        if tag in stated:
            raw = data[value : value + length].rstrip(b" \0").lstrip(b" ")
            stated[tag] = shown(raw.decode("ascii", "replace"), LONGEST_UID)
        at = value + length
    syntax, media_uid = stated.values()
    return at, syntax, media_uid


class _Walked(NamedTuple):
    """A data set, how it is written, what was unusual, and where it ends."""

    branch: Branch
    encoding: Encoding
    syntax: str
    doubts: tuple[Note, ...]
    end: int


def _walk(data: bytes, size: int, start: int, syntax: str) -> _Walked:
    """Walk by the stated transfer syntax; where that fails, by the one that fits."""
    failures: dict[Encoding, NotReadableError] = {}
    if _is_known(syntax):
        encoding = Encoding(syntax == IMPLICIT_LITTLE, syntax == EXPLICIT_BIG)
        walker = Walker(data, size, encoding)
        try:
            branch, notes = walker.run(start), tuple(walker.notes)
            return _Walked(branch, encoding, syntax, notes, walker.end)
        except NotReadableError as error:
            failures[encoding] = error
    fitting = []
    for other, encoding in (
        (EXPLICIT_LITTLE, Encoding()),
        (IMPLICIT_LITTLE, Encoding(implicit=True)),
        (EXPLICIT_BIG, Encoding(big_endian=True)),
    ):
        walker = Walker(data, size, encoding)
        try:
            branch = walker.run(start)
        except NotReadableError as error:
            failures.setdefault(encoding, error)
            continue
        sop_class = branch.elements.get(tags.SOPClassUID)
        if sop_class is None:
            failures.setdefault(encoding, _without_class(branch))
            continue
        raw = data[sop_class[1] : sop_class[1] + sop_class[2]]
        if raw.startswith(_SOP_CLASSES.encode()):
            place = branch.elements.get(tags.PixelData)
            if syntax and place is not None and place[3] is not None:
                other = syntax  # compressed in a way that only its name tells
            notes = *walker.notes, *_syntax_notes(start, syntax)
            fitting.append(_Walked(branch, encoding, other, notes, walker.end))
    if len(fitting) == 1:
        return fitting[0]
    # what is wrong is told of the encoding that the first element is written in
    failure = failures.get(_encoding_of(data, start))
    raise failure or next(
        iter(failures.values()), NotReadableError(tr("not a DICOM file"))
    )


def _syntax_notes(start: int, syntax: str) -> list[Note]:
    """Note a transfer syntax that is not that of a data set from ``start`` on.

    Where nothing stands before it, that is noted (F01): what would state one is not
    there.
    """
    if syntax:
        wrong = tr(
            "the stated transfer syntax {syntax} is not the one used", syntax=syntax
        )
        return [Note(wrong, "F12")]
    return [Note(tr("the transfer syntax is not stated"), "F12")] if start else []


def _encoding_of(data: bytes, start: int) -> Encoding:
    """Return the encoding that the first element of a data set is written in."""
    vr = data[start + 4 : start + 6]
    if len(vr) == 2 and not is_vr(vr):
        return Encoding(implicit=True)
    # the first group is 0008, as the least of a data set, or another low one
    return Encoding(big_endian=data[start : start + 1] == b"\0")


def _without_class(branch: Branch) -> NotReadableError:
    """Return what is wrong with a data set that has no SOP Class UID."""
    if max(branch.elements, default=0) < tags.SOPClassUID:
        return NotReadableError(
            tr(
                "the file is incomplete: it ends before {tag}",
                tag=label(tags.SOPClassUID),
            )
        )
    return NotReadableError(
        tr("not a DICOM object: it has no SOP Class UID (0008,0016)")
    )


def _is_known(syntax: str) -> bool:
    """Whether it is a UID of the standard; of others only a trial can tell."""
    return syntax.startswith(IMPLICIT_LITTLE) and (
        syntax in _NATIVE or bool(uid_name(syntax))
    )


def _inflate(data: bytes, start: int) -> tuple[bytes, list[Note]]:
    """Inflate the data set within bounds (PS3.5 A.5); note zeros behind it."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    limit = min(MAX_INFLATED_BYTES, max(_RATIO_FROM, MAX_RATIO * (len(data) - start)))
    try:
        inflated = inflater.decompress(memoryview(data)[start:], limit)
    except zlib.error:
        raise NotReadableError(tr("the deflated data set is damaged")) from None
    if not inflater.eof:
        if len(inflated) >= limit:
            raise NotReadableError(
                tr("the deflated data set is larger than {limit:,} bytes", limit=limit)
            )
        raise NotReadableError(
            tr("the file is incomplete: its deflated data set ends early")
        )
    rest = inflater.unused_data
    if len(rest) <= 1:  # one byte pads to an even length
        return inflated, []
    if rest.strip(b"\0"):
        raise NotReadableError(
            tr(
                "the file is too long: {rest} bytes that are not all zero follow "
                "its deflated data set",
                rest=len(rest),
            )
        )
    return inflated, [Note(PADDED, "F05:padding")]
