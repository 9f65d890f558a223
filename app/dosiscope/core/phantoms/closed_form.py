"""A closed form as a DVH, so that metrics are read off it as off any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from dosiscope.core.phantoms.analytic import Truth


@dataclass(frozen=True, slots=True, eq=False)
class ClosedFormDvh(Dvh):
    """A DVH that is read off its closed form, and not off a curve."""

    truth: Truth | None = None

    def dose_at_fraction(self, fraction: float) -> float:
        """Dose that at least this fraction (0..1) of the volume receives, Gy."""
        assert self.truth is not None
        return self.truth.dose_at_fraction(fraction)

    def volume_at_dose(self, dose: float) -> float:
        """Volume that receives at least this dose, cc."""
        assert self.truth is not None
        return float(self.truth.volume_at_dose(dose))


def closed_form_dvh(truth: Truth) -> ClosedFormDvh:
    """Return the DVH of a shape in a linear dose."""
    return ClosedFormDvh(
        roi_numbers=(),
        name=tr("closed form"),
        source=DvhSource.COMPUTED,
        dose=np.array([0.0, truth.minimum, truth.maximum]),
        volume=np.array([truth.volume_cc, truth.volume_cc, 0.0]),
        dose_unit="Gy",
        volume_unit="cc",
        volume_cc=truth.volume_cc,
        covered_cc=truth.volume_cc,
        minimum=truth.minimum,
        maximum=truth.maximum,
        mean=truth.mean,
        truth=truth,
    )
