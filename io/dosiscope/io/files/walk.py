"""One strict pass over the elements of a data set.

It proves that the structure is whole, which general readers do not: every length
fits into what holds it, every sequence and item ends where its length or its
delimiter says, and the last element ends with the file.  What comes out is a tree
of places in the file's bytes; values are looked at later, when asked for.
"""

from __future__ import annotations

import struct
from itertools import repeat
from typing import Final, NamedTuple, TypeAlias

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import dictionary_vr, label
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.files.note import Note

# So many items are walked between two times that a stop is looked for.
_AT_ONCE: Final = 1000
MAX_DEPTH: Final = LIMITS.depth
MAX_ELEMENTS: Final = LIMITS.elements
UNDEFINED: Final = 0xFFFFFFFF
ITEM: Final = 0xFFFEE000
ITEM_END: Final = 0xFFFEE00D
SEQUENCE_END: Final = 0xFFFEE0DD
_LEAST_PADDING: Final = 2
PADDED: Final = tr("bytes that are all zero follow the data set")
PIXELS: Final = frozenset(
    (tags.PixelData, tags.FloatPixelData, tags.DoubleFloatPixelData)
)

# PS3.5 7.1.2: 16-bit length, and reserved bytes with a 32-bit length
_SHORT: Final = frozenset(
    b"AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US".split()
)
LONG_VR: Final = frozenset(b"OB OD OF OL OV OW SQ SV UC UN UR UT UV".split())


def is_vr(letters: bytes) -> bool:
    """Whether two bytes are a value representation of the standard."""
    return letters in _SHORT or letters in LONG_VR


# Where a value lies: VR (b"" in implicit VR), offset, length, and the items of a
# sequence or the fragments of compressed pixels (None for everything else).  Plain
# tuples: there may be millions.
Fragment: TypeAlias = tuple[int, int]
Place: TypeAlias = "tuple[bytes, int, int, list[Branch] | list[Fragment] | None]"
Elements: TypeAlias = dict[int, Place]


class Branch(NamedTuple):
    """One item of a sequence, or the whole data set."""

    elements: Elements
    implicit: bool


class NeedMoreError(Exception):
    """The bytes at hand end before the structure is seen whole."""


class Encoding(NamedTuple):
    """How elements are written (PS3.5 7.1, 7.3, A)."""

    implicit: bool = False
    big_endian: bool = False


