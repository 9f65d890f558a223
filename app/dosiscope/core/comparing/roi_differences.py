"""By how much dose A is above dose B in ROIs: from the DVH of A - B in their solids.

A DVH has no doses below 0.  So it is taken of A - B raised until it has none, and what
is read off it is lowered again: volumes, means and extremes are those of the engine,
of the interpolated doses, without voxels that are in or out.

The mean is that of A less that of B, as the DVHs of both have them, wherever both have
data in all of a ROI: A - B of grids that are apart bends at the samples of both, which
one grid alone follows nearly.  So it is looked for extremes there, and they are told as
A and B have them at the place that was found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan
from typing import TYPE_CHECKING

from dosiscope.core.comparing.difference_around import difference_around
from dosiscope.core.comparing.dose_difference import (
    LIMIT_PERCENT,
    larger_of,
    limit_of,
)
from dosiscope.core.dvh.curve import GRID_TOLERANCE_PERCENT
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.outside import OutsideGridError
from dosiscope.core.effort import Allowance, bounded, part_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.text import part_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.comparing.dose_difference import DoseDifference
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.field import Place
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi


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
        Of A - B, each interpolated in its own grid, with their places (x, y, z), mm.
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
    what = tr("Comparing doses in structures")
    results: list[RoiDifference] = []
    for done, roi in enumerate(rois):
        yield Progress(done, len(rois), what)
        result = RoiDifference(
            number=roi.number, name=roi.shown_name, unit=difference.unit
        )
        solid = solids.get(roi.number)
        if solid is None:
            reason = (reasons or {}).get(roi.number) or tr("it has no volume")
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


def _measured(
    empty: RoiDifference, solid: Solid, difference: DoseDifference
) -> RoiDifference:
    """Return the numbers of an ROI.

    Raises
    ------
    NotEvaluableError
        Most of it does not have both doses, or it has no volume.
    """
    if solid.extent is None:
        raise NotEvaluableError(tr("it has no volume"))
    dose = difference_around(difference, solid.extent)
    if min(dose.geometry.shape) < 2:
        raise NotEvaluableError(_no_volume(difference))
    lift = max(-dose.minimum, 0.0)
    try:
        dvh = compute_dvh(solid, replace(dose, stored=dose.stored + lift))
    except OutsideGridError as error:
        raise NotEvaluableError(_most_lacks_both(error.percent)) from None
    assert dvh.mean is not None
    assert dvh.minimum is not None
    assert dvh.maximum is not None
    a, b = difference.a, difference.b
    are_apart = not a.geometry.has_same_samples(b.geometry)
    mean = _difference_of_means(solid, a, b) if are_apart else None
    return replace(
        empty,
        without_both_percent=dvh.outside_percent or 0.0,
        mean=dvh.mean - lift if mean is None else mean,
        minimum=_at(difference, dvh.minimum_at, dvh.minimum - lift),
        minimum_at=dvh.minimum_at,
        maximum=_at(difference, dvh.maximum_at, dvh.maximum - lift),
        maximum_at=dvh.maximum_at,
        beyond_percent=_beyond_percent(dvh, lift, difference.reference),
    )


def _no_volume(difference: DoseDifference) -> str:
    """Return that doses share no volume, of which a structure could have a part."""
    is_a_thin, is_b_thin = (
        min(dose.geometry.shape) < 2 for dose in (difference.a, difference.b)
    )
    if is_a_thin and is_b_thin:
        return tr("A and B are a single plane")
    if is_a_thin:
        return tr("A is a single plane")
    if is_b_thin:
        return tr("B is a single plane")
    return tr("both doses have data in a single plane of it only")


def _most_lacks_both(percent: float) -> str:
    """Return that so much of a structure, %, does not have both doses."""
    if percent >= 100:
        return tr("no part of it has both doses")
    return tr("{percent} of it does not have both doses", percent=part_text(percent))


def _at(difference: DoseDifference, place: Place | None, nearly: float) -> float:
    """Return A - B at a place; ``nearly`` where rounding took it off a grid."""
    if place is None:
        return nearly
    value = float(difference.a.sample(place) - difference.b.sample(place))
    return nearly if isnan(value) else value


def _difference_of_means(solid: Solid, a: Dose, b: Dose) -> float | None:
    """Return it as the DVHs have it; None where one has no data in part of a solid."""
    means = []
    for dose in (a, b):
        try:
            dvh = compute_dvh(solid, dose)
        except NotEvaluableError:
            return None
        if dvh.is_partial or dvh.mean is None:
            return None
        means.append(dvh.mean)
    return means[0] - means[1]


def _beyond_percent(dvh: Dvh, lift: float, reference: Reference | None) -> float | None:
    """Return the share of the curve's volume that is beyond the limit, %."""
    if reference is None or not dvh.total:
        return None
    assert dvh.minimum is not None
    assert dvh.maximum is not None
    limit = limit_of(reference)
    above = below = 0.0
    # where the curve ends is known better than what its last bins hold
    if dvh.maximum - lift > limit:
        above = dvh.volume_at_dose(lift + limit)
    if lift - dvh.minimum > limit:
        below = dvh.total - dvh.volume_at_dose(lift - limit)
    return min(100.0, 100 * (above + below) / dvh.total)
