"""Headers that repeat those of a file that was walked, but for a few values.

The walk over the elements of a file (`dosiscope.io.files.walk`) depends on tags,
value representations, lengths and the insides of sequences, not on other values.
Where a file has the same bytes as one that was walked, but for the values of some
elements that are no sequences, the walk would find the same elements in the same
order: it need not be made again to be sure that the structure is whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import dictionary_vr
from dosiscope.io.files.part10 import EXPLICIT_LITTLE, IMPLICIT_LITTLE
from dosiscope.io.files.walk import LONG_VR, Encoding, NeedMoreError, Walker

if TYPE_CHECKING:
    from collections.abc import Collection

    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.files.walk import Place

Span: TypeAlias = tuple[int, int]

_META: Final = 0x00030000  # tags of the file meta information are below
# what may differ in the file meta information; by the rest the data set is read
_FREE_META: Final = frozenset(
    (tags.FileMetaInformationGroupLength, tags.MediaStorageSOPInstanceUID)
)
_START: Final = 132  # of the file meta information, after the preamble


class _Element(NamedTuple):
    """Where an element stands: its head, its length field, its value."""

    at: int
    width: int  # bytes of the length field, which ends where the value begins
    value: int
    length: int
    vr: bytes
    is_sequence: bool


class Pattern(NamedTuple):
    """The bytes that a header has in common with others.

    Attributes
    ----------
    parts
        Bytes up to the length of the next element whose value is free, and the
        width of that length in bytes.
    tail
        Bytes from the last free value to the pixels.
    pixel_length
        Bytes of the pixels, which end the file.
    free
        Place of every free value in the result of `spans`, by tag.
    """

    parts: tuple[tuple[bytes, int], ...]
    tail: bytes
    pixel_length: int
    free: dict[int, int]

    def spans(self, data: bytes, size: int) -> list[Span] | None:
        """Return begin and end of the free values, and of the pixels.

        None where the file of ``size`` bytes, which begins with ``data``, has
        another structure, or a value of odd length (which is worth a remark).
        """
        found: list[Span] = []
        at = 0
        for part, width in self.parts:
            if not data.startswith(part, at):
                return None
            begin = at + len(part) + width
            length = int.from_bytes(data[begin - width : begin], "little")
            if length & 1:
                return None
            at = begin + length
            found.append((begin, at))
        if not data.startswith(self.tail, at):
            return None
        at += len(self.tail)
        if at + self.pixel_length != size:
            return None
        found.append((at, size))
        return found


def pattern_of(file: DicomFile, free: Collection[int]) -> Pattern | None:
    """Return what other files must repeat of a file but the values of ``free``.

    None where that proves nothing: big-endian, deflated or compressed, without
    pixels at the end, with remarks, or one of ``free`` is a sequence.
    """
    elements = _elements(file)
    pixels = None if elements is None else elements.get(tags.PixelData)
    if elements is None or pixels is None or pixels.is_sequence or file.remarks:
        return None
    if pixels.value + pixels.length != file.size:
        return None
    parts: list[tuple[bytes, int]] = []
    places: dict[int, int] = {}
    at = 0
    for tag, element in elements.items():
        if tag not in free or tag == tags.PixelData:
            continue
        if element.is_sequence or element.length & 1:
            return None
        if tag < _META and tag not in _FREE_META:
            return None
        begin = element.value - element.width
        places[tag] = len(parts)
        parts.append((file.dataset.bytes_at(at, begin - at), element.width))
        at = element.value + element.length
    tail = file.dataset.bytes_at(at, pixels.value - at)
    if len(tail) != pixels.value - at:
        return None
    return Pattern(tuple(parts), tail, pixels.length, places)


def differing(one: DicomFile, other: DicomFile) -> set[int] | None:
    """Return the elements whose values differ; None where the elements differ."""
    first, second = _elements(one), _elements(other)
    if first is None or second is None or list(first) != list(second):
        return None
    found = set()
    for (tag, a), b in zip(first.items(), second.values(), strict=True):
        if (a.vr, a.width, a.is_sequence) != (b.vr, b.width, b.is_sequence):
            return None
        if tag == tags.PixelData:
            continue
        raw = one.dataset.bytes_at(a.value, a.length)
        if a.length != b.length or raw != other.dataset.bytes_at(b.value, b.length):
            found.add(tag)
    return found


def _elements(file: DicomFile) -> dict[int, _Element] | None:
    """Every element outside sequences, with the file meta information, in order.

    None where the file is not of a kind that is compared.
    """
    syntax, dataset = file.transfer_syntax, file.dataset
    if syntax not in (EXPLICIT_LITTLE, IMPLICIT_LITTLE):
        return None
    implicit = syntax == IMPLICIT_LITTLE
    of_set = {t: _element(t, place, implicit) for t, place in dataset.places().items()}
    start = next((element.at for element in of_set.values()), 0)
    prefix = dataset.bytes_at(0, start)
    try:
        meta, _ = Walker(prefix, start, Encoding()).run(_START)
    except (NotReadableError, NeedMoreError):
        return None
    result = {tag: _element(tag, place, False) for tag, place in meta.items()}
    # here the reader of the file meta information and the walk agree
    if not all(e.width == 2 or e.vr in (b"OB", b"UN", b"UT") for e in result.values()):
        return None
    return result | of_set


def _element(tag: int, place: Place, implicit: bool) -> _Element:
    vr, value, length, items = place
    if implicit:
        head, width, is_sequence = 8, 4, dictionary_vr(tag) == "SQ"
    else:
        is_long = vr in LONG_VR
        head, width, is_sequence = (
            12 if is_long else 8,
            4 if is_long else 2,
            vr == b"SQ",
        )
    is_sequence = is_sequence or items is not None
    return _Element(value - head, width, value, length, vr, is_sequence)