class Walker:
    """Walks the elements in ``data``, the first bytes of ``size`` bytes.

    Attributes
    ----------
    end
        Where the data set ends: the size, or where bytes follow that are all zero.
    notes
        What was unusual.
    """

    def __init__(self, data: bytes, size: int, encoding: Encoding) -> None:
        self._data = data
        self._size = size
        self._encoding = encoding
        order = ">" if encoding.big_endian else "<"
        self._explicit = struct.Struct(order + "HH2sH").unpack_from
        self._implicit = struct.Struct(order + "HHL").unpack_from
        self._long = struct.Struct(order + "L").unpack_from
        self._little_implicit = struct.Struct("<HHL").unpack_from
        self._left = MAX_ELEMENTS
        self._outermost: Elements = {}
        self.end = size
        self.notes: set[Note] = set()

    def run(self, start: int) -> Branch:
        """Return the data set that begins at ``start`` and fills the file.

        Raises `NotReadableError` where the structure is broken, `NeedMoreError`
        where it runs on beyond the bytes at hand.
        """
        implicit = self._encoding.implicit
        try:
            elements, _ = self._dataset(start, self._size, 0, implicit, False)
        except (struct.error, NotReadableError) as error:
            if len(self._data) < self._size and isinstance(error, struct.error):
                raise NeedMoreError from None
            elements = self._outermost
            if not self._ends_in_padding():
                raise self._failure(error) from None
        if len(self._data) < self._size:
            last = elements[next(reversed(elements))] if elements else None
            if last is None or next(reversed(elements)) not in PIXELS:
                raise NeedMoreError
        return Branch(elements, implicit)

    def _ends_in_padding(self) -> bool:
        """Whether all bytes behind the last whole element are zero: passed over.

        Some writers fill files up to whole blocks.  No element begins so: the group
        0000 is that of messages (PS3.7 9.3), never of a file.
        """
        last = next(reversed(self._outermost), 0)
        # one that is out of order may be made of bytes that are none
        if not last or last < max(self._outermost):
            return False
        _, value, length, _ = self._outermost[last]
        end, count = value + length, self._size - value - length
        # one byte may begin any element of big-endian order
        if count < _LEAST_PADDING or self._data[end : end + 2] != b"\0\0":
            return False
        if len(self._data) < self._size:
            raise NeedMoreError
        if self._data.count(0, end) < count:
            return False
        self.end = end
        self.notes.add(Note(PADDED, "F05:padding"))
        return True

    def _failure(self, error: Exception) -> NotReadableError:
        """Return what is wrong with a data set that cannot be walked to its end."""
        too_long = self._too_long()
        if too_long is not None:
            return too_long
        if isinstance(error, NotReadableError):
            return error
        return NotReadableError(
            tr(
                "the file is incomplete: it ends at byte {size} within an element",
                size=self._size,
            )
        )

    def _too_long(self) -> NotReadableError | None:
        """Return what is wrong with bytes behind the pixels, which end a data set.

        None where they begin as one of the few elements that may follow there.
        """
        pixels = next((tag for tag in self._outermost if tag in PIXELS), 0)
        if not pixels:
            return None
        _, value, length, _ = self._outermost[pixels]
        end = value + length
        head = self._data[end : end + 8].ljust(8, b"\0")
        group, element, _ = self._implicit(head)
        is_element = not self._encoding.implicit and is_vr(head[4:6])
        if group << 16 | element > pixels or is_element:
            return None
        return NotReadableError(
            tr(
                "the file is too long: behind the pixels, which end at byte {end}, "
                "{rest} bytes follow that are neither elements nor all zero",
                end=end,
                rest=self._size - end,
            )
        )

    def items(self, start: int) -> list[Branch]:
        """Return the items of a sequence that fills the bytes from ``start`` on."""
        try:
            return self._items(0, start, self._size, 0, True, False)[0]
        except struct.error:
            raise self._incomplete(self._size, tr("an item is cut off")) from None

    def _dataset(
        self, at: int, end: int, depth: int, implicit: bool, delimited: bool
    ) -> tuple[Elements, int]:
        """Return the elements from ``at`` to ``end`` and where they end.

        ``delimited``: they end at an item delimitation item before ``end``.
        """
        data, explicit_head, long_length = self._data, self._explicit, self._long
        implicit_head = self._implicit
        if implicit and not self._encoding.implicit:
            implicit_head = self._little_implicit  # within UN, PS3.5 6.2.2 note 2
        elements: Elements = {}
        if not depth:
            self._outermost = elements
        last = -1
        vr = b""
        for _ in repeat(None, self._left):
            if at >= end:
                break
            if implicit:
                group, element, length = implicit_head(data, at)
                tag = group << 16 | element
                value = at + 8
                if tag >= ITEM:
                    self._delimiter(tag, length, at, delimited)
                    self._left -= len(elements)
                    return elements, value
            else:
                group, element, vr, length = explicit_head(data, at)
                tag = group << 16 | element
                value = at + 8
                if vr in LONG_VR:
                    length = long_length(data, value)[0]
                    value += 4
                elif vr not in _SHORT:
                    if tag >= ITEM:
                        length = long_length(data, at + 4)[0]
                        self._delimiter(tag, length, at, delimited)
                        self._left -= len(elements)
                        return elements, value
                    value, length = self._unknown_vr(tag, vr, at, length)
            if tag <= last:
                self._disorder(tag, at, elements)
            last = tag
            items = None
            if length == UNDEFINED:
                items, after = self._undefined(tag, vr, value, end, depth, implicit)
                length = after - value
            else:
                after = value + length
                if after > end:
                    raise self._overrun(tag, at, after, end, depth)
                if vr == b"SQ" or (implicit and dictionary_vr(tag) == "SQ"):
                    items = self._items(tag, value, after, depth, implicit, False)[0]
                elif length & 1:
                    self.notes.add(
                        Note(tr("the length of {tag} is odd", tag=label(tag)))
                    )
            elements[tag] = (vr, value, length, items)
            at = after
        else:
            raise NotReadableError(
                tr(
                    "the file holds more than {most:,} elements",
                    most=MAX_ELEMENTS,
                )
            )
        self._check_end(at, end, delimited)
        self._left -= len(elements)
        return elements, at

    def _check_end(self, at: int, end: int, delimited: bool) -> None:
        if delimited:
            raise self._incomplete(at, tr("an item has no end"))
        if at > end:
            raise self._incomplete(at, tr("an element crosses the end"))

    def _undefined(
        self, tag: int, vr: bytes, value: int, end: int, depth: int, implicit: bool
    ) -> tuple[list[Branch] | list[Fragment], int]:
        """Items of a value of undefined length, and where it ends."""
        if tag in PIXELS:
            if depth:
                raise NotReadableError(
                    tr(
                        "compressed pixels within a sequence at byte {value} are not "
                        "supported",
                        value=value,
                    )
                )
            return self._fragments(value, end)
        if not implicit and vr not in (b"SQ", b"UN"):
            raise NotReadableError(
                tr(
                    "{tag} at byte {value} has an undefined length, which its value "
                    "representation {vr} does not allow",
                    tag=label(tag),
                    value=value,
                    vr=vr.decode("latin-1"),
                )
            )
        implicit = implicit or vr == b"UN"
        return self._items(tag, value, end, depth, implicit, True)

    def _items(
        self, tag: int, at: int, end: int, depth: int, implicit: bool, delimited: bool
    ) -> tuple[list[Branch], int]:
        """Items from ``at`` to ``end`` (or to the delimiter), and where they end."""
        if depth >= MAX_DEPTH:
            raise NotReadableError(
                tr(
                    "sequences are nested deeper than {most} at byte {at} ({tag})",
                    most=MAX_DEPTH,
                    at=at,
                    tag=label(tag),
                )
            )
        head = self._implicit
        if implicit and not self._encoding.implicit:
            head = self._little_implicit
        items: list[Branch] = []
        while at < end:
            if not len(items) % _AT_ONCE:
                spend()
            group, element, length = head(self._data, at)
            mark = group << 16 | element
            at += 8
            if mark == SEQUENCE_END and delimited and length == 0:
                return items, at
            if mark != ITEM:
                raise NotReadableError(
                    tr(
                        "{tag}: no item at byte {at}, where one must begin",
                        tag=label(tag),
                        at=at - 8,
                    )
                )
            stop = end if length == UNDEFINED else at + length
            if stop > end:
                raise self._overrun(tag, at - 8, stop, end, depth)
            elements, at = self._dataset(
                at, stop, depth + 1, implicit, length == UNDEFINED
            )
            items.append(Branch(elements, implicit))
            self._left -= 1
            if self._left <= 0:
                raise NotReadableError(
                    tr(
                        "the file holds more than {most:,} elements",
                        most=MAX_ELEMENTS,
                    )
                )
        if delimited:
            raise self._incomplete(at, tr("{tag} has no end", tag=label(tag)))
        return items, at

    def _fragments(self, at: int, end: int) -> tuple[list[Fragment], int]:
        """Offset and length of the fragments of encapsulated pixels, PS3.5 A.4."""
        fragments: list[Fragment] = []
        while at < end:
            group, element, length = self._implicit(self._data, at)
            mark = group << 16 | element
            at += 8
            if mark == SEQUENCE_END and length == 0:
                return fragments, at
            if mark != ITEM or length == UNDEFINED:
                raise NotReadableError(
                    tr(
                        "compressed pixels: no fragment at byte {at}, where one "
                        "must begin",
                        at=at - 8,
                    )
                )
            if at + length > end:
                raise self._incomplete(end, tr("a fragment of the pixels is cut off"))
            fragments.append((at, length))
            at += length
        raise self._incomplete(at, tr("the compressed pixels have no end"))

    def _delimiter(self, tag: int, length: int, at: int, delimited: bool) -> None:
        if tag != ITEM_END or length or not delimited:
            raise NotReadableError(
                tr(
                    "misplaced {tag} at byte {at}: a sequence or an item is damaged",
                    tag=label(tag),
                    at=at,
                )
            )

    def _unknown_vr(self, tag: int, vr: bytes, at: int, length: int) -> tuple[int, int]:
        """Offset and length of a value whose VR is none of the standard's."""
        if not (vr.isalpha() and vr.isupper()):
            raise NotReadableError(
                tr(
                    "{tag} at byte {at} has no value representation: found {vr!r}",
                    tag=label(tag),
                    at=at,
                    vr=vr,
                )
            )
        name = vr.decode("ascii")
        self.notes.add(
            Note(
                tr(
                    "{tag} has the unknown value representation {name}",
                    tag=label(tag),
                    name=name,
                )
            )
        )
        if length == 0:  # reserved bytes: the form of all later VRs, PS3.5 6.2
            return at + 12, int(self._long(self._data, at + 8)[0])
        return at + 8, length

    def _disorder(self, tag: int, at: int, elements: Elements) -> None:
        if tag in elements or not tag:
            told = (
                tr(
                    "{tag} stands twice in one data set (byte {at})",
                    tag=label(tag),
                    at=at,
                )
                if tag in elements
                else tr(
                    "{tag} may not stand in a data set (byte {at})",
                    tag=label(tag),
                    at=at,
                )
            )
            raise NotReadableError(told)
        self.notes.add(Note(tr("elements are not in ascending order")))

    def _overrun(
        self, tag: int, at: int, after: int, end: int, depth: int
    ) -> NotReadableError:
        if after > self._size:
            return NotReadableError(
                tr(
                    "the file is incomplete: {tag} at byte {at} needs bytes up to "
                    "{after}, the file ends at byte {size}",
                    tag=label(tag),
                    at=at,
                    after=after,
                    size=self._size,
                )
            )
        return NotReadableError(
            tr(
                "{tag} at byte {at} reaches to byte {after}, beyond the end of its "
                "item or sequence at byte {end}",
                tag=label(tag),
                at=at,
                after=after,
                end=end,
            )
        )

    def _incomplete(self, at: int, why: str) -> NotReadableError:
        return NotReadableError(
            tr("the file is incomplete at byte {at}: {why}", at=at, why=why)
        )
