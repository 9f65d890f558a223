"""By how much dose A is above dose B, in numbers: of all that both cover, and in ROIs.

A difference is always A - B.  It is taken at the samples of the finer grid, and only
where both have dose data; how much has one of them alone is told.  A sample stands for
its voxel, whatever the distance of the planes beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.comparing.histogram import DifferenceHistogram
from dosiscope.core.dose_sum import difference
from dosiscope.core.effort import spend
from dosiscope.core.progress import Progress
from dosiscope.core.solids.solid import CUBIC_MM_PER_CC

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.field import Place
    from dosiscope.core.geometry import Geometry
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import Steps

    Floats = NDArray[np.float64]

#: A difference above this part of the named reference is told as a share of volume.
LIMIT_PERCENT: Final = 3.0
#: Where A or B has less than this part of the named reference, dose is low.
LOW_PERCENT: Final = 10.0


def larger_of(low: float, low_at: Place, high: float, high_at: Place) -> Place:
    """Return the place of the larger of two differences.

    Where both are as large it is the same of them if A and B are exchanged.
    """
    if high == -low:
        return min(low_at, high_at)
    return high_at if high > -low else low_at


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceNumbers:
    """What A - B is over a part of space; doses in the unit of the doses.

    Attributes
    ----------
    volume_cc
        Of the part, cc.
    minimum, maximum
        With their places (x, y, z), mm: of the first sample that holds it.
    mean, rms
        Over volume; rms is the root of the mean square.
    beyond_percent
        Share of the part in which abs(A - B) is more than `LIMIT_PERCENT` of the named
        reference, %; None where none is named.
    """

    volume_cc: float
    minimum: float
    minimum_at: Place
    maximum: float
    maximum_at: Place
    mean: float
    rms: float
    beyond_percent: float | None = None

    @property
    def largest(self) -> float:
        """Largest abs(A - B)."""
        return max(-self.minimum, self.maximum)

    @property
    def largest_at(self) -> Place:
        """Where that is, mm."""
        return larger_of(self.minimum, self.minimum_at, self.maximum, self.maximum_at)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DoseDifference:
    """A - B in numbers.

    Attributes
    ----------
    dose
        A - B as a dose of its own; A and B are its parts.
    a, b
        The two doses.
    unit
        Of all doses here: "Gy", "Gy (RBE)".
    reference
        What is 100 %; None where none is named.
    whole
        Over all that has both doses.
    not_low
        Over the part of it in which A or B has at least `LOW_PERCENT` of the
        reference; None without one, and where there is no such part.
    only_a_cc, only_b_cc
        What has one of the doses alone, cc.
    """

    dose: Dose
    a: Dose
    b: Dose
    unit: str
    reference: Reference | None
    whole: DifferenceNumbers
    not_low: DifferenceNumbers | None
    only_a_cc: float
    only_b_cc: float
    histogram: DifferenceHistogram
    limit_percent: float = field(default=LIMIT_PERCENT, init=False)
    low_percent: float = field(default=LOW_PERCENT, init=False)

    @property
    def one_alone_percent(self) -> float:
        """Share of the union of both grids that has one dose alone, %."""
        alone = self.only_a_cc + self.only_b_cc
        union = alone + self.whole.volume_cc
        return 100 * alone / union if union else 0.0

    def percent(self, value: float) -> float | None:
        """Return a difference in % of the named reference; None without one."""
        return None if self.reference is None else 100 * value / self.reference.gray


def dose_difference(
    a: Dose, b: Dose, reference: Reference | None = None
) -> Steps[DoseDifference]:
    """Compare two doses wherever both have data.

    Raises
    ------
    NotEvaluableError
        They do not compare, as `dose_sum.difference` has it.
    """
    what = "Comparing doses"
    yield Progress(0, 4, what)
    made = difference(a, b)
    yield Progress(1, 4, what)
    values = made.values()
    known = ~np.isnan(values)
    volumes = sample_volumes(made.geometry)
    whole = _numbers(made.geometry, values, volumes, known, reference)
    assert whole is not None  # a difference has at least one sample
    yield Progress(2, 4, what)
    not_low = None
    if reference is not None:
        there = _values_at(a, made.geometry)
        limit = LOW_PERCENT / 100 * reference.gray
        with np.errstate(invalid="ignore"):
            # B is A less the difference
            kept = known & ((there >= limit) | (there - values >= limit))
        not_low = _numbers(made.geometry, values, volumes, kept, reference)
    yield Progress(3, 4, what)
    return DoseDifference(
        dose=made,
        a=a,
        b=b,
        unit=made.unit_text,
        reference=reference,
        whole=whole,
        not_low=not_low,
        only_a_cc=_alone_cc(a, b),
        only_b_cc=_alone_cc(b, a),
        histogram=DifferenceHistogram.of(
            values[known],
            np.broadcast_to(volumes[:, None, None], values.shape)[known],
        ),
    )


def sample_volumes(geometry: Geometry) -> Floats:
    """Return what a sample of each plane stands for, shape (planes,), cc.

    Up to half way to the planes beside it, and as far beyond the first and the last; a
    single plane has no thickness, and its samples no volume.
    """
    offsets = np.abs(geometry.offsets)
    if len(offsets) < 2:
        return np.zeros(len(offsets))
    steps = np.abs(np.diff(geometry.offsets))
    thick = (np.append(steps[:1], steps) + np.append(steps, steps[-1:])) / 2
    row, column = geometry.spacing
    volumes: Floats = row * column * thick / CUBIC_MM_PER_CC
    return volumes


def _numbers(
    geometry: Geometry,
    values: Floats,
    volumes: Floats,
    kept: NDArray[np.bool_],
    reference: Reference | None,
) -> DifferenceNumbers | None:
    """Return the numbers of the samples that are kept; None where none is."""
    if not kept.any():
        return None
    spend()
    least = np.where(kept, values, np.inf).argmin()
    most = np.where(kept, values, -np.inf).argmax()
    some = np.where(kept, values, 0.0)
    # samples of a single plane count alike
    of_planes = volumes if volumes.any() else np.ones(len(volumes))
    total = float(of_planes @ kept.sum(axis=(1, 2)))
    beyond = None
    if reference is not None:
        limit = LIMIT_PERCENT / 100 * reference.gray
        far = (np.abs(some) > limit).sum(axis=(1, 2))
        beyond = 100 * float(of_planes @ far) / total
    return DifferenceNumbers(
        volume_cc=float(volumes @ kept.sum(axis=(1, 2))),
        minimum=float(values.flat[least]),
        minimum_at=_place(geometry, int(least)),
        maximum=float(values.flat[most]),
        maximum_at=_place(geometry, int(most)),
        mean=float(of_planes @ some.sum(axis=(1, 2))) / total,
        rms=float(np.sqrt(of_planes @ np.square(some).sum(axis=(1, 2)) / total)),
        beyond_percent=beyond,
    )


def _place(geometry: Geometry, number: int) -> Place:
    at = np.unravel_index(number, geometry.shape)
    x, y, z = (float(v) for v in geometry.to_mm(np.array(at)))
    return x, y, z


def _values_at(dose: Dose, geometry: Geometry) -> Floats:
    """Return a dose at the samples of a grid, shape ``geometry.shape``."""
    if dose.geometry.has_same_samples(geometry):
        return dose.values()
    values = np.empty(geometry.shape)
    index = _plane_indices(geometry)
    for k, plane in enumerate(values):
        spend()
        index[..., 0] = k
        plane[:] = dose.sample(geometry.to_mm(index))
    return values


def _alone_cc(dose: Dose, other: Dose) -> float:
    """Return the volume in which a dose has data and the other has none, cc."""
    geometry = dose.geometry
    is_gapless = not dose.has_gaps and not other.has_gaps
    if is_gapless and other.geometry.has_same_samples(geometry):
        return 0.0
    alone = np.zeros(len(geometry.offsets))
    index = _plane_indices(geometry)
    for k in range(len(alone)):
        spend()
        index[..., 0] = k
        points = geometry.to_mm(index)
        if other.has_gaps:
            lacks = np.isnan(other.sample(points))
        else:
            lacks = ~other.geometry.covers(other.geometry.to_index(points))
        if dose.has_gaps:
            lacks &= ~np.isnan(dose.stored[k])
        alone[k] = np.count_nonzero(lacks)
    return float(sample_volumes(geometry) @ alone)


def _plane_indices(geometry: Geometry) -> Floats:
    """Return indices (0, j, i) of a plane, shape (rows, columns, 3)."""
    return np.moveaxis(np.indices((1, *geometry.size), np.float64)[:, 0], 0, -1)
