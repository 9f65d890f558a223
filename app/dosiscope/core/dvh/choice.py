"""What a user may choose about DVHs, and how far a structure can follow the choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dose import DoseUnits
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.solids.end_rule import EndRule

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.engine import DvhOptions
    from dosiscope.core.solids.solid import Solid

# Splines pay for targets of a few dose samples a side; beyond, trilinear is as good.
_MOST_SAMPLES = 40_000


@dataclass(frozen=True, slots=True)
class DvhChoice:
    """How DVHs are to be made; the default is what most planning systems do.

    Attributes
    ----------
    end_rule
        How far on-slice structures reach beyond their first and last contour.
    smooth
        Let the area run as a cubic through the contours; ends are then tapered.
    cubic_dose
        Interpolate the dose by cubic splines for structures small enough.
    """

    end_rule: EndRule = EndRule.HALF_SLICE
    smooth: bool = False
    cubic_dose: bool = False

    @property
    def solid_rule(self) -> EndRule:
        """The end rule that solids are built by."""
        return EndRule.TAPERED if self.smooth else self.end_rule

    def options_for(self, solid: Solid, dose: Dose) -> DvhOptions:
        """Return what of the choice makes sense for a structure.

        Off-slice ends are data: they are neither tapered nor smoothed.
        """
        from dosiscope.core.dvh.engine import DvhOptions

        return DvhOptions(
            smooth=self.smooth and solid.end_rule is EndRule.TAPERED,
            cubic_dose=self.cubic_dose and _is_small(solid, dose),
        )


DEFAULT_CHOICE = DvhChoice()


def compute_chosen(
    solid: Solid, dose: Dose, *, name: str = "", choice: DvhChoice = DEFAULT_CHOICE
) -> Dvh:
    """Compute a DVH as chosen; what does not apply to a structure is named.

    Raises
    ------
    NotEvaluableError
        The dose is not in Gy, and as `dosiscope.core.dvh.engine.compute_dvh`.
    """
    from dosiscope.core.dvh.engine import compute_dvh

    if dose.units is DoseUnits.NOT_STATED:
        raise NotEvaluableError(tr("the unit of the dose is not stated: no DVH"))
    if not dose.is_gray:
        raise NotEvaluableError(
            tr("the dose is {unit}, not in Gy: no DVH", unit=dose.unit_text)
        )
    options = choice.options_for(solid, dose)
    dvh = compute_dvh(solid, dose, name=name, options=options)
    notes = {}
    if choice.cubic_dose and not options.cubic_dose:
        notes["dose"] = tr(
            "{method} (too large for cubic splines)", method=dvh.method["dose"]
        )
    if choice.smooth and not options.smooth:
        notes["between contours"] = tr(
            "{method} (not smoothed)", method=dvh.method["between contours"]
        )
    return replace(dvh, method={**dvh.method, **notes}) if notes else dvh


def chosen_volume(solid: Solid, choice: DvhChoice) -> float:
    """Return the volume of a solid as the choice makes it, cc."""
    if choice.smooth and solid.end_rule is EndRule.TAPERED:
        from dosiscope.core.dvh.smooth import smooth_solid

        return smooth_solid(solid).volume_cc
    return solid.volume_cc


def _is_small(solid: Solid, dose: Dose) -> bool:
    extent = solid.extent
    if extent is None or min(dose.geometry.shape) < 2:
        return False
    down, across = dose.geometry.spacing
    plane = float(np.abs(np.diff(dose.geometry.z)).min())
    samples = 1.0
    # rows and columns may run along either axis: the finer spacing is on the safe side
    steps = (min(down, across), min(down, across), plane)
    for low, high, step in zip(extent[:3], extent[3:], steps, strict=True):
        samples *= (high - low) / step + 1
    return samples <= _MOST_SAMPLES
