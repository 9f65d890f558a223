"""By how much dose A is above dose B, in numbers: of all that both cover, and in ROIs.

A difference is always A - B.  It is taken at the samples of the finer grid, and only
where both have dose data; how much has one of them alone is told.  A sample stands for
its voxel, whatever the distance of the planes beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.comparing.histogram import Bins
from dosiscope.core.dose_sum import finest, subtracting
from dosiscope.core.effort import spend
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.solids.solid import CUBIC_MM_PER_CC

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dosiscope.core.comparing.histogram import DifferenceHistogram
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
# Part of the reference by which rounding may make a difference larger than it is.
_ROUNDING: Final = 1e-6


def limit_of(reference: Reference) -> float:
    """Return what a difference has to exceed to be beyond `LIMIT_PERCENT`, Gy.

    One of just so much is not, whatever it is rounded to.
    """
    return (LIMIT_PERCENT / 100 + _ROUNDING) * reference.gray


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
        They do not compare, as `subtracting` has it.
    """
    what = tr("Comparing doses")
    yield Progress(0, 1, what)
    made = yield from subtracting(a, b)
    geometry = made.geometry
    volumes = _volumes_in(finest((a, b)).geometry, geometry)
    planes = len(volumes)
    limit = None if reference is None else limit_of(reference)
    low = None if reference is None else LOW_PERCENT / 100 * reference.gray
    whole, not_low = _Sums(geometry, volumes, limit), _Sums(geometry, volumes, limit)
    bins = Bins(made.minimum, made.maximum)
    values_of_a = _values_by_plane(a, geometry)
    # plane by plane: of a large grid there is no second copy
    for k in range(planes):
        values = made.values(slice(k, k + 1))[0]
        spend(values.size)
        known = ~np.isnan(values)
        whole.add(k, values, known)
        bins.add(values[known], volumes[k])
        if low is not None:
            there = values_of_a(k)
            with np.errstate(invalid="ignore"):
                # B is A less the difference
                not_low.add(
                    k, values, known & (np.maximum(there, there - values) >= low)
                )
        yield Progress(k + 1, planes + 2, what)
    only_a_cc = _alone_cc(a, b)
    yield Progress(planes + 1, planes + 2, what)
    only_b_cc = _alone_cc(b, a)
    yield Progress(planes + 2, planes + 2, what)
    numbers = whole.numbers()
    assert numbers is not None  # a difference has at least one sample
    return DoseDifference(
        dose=made,
        a=a,
        b=b,
        unit=made.unit_text,
        reference=reference,
        whole=numbers,
        not_low=not_low.numbers(),
        only_a_cc=only_a_cc,
        only_b_cc=only_b_cc,
        histogram=bins.histogram(),
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


def _volumes_in(geometry: Geometry, part: Geometry) -> Floats:
    """Return the same of a part of a grid: its samples stand for what they did."""
    first = round(float(geometry.to_index(part.to_mm((0, 0, 0)))[0]))
    return sample_volumes(geometry)[first : first + len(part.offsets)]


class _Sums:
    """What is summed up of some samples of a difference, plane by plane."""

    def __init__(
        self, geometry: Geometry, volumes: Floats, limit: float | None
    ) -> None:
        self._geometry = geometry
        self._volumes = volumes
        # samples of a single plane count alike
        self._weights = volumes if volumes.any() else np.ones(len(volumes))
        self._limit = limit
        self._volume = self._weight = self._sum = self._squares = self._far = 0.0
        self._count = self._far_count = 0
        self._least: tuple[float, tuple[int, int]] | None = None
        self._most: tuple[float, tuple[int, int]] | None = None

    def add(self, k: int, values: Floats, kept: NDArray[np.bool_]) -> None:
        """Add the samples of a plane that are kept; both have shape (rows, columns)."""
        numbers = np.flatnonzero(kept)
        if not len(numbers):
            return
        some = values.ravel()[numbers]
        self._volume += float(self._volumes[k]) * len(some)
        weight = float(self._weights[k])
        self._weight += weight * len(some)
        self._count += len(some)
        self._sum += weight * float(some.sum())
        self._squares += weight * float(np.square(some).sum())
        if self._limit is not None:
            far = int(np.count_nonzero(np.abs(some) > self._limit))
            self._far += weight * far
            self._far_count += far
        low, high = int(some.argmin()), int(some.argmax())
        if self._least is None or some[low] < self._least[0]:
            self._least = float(some[low]), (k, int(numbers[low]))
        if self._most is None or some[high] > self._most[0]:
            self._most = float(some[high]), (k, int(numbers[high]))

    def numbers(self) -> DifferenceNumbers | None:
        """Return what they are; None where no sample was kept."""
        if self._least is None or self._most is None:
            return None
        beyond = None if self._limit is None else 100 * self._far / self._weight
        if self._limit is not None and self._far_count == self._count:
            beyond = 100.0  # whatever sums are rounded to
        return DifferenceNumbers(
            volume_cc=self._volume,
            minimum=self._least[0],
            minimum_at=self._place(*self._least[1]),
            maximum=self._most[0],
            maximum_at=self._place(*self._most[1]),
            mean=self._sum / self._weight,
            rms=float(np.sqrt(self._squares / self._weight)),
            beyond_percent=beyond,
        )

    def _place(self, k: int, number: int) -> Place:
        j, i = divmod(number, self._geometry.size[1])
        x, y, z = (float(v) for v in self._geometry.to_mm(np.array([k, j, i])))
        return x, y, z


def _values_by_plane(dose: Dose, geometry: Geometry) -> Callable[[int], Floats]:
    """Return what gives a dose at the samples of a plane, shape (rows, columns)."""
    if dose.geometry.has_same_samples(geometry):
        return lambda k: dose.values(slice(k, k + 1))[0]
    index = _plane_indices(geometry)

    def sampled(k: int) -> Floats:
        index[..., 0] = k
        return dose.sample(geometry.to_mm(index))

    return sampled


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
