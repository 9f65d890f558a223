"""Measures ROIs in a dose for a verb, with a bar: DVHs, with what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import run_watched
from dosiscope.app.measured_rois import results_steps, solids_steps
from dosiscope.core.dvh.choice import DEFAULT_CHOICE, DvhChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.isodose import Reference
    from dosiscope.core.structures import Roi


def measured_rois(
    case: Case,
    dose: Dose,
    rois: Sequence[Roi],
    reference: Reference | None,
    *,
    choice: DvhChoice = DEFAULT_CHOICE,
    with_band: bool = True,
) -> list[DvhResult]:
    """Return the DVHs of ROIs of a case, with their bands, or why there is none."""
    measured = run_watched(solids_steps(case, rois, choice))
    steps = results_steps(
        case, dose, rois, measured, reference, choice=choice, with_band=with_band
    )
    return run_watched(steps)
