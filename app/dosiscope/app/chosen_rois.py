"""The ROIs that a person names: by names or numbers, with commas between."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dosiscope.core.errors import ChoiceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.structures import Roi


def chosen_rois(case: Case, words: str) -> tuple[Roi, ...]:
    """Return the ROIs named (by name or number, comma-separated), or all.

    Names may have commas themselves.

    Raises
    ------
    ChoiceError
        A name fits no ROI, or more than one; or which names are meant is not clear.
    """
    rois = case.structure_set.rois if case.structure_set else ()
    if not words:
        return rois
    parts = words.split(",")
    readings = list(islice(_readings(parts, rois), 2))
    if len(readings) > 1:
        raise ChoiceError(
            f"{words!r} can be read as several lists of names: write ROI Numbers"
        )
    return tuple(
        chosen_roi(case, word) for word in (readings[0] if readings else parts)
    )


def chosen_roi(case: Case, word: str) -> Roi:
    """Return the ROI of a name, else of a number.

    Raises
    ------
    ChoiceError
        It fits no ROI, or more than one.
    """
    rois = case.structure_set.rois if case.structure_set else ()
    return _the_one(_named(word, rois), word.strip(), rois)


def numbered_roi(case: Case, number: int) -> Roi:
    """Return the ROI of a number, whatever others are called.

    Raises
    ------
    ChoiceError
        There is none.
    """
    rois = case.structure_set.rois if case.structure_set else ()
    return _the_one([roi for roi in rois if roi.number == number], number, rois)


def _the_one(named: Sequence[Roi], by: str | int, rois: Sequence[Roi]) -> Roi:
    if len(named) != 1:
        known = ", ".join(f"{roi.shown_name} [{roi.number}]" for roi in rois)
        raise ChoiceError(f"{by!r} names {len(named) or 'no'} ROIs; there are: {known}")
    return named[0]


def _named(word: str, rois: Sequence[Roi]) -> list[Roi]:
    """Return the ROIs of a name, else of a number."""
    named = [roi for roi in rois if roi.name == word.strip()]
    return named or [roi for roi in rois if str(roi.number) == word.strip()]


def _readings(parts: Sequence[str], rois: Sequence[Roi]) -> Iterator[list[str]]:
    """Yield how parts between commas make names of ROIs, of which all are known."""
    if not parts:
        yield []
    for count in range(1, len(parts) + 1):
        word = ",".join(parts[:count])
        if _named(word, rois):
            for rest in _readings(parts[count:], rois):
                yield [word, *rest]
