"""What is at a point: the value of the pixel, the dose, and the ROIs around it."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from dosiscope.core.solids.inside import rois_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """What is at a point.

    Attributes
    ----------
    at
        The point (x, y, z), mm.
    pixel
        The value of the images, of whichever kind they are; None where there is none.
    dose
        In the unit of the dose; None outside its grid, and without a dose.
    inside
        The names of the ROIs that it lies in.
    """

    at: tuple[float, float, float]
    pixel: float | None
    dose: float | None
    inside: tuple[str, ...]


def probed(
    case: Case, at: tuple[float, float, float], measured: Mapping[int, Measured]
) -> Probed:
    """Return what is at a point, given the solids as `measure_solids` returns them."""
    solids = {n: one.solid for n, one in measured.items() if one.solid is not None}
    rois = case.structure_set.rois if case.structure_set else ()
    return Probed(
        at=at,
        pixel=_number(case.ct.sample(at)) if case.ct else None,
        dose=_number(case.doses[0].sample(at)) if case.doses else None,
        inside=tuple(roi.shown_name for roi in rois_at(at, rois, solids)),
    )


def _number(sampled: NDArray[np.float64]) -> float | None:
    value = float(sampled)
    return None if isnan(value) else value
