"""What a solid receives, counted point by point: independent of the DVH engine.

Between two sections a point counts by the share of the sections that hold it, as the
area runs linearly (`Span`); the dose is trilinear, as scipy has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import map_coordinates

from dosiscope.core.polygons.rings import Inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]

_COARSE = 0.4  # mm
# Steps across the columns and rows, as parts of the step: in no ratio to any outline.
_ACROSS = (1.0317, 1.0713)


@dataclass(frozen=True)
class Counted:
    """A solid in a dose, as points tell of it."""

    solid: Solid
    dose: Dose

    def dose_at_volume(self, cubic_mm: float, step: float) -> float:
        """Return the dose that so much of the solid receives at least.

        Parameters
        ----------
        step
            Distance of the points, mm, within the box of all that receives about as
            much.
        """
        places, doses, weights = self._coarse
        # half as much again, and the points that a surface may cost
        least = _dose_at(doses, weights, 1.5 * cubic_mm + 30 * _COARSE**3)
        hot = places[doses >= least]
        low = np.maximum(hot.min(axis=0) - 1.5 * _COARSE, self._everywhere[:3])
        high = np.minimum(hot.max(axis=0) + 1.5 * _COARSE, self._everywhere[3:])
        found_doses, found_weights = [], []
        for some, weight in _points(self.solid, np.concatenate([low, high]), step):
            values = self._sampled(some)
            kept = values >= least
            found_doses.append(values[kept])
            found_weights.append(weight[kept])
        values, weight = np.concatenate(found_doses), np.concatenate(found_weights)
        return _dose_at(values, weight, cubic_mm)

    @cached_property
    def _everywhere(self) -> Floats:
        assert self.solid.extent is not None
        return np.array(self.solid.extent)

    @cached_property
    def _coarse(self) -> tuple[Floats, Floats, Floats]:
        """Points everywhere: places (n, 3), doses and what each counts (n,), mm^3."""
        found = list(_points(self.solid, self._everywhere, _COARSE))
        places, weights = (np.concatenate(part) for part in zip(*found, strict=True))
        return places, self._sampled(places), weights

    def _sampled(self, places: Floats) -> Floats:
        """Return the dose at places, which lie within its grid."""
        at = self.dose.geometry.to_index(places).T
        found: Floats = map_coordinates(self._stored, at, order=1, cval=np.nan)
        return found * self.dose.scaling

    @cached_property
    def _stored(self) -> Floats:
        return self.dose.stored.astype(np.float64)


def _points(solid: Solid, box: Floats, step: float) -> Iterator[tuple[Floats, Floats]]:
    """Yield points within a box and what each counts, mm^3, level by level."""
    across, down = (step * part for part in _ACROSS)
    x = np.arange(box[0] + across / 2, box[3], across)
    y = np.arange(box[1] + down / 2, box[4], down)
    xy = np.stack([axis.ravel() for axis in np.meshgrid(x, y)], axis=1)
    inside: dict[int, NDArray[np.bool_]] = {}
    for span in solid.spans:
        low, high = max(span.low, box[2]), min(span.high, box[5])
        if high <= low:
            continue
        for n in {span.lower, span.upper} - inside.keys():
            inside[n] = Inside(solid.sections[n].polygons).points(xy)
        ends = inside[span.lower], inside[span.upper]
        either = np.flatnonzero(ends[0] | ends[1])
        lower, upper, over = ends[0][either], ends[1][either], xy[either]
        levels = int(np.ceil((high - low) / step))  # whole ones: no layer counts twice
        height = (high - low) / levels
        for z in low + height * (np.arange(levels) + 0.5):
            part = (z - span.low) / (span.high - span.low)
            t = span.t_low + part * (span.t_high - span.t_low)
            share = (1 - t) * lower + t * upper
            held = np.flatnonzero(share > 0)
            points = np.column_stack([over[held], np.full(len(held), z)])
            yield points, share[held] * (height * across * down)


def _dose_at(doses: Floats, weights: Floats, cubic_mm: float) -> float:
    order = np.argsort(-doses)
    return float(np.interp(cubic_mm, np.cumsum(weights[order]), doses[order]))
