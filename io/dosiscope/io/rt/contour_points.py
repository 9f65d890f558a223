"""The coordinates of all contours of one ROI, read in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.decimals import DecimalError, parse_decimals
from dosiscope.io.files.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.rt.contour_defects import Defects


# Characters of a decimal string (PS3.5 6.2).
MAX_DECIMAL: Final = 16


def read_values(
    items: Sequence[Dataset], defects: Defects
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the values of Contour Data one after the other, and how many each has.

    A contour whose Contour Data is empty or holds no decimal numbers has 0, and is
    noted.
    """
    texts = [
        (item.raw(tags.ContourData) or b"").removesuffix(b"\0").rstrip(b" ")
        for item in items
    ]
    counts = np.array([t.count(b"\\") + 1 if t else 0 for t in texts], dtype=np.int64)
    for n in np.flatnonzero(counts == 0):
        defects.leave_out(
            int(n),
            "RC-12:empty",
            tags.ContourData,
            "nothing",
            "triplets of numbers",
        )
    filled = [text for text in texts if text]
    if not filled:
        return np.empty(0), counts
    try:
        values = parse_decimals(b"\\".join(filled))
    except DecimalError:
        return _read_one_by_one(texts, counts, defects), counts
    if values.min() < -LIMITS.coordinate_mm or values.max() > LIMITS.coordinate_mm:
        return _read_one_by_one(texts, counts, defects), counts
    return values, counts


def _read_one_by_one(
    texts: list[bytes], counts: NDArray[np.int64], defects: Defects
) -> NDArray[np.float64]:
    """Read around contours without usable numbers; sets their count to 0."""
    parts = [np.empty(0)]
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
        except DecimalError as error:
            counts[n] = 0
            found = error.text.decode("latin-1")
            defects.leave_out(
                n,
                "RC-12:number",
                tags.ContourData,
                found,
                f"decimal numbers within {LIMITS.coordinate_mm}",
                place=error.index + 1,
                limit=LIMITS.coordinate_mm,
            )
    return np.concatenate(parts)


def longest_decimal(items: Sequence[Dataset]) -> int:
    """Return how many characters the longest value of all Contour Data has."""
    raw = b"\\".join(
        (item.raw(tags.ContourData) or b"").rstrip(b" \0") for item in items
    )
    separators = np.flatnonzero(np.frombuffer(raw, np.uint8) == ord("\\"))
    return int(np.diff(separators, prepend=-1, append=len(raw)).max()) - 1


def are_triplets(
    items: Sequence[Dataset], counts: NDArray[np.int64], defects: Defects
) -> NDArray[np.bool_]:
    """Whether each has whole points, as many as Number of Contour Points states."""
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
                f"{count} values",
                "a multiple of three",
            )
            continue
        try:
            stated = item.integer(tags.NumberOfContourPoints)
        except BadValueError:
            stated = None
        if stated is not None and stated != points:
            sound[n] = False
            defects.leave_out(
                n,
                "RC-11",
                tags.NumberOfContourPoints,
                str(stated),
                str(points),
            )
    return sound
