"""The spots of an ion beam, energy by energy (PS3.3 C.8.8.25).

Control points come in pairs of one energy: the first gives every spot the meterset
that it has when the second is reached, which states none. So the weights of a control
point are delivered between it and the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam

_ROUNDED: Final = 1e-4  # share of the final weight: single precision of many spots
_SAME_MM: Final = 0.005  # spots that are one in the sum over energies


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpotLayer:
    """The spots that are delivered between one control point and the next.

    Attributes
    ----------
    point
        Index of the control point that states their weights.
    energy
        Nominal, in the unit of the beam; None where not stated.
    positions
        x, y in the IEC gantry system on the isocentre plane, shape (spots, 2), mm.
    weights
        Meterset weights, shape (spots,).
    metersets
        The same in the unit of the beam's meterset; None where that is not stated.
    tune, size, paintings
        As `core.delivery.Spots` has them.
    """

    point: int
    energy: float | None
    positions: NDArray[np.float64]
    weights: NDArray[np.float64]
    metersets: NDArray[np.float64] | None
    tune: str = ""
    size: tuple[float, float] | None = None
    paintings: int | None = None

    @property
    def weight(self) -> float:
        """The weight of all its spots."""
        return float(self.weights.sum())


def is_scanned(beam: Beam) -> bool:
    """Whether a beam is said to be scanned, or states spots."""
    has_spots = beam.points is not None and any(beam.points.spots)
    return has_spots or beam.scan_mode not in ("", "NONE")


def _steps(points: ControlPoints) -> NDArray[np.float64]:
    """Return what the weight grows by from each control point to the next, (points,).

    0 of the last; NaN where it is not known.
    """
    found: NDArray[np.float64] = np.diff(points.weights, append=points.weights[-1:])
    return found


def spot_layers(beam: Beam) -> tuple[SpotLayer, ...]:
    """Return the layers of a beam in the order of delivery.

    A control point whose weights are all 0 ends a layer and is none; nor is one without
    spots up to the next of which no meterset is delivered.

    Raises
    ------
    NotEvaluableError
        The beam states no spots, or those of a control point cannot be used.
    """
    points = beam.points
    if points is None or not any(points.spots):
        if not is_scanned(beam):
            raise NotEvaluableError(tr("the beam states no spots"))
        raise NotEvaluableError(
            tr("the beam states no spots; its scan mode is {mode}", mode=beam.scan_mode)
        )
    steps = _steps(points)
    meterset, final = beam.meterset, beam.final_weight
    per_weight = meterset / final if meterset is not None and final else None
    layers = []
    for n, spots in enumerate(points.spots):
        if spots is None:
            if steps[n] == 0:
                continue
            raise NotEvaluableError(
                tr(
                    "the spots of control point {point} are not stated or cannot be "
                    "used",
                    point=n,
                )
            )
        if not (spots.weights != 0).any():
            continue
        energy = float(points.energies[n])
        layers.append(
            SpotLayer(
                point=n,
                energy=None if np.isnan(energy) else energy,
                positions=spots.positions,
                weights=spots.weights,
                metersets=None if per_weight is None else spots.weights * per_weight,
                tune=spots.tune,
                size=spots.size,
                paintings=spots.paintings,
            )
        )
    return tuple(layers)


def all_spots(
    layers: tuple[SpotLayer, ...],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the spots of all layers, those of one place added up.

    Returns
    -------
    positions
        Shape (places, 2), mm, from bottom to top, then left to right.
    weights
        Sum of the meterset weights there, shape (places,).
    """
    if not layers:
        return np.empty((0, 2)), np.empty(0)
    positions = np.concatenate([layer.positions for layer in layers])
    weights = np.concatenate([layer.weights for layer in layers])
    cells = np.round(positions / _SAME_MM).astype(np.int64)
    _, first, place = np.unique(
        cells[:, ::-1], axis=0, return_index=True, return_inverse=True
    )
    place = place.reshape(-1)
    sums = np.zeros(len(first))
    np.add.at(sums, place, weights)
    return positions[first], sums


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotSum:
    """What the spots of a part of a beam add up to, and what they should.

    ``point`` is the control point that states them; None: all of the beam.
    """

    point: int | None
    found: float
    expected: float


def wrong_sum(beam: Beam) -> SpotSum | None:
    """Return the first sum of spots that is not what the beam states; None: all are.

    The sum at a control point is what its cumulative weight grows by up to the next;
    all sum up to the final weight. Rounding of single precision numbers is none.
    """
    points, final = beam.points, beam.final_weight
    if points is None or not any(points.spots) or not final:
        return None
    steps = _steps(points)
    unknown = np.where(steps == 0, 0.0, np.nan)
    sums = np.array(
        [
            unknown[n] if one is None else float(one.weights.sum())
            for n, one in enumerate(points.spots)
        ]
    )
    least = _ROUNDED * abs(final)
    wrong = np.flatnonzero(np.abs(sums - steps) > least)  # never where one is unknown
    total = float(np.nansum(sums))
    if abs(total - final) > least and not np.isnan(sums).any():
        return SpotSum(point=None, found=total, expected=final)
    if len(wrong):
        n = int(wrong[0])
        return SpotSum(point=n, found=float(sums[n]), expected=float(steps[n]))
    return None
