"""The contours of one ROI from its Contour Sequence (PS3.3 C.8.8.6).

A defective contour is left out and named; it never shifts or hides another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.language import tr
from dosiscope.core.reason import Reason
from dosiscope.core.structures import Contours, GeometricType
from dosiscope.core.text import counted, listed
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.rt.contour_defects import Defects, StatedContours
from dosiscope.io.rt.contour_points import (
    MAX_DECIMAL,
    are_triplets,
    contour_texts,
    read_commas,
    read_values,
    split_texts,
)
from dosiscope.io.rt.contour_shapes import OBLIQUE_MM, check_shapes
from dosiscope.io.rt.references import image_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.remarks import Remarks

# More contours on one slice than the profile asks for (BRTO-II 7.4.8.2.1).
MANY_ON_A_SLICE: Final = 1000
# Stands for an Attached Contours value that is no number: it refers to no contour,
# so whoever follows the reference reports it as one to a contour that is not there.
NO_CONTOUR: Final = -(2**31)
_AREA: Final = 3  # points that bound one
# So many contours are read between two times that a stop is looked for.
_AT_ONCE: Final = 250

_KINDS: Final = {str(kind): kind for kind in GeometricType}
_KINDS_AS_WRITTEN: Final = {
    text.encode() + b" " * (len(text) & 1): kind for text, kind in _KINDS.items()
}


def read_contours(
    items: Sequence[Dataset], roi: int, name: str, remarks: Remarks
) -> tuple[Contours, tuple[Reason, ...]]:
    """Read the items of one Contour Sequence.

    Returns
    -------
    contours
        Those that are sound.
    not_measured
        Why volume and DVH of the ROI would be wrong; () where they would not.
    """
    stated = _read_items(items)
    defects = Defects(remarks, roi, name, stated)
    spend()
    texts = read_commas(contour_texts(items), defects)
    split = split_texts(texts)
    _note_encoding(items, split.longest, roi, name, remarks)
    spend()
    values, counts = read_values(texts, split, defects)
    spend()
    sound = are_triplets(items, counts, defects)
    spend()
    sound &= _have_known_type(items, stated, sound, values, counts, defects)
    spend()
    if not sound.all():
        values = values[np.repeat(sound, counts)]
    points = values.reshape(-1, 3)
    starts = _ends(counts[sound] // 3)
    kept = np.flatnonzero(sound)
    kinds = [kind for n in kept if (kind := stated.kinds[n]) is not None]
    spend()
    lengths, points = check_shapes(points, starts, kinds, kept, defects)
    defects.close()
    spend()
    if lengths.sum() != len(points):
        size = np.diff(starts)
        place = np.arange(len(points)) - np.repeat(starts[:-1], size)
        points = points[place < np.repeat(lengths, size)]
    stays = kept[lengths > 0].tolist()
    contours = Contours(
        points,
        _ends(lengths[lengths > 0]),
        tuple(kind for n in stays if (kind := stated.kinds[n]) is not None),
        numbers=tuple(stated.numbers[n] for n in stays),
        attached=tuple(stated.attached[n] for n in stays),
        image_uids=tuple(stated.image_uids[n] for n in stays),
    )
    spend()
    _note_crowding(contours, roi, name, remarks)
    reasons = _note_types(contours, roi, name, remarks)
    lost = defects.without_volume
    if lost:
        reasons.append(
            Reason.of(
                "{lost} of its {total} contours could not be used",
                lost=lost,
                total=len(items),
            )
        )
    return contours, tuple(reasons)


def _ends(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def _read_items(items: Sequence[Dataset]) -> StatedContours:
    stated = StatedContours()
    for n, item in enumerate(items):
        if not n % _AT_ONCE:
            spend()
        raw = item.plain(tags.ContourGeometricType, b"CS")
        kind = None if raw is None else _KINDS_AS_WRITTEN.get(raw)
        if kind is None:
            kind = _KINDS.get(item.text(tags.ContourGeometricType))
        stated.kinds.append(kind)
        try:
            stated.numbers.append(item.integer(tags.ContourNumber))
        except BadValueError:
            stated.numbers.append(None)
        stated.attached.append(_attached(item))
        stated.image_uids.append(_images(item))
    return stated


def _images(item: Dataset) -> tuple[str, ...]:
    """Return the images that a contour names, or frames of them."""
    named = tags.ContourImageSequence
    if not item.has_within(named, tags.ReferencedFrameNumber):
        return item.uids_of(named, tags.ReferencedSOPInstanceUID)
    return tuple(name for one in item.items(named) for name in image_names(one))


def _attached(item: Dataset) -> tuple[int, ...] | None:
    """Attached Contours: None where absent, () where present and empty."""
    if tags.AttachedContours not in item:
        return None
    numbers = []
    for text in item.texts(tags.AttachedContours):
        if not text:
            continue
        try:
            numbers.append(int(text))
        except ValueError:
            numbers.append(NO_CONTOUR)
    return tuple(numbers)


def _have_known_type(
    items: Sequence[Dataset],
    stated: StatedContours,
    sound: NDArray[np.bool_],
    values: NDArray[np.float64],
    counts: NDArray[np.int64],
    defects: Defects,
) -> NDArray[np.bool_]:
    """Whether the type of each contour is known, or follows from its points.

    Known ones in another letter case are taken, and where no type is stated three or
    more points in one plane are a closed contour: ``stated`` says so then.
    """
    known = np.array([kind is not None for kind in stated.kinds], dtype=np.bool_)
    ends = np.cumsum(counts)
    tag = tags.ContourGeometricType
    for n in np.flatnonzero(sound & ~known).tolist():
        found = items[n].text(tag)
        kind = _KINDS.get(found.strip().upper())
        points = values[ends[n] - counts[n] : ends[n]].reshape(-1, 3)
        is_flat = len(points) >= _AREA and np.ptp(points[:, 2]) <= OBLIQUE_MM
        if kind is not None:
            defects.mention(n, "RC-07:case", tag, found, str(kind))
        elif not found.strip() and is_flat:
            kind = GeometricType.CLOSED_PLANAR
            defects.mention(n, "RC-07:none", tag, tr("nothing"), str(kind))
        else:
            expected = listed(("POINT", "CLOSED_PLANAR"))
            defects.leave_out(n, "RC-07:unknown", tag, found, expected)
        stated.kinds[n] = kind
        known[n] = kind is not None
    return known


def _note_encoding(
    items: Sequence[Dataset], longest: int, roi: int, name: str, remarks: Remarks
) -> None:
    """Note coordinates of unknown VR or of more characters than decimals have."""
    unknown = sum(item.written_vr(tags.ContourData) == "UN" for item in items)
    if unknown:
        remarks.add(
            "RC-13",
            contours=counted(unknown, "contour"),
            name=name,
            tag=tags.ContourData,
            found="UN",
            expected="DS",
            roi=roi,
        )
    if longest > MAX_DECIMAL:
        remarks.add(
            "S10",
            name=name,
            longest=longest,
            tag=tags.ContourData,
            found=counted(longest, "character"),
            expected=tr("at most {limit}", limit=MAX_DECIMAL),
            roi=roi,
        )


def _note_types(
    contours: Contours, roi: int, name: str, remarks: Remarks
) -> list[Reason]:
    """Note types the profile does not have; return why there is no volume."""
    keys = {
        GeometricType.OPEN_PLANAR: "RC-07:open",
        GeometricType.OPEN_NONPLANAR: "RC-07:through",
        GeometricType.CLOSEDPLANAR_XOR: "RC-07:xor",
        GeometricType.INTERPOLATED_PLANAR: "RC-07:interpolated",
    }
    reasons = []
    for kind in dict.fromkeys(contours.kinds):
        key = keys.get(kind)
        if key is None:
            continue
        remarks.add(
            key,
            name=name,
            tag=tags.ContourGeometricType,
            found=str(kind),
            expected=listed(("POINT", "CLOSED_PLANAR")),
            roi=roi,
        )
        if not kind.is_closed:
            reasons.append(Reason.of("it has contours of type {kind}", kind=str(kind)))
    return reasons


def _note_crowding(contours: Contours, roi: int, name: str, remarks: Remarks) -> None:
    if len(contours) <= MANY_ON_A_SLICE:
        return
    planes, counts = np.unique(contours.z, return_counts=True)
    most = int(counts.argmax())
    if counts[most] > MANY_ON_A_SLICE:
        remarks.add(
            "RC-03",
            name=name,
            tag=tags.ContourSequence,
            found=str(counts[most]),
            expected=tr("at most {limit}", limit=MANY_ON_A_SLICE),
            roi=roi,
            z=float(planes[most]),
        )
