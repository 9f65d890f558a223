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
    pixel, is_hounsfield
        The value of the images, None where there is none; whether it is HU.
    dose, is_gray
        In the unit of the dose, None outside its grid; whether that is gray.
    inside
        The names of the ROIs that it lies in.
    """

    at: tuple[float, float, float]
    pixel: float | None
    is_hounsfield: bool
    dose: float | None
    is_gray: bool
    inside: tuple[str, ...]

    @property
    def hu(self) -> float | None:
        """The value of the pixel in Hounsfield units; None for that of other images."""
        return self.pixel if self.is_hounsfield else None

    @property
    def image_value(self) -> float | None:
        """The value of the pixel of other images; None where `hu` is meant."""
        return None if self.is_hounsfield else self.pixel

    @property
    def dose_gy(self) -> float | None:
        """The dose in gray; None for one in another unit."""
        return self.dose if self.is_gray else None


def probed(
    case: Case, at: tuple[float, float, float], measured: Mapping[int, Measured]
) -> Probed:
    """Return what is at a point, given the solids as `measure_solids` returns them."""
    solids = {n: one.solid for n, one in measured.items() if one.solid is not None}
    rois = case.structure_set.rois if case.structure_set else ()
    ct, dose = case.ct, case.doses[0] if case.doses else None
    return Probed(
        at=at,
        pixel=_number(ct.sample(at)) if ct else None,
        is_hounsfield=ct is None or ct.is_hounsfield,
        dose=_number(dose.sample(at)) if dose else None,
        is_gray=dose is not None and dose.is_gray,
        inside=tuple(roi.shown_name for roi in rois_at(at, rois, solids)),
    )


def _number(sampled: NDArray[np.float64]) -> float | None:
    value = float(sampled)
    return None if isnan(value) else value
