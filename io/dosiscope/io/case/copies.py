"""Whether two files hold the same object, written otherwise or exported again.

An archive writes an object anew: another transfer syntax, other file meta information,
some descriptive attributes more or less.  What is shown and measured is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import dictionary_vr
from dosiscope.io.files.part10 import read_file
from dosiscope.io.files.pixel_format import read_format
from dosiscope.io.files.pixels import locate_pixels, read_pixels
from dosiscope.io.header import read_patient

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile

# what is told of an object, which is no description
_ALWAYS: Final = (
    tags.SOPClassUID,
    tags.SOPInstanceUID,
    tags.ContentDate,
    tags.ContentTime,
    tags.Modality,
    tags.ImageType,
    tags.PatientPosition,
    tags.Units,
)
# what every export writes anew
_OF_EXPORT: Final = frozenset(
    (
        tags.SOPInstanceUID,
        tags.ContentDate,
        tags.ContentTime,
        tags.SeriesInstanceUID,
        0x00200011,  # Series Number
        0x00200013,  # Instance Number
    )
)
# groups of relation, image and radiotherapy: geometry and all that is measured
_GROUPS: Final = (
    0x0020,
    0x0028,
    0x3002,
    0x3004,
    0x3006,
    0x3008,
    0x300A,
    0x300C,
    0x300E,
    0x5200,  # functional groups
)
# how pixels were written and are to look, not what they are
_APPEARANCE: Final = frozenset(
    (
        *(0x00280106, 0x00280107, 0x00280301, 0x00280006, 0x00280302),
        *(0x00281050, 0x00281051, 0x00281055, 0x00281056),
        *(0x00282110, 0x00282112, 0x00282114),
    )
)
# bytes of one value that big-endian order turns around
_WIDTHS: Final = {
    **dict.fromkeys(("AT", "US", "SS", "OW"), 2),
    **dict.fromkeys(("UL", "SL", "FL", "OF", "OL"), 4),
    **dict.fromkeys(("FD", "OD"), 8),
}


def are_copies(path: str, other: str) -> bool:
    """Whether two files hold equal pixels, geometry, references and identity.

    False where one of them cannot be read.
    """
    try:
        one, two = read_file(path), read_file(other)
        return (
            one.sop_class_uid == two.sop_class_uid
            and read_patient(one.dataset).is_same(read_patient(two.dataset))
            and _are_equal(one.dataset, two.dataset, is_outermost=True)
            and _have_equal_pixels(one, two)
        )
    except (OSError, MemoryError, NotReadableError):
        return False


def hold_the_same(one: DicomFile, other: DicomFile) -> bool:
    """Whether two objects are one that was exported again, under another UID.

    They are as copies are, but for what tells instances and series apart.  False where
    one of them cannot be read.
    """
    try:
        return (
            one.sop_class_uid == other.sop_class_uid
            and read_patient(one.dataset).is_same(read_patient(other.dataset))
            and _are_equal(
                one.dataset, other.dataset, is_outermost=True, ignoring=_OF_EXPORT
            )
            and _have_equal_pixels(read_file(one.path), read_file(other.path))
        )
    except (OSError, MemoryError, NotReadableError):
        return False


def _are_equal(
    one: Dataset,
    other: Dataset,
    *,
    is_outermost: bool = False,
    ignoring: frozenset[int] = frozenset(),
) -> bool:
    wanted = [
        sorted(
            tag
            for tag in dataset.places()
            if _counts(tag, is_outermost) and tag not in ignoring
        )
        for dataset in (one, other)
    ]
    return wanted[0] == wanted[1] and all(
        _have_equal(tag, one, other) for tag in wanted[0]
    )


def _counts(tag: int, is_outermost: bool) -> bool:
    """Whether an attribute tells what the object is.

    Within the sequences of these groups all of the standard do; group lengths and
    private attributes nowhere.
    """
    if not tag & 0xFFFF or tag >> 16 & 1 or tag in _APPEARANCE:
        return False
    return not is_outermost or tag in _ALWAYS or tag >> 16 in _GROUPS


def _have_equal(tag: int, one: Dataset, other: Dataset) -> bool:
    if dictionary_vr(tag) == "SQ":
        mine, its = one.items(tag), other.items(tag)
        spend()
        return len(mine) == len(its) and all(map(_are_equal, mine, its))
    return _value(one, tag) == _value(other, tag)


def _value(dataset: Dataset, tag: int) -> object:
    """Return a value as it compares: numbers as such, text without its padding."""
    raw = dataset.raw(tag) or b""
    vr = dictionary_vr(tag)
    if vr in ("DS", "IS"):
        try:
            return tuple(float(part) if part.strip() else None for part in _parts(raw))
        except ValueError:
            return _parts(raw)
    width = _WIDTHS.get(vr)
    if width is None:
        return _parts(raw)
    if dataset.is_big_endian and not len(raw) % width:
        return np.frombuffer(raw, f"u{width}").byteswap().tobytes()
    return raw


def _parts(raw: bytes) -> tuple[bytes, ...]:
    return tuple(part.strip(b" \0") for part in raw.split(b"\\"))


def _have_equal_pixels(one: DicomFile, other: DicomFile) -> bool:
    if one.pixel_span is None or other.pixel_span is None:
        return one.pixel_span is other.pixel_span
    return np.array_equal(_pixels(one), _pixels(other))


def _pixels(file: DicomFile) -> NDArray[Any]:
    form = read_format(file.dataset)
    pixels = np.empty((form.frames, form.rows, form.columns), form.dtype)
    read_pixels(locate_pixels(file, form), form, pixels)
    return pixels
