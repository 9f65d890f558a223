"""How a beam goes on from control point to control point, for a strip below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.text import number_text, trimmed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plan import Beam

_CUMULATED: Final = "accent"
_RATE: Final = "caution"
_ENERGY: Final = "good"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Course:
    """What is drawn over the control points of a beam.

    Attributes
    ----------
    beam
        The beam.
    cumulated
        Meterset delivered until each control point, shape (points,); None where the
        beam states none, with NaN where a point states none.
    steps
        Meterset between each control point and the next, shape (points - 1,).
    further
        What else changes along: its name with its range, role of its colour, values of
        shape (points,) as shares of the height.
    """

    beam: Beam
    cumulated: NDArray[np.float64] | None
    steps: NDArray[np.float64] | None
    further: tuple[tuple[str, str, NDArray[np.float64]], ...]

    @property
    def points(self) -> int:
        """How many control points there are."""
        return 0 if self.beam.points is None else len(self.beam.points)

    @property
    def names(self) -> list[tuple[str, str]]:
        """What is drawn, with its unit or its range, and the role of its colour."""
        unit = self.beam.meterset_unit
        names = []
        if self.cumulated is not None:
            names.append((tr("{unit} so far", unit=unit), _CUMULATED))
        if self.steps is not None and len(self.steps):
            most = number_text(float(np.nanmax(self.steps, initial=0.0)), 2)
            names.append(
                (tr("to the next point, ≤ {most} {unit}", most=most, unit=unit), "")
            )
        names += [(name, role) for name, role, _ in self.further]
        return names


def course_of(beam: Beam) -> Course | None:
    """Return how a beam goes on; None where it has not two control points."""
    points = beam.points
    if points is None or len(points) < 2:
        return None
    cumulated = beam.metersets
    steps = None
    if cumulated is not None:
        if np.isnan(cumulated).all():
            cumulated = None
        else:
            steps = np.diff(cumulated)
    further = []
    rate = _share(points.dose_rates)
    if rate is not None:
        ends, share = rate
        further.append((f"{ends} {beam.meterset_unit}/min", _RATE, share))
    if np.unique(points.energies[~np.isnan(points.energies)]).size > 1:
        energy = _share(points.energies)
        if energy is not None:
            ends, share = energy
            further.append((f"{ends} {beam.energy_unit}", _ENERGY, share))
    return Course(beam=beam, cumulated=cumulated, steps=steps, further=tuple(further))


def _share(
    values: NDArray[np.float64],
) -> tuple[str, NDArray[np.float64]] | None:
    """Return the range of values in words, and values as shares of their largest."""
    if np.isnan(values).all():
        return None
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    if high <= 0:
        return None
    ends = (
        trimmed(high, 1)
        if low == high
        else tr("{first} to {last}", first=trimmed(low, 1), last=trimmed(high, 1))
    )
    return ends, values / high
