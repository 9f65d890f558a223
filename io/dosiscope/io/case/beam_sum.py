"""Whether the doses of the beams of a plan add up to its dose, where all are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.beam_doses import checking_beams, dose_of_whole, doses_of_all_beams
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.progress import finish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.plan import Plan

# Samples of all grids together: so many take less than half a second.  Of more it is
# told when the sum is asked for.
_MOST: Final = 50_000_000


def check_beam_sum(plan: Plan | None, doses: Sequence[Dose]) -> list[Finding]:
    """Return how far the sum of all beams is from the dose of the plan (SUM-01).

    Only where all have the same samples: what is interpolated differs by more than the
    steps of the files.
    """
    if plan is None:
        return []
    try:
        beams = doses_of_all_beams(plan, doses)
        whole = dose_of_whole(plan, doses, beams[0].type)
        if whole is None or not _is_plain(whole, beams):
            return []
        return [finish(checking_beams(plan, whole, beams)).finding]
    except NotEvaluableError:
        return []


def _is_plain(whole: Dose, beams: Sequence[Dose]) -> bool:
    grid = whole.geometry
    return whole.stored.size * (1 + len(beams)) <= _MOST and all(
        one.geometry.has_same_samples(grid) for one in beams
    )
