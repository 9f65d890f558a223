"""The coordinates of all contours of one ROI, read in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.core.visible import shown
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.decimals import (
    DecimalError,
    may_be_thousands,
    parse_decimals,
    split_decimals,
)
from dosiscope.io.files.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.rt.contour_defects import Defects


# Characters of a decimal string (PS3.5 6.2).
MAX_DECIMAL: Final = 16
_SHOWN: Final = 40  # of one that cannot be read
_LONGEST: Final = 0xFFFE  # bytes of a value whose length is written in 16 bits
_AT_ONCE: Final = 10_000  # contours between two times that a stop is looked for


class Split(NamedTuple):
    """The values of several Contour Data.

    Attributes
    ----------
    values
        All values one after the other; None where one is no decimal number.
    counts
        How many values each has.
    longest
        How many characters the longest value has.
    """

    values: NDArray[np.float64] | None
    counts: NDArray[np.int64]
    longest: int


def contour_texts(items: Sequence[Dataset]) -> list[bytes]:
    """Return each Contour Data without its padding."""
    texts = []
    for n, item in enumerate(items):
        if not n % _AT_ONCE:
            spend()
        text = item.raw(tags.ContourData) or b""
        texts.append(text.removesuffix(b"\0").rstrip(b" "))
    return texts


def read_commas(texts: Sequence[bytes], defects: Defects) -> Sequence[bytes]:
    """Return the texts with points where their commas can be nothing else.

    A comma is no character of a decimal string (PS3.5 6.2); programs that print numbers
    as their locale has it write it for the point.  That reading is the only one where
    the ROI has no point at all, no value has two commas, and not all that have one look
    like thousands.  Else the texts are returned as they are.
    """
    if not any(b"," in text for text in texts) or any(b"." in text for text in texts):
        return texts
    parts = [part for text in texts for part in text.split(b"\\") if b"," in part]
    if any(part.count(b",") > 1 for part in parts):
        return texts
    if may_be_thousands(parts):
        return texts
    for n, text in enumerate(texts):
        if b"," in text:
            first = next(part for part in text.split(b"\\") if b"," in part)
            found = shown(first.decode("latin-1"), _SHOWN)
            expected = found.replace(",", ".")
            defects.mention(n, "RC-12:comma", tags.ContourData, found, expected)
    return [text.replace(b",", b".") for text in texts]


def split_texts(texts: Sequence[bytes]) -> Split:
    """Return the values of all texts."""
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    filled = sizes > 0
    counts = np.zeros(len(texts), dtype=np.int64)
    if not filled.any():
        return Split(np.empty(0), counts, 0)
    joined = b"\\".join(filter(None, texts))
    try:
        values, ends = split_decimals(joined)
    except DecimalError:
        parts = b"\\".join(text.rstrip(b" \0") for text in texts).split(b"\\")
        return Split(None, counts, max(map(len, parts)))
    # a text ends where one of its values does
    last = np.searchsorted(ends, np.cumsum(sizes[filled] + 1) - 1)
    last[-1] = len(ends) - 1
    counts[filled] = np.diff(last, prepend=-1)
    longest = int(np.diff(ends).max(initial=ends[0] + 1)) - 1
    return Split(values, counts, longest)


def read_values(
    texts: Sequence[bytes], split: Split, defects: Defects
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the values of Contour Data one after the other, and how many each has.

    A contour whose Contour Data is empty or holds no decimal numbers has 0, and is
    noted.
    """
    for n, text in enumerate(texts):
        if not text:
            defects.leave_out(
                n,
                "RC-12:empty",
                tags.ContourData,
                tr("nothing"),
                tr("triplets of numbers"),
            )
    values, limit = split.values, LIMITS.coordinate_mm
    if values is None or values.min(initial=0) < -limit:
        return _read_one_by_one(texts, defects)
    if values.max(initial=0) > limit:
        return _read_one_by_one(texts, defects)
    return values, split.counts


def _read_one_by_one(
    texts: Sequence[bytes], defects: Defects
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Read around contours without usable numbers, which have none then."""
    parts = [np.empty(0)]
    counts = np.zeros(len(texts), dtype=np.int64)
    for n, text in enumerate(texts):
        if not text:
            continue
        try:
            values = parse_decimals(text)
            far = np.flatnonzero(np.abs(values) > LIMITS.coordinate_mm)
            if len(far):
                index = int(far[0])
                raise DecimalError(index, text.split(b"\\")[index])
            parts.append(values)
            counts[n] = len(values)
        except DecimalError as error:
            found = shown(error.text.decode("latin-1"), _SHOWN)
            defects.leave_out(
                n,
                "RC-12:number",
                tags.ContourData,
                found,
                tr("decimal numbers within {limit}", limit=LIMITS.coordinate_mm),
                place=error.index + 1,
                limit=LIMITS.coordinate_mm,
            )
    return np.concatenate(parts), counts


def are_triplets(
    items: Sequence[Dataset], counts: NDArray[np.int64], defects: Defects
) -> NDArray[np.bool_]:
    """Whether each has whole points, and is not cut short."""
    sound = counts > 0
    for n, (item, count) in enumerate(zip(items, counts.tolist(), strict=True)):
        if count == 0:
            continue
        points, rest = divmod(count, 3)
        if rest:
            sound[n] = False
            defects.leave_out(
                n,
                "RC-12:triplets",
                tags.ContourData,
                counted(count, "value"),
                tr("a multiple of three"),
            )
            continue
        _check_number(n, item, points, defects, sound)
    return sound


def _check_number(
    n: int, item: Dataset, points: int, defects: Defects, sound: NDArray[np.bool_]
) -> None:
    """Compare Number of Contour Points, which is a count, with the data, which count.

    A count of values or with or without a closing point is a way of counting.  Data
    of fewer points than are stated that end where a length of 16 bits does were cut.
    """
    try:
        stated = item.integer(tags.NumberOfContourPoints)
        found = str(stated)
    except BadValueError as error:
        stated, found = 3 * points, error.found
    if stated is None or stated == points:
        return
    tag, expected = tags.NumberOfContourPoints, str(points)
    if stated in (3 * points, points - 1, points + 1):
        defects.mention(n, "RC-11", tag, found, expected)
        return
    size = len(item.raw(tags.ContourData) or b"")
    if stated > points and size >= _LONGEST - MAX_DECIMAL * 3:
        sound[n] = False
        defects.leave_out(n, "RC-11:cut", tag, found, expected, bytes=size)
        return
    defects.mention(n, "RC-11:other", tag, found, expected)
