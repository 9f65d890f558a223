"""What colours the pixels of a picture: a dose, a difference of two, or gamma."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dosiscope.resources.colour_tables import DIFFERENCE, GAMMA
from dosiscope.viewer.colouring import difference_bands, gamma_bands, wash_bands
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.shown_doses import shown_wash, why_no_difference

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.field import Field
    from dosiscope.core.plane import Plane
    from dosiscope.core.sections.image_grid import FieldPixels, ImageGrid
    from dosiscope.viewer.review import ViewState

_Part = tuple[slice, slice]


class Coloured(NamedTuple):
    """The number of the colour of each pixel, 0 for none, in a part of the picture."""

    part: _Part
    bands: NDArray[np.uint16]


class _Values(NamedTuple):
    part: _Part
    values: NDArray[np.float32]


class WashPixels:
    """The wash of a view on the pixels of its picture.

    What is coloured is interpolated first.  Values are kept for as long as the plane
    is the same: range and colours change more often.
    """

    def __init__(self, view: ViewState, pixels: ImageGrid) -> None:
        self._view, self._pixels = view, pixels
        self._fields: dict[Field, FieldPixels] = {}
        self._kept: dict[Wash, tuple[object, _Values | None]] = {}

    @property
    def table(self) -> str:
        """Name of the colour table."""
        wash = shown_wash(self._view)
        if wash is Wash.DIFFERENCE:
            return DIFFERENCE
        return GAMMA if wash is Wash.GAMMA else self._view.review.look.wash_table

    def on(self, plane: Plane) -> Coloured | None:
        """Return the colours on a plane; None where there are none."""
        review = self._view.review
        wash = shown_wash(self._view)
        found = self._values(wash, plane)
        if found is None:
            return None
        part, values = found
        if wash is Wash.DIFFERENCE:
            comparison = review.comparison
            end, threshold = comparison.difference_end, comparison.difference_threshold
            return Coloured(part, difference_bands(values, end, threshold))
        if wash is Wash.GAMMA:
            return Coloured(part, gamma_bands(values))
        return Coloured(part, wash_bands(values, review.look.wash_range))

    def _values(self, wash: Wash, plane: Plane) -> _Values | None:
        view, comparison = self._view, self._view.review.comparison
        key: object
        if wash is Wash.DIFFERENCE:
            key = plane, view.review.dose, comparison.other
        elif wash is Wash.GAMMA:
            key = plane, comparison.gamma
        else:
            key = plane, view.slab_mm
        if wash not in self._kept or self._kept[wash][0] != key:
            self._kept[wash] = key, self._made(wash, plane)
        return self._kept[wash][1]

    def _made(self, wash: Wash, plane: Plane) -> _Values | None:
        if wash is Wash.DIFFERENCE:
            return self._difference(plane)
        if wash is Wash.GAMMA:
            gamma = self._view.review.comparison.gamma
            return None if gamma is None else self._of(gamma.field, plane)
        dose = self._pixels.dose_on(plane, self._view.slab_mm)
        return None if dose is None else _Values(self._pixels.dose_part, dose)

    def _difference(self, plane: Plane) -> _Values | None:
        """Return A - B where both have data.

        Each is interpolated for itself, so that it is what the read-out tells of both.
        """
        review = self._view.review
        dose, other = review.dose, review.comparison.other
        if dose is None or other is None or why_no_difference(review):
            return None
        one, two = self._of(dose, plane), self._of(other, plane)
        if one is None or two is None:
            return None
        shape = self._pixels.shape
        rows, columns = (
            _common(a, b, size)
            for a, b, size in zip(one.part, two.part, shape, strict=True)
        )
        part = rows, columns
        return _Values(part, _cut(one, part, shape) - _cut(two, part, shape))

    def _of(self, field: Field, plane: Plane) -> _Values | None:
        if field not in self._fields:
            self._fields[field] = self._pixels.pixels_of(field)
        pixels = self._fields[field]
        values = pixels.at(plane)
        return None if values is None else _Values(pixels.part, values)


def _common(one: slice, other: slice, size: int) -> slice:
    """Return the rows, or columns, that two parts share; none where they lie apart."""
    (first, last, _), (begin, end, _) = one.indices(size), other.indices(size)
    low = max(first, begin)
    return slice(low, max(min(last, end), low))


def _cut(of: _Values, part: _Part, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Return the values in a part of the picture within theirs."""
    starts = (own.indices(n)[0] for own, n in zip(of.part, shape, strict=True))
    rows, columns = (
        slice(wanted.start - start, wanted.stop - start)
        for wanted, start in zip(part, starts, strict=True)
    )
    cut: NDArray[np.float32] = of.values[rows, columns]
    return cut
