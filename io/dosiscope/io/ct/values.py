"""What the values of CT images can be, and whether an image fits its neighbours.

Of other images nothing is said: their values have no scale of their own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.text import are, listed
from dosiscope.io.ct.remarks import images_text
from dosiscope.io.files import tags
from dosiscope.io.ranges import HOUNSFIELD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.io.ct.image import CtCommon, CtImage
    from dosiscope.io.remarks import Remarks

_UNUSUAL_HU: Final = 20_000.0
# an image is compared with its neighbour in every fourth row and column
_THINNED: Final = 4
# its own rescale is doubted where another fits so much better
_TIMES: Final = 2.0
_NOISE_HU: Final = 5.0


class Extent(NamedTuple):
    """Least and largest value of an image, HU."""

    low: float
    high: float

    @property
    def is_possible(self) -> bool:
        """Whether both are values that a CT image may have."""
        return HOUNSFIELD.holds(self.low) and HOUNSFIELD.holds(self.high)


def extent_of(plane: NDArray[Any], common: CtCommon) -> Extent:
    """Return the extent of an image of stored values, shape (rows, columns).

    Where it is unusual, values that mean "no pixel" are left out: Pixel Padding Value,
    and the least signed number, by which many writers mark the same.
    """
    found = _extent(int(plane.min()), int(plane.max()), common)
    if found.is_possible and found.high <= _UNUSUAL_HU:
        return found
    there = np.ones(plane.shape, np.bool_)
    if common.form.signed:
        there = plane != np.iinfo(np.int16).min
    if common.padding is not None:
        there &= plane != common.padding
    if not there.any():
        return Extent(0.0, 0.0)
    values = plane[there]
    return _extent(int(values.min()), int(values.max()), common)


def _extent(low: int, high: int, common: CtCommon) -> Extent:
    slope, intercept = common.rescale or (1.0, 0.0)
    one, other = low * slope + intercept, high * slope + intercept
    return Extent(min(one, other), max(one, other))


class Extents:
    """Collects the extents of the images of a volume and says what is odd."""

    def __init__(self) -> None:
        self._impossible: list[tuple[float, Extent]] = []
        self._high: list[tuple[float, Extent]] = []

    def take(self, plane: NDArray[Any], image: CtImage) -> bool:
        """Note the extent of an image; whether it can be shown."""
        if not image.common.header.kind.is_ct:
            return True
        extent = extent_of(plane, image.common)
        at = (image.position[2], extent)
        if not extent.is_possible:
            self._impossible.append(at)
            return False
        if extent.high > _UNUSUAL_HU and image.common.rescale is not None:
            self._high.append(at)
        return True

    def note(self, remarks: Remarks) -> None:
        """Note what is odd, once for all images."""
        if self._impossible:
            count = len(self._impossible)
            low = min(extent.low for _, extent in self._impossible)
            high = max(extent.high for _, extent in self._impossible)
            remarks.add(
                "IMG-05:range",
                images=images_text(count, Kind.CT),
                are=are(count),
                low=low,
                high=high,
                z=min(z for z, _ in self._impossible),
                tag=tags.RescaleSlope,
                found=tr("{low:.4g} to {high:.4g} HU", low=low, high=high),
                expected=str(HOUNSFIELD),
            )
        if self._high:
            count = len(self._high)
            high = max(extent.high for _, extent in self._high)
            remarks.add(
                "IMG-05:high",
                images=images_text(count, Kind.CT),
                several=count > 1,
                high=high,
                z=min(z for z, _ in self._high),
                tag=tags.PixelData,
                found=f"{high:.0f} HU",
                expected=tr("up to {limit:.0f} HU", limit=_UNUSUAL_HU),
            )


def judge_rescale(
    volume: NDArray[Any],
    images: Sequence[CtImage],
    kept: NDArray[np.bool_],
    remarks: Remarks,
) -> None:
    """Note images whose rescale is another, where that of the others fits better.

    Rescale may differ from image to image, and the stored values with it.  Where only
    the numbers of the header differ, the patient would change from one image to the
    next: air of -1024 HU here is 3 HU there.

    Parameters
    ----------
    volume
        Stored values, shape (planes, rows, columns).
    kept
        Which of the images were read, shape (planes,).
    """
    if not images[0].common.header.kind.is_ct:
        return
    there = [int(k) for k in np.flatnonzero(kept)]
    rescales = {k: images[k].common.rescale for k in there}
    counted = Counter(rescales.values()).most_common(1)
    usual = counted[0][0] if counted else None
    if usual is None:
        return
    alike = [k for k in there if rescales[k] == usual]
    doubtful = []
    for k in there:
        own = rescales[k]
        if own is None or own == usual:
            continue
        neighbour = _thinned(volume[min(alike, key=lambda n: abs(n - k))], usual)
        by_own = np.abs(_thinned(volume[k], own) - neighbour).mean()
        by_usual = np.abs(_thinned(volume[k], usual) - neighbour).mean()
        if by_own > _TIMES * by_usual + _NOISE_HU:
            doubtful.append(k)
    if doubtful:
        one, count = rescales[doubtful[0]], len(doubtful)
        assert one is not None
        remarks.add(
            "IMG-05:differs",
            images=images_text(count, Kind.CT),
            several=count > 1,
            z=images[doubtful[0]].position[2],
            tag=tags.RescaleIntercept,
            found=listed((f"{one[0]:g}", f"{one[1]:g}"), "and"),
            expected=listed((f"{usual[0]:g}", f"{usual[1]:g}"), "and"),
        )


def _thinned(plane: NDArray[Any], rescale: tuple[float, float]) -> NDArray[np.float64]:
    """Return every fourth row and column of an image in HU."""
    values: NDArray[np.float64] = plane[::_THINNED, ::_THINNED] * np.float64(rescale[0])
    return values + rescale[1]
