"""ROIs measured in a dose as verbs do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.measured_rois import results_steps, solids_steps
from dosiscope.core.progress import finish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.isodose import Reference
    from dosiscope.core.structures import Roi


def measured_rois(
    case: Case, dose: Dose, rois: Sequence[Roi], reference: Reference | None
) -> list[DvhResult]:
    """The DVHs of ROIs of a case, with their bands, or why there is none."""
    measured = finish(solids_steps(case, rois))
    return finish(results_steps(case, dose, rois, measured, reference))
