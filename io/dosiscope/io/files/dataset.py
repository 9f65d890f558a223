"""The values of a data set, read strictly and only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.core.translator import Translated
from dosiscope.core.visible import visible
from dosiscope.io.files import tags
from dosiscope.io.files.decimals import (
    DecimalError,
    may_be_thousands,
    parse_decimal,
    parse_decimals,
    with_points,
)
from dosiscope.io.files.dictionary import dictionary_vr, label
from dosiscope.io.files.note import Note
from dosiscope.io.files.text import CharacterSet, guessed, is_beyond_ascii
from dosiscope.io.files.text_bounds import (
    IN_CHARACTER_SET,
    LONGEST,
    SHOWN_AT_LEAST,
    bounded,
    objections,
)
from dosiscope.io.files.walk import Branch, Encoding, Walker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.io.files.walk import Elements, Fragment, Place

_BINARY: Final = {
    "US": "u2",
    "SS": "i2",
    "UL": "u4",
    "SL": "i4",
    "UV": "u8",
    "SV": "i8",
    "FL": "f4",
    "FD": "f8",
    "OW": "u2",
    "OL": "u4",
    "OF": "f4",
    "OD": "f8",
}
_TEXT: Final = frozenset(
    b"AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UN UR UT".split()
)
_UID: Final = b"0123456789."
_WHOLE_NUMBERS: Final = 1 << 31  # of IS, PS3.5 6.2; twice as many without sign
COMMAS: Final = Note(tr("decimal commas are read as decimal points"), "T23")
_SHOWN: Final = 40  # characters of a value in a message
_AT_ONCE: Final = 10_000  # items made between two times that a stop is looked for


class BadValueError(NotReadableError):
    """A value is not what its attribute demands.

    Attributes
    ----------
    number
        The tag as a number.
    tag, found, expected
        The attribute as ``(gggg,eeee) Keyword`` and both values, for a finding.
    """

    def __init__(self, tag: int, found: str, expected: str) -> None:
        if not isinstance(found, Translated):  # of the file, not said here
            found = visible(found[:_SHOWN] + "…" if len(found) > _SHOWN else found)
        self.number = tag
        self.tag = label(tag)
        self.found = found
        self.expected = expected
        super().__init__(
            tr(
                "{tag}: found {found!r}, expected {expected}",
                tag=self.tag,
                found=found,
                expected=expected,
            )
        )


class Source:
    """What all items of one file share: its bytes, their encoding, its doubts."""

    __slots__ = ("data", "doubts", "encoding", "has_commas")

    def __init__(self, data: bytes, encoding: Encoding) -> None:
        self.data = data
        self.encoding = encoding
        self.doubts: dict[Note, None] = {}  # in order, each once
        self.has_commas: bool | None = None  # for points; None until it is asked


class Dataset:
    """A data set or an item of a sequence.

    All methods take a tag as ``group << 16 | element`` (`dosiscope.io.files.tags`).
    Text is decoded with Specific Character Set, which items inherit.
    """

    __slots__ = ("_character_set", "_elements", "_implicit", "_parent", "_source")

    def __init__(
        self, branch: Branch, source: Source, parent: Dataset | None = None
    ) -> None:
        self._elements, self._implicit = branch
        self._source = source
        self._parent = parent
        self._character_set: CharacterSet | None = None

    def __contains__(self, tag: int) -> bool:
        """Whether the attribute is present, even if empty."""
        return tag in self._elements

    def __len__(self) -> int:
        return len(self._elements)

    @property
    def doubts(self) -> tuple[Note, ...]:
        """What was doubtful in the text of this file read so far, in sentences."""
        return tuple(self._source.doubts)

    def doubt(self, sentence: object) -> None:
        """Note what is doubtful about this file though it is read."""
        self._source.doubts[Note(str(sentence))] = None

    def apart(self) -> Dataset:
        """Return the whole data set again, with doubts of its own."""
        source = Source(self._source.data, self._source.encoding)
        return Dataset(Branch(self._elements, self._implicit), source)

    @property
    def bytes_held(self) -> int:
        """How many bytes of the file are in memory for it."""
        return len(self._source.data)

    @property
    def is_big_endian(self) -> bool:
        """Whether binary numbers are written big end first."""
        return self._source.encoding.big_endian

    def elements(self) -> Iterator[tuple[int, str, int, int]]:
        """Yield tag, VR, offset and length of every element, as the file has them."""
        for tag, place in self._elements.items():
            yield tag, self._vr(tag, place), place[1], place[2]

    def places(self) -> Mapping[int, Place]:
        """Return where the elements stand, in the order of the file."""
        return self._elements

    def span(self, tag: int) -> tuple[int, int] | None:
        """Return offset and length of a value in the file's (inflated) bytes."""
        place = self._elements.get(tag)
        return None if place is None else place[1:3]

    def written_vr(self, tag: int) -> str:
        """Return the VR as the file writes it; "" where it is implicit or absent."""
        place = self._elements.get(tag)
        return "" if place is None else visible(place[0].decode("ascii", "replace"))

    def raw(self, tag: int) -> bytes | None:
        """Return the bytes of a value; None where it is absent.

        Raises `NotReadableError` for pixels that were not read.
        """
        place = self._elements.get(tag)
        if place is None:
            return None
        _, offset, length, _ = place
        if offset + length > len(self._source.data):
            raise NotReadableError(tr("{tag} was not read", tag=label(tag)))
        return self._source.data[offset : offset + length]

    def plain(self, tag: int, vr: bytes) -> bytes | None:
        """Return the bytes of a short value that is written as ``vr`` (or implicit).

        None where it is absent, written otherwise, or where text may mean another
        thing here than in the rest of the file.
        """
        elements = self._elements
        place = elements.get(tag)
        if place is None or tags.SpecificCharacterSet in elements:
            return None
        if place[0] != vr and place[0]:
            return None
        at = place[1]
        return self._source.data[at : at + place[2]]

    def raws(self, wanted: Sequence[int]) -> tuple[bytes | None, ...]:
        """Return the bytes of several short values, as `raw` does of one."""
        elements, data = self._elements, self._source.data
        return tuple(
            [
                None if place is None else data[place[1] : place[1] + place[2]]
                for place in map(elements.get, wanted)
            ]
        )

    def bytes_at(self, offset: int, length: int) -> bytes:
        """Return bytes of the file, such as one fragment of compressed pixels."""
        return self._source.data[offset : offset + length]

    def fragments(self, tag: int) -> tuple[Fragment, ...] | None:
        """Offsets and lengths of the fragments of compressed pixels; None if native."""
        place = self._elements.get(tag)
        if place is None or place[3] is None:
            return None
        return tuple(cast("list[Fragment]", place[3]))

    def text(self, tag: int) -> str:
        """Return decoded text without padding; "" where absent or empty.

        It is text to be shown: what is not seen in it has signs in its place, and what
        is too long ends early (`dosiscope.core.visible`).  Values are compared as such.
        """
        text, kind = self._decoded(tag)
        return bounded(text, kind) if kind else text

    def code(self, tag: int) -> str:
        """Return a code string in capitals, as all are (PS3.5 6.2); "" as `text`."""
        return self.text(tag).upper()

    def texts(self, tag: int) -> tuple[str, ...]:
        """Return the values that a backslash separates; () where absent or empty."""
        text, kind = self._decoded(tag)
        if not text:
            return ()
        values = [_unpadded(value) for value in text.split("\\")]
        return tuple(bounded(value, kind) if kind else value for value in values)

    def _decoded(self, tag: int) -> tuple[str, str]:
        """Return text without padding and its VR; "" for one that is fit to be shown.

        What is against its VR is noted.
        """
        place = self._elements.get(tag)
        if place is None or not place[2]:
            return "", ""
        spend()
        vr, offset, length, _ = place
        if vr and vr not in _TEXT:
            raise BadValueError(
                tag,
                tr("value representation {vr}", vr=vr.decode("ascii")),
                tr("text"),
            )
        raw = self._source.data[offset : offset + length]
        decoded, doubt = self.character_set.decode(raw)
        if is_beyond_ascii(raw) and self._vr(tag, place) not in IN_CHARACTER_SET:
            decoded, doubt = guessed(raw), None  # its VR objects
        if doubt:
            self._source.doubts[doubt.of(tag)] = None
        text = _unpadded(decoded)
        is_short = len(text) <= min(LONGEST.get(vr, 0), SHOWN_AT_LEAST)
        if is_short and text.isascii() and text.isprintable():
            return text, ""
        kind = self._vr(tag, place)
        for objection in objections(text, kind):
            self._source.doubts[objection.of(tag)] = None
        return text, kind

    def uid(self, tag: int) -> str:
        """Return a UID; "" where absent or empty."""
        return self.text(tag)

    def number(self, tag: int) -> float | None:
        """Return the one number of DS, IS or a binary VR; None if absent or empty."""
        values = self.vector(tag, 1)
        return None if values is None else values[0]

    def integer(self, tag: int) -> int | None:
        """Return the one whole number; None if absent or empty."""
        place = self._elements.get(tag)
        if place is not None and place[0] == b"US" and place[2] == 2:
            at = place[1]  # the short way for what every image has a dozen of
            two = self._source.data[at : at + 2]
            if self._source.encoding.big_endian:
                return int.from_bytes(two, "big")
            return int.from_bytes(two, "little")
        if place is not None and place[0] == b"IS" and place[2] <= 12:
            digits = self._source.data[place[1] : place[1] + place[2]].rstrip(b" ")
            if digits.isdigit():  # of ASCII: these are bytes
                return int(digits)
        value = self.number(tag)
        if value is None:
            return None
        if not value.is_integer():
            raise BadValueError(tag, self._shown(tag), tr("a whole number"))
        if not -_WHOLE_NUMBERS <= value < 2 * _WHOLE_NUMBERS:
            raise BadValueError(tag, self._shown(tag), tr("a whole number of 32 bits"))
        return int(value)

    def vector(self, tag: int, count: int) -> tuple[float, ...] | None:
        """Return a few numbers, as `numbers` does."""
        place = self._elements.get(tag)
        if place is not None and place[0] == b"DS" and 0 < place[2] <= 32 * count:
            at = place[1]
            parts = self._source.data[at : at + place[2]].rstrip(b" \0").split(b"\\")
            if len(parts) == count and parts[0]:
                try:
                    return tuple(map(parse_decimal, parts))
                except ValueError:
                    pass  # the message comes from the plain way
        values = self.numbers(tag, count)
        return None if values is None else tuple(values.tolist())

    def numbers(self, tag: int, count: int | None = None) -> NDArray[np.float64] | None:
        """Return all numbers, shape (n,); None where absent or empty.

        Raises `BadValueError` for anything that is no finite number, and where
        there are not ``count`` of them.
        """
        place = self._elements.get(tag)
        if place is None or not place[2]:
            return None
        vr = self._vr(tag, place)
        raw = self.raw(tag)
        assert raw is not None
        if vr in ("DS", "IS"):
            values = self._decimals(tag, vr, raw)
            if values is None:
                return None
        elif vr in _BINARY:
            order = ">" if self._source.encoding.big_endian else "<"
            kind = np.dtype(order + _BINARY[vr])
            if len(raw) % kind.itemsize:
                raise BadValueError(
                    tag,
                    counted(len(raw), "byte"),
                    tr("whole {vr} values", vr=vr),
                )
            values = np.frombuffer(raw, kind).astype(np.float64)
            if not np.isfinite(values).all():
                raise BadValueError(tag, tr("NaN or infinity"), tr("finite numbers"))
        else:
            raise BadValueError(
                tag, tr("value representation {vr}", vr=vr), tr("numbers")
            )
        if count is not None and len(values) != count:
            wanted = tr("one number") if count == 1 else counted(count, "number")
            raise BadValueError(tag, self._shown(tag), wanted)
        return values

    def tags(self, tag: int) -> tuple[int, ...]:
        """Return the tags that an attribute of VR AT holds; () where there are none."""
        raw = self.raw(tag) or b""
        order = ">u2" if self._source.encoding.big_endian else "<u2"
        pairs = np.frombuffer(raw[: len(raw) & ~3], order).reshape(-1, 2).tolist()
        return tuple(group << 16 | element for group, element in pairs)

    def items(self, tag: int) -> tuple[Dataset, ...]:
        """Return the items of a sequence; () where absent or empty."""
        place = self._elements.get(tag)
        if place is None or not place[2]:
            return ()
        vr, _, _, branches = place
        if branches is None and vr == b"UN" and dictionary_vr(tag) == "SQ":
            branches = self._hidden_items(place)
        if branches is None or tag == tags.PixelData:
            raise BadValueError(tag, f"VR {self._vr(tag, place)}", tr("a sequence"))
        found: list[Dataset] = []
        for start in range(0, len(branches), _AT_ONCE):
            spend()
            some = cast("list[Branch]", branches[start : start + _AT_ONCE])
            found += [Dataset(branch, self._source, self) for branch in some]
        return tuple(found)

    def uids_of(self, sequence: int, tag: int) -> tuple[str, ...]:
        """Return the UID of every item of a sequence; () where it has none."""
        place = self._elements.get(sequence)
        if place is None or not place[2]:
            return ()
        branches = place[3]
        if branches is not None and len(branches) == 1:
            # the short way for what every contour has one of
            item = Dataset(cast("list[Branch]", branches)[0], self._source, self)
            raw = item.plain(tag, b"UI")
            digits = b"" if raw is None else raw.rstrip(b"\0")
            if digits and not digits.translate(None, _UID):
                return (digits.decode("ascii"),)
        return tuple(item.uid(tag) for item in self.items(sequence))

    def has_within(self, sequence: int, tag: int) -> bool:
        """Whether an item of a sequence has an attribute."""
        place = self._elements.get(sequence)
        if place is None or place[3] is None:
            return False
        return any(tag in branch[0] for branch in cast("list[Branch]", place[3]))

    @property
    def character_set(self) -> CharacterSet:
        """The character set that is valid here."""
        if self._character_set is None:
            if tags.SpecificCharacterSet in self._elements or self._parent is None:
                raw = self.raw(tags.SpecificCharacterSet) or b""
                text = _unpadded(raw.decode("latin-1"))
                terms = text.split("\\") if text else []
                self._character_set = CharacterSet(terms)
                if self._character_set.doubt:
                    self._source.doubts[self._character_set.doubt] = None
            else:
                self._character_set = self._parent.character_set
        return self._character_set

    def _vr(self, tag: int, place: Place) -> str:
        """VR as written; of the dictionary where the file has none or only UN."""
        if place[0] and place[0] != b"UN":
            return place[0].decode("ascii")
        if place[3] is not None and tag != tags.PixelData:
            return "SQ"
        vr = dictionary_vr(tag)
        if vr == "US" and self._is_signed(tag):
            return "SS"
        return vr

    def _is_signed(self, tag: int) -> bool:
        """Whether an attribute of VR "US or SS" follows signed pixels, PS3.5 A.1."""
        from pydicom.datadict import dictionary_VR

        if dictionary_VR(tag) != "US or SS":
            return False
        return self._top().integer(tags.PixelRepresentation) == 1

    def _top(self) -> Dataset:
        """Return the data set that this is an item in, or this."""
        top = self
        while top._parent is not None:
            top = top._parent
        return top

    def _decimals(self, tag: int, vr: str, raw: bytes) -> NDArray[np.float64] | None:
        if not raw.strip(b" \0"):
            return None
        try:
            values = parse_decimals(self.pointed(raw) if vr == "DS" else raw)
        except DecimalError as error:
            found = error.text.decode("ascii", "replace")
            raise BadValueError(
                tag, found, tr("a number as value {place}", place=error.index + 1)
            ) from None
        if vr == "IS" and not np.array_equal(values, np.rint(values)):
            raise BadValueError(tag, self._shown(tag), tr("whole numbers"))
        return values

    def pointed(self, raw: bytes) -> bytes:
        """Return decimals with points where they have commas, which is noted.

        Where the commas may part thousands, another number of the file must show how
        its writer has them.
        """
        text = with_points(raw) if b"," in raw else None
        if text is None or not (_is_of_commas(raw) or self._has_commas()):
            return raw
        self._source.doubts[COMMAS] = None
        return text

    def _has_commas(self) -> bool:
        """Whether a number of this file has a comma that can be nothing but a point."""
        source = self._source
        if source.has_commas is None:
            decimals = _decimal_strings(self._top()._elements, source.data)
            source.has_commas = any(map(_is_of_commas, decimals))
        return source.has_commas

    def _hidden_items(self, place: Place) -> list[Branch]:
        """Items of a sequence written as UN: implicit VR, PS3.5 6.2.2 note 2."""
        _, offset, length, _ = place
        data = self._source.data[: offset + length]
        walker = Walker(data, len(data), Encoding(implicit=True))
        return walker.items(offset)

    def _shown(self, tag: int) -> str:
        return (self.raw(tag) or b"")[: _SHOWN + 1].decode("ascii", "replace").strip()


def _is_of_commas(text: bytes) -> bool:
    """Whether decimals have a comma that can be nothing but a point."""
    parts = text.removesuffix(b"\0").split(b"\\")
    return with_points(text) is not None and not may_be_thousands(parts)


def _decimal_strings(elements: Elements, data: bytes) -> Iterator[bytes]:
    """Yield the values of all decimal strings, those of items too."""
    for tag, (vr, offset, length, content) in elements.items():
        if content is None:
            if (vr or dictionary_vr(tag).encode()) == b"DS":
                yield data[offset : offset + length]
        elif tag != tags.PixelData:
            for item in cast("list[Branch]", content):
                yield from _decimal_strings(item.elements, data)


def _unpadded(text: str) -> str:
    """Return text without padding: spaces, and NUL at its end (PS3.5 6.2)."""
    return text.rstrip(" \0").lstrip(" ")
