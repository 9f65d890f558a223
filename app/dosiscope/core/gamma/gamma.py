"""Gamma of one dose against another (Low et al. 1998), after Ju et al. 2008.

Geometric: the distance from a point of the reference dose to the evaluated dose, taken
as what it is between its samples, trilinear.  No parameter says how finely to look.
"""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose_likeness import refuse_unlike
from dosiscope.core.effort import spend, stoppable
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.field import Field
from dosiscope.core.gamma.evaluated import EvaluatedDose
from dosiscope.core.gamma.map import SOUGHT, GammaMap, numbers_of
from dosiscope.core.gamma.nearest import Points, search_around, search_beyond
from dosiscope.core.language import tr
from dosiscope.core.processors import processors
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.progress import Steps

    Array = NDArray[np.float64]
    Indices = NDArray[np.int64]

# Points at once: what they need fits next to the processor.
_AT_ONCE: Final = 16_384
_THREADS: Final = 4  # at most
_LOOK_S: Final = 0.1  # how often it is looked whether anybody waits
# The least dose that counts as 1, in parts of the normalisation: local criteria where
# the dose is 0.
_LEAST_UNIT: Final = 1e-9


def gamma(reference: Dose, evaluated: Dose, criteria: GammaCriteria) -> Steps[GammaMap]:
    """Work out gamma at the samples of the reference dose; return the map.

    Raises
    ------
    NotEvaluableError
        The doses do not compare (`refuse_unlike`), are differences, or there is no
        point with both.
    """
    what = tr("no gamma")
    refuse_unlike(
        (reference, evaluated), what, (tr("the reference"), tr("the evaluated"))
    )
    if any(dose.made and dose.made.is_difference for dose in (reference, evaluated)):
        raise NotEvaluableError(
            tr("no gamma: a difference of doses is no dose to compare")
        )
    normalisation = criteria.normalisation_of(reference)
    if not normalisation > 0:
        raise NotEvaluableError(tr("no gamma: the reference dose is zero everywhere"))
    work = _Work(reference, evaluated, criteria, normalisation)
    yield from work.steps()
    return work.result()


class _Work:
    """One gamma that is being worked out."""

    def __init__(
        self, reference: Dose, evaluated: Dose, criteria: GammaCriteria, whole: float
    ) -> None:
        self._reference, self._evaluated = reference, evaluated
        self._criteria, self._whole = criteria, whole
        values = reference.values().ravel()
        threshold = criteria.threshold_percent / 100 * whole
        with np.errstate(invalid="ignore"):
            self._samples = np.flatnonzero(values >= threshold)
        if not len(self._samples):
            raise NotEvaluableError(
                tr("no gamma: the reference dose is nowhere at the threshold")
            )
        self._dose = values[self._samples]
        self._gamma = np.full(len(self._samples), np.nan, np.float32)
        self._cells = EvaluatedDose(evaluated)
        self._cells.gather_around(SOUGHT * criteria.mm)
        self._is_stopped = False

    def steps(self) -> Steps[None]:
        """Do it, by parts."""
        parts = [slice(n, n + _AT_ONCE) for n in range(0, len(self._samples), _AT_ONCE)]
        what = tr("gamma")
        yield Progress(0, len(parts), what)
        pool = ThreadPoolExecutor(min(processors(), _THREADS))
        try:
            running = {pool.submit(self._part, part) for part in parts}
            while running:
                ready, running = wait(running, _LOOK_S, FIRST_COMPLETED)
                spend()  # a stop is noticed while nothing gets ready
                for future in ready:
                    future.result()
                if ready:
                    yield Progress(len(parts) - len(running), len(parts), what)
        finally:
            self._is_stopped = True
            pool.shutdown(cancel_futures=True)

    def _part(self, part: slice) -> None:
        with stoppable(lambda: self._is_stopped):
            self._search(part)

    def _search(self, part: slice) -> None:
        spend()
        geometry = self._reference.geometry
        index = np.stack(np.unravel_index(self._samples[part], geometry.shape), -1)
        places, there = self._cells.locate(geometry.to_mm(index))
        known = np.flatnonzero(~np.isnan(there))
        dose = self._dose[part][known]
        unit = 1 / self._counts_as_one(dose)
        places = places[:, known]
        best = np.minimum(((there[known] - dose) * unit) ** 2, SOUGHT**2)
        points = Points(
            places=places,
            cells=self._cells.cells_at(places),
            dose=dose,
            unit=unit,
            best=best,
        )
        mm = self._criteria.mm
        beyond = search_around(self._cells, points, mm)
        if len(beyond):
            rest = points.some(beyond)
            search_beyond(self._cells, rest, mm)
            points.best[beyond] = rest.best
        found = np.full(len(there), np.nan)
        found[known] = np.sqrt(points.best)
        self._gamma[part] = found

    def _counts_as_one(self, dose: Array) -> Array:
        """Return the difference of dose that counts as 1 at points."""
        criteria, whole = self._criteria, self._whole
        of = np.abs(dose) if criteria.is_local else np.full(len(dose), whole)
        return np.maximum(criteria.percent / 100 * of, _LEAST_UNIT * whole)

    def result(self) -> GammaMap:
        """Return the map once it is done."""
        geometry = self._reference.geometry
        known = ~np.isnan(self._gamma)
        if not known.any():
            raise NotEvaluableError(
                tr(
                    "no gamma: the evaluated dose has no data at any point of the "
                    "reference dose"
                )
            )
        values = np.full(geometry.shape, np.nan, np.float32)
        values.ravel()[self._samples] = self._gamma
        without = self._samples[~known]
        return GammaMap(
            field=Field(geometry=geometry, stored=values),
            criteria=self._criteria,
            normalisation=self._whole,
            unit=self._reference.unit_text,
            reference_key=self._reference.key,
            without_data=without,
            numbers=numbers_of(
                self._gamma[known], self._samples[known], geometry, len(without)
            ),
        )
