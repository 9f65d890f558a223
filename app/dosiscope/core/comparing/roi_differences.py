"""By how much dose A is above dose B in ROIs: from the DVH of A - B in their solids.

A DVH has no doses below 0.  So it is taken of A - B raised until it has none, and what
is read off it is lowered again: volumes, means and extremes are those of the engine,
exact for the interpolated difference, without voxels that are in or out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.comparing.dose_difference import LIMIT_PERCENT, larger_of
from dosiscope.core.dvh.curve import GRID_TOLERANCE_PERCENT
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.hot_places import hot_places
from dosiscope.core.effort import Allowance, bounded, part_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.progress import Progress, finish

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.comparing.dose_difference import DoseDifference
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.hot_places import HotPlace
    from dosiscope.core.field import Place
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi

_APART: Final = "no part of it has both doses"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiDifference:
    """What A - B is in one ROI; doses in ``unit``, None where there are no numbers.

    Attributes
    ----------
    volume_cc
        Of the whole ROI.
    without_both_percent
        Share of it in which not both doses have data, %: the numbers are of the rest.
    minimum, maximum
        Of the interpolated difference, with their places (x, y, z), mm.
    beyond_percent
        Share of the rest in which abs(A - B) is more than ``limit_percent`` of the
        named reference, %; None where none is named.
    reason
        Why there are no numbers, as a clause; "" where there are.
    """

    number: int
    name: str
    unit: str
    volume_cc: float | None = None
    without_both_percent: float = 0.0
    mean: float | None = None
    minimum: float | None = None
    minimum_at: Place | None = None
    maximum: float | None = None
    maximum_at: Place | None = None
    beyond_percent: float | None = None
    limit_percent: float = LIMIT_PERCENT
    reason: str = ""

    @property
    def is_partial(self) -> bool:
        """Whether part of the ROI does not have both doses."""
        return self.without_both_percent > GRID_TOLERANCE_PERCENT

    @property
    def largest(self) -> float | None:
        """Largest abs(A - B)."""
        if self.minimum is None or self.maximum is None:
            return None
        return max(-self.minimum, self.maximum)

    @property
    def largest_at(self) -> Place | None:
        """Where that is, mm."""
        if self.minimum is None or self.maximum is None:
            return None
        if self.minimum_at is None or self.maximum_at is None:
            return None
        return larger_of(self.minimum, self.minimum_at, self.maximum, self.maximum_at)


def roi_differences(
    difference: DoseDifference,
    rois: Sequence[Roi],
    solids: Mapping[int, Solid],
    reasons: Mapping[int, str] | None = None,
) -> PartSteps[RoiDifference, tuple[RoiDifference, ...]]:
    """Compare two doses in ROIs, one after the other; each is a part of the progress.

    Parameters
    ----------
    solids
        By ROI Number.
    reasons
        Why an ROI has none, by its number.
    """
    what = "Comparing doses in structures"
    results: list[RoiDifference] = []
    for done, roi in enumerate(rois):
        yield Progress(done, len(rois), what)
        result = RoiDifference(
            number=roi.number, name=roi.shown_name, unit=difference.unit
        )
        solid = solids.get(roi.number)
        if solid is None:
            reason = (reasons or {}).get(roi.number) or "it has no volume"
            result = replace(result, reason=reason)
        else:
            result = replace(result, volume_cc=solid.volume_cc)
            points = sum(len(p) for one in solid.sections for p in one.polygons)
            try:
                with bounded(Allowance(points, part_of(len(rois)))):
                    result = _measured(result, solid, difference)
            except NotEvaluableError as error:
                result = replace(result, reason=str(error))
        results.append(result)
        yield Progress(done + 1, len(rois), what, part=result)
    return tuple(results)


def _around(dose: Dose, solid: Solid) -> Dose:
    """Return the part of a difference around a solid: gaps elsewhere do not count.

    Raises
    ------
    NotEvaluableError
        There is none.
    """
    geometry, box = dose.geometry, solid.extent
    if box is None:
        raise NotEvaluableError("it has no volume")
    corners = np.array(list(product(*zip(box[:3], box[3:], strict=True))))
    way = 1 if geometry.offsets[-1] >= geometry.offsets[0] else -1
    row, column = geometry.spacing
    rows, columns = geometry.size
    from_first = corners - geometry.origin
    part = [
        _between(samples, from_first @ direction)
        for samples, direction in (
            (way * geometry.offsets, way * geometry.normal),
            (row * np.arange(rows, dtype=np.float64), geometry.column_direction),
            (column * np.arange(columns, dtype=np.float64), geometry.row_direction),
        )
    ]
    values = dose.values(*part)
    if np.isnan(values).all():
        raise NotEvaluableError(_APART)
    return replace(dose, geometry=geometry.part(*part), stored=values, scaling=1.0)


def _between(samples: NDArray[np.floating[Any]], places: NDArray[np.float64]) -> slice:
    """Return the samples along an axis that are needed between places, mm.

    Raises
    ------
    NotEvaluableError
        All places are beyond the first or the last sample.
    """
    low, high = places.min(), places.max()
    if high < samples[0] or low > samples[-1]:
        raise NotEvaluableError(_APART)
    first = int(np.searchsorted(samples, low, side="right")) - 1
    last = int(np.searchsorted(samples, high, side="left"))
    return slice(max(first, 0), min(last, len(samples) - 1) + 1)


def _measured(
    empty: RoiDifference, solid: Solid, difference: DoseDifference
) -> RoiDifference:
    """Return the numbers of an ROI.

    Raises
    ------
    NotEvaluableError
        Most of it does not have both doses, or it has no volume.
    """
    dose = _around(difference.dose, solid)
    lift = max(-dose.minimum, 0.0)
    dvh = compute_dvh(solid, replace(dose, stored=dose.stored + lift))
    assert dvh.mean is not None
    assert dvh.minimum is not None
    assert dvh.maximum is not None
    places = finish(hot_places(solid, dose))
    minimum, minimum_at = _extreme(dvh.minimum - lift, places.coldest, min)
    maximum, maximum_at = _extreme(dvh.maximum - lift, places.hottest, max)
    return replace(
        empty,
        without_both_percent=dvh.outside_percent or 0.0,
        mean=dvh.mean - lift,
        minimum=minimum,
        minimum_at=minimum_at,
        maximum=maximum,
        maximum_at=maximum_at,
        beyond_percent=_beyond_percent(dvh, lift, difference.reference),
    )


def _extreme(
    value: float,
    place: HotPlace | None,
    worst: Callable[[float, float], float],
) -> tuple[float, Place | None]:
    """Return the extreme of an ROI and its place.

    Where there are gaps around it the DVH is of the largest block without; beside that,
    where both doses have data too, there may be more.
    """
    if place is None:
        return value, None
    return worst(value, place.dose), place.at


def _beyond_percent(dvh: Dvh, lift: float, reference: Reference | None) -> float | None:
    """Return the share of the curve's volume that is beyond the limit, %."""
    if reference is None or not dvh.total:
        return None
    limit = LIMIT_PERCENT / 100 * reference.gray
    above = dvh.volume_at_dose(lift + limit)
    below = dvh.total - dvh.volume_at_dose(lift - limit)
    return min(100.0, 100 * (above + below) / dvh.total)
