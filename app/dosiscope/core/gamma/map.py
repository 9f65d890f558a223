"""What a gamma is: a value at every point of the reference dose, and their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.text import counted, grouped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.field import Field, Place
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.geometry import Geometry

#: Up to where gamma is sought.  Where it is more, the map has this: "2 or more".
SOUGHT: Final = 2.0
#: Ends of the bins of a histogram.
EDGES: Final = tuple(n / 20 for n in range(41))
#: What a label may say of a pass rate; no verdict of one plan against another.
TG_218: Final = tr(
    "limits of AAPM TG-218 (95 % tolerance, 90 % action at 3 %/2 mm, global, threshold "
    "10 %) are for measurements of a delivery, not for one plan against another"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GammaNumbers:
    """What some points come to.

    Attributes
    ----------
    points
        How many have a reference dose above the threshold.
    not_evaluated
        Those of them at which the evaluated dose has no data; they are in none of the
        other numbers.
    passed
        How many have a gamma of 1 at most.
    mean, maximum, maximum_at
        Of those that were evaluated, None where none was; gamma above `SOUGHT` counts
        as that, and ``maximum_at`` is the first point that has the maximum, mm.
    histogram
        How many lie between two of `EDGES`, the upper one included, the first bin 0
        too: so those that passed are the bins up to 1.
    """

    points: int
    not_evaluated: int
    passed: int
    mean: float | None
    maximum: float | None
    maximum_at: Place | None
    histogram: tuple[int, ...]

    @property
    def evaluated(self) -> int:
        """How many have a gamma."""
        return self.points - self.not_evaluated

    @property
    def pass_percent(self) -> float | None:
        """Of those evaluated that passed, %; None where none was evaluated."""
        return 100 * self.passed / self.evaluated if self.evaluated else None

    @property
    def is_beyond(self) -> bool:
        """Whether the maximum is `SOUGHT` or more, and the mean so at least."""
        return self.maximum is not None and self.maximum >= SOUGHT

    @property
    def remark(self) -> str:
        """What was not evaluated and why; "" if all was."""
        if not self.not_evaluated:
            return ""
        return tr(
            "{n} of {points} not evaluated: the evaluated dose has no data there",
            n=grouped(self.not_evaluated),
            points=counted(self.points, "point"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GammaMap:
    """Gamma of an evaluated dose at the samples of a reference dose.

    Attributes
    ----------
    field
        Gamma on the grid of the reference dose, `SOUGHT` at most, NaN where there is
        no point or the evaluated dose has no data.
    criteria
        What it was asked with.
    normalisation
        The dose that is 100 %, in ``unit``.
    unit
        Of both doses.
    reference_key
        `Dose.key` of the reference dose.
    without_data
        Number in the grid, flat, of every point at which the evaluated dose has no
        data, shape (n,).
    numbers
        Of all points.
    """

    field: Field
    criteria: GammaCriteria
    normalisation: float
    unit: str
    reference_key: str
    without_data: NDArray[np.int64]
    numbers: GammaNumbers

    @property
    def pass_percent(self) -> float | None:
        """Of the points evaluated that passed, %."""
        return self.numbers.pass_percent

    @property
    def text(self) -> str:
        """Its criteria for pictures and files, with the dose that is 100 %."""
        return self.criteria.text(self.normalisation, self.unit)


def numbers_of(
    gamma: NDArray[np.floating],
    samples: NDArray[np.int64],
    geometry: Geometry,
    not_evaluated: int,
) -> GammaNumbers:
    """Return the numbers of points.

    Parameters
    ----------
    gamma
        Of those that were evaluated, shape (n,).
    samples
        Which of the grid they are, flat, shape (n,).
    geometry
        Of the grid.
    not_evaluated
        How many were not, besides.
    """
    count = len(gamma)
    at = None
    if count:
        highest = np.unravel_index(samples[int(gamma.argmax())], geometry.shape)
        x, y, z = (float(v) for v in geometry.to_mm(np.array(highest)))
        at = (x, y, z)
    return GammaNumbers(
        points=count + not_evaluated,
        not_evaluated=not_evaluated,
        passed=int(np.count_nonzero(gamma <= 1)),
        mean=float(gamma.mean(dtype=np.float64)) if count else None,
        maximum=float(gamma.max()) if count else None,
        maximum_at=at,
        histogram=_histogram(gamma),
    )


def _histogram(gamma: NDArray[np.floating]) -> tuple[int, ...]:
    bins = len(EDGES) - 1
    at = np.searchsorted(EDGES, gamma, "left") - 1
    counts = np.bincount(np.clip(at, 0, bins - 1), minlength=bins)
    return tuple(int(n) for n in counts)
