"""What holds at the control points of a beam, each as one row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.beams.aperture import bounds_of
from dosiscope.core.beams.eye import eye_of
from dosiscope.core.errors import NotEvaluableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.beams.aperture import Jaws, Leaves
    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.plan import Beam, Plan


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PointRow:
    """A control point of a beam; None is what is not stated, or does not follow.

    Attributes
    ----------
    index
        From 0.
    weight
        Cumulative Meterset Weight; ``meterset`` is the same in the beam's unit.
    gantry, collimator, couch
        Degrees.
    energy, rate, skin_distance, snout
        Nominal energy in the beam's unit, meterset a minute, mm, mm.
    wedges
        IN or OUT by Wedge Number.
    eye
        The view from the source; where there is none, ``withheld`` is the reason.
    isocentre
        Of the patient, mm.
    jaws, leaves
        Those of which it is known where they stand.
    not_shaped
        What is missing to tell what they leave open, clauses; "" for nothing.
    seen
        x, y of the point that is asked for in the beam's eye, mm on the isocentre
        plane.
    """

    index: int
    weight: float | None
    meterset: float | None
    gantry: float | None
    collimator: float | None
    couch: float | None
    energy: float | None
    rate: float | None
    skin_distance: float | None
    snout: float | None
    wedges: Mapping[int | None, str]
    eye: BeamsEye | None
    withheld: str
    isocentre: tuple[float, float, float] | None
    jaws: Jaws
    leaves: tuple[Leaves, ...]
    not_shaped: str
    seen: tuple[float, float] | None


def point_rows(
    plan: Plan, beam: Beam, at: Sequence[float] | None = None
) -> Iterator[PointRow]:
    """Yield the control points of a beam in order.

    Parameters
    ----------
    at
        A point of the patient, mm, that is looked for in the beam's eye.
    """
    points = beam.points
    if points is None:
        return
    metersets = beam.metersets
    for n in range(len(points)):
        eye, withheld = _eye(plan, beam, n)
        bounds = bounds_of(beam, n)
        yield PointRow(
            index=n,
            weight=_stated(points.weights, n),
            meterset=None if metersets is None else _stated(metersets, n),
            gantry=_stated(points.gantry, n),
            collimator=_stated(points.collimator, n),
            couch=_stated(points.couch, n),
            energy=_stated(points.energies, n),
            rate=_stated(points.dose_rates, n),
            skin_distance=_stated(points.skin_distances, n),
            snout=_stated(points.snout_positions, n),
            wedges={number: held[n] for number, held in points.wedge_positions.items()},
            eye=eye,
            withheld=withheld,
            isocentre=_place(points.isocentres[n]),
            jaws=bounds.jaws,
            leaves=bounds.leaves,
            not_shaped="; ".join(bounds.reasons),
            seen=None if eye is None or at is None else _seen(eye, at),
        )


def _stated(values: NDArray[np.float64], n: int) -> float | None:
    value = float(values[n])
    return None if np.isnan(value) else value


def _place(values: NDArray[np.float64]) -> tuple[float, float, float] | None:
    x, y, z = values.tolist()
    return None if np.isnan(values).any() else (x, y, z)


def _eye(plan: Plan, beam: Beam, n: int) -> tuple[BeamsEye | None, str]:
    try:
        return eye_of(plan, beam, n), ""
    except NotEvaluableError as error:
        return None, str(error)


def _seen(eye: BeamsEye, at: Sequence[float]) -> tuple[float, float] | None:
    """Return where a point is seen; None where it is at the source or behind it."""
    x, y = eye.project(at)[0].tolist()
    return None if np.isnan(x) else (x, y)
