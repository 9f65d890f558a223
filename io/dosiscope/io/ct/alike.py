"""CT images whose headers repeat that of another image, but for a few values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dosiscope.io.ct.image import COMMON, CtImage
from dosiscope.io.files import tags
from dosiscope.io.files.decimals import parse_decimal
from dosiscope.io.files.head import HEAD_BYTES
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.files.pattern import differing, pattern_of
from dosiscope.io.files.pixels import PixelPlace

if TYPE_CHECKING:
    from dosiscope.io.ct.image import CtCommon
    from dosiscope.io.files.head import Head
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.files.pattern import Pattern

_TRIES: Final = 12  # of learning what differs between the images of a series
_SERIES: Final = 100  # may lie mixed in one folder
_SERIES_TAG: Final = b"\x20\x00\x0e\x00"  # (0020,000E), little-endian
_OWN: Final = frozenset(
    (
        tags.FileMetaInformationGroupLength,  # changes with the length of the next
        tags.MediaStorageSOPInstanceUID,
        tags.SOPInstanceUID,
        tags.ImagePositionPatient,
    )
)
_COMMON: Final = frozenset(COMMON)
_UID: Final = b"0123456789."
_LONGEST: Final = 3 * 32  # as long as three decimals are read one by one

# most images of a series begin at the same x and y
_coordinate = lru_cache(64)(parse_decimal)


@dataclass(slots=True)
class _Known:
    """The image of a series that was read last in the long way."""

    file: DicomFile
    image: CtImage
    free: set[int]
    pattern: Pattern | None = None
    tries: int = 0


class Alike:
    """Reads images that differ from known ones in a few values, and learns which.

    What it returns equals what `read_file` and `read_image` make of the file.
    """

    def __init__(self) -> None:
        self._known: dict[bytes, _Known] = {}

    def read(self, head: Head) -> CtImage | None:
        """Return the image that begins so; None where it is to be read as usual."""
        known = self._known.get(_hint(head.data))
        if known is None or known.pattern is None:
            return None
        return _read(head, known.image, known.pattern)

    def learn(self, file: DicomFile, image: CtImage) -> None:
        """Note an image that was read as usual and is the last of its series."""
        hint = _hint(file.dataset.bytes_at(0, HEAD_BYTES))
        known = self._known.get(hint)
        if known is None or known.image.common is not image.common:
            self._forget_others(image.common)
            self._known[hint] = _Known(file, image, set(_OWN))
            if len(self._known) > _SERIES:
                del self._known[next(iter(self._known))]
            return
        known.pattern = None
        if known.tries == _TRIES:
            return
        known.tries += 1
        changed = differing(known.file, file)
        known.file, known.image = file, image
        if changed is None or image.notes:
            return
        known.free |= changed
        if known.free.isdisjoint(_COMMON):
            known.pattern = _pattern(file, known.free)

    def _forget_others(self, common: CtCommon) -> None:
        """Forget images of a series whose last image is another in what is shared.

        What is read as usual is compared with the last image of the series only.
        """
        series = common.header.series_uid
        self._known = {
            hint: known
            for hint, known in self._known.items()
            if known.image.common is common
            or known.image.common.header.series_uid != series
        }


def _hint(data: bytes) -> bytes:
    """Return bytes by which images of one series are found again, most likely."""
    at = data.find(_SERIES_TAG, 0, -8)
    if at < 0:
        return b""
    length = data[at + 6] if data[at + 4 : at + 6] == b"UI" else data[at + 4]
    return data[at : at + 8 + length]


def _pattern(file: DicomFile, free: set[int]) -> Pattern | None:
    """Return the pattern of the images like this; None where there is none."""
    span = file.dataset.span(tags.PixelData)
    pattern = pattern_of(file, free)
    if pattern is None or span is None or span[0] > HEAD_BYTES:
        return None
    if not {tags.SOPInstanceUID, tags.ImagePositionPatient} <= set(pattern.free):
        return None
    vrs = [
        file.dataset.written_vr(t)
        for t in (tags.SOPInstanceUID, tags.ImagePositionPatient)
    ]
    return pattern if vrs in (["UI", "DS"], ["", ""]) else None


def _read(head: Head, like: CtImage, pattern: Pattern) -> CtImage | None:
    path, data, size, modified = head
    spans = pattern.spans(data, size)
    if spans is None:
        return None
    begin, end = spans[pattern.free[tags.SOPInstanceUID]]
    raw = data[begin:end]
    digits = raw.rstrip(b"\0")
    if not digits or digits.translate(None, _UID):
        return None
    media = pattern.free.get(tags.MediaStorageSOPInstanceUID)
    if media is not None:
        begin, end = spans[media]
        if data[begin:end] != raw:
            return None
    begin, end = spans[pattern.free[tags.ImagePositionPatient]]
    if end - begin > _LONGEST:
        return None
    try:
        x, y, z = map(_coordinate, data[begin:end].rstrip(b" ").split(b"\\"))
    except ValueError:
        return None
    far = LIMITS.coordinate_mm
    if not (-far <= x <= far and -far <= y <= far and -far <= z <= far):
        return None
    begin, end = spans[-1]
    place = PixelPlace(
        path, size, modified, begin, end - begin, like.pixels.transfer_syntax
    )
    return CtImage(digits.decode("ascii"), (x, y, z), place, like.common)
